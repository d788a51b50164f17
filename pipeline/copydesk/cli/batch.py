"""``copydesk run``: many articles -> a folder of reports, errors and tables, which the same command goes on with."""

from __future__ import annotations

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options
from copydesk.errors import SettingError, one_of

if TYPE_CHECKING:
    from copydesk.batch.run import Engine, Run
    from copydesk.cli.watch import Watch

ENGINES = ("local", "ray")
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        show_default=False,
        help="Files, folders, globs, URLs, -: .txt, .md, .html, .jsonl, .csv, .parquet, .warc, also with .gz or .zst.",
    ),
]
Folder = Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where to write the run: outputs/NAME, say.")]
Workers = Annotated[
    int | None, typer.Option("--workers", metavar="N", min=1, help="Worker processes (default: one for each core).")
]
EngineName = Annotated[
    str, typer.Option("--engine", metavar="ENGINE", help="local: processes here; ray: a Ray cluster (extra ray).")
]
Address = Annotated[
    str | None, typer.Option("--address", metavar="ADDRESS", help="Of the Ray cluster; all write to the folder.")
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
NoPages = Annotated[bool, typer.Option("--no-pages", help="Write no HTML: no index.html, and no page for an article.")]
NoTables = Annotated[bool, typer.Option("--no-tables", help="Write no Parquet tables and no DuckDB file.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell errors alone.")]
TextField = Annotated[
    str | None, typer.Option("--text-field", metavar="NAME", help="The field of a record that holds the text.")
]
DateField = Annotated[
    str | None, typer.Option("--date-field", metavar="NAME", help="The field of a record that says when it appeared.")
]
IdField = Annotated[
    str | None, typer.Option("--id-field", metavar="NAME", help="The field of a record that holds the id.")
]
TitleField = Annotated[
    str | None, typer.Option("--title-field", metavar="NAME", help="The field of a record that holds the title.")
]
UrlField = Annotated[
    str | None, typer.Option("--url-field", metavar="NAME", help="The field of a record that holds the address.")
]
LogFormat = Annotated[
    str, typer.Option("--log-format", metavar="FORMAT", help="What goes to stderr: text, or json, an object a line.")
]


def run(
    paths: Inputs,
    out: Folder,
    workers: Workers = None,
    engine: EngineName = "local",
    address: Address = None,
    shard_size: ShardSize = 200,
    article_timeout: Timeout = 60.0,
    max_chars: MaxChars = 400_000,
    max_errors: MaxErrors = None,
    fresh: Fresh = False,
    text_field: TextField = None,
    date_field: DateField = None,
    id_field: IdField = None,
    title_field: TitleField = None,
    url_field: UrlField = None,
    published: options.Published = None,
    desk: options.Desk = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    config: options.Config = None,
    model: options.Model = None,
    no_syntax: options.NoSyntax = False,
    no_text: options.NoText = False,
    no_pages: NoPages = False,
    no_tables: NoTables = False,
    quiet: Quiet = False,
    log_format: LogFormat = "text",
) -> None:
    """Check many articles: a report for each, a row for each that fails, and a summary.

    The same command goes on where it was stopped, however it was. Findings do not change the exit
    status. 0: every input has its report; 2: some have a row in FOLDER/errors instead, or the run
    was stopped.
    """
    from copydesk import config as files
    from copydesk.batch.rows import Limits
    from copydesk.batch.run import Run, begun
    from copydesk.batch.work import Work
    from copydesk.cli import watch
    from copydesk.cli.job import settings_of
    from copydesk.read import rows
    from copydesk.read.columns import Columns
    from copydesk.read.opened import Meter

    chosen = settings_of(
        config, desk=desk, model=model, syntax=False if no_syntax else None, select=options.names(select),
        ignore=options.names(ignore), published=published,
    )  # fmt: skip
    meter = Meter()
    columns = Columns(text_field, date_field, id_field, title_field, url_field)
    written, today = files.load(config), begun(out, fresh)
    limits = Limits(article_timeout or None, max_chars)
    work = Work(out, chosen, limits, not no_text, published, today, written.waivers, str(written.path))
    waivers = [waiver.model_dump(mode="json") for waiver in written.waivers]
    identity = {"fields": asdict(columns), "begun": today.isoformat(), "waivers": waivers}
    asked = Run(work, lambda: rows(paths, columns, meter), _inputs(paths), shard_size, max_errors, identity)
    chosen_engine = _engine(engine, workers or os.cpu_count() or 1, address)
    watching = watch.make(asked, paths, meter, quiet=quiet, format=log_format)
    raise typer.Exit(_perform(asked, watching, chosen_engine, fresh, not no_pages, not no_tables))


def _inputs(paths: list[str]) -> list[dict[str, object]]:
    """The inputs as they were named, with the size of each that is a file; what they hold is the shards' digests'."""
    return [{"path": path, "size": Path(path).stat().st_size if Path(path).is_file() else None} for path in paths]


def _engine(name: str, workers: int, address: str | None) -> Engine:
    """The engine that was asked for. Raises SettingError for one that does not exist."""
    from copydesk.batch import local, ray

    if name not in ENGINES:
        raise SettingError(f"--engine: unknown engine {name!r}; {one_of(name, ENGINES)}")
    if name == "ray":
        return lambda shards, work: ray.results(shards, work, address)
    return lambda shards, work: local.results(shards, work, workers)


def _perform(asked: Run, watching: Watch, engine: Engine, fresh: bool, pages: bool, tables: bool) -> int:
    """Do the run and return the exit status."""
    from copydesk.batch import folder
    from copydesk.batch.run import perform
    from copydesk.page import index

    try:
        with watching:
            for counts in perform(asked, engine, fresh=fresh):
                watching.seen(counts)
        watching.tables = tables and _tables(asked.folder)
        if pages:
            index.write(asked.folder, folder.reports(asked.folder))
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
