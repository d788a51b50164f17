"""Words of motion and their opposites: each pair of opposites.toml is mended into the word that agrees."""

from __future__ import annotations

import re

import pytest

import copydesk
from copydesk.data import read

ROWS = read("opposites").values()


def turned(pair: str, text: str) -> str:
    """The text with the second word of the pair for the first; the text itself where that does not stand in it."""
    one, _, other = pair.partition("/")
    return re.sub(rf"\b{one}\b", other, text)


PAIRS = [(pair, text) for row in ROWS for text in row["example"] for pair in row["words"] if turned(pair, text) != text]


def test_every_example_holds_a_word_of_its_row() -> None:
    assert {text for _, text in PAIRS} == {text for row in ROWS for text in row["example"]}


@pytest.mark.parametrize(("pair", "text"), PAIRS)
def test_the_opposite_word_is_mended(pair: str, text: str) -> None:
    (right,) = (r for r in copydesk.check(text).checks if r.name == "direction")
    (wrong,) = (r for r in copydesk.check(turned(pair, text)).checks if r.name == "direction")
    assert (right.verdict, wrong.verdict) == ("consistent", "inconsistent")
    assert wrong.repairs[0].replacement == pair.partition("/")[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Sales rose 150% to £4m from £5m.", "undecided"), ("Sales fell 150% to £5m from £4m.", "inconsistent")],
)
def test_a_size_that_has_no_opposite_is_no_fault(text: str, verdict: str) -> None:
    """Nothing falls by 150%, so that the opposite word cannot be held against the size."""
    direction = [r for r in copydesk.check(text).checks if r.name == "direction"]
    assert {r.verdict for r in direction} == {verdict}
