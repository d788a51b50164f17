"""The comparison of gold and report: every kind of difference, with its line, and what a label lets pass."""

from __future__ import annotations

from pathlib import Path

import pytest

import copydesk
from copydesk.corpus.compare import Comparison, compare
from copydesk.corpus.gold import load
from copydesk.records import Report

TEXT = (
    "Of 200 shops, 50 (35%) closed last year, and rents fell to £900 from £1,000.\n\n"
    "“We sold bread for forty years,” said Ada Finch, who owned one. “Now we sell nothing.”"
)


@pytest.fixture(scope="module")
def report() -> Report:
    return copydesk.check(TEXT, published="2024-08-28")


def _compare(folder: Path, report: Report, gold: str) -> Comparison:
    path = folder / "slug.yaml"
    path.write_text(gold, encoding="utf-8")
    return compare(load(path), report)


def _told(comparison: Comparison) -> list[tuple[str, str, int, bool]]:
    return [(one.outcome, one.section, one.line, one.failing) for one in comparison.mismatches]


QUOTES = """quotes:
  - {text: "We sold bread for forty years", speaker: Ada Finch}
  - {text: "Now we sell nothing", speaker: Ada Finch}
"""
FINDING = 'findings:\n  - {check: share, at: "35%"}\n'


def test_all_is_as_the_gold_expects(tmp_path: Path, report: Report) -> None:
    gold = 'quantities:\n  - {text: "35%", kind: percent, value: 35, unit: percent}\n' + QUOTES + (
        'claims:\n  - {kind: share, roles: {fraction: "35%", part: "50", whole: "200"}}\n'
        'checks:\n  - {check: direction, at: "£900", verdict: consistent}\n'
        'findings:\n  - {check: share, at: "35%", severity: error, repair: "25%"}\n'
    )
    comparison = _compare(tmp_path, report, gold)
    assert _told(comparison) == []
    assert comparison.gold == comparison.found == {
        "quantity": 1, "quote": 2, "speaker": 2, "claim": 1, "check": 1, "finding": 1, "repair": 1,
    }  # fmt: skip
    assert (comparison.planted, comparison.caught) == ({"share": 1}, {"share": 1})
    assert list(comparison.known.values()) == ["finding"]


CASES = {
    "value": ('quantities:\n  - {text: "35%", kind: percent, value: 53, unit: percent}\n', "",
              ("different", "quantity", 2, True), "'35%' is percent 53 percent, not percent 35 percent"),
    "hedge": ('quantities:\n  - {text: "£900", kind: money, value: 900, unit: GBP, approximation: about}\n', "",
              ("different", "quantity", 2, True), "'£900' is money 900 GBP (about), not money 900 GBP"),
    "no figure": ('quantities:\n  - {text: "closed", kind: number, value: 1}\n', "",
                  ("missing", "quantity", 2, True), "'closed'"),
    "orphan": ('checks:\n  - {check: share, at: "36%", verdict: undecided}\n', "",
               ("orphaned", "anchor", 2, True), "'36%' (occurrence 1) is not in the article"),
    "claim": ('claims:\n  - {kind: share, roles: {fraction: "35%", part: "£900"}}\n', "",
              ("missing", "claim", 2, True), "share with fraction '35%', part '£900'"),
    "verdict": ('checks:\n  - {check: [share], at: "35%", verdict: consistent}\n', "",
                ("different", "check", 2, True), "share consistent at '35%'; found inconsistent"),
    "no verdict": ('checks:\n  - {check: weekday, at: "35%", verdict: consistent}\n', "",
                   ("missing", "check", 2, True), "weekday consistent at '35%'"),
    "finding": ("", 'findings:\n  - {check: share, at: "35%"}\n  - {check: total, at: ["200", "50"]}\n',
                ("missing", "finding", 6, True), "total at '200' or '50'"),
    "severity": ("", 'findings:\n  - {check: share, at: "35%", severity: note}\n',
                 ("different", "finding", 5, True), "share at '35%' is a matter of severity note, not error"),
    "repair": ("", 'findings:\n  - {check: share, at: "35%", repair: "99%"}\n',
               ("missing", "repair", 5, True), "'99%'; offered "),
    "todo": ('quantities:\n  - {text: "35%", kind: percent, value: 53, label: todo, reason: later}\n', "",
             ("different", "quantity", 2, False), "'35%' is percent 53 of nothing named, not percent 35 percent"),
    "solved": ('quantities:\n  - {text: "35%", kind: percent, value: 35, unit: percent, label: todo, reason: x}\n', "",
               ("solved", "quantity", 2, False), "no longer todo: x"),
    "alarm gone": ("", FINDING + 'alarms:\n  - {check: total, at: "200", label: known-issue, reason: x}\n',
                   ("solved", "alarm", 7, False), "no longer known-issue: x"),
}  # fmt: skip


@pytest.mark.parametrize(("top", "bottom", "told", "message"), CASES.values(), ids=CASES.keys())
def test_one_difference(
    tmp_path: Path, report: Report, top: str, bottom: str, told: tuple[str, str, int, bool], message: str
) -> None:
    """``top`` stands on line 1, ``bottom`` (the findings) below the quotes."""
    comparison = _compare(tmp_path, report, top + QUOTES + (bottom or FINDING))
    assert told in _told(comparison)
    one = next(one for one in comparison.mismatches if one.section == told[1])
    assert one.message.startswith(message)
    assert [one.failing for one in comparison.mismatches].count(True) == len(comparison.failures)


def test_a_finding_that_the_gold_lacks(tmp_path: Path, report: Report) -> None:
    """It is told at its line of the article, and it fails."""
    comparison = _compare(tmp_path, report, QUOTES + "findings: []\n")
    (one,) = comparison.mismatches
    assert (one.outcome, one.section, one.line, one.failing) == ("unexpected", "finding", 1, True)
    assert one.path == report.article.source
    assert one.message.startswith("share at '35%': ")
    assert comparison.extra["finding"] == 1


def test_a_known_alarm_is_no_failure(tmp_path: Path, report: Report) -> None:
    alarm = '  - {check: share, at: "35%", label: known-issue, reason: "of another year"}\n'
    gold = QUOTES + "findings: []\nalarms:\n" + alarm
    comparison = _compare(tmp_path, report, gold)
    assert _told(comparison) == []
    assert list(comparison.known.values()) == ["alarm"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("speaker: Ada French", "is Ada French's, not Ada Finch"),
        ("speaker: null, mention: the baker", "is said by 'the baker', not 'Ada Finch'"),
        ("speaker: null", "is nobody's, not Ada Finch"),
    ],
)
def test_the_wrong_speaker(tmp_path: Path, report: Report, entry: str, said: str) -> None:
    comparison = _compare(tmp_path, report, QUOTES.replace("speaker: Ada Finch", entry, 1) + FINDING)
    (one,) = comparison.mismatches
    assert (one.section, one.line) == ("speaker", 2)
    assert one.message.endswith(said)


def test_a_quote_that_the_gold_lacks(tmp_path: Path, report: Report) -> None:
    gold = QUOTES.replace('  - {text: "Now we sell nothing", speaker: Ada Finch}\n', "") + FINDING
    (one,) = _compare(tmp_path, report, gold).mismatches
    assert (one.outcome, one.section, one.line) == ("unexpected", "quote", 3)
    assert one.message == "'Now we sell nothing.', given to Ada Finch"
