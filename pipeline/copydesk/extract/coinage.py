"""The table of currencies as look-ups: by code, sign, name, subunit, place; built once a process."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.data import Currency, load
from copydesk.extract.lexicon import Phrases


@dataclass(frozen=True, slots=True)
class CurrencyName:
    """What a currency's word means: the codes it can be, commonest first.

    minor: singular name of the subunit where the word names that, else None.
    """

    codes: tuple[str, ...]
    minor: str | None = None


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
    """"NZD$", "nzd$", "clp$" beside a dollar or peso; "MSEK", "MCHF" for millions stay out."""
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
