"""Files, folders and standard input -> Articles.

Reads ``.txt``, ``.md`` with YAML front matter and ``.jsonl``; ``-`` is standard input,
as rows where its first character is ``{``, else as one article. What an article says of
itself, such as when it appeared, is `head`'s.
"""

from __future__ import annotations

import codecs
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, cast

from pydantic import ValidationError

from copydesk.errors import InputError
from copydesk.head import Head, complaint, front_matter, published_in
from copydesk.records import Article

SUFFIXES = (".txt", ".md", ".jsonl")


def _article(head: Head, text: str, *, id: str, source: str, line: int, place: str) -> Article:
    if not text.strip():
        raise InputError(f"{place}: there is no text in it", "empty")
    try:
        published = head.published or published_in(text)
    except ValueError as error:
        raise InputError(f"{place}: published: {error}") from None
    return Article(
        id=id, source=source, title=head.title, published=published, text=text, url=head.url,
        desk=head.desk, line=line, waivers=tuple(head.waivers),
    )  # fmt: skip


def _decode(raw: bytes, path: str, line: int | None = None) -> str:
    """The text of a file, or of the given line of it. Raises InputError."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        way = "convert it, for instance with iconv -f UTF-16 -t UTF-8"
        raise InputError(f"{path}: not UTF-8 but UTF-16; {way}", "encoding")
    if b"\0" in raw[:8192]:
        raise InputError(f"{path}: this is a binary file; copydesk reads {', '.join(SUFFIXES)}", "encoding")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = line or raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: not UTF-8 (byte {error.start}); convert it, for instance with iconv -t UTF-8", "encoding"
        ) from None


def read_text(raw: bytes, path: str) -> Article:
    """One article from the bytes of a text or Markdown file. Raises InputError."""
    text = _decode(raw, path)
    if not text.strip():
        raise InputError(f"{path}: the file is empty", "empty")
    head, body, line = front_matter(text, path)
    return _article(head, body, id=path, source=path, line=line, place=path)


def read_row(line: str, number: int, path: str) -> Article:
    """One article from one JSON row; ``number`` is its line in ``path``. Raises InputError."""
    place = f"{path}:{number}"
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{place}: not valid JSON: {getattr(error, 'msg', error)}", "malformed") from None
    if not isinstance(row, dict):
        raise InputError(f"{place}: a row is an object with 'id' and 'text', not {type(row).__name__}", "malformed")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"{place}: the row has no text; 'text' must be a string", "malformed")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(f"{place}: the text holds half a surrogate pair; write the character itself")
    known = {key: value for key, value in row.items() if key in Head.model_fields}
    try:
        head = Head.model_validate({k: v for k, v in known.items() if k not in ("tags", "waivers")})
    except ValidationError as error:
        key, said = complaint(error)
        raise InputError(f"{place}: {key}: {said}", "malformed") from None
    return _article(head, text, id=head.id or place, source=place, line=1, place=place)


def _rows(stream: IO[bytes], path: str, failed: Callable[[InputError], None]) -> Iterator[Article]:
    empty = True
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        empty = False
        try:
            yield read_row(_decode(raw, path, number), number, path)
        except InputError as error:
            failed(error)
    if empty:
        failed(InputError(f"{path}: the file is empty", "empty"))


def _raise(error: InputError) -> None:
    raise error


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in file.relative_to(path).parts)
        and file.is_file()
    )
    if not found:
        raise InputError(f"{path}: there is no {', '.join(SUFFIXES)} file in this folder")
    yield from found


def _read_file(path: Path, failed: Callable[[InputError], None]) -> Iterator[Article]:
    if path.suffix.lower() not in SUFFIXES and path.exists():
        instead = f"{path.suffix!r} files" if path.suffix else "files without a suffix"
        raise InputError(f"{path}: copydesk reads {', '.join(SUFFIXES)}, not {instead}; - is standard input")
    try:
        if path.suffix.lower() == ".jsonl":
            with path.open("rb") as stream:
                yield from _rows(stream, str(path), failed)
        else:
            yield read_text(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file", "missing") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _stdin(failed: Callable[[InputError], None]) -> Iterator[Article]:
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    if stream.peek(1)[:1] == b"{":
        yield from _rows(stream, "-", failed)
    else:
        yield read_text(stream.read(), "-")


def read(paths: Iterable[Path | str], failed: Callable[[InputError], None] = _raise) -> Iterator[Article]:
    """The articles of files, folders (sorted, with what is below, less what is hidden) and ``-``, in order.

    ``failed`` is told of each input that cannot be read, and reading goes on; by default
    the first one is raised. JSON Lines are read a row at a time.
    """
    for path in paths:
        try:
            if str(path) == "-":
                yield from _stdin(failed)
            else:
                for file in _files(Path(path)):
                    yield from _attempt(file, failed)
        except InputError as error:
            failed(error)


def _attempt(file: Path, failed: Callable[[InputError], None]) -> Iterator[Article]:
    try:
        yield from _read_file(file, failed)
    except InputError as error:
        failed(error)
