"""Which field of a record is which: ``--text-field body --date-field date``."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

from copydesk.errors import InputError
from copydesk.read.row import Row, Unread, unread

DEFAULTS = {"text": "text", "date": "published", "id": "id", "title": "title", "url": "url"}


@dataclass(frozen=True)
class Columns:
    """The names of the fields that were asked for; None takes the usual name, where there is one."""

    text: str | None = None
    date: str | None = None
    id: str | None = None
    title: str | None = None
    url: str | None = None

    def check(self, there: Collection[str], place: str) -> None:
        """Raise InputError where a field that was asked for, or the text's, is not among those there."""
        for field in fields(self):
            asked = getattr(self, field.name)
            name = asked or (DEFAULTS["text"] if field.name == "text" else None)
            if name is not None and name not in there:
                listed = ", ".join(map(str, there)) or "none"
                said = f"there is no field {name!r} here; the fields are {listed}: say --{field.name}-field NAME"
                raise InputError(f"{place}: {said}", "wrong-column")


def row(record: dict[str, Any], place: str, columns: Columns) -> Row | Unread:
    """The row of a record that lies at ``place``; blank cells are not said."""
    taken = {DEFAULTS[f.name]: getattr(columns, f.name) for f in fields(columns) if getattr(columns, f.name)}
    kept = {key: value for key, value in record.items() if key not in taken}
    kept |= {key: record.get(name) for key, name in taken.items()}
    name = kept.get("id")
    id = (str(name).strip() if name is not None else "") or place
    try:
        if taken:
            columns.check(record, place)
    except InputError as error:
        return unread(error, place, id)
    wanted = (*DEFAULTS.values(), "desk")
    return Row(id, place, "record", {key: kept[key] for key in wanted if kept.get(key) is not None})
