"""Lengths of time against the stretch that they fill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import published_days
from copydesk.proof import timespan
from copydesk.proof.agreement import spoken
from copydesk.proof.timespan import UNITS, Moment, in_unit, match
from copydesk.proof.wording import between as written
from copydesk.proof.years import is_compound, length_edits
from copydesk.records import Claim, Quantity, Severity, TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_HALF = Decimal("0.5")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@check(
    "CD414",
    passes=[
        "He was prime minister from 1997 to 2007, and his ten years in office changed the country.",
        "The three-day event runs from 4 to 6 May.",
        "He spent 26 years in prison, from 1964 to 1990.",
        "She was mayor for 12 years (2004-2016).",
        "She was mayor from 2004 to 2016. Her 12 years in office were calm.",
        "The strike lasted five weeks, from 3 June to 7 July.",
        "The show runs from 7pm to 9.30pm, two and a half hours.",
        "The train leaves at 6.48am and reaches London at 8.36am, a journey of an hour and 48 minutes.",
        "The eight-day strike, which started on 2 May and ended on 9 May, cost £3m.",
    ],
    fails={
        "He was prime minister from 1997 to 2007, and his 15 years in office changed the country.": "15 years",
        "The 14-day festival, 1-10 June, is free.": "14-day",
        "He spent 36 years in prison, from 1964 to 1990.": "36 years",
        "She was mayor for 21 years (2004-2016).": "21 years",
        "She was mayor from 2004 to 2016. Her 22 years in office were calm.": "22 years",
        "The strike lasted nine weeks, from 3 June to 7 July.": "nine weeks",
        "He hid the money between January 2016 and March 2012.": "January 2016 and March 2012",
        "The hearing began at 10am and ended at 4pm after nine hours.": "nine hours",
        "The train leaves at 6.48am and reaches London at 8.36am, a journey of two hours and eight minutes.":
            "two hours and eight minutes",
    },
    published="2024-08-28",
)
def duration(analysis: Analysis) -> Iterator[Verdict]:
    """A length of time must be that of the stretch which it fills.

    First and last day may both count or not: "from 4 to 6 May" is two days or three, "from
    1997 to 2007" ten years or eleven (nine, where it began late and ended early, at the loosest).
    A length of days or weeks that is shorter than its stretch may leave days out (court days,
    working weeks): no more than a warning. Across sentences it is a warning, too. A stretch of years
    must not end before it begins.
    """
    for claim in analysis.of_kind("date"):
        if "backward" in claim.cues:
            yield _backward(analysis, claim)
        length = analysis.quantity(claim, "length")
        if length is not None and claim.period is not None and str(claim.period.from_).startswith("T"):
            yield _clocked(analysis, claim, length)
            continue
        ends = _ends(analysis, claim)
        if length is not None and length.value and ends is not None and not timespan.finer(str(length.unit), ends[0]):
            yield _judged(analysis, claim, length, *ends)


def _backward(analysis: Analysis, claim: Claim) -> Verdict:
    """`between January 2016 and March 2012`, `from 2019 to 1991`: the claim's words are the stretch."""
    years = [int(year) for year in _YEAR.findall(claim.text)]
    span = analysis.span(claim.start, claim.end)
    working = f"{years[-1]} < {years[0]}"
    return inconsistent(f"{span.text} ends before it begins", working, [claim], severity="warning", stated=span)


def _ends(analysis: Analysis, claim: Claim) -> tuple[Moment, Moment] | None:
    """First and last of the stretch; days without a year lie in the year of the article."""
    if claim.period is None:
        return None
    when = published_days(analysis.article.published)
    year = when[0].year if when else 2001
    first, last = (timespan.moment(each, year) for each in (claim.period.from_, claim.period.to))
    if first is None or last is None:
        return None
    if last.days[0] < first.days[0] and str(claim.period.from_).startswith("--"):
        last = Moment(timespan.shifted(last.days, 1), last.precision)
    return first, last


def _clocked(analysis: Analysis, claim: Claim, length: Quantity) -> Verdict:
    """A length between two hours of one day, or of two days whose names are printed."""
    assert claim.period is not None
    unit, stretch = str(length.unit), analysis.span(claim.period.start, claim.period.end)
    names = [claim.cues[role].text if role in claim.cues else None for role in ("from_day", "to_day")]
    days = timespan.between_clocks(str(claim.period.from_), str(claim.period.to), *names)
    long = (length.value or 0) * UNITS[unit]
    if (None in names and long >= 1) or long >= UNITS["week"]:
        return undecided(f"{length.text} beside {stretch.text}", "the days are not printed", "", [claim],
                         stated=length, stretch=stretch)  # fmt: skip
    time = in_unit(days, unit)
    working = f"{stretch.text} = {written(time, None)} {unit}s; printed {length.text}"
    if timespan.said(length, unit).overlaps(days) and not _an_hour_more(length, unit, days):
        return consistent(f"{length.text} fits {stretch.text}", working, [claim], stated=length, stretch=stretch)
    return _wrong(analysis, claim, length, stretch, time, working)


def _an_hour_more(length: Quantity, unit: str, days: Interval) -> bool:
    """Whether the clock tells one whole hour more: from 5.40pm to 9.40pm is four hours and not three."""
    minutes = round((days.low or Decimal(0)) / UNITS["minute"])
    return unit == "hour" and length.approximation == "exact" and minutes == ((length.value or 0) + 1) * 60


def _judged(analysis: Analysis, claim: Claim, length: Quantity, first: Moment, last: Moment) -> Verdict:
    assert claim.period is not None
    stretch = analysis.span(claim.period.start, claim.period.end)
    unit = str(length.unit)
    time = in_unit(timespan.between(first, last, inclusive=True), unit)
    working = f"{stretch.text} = {written(time, None)} {unit}s; printed {length.text}"
    how = match(length, unit, first, last, inclusive=True)
    if last.days[1] < first.days[0]:
        if last.days[1].year < first.days[0].year:
            return inconsistent(f"{stretch.text} ends before it begins", working, [claim], severity="warning",
                                stated=stretch, length=length)  # fmt: skip
        return undecided(f"{stretch.text} ends before it begins", "the stretch is not read", working, [claim],
                         stated=length, stretch=stretch)  # fmt: skip
    if how == "consistent":
        return consistent(f"{length.text} fits {stretch.text}", working, [claim], stated=length, stretch=stretch)
    if how == "rounding":
        return rounding(
            f"{length.text} nearly fits {stretch.text}", working, [claim], stated=length, stretch=stretch
        )
    return _wrong(analysis, claim, length, stretch, time, working)


def _wrong(
    analysis: Analysis, claim: Claim, length: Quantity, stretch: TextSpan, time: Interval, working: str
) -> Verdict:
    unit = str(length.unit)
    middle = time.middle or Decimal(0)
    number = max(1, round(time.high or middle) if unit == "day" else round(middle - Decimal("0.01")))
    plural = "" if number == 1 else "s"
    edits = length_edits(length, Interval.point(Decimal(number)))[:3]
    named = edits[0][0] if len(edits) == 1 and is_compound(length) else f"{number} {unit}{plural}"
    if unit == "hour" and middle % 1 == _HALF:
        named = f"{middle.normalize()} hours"
    message = f"{stretch.text} is about {named}, not {length.text}"
    shorter = UNITS[unit] < UNITS["month"] and (length.value or 0) < number
    soft = shorter or length.approximation != "exact" or not claim.explicit
    grave: Severity = "warning" if soft or spoken(analysis, [length]) else "error"
    return inconsistent(message, working, [claim], severity=grave, stated=length, stretch=stretch,
                        repairs=[("stated", text, why) for text, why in edits])  # fmt: skip
