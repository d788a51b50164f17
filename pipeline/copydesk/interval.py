"""What a printed figure can stand for, and arithmetic on it.

A printed number is not a point: "64%" is every value that rounds to it, 63.5 to 64.5
(the rounding rule of statcheck, Nuijten et al. 2016). An `Interval` is such a closed
range in base units; ``None`` as an end means unbounded. Arithmetic is interval
arithmetic (Moore 1966) with outward rounding: the result holds every value that the
operation can give for any choice of operands, so the true value never falls outside.
`readings` turns digits and hedge into the strict and the loosest fair interval.

All numbers are Decimal; no comparison here is an equality of floats.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import NamedTuple

ZERO = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
_INF = Decimal("Infinity")

# Ends are rounded away from the middle, so that 28 digits never lose the true value.
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)


_AMPLE = Context(prec=150)  # of 10^99 too


def to_places(value: Decimal, places: int) -> Decimal:
    """As ``round(value, places)``, which takes no number of more than 28 digits: 1.9 × 10^27 has its places too."""
    return value.quantize(ONE.scaleb(-places), context=_AMPLE)


def _times(a: Decimal, b: Decimal, context: Context) -> Decimal:
    return ZERO if a.is_zero() or b.is_zero() else context.multiply(a, b)  # 0 × unbounded is 0


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range ``low <= x <= high``; an end of None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """The interval that holds one value."""
        return cls(value, value)

    @classmethod
    def hull(cls, parts: Iterable[Interval]) -> Interval:
        """The smallest interval that holds all of ``parts`` (at least one)."""
        lows, highs = zip(*((part.low, part.high) for part in parts), strict=True)
        low = None if None in lows else min(end for end in lows if end is not None)
        high = None if None in highs else max(end for end in highs if end is not None)
        return cls(low, high)

    def _ends(self) -> tuple[Decimal, Decimal]:
        return -_INF if self.low is None else self.low, _INF if self.high is None else self.high

    @classmethod
    def _of(cls, low: Decimal, high: Decimal) -> Interval:
        return cls(low if low.is_finite() else None, high if high.is_finite() else None)

    def overlaps(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)

    def contains(self, value: Decimal) -> bool:
        """Whether ``value`` lies inside, ends included."""
        return self.overlaps(Interval.point(value))

    def holds(self, other: Interval) -> bool:
        """Whether every value of ``other`` lies in this one."""
        (low, high), (first, last) = self._ends(), other._ends()
        return low <= first and last <= high

    def meet(self, other: Interval) -> Interval | None:
        """What lies in both; None where nothing does."""
        if not self.overlaps(other):
            return None
        (low, high), (first, last) = self._ends(), other._ends()
        return Interval._of(max(low, first), min(high, last))

    @property
    def middle(self) -> Decimal | None:
        """The midpoint; None where an end is unbounded."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def __add__(self, other: Interval) -> Interval:
        (low, high), (first, last) = self._ends(), other._ends()
        return Interval._of(_DOWN.add(low, first), _UP.add(high, last))

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else self.high.copy_negate(),
            None if self.low is None else self.low.copy_negate(),
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __abs__(self) -> Interval:
        """Every absolute value: a loss printed as -5 and as 5 meet here."""
        low, high = self._ends()
        if low >= 0:
            return self
        return -self if high <= 0 else Interval._of(ZERO, max(low.copy_abs(), high))

    def __mul__(self, other: Interval) -> Interval:
        pairs = [(a, b) for a in self._ends() for b in other._ends()]
        low = min(_times(a, b, _DOWN) for a, b in pairs)
        high = max(_times(a, b, _UP) for a, b in pairs)
        return Interval._of(low, high)

    def inverse(self) -> Interval:
        """Every 1/x; unbounded on both sides where zero lies inside (or is all there is)."""
        low, high = self._ends()
        if low < 0 < high or low == high == 0:
            return ANYTHING
        upper = _INF if low == 0 else _UP.divide(ONE, low)
        lower = -_INF if high == 0 else _DOWN.divide(ONE, high)
        return Interval._of(lower, upper)

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.inverse()

    def scale(self, factor: Decimal | int) -> Interval:
        """Every value times ``factor``."""
        return self * Interval.point(Decimal(factor))

    def percent_of(self, whole: Interval) -> Interval:
        """What percentage of ``whole`` this is: 50 of 200 is 25."""
        return (self / whole).scale(100)

    def percent_change(self, result: Interval) -> Interval:
        """By how many percent this, the base, changed to ``result``: 5,000 to 3,800 is -24.

        Unbounded where the base holds zero; a base below zero is taken by its size, so a
        profit of -100 that became -50 rose by 50.
        """
        low, high = self._ends()
        if low < 0 < high:
            return ANYTHING
        change = result / self - Interval.point(ONE)
        return (change if high > 0 else -change).scale(100)

    def change_by(self, percent: Interval) -> Interval:
        """This, changed by ``percent``: 200 and 10 give 220."""
        return self * (Interval.point(ONE) + percent / Interval.point(HUNDRED))

    def widen(self, fraction: Decimal) -> Interval:
        """Each end moved outwards by ``fraction`` of its own size (0.03 is 3%)."""
        low, high = self._ends()
        down = _DOWN.subtract(low, abs(low) * fraction) if low.is_finite() else low
        up = _UP.add(high, abs(high) * fraction) if high.is_finite() else high
        return Interval._of(down, up)

    def grow(self, amount: Decimal) -> Interval:
        """Each end moved outwards by ``amount``, in base units."""
        return self + Interval(-amount, amount)

    def closed(self, fraction: Decimal = Decimal("0.5")) -> Interval:
        """An open end closed at ``fraction`` beyond the other end.

        Nothing forbids "over 2,000" for 20,000, but no newsroom writes it; a check that
        finds figures apart only here should not call them more than undecided or a warning.
        """
        if (self.low is None) == (self.high is None):
            return self
        end = self.high if self.low is None else self.low
        assert end is not None
        reach = abs(end) * fraction
        return Interval(end - reach, end) if self.low is None else Interval(end, end + reach)

    def gap(self, other: Interval) -> Decimal:
        """The distance between the two in base units; 0 where they meet."""
        if self.overlaps(other):
            return ZERO
        (low, high), (first, last) = self._ends(), other._ends()
        return first - high if high < first else low - last


ANYTHING = Interval(None, None)


class Readings(NamedTuple):
    """The ends of the strict interval and of the loosest fair one, which holds it."""

    low: Decimal | None
    high: Decimal | None
    loose_low: Decimal | None
    loose_high: Decimal | None


# How far a hedge opens a figure, as a share of its value. In some 2,100 BBC articles
# "nearly half" was 46% (8% below), "almost a quarter" 21% (16% below), "threefold" 2.89.
NEAR, NEAR_LOOSE = Decimal("0.10"), Decimal("0.20")
NEAR_UNITS = 2  # "nearly 97" is 95 at the least, "nearly 300" 270
ABOUT, ABOUT_LOOSE, ABOUT_UNITS = Decimal("0.025"), Decimal("0.10"), 5
WORD, WORD_LOOSE = Decimal("0.02"), Decimal("0.10")


def _grain(digits: Decimal) -> Decimal:
    """The last place that is not a zero: 100 for 1,200. 1 for fewer than two zeros."""
    whole = digits.normalize()
    exponent = whole.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent >= 2 else ONE


def _slack(size: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    """How far below and above a printed size the loosest fair reading goes, in base units.

    Truncation drops up to one unit of the last digit (29.56 printed 29.5), so one unit
    above; from two digits on also one below, from three digits one and a half both ways,
    "one unit more than rounding explains". Figures ending in two zeros or more may have
    been rounded there: half a unit of the last digit that is not a zero, at most 10% of
    the figure (5,000 is 4,500 to 5,500; 2,000 is 1,800 to 2,200), at most 5% below a
    thousand units (100 is 95 to 105).
    """
    digits = (size / step).to_integral_value()
    below, above = step / 2, step
    if digits >= 10:
        below = step
    if digits >= 100:
        below = above = step * 3 / 2
        share = Decimal("0.10") if digits >= 1000 else Decimal("0.05")
        round_off = min(_grain(digits) * step / 2, size * share)
        below, above = max(below, round_off), max(above, round_off)
    return below, above


def _exact(size: Decimal, step: Decimal | None) -> tuple[Interval, Interval]:
    if step is None or step <= 0:
        return Interval.point(size).widen(WORD), Interval.point(size).widen(WORD_LOOSE)
    below, above = _slack(size, step)
    return Interval(size - step / 2, size + step / 2), Interval(size - below, size + above)


def _last_digit(size: Decimal, step: Decimal) -> Decimal:
    """One unit of the last digit that is not a zero, in base units: 10 for 1,730."""
    exponent = (size / step).to_integral_value().normalize().as_tuple().exponent
    return step * (Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent > 0 else ONE)


def _near(size: Decimal, step: Decimal | None) -> tuple[Interval, Interval]:
    """How far "nearly" and "just over" reach: no more than a few units of the last digit that is not a zero."""
    point = Interval.point(size)
    nearly, barely = point.widen(NEAR), point.widen(NEAR_LOOSE)
    if step is None or step <= 0:
        return nearly, barely
    grain, ends = _last_digit(size, step), []
    for wide, units in ((nearly, NEAR_UNITS), (barely, NEAR_UNITS + 1)):
        few = point.grow(grain * units)
        ends.append(wide.meet(few) or wide)
    return ends[0], ends[1]


def _hedged(
    size: Decimal, approximation: str, near: bool, plain: tuple[Interval, Interval], step: Decimal | None
) -> tuple[Interval, Interval]:
    strict, loose = plain
    point, digits = Interval.point(size), step is not None
    nearly, barely = _near(size, step)
    if approximation == "about" and near:
        return Interval(nearly.low, strict.high), Interval(barely.low, loose.high if digits else strict.high)
    if approximation == "about":
        wide = Interval.hull([loose, point.widen(ABOUT)])
        few = point.grow(_last_digit(size, step) * ABOUT_UNITS) if step else ANYTHING
        far = point.widen(ABOUT_LOOSE)
        return wide, Interval.hull([wide, far.meet(few) or far])
    down = approximation in ("under", "at-most")
    if not down and approximation not in ("over", "at-least"):
        return plain
    inner = point if approximation in ("under", "over") else strict
    strict_far, loose_far = (nearly, barely) if near else (ANYTHING, ANYTHING)
    # The hedge tells on which side of the figure the true value lies: "more than 600" is not 596,
    # "more than a third" is not 31%.
    if down:
        return Interval(strict_far.low, inner.high), Interval(loose_far.low, strict.high)
    return Interval(inner.low, strict_far.high), Interval(strict.low, loose_far.high)


def readings(
    value: Decimal, step: Decimal | None, approximation: str = "exact", near: bool = False
) -> Readings:
    """What a printed figure can stand for, strictly and at the loosest; all in base units.

    step: one unit of the last printed digit (10 million for "$1.47bn", 1 for "5,000");
        None for words without digits ("a third", "doubled"): 2% either way, loosely 10%.
    approximation: as in `records`; "range" and "exact" leave the digits as they are.
        "about" gives the loose reading and at least 2.5% either way, loosely 10%, and no further
        than five units of the last digit that is not a zero ("some 1,730" is no 1,600);
        "over" and "under" begin at the figure and are unbounded beyond; "at least" and
        "at most" begin half a unit before it, loosely no earlier.
    near: the hedge says close by: the open side of "just over" and "just under" ends 10%
        away, loosely 20%, and no further than two units of the last digit that is not a zero,
        loosely three; "nearly" and "almost" are "about" that opens so far below only.

    Strict is half a unit of the last digit either way; see `_slack` for loose. A figure
    below zero is read by its size, so "nearly -4" lies between -4 and zero.
    """
    size = abs(value)
    strict, loose = _hedged(size, approximation, near, _exact(size, step), step)
    loose = Interval.hull([loose, strict])
    if value < 0:
        strict, loose = -strict, -loose
    return Readings(strict.low, strict.high, loose.low, loose.high)
