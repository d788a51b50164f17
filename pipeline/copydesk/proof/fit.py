"""How well figures fit each other as they are printed: records and intervals alone, no text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Literal

from copydesk import pen
from copydesk.interval import ONE, Interval
from copydesk.records import Quantity

_SEVENTH, _QUARTER, _HALF, _TEN = Decimal("0.15"), Decimal("0.25"), Decimal("0.5"), Decimal(10)
_FINER = 4  # times as wide, and a reading is a coarser one
Fit = Literal["consistent", "rounding", "doubtful", "apart"]
Formula = Callable[[Sequence[Interval]], Interval]


def fit(formula: Formula, operands: Sequence[Quantity], stated: Quantity) -> Fit:
    """How the stated figure fits what the operands give.

    consistent: the strict readings meet. rounding: they meet once one of the figures is read
    loosely. doubtful: only with all of them read loosely at once. apart: not even then.
    """
    strict = [figure.interval for figure in operands]
    if formula(strict).overlaps(stated.interval):
        return "consistent"
    if _meet(formula(strict), stated.loose):
        return "rounding"
    for n, figure in enumerate(operands):
        if _meet(formula([*strict[:n], figure.loose, *strict[n + 1 :]]), stated.interval):
            return "rounding"
    loose = formula([figure.loose for figure in operands])
    return "doubtful" if _meet(loose, stated.loose) else "apart"


def _meet(one: Interval, other: Interval) -> bool:
    """Whether the two share more than an end: every rounding at its worst at once is no reading."""
    shared = one.meet(other)
    if shared is None:
        return False
    wide = shared.low is None or shared.high is None or shared.low < shared.high
    return wide or one.low == one.high or other.low == other.high


def as_fine(figure: Quantity, beside: Quantity) -> Quantity:
    """A level read one digit finer than it is printed, where the one beside it is printed finer still.

    In "to $4.32 billion from $4 billion" and "from 350,000 to 371,000" the noughts are meant, printed or not.
    """
    exact = figure.approximation == beside.approximation == "exact"
    own, finer = _reach(figure), _reach(beside)
    if not exact or figure.unit != beside.unit or figure.value is None or own is None or finer is None:
        return figure
    if finer * _FINER > own:
        return figure
    loose = Interval.point(figure.value).grow(max(finer, own / _TEN))
    strict = figure.interval.meet(Interval.point(figure.value).grow(own / _TEN / 2)) or figure.interval
    ends = {"low": strict.low, "high": strict.high, "loose_low": loose.low, "loose_high": loose.high}
    return figure.model_copy(update=ends)


def _reach(figure: Quantity) -> Decimal | None:
    """How far the loosest reading reaches from the figure; None where it is open."""
    low, high = figure.loose.low, figure.loose.high
    return None if low is None or high is None else (high - low) / 2


def hedged(figures: Iterable[Quantity]) -> bool:
    """Whether any figure is approximate in words ("about", "a third", "doubled")."""
    return any(
        figure.approximation != "exact" or figure.kind == "multiple" or figure.step is None
        for figure in figures
    )


def how(one: Quantity, other: Quantity) -> Fit:
    """How well they agree; an open reading ("more than 12") reaches half as far again."""
    found = fit(lambda x: x[0], [one], other)
    if found == "consistent" and not one.interval.closed(_HALF).overlaps(other.interval.closed(_HALF)):
        return "doubtful"
    return found


def closed(figure: Quantity) -> Quantity:
    """`more than 120` is no 160, and `up to 96` no 66: an open reading reaches a little, of one digit a good way."""
    value = figure.value
    if not value or value < 0 or (figure.low is None) == (figure.high is None):
        return figure
    up, down = (_QUARTER, _SEVENTH) if len(pen.digits(value)) > 1 else (ONE, _HALF)
    strict, loose = (reading.closed(down if reading.low is None else up) for reading in (figure.interval, figure.loose))
    ends = {"low": strict.low, "high": strict.high, "loose_low": loose.low, "loose_high": loose.high}
    return figure.model_copy(update=ends)


def power_of_ten(one: Quantity, other: Quantity) -> bool:
    """Whether the two are the same digits some noughts apart."""
    if not one.value or not other.value:
        return False
    ratio = one.value / other.value
    return any(ratio == Decimal(10) ** power for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9))
