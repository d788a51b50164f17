"""``copydesk corpus score`` and ``corpus schema``: how good the program is on a corpus, and what its files may say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from copydesk.corpus.score import Scores

Folder = Annotated[
    Path, typer.Argument(metavar="CORPUS", help="The folder that holds articles/, gold/ and floors.toml.")
]


def score(
    folder: Folder = Path("corpus"),
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="text for people, json for programs.")
    ] = "text",
    lift: Annotated[
        bool, typer.Option("--raise", help="Write floors.toml anew, with each floor lifted to what is measured.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REV", help="Fail too where a floor is lower than in REV without a reason."),
    ] = None,
) -> None:
    """Score the program: precision, recall and F1 by kind of figure, quotes, speakers and check.

    Exit status 0: no measure is below its floor; 1: a floor sank, or was let down without a
    reason; 2: the corpus or one of its files could not be used.
    """
    import json

    from copydesk.corpus import floors, score
    from copydesk.corpus.examine import examine
    from copydesk.errors import InputError, SettingError, one_of
    from copydesk.settings import Settings

    if format not in ("text", "json"):
        raise SettingError(f"unknown format {format!r}; {one_of(format, ('text', 'json'))}")
    path = folder / floors.NAME
    held = floors.load(path)
    fallen = floors.fallen(floors.at(since, path), held) if since else []
    examination = examine(folder, Settings())
    scores = score.score(examination)
    for line in examination.broken:
        typer.echo(line, err=True)
    typer.echo(json.dumps(_rows(scores), indent=2) if format == "json" else "\n".join(_table(scores)))
    sunk = [str(one) for one in floors.sunk(held, scores)]
    for line in (*fallen, *sunk):
        typer.echo(f"{path}: {line}", err=True)
    if lift and not examination.broken:
        try:
            path.write_text(floors.write(floors.raised(held, scores)), encoding="utf-8", newline="\n")
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
        typer.echo(f"floors: {path}", err=True)
    raise typer.Exit(2 if examination.broken else int(bool(fallen or sunk)))


def _rows(scores: Scores) -> list[dict[str, object]]:
    return [
        {
            "section": section, "row": row, "right": one.right, "false": one.false, "missed": one.missed,
            "precision": one.precision, "recall": one.recall, "f1": one.f1,
        }
        for section, row, one in scores.ordered()
    ]  # fmt: skip


def _table(scores: Scores) -> list[str]:
    lines = [f"{'':32}{'there':>7}{'right':>7}{'false':>7}{'precision':>11}{'recall':>8}{'F1':>8}"]
    for section, row, one in scores.ordered():
        name = section if row == "all" else f"  {row}"
        measured = [f"{value:.1%}" if value is not None else "-" for value in (one.precision, one.recall, one.f1)]
        counts = f"{one.right + one.missed:>7}{one.right:>7}{'-' if one.recall_only else one.false:>7}"
        lines.append(f"{name:32}{counts}{measured[0]:>11}{measured[1]:>8}{measured[2]:>8}")
    return lines


def schema(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="article (its front matter), gold or facts.")],
) -> None:
    """Print the JSON Schema of a corpus's files, for editors that complete and check what is written."""
    import json

    from copydesk.corpus.schemas import schema

    typer.echo(json.dumps(schema(kind), indent=2, ensure_ascii=False))
