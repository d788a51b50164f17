"""A measure told again in another unit with no word that points back, as the figures alone can show.

    Every one of those 26 miles hurts ... The 42km course            a gust of 145mph ... to withstand 233km/h

The two are the only measures of their kind near by, and equal, or one slip of the pen apart.
"""

from __future__ import annotations

from decimal import Decimal

from copydesk import pen
from copydesk.interval import Interval
from copydesk.records import Measure
from copydesk.relate.sheet import Figure, Sheet
from copydesk.unit import converted, size

_NEARBY = 3  # sentences
_KINDS = ("measure", "temperature")
_PAIR = 2  # figures of "6ft 3in"
_EXACT = 2  # digits that two figures share by chance but rarely


def unsaid(sheet: Sheet, given: Figure) -> list[Figure]:
    """The measure before that is this one in another unit; two figures for "6ft 3in"."""
    kind = _kind(given)
    near = [f for f in sheet.figures if abs(f.sentence - given.sentence) <= _NEARBY and f is not given]
    alike = [f for f in near if kind is not None and _kind(f) == kind]
    units = {f.quantity.unit for f in alike}
    tall = units == {"foot", "inch"} and len(alike) == _PAIR and alike[-1].first - alike[0].last <= 1
    if not (tall or len(alike) == 1) or alike[0].sentence >= given.sentence or given.quantity.unit in units:
        return []
    values = [Interval.point(f.quantity.value or Decimal(0)) for f in alike[:-1]] + [alike[-1].quantity.interval]
    meant = _sums(alike, [Interval.point(f.quantity.value or Decimal(0)) for f in alike], str(given.quantity.unit))
    fits = any(m.overlaps(given.quantity.interval) for m in _sums(alike, values, str(given.quantity.unit)))
    definite = sheet.before(given, 1) == ["the"] or tall
    slipped = any(_is_slip(m.low, given.quantity.value or Decimal(0), definite) for m in meant if m.low)
    return alike if fits or slipped else []


def _sums(figures: list[Figure], values: list[Interval], unit: str) -> list[Interval]:
    """What the figures are together in the unit, by each meaning of theirs."""
    total = [Interval.point(Decimal(0))]
    for figure, value in zip(figures, values, strict=True):
        total = [one + two for one in total for two in converted(value, str(figure.quantity.unit), unit)]
    return total


def _kind(figure: Figure) -> str | None:
    """The dimension that it measures."""
    quantity = figure.quantity
    known = size(str(quantity.unit)) if isinstance(quantity, Measure) and quantity.kind in _KINDS else None
    return known.dimension if known is not None else None


def _is_slip(meant: Decimal, value: Decimal, definite: bool) -> bool:
    """Whether the digits are the right ones in another order or size; two may change places in "the 24km course"."""
    made = pen.as_coarse(meant, value)
    backward = pen.telling(made) and made != value and pen.digits(made) == pen.digits(value)[::-1]
    lost = len(pen.digits(value)) >= _EXACT and pen.noughts(made, value)
    slipped = pen.telling_slip(made, value) and (definite or pen.telling(made))
    return slipped or lost or (backward and made.adjusted() == value.adjusted())
