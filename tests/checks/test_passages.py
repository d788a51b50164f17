"""Passages of news: each is verified with the right figure and objected to with the wrong one, or let pass as it is.

passages/ has a file for each folder of relate/, with a row a passage: ``text``, and where a figure in it is left open
("{}") the ``check``, a figure with which it agrees (``right``) and one with which it does not (``wrong``). Rows
without are right as they stand, and each of them was objected to once. ``published``: the day, where it matters.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import copydesk
from copydesk.records import CheckResult

PASSAGES = sorted((Path(__file__).parent / "passages").glob("*.jsonl"))
ROWS = [json.loads(line) for file in PASSAGES for line in file.read_text(encoding="utf-8").splitlines()]
TOLD = [row for row in ROWS if "check" in row]
BESIDE = [row for row in ROWS if "check" not in row]


def objections(text: str, row: dict[str, str]) -> list[CheckResult]:
    checks = copydesk.check(text, published=row.get("published", "2024-08-28")).checks
    return [result for result in checks if result.verdict == "inconsistent"]


@pytest.mark.parametrize("row", TOLD, ids=[row["text"][:60] for row in TOLD])
def test_the_right_figure_passes_and_the_wrong_one_is_caught(row: dict[str, str]) -> None:
    assert not objections(row["text"].replace("{}", row["right"]), row)
    assert row["check"] in [result.name for result in objections(row["text"].replace("{}", row["wrong"]), row)]


@pytest.mark.parametrize("row", BESIDE, ids=[row["text"][:60] for row in BESIDE])
def test_what_is_right_is_let_pass(row: dict[str, str]) -> None:
    assert not objections(row["text"], row)
