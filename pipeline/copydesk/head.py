"""What an article says of itself: front matter, the keys of a row, a ``Published:`` line or a dateline.

Nothing is guessed from the clock: where none of these says when the article appeared, it is unknown.
"""

from __future__ import annotations

import contextlib
import re
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from copydesk.errors import InputError, one_of
from copydesk.period import days
from copydesk.settings import DESKS

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PUBLISHED = re.compile(r"^Published:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH}),?\s+(\d{{4}})\b", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_TIMESTAMP = re.compile(r"\A(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}[\d:.,]*\s*(?:Z|[+-]\d{2}:?\d{2})?\Z")
# A dateline opens a paragraph with a place in capitals and ends in a dash or a colon.
_DATELINE = re.compile(r"^[A-Z][A-Z .,'’/&-]{2,60}\b(?P<rest>[^\n]{0,60}?)\s(?:[-–—]{1,2}|:)\s", re.MULTILINE)


class Head(BaseModel):
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
        """YAML makes numbers and dates of what is meant as text; what is blank is not said."""
        return None if value is None else str(value).strip() or None

    @field_validator("published")
    @classmethod
    def _in_the_calendar(cls, value: str | None) -> str | None:
        if value is not None:
            value = _TIMESTAMP.sub(r"\1", value)
            days(value)
        return value

    @field_validator("desk")
    @classmethod
    def _known_desk(cls, value: str | None) -> str | None:
        if value is not None and value not in DESKS:
            raise ValueError(f"there is no desk {value!r}; {one_of(value, DESKS)}")
        return value


def _unknown(key: str, place: str) -> InputError:
    known = [name for name in Head.model_fields if name != "id"]
    return InputError(f"{place}: unknown key {key!r} in the front matter; {one_of(key, known)}")


def complaint(error: ValidationError) -> tuple[str, str]:
    """The key and the words of the first thing wrong."""
    first = error.errors()[0]
    said = str(first["msg"]).removeprefix("Value error, ")
    return str(first["loc"][0] if first["loc"] else ""), said[:1].lower() + said[1:]


def _key_line(block: str, key: str, offset: int) -> int:
    found = re.search(rf"^{re.escape(key)}\s*:", block, re.MULTILINE)
    return offset + (block.count("\n", 0, found.start()) if found else 0)


def _loaded(block: str, path: str) -> dict[str, Any]:
    """The keys of the front matter. Raises InputError where it is no YAML, or no list of keys."""
    try:
        rows = yaml.safe_load(block) or {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        said = getattr(error, "problem", None) or "not YAML"
        raise InputError(f"{path}:{line}: the front matter is not valid YAML: {said}") from None
    except ValueError as error:  # PyYAML makes dates of 2024-02-30 and fails
        written = re.search(r"^published[ \t]*:[ \t]*(.*?)[ \t]*$", block, re.MULTILINE)
        said = f"there is no {written[1]!r} in the calendar" if written else str(error)
        raise InputError(f"{path}:{_key_line(block, 'published', 2)}: published: {said}") from None
    if not isinstance(rows, dict):
        raise InputError(f"{path}:2: the front matter is not a list of keys, such as 'title: …'")
    return rows


def front_matter(text: str, path: str) -> tuple[Head, str, int]:
    """The head, the text below it, and the line where that begins. Raises InputError."""
    fence = _FENCE.match(text)
    if fence is None:
        return Head(), text, 1
    block = fence[1]
    rows = _loaded(block, path)
    for key in rows:
        if key not in Head.model_fields or key == "id":
            raise _unknown(str(key), f"{path}:{_key_line(block, str(key), 2)}")
    try:
        head = Head.model_validate(rows)
    except ValidationError as error:
        key, said = complaint(error)
        raise InputError(f"{path}:{_key_line(block, key, 2)}: {key}: {said}") from None
    body = text[fence.end() :]
    blank = len(body) - len(body.lstrip("\r\n"))
    return head, body[blank:], text.count("\n", 0, fence.end() + blank) + 1


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

    Raises ValueError where the line names a day that does not exist; in a dateline that is
    only odd prose, and no date.
    """
    line = _PUBLISHED.search(text)
    if line:
        iso = re.search(r"\d{4}(?:-\d{2}){0,2}(?:/\d{4}(?:-\d{2}){0,2})?\Z", line[1])
        printed = _printed_day(line[1])
        if printed is None and iso:
            days(iso[0])
        return printed or (iso[0] if iso else None)
    for dateline in _DATELINE.finditer(text[:2000]):
        with contextlib.suppress(ValueError):
            if printed := _printed_day(dateline["rest"]):
                return printed
    return None
