"""Counts that words for all of them tell again: "got 620 results wrong ... all 620 of them would be put right"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet

_ZERO = Decimal(0)
_LEAST = 10  # of fewer a digit is a whole figure


def anaphora(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The last count before "all N of them", where N is a slip of the pen away from it."""
    for figure in sheet.plain:
        if figure.quantity.kind != "number" or sheet.before(figure, 1) != ["all"]:
            continue
        last = _last(sheet, figure) if sheet.after(figure, 2) in (["of", "them"], ["of", "those"]) else None
        if last is not None and _slipped(last, figure):
            yield telling(sheet, last, "count"), telling(sheet, figure, "count")


def _last(sheet: Sheet, figure: Figure) -> Figure | None:
    """The only count of its sentence or of the one before it."""
    for sentence in (figure.sentence, figure.sentence - 1):
        beside = sheet.of_sentence.get(sentence, ())
        counts = [other for other in beside if other.quantity.kind == "count" and other.last <= figure.first]
        if counts:
            return counts[0] if len(counts) == 1 else None
    return None


def _slipped(one: Figure, other: Figure) -> bool:
    a, b = one.quantity.value or _ZERO, other.quantity.value or _ZERO
    return min(a, b) >= _LEAST and (pen.swapped(a, b) or pen.one_digit(a, b) or pen.sound_alike(a, b))
