"""Jubilees beside the one year from which they can be counted: claims as in `elapsed`, with the cue ``jubilee``.

    married on June 5, 1965 ... their golden wedding          marks 100 years of baking ... was founded in 1924
    ordained in June 1964 ... his golden jubilee ... The 50th anniversary was marked

All jubilees of the article are of one number of years, or two of one thing. One that is a word alone stands in the
cue, without the role ``elapsed``. The cue ``among``: another year may be meant as well. Whether a year that does not
fit is one slip of the pen away is for the check to say.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from copydesk.data import jubilees, word_lists
from copydesk.extract.age import SOMEONE
from copydesk.extract.page import NAMES, Page
from copydesk.extract.people import roles
from copydesk.records import Claim, Date, Quantity, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.aging import KIN
from copydesk.relate.time.frame import Found, When
from copydesk.relate.time.lapse import lapse

_CUE = re.compile(
    r"anniversar|jubilee|birthday|centen|wedding|(?:mark|celebrat|toast)\w* [^.]{1,30} years|years of ", re.I
)
_MARKED = frozenset(
    "mark marks marked marking celebrate celebrates celebrated celebrating toast toasts toasted".split()
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_EVENT = frozenset(["anniversary", "jubilee", "birthday"])
_PAIR = frozenset("couple pair husband wife".split())  # "The couple celebrated their 25th anniversary in the hotel"
_PERSONS = frozenset(["his", "her", "my", "'s", "your"])
_OF_WORK = frozenset(["as", "at", "with", "on", "behind"])
_LIGHT = frozenset("of its their his her the in since a our".split())
_UP = 7  # heads from a date to the verb above it
_LEAST = 10  # years
_FEW = 2  # jubilees of one thing, or years in which one may have begun
_BACK = 6  # words before a jubilee that tell when it was kept


@dataclass(frozen=True, slots=True)
class _Mark:
    """A jubilee: its years, its offsets, whose it is (a row of ``begun.toml``, or "" where not told)."""

    years: Decimal
    start: int
    end: int
    kind: str
    length: Quantity | None = None


@functools.cache
def _named() -> re.Pattern[str]:
    words = sorted(jubilees(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.I)


def jubilee(sheet: Sheet, seen: set[str]) -> Iterator[Claim]:
    """The claim of the article's one jubilee, without an id; ``seen``: ids of lengths that are claimed."""
    if not _CUE.search(sheet.page.text):
        return
    marks = [*_counted(sheet), *_worded(sheet)]
    kinds = {mark.kind for mark in marks} - {""}
    first = {mark.years: mark for mark in reversed(marks)}
    alike = len(first) == 1 or (len(first) == _FEW and all(mark.kind == marks[0].kind != "" for mark in marks))
    if not first or not alike or len(kinds) > 1 or any(_is_past(sheet, mark) for mark in marks):
        return
    begun = {date.from_[:4]: date for date in sheet.dates for kind in [_kind(sheet, date)]
             if date.from_ and kind and kind in (kinds or {kind})}  # fmt: skip
    known = any(mark.length is not None and mark.length.id in seen for mark in first.values())
    if not 0 < len(begun) <= _FEW or known or any(_is_dated(sheet, each, begun) for each in marks):
        return
    seen.update(each.length.id for each in marks if each.length is not None)
    for mark, date in product(first.values(), begun.values()):
        yield _claim(sheet, mark, date, among=len(begun) > 1)


def _is_dated(sheet: Sheet, mark: _Mark, begun: Mapping[str, Date]) -> bool:
    """`celebrated its golden jubilee in 1994`: in a sentence with another year."""
    first, last = sheet.bounds(sheet.page.sents[sheet.page.at(mark.start)])
    said = sheet.page.text[sheet.page.starts[first] : sheet.page.end(last - 1)]
    return any(year not in begun for year in _YEAR.findall(said))


def _is_past(sheet: Sheet, mark: _Mark) -> bool:
    """`weeks after they had celebrated their golden wedding`: told of an earlier time."""
    place = sheet.page.at(mark.start)
    return "had" in sheet.page.lows[max(0, place - _BACK) : place]


def _counted(sheet: Sheet) -> Iterator[_Mark]:
    """`the 50th anniversary`, `marks 100 years of`, `50 years of marriage`."""
    for figure in sheet.plain:
        length, years = figure.quantity, figure.quantity.value or Decimal(0)
        if years < _LEAST or length.approximation != "exact":
            continue
        told = _ordinal(sheet, figure) if length.kind == "ordinal" else _length(sheet, figure)
        if told is not None:
            yield _Mark(years, length.start, sheet.page.end(told[0] - 1), told[1], length)


def _ordinal(sheet: Sheet, figure: Figure) -> tuple[int, str] | None:
    """The word behind `50th wedding anniversary`, and of what it is; None for another's, or a person's birthday."""
    page, last = sheet.page, figure.last
    wedding = page.low_at(last) == "wedding"
    last += wedding
    persons = page.low_at(last) == "birthday" and _is_persons(page, figure.first - 1)
    if page.low_at(last) not in _EVENT or persons:
        return None
    as_another = page.low_at(last + 1) == "as" or page.lows[last + 1 : last + 3] == ["on", "the"]
    kind = None if as_another else _of(sheet, last + 1)
    theirs = page.low_at(figure.first - 1) == "their" and not _PAIR.isdisjoint(sheet.said(figure.sentence))
    return None if kind is None else (last + 1, "wedding" if wedding or theirs else kind)


def _is_persons(page: Page, place: int) -> bool:
    """`her 75th birthday`, `Ida's 75th birthday`, and not `the school's 75th birthday`."""
    owner = page.low_at(place - 1)
    thing = page.tag_at(place - 1) == "NN" and owner not in SOMEONE and owner not in KIN and owner not in roles()
    return page.low_at(place) in _PERSONS and not (page.low_at(place) == "'s" and thing)


def _length(sheet: Sheet, figure: Figure) -> tuple[int, str] | None:
    page = sheet.page
    if figure.quantity.kind != "duration" or figure.quantity.unit != "year":
        return None
    kind = _of(sheet, figure.last)
    marked = page.low_at(sheet.left(figure) - 1) in _MARKED and page.low_at(figure.last) not in _OF_WORK
    return (figure.last, kind or "") if marked or kind else None


def _of(sheet: Sheet, place: int) -> str | None:
    """Of what a jubilee is by the words behind it: "of marriage"; "" where none are; None for anything else."""
    page = sheet.page
    if page.low_at(place) not in ("of", "since"):
        return ""
    while page.low_at(place) in _LIGHT:
        place += 1
    last = place
    while page.tag_at(last) in NAMES:
        last += 1
    if last > place and page.low_at(last - 1) in {page.lows[k] for k in _common(page)}:
        return "founding"  # "the 40th anniversary of Ballina Cycling Club" ... the club
    return next((kind for kind, words in word_lists("begun").items() if page.low_at(place) in words), None)


def _common(page: Page) -> Iterator[int]:
    """The words that are common nouns behind an article: "the club"."""
    return (k for k, tag in enumerate(page.tags) if tag == "NN" and page.low_at(k - 1) in ("the", "a", "an", "its"))


def _worded(sheet: Sheet) -> Iterator[_Mark]:
    """`their golden wedding`, `its centenary`."""
    for match in _named().finditer(sheet.page.text):
        kind = _of(sheet, sheet.page.at(match.end()))
        if kind is not None:
            kind = "wedding" if "wedding" in match[0].lower() else kind
            yield _Mark(Decimal(jubilees()[match[0].lower()]), *match.span(), kind)


def _kind(sheet: Sheet, date: Date) -> str:
    """What began then, by the verb or noun above the date: "married at St Mary's on June 5, 1965"; "" for nothing."""
    page, word = sheet.page, sheet.page.at(date.start)
    if date.from_ is None or not date.from_[:1].isdigit() or date.from_[:4] != (date.to or "")[:4]:
        return ""
    for _ in range(_UP):
        kind = next((kind for kind, words in word_lists("begun").items() if page.low_at(word) in words), "")
        if kind or page.tag_at(word)[:2] == "VB" or page.heads[word] == word:
            return kind
        word = page.heads[word]
    return ""


def _claim(sheet: Sheet, mark: _Mark, date: Date, *, among: bool) -> Claim:
    """Of a jubilee and a year; among: whether it may as well be counted from another year."""
    text = sheet.page.text
    span = TextSpan(text=text[mark.start : mark.end], start=mark.start, end=mark.end)
    cues = {"jubilee": span, "among": span} if among else {"jubilee": span}
    if mark.length is not None:
        begun = When(date.text, date.start, date.end, date.from_ or "", date.to or "", (date.id,))
        claim = lapse(sheet, Found((mark.length,), mark.start, mark.end), begun, ())
        return claim.model_copy(update={"cues": claim.cues | cues})
    start, end = min(mark.start, date.start), max(mark.end, date.end)
    return Claim(text=text[start:end], start=start, end=end, kind="date", roles={"from": date.id},
                 cues=cues, explicit=False)  # fmt: skip
