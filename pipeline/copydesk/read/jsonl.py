"""JSON Lines: an article a line; a bad line leaves the others."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO

from copydesk.errors import InputError
from copydesk.read.columns import Columns, row
from copydesk.read.row import MOST, Row, Unread, decoded, unread


def row_of(line: str, place: str, columns: Columns) -> Row | Unread:
    """One JSON row; ``place`` is its file and line. Raises InputError."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: not valid JSON: {getattr(error, 'msg', error)}") from None
    if not isinstance(record, dict):
        raise InputError(f"{place}: a row is an object with 'id' and 'text', not {type(record).__name__}")
    return row(record, place, columns)


def lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one longer than `MOST` the beginning, one byte longer than that."""
    while line := stream.readline(MOST + 1):
        yield line
        while len(line) > MOST and not line.endswith(b"\n"):
            line = stream.readline(MOST + 1)


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """A row for each line that is not blank. Raises InputError where the file is empty."""
    empty = True
    for number, raw in enumerate(lines(stream), 1):
        if not raw.strip():
            continue
        empty = False
        place = f"{path}:{number}"
        try:
            if len(raw) > MOST:
                raise InputError(f"{place}: more than {MOST:,} bytes are no article", "too-long")
            yield row_of(decoded(raw, path, number), place, columns)
        except InputError as error:
            yield unread(error, place)
    if empty:
        raise InputError(f"{path}: the file is empty", "empty")
