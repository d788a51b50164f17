"""``copydesk run``: many articles -> a folder of reports, errors and tables, which the same command goes on with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options

if TYPE_CHECKING:
    from copydesk.batch.run import Run
    from copydesk.cli.watch import Watch

Folder = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write the run: outputs/NAME, say.")]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Worker processes (default: one for each core).")
]
ShardSize = Annotated[
    int, typer.Option("--shard-size", metavar="N", min=1, help="Articles that are done, or done again, together.")
]
Timeout = Annotated[
    float, typer.Option("--article-timeout", metavar="SECONDS", min=0, help="What one article may take; 0: no limit.")
]
MaxChars = Annotated[
    int, typer.Option("--max-chars", metavar="N", min=1000, help="Longer articles are cut at a paragraph, and told.")
]
MaxErrors = Annotated[
    int | None, typer.Option("--max-errors", metavar="N", min=0, help="Stop once more inputs than this have failed.")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Forget what an earlier run left in the folder.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors alone.")]
LogFormat = Annotated[
    str, typer.Option("--log-format", metavar="FORMAT", help="What goes to stderr: text, or json, an object a line.")
]


def run(
    paths: options.Paths,
    out: Folder,
    workers: Workers = None,
    shard_size: ShardSize = 100,
    article_timeout: Timeout = 60.0,
    max_chars: MaxChars = 400_000,
    max_errors: MaxErrors = None,
    fresh: Fresh = False,
    published: options.Published = None,
    desk: options.Desk = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.Config = None,
    model: options.Model = None,
    no_syntax: options.NoSyntax = False,
    no_text: options.NoText = False,
    quiet: Quiet = False,
    log_format: LogFormat = "text",
) -> None:
    """Check many articles: a report for each, a row for each that fails, and a summary.

    The same command goes on where it was stopped, however it was. Findings do not change the exit
    status. 0: every input has its report; 2: some have a row in FOLDER/errors instead, or the run
    was stopped.
    """
    from copydesk.batch.rows import Limits
    from copydesk.batch.run import Run
    from copydesk.batch.work import Work
    from copydesk.cli import watch
    from copydesk.cli.job import settings_of
    from copydesk.read import read

    chosen = settings_of(
        config, desk=desk, model=model, syntax=False if no_syntax else None, select=options.names(select),
        ignore=options.names(ignore), published=published,
    )  # fmt: skip
    work = Work(out, chosen, Limits(article_timeout or None, max_chars), not no_text)
    asked = Run(work, lambda failed: read(paths, failed), _inputs(paths), shard_size, published, max_errors)
    watching = watch.make(asked, paths, quiet=quiet, format=log_format)
    raise typer.Exit(_perform(asked, watching, workers or os.cpu_count() or 1, fresh))


def _inputs(paths: list[str]) -> list[dict[str, object]]:
    """The inputs as they were named, with the size of each that is a file; what they hold is the shards' digests'."""
    return [{"path": path, "size": Path(path).stat().st_size if Path(path).is_file() else None} for path in paths]


def _perform(asked: Run, watching: Watch, workers: int, fresh: bool) -> int:
    """Do the run and return the exit status."""
    from copydesk.batch import local
    from copydesk.batch.run import begin, perform

    begin(asked, fresh=fresh)
    try:
        with watching:
            for counts in perform(asked, lambda shards, work: local.results(shards, work, workers)):
                watching.seen(counts)
        watching.tables = _tables(asked.folder)
    except KeyboardInterrupt:
        watching.stopped()
        return 2
    watching.summary()
    return 2 if asked.counts.errors else 0


def _tables(folder: Path) -> bool:
    """Write the tables over the run; False where what writes them is not installed."""
    import importlib.util

    if importlib.util.find_spec("duckdb") is None:
        return False
    from copydesk.batch import store

    store.build(folder)
    return True
