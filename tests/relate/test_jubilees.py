"""The examples of jubilees.toml, begun.toml and decades.toml, each of which agrees by its own words."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import Decade, Jubilee, WordList, load
from copydesk.data import Row as Model

TABLES: list[tuple[str, type[Model], str]] = [
    ("jubilees", Jubilee, "elapsed"), ("begun", WordList, "elapsed"), ("decades", Decade, "age"),
]  # fmt: skip
EXAMPLES = [
    pytest.param(check, example, id=f"{table} {row} {example[:30]}")
    for table, model, check in TABLES
    for row, entry in load(table, model).items()
    for example in entry.example  # type: ignore[attr-defined]
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_of_the_tables_agrees(check: str, example: str) -> None:
    results = copydesk.check(example, published="2024-08-28").checks
    assert "consistent" in [result.verdict for result in results if result.name == check]
    assert not [result for result in results if result.verdict == "inconsistent"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The school was founded in 1974. Pupils marked its golden jubilee on Friday.", "consistent"),
        ("The school was founded in 1964. Pupils marked its golden jubilee on Friday.", "inconsistent"),
        ("The school was founded in 1951. Pupils marked its golden jubilee on Friday.", "undecided"),
        ("The school was founded in 1964. It moved in 1974. Pupils marked its golden jubilee on Friday.", "undecided"),
    ],
)
def test_a_jubilee_counts_from_the_only_year(text: str, verdict: str) -> None:
    results = copydesk.check(text, published="2024-08-28").checks
    assert [result.verdict for result in results if result.name == "elapsed"] == [verdict]
