"""``copydesk corpus review``: what is new, changed and lost since the accepted results, one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli.score import Folder

if TYPE_CHECKING:
    from copydesk.corpus.review import Accepted, Change


def review(
    folder: Folder = Path("corpus"),
    accept_all: Annotated[bool, typer.Option("--accept-all", help="Accept every change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Ask nothing: list the changes, for CI.")] = False,
) -> None:
    """Review the verdicts that are new, changed or lost since the accepted ones: accept, reject, skip or quit.

    Accepted changes are written to accepted.json. Exit status 0: nothing is left to review;
    1: changes are left, or were rejected; 2: the corpus or one of its files could not be used.
    """
    from copydesk.corpus import review
    from copydesk.corpus.examine import examine
    from copydesk.settings import Settings

    path = folder / review.NAME
    accepted = review.load(path)
    examination = examine(folder, Settings())
    found = list(review.changes(accepted, review.results(examination.reports)))
    for line in examination.broken:
        typer.echo(line, err=True)
    left = found if diff else _asked(path, accepted, found, accept_all)
    if diff:
        for change in found:
            typer.echo(str(change))
    typer.echo(f"{len(found)} changes, {len(left)} left")
    raise typer.Exit(2 if examination.broken else int(bool(left)))


def _asked(path: Path, accepted: Accepted, found: list[Change], accept_all: bool) -> list[Change]:
    """The changes that were not accepted; the others are written down, also where somebody quits."""
    from copydesk.corpus import review

    left: list[Change] = []
    for n, change in enumerate(found):
        answer = "a" if accept_all else _answer(change)
        if answer == "q":
            left += found[n:]
            break
        if answer == "a":
            accepted = review.taken(accepted, change)
        else:
            left.append(change)
            if answer == "r":
                typer.echo(f"rejected: {change}", err=True)
    review.save(path, accepted)
    return left


def _answer(change: Change) -> str:
    typer.echo(str(change))
    while True:
        given = str(typer.prompt("[a]ccept, [r]eject, [s]kip, [q]uit", default="s")).strip().lower()[:1]
        if given in ("a", "r", "s", "q"):
            return given
