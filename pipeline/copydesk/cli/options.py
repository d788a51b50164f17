"""The options that several commands share, each described once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Articles: .txt, .md with YAML front matter, .jsonl rows, folders of these, or - for standard input.",
    ),
]
Published = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="When the articles appeared that do not say so: an ISO day, month, year or interval.",
    ),
]
Desk = Annotated[
    str | None,
    typer.Option(
        "--desk",
        metavar="DESK",
        help="Whose house style a bare $ or pound follows: us, uk, india, canada, australia or europe.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="The spaCy English model to parse with (default: the installed one)."),
]
NoSyntax = Annotated[
    bool, typer.Option("--no-syntax", help="Read with the lexical layer alone: figures, dates and quotation marks.")
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="CHECK", help="Run only this check, by code or name; may be repeated."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="CHECK", help="Leave this check out, by code or name; may be repeated."),
]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the article's text out of the report.")]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Show also what agrees, and what is undecided and why.")
]
Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Settings from this file (default: the nearest copydesk.toml, or pyproject.toml with [tool.copydesk]).",
    ),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="REV", help="Only files that changed since this revision of git, or are new."),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Let stand the findings that this file froze by fingerprint."),
]
Remake = Annotated[
    bool,
    typer.Option(
        "--remake-baseline", help="Write the baseline: what is gone goes; what is new is told, and not taken in."
    ),
]
Admit = Annotated[
    bool, typer.Option("--admit", help="With --remake-baseline: take new findings into the baseline, naming each.")
]
Out = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the report to a file instead of stdout.")
]


def names(given: list[str] | None) -> tuple[str, ...]:
    """Repeated or comma-separated names as one tuple."""
    return tuple(name.strip() for item in given or () for name in item.split(",") if name.strip())


def colourful(out: Path | None) -> bool:
    """Whether to colour: only a terminal, and not where NO_COLOR (no-color.org) or a dumb one says otherwise."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return out is None and sys.stdout.isatty() and not plain
