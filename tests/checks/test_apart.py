"""Points and multiples between two levels that are printed beside them."""

from __future__ import annotations

import pytest

import copydesk

# The text with a figure that follows from the levels, and with one that does not.
POINTS = [
    ("The poll gives the party 36%, {} points ahead of the Greens on 34%.", "two", "four"),
    ("Support for the plan is at 45%, {} points below the 57% of a year ago.", "12", "21"),
    ("A month ago they favoured the plan by 64% to 23%, a lead of {} points.", "41", "31"),
    ("In that vote the Tories took 42.1% of the vote and Labour 41.3%, a gap of {} points.", "0.8", "1.8"),
    ("Coral cover fell to 24% this winter from 31% a year ago, a loss of {} percentage points.", "seven", "nine"),
    ("Ms Roe has 38 percent, up {} points from 31 percent in January.", "seven", "nine"),
    ("The line filled 76.4% of its seats, an increase of {} percentage points on the 74.3% of May.", "2.1", "1.2"),
    ("Wind rose from 6% to 34% over the same time, an increase of {} points.", "28", "38"),
    ("Ms Roe led by {} points, with 49 percent against 39 percent for her rival.", "10", "12"),
]
PERCENT = [
    "They favoured the plan by 64% to 23%, a lead of 41 percent.",
    "For school leavers the rate slipped by only 0.9 percent, to 32.6% from 33.5%.",
]
MULTIPLES = [
    ("The home now fetches £229,000, {} times the typical local salary of £24,900.", "9.2", "12.9"),
    ("The shares closed at $15.66, {} times their low of $2.61 in March.", "six", "three"),
    ("The clock was sold for £1.25m, more than {} its top estimate of £600,000.", "double", "treble"),
    ("The dams are 48% full. That is {} the 24% of last year.", "twice", "three times"),
    ("The shop was valued at £2.4bn, {} times its value a year before, £800m.", "three", "five"),
    ("The whole is worth £5,580m, {} times last year's sales of £1,860m.", "three", "four"),
]

# Figures that are of something else: no finding.
BESIDE = [
    "Labour is on 36%, two points up. The Greens are ahead of it on 44%.",
    "Some 36% voted yes and 30% no, and 12 points were given to each side.",
    "The Sharks led by 10 points after shooting 49 percent to the Bears' 44 percent.",
    "The index rose 20 points to 5,400, and 60% of shares gained against 40% that fell.",
    "The shop sells three times the bread of its rival at £2 and at £3.",
    "It is worth £5,580m, five times more than the £1,116m of May.",
]


def verdicts(text: str, name: str) -> list[str]:
    """What the check says."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [result.verdict for result in results if result.name == name]


@pytest.mark.parametrize(("text", "right", "wrong"), POINTS)
def test_points_are_held_against_the_percentages_that_they_lie_between(text: str, right: str, wrong: str) -> None:
    assert "consistent" in verdicts(text.format(right), "percentage-points")
    assert "inconsistent" in verdicts(text.format(wrong), "percentage-points")


@pytest.mark.parametrize("text", PERCENT)
def test_points_that_are_called_percent_are_found(text: str) -> None:
    assert "inconsistent" in verdicts(text, "percentage-points")


@pytest.mark.parametrize(("text", "right", "wrong"), MULTIPLES)
def test_a_multiple_is_held_against_the_level_that_it_is_of(text: str, right: str, wrong: str) -> None:
    assert "consistent" in verdicts(text.format(right), "multiple")
    assert "inconsistent" in verdicts(text.format(wrong), "multiple")


@pytest.mark.parametrize("text", BESIDE)
def test_points_and_multiples_of_something_else_are_left_alone(text: str) -> None:
    assert "inconsistent" not in verdicts(text, "percentage-points") + verdicts(text, "multiple")
