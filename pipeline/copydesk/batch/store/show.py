"""Rows as a table for a terminal, as CSV or as JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from copydesk.batch.store.query import Answer
from copydesk.excerpt import cell, shown

FORMATS = ("text", "csv", "json")
_WIDEST = 48  # cells of one column, where a line would be too long for the terminal
_LEAST = 12  # cells that a column of words keeps


def lines(answer: Answer, format: str, *, limit: int = 0, width: int = 0) -> Iterator[str]:
    """The answer, a line at a time. limit: rows to show, 0 for all; width: cells of the terminal, 0 for any."""
    rows = islice(answer.rows, limit) if limit else answer.rows
    if format == "csv":
        yield from _csv(answer.columns, rows)
    elif format == "json":
        yield from (json.dumps(dict(zip(answer.columns, map(_plain, row), strict=True)), ensure_ascii=False)
                    for row in rows)  # fmt: skip
    else:
        yield from _table(answer, list(rows), width)


def _plain(value: Any) -> Any:
    """A value as JSON has it: a whole number has no fraction, and what JSON does not know is its text."""
    if isinstance(value, Decimal):
        value = float(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value == int(value) and abs(value) < 10**15 else value
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, bool, int)) else str(value)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    for values in chain([columns], rows):
        sink = io.StringIO()
        csv.writer(sink, lineterminator="\n").writerow([_field(value) for value in values])
        yield sink.getvalue()[:-1]


def _field(value: Any) -> str:
    """A value in a table: lists and records as JSON, nothing for null."""
    value = _plain(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else str(value)


def _table(answer: Answer, rows: Sequence[Sequence[Any]], width: int) -> Iterator[str]:
    """Columns under their names, numbers to the right, long cells cut; a block a row where columns find no room."""
    if not answer.columns:
        return
    body = [[shown(" ".join(_field(value).split())) for value in row] for row in rows]
    right = [all(_number(row[k]) for row in rows) and bool(rows) for k in range(len(answer.columns))]
    widths = _widths([list(answer.columns), *body], right, width)
    if widths is None:
        yield from _blocks(answer.columns, body, width)
    else:
        for line in (list(answer.columns), ["─" * size for size in widths], *body):
            yield "  ".join(map(_fitted, line, widths, right)).rstrip()
    more = next(answer.rows, None) is not None
    yield f"({len(rows)} row{'s' * (len(rows) != 1)}{', and there are more: --limit 0 shows all' if more else ''})"


def _blocks(columns: Sequence[str], body: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Each row as a block of its own, a line a column."""
    left = max(map(_cells, columns))
    for line in body:
        for name, text in zip(columns, line, strict=True):
            yield f"{_fitted(name, left, False)}  {_fitted(text, max(_LEAST, width - left - 2), False)}".rstrip()
        yield ""


def _number(value: Any) -> bool:
    return value is None or (isinstance(value, (int, float, Decimal)) and not isinstance(value, bool))


def _cells(text: str) -> int:
    return sum(map(cell, text))


def _widths(lines: Sequence[Sequence[str]], whole: Sequence[bool], width: int) -> list[int] | None:
    """How wide each column is: as its widest cell, the widest cut first where the line is too long.

    whole: columns that are not cut (numbers). None where the terminal is too narrow for so many columns.
    """
    widths = [max(map(_cells, column)) for column in zip(*lines, strict=True)]
    if not width:
        return [size if all_ else min(size, _WIDEST) for size, all_ in zip(widths, whole, strict=True)]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room:
        size, k = max((0 if whole[k] else size, k) for k, size in enumerate(widths))
        if size <= _LEAST:
            return None
        widths[k] -= 1
    return widths


def _fitted(text: str, width: int, right: bool) -> str:
    if _cells(text) > width:
        while text and _cells(text) >= width:
            text = text[:-1]
        text += "…"
    pad = " " * (width - _cells(text))
    return pad + text if right else text + pad
