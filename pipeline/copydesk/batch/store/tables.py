"""A run's reports -> ``tables/*.parquet`` and ``copydesk.duckdb``.

The JSON Lines are the ground truth: what is built here can be thrown away and built again.
DuckDB reads them one after another with declared types and writes each table as it goes, so
that memory does not grow with the run, and the same reports give the same bytes.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.batch import duck
from copydesk.batch.across.copies import copies
from copydesk.batch.across.cross import KEYS, conflicts, reports
from copydesk.batch.shapes import fields, longest, rows
from copydesk.batch.store.schema import ARTICLES, CROSS_CHECKS, ERRORS, TABLES, VERSION, Table
from copydesk.batch.store.views import VIEWS
from copydesk.errors import InputError
from copydesk.records import Report
from copydesk.version import VERSION as COPYDESK

if TYPE_CHECKING:
    import duckdb

_ROWS = 4096  # of a row group: what is held in memory before it is written
_MEMORY = 64 << 20  # bytes that DuckDB may take, and some more where one report is that long
_COPIES, _CROSS = "copies.jsonl", "cross.jsonl"
_TIMES = (1, 4, 16, 64)
_ERROR_KEYS = {column.name: column.kind for column in ERRORS.columns}


def build(folder: Path) -> None:
    """Write ``tables/*.parquet`` and ``copydesk.duckdb`` into a run's folder, from its reports.

    Both are written under another name and renamed when they are whole. Raises InputError where
    there are no reports, where one is no report, or where the folder cannot be written.
    """
    if not (folder / "reports").is_dir():
        raise InputError(f"{folder}: no reports/ in it: not the folder of a run")
    scratch = folder / "tables.tmp"
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir()
        with _told(folder):
            _write(folder, scratch)
        _rename(folder, scratch)
    except OSError as error:
        raise InputError(f"{folder}: the tables cannot be written: {error.strerror or error}") from None
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """What DuckDB cannot do, as an error of the run's folder."""
    try:
        yield
    except duck.engine().Error as error:
        raise InputError(f"{folder}: the tables cannot be built: {' '.join(str(error).split())}") from None


def _rename(folder: Path, scratch: Path) -> None:
    """The Parquet files first: a folder with ``copydesk.duckdb`` in it has everything."""
    (folder / duck.FILE).unlink(missing_ok=True)
    shutil.rmtree(folder / "tables", ignore_errors=True)
    built = scratch / duck.FILE
    built.rename(folder / "tables.duckdb.tmp")
    scratch.rename(folder / "tables")
    (folder / "tables.duckdb.tmp").rename(folder / duck.FILE)


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).glob("*.jsonl"))


def _write(folder: Path, scratch: Path) -> None:
    """First what is seen across articles, then the Parquet files, then the one database from them."""
    files = _files(folder, "reports")
    ids, first = _copies(files)
    _lines(scratch / _COPIES, ({"copy_of": None if k is None else ids[k]} for k in first))
    line = longest(files)

    def compare(connection: duckdb.DuckDBPyConnection) -> None:
        _lines(scratch / _CROSS, conflicts(connection, files, ids, first, scratch / "across"))

    def parquet(connection: duckdb.DuckDBPyConnection) -> None:
        for table in TABLES:
            _parquet(connection, table, _source(folder, table, line, scratch), scratch)

    _in_memory(compare, scratch, _MEMORY * 3 // 4, line)
    shutil.rmtree(scratch / "across")
    _in_memory(parquet, scratch, _MEMORY, line)
    _in_memory(lambda connection: _database(connection, scratch), scratch, _MEMORY // 3, line)
    for name in (_COPIES, _CROSS):
        (scratch / name).unlink()


def _lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as JSON Lines."""
    with path.open("w", encoding="utf-8", newline="\n") as sink:
        sink.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _copies(files: Sequence[Path]) -> tuple[list[str], list[int | None]]:
    """The articles' ids, and of each the place of the first that it is a near-copy of."""
    ids: list[str] = []

    def texts() -> Iterator[str | None]:
        for report in reports(files):
            ids.append(report["article"]["id"])
            yield report["article"]["text"]

    first = copies(texts())
    return ids, first


def _in_memory(step: Callable[[duckdb.DuckDBPyConnection], None], scratch: Path, memory: int, line: int) -> None:
    """Do a step in little memory; where rows are so large that they find no room, again in more."""
    for times in _TIMES:
        try:
            with duck.writer(scratch / "spill", memory * times + 8 * line) as connection:
                return step(connection)
        except duck.engine().OutOfMemoryException:
            if times == _TIMES[-1]:
                raise
        finally:
            shutil.rmtree(scratch / "spill", ignore_errors=True)


def _source(folder: Path, table: Table, line: int, scratch: Path) -> str:
    """The rows that a table is made of; those of reports are numbered. line: the bytes of the longest report."""
    if table is ERRORS:
        return rows(_files(folder, "errors"), _ERROR_KEYS)
    if table is CROSS_CHECKS:
        articles = f"read_parquet({duck.literal(scratch / f'{ARTICLES.name}.parquet')})"
        found = rows([scratch / _CROSS], KEYS, longest([scratch / _CROSS]))
        joined = f"{found} c JOIN {articles} a ON a.n = c.n JOIN {articles} b ON b.n = c.other_n"
        return f'{joined} ORDER BY c.n, c."start", c.code, c.other_n'
    keys = fields(Report)
    wanted = {"article", table.of} if table.of else {"article", "coverage", "notes"}
    read = rows(_files(folder, "reports"), {key: kind for key, kind in keys.items() if key in wanted}, line)
    item = f", unnest({table.of}) AS i" if table.of else ""
    if table is ARTICLES:
        read += f" POSITIONAL JOIN {rows([scratch / _COPIES], {'copy_of': 'VARCHAR'})}"
    return f"(SELECT row_number() OVER () AS n, *{item} FROM {read})"


def _parquet(connection: duckdb.DuckDBPyConnection, table: Table, source: str, scratch: Path) -> None:
    columns = ", ".join(f"({c.source})::{c.kind} AS {duck.name(c.name)}" for c in table.columns)
    file = duck.literal(scratch / f"{table.name}.parquet")
    how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS}"
    connection.execute(f"COPY (SELECT {columns} FROM {source}) TO {file} ({how})")


def _database(connection: duckdb.DuckDBPyConnection, scratch: Path) -> None:
    """The same tables in one file, with the views and what it was made by."""
    built = scratch / duck.FILE
    built.unlink(missing_ok=True)
    connection.execute(f"ATTACH {duck.literal(built)} AS store (ROW_GROUP_SIZE {2 * _ROWS}); USE store")
    for table in TABLES:
        file = duck.literal(scratch / f"{table.name}.parquet")
        connection.execute(f"CREATE TABLE {table.name} AS FROM read_parquet({file})")
        connection.execute("CHECKPOINT")
    for view in VIEWS:
        connection.execute(f"CREATE VIEW {view.name} AS {view.query}")
    connection.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    connection.execute("INSERT INTO meta VALUES ('schema', ?), ('copydesk', ?)", [str(VERSION), COPYDESK])
