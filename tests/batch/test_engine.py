"""What is said of an engine that is not there."""

from __future__ import annotations

from pathlib import Path

from batch.test_run import feed, run


def test_an_unknown_engine_is_told(tmp_path: Path) -> None:
    assert "one of local, ray" in run(feed(tmp_path, 1), "--out", tmp_path / "run", "--engine", "x", status=2).stderr
