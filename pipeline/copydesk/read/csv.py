"""CSV: an article a row, under a line that names the fields."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from copydesk.errors import InputError
from copydesk.read.columns import Columns, row
from copydesk.read.row import MOST, Row, Unread, unread

_REST = "\0rest"  # the name of what a row has too much; no field can be called so


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """A row for each record. Raises InputError for a file without the fields that are needed, or that is no CSV."""
    csv.field_size_limit(MOST)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    reader = csv.DictReader(text, restkey=_REST, strict=True)
    number = 1
    try:
        if not reader.fieldnames:
            raise InputError(f"{path}: the file is empty", "empty")
        columns.check(reader.fieldnames, path)
        for number, record in enumerate(reader, 2):
            place = f"{path}:{number}"
            if _REST in record or None in record.values():
                said = f"{place}: not as many cells as the {len(reader.fieldnames)} fields of the first line"
                yield unread(InputError(said), place)
            else:
                yield row({key: value for key, value in record.items() if value != ""}, place, columns)
    except csv.Error as error:
        raise InputError(f"{path}:{number + 1}: not valid CSV: {error}") from None
    except UnicodeDecodeError as error:
        said = f"{path}: not UTF-8 (after row {number}: {error.reason}); convert it, for instance with iconv -t UTF-8"
        raise InputError(said, "encoding") from None
