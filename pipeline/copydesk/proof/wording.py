"""Figures in words, for messages and workings: short, with their units."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

from copydesk.interval import Interval
from copydesk.records import Quantity

SIGNS = {"USD": "US$", "GBP": "£", "EUR": "€", "AUD": "A$", "CAD": "C$", "NZD": "NZ$", "JPY": "¥"}
_SAME = frozenset("celsius fahrenheit kelvin hertz horsepower percent times fold s".split())
_MANY = {"foot": "feet", "inch": "inches", "century": "centuries", "pound-mass": "pounds", "pound-foot": "pound-feet",
         "penny": "pence", "paisa": "paise", "kopeck": "kopecks", "sen": "sen"}
_SCALES = ((Decimal(10) ** 12, "trn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))


def rounded(value: Decimal, digits: int = 3) -> Decimal:
    """To so many significant digits."""
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).plus(value)


def plain(value: Decimal, digits: int = 3) -> str:
    """Grouped by thousands, never with an exponent: 12345.6 to four digits is 12,350."""
    short = rounded(value, digits).normalize()
    return f"{short:,f}"


def printed(percent: Quantity) -> str:
    """The number of a percentage as it is printed: "25 percent" is 25."""
    return percent.text.rstrip("%").removesuffix("percent").removesuffix("per cent").removesuffix("pc").strip()


def number(value: Decimal, digits: int = 3) -> str:
    """With a scale letter from a million on: 854000000 is 854m."""
    for size, letter in _SCALES:
        if abs(value) >= size:
            return f"{plain(value / size, digits)}{letter}"
    return plain(value, max(digits, len(str(int(abs(value)))) if abs(value) < 100000 else digits))


def amount(value: Decimal, unit: str | None, digits: int = 3) -> str:
    """With its unit: US$83m, SEK 854m, 48 kilometres, 12%."""
    text = number(value, digits)
    if unit is None:
        return text
    if unit in SIGNS:
        return f"{SIGNS[unit]}{text}" if value >= 0 else f"-{SIGNS[unit]}{text[1:]}"
    if unit == "percent":
        return f"{text}%"
    return f"{unit} {text}" if unit.isupper() and len(unit) == 3 else f"{text} {units(unit, value)}"


def units(unit: str, value: Decimal) -> str:
    """The name of a unit as it is said of so many: 48 kilometres, 1 foot, 60 miles per hour, 30 celsius."""
    head, per, rest = unit.partition(" per ")
    stem, blank, last = head.rpartition(" ")
    if abs(value) == 1 or last in _SAME:
        return unit
    many = _MANY.get(last) or (f"{last}es" if last.endswith(("ch", "sh", "x")) else f"{last}s")
    return f"{stem}{blank}{many}{per}{rest}"


def around(interval: Interval, unit: str | None = None, digits: int = 3) -> str:
    """The middle and the ends: about 3.45m (3.31m–3.6m)."""
    middle = interval.middle
    if middle is None or interval.low == interval.high:
        return between(interval, unit, digits)
    return f"about {amount(middle, unit, digits)} ({between(interval, unit, digits)})"


def between(interval: Interval, unit: str | None = None, digits: int = 3) -> str:
    """Lowest to highest, or the one value that both round to."""
    low = None if interval.low is None else amount(interval.low, unit, digits)
    high = None if interval.high is None else amount(interval.high, unit, digits)
    said = unit is not None and unit != "percent" and not unit.isupper()
    if said and interval.low is not None and high is not None and low != high:
        return f"{number(interval.low, digits)}–{high}"  # the unit is said once
    if low is None or high is None:
        return "anything" if low == high else f"at least {low}" if high is None else f"at most {high}"
    return low if low == high else f"{low}–{high}"
