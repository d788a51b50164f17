"""A text or Markdown file: one article, with what its front matter says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from copydesk.errors import InputError
from copydesk.read.columns import Columns
from copydesk.read.row import MOST, Row, Unread


def whole(stream: IO[bytes], path: str) -> bytes:
    """All of a file that is one article. Raises InputError where it is none by its size."""
    raw = stream.read(MOST + 1)
    if len(raw) > MOST:
        raise InputError(f"{path}: more than {MOST:,} bytes are no article", "too-long")
    return raw


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """The one row of a text. Raises InputError."""
    yield Row(path, path, "text", whole(stream, path))
