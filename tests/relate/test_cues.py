"""Every row of the tables that tie figures together is proven by its own examples."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read

TABLES = ("changes", "shares", "totals", "rates", "exclusive")
EXAMPLES = [
    pytest.param(text, id=f"{table}.{row} {text[:40]}")
    for table in TABLES
    for row, fields in read(table).items()
    for text in fields["example"]
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_figures_of_an_example_agree(text: str) -> None:
    """Some check verifies them, and none objects."""
    results = copydesk.check(text, published="2024-08-28").checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []
    assert {result.verdict for result in results} & {"consistent", "rounding"}


MODAL = [pytest.param(text, row, id=text) for row, fields in read("modality").items() for text in fields["example"]]


@pytest.mark.parametrize(("text", "modality"), MODAL)
def test_the_claim_of_an_example_has_its_modality(text: str, modality: str) -> None:
    assert [claim.modality for claim in copydesk.check(text).claims] == [modality]


CONVERSIONS = [text for fields in read("conversion").values() for text in fields["example"]]


@pytest.mark.parametrize("text", CONVERSIONS)
def test_an_example_of_conversion_holds_one(text: str) -> None:
    assert [claim.kind for claim in copydesk.check(text).claims if claim.kind == "conversion"] == ["conversion"]


WHOLES = [text for fields in read("wholes").values() for text in fields["example"]]


@pytest.mark.parametrize("text", WHOLES)
def test_an_example_of_a_whole_is_linked(text: str) -> None:
    shares = [claim for claim in copydesk.check(text).claims if claim.kind == "share"]
    assert shares
    assert {"fraction", "part", "whole"} <= shares[0].roles.keys()
