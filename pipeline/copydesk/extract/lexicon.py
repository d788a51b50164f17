"""The tables of ``data/`` as look-ups by word, built once a process.

A phrase is looked up by its first word (lower case), then by its further words; the
longest phrase wins. Symbols keep their case ("m" is not "M").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, TypeVar

from copydesk.data import Currency, Hedge, NotFigure, NumberWords, Trend, Unit, load

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
        if start >= len(low):
            return None
        for tail, meaning in self._tails.get(low[start], ()):
            end = start + 1 + len(tail)
            if tuple(low[start + 1 : end]) == tail:
                return end, meaning
        return None

    def ending(self, low: Sequence[str], end: int) -> tuple[int, T] | None:
        """The longest phrase that ends before `end`: (its start, its meaning)."""
        if end <= 0:
            return None
        for head, meaning in self._heads.get(low[end - 1], ()):
            start = end - 1 - len(head)
            if start >= 0 and tuple(low[start : end - 1]) == head:
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
class CurrencyName:
    """What a currency's word means: the codes it can be, commonest first.

    minor: singular name of the subunit where the word names that, else None.
    """

    codes: tuple[str, ...]
    minor: str | None = None


@dataclass(frozen=True, slots=True)
class HedgeName:
    """An approximation of `records.Approximation`, and whether it is close by."""

    approximation: str
    near: bool = False


# What a bare family word or sign stands for when the article does not say: the
# commonest in English-language news, in the order of daily turnover (BIS Triennial
# Survey 2022) within each family.
COMMONEST = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "peso": "MXN", "rupee": "INR", "krona": "SEK",
    "krone": "NOK", "crown": "SEK", "lira": "TRY", "dinar": "KWD", "rial": "IRR", "riyal": "SAR",
    "shilling": "KES", "won": "KRW", "mark": "DEM", "dirham": "AED", "rouble": "RUB", "ruble": "RUB",
    "leu": "RON", "escudo": "PTE", "kr": "SEK", "kr.": "SEK", "cent": "USD", "penny": "GBP",
    "centavo": "MXN", "sen": "MYR", "fils": "AED", "koruna": "CZK", "kwacha": "ZMW", "manat": "AZN",
    "colón": "CRC", "som": "UZS", "øre": "NOK", "öre": "SEK", "paisa": "INR", "guilder": "NLG",
    "piastre": "EGP", "$": "USD", "¥": "JPY", "Rs": "INR", "Rs.": "INR",
}

# Lower-case codes that are ordinary in prose; any other code must be upper case.
LOWER_CODES = frozenset(["usd", "eur", "gbp", "jpy", "cny", "inr", "aud", "cad", "chf", "hkd", "nzd", "rmb"])


@functools.cache
def currencies() -> dict[str, Currency]:
    """Every currency by code."""
    return dict(load("currencies", Currency))


@functools.cache
def symbols() -> dict[str, tuple[str, ...]]:
    """Sign or code as printed -> the codes it can be, commonest first."""
    found: dict[str, list[str]] = {}
    for code, row in currencies().items():
        for sign in (code, *row.symbols, *row.stand_ins, *_code_signs(code, row)):
            found.setdefault(sign, []).append(code)
    for sign, word in (("$", "dollar"), ("Rs", "rupee"), ("Rs.", "rupee")):
        found[sign] = [*found[sign], *(code for code, row in currencies().items() if word in row.words)]
    found["¥"].append("CNY")
    return {sign: _ordered(sign, codes) for sign, codes in found.items()}


def _code_signs(code: str, row: Currency) -> Iterable[str]:
    """"CAD$", "cad$", "mxn$" beside a dollar or peso; "MAUD", "MEUR" for millions stay out."""
    if "dollar" in row.words or "peso" in row.words:
        yield f"{code}$"
        yield f"{code.lower()}$"
        yield f"{code.capitalize()}$"


def _ordered(word: str, codes: list[str]) -> tuple[str, ...]:
    first = COMMONEST.get(word)
    ordered = sorted(dict.fromkeys(codes), key=lambda code: code != first)
    return tuple(ordered)


@functools.cache
def money_names() -> Phrases[CurrencyName]:
    """"Swiss francs", "kronor", "pence", "euro cents", "SEK": what stands after (or before) digits."""
    phrases: Phrases[CurrencyName] = Phrases()
    families: dict[str, list[str]] = {}
    minors: dict[str, list[str]] = {}
    for code, row in currencies().items():
        for word in row.words:
            families.setdefault(word, []).append(code)
            for adjective in row.adjectives:
                phrases.add(f"{adjective} {word}", CurrencyName((code,)))
        for word in row.minor:
            minors.setdefault(word, []).append(code)
            for owner in (*row.adjectives, row.words[0]):
                phrases.add(f"{owner} {word}", CurrencyName((code,), row.minor[0]))
    for word, codes in families.items():
        family = currencies()[codes[0]].words[0]
        key = word if word in COMMONEST else _singular(word, family)
        phrases.add(word, CurrencyName(_ordered(key, codes)))
    for word, codes in minors.items():
        first = currencies()[codes[0]].minor[0]
        phrases.add(word, CurrencyName(_ordered(first, codes), first))
    return phrases


def _singular(word: str, family: str) -> str:
    """The key of COMMONEST for a plural: "crowns" -> "crown", "kroner" -> the family's own name."""
    return word[:-1] if word.endswith("s") and word[:-1] in COMMONEST else family


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
    for name, row in load("hedges", Hedge).items():
        for phrase in row.before if place == "before" else row.after:
            phrases.add(phrase, HedgeName(row.approximation or name, row.near))
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


@functools.cache
def minor_symbols() -> dict[str, CurrencyName]:
    """Sign of a subunit ("p", "¢") -> the subunit."""
    return {
        sign: CurrencyName((code,), row.minor[0])
        for code, row in currencies().items()
        for sign in row.minor_symbols
    }


@functools.cache
def places() -> dict[str, str]:
    """Dateline place, lower case -> currency code."""
    return {place.lower(): code for code, row in currencies().items() for place in row.places}


@functools.cache
def owners() -> dict[str, str]:
    """One word that names a currency's country ("Colombian", "Bogota"), lower case -> its code."""
    found: dict[str, str] = {}
    for code, row in currencies().items():
        if not row.historic:
            found.update({word.lower(): code for word in (*row.adjectives, *row.places) if " " not in word})
    return found
