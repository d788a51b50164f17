"""Margins of error against the number of those asked."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in copydesk.check(text).checks if r.name == "margin-of-error"]


@pytest.mark.parametrize(
    "text",
    [
        "The poll of 402 likely voters has a margin of error of plus or minus 2.9 percentage points.",
        "A telephone survey asked 500 residents. It has a 2-point margin of error.",
        "The margin of error is plus or minus 3 percent. The poll interviewed 600 adults.",
        "The survey of 1,000 adults is accurate to within 1.5 percentage points.",
        "A poll of 1,000 adults has a margin of error of 3 points at the 99% level of confidence.",
        "The poll, with a sample of 900, had a margin of error of 2.1 points.",
        "The poll had a 3 percent margin of error and surveyed 300 people.",
        "It surveyed 1,140 voters with a margin of error of +/- 1.9 percentage points.",
        "A poll of 800 adults, including 600 voters, has a sampling error of 2.1 percentage points.",
    ],
)
def test_too_small(text):
    assert verdicts(text) == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "The poll of 1,015 adults has a margin of error of +/- 3.1 percentage points.",
        "A poll of 1,000 adults has a margin of error of 3 points.",
        "A poll of 1,000 adults has a margin of error of 4 points.",
        "A poll of 700 adults has a margin of error of 3.1 points at the 90% level of confidence.",
        "A poll of 1,000 adults, with a 95 percent confidence level, has a margin of error of 3.1 points.",
        "A poll of 1,200 adults, including 600 voters, has a margin of error of 2.8 points.",
        "It asked 1,004 adults. The margin of error, at the 95 percent confidence level, is 3.1 points.",
        "It surveyed 1,648 adults. The results are accurate to plus or minus 2.4 percentage points.",
        "A poll of 1,200 adults gave him 52%, within the margin of error of 3 points.",
        "A poll of about 1,000 adults has a margin of error of 3.1 points.",
    ],
)
def test_large_enough(text):
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "A poll of 1,200 adults found 45% for him, a lead of 2 points, inside the margin of error.",
        "A poll of 1,200 adults was within the margin of error, while he led by 2 points.",
        "The poll asked 1,000 voters in each of 4 states and has a margin of error of 1.6 points.",
        "There is no margin for error in a final that 900 people saw.",
        "The margin of error is larger for subgroups among the 400 adults polled.",
        "Victory came by a margin of 2 points. The survey asked 400 people about it.",
        "The gauge has a margin of error of 2 percent. It weighs 400 grams.",
        "The poll's margin of error is 3 points. In the hall 90 people sang.",
    ],
)
def test_nothing_to_say(text):
    assert verdicts(text) == []


def test_subgroups_keep_their_own_margin():
    text = (
        "The poll of 1,015 adults has a margin of error of 3.1 percentage points. "
        "The margin of error for the 450 likely voters is 4.6 percentage points."
    )
    assert verdicts(text) == ["consistent", "consistent"]


def test_far_too_large_is_undecided():
    assert verdicts("The poll of 1,015 adults has a margin of error of 31 points.") == ["undecided"]


def test_the_finding_is_a_warning_with_its_arithmetic():
    text = "The poll of 400 voters has a margin of error of 3.9 percentage points."
    (result,) = [r for r in copydesk.check(text).checks if r.name == "margin-of-error"]
    assert (result.severity, result.working) == ("warning", "95% confidence: 98 ÷ √400 = 4.9 points")
    assert "4.9 percentage points" in [repair.replacement for repair in result.repairs]


@pytest.mark.parametrize("name", read("polls"))
def test_tables(name):
    for text in read("polls")[name]["example"]:
        assert verdicts(text) == ([] if name == "part" else ["consistent"])
