"""Parquet: an article a row, read by DuckDB a few thousand rows at a time."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from typing import IO

from copydesk.errors import InputError
from copydesk.read.columns import Columns, row
from copydesk.read.opened import missing
from copydesk.read.row import Row, Unread

_AT_ONCE = 1000  # rows in memory


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """A row for each record. Raises InputError for a file that is no Parquet, or that lacks the fields."""
    try:
        import duckdb
    except ImportError:
        raise missing("batch", "duckdb", path) from None
    with tempfile.NamedTemporaryFile(suffix=".parquet") as local:  # it may be compressed, or lie behind a URL
        shutil.copyfileobj(stream, local)
        local.flush()
        try:
            with duckdb.connect(config={"threads": 1}) as base:
                yield from _records(base.execute("SELECT * FROM read_parquet(?)", [local.name]), path, columns)
        except duckdb.Error as error:
            said = str(error).splitlines()[0].replace(local.name, path)
            raise InputError(f"{path}: not valid Parquet: {said}") from None


def _records(found: object, path: str, columns: Columns) -> Iterator[Row | Unread]:
    names = [column[0] for column in found.description]  # type: ignore[attr-defined]
    columns.check(names, path)
    number = 0
    while some := found.fetchmany(_AT_ONCE):  # type: ignore[attr-defined]
        for cells in some:
            number += 1
            record = {key: _told(value) for key, value in zip(names, cells, strict=True) if value is not None}
            yield row(record, f"{path}:{number}", columns)


def _told(value: object) -> object:
    """Dates and the like as text."""
    return value if isinstance(value, (str, int, float, bool, list, dict)) else str(value)
