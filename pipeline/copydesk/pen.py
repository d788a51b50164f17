"""Slips of the pen: whether one value is another with digits swapped, one digit changed or noughts lost.

Two figures that are linked only because they stand near each other prove nothing by disagreeing.
Where one is the other but for such a slip they do: of the 900 numbers of three digits 2 are two
swapped digits away from a given one, and some 27 one digit; of two digits it is one in five.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from copydesk.records import Quantity

_ZERO = Decimal(0)
_NEARLY = Decimal("1.02")
_THOUSANDS = frozenset({3, 6, 9})
_TELLING = 3  # digits that two figures share by chance once in hundreds


def digits(value: Decimal | None) -> str:
    """The digits that say something: 375 for £37.5m and for 375,000."""
    return "".join(map(str, (value or _ZERO).normalize().as_tuple().digits))


def swapped(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two neighbouring digits of one and the same size are swapped."""
    a, b = _aligned(one, other)
    off = [k for k in range(len(a)) if a[k] != b[k]] if a else []
    return len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]


def one_digit(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether one digit of one and the same size differs."""
    a, b = _aligned(one, other)
    return len(a) > 1 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def one_more(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether one has a digit more than the other: 15,000 and 5,000, 2,300 and 230."""
    if not one or not other:
        return False
    short, long = sorted((f"{value.normalize():f}" for value in (one, other)), key=len)
    apart = len(long) - len(short) == 1 and "." not in long + short
    return apart and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def scaled(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether the two are thousands apart: million for billion, a scale word left out."""
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    return any(Decimal(10) ** k * 2 > ratio * Decimal("1.9") > Decimal(10) ** k for k in _THOUSANDS)


def tens(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether the two are a power of ten apart, within 2%: 420 km at $300,000 and $1.26bn."""
    if not one or not other:
        return False
    ratio = max(one, other) / min(one, other)
    return any(_NEARLY > ratio / Decimal(10) ** k > 1 / _NEARLY for k in range(1, 10))


def near(one: Decimal | None, other: Decimal | None, factor: Decimal) -> bool:
    """Whether neither is more than ``factor`` times the other: further off, they are of two things."""
    if not one or not other or one < 0 or other < 0:
        return False
    return max(one, other) <= factor * min(one, other)


def noughts(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether the two have the same digits and not the same size."""
    return bool(one) and one != other and digits(one) == digits(other)


def sound_alike(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether one is a teen and the other its ten, as they are misheard: 14,000 and 40,000."""
    if not one or not other or one < 0 or other < 0:
        return False
    low, high = min(one, other), max(one, other)
    return any(low * 10 * unit == high * (10 + unit) and digits(high) == str(unit) for unit in range(3, 10))


def slip(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether a single slip makes one of the other."""
    return swapped(one, other) or one_digit(one, other) or noughts(one, other)


def telling(value: Decimal | None) -> bool:
    """Whether the value has so many digits that another has all but one of them by chance but rarely."""
    return len(digits(value)) >= _TELLING


def telling_slip(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two digits are swapped, or one of three or more differs: no accident even between distant figures."""
    return swapped(one, other) or (telling(one) and one_digit(one, other))


def opposed(one: Quantity, other: Quantity) -> bool:
    """Whether one is more than a number and the other less than the same: "over 4,000", "fewer than 4,000"."""
    hedges = {one.approximation, other.approximation}
    return one.value == other.value and "under" in hedges and bool(hedges & {"over", "at-least"})


def rounded(value: Decimal, like: Quantity) -> Decimal:
    """The value as coarse as the figure is printed."""
    step = like.step
    return value if not step else (value / step).to_integral_value(ROUND_HALF_UP) * step


def as_coarse(value: Decimal, like: Decimal) -> Decimal:
    """The value with as many digits that say something as the other has: 18,000 for 17,951 beside 81,000."""
    if not value:
        return value
    step = Decimal(10) ** (value.adjusted() - len(digits(like)) + 1)
    return (value / step).to_integral_value(ROUND_HALF_UP) * step


def _aligned(one: Decimal | None, other: Decimal | None) -> tuple[str, str]:
    """The digits of both from the same place on; empty where they are not of one size."""
    if not one or not other or one.adjusted() != other.adjusted():
        return "", ""
    a, b = digits(one), digits(other)
    length = max(len(a), len(b))
    return a.ljust(length, "0"), b.ljust(length, "0")
