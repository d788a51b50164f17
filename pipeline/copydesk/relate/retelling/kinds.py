"""Whether two nouns can stand for one another when a figure is told again: jobs and posts, sheep and animals."""

from __future__ import annotations

import functools

from copydesk.data import word_lists

_GENERAL = "any-"


@functools.lru_cache(maxsize=4096)
def of_one_kind(one: str, other: str) -> bool:
    """Whether the stems are one noun, or nouns of one row of the table."""
    return bool(one) and bool(other) and (one == other or other in _alike(one))


@functools.cache
def _alike(noun: str) -> frozenset[str]:
    """Every noun that can stand for this one: for "animal" each of its kinds, for "sheep" only "animal"."""
    found = set[str]()
    for row, words in word_lists("kinds").items():
        general = row.removeprefix(_GENERAL)
        if not row.startswith(_GENERAL):
            found |= words if noun in words else set()
        elif noun == general:
            found |= words
        elif noun in words:
            found.add(general)
    return frozenset(found)
