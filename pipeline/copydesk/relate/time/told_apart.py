"""Lengths of time whose date another sentence tells, each by a phrase of its own: claims as in `elapsed`.

    The mill was founded in 1904. ... its 120th anniversary          The fire was in 1984. That was 40 years ago.
    the first strike in 12 years. The last was in 2012.              joined in 1991 ... retired in 2010, after 19 years
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from copydesk.records import Claim
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, compiled, phrases
from copydesk.relate.time.made import everywhere, made

_BEGUN = 3  # sentences between the beginning of a time in a post and its end
_FAR = 8  # sentences between a founding and its anniversary
_FOUNDED = (
    compiled("founded/established/formed/built/opened/launched/created/started in/on {date}"),
    compiled("founded/established/formed/built/started/opened by .. .. in {date}"),
    compiled("set up .. .. in {date}"),
)
_OPENED = (compiled("founded/established/opened/launched/created/started/began/formed .. in {date}"),)
_JUBILEE = (compiled("its {nth} anniversary/birthday"), compiled("the/their {nth} anniversary/birthday ./,"))
_WED = re.compile(r"\b(?:married|wed|marriage|together)\b", re.I)
_LEAD = 20  # characters before "for 52 years, until"
_CLOSED = 3  # sentences in which the closing behind "for the first time in 26 years" is told
_SINCE = 4  # sentences to which "since that game" looks back


def told_apart(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    yield from _jubilee(sheet, sentences, seen)
    yield from _before(sheet, sentences, seen)
    yield from _pointing(sheet, sentences, seen)
    yield from _since(sheet, sentences, seen)
    yield from _served(sheet, sentences, seen)
    yield from _until(sheet, sentences, seen)


def _jubilee(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The one founding of the article beside its one anniversary, or its one history of so many years."""
    founded, history = everywhere(sentences, _FOUNDED), phrases("elapsed", "history")
    rows: list[tuple[Sequence[re.Pattern[str]], list[str]]] = [(_JUBILEE, []), (history, ["round"])]
    if not founded:  # "opened a bookshop in 1946": as well the second one
        founded, rows = everywhere(sentences, _OPENED), [(history, ["round", "far"])]
    for patterns, marks in rows:
        marked = everywhere(sentences, patterns)
        if len(founded) != 1 or len(marked) != 1 or marked[0][1].length.id in seen:
            continue
        (place, birth), (number, jubilee) = founded[0], marked[0]
        if (place == number and "round" not in marks) or abs(place - number) > _FAR:
            continue
        frame = sentences[number]
        told = [*frame.dates(), *(sentences[place].dates() if "round" in marks else ())]  # "and moved here in 1921"
        others = [date for date in told if date not in birth.dates()]
        seen.add(jubilee.length.id)
        yield made(sheet, frame, jubilee, birth.dates(), others, False, *marks)


def _before(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The first for so many years, and the last before it, or a closing, in one of the next sentences."""
    for row, reach, marks in (("before", 2, ()), ("closed", _CLOSED, ("far",))):
        for number, first in everywhere(sentences, phrases("elapsed", "gap")):
            near = everywhere(sentences[number + 1 : number + 1 + reach], phrases("elapsed", row))
            years = {date.first: date for _, found in near for date in found.dates()}
            if len(years) == 1 and first.length.id not in seen and not sentences[number].dates():
                seen.add(first.length.id)
                yield made(sheet, sentences[number], first, list(years.values()), (), False, *marks)


def _since(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`its first since 2012 ... had waited three years since that game`: the only year told before."""
    for number, found in everywhere(sentences, phrases("elapsed", "since_that")):
        earlier = [date for frame in sentences[max(0, number - _SINCE) : number] for date in frame.dates()]
        years = {date.first[:4]: date for date in earlier if date.first[:1].isdigit()}
        if len(years) == 1 and found.length.id not in seen and not sentences[number].dates():
            seen.add(found.length.id)
            yield made(sheet, sentences[number], found, list(years.values()), (), False)


def _served(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`started there in 1994 ... a new chairman in 2010 ... suspended after 16 years in the post`: of two years."""
    for number, found in everywhere(sentences, phrases("elapsed", "served")):
        near = sentences[max(0, number - _BEGUN) : number]
        begun = {date.first for _, each in everywhere(near, phrases("elapsed", "from")) for date in each.dates()}
        ends = list({date.first: date for frame in near for date in frame.dates()}.values())
        two = len(ends) == 2 and ends[0].first in begun and ends[0].first < ends[1].first
        if two and found.length.id not in seen and not sentences[number].dates():
            seen.add(found.length.id)
            yield made(sheet, sentences[number], found, ends, (), False, "far")


def _pointing(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`That was 40 years ago`, `In those 12 years`: the dates of the sentence before."""
    for row, count in (("that", 1), ("those", 2)):
        for number, found in everywhere(sentences, phrases("elapsed", row)):
            dates = {date.first: date for date in sentences[number - 1].dates()} if number else {}
            own = [date for date in sentences[number].dates() if date.end <= found.length.start]
            if row == "those" and len(dates) == len(own) == len(sentences[number].dates()) == 1:
                dates |= {date.first: date for date in own}  # "In 1956 he took it. He left in 1987, and over those"
            plain = all(date.first == date.last for date in dates.values())
            if len(dates) == count and plain and found.length.id not in seen and (
                not sentences[number].dates() or own
            ):
                seen.add(found.length.id)
                yield made(sheet, sentences[number], found, list(dates.values()), (), False)


def _having(sheet: Sheet, found: Found, begun: Found) -> bool:
    """`resigned in 2019 after four years as minister, having been appointed in 2015`."""
    text, date = sheet.page.text, begun.dates()[0]
    return "having" in text[found.end : max(found.end, begun.start)].split()[-3:] and (
        len(text[begun.start : date.start].split()) == 2  # "appointed in", and not "appointed head in"
    )


def _until(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`joined in 1991 ... When he retired in 2010, after 19 years`: where only one beginning is told."""
    for number, found in everywhere(sentences, phrases("elapsed", "until")):
        near = everywhere(sentences[max(0, number - _BEGUN) : number + 1], phrases("elapsed", "from"))
        near = [row for row in near if not _is_wedding(sheet, row[1]) or _is_wedding(sheet, found)]
        told = ((each, date) for _, each in near for date in each.dates()[:1])
        begun = {date.first: date for each, date in told if date.start < found.start or _having(sheet, found, each)}
        between = [d for frame in sentences[max(0, number - _BEGUN) : number + 1] for d in frame.dates()]
        if len(begun) == 1 and found.length.id not in seen and not _from_another(found, begun, between):
            seen.add(found.length.id)
            yield made(sheet, sentences[number], found, [*begun.values(), *found.dates()], (), False)


def _is_wedding(sheet: Sheet, found: Found) -> bool:
    """`married in 1961`: where a time in a post does not begin."""
    return _WED.search(sheet.page.text, max(0, found.start - _LEAD), found.end) is not None


def _from_another(found: Found, begun: Mapping[str, When], dates: Sequence[When]) -> bool:
    """`joined the navy in 1941 ... In June 1946 he married. They were together for 57 years, until 2003`: from 1946."""
    years = {date.first[:4] for date in dates} - {first[:4] for first in begun}
    ends = {date.first[:4] for date in found.dates()}
    length = int(found.length.value or 0)
    lapses = (int(end) - int(year) for end in ends for year in years if (end + year).isdigit())
    return any(abs(lapse - length) <= 1 for lapse in lapses)
