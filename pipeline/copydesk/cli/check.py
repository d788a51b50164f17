"""``copydesk check``: the findings of each article, and how much was looked at."""

from __future__ import annotations

from typing import Annotated

import typer

from copydesk.cli import options


def check(
    paths: options.Paths,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help="text or html for people, json for programs (JSON Lines); for CI: github, sarif, junit or markdown.",
        ),
    ] = "text",
    verbose: options.Verbose = False,
    published: options.Published = None,
    desk: options.Desk = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="SEVERITY",
            help="The lowest severity that ends in status 1: error (the default), warning or note.",
        ),
    ] = None,
    since: options.Since = None,
    baseline: options.Baseline = None,
    remake_baseline: options.Remake = False,
    admit: options.Admit = False,
    config: options.Config = None,
    model: options.Model = None,
    no_syntax: options.NoSyntax = False,
    no_text: options.NoText = False,
    out: options.Out = None,
) -> None:
    """Check articles: what does not add up, with the arithmetic and a way to mend it.

    Exit status 0: nothing at odds; 1: at least one finding as grave as --fail-on;
    2: an input could not be read or the job not done (the other inputs are still checked).
    """
    from copydesk.cli import job, standing

    asked = job.make(
        paths, format=format, published=published, out=out, desk=desk, model=model, syntax=False if no_syntax else None,
        config=config, select=options.names(select), ignore=options.names(ignore), fail_on=fail_on,
        options={"verbose": verbose, "text": not no_text, "colour": options.colourful(out)},
    )  # fmt: skip
    asked.standing = standing.make(config, baseline=baseline, remake=remake_baseline, admit=admit, since=since)
    raise typer.Exit(job.perform(asked))
