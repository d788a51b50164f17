"""Days of the week against the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.analysis import Analysis
from copydesk.period import Days, day_in, published_days, yearless
from copydesk.records import Date
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# A day without a year lies within a year of the article, and hardly ever more than this
# far from it where the nearest such day has another weekday.
YEAR, HALF = timedelta(days=366), timedelta(days=183)


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_NEXT = re.compile(r"\bnext (?:year|season|summer|spring|autumn|winter)\b", re.I)
_YEARS = re.compile(r"\b(?:next|last|this|previous|following) (?:year|season|summer|spring|autumn|winter)\b", re.I)
_WAS = re.compile(r"\b(?:was|were|had|came|fell|saw|took|held|began|won|lost|died)\b")
_AHEAD = re.compile(r"\b(?:will|would|is|are|due|set|to be|by|until|from|next|before|scheduled|planned)\b")
_AROUND = 200  # characters in which words may tell of another year
_CLOSE = timedelta(days=14)  # between two days of one account
_REACH = 2  # sentences back in which the year may be told


def _days(printed: Date, when: Days | None) -> list[date]:
    """The days that it can be, nearest to the day of publication first; [] if unknown."""
    full = printed.from_ or ""
    month_day = yearless(full)
    if month_day is None:
        try:
            return [date.fromisoformat(full)] if len(full) == 10 else []
        except ValueError:
            return []
    if when is None:
        return []
    first, last = when
    near = [day_in(year, *month_day) for year in range(first.year - 1, last.year + 2)]
    found = [day for day in near if day is not None and first - YEAR <= day <= last + YEAR]
    return sorted(found, key=lambda day: max(first - day, day - last, timedelta(0)))


def _impossible(printed: Date) -> bool:
    """31 June, 30 February: a day of no year; 29 February of a year without one."""
    full = printed.from_ or ""
    month_day = yearless(full)
    if month_day is not None:
        return day_in(2000, *month_day) is None
    parts = full.split("-")
    return len(full) == 10 and day_in(int(parts[0]), int(parts[1]), int(parts[2])) is None


def _renamed(printed: Date, day: date) -> str:
    """The printed date with the right weekday, in the same style."""
    assert printed.weekday is not None
    wrong, right = NAMES[printed.weekday], NAMES[day.weekday()]
    if wrong in printed.text:
        return printed.text.replace(wrong, right)
    return printed.text.replace(wrong[:3], right[:3])


def _moved(printed: Date, day: date) -> list[str]:
    """The printed date moved to the nearest day with its weekday."""
    assert printed.weekday is not None
    texts = []
    for days in (1, -1, 2, -2, 3, -3):
        other = day + timedelta(days=days)
        if other.weekday() == printed.weekday and other.month == day.month:
            texts.append(printed.text.replace(str(day.day), str(other.day), 1))
    return texts


def _wrong(printed: Date, day: date) -> Verdict:
    assert printed.weekday is not None
    name = NAMES[day.weekday()]
    edits = [("stated", _renamed(printed, day), "weekday")]
    edits += [("stated", text, "day") for text in _moved(printed, day)]
    return inconsistent(
        f"{day.day} {day:%B} {day.year} is a {name}, not a {NAMES[printed.weekday]}",
        f"{day.isoformat()} = {name}", repairs=edits, stated=printed,
    )  # fmt: skip


# A day beyond 31 that counts nothing: a year stands behind it, and no noun ("all 46 March 2022 claims").
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_NOUN = r"(?! (?!(?:in|at|and|to|by|the|when|with|for|as|after)\b)\w)"
_NO_DAY = re.compile(
    rf"\b(?:3[2-9]|[4-9]\d) (?:{_MONTHS}) [12]\d{{3}}\b{_NO_NOUN}"
    rf"|\b(?:{_MONTHS}) (?:3[2-9]|[4-9]\d), [12]\d{{3}}\b"
)


@check(
    "CD501",
    passes=[
        "The vote is set for Sunday, 15 September.",
        "The bridge opened on Monday 6 December 2004.",
    ],
    fails={
        "The vote is set for Monday, 15 September.": "Monday, 15 September",
        "The bridge opened on Wednesday 6 December 2004.": "Wednesday 6 December 2004",
        "The new fares apply from 31 June.": "31 June",
        "She was born on 41 February 1928.": "41 February 1928",
    },
    published="2024-08-28",
)
def weekday(analysis: Analysis) -> Iterator[Verdict]:
    """A date must fall on the weekday that is printed with it, and must exist.

    With a year printed the calendar decides. Without one the day lies within a year of the
    day on which the article appeared; where only the farther of two such days has the
    weekday, the date is undecided, unless the nearer one is near indeed (three months); and so it is where
    the weekday is right in a year that the sentences before it name ("from May 2008 ... on Monday 17 November").
    A day told right beside, whose year or weekday settles it, settles that of the other.
    Without a date of publication a day without a year is undecided.

    Source: the Gregorian calendar.
    """
    for found in _NO_DAY.finditer(analysis.article.text):
        yield inconsistent(f"there is no {found.group()}", "not in the calendar", stated=analysis.span(*found.span()))
    when = published_days(analysis.article.published)
    for printed in analysis.dates:
        if _impossible(printed):
            yield inconsistent(f"there is no {printed.text}", "not in the calendar", stated=printed)
            continue
        if printed.weekday is None or printed.from_ is None or printed.from_ != printed.to:
            continue
        verdict = _judged(printed, _days(printed, when), when)
        beside = _beside(analysis, printed, when, dated=verdict.verdict == "consistent")
        verdict = _judged(printed, [beside], when) if beside else verdict
        told = _told_year(analysis, printed, when) if verdict.verdict == "inconsistent" else None
        yield verdict if told is None else undecided(
            f"the year of {printed.text} is not known", f"the weekday is right in {told.year}",
            f"{told.isoformat()} = {NAMES[told.weekday()]}", stated=printed,
        )  # fmt: skip


def _told_year(analysis: Analysis, printed: Date, when: Days | None) -> date | None:
    """The day with the weekday in a year that the text tells: a past one right before, or "next year" beside it."""
    month_day = yearless(printed.from_ or "")
    if month_day is None:
        return None
    start, end = next((s for s in analysis.sentences if s[0] <= printed.start < s[1]), (0, 0))
    if when is not None and _NEXT.search(analysis.article.text[start:end]):
        day = day_in(when[1].year + 1, *month_day)
        if day is not None and day.weekday() == printed.weekday:
            return day  # "Next year's race will be on Sunday 9 September"
    if when is not None and _WAS.search(told := analysis.article.text[start:end]) and not _AHEAD.search(told):
        day = day_in(when[1].year - (month_day > (when[1].month, when[1].day)), *month_day)
        if day is not None and day.weekday() == printed.weekday:
            return day  # "The busiest day was Monday 29 January", in December
    for other in analysis.dates:
        year = _YEAR.search(other.text) if 0 <= printed.sentence - other.sentence <= _REACH else None
        day = day_in(int(year[0]), *month_day) if year is not None else None
        past = day is not None and (when is None or day <= when[1])  # not "the £17m that it has to find by 2027"
        if day is not None and past and day.weekday() == printed.weekday:
            return day
    return None


def _beside(analysis: Analysis, printed: Date, when: Days | None, *, dated: bool) -> date | None:
    """The day in the year of a day told right beside: "leaves on Sunday, October 23 ... the night before, October 22".

    That is a day shortly before it in its sentence with a year, or one a few days off whose weekday settles its own.
    dated: only a day with a year counts.
    """
    month_day = yearless(printed.from_ or "")
    start, end = next((s for s in analysis.sentences if s[0] <= printed.start < s[1]), (0, 0))
    near = analysis.article.text[max(0, start - _AROUND) : end + _AROUND]
    other_year = bool(_YEARS.search(near))
    for other in analysis.dates if month_day else ():
        ahead = other.start < printed.start and other.sentence == printed.sentence and bool(_YEAR.search(other.text))
        if other is printed or abs(other.sentence - printed.sentence) > 1 or not (
            ahead or (not dated and yearless(other.from_) and not other_year)
        ):
            continue
        told = [day for day in _days(other, when) if other.weekday in (day.weekday(), None if ahead else -1)]
        day = day_in(told[0].year, *month_day) if len(told) == 1 and month_day else None
        if day is not None and abs(day - told[0]) <= _CLOSE and (not ahead or day > told[0]):
            return day
    return None


def _judged(printed: Date, days: list[date], when: Days | None) -> Verdict:
    if not days:
        return undecided(f"the year of {printed.text} is not known", "no year and no date of publication",
                         stated=printed)  # fmt: skip
    fitting = [day for day in days if day.weekday() == printed.weekday]
    working = f"{(fitting or days)[0].isoformat()} = {NAMES[(fitting or days)[0].weekday()]}"
    if not fitting:
        return _wrong(printed, days[0])
    nearest = days[0]
    if fitting[0] == nearest or when is None or not yearless(printed.from_):
        return consistent(f"{printed.text} is right", working, stated=printed)
    first, last = when
    if first - HALF / 2 <= nearest <= last + HALF / 2 and last - first <= HALF:
        return _wrong(printed, nearest)
    if last - first > HALF and first - HALF <= fitting[0] <= last + HALF:
        return consistent(f"{printed.text} is right", working, stated=printed)
    return undecided(f"the year of {printed.text} is not known", "the weekday fits another year", working,
                     stated=printed)  # fmt: skip
