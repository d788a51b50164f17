"""Units of measure: how large they are, and what a figure in one is in another."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal

from copydesk.data import Row, load
from copydesk.interval import ZERO, Interval
from copydesk.records import Number

# SI brochure, 9th edition, table 7; the ones that news prints.
_PREFIXES = {"nano": -9, "micro": -6, "milli": -3, "centi": -2, "deci": -1, "hecto": 2, "kilo": 3,
             "mega": 6, "giga": 9, "tera": 12}  # fmt: skip
_POWERS = {"square": 2, "cubic": 3}
_DERIVED = {"length 2": "area", "length 3": "volume"}


class Factor(Row):
    """A unit's dimension and its size; see the head of ``factors.toml``."""

    dimension: str
    sizes: tuple[Number, ...]
    zero: Number = ZERO
    example: tuple[str, ...]


# What a rate of a population is for: "12 per 100,000", "59 for every thousand residents".
ROUND = {name: Decimal(value) for value, names in {
    100: ("100", "hundred"), 1000: ("1,000", "1000", "thousand"), 10_000: ("10,000", "10000"),
    100_000: ("100,000", "100000"), 1_000_000: ("million", "1,000,000"),
}.items() for name in names}  # fmt: skip


@dataclass(frozen=True)
class Size:
    """A unit in SI: value_SI = (value - zero) × size, for each of ``sizes``."""

    dimension: str
    sizes: tuple[Decimal, ...]
    zero: Decimal = ZERO


def _plain(name: str) -> Size | None:
    table = load("factors", Factor)
    if row := table.get(name):
        return Size(row.dimension, row.sizes, row.zero)
    for prefix, power in _PREFIXES.items():
        row = table.get(name.removeprefix(prefix)) if name.startswith(prefix) else None
        if row is not None and not row.zero:
            return Size(row.dimension, tuple(size.scaleb(power) for size in row.sizes))
    return None


@functools.cache
def size(name: str) -> Size | None:
    """The size of a canonical unit such as "square kilometre" or "mile per hour"; None if unknown."""
    found = _plain(name)
    if found is not None:
        return found
    above, per, below = name.partition(" per ")
    if per:
        top, bottom = size(above), size(below)
        if top is None or bottom is None:
            return None
        sizes = tuple(a / b for a in top.sizes for b in bottom.sizes)
        return Size(f"{top.dimension} per {bottom.dimension}", sizes)
    word, _, rest = name.partition(" ")
    base = _plain(rest) if word in _POWERS else None
    if base is None:
        return None
    power = _POWERS[word]
    dimension = _DERIVED.get(f"{base.dimension} {power}", f"{base.dimension} {power}")
    return Size(dimension, tuple(each**power for each in base.sizes))


def converted(value: Interval, source: str, target: str, *, apart: bool = False) -> list[Interval]:
    """``value`` of the source unit in the target unit, by each meaning of the two names.

    apart: the value is a difference ("16 degrees hotter"), so that where a scale begins does not matter.
    Empty where a unit is unknown or the two measure different things.
    """
    one, two = size(source), size(target)
    if one is None or two is None or one.dimension != two.dimension:
        return []
    if source == target:
        return [value]  # whatever a gallon is, it is itself
    moved = value - Interval.point(ZERO if apart else one.zero)
    return [
        moved.scale(a).__truediv__(Interval.point(b)) + Interval.point(ZERO if apart else two.zero)
        for a in one.sizes
        for b in two.sizes
    ]
