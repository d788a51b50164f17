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
_EXACT = 2  # digits that two figures share by chance but rarely


def unsaid(sheet: Sheet, given: Figure) -> Figure | None:
    """The measure before that is this one in another unit."""
    kind = _kind(given)
    near = [f for f in sheet.figures if abs(f.sentence - given.sentence) <= _NEARBY and f is not given]
    alike = [f for f in near if kind is not None and _kind(f) == kind]
    if len(alike) != 1 or alike[0].sentence >= given.sentence or alike[0].quantity.unit == given.quantity.unit:
        return None
    value, unit = given.quantity.value or Decimal(0), str(given.quantity.unit)
    source = alike[0].quantity
    meant = [m.low for m in converted(Interval.point(source.value or Decimal(0)), str(source.unit), unit) if m.low]
    fits = any(m.overlaps(given.quantity.interval) for m in converted(source.interval, str(source.unit), unit))
    definite = sheet.before(given, 1) == ["the"]
    return alike[0] if fits or any(_is_slip(m, value, definite) for m in meant) else None


def _kind(figure: Figure) -> str | None:
    """The dimension that it measures; degrees and spans of time have slips of their own."""
    quantity = figure.quantity
    known = size(str(quantity.unit)) if isinstance(quantity, Measure) and quantity.kind == "measure" else None
    return known.dimension if known is not None else None


def _is_slip(meant: Decimal, value: Decimal, definite: bool) -> bool:
    """Whether the digits are the right ones in another order or size; two may change places in "the 24km course"."""
    made = pen.as_coarse(meant, value)
    backward = pen.telling(made) and made != value and pen.digits(made) == pen.digits(value)[::-1]
    lost = len(pen.digits(value)) >= _EXACT and pen.noughts(made, value)
    slipped = pen.telling_slip(made, value) and (definite or pen.telling(made))
    return slipped or lost or (backward and made.adjusted() == value.adjusted())
