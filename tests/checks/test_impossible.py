"""Figures that cannot be, and large ones that can."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read


def verdicts(text: str, verdict: str) -> list[str]:
    results = copydesk.check(text).checks
    return [r.spans[0].text for r in results if r.name == "impossible" and r.verdict == verdict]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales were down 120% in May.", "120%"),
        ("It slashed its workforce by 130%.", "130%"),
        ("There was a 140% drop in visitors.", "140%"),
        ("The fare was reduced by 110 percent.", "110 percent"),
        ("Turnout was 105% in the north.", "105%"),
        ("Some 104% of registered voters cast a ballot.", "104%"),
        ("There is a 120% chance of rain on Monday.", "120%"),
        ("The shop gives a 120% discount.", "120%"),
        ("Of 20 people, 52.3% agreed.", "52.3%"),
        ("Of the 25 patients, 43% recovered.", "43%"),
        ("In a group of 15 students, 45% passed.", "45%"),
        ("Some 120 percent of the town's residents were vaccinated.", "120 percent"),
        ("Market share rose to 103%.", "103%"),
        ("The risk of a flood is 150%.", "150%"),
        ("He found that 30% of the 12 patients got better.", "30%"),
        ("Seven of its six plants closed.", "Seven"),
        ("All five of the four survived.", "five"),
        ("The pump runs 25 hours a day.", "25 hours"),
        ("It is dry for 13 months of the year.", "13 months"),
        ("The club has -12 members.", "-12"),
    ],
)
def test_flagged(text, wanted):
    assert verdicts(text, "inconsistent") == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Debt is 120% of national output.",
        "Hotels ran at 110% of capacity and reached 130% of target.",
        "Sales rose 120% and visitors were up 300%.",
        "Numbers were 150% of last year's visitors.",
        "Profits fell by 120% as the firm slid to a loss.",
        "Net income dropped 150%.",
        "The price of a share rose to 250% of its issue price.",
        "The team gave 110% on Saturday.",
        "Some 33% of the 12 patients got better.",
        "Some 52% of 1,015 adults agreed.",
        "About 40% of 12 nurses said no.",
        "Turnout was 105% higher than in 2015.",
        "Some 130% of May's visitors came by train.",
        "The risk of 120% tariffs grew, and unemployment rose 120%.",
        "They sang Eight Days a Week.",
        "Interest rates rose to 140% and inflation to 211%.",
        "It pays 120% of workers' wages for Sunday shifts.",
        "Of the 12 shops, two closed and 40% of sales went online.",
        "The motion needs 60% of the 24 members.",
        "He owns 15% of the 20 firms' shares.",
        "Two of the five men were freed, and 70 of the 5,000 staff left.",
        "The first of the three ships sailed, with six of the five-inch guns.",
        "She works 10 hours a day, five days a week, 11 months of the year.",
        "Staff numbers changed by -12 members.",
        "It was -5 degrees at noon.",
        '"I am 110% sure, there is a 150% chance that we win," Ms Adair said.',
        '"I work 25 hours a day," Mr Lowe said.',
        "Turnout was 105% in one town, which points to fraud.",
    ],
)
def test_left_alone(text):
    assert verdicts(text, "inconsistent") == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Profits fell by 120% as the firm slid to a loss.", "it can turn negative"),
        ("Turnout was 105% in one town, which points to fraud.", "the article itself disputes the figure"),
        ('"There is a 150% chance that we win," Ms Adair said.', "Adair may speak in a figure of speech"),
    ],
)
def test_undecided_with_a_reason(text, reason):
    (result,) = [r for r in copydesk.check(text).checks if r.name == "impossible"]
    assert result.verdict == "undecided"
    assert reason in (result.reason or "")


def test_the_grim_test_names_the_nearest_shares():
    (result,) = [r for r in copydesk.check("In the trial, 52.3% of 20 nurses agreed.").checks if r.name == "impossible"]
    assert result.working == "10 of 20 is 50%; 11 of 20 is 55%"
    assert verdicts("In the trial, 52.4% of 21 nurses agreed.", "consistent") == ["52.4%"]
    assert verdicts("In the trial, 66% of 3 nurses agreed.", "rounding") == ["66%"]


@pytest.mark.parametrize("name", read("bounds"))
def test_tables(name):
    """The row is what limits the figure, or what keeps it from being called impossible."""
    for text in read("bounds")[name]["example"]:
        assert verdicts(text, "inconsistent") == []
        limits = {claim.attribute for claim in copydesk.check(text).claims if claim.kind == "value"}
        assert name in limits or name in ("disputed", "threshold", "stake")
