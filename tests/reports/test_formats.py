"""Each format against what it showed before: ``tests/snapshots/NAME`` holds the exact output.

Where a change of it is meant, write it anew with ``UPDATE_SNAPSHOTS=1 python -m pytest tests/reports`` and read it.
The reports are made here by hand, so that a snapshot changes with its format and not with a check.
"""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from copydesk import reports
from copydesk.errors import SettingError
from copydesk.records import (
    ArticleHead,
    CheckResult,
    Claim,
    Count,
    Coverage,
    Date,
    EvidenceSpan,
    Percent,
    Quote,
    Repair,
    Report,
    Speaker,
    TextSpan,
)
from copydesk.tally import Tally

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
TEXT = "On 4 May 2024 the council of Ödön asked 200 people.\n\n“Only 50 (35%)\treplied,” said Ann Lee, the clerk.\n"


def at(words: str, role: str = "stated") -> EvidenceSpan:
    """The evidence that stands at the first place of the words."""
    start = TEXT.index(words)
    return EvidenceSpan(role=role, text=words, start=start, end=start + len(words))


def place(words: str) -> dict[str, object]:
    """Text and offsets of the first place of the words."""
    return at(words).model_dump(exclude={"role"})


def number(text: str, value: str) -> dict[str, object]:
    """The fields of a figure that is exact to half a unit."""
    low, high = Decimal(value) - Decimal("0.5"), Decimal(value) + Decimal("0.5")
    return {**place(text), "value": Decimal(value), "low": low, "high": high}


def result(key: str, verdict: str, severity: str = "note", **more: object) -> CheckResult:
    """A verdict of the check on shares."""
    given: dict[str, object] = {
        "id": key, "code": "CD301", "name": "share", "family": "share", "verdict": verdict, "severity": severity,
        "message": "50 of 200 is 25%, not 35%", "spans": (at("35%"), at("50", "part"), at("200", "whole")),
        "working": "50 ÷ 200 = 25%", "quantities": ("q1", "q2", "q3"), "claims": ("c1",), "fingerprint": key * 8,
    }  # fmt: skip
    return CheckResult.model_validate(given | more)


def report(source: str = "town.md", line: int = 6) -> Report:
    """One article with every kind of record and every verdict."""
    speaker = Speaker(**place("Ann Lee"), name="Ann Lee", title="clerk")  # type: ignore[arg-type]
    fix = Repair(span=0, replacement="25%", why="one digit"), Repair(span=2, replacement="143", why="computed")
    return Report(
        article=ArticleHead(id="town", source=source, title="A poll", published="2024-05-05", text=TEXT, line=line),
        quantities=(
            Count(id="q1", unit="person", subject="council", sentence=0, **number("200", "200")),  # type: ignore[arg-type]
            Count(id="q2", sentence=1, **number("50", "50")),  # type: ignore[arg-type]
            Percent(id="q3", unit="percent", approximation="over", **number("35%", "35")),  # type: ignore[arg-type]
        ),
        dates=(Date(id="d1", from_="2024-05-04", to="2024-05-04", **place("4 May 2024")),),  # type: ignore[arg-type]
        quotes=(
            Quote(id="s1", kind="direct", cue=TextSpan(**place("said")), speaker=speaker,  # type: ignore[arg-type]
                  quantities=("q2", "q3"), **place("Only 50 (35%)\treplied,")),  # type: ignore[arg-type]
        ),
        claims=(
            Claim(id="c1", kind="share", roles={"whole": "q1", "part": "q2", "fraction": "q3"},
                  **place("Only 50 (35%)\treplied")),  # type: ignore[arg-type]
        ),
        checks=(
            result("k1", "consistent", message="the figures agree"),
            result("k2", "rounding", message="the figures nearly agree"),
            result("k3", "inconsistent", "error", repairs=fix),
            result("k4", "inconsistent", "warning", message="a second look"),
            result("k5", "undecided", message="not enough is printed", reason="the whole is not printed", working=""),
        ),
        coverage=Coverage(quantities=3, checked=3, inconsistent=3),
    )  # fmt: skip


def same(name: str, shown: str) -> None:
    """Hold the output against its snapshot."""
    file = SNAPSHOTS / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(shown + "\n", encoding="utf-8")
    assert file.read_text(encoding="utf-8") == shown + "\n"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("text.txt", {}),
        ("text-verbose.txt", {"verbose": True}),
        ("text-colour.txt", {"colour": True}),
        ("text-no-text.txt", {"text": False}),
        ("text-extract.txt", {"checks": False}),
    ],
)
def test_text(name: str, options: dict[str, bool]) -> None:
    same(name, reports.load("text").render(report(), **options))


def test_json() -> None:
    same("json.jsonl", reports.load("json").render(report()))
    assert '"text":null,"url"' in reports.load("json").render(report(), text=False)


def test_a_row_is_placed_by_its_line_and_its_id() -> None:
    first = reports.load("text").render(report("rows.jsonl:12", 1)).splitlines()[0]
    assert first == f"rows.jsonl:12:{TEXT.index('35%') + 1}: CD301 share: 50 of 200 is 25%, not 35% (row town)"


def test_words_of_the_article_cannot_command_the_terminal() -> None:
    odd = result("k1", "inconsistent", "error", message="see \x1b[2J and\nnewline")
    shown = reports.load("text").render(report().model_copy(update={"checks": (odd,)}))
    assert "\x1b" not in shown
    assert shown.splitlines()[0].endswith("see ·[2J and newline")


def test_one_line_over_all_articles() -> None:
    tally = Tally()
    summary = reports.load("text").summary
    assert summary(tally) == "0 articles: 0 figures found, 0 checked, 0 agree, 0 at odds, 0 undecided"
    tally.add(report())
    many = Coverage(quantities=1998, checked=1000, consistent=999, rounding=1, undecided=7)
    tally.add(report().model_copy(update={"coverage": many}))
    assert summary(tally) == (
        "2 articles: 2,001 figures found, 1,003 checked, 1,000 agree (1 of them when rounded), 3 at odds, "
        "7 undecided; 4 findings"
    )
    tally.failures = 1
    assert summary(tally).endswith("; 4 findings; 1 input NOT read, see above")
    assert summary(tally, checks=False) == (
        "2 articles: 2,001 figures found, 2 dates, 2 quotes, 2 claims; 1 input NOT read, see above"
    )


def test_the_folder_is_the_registry() -> None:
    assert {"json", "text"} <= set(reports.formats())
    for name in reports.formats():
        assert isinstance(reports.load(name).render(report()), str)
    with pytest.raises(SettingError, match=r"unknown format 'txt'; did you mean 'text'\? one of .*text"):
        reports.load("txt")
