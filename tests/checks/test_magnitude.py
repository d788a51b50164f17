"""Malformed numbers and figures out of scale: what is flagged, what only looks odd."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read


def flagged(text: str, **settings: str) -> list[str]:
    results = copydesk.check(text, **settings).checks
    return [r.spans[0].text for r in results if r.name == "magnitude" and r.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The bridge cost $1,8923 in all.", "$1,8923"),
        ("Some 1,8923 people came.", "1,8923"),
        ("The bridge cost US£4.2 million in all.", "US£4.2 million"),
        ("The index ended at 3.817.69.", "3.817.69"),
        ("It won a £12.5.3m contract.", "£12.5.3m"),
        ("It paid £3m billion for the mine.", "£3m billion"),
        ("A ticket costs £5,00 at the door.", "£5,00"),
        ("A fine of £1,50,000 was paid.", "£1,50,000"),
        ("Homes cost under $30, 000 there.", "$30, 000"),
        ("It will invest $£5m in the port.", "$£5m"),
        ("Some 1,,500 people came.", "1,,500"),
        ("It built 247.158 bikes last year.", "247.158"),
        ("A bill of $1,234,56 was sent.", "$1,234,56"),
        ("Debt fell from £3.3bn to £2.9m in a year.", "£2.9m"),
        ("Revenue was $3.1bn, compared with $3.4m a year ago.", "$3.1bn"),
        ("Yard wins A$273bn order\n\nThe yard has won an order worth A$273m from the navy.", "A$273m"),
        ("The A$273bn wind farm will open in May. The A$273m project is the largest.", "A$273m"),
        ("City to spend $110 on buses\n\nThe city will spend $110 million on new buses.", "$110"),
        ("A $110 theatre\n\nThe theatre of $110 million will open in May.", "$110"),
    ],
)
def test_flagged(text, wanted):
    assert flagged(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Version 2.0.1 of the software and iOS 14.4.2 were released.",
        "The server at 192.168.10.20 was attacked on 3.10.2024.",
        "See rooms 4,5 and 6, section 3.2.1 and paragraphs 10,12,14.",
        "Call 020 7946 0123 or write to PO Box 1,4.",
        "On March 3,2010 the plant opened; in 2003,2004 and 2005 it grew.",
        "A thousand million is a billion, and a million million is a trillion.",
        "It costs €1.234.567 and weighs 1.234,5 kilos.",
        "The price is Rs 1,50,000, or 12,34,567 rupees in all.",
        "For $5, 200 people may enter.",
        "Holders get 1.125 shares for each one.",
        "Women there have 1.625 children on average.",
        "Sales grew from $4m in 1990 to $4.9bn last year.",
        "Sales grew from £3m to £40m.",
        "The team grew from 3 people to 4,000 people.",
        "Sales rose from $4.2 to $4.9 million.",
        "A $250 ticket to the show was sold. The show cost $250 million.",
        "She paid $12 for the book. The book has earned $12 million.",
        "A loan of £250m was repaid. The bank lends £250bn a year.",
        "1,4-dioxane was found in 10 wells.",
        "They won 3-2, 4-1 and 2-2 after 1.30pm.",
    ],
)
def test_left_alone(text):
    assert flagged(text) == []


def test_a_decimal_comma_is_well_formed_on_such_a_desk():
    assert flagged("Der Preis is 5,50 euros.", desk="europe") == []
    assert flagged("Growth was 1,5%, then 2,5% and 3,1% in May.") == []
    assert flagged("A fine of £1,50,000 was paid.", desk="india") == []


def test_repairs_are_well_formed_readings():
    (result,) = [r for r in copydesk.check("The index ended at 3.817.69.").checks if r.name == "magnitude"]
    assert result.repairs[0].replacement == "3,817.69"
    assert result.severity == "error"


@pytest.mark.parametrize("name", read("divisible"))
def test_things_with_fractions(name):
    for text in read("divisible")[name]["example"]:
        assert flagged(text) == []
