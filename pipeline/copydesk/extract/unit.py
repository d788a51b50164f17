"""Percentages, measures, durations, temperatures and multiples: a number and its unit.

The unit's canonical name is the row's key in ``data/units.toml``; a rate is written
"mile per hour", an area "square metre".
"""

from __future__ import annotations

import difflib
import re
from decimal import Decimal

from copydesk.extract import lexicon, per
from copydesk.extract.figure import Figure
from copydesk.extract.lexicon import UnitName
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words
from copydesk.records import Kind

_KINDS: dict[str, Kind] = {
    "measure": "measure", "duration": "duration", "temperature": "temperature", "percent": "percent",
    "percentage-point": "percentage-point", "basis-point": "basis-point", "multiple": "multiple",
}


def read(words: Words, number: Number) -> Figure | None:
    """The figure with a unit that the number is part of, or None."""
    if number.form in ("ordinal", "malformed", "multiple", "ratio"):
        return None
    tall = _feet(words, number)
    if tall is not None:
        return tall
    at = _unit_place(words, number)
    found = _unit(words, at, number)
    if found is None:
        return None
    end, unit = found
    name, kind = unit.name, _KINDS[unit.kind]
    if kind == "percent":
        end, kind, name = _points(words, end)
    elif name == "times" and not _multiplies(words, number, end):
        kind, name = "count", "time"
    elif kind == "measure" and words.at(end) in ("/", "per", "a", "an", "each", "-"):
        end, name = _rate(words, end, name)
    figure = Figure(number.start, end, number, kind, name)
    figure.glued_unit = at == number.end
    return figure


_COMPARED = frozenset(
    """
    as the that those these this its their his her our my your what more less fewer over bigger larger x
    """.split()
)


_FEET = re.compile(r"(?:foot|feet|ft)-(\d{1,2})")


def _feet(words: Words, number: Number) -> Figure | None:
    """"a 5-foot-9 guard": feet and inches."""
    j = number.end
    inches = _FEET.fullmatch(words.at(j + 1)) if words.at(j) == "-" and number.form == "digits" else None
    if inches is None or number.value is None or int(inches[1]) >= _FOOT:
        return None
    number.value += Decimal(inches[1]) / _FOOT
    number.step = Decimal(1) / _FOOT
    return Figure(number.start, j + 2, number, "measure", "foot")


_FOOT = 12  # inches


def _multiplies(words: Words, number: Number, end: int) -> bool:
    """"three times the size", "rose 12 times", "eight times earnings"; "downloaded 300 times" counts instead."""
    if number.form == "vague" or words.at(end - 1) != "times":
        return number.form != "vague"
    if number.value is not None and number.value != number.value.to_integral_value():
        return True  # nothing happens 9.5 times
    tag = words.tag[end] if end < len(words.tag) else ""
    before = (words.at(number.start - 1), words.at(number.start - 2))
    moved = any(word in lexicon.trends("verbs") for word in before) or "by" in before
    owned = words.at(end) in ("last", "this", "next") and words.at(end + 2) in ("'s", "’s")  # "three times last year's"
    plain = tag in ("JJR", "RBR", "NN", "NNS", "CD", "POS") or (tag == "JJ" and words.at(end) not in ("last", "next"))
    return moved or owned or plain or words.at(end) in _COMPARED


def _unit_place(words: Words, number: Number) -> int:
    """Where the unit begins: after a hyphen ("10-inch"), a bracket ("35 (kg)"), an "of" ("millions of miles")."""
    j = number.end
    mark = words.at(j)
    if mark in ("-", "‑", "–") and words.glued(j - 1):
        return j + 2 if words.at(j + 1) in ("plus", "odd") else j + 1
    if mark in ("(", "{") and words.at(j + 2) in (")", "}"):
        return j + 1
    part = number.form == "digits" and number.value is not None and abs(number.value) < 1
    if mark == "of" and (number.form in ("vague", "fraction") or (part and words.at(j + 1) in ("a", "an"))):
        return j + 2 if words.at(j + 1) in ("a", "an") else j + 1
    return j + 1 if mark in ("a", "an") and number.form == "fraction" else j


def _unit(words: Words, at: int, number: Number) -> tuple[int, UnitName] | None:
    """(end, unit) of the unit at word `at`: a symbol in its own case, else a spelled name."""
    if at >= len(words.text):
        return None
    if words.low[at] in per.POWERS:
        inner = per.power(words, at + 1)
        if inner is not None and inner[1].powers:
            return inner[0], UnitName(f"{per.POWERS[words.low[at]]} {inner[1].name}", inner[1].kind)
        return None
    symbol = _symbol(words, at, number)
    named = lexicon.unit_words().at(words.low, at) or _slipped(words, at)
    if named is not None and not _is_unit_here(words, named, at, number):
        named = None
    if symbol is not None and (named is None or symbol[0] >= named[0]):
        return symbol
    return _scale(words, *named) if named is not None and named[1].name == "degree" else named


_SCALES = ("celsius", "centigrade", "fahrenheit")
_SHORTEST = len("celsius") - 1
_SLIP = 0.85  # difflib's ratio: one letter of the shortest scale, two of the longest


def _scale(words: Words, end: int, unit: UnitName) -> tuple[int, UnitName]:
    """The scale behind "degrees" where its name has a slip of the pen: "31 degrees celcius"."""
    return _slipped(words, end) or (end, unit)


def _slipped(words: Words, at: int) -> tuple[int, UnitName] | None:
    """The scale that word `at` names with a slip of the pen: "31 celcius"."""
    word = words.at(at)
    if len(word) < _SHORTEST or word[0] not in "cf":
        return None
    meant = difflib.get_close_matches(word, _SCALES, 1, _SLIP)
    named = lexicon.unit_words().at(meant, 0) if meant else None
    return None if named is None else (at + 1, named[1])


def _symbol(words: Words, at: int, number: Number) -> tuple[int, UnitName] | None:
    """A symbol of up to four words ("km / h", "° C", "lb - ft"), the longest that is known."""
    tight = words.glued(at - 1) if at else False
    for end in range(min(at + 4, len(words.text)), at, -1):
        if end > at + 1 and any(not words.glued(k) and words.text[k] != "°" for k in range(at, end - 1)):
            continue
        unit = lexicon.unit_symbols().get("".join(words.text[at:end]))
        if unit is not None:
            loose = unit.glued and not tight and words.at(at - 1) not in ("(", "{")
            if loose and not _dimension(words, at, number):
                return None
            if words.text[at] == '"' and words.at(at + 1) not in _LONG:
                return None  # a closing quotation mark
            whole = words.text[at - 1].partition(".")[0]
            if words.text[at] in ("C", "F") and end == at + 1 and not tight and len(whole) > _HOTTEST:
                return None
            shy = words.text[at] in "C F K J N V W mi ha cal PS pt mt".split() and not tight
            if shy and end == at + 1 and words.text[at] in ("J", "mi", "ha", "cal", "mt") and number.form != "digits":
                return None
            return end, unit
    return None


_HOTTEST = 4  # digits of a temperature, before the point
_LONG = frozenset(["long", "wide", "high", "tall", "deep", "x", "×", "thick", "across", "by"])


def _dimension(words: Words, at: int, number: Number) -> bool:
    """Whether a lone letter after a space is a unit: "3 m x 2 m", "250 g of"."""
    return (
        words.text[at] in ('"', "m", "g", "l", "A", "t", "s", "h", "pc")
        and number.form == "digits"
        and number.scale == 1
        and words.at(at + 1) in ("x", "×", "/", "of", "", ".", ",", ")", "and", "long", "wide", "high", "tall", "deep")
    )


def _is_unit_here(words: Words, named: tuple[int, UnitName], at: int, number: Number) -> bool:
    """A unit's word that counts or names something else: "two second places", "four quarters", "six points"."""
    end, unit = named
    word = words.low[at]
    if unit.name == "second" and (words.at(end) in ("half", "quarter", "place", "round", "leg") or word == "second"):
        return word != "second" or (words.text[at - 1] == "-" or words.at(end) not in ("half", "place", "round", "leg"))
    if word == "night" and number.value != 1 and words.at(at - 1) != "-":
        following = words.tag[end : end + 1]  # "412 night shifts"
        return not (following == ["NNS"] or (following == [""] and words.at(end).endswith("s")))
    if unit.name == "bit":
        return words.at(at - 1) == "-" or word == "bits"
    if unit.name in ("fold", "stone"):
        return unit.name == "stone" or words.at(at - 1) == "-" or number.form == "digits"
    if unit.name == "times":
        return number.form in ("digits", "words")
    if unit.name == "quarter":
        return number.form == "words" or number.form == "digits"
    return not (unit.name in ("bar", "point") and number.form == "vague")


def _points(words: Words, end: int) -> tuple[int, Kind, str]:
    """Percent, or percentage points where "point(s)" follows ("1.5% points", "2 percent-points")."""
    at = end + 1 if words.at(end) == "-" and words.glued(end - 1) else end
    if words.at(at) in ("point", "points"):
        return at + 1, "percentage-point", "percentage point"
    return end, "percent", "percent"


def _rate(words: Words, end: int, name: str) -> tuple[int, str]:
    """"per second", "/s", "a day", "-a-day" behind a measure: (end, "NAME per SECOND")."""
    tail = per.read(words, end)
    if tail is None:
        return end, name
    return tail[0], f"{name} per {tail[1]}"
