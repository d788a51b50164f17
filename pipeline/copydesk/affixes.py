"""Where a figure ends inside a run of characters: tokenizer rules built from ``data/``.

spaCy's English tokenizer keeps "kr500", "£1.2m-£1.5m" and "10-year" whole. These regular
expressions work inside one run without white space, as all tokenizer affixes do; an
infix that matches nothing wide ("1.2|m") splits without taking a character.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from copydesk.data import Currency, NumberWords, Unit, load

_DASH = "[-–—‒−]"
_INVISIBLE = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
# Words that a hyphen ties to digits: "minus-7", "mid-30s", "now-9-week-old".
_TIED = tuple(
    """
    minus sub mid pre post now to over under plus nearly early late thousand million billion trillion
    cent euros dollars pounds
    """.split()
)
_SIGNS = "£$€¥₹₩₽₺₦₪฿₫₱₴₡₭₿"


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@functools.cache
def prefixes() -> tuple[str, ...]:
    """Signs and codes that stand right before digits, longest first."""
    marks: list[str] = []
    for code, row in load("currencies", Currency).items():
        marks += [code, *row.symbols, *row.stand_ins]
        if "dollar" in row.words or "peso" in row.words:
            marks += [f"{code}$", f"{code.lower()}$", f"{code.capitalize()}$"]
    signs = [mark for mark in marks if not mark[-1].isalpha() and (len(mark) > 1 or not mark.isascii())]
    letters = [mark for mark in marks if mark not in signs and (len(mark) > 1 or not mark.isascii())]
    # "R1,850", "R12m", and "R360" before "million"; no "A4", no "R2D2"
    grouped = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:m|bn|tn|k|mn)\b|\d{1,3}(?:\.\d+)?(?![\dA-Za-z])"
    return (
        _INVISIBLE,
        f"(?:{_either(signs)})",
        f"(?:{_either(letters)})(?=\\.?[0-9])",
        f"(?:{_either(mark for mark in marks if len(mark) == 1 and mark.isalpha())})(?={grouped})",
        rf"[-+−–](?=[{_SIGNS}])",
        r"[~≈∼≃±<>≥≤](?=\d)",
    )


@functools.cache
def infixes() -> tuple[str, ...]:
    """Cuts between digits and what is glued to them, and at dashes between figures."""
    after: list[str] = []
    for code, row in load("currencies", Currency).items():
        after += [code, *row.symbols, *row.minor_symbols]
    for unit in load("units", Unit).values():
        for mark in (*unit.symbols, *unit.glued, *filter(None, unit.si.values())):
            after += [mark, mark + "2", mark + "3", mark + "²", mark + "³"] if unit.powers else [mark]
            after += ["µ" + mark[1:], "u" + mark[1:]] if mark.startswith("μ") else []
    after += load("numbers", NumberWords)["scale"].symbols
    after += ["million", "billion", "trillion", "pm", "am", "metres", "miles", "percent", "yo"]
    after.remove("st")  # a weight, unless the digits make it an ordinal: "12st 4lb", "21st"
    return (
        r"(?:(?<=[02-9])|(?<=\b11))(?=st(?![A-Za-z0-9]))",
        f"(?<=[0-9½¼¾⅓⅔])(?=(?:{_either(after)})(?![A-Za-z0-9µμ]))",
        rf"(?<=[{_SIGNS}])(?=\.?[0-9])",
        rf"(?<=[0-9A-Za-z])(?=[{_SIGNS}])",
        rf"[:;,/](?=[{_SIGNS}])",
        rf"{_DASH}(?=[{_SIGNS}])",
        rf"(?<=[0-9%]){_DASH}(?=[A-Za-z0-9.])",
        rf"(?<=[0-9][a-zA-Z]){_DASH}(?=[A-Za-z0-9])",
        rf"(?<=[0-9][a-z][a-z]){_DASH}(?=[A-Za-z0-9])",
        *(f"(?<={word})-(?=[0-9])" for word in _TIED),
        rf"(?<=[0-9A-Za-z%])[(\[](?=[{_SIGNS}0-9])",
        r"(?<=[0-9A-Za-z%])[)\]](?=[A-Za-z0-9-])",
        r"(?<=[0-9])×(?=[0-9])",
        r"(?<=[0-9])x(?=10[-−–^⁰¹²³⁴⁵⁶⁷⁸⁹⁻])",
        r"(?<=[0-9a-z])—",
        r"(?<=[0-9])/(?=[a-z])",
        r"(?<=[0-9])%(?=[^0-9])",
        r"(?<=[0-9])(?=%)",
        _INVISIBLE,
    )


@functools.cache
def suffixes() -> tuple[str, ...]:
    """What stays behind digits or words at the end of a run: a hanging hyphen, a sign."""
    return (r"(?<=[0-9a-z])[-–—]", r"(?<=[0-9][A-Z])\.", rf"(?<=[0-9])[{_SIGNS}]", _INVISIBLE)


# Abbreviations that end in a stop which ends no sentence (titles, places, measures), beside
# those that spaCy already keeps whole.
ABBREVIATIONS = (
    "Sept.", "Col.", "Lt.", "Capt.", "Sgt.", "Maj.", "Cpl.", "Hon.", "Cllr.", "Sen.", "Rep.", "Gov.", "Supt.",
    "Insp.", "Fr.", "Bros.", "Corp.", "Cos.", "Ltd.", "Inc.", "plc.", "approx.", "est.", "pct.", "vs.", "cf.",
    "Ave.", "Blvd.", "Rd.", "Mt.", "Ft.", "U.S.", "U.K.", "U.N.", "E.U.", "Ph.D.", "a.k.a.", "Sr.", "Jr.",
    "Nos.", "Tel.", "Dept.", "Univ.", "Assoc.", "Mass.", "Calif.", "Conn.", "Fla.", "Ill.", "Mich.", "Minn.",
    "Penn.", "Pa.", "Tenn.", "Tex.", "Va.", "Wash.", "Wis.", "Md.", "Mo.", "Okla.", "Ore.",
)


# Faces that spaCy's tables take for one word, and that are figures in a newspaper: "(8)", "(-8C)", "3:1".
FACES = frozenset(["(-8", "8)", "8-)", "8-D", "8D", ":-0", ":-3", ":0", ":1", ":3", "</3", "<3", "<33", "<333", "=3"])


def keeps_stop(run: str) -> bool:
    """Whether a special case of spaCy's must go: a letter with a stop ("5.2m." ends a sentence)."""
    return len(run) == 2 and run[1] == "." and run[0].islower()
