"""The command line."""

from __future__ import annotations

import json
from pathlib import Path

import typer

app = typer.Typer()


@app.command()
def check(paths: list[Path], format: str = "text") -> None:
    """Check articles."""
    from copydesk.analyse import check_articles
    from copydesk.records import Article
    from copydesk.settings import Settings

    rows = [json.loads(line) for path in paths for line in path.read_text().splitlines()]
    articles = [
        Article(id=r["id"], source=r["id"], text=r["text"], published=r.get("published")) for r in rows
    ]
    for report in check_articles(articles, Settings()):
        print(report.model_dump_json(by_alias=True))


@app.callback()
def callback() -> None:
    """copydesk."""


def main() -> None:
    """The entry point."""
    app()
