"""The tables of ``data/`` as look-ups by word, built once a process (currencies: `coinage`).

A phrase is looked up by its first word (lower case), then by its further words; the
longest phrase wins. Symbols keep their case ("m" is not "M").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from copydesk.data import Hedge, NotFigure, NumberWords, Trend, Unit, load

T = TypeVar("T")
_WORD = re.compile(r"(?:\w\.)+|\w+(?:\.(?=\s|$))?|[^\w\s]")


@dataclass
class Phrases(Generic[T]):
    """Phrases of words, each with what it means; look-ups are linear in the phrase."""

    _tails: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)
    _heads: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)

    def add(self, phrase: str, meaning: T) -> None:
        """Add a phrase; an earlier meaning of the same phrase is kept."""
        words = tuple(piece.lower() for piece in _WORD.findall(phrase))
        rows = self._tails.setdefault(words[0], [])
        if all(known != words[1:] for known, _ in rows):
            rows.append((words[1:], meaning))
            rows.sort(key=lambda row: -len(row[0]))
            ends = self._heads.setdefault(words[-1], [])
            ends.append((words[:-1], meaning))
            ends.sort(key=lambda row: -len(row[0]))

    def at(self, low: Sequence[str], start: int) -> tuple[int, T] | None:
        """The longest phrase that begins at `start`: (its end, its meaning)."""
        rows = self._tails.get(low[start]) if start < len(low) else None
        if rows is None:
            return None
        for tail, meaning in rows:
            end = start + 1 + len(tail)
            if not tail or tuple(low[start + 1 : end]) == tail:
                return end, meaning
        return None

    def ending(self, low: Sequence[str], end: int) -> tuple[int, T] | None:
        """The longest phrase that ends before `end`: (its start, its meaning)."""
        rows = self._heads.get(low[end - 1]) if end > 0 else None
        if rows is None:
            return None
        for head, meaning in rows:
            start = end - 1 - len(head)
            if not head or (start >= 0 and tuple(low[start : end - 1]) == head):
                return start, meaning
        return None


@dataclass(frozen=True, slots=True)
class UnitName:
    """What a unit's word means: canonical name, kind, and how it may stand."""

    name: str
    kind: str
    glued: bool = False
    powers: bool = False
    hyphenated: bool = False


@dataclass(frozen=True, slots=True)
class HedgeName:
    """An approximation of `records.Approximation`, whether it is close by, and whether of others alone (a mean)."""

    approximation: str
    near: bool = False
    exact: bool = False


@functools.cache
def unit_words() -> Phrases[UnitName]:
    """Spelled units, any case."""
    phrases: Phrases[UnitName] = Phrases()
    for name, row in load("units", Unit).items():
        for word in row.words:
            phrases.add(word, UnitName(name, row.kind, powers=row.powers, hyphenated=row.hyphenated))
        for prefix in row.si:
            prefix = prefix.rstrip("_")
            for word in row.words:
                phrases.add(prefix + word, UnitName(prefix + name, row.kind, powers=row.powers))
    return phrases


@functools.cache
def unit_of(word: str) -> str:
    """The canonical unit that a word names ("kilo" is a kilogram); the word itself where it names none."""
    found = unit_words().at([word], 0)
    return word if found is None else found[1].name


@functools.cache
def unit_symbols() -> dict[str, UnitName]:
    """Unit symbols, exact case; with the square and cubic forms of lengths ("m2", "km²")."""
    found: dict[str, UnitName] = {}
    for name, row in load("units", Unit).items():
        pairs = [(mark, name, False) for mark in row.symbols] + [(mark, name, True) for mark in row.glued]
        pairs += [(mark, prefix.rstrip("_") + name, False) for prefix, mark in row.si.items() if mark]
        for mark, full, glued in pairs:
            found.setdefault(mark, UnitName(full, row.kind, glued, row.powers))
            if mark.startswith("μ"):
                found.setdefault("µ" + mark[1:], found[mark])
                found.setdefault("u" + mark[1:], found[mark])
            if row.powers and mark.isalpha():
                for power, digits in (("square", "2²"), ("cubic", "3³")):
                    for digit in digits:
                        found.setdefault(mark + digit, UnitName(f"{power} {full}", row.kind))
    return found


@functools.cache
def number_words() -> dict[str, tuple[str, Decimal]]:
    """Number word, lower case -> (row of ``numbers.toml``, value); the first row wins."""
    found: dict[str, tuple[str, Decimal]] = {}
    for kind, row in load("numbers", NumberWords).items():
        for word, value in row.words.items():
            found.setdefault(word, (kind, value))
    return found


@functools.cache
def denominators() -> dict[str, Decimal]:
    """Fraction word -> its denominator."""
    return dict(load("numbers", NumberWords)["fraction"].words)


@functools.cache
def ordinals() -> dict[str, Decimal]:
    """Ordinal word -> its place."""
    return dict(load("numbers", NumberWords)["ordinal"].words)


@functools.cache
def scale_symbols() -> dict[str, Decimal]:
    """Short scale as printed ("bn", "m", "k") -> factor."""
    return dict(load("numbers", NumberWords)["scale"].symbols)


@functools.cache
def hedges(place: str) -> Phrases[HedgeName]:
    """Hedges that stand "before" or "after" a figure."""
    phrases: Phrases[HedgeName] = Phrases()
    rows = load("hedges", Hedge)
    for name, row in rows.items():
        composed = (f"{degree} {base}" for degree in row.degrees for base in rows[row.of or name].before)
        for phrase in (*row.before, *composed) if place == "before" else row.after:
            phrases.add(phrase, HedgeName(row.approximation or name, row.near, row.exact))
    return phrases


@functools.cache
def trends(part: str) -> dict[str, str]:
    """Word of one part ("verbs", "nouns", "adverbs"), lower case -> "up" or "down"."""
    return {
        word: direction for direction, row in load("trends", Trend).items() for word in getattr(row, part)
    }


@functools.cache
def names(place: str) -> frozenset[str]:
    """Words that make the digits "before" or "after" them part of a name; "lower": even in lower case."""
    return frozenset(word for row in load("nonfigures", NotFigure).values() for word in getattr(row, place))


@functools.cache
def multiples() -> dict[str, Decimal]:
    """Verb or adverb that multiplies, lower case -> its factor."""
    return dict(load("numbers", NumberWords)["multiple"].words)
