"""Lengths of time beside the dates that they lie between: claims of kind "date".

    founded in 1904 ... its 120th anniversary      40 years ago, in 1984      in the 40 years since 1984
    closed in 1985, 20 years after it opened in 1965

Roles: ``elapsed`` (a length, or the ordinal of an anniversary); ``from``, and ``to`` where the other
date is printed; without ``to`` the length runs up to the article's own day. A year that is no
date of its own ("the 1984 strike") stands as a cue under the same name. Cues: ``tie``, the phrase;
``next`` and ``last``, words that move the day by a year; ``season``, one of
this year ("ago this fall"); ``other``, a further date from or to which the length may be counted
instead; ``open``, where it runs to something told without its day; ``round``, where it is round
by custom ("its 120-year history"); ``far``, as in `lapse`; ``ended``, as in `named_lapse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, compiled, frames, phrases
from copydesk.relate.time.lapse import lapses
from copydesk.relate.time.named_lapse import named_lapses

_BEGUN = 3  # sentences between the beginning of a time in a post and its end
_LEAD = 80  # characters before a length that may hold "had stood for"
_FAR = 8  # sentences between a founding and its anniversary
_FOUNDED = (
    compiled("founded/established/formed/built/opened/launched/created/started in/on {date}"),
    compiled("founded/established/formed/built/started/opened by .. .. in {date}"),
    compiled("set up .. .. in {date}"),
)
_JUBILEE = compiled("its {nth} anniversary/birthday")
_HELD = compiled("{nth} anniversary/birthday .. in/on {date}")
_RANKED = re.compile(r"(?:\w+est|worst|best|first|last|next|most|least)\s+\Z", re.I)  # "the wettest 12 months since"
_PAST = re.compile(r"\bhad (?:\w+ ){0,4}\Z")
_AT_THE_TIME = re.compile(r",? (?:at (?:the|that) time|then|when)\b")
_SEASON = re.compile(r" this (?:spring|summer|autumn|fall|winter|year|month|week|\w+ber|January|February)\b")
_YEAR = re.compile(r"\d{4}")
_BESIDE = re.compile(r"\s*[,(–—-]?\s*(?:(?:more|less|fewer|over|nearly|almost|about|around|some|just|than) ){0,3}")
_ANOTHERS = re.compile(  # "opened in 1957 and has been closed for 27 years", "has been run by the family for 12"
    r"\b(?:by|family|married|under|owners?|lain|stood empty)\b"
    r"|\bbeen (?:\w+ )?(?:closed|shut|empty|derelict|vacant|disused|silent|dark)\b"
)
_OF_ANOTHER = re.compile(r"\s+of (?!its (?:founding|foundation|opening|launch|birth|creation|formation)\b)")
_ROWS = ("after", "anniversary", "ago", "since", "lasting", "open")
_MARKS = {"open": ("open",), "lasting": ("open", "far")}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every length between dates, without ids; a length takes part in one claim only."""
    sheet = sheets.read(doc, mentions)
    sentences, seen = frames(sheet), set[str]()
    for number, frame in enumerate(sentences):
        earlier = sentences[number - 1].dates() if number else []
        for row in _ROWS:
            for found in (each for pattern in phrases("elapsed", row) for each in frame.find(pattern)):
                claim = _claim(sheet, frame, row, found, earlier, sentences)
                if claim is not None and claim.roles["elapsed"] not in seen:
                    seen.add(claim.roles["elapsed"])
                    yield claim
    yield from _jubilee(sheet, sentences, seen)
    yield from _before(sheet, sentences, seen)
    yield from _pointing(sheet, sentences, seen)
    yield from _until(sheet, sentences, seen)
    yield from named_lapses(sheet, sentences, seen)
    yield from lapses(sheet, sentences, seen)


def _claim(
    sheet: Sheet, frame: Frame, row: str, found: Found, earlier: Sequence[When], sentences: Sequence[Frame]
) -> Claim | None:
    if _RANKED.search(sheet.page.text[: found.length.start]):
        return None
    dates = found.dates()
    if _AT_THE_TIME.match(sheet.page.text, found.length.end):
        return None  # "built in 2003 and 16 years old at the time"
    if row == "anniversary" and dates[0].start < found.length.start and _OF_ANOTHER.match(sheet.page.text, found.end):
        return None  # "built in 1904, it marks the 25th anniversary of its reopening"
    others = [date for date in frame.dates() if date not in dates]
    if row == "ago" and any(_BESIDE.fullmatch(sheet.page.text, date.end, found.length.start) for date in dates):
        others = []  # "in 1989, 36 years ago, and will not be again until 2061"
    explicit = True
    if row == "after" and len(dates) == 1:
        before = [date for date in others if date.start < found.start]
        explicit, dates = bool(before), [*(before or earlier)[-1:], *dates]
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
    if row == "lasting" and _ANOTHERS.search(sheet.page.text, found.start, found.end):
        return None
    return _made(sheet, frame, found, dates, others, explicit, *_MARKS.get(row, ()))


def _between(sheet: Sheet, found: Found, date: When) -> list[str]:
    return sheet.page.text[found.length.end : date.start].lower().split()


def _made(
    sheet: Sheet, frame: Frame, found: Found, dates: Sequence[When], others: Sequence[When], explicit: bool,
    *marks: str,
) -> Claim:  # fmt: skip
    cues = {"tie": _span(sheet, found.start, found.end)}
    if _SEASON.match(sheet.page.text, found.end):
        cues["season"] = cues["tie"]  # "130 years ago this fall"
    for name in ("next", "last"):
        for moved in (each for pattern in phrases("elapsed", name) for each in frame.find(pattern)):
            cues[name] = _span(sheet, moved.start, moved.end)
    if others:
        cues["other"] = _span(sheet, others[-1].start, others[-1].end)
    cues |= dict.fromkeys(marks, cues["tie"])
    roles = {"elapsed": found.length.id}
    for name, date in zip(("from", "to"), dates, strict=False):
        if date.ids:
            roles[name] = date.ids[0]
        else:
            cues[name] = _span(sheet, date.start, date.end)
    start = min(found.length.start, *(date.start for date in dates))
    end = max(found.length.end, *(date.end for date in dates))
    return Claim(text=sheet.page.text[start:end], start=start, end=end, kind="date", roles=roles, cues=cues,
                 explicit=explicit)  # fmt: skip


def _span(sheet: Sheet, start: int, end: int) -> TextSpan:
    return TextSpan(text=sheet.page.text[start:end], start=start, end=end)


def _all(sentences: Sequence[Frame], patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, Found]]:
    patterns = list(patterns)
    return [(n, found) for n, frame in enumerate(sentences) for each in patterns for found in frame.find(each)]


def _jubilee(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The one founding of the article beside its one anniversary, or its one history of so many years."""
    founded = _all(sentences, _FOUNDED)
    for patterns, marks in (([_JUBILEE], ()), (phrases("elapsed", "history"), ("round",))):
        marked = _all(sentences, patterns)
        if len(founded) != 1 or len(marked) != 1 or marked[0][1].length.id in seen:
            continue
        (place, birth), (number, jubilee) = founded[0], marked[0]
        if (place == number and not marks) or abs(place - number) > _FAR:
            continue
        frame = sentences[number]
        others = [date for date in frame.dates() if date not in birth.dates()]
        yield _made(sheet, frame, jubilee, birth.dates(), others, False, *marks)


def _before(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The first for so many years, and the last before it in one of the next two sentences."""
    for number, first in _all(sentences, phrases("elapsed", "gap")):
        near = _all(sentences[number + 1 : number + 3], phrases("elapsed", "before"))
        years = {date.first: date for _, found in near for date in found.dates()}
        if len(years) == 1 and first.length.id not in seen and not sentences[number].dates():
            seen.add(first.length.id)
            yield _made(sheet, sentences[number], first, list(years.values()), (), False)


def _pointing(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`That was 40 years ago`, `In those 12 years`: the dates of the sentence before."""
    for row, count in (("that", 1), ("those", 2)):
        for number, found in _all(sentences, phrases("elapsed", row)):
            dates = {date.first: date for date in sentences[number - 1].dates()} if number else {}
            plain = all(date.first == date.last for date in dates.values())
            if len(dates) == count and plain and found.length.id not in seen and not sentences[number].dates():
                seen.add(found.length.id)
                yield _made(sheet, sentences[number], found, list(dates.values()), (), False)


def _having(sheet: Sheet, found: Found, begun: Found) -> bool:
    """`resigned in 2019 after four years as minister, having been appointed in 2015`."""
    text, date = sheet.page.text, begun.dates()[0]
    return "having" in text[found.end : max(found.end, begun.start)].split()[-3:] and (
        len(text[begun.start : date.start].split()) == 2  # "appointed in", and not "appointed head in"
    )


def _until(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`joined in 1991 ... When he retired in 2010, after 19 years`: where only one beginning is told."""
    for number, found in _all(sentences, phrases("elapsed", "until")):
        near = _all(sentences[max(0, number - _BEGUN) : number + 1], phrases("elapsed", "from"))
        told = ((each, date) for _, each in near for date in each.dates()[:1])
        begun = {date.first: date for each, date in told if date.start < found.start or _having(sheet, found, each)}
        if len(begun) == 1 and found.length.id not in seen:
            seen.add(found.length.id)
            yield _made(sheet, sentences[number], found, [*begun.values(), *found.dates()], (), False)
