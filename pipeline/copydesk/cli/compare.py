"""``copydesk compare``: what the articles of a run say that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli.query import Folder
from copydesk.errors import SettingError, one_of

if TYPE_CHECKING:
    from copydesk.batch.across.listing import Counts


def compare(
    folder: Folder,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text, or json (JSON Lines: an object a finding).")
    ] = "text",
) -> None:
    """List what two articles of a run say that cannot both be right, with both sides.

    CD701 cross-figure: one thing at one time, and two figures. CD702 cross-quote: the same words of one
    speaker, quoted two ways. CD703 cross-magnitude: the same digits, ten times as much or more.
    Near-copies count once. Exit status 0: nothing is at odds; 1: something is; 2: the job could not be done.
    """
    from copydesk.batch.across import listing

    if format not in listing.FORMATS:
        raise SettingError(f"unknown format {format!r}; {one_of(format, listing.FORMATS)}")
    for line in listing.lines(folder, format):
        print(line)
    counts = listing.counts(folder)
    if format == "text":
        print(_summary(counts))
    if counts.textless:
        typer.echo(f"copydesk: {counts.textless:,} articles have no text in the run: their figures "
                   "cannot be compared, nor near-copies found; run without --no-text", err=True)  # fmt: skip
    raise typer.Exit(int(counts.found > 0))


def _summary(counts: Counts) -> str:
    """One line over the run."""
    copies = f", {counts.copies:,} of them near-copies of another," if counts.copies else ""
    found = f"{counts.found:,} contradiction{'s' * (counts.found != 1)}" if counts.found else "nothing is at odds"
    return f"{counts.articles:,} article{'s' * (counts.articles != 1)}{copies} compared: {found}"
