"""Folders of runs for the tests: made from articles, without a run."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from copydesk import check
from copydesk.batch.store import build


def report(text: str, **article: Any) -> dict[str, Any]:
    """The report of a text; keywords go into its article."""
    found: dict[str, Any] = json.loads(check(text, published=article.get("published")).model_dump_json(by_alias=True))
    found["article"].update(article)
    return found


def folder(path: Path, reports: Sequence[dict[str, Any]], *, shard: int = 3, errors: str | None = None) -> Path:
    """The folder of a run before its tables are built: ``shard`` reports a file."""
    (path / "reports").mkdir(parents=True)
    for n in range(0, len(reports), shard):
        rows = [json.dumps(row, ensure_ascii=False) + "\n" for row in reports[n : n + shard]]
        (path / "reports" / f"{n // shard:06}.jsonl").write_text("".join(rows), encoding="utf-8")
    if errors is not None:
        (path / "errors").mkdir()
        (path / "errors" / "000000.jsonl").write_text(errors, encoding="utf-8")
    return path


def run(path: Path, reports: Sequence[dict[str, Any]], *, shard: int = 3, errors: str | None = None) -> Path:
    """The same with its tables."""
    build(folder(path, reports, shard=shard, errors=errors))
    return path
