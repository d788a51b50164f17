"""SQL over the tables of a run: nothing can be changed, and no other file can be read."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.batch import duck
from copydesk.batch.store.schema import VERSION
from copydesk.errors import InputError, SettingError, one_of
from copydesk.excerpt import shown

if TYPE_CHECKING:
    import duckdb

_BATCH = 1000  # rows in memory
_LONG = 300  # characters of a message
_NO_TABLE = re.compile(r"Table with name (.+?) does not exist")


@dataclass(frozen=True)
class Answer:
    """Column names and rows; the rows are read as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def ask(folder: Path, sql: str) -> Answer:
    """The answer to one question in SQL.

    Raises InputError where the folder holds no finished run, or tables of another schema; SettingError,
    with what is wrong and the tables there are, where the SQL cannot be answered.
    """
    connection = connect(folder)
    with _told(connection):
        cursor = connection.execute(sql) if connection.extract_statements(sql) else None
    if cursor is None:
        raise SettingError("SQL: there is no question in it; for example SELECT * FROM findings")
    columns = tuple(column[0] for column in cursor.description or ())
    return Answer(_apart(columns), _rows(connection, cursor))


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection to the tables of a finished run. Raises InputError."""
    path = folder / duck.FILE
    if not path.is_file():
        raise InputError(f"{folder}: {_missing(folder)}")
    engine = duck.engine()
    try:
        connection = duck.reader(path)
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except engine.Error as error:
        raise InputError(f"{path}: cannot be read: {_line(error)}; build it again with `copydesk run`") from None
    if found != (str(VERSION),):
        raise InputError(
            f"{path}: its schema is {found[0] if found else 'unknown'}, and this copydesk reads {VERSION}: "
            "build it again with `copydesk run`"
        )
    return connection


def _missing(folder: Path) -> str:
    """Why there are no tables in the folder, and the way out."""
    if not folder.exists():
        return "no such folder; `copydesk run INPUT… --out FOLDER` makes one"
    if (folder / "reports").is_dir() or (folder / "manifest.json").is_file():
        return "the run is not finished: the same `copydesk run` command again goes on where it stopped"
    return f"no {duck.FILE} in it: not the folder of a run; `copydesk run INPUT… --out FOLDER` makes one"


def _rows(connection: duckdb.DuckDBPyConnection, cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while True:
        with _told(connection):
            batch = cursor.fetchmany(_BATCH) if cursor.description else []
        if not batch:
            return
        yield from batch


@contextlib.contextmanager
def _told(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """An error of the SQL in one line, with the tables there are where it names what does not exist."""
    try:
        yield
    except duck.engine().Error as error:
        message, missing = _line(error), _NO_TABLE.search(str(error))
        if missing:
            message = f"no table {missing[1]!r}; {one_of(missing[1], _tables(connection))}"
        raise SettingError(f"SQL: {message}") from None


def _line(error: Exception) -> str:
    """DuckDB's message without the copy of the query below it, on one line of a bearable length."""
    said = re.split(r"^LINE ", str(error), maxsplit=1, flags=re.MULTILINE)[0]
    line = shown(" ".join(said.split()))
    return line if len(line) <= _LONG else f"{line[: _LONG - 60]} … {line[-60:]}"


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    with contextlib.suppress(duck.engine().Error):
        connection.rollback()
    rows = connection.execute("SELECT table_name FROM information_schema.tables ORDER BY table_type, table_name")
    return [name for (name,) in rows.fetchall()]


def _apart(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the columns, the second of one name numbered: `n`, `n_2`."""
    out: list[str] = []
    for name in names:
        number, free = 1, name
        while free in out:
            number += 1
            free = f"{name}_{number}"
        out.append(free)
    return tuple(out)
