"""Figures inside a quote know it, and claims made of them have its speaker."""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.analyse import analyse
from copydesk.records import Article
from copydesk.settings import Settings

SETTINGS = Settings()


def figures(text: str) -> list[tuple[str, list[str]]]:
    (doc,) = parse.parse([text], SETTINGS)
    found = analyse(doc, Article(id="a", source="a", text=text), SETTINGS)
    by_id = {q.id: q.text for q in found.quantities}
    return [(quote.text, [by_id[key] for key in quote.quantities]) for quote in found.quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We lost $40m in May," Maria Holt said.', [("We lost $40m in May,", ["$40m"])]),
        ('Profit fell 12%. "We lost $40m," Maria Holt said.', [("We lost $40m,", ["$40m"])]),
        ("Maria Holt said the firm had lost $40m.", [("the firm had lost $40m", ["$40m"])]),
        ('Of 200 tenants, Holt said, "about 50 or more" had left.', [("about 50 or more", ["50"])]),
        ('"We lost $40m," she said, or 12% of sales.', [("We lost $40m,", ["$40m"])]),
        (
            'Maria Holt said: "We lost $40m.\n\n"We sold 300 lifts and 20 stairs."',
            [('We lost $40m.\n\n"We sold 300 lifts and 20 stairs.', ["$40m", "300", "20"])],
        ),
        ('"We are broke," Maria Holt said on Monday, after 12 years.', [("We are broke,", [])]),
        ("According to the union, 300 jobs will go.", [("300 jobs will go", ["300"])]),
    ],
)
def test_figures_inside(text: str, expected: list[tuple[str, list[str]]]) -> None:
    got = figures(text)
    assert [words for words, _ in got] == [words for words, _ in expected]
    for (_, inside), (_, wanted) in zip(got, expected, strict=True):
        assert len(inside) == len(wanted)
        assert all(want in have for have, want in zip(inside, wanted, strict=True))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Profit rose 25% to $50m from $40m," Maria Holt said.', "Maria Holt"),
        ('Maria Holt runs it. "Profit rose 25% to $50m from $40m," she said.', "Maria Holt"),
        ("Maria Holt said profit rose 25% to $50m from $40m.", "Maria Holt"),
        ("Profit rose 25% to $50m from $40m, Northgate Homes said.", "Northgate Homes"),
        ("Profit rose 25% to $50m from $40m.", None),
    ],
)
def test_claims_have_the_speaker(text: str, speaker: str | None) -> None:
    (doc,) = parse.parse([text], SETTINGS)
    found = analyse(doc, Article(id="a", source="a", text=text), SETTINGS)
    assert found.claims
    assert {claim.speaker for claim in found.claims} == {speaker}
    assert all((claim.quote is None) == (speaker is None) for claim in found.claims)
