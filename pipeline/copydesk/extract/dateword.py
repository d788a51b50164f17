"""The words that dates are made of, and the patterns that they stand in.

The names of months and days are those of English and need no table: nobody adds one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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


def name_of(word: str) -> str:
    """A month's or weekday's name as the tables have it: lower case, without the stop of an abbreviation."""
    return word.lower().rstrip(".")


def is_month_or_weekday(word: str) -> bool:
    """Whether the word names one, however it is written."""
    return name_of(word) in MONTHS or name_of(word) in WEEKDAYS


def _is_month(word: str) -> bool:
    return word[:1].isupper() and name_of(word) in MONTHS


def _is_weekday(word: str) -> bool:
    return word[:1].isupper() and name_of(word) in WEEKDAYS


Pattern = dict[str | int, object]


# Words that take one place of a pattern, by name of the place.
_PLACES: dict[str, Iterable[str]] = {
    "before_year": _BEFORE_YEAR,
    "before_month": [*_BEFORE_YEAR, "last", "next", "this", "to", "and", "every", "previous", "each"],
    "dash": ["-", "–", "—", "to", "and"],
    "hyphen": ["-", "–", "/"],
    "open": ["(", "["],
    "close": [")", "]"],
    "stretch": ["months", "year", "quarter", "half", "months'"],
    "ended": ["to", "ended", "ending", "through"],
    "end": ["end", "the", "end-", "of"],
    "length": LENGTHS,
    "which": ORDINALS,
    "kind": ["fiscal", "financial", "calendar", "-"],
    "part": ["quarter", "half"],
    "relative": ["last", "this", "next", "past", "previous", "current", "coming"],
    "stretches": ["year", "month", "week", "quarter"],
    "ago": ["ago", "earlier"],
    "today": ["yesterday", "today", "tomorrow"],
}


class Flags:
    """Lexeme flags: looked up once a word form, then a bit test a token. A Matcher's lists and
    expressions are held against every token anew, which took most of the time of reading dates."""

    def __init__(self, vocab: Vocab) -> None:
        self.month: int = vocab.add_flag(_is_month)
        self.weekday: int = vocab.add_flag(_is_weekday)
        self.day: int = vocab.add_flag(_matches(_DAY))
        self.two: int = vocab.add_flag(lambda word: len(word) == 2 and bool(_DAY.match(word)))
        self.year: int = vocab.add_flag(_matches(_YEAR))
        self.years: int = vocab.add_flag(_matches(YEARS))
        self.decade: int = vocab.add_flag(_matches(DECADE))
        self.iso: int = vocab.add_flag(_matches(ISO))
        self.quarter: int = vocab.add_flag(_matches(QUARTER))
        self.places = {name: vocab.add_flag(_among(frozenset(words))) for name, words in _PLACES.items()}

    def one(self, name: str, op: str = "1") -> Pattern:
        """A place of `_PLACES` in a pattern; op as in a Matcher."""
        return _flag(self.places[name], op)


def _flag(flag: int, op: str = "1") -> Pattern:
    return {flag: True, "OP": op}


def _word(word: str, op: str = "?") -> Pattern:
    return {"LOWER": word, "OP": op}


def _matches(form: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda word: form.match(word) is not None


def _among(words: frozenset[str]) -> Callable[[str], bool]:
    return lambda word: word.lower() in words


@dataclass(frozen=True, slots=True)
class Family:
    """Patterns by name of the form, each of which holds a word with one of the flags ``seeds``.

    before, after: how many words of a date may stand on either side of that word.
    """

    seeds: tuple[int, ...]
    before: int
    after: int
    forms: dict[str, list[list[Pattern]]]


def families(flags: Flags) -> tuple[Family, ...]:
    """The Matcher patterns of printed dates, by the word that shows where one may stand."""
    one, numbers = flags.places, (flags.year, flags.years, flags.decade, flags.iso)
    return (
        # A weekday, its bracket, day, month, comma, year; "the three months to the end of 31 March 2004".
        Family((flags.month,), 8, 8, _of_month(flags)),
        Family((flags.weekday,), 0, 3, _of_weekday(flags)),
        Family(numbers, 3, 4, _of_year(flags)),
        Family((one["part"], flags.quarter), 2, 3, _of_part(flags)),
        Family((one["stretches"], one["today"]), 2, 1, _relative(flags)),
    )


def _of_month(flags: Flags) -> dict[str, list[list[Pattern]]]:
    """Days and months: "Thursday, 4 March 2004", "March to May", "the six months to June"."""
    month, weekday, day, year = map(_flag, (flags.month, flags.weekday, flags.day, flags.year))
    comma, of, the = _word(","), _word("of"), _word("the")
    dash, open_, close = flags.one("dash"), flags.one("open"), flags.one("close")
    week = [weekday, comma, the]
    days = [[day, of, month], [month, day]]
    dated = [[*front, *body, *tail] for front in ([], week) for body in days
             for tail in ([], [comma, year], [of, year])]  # fmt: skip
    dated += [[weekday, open_, *body, *tail, close] for body in days for tail in ([], [year], [comma, year])]
    dated += [[*body, *tail, open_, weekday, close] for body in days for tail in ([], [year], [comma, year])]
    named = [[*body, *tail, _word(",", "1"), _word("a", "1"), weekday] for body in days for tail in ([], [comma, year])]
    spans = [[day, dash, day, month], [day, dash, day, month, year], [month, day, dash, day],
             [month, day, dash, day, comma, year]]  # fmt: skip
    lead = [flags.one("length", "?"), flags.one("stretch"), flags.one("ended"), flags.one("end", "*")]
    tails = [[month], [month, year], [day, month], [day, month, year], [month, day, comma, year]]
    return {
        "day": dated, "named day": named, "days": spans, "month": [[month, of, year], [month, comma, year]],
        "bare month": [[flags.one("before_month"), month]],
        "months": [[month, dash, month], [month, dash, month, year]],
        "stretch": [[*lead, *tail] for tail in tails],
    }  # fmt: skip


def _of_weekday(flags: Flags) -> dict[str, list[list[Pattern]]]:
    weekday = _flag(flags.weekday)
    return {"carried": [[weekday, _word(","), _word("the"), _flag(flags.day)]], "weekday": [[weekday]]}


# Behind "of" what is so many: "a poll of 1400 voters".
GATHERED = frozenset("poll survey sample study panel group crowd total workforce staff audience congregation".split())


def _of_year(flags: Flags) -> dict[str, list[list[Pattern]]]:
    """Years alone and in pairs, and days in digits: "in 2004", "2004-05", "2004-12-08"."""
    year, two, before, dash = _flag(flags.year), _flag(flags.two), flags.one("before_year"), flags.one("dash")
    hyphen = _word("-", "1")
    return {
        "iso": [[_flag(flags.iso)], [year, hyphen, two, hyphen, two]],
        "year": [[before, year], [_word("(", "1"), year, _word(")", "1")], [before, _flag(flags.years)],
                 [before, _word("the"), _flag(flags.decade)]],
        "years": [[before, year, dash, year]],
        "season": [[year, flags.one("hyphen"), two]],
    }  # fmt: skip


def _of_part(flags: Flags) -> dict[str, list[list[Pattern]]]:
    """Quarters and halves: "the third fiscal quarter of 2004", "Q3"."""
    which, kind, part = flags.one("which"), flags.one("kind", "?"), flags.one("part")
    year, of, quarter = _flag(flags.year), _word("of"), _flag(flags.quarter)
    dated = [[which, kind, part, of, _word("fiscal"), year], [quarter, of, year]]
    return {"part": [[which, kind, part], [quarter], *dated]}


def _relative(flags: Flags) -> dict[str, list[list[Pattern]]]:
    """Words that count from the day of the article: "last year", "a month ago", "today"."""
    stretches = flags.one("stretches")
    since = [[flags.one("relative"), flags.one("kind", "?"), stretches], [_word("a", "1"), stretches, flags.one("ago")]]
    return {"relative": [*since, [flags.one("today")]]}
