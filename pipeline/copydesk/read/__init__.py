"""Files, folders, globs, URLs and standard input -> Articles.

A file per kind: `text` (``.txt``, ``.md`` with YAML front matter), `jsonl`, `html`, `csv`, `parquet` and
`warc`; `KINDS` tells which suffix is whose. Each has ``rows(stream, path, columns)``. ``-`` is standard
input, as rows where its first character is ``{``, else as one article. What an article says of itself,
such as when it appeared, is `head`'s.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import Final, cast

from copydesk.errors import InputError
from copydesk.read import jsonl
from copydesk.read.columns import Columns
from copydesk.read.files import files
from copydesk.read.opened import Meter, opened, suffix, told
from copydesk.read.row import READS, Row, Unread, article, unread
from copydesk.records import Article

SUFFIXES: Final = (".txt", ".md", ".jsonl")  # what `read` takes of a folder
KINDS: Final = {
    ".txt": "text", ".md": "text", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html", ".htm": "html",
    ".csv": "csv", ".parquet": "parquet", ".warc": "warc",
}  # fmt: skip


def _of_kind(path: str) -> str:
    """The name of the file here that reads it. Raises InputError for a kind that nobody reads."""
    if suffix(path) not in KINDS and Path(path).exists():
        named = PurePath(path).suffix
        instead = f"{named!r} files" if named else "files without a suffix"
        raise InputError(f"{path}: copydesk reads {READS}, not {instead}; - is standard input", "unknown-kind")
    return KINDS.get(suffix(path), "text")


def _file(path: str, columns: Columns, meter: Meter) -> Iterator[Row | Unread]:
    module = importlib.import_module(f"{__name__}.{_of_kind(path)}")
    with opened(path, meter) as stream:
        yield from module.rows(stream, path, columns)


def _stdin(columns: Columns) -> Iterator[Row | Unread]:
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    kind = "jsonl" if stream.peek(1)[:1] == b"{" else "text"
    with told("-"):
        yield from importlib.import_module(f"{__name__}.{kind}").rows(stream, "-", columns)


def _attempt(path: str, columns: Columns, meter: Meter) -> Iterator[Row | Unread]:
    try:
        yield from _stdin(columns) if path == "-" else _file(path, columns, meter)
    except InputError as error:
        yield unread(error, path)


def rows(
    paths: Iterable[Path | str], columns: Columns | None = None, meter: Meter | None = None, *,
    suffixes: Sequence[str] = tuple(KINDS),
) -> Iterator[Row | Unread]:  # fmt: skip
    """The rows of the inputs in order, one at a time; what cannot be read is an Unread in its place.

    columns: the fields of records. meter: is told what was read. suffixes: what is taken of a folder.
    """
    columns, meter = columns or Columns(), meter or Meter()
    for path in map(str, paths):
        try:
            for file in files(path, suffixes):
                yield from _attempt(file, columns, meter)
        except InputError as error:
            yield unread(error, path)


def read_row(line: str, number: int, path: str) -> Article:
    """One article from one JSON row; ``number`` is its line in ``path``. Raises InputError."""
    found = jsonl.row_of(line, f"{path}:{number}", Columns())
    if isinstance(found, Unread):
        raise InputError(found.message, found.reason)
    return article(found)


def _raise(error: InputError) -> None:
    raise error


def read(paths: Iterable[Path | str], failed: Callable[[InputError], None] = _raise) -> Iterator[Article]:
    """The articles of files, folders (sorted, with what is below, less what is hidden) and ``-``, in order.

    ``failed`` is told of each input that cannot be read, and reading goes on; by default
    the first one is raised. Of a folder only ``SUFFIXES`` are taken. JSON Lines are read a row at a time.
    """
    for row in rows(paths, suffixes=SUFFIXES):
        try:
            if isinstance(row, Unread):
                raise InputError(row.message, row.reason)
            found = article(row)
        except InputError as error:
            failed(error)
            continue
        yield found
