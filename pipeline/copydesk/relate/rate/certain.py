"""A price, how many paid it and what that came to, each of which the article gives once: what must be meant.

    cost the county $1,134,000 ... drives 810 patients ... each patient, at $1,900 a head, came cheap
    Berths cost £22 each ... let all 1,870 berths ... the £46,200 paid in fees
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Money
from copydesk.relate.rate.afar import each, minors
from copydesk.relate.sheet import Figure, Sheet

_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_CLOSE = Decimal("1.25")  # times
_TELLING = 3  # digits of a sum that a price divides by chance but rarely
_AROUND = 6  # words around what was taken
_TAKEN = frozenset("box office gate door doors ticket tickets seats admission entry fares tolls fees".split())
_MORE = frozenset("donations gifts bar refreshments programmes raffle including plus sponsors average".split())

Pair = tuple[Figure, Figure]  # what they come to, and how many


def certain(sheet: Sheet, unit: Figure, pairs: Sequence[Pair]) -> Pair | None:
    """The only total and count that can be meant, where they make a round price or more was taken than can be."""
    near = [(t, c) for t, c in pairs if pen.near(_made(unit, t, c), t.quantity.value, _OFF)]
    if len({(t.quantity.value, c.quantity.value) for t, c in near}) != 1 or not isinstance(unit.quantity, Money):
        return None
    total, count = near[0]
    exact = all(f.quantity.approximation == "exact" for f in (unit, total, count))
    more = _MORE & {*sheet.said(unit.sentence), *sheet.said(total.sentence)}
    if not exact or more or not _is_only(sheet, unit, total):
        return None
    return near[0] if _is_round(unit, total, count) or _is_too_much(sheet, unit, total, count) else None


def _made(unit: Figure, total: Figure, count: Figure) -> Decimal:
    return (unit.quantity.value or ZERO) * (count.quantity.value or ZERO) / minors(unit, total)


def _is_only(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """Whether no other amount of the article can be the price, or what it came to."""
    code = getattr(unit.quantity, "currency", None)
    money = [f.quantity for f in sheet.plain if getattr(f.quantity, "currency", None) == code]
    values = {q.value for q in money} - {unit.quantity.value, total.quantity.value}
    return not any(pen.near(v, w, _OFF) for v in values for w in (unit.quantity.value, total.quantity.value))


def _is_round(unit: Figure, total: Figure, count: Figure) -> bool:
    """Whether the sum is just so many of a price that is as round as the one printed, and a slip away from it."""
    price, value = each(unit, total, count), unit.quantity.value
    long = len(pen.digits(total.quantity.value)) >= _TELLING and len(pen.digits(count.quantity.value)) > 1
    as_round = len(pen.digits(price)) <= len(pen.digits(value)) and pen.slip(price, value)
    return long and as_round and len(pen.digits(price)) < len(pen.digits(total.quantity.value))


def _is_too_much(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`the £46,200 paid in fees`: more than all of them paid, though not so much that it is of others."""
    around = {*sheet.before(total, _AROUND), *sheet.after(total, _AROUND)}
    value, made = total.quantity.value or ZERO, _made(unit, total, count)
    told = bool(_TAKEN & around) and sheet.before(total, 1) == ["the"] and pen.telling(value)
    return told and made < value <= made * _CLOSE
