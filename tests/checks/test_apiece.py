"""Rates of any unit beside their count and total."""

from __future__ import annotations

import pytest

import copydesk

# The text with a rate or a total that follows, and with one that does not.
TOLD = [
    ("The school patrols, 41 of them, cost £164,000, or {} each.", "£4,000", "£5,000"),
    ("The bicycles, 24,000 of them at £275 each, will cost {}.", "£6.6m", "£9.9m"),
    ("Its office had received 5,150 claims by Friday, an average of {} a day over five days.", "1,030", "1,300"),
    ("She won three times and gave away the money, £45,000 in all, or {} for each prize.", "£15,000", None),
    ("The district has 11 schools and 6,160 pupils, an average of {} in each.", "560", "650"),
    ("The levy will raise £18m a year for five years, or {} in all.", "£90m", "£99m"),
    ("The state had planned to spend £60m over four years, or {} a year.", "£15m", "£25m"),
    ("He farms 12 acres. Last season he harvested 216 tons, or {} an acre.", "18", None),
    ("The line is 12.5 kilometres long and will cost £480m, so each kilometre comes to {}.", "£38.4m", None),
    ("The wind farm will have a capacity of 1,380 megawatts, or {} megawatts for each of its 92 turbines.", "15", None),
    ("It got 5.2 tons of hay an acre from 150 acres, or {} tons.", "780", "870"),
    ("Each aircraft can bring 12 tonnes and there have been 35 flights, delivering about {} tonnes.", "420", None),
    ("The yield was 6.7 tonnes a hectare. From two million hectares, that makes {} tonnes.", "13.4m", None),
]

# Figures that may not belong together: no finding.
BESIDE = [
    "The club sold 40 boats and 12 vans, and paid its 90 members £500 each, £21,000 less than last year.",
    "The 41 patrols cost £164,000, and the 30 guards £5,000 each.",
    "The council spent £60m over four years and £25m a year on roads.",
    "Its 11 schools have 6,160 pupils, and the college has 900, 30 in each class.",
    "He farms 12 acres and sold 216 tons, at £18 a ton.",
    "Six ships will cost £540m. Each carries 4,250 boxes.",
    "They paid £30 each for tickets and £500 in all for the coach of 40 seats.",
    "It raises £18m a year. Over five years costs rose by £40m.",
]


def verdicts(text: str) -> list[str]:
    """What the check of rates says."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [result.verdict for result in results if result.name == "per-unit"]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_rate_is_held_against_its_count_and_total(text: str, right: str, wrong: str | None) -> None:
    assert "consistent" in verdicts(text.format(right))
    assert "inconsistent" not in verdicts(text.format(right))
    if wrong is not None:
        assert "inconsistent" in verdicts(text.format(wrong))


@pytest.mark.parametrize("text", BESIDE)
def test_a_rate_beside_other_figures_is_left_alone(text: str) -> None:
    assert "inconsistent" not in verdicts(text)
