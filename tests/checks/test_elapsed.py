"""Lengths of time: what ties them to dates, and what only stands beside them."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.records import CheckResult

BESIDE = [
    "The shop, which opened in 1987, has been owned by Ms Hale for 10 years.",
    "The bridge opened in 1932 and closed 20 years ago.",
    "They were jailed for 12 years for crimes committed since 2014.",
    "The wettest three months since 1947 ended with a flood.",
    "It was the worst two years since 1930 for the trade.",
    "The theatre, built in 1904, is marking the 25th anniversary of its reopening.",
    "He spent 20 years at the bank, from 2010 to 2014 as its head.",
    "She was mayor from 1997 to 2007 and her 20 years in parliament were calm.",
    "A three-day conference on trade from 1990 to 2010 opens on Monday.",
    "The couple celebrated their 25th anniversary in the hotel. The hotel was built in 1904.",
    "A concert for the 25th anniversary of his death in 2019 drew thousands.",
    "The bank will close its last branch 25 years after it opened in 2012.",
    "Since 2014, five-year plans have failed.",
    "He was sentenced in 2014 to 20 years in prison.",
    "The 25-year mortgage, taken out in 2012, is at a fixed rate.",
]


def found(text: str) -> list[CheckResult]:
    """What the two checks of time say."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [result for result in results if result.name in ("elapsed", "duration")]


@pytest.mark.parametrize("text", BESIDE)
def test_a_length_that_only_stands_beside_a_date_is_left_alone(text: str) -> None:
    assert "inconsistent" not in {result.verdict for result in found(text)}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The first strike in ten years, since the 2014 fire, is over.", "consistent"),
        ("The first strike in five years, since the 2014 fire, is over.", "inconsistent"),
        ("Built in 1932, the 92-year-old bridge is closed.", "consistent"),
        ("Built in 1932, the 72-year-old bridge is closed.", "inconsistent"),
        ("The company marks its 50th anniversary in 2025, having been set up in 1975.", "consistent"),
        ("The company marks its 40th anniversary in 2025, having been set up in 1975.", "inconsistent"),
        ("The bridge closed in March 2019. It reopened five years later, in March 2024.", "consistent"),
        ("The bridge closed in March 2019. It reopened three years later, in March 2024.", "inconsistent"),
        ("The meeting lasted two hours, from 9am to 11am.", "consistent"),
        ("The party lasted four hours, from 10pm to 2am.", "consistent"),
        ("The meeting lasted three hours, from 9am to 11am.", "inconsistent"),
        ("The trial ran from March to May, a three-month hearing.", "consistent"),
        ("The shop will close from 1 March to 31 May, a six-month closure.", "inconsistent"),
        ("The show runs from 28 December to 3 January, a seven-day event.", "consistent"),
    ],
)
def test_a_length_that_is_tied_to_dates_is_judged(text: str, verdict: str) -> None:
    assert [result.verdict for result in found(text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("The firm, founded in 1999, celebrates its 52nd anniversary.", "25th"),
        ("The firm, founded in 1989, celebrates its 25th anniversary.", "1999"),
        ("She led the party for nine years, from 2010 until 2016.", "six years"),
        ("The 14-day festival, from 1 June to 10 June, is free.", "10-day"),
    ],
)
def test_the_repair_is_among_the_first_three(text: str, repair: str) -> None:
    (result,) = found(text)
    assert repair in [edit.replacement for edit in result.repairs[:3]]


def test_days_that_may_be_left_out_are_a_warning() -> None:
    (result,) = found("The five-day strike, from 2 May to 20 May, was called off twice.")
    assert result.severity == "warning"
