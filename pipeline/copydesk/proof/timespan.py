"""How long it is from one printed date to another, and which lengths may be said of it.

Dates are printed to the day, the month or the year, and a length counts whole days or years,
first and last day included or not. So the time between two dates is an interval, and a
length of n units stands for every time that rounds to n or of which n are complete: n - ½ up to
n + 1. Two dates printed as years n apart are n years apart; one more or less may be.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from copydesk.interval import Interval
from copydesk.period import Days, days
from copydesk.records import Quantity

# Days of each unit; months and years by the mean Gregorian year.
UNITS = {
    "minute": Decimal(1) / 1440, "hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7),
    "fortnight": Decimal(14), "month": Decimal("30.436875"), "year": Decimal("365.2425"),
    "decade": Decimal("3652.425"), "century": Decimal("36524.25"),
}  # fmt: skip
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COARSE = {"decade": Decimal("0.25"), "century": Decimal("0.05")}  # "three decades" for 28 years is fair

Match = Literal["consistent", "rounding", "apart"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed date: its first and last possible day, and how precise it is."""

    days: Days
    precision: Literal["year", "month", "day"]


def moment(text: str | None, year: int | None = None) -> Moment | None:
    """An ISO day, month or year, or ``--05-04`` in ``year``; None where it is no date."""
    if text is None or (text.startswith("--") and year is None):
        return None
    full = f"{year:04d}{text[1:]}" if text.startswith("--") else text
    try:
        return Moment(days(full), {4: "year", 7: "month"}.get(len(full), "day"))  # type: ignore[arg-type]
    except ValueError:
        return None


def finer(unit: str, date_: Moment) -> bool:
    """Whether the unit is too fine for a date of that precision: days or months between two years."""
    return UNITS[unit] < {"day": UNITS["minute"], "month": UNITS["month"], "year": UNITS["year"]}[date_.precision]


def between(first: Moment, last: Moment, *, inclusive: bool = False) -> Interval:
    """The days between them, each end as early and as late as it may be."""
    low = (last.days[0] - first.days[1]).days
    return Interval(Decimal(max(low, 0)), Decimal((last.days[1] - first.days[0]).days + inclusive))


def _round_years(first: Moment, last: Moment) -> Interval | None:
    """The whole years that fit where one of the dates is printed as a year; None for others.

    A birthday may still lie ahead where only the other date is a day or a month.
    """
    if "year" not in (first.precision, last.precision):
        return None
    ahead = first.precision != last.precision
    low = last.days[0].year - first.days[1].year - ahead
    return Interval(Decimal(low), Decimal(last.days[1].year - first.days[0].year))


_HALF = Decimal("0.25")  # what "12 and a half hours" leaves open


def said(length: Quantity, unit: str, *, loose: bool = False) -> Interval:
    """The times, in days, that the printed length may stand for."""
    size, value = UNITS[unit], length.value or Decimal(0)
    if length.approximation != "exact":
        return (length.loose if loose else length.interval).scale(size)
    half = _COARSE.get(unit, Decimal("0.5"))
    if value != value.to_integral_value():
        half = _HALF if unit == "hour" and value * 2 == (value * 2).to_integral_value() else value * Decimal("0.1")
    return Interval(value - half * (1 + loose), value + 2 * half * (1 + loose)).scale(size)


def match(length: Quantity, unit: str, first: Moment, last: Moment, *, inclusive: bool = False) -> Match:
    """Whether the length may be said of the time between the two dates."""
    time = between(first, last, inclusive=inclusive)
    if not said(length, unit).overlaps(time):
        return "rounding" if unit in _COARSE and said(length, unit, loose=True).overlaps(time) else "apart"
    if _is_another_count(length, unit, first, last):
        return "apart"
    days = unit == "day" and inclusive and length.approximation == "exact"
    if days and first.precision == last.precision == "day" and not time.contains(length.value or Decimal(0)):
        return "apart"  # "the seven-day festival runs from 16 to 24 July"
    whole = _round_years(first, last) if unit == "year" and length.approximation == "exact" else None
    if whole is None:
        return "consistent"
    whole = whole + Interval(Decimal(0), Decimal(int(inclusive)))
    return "consistent" if whole.contains(length.value or Decimal(0)) else "rounding"


def _is_another_count(length: Quantity, unit: str, first: Moment, last: Moment) -> bool:
    """`two weeks` from 3 March to 24 March: the same weekday three weeks on, or the same day of another month."""
    exact = length.approximation == "exact" and first.precision == last.precision == "day"
    if not exact or unit not in ("week", "month"):
        return False
    one, two = first.days[0], last.days[0]
    if unit == "week":
        weeks, rest = divmod((two - one).days, 7)
        return not rest and weeks > 0 and weeks != length.value
    months = (two.year - one.year) * 12 + two.month - one.month
    return one.day == two.day and months > 0 and months != length.value


def between_clocks(first: str, last: str, one: str | None = None, other: str | None = None) -> Interval:
    """The time, in days, from one ISO time (T21:30) to the next other one, or to that of the weekday ``other``.

    one, other: the names of the two weekdays, in English; the later one lies within a week.
    """
    minutes = [int(text[1:3]) * 60 + int(text[4:6]) for text in (first, last)]
    apart = minutes[1] - minutes[0]
    if one is None or other is None:
        return Interval.point(Decimal(apart % 1440) / 1440)
    days = (_WEEK.index(other[:3].lower()) - _WEEK.index(one[:3].lower())) % 7
    return Interval.point(Decimal((days * 1440 + apart) % (7 * 1440)) / 1440)


def in_unit(time: Interval, unit: str) -> Interval:
    """A time in days, in the unit."""
    return time / Interval.point(UNITS[unit])


def shifted(when: Days, years: int) -> Days:
    """The same days in another year; 29 February becomes the 28th."""

    def moved(day: date) -> date:
        leap = day.month == 2 and day.day == 29
        return day.replace(year=day.year + years, day=28 if leap else day.day)

    return moved(when[0]), moved(when[1])
