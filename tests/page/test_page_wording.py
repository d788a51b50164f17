"""Numbers and dates as the page words them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from copydesk.page.wording import day, number, reach, role
from copydesk.records import Count


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0"),
        ("0.5", "0.5"),
        ("1234.5", "1,234.5"),
        ("100", "100"),
        ("999999", "999,999"),
        ("1000000", "1 million"),
        ("-2550000", "-2.55 million"),
        ("61000000000", "61 billion"),
        ("8520000000000", "8.52 trillion"),
        ("0.333333333", "0.3333"),
    ],
)
def test_numbers(value: str, shown: str) -> None:
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("36500000", "37500000", "36.5 to 37.5 million"),
        ("999500", "1000500", "999,500 to 1.0005 million"),
        ("5", "5", "5"),
        ("50", None, "at least 50"),
        (None, "3000000000", "at most 3 billion"),
        (None, None, "unknown"),
    ],
)
def test_reach(low: str | None, high: str | None, shown: str) -> None:
    ends = {"low": low and Decimal(low), "high": high and Decimal(high)}
    assert reach(Count.model_validate({"text": "", "start": 0, "end": 0, "value": None, **ends})) == shown


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2024-08-27", "2024-08-27"), ("2010", "2010"), ("--10-02", "2 October"), ("--02", "February"), ("--", "--")],
)
def test_days(iso: str, shown: str) -> None:
    assert day(iso) == shown


@pytest.mark.parametrize(("given", "shown"), [("stated", "printed"), ("part2", "part"), ("per_unit", "each")])
def test_roles(given: str, shown: str) -> None:
    assert role(given) == shown
