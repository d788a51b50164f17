"""Whether a length that does not fit the time between its dates is a slip of the pen away from one that does."""

from __future__ import annotations

from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from copydesk.interval import Interval
from copydesk.pen import near, one_digit, swapped
from copydesk.records import Claim, Quantity

_DECADE, _HUNDRED = 10, 100  # years: 92 for 102 is one digit of the pen
_SURE = 2  # years; one more or less is a way to count
_FACTOR, _SIZE = Decimal("2.5"), Decimal("3.5")


def slipped(claim: Claim, length: Quantity, time: Interval) -> bool:
    """Whether one digit, two swapped ones or ten years set the length apart from the whole years of the time.

    Fewer than ten years less may be a time that ended before today ("It stood for 112 years").
    """
    full, value = _whole(time), length.value or Decimal(0)
    if "ended" in claim.cues:
        full = {years for years in full if abs(value - years) >= _DECADE or swapped(value, years)}
    return carried(length, time) or any(swapped(value, years) or one_digit(value, years) for years in full)


def off(length: Quantity, time: Interval) -> bool:
    """Whether a length of the only year told is a slip of the pen off; one that is round may be ten years off."""
    value, least = length.value or Decimal(0), _SURE if (length.value or 0) % _DECADE else _DECADE - 1
    apart = min((abs(value - years) for years in _whole(time)), default=Decimal(0))
    slips = any(swapped(value, years) or one_digit(value, years) for years in _whole(time))
    small = value < _DECADE and near(value, time.middle, _FACTOR)
    return apart >= least and (slips or small)


def told_slip(length: Quantity, time: Interval) -> bool:
    """Whether two digits are swapped: what is no accident."""
    return any(swapped(length.value, years) for years in _whole(time))


def swapped_year(first: int, last: int, length: Quantity) -> bool:
    """Whether one of two years has two digits swapped: 50 years from 1979 to 2092."""
    years = int(length.value or 0)
    return swapped(Decimal(last), Decimal(first + years)) or swapped(Decimal(first), Decimal(last - years))


def far_off(length: Quantity, time: Interval) -> bool:
    """Whether a length whose two days are sure is more than a way to count apart from them, and yet of their size."""
    value = length.value or Decimal(0)
    apart = min((abs(value - units) for units in _whole(time)), default=Decimal(0))
    return apart >= max(Decimal(_SURE), value / _DECADE) and near(value, time.middle, _SIZE)


def _whole(time: Interval) -> set[Decimal]:
    ends = [each for each in (time.low, time.high) if each is not None]
    return {each.to_integral_value(way) for each in ends for way in (ROUND_FLOOR, ROUND_HALF_UP)}


def carried(length: Quantity, time: Interval) -> bool:
    """Whether a length of more than a hundred years is ten years off: 140 for 130, 92 for 102."""
    value = length.value or Decimal(0)
    return any(abs(value - years) == _DECADE and max(value, years) >= _HUNDRED for years in _whole(time))
