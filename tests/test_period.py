"""Written days, months, years and intervals."""

from __future__ import annotations

from datetime import date

import pytest

from copydesk.period import day_in, days, published_days, yearless


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-08-28", "2024-08-28", "2024-08-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023", "2023-01-01", "2023-12-31"),
        ("2011-09/2012-03", "2011-09-01", "2012-03-31"),
        ("2004/2004-03-05", "2004-01-01", "2004-12-31"),
        (" 2004-06-07 / 2004-06-09 ", "2004-06-07", "2004-06-09"),
    ],
)
def test_days(text, first, last):
    assert days(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text", ["", "now", "2024-02-30", "2024-13", "24-01-01", "2024-8-1", "2005/2004", "2024-01-01T10", "/"]
)
def test_not_days(text):
    with pytest.raises(ValueError, match=r"calendar|ISO|before"):
        days(text)
    assert published_days(text) is None


def test_yearless():
    assert yearless("--06-15") == (6, 15)
    assert yearless("--06") is None
    assert yearless("2004-06-15") is None
    assert yearless(None) is None
    assert day_in(2023, 2, 29) is None
    assert day_in(2024, 2, 29) == date(2024, 2, 29)
