"""Inputs -> shards: the same rows in the same order whoever works on them, and no two articles of one id."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace

from copydesk.batch.rows import ErrorRow, Shard
from copydesk.read.row import Row, Unread

_BYTES = 4_000_000  # of text in one shard, so that a worker's memory does not depend on how long articles are


class Ids:
    """The ids given so far, kept out of memory: "a", "a" and "a" become "a", "a#2" and "a#3"."""

    def __init__(self) -> None:
        self._known = sqlite3.connect("", check_same_thread=False)  # a temporary file, gone when it is closed
        self._known.execute("PRAGMA synchronous = OFF")
        self._known.execute("CREATE TABLE ids (id TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID")

    def unique(self, id: str) -> str:
        """The id itself, or with a number where it has been given."""
        given = id
        while (row := self._known.execute("SELECT times FROM ids WHERE id = ?", (given,)).fetchone()) is not None:
            self._known.execute("UPDATE ids SET times = times + 1 WHERE id = ?", (given,))
            given = f"{id}#{row[0] + 1}" if given == id else f"{given}#2"
        self._known.execute("INSERT INTO ids VALUES (?, 1)", (given,))
        return given


def rows(found: Iterable[Row | Unread]) -> Iterator[Row | ErrorRow]:
    """The rows under ids of their own, and an error row for what cannot be read, where it stands among them."""
    ids = Ids()
    for row in found:
        if isinstance(row, Unread):
            yield ErrorRow(id=row.id, source=row.source, stage="read", reason=row.reason, message=row.message)
        else:
            yield replace(row, id=ids.unique(row.id))


def shards(found: Iterable[Row | ErrorRow], size: int) -> Iterator[Shard]:
    """Stretches of ``size`` rows, or fewer where their texts are long. Where they end depends on the rows alone."""
    here: list[Row | ErrorRow] = []
    number = held = 0
    for row in found:
        here.append(row)
        held += _size(row)
        if len(here) >= size or held >= _BYTES:
            yield Shard(number, tuple(here), digest(here))
            here, held, number = [], 0, number + 1
    if here:
        yield Shard(number, tuple(here), digest(here))


def _size(row: Row | ErrorRow) -> int:
    if isinstance(row, ErrorRow):
        return 0
    content = row.content
    return len(content) if isinstance(content, bytes) else len(str(content.get("text") or ""))


def digest(found: Iterable[Row | ErrorRow]) -> str:
    """A fingerprint of all that the rows hold."""
    made = hashlib.blake2b(digest_size=16)
    for row in found:
        told = row.model_dump() if isinstance(row, ErrorRow) else asdict(row)
        content = told.pop("content", b"")
        told["content"] = None if isinstance(content, bytes) else content
        made.update(json.dumps(told, sort_keys=True, default=str).encode())
        made.update(content if isinstance(content, bytes) else b"")
        made.update(b"\n")
    return made.hexdigest()
