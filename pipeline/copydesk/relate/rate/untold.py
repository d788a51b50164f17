"""A price, a number and a sum near by that only their digits tie together, with no word that says "each".

    The average animal made €1,150 ... 640 heifers ... the cheque came to €736,000
    Delegates paid $350 for a seat. With 420 guests, it raised $147,000.

Claims of kind "rate", as in `rate`: of the only two amounts of a currency near by and one number, whose product is the
sum, or that with two digits swapped or a nought lost.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim, Money
from copydesk.relate.sheet import Figure, Sheet

_BRINGS = frozenset(
    """
    come comes came raise raises raised raising bring brings brought cost costs costing bill worth total takings netted
    earned making made makes
    """.split()
)
_LEAD, _NEARBY = 6, 2  # words, sentences
_LEAST = 10  # of what is sold or paid for
_DIGITS = 3  # that two figures share by chance once in hundreds


def claims(sheet: Sheet, taken: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices that are ``taken`` (ids)."""
    for total in sheet.plain:
        if not isinstance(total.quantity, Money) or not _BRINGS & {*sheet.before(total, _LEAD)}:
            continue
        near = [f for f in sheet.plain if abs(f.sentence - total.sentence) <= _NEARBY and f is not total]
        money = [f for f in near if isinstance(f.quantity, Money)]
        counts = [f for f in near if f.quantity.kind in ("count", "number") and (f.quantity.value or ZERO) >= _LEAST]
        counts = [f for f in counts if sum(f.nouns[:1] == other.nouns[:1] != () for other in near) <= 1]  # no rivals
        told = [f for f in counts if len(money) == 1 and _is_product(money[0], f, total)]
        if len(told) == 1 and money[0].quantity.id not in taken and money[0].first < total.first:
            tie = sheet.words(total.first, total.last)
            roles = {"per_unit": money[0], "count": told[0], "total": total}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)


def _is_product(unit: Figure, count: Figure, total: Figure) -> bool:
    """Whether so many at that price come to the sum, but for two digits or a nought."""
    a, b = unit.quantity, total.quantity
    if not isinstance(a, Money) or not isinstance(b, Money) or a.currency != b.currency or a.minor != b.minor:
        return False
    if {a.approximation, b.approximation, count.quantity.approximation} - {"exact", "about"} or a.per or b.per:
        return False
    made, value = (a.value or ZERO) * (count.quantity.value or ZERO), b.value or ZERO
    printed = pen.rounded(made, b)
    telling = len(pen.digits(value)) >= _DIGITS or len(pen.digits(printed)) >= _DIGITS
    lost = pen.noughts(pen.as_coarse(made, value), value)
    return telling and (printed == value or pen.swapped(printed, value) or lost)
