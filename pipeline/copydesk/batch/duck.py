"""DuckDB, opened so that it does the same every time and does no more than it is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.errors import SettingError

if TYPE_CHECKING:
    import duckdb

FILE = "copydesk.duckdb"


def engine() -> Any:
    """The module duckdb. Raises SettingError where it is not installed: it comes with the extra ``batch``."""
    try:
        import duckdb
    except ImportError:
        raise SettingError("the tables of a run need DuckDB: pip install 'copydesk[batch]'") from None
    return duckdb


def writer(scratch: Path, memory: int) -> duckdb.DuckDBPyConnection:
    """A connection that writes rows in the order in which they are read, in so many bytes of memory.

    One thread: what is written must not depend on how many there are. What does not fit
    into memory goes to ``scratch``.
    """
    connection: duckdb.DuckDBPyConnection = engine().connect(
        ":memory:",
        config={
            "threads": 1,
            "preserve_insertion_order": True,
            "memory_limit": f"{memory >> 10}KiB",
            "temp_directory": str(scratch),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    return connection


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can change nothing, reads no other file and fetches nothing from outside."""
    connection: duckdb.DuckDBPyConnection = engine().connect(
        str(path),
        read_only=True,
        config={
            "enable_external_access": False,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "lock_configuration": True,
        },
    )
    return connection


def literal(value: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(value).replace("'", "''") + "'"


def name(text: str) -> str:
    """A name as SQL writes it."""
    return '"' + text.replace('"', '""') + '"'
