"""The gold of a new article, drafted: what the program finds, each entry to be confirmed by a reader.

Every entry is labelled ``todo``, so a run says that its label can go; what the program did not
find, only a reader can add.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from copydesk.corpus.anchor import places
from copydesk.records import Report

CONFIRM = {"label": "todo", "reason": "drafted by the program: read, mend and take the label off"}


def _anchor(report: Report, words: str, start: int) -> dict[str, Any] | None:
    """The words and their occurrence; None where they do not stand as whole words."""
    starts = [begin for begin, _ in places(report.article.text or "", words)]
    if start not in starts:
        return None
    at = starts.index(start) + 1
    return {"text": words} if at == 1 else {"text": words, "occurrence": at}


def _entries(report: Report) -> Iterator[tuple[str, dict[str, Any]]]:
    for figure in report.quantities:
        if at := _anchor(report, figure.text, figure.start):
            read = figure.model_dump(mode="json", include={"kind", "value", "unit", "approximation"})
            yield "quantities", at | read
    for quote in report.quotes:
        if quote.kind != "indirect" and (at := _anchor(report, quote.text, quote.start)):
            yield "quotes", at | {"kind": quote.kind, "speaker": quote.speaker.name if quote.speaker else None}
    for result in report.checks:
        if at := _anchor(report, result.spans[0].text, result.spans[0].start):
            section = "findings" if result.verdict == "inconsistent" else "checks"
            yield section, {"check": result.family, "at": at, "verdict": result.verdict, "why": result.message}


def gold(report: Report) -> str:
    """The text of the gold file."""
    sections: dict[str, list[str]] = {"quantities": [], "quotes": [], "checks": [], "findings": []}
    for section, entry in _entries(report):
        sections[section].append("  - " + json.dumps(entry | CONFIRM, ensure_ascii=False))
    lines = []
    for section, rows in sections.items():
        lines += [f"{section}:", *rows] if rows else [f"{section}: []"]
    return "\n".join(lines) + "\n"
