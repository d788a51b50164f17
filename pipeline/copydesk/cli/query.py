"""``copydesk query``: SQL over the tables of a run."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from copydesk.errors import SettingError, one_of

Folder = Annotated[
    Path, typer.Argument(metavar="FOLDER", show_default=False, help="The folder of a finished `copydesk run`.")
]


def query(
    folder: Folder,
    sql: Annotated[
        str, typer.Argument(metavar="SQL", show_default=False, help="What to ask, or - to read it from standard input.")
    ],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, csv, or json (JSON Lines: an object a row).")
    ] = "text",
    limit: Annotated[
        int | None, typer.Option("--limit", min=0, metavar="N", help="Rows to show, 0 for all (default: 100 as text).")
    ] = None,
) -> None:
    """Ask the tables of a run in SQL (DuckDB's). Nothing can be changed, and no other file can be read.

    Tables: articles, quantities, dates, quotes, claims, checks, errors. Views: findings,
    findings_by_source, speakers, coverage. Their columns: DESCRIBE articles, or docs/store.md.
    """
    from copydesk.batch.store import show
    from copydesk.batch.store.query import ask

    if format not in show.FORMATS:
        raise SettingError(f"unknown format {format!r}; {one_of(format, show.FORMATS)}")
    answer = ask(folder, sys.stdin.read() if sql == "-" else sql)
    most = (100 if format == "text" else 0) if limit is None else limit
    for line in show.lines(answer, format, limit=most, width=terminal()):
        print(line)  # as it is: typer.echo drops colours from what is piped


def terminal() -> int:
    """How many cells wide the terminal is; 0 where stdout is none."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
