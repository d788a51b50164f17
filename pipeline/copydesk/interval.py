"""What a printed figure can stand for, and arithmetic on it.

A printed number is not a point: "76%" is every value that rounds to it, 75.5 to 76.5
(the rounding rule of statcheck, Nuijten et al. 2016). An `Interval` is such a closed
range in base units; ``None`` as an end means unbounded. Arithmetic is interval
arithmetic (Moore 1966): the result holds every value that the operation can give for
any choice of operands, so the true value never falls outside.

All numbers are Decimal; no comparison here is an equality of floats.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range ``low <= x <= high``; an end of None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds one value."""
        return cls(value, value)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)
