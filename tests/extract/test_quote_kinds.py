"""Direct, partial and indirect quotes; and the words in marks that nobody said.

Each row: a text and its quotes, every one with its kind.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

Row = tuple[str, list[tuple[str, str]]]

DIRECT: list[Row] = [
    ('"The lift is broken," Holt said.', [("The lift is broken,", "direct")]),
    ('Holt said: "The lift is broken again and again."', [("The lift is broken again and again.", "direct")]),
    ('"The lift," said Holt, "is broken."', [("The lift,", "direct"), ("is broken.", "direct")]),
    ('"Never," she said.', [("Never,", "direct")]),
    ('"Why?" asked Holt.', [("Why?", "direct")]),
]

PARTIAL: list[Row] = [
    ('Holt called the lift "a death trap for the old".', [("a death trap for the old", "partial")]),
    ('Holt said the lift was "broken beyond repair".', [("broken beyond repair", "partial")]),
    ('Holt said the firm had been "too slow" and "too proud to ask".',
     [("too slow", "partial"), ("too proud to ask", "partial")]),
]

INDIRECT: list[Row] = [
    ("Holt said the lift would be mended by Monday.", [("the lift would be mended by Monday", "indirect")]),
    ("Holt said that the lift would be mended by Monday.", [("that the lift would be mended by Monday", "indirect")]),
    ("The lift would be mended by Monday, Holt said.", [("The lift would be mended by Monday", "indirect")]),
    ("The lift, Holt said, would be mended by Monday.", [("would be mended by Monday", "indirect")]),
    ("According to Holt, the lift will be mended by Monday.", [("the lift will be mended by Monday", "indirect")]),
    ("The lift will be mended by Monday, according to Holt.", [("The lift will be mended by Monday", "indirect")]),
    ("Holt told tenants on Tuesday that the lift was safe.", [("that the lift was safe", "indirect")]),
    ("The company said profit rose 12% to $40m.", [("profit rose 12% to $40m", "indirect")]),
    ("The union warned that 300 jobs were at risk.", [("that 300 jobs were at risk", "indirect")]),
    ("He promised to mend the lift by Monday.", [("to mend the lift by Monday", "indirect")]),
]

NOBODY = [
    "The lift firm is to close after nine years and a loss, all told, of £51m.",
    "The lift, truth be told, had been slow for years.",
    'The so-called "smart lift" broke down again.',
    'The so-called "Lift put" is dead, traders say.',
    'The "pay as you go" tariff costs £5 a month.',
    'She lost her seat in the "reality show" that made her name.',
    'Tom "Spanner" Reeve mended the lift.',
    'The novel "The Long Stair" won the prize.',
    'He played the lead in "A Winter in Norland" for two years.',
    'Her song "Going Up" was a hit in May.',
    'The town\'s motto, "Upward Ever", hangs in the hall.',
    'Investors fear a "hard landing" for the economy.',
    'The word "lift" comes from Old Norse.',
    'The "Stair Tax" was scrapped in 2019.',
    'The firm sells a "zero-waste" lift.',
    'A "soft" Brexit was on the table.',
    'Shares in the "magnificent seven" fell.',
    'The bill, known as the "lift law", passed.',
    'The show "Up and Down Again" opened in Leeds.',
    'Fans held banners with the "Lift Us Up" slogan.',
    'The file was saved as "final draft".',
]


@pytest.mark.parametrize(("text", "expected"), DIRECT + PARTIAL + INDIRECT)
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.text, q.kind) for q in quote.extract(NLP(text))] == expected


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_said_it(text: str) -> None:
    assert list(quote.extract(NLP(text))) == []
