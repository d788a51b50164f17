"""Shares of a set that is named before: behind "Of", by a pronoun, by its noun, by its owner."""

from __future__ import annotations

import pytest

import copydesk

# The text with a figure that agrees, and with one that does not.
TOLD = [
    ("The lab weighed 160 loaves. Of these, 40, or {}, were burnt.", "25%", "35%"),
    ("The lab weighed 160 loaves. Of those, 40 were burnt, or {}.", "25%", "45%"),
    ("The lab had 160 workers at its height. Forty of them, or {}, were related.", "a quarter", "half"),
    ("Some 300 people were held at the march. Of those, 45, or {}, were charged.", "15%", "51%"),
    ("Of 40 attempts since spring, nine have failed, a rate of {}, mostly for want of rain.", "22.5%", "52.5%"),
    ("Of 4,200 starters, 4,053 finished, {}; buses brought the rest.", "96.5 percent", "69.5 percent"),
    ("Of the 1,046 candidates in the fray, 94 are women, or {}.", "9 per cent", "19 per cent"),
    ("Time is short: of 52 proposals for the season, nine, or {}, were accepted.", "17%", "27%"),
    ("Of 26 firms that set out to build boats, five now sell them, fewer than {}.", "one in five", "one in nine"),
    ("It employs 1,800 of the town's 17,000 people, just over {}.", "one in ten", "one in five"),
    ("By noon 1.3 million of the state's 5.2 million voters, or {}, had cast a ballot.", "25 percent", "52 percent"),
    ("Of the county's 40,000 voters, 24,000 returned a ballot, a turnout of {}.", "60 percent", "106 percent"),
    ("Tickets cost £8, and 41,000 have been sold so far, {} of the total of about 68,000.", "60%", "80%"),
    ("The council built 940 homes last year. Of the homes, 188, or {}, were cheap.", "20%", "30%"),
    ("The council built 940 homes. Of the total, 188, or {}, were cheap.", "20 per cent", "30 per cent"),
    ("A survey of 2,000 people found that 1,240 ({}) supported the plan.", "62%", "52%"),
    ("Some 40 people came and 20 of them, or {}, cycled.", "50%", "70%"),
]

# Figures that may be of another whole: no finding.
BESIDE = [
    "The chain closed 90 shops last year. It will close 30 shops, or 6%, this year.",
    "It has 400 staff in Leeds and 900 in York. Of these, 90, or 30%, will go.",
    "Of the 175 pupils in the year, 119 passed. Twenty-one of them, or 42%, got a prize.",
    "Sales rose to £55m. Profit rose £5m, or 30%, to £22m.",
    "The region has 14 dams. Sowing is over on 1.9m acres, or 76 per cent.",
    "The fund has £500m. It has paid £85m, or 40%, of the claims.",
    "There were 6,120 patients, more than the 4,310 of 2019. Of those, 1,530, or 25%, had waited a year.",
    "Some 40 of 300 staff live in Leeds, and 20 of them, or 50%, cycle.",
    "Of 60 members, 40 voted yes and 12 no, a turnout of 87%.",
    "Of the £40m, £10m was lost, 5% more than the year before.",
]


def verdicts(text: str) -> list[str]:
    """What the check of shares says, in reading order."""
    return [result.verdict for result in copydesk.check(text, published="2024-08-28").checks if result.name == "share"]


@pytest.mark.parametrize(("text", "right", "wrong"), TOLD)
def test_a_share_is_held_against_the_set_it_is_of(text: str, right: str, wrong: str) -> None:
    assert "consistent" in verdicts(text.format(right))
    assert "inconsistent" in verdicts(text.format(wrong))


@pytest.mark.parametrize("text", BESIDE)
def test_a_share_that_may_be_of_another_set_is_left_alone(text: str) -> None:
    assert "inconsistent" not in verdicts(text)


def test_money_is_a_share_of_a_sum_that_it_fits() -> None:
    assert verdicts("The state set aside £500m. It has paid out £85m, or 17%, so far.") == ["consistent"]
    assert verdicts("The state set aside £500m. It has paid out £85m, or 71%, so far.") == []
