"""Changes: which figure is the base, which the result, and what lies between them."""

from __future__ import annotations

import pytest

import copydesk

# text -> the roles of each change that has two levels or more than one figure, in reading order.
CHANGES = {
    "Output fell to 95.5 from 97.5.": [{"result": "95.5", "base": "97.5"}],
    "The levy was cut from 30% to 29%.": [{"base": "30%", "result": "29%"}],
    "Sales were £178m, down from £187m.": [{"result": "£178m", "base": "£187m"}],
    "Growth was 2.4%, up from just 1.6%.": [{"result": "2.4%", "base": "1.6%"}],
    "Profit rose 25% to £50m, compared with £40m a year before.": [
        {"percent": "25%", "result": "£50m", "base": "£40m"}
    ],
    "Debt stood at 2.5bn euros against 2.7bn euros in May.": [{"result": "2.5bn euros", "base": "2.7bn euros"}],
    "Sales were £7.2bn, marginally up on the £7.1bn of last year.": [{"result": "£7.2bn", "base": "£7.1bn"}],
    "Losses had deepened to £31m from £22m.": [{"result": "£31m", "base": "£22m"}],
    "It now owns 8% of the market, an improvement on its current 2.5%.": [{"result": "8%", "base": "2.5%"}],
    "The forecast was scaled back to 4.0% from 4.4%.": [{"result": "4.0%", "base": "4.4%"}],
    "Profits jumped 76% to $1.13bn (£600m) in the quarter, from $639m.": [
        {"percent": "76%", "result": "$1.13bn", "base": "$639m"}
    ],
    "It posted a 52% rise in profits for the year to £198m from the £130m of 2019.": [
        {"percent": "52%", "result": "£198m", "base": "£130m"}
    ],
    "Spending will rise from £5.5bn to £8.2bn a year, a rise of 49.1%.": [
        {"base": "£5.5bn", "result": "£8.2bn", "percent": "49.1%"}
    ],
    "The list fell from 7,613 to 6,630, or 12.9%.": [{"base": "7,613", "result": "6,630", "percent": "12.9%"}],
    "Crime fell by 23% from 36,185 in 2003 to 28,041.": [{"percent": "23%", "base": "36,185", "result": "28,041"}],
    "Revenue was 10bn euros, up 8.1% from 9.26bn euros.": [
        {"result": "10bn euros", "percent": "8.1%", "base": "9.26bn euros"}
    ],
    "Crude fell $2.86, or 6.5%, to $41.32 a barrel.": [
        {"difference": "$2.86", "percent": "6.5%", "result": "$41.32"}
    ],
    "Shares were up 64 pence, or 6%, at 1130 pence.": [
        {"difference": "64 pence", "percent": "6%", "result": "1130 pence"}
    ],
    "The fine was £60,000, later reduced to £40,000.": [{"base": "£60,000", "result": "£40,000"}],
    "Earnings rose by 4.3% in the year, up from 4.2% in November.": [{"result": "4.3%", "base": "4.2%"}],
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
    "She rose from 31st in the rankings to 22nd.",
    "It made a profit of £4m, against a loss of £9m the year before.",
    "Losses improved to £4m from £9m.",
    "Unemployment worsened to 6.1% from 5.8%.",
    "The firm slowed the decline in sales to 5.4% from 10.2%.",
    "Sales of tractors rose 12% from a year ago to £48m, while the market fell to £310m from £330m.",
    "The bank lifted rates 0.25% to 5.5%.",
    "Like-for-like sales rose 3%. Total sales were £61m, up from £50m.",
    "Sales rose 4% in the month. In the year they grew to £60m from £50m.",
    "The price did not rise from £40 to £35.",
    "Members raised £5,000, up on the £4,200 of last year.",
    "Turnout was 64%, up from 52%, a rise of almost a quarter.",
    "The limit was cut from 80mg to 50mg, which would save around half of those who die.",
]


@pytest.mark.parametrize("text", TRAPS, ids=str)
def test_traps_earn_no_objection(text: str) -> None:
    results = copydesk.check(text, published="2024-08-28").checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []


LINKED = {
    "Profits fell 37% in the spring. Profits were £63m, down from £100m.": "consistent",
    "Profits fell 73% in the spring. Profits were £63m, down from £100m.": "inconsistent",
    "Output rose 24% to 62 tonnes.\n\nIn the year before, output was 50 tonnes.": "consistent",
}


@pytest.mark.parametrize(("text", "verdict"), LINKED.items(), ids=str)
def test_percent_and_levels_in_two_sentences(text: str, verdict: str) -> None:
    """A misfit across sentences is a warning at most."""
    results = [result for result in copydesk.check(text).checks if result.name == "percent-change"]
    assert [result.verdict for result in results] == [verdict]
    assert results[0].severity in ("warning", "note")
