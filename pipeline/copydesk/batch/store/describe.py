"""The schema of the store for people: docs/store.md is what this says."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.batch.store.schema import TABLES, VERSION
from copydesk.batch.store.views import VIEWS

_HEAD = f"""# The tables of a run

`copydesk run` leaves, beside the reports, `tables/*.parquet` and `copydesk.duckdb` with the same tables and
some views. This is schema {VERSION}; `SELECT * FROM meta` tells which one a file has, and which copydesk wrote it.
`copydesk query FOLDER "SELECT …"` asks it; any DuckDB or Parquet reader can.

- The same reports give the same Parquet bytes, with however many workers they were made.
- Every column is there with its type, also where nothing is in it. Numbers are doubles, of whole numbers exact
  up to 15 digits; dates are text as printed in the reports (`2024-08-28`, `2024-08`, `2024`).
- `n` numbers the articles of a run from 1 and joins the tables; `article` is the article's id, and `id` that of a
  figure, date, quote, claim or verdict within its article.
- `start` and `end` count characters from 0; in SQL a span is `articles.text["start" + 1 : "end"]`.
- A near-copy is an article that shares about half of its runs of five words with an earlier one, or more.
  Its `copy_of` is null where the run left the texts out, for there is nothing to compare.
"""


def markdown() -> str:
    """Every table and view with its columns."""
    return "\n".join([_HEAD, *_tables(), "# Views\n", *_views()]).rstrip() + "\n"


def _tables() -> Iterator[str]:
    for table in TABLES:
        rows = [f"| `{column.name}` | {_plain(column.kind)} | {column.about} |" for column in table.columns]
        yield "\n".join([f"## {table.name}", "", f"{table.about[:1].upper()}{table.about[1:]}.", "",
                         "| column | type | what it holds |", "|---|---|---|", *rows, ""])  # fmt: skip


def _views() -> Iterator[str]:
    yield "`source` is the article's outlet in all of them: the host of its URL, else the folder or file.\n"
    for view in VIEWS:
        rows = [f"| `{name}` | {about} |" for name, about in view.columns]
        yield "\n".join([f"## {view.name}", "", f"{view.about[:1].upper()}{view.about[1:]}.", "",
                         "| column | what it holds |", "|---|---|", *rows, ""])  # fmt: skip


def _plain(kind: str) -> str:
    """A type without the quotation marks of its fields."""
    return kind.replace('"', "")
