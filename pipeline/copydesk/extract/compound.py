"""Lengths of time in two units and more: "two hours and 25 minutes" is one length.

The value is in the smallest printed unit, in which it is exact: 145 minutes. A year is no whole
number of days and a month no whole number of weeks, so "a year and two weeks" stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_PARTS = {
    ("year", "month"): 12, ("week", "day"): 7, ("day", "hour"): 24, ("hour", "minute"): 60, ("minute", "second"): 60,
    ("hour", "second"): 3600,
}  # fmt: skip
_JOINTS: tuple[list[str], ...] = ([], ["and"], [","], [",", "and"])
# Behind the second length: it is one of its own.
_APART = frozenset(["respectively", "longer", "more", "less", "faster", "slower", "ahead", "clear", "quicker"])
_OPENERS = frozenset(["In", "After", "Within", "For", "Over", "During", "Every"])
_UNITS = frozenset(["year", "week", "day", "hour", "minute", "month", "decade"])


def join(words: Words, figures: Sequence[Figure]) -> None:
    """Take each length into the smaller one behind it, "an hour" and "a year" too; halves into the larger."""
    previous: Figure | None = None
    for figure in figures:
        if figure.dropped:
            continue
        if previous is None or not _continues(words, previous, figure):
            _one(words, previous, figure)
        previous = figure


def _continues(words: Words, first: Figure, last: Figure) -> bool:
    """Take the first into the last, where they are one length."""
    gap = words.low[first.end : last.start]
    aged = first.kind == "age" and last.kind == "age" and words.at(first.end - 1) in ("year", "years")
    if not (first.kind == "duration" or aged) or gap not in _JOINTS:
        return False
    if first.first is not None or first.number.value is None:
        return False
    if first.number.form not in ("digits", "words") or words.at(first.start - 1) == "between":
        return False
    if gap == [","] and words.text[first.start - 1] in _OPENERS:
        return False  # "In two years, six months were lost."
    return bool(first.unit) and _take(words, last, first.start, str(first.unit), first.number.value, first)


def _one(words: Words, previous: Figure | None, figure: Figure) -> None:
    """"an hour and 48 minutes", "a year and a half": no figure stands before the "and"."""
    i = figure.start - 3
    if i < 0 or words.at(i + 2) != "and" or words.at(i) not in ("a", "an") or words.at(i + 1) not in _UNITS:
        return
    rate = previous is not None and max(previous.tail, previous.end) > i  # "60 miles an hour and 20 minutes" are two
    if not rate and words.at(i - 1) not in ("once", "twice", "times"):
        _take(words, figure, i, words.at(i + 1), Decimal(1), None)


def _take(words: Words, last: Figure, start: int, unit: str, size: Decimal, first: Figure | None) -> bool:
    """Make the last figure reach from `start`; False where the two are no one length."""
    part = last.number.value
    if part is None or last.first is not None or size != size.to_integral_value():
        return False
    half = last.kind == "fraction" and last.unit is None and words.at(start + 2) == "and" and part < 1
    times = _PARTS.get((unit, str(last.unit)))
    aged = last.kind == "age" and words.at(last.end - 1) in ("old", "olds")
    timed = last.kind == "duration" or aged
    if half:
        last.kind, last.unit, value = "duration", unit, size + part
    elif timed and times and 0 < part < times and last.number.form in ("digits", "words"):
        value = size * times + part
    else:
        return False
    if words.at(last.end) in _APART or words.text[last.number.end : last.number.end + 1] == ["-"]:
        return False
    begun = start if first is None else first.number.start
    last.start = start
    last.number = replace(last.number, start=begun, value=value, form="words" if half else last.number.form)
    if first is not None:
        first.dropped = True
        last.hedge_start = first.hedge_start
        if first.approximation != "exact":
            last.approximation, last.near = first.approximation, first.near
    return True
