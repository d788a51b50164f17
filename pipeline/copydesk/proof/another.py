"""Figures near by that fit where a claim's own do not: the claim may have taken the wrong one.

    has so far collected £12,000, 40% of the target, leaving £18,000 (the target is the £30,000 before it)
    The stock, already down 27% this year, lost a further 9% to 18.20 euros from 20 euros
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import HUNDRED, Interval
from copydesk.records import Claim, Money, Quantity

_NARROW = 2  # times its low end: what a wider reading meets is met by chance
_TIMES, _LITTLE = 4, Decimal("1.5")  # how far a level lies from its base that may be of another thing, and that fits
_NEARLY = Decimal("0.001")  # over the ends of what is asked for
_OFF, _APART = Decimal("0.03"), Decimal("0.02")  # from its middle: of a size, and of a level
_PLACES = ("whole", "part")  # of which any other of the sentence may be meant
_SHARES = frozenset(["percent", "fraction"])


def another(
    analysis: Analysis, claim: Claim, figures: Mapping[str, Quantity], targets: Mapping[str, Interval]
) -> tuple[str, Quantity] | None:
    """A figure that could stand in one of the roles and makes the others agree as printed: (role, figure).

    figures, targets: as for `agreement.at_odds`. It stands in the sentence of the figure whose place it
    would take, inside the claim's own stretch where the claim is told in one phrase; else in that sentence
    or the one before, or anywhere where a whole is taken from a sentence far off, or a level from
    another sentence than the change's.
    """
    own = {figure.id for figure in figures.values()}
    for role, target in targets.items():
        figure = figures.get(role)
        if figure is None or not (_narrow(target) or (role == "stated" and target.middle)):
            continue
        for other in _near(analysis, claim, figure, role):
            if other.id in own or other.value == figure.value or not _alike(figure, other):
                continue
            value, middle = _in_units_of(figure, other), target.middle or Decimal(1)
            off = _OFF if role == "stated" else _APART
            if target.widen(_NEARLY).contains(value) and abs(value - middle) <= off * middle:
                return role, other
    return None


def nearer(analysis: Analysis, base: Quantity, result: Quantity, *, up: bool) -> Quantity | None:
    """A level of the result's sentence that moved the way the word says, where the result lies times away.

    a 92% chance of a cut to 4.25%, up from 76% (the 92% was 76%)
    """
    if not base.value or not result.value or not max(base.value, result.value) / min(base.value, result.value) > _TIMES:
        return None
    for other in analysis.quantities:
        if other.sentence != result.sentence or other.id in (base.id, result.id) or not _alike(result, other):
            continue
        size = other.value or base.value
        if (size > base.value) == up and max(size, base.value) < _LITTLE * min(size, base.value):
            return other
    return None


def _narrow(target: Interval) -> bool:
    return target.low is not None and target.high is not None and target.low > 0 and target.high <= _NARROW * target.low


def _near(analysis: Analysis, claim: Claim, figure: Quantity, role: str) -> Iterator[Quantity]:
    start, end = claim.start, claim.end
    part = analysis.quantity(claim, "part")
    far = role == "whole" and not claim.explicit and part is not None and abs(part.sentence - figure.sentence) > 1
    far = far or (claim.kind == "change" and not claim.explicit and role in ("base", "result"))
    for other in analysis.quantities:
        if far:
            yield other  # "$50,000, or 0.01 percent of the jackpot", and more than one jackpot
            continue
        back = figure.sentence - other.sentence
        inside = (start <= other.start and other.end <= end) or _beside(analysis, claim, other) or role in _PLACES
        if (back == 0 and inside) if claim.explicit else back in (0, 1):
            yield other


def _beside(analysis: Analysis, claim: Claim, other: Quantity) -> bool:
    """Whether "from" or "to" ties it to the claim's last figure: "growing by 5% from 2,200"."""
    gap = analysis.article.text[claim.end : other.start] if other.start >= claim.end else ""
    return gap in (" from ", " to ")


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether the other could stand in the place of the one."""
    if other.value is None or other.approximation != "exact":
        return False
    if isinstance(one, Money) or isinstance(other, Money):
        both = isinstance(one, Money) and isinstance(other, Money)
        return both and one.unit == other.unit and one.minor == other.minor  # type: ignore[union-attr]
    if one.kind in _SHARES and other.kind in _SHARES:
        return True
    counted = {"count", "number"}
    return (one.kind in counted and other.kind in counted) or (one.kind == other.kind and one.unit == other.unit)


def _in_units_of(figure: Quantity, other: Quantity) -> Decimal:
    """The other's value as printed; a percentage as a fraction beside one, and the reverse."""
    value = other.value or Decimal(0)
    if figure.kind == other.kind or not {figure.kind, other.kind} <= _SHARES:
        return value
    return value * HUNDRED if figure.kind == "percent" else value / HUNDRED
