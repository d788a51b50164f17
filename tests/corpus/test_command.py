"""``copydesk corpus check`` as a user runs it: what it prints, writes and answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[str, str, str], None]


def _run(corpus: Path, out: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "copydesk"), "corpus", "check", str(corpus), "--out", str(out)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_all_is_as_expected(corpus: Path, tmp_path: Path) -> None:
    """An expected finding is printed as such, and is no failure."""
    out = tmp_path / "deep" / "out"
    done = _run(corpus, out)
    assert done.returncode == 0, done.stderr
    assert f"{corpus}/articles/shops.md:8:19: " in done.stdout
    assert "[expected]" in done.stdout
    assert "UNEXPECTED" not in done.stdout
    assert "2 articles: " in done.stdout
    assert "gold: 4 of 4 entries hold; the gold matches" in done.stdout
    assert f"results: {out}/reports.jsonl, {out}/findings.txt, {out}/summary.md" in done.stdout
    rows = [json.loads(line) for line in (out / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["article"]["id"] for row in rows] == ["rents", "shops"]
    assert "50 (35%) closed" in (out / "findings.txt").read_text(encoding="utf-8")
    summary = (out / "summary.md").read_text(encoding="utf-8")
    assert "| share | 1 | 1 |" in summary
    assert "Differs from the gold" not in summary


def test_a_second_run_writes_the_same(corpus: Path, tmp_path: Path) -> None:
    runs = []
    for name in ("one", "two"):
        _run(corpus, tmp_path / name)
        files = (file for file in (tmp_path / name).rglob("*") if file.is_file())
        runs.append({file.relative_to(tmp_path / name): file.read_bytes() for file in files})
    assert runs[0] == runs[1]
    assert {Path("index.html"), Path("articles/rents.html"), Path("articles/shops.html")} <= set(runs[0])


def test_a_changed_figure_fails(corpus: Path, tmp_path: Path, edit: Edit) -> None:
    """The text no longer rests on its anchor, and the error in it is new."""
    edit("articles/rents.md", "fell to £900", "rose to £900")
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 1
    assert "[UNEXPECTED]" in done.stdout
    assert f"{corpus}/articles/rents.md:8: unexpected finding: direction" in done.stderr
    assert f"{corpus}/gold/rents.yaml:3: different check: direction consistent" in done.stderr
    assert "differ from what the gold expects" in done.stdout


def test_a_planted_error_that_is_mended_fails(corpus: Path, tmp_path: Path, edit: Edit) -> None:
    edit("articles/shops.md", "35%", "25%")
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 1
    assert f"{corpus}/gold/shops.yaml:4: orphaned anchor: '35%' (occurrence 1) is not in the article" in done.stderr


def test_a_label_lets_it_pass(corpus: Path, tmp_path: Path, edit: Edit) -> None:
    edit("gold/rents.yaml", "findings: []", 'findings:\n  - {check: weekday, at: "June", label: todo, reason: "later"}')
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert "1 known to fall short" in done.stdout
    summary = (tmp_path / "out" / "summary.md").read_text(encoding="utf-8")
    assert "missing finding: weekday at 'June' (todo: later)" in summary


def test_a_fault_of_the_corpus_fails(corpus: Path, tmp_path: Path, edit: Edit) -> None:
    edit("articles/rents.md", "licence:", "url:")
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 1
    assert "the front matter has no 'licence'" in done.stderr


def test_broken_gold_cannot_be_used(corpus: Path, tmp_path: Path, edit: Edit) -> None:
    """Status 2, without a traceback; the other articles are still done."""
    edit("gold/rents.yaml", "direction", "directions")
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 2
    assert f"{corpus}/gold/rents.yaml:3: checks.0.check: Input should be 'currency-conversion'" in done.stderr
    assert "Traceback" not in done.stderr
    assert "[expected]" in done.stdout


def test_no_corpus(tmp_path: Path) -> None:
    done = _run(tmp_path / "none", tmp_path / "out")
    assert done.returncode == 2
    assert done.stdout == ""
    said = f"{tmp_path}/none: there is no article in {tmp_path}/none/articles; is this a corpus?"
    assert done.stderr.strip().endswith(said)
    assert "Traceback" not in done.stderr


def test_nowhere_to_write(corpus: Path, tmp_path: Path) -> None:
    """A file stands where the results should go."""
    (tmp_path / "out").write_text("in the way")
    done = _run(corpus, tmp_path / "out")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "out") in done.stderr
