"""The contradictions of a run as an editor reads them, and as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from copydesk.batch.store.query import ask
from copydesk.excerpt import excerpt, place, shown
from copydesk.records import ArticleHead, TextSpan

FORMATS = ("text", "json")
_SIDES = ("", "other_")
_SIDE = ("n", "article", "outlet", "source", "published", "text", "start", "end")
_SQL = """
    SELECT c.*, a.line, a.text AS whole, b.line AS other_line, b.text AS other_whole
    FROM cross_checks c JOIN articles a ON a.n = c.n JOIN articles b ON b.n = c.other_n
    ORDER BY c.n, c."start", c.code, c.other_n"""
_COUNT = """
    SELECT count(*), count(copy_of), count(*) FILTER (text IS NULL), (SELECT count(*) FROM cross_checks)
    FROM articles"""


@dataclass(frozen=True)
class Counts:
    """How many articles a run has, how many of them are near-copies or without text, and how many contradictions."""

    articles: int
    copies: int
    textless: int
    found: int


def counts(folder: Path) -> Counts:
    """The counts of a finished run. Raises InputError."""
    (row,) = ask(folder, _COUNT).rows
    return Counts(*row)


def lines(folder: Path, format: str) -> Iterator[str]:
    """Every contradiction of a finished run. Raises InputError."""
    answer = ask(folder, _SQL)
    for values in answer.rows:
        row = dict(zip(answer.columns, values, strict=True))
        yield from [json.dumps(_object(row), ensure_ascii=False)] if format == "json" else _page(row)


def _object(row: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("code", "name", "family", "verdict", "severity", "message", "working", "also")
    sides = [{key: row[side + key] for key in _SIDE} for side in _SIDES]
    return {key: row[key] for key in keys} | {"sides": sides}


def _page(row: Mapping[str, Any]) -> Iterator[str]:
    """One contradiction: its place, what is at odds, and both sides in their lines."""
    label = "" if row["severity"] == "error" else f" [{row['severity']}]"
    where = place(_head(row, ""), row["start"])
    yield shown(f"{where}: {row['code']} {row['name']}: {row['message']}{label}")
    for side in _SIDES:
        yield shown(f"    {_who(row, side)}")
        yield from _line(row, side)
    also = f"; so also {', '.join(row['also'])}" if row["also"] else ""
    yield shown(f"    {row['working']}{also}")
    yield ""


def _head(row: Mapping[str, Any], side: str) -> ArticleHead:
    return ArticleHead(
        id=row[f"{side}article"], source=row[f"{side}source"], title=None, published=None, text=row[f"{side}whole"],
        line=row[f"{side}line"],
    )  # fmt: skip


def _who(row: Mapping[str, Any], side: str) -> str:
    """The outlet, the day and the place of one side."""
    day = f", {row[f'{side}published']}" if row[f"{side}published"] else ""
    return f"{row[f'{side}outlet']}{day} ({place(_head(row, side), row[f'{side}start'])}):"


def _line(row: Mapping[str, Any], side: str) -> Iterator[str]:
    """The line with the words underlined; the words alone where the run left the text out."""
    text = row[f"{side}whole"]
    span = TextSpan(text=row[f"{side}text"], start=row[f"{side}start"], end=row[f"{side}end"])
    if not text:
        yield f"        {shown(span.text)}"
        return
    on_show = excerpt(text, [span])
    yield f"        {on_show.line}"
    yield f"        {on_show.marks}"
