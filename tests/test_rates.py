"""The reference rates: by day, with gaps, by stretch of time, over the whole table."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from copydesk import rates


def day(text: str) -> tuple[date, date]:
    return date.fromisoformat(text), date.fromisoformat(text)


@pytest.mark.parametrize(
    ("source", "target", "when", "value"),
    [
        ("EUR", "USD", "2024-08-28", "1.1121"),
        ("USD", "EUR", "2024-08-28", "0.899"),
        ("USD", "SEK", "2024-08-28", "10.196"),
        ("EUR", "EUR", "2024-08-28", "1"),
        ("GBP", "USD", "2005-03-28", "1.870"),  # Easter Monday: the rate of Maundy Thursday
    ],
)
def test_a_day(source, target, when, value):
    found = rates.rate(source, target, *day(when))
    assert found is not None
    assert abs(found.low - Decimal(value)) < Decimal("0.001")
    assert found.low == found.high


def test_a_weekend_takes_the_friday():
    found = rates.rate("EUR", "USD", *day("2024-08-25"))
    assert found is not None
    assert found.when == "2024-08-23"


@pytest.mark.parametrize(
    ("source", "target", "first", "last"),
    [
        ("EUR", "RUB", "2023-03-01", "2023-03-01"),  # suspended in March 2022
        ("USD", "CNY", "2004-06-01", "2005-04-30"),  # quoted from April 2005 only
        ("EUR", "USD", "1998-05-01", "1998-05-01"),
        ("EUR", "USD", "2199-05-01", "2199-05-01"),
        ("EUR", "XXX", "2024-08-28", "2024-08-28"),
    ],
)
def test_no_rate(source, target, first, last):
    assert rates.rate(source, target, date.fromisoformat(first), date.fromisoformat(last)) is None


def test_a_stretch_holds_its_days_and_the_whole_table_holds_it():
    year = rates.rate("USD", "GBP", date(2004, 6, 1), date(2005, 4, 30))
    table = rates.rate("USD", "GBP")
    some = rates.rate("USD", "GBP", *day("2005-01-14"))
    assert year is not None
    assert table is not None
    assert some is not None
    assert year.interval.holds(some.interval)
    assert table.interval.holds(year.interval)
    assert Decimal("0.51") < year.low < Decimal("0.52")
    assert Decimal("0.56") < year.high < Decimal("0.57")


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [("EUR", "DEM", "1.95583"), ("EUR", "ITL", "1936.27"), ("EUR", "LTL", "3.45280"), ("EUR", "IEP", "0.787564")],
)
def test_a_currency_that_the_euro_replaced_keeps_its_fixed_rate(source, target, expected):
    found = rates.rate(source, target, *day("2019-03-05"))
    assert found is not None
    assert found.low == found.high == Decimal(expected)


@pytest.mark.parametrize(("source", "target"), [("USD", "DEM"), ("DEM", "FRF")])
def test_a_fixed_rate_is_one_to_the_euro_alone(source, target):
    assert rates.rate(source, target, *day("2019-03-05")) is None


def test_the_table_goes_before_a_fixed_rate():
    found = rates.rate("EUR", "SKK", *day("2006-06-01"))
    assert found is not None
    assert found.low > 37


def test_both_directions_are_inverse():
    there, back = rates.rate("GBP", "JPY", *day("2010-06-01")), rates.rate("JPY", "GBP", *day("2010-06-01"))
    assert there is not None
    assert back is not None
    assert abs(there.low * back.low - 1) < Decimal("1e-20")


def test_nothing_is_read_before_the_first_look_up():
    code = "import copydesk.rates as r; assert r._table.cache_info().currsize == 0; r.known('USD');"
    code += "assert r._table.cache_info().currsize == 1; import sys;"
    code += "assert 'currency_converter' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
