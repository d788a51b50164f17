"""A number in the text, and what one run of digits is worth."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

MOST_DIGITS = 28  # of one number: what decimal arithmetic keeps; a longer run is a key, a code or noise
Form = Literal["digits", "words", "vague", "fraction", "ratio", "multiple", "ordinal", "malformed"]
TEN = Decimal(10)


@dataclass(slots=True)
class Number:
    """One number at words ``start``..``end`` (end exclusive).

    value: None for digits that no grouping explains ("1,8923"). step: one unit of the last
    printed digit; None where no digit is printed. low, high: the ends of a vague plural
    ("thousands of"). scale: the factor that scale words brought. sign: as printed, "-" or "+".
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    sign: str = ""


# Inside a token, so plain regular expressions. \d is any script's decimal digit.
_PLAIN = re.compile(r"[-+−–]?(?:\d+(?:[.·]\d+)?|[.]\d+)")
_GROUPED = re.compile(r"[-+−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+)(?:\.\d+)?")
_DOTTED = re.compile(r"[-+−–]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_CONTINENTAL = re.compile(r"[-+−–]?\d{1,3}(?:\.\d{3})*,\d{1,2}")
_SLASH = re.compile(r"(\d{1,3})[/⁄](\d{1,3})")
_MIXED = re.compile(r"(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_ORDINAL = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(st|nd|rd|th)", re.IGNORECASE)
_ODD = re.compile(r"[-+−–]?\d[\d.,]*\d")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128])


_SPACED = re.compile(r"(?<![\w.,])[^\W\d_]?\d{1,3} \d{3}(?![\d.])")  # "21 800", "R12 500"
_BY_COMMA = re.compile(r"\d,\d{3}\b")
_OFTEN = 2  # numbers


def parts_by_space(text: str) -> bool:
    """Whether a text parts thousands by spaces ("21 800", "86,3%"): it does so often, and never by commas."""
    return sum(1 for _ in _SPACED.finditer(text)) >= _OFTEN and _BY_COMMA.search(text) is None


@functools.lru_cache(maxsize=20_000)
def parse_digits(text: str, continental: bool = False) -> tuple[Decimal, Decimal] | None:
    """(value, one unit of the last digit) of one run of digits; None where it is not one.

    continental: whether a comma may be the decimal mark ("1,2").
    """
    if (continental and _CONTINENTAL.fullmatch(text)) or _DOTTED.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "").replace("'", "").replace("’", "")
    elif not _PLAIN.fullmatch(text):
        return None
    value = Decimal(text.replace("−", "-").replace("–", "-").replace("·", "."))
    exponent = value.as_tuple().exponent
    return value, TEN ** (exponent if isinstance(exponent, int) else 0)


def fraction_token(text: str, i: int) -> Number | None:
    """The word i as a fraction or mixed number in one run: "3/4", "¾", "6½"; None where it is none."""
    mixed = _MIXED.fullmatch(text)
    if mixed:
        part = Decimal(str(unicodedata.numeric(mixed[2]))).quantize(Decimal("1e-12"))
        whole = Decimal(mixed[1] or 0)
        return Number(i, i + 1, (whole + part).normalize(), None, "words" if mixed[1] else "fraction")
    slash = _SLASH.fullmatch(text)
    if slash and int(slash[2]) in _DENOMINATORS and 0 < int(slash[1]) < int(slash[2]):
        return Number(i, i + 1, Decimal(int(slash[1])) / Decimal(int(slash[2])), None, "fraction")
    return None


def ordinal_token(text: str, i: int) -> Number | None:
    """The word i as an ordinal in digits: "21st", "112th"; "4st" is a weight, so the ending must fit."""
    found = _ORDINAL.fullmatch(text)
    if not found:
        return None
    digits = found[1].replace(",", "")
    teen = digits[-2:-1] == "1"
    ending = "th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")
    return Number(i, i + 1, Decimal(digits), Decimal(1), "ordinal") if found[2].lower() == ending else None


def is_endless(text: str) -> bool:
    """Whether a run holds more digits than any number of the news: a key, a code or noise."""
    return len(text) > MOST_DIGITS and sum(map(str.isdigit, text)) > MOST_DIGITS


def is_odd(text: str) -> bool:
    """Whether a run of digits and marks is one that no way of grouping explains: "1,8923", "3.817.69"."""
    return _ODD.fullmatch(text) is not None
