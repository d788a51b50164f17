"""Where a span stands in its file, and the line around it with the words underlined.

Columns count characters, as editors do, from 1. What is shown is cut to a terminal's width and
counted in terminal cells: wide characters take two, combining ones none (Unicode TR11), a tab is
shown as one space and a control character as "·", so that an article cannot command a terminal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.records import Article, ArticleHead, TextSpan

WIDTH = 100
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Place:
    """A place in a file: line and column count from 1."""

    source: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}"


def row_of(article: ArticleHead | Article) -> tuple[str, int] | None:
    """The file and the line of an article that is a row of JSON Lines; None for any other."""
    path, colon, number = article.source.rpartition(":")
    return (path, int(number)) if colon and number.isascii() and number.isdigit() else None


def place(article: ArticleHead, offset: int) -> Place:
    """Where the character at ``offset`` stands.

    For a row of JSON Lines the line is the row's, and the column counts the characters of its text.
    Without the text the line is the one where the article begins.
    """
    row = row_of(article)
    if row is not None:
        return Place(row[0], row[1], offset + 1)
    before = (article.text or "")[:offset]
    start = before.rfind("\n") + 1
    return Place(article.source, article.line + before.count("\n"), (offset if article.text else 0) - start + 1)


def cell(char: str) -> int:
    """How many cells of a terminal the character takes: 0, 1 or 2."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shown(text: str) -> str:
    """The text as it may be printed on one line, character for character."""
    return "".join(
        " " if char.isspace() else "·" if unicodedata.category(char) in ("Cc", "Cs") else char for char in text
    )


def line_around(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the line that holds the offset, without its line break."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return start, end - 1 if text[start:end].endswith("\r") else end


def _reach(text: str, start: int, stop: int, cells: int, step: int) -> int:
    """How far from ``start`` towards ``stop`` the given cells go, back to a whole word."""
    at = start
    while at != stop and cells > 0:
        at += step
        cells -= cell(text[at if step < 0 else at - 1])
    if at == stop:
        return at
    whole = at
    while whole != start and not text[whole if step < 0 else whole - 1].isspace():
        whole -= step
    return at if whole == start else whole


def window(text: str, start: int, end: int, width: int = WIDTH) -> tuple[int, int]:
    """The part of the line around start..end to show: whole words, ``width`` cells at most, the span first.

    A span that runs over the line's end is shown up to there.
    """
    first, last = line_around(text, start)
    end = min(max(end, start + 1), last)
    if sum(map(cell, text[first:last])) <= width:
        return first, last
    if (spare := width - 2 - sum(map(cell, text[start:end]))) <= 0:
        return start, _reach(text, start, end, width - 2, 1)
    left = _reach(text, start, first, spare // 2, -1)
    right = _reach(text, end, last, spare - sum(map(cell, text[left:start])), 1)
    left = _reach(text, start, first, spare - sum(map(cell, text[end:right])), -1)
    return left, right


@dataclass(frozen=True)
class Excerpt:
    """A line as it is shown, the row of marks below it, and which part of the text it is."""

    line: str
    marks: str
    start: int
    end: int

    def holds(self, span: TextSpan) -> bool:
        """Whether the span is on show."""
        return self.start <= span.start < self.end


def excerpt(text: str, spans: Sequence[TextSpan], width: int = WIDTH) -> Excerpt:
    """The line of the first span: "^" below that span, "~" below the others on show."""
    first, last = line_around(text, spans[0].start)
    start, end = _together([span for span in spans if first <= span.start < max(last, first + 1)], text, width)
    left, right = window(text, start, end, width)
    before, after = _ELLIPSIS if left > first else "", _ELLIPSIS if right < last else ""
    marks = "".join(_mark(spans, at) * cell(text[at]) for at in range(left, right))
    return Excerpt(
        line=f"{before}{shown(text[left:right])}{after}",
        marks=f"{' ' * len(before)}{marks}".rstrip(),
        start=left,
        end=right,
    )


def _together(spans: Sequence[TextSpan], text: str, width: int) -> tuple[int, int]:
    """From the first to the last of the spans, where all fit beside each other; else the first span."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    fits = sum(map(cell, text[start:end])) <= width - 2 and "\n" not in text[start:end]
    return (start, end) if fits else (spans[0].start, spans[0].end)


def _mark(spans: Sequence[TextSpan], at: int) -> str:
    if spans[0].start <= at < spans[0].end:
        return "^"
    return "~" if any(span.start <= at < span.end for span in spans) else " "
