"""Days, months, years and intervals as they are written down -> their first and last day.

What `published` and `records.Date` hold: an ISO day, month or year, or two of them with
a slash between (``2011-09/2012-03``). ``--06-15`` and ``--06`` are a day and a month of
a year that is not printed (the truncated forms of XML Schema, Part 2, 3.2.12).
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from decimal import Decimal

from copydesk.interval import Interval
from copydesk.stem import stem

Days = tuple[date, date]

# Spells of time in days, for their order; and how many of one another has. Days may be working days.
SPELLS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_IN: dict[tuple[str, str], tuple[Decimal | int, Decimal | int]] = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366),
    ("week", "month"): (4, Decimal("4.43")), ("week", "year"): (52, Decimal("52.29")),
    ("month", "quarter"): (3, 3), ("month", "year"): (12, 12), ("quarter", "year"): (4, 4),
}  # fmt: skip

_NAMED = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year",
          "yearly": "year", "annually": "year"} | {
    name.lower(): "month" for name in (*calendar.month_name[1:], *calendar.month_abbr[1:])}  # fmt: skip

# Units of time that hold each other exactly, in seconds.
CLOCK = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_YEARLESS = re.compile(r"--(\d{2})-(\d{2})\Z")


def _one(text: str) -> Days:
    found = _ISO.match(text)
    if found is None:
        raise ValueError(f"{text!r} is not an ISO day, month or year, such as 2024-08-28, 2024-08 or 2024")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except (ValueError, calendar.IllegalMonthError):
        raise ValueError(f"there is no {text!r} in the calendar") from None


def days(text: str) -> Days:
    """The first and the last day of an ISO day, month, year, or of an interval of them.

    Raises ValueError, with a message for the user, where the text is none of these, where
    the day does not exist, or where the interval ends before it begins.
    """
    first, slash, last = text.strip().partition("/")
    begin = _one(first.strip())
    end = _one(last.strip()) if slash else begin
    if end[1] < begin[0]:
        raise ValueError(f"{text!r} ends before it begins")
    return begin[0], max(begin[1], end[1]) if slash else begin[1]


def published_days(published: str | None) -> Days | None:
    """When an article appeared, as its first and last possible day; None where that is unknown."""
    if published is None:
        return None
    try:
        return days(published)
    except ValueError:
        return None


def yearless(text: str | None) -> tuple[int, int] | None:
    """(month, day) of ``--06-15``; None for anything else."""
    found = _YEARLESS.match(text or "")
    return (int(found[1]), int(found[2])) if found else None


def day_in(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has no such day (29 February, 31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def spells(short: str, long: str) -> Interval | None:
    """How many of the shorter spell the longer one has, such as 12 months in a year; None where it is not fixed."""
    found = _IN.get((short, long))
    return None if found is None else Interval(Decimal(found[0]), Decimal(found[1]))


def spell(text: str) -> str | None:
    """The spell that words name: "year" for "annual", "last year" and "2016-17", "month" for "June 2016"."""
    named = [_NAMED.get(word.rstrip("."), stem(word)) for word in re.findall(r"[a-z]+\.?", text.lower())]
    found = next((name for name in named if name in SPELLS), None)
    return found or ("year" if re.search(r"\b\d{4}\b", text) else None)
