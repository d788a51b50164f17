"""Dates in the text: days, months, years, quarters, periods, weekdays.

`Date.from_` and `Date.to` are as precise as printed: ISO days, months or years, and
``--06-15`` or ``--06`` where no year is printed (see `copydesk.period`). Words such as
"last year" count from the day on which the article appeared; without it they have none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Span

from copydesk.extract.dateplace import flags, spans
from copydesk.extract.dateword import (
    DECADE,
    GATHERED,
    LENGTHS,
    MONTHS,
    ORDINALS,
    QUARTER,
    WEEKDAYS,
    YEARS,
    Flags,
    name_of,
)
from copydesk.extract.words import sentence_starts
from copydesk.period import published_days
from copydesk.records import Date

_YEARS_FROM, _YEARS_TO = 1500, 2100  # what four bare digits are a year between


class _Parts:
    """What stands in a span: its days, months, years and weekdays, in order."""

    def __init__(self, span: Span, flags: Flags) -> None:
        self.days: list[int] = []
        self.months: list[int] = []
        self.years: list[int] = []
        self.weekdays: list[int] = []
        for token in span:
            if token.check_flag(flags.month):
                self.months.append(MONTHS[name_of(token.text)])
            elif token.check_flag(flags.weekday):
                self.weekdays.append(WEEKDAYS[name_of(token.text)])
            elif token.check_flag(flags.year):
                self.years.append(int(token.text))
            elif token.check_flag(flags.day):
                self.days.append(int(re.match(r"\d+", token.text).group()))  # type: ignore[union-attr]

    def iso(self, month: int | None = None, day: int | None = None, year: int | None = None) -> str:
        """The date as precise as it is: year, month, day; ``--`` for a year that is not printed."""
        year = year or (self.years[-1] if self.years else None)
        text = "--" if year is None else f"{year:04d}" + ("-" if month else "")
        return text + (f"{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def _back(text: str, months: int) -> str:
    """The month ``months`` before an ISO month, year printed or not."""
    year, _, number = text.rpartition("-")
    total = int(number) - 1 - months
    month = f"-{total % 12 + 1:02d}"
    return f"{int(year) + total // 12:04d}{month}" if year.isdigit() else f"-{month}"


def _relative(words: list[str], today: date | None) -> tuple[str | None, str | None]:
    if today is None:
        return None, None
    if words[0] in ("yesterday", "today", "tomorrow"):
        day = str(today + timedelta(days=("yesterday", "today", "tomorrow").index(words[0]) - 1))
        return day, day
    step = {"last": -1, "previous": -1, "a": -1, "next": 1, "coming": 1}.get(words[0], 0)
    if words[-1] == "year" or "year" in words[:2]:
        if words[0] == "past":
            return f"{today.year - 1:04d}-{today.month:02d}", f"{today.year:04d}-{today.month:02d}"
        return f"{today.year + step:04d}", f"{today.year + step:04d}"
    if "month" in words:
        month = _back(f"{today.year:04d}-{today.month:02d}", -step)
        return month, month
    return None, None


def _part(span: Span, parts: _Parts) -> tuple[str | None, str | None]:
    if not parts.years or any(token.lower_ in ("fiscal", "financial") for token in span):
        return None, None  # a financial year begins where the company likes
    quarter = QUARTER.match(span[0].text)
    number = int(quarter[1]) if quarter else ORDINALS[span[0].lower_]
    size = 6 if any(token.lower_ == "half" for token in span) else 3
    number = min(number, 12 // size)
    return parts.iso((number - 1) * size + 1), parts.iso(number * size)


def _stretch(span: Span, parts: _Parts) -> tuple[str, str]:
    months = next((LENGTHS[token.lower_] for token in span if token.lower_ in LENGTHS), 12)
    end = parts.iso(parts.months[-1])
    return _back(end, months - 1), end


def _year(span: Span, parts: _Parts) -> tuple[str | None, str | None]:
    text = span[-1].text if span[-1].text != ")" else span[-2].text
    if found := YEARS.match(text):
        last = found[2] if len(found[2]) == 4 else found[1][:2] + found[2]
        return found[1], last
    if found := DECADE.match(text):
        return found[1], found[1][:3] + "9"
    return parts.iso(), parts.iso()


def _read(label: str, span: Span, flags: Flags, today: date | None) -> tuple[str | None, str | None]:
    parts = _Parts(span, flags)
    if label in ("day", "named day"):
        day = parts.iso(parts.months[0], parts.days[0])
        return day, day
    if label == "days":
        return tuple(parts.iso(parts.months[0], day) for day in parts.days)  # type: ignore[return-value]
    if label in ("month", "bare month"):
        return parts.iso(parts.months[0]), parts.iso(parts.months[0])
    if label == "months":
        first, last = parts.months[0], parts.months[-1]
        year = parts.years[-1] - (first > last) if parts.years else None
        return parts.iso(first, year=year), parts.iso(last)
    if label == "years":
        return parts.iso(year=parts.years[0]), parts.iso()
    if label == "season":
        return span[0].text, f"{int(span[0].text) + 1:04d}"
    if label == "iso":
        text = "".join(token.text for token in span)
        return text, text
    if label == "stretch":
        return _stretch(span, parts)
    if label == "part":
        return _part(span, parts)
    if label == "relative":
        return _relative([token.lower_ for token in span], today)
    return _year(span, parts) if label == "year" else (None, None)


def extract(doc: Doc, published: str | None = None) -> Iterator[Date]:
    """Every date of the Doc, in reading order, without ids.

    published: when the article appeared (see `copydesk.period.days`); only a single day
    tells what "last year" means.
    """
    known = flags(doc.vocab)
    appeared = published_days(published)
    today = appeared[0] if appeared and appeared[0] == appeared[1] else None
    before: str | None = None
    found = spans(doc)
    for n, span in enumerate(found):
        if span.label_ == "year" and _is_counted(span):
            continue
        first, last = _read(span.label_, span, known, today)
        parts = _Parts(span, known)
        month = _ahead(doc, found[n : n + 2], known, today) or before
        if span.label_ == "carried" and month:
            first = last = f"{month}-{parts.days[0]:02d}"
        before = _month(span.label_, first) or before
        yield Date(
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            from_=first,
            to=last,
            weekday=parts.weekdays[0] if len(parts.weekdays) == 1 else None,
        )


def _is_counted(span: Span) -> bool:
    """`a poll of 1400 voters`: so many of something, and no year."""
    doc, first, last = span.doc, span.start, span.end
    told = first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lower_ in GATHERED
    return (told and last < len(doc) and doc[last].tag_ == "NNS") or _in_list(span)


def _in_list(span: Span) -> bool:
    """`Acton for 2150, Bray for 1320 and Clee for 870`: one of the numbers behind "for", and no year of old."""
    lead = span.doc[span.start - 1].lower_ if span.start else ""
    if lead != "for" or len(span) != 1 or not span.text.isdigit() or int(span.text) >= _YEARS_FROM:
        return False
    tokens = [token for token in span.sent if token.text.isdigit() and token.i and token.nbor(-1).lower_ == lead]
    return len(tokens) > 1 and any(int(token.text) > _YEARS_TO for token in tokens)


def _month(label: str, first: str | None) -> str | None:
    """The month of a date of its own: "2004-12", or "--12" without a year."""
    if label not in ("day", "named day", "month", "days", "bare month") or not first:
        return None
    return first[: len("--12") if first.startswith("--") else len("2004-12")]


def _ahead(doc: Doc, pair: Sequence[Span], known: Flags, today: date | None) -> str | None:
    """The month behind "between Monday 5 and Wednesday 14 September", which the first of the two is of."""
    if len(pair) < 2 or pair[0].label_ != "carried":
        return None
    one, other = pair
    if doc[one.end : other.start].text.lower() not in ("and", "to", "until", "or"):
        return None
    return _month(other.label_, _read(other.label_, other, known, today)[0])


def numbered(doc: Doc, published: str | None) -> tuple[Date, ...]:
    """The dates with ids d1, d2, ... and the number of the sentence each begins in."""
    sentences = sentence_starts(doc)
    return tuple(
        found.model_copy(update={"id": f"d{n}", "sentence": max(0, bisect_right(sentences, found.start) - 1)})
        for n, found in enumerate(extract(doc, published), 1)
    )
