"""What the README shows is what the program says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import copydesk
from copydesk.cli import main, run
from copydesk.verdict import all_checks

README = (Path(__file__).resolve().parents[1] / "README.md").read_text(encoding="utf-8")


def _block(after: str) -> str:
    """The fenced block that follows a line."""
    found = re.search(re.escape(after) + r"\n+```\w*\n(.*?)```", README, re.DOTALL)
    assert found, f"the README has no block behind {after!r}"
    return found[1]


def test_the_run_is_a_real_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The story in the README, checked, gives the output in the README."""
    monkeypatch.chdir(tmp_path)
    Path("story.txt").write_text(_block("Here is a whole run. `story.txt` holds:"), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["copydesk", "check", "story.txt"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    assert capsys.readouterr().out.strip() == _block("and copydesk says:").strip()


def test_the_python_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code = _block("## From Python")
    exec(compile(code, "README.md", "exec"), {"copydesk": copydesk})
    assert capsys.readouterr().out.strip() == _block("It prints:").strip()


def test_the_tables_answer_as_they_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The three commands behind "Ask the tables", run over its two stories."""
    pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")
    monkeypatch.chdir(tmp_path)
    Path("wire").mkdir()
    Path("wire/coast.md").write_text(_block("With `wire/coast.md`:"), encoding="utf-8")
    Path("wire/post.md").write_text(_block("and `wire/post.md`:"), encoding="utf-8")
    first, *rest = [shlex.split(line)[2:] for line in _block("three commands give an answer:").splitlines()]
    assert run(first) == 0
    capsys.readouterr()
    assert [run(command) for command in rest] == [0, 1]
    assert capsys.readouterr().out == _block("The last two print:")


def test_every_check_is_listed() -> None:
    for rule in all_checks():
        assert f"| {rule.code} | {rule.name} |" in README
