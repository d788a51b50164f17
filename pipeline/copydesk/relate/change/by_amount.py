"""Percentages of a change whose amount another sentence tells, beside the only level of the same currency.

    They will receive 77p more, or 6.7%, bringing them up to £12.21. ... The rate is now £11.44.
    The council agreed to cut the grant by £120,000. ... A 20% cut was impossible. ... It has received £600,000 a year.
    Owners saw $18,000 wiped from a home. ... The 2.6 per cent fall took the price to $674,000.

Claims of kind "change" with the roles percent and difference, and base or result; cue ``link`` is the percentage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.interval import ZERO
from copydesk.records import Claim, Money
from copydesk.relate.change import definite, lead
from copydesk.relate.change.draft import major
from copydesk.relate.change.move import Change
from copydesk.relate.sheet import Figure, Sheet

_BACK, _AHEAD = 4, 2  # sentences around the percentage in which amount and level stand
_LEAST, _MOST = Decimal("0.003"), Decimal("0.9")  # of the level, that a change is
_TAKEN = frozenset("wiped knocked shaved stripped added lopped".split())
_OTHER = frozenset("not would could might if forecast expected target average".split())
_TWO = 2


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each such percentage, without ids."""
    for change in changes:
        size = change.roles.get("percent")
        if size is None or not change.roles.keys() <= {"percent", "difference"} or size.quantity.kind != "percent":
            continue
        roles = _roles(sheet, change, size)
        if roles is not None:
            cues = change.cues | {"link": sheet.words(size.first, size.last)}
            made = sheet.claim("change", roles, cues=cues, subject=change.subject, explicit=False)
            yield made.model_copy(update={"direction": change.direction})


def _roles(sheet: Sheet, change: Change, size: Figure) -> dict[str, Figure] | None:
    pool = _pool(sheet, size)
    told = change.roles.get("difference")
    if told is not None:
        pair = _apart(pool, told)
        return None if pair is None else {"percent": size, "difference": told, "base": pair[0]}
    if _OTHER & {*sheet.before(size, 3)} or not (definite.points_back(sheet, size) or definite.named(sheet, size)):
        return None
    by_value = sorted({_value(f): f for f in pool}.items())
    if len(by_value) != _TWO or not _LEAST * by_value[1][0] < by_value[0][0] < _MOST * by_value[1][0]:
        return None
    amount, level = by_value[0][1], by_value[1][1]
    if not _is_amount(sheet, change, amount) or amount.first > size.first:
        return None
    role = "result" if lead.read(sheet, level).tie == "to" else "base"
    return {"percent": size, "difference": amount, role: level}


def _pool(sheet: Sheet, size: Figure) -> list[Figure]:
    """The amounts of money around the percentage, where all are in one currency."""
    near = range(size.sentence - _BACK, size.sentence + _AHEAD + 1)
    pool = [f for n in near for f in sheet.of_sentence.get(n, ()) if isinstance(f.quantity, Money)]
    one = len({getattr(f.quantity, "currency", None) for f in pool}) == 1
    plain = all(f.quote is None and not f.bracketed and (f.quantity.value or 0) > 0 for f in pool)
    return pool if one and plain and size.quote is None else []


def _value(figure: Figure) -> Decimal:
    """In whole units, where it is an amount of money; the amount behind it may be bare: "from £5.2m to 5.6m"."""
    quantity = figure.quantity
    return major(quantity) if isinstance(quantity, Money) else quantity.value or ZERO


def _apart(pool: Sequence[Figure], amount: Figure) -> tuple[Figure, Figure] | None:
    """The only two levels that lie so far apart."""
    levels = [f for f in pool if f is not amount]
    pairs = [
        (one, other) for one in levels for other in levels
        if _value(other) - _value(one) == _value(amount)
    ]  # fmt: skip
    return pairs[0] if len(pairs) == 1 and len(levels) == _TWO else None


def _is_amount(sheet: Sheet, change: Change, amount: Figure) -> bool:
    """Whether the amount is told as what something rose or fell by, the same way."""
    led = lead.read(sheet, amount)
    moved = led.motion is not None and led.role == "delta" and led.motion.direction == change.direction
    return moved or bool(_TAKEN & {*sheet.after(amount, 1)})
