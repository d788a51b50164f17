"""``copydesk corpus review``: what changed since the accepted results, and what becomes of the answers."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.cli import run

Edit = Callable[[str, str, str], None]


def test_accepted_results_are_quiet_until_something_changes(
    corpus: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["corpus", "review", str(corpus), "--diff"]) == 1
    assert "new: shops: CD301 35% / 50 / 200: inconsistent" in capsys.readouterr().out
    assert run(["corpus", "review", str(corpus), "--accept-all"]) == 0
    assert run(["corpus", "review", str(corpus), "--diff"]) == 0
    edit("articles/shops.md", "Of 200 shops", "The year was long.\n\nOf 200 shops")
    assert run(["corpus", "review", str(corpus), "--diff"]) == 0, "an edit above changes nothing"
    edit("articles/shops.md", "35%", "45%")
    capsys.readouterr()
    assert run(["corpus", "review", str(corpus), "--diff"]) == 1
    out = capsys.readouterr().out
    assert "lost: shops: CD301 35%" in out
    assert "new: shops: CD301 45%" in out


def test_the_answers(corpus: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch,
                     capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    """What is accepted is not asked again; what is rejected or skipped is."""
    run(["corpus", "review", str(corpus), "--accept-all"])
    edit("articles/shops.md", "35%", "45%")
    monkeypatch.setattr("sys.stdin", io.StringIO("a\nr\n"))
    assert run(["corpus", "review", str(corpus)]) == 1
    assert "rejected: new: shops: CD301 45%" in capsys.readouterr().err
    run(["corpus", "review", str(corpus), "--diff"])
    assert capsys.readouterr().out.endswith("1 changes, 1 left\n")


def test_a_file_of_something_else_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "accepted.json").write_text("[]", encoding="utf-8")
    assert run(["corpus", "review", str(corpus)]) == 2
    assert "not a file of accepted results" in capsys.readouterr().err
