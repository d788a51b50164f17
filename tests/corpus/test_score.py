"""Scores and floors: what is counted, and that a floor can sink, rise, and fall only with a reason."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.cli import run
from copydesk.corpus import floors
from copydesk.corpus.examine import examine
from copydesk.corpus.floors import Floor
from copydesk.corpus.score import Score, Scores, score
from copydesk.errors import DataError
from copydesk.settings import Settings

Edit = Callable[[str, str, str], None]


def rows(corpus: Path) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Right, false and missed of every row."""
    scores = score(examine(corpus, Settings()))
    return {(section, row): (one.right, one.false, one.missed) for section, row, one in scores.ordered()}


def test_a_small_corpus(corpus: Path, edit: Edit) -> None:
    """A figure beyond the gold is false, one with another unit both false and missed; an uncaught error is missed."""
    edit("gold/shops.yaml", "quotes:", 'quantities:\n  - {text: "200 shops", kind: count, value: 200, unit: store}\n'
         '  - {text: "50", kind: number, value: 50}\n  - {text: "35%", kind: percent, value: 35, unit: percent}\n'
         "quotes:")  # fmt: skip
    edit("gold/rents.yaml", "findings: []", 'findings:\n  - {check: weekday, at: "June", label: todo, reason: "later"}')
    found = rows(corpus)
    assert found["quantity", "all"] == (2, 3, 1)
    assert found["quantity", "count"] == (0, 1, 1)
    assert found["quantity", "money"] == (0, 2, 0)
    assert found["quote", "all"] == found["speaker", "all"] == (1, 0, 0)
    assert found["finding", "share"] == (1, 0, 0)
    assert found["finding", "weekday"] == (0, 0, 1)
    assert found["finding", "all"] == (1, 0, 1)
    assert found["check", "all"] == (1, 0, 0)


def test_a_finding_that_the_gold_does_not_know_is_false(corpus: Path, edit: Edit) -> None:
    edit("articles/rents.md", "fell to £900", "rose to £900")
    assert rows(corpus)["finding", "direction"] == (0, 1, 0)


def test_measures() -> None:
    one = Score(right=6, false=2, missed=4)
    assert (one.precision, one.recall, one.f1) == (0.75, 0.6, pytest.approx(2 / 3))
    assert (Score().precision, Score().recall, Score().f1) == (None, None, None)
    assert dict(Score(right=1, missed=1, recall_only=True).measures()) == {"recall": 0.5}


def scores_of(right: int, missed: int) -> Scores:
    """Scores with one row, findings."""
    scores = Scores()
    scores.count("finding", "total", "right", right)
    scores.count("finding", "total", "missed", missed)
    return scores


def test_floors_rise_and_never_fall() -> None:
    held = {("finding", "total", "recall"): Floor(floor=0.5)}
    up = floors.raised(held, scores_of(2, 1))
    assert up["finding", "total", "recall"].floor == 0.666
    assert up["finding", "all", "f1"].floor == 0.8
    assert floors.raised(up, scores_of(1, 2))["finding", "total", "recall"].floor == 0.666
    assert floors.parse(floors.write(up), "floors.toml") == up


def test_a_row_of_two_cases_gets_no_floor() -> None:
    assert floors.raised({}, scores_of(2, 0)) == {}


def test_what_sank_is_told() -> None:
    held = {("finding", "total", "recall"): Floor(floor=0.7), ("quote", "all", "f1"): Floor(floor=0.9)}
    assert [str(one) for one in floors.sunk(held, scores_of(2, 1))] == [
        "[finding.total] recall: 0.667 was measured, below the floor of 0.7",
        "[quote.all] f1: nothing was measured, below the floor of 0.9",
    ]
    assert floors.sunk({("finding", "total", "recall"): Floor(floor=0.66)}, scores_of(2, 1)) == []


def test_a_floor_falls_only_with_a_reason() -> None:
    before = floors.parse("[finding.total]\nrecall = 0.6\nf1 = 0.7\nprecision = 0.9\n", "before")
    now = floors.parse('[finding.total]\nrecall = 0.5\nf1 = {floor = 0.6, was = 0.7, reason = "harder"}\n', "now")
    assert floors.fallen(before, now) == [
        "[finding.total] recall: fell from 0.6 to 0.5 without a reason; "
        'write {floor = 0.5, was = 0.6, reason = "…"}',
        "[finding.total] precision: the floor of 0.9 is gone; put it back, or lower it with a reason",
    ]
    assert floors.fallen(now, now) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[findings.total]\nrecall = 1\n", "f:1: unknown section 'findings'; did you mean 'finding'? one of quantity,"),
        ("\n[finding.total]\nrecal = 1\n", "f:3: unknown measure 'recal'; did you mean 'recall'? one of precision, "),
        ("[finding]\nrecall = 1\n", "f:1: finding.recall: a floor stands in a row: [finding.all]"),
        ("[finding.total]\nrecall = 98\n", "f:2: finding.total.recall: Input should be less than or equal to 1"),
        ("[finding.total]\nrecall = {floor = 0.5, was = 0.6}\n", "f:2: finding.total.recall: a floor that was let"),
        ('[finding.total]\nrecall = {floor = 0.7, was = 0.6, reason = "x"}\n', "f:2: finding.total.recall: was 0.6,"),
        ("[finding", "f: not TOML: "),
    ],
)
def test_bad_floors(text: str, said: str) -> None:
    with pytest.raises(DataError) as told:
        floors.parse(text, "f")
    assert str(told.value).startswith(said)


def test_the_command(corpus: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    """It raises, passes at what it raised to, and fails when the program falls short of it."""
    lines = "".join(f'  - {{check: weekday, at: "{word}"}}\n' for word in ("average", "rent", "town"))
    edit("gold/rents.yaml", "findings: []", f"findings:\n{lines}")
    assert run(["corpus", "score", str(corpus), "--raise"]) == 0
    assert "finding" in capsys.readouterr().out
    assert "[finding.weekday]\nrecall = 0\n" in (corpus / "floors.toml").read_text(encoding="utf-8")
    assert run(["corpus", "score", str(corpus)]) == 0
    edit("floors.toml", "[finding.weekday]\nrecall = 0\n", "[finding.weekday]\nrecall = 0.9\n")
    capsys.readouterr()
    assert run(["corpus", "score", str(corpus)]) == 1
    said = f"{corpus}/floors.toml: [finding.weekday] recall: 0.000 was measured, below the floor of 0.9"
    assert said in capsys.readouterr().err


def test_the_command_against_a_revision(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "floors.toml").write_text("[quote.all]\nf1 = 0.9\n", encoding="utf-8")
    author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "begin"]):
        subprocess.run(["git", *command], cwd=corpus, check=True)
    assert run(["corpus", "score", str(corpus), "--since", "HEAD"]) == 0
    (corpus / "floors.toml").write_text("[quote.all]\nf1 = 0.8\n", encoding="utf-8")
    assert run(["corpus", "score", str(corpus), "--since", "HEAD"]) == 1
    assert "[quote.all] f1: fell from 0.9 to 0.8 without a reason" in capsys.readouterr().err
    assert run(["corpus", "score", str(corpus), "--since", "nowhere"]) == 2
    assert "'nowhere' is no revision" in capsys.readouterr().err
