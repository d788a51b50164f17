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
    if any(char.isdigit() for char in length.text):
        return [(edit.text, edit.why) for edit in repairs(length, [target])]
    word = next((w for w in re.findall(r"[a-z]+", length.text.lower()) if w in WORDS), None)
    if word is None:
        return []
    pattern = re.compile(rf"\b{word}\b", re.I)
    numbers = [number for number in whole(target) if number > 1]
    named = [WORDS[number] if number < len(WORDS) else str(number) for number in numbers]
    return [(pattern.sub(name, length.text, count=1), "computed") for name in named]


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
