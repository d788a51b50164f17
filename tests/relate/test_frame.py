"""The phrases of elapsed.toml and durations.toml, and the frames that they are matched against."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import load
from copydesk.relate.time.frame import Phrases, compiled

EXAMPLES = [
    pytest.param(check, example, id=f"{table} {row} {example[:30]}")
    for table, check in (("elapsed", "elapsed"), ("durations", "duration"))
    for row, entry in load(table, Phrases).items()
    for example in entry.example
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_of_the_tables_agrees(check: str, example: str) -> None:
    results = copydesk.check(example, published="2024-08-28").checks
    assert [result.verdict for result in results if result.name == check] == ["consistent"]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("{length} ago ,? in/on {date}", " {length} ago , in {date} ", True),
        ("{length} ago ,? in/on {date}", " {length} ago in {date} ", True),
        ("{length} ago ,? in/on {date}", " {length} ago of {date} ", False),
        ("{date} .. {length} later", " {date} and closed {length} later ", True),
        ("{date} .. {length} later", " {date} and closed in {date} {length} later ", True),
        ("{date} .. {length} later", " {date} . it closed {length} later ", False),
    ],
)
def test_phrases(phrase: str, text: str, *, found: bool) -> None:
    assert bool(compiled(phrase).search(text)) is found


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        ("The mill was founded in 1904, 120 years ago.", None, "undecided"),
        ("In 1996, 20 years since 1976, the mill burned.", "2024-08-28", "undecided"),
        ("The mill, founded in 1904, will mark its 120th anniversary next year.", "2023", "consistent"),
        ("The mill was founded in 1904, nearly 120 years ago.", "2023-05-01", "consistent"),
        ("The mill was founded in 1904, more than 100 years ago.", "2023-05-01", "consistent"),
        ("The mill was founded in 1904, more than 150 years ago.", "2023-05-01", "inconsistent"),
    ],
)
def test_lengths_up_to_now(text: str, published: str | None, verdict: str) -> None:
    results = copydesk.check(text, published=published).checks
    assert [result.verdict for result in results if result.name == "elapsed"] == [verdict]
