"""Rankings against their figures."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read


def verdicts(text: str) -> list[str]:
    return [r.verdict for r in copydesk.check(text).checks if r.name == "ranking"]


@pytest.mark.parametrize(
    "text",
    [
        "The busiest ports are Acton (45), Bray (40) and Clee (52), in that order.",
        "Acton came first with 45 points, followed by Bray with 52.",
        "Acton won most seats (52), followed by Bray (40) and Clee (45).",
        "Ms Adair led with 45%, followed by Mr Low on 52% and Mr Mott on 12%.",
        "Profits of £45m were ahead of the £52m that analysts expected.",
        "Sales were £45m, ahead of analysts' forecasts of £52m.",
        "Sales were £52m, short of the £45m target.",
        "Turnout of 45% exceeded the 52% of 2019.",
        "Acton is second with 52 points, behind Bray on 45.",
        "The Acton plant has 40 staff, and is the largest of the three, ahead of Bray with 45.",
        "The council approved the plan by 45 votes to 52.",
        "The motion was carried by 45 to 52.",
        "MPs voted by 210 to 230 to approve the plan.",
        "The bill passed the House 210-230.",
        "The amendment passed the Senate 45-52.",
        "Ms Adair beat Mr Low by 4,100 votes to 4,900.",
        "Labour, on 34%, leads the Conservatives, on 37%.",
        "More people chose tea (45%) than coffee (52%).",
        "Fewer people chose tea (52%) than coffee (45%).",
        "Revenue of $3.2bn beat analysts' forecasts of $3.4bn.",
        "Turnout was 61%, below the 58% seen in 2016.",
        "Harlow is the largest employer, with 1,200 staff, ahead of Dunmore with 1,450.",
    ],
)
def test_out_of_order(text):
    assert verdicts(text) == ["inconsistent"]


@pytest.mark.parametrize(
    "text",
    [
        "He won the race in 45.2 seconds, ahead of Ben Low in 45.9 seconds.",
        "The cheapest towns are Acton (£40), Bray (£45) and Clee (£52), in that order.",
        "The busiest ports are Acton (52), Bray (45) and Clee (45), in that order.",
        "Sales were £45m, ahead of the £40m forecast.",
        "Acton is second with 45 points, behind Bray on 52.",
        "Women, of whom there are 52, outnumber the 45 men.",
    ],
)
def test_in_order(text):
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Acton passed the ball well and won 2-3 at the House of Bray.",
        "The team won 12 games, beating 15 rivals.",
        "Ms Adair beat Ms Low 3-6, 6-4, 6-2.",
        "She is in 3rd place with 45 points, behind Ann (52) and Bea (48).",
        "He won 45 caps, followed by 52 games as coach for Acton.",
        "The shares closed at 45p, below their 52p issue price.",
        "It raised £45m, ahead of a planned £52m sale.",
        "It spent £45m, ahead of the £52m sale of its mine.",
        "Costs were 45 million more than the 52 million of 2019.",
        "He finished 45 seconds behind the 52 leaders.",
        "She won 3-2, ahead of the 45,000 crowd.",
        "A £45m loan, followed by £52m in May, saved the firm.",
        "The rate of 45% compared with 2003's 40% and was below expectations of 52%.",
        "Sales beat forecasts, and 45 of the 52 shops grew.",
        "The council rejected the plan by 45 votes to 52.",
        "They came to Acton (45), Bray (40) and Clee (52) in order to trade.",
        "He was not ahead of Bray with 45 or Clee with 52.",
        "Acton won 2-0 to move to 45 points, ahead of the 52nd round.",
    ],
)
def test_no_ranking(text):
    assert verdicts(text) == []


def test_less_may_be_better():
    assert verdicts("Losses were £45m, ahead of the £52m forecast.") == ["undecided"]
    assert verdicts("Losses were £52m, ahead of the £45m forecast.") == ["undecided"]
    assert verdicts("He finished on 280, ahead of Lowe on 284.") == ["undecided"]
    assert verdicts("He took 45.9 seconds, ahead of Ben Low, who took 45.2 seconds.") in (["undecided"], [])


def test_in_a_race_the_shorter_time_is_ahead():
    assert verdicts("He won the race in 45.9 seconds, ahead of Ben Low in 45.2 seconds.") == ["inconsistent"]


def test_swapping_is_offered():
    text = "The largest towns are Acton (45,000), Bray (52,000) and Clee (40,000), in that order."
    (result,) = [r for r in copydesk.check(text).checks if r.name == "ranking"]
    assert (result.severity, result.spans[0].text) == ("error", "52,000")
    assert "45,000" in [repair.replacement for repair in result.repairs]


@pytest.mark.parametrize("name", read("ranks"))
def test_tables(name):
    for text in read("ranks")[name]["example"]:
        assert verdicts(text) == ["consistent"]
