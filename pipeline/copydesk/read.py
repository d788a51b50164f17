"""Files, folders and standard input -> Articles.

Reads ``.txt``, ``.md`` with YAML front matter and ``.jsonl``; ``-`` is standard input,
as rows where its first character is ``{``, else as one article. Nothing is guessed from
the clock: ``published`` comes from the row or the front matter, else from a line
``Published: 28 August 2024``, else from a dateline that prints its year, else it is None.
"""

from __future__ import annotations

import difflib
import io
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from copydesk.errors import InputError
from copydesk.period import days
from copydesk.records import Article
from copydesk.settings import DESKS

SUFFIXES = (".txt", ".md", ".jsonl")
_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PUBLISHED = re.compile(r"^Published:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
# A dateline opens a paragraph with a place in capitals and ends in a dash or a colon.
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/&-]{2,60}\b(?P<rest>[^\n]{0,60}?)\s(?:[-–—]{1,2}|:)\s", re.MULTILINE)


class _Head(BaseModel):
    """What front matter and rows may say of an article."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    desk: str | None = None
    source: str | None = None
    licence: str | None = None
    tags: list[str] = []
    waivers: list[dict[str, Any]] = []

    @field_validator("id", "published", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else str(value)

    @field_validator("published")
    @classmethod
    def _in_the_calendar(cls, value: str | None) -> str | None:
        if value is not None:
            days(value)
        return value

    @field_validator("desk")
    @classmethod
    def _known_desk(cls, value: str | None) -> str | None:
        if value is not None and value not in DESKS:
            raise ValueError(f"unknown desk {value!r}; one of {', '.join(DESKS)}")
        return value


def _unknown(key: str, place: str) -> InputError:
    known = [name for name in _Head.model_fields if name != "id"]
    near = difflib.get_close_matches(key, known, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"one of {', '.join(known)}"
    return InputError(f"{place}: unknown key {key!r} in the front matter; {hint}")


def _complaint(error: ValidationError) -> tuple[str, str]:
    """The key and the words of the first thing wrong."""
    first = error.errors()[0]
    return str(first["loc"][0] if first["loc"] else ""), str(first["msg"]).removeprefix("Value error, ")


def _key_line(block: str, key: str, offset: int) -> int:
    found = re.search(rf"^{re.escape(key)}\s*:", block, re.MULTILINE)
    return offset + (block.count("\n", 0, found.start()) if found else 0)


def _front_matter(text: str, path: str) -> tuple[_Head, str, int]:
    """The head, the text below it, and the line where that begins. Raises InputError."""
    fence = _FENCE.match(text)
    if fence is None:
        return _Head(), text, 1
    block = fence[1]
    try:
        rows = yaml.safe_load(block) or {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        said = getattr(error, "problem", None) or "not YAML"
        raise InputError(f"{path}:{line}: the front matter is not valid YAML: {said}") from None
    except ValueError as error:  # PyYAML makes dates of 2024-02-30 and fails
        raise InputError(f"{path}:{_key_line(block, 'published', 2)}: {error}") from None
    if not isinstance(rows, dict):
        raise InputError(f"{path}:2: the front matter is not a list of keys, such as 'title: …'")
    for key in rows:
        if key not in _Head.model_fields or key == "id":
            raise _unknown(str(key), f"{path}:{_key_line(block, str(key), 2)}")
    try:
        head = _Head.model_validate(rows)
    except ValidationError as error:
        key, said = _complaint(error)
        raise InputError(f"{path}:{_key_line(block, key, 2)}: {key}: {said}") from None
    body = text[fence.end() :]
    blank = len(body) - len(body.lstrip("\r\n"))
    line = text.count("\n", 0, fence.end() + blank) + 1
    return head, body[blank:], line


def _printed_day(text: str) -> str | None:
    """The ISO day of "28 August 2024" or "Aug. 28, 2024" in the text; None where there is none."""
    found = _DAY_FIRST.search(text)
    if found:
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.search(text):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    iso = f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}"
    days(iso)
    return iso


def published_in(text: str) -> str | None:
    """When the text itself says that it appeared: a ``Published:`` line, else a dateline.

    Raises ValueError where the line names a day that does not exist.
    """
    line = _PUBLISHED.search(text)
    if line:
        iso = re.search(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?\Z", line[1])
        printed = _printed_day(line[1])
        if printed is None and iso:
            days(iso[0])
        return printed or (iso[0] if iso else None)
    for dateline in _DATELINE.finditer(text[:2000]):
        if printed := _printed_day(dateline["rest"]):
            return printed
    return None


def _article(head: _Head, text: str, *, id: str, source: str, line: int, place: str) -> Article:
    if not text.strip():
        raise InputError(f"{place}: there is no text in it")
    try:
        published = head.published or published_in(text)
    except ValueError as error:
        raise InputError(f"{place}: published: {error}") from None
    return Article(
        id=id, source=source, title=head.title, published=published, text=text, url=head.url,
        desk=head.desk, line=line, waivers=tuple(head.waivers),
    )  # fmt: skip


def _decode(raw: bytes, path: str) -> str:
    if b"\0" in raw[:8192]:
        raise InputError(f"{path}: this is a binary file; copydesk reads {', '.join(SUFFIXES)}")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: not UTF-8 (byte {error.start}); convert it, for instance with iconv -t UTF-8"
        ) from None


def read_text(raw: bytes, path: str) -> Article:
    """One article from the bytes of a text or Markdown file. Raises InputError."""
    text = _decode(raw, path)
    if not text.strip():
        raise InputError(f"{path}: the file is empty")
    head, body, line = _front_matter(text, path)
    return _article(head, body, id=path, source=path, line=line, place=path)


def read_row(line: str, number: int, path: str) -> Article:
    """One article from one JSON row; ``number`` is its line in ``path``. Raises InputError."""
    place = f"{path}:{number}"
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{place}: not valid JSON: {getattr(error, 'msg', error)}") from None
    if not isinstance(row, dict):
        raise InputError(f"{place}: a row is an object with 'id' and 'text', not {type(row).__name__}")
    text = row.get("text")
    if not isinstance(text, str):
        raise InputError(f"{place}: the row has no text; 'text' must be a string")
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise InputError(f"{place}: the text holds half a surrogate pair; write the character itself")
    known = {key: value for key, value in row.items() if key in _Head.model_fields}
    try:
        head = _Head.model_validate({k: v for k, v in known.items() if k not in ("tags", "waivers")})
    except ValidationError as error:
        key, said = _complaint(error)
        raise InputError(f"{place}: {key}: {said}") from None
    return _article(head, text, id=head.id or place, source=place, line=1, place=place)


def _rows(stream: IO[bytes], path: str, failed: Callable[[InputError], None]) -> Iterator[Article]:
    empty = True
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        empty = False
        try:
            yield read_row(_decode(raw, f"{path}:{number}"), number, path)
        except InputError as error:
            failed(error)
    if empty:
        failed(InputError(f"{path}: the file is empty"))


def _raise(error: InputError) -> None:
    raise error


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())
    if not found:
        raise InputError(f"{path}: there is no {', '.join(SUFFIXES)} file in this folder")
    yield from found


def _read_file(path: Path, failed: Callable[[InputError], None]) -> Iterator[Article]:
    if path.suffix not in SUFFIXES and path.exists():
        raise InputError(f"{path}: copydesk reads {', '.join(SUFFIXES)}, not {path.suffix or 'this'!r}")
    try:
        if path.suffix == ".jsonl":
            with path.open("rb") as stream:
                yield from _rows(stream, str(path), failed)
        else:
            yield read_text(path.read_bytes(), str(path))
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def _stdin(failed: Callable[[InputError], None]) -> Iterator[Article]:
    stream = cast(io.BufferedReader, sys.stdin.buffer)
    if stream.peek(1)[:1] == b"{":
        yield from _rows(stream, "-", failed)
    else:
        yield read_text(stream.read(), "-")


def read(paths: Iterable[Path | str], failed: Callable[[InputError], None] = _raise) -> Iterator[Article]:
    """The articles of files, folders (sorted, with what is below) and ``-``, in order.

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
