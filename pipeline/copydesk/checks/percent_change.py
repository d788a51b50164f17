"""Percentages of change against the levels between which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import HUNDRED, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds, major
from copydesk.proof.fit import Formula, as_fine, fit
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided

_SEVERAL, _SCALE = 20, 300  # times
_POWERS = tuple(Decimal(10) ** k for k in (-9, -6, -3, -2, 2, 3, 6, 9))  # 100 is a crore in lakhs


@check(
    "CD201",
    passes=[
        "Sales rose 24% to £62m from £50m.",
        "The membership fell from 8,412 to 7,310, or 13.1%.",
        "Shares were up 12 cents, or 1.5%, at 812 cents.",
        "Visitors fell by 350, from 7,013 to 6,663.",
        "Profits at the mill fell 28% in the spring quarter. The firm earned £72m, down from £100m.",
    ],
    fails={
        "Sales rose 42% to £62m from £50m.": "42%",
        "The membership fell from 8,412 to 7,310, or 31.1%.": "31.1%",
        "Shares were up 12 cents, or 5.1%, at 812 cents.": "5.1%",
        "Visitors fell by 530, from 7,013 to 6,663.": "530",
    },
)
def percent_change(analysis: Analysis) -> Iterator[Verdict]:
    """A percentage or difference of change must follow from the base and the result.

    From £50m to £62m is a rise of 24%, give or take what rounding hides; 8,412 to 7,310 is a
    fall of 1,102 or 13.1%. Where only the result and the difference are printed ("up 12 cents,
    or 1.5%, at 812 cents") the base is what they leave. Percentages of percentages are left
    to percentage-points, losses that became profits to nobody.

    Where the levels stand in another sentence than the percentage, a misfit is a warning,
    and only where both are tied by the same result or the same subject.

    Source: the rounding rule of statcheck (Nuijten et al. 2016), on intervals (Moore 1966).
    """
    for claim in analysis.of_kind("change"):
        names = ("base", "result", "percent", "difference")
        printed = {role: q for role in names if (q := analysis.quantity(claim, role)) is not None}
        figures = _in_major_units(printed)
        if "percent" not in figures and "difference" not in figures:
            continue
        if any(figures[role].unit == "percent" for role in ("base", "result") if role in figures):
            continue
        levels = {"base", "result", "percent"} <= figures.keys()  # "halved, from 6,800 to 3,700, a drop of 46%"
        if ("multiple" in claim.roles and not levels) or {"signs", "currency"} & claim.cues.keys():
            continue
        yield from _judge(analysis, claim, figures)


def _in_major_units(figures: dict[str, Quantity]) -> dict[str, Quantity]:
    """Cents beside dollars are read as dollars, also "14 paise to 75.62"; cents among cents stay as they are."""
    money = [figure for figure in figures.values() if figure.kind == "money"]
    mixed = len({figure.unit for figure in money}) > 1
    mixed = mixed or any(figure.kind == "number" and "." in figure.text for figure in figures.values())
    levels = [figures[role] for role in ("base", "result") if role in figures]
    if {level.kind for level in levels} == {"money", "number"} and any(getattr(f, "minor", 1) > 1 for f in levels):
        return figures  # "from 64.5 to 58.5 pence": pence, both of them
    return {role: major(figure) for role, figure in figures.items()} if mixed else figures


def _judge(analysis: Analysis, claim: Claim, figures: dict[str, Quantity]) -> Iterator[Verdict]:
    if "percent" in figures and {"base", "result"} <= figures.keys():
        yield _compare(analysis, claim, figures, ("base", "result", "percent"), _by_levels(claim))
    elif "percent" in figures and {"difference", "result"} <= figures.keys():
        yield _compare(analysis, claim, figures, ("difference", "result", "percent"), _by_difference(claim))
    elif "percent" in figures and {"difference", "base"} <= figures.keys():
        yield _compare(analysis, claim, figures, ("difference", "base", "percent"), _of_base)
    elif "percent" in figures and "result" in figures:
        yield _implied(claim, figures["percent"], figures["result"])
    if "difference" in figures and {"base", "result"} <= figures.keys():
        yield _compare(analysis, claim, figures, ("base", "result", "difference"), _apart)


def _by_levels(claim: Claim) -> Formula:
    return lambda x: abs(x[0].percent_change(x[1]))


def _by_difference(claim: Claim) -> Formula:
    """Difference and result: the base is the result without the difference."""
    down = claim.direction == "down"
    return lambda x: x[0].percent_of(x[1] + x[0] if down else x[1] - x[0])


def _of_base(x: Sequence[Interval]) -> Interval:
    return x[0].percent_of(x[1])


def _apart(x: Sequence[Interval]) -> Interval:
    return abs(x[1] - x[0])


def _stated(figure: Quantity) -> Quantity:
    """A fraction as a percentage ("fell by a third")."""
    if figure.kind != "fraction":
        return figure
    ends = {name: None if (end := getattr(figure, name)) is None else end * HUNDRED
            for name in ("value", "low", "high", "loose_low", "loose_high")}  # fmt: skip
    return figure.model_copy(update=ends)


def _compare(
    analysis: Analysis, claim: Claim, figures: dict[str, Quantity], roles: tuple[str, str, str], formula: Formula
) -> Verdict:
    one, two, stated = (figures[role] for role in roles)
    if roles[:2] == ("base", "result") and claim.explicit:
        one, two = as_fine(one, two), as_fine(two, one)
    if not _positive(one, two):
        return undecided(f"{stated.text} beside {one.text} and {two.text}", "a level is nought or below", "", [claim],
                         stated=stated, **{roles[0]: one, roles[1]: two})  # fmt: skip
    how = fit(formula, [one, two], _stated(stated))
    unit = "percent" if roles[2] == "percent" else _unit(two)
    computed = formula([one.interval, two.interval])
    working = f"{_told(roles, one, two)} = {wording.between(computed, unit)}; printed {stated.text}"
    evidence = {"stated": stated, roles[0]: one, roles[1]: two}
    if how == "consistent":
        return consistent(f"{stated.text} follows from {one.text} and {two.text}", working, [claim], **evidence)
    if how == "rounding":
        return rounding(f"{stated.text} follows from {one.text} and {two.text} at the loosest", working, [claim],
                        **evidence)  # fmt: skip
    inverse = how == "apart" and "either" in claim.cues and roles[2] == "percent"
    if inverse and fit(formula, [two, one], _stated(stated)) == "consistent":
        turned = f"{_told(roles, two, one)} = {wording.between(formula([two.interval, one.interval]), unit)}"
        reason = "it fits the other way round, as of a currency that is quoted against another"
        return undecided(f"{stated.text} beside {one.text} and {two.text}", reason, turned, [claim], **evidence)
    message = f"{_told(roles, one, two)} is {wording.between(computed, unit)}, not {stated.text}"
    if "period" in claim.cues and roles[2] == "percent":
        return undecided(message, "the base is of another period", working, [claim], **evidence)
    targets = _targets(claim, roles, one, two, _stated(stated))
    if stated.kind == "fraction":
        targets["stated"] /= Interval.point(HUNDRED)
    if roles == ("base", "result", "percent") and _far_apart(one, two, stated) and not _scaled(one, two, stated):
        return undecided(message, "the levels are of two things: one is many times the other", working, [claim],
                         **evidence)  # fmt: skip
    if not claim.explicit and ("link" not in claim.cues or how == "doubtful"):
        return undecided(message, "the levels may be of something else", working, [claim], **evidence)
    found = at_odds(analysis, claim, message, working, evidence, targets, how)
    linked = roles[2] == "difference" and not claim.explicit  # a difference is soon one of other amounts
    return found.unless_slipped(next(iter(found.evidence))) if linked else found


def _far_apart(one: Quantity, two: Quantity, percent: Quantity) -> bool:
    """Whether two levels lie so far apart that no slip in a modest percentage explains it (a scale word apart)."""
    assert one.value is not None
    assert two.value is not None
    apart = max(one.value, two.value) / min(one.value, two.value)
    return _SEVERAL < apart < _SCALE and percent.value is not None and percent.value < HUNDRED


def _scaled(one: Quantity, two: Quantity, percent: Quantity) -> bool:
    """Whether a scale word put right makes the percentage follow: lakh for crore, million for billion."""
    wanted = _stated(percent).interval
    return any(abs(one.interval.scale(power).percent_change(two.interval)).overlaps(wanted) for power in _POWERS)


def _positive(*figures: Quantity) -> bool:
    return all(figure.value is not None and figure.value > 0 for figure in figures)


def _unit(figure: Quantity) -> str | None:
    return figure.unit if figure.kind in ("money", "measure") else None


def _told(roles: tuple[str, str, str], one: Quantity, two: Quantity) -> str:
    if roles[:2] == ("base", "result"):
        return f"from {one.text} to {two.text}"
    return f"{one.text} on the way to {two.text}" if roles[1] == "result" else f"{one.text} of {two.text}"


def _targets(
    claim: Claim, roles: tuple[str, str, str], one: Quantity, two: Quantity, stated: Quantity
) -> dict[str, Interval]:
    """What the other two figures ask of each."""
    down = claim.direction == "down" or (claim.direction is None and (one.value or 0) > (two.value or 0))
    sign = -1 if down else 1
    if roles[2] == "difference":
        moved = stated.interval.scale(sign)
        gap = abs(two.interval - one.interval)
        return {"stated": gap, "base": two.interval - moved, "result": one.interval + moved}
    factor = Interval.point(HUNDRED) + stated.interval.scale(sign)
    if roles[:2] == ("base", "result"):
        return {"stated": abs(one.interval.percent_change(two.interval)),
                "result": one.interval * factor / Interval.point(HUNDRED),
                "base": two.interval.scale(100) / factor}  # fmt: skip
    base = two.interval.scale(100) / factor if roles[1] == "result" else two.interval
    formula = _by_difference(claim) if roles[1] == "result" else _of_base
    implied = one.interval.scale(100) / stated.interval  # the base
    return {"stated": formula([one.interval, two.interval]),
            roles[0]: base * stated.interval / Interval.point(HUNDRED),
            roles[1]: implied + one.interval.scale(sign) if roles[1] == "result" else implied}  # fmt: skip


def _implied(claim: Claim, percent: Quantity, result: Quantity) -> Verdict:
    """Percentage and result without a base: what base they imply."""
    sign = -1 if claim.direction == "down" else 1
    factor = Interval.point(HUNDRED) + _stated(percent).interval.scale(sign)
    base = result.interval.scale(100) / factor
    text = wording.around(base, _unit(result))
    return undecided(
        f"{percent.text} to {result.text} implies a base of {text}", "the base is not printed",
        f"{result.text} ÷ {wording.between(factor, 'percent')} = {text}", [claim], stated=percent, result=result,
    )  # fmt: skip
