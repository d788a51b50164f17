"""Numbers beyond all news: runs of digits without end, and values of more digits than Decimal keeps."""

from __future__ import annotations

import json
from decimal import Context, Decimal

import pytest

from copydesk import check, page
from copydesk.records import Report
from copydesk.reports.json import render

FRAMES = [
    "{} cars", "£{}", "£{} billion", "${} trillion", "{} per cent", "0.{}%", "{}mph", "{}th", "{}½", "1/{}", "{}-222",
    "May {}", "12 May {}", "aged {}", "{}:22", "{}pm", "No. {}", "between {} and {} cars", "from {} to {}, up {}%",
    "a {}-year-old", "{}p", "1{}e5", "10^{}", "3 × 10^{} kg", "won {}-{}", "born in {}", "{} in {} people",
    "{} out of {}", "{}kg ({}lb)", "{} million million million million trillion", "1,{}", "{},111", "1.{}.{}",
]  # fmt: skip


def told(report: Report) -> None:
    """Every way to write a report takes it."""
    assert json.loads(render(report))["schema"]
    assert page.article(report)


@pytest.mark.parametrize("digits", ["9" * 28, "1" * 29, "7" * 5000], ids=["28", "29", "5000"])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_run_of_digits_ends_nothing(frame: str, digits: str) -> None:
    report = check(f"The firm sold {frame.replace('{}', digits)} in May, and 14 boats.", published="2024-05-05")
    told(report)
    assert "14" in [quantity.text for quantity in report.quantities]
    values = [str(quantity.value) for quantity in report.quantities]
    assert not any(digits in value for value in values if len(digits) > 28), "a code is no figure"


@pytest.mark.parametrize(("printed", "value"), [
    ("9" * 28 + " boats", Decimal("9" * 28)),
    ("1.9 × 10^27 kg", Decimal("1.9e27")),
    ("2 × 10^99 kg", Decimal("2e99")),
    ("£" + "8" * 24 + " trillion", Decimal("8" * 24) * 10**12),
])  # fmt: skip
def test_a_vast_figure_keeps_its_value(printed: str, value: Decimal) -> None:
    report = check(f"They put it at {printed} in all.")
    told(report)
    assert [quantity.value for quantity in report.quantities] == [Context(prec=15).plus(value)]  # as JSON keeps it
