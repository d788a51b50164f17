"""The levels, some paragraphs before, of "the 23% rise", where they are the only ones that have moved so far.

    The meters took £2.48m in 2016. By 2018 that had climbed to £3.05m. ... Mr Prosser said the 23% rise was
    down to visitors.
    The vacancy rate stood at 22.4%. Twelve months earlier it was 15.9%. The increase of 6.5 percentage points

One pair alone before the size is what it speaks of; of several, the one that gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.relate.change import contrast
from copydesk.relate.change.draft import alike, gives
from copydesk.relate.change.move import KINDS, Change, agree
from copydesk.relate.sheet import Figure, Sheet

_BACK = 14  # sentences
_LINES = 7  # paragraphs
_LIMIT = 3  # times: further apart the two are levels of two things

Pair = tuple[Figure, Figure]


def levels(sheet: Sheet, change: Change, size: Figure, changes: Sequence[Change]) -> Pair | None:
    """The base and result before a size that points back; None where it was printed before or could be any's."""
    if any(_again(f, size) for f in sheet.plain if f.first < size.first):
        return None
    told = [c for c in changes if c is not change and _near(min(c.roles.values(), key=lambda f: f.first), size)]
    moved = [c.pair for c in told if c.pair is not None and agree(change, c) and not {"signs", "either"} & {*c.cues}]
    pairs = [*moved, *_contrasts(sheet, change, size)]
    fitting = [pair for pair in pairs if gives(*pair, size) or _points_apart(*pair, size)]
    if fitting:
        return fitting[-1]
    pointed = size.quantity.kind == "percentage-point"
    pairs = [pair for pair in pairs if (pair[0].quantity.kind == "percent") == pointed]
    rivals = [c for c in told if c.pair is None or c.size is not None or "difference" in c.roles]
    alone = len({(a.quantity.value, b.quantity.value) for a, b in pairs}) == 1
    return pairs[0] if alone and not rivals else None


def _again(figure: Figure, size: Figure) -> bool:
    """Whether the size is printed before: "sales rose 23%", "the 23% rise"."""
    return figure.quantity.kind == size.quantity.kind and figure.quantity.value == size.quantity.value


def _near(figure: Figure, size: Figure) -> bool:
    return 0 < size.sentence - figure.sentence <= _BACK and size.line - figure.line <= _LINES


def _contrasts(sheet: Sheet, change: Change, size: Figure) -> Iterator[Pair]:
    """The pairs of levels of two times in one sentence or in two on end, which have no third beside them."""
    kinds = (*KINDS, "percent")
    pool = [
        f for f in sheet.plain
        if f.quantity.kind in kinds and _near(f, size) and not f.bracketed and f.quantity.trend is None
        and (f.quantity.value or 0) > 0
    ]  # fmt: skip
    for one, other in combinations(pool, 2):
        if other.sentence - one.sentence > 1 or one.quote != other.quote or not alike(one, other):
            continue
        rivals = [f for f in pool if one.sentence <= f.sentence <= other.sentence and alike(f, one) and alike(f, other)]
        base = contrast.earlier_of(sheet, one, other) if len(rivals) == 2 and contrast.firm(one, other) else None
        if base is None:
            continue
        result = other if base is one else one
        a, b = base.quantity.value or 0, result.quantity.value or 0
        if max(a, b) <= _LIMIT * min(a, b) and change.direction in (None, "up" if b > a else "down"):
            yield base, result


def _points_apart(base: Figure, result: Figure, size: Figure) -> bool:
    """Whether the two are shares that lie so many points apart: "The increase of 6.5 per cent"."""
    shares = base.quantity.kind == result.quantity.kind == size.quantity.kind == "percent"
    return shares and abs((result.quantity.value or 0) - (base.quantity.value or 0)) == size.quantity.value
