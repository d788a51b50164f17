"""Dates that are told as a beginning or an end, by the words of their clause: "joined in 1961", "until May 4"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from copydesk.data import word_lists
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import When

_CLAUSE = 9  # words before a date that tell what began or ended then
_OPENING = 3  # words before a date that opens a sentence: "In May 1961"
_BEHIND = 6  # words behind such a date


@functools.cache
def _words(row: str) -> frozenset[str]:
    return word_lists("edges")[row]


def begins(sheet: Sheet, date: When, *, after: int = 0) -> bool:
    """`She joined the bank in 1961`, `In 1961 he became`; ``after``: the word from which its clause may reach."""
    return any(sheet.page.lows[k] in _words("begin") for k in clause(sheet, date, after))


def ends(sheet: Sheet, date: When, *, after: int = 0) -> bool:
    """`before retiring in 1995`, `until 1995`, `wove its last bolt in 1998`."""
    page = sheet.page
    return any(page.lows[k] in _words("end") or _is_its_last(page.lows[k - 1 : k + 1], page.tag_at(k - 1))
               for k in clause(sheet, date, after))  # fmt: skip


def _is_its_last(words: Sequence[str], owner: str) -> bool:
    return owner in ("PRP$", "POS") and words[-1] in ("last", "final")


def clause(sheet: Sheet, date: When, after: int = 0) -> Iterator[int]:
    """The words before a date in its sentence; those behind it where it opens the sentence."""
    page, place = sheet.page, sheet.page.at(date.start)
    first, last = sheet.bounds(page.sents[place])
    start = max(first, after, place - _CLAUSE)
    yield from range(start, place)
    if place - first < _OPENING:
        end = page.at(date.end)
        yield from range(end, min(last, end + _BEHIND))
