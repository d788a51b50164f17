"""Reference facts: what is known of a subject, as of a day or for a period, with its source and licence.

A file is YAML with a list `facts`. `as_of` says when the value was so (a day, month or year) and
`until` how long it is known to have stayed so (an ISO day, month or year, or ``lasting``); `period`
says of which stretch of time it is the total, average or change.
"""

from __future__ import annotations

import functools
import re
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from copydesk.errors import DataError, InputError
from copydesk.located import load
from copydesk.period import Days, days
from copydesk.records import Number

LASTING = "lasting"


class Fact(BaseModel):
    """One value of one attribute of one subject.

    subject, aliases: the names by which articles call it. attribute, words: likewise for what is
    measured ("employees"; staff, workforce). value: in base units; `within` is how far another
    statement of it may lie away. unit: as in the output contract, null for a bare number.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: int = 0
    subject: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    attribute: str = Field(min_length=1)
    words: tuple[str, ...] = ()
    value: Number
    within: Number = Field(default=0, ge=0, validate_default=True)
    unit: str | None = None
    as_of: str | None = None
    until: str | None = None
    period: str | None = None
    source: str = Field(min_length=1)
    url: str | None = None
    licence: str = Field(min_length=1)

    @field_validator("as_of", "until", "period", mode="before")
    @classmethod
    def _as_text(cls, value: Any) -> Any:
        """YAML makes numbers and dates of what is meant as text."""
        return None if value is None else str(value).strip()

    @field_validator("as_of", "until", "period")
    @classmethod
    def _in_the_calendar(cls, value: str | None) -> str | None:
        if value is not None and value != LASTING:
            days(value)
        return value

    @model_validator(mode="after")
    def _dated(self) -> Fact:
        if (self.as_of is None) == (self.period is None):
            raise ValueError("a fact has either an as_of date or a period")
        if self.until is not None and self.as_of is None:
            raise ValueError("until goes with as_of: a period says itself when it ends")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The subject's names, the longest first."""
        return tuple(sorted({self.subject, *self.aliases}, key=lambda name: (-len(name), name)))

    @property
    def measured(self) -> tuple[str, ...]:
        """The words for the attribute."""
        return (self.attribute, *self.words)

    @property
    def when(self) -> str:
        """The time of the fact as it is written down."""
        return self.as_of or self.period or ""

    @property
    def holds(self) -> Days:
        """The first and the last day on which the value is known to be the right one."""
        first, last = days(self.when)
        if self.until is None:
            return first, last
        return first, date.max if self.until == LASTING else days(self.until)[1]

    @property
    def key(self) -> tuple[str, str, str, str | None]:
        """What makes two facts one: subject, attribute, time and unit."""
        return self.subject.casefold(), self.attribute.casefold(), self.when, self.unit


class FactFile(BaseModel):
    """One file of facts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path = Path()
    facts: tuple[Fact, ...]


def read_file(path: Path) -> FactFile:
    """Read and validate one file. Raises DataError with file, line and the valid options."""
    return load(path, FactFile, "a file of facts")


@functools.cache
def read_folder(folder: Path) -> tuple[Fact, ...]:
    """The facts of every .yaml file in a folder. Raises InputError where there is none, DataError where one is bad."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise InputError(f"{folder}: there is no .yaml file of facts in this folder")
    return tuple(fact for file in files for fact in read_file(file).facts)


def clashes(files: tuple[FactFile, ...]) -> list[str]:
    """Facts that stand twice, or contradict each other, as `file:line: what is wrong`."""
    seen: dict[tuple[str, str, str, str | None], tuple[Path, Fact]] = {}
    rows = []
    for path, fact in ((file.path, fact) for file in files for fact in file.facts):
        first, other = seen.setdefault(fact.key, (path, fact))
        if other is not fact:
            said = "says so too" if other.value == fact.value else f"says {other.value}, not {fact.value}"
            where = f"{first}:{other.line}"
            rows.append(f"{path}:{fact.line}: {fact.subject}, {fact.attribute}, {fact.when}: {where} {said}")
    return rows


def broken(folder: Path) -> tuple[tuple[FactFile, ...], tuple[str, ...]]:
    """The files of a folder that can be read, and a row for each fault of those that cannot."""
    files, rows = [], []
    for path in sorted(folder.glob("*")):
        if path.suffix != ".yaml":
            rows.append(f"{path}: a folder of facts holds .yaml files, not this")
            continue
        try:
            files.append(read_file(path))
        except DataError as error:
            rows += str(error).splitlines()
    return tuple(files), tuple(rows)


def mentions(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands in a text as whole words; a name of one small word in any case of letters."""
    flags = re.IGNORECASE if name.islower() else 0
    return [found.span() for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, flags)]
