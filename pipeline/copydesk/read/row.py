"""One article as it lies in its file, not yet looked into, and what makes an Article of it.

Files are cut into rows where they are read; what takes time (decoding, front matter, pages of
HTML) is done by `article`, which may run in another process.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from copydesk.errors import InputError
from copydesk.head import Head, complaint, front_matter, published_in
from copydesk.records import Article

READS = ".txt, .md, .html, .jsonl, .csv, .parquet, .warc"
MOST = 256 * 2**20  # bytes of one article, as it lies in its file, that are read at most


@dataclass(frozen=True, slots=True)
class Row:
    """One article to be.

    source: where it lies, a path with the line or row where a file holds many. content: the bytes
    of a text or a page, or what a record has under the keys of `Head` and "text".
    """

    id: str
    source: str
    kind: Literal["text", "page", "record"]
    content: bytes | dict[str, Any]
    url: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a row of one, that could not be read: ``reason`` in a word, ``message`` for the user."""

    id: str
    source: str
    reason: str
    message: str


def unread(error: InputError, source: str, id: str | None = None) -> Unread:
    """What is left of a row that is refused."""
    return Unread(id or source, source, error.reason, str(error))


def decoded(raw: bytes, path: str, line: int | None = None) -> str:
    """The text of a file, or of the given line of it. Raises InputError."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        said = "not UTF-8 but UTF-16; convert it, for instance with iconv -f UTF-16 -t UTF-8"
        raise InputError(f"{path}: {said}", "encoding")
    if b"\0" in raw[:8192]:
        raise InputError(f"{path}: this is a binary file; copydesk reads {READS}", "binary")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = line or raw.count(b"\n", 0, error.start) + 1
        said = f"not UTF-8 (byte {error.start}); convert it, for instance with iconv -t UTF-8"
        raise InputError(f"{path}:{line}: {said}", "encoding") from None


def _article(head: Head, text: str, row: Row, line: int = 1) -> Article:
    if not text.strip():
        raise InputError(f"{row.source}: there is no text in it", "empty")
    try:
        published = head.published or published_in(text)
    except ValueError as error:
        raise InputError(f"{row.source}: published: {error}") from None
    return Article(
        id=row.id, source=row.source, title=head.title, published=published, text=text, url=head.url or row.url,
        desk=head.desk, line=line, waivers=tuple(head.waivers),
    )  # fmt: skip


def _from_text(row: Row, raw: bytes) -> Article:
    text = decoded(raw, row.source)
    if not text.strip():
        raise InputError(f"{row.source}: the file is empty", "empty")
    head, body, line = front_matter(text, row.source)
    return _article(head, body, row, line)


def _from_record(row: Row, record: dict[str, Any]) -> Article:
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(f"{row.source}: the row has no text; 'text' must be a string", "empty")
    if any("\ud800" <= char <= "\udfff" for char in text):
        said = "the text holds half a surrogate pair; write the character itself"
        raise InputError(f"{row.source}: {said}", "encoding")
    known = {key: value for key, value in record.items() if key in Head.model_fields}
    try:
        head = Head.model_validate({k: v for k, v in known.items() if k not in ("tags", "waivers")})
    except ValidationError as error:
        key, said = complaint(error)
        raise InputError(f"{row.source}: {key}: {said}") from None
    return _article(head, text, row)


def article(row: Row) -> Article:
    """The article that a row holds. Raises InputError, whose ``reason`` says of what kind the fault is."""
    if isinstance(row.content, dict):
        return _from_record(row, row.content)
    if row.kind == "text":
        return _from_text(row, row.content)
    from copydesk.read import html

    return _from_record(row, html.record(row.content, row.source))
