"""Days, weeks and months up to now, from the only day on which something is told to have begun: claims as in `lapse`.

    found guilty on Monday at the end of a six-week trial ... When the trial opened on April 8
    30 days without a new case ... The last case was recorded on May 2

Cues: ``days``, which says that the day may be of this year or the last; ``only``, as in `until_now`;
``sure``, that no slip of the pen is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.edges import begins, clause
from copydesk.relate.time.frame import Found, Frame, When, phrases
from copydesk.relate.time.lapse import lapse
from copydesk.relate.time.made import everywhere
from copydesk.stem import stem

_UNITS = frozenset("day week month".split())
_GOING = frozenset(["day", "week"])  # "reprieved for 12 months" looks ahead
_LEAST = 2
_DONE = frozenset("after end following ended ends ending finished finishes over close".split())
_LEAD = 5  # words before a length that say that it is over
_LAST = frozenset(["last", "latest", "since"])


def since_days(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    for figure in sheet.plain:
        length = figure.quantity
        if length.id in seen or not _is_time(figure) or "-" not in length.text or sentences[figure.sentence].dates():
            continue
        if _DONE.isdisjoint(sheet.before(figure, _LEAD)) or sheet.page.tag_at(figure.last) != "NN":
            continue
        noun = stem(sheet.page.low_at(figure.last))
        told = [date for date in _days(sheet, sentences) if noun in _stems(sheet, date)]
        begun = [date for date in told if begins(sheet, date)]
        if len(told) == len(begun) == 1 and not _is_over(sentences, begun[0]):
            seen.add(length.id)
            yield _claim(sheet, Found((length,), length.start, length.end), begun[0])
    yield from _going_on(sheet, sentences, seen)


def _going_on(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`30 days without a new case`, `has been on strike for five weeks`: from the only beginning, or the last time."""
    for number, found in everywhere(sentences, phrases("elapsed", "days")):
        length = found.length
        short = length.unit in _GOING and (length.value or 0) >= _LEAST and length.approximation == "exact"
        if not short or length.id in seen or sentences[number].dates() or " will " in sentences[number].text:
            continue
        told = [date for date in _days(sheet, sentences) if begins(sheet, date) or _is_last(sheet, date)]
        if len(told) == 1 and not _is_over(sentences, told[0]):
            seen.add(length.id)
            yield _claim(sheet, found, told[0])


def _is_time(figure: Figure) -> bool:
    length = figure.quantity
    exact = length.kind == "duration" and length.approximation == "exact"
    return exact and length.unit in _UNITS and (length.value or 0) >= _LEAST


def _days(sheet: Sheet, sentences: Sequence[Frame]) -> list[When]:
    """The days that the article tells, one of each, that do not lie ahead."""
    past = [date for frame in sentences if " will " not in frame.text for date in frame.dates()]
    days = [date for date in past if date.first == date.last and date.first[-3:-2] == "-"]
    return list({date.first: date for date in days if len(date.first) != len("2001-05")
                 or date.first[:1] == "-"}.values())


def _is_over(sentences: Sequence[Frame], begun: When) -> bool:
    """`It shut on March 4 and opened again on April 15`: with a later day in the sentence."""
    return any(begun in frame.dates() and any(day.start > begun.end for day in frame.dates()) for frame in sentences)


def _stems(sheet: Sheet, date: When) -> set[str]:
    """Of the clause before a day."""
    return {stem(sheet.page.lows[k]) for k in clause(sheet, date)}


def _is_last(sheet: Sheet, date: When) -> bool:
    place = sheet.page.at(date.start)
    return not _LAST.isdisjoint(sheet.page.lows[sheet.bounds(sheet.page.sents[place])[0] : place])


def _claim(sheet: Sheet, found: Found, begun: When) -> Claim:
    claim = lapse(sheet, found, begun, ())
    tie = claim.cues["tie"]
    return claim.model_copy(update={"cues": claim.cues | {"only": tie, "days": tie, "sure": tie}})
