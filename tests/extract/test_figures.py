"""Tables of sentences, each with every figure that must be read in it and no other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from copydesk import parse
from copydesk.extract import quantity
from copydesk.records import Article, Quantity
from copydesk.settings import Settings

TABLES = Path(__file__).parent / "figures"
SETTINGS = Settings()


def cases() -> Iterator[tuple[str, list[str]]]:
    """(sentence, one line a figure) of every table; a line of figures is indented."""
    for path in sorted(TABLES.glob("*.txt")):
        sentence, figures = "", []
        for line in [*path.read_text(encoding="utf-8").splitlines(), "end"]:
            if line.startswith(" "):
                figures.append(line.strip())
            elif line and not line.startswith("#"):
                if sentence:
                    yield sentence, figures
                sentence, figures = line, []


def number(value: Decimal | None) -> str:
    return "*" if value is None else format(value.normalize(), "f")


def shown(figure: Quantity) -> str:
    """A figure as the tables write it: words | kind value unit [approximation] [trend]."""
    ranged = figure.approximation == "range"
    value = f"{number(figure.low)}..{number(figure.high)}" if ranged else number(figure.value)
    parts = [figure.kind, value, (figure.unit or "-").replace(" ", "_")]
    if figure.approximation not in ("exact", "range"):
        parts.append(figure.approximation)
    if figure.trend:
        parts.append(figure.trend)
    return f"{figure.text} | {' '.join(parts)}"


def read(text: str, settings: Settings = SETTINGS) -> list[Quantity]:
    (doc,) = parse.parse([text], settings)
    return list(quantity.extract(doc, Article(id="x", source="x", text=text), settings))


CASES = list(cases())


@pytest.mark.parametrize(("sentence", "figures"), CASES, ids=[sentence for sentence, _ in CASES])
def test_every_figure_and_no_other_is_read(sentence: str, figures: list[str]) -> None:
    assert [shown(figure) for figure in read(sentence)] == figures


# What the lexical layer reads otherwise: "one" before a noun, a noun inside a ratio, and what only a tag tells.
NEED_TAGS = {
    "The school has 900 pupils, 60 teachers and one cook.",
    "He scored twice as the home side won 3-1.",
    "One of the men was 34.",
    "12 of a planned 20 homes were built.",
    "One lorry in ten failed the test.",
    "It found that one child in 20 had asthma.",
    "He scored one goal in ten games.",
    "Ring 1-800-555-0199 today.",
    "The firm might one day employ them all.",
}


@pytest.mark.parametrize(("sentence", "figures"), CASES, ids=[sentence for sentence, _ in CASES])
def test_the_lexical_layer_finds_the_same_figures(sentence: str, figures: list[str]) -> None:
    found = [figure.text for figure in read(sentence, Settings(syntax=False))]
    assert (found == [row.split(" | ")[0] for row in figures]) == (sentence not in NEED_TAGS)


def test_there_are_tables() -> None:
    assert len(CASES) > 400
    assert len({sentence for sentence, _ in CASES}) == len(CASES)


SUBJECTS = [
    ("The net loss widened to £4m.", "£4m", "net loss"),
    ("The workforce fell to 3,800.", "3,800", "workforce"),
    ("The company made a net profit of $12m.", "$12m", "net profit"),
    ("Turnover at the group rose 6%.", "6%", "Turnover"),
    ("The number of complaints rose by 300.", "300", "number of complaints"),
    ("House prices in Wales fell 2%.", "2%", "House prices"),
    ("The bill for the repairs came to £2m.", "£2m", "bill"),
    ("The average wage is £480 a week.", "£480", "average wage"),
    ("Exports of wine rose 12%.", "12%", "Exports"),
    ("The charity's income dropped to £300,000.", "£300,000", "charity's income"),
    ("The population is expected to reach nine million.", "nine million", "population"),
    ("Pre-tax profits jumped 30% to £5m.", "30%", "Pre-tax profits"),
    ("The airline employs 4,500 people.", "4,500", "airline"),
    ("The death toll rose to 112.", "112", "death toll"),
    ("Its market share has slipped to 14%.", "14%", "market share"),
]


@pytest.mark.parametrize(("sentence", "figure", "subject"), SUBJECTS)
def test_subject_has_the_right_head(sentence: str, figure: str, subject: str) -> None:
    found = {one.text: one.subject for one in read(sentence)}
    assert found[figure] == subject


RESOLVED = [
    # text, desk, code and how of the last amount
    ("He paid $40.", None, "USD", "assumed"),
    ("He paid $40.", "canada", "CAD", "desk"),
    ("SYDNEY (Desk) - He paid $40.", None, "AUD", "dateline"),
    ("It lent US$3m. He paid $40.", "australia", "AUD", "desk"),
    ("He paid 500 rupees.", None, "INR", "assumed"),
    ("He paid 500 Pakistani rupees, then 300 rupees.", None, "PKR", "article"),
    ("KARACHI (Desk) - He paid 500 rupees.", None, "PKR", "article"),
    ("The Chilean firm paid 500 pesos in Santiago.", None, "CLP", "article"),
    ("He paid 500 pesos.", None, "MXN", "assumed"),
    ("The Melbourne firm paid US$9m ($9.8m). It owes $40m.", None, "AUD", "article"),
    ("The firm paid US$9m ($9.8m). It owes $40m.", None, "USD", "article"),
    ("The Melbourne firm paid US$9m (A$9.8m). It owes $40m.", None, "USD", "article"),
    ("Norway's fund paid 70 Norwegian kroner, then kr500.", None, "NOK", "article"),
    ("He paid 200 pounds.", None, "GBP", "assumed"),
    ("CAIRO (Desk) - He paid 200 pounds.", None, "EGP", "article"),
    ("He paid 90 francs.", None, "CHF", "assumed"),
    ("He paid SEK 90.", None, "SEK", "printed"),
]


@pytest.mark.parametrize(("text", "desk", "code", "how"), RESOLVED)
def test_a_bare_sign_says_how_it_was_settled(text: str, desk: str | None, code: str, how: str) -> None:
    amount = read(text, Settings(desk=desk))[-1]  # type: ignore[arg-type]
    assert (amount.kind, amount.unit, amount.resolved) == ("money", code, how)  # type: ignore[union-attr]
