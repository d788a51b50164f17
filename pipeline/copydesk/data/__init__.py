"""TOML word lists, and the models that validate them.

Each table is a file ``data/NAME.toml`` whose rows are one model. What a row reads is shown
by its own `example`, which the tests run through the whole extractor, so a row that does
not work cannot be added.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from copydesk.errors import DataError
from copydesk.records import Number

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class Row(BaseModel):
    """One row of a table: frozen, and closed to keys that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


RowT = TypeVar("RowT", bound=Row)


class Fixed(Row):
    """The rate at which a currency was replaced by the euro: units for one euro, and the day from which on."""

    rate: Number
    since: date


class Currency(Row):
    """A currency under its ISO 4217 code; see the head of ``currencies.toml``."""

    name: str
    words: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    minor_symbols: tuple[str, ...] = ()
    minor_in_major: int = 100
    stand_ins: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    historic: bool = False
    per_euro: Fixed | None = None
    example: dict[str, Number]


class Unit(Row):
    """A unit under its canonical name; see the head of ``units.toml``."""

    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    si: dict[str, str] = {}
    kind: str = "measure"
    powers: bool = False
    hyphenated: bool = False
    example: dict[str, Number]


class NumberWords(Row):
    """Number words that combine alike; see the head of ``numbers.toml``."""

    words: dict[str, Number]
    symbols: dict[str, Number] = {}
    example: dict[str, Number]


class Hedge(Row):
    """Words that make a figure approximate; see the head of ``hedges.toml``."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    approximation: str | None = None
    near: bool = False
    exact: bool = False
    degrees: tuple[str, ...] = ()
    of: str | None = None
    example: tuple[str, ...]


class Trend(Row):
    """Words that move a figure one way; see the head of ``trends.toml``."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adverbs: tuple[str, ...]
    things: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    example: tuple[str, ...]


class NotFigure(Row):
    """Words beside digits that are a name; see the head of ``nonfigures.toml``."""

    before: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    postal: tuple[str, ...] = ()
    example: tuple[str, ...]


class WordList(Row):
    """Words, or phrases of words, that do one thing; see the head of their table."""

    words: tuple[str, ...]
    example: tuple[str, ...]


class Jubilee(Row):
    """What a jubilee is called by, and its years; see the head of ``jubilees.toml``."""

    years: int
    words: tuple[str, ...]
    example: tuple[str, ...]


class Decade(Row):
    """What somebody is called by his or her age, and the ages; see the head of ``decades.toml``."""

    low: int
    high: int
    words: tuple[str, ...]
    example: tuple[str, ...]


def read(name: str) -> dict[str, Any]:
    """The table ``data/NAME.toml`` as plain data."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@functools.cache
def load(name: str, model: type[RowT]) -> Mapping[str, RowT]:
    """The rows of ``data/NAME.toml``, each checked against the model.

    Raises DataError, naming the file, the row and the key, where a row does not fit.
    """
    rows = {}
    for key, row in read(name).items():
        try:
            rows[key] = model.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            place = ".".join(map(str, first["loc"]))
            raise DataError(f"data/{name}.toml: [{key}] {place}: {first['msg']}") from None
    return rows


@functools.cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """Row -> its words, of a table whose rows are `WordList`."""
    return {row: frozenset(entry.words) for row, entry in load(name, WordList).items()}


@functools.cache
def jubilees() -> Mapping[str, int]:
    """What a jubilee is called by -> its years."""
    return {word: row.years for row in load("jubilees", Jubilee).values() for word in row.words}


@functools.cache
def decades() -> Mapping[str, tuple[int, int]]:
    """What somebody is called by -> the lowest and the highest age."""
    return {word: (row.low, row.high) for row in load("decades", Decade).values() for word in row.words}
