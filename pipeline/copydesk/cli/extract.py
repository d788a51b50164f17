"""``copydesk extract``: the records of each article, without checks."""

from __future__ import annotations

from typing import Annotated

import typer

from copydesk.cli import options


def extract(
    paths: options.Paths,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text for a table, json for programs (JSON Lines).")
    ] = "text",
    published: options.Published = None,
    desk: options.Desk = None,
    model: options.Model = None,
    no_syntax: options.NoSyntax = False,
    no_claims: Annotated[
        bool, typer.Option("--no-claims", help="Leave out claims: figures, dates and quotes alone.")
    ] = False,
    no_text: options.NoText = False,
    config: options.Config = None,
    out: options.Out = None,
) -> None:
    """Extract figures, dates, quotes and claims, without checking them.

    Exit status 0: every article was read; 2: an input could not be read or the job not done.
    """
    from copydesk.cli import job
    from copydesk.errors import SettingError

    if format not in ("text", "json"):
        raise SettingError(f"unknown format {format!r}; one of text, json: the others show findings")
    asked = job.make(
        paths, format=format, published=published, out=out, desk=desk, model=model, syntax=False if no_syntax else None,
        config=config, checks=False, claims=not no_claims,
        options={"text": not no_text, "colour": options.colourful(out)},
    )  # fmt: skip
    raise typer.Exit(job.perform(asked))
