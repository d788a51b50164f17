"""Counts that are printed in full: where no figure of a sum is rounded, it adds up to the last one or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk.records import Quantity

_ENDS = ("low", "high", "loose_low", "loose_high")
_ROUND = 100  # from here on a nought at the end may be rounding: 1,200 staff, but 90 members


def in_full(figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures as points, where all of them are whole numbers of things and none is round; else as they are."""
    if not all(_is_whole(figure) for figure in figures):
        return list(figures)
    return [figure.model_copy(update=dict.fromkeys(_ENDS, figure.value)) for figure in figures]


def _is_whole(figure: Quantity) -> bool:
    value = figure.value
    if value is None or figure.kind not in ("count", "number") or figure.approximation != "exact":
        return False
    printed = figure.step == 1 and value == value.to_integral_value()
    return printed and (value < _ROUND or value % Decimal(10) != 0)
