"""Measures in two units: names with several meanings, and hedges that both sides share."""

from __future__ import annotations

import pytest

import copydesk


def verdicts(text: str) -> list[str]:
    """What the check of conversions says."""
    return [result.verdict for result in copydesk.check(text).checks if result.name == "unit-conversion"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The comb weighs 294 grams (10.4oz).", "consistent"),
        ("The comb weighs 323 grams (10.4oz), of gold.", "consistent"),
        ("The comb weighs 353 grams (10.4oz).", "inconsistent"),
        ("Over 26.2 miles (42.2km) that is fast.", "consistent"),
        ("Over 26.2 miles (32.2km) that is fast.", "inconsistent"),
        ("It is more than 9 miles (14.5km) long.", "consistent"),
        ("It is more than 9 miles (24.5km) long.", "inconsistent"),
        ("The sea has warmed by 9F (5C) since 1900.", "consistent"),
        ("The sea has warmed by 9F (-13C) since 1900.", "inconsistent"),
        ("It was 18 degrees Fahrenheit (-8C) in the valley, colder than ever.", "consistent"),
        ("It was 68F (20C) on Monday. On Tuesday it was 18 degrees (10C) hotter.", "consistent"),
    ],
)
def test_both_sides_are_one_measure(text: str, expected: str) -> None:
    assert set(verdicts(text)) == {expected}
