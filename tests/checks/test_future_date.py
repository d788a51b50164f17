"""Years that have come, that are to come, and four digits that are no year of ours."""

from __future__ import annotations

import pytest

import copydesk

PUBLISHED = "2024-08-28"


@pytest.mark.parametrize(
    "text",
    [
        "The temple was built in 2560 BC by hand.", "Bread has been baked there since 3000 BC.",
        "The dynasty ran from 2700 to 1900 BC in the valley.", "The line has been shut since 2130 GMT.",
        "There has been no power since 2200 on Friday.", "It has been kept since 2400 BCE.",
        "The queue has grown since 3000 people came.", "The plan runs from 2031 to 2035.",
        "The rule has applied since 2025, the new season.", "In the novel the captain was born in 2233.",
        "They have fed the poor since 2400 homes were cut off.",
    ],
)  # fmt: skip
def test_what_is_no_year_to_come_is_left_alone(text: str) -> None:
    results = copydesk.check(text, published=PUBLISHED).checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []


@pytest.mark.parametrize(
    ("text", "flagged", "first"),
    [
        ("The rate has stood since 2203.", "2203", "2023"),
        ("He ran it from 4971 to 1994.", "4971", "1971"),
        ("Tom Roe, born in Hull in 9183, has four sons.", "9183", "1983"),
    ],
)
def test_a_year_to_come_is_mended_by_its_digits(text: str, flagged: str, first: str) -> None:
    found = [each for each in copydesk.check(text, published=PUBLISHED).checks if each.name == "future-date"]
    assert [(each.verdict, each.spans[0].text) for each in found] == [("inconsistent", flagged)]
    assert first in [repair.replacement for repair in found[0].repairs]


def test_a_count_before_a_month_is_no_day() -> None:
    for text in ("All 46 March 2022 claims were paid.", "The 45 May 2019 seats went to others."):
        assert [each for each in copydesk.check(text).checks if each.verdict == "inconsistent"] == []


def test_a_stretch_that_ends_before_it_begins_is_told() -> None:
    results = copydesk.check("He was mayor for ten years, from 2014 to 2004.", published=PUBLISHED).checks
    assert [(each.name, each.spans[0].text) for each in results if each.verdict == "inconsistent"] == [
        ("duration", "2014 to 2004")
    ]  # fmt: skip
