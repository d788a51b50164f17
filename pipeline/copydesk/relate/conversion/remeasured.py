"""Measures told again in another unit behind more words, and amounts behind a comma and a hedge.

    burned 41,000 acres by Thursday, or about 64 square miles       64 paise, roughly 1.4 cents
"""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk import pen
from copydesk.interval import Interval
from copydesk.records import Measure, Money, Quantity
from copydesk.unit import converted

_HEDGED = r"(?:about|around|roughly|nearly|almost|approximately|just over|just under|some|more than)"
_OR = re.compile(
    rf"(?:[,;]|\s[-–—])\s+(?:or|equivalent to|equal to|which is)\s+(?:{_HEDGED}\s+)?$|\s\((?:{_HEDGED}\s+)?$"
)
_BARELY = re.compile(rf"(?:,|\s?[–—])\s*{_HEDGED}\s+$")
_PARTED = re.compile(r"\b(?:but|while|than|from|against|compared|up|down|plus)\b|[.;:()\d]")
_JOINED = re.compile(r"\b(?:and|to|with)\b")  # "12,400 acres of bog and birch wood, or": proven by the figures alone
_LONGEST = 70  # characters between the two
_ABOUT = Decimal("1.05")  # times
_OFF = Decimal("2.5")  # times: further off, they are of two things


def told_again(source: Quantity, given: Quantity, gap: str) -> tuple[bool, bool] | None:
    """(in a bracket, explicit) where the second is the first in another unit: words between, or a bare hedge."""
    if isinstance(source, Money) and isinstance(given, Money):
        other = source.currency != given.currency and not source.per and not given.per
        return (False, False) if other and _BARELY.fullmatch(gap) else None
    named = _OR.search(gap)
    turn = named or _BARELY.search(gap)
    if turn is None or len(gap) > _LONGEST or _PARTED.search(gap[: turn.start()]) or "\n" in gap:
        return None
    joined = _JOINED.search(gap[: turn.start()]) is not None or (named is None and turn.start() > 0)
    return ("(" in turn.group(), False) if _is_near(source, given, joined) else None


def _is_near(source: Quantity, given: Quantity, joined: bool) -> bool:
    """Whether one dimension is told in two units, and the two lie near each other or a power of ten apart."""
    if not isinstance(source, Measure) or not isinstance(given, Measure) or source.unit == given.unit:
        return False
    if source.kind != "measure" or given.kind != "measure":
        return False
    meant = converted(Interval.point(source.value or Decimal(0)), str(source.unit), str(given.unit))
    value, near = given.value or Decimal(0), _ABOUT if joined else _OFF
    values = [m.low for m in meant if m.low]
    slips = (pen.telling_slip(pen.as_coarse(v, value), value) if joined else pen.tens(v, value) for v in values)
    return any(slips) or any(pen.near(v, value, near) for v in values)
