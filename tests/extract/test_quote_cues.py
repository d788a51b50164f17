"""Where the cue stands: before, after, inverted, as a noun, or not a word of saying at all.

Each row: a text, and for each quote its words, its cue and the words that name its speaker.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.records import Quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

Row = tuple[str, list[tuple[str, "str | None", "str | None"]]]

AFTER: list[Row] = [
    ('"The lift is broken again," Maria Holt said.', [("The lift is broken again,", "said", "Maria Holt")]),
    ('"The lift is broken again," said Maria Holt.', [("The lift is broken again,", "said", "Maria Holt")]),
    ('"The lift is broken again", said Maria Holt.', [("The lift is broken again", "said", "Maria Holt")]),
    ("'The lift is broken again,' said Maria Holt.", [("The lift is broken again,", "said", "Maria Holt")]),
    ("“The lift is broken again,” she says.", [("The lift is broken again,", "says", "she")]),
    ("``The lift is broken again,'' the union said Friday.", [("The lift is broken again,", "said", "the union")]),
    ('"Is the lift broken?" asked Maria Holt.', [("Is the lift broken?", "asked", "Maria Holt")]),
    ('"The lift is broken!" shouted a tenant.', [("The lift is broken!", "shouted", "a tenant")]),
    ('"The lift is broken," Holt told reporters on Monday.', [("The lift is broken,", "told", "Holt")]),
    ('"The lift is broken," Holt told the Evening Packet.', [("The lift is broken,", "told", "Holt")]),
    ('"The lift is broken," Holt later wrote on her blog.', [("The lift is broken,", "wrote", "Holt")]),
    ('"The lift is broken," Holt has said.', [("The lift is broken,", "said", "Holt")]),
    ('"The lift is broken," Holt would later recall.', [("The lift is broken,", "recall", "Holt")]),
    ('"The lift is broken," the report concluded.', [("The lift is broken,", "concluded", "the report")]),
    ('"The lift is broken," according to Maria Holt.', [("The lift is broken,", "according to", "Maria Holt")]),
    ('"Lifts are like people: they tire," as Holt put it.', [("Lifts are like people: they tire,", "put", "Holt")]),
    ('"The lift is broken," Holt sighed.', [("The lift is broken,", "sighed", "Holt")]),
    ('"The lift is broken," came the reply from the landlord.', [("The lift is broken,", "reply", "the landlord")]),
    ('"We have no lift," read a sign in the lobby.', [("We have no lift,", "read", "a sign")]),
]

BEFORE: list[Row] = [
    ('Maria Holt said: "The lift is broken again."', [("The lift is broken again.", "said", "Maria Holt")]),
    ('Maria Holt said, "The lift is broken again."', [("The lift is broken again.", "said", "Maria Holt")]),
    ("Maria Holt said 'the lift is broken again'.", [("the lift is broken again", "said", "Maria Holt")]),
    ('Asked about the lift, Holt replied: "It is broken."', [("It is broken.", "replied", "Holt")]),
    ('In a letter to tenants, Holt wrote: "The lift is broken."', [("The lift is broken.", "wrote", "Holt")]),
    ('According to Maria Holt, "the lift is broken again".',
     [("the lift is broken again", "According to", "Maria Holt")]),
    ('As Maria Holt put it, "the lift is tired of us".', [("the lift is tired of us", "put", "Maria Holt")]),
    ('Holt told tenants that "the lift is broken again".', [("the lift is broken again", "told", "Holt")]),
    ('The landlord added: "We are sorry."', [("We are sorry.", "added", "The landlord")]),
    ('Holt went on: "The lift is broken."', [("The lift is broken.", "went", "Holt")]),
    ('Then came the reply from Holt: "The lift is broken."', [("The lift is broken.", None, "the reply")]),
]

MIDDLE: list[Row] = [
    (
        '"The lift," Holt said, "is broken again."',
        [("The lift,", "said", "Holt"), ("is broken again.", "said", "Holt")],
    ),
    (
        '"The lift is broken," said Holt. "Nobody came."',
        [("The lift is broken,", "said", "Holt"), ("Nobody came.", "said", "Holt")],
    ),
    (
        '"The lift is broken," Holt said, adding: "Nobody came."',
        [("The lift is broken,", "said", "Holt"), ("Nobody came.", "adding", "Holt")],
    ),
    (
        '"The lift is broken," said Holt, who lives upstairs. "Nobody came to see us."',
        [("The lift is broken,", "said", "Holt"), ("Nobody came to see us.", "said", "Holt")],
    ),
    ('The lift, Holt said, was "the worst in town".', [("the worst in town", "said", "Holt")]),
    ('The lift was "the worst in town", Holt said.', [("the worst in town", "said", "Holt")]),
    ('The lift was "the worst in town", according to Holt.', [("the worst in town", "according to", "Holt")]),
]

NOUNS: list[Row] = [
    ('"The lift is broken," Holt said in a statement.', [("The lift is broken,", "said", "Holt")]),
    ('In a statement, Holt said "the lift is broken".', [("the lift is broken", "said", "Holt")]),
    ('A statement from Northgate Homes read: "The lift is safe."', [("The lift is safe.", "read", "A statement")]),
    ('Holt\'s letter said: "The lift is broken."', [("The lift is broken.", "said", "Holt")]),
]

LABELS: list[Row] = [
    ('Holt called the lift "an accident waiting to happen".', [("an accident waiting to happen", "called", "Holt")]),
    ('Holt described it as "a death trap for the old".', [("a death trap for the old", "described", "Holt")]),
    ('The lift was described by Holt as "a death trap for the old".',
     [("a death trap for the old", "described", "Holt")]),
    ('The mayor hailed the new lift as "a triumph of patience".', [("a triumph of patience", "hailed", "The mayor")]),
    ('Holt accused the landlord of "putting lives at risk".', [("putting lives at risk", "accused", "Holt")]),
    ('The critics rated it "the best lift in the county".', [("the best lift in the county", "rated", "The critics")]),
    ('Holt dismissed the claim as "a pack of lies".', [("a pack of lies", "dismissed", "Holt")]),
    ('Holt urged the landlord to "do the decent thing".', [("do the decent thing", "urged", "Holt")]),
    ('Holt vowed to "fight to the last stair".', [("fight to the last stair", "vowed", "Holt")]),
    ('Holt warned of "a long cold winter ahead".', [("a long cold winter ahead", "warned", "Holt")]),
    ('Holt praised the engineers for "working through the night".', [("working through the night", "praised", "Holt")]),
    ('Holt spoke of "a deep sense of shame".', [("a deep sense of shame", "spoke", "Holt")]),
]

PARTICIPLES: list[Row] = [
    ('Holt left the meeting, saying: "I have heard enough."', [("I have heard enough.", "saying", "Holt")]),
    ('Holt backed the plan, calling it "long overdue for tenants".', [("long overdue for tenants", "calling", "Holt")]),
    ('Holt resigned on Friday, telling colleagues that "enough is enough".', [("enough is enough", "telling", "Holt")]),
]

DASH_AND_COLON: list[Row] = [
    ('"The lift is broken again." — Maria Holt', [("The lift is broken again.", "—", "Maria Holt")]),
    ('"The lift is broken again." - Maria Holt, tenant', [("The lift is broken again.", "-", "Maria Holt")]),
    ('Maria Holt: "The lift is broken again."', [("The lift is broken again.", ":", "Maria Holt")]),
    (
        "HOLT: The lift is broken again.\nREEVE: We shall mend it on Monday.",
        [("The lift is broken again.", ":", "HOLT"), ("We shall mend it on Monday.", ":", "REEVE")],
    ),
]


def told(found: Quote) -> tuple[str, str | None, str | None]:
    return (
        found.text,
        found.cue.text if found.cue else None,
        found.speaker.text if found.speaker else None,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    AFTER + BEFORE + MIDDLE + NOUNS + LABELS + PARTICIPLES + DASH_AND_COLON,
)
def test_cues(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [told(q) for q in quote.extract(NLP(text)) if q.kind != "indirect"] == expected
