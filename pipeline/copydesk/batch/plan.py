"""Inputs -> shards: the same rows in the same order whoever works on them, and no two articles of one id."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator

from copydesk.batch.rows import ErrorRow, Shard
from copydesk.errors import InputError
from copydesk.records import Article

_CHARS = 4_000_000  # of text in one shard, so that a worker's memory does not depend on how long articles are

Row = Article | ErrorRow
Reader = Callable[[Callable[[InputError], None]], Iterable[Article]]


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


def rows(read: Reader, published: str | None = None) -> Iterator[Row]:
    """The articles, and an error row for each input that cannot be read, where it stands among them."""
    ids, waiting = Ids(), list[ErrorRow]()

    def failed(error: InputError) -> None:
        place = error.source
        waiting.append(ErrorRow(id=place, source=place, stage="read", reason=error.reason, message=str(error)))

    for article in read(failed):
        yield from waiting
        waiting.clear()
        given = {"id": ids.unique(article.id)}
        if article.published is None and published is not None:
            given["published"] = published
        yield article.model_copy(update=given)
    yield from waiting


def shards(found: Iterable[Row], size: int) -> Iterator[Shard]:
    """Stretches of ``size`` rows, or fewer where their texts are long. Where they end depends on the rows alone."""
    here: list[Row] = []
    number = chars = 0
    for row in found:
        here.append(row)
        chars += len(row.text) if isinstance(row, Article) else 0
        if len(here) >= size or chars >= _CHARS:
            yield Shard(number, tuple(here), digest(here))
            here, chars, number = [], 0, number + 1
    if here:
        yield Shard(number, tuple(here), digest(here))


def digest(found: Iterable[Row]) -> str:
    """A fingerprint of all that the rows hold."""
    made = hashlib.blake2b(digest_size=16)
    for row in found:
        made.update(row.model_dump_json().encode())
        made.update(b"\n")
    return made.hexdigest()
