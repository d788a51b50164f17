"""The pairs of levels of one thing at two times that two sentences print.

    Turnout was 61.2%. At the general election of 2015 it had been 58.4%.
    The country shipped 392,716 bags. In February 2017 it had exported 431,549.
    A litre now costs 147.2p. A week ago the price was 148.9p.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate import motion
from copydesk.relate.change import contrast
from copydesk.relate.change.draft import alike
from copydesk.relate.change.move import KINDS
from copydesk.relate.motion import single
from copydesk.relate.sheet import Figure, Sheet

LEVELS = (*KINDS, "percent")
_NEXT = 1  # sentences from one to the other
_LINES = 1
_AIMS = frozenset("standard target goal benchmark".split())  # "The standard is 95%"
_AIMED = 6  # words from one to its figure
_MANY = 8  # levels on end among which the two stand
MANIFOLD = Decimal(12)  # times that two levels lie apart at most between which something multiplied
LIMIT = Decimal(5)  # and otherwise: further apart the two are levels of two things

Pair = tuple[Figure, Figure]


@functools.lru_cache(maxsize=4)
def pairs(sheet: Sheet, limit: Decimal = LIMIT) -> dict[int, list[Pair]]:
    """Base and result of each pair, by the sentence of the first of the two."""
    found: dict[int, list[Pair]] = {}
    for pair in _pairs(sheet, limit):
        found.setdefault(min(f.sentence for f in pair), []).append(pair)
    return found


def near(sheet: Sheet, sentence: int, back: int, ahead: int = 0, limit: Decimal = LIMIT) -> list[Pair]:
    """The pairs whose last level stands up to so many sentences before, or whose first so many behind."""
    known = pairs(sheet, limit)
    around = [pair for n in range(sentence - back - _NEXT, sentence + ahead + 1) for pair in known.get(n, ())]
    return [pair for pair in around if max(f.sentence for f in pair) >= sentence - back and not _across(pair, sentence)]


def parted(pair: Pair) -> bool:
    """Whether the two stand in sentences of their own, so that no size of one sentence is theirs already."""
    return pair[0].sentence != pair[1].sentence


def _across(pair: Pair, sentence: int) -> bool:
    """Whether the one stands before the sentence or in it and the other behind it."""
    return min(f.sentence for f in pair) <= sentence < max(f.sentence for f in pair)


def is_level(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is a level that can be of two times, and no size of a change."""
    plain = figure.quantity.kind in LEVELS and not figure.bracketed and figure.quantity.trend is None
    timed = figure.quantity.kind == "count" and contrast.SPANS & {*figure.nouns[:1]}
    aimed = bool(_AIMS & {*sheet.before(figure, _AIMED)}) or sheet.before(figure, 2) == ["equivalent", "to"]
    plain = plain and figure.quantity.text.lower() != "one" and not timed and not aimed
    sized = sheet.after(figure, 1) and sheet.after(figure, 1)[0] in single("above") | single("below")
    moved = motion.at(sheet, figure.last) if sheet.after(figure, 1) else None
    sized = sized or (moved is not None and moved.kind == "noun")  # "an 18.4 per cent jump"
    return plain and not sized and (figure.quantity.value or 0) > 0 and not sheet.is_headline(figure.line)


def _pairs(sheet: Sheet, limit: Decimal) -> Iterator[Pair]:
    pool = [f for f in sheet.plain if is_level(sheet, f)]
    for n, one in enumerate(pool):
        for other in pool[n + 1 : n + _MANY]:
            if other.sentence - one.sentence > _NEXT:
                break
            if other.line - one.line > _LINES or one.quote != other.quote or not of_one(one, other, limit):
                continue
            beside = pool[max(0, n - _MANY) : n + 2 * _MANY]
            base = None if _rivals(sheet, beside, one, other) else contrast.earlier_of(sheet, one, other)
            if base is not None:
                yield (base, other if base is one else one)


def of_one(one: Figure, other: Figure, limit: Decimal = LIMIT) -> bool:
    """Whether the two can be levels of one thing, by unit, size and what they are said to count."""
    sized = pen.near(one.quantity.value, other.quantity.value, limit)
    return sized and one.quantity.value != other.quantity.value and alike(one, other) and contrast.same(one, other)


def _rivals(sheet: Sheet, pool: Sequence[Figure], one: Figure, other: Figure) -> bool:
    """Whether a third level of the two sentences could be the one of the pair; "and the year before 47" is none."""
    here = [f for f in pool if one.sentence <= f.sentence <= other.sentence and f not in (one, other)]
    here = [f for f in here if f.first < other.last or "before" not in sheet.gap(other, f)]
    return any(of_one(f, one) or of_one(f, other) for f in here)
