"""Word lists of ``data/`` as plain sets, for checks that look at words."""

from __future__ import annotations

import functools

from copydesk.data import Row, load


class WordList(Row):
    """Words of one sort. example: texts in which they do what the head of the table says."""

    words: tuple[str, ...]
    example: tuple[str, ...]


@functools.cache
def rows(table: str) -> dict[str, frozenset[str]]:
    """Row -> its words, of ``data/TABLE.toml``."""
    return {name: frozenset(row.words) for name, row in load(table, WordList).items()}


@functools.cache
def words(table: str) -> frozenset[str]:
    """Every word of ``data/TABLE.toml``."""
    return frozenset().union(*rows(table).values())
