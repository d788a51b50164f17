"""Edits of lengths, ordinals and years: what the pen may have slipped on.

A length in digits is mended as any figure (`proof.repair`); one in words ("ten years") by the
word for the right number; an ordinal keeps its ending right; a year by one digit or two swapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR

from copydesk.interval import Interval
from copydesk.proof.repair import repairs
from copydesk.records import Quantity

WORDS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")
_PART = re.compile(r"(year|month|week|day|hour|hr|minute|min|second|sec)(?:s|es)?\b")
_ABOVE = {
    "month": ("year", 12), "day": ("week", 7), "hour": ("day", 24), "minute": ("hour", 60), "second": ("minute", 60),
}  # fmt: skip

Edits = list[tuple[str, str]]


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th, 21st."""
    ending = "th" if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"


def whole(target: Interval) -> Iterator[int]:
    """The whole numbers in the target, at most three, the middle one first."""
    if target.low is None or target.high is None:
        return
    low = int(target.low.to_integral_value(ROUND_CEILING))
    high = int(target.high.to_integral_value(ROUND_FLOOR))
    middle = (low + high) / 2
    yield from sorted(range(low, high + 1), key=lambda number: abs(number - middle))[:3]


def length_edits(length: Quantity, target: Interval) -> Edits:
    """(replacement, why) for a length or an ordinal that should lie in ``target``, in its unit."""
    if _ORDINAL.search(length.text):
        found = [(_ORDINAL.sub(ordinal(number), length.text, count=1), number) for number in whole(target)]
        return [(text, "one digit" if _close(str(number), str(length.value)) else "computed")
                for text, number in found]  # fmt: skip
    if is_compound(length):
        return [(compound(number, str(length.unit)), "computed") for number in whole(target)]
    if any(char.isdigit() for char in length.text):
        return [(edit.text, edit.why) for edit in repairs(length, [target])]
    word = next((w for w in re.findall(r"[a-z]+", length.text.lower()) if w in WORDS), None)
    if word is None:
        return []
    pattern = re.compile(rf"\b{word}\b", re.I)
    numbers = [number for number in whole(target) if number > 1]
    named = [WORDS[number] if number < len(WORDS) else str(number) for number in numbers]
    return [(pattern.sub(name, length.text, count=1), "computed") for name in named]


def is_compound(length: Quantity) -> bool:
    """Whether it is printed in two units ("two hours and 25 minutes")."""
    return len(set(_PART.findall(length.text.lower()))) > 1


def compound(number: int, unit: str) -> str:
    """A length in the unit above as well, where there is one: 108 minutes is "one hour and 48 minutes"."""
    above, times = _ABOVE.get(unit, (unit, 0))
    if not times or number <= times:
        return _named(number, unit)
    most, rest = divmod(number, times)
    return f"{_named(most, above)} and {_named(rest, unit)}" if rest else _named(most, above)


def _named(number: int, unit: str) -> str:
    return f"{WORDS[number] if 0 < number < 10 else number} {unit}{'' if number == 1 else 's'}"


def _close(one: str, other: str) -> bool:
    """One digit apart, or the same digits in another order."""
    if len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)


def year_edits(text: str, year: int, low: int, high: int) -> Edits:
    """A printed date whose year should lie from ``low`` to ``high``: (replacement, why)."""
    fits = [str(other) for other in range(low, high + 1) if other != year]
    return [(text.replace(str(year), other), "year") for other in fits
            if str(year) in text and _close(str(year), other)]  # fmt: skip
