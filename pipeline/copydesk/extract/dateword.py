"""The words that dates are made of, and the patterns that they stand in.

The names of months and days are those of English and need no table: nobody adds one.
"""

from __future__ import annotations

import re

from spacy.vocab import Vocab

MONTHS = {
    name: number
    for number, names in enumerate(
        ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"], 1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ["monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
         "saturday sat", "sunday sun"],
    )
    for name in names.split()
}  # fmt: skip
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
            "final": 4, "last": 4}  # fmt: skip
LENGTHS = {"three": 3, "3": 3, "six": 6, "6": 6, "nine": 9, "9": 9, "12": 12, "twelve": 12, "year": 12,
           "quarter": 3, "half": 6}  # fmt: skip

_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\Z")
_YEAR = re.compile(r"(?:1[0-9]|20)\d\d\Z")
YEARS = re.compile(r"((?:1[5-9]|20)\d\d)[-–/](\d{2}|\d{4})\Z")
DECADE = re.compile(r"(?:the)?((?:1[5-9]|20)\d0)'?s\Z")
ISO = re.compile(r"(?:1[0-9]|20)\d\d-(?:0\d|1[0-2])-[0-3]\d\Z")
QUARTER = re.compile(r"[Qq]([1-4])\Z")

# What a year stands behind when it is one: "in 1981", not "rose to 1981". "to" and "and" only
# close a pair that such a word opened.
_BEFORE_YEAR = ["in", "since", "until", "till", "by", "during", "before", "after", "of", "from", "between",
                "early", "late", "mid", "fiscal", "for", "through", "around", "circa"]  # fmt: skip
_BEFORE_MONTH = [*_BEFORE_YEAR, "last", "next", "this", "to", "and", "every", "previous", "each"]


def name_of(word: str) -> str:
    """A month's or weekday's name as the tables have it: lower case, without the stop of an abbreviation."""
    return word.lower().rstrip(".")


def _is_month(word: str) -> bool:
    return word[:1].isupper() and name_of(word) in MONTHS


def _is_weekday(word: str) -> bool:
    return word[:1].isupper() and name_of(word) in WEEKDAYS


Pattern = dict[str | int, object]


_STRETCHES = frozenset("year month week quarter half yesterday today tomorrow".split())


def _is_seed(word: str) -> bool:
    """Whether every date that holds a word like this can be found around it; see `REACH`."""
    dated = (_YEAR, YEARS, DECADE, ISO, QUARTER)
    return (
        _is_month(word) or _is_weekday(word) or word.lower() in _STRETCHES or any(form.match(word) for form in dated)
    )


# Each pattern of `patterns` holds a seed, with at most this many words of the date on either side of
# it (a weekday, its bracket, day, month, comma, year; "the three months to the end of 31 March 2004").
REACH = 8


class Flags:
    """Lexeme flags: looked up once a word form, then a bit test a token."""

    def __init__(self, vocab: Vocab) -> None:
        self.month: int = vocab.add_flag(_is_month)
        self.weekday: int = vocab.add_flag(_is_weekday)
        self.day: int = vocab.add_flag(lambda word: bool(_DAY.match(word)))
        self.year: int = vocab.add_flag(lambda word: bool(_YEAR.match(word)))
        self.seed: int = vocab.add_flag(_is_seed)


def patterns(flags: Flags) -> dict[str, list[list[Pattern]]]:
    """The Matcher patterns of printed dates, by name of the form."""
    month: Pattern = {flags.month: True}
    weekday: Pattern = {flags.weekday: True}
    day: Pattern = {flags.day: True}
    year: Pattern = {flags.year: True}
    comma: Pattern = {"ORTH": ",", "OP": "?"}
    of: Pattern = {"LOWER": "of", "OP": "?"}
    the: Pattern = {"LOWER": "the", "OP": "?"}
    dash: Pattern = {"LOWER": {"IN": ["-", "–", "—", "to", "and"]}}
    week = [weekday, comma, the]
    open_: Pattern = {"ORTH": {"IN": ["(", "["]}}
    close: Pattern = {"ORTH": {"IN": [")", "]"]}}
    days = [[day, of, month], [month, day]]
    dated = [[*front, *body, *tail] for front in ([], week) for body in days
             for tail in ([], [comma, year], [of, year])]  # fmt: skip
    dated += [[weekday, open_, *body, *tail, close] for body in days for tail in ([], [year], [comma, year])]
    dated += [[*body, *tail, open_, weekday, close] for body in days for tail in ([], [year], [comma, year])]
    spans = [[day, dash, day, month], [day, dash, day, month, year], [month, day, dash, day],
             [month, day, dash, day, comma, year]]  # fmt: skip
    stretch: Pattern = {"LOWER": {"IN": ["months", "year", "quarter", "half", "months'"]}}
    ended: Pattern = {"LOWER": {"IN": ["to", "ended", "ending", "through"]}}
    end: Pattern = {"LOWER": {"IN": ["end", "the", "end-", "of"]}, "OP": "*"}
    length: Pattern = {"LOWER": {"IN": list(LENGTHS)}, "OP": "?"}
    which: Pattern = {"LOWER": {"IN": list(ORDINALS)}}
    kind: Pattern = {"LOWER": {"IN": ["fiscal", "financial", "calendar", "-"]}, "OP": "?"}
    part: Pattern = {"LOWER": {"IN": ["quarter", "half"]}}
    relative: Pattern = {"LOWER": {"IN": ["last", "this", "next", "past", "previous", "current", "coming"]}}
    stretches: Pattern = {"LOWER": {"IN": ["year", "month", "week", "quarter"]}}
    ago: Pattern = {"LOWER": {"IN": ["ago", "earlier"]}}
    two: Pattern = {"LENGTH": 2, flags.day: True}
    hyphen: Pattern = {"ORTH": "-"}
    before_year: Pattern = {"LOWER": {"IN": _BEFORE_YEAR}}
    before_month: Pattern = {"LOWER": {"IN": _BEFORE_MONTH}}
    return {
        "day": dated,
        "days": spans,
        "carried": [[weekday, comma, the, day]],
        "weekday": [[weekday]],
        "month": [[month, of, year], [month, comma, year]],
        "bare month": [[before_month, month]],
        "months": [[month, dash, month], [month, dash, month, year]],
        "stretch": [[length, stretch, ended, end, *tail] for tail in
                    ([month], [month, year], [day, month], [day, month, year], [month, day, comma, year])],
        "part": [[which, kind, part], [which, kind, part, of, {"LOWER": "fiscal", "OP": "?"}, year],
                 [{"TEXT": {"REGEX": QUARTER.pattern}}], [{"TEXT": {"REGEX": QUARTER.pattern}}, of, year]],
        "relative": [[relative, kind, stretches], [{"LOWER": "a"}, stretches, ago],
                     [{"LOWER": {"IN": ["yesterday", "today", "tomorrow"]}}]],
        "iso": [[{"TEXT": {"REGEX": ISO.pattern}}],
                [year, hyphen, two, hyphen, two]],
        "year": [[before_year, year], [{"ORTH": "("}, year, {"ORTH": ")"}],
                 [before_year, {"TEXT": {"REGEX": YEARS.pattern}}],
                 [before_year, the, {"TEXT": {"REGEX": DECADE.pattern}}]],
        "years": [[before_year, year, dash, year]],
        "season": [[year, {"ORTH": {"IN": ["-", "–", "/"]}}, two]],
    }  # fmt: skip


