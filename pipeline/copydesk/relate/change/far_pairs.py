"""Pairs of levels of one thing at two times that stand paragraphs apart, where the article prints no other such level.

    There were 551 burglaries last year. ... The drop of 10 per cent ... The figure for the year before was 612.
    Attendance fell to 18,640. ... The average the season before was 20,940.
"""

from __future__ import annotations

import functools
from itertools import combinations

from copydesk.relate.change import contrast, two_times
from copydesk.relate.change.move import KINDS
from copydesk.relate.change.two_times import Pair
from copydesk.relate.sheet import Figure, Sheet

_NEXT = 1  # sentences, up to which `two_times` knows them
_FAR = 7
_MANY = 24  # levels of an article, beyond which no two are the only ones
_SMALL = 20  # below which a count is of anything


def is_far(pair: Pair) -> bool:
    """Whether it is such a pair."""
    return abs(pair[0].sentence - pair[1].sentence) > _NEXT


def around(sheet: Sheet, sentence: int) -> list[Pair]:
    """The pair between whose levels the sentence stands, or which ends right before it."""
    ends = [(pair, sorted(f.sentence for f in pair)) for pair in known(sheet)]
    return [pair for pair, (first, last) in ends if first <= sentence <= last + _NEXT]


@functools.lru_cache(maxsize=2)
def known(sheet: Sheet) -> tuple[Pair, ...]:
    """Every such pair: base and result."""
    pool = [f for f in sheet.plain if two_times.is_level(sheet, f) and f.quantity.kind in KINDS and f.quote is None]
    pool = [f for f in pool if (f.quantity.value or 0) >= _SMALL or f.quantity.kind != "count"]
    found = []
    for one, other in combinations(pool, 2) if len(pool) <= _MANY else ():
        apart = _NEXT < other.sentence - one.sentence <= _FAR
        if not apart or not two_times.of_one(one, other) or _rivals(pool, one, other):
            continue
        base = contrast.earlier_of(sheet, one, other)
        if base is not None and (contrast.of_then(sheet, base) or contrast.dated(sheet, one, other) is base):
            found.append((base, other if base is one else one))
    return tuple(found)


def _rivals(pool: list[Figure], one: Figure, other: Figure) -> bool:
    """Whether a third level could be one of the two."""
    others = (f for f in pool if f not in (one, other))
    return any(two_times.of_one(f, one) or two_times.of_one(f, other) for f in others)
