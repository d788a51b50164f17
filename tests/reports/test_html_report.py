"""``--format html`` as a user runs it: one file, for one article or for several."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copydesk import reports
from copydesk.cli import run
from copydesk.tally import Tally

WRONG = "Of 200 residents, 50 (35%) replied.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three articles, one of them at odds, in which the program runs."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", "It rose from 50 to 60, or 20%.\n"), ("b", WRONG), ("c", "Nothing here.\n")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_one_article(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "b.txt", "--format", "html"]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("<!doctype html>\n")
    assert shown.endswith("</html>\n")
    assert "50 of 200 is 24.7%–25.3%, not 35%" in shown
    assert 'class="contents"' not in shown


def test_several_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list of the articles stands before them, each in its own section with its own anchors."""
    assert run(["check", ".", "--format", "html", "--out", "all.html"]) == 1
    html = Path("all.html").read_text(encoding="utf-8")
    contents = html[html.index('class="contents"') : html.index("</nav>")]
    assert re.findall(r'href="#(\S+)"', contents) == ["a1-top", "a2-top", "a3-top"]
    assert re.findall(r"(\d findings?)</b>", contents) == ["1 finding"]
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert html.count("<article ") == 3
    assert html.count("</html>") == 1
    links = set(re.findall(r' href="#([^"]+)"', html))
    assert links <= set(ids)


def test_the_text_can_be_left_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "b.txt", "--format", "html", "--no-text"])
    shown = capsys.readouterr().out
    assert "residents, 50 (" not in shown
    assert "not 35%" in shown


def test_what_could_not_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page on which an input is missing does not look whole."""
    assert run(["check", "a.txt", "missing.txt", "--format", "html"]) == 2
    assert "1 input could not be read" in capsys.readouterr().out


def test_no_article_at_all() -> None:
    html = "\n".join(reports.load("html").blocks([], Tally()))
    assert "0 articles" in html
    assert html.endswith("</html>")
