"""Reference facts: what agrees, what is wrong, and what an out-of-date fact leaves undecided."""

from __future__ import annotations

from pathlib import Path

import pytest

import copydesk

FACTS = """facts:
  - {subject: Nordbank, attribute: rate, value: 5, unit: percent, as_of: 2023-08-03, until: 2024-07-31, source: bank,
     licence: CC0-1.0}
  - {subject: Nordbank, attribute: margin, value: 12, unit: percent, period: 2023, source: bank, licence: CC0-1.0}
"""


@pytest.mark.parametrize(
    ("text", "published", "verdicts"),
    [
        ("Nordbank held its rate at 5%.", "2024-01-10", ["consistent"]),
        ("Nordbank held its rate at 4%.", "2024-01-10", ["inconsistent"]),
        ("Nordbank held its rate at 4%.", "2024-09-10", ["undecided"]),
        ("Nordbank held its rate at 4%.", None, ["undecided"]),
        ("Nordbank would hold its rate at 4%.", "2024-01-10", ["undecided"]),
        ("Nordbank held its rate at 4%, and Sydbank at 3%.", "2024-01-10", ["undecided"]),
        ("Nordbank had a margin of 15%.", "2024-01-10", ["undecided"]),
        ("The lender charges 4%, well short of the rate of Nordbank.", "2024-01-10", ["undecided"]),
        ("Sydbank held its rate at 4%.", "2024-01-10", []),
    ],
)
def test_facts(tmp_path: Path, text: str, published: str | None, verdicts: list[str]) -> None:
    (tmp_path / "bank.yaml").write_text(FACTS, encoding="utf-8")
    report = copydesk.check(text, published=published, facts=tmp_path)
    found = [result for result in report.checks if result.code == "CD601"]
    assert [result.verdict for result in found] == verdicts
    assert all(result.reason for result in found if result.verdict == "undecided")
