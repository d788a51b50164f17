"""``copydesk corpus add``, ``corpus export`` and ``corpus facts import``: what goes into a corpus and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.score import Folder

facts = typer.Typer(help="Reference facts of a corpus.", no_args_is_help=True)


@facts.callback()
def _facts() -> None:
    """Reference facts of a corpus."""


def _write(path: Path, text: str) -> None:
    from copydesk.errors import InputError

    if path.exists():
        raise InputError(f"{path}: is there already; move it away first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    typer.echo(f"written: {path}")


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An article with front matter (SLUG.md).")],
    folder: Folder = Path("corpus"),
) -> None:
    """Add an article to a corpus and draft its gold: every entry is labelled todo, to be read and confirmed.

    Exit status 0: both files were written; 2: the article could not be used, or is there already.
    """
    from copydesk.analyse import check_articles
    from copydesk.corpus import draft
    from copydesk.corpus.collection import head_faults
    from copydesk.errors import InputError
    from copydesk.read import read
    from copydesk.settings import Settings

    articles = list(read([file]))
    if file.suffix != ".md" or len(articles) != 1:
        raise InputError(f"{file}: a corpus holds SLUG.md files, one article each")
    if faults := list(head_faults(file)):
        raise InputError("\n".join(faults))
    gold = folder / "gold" / f"{file.stem}.yaml"
    if gold.exists():
        raise InputError(f"{gold}: is there already; move it away first")
    (report,) = check_articles(articles, Settings())
    _write(folder / "articles" / file.name, file.read_text(encoding="utf-8-sig"))
    _write(gold, draft.gold(report))


def export(
    folder: Folder = Path("corpus"),
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="claimreview (JSON-LD), jsonl or csv.")
    ] = "jsonl",
) -> None:
    """Export the judged claims of a corpus: each verdict that the gold asks for, errors included.

    Exit status 0: all was exported; 2: the corpus or one of its files could not be used.
    """
    from copydesk.corpus.collection import collect
    from copydesk.corpus.export import export

    collection = collect(folder)
    for line in export(collection, format):
        typer.echo(line)
    for line in collection.broken:
        typer.echo(line, err=True)
    raise typer.Exit(2 if collection.broken else 0)


@facts.command("import")
def import_facts(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv with the keys of a fact, or ClaimReview .json.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="YAML", help="The new file, as corpus/facts/x.yaml.")],
    licence: Annotated[
        str | None, typer.Option("--licence", metavar="NAME", help="The licence of the rows that name none.")
    ] = None,
) -> None:
    """Import reference facts from CSV, or from claims that a ClaimReview found true.

    Exit status 0: every row is a fact; 1: some rows were left out, each told; 2: the file could not be used.
    """
    from copydesk.corpus import imports

    left: list[str] = []
    found = list(imports.read(file, licence, left.append))
    for line in left:
        typer.echo(line, err=True)
    if found:
        _write(out, imports.written(found))
    raise typer.Exit(int(bool(left) or not found))
