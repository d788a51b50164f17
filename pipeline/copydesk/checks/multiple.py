"""Doubled, halved, threefold: multiples against the figures between which they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds, major
from copydesk.proof.fit import Fit, as_fine, closed, fit
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided

_TURNED = Decimal(4)  # times, by which a level that should be the smaller is the greater


@check(
    "CD203",
    passes=[
        "The fee was halved to 24 cents from 48 cents.",
        "Output more than doubled to 840 tonnes from 400 tonnes.",
        "It sold 600 ploughs, twice the 300 ploughs of last year.",
    ],
    fails={
        "The fee was halved to 24 cents from 65 cents.": "halved",
        "Output more than doubled to 640 tonnes from 400 tonnes.": "doubled",
        "It sold 900 ploughs, twice the 300 ploughs of last year.": "twice",
        "The chain will halve its 60 branches to 45.": "halve",
    },
)
def multiple(analysis: Analysis) -> Iterator[Verdict]:
    """What doubled must be about twice as much, and what halved about half.

    The ratio of the printed figures must lie within 2% of the multiple, and within 10% at
    the loosest; "threefold" was 2.89 in print. "Nearly doubled" stops short of twice, "nearly
    halved" stops short of the half; "more than" opens the other side. A misfit is a warning,
    since multiples are loosely meant.

    Source: 26 multiples in BBC business news of 2004-05, of which two were wrong.
    """
    for claim in analysis.of_kind("change"):
        times = analysis.quantity(claim, "multiple")
        base, result = analysis.quantity(claim, "base"), analysis.quantity(claim, "result")
        if times is None or {"signs", "currency"} & claim.cues.keys():
            continue
        if base is not None and result is not None and base.unit != result.unit and base.kind == result.kind:
            base, result = major(base), major(result)  # "doubled to £1.20 from 60p"
        if base is not None and result is not None:
            yield _judge(analysis, claim, times, base, result)
        elif result is not None:
            yield _implied(claim, times, result, "base")
        elif base is not None:
            yield _implied(claim, times, base, "result")


def _mirrored(times: Quantity) -> Quantity:
    """A multiple below one with its hedge on the right side: "nearly halved" is a little over a half."""
    if times.value is None or times.value >= 1 or times.approximation == "exact":
        return times
    around = Interval.point(times.value * 2)
    strict, loose = around - times.interval, around - times.loose
    ends = {"low": strict.low, "high": strict.high, "loose_low": loose.low, "loose_high": loose.high}
    return times.model_copy(update=ends)


def _ratio(x: Sequence[Interval]) -> Interval:
    return x[1] / x[0]


def _judge(analysis: Analysis, claim: Claim, times: Quantity, base: Quantity, result: Quantity) -> Verdict:
    evidence = {"stated": times, "result": result, "base": base}
    if not base.value or base.value <= 0 or result.value is None or result.value <= 0:
        return undecided(f"{times.text} beside {base.text} and {result.text}", "a level is nought or below", "",
                         [claim], **evidence)  # fmt: skip
    meant = _mirrored(times)
    base, result = closed(base), closed(result)
    if claim.explicit:
        base, result = as_fine(base, result), as_fine(result, base)
    how: Fit = fit(_ratio, [base, result], meant)
    ratio = result.interval / base.interval
    working = f"{result.text} ÷ {base.text} = {wording.between(ratio)}; {times.text}: {wording.between(meant.interval)}"
    if how == "consistent":
        return consistent(f"{times.text} follows from {base.text} and {result.text}", working, [claim], **evidence)
    if how == "rounding":
        return rounding(f"{times.text} follows from {base.text} and {result.text} at the loosest", working, [claim],
                        **evidence)  # fmt: skip
    message = f"{base.text} to {result.text} is {wording.between(ratio)} times, not {times.text}"
    if how == "doubtful" or (not claim.explicit and "link" not in claim.cues):
        return undecided(message, "the figures may be of something else", working, [claim], **evidence)
    if not claim.explicit and _turned(ratio, meant.interval):
        return undecided(message, "one is many times the other: they may be of two things", working, [claim],
                         **evidence)  # fmt: skip
    targets = {"base": result.interval / meant.interval, "result": base.interval * meant.interval}
    return at_odds(analysis, claim, message, working, evidence, targets, how)


def _turned(ratio: Interval, meant: Interval) -> bool:
    """Whether the levels are a fall to a fraction where a rise to a multiple is told, or the other way round."""
    up, down = meant.low is not None and meant.low >= 1, meant.high is not None and meant.high <= 1
    high, low = ratio.high, ratio.low
    return (up and high is not None and high < 1 / _TURNED) or (down and low is not None and low > _TURNED)


def _implied(claim: Claim, times: Quantity, known: Quantity, missing: str) -> Verdict:
    """The level that is not printed, by the one that is and the multiple."""
    ratio, forward = _mirrored(times).interval, missing == "result"
    implied = wording.around(known.interval * ratio if forward else known.interval / ratio, _unit(known))
    return undecided(
        f"{times.text} and {known.text} imply a {missing} of {implied}", f"the {missing} is not printed",
        f"{known.text} {'×' if forward else '÷'} {times.text} = {implied}", [claim], stated=times,
        **{"base" if forward else "result": known},
    )  # fmt: skip


def _unit(figure: Quantity) -> str | None:
    return figure.unit if figure.kind in ("money", "measure") else None
