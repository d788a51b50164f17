"""Floors: what the scores may not sink below. They rise freely, and fall only by hand, with a reason.

``corpus/floors.toml`` has a table ``[SECTION.ROW]`` for each row of the scores that is held, with a
number a measure. A floor that was let down says so where it stands::

    [finding.total]
    recall = {floor = 0.4, was = 0.6, reason = "sums over sentences left out while they are rebuilt"}
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from copydesk import since
from copydesk.corpus.score import ALL, MEASURES, SECTIONS, Measure, Scores
from copydesk.errors import DataError, one_of
from copydesk.located import toml

Place = tuple[str, str, Measure]
NAME = "floors.toml"
FEWEST = 3  # a row of fewer cases says little; it gets no floor of its own accord
HEAD = """# What `copydesk corpus score` holds the program to. `copydesk corpus score --raise` lifts the floors to
# what is measured; a floor falls only by hand, as {floor = 0.4, was = 0.6, reason = "why"}.
"""


class Floor(BaseModel):
    """One floor, as a share of 1; ``was`` and ``reason`` where it was let down."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    floor: float = Field(ge=0, le=1)
    was: float | None = Field(default=None, ge=0, le=1)
    reason: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _explained(self) -> Floor:
        if (self.was is None) != (self.reason is None):
            raise ValueError("a floor that was let down says both: was, and the reason")
        if self.was is not None and self.was <= self.floor:
            raise ValueError(f"was {self.was:g}, and has not fallen: write the number alone")
        return self


@dataclass(frozen=True)
class Sunk:
    """A measure below its floor."""

    place: Place
    floor: float
    measured: float | None

    def __str__(self) -> str:
        section, row, measure = self.place
        now = "nothing was measured" if self.measured is None else f"{self.measured:.3f} was measured"
        return f"[{section}.{row}] {measure}: {now}, below the floor of {self.floor:g}"


def parse(text: str, path: str) -> dict[Place, Floor]:
    """The floors of a file. Raises DataError with the place, what is wrong and the valid options."""
    floors = {}
    for section, row, measure, value in _entries(toml(text, path), text, path):
        place: Place = (section, row, measure)
        try:
            floors[place] = Floor.model_validate(value if isinstance(value, dict) else {"floor": value})
        except ValidationError as error:
            said = error.errors()[0]["msg"].removeprefix("Value error, ")
            line = _line(text, section, row, measure)
            raise DataError(f"{path}:{line}: {section}.{row}.{measure}: {said}") from None
    return floors


def _entries(data: Mapping[str, Any], text: str, path: str) -> Iterator[tuple[str, str, Measure, Any]]:
    for section, rows in data.items():
        if section not in SECTIONS:
            raise DataError(f"{path}:{_line(text, section)}: unknown section {section!r}; {one_of(section, SECTIONS)}")
        for row, measures in rows.items():
            if not isinstance(measures, dict):
                example = f"[{section}.{ALL}]"
                raise DataError(f"{path}:{_line(text, section)}: {section}.{row}: a floor stands in a row: {example}")
            for measure, value in measures.items():
                if measure not in MEASURES:
                    line, hint = _line(text, section, row, measure), one_of(measure, MEASURES)
                    raise DataError(f"{path}:{line}: unknown measure {measure!r}; {hint}")
                yield section, row, measure, value


def _line(text: str, section: str, row: str = "", measure: str = "") -> int:
    """The line of a table, or of a measure in it; 1 where it is written in another way."""
    here = False
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.split("#")[0].strip().replace('"', "").replace(" ", "")
        if bare.startswith("["):
            here = bare.strip("[]") == f"{section}.{row}" if row else bare.strip("[]").split(".")[0] == section
            if here and not measure:
                return number
        elif here and bare.startswith(f"{measure}="):
            return number
    return 1


def load(path: Path) -> dict[Place, Floor]:
    """The floors of a corpus; none where there is no file yet. Raises DataError."""
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None


def sunk(floors: Mapping[Place, Floor], scores: Scores) -> list[Sunk]:
    """Every measure below its floor; a row that the scores no longer have is below any."""
    found = []
    for place, floor in floors.items():
        row = scores.rows.get(place[:2])
        measured = getattr(row, place[2]) if row else None
        if measured is None or _down(measured) < floor.floor:
            found.append(Sunk(place, floor.floor, measured))
    return found


def _down(value: float) -> float:
    """To three decimals, never up: a floor must not lie above what was measured."""
    return math.floor(value * 1000 + 1e-9) / 1000


def raised(floors: Mapping[Place, Floor], scores: Scores) -> dict[Place, Floor]:
    """The floors lifted to what is measured, none lower than before, and a floor for each row without one."""
    lifted = dict(floors)
    for section, row, one in scores.ordered():
        if one.right + one.missed < FEWEST:
            continue
        for measure, value in one.measures():
            old, now = floors.get((section, row, measure)), _down(value)
            if old is None or now > old.floor:
                still = old is not None and old.was is not None and old.was > now
                kept = {"was": old.was, "reason": old.reason} if old and still else {}
                lifted[section, row, measure] = Floor.model_validate({"floor": now, **kept})
    return lifted


def write(floors: Mapping[Place, Floor]) -> str:
    """The text of a file of floors."""
    order = sorted(floors, key=lambda p: (SECTIONS.index(p[0]), p[1] != ALL, p[1], MEASURES.index(p[2])))
    lines, table = [HEAD.rstrip()], ("", "")
    for place in order:
        if place[:2] != table:
            table = (place[0], place[1])
            lines += ["", f"[{place[0]}.{place[1]}]"]
        floor = floors[place]
        quoted = (floor.reason or "").replace("\\", "\\\\").replace('"', '\\"')
        told = f'{{floor = {floor.floor:g}, was = {floor.was:g}, reason = "{quoted}"}}' if floor.was else ""
        lines.append(f"{place[2]} = {told or format(floor.floor, 'g')}")
    return "\n".join(lines) + "\n"


def fallen(before: Mapping[Place, Floor], now: Mapping[Place, Floor]) -> list[str]:
    """Floors that are lower than they were, or gone, without a word on why."""
    rows = []
    for place, old in before.items():
        new, name = now.get(place), f"[{place[0]}.{place[1]}] {place[2]}"
        if new is None:
            rows.append(f"{name}: the floor of {old.floor:g} is gone; put it back, or lower it with a reason")
        elif new.floor < old.floor and (new.was is None or new.was < old.floor):
            way = f'{{floor = {new.floor:g}, was = {old.floor:g}, reason = "…"}}'
            rows.append(f"{name}: fell from {old.floor:g} to {new.floor:g} without a reason; write {way}")
    return rows


def at(revision: str, path: Path) -> dict[Place, Floor]:
    """The floors as they stood in a revision of git; none where the file was not there. Raises InputError."""
    text = since.shown(revision, path)
    return {} if text is None else parse(text, f"{revision}:{path}")
