"""Percentage points against the percentages between which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import ZERO, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds
from copydesk.proof.fit import fit
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_HUNDREDTH = Decimal("0.01")
# Rates that bankers move by "a quarter percent" and mean points.
_RATES = frozenset(["yield", "yields", "repo", "interest", "base", "coupon"])
_RATE = frozenset(["rate", "rates"])  # of interest too, but also of unemployment: where the step is a banker's
_QUARTER = Decimal("0.25")


@check(
    "CD204",
    passes=[
        "Turnout rose 12 percentage points, from 52% to 64%.",
        "The bank raised its interest rate by 25 basis points to 5.25% from 5%.",
        "The vacancy rate was cut from 30% to 27%, a fall of 10%.",
    ],
    fails={
        "Turnout rose 21 percentage points, from 52% to 64%.": "21 percentage points",
        "Turnout rose by 12%, from 52% to 64%.": "12%",
        "The bank raised its interest rate by 75 basis points to 5.25% from 5.00%.": "75 basis points",
    },
)
def percentage_points(analysis: Analysis) -> Iterator[Verdict]:
    """The difference of two percentages is in percentage points, not in percent.

    From 52% to 64% is a rise of 12 points, or of 23%. "A rise of 12%" is neither, and a
    finding; the points of an interest rate that are called percent, as bankers do, are not.
    A hundred basis points are one percentage point.

    Source: the error that editors confess to, percent for percentage points; Associated Press
    Stylebook, "percent, percentage, percentage points".
    """
    for claim in analysis.of_kind("change"):
        base, result = analysis.quantity(claim, "base"), analysis.quantity(claim, "result")
        points, percent = analysis.quantity(claim, "difference"), analysis.quantity(claim, "percent")
        if result is None or result.unit != "percent":
            continue
        if base is not None and base.unit == "percent":
            if points is not None and _is_points(points):
                yield _points(analysis, claim, base, result, points)
            if percent is not None and percent.kind == "percent":
                yield _percent(analysis, claim, base, result, percent)
        elif points is not None and _is_points(points):
            yield _no_base(claim, result, points)


def _is_points(figure: Quantity) -> bool:
    """Whether it is in points: beside percentages, plain points are of them ("a rise of 28 points")."""
    return figure.kind in ("percentage-point", "basis-point") or figure.unit == "point"


def _scale(points: Quantity) -> int:
    return 100 if points.kind == "basis-point" else 1


def _points(analysis: Analysis, claim: Claim, base: Quantity, result: Quantity, points: Quantity) -> Verdict:
    def formula(x: Sequence[Interval]) -> Interval:
        return abs(x[1] - x[0]).scale(_scale(points))

    base, result = _as_fine(base, result), _as_fine(result, base)
    if all(_by_quarters(figure) for figure in (base, result)) and _by_quarters(points, _scale(points)):
        base, result = _to_hundredth(base), _to_hundredth(result)  # "a quarter point to 5% from 4.5%"
    how = fit(formula, [base, result], points)
    gap = formula([base.interval, result.interval])
    name = "basis points" if _scale(points) == 100 else "percentage points"
    working = f"{base.text} to {result.text} = {wording.between(gap)} {name}; printed {points.text}"
    evidence = {"stated": points, "base": base, "result": result}
    if how == "consistent":
        return consistent(f"{points.text} lie between {base.text} and {result.text}", working, [claim], **evidence)
    if how == "rounding":
        return rounding(f"{points.text} lie between {base.text} and {result.text} at the loosest", working, [claim],
                        **evidence)  # fmt: skip
    message = f"from {base.text} to {result.text} is {wording.between(gap)} {name}, not {points.text}"
    if not claim.explicit and (how == "doubtful" or "link" not in claim.cues):
        return undecided(message, "the figures may be of something else", working, [claim], **evidence)
    step = points.interval / Interval.point(Decimal(_scale(points)))
    rises = claim.direction == "up" or (claim.direction is None and not _slips_down(result, base.interval - step))
    step = step if rises else step.scale(-1)
    targets = {"stated": gap, "base": result.interval - step, "result": base.interval + step}
    return at_odds(analysis, claim, message, working, evidence, targets, how)


def _slips_down(result: Quantity, target: Interval) -> bool:
    """Whether two digits of the result are swapped, if it was cut: where no word says which way it went."""
    return any(edit.cost == 0 for edit in repairs(result, [target]))


def _as_fine(one: Quantity, other: Quantity) -> Quantity:
    """A rate in whole percents beside one in hundredths is as exact: "from 5% to 5.25%"."""
    fine = other.step is not None and other.step <= _HUNDREDTH
    if one.value is None or other.step is None or one.step != 1 or not fine or one.approximation != "exact":
        return one
    return _to_hundredth(one)


def _by_quarters(figure: Quantity, scale: int = 1) -> bool:
    """Whether it is one of the quarters of a point in which interest rates move."""
    return figure.value is not None and figure.approximation == "exact" and figure.value / scale % _QUARTER == 0


def _to_hundredth(figure: Quantity) -> Quantity:
    """The figure as if it were printed to the hundredth."""
    value = figure.value or Decimal(0)
    low, high = value - _HUNDREDTH / 2, value + _HUNDREDTH / 2
    return figure.model_copy(update={"low": low, "high": high, "loose_low": low, "loose_high": high})


def _percent(analysis: Analysis, claim: Claim, base: Quantity, result: Quantity, percent: Quantity) -> Verdict:
    def change(x: Sequence[Interval]) -> Interval:
        return abs(x[0].percent_change(x[1]))

    def gap(x: Sequence[Interval]) -> Interval:
        return abs(x[1] - x[0])

    pair = [_as_fine(base, result), _as_fine(result, base)]
    relative, points = change([q.interval for q in pair]), gap([q.interval for q in pair])
    working = (
        f"{base.text} to {result.text} = {wording.between(points)} percentage points, "
        f"or {wording.between(relative, 'percent')}; printed {percent.text}"
    )
    evidence = {"stated": percent, "base": base, "result": result}
    how = fit(change, pair, percent)
    exact = _points_exactly(base, result, percent)
    if how == "consistent" and not exact:
        return consistent(f"{percent.text} follows from {base.text} and {result.text}", working, [claim], **evidence)
    if exact or fit(gap, pair, percent) in ("consistent", "rounding"):
        if _is_of_interest(claim, percent):
            return rounding(f"{percent.text} of a rate means points", working, [claim], **evidence)
        gap_text = f"{wording.between(points)} percentage points"
        message = f"from {base.text} to {result.text} is {gap_text}, not {percent.text}"
        return inconsistent(message, working, [claim], severity="warning", repairs=_as_points(percent), **evidence)
    if how == "rounding":
        return rounding(f"{percent.text} follows from {base.text} and {result.text} at the loosest", working, [claim],
                        **evidence)  # fmt: skip
    message = f"{percent.text} is neither the points nor the percent from {base.text} to {result.text}"
    if how == "doubtful" or not claim.explicit:
        return undecided(message, "the figures may be of something else", working, [claim], **evidence)
    basis = claim.explicit and percent.value == abs((result.value or ZERO) - (base.value or ZERO)) * 100
    if basis:
        message = f"from {base.text} to {result.text} is {wording.printed(percent)} basis points, not {percent.text}"
    known = _as_points(percent, "basis") if basis else ()
    return at_odds(analysis, claim, message, working, evidence, {"stated": relative}, how, sure=basis, known=known)


def _is_of_interest(claim: Claim, percent: Quantity) -> bool:
    """Whether it is a rate of interest that moves, by quarters of a point where it is only called a rate."""
    subject = set((claim.subject or "").lower().split())
    value = percent.value or Decimal(0)
    return bool(_RATES & subject) or (bool(_RATE & subject) and value <= 1 and value % _QUARTER == 0)


def _points_exactly(base: Quantity, result: Quantity, percent: Quantity) -> bool:
    """Whether the printed digits give the points to the digit, and the percentage only by rounding: 82% to 87%, 5%."""
    if base.value is None or result.value is None or percent.value is None or not base.value:
        return False
    points = abs(result.value - base.value)
    relative = points / base.value * 100
    return points == percent.value and not percent.interval.contains(relative)


def _as_points(percent: Quantity, of: str = "percentage") -> list[tuple[str, str, str]]:
    """The same number in points: `2.5 percentage points`, `25 basis points`."""
    noun = f"{of} point" if percent.value is not None and percent.value <= 1 else f"{of} points"
    return [("stated", f"{wording.printed(percent)} {noun}", f"percent for {of} points")]


def _no_base(claim: Claim, result: Quantity, points: Quantity) -> Verdict:
    sign = -1 if claim.direction == "down" else 1
    base = result.interval - points.interval.scale(sign) / Interval.point(Decimal(_scale(points)))
    text = wording.between(base, "percent")
    return undecided(f"{points.text} to {result.text} implies a base of {text}", "the base is not printed",
                     f"{result.text} and {points.text}: {text}", [claim], stated=points, result=result)  # fmt: skip
