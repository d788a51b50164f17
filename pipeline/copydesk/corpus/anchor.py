"""Anchors: places in an article given by the words that stand there, so that edits elsewhere do not move them."""

from __future__ import annotations

import re
from collections.abc import Iterator

GAP = " … "  # a long quote may be given as its first and its last words


def places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every (start, end) of `words` in `text` that does not cut a word or a number.

    "11" is not found in "3,114", "11.5" or "11m". `words` may hold one gap, " … ": then
    the place runs from the first part to the nearest end of the last part.
    """
    first, gap, last = words.partition(GAP)
    for match in _whole(first).finditer(text):
        if not gap:
            yield match.span()
        elif end := _whole(last).search(text, match.end()):
            yield match.start(), end.end()


def _whole(words: str) -> re.Pattern[str]:
    before = r"(?<!\w)(?<!\d[.,])" if words[:1].isalnum() else ""
    after = r"(?!\w)(?![.,]\d)" if words[-1:].isalnum() else ""
    return re.compile(before + re.escape(words) + after)


def find(text: str, words: str, occurrence: int = 1) -> tuple[int, int] | None:
    """The `occurrence`-th place (1-based) of `words` in `text`, or None."""
    for n, place in enumerate(places(text, words), 1):
        if n == occurrence:
            return place
    return None
