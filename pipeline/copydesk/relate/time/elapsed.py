"""Lengths of time beside the dates that they lie between: claims of kind "date".

    founded in 1904 ... its 120th anniversary      40 years ago, in 1984      in the 40 years since 1984
    closed in 1985, 20 years after it opened in 1965

Roles: ``elapsed`` (a length, or the ordinal of an anniversary); ``from``, and ``to`` where the other
date is printed; without ``to`` the length runs up to the article's own day. A year that is no
date of its own ("the 1984 strike") stands as a cue under the same name. Cues: ``tie``, the phrase;
``next`` and ``last``, words that move the day by a year; ``season``, one of
this year ("ago this fall"); ``other``, a further date from or to which the length may be counted
instead; ``open``, where it runs to something told without its day; ``round``, where it is round
by custom ("its 120-year history"); ``far``, as in `lapse`; ``ended``, as in `named_lapse`; ``only`` and
``till``, as in `until_now`; ``days`` and ``sure``, as in `since_day`; ``telling``, as in `spans`;
``jubilee`` and ``among``, as in `jubilee`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, compiled, frames, phrases
from copydesk.relate.time.jubilee import jubilee
from copydesk.relate.time.lapse import lapses
from copydesk.relate.time.made import ANOTHERS, made
from copydesk.relate.time.named_lapse import named_lapses
from copydesk.relate.time.since_day import since_days
from copydesk.relate.time.spans import only_year, spans
from copydesk.relate.time.terms import terms
from copydesk.relate.time.told_apart import told_apart
from copydesk.relate.time.until_now import until_now

_LEAD = 80  # characters before a length that may hold "had stood for"
_DENIED = (" not in ", " not on ", " not until ")  # before a date: "in 2033, and not in 2034 as announced"
_HELD = compiled("{nth} anniversary/birthday .. in/on {date}")
_RANKED = re.compile(r"(?:\w+est|worst|best|first|last|next|most|least)\s+\Z", re.I)  # "the wettest 12 months since"
_AGED = re.compile(r"\b(?:was|were|aged|age of|turned) \d+\b")
_EVERY = re.compile(r"\b(?:every|each) \Z", re.I)  # "once every four years since 1924"
_OVER = re.compile(r"\b(?:over|for|in|within|during|of|spanning|covering) (?:the |a )?\Z", re.I)
_FROM = re.compile(r",? from\b")
_PAST = re.compile(r"\bhad (?:\w+ ){0,4}\Z")
_AT_THE_TIME = re.compile(r",? (?:at (?:the|that) time|then|when)\b")
_YEAR = re.compile(r"\d{4}")
_BESIDE = re.compile(r"\s*[,(–—-]?\s*(?:(?:more|less|fewer|over|nearly|almost|about|around|some|just|than) ){0,3}")
_OF_ANOTHER = re.compile(r"\s+of (?!its (?:founding|foundation|opening|launch|birth|creation|formation)\b)")
_DIES = frozenset(["dies", "died", "dead"])
_DIED_THEN = compiled("died/dead .. in/on {date}")
_LEAD_SENTENCES = 3  # in which an obituary tells of the death
_ROWS = ("after", "death", "anniversary", "ago", "since", "lasting", "open")
_MARKS = {"open": ("open",), "lasting": ("open", "far")}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every length between dates, without ids; a length takes part in one claim only."""
    sheet = sheets.read(doc, mentions)
    denied = {d.id for d in sheet.dates if sheet.page.text[max(0, d.start - _LEAD) : d.start].endswith(_DENIED)}
    for claim in _all(sheet):
        if denied.isdisjoint(claim.roles.values()):
            yield claim


def _all(sheet: Sheet) -> Iterator[Claim]:
    sentences, seen = frames(sheet), set[str]()
    for number, frame in enumerate(sentences):
        earlier = sentences[number - 1].dates() if number else []
        for row in _ROWS:
            for found in (each for pattern in phrases("elapsed", row) for each in frame.find(pattern)):
                claim = _claim(sheet, frame, row, found, earlier, sentences)
                if claim is not None and claim.roles["elapsed"] not in seen:
                    seen.add(claim.roles["elapsed"])
                    yield claim
    yield from told_apart(sheet, sentences, seen)
    yield from jubilee(sheet, seen)
    if not sentences:
        return  # no length that can be read: "-12 years"
    yield from named_lapses(sheet, sentences, seen)
    yield from lapses(sheet, sentences, seen)
    yield from spans(sheet, sentences, seen)
    yield from terms(sheet, sentences, seen)
    yield from since_days(sheet, sentences, seen)
    yield from until_now(sheet, sentences, seen)
    yield from only_year(sheet, sentences, seen)


def _claim(
    sheet: Sheet, frame: Frame, row: str, found: Found, earlier: Sequence[When], sentences: Sequence[Frame]
) -> Claim | None:
    if _RANKED.search(sheet.page.text[: found.length.start]) or _EVERY.search(sheet.page.text[: found.length.start]):
        return None
    dates = found.dates()
    if row == "since" and _OVER.search(sheet.page.text[: found.length.start]) and _FROM.match(
        sheet.page.text, found.length.end
    ):
        return None  # "317 cheques over six years from June 2007": to a day that is not printed
    if _AT_THE_TIME.match(sheet.page.text, found.length.end):
        return None  # "built in 2003 and 16 years old at the time"
    if row == "anniversary" and dates[0].start < found.length.start and _OF_ANOTHER.match(sheet.page.text, found.end):
        return None  # "built in 1904, it marks the 25th anniversary of its reopening"
    others = [date for date in frame.dates() if date not in dates]
    if row == "ago" and any(_BESIDE.fullmatch(sheet.page.text, date.end, found.length.start) for date in dates):
        others = []  # "in 1989, 36 years ago, and will not be again until 2061"
    explicit = True
    if row == "after" and sheet.page.text[: found.length.start].endswith("for "):
        return None  # "played for nine years before leaving in 1985"
    if row == "after" and len(dates) == 1:
        before = [date for date in others if date.start < found.start]
        explicit, dates = bool(before), [*(before or earlier)[-1:], *dates]
        if dates and _AGED.search(sheet.page.text, dates[0].end, max(found.start, dates[0].end)):
            return None  # "Born in 1936, he began when he was 17. Three years later, in 1956"
        others = [date for date in others if date not in dates]
        if len(dates) < 2:
            return None
    if row == "anniversary" and len(dates) == 1:
        held = [each.dates()[0] for each in frame.find(_HELD) if each.length == found.length]
        held = [date for date in held if date is not dates[0] and "of" not in _between(sheet, found, date)]
        dates += held[:1]
        others = [date for date in others if date not in dates]
    lead = sheet.page.text[max(0, found.start - _LEAD) : found.start]
    if row == "since" and len(dates) == 1 and _PAST.search(lead):
        if len(earlier) == 1:
            dates += earlier
        elif any(date not in dates and _YEAR.search(sheet.page.text, date.start, date.end)
                 for each in sentences for date in each.dates()):  # fmt: skip
            row = "open"  # "it had been quiet for 43 years, since 1977": until some time that is past
    if len(dates) > 2:
        return None
    if row == "death" and not _dies(sheet, sentences):
        return None
    if row == "lasting" and ANOTHERS.search(sheet.page.text, found.start, found.end):
        return None
    return made(sheet, frame, found, dates, others, explicit, *_MARKS.get(row, ()))


def _dies(sheet: Sheet, sentences: Sequence[Frame]) -> bool:
    """Whether the lead tells of a death, and no year of one is printed."""
    told = any(_DIES & {*sheet.said(number)} for number in range(_LEAD_SENTENCES))
    return told and not any(next(frame.find(_DIED_THEN), None) for frame in sentences)


def _between(sheet: Sheet, found: Found, date: When) -> list[str]:
    return sheet.page.text[found.length.end : date.start].lower().split()
