"""``copydesk corpus``: the curated corpus held against the program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli import curate, score
from copydesk.cli.review import review

app = typer.Typer(help="Check a curated corpus: articles, and what is to be found in them.", no_args_is_help=True)
app.command("score")(score.score)
app.command("schema")(score.schema)
app.command("review")(review)
app.command("add")(curate.add)
app.command("export")(curate.export)
app.add_typer(curate.facts, name="facts")


@app.callback()
def corpus() -> None:
    """Check a curated corpus: articles, and what is to be found in them."""


@app.command()
def check(
    folder: Annotated[
        Path, typer.Argument(metavar="CORPUS", help="The folder that holds articles/ and gold/.")
    ] = Path("corpus"),
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where reports, findings, summary and pages are written.")
    ] = Path("outputs/corpus"),
) -> None:
    """Check every article and say whether the gold still matches.

    Prints each finding with its standing: expected (the gold knows the error), a known false
    alarm, or UNEXPECTED. Exit status 0: all is as the gold expects; 1: gold, texts and results
    disagree; 2: the corpus or one of its files could not be used.
    """
    from copydesk.corpus import listing, summary
    from copydesk.corpus.examine import examine
    from copydesk.settings import Settings

    examination = examine(folder, Settings())
    written = summary.write(examination, out)
    for block in listing.findings(examination):
        typer.echo(block)
    for problem in (*examination.broken, *examination.collection.faults, *examination.failures):
        typer.echo(str(problem), err=True)
    typer.echo(listing.coverage(examination))
    typer.echo(listing.verdict(examination))
    typer.echo(f"results: {', '.join(map(str, written))}")
    raise typer.Exit(examination.status)
