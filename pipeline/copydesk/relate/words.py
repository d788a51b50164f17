"""Words as rules compare them: phrases without hedges and articles, the phrases of a table.

"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from copydesk.data import Hedge, load, word_lists
from copydesk.extract.lexicon import Phrases

LIGHT = frozenset("the a an its their his her our all those these just only some".split())


@functools.cache
def cues(table: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Row -> its phrases, each cut into words, of ``data/TABLE.toml``."""
    return {row: frozenset(tuple(phrase.split()) for phrase in words) for row, words in word_lists(table).items()}


@functools.cache
def synonyms(noun: str) -> frozenset[str]:
    """The nouns, as stems, that name the same set in ``data/wholes.toml``; the noun itself among them."""
    groups = [{phrase[0] for phrase in words} for words in cues("wholes").values()]
    return frozenset({noun}.union(*(group for group in groups if noun in group)))


@functools.cache
def by_first(table: str, row: str) -> dict[str, list[tuple[str, ...]]]:
    """First word -> the phrases of the row that begin with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(cues(table)[row], key=len, reverse=True):
        found.setdefault(phrase[0], []).append(phrase)
    return found


@functools.cache
def by_last(table: str, row: str) -> dict[str, list[tuple[str, ...]]]:
    """Last word -> the phrases of the row that end with it, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(cues(table)[row], key=len, reverse=True):
        found.setdefault(phrase[-1], []).append(phrase)
    return found


def says(words: Sequence[str], table: str, row: str) -> bool:
    """Whether a phrase of the row stands among the words."""
    known = by_first(table, row)
    return any(
        tuple(words[k : k + len(phrase)]) == phrase
        for k, word in enumerate(words) if word in known for phrase in known[word]
    )  # fmt: skip


@functools.cache
def hedges() -> Phrases[bool]:
    """Every hedge that stands before a figure: True; False for a verb that takes "up" to itself ("went up to")."""
    found: Phrases[bool] = Phrases()
    for row in load("hedges", Hedge).values():
        for phrase in row.before:
            found.add(phrase, row.approximation != "exact")
    return found


@functools.lru_cache(maxsize=4096)  # the same few words before a figure are asked for by one rule after another
def kept(words: tuple[str, ...]) -> tuple[int, ...]:
    """The places of the words that are no hedge and no article or owner."""
    found, k = list[int](), 0
    while k < len(words):
        hedge = hedges().at(words, k)
        if hedge is not None and hedge[1]:
            k = hedge[0]
            continue
        if words[k] not in LIGHT:
            found.append(k)
        k += 1
    return tuple(found)


def bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words without hedges, articles and owners."""
    return tuple(words[k] for k in kept(tuple(words)))
