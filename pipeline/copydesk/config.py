"""Settings from files: ``copydesk.toml``, or ``[tool.copydesk]`` in ``pyproject.toml``.

The nearest of them counts, from the folder where the program runs upwards; ``copydesk.toml`` before
``pyproject.toml``. Keys are written with a dash or an underscore. A misspelt key is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copydesk.errors import DataError, SettingError, one_of
from copydesk.located import toml
from copydesk.settings import Settings, settings
from copydesk.waiver import Waiver, parse

FILES = ("copydesk.toml", "pyproject.toml")
_BESIDE = ("waivers", "baseline")


@dataclass(frozen=True)
class Config:
    """What a file says: settings (validated), waivers, and the baseline beside it."""

    path: Path | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    baseline: Path | None = None


def _tables(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The files that say something of copydesk, the nearest first."""
    for above in (folder, *folder.parents):
        for name in FILES:
            if (above / name).is_file():
                table = _table(above / name)
                if table is not None:
                    yield above / name, table


def _table(path: Path) -> dict[str, Any] | None:
    """The settings of one file; None for a pyproject.toml that has none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    data = toml(text, str(path))
    if path.name != "pyproject.toml":
        return data
    found = data.get("tool", {}).get("copydesk")
    return found if isinstance(found, dict) else None


def load(path: Path | None = None, folder: Path | None = None) -> Config:
    """The settings of a file, or of the nearest one above a folder (default: where the program runs).

    Raises SettingError or InputError with the file, the key and what is allowed.
    """
    if path is not None:
        table = _table(path)
        found = (path, table) if table is not None else None
    else:
        found = next(_tables((folder or Path()).resolve()), None)
    return Config() if found is None else _read(*found)


def _read(path: Path, table: dict[str, Any]) -> Config:
    place = f"{path}: " if path.name != "pyproject.toml" else f"{path}: [tool.copydesk] "
    given = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        known = [*Settings.model_fields, *_BESIDE]
        if name not in known:
            hint = one_of(name, known).replace("_", "-")
            raise SettingError(f"{place}unknown key {key!r}; {hint}")
        given[name] = value
    rows, baseline = given.pop("waivers", []), given.pop("baseline", None)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingError(f"{place}waivers are a list of tables, each begun by [[waivers]]")
    if not isinstance(baseline, str | None):
        raise SettingError(f"{place}baseline is the path of a file, not {baseline!r}")
    if isinstance(given.get("facts"), str):
        given["facts"] = path.parent / given["facts"]
    try:
        settings(**given)
    except SettingError as error:
        raise SettingError(f"{place}{error}") from None
    return Config(path, given, parse(rows, str(path)), path.parent / baseline if baseline else None)
