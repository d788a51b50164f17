"""The levels of the sentence before a size that points back: "That is 7.5% more than the 2.94 million of 2013"."""

from __future__ import annotations

from decimal import Decimal

from copydesk import pen
from copydesk.relate.change import contrast
from copydesk.relate.change.draft import LEVELS, alike
from copydesk.relate.sheet import Figure, Sheet

_BACK = 2  # sentences, where the one before has no such level
_LIMIT = Decimal(5)  # times: "40 jobs" are no level beside 2.94 million people
_GIVEN = frozenset(["than", "from", "against"])


def told_before(sheet: Sheet, size: Figure, base: Figure) -> list[Figure]:
    """The levels like the base in the nearest sentence before that has any."""
    near = (sheet.of_sentence.get(size.sentence - n, ()) for n in range(1, _BACK + 1))
    for n, figures in enumerate(near):
        found = [f for f in figures if _is_level(sheet, f, base) and f.quote == size.quote]
        if found and (not n or all(contrast.same(f, base) and _near(f, base) for f in found)):
            return found
    return []


def _is_level(sheet: Sheet, figure: Figure, base: Figure) -> bool:
    if not alike(figure, base) or figure.quantity.kind not in LEVELS or _GIVEN & {*sheet.before(figure, 2)}:
        return False
    if figure.quantity.kind == "duration" and base.quantity.kind != "duration":
        return False
    counted = {figure.quantity.kind, base.quantity.kind} <= {"count", "number"}
    return not counted or _near(figure, base) or pen.scaled(figure.quantity.value, base.quantity.value)


def _near(one: Figure, other: Figure) -> bool:
    return pen.near(one.quantity.value, other.quantity.value, _LIMIT)
