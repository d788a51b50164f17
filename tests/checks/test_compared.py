"""Changes told by comparison, and moves of prices."""

from __future__ import annotations

import pytest

import copydesk

# The text with a size that follows from the levels, and with one that does not.
TOLD = [
    ("The coast has had 611 mm since June 1, {} above the normal of 540 mm for the period.", "13%", "31%"),
    ("The mill sold 1.4m tonnes in the year to June, {} less than the 1.6m of the year before.", "12.5%", "25.5%"),
    ("Builders completed 1,940 homes in the year to March, {} below the 2,490 called for by the plan.", "22%", "32%"),
    ("The yield was 6.7 tonnes a hectare, {} below the five-year average of 7.8 tonnes.", "14%", "24%"),
    ("The yield was 6.7 tonnes a hectare, down {} from the five-year average of 7.8 tonnes.", "14%", "24%"),
    ("The budget is £36.9bn this year, {} more than the last one's £35.8bn.", "3%", "8%"),
    ("The council will spend $212m. That is {} more than this year's $206m.", "2.9%", "9.2%"),
    ("Lenders approved 42,000 loans in May. The figure was {} down on the 57,000 of April.", "26.3%", "36.3%"),
    ("Revenue stood at £6,412m, higher by {} than the £5,620m of a year earlier.", "14.1%", "41.1%"),
    ("The price was £421,000, up 12% from £376,000 a year earlier and {} from £416,000 in July.", "1.2%", "2.1%"),
    ("Petrol cost $2.80 a gallon, 19 cents, or {}, more than the $2.61 of the week before.", "7.3%", "9.3%"),
    ("Robbery went the other way: 391 cases were recorded, up {} from 340.", "15%", "51%"),
    ("The shares closed 14p, or {}, higher at 466.5p, having touched 471p.", "3.1%", "1.3%"),
    ("Shares in Halvor closed 14p lower at 486p, a fall of {}.", "2.8%", "8.2%"),
    ("The stock gained 6p to close at 188p, a rise of {}.", "3.3%", "6.3%"),
    ("Calder Bank climbed $1.10 to $8.60, a gain of {} that undid its loss.", "14.7%", "41.7%"),
    ("The index vaulted 893.58 points, or {}, to finish at 19,035.48.", "4.9%", "9.4%"),
    ("Loans fell: it lent 547,000 books, down from 612,000 five years earlier, a fall of {}.", "10.6%", "16.0%"),
    ("It bought the flat for £170,000 and sold it for £240,000, a profit of {}.", "£70,000", "£90,000"),
    ("It took two ships to carry 1.62m people, {} more than the 1.44m of 2022.", "12.5%", "21.5%"),
    ("An annual ticket, now £3,500, will cost £3,619, a rise of {}.", "£119", "£191"),
]

# Sizes that may be of other levels: no finding.
BESIDE = [
    "The firm sold 400 vans and 500 cars, 30% more than in May.",
    "The firm sold 400 vans and 500 cars, 60% more.",
    "Sales were £90m. Costs were 20% more than the £60m of last year.",
    "The mill sold 1.4m tonnes, and profit was £36m, 20% less than the £45m of the year before.",
    "Rain measured 312 mm while the snow on the hills was deep, 30% above the usual 20 cm.",
    "The town has 12,000 homes. The villages have 30% more than the 4,000 of 1990.",
    "Sales were £20m and costs £25m, a loss of £7m before tax.",
    "He paid £50 for one and £70 for the other, a rise of £5 on each.",
    "Shares in Halvor rose 14p to 486p, and the index gained 2.8%.",
    "About 40% of the 300 staff stayed, 12% fewer than the 60% of last year.",
]


def verdicts(text: str) -> list[str]:
    """What the check of percentages and differences says."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [result.verdict for result in results if result.name == "percent-change"]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_size_is_held_against_the_levels_that_it_lies_between(text: str, right: str, wrong: str) -> None:
    assert "consistent" in verdicts(text.format(right))
    assert "inconsistent" not in verdicts(text.format(right))
    assert "inconsistent" in verdicts(text.format(wrong))


@pytest.mark.parametrize("text", BESIDE)
def test_a_size_that_may_be_of_other_levels_is_left_alone(text: str) -> None:
    assert "inconsistent" not in verdicts(text)
