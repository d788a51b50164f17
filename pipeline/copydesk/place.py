"""A span as machines name it: the file from where the program runs, first and last line and column."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

from copydesk.excerpt import place, row_of
from copydesk.records import ArticleHead, TextSpan


@dataclass(frozen=True)
class Region:
    """Lines and columns from 1 in code points, the end column behind the last character.

    ``exact`` is False for a row of JSON Lines, of which the line alone is known.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    exact: bool = True


def path_of(article: ArticleHead) -> str:
    """The article's file, relative to where the program runs, with forward slashes."""
    row = row_of(article)
    source = row[0] if row else article.source
    return PurePath(os.path.relpath(source) if Path(source).is_absolute() else source).as_posix()


def region(article: ArticleHead, span: TextSpan) -> Region:
    """Where a span stands in its file."""
    begin, end = place(article, span.start), place(article, span.end)
    return Region(path_of(article), begin.line, begin.column, end.line, end.column, row_of(article) is None)
