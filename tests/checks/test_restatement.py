"""One figure told twice: what makes two figures one, and what keeps them apart."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read
from copydesk.records import CheckResult

APART = [
    "Storm leaves 30,000 homes without power\n\nA storm cut power to 30,000 homes in the west.\n\n"
    "Engineers had restored power to 13,000 homes by noon.",
    "The firm will cut 200 jobs in Leeds. The 300 jobs in York are safe.",
    "The firm sold its shops for £40m and its mills for £60m. The £60m sale closed on Friday.",
    "Three people died in the crash. Later the toll rose to 14. The 14 victims were from Ghent.",
    "The union says 4,000 marched. The police said 2,500 marched.",
    "The strike began with 1,200 drivers. By Friday the 1,500 drivers had brought the city to a halt.",
    "The shop sold 40 bikes in May. It sold 60 bikes in June.",
    "The bank will cut 1,200 jobs: 500 in London and 700 in Leeds. The 700 jobs go in May.",
    "A bus crash killed 11 people, police said. Another crash in the same town killed 14 people in 2012.",
    "The 2019 fire killed 11 people. The 2021 fire killed 15 people.",
    "A court fined the firm £2m. The firm had set aside a £3m provision. The £3m fine was large.",
    "It could cut up to 450 jobs. The 310 jobs are in Leeds.",
    "In May Ms Lee took 1,310 votes to Mr Hall's 1,288. The 3,140 valid votes were counted twice.",
    "Of the 43 lots that sold, 26 went for more. The sale had 52 lots.",
    "Three brothers own the farm. The two brothers who live there keep bees.",
]

AT_ODDS = [
    ("Thieves stole 417 coins on Monday. The 471 gold coins lay in a glass case.", "471", "417"),
    ("A fire in a hostel killed 17 people on Sunday.\n\nMost of the 71 victims were students.", "71", "17"),
    ("Rail firm fined £6.2m\n\nA rail company was fined £2.6m on Tuesday over a death.", "£2.6m", "£6.2m"),
    ("The museum paid £3.4m for a painting. The £4.3m purchase was its largest.", "£4.3m", "£3.4m"),
    ("Two trains collided, injuring 46 people. Of the 64 injured, five are badly hurt.", "64", "46"),
    ("The council approved the building of 850 homes. The 580 homes will bring traffic.", "580", "850"),
    ("Voters will judge a $45 million bond. The $54 million bond would mend roofs.", "$54 million", "$45 million"),
    ("A 12-mile tunnel will open in May. Work on the 21-mile tunnel began in 2009.", "21-mile", "12-mile"),
    ("The company had a net profit of €128m. It said the profit of €182m was a record.", "€182m", "€128m"),
    ("Police seized 340kg of silver. The 430kg of silver was in banana boxes.", "430kg", "340kg"),
]


def found(text: str) -> list[CheckResult]:
    """What the check of restatements and that of quoted figures find."""
    results = copydesk.check(text, published="2024-08-28").checks
    return [r for r in results if r.verdict == "inconsistent" and r.name in ("restatement", "quote-figure")]


@pytest.mark.parametrize("text", APART)
def test_two_figures_that_may_be_two_things_are_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "again", "first"), AT_ODDS)
def test_a_figure_that_changes_on_its_way_is_found_and_mended(text: str, again: str, first: str) -> None:
    (result,) = found(text)
    assert [span.text for span in result.spans] == [again, first]
    assert first in [edit.replacement for edit in result.repairs[:3]]
    assert result.severity == "warning"


def test_a_lost_scale_word_is_an_error() -> None:
    (result,) = found("The farm was sold for £4.5m. The £4.5bn sale was agreed with a neighbour.")
    assert result.severity == "error"


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ('The airline will buy 30 jets. "These 40 jets will change us," said Ines Vale.', "40"),
        ('The appeal raised £12,400. "We never hoped to see £14,200 raised," said Tom Hale.', "£14,200"),
    ],
)
def test_a_quoted_figure_names_its_speaker(text: str, again: str) -> None:
    (result,) = found(text)
    assert result.name == "quote-figure"
    assert result.spans[0].text == again
    assert "is quoted" in result.message


def test_two_sources_in_quotes_are_left_alone() -> None:
    text = '"We counted 4,000 marchers," said Ann Lee. "We saw the 2,500 marchers," said Tom Hale of the police.'
    assert found(text) == []


def test_a_stretch_of_days_told_twice() -> None:
    text = "The poll ran from 3 May to 9 May. Those asked were met from 3 May to {}, in their homes."
    assert found(text.format("9 May")) == []
    (result,) = found(text.format("11 May"))
    assert result.spans[0].text == "11 May"


@pytest.mark.parametrize(
    ("headline", "text", "flagged"),
    [
        ("Bakery's takings surge 16%", "Summer takings rose 21% from a year ago.\n\nMargins were 15.2%.", "21%"),
        ("Ports pay £143m damages", "Dockers will get £113m damages.\n\nTheir union sought up to £260m.", "£113m"),
        ("Arrivals rise 22%", "The island's arrivals leapt.\n\nArrivals rose 32% in May.", "32%"),
        ("Bakery's takings surge 16%", "Takings rose 16.2% from a year ago.\n\nCosts rose 21%.", None),
        ("Bakery's takings surge 16%", "Costs rose 21%.\n\nTakings rose 16%.", None),
    ],
)
def test_a_headline_is_borne_out_by_its_text(headline: str, text: str, flagged: str | None) -> None:
    assert [result.spans[0].text for result in found(f"{headline}\n\n{text}")] == ([flagged] if flagged else [])


@pytest.mark.parametrize("row", read("restatement"))
def test_tables(row: str) -> None:
    """The event of a row ties two tellings of one figure; a guard keeps two figures apart."""
    for text in read("restatement")[row]["example"]:
        report = copydesk.check(text, published="2024-08-28")
        told = [claim for claim in report.claims if {"first", "again"} <= claim.roles.keys()]
        if row.startswith("guard"):
            assert told == []
        else:
            assert [claim.attribute for claim in told] == [row]
            assert [r.verdict for r in report.checks if r.name == "restatement"] == ["consistent"]


@pytest.mark.parametrize("row", read("kinds"))
def test_kinds(row: str) -> None:
    """Two nouns of a row tell one figure twice."""
    for text in read("kinds")[row]["example"]:
        report = copydesk.check(text, published="2024-08-28")
        assert [r.verdict for r in report.checks if r.name == "restatement"] == ["consistent"]
