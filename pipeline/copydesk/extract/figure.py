"""A figure while it is being read, and the record that it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from copydesk import interval
from copydesk.extract import coinage
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words
from copydesk.records import (
    Approximation,
    Bare,
    Count,
    Kind,
    Measure,
    Money,
    Percent,
    Proportion,
    Quantity,
    Trend,
)


@dataclass(slots=True)
class Figure:
    """One figure at words ``start``..``end`` (end exclusive); its last number is `number`.

    The span holds the digits with their sign, scale, currency and unit; not the hedge
    ("about"), not the counted noun, and of a rate in money ("$26 a share") not the "a share".
    first: the lower number of a range (or the first printed). codes: the currencies that a
    bare sign can be. per: what a rate is per ("share").
    """

    start: int
    end: int
    number: Number
    kind: Kind = "number"
    unit: str | None = None
    first: Number | None = None
    tail: int = 0
    approximation: Approximation = "exact"
    near: bool = False
    mean: bool = False  # near which the single cases lie: itself as exact as it is printed
    trend: Trend | None = None
    subject: str | None = None
    codes: tuple[str, ...] = ()
    minor: str | None = None
    per: str | None = None
    resolved: str = "printed"
    hedge_start: int = -1
    dropped: bool = False
    glued_unit: bool = False
    nouns: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        self.tail = self.tail or self.end

    @property
    def left(self) -> int:
        """The first word with the hedge."""
        return self.start if self.hedge_start < 0 else self.hedge_start


_RECORDS: dict[str, type[Any]] = {
    "money": Money, "count": Count, "percent": Percent, "percentage-point": Percent, "basis-point": Percent,
    "measure": Measure, "duration": Measure, "age": Measure, "temperature": Measure,
    "multiple": Proportion, "fraction": Proportion, "ratio": Proportion,
    "ordinal": Bare, "score": Bare, "number": Bare,
}


@dataclass(slots=True)
class _Reading:
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    loose_low: Decimal | None
    loose_high: Decimal | None
    step: Decimal | None
    extra: dict[str, Any] = field(default_factory=dict)


def _reading(figure: Figure) -> _Reading:
    """Every value that the figure can stand for; see `interval.readings`."""
    number = figure.number
    if number.value is None or figure.kind == "score":
        return _Reading(None, None, None, None, None, None)
    if number.form == "vague" and figure.first is None:
        low, high = number.low, number.high
        return _Reading(number.value, low, high, low, high, None)
    if figure.first is not None and figure.first.value is not None:
        return _range(figure.first, number)
    if number.form == "ordinal" or (figure.approximation == "exact" and _is_exact(figure)):
        value = number.value
        return _Reading(value, value, value, value, value, Decimal(1))
    told = "exact" if figure.mean else figure.approximation
    step = _step(figure)
    if figure.kind == "multiple" and step == 1:
        return _times(number.value, told, figure.near)
    found = interval.readings(number.value, step, told, figure.near)
    return _Reading(number.value, found.low, found.high, found.loose_low, found.loose_high, _step(figure))


def _times(value: Decimal, told: str, near: bool) -> _Reading:
    """Whole multiples: "three times" is 2.7 to 3.3, "five times" 4.5 to 5.5, "more than three times" 2.94 or more."""
    step = min(Decimal(1), abs(value) / 5)
    found = interval.readings(value, step, told, near)
    low, high = found.loose_low, found.loose_high
    if told == "exact":
        low, high = found.low, found.high
    elif told in ("over", "at-least") and found.low is not None:
        low = value * (1 - interval.WORD)
    return _Reading(value, found.low, found.high, low, high, step)


def _is_exact(figure: Figure) -> bool:
    """"three directors", "12 jobs": small whole numbers of things are counted, not rounded."""
    value, number = figure.number.value, figure.number
    if value is None or value != value.to_integral_value() or number.scale != 1:
        return False
    if number.form == "words":
        return abs(value) < 100 and figure.kind in ("count", "number", "age", "duration")
    return number.form == "digits" and abs(value) < 100 and figure.kind == "count"


def _step(figure: Figure) -> Decimal | None:
    """One unit of the last printed digit; spelled whole numbers ("forty million") have their scale."""
    number = figure.number
    if number.form == "words" and number.value is not None and number.step is None:
        whole = number.value / number.scale
        return number.scale if whole == whole.to_integral_value() else None
    return number.step


def _range(first: Number, last: Number) -> _Reading:
    ends = []
    for number in (first, last):
        assert number.value is not None
        low = number.low if number.form == "vague" else number.value
        high = number.high if number.form == "vague" else number.value
        ends.append((low if low is not None else number.value, high if high is not None else number.value))
    ends.sort()
    low, high = ends[0][0], ends[1][1]
    step = min(number.step or Decimal(1) for number in (first, last))
    return _Reading((low + high) / 2, low, high, low - step, high + step, step)


def record(words: Words, figure: Figure, name: str, sentence: int) -> Quantity:
    """The frozen record of a figure, under its id."""
    start, end = words.start(figure.start), words.end(figure.end)
    reading = _reading(figure)
    ranged = figure.first is not None or (figure.number.form == "vague" and figure.approximation == "exact")
    fields: dict[str, Any] = {
        "id": name, "kind": figure.kind, "text": words.printed[start:end], "start": start, "end": end,
        "value": reading.value, "low": reading.low, "high": reading.high,
        "loose_low": reading.loose_low, "loose_high": reading.loose_high, "step": reading.step,
        "unit": figure.unit, "approximation": "range" if ranged else figure.approximation,
        "trend": figure.trend, "subject": figure.subject, "sentence": sentence,
    }
    if figure.kind == "money":
        fields |= {
            "resolved": figure.resolved, "currency": figure.codes[0], "per": figure.per,
            "minor": coinage.currencies()[figure.codes[0]].minor_in_major if figure.minor else 1,
        }
    quantity: Quantity = _RECORDS[figure.kind](**fields)
    return quantity
