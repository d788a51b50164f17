"""Changes: which figure is the base, which the result, and what lies between them."""

from __future__ import annotations

import pytest

import copydesk

# text -> the roles of each change that has two levels or more than one figure, in reading order.
CHANGES = {
    "Output fell to 86.5 from 88.5.": [{"result": "86.5", "base": "88.5"}],
    "The levy was cut from 20% to 19%.": [{"base": "20%", "result": "19%"}],
    "Sales were £178m, down from £187m.": [{"result": "£178m", "base": "£187m"}],
    "Growth was 3.9%, up from just 2.1%.": [{"result": "3.9%", "base": "2.1%"}],
    "Profit rose 25% to £50m, compared with £40m a year before.": [
        {"percent": "25%", "result": "£50m", "base": "£40m"}
    ],
    "Debt stood at 2.5bn euros against 2.7bn euros in May.": [{"result": "2.5bn euros", "base": "2.7bn euros"}],
    "Sales were £6.4bn, slightly up on the £6.3bn of last year.": [{"result": "£6.4bn", "base": "£6.3bn"}],
    "Losses had deepened to £31m from £22m.": [{"result": "£31m", "base": "£22m"}],
    "It would run 12% of all trains, an improvement on the current 4.5%.": [{"result": "12%", "base": "4.5%"}],
    "The forecast was scaled back to 4.0% from 4.4%.": [{"result": "4.0%", "base": "4.4%"}],
    "Takings climbed 35% to $810m (£430m) in the spring, from $600m.": [
        {"percent": "35%", "result": "$810m", "base": "$600m"}
    ],
    "It saw a 35% rise in takings for the week to £81m from the £60m of 2019.": [
        {"percent": "35%", "result": "£81m", "base": "£60m"}
    ],
    "Aid will rise from £6.1bn to £8.4bn a year, a rise of 37.7%.": [
        {"base": "£6.1bn", "result": "£8.4bn", "percent": "37.7%"}
    ],
    "The queue fell from 8,412 to 7,310, or 13.1%.": [{"base": "8,412", "result": "7,310", "percent": "13.1%"}],
    "Thefts fell by 18% from 41,270 in 2016 to 33,840.": [{"percent": "18%", "base": "41,270", "result": "33,840"}],
    "Turnover was 20bn euros, up 7.4% from 18.62bn euros.": [
        {"result": "20bn euros", "percent": "7.4%", "base": "18.62bn euros"}
    ],
    "Tin fell $3.10, or 5.0%, to $58.90 a barrel.": [
        {"difference": "$3.10", "percent": "5.0%", "result": "$58.90"}
    ],
    "Shares were up 52 pence, or 4%, at 1352 pence.": [
        {"difference": "52 pence", "percent": "4%", "result": "1352 pence"}
    ],
    "The grant was £90,000, later reduced to £70,000.": [{"base": "£90,000", "result": "£70,000"}],
    "Fares rose by 3.7% in the year, up from 3.6% in March.": [{"result": "3.7%", "base": "3.6%"}],
    "The levy was stepped up to 3.5% from 3.25%.": [{"result": "3.5%", "base": "3.25%"}],
    "Tolls went up to £40 from £30.": [{"result": "£40", "base": "£30"}],
    "The chain may halve its 60 branches to 28.": [{"base": "60", "result": "28", "multiple": "halve"}],
    # Two items in one sentence are never mixed.
    "Traffic rose 4% to 26 million miles from 25 million miles and sales rose 15% to £23m from £20m.": [
        {"percent": "4%", "result": "26 million miles", "base": "25 million miles"},
        {"percent": "15%", "result": "£23m", "base": "£20m"},
    ],
    # Nothing says which base belongs to which result.
    "Sales and profits rose to £50m and £8m from £40m and £6m respectively.": [],
}


@pytest.mark.parametrize("text", CHANGES, ids=str)
def test_roles(text: str) -> None:
    report = copydesk.check(text)
    texts = {figure.id: figure.text for figure in report.quantities}
    changes = [
        {role: texts[key] for role, key in claim.roles.items()}
        for claim in report.claims
        if claim.kind == "change" and len(claim.roles) > 1
    ]
    assert changes == CHANGES[text]


# Traps: each of these fooled a naive reader; none may earn an objection.
TRAPS = [
    "Costs rose 6% from a year earlier to £310m, from £305m in the previous quarter.",
    "The dollar gained to $1.28 per euro from $1.29.",
    "She rose from 46th in the rankings to 38th.",
    "It made a profit of £4m, against a loss of £9m the year before.",
    "Losses improved to £4m from £9m.",
    "Unemployment worsened to 6.1% from 5.8%.",
    # "The rise" is of something else, or over another time, than what has just been told.
    "Rents averaged £1,260 in May. A year earlier they were £1,050. The 12% rise in fares hurt tenants more.",
    "Prices averaged £1,260 in May. A month earlier they were £1,250. The rise of 8% over the year is a record.",
    "Tickets were £24.50 in May. A year before they cost £18.20. That is a 60% increase since the pandemic.",
    "It earned £40m in May. It employed 900 people, up from 800 a year before. The 20% rise angered the union.",
    "Shares rose to 210p. A year ago they were 260p.",
    "The price rose 5% to £105.40. Two years ago it was £120.70.",
    "The club slowed the decline in visits to 6.3% from 9.8%.",
    "Sales of tractors rose 12% from a year ago to £48m, while the market fell to £310m from £330m.",
    "The lender raised rates 0.5% to 3.25%.",
    "Like-for-like sales rose 3%. Total sales were £61m, up from £50m.",
    "Sales rose 4% in the month. In the year they grew to £60m from £50m.",
    "The price did not rise from £40 to £35.",
    "Members raised £5,000, up on the £4,200 of last year.",
    "Turnout was 64%, up from 52%, a rise of almost a quarter.",
    "The cap was cut from 90mg to 60mg, which would spare around half of those who fall ill.",
    "Profit was ₹2,410 crore, against ₹2,290 crore, helped by a one-time gain of ₹85 crore from a warehouse.",
    "Councillors passed the plan by seven votes to four, in spite of a petition from 3,120 parents.",
    "Ormel, which had gained 5 per cent early on, shed it all to close lower at Rs 205.80, from Rs 210.",
    "Rents topped the list, cited by 63 percent, ahead of buses, with 59 percent, and parks, 31 percent.",
]


@pytest.mark.parametrize("text", TRAPS, ids=str)
def test_traps_earn_no_objection(text: str) -> None:
    results = copydesk.check(text, published="2024-08-28").checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []


LINKED = {
    "Profits fell 28% in the spring. Profits were £72m, down from £100m.": "consistent",
    "Profits fell 82% in the spring. Profits were £72m, down from £100m.": "inconsistent",
    "Rents were £1,263 in May. In May last year they were £1,052. The rise of 20% is a record.": "consistent",
    "Rents were £1,263 in May. In May last year they were £1,052. The rise of 30% is a record.": "inconsistent",
    "The fare went up from £12.40 to £15.50. The 25% increase angered riders.": "consistent",
    "The fare went up from £12.40 to £15.50. The 20% increase angered riders.": "inconsistent",
    "It carried 21.7m passengers. A year earlier it had 24.9m. The fall of 12.9% was blamed on fog.": "consistent",
    "It carried 21.7m passengers. A year earlier it had 24.9m. The fall of 8.3% was blamed on fog.": "inconsistent",
    "Output rose 24% to 62 tonnes.\n\nIn the year before, output was 50 tonnes.": "consistent",
}


@pytest.mark.parametrize(("text", "verdict"), LINKED.items(), ids=str)
def test_percent_and_levels_in_two_sentences(text: str, verdict: str) -> None:
    """A misfit across sentences is a warning at most."""
    results = [result for result in copydesk.check(text).checks if result.name == "percent-change"]
    assert [result.verdict for result in results] == [verdict]
    assert results[0].severity in ("warning", "note")
