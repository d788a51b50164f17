"""Every row of the tables that tie figures together is proven by its own examples."""

from __future__ import annotations

import pytest

import copydesk
from copydesk.data import read

# table -> the checks that hold its figures against each other
TABLES = {
    "changes": {"direction", "percent-change", "multiple", "percentage-points"},
    "shares": {"share"},
    "totals": {"total"},
    "fates": {"total"},
    "rates": {"per-unit"},
    "exclusive": {"share-total"},
    "rated": {"share"},
    "periods": {"total"},
}
EXAMPLES = [
    pytest.param(checks, text, id=f"{table}.{row} {text[:40]}")
    for table, checks in TABLES.items()
    for row, fields in read(table).items()
    for text in fields["example"]
]


@pytest.mark.parametrize(("checks", "text"), EXAMPLES)
def test_the_figures_of_an_example_agree(checks: set[str], text: str) -> None:
    """A check of the table's own verifies them, none objects, and in one sentence its words tie them."""
    report = copydesk.check(text, published="2024-08-28")
    assert [result.message for result in report.checks if result.verdict == "inconsistent"] == []
    assert {result.verdict for result in report.checks if result.name in checks} & {"consistent", "rounding"}
    assert ". " in text or any(claim.explicit for claim in report.claims)


MODAL = [pytest.param(text, row, id=text) for row, fields in read("modality").items() for text in fields["example"]]


@pytest.mark.parametrize(("text", "modality"), MODAL)
def test_the_claim_of_an_example_has_its_modality(text: str, modality: str) -> None:
    assert [claim.modality for claim in copydesk.check(text).claims] == [modality]


CONVERSIONS = [(row, text) for row, fields in read("conversion").items() for text in fields["example"]]


@pytest.mark.parametrize(("row", "text"), CONVERSIONS)
def test_an_example_of_conversion_holds_one(row: str, text: str) -> None:
    """No words part its amounts; what makes the rate another one is marked."""
    (claim,) = (claim for claim in copydesk.check(text).claims if claim.kind == "conversion")
    assert claim.explicit
    assert (row in ("past", "price")) == (row in claim.cues)


WHOLES = [text for fields in read("wholes").values() for text in fields["example"]]


@pytest.mark.parametrize("text", WHOLES)
def test_an_example_of_a_whole_is_linked(text: str) -> None:
    shares = [claim for claim in copydesk.check(text).claims if claim.kind == "share"]
    assert shares
    assert {"fraction", "part", "whole"} <= shares[0].roles.keys()
