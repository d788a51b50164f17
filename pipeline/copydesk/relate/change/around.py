"""The levels on both sides of a sentence that prints nothing but how far the one lies from the other.

    There were 1,284 cases in five months. That means cases have tripled in a year. In the same months of 2023 there
    were 421.
    The museum drew 84,200 visitors last year. Visitor numbers have halved in two years. In 2022 it had 168,900.
"""

from __future__ import annotations

from copydesk.relate.change import contrast
from copydesk.relate.change.draft import LEVELS, alike
from copydesk.relate.change.move import KINDS, Change, Levels, made
from copydesk.relate.change.named import credible
from copydesk.relate.sheet import Figure, Sheet

_POINTERS = frozenset(["that", "this", "it", "which"])


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The only two levels of one thing, the later in the sentence before and the earlier in the one behind."""
    size = change.size
    if size is None or len(change.roles) > 1 or size.quote is not None or _has_level(sheet, size):
        return None
    before, behind = _levels(sheet, size, size.sentence - 1), _levels(sheet, size, size.sentence + 1)
    pairs = [(one, other) for one in before for other in behind if alike(one, other)]
    if len(pairs) != 1:
        return None
    result, base = pairs[0]
    if base.quantity.kind != "number" and not contrast.firm(result, base):
        return None  # a bare number ("the county recorded 421") names nothing of its own
    tied = bool(_POINTERS & {*_opening(sheet, size)}) or bool({*change.nouns[:1]} & {*result.nouns, *base.nouns})
    earlier = contrast.earlier_of(sheet, result, base) is base
    return made(sheet, base, result) if tied and earlier and credible(change, base, result) else None


def _levels(sheet: Sheet, size: Figure, sentence: int) -> list[Figure]:
    """The levels of a sentence near by; one in a quotation or in brackets is none."""
    near = (f for f in sheet.of_sentence.get(sentence, ()) if f.quantity.kind in KINDS and abs(f.line - size.line) <= 1)
    return [f for f in near if f.quote is None and not f.bracketed and f.quantity.trend is None]


def _has_level(sheet: Sheet, size: Figure) -> bool:
    levels_only = {*LEVELS} - {"ordinal", "duration"}
    return any(f is not size and f.quantity.kind in levels_only for f in sheet.of_sentence[size.sentence])


def _opening(sheet: Sheet, size: Figure) -> list[str]:
    """The first word of the sentence of the size."""
    first = sheet.bounds(size.sentence)[0]
    return [word for word in sheet.page.lows[first : size.first] if not word.isspace()][:1]
