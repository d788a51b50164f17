"""The check of a poll's margin of error against the number of those asked."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import NormalDist

from copydesk.analysis import Analysis
from copydesk.interval import HUNDRED, Interval
from copydesk.proof.repair import repairs
from copydesk.proof.wording import plain
from copydesk.records import Claim, Quantity
from copydesk.verdict import Evidence, Verdict, check, consistent, inconsistent, rounding, undecided

_HALF = Decimal(50)  # the standard deviation of an evenly split answer, in percent
_USUAL = Decimal(95)
_SLACK = Decimal("0.25")  # points beyond rounding; margins are rounded, hardly ever truncated
_FINE = Decimal("0.05")  # of a margin, which it is printed at least as finely as
_FAR = 3  # so many times the simple margin no design explains


@check(
    "CD403",
    passes=[
        "The poll of 1,015 adults has a margin of error of 3.1 percentage points.",
        "The survey questioned 600 voters by telephone. It has a 4-point margin of error.",
    ],
    fails={
        "The poll of 1,015 adults has a margin of error of 1.3 percentage points.": "1.3 percentage points",
        "The survey questioned 400 voters by telephone. It has a margin of error of 3 points.": "3 points",
        "She leads by 41 percent to 40 percent, outside the margin of error of 3.5 points.": "outside",
    },
)
def margin_of_error(analysis: Analysis) -> Iterator[Verdict]:
    """A margin of error cannot be smaller than that of a simple random sample.

    At 95% confidence and for an evenly split answer it is 1.96 × 50 / √n percentage points:
    98 / √1,015 = 3.1. A larger margin is consistent, as weighting and clustering widen it; a
    smaller one needs more people than were asked, and is flagged as a warning. Another level
    of confidence is used where one is printed. Margins of subgroups are left out.

    Source: Cochran 1977, "Sampling Techniques", 4.4 (the margin of a proportion); AAPOR,
    "Margin of Sampling Error" (design effects widen it).

    A lead that is said to lie outside the margin must be larger than it; the margin of a lead is up to twice that
    of one share, so one that is said to lie within it must not be larger than twice as much.
    """
    for claim in analysis.of_kind("value"):
        margin = analysis.quantity(claim, "margin")
        if margin is not None and {"inside", "outside"} & {*claim.cues}:
            yield from _beside(analysis, claim, margin)
        elif margin is not None:
            yield from _judge(analysis, claim, margin)


def _beside(analysis: Analysis, claim: Claim, margin: Quantity) -> Iterator[Verdict]:
    """`34 percent to 32 percent, outside the margin of error of 4.4 points`: 2 points are inside."""
    lead, one, other = (analysis.quantity(claim, role) for role in ("lead", "share", "share2"))
    points = lead.interval if lead else abs(one.interval - other.interval) if one and other else None
    if points is None or points.middle is None or margin.value is None:
        return
    inside = "inside" in claim.cues
    word, most = claim.cues["inside" if inside else "outside"], abs(margin.interval).scale(2 if inside else 1)
    size = plain(points.middle)
    lead_of = f"a lead of {size} point{'' if size == '1' else 's'}"
    working = f"{lead_of}; a margin of {_points(margin)}"
    figures = {"lead": lead, "share": one, "share2": other, "margin": margin}
    roles: dict[str, Evidence] = {"stated": word, **{role: f for role, f in figures.items() if f is not None}}
    wrong = _below(most, points) if inside else _below(points, most)
    message = f"{lead_of} is {'far outside' if inside else 'within'} a margin of {_points(margin)}"
    if wrong:
        offers = [("stated", "outside" if inside else "within", "opposite")]
        yield inconsistent(message, working, [claim], severity="warning", repairs=offers, **roles)
    else:
        yield consistent(f"{lead_of} is {word.text} the margin", working, [claim], **roles)


def _simple(people: Decimal, level: Decimal) -> Decimal:
    """The margin of a simple random sample in percentage points."""
    deviation = Decimal(str(round(NormalDist().inv_cdf(float((1 + level / HUNDRED) / 2)), 3)))
    return deviation * _HALF / people.sqrt()


def _needed(sample: Quantity, level: Decimal) -> Interval:
    """The simple margins of every number of people that the sample can stand for."""
    low, high = (max(end or sample.value or Decimal(1), Decimal(1)) for end in (sample.low, sample.high))
    return Interval(_simple(high, level), _simple(low, level))


def _judge(analysis: Analysis, claim: Claim, margin: Quantity) -> Iterator[Verdict]:
    samples, level = analysis.all(claim, "sample"), analysis.quantity(claim, "level")
    confidence = level.value if level is not None and level.value is not None else _USUAL
    if not samples or margin.value is None:
        return
    needed = {sample.id: _needed(sample, confidence) for sample in samples}
    printed = abs(margin.interval)
    loose = abs(margin.loose).meet(printed.grow(_SLACK)) or printed
    fitting = [sample for sample in samples if _fits(printed, needed[sample.id])]
    largest = max(samples, key=lambda sample: sample.value or Decimal(0))
    sample = next(iter(fitting), largest)
    simple = needed[sample.id]
    least = plain(simple.middle or Decimal(0), 2)
    working = f"{plain(confidence)}% confidence: {_terms(sample, confidence)} = {least} points"
    roles = {"stated": margin, "sample": sample}
    if fitting:
        yield consistent(f"{_points(margin)} is a margin that {sample.text} people give", working, [claim], **roles)
    elif _below(printed, simple) and _below(loose, simple):
        yield _too_small(claim, margin, sample, simple, confidence, working)
    elif _below(printed, simple):
        message = f"{_points(margin)} is the margin of {sample.text} people at the loosest"
        yield rounding(message, working, [claim], **roles)
    elif _with_nought(sample, printed, confidence):
        yield _too_many(claim, margin, sample, working)
    else:
        message = f"{_points(margin)} is far more than the {least} points of a simple sample"
        yield undecided(message, "it may be the margin of a subgroup", working, [claim], **roles)


def _with_nought(sample: Quantity, printed: Interval, level: Decimal) -> bool:
    """`6,250 voters; the margin is 3.9 points`: whether a tenth of them gives the margin to two digits or more."""
    tenth = _simple((sample.value or Decimal(10)) / 10, level)
    exact = sample.approximation == "exact" and printed.low is not None and printed.high is not None
    return exact and printed.contains(tenth) and (printed.high or 1) - (printed.low or 0) < _FINE * tenth


def _too_many(claim: Claim, margin: Quantity, sample: Quantity, working: str) -> Verdict:
    tenth = Interval.point((sample.value or Decimal(10)) / 10)
    offers = [("stated", edit.text, edit.why) for edit in repairs(sample, [tenth], limit=1)]
    message = f"{sample.text} people give far less than {_points(margin)}, which is the margin of a tenth of them"
    return inconsistent(message, working, [claim], severity="warning", repairs=offers, stated=sample, margin=margin)


def _points(margin: Quantity) -> str:
    return f"{abs(margin.value or Decimal(0))} points"


def _terms(sample: Quantity, level: Decimal) -> str:
    return f"{plain(_simple(Decimal(1), level))} ÷ √{sample.text}"


def _below(printed: Interval, simple: Interval) -> bool:
    return printed.high is not None and simple.low is not None and printed.high < simple.low


def _fits(printed: Interval, simple: Interval) -> bool:
    """As large as that of a simple sample, or larger by what a design can explain."""
    return not _below(printed, simple) and printed.overlaps(Interval(simple.low, (simple.high or _HALF) * _FAR))


def _too_small(
    claim: Claim, margin: Quantity, sample: Quantity, simple: Interval, level: Decimal, working: str
) -> Verdict:
    value = abs(margin.value or Decimal(1))
    people = (_simple(Decimal(1), level) / value) ** 2
    sign = -1 if (margin.value or 0) < 0 else 1
    asked = Interval.point(people).widen(Decimal("0.1"))
    targets = {"stated": simple.widen(Decimal("0.02")).scale(sign), "sample": asked}
    offers = [
        (role, edit.text, edit.why)
        for role, figure in (("stated", margin), ("sample", sample))
        for edit in repairs(figure, [targets[role]], limit=2)
    ]
    message = (
        f"{_points(margin)} is too small a margin for {sample.text} people: it is at least "
        f"{plain(simple.middle or Decimal(0), 2)} points, and {_points(margin)} takes some {plain(people, 2)} people"
    )
    return inconsistent(
        message, working, [claim], severity="warning", repairs=offers, stated=margin, sample=sample
    )
