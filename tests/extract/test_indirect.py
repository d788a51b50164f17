"""Indirect speech: which words are the report, whose they are, and where it ends.

Each row: a text and, for each indirect report, its words and the words that name its speaker.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

Row = tuple[str, dict[str, "str | None"]]

CLAUSES: list[Row] = [
    ("Holt has since said that the lift is safe.", {"that the lift is safe": "Holt"}),
    ("While he's said he'll mend the lift, Reeve has set no date.", {"he'll mend the lift": "he"}),
    ("As the Evening Packet reported in March, the landlord sold both lifts.",
     {"the landlord sold both lifts": "the Evening Packet"}),
    ("Holt promised her entire plan would be paid for by the landlord.",
     {"her entire plan would be paid for by the landlord": "Holt"}),
    ("Promising that the next lift would be faster, Holt said the old one was tired.",
     {"that the next lift would be faster": "Holt", "the old one was tired": "Holt"}),
    ("Of the tenants, 60 percent said the lift was slow; 26 percent said they had never used it.",
     {"the lift was slow": "60 percent", "they had never used it": "26 percent"}),
    ("The lift was mended twice, her top aide, Tom Reeve, told the Evening Packet on Friday.",
     {"The lift was mended twice": "her top aide"}),
    ("Maria Holt (Lab, Leeds) defended the rent, saying the lift costs more than it earns.",
     {"the lift costs more than it earns": "Maria Holt"}),
    ("Police said the driver, a 54-year-old man from Leeds, was being questioned.",
     {"the driver, a 54-year-old man from Leeds, was being questioned": "Police"}),
]

ENDS: list[Row] = [
    ("But as Holt noted, the landlord sold both lifts.", {"the landlord sold both lifts": "Holt"}),
    ("Holt concluded that the lift is old, but it will work again.",
     {"that the lift is old, but it will work again": "Holt"}),
    ("Holt said the lift was safe; the tenants took the stairs.", {"the lift was safe": "Holt"}),
    ('Holt noted that the lift was safe and called it "a joy to ride".', {"that the lift was safe": "Holt"}),
    ("Holt urged the tenants to take the stairs and promised them a new lift by May.",
     {"the tenants to take the stairs": "Holt", "a new lift by May": "Holt"}),
]

OBJECTS: list[Row] = [
    ("Tenants accused the landlord of hiding the fault.", {"the landlord of hiding the fault": "Tenants"}),
    ("Holt criticised the landlord for closing the stairs.", {"the landlord for closing the stairs": "Holt"}),
    ("The landlord was accused by tenants of hiding the fault.", {"of hiding the fault": "tenants"}),
    ("Holt called for the landlord to mend the lift.", {"the landlord to mend the lift": "Holt"}),
    ("Holt called on the landlord to mend the lift.", {"the landlord to mend the lift": "Holt"}),
    ("Northgate Homes announced a plan to cut 300 jobs.", {"a plan to cut 300 jobs": "Northgate Homes"}),
    ("Holt stressed the importance of the lift.", {"the importance of the lift": "Holt"}),
]

NOTHING = [
    "Holt began to mend the lift in May.",
    "The lift continues to break down every week.",
    "Holt announced the winner.",
    "The mayor recalled Holt.",
    "Holt read the report.",
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES + ENDS + OBJECTS)
def test_reports(text: str, expected: dict[str, str | None]) -> None:
    found = [q for q in quote.extract(NLP(text)) if q.kind == "indirect"]
    assert {q.text: q.speaker.text if q.speaker else None for q in found} == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_report(text: str) -> None:
    assert list(quote.extract(NLP(text))) == []
