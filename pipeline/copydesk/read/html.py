"""A web page: its own account of itself (JSON-LD) where it gives one, else what trafilatura finds on it.

When it appeared is taken from what the page says for machines (``datePublished``, ``article:published_time``)
and never guessed from the rest. Vocabulary: https://schema.org/NewsArticle.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO, Any

from copydesk.errors import InputError
from copydesk.read.columns import Columns
from copydesk.read.opened import missing
from copydesk.read.row import Row, Unread
from copydesk.read.text import whole

_ARTICLE = re.compile(r"Article$|^(?:Report|BlogPosting|LiveBlogPosting)$")  # NewsArticle, ReportageNewsArticle, …
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DEEP = 50  # objects within objects that are looked into


class _Head(HTMLParser):
    """The JSON-LD blocks of a page, and its date for machines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.published: str | None = None
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or take the date."""
        given = dict(attrs)
        self._inside = tag == "script" and (given.get("type") or "").strip().lower() == "application/ld+json"
        if self._inside:
            self.blocks.append("")
        if tag == "meta" and "article:published_time" in (given.get("property"), given.get("name")):
            self.published = self.published or given.get("content")

    def handle_endtag(self, tag: str) -> None:
        """End a block."""
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        """Add to a block."""
        if self._inside:
            self.blocks[-1] += data


def rows(stream: IO[bytes], path: str, columns: Columns) -> Iterator[Row | Unread]:
    """The one row of a page. Raises InputError."""
    yield Row(path, path, "page", whole(stream, path))


def _page(raw: bytes, place: str) -> str:
    """The characters of a page: by its own ``charset`` where it is not UTF-8. Raises InputError."""
    if not raw.strip():
        raise InputError(f"{place}: the file is empty", "empty")
    named = _CHARSET.search(raw[:4096])
    for charset in ("utf-8-sig", named[1].decode("ascii") if named else ""):
        try:
            return raw.decode(charset).replace("\r\n", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    said = "neither UTF-8 nor what its charset says; convert it, for instance with iconv -t UTF-8"
    raise InputError(f"{place}: {said}", "encoding")


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, the outer ones first."""
    if depth > _DEEP:
        return
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner, depth + 1)


def _articles(blocks: list[str]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        try:
            value = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue  # pages hold broken blocks; the text itself may still be found
        for found in _objects(value):
            types = found.get("@type")
            if any(_ARTICLE.search(str(name)) for name in (types if isinstance(types, list) else [types])):
                yield found


def _words(value: Any) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _told(page: str) -> dict[str, Any]:
    """What a page says of itself, under the keys of a record; only what it does say."""
    head = _Head()
    head.feed(page)
    said = sorted(_articles(head.blocks), key=lambda found: _words(found.get("articleBody")) is None)
    first = said[0] if said else {}
    day = _DAY.match(str(first.get("datePublished") or head.published or ""))
    record = {
        "text": _words(first.get("articleBody")),
        "title": _words(first.get("headline")),
        "published": day[0] if day else None,
        "url": first.get("url"),
    }
    return {key: value for key, value in record.items() if isinstance(value, str)}


def _found(page: str, place: str) -> dict[str, Any]:
    """What trafilatura makes of a page. Raises InputError where it finds nothing, or is not installed."""
    try:
        import trafilatura
    except ImportError:
        raise missing("html", "trafilatura", place) from None
    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    text = getattr(found, "text", None)
    if not text:
        raise InputError(f"{place}: no article is found on this page", "empty")
    return {key: value for key in ("text", "title", "url") if (value := getattr(found, key, None))}


def record(raw: bytes, place: str) -> dict[str, Any]:
    """The article of a page under the keys of a record. Raises InputError where there is none."""
    page = _page(raw, place)
    told = _told(page)
    return told if "text" in told else _found(page, place) | told
