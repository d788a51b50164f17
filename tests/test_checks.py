"""Every check meets its own examples, through the whole flow, as a reader would."""

from __future__ import annotations

import re

import pytest

import copydesk
from copydesk.verdict import Check, Example, all_checks

CASES = [
    pytest.param(rule, example, id=f"{rule.code} {example.text[:40]}")
    for rule in all_checks()
    for example in (*rule.passes, *rule.fails)
]


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_examples(rule: Check, example: Example) -> None:
    """A passing example earns ``consistent`` and no finding; a failing one flags exactly its words."""
    results = copydesk.check(example.text, published=example.published).checks
    mine = [result for result in results if result.code == rule.code]
    found = [result for result in mine if result.verdict == "inconsistent"]
    if example.flags is None:
        assert [result.message for result in results if result.verdict == "inconsistent"] == []
        assert "consistent" in {result.verdict for result in mine}
    else:
        assert [result.spans[0].text for result in found] == [example.flags]
        assert all(result.working for result in found)


@pytest.mark.parametrize("rule", all_checks(), ids=lambda rule: rule.code)
def test_a_check_documents_itself(rule: Check) -> None:
    """A code of its own, a docstring, and an example on each side."""
    assert re.fullmatch(r"CD\d{3}", rule.code)
    assert rule.doc
    assert rule.passes
    assert rule.fails


def test_codes_are_never_shared() -> None:
    codes = [rule.code for rule in all_checks()]
    assert len(codes) == len(set(codes))
