"""Sums and differences over sentences: what fits, what is a slip away, and what nothing says belongs together."""

from __future__ import annotations

import pytest

import copydesk

# The text with a figure that adds up, and with one that is a slip of the pen away from it (None: nothing is said).
TOLD = [
    ("It will cut {} jobs. Some 2,610 will go in Leeds, 1,140 in York and 520 in Hull.", "4,270", "4,720"),
    ("The raids netted £1.85m and £1.2m. A third brought £640,000, so that they made {} in all.", "£3.69m", "£3.96m"),
    ("Accounts show income of £18.7m, against spending of £20.1m. The gap of {} was met from reserves.", "£1.4m", None),
    ("He received 57,708 votes against 58,912 for Ms Lee, and lost by {} votes.", "1,204", None),
    ("The north sold £8,412m and the south £18,377m, together {}.", "£26,789m", "£16,789m"),
    ("The council has 48 seats. Labour won 21 seats, the Tories 14, the Greens {} and independents 4.", "9", "11"),
    ("Revenue was {}. Phones brought in £69.7bn and services £23.1bn. That left tablets at £12bn.", "£104.8bn", None),
]

BESIDE = [
    "Officers found £11.6m of savings. A further £6.5m would come from reserves and £5.3m from tax, "
    "closing the gap of £23.4m.",
    "It will cut 4,270 jobs. It cut 2,610 in Leeds last year, 1,140 in York and 510 in Hull in May.",
    "The firm had 400 staff. Sales were £2.1m, and 150 staff left in May. In all 90 joined.",
    "Income was £18.7m and spending £20.1m. The loss of £3.3m shocked the board.",
]


def verdicts(text: str) -> list[str]:
    """What the check of totals says."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [result.verdict for result in results if result.name == "total"]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_figures_of_several_sentences_are_added_up(text: str, right: str, wrong: str | None) -> None:
    assert "consistent" in verdicts(text.format(right))
    if wrong is not None:
        assert "inconsistent" in verdicts(text.format(wrong))


@pytest.mark.parametrize("text", BESIDE)
def test_figures_that_nothing_ties_are_not_added_up(text: str) -> None:
    assert "inconsistent" not in verdicts(text)


def test_points_against_last_year_are_no_shares_of_one_whole() -> None:
    text = "Of those over 65, 75% have had one, against 71% last winter, an improvement of four percentage points."
    assert [r.name for r in copydesk.check(text).checks if r.verdict == "inconsistent"] == []
