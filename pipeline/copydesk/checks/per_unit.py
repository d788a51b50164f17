"""The check of a rate and a count against their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds, fit, major
from copydesk.records import Claim, Money, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided


@check(
    "CD304",
    passes=[
        "The club sold 4,000 tickets at £25 each, raising £100,000.",
        "The firm sold 5 million shares at £3 a share, raising £15m.",
        "Some 730 pickers will share £31,000. Each picker gets £42 apiece.",
    ],
    fails={
        "The club sold 4,000 tickets at £25 each, raising £120,000.": "£120,000",
        "The firm sold 5 million shares at £3 a share, raising £25m.": "£25m",
    },
)
def per_unit(analysis: Analysis) -> Iterator[Verdict]:
    """An amount for each, times how many there are, must give the total.

    4,000 tickets at £25 each raise £100,000. Rates over time (a year, an hour) and prices by
    weight or length are not multiplied.

    Source: interval arithmetic (Moore 1966) over the rounding rule of statcheck.
    """
    for claim in analysis.of_kind("rate"):
        unit, count = analysis.quantity(claim, "per_unit"), analysis.quantity(claim, "count")
        total = analysis.quantity(claim, "total")
        if unit is None or count is None:
            continue
        if total is not None:
            yield _judge(analysis, claim, unit, count, total)
            continue
        product = wording.between(unit.interval * count.interval, _currency(unit))
        yield undecided(
            f"{count.text} at {unit.text} make {product}",
            "the total is not printed",
            f"{count.text} × {unit.text} = {product}",
            [claim],
            stated=unit,
            count=count,
        )


def _currency(unit: Quantity) -> str | None:
    return unit.currency if isinstance(unit, Money) else unit.unit


def _product(factors: Sequence[Interval]) -> Interval:
    return factors[0] * factors[1]


def _judge(analysis: Analysis, claim: Claim, unit: Quantity, count: Quantity, total: Quantity) -> Verdict:
    unit, total = major(unit), major(total)
    how = fit(_product, [unit, count], total)
    product = unit.interval * count.interval
    working = f"{count.text} × {unit.text} = {wording.between(product, total.unit)}; printed {total.text}"
    roles = {"stated": total, "per_unit": unit, "count": count}
    if how == "consistent":
        return consistent(f"{count.text} at {unit.text} make {total.text}", working, [claim], **roles)
    if how == "rounding":
        return rounding(
            f"{count.text} at {unit.text} make {total.text} at the loosest", working, [claim], **roles
        )
    message = f"{count.text} at {unit.text} make {wording.between(product, total.unit)}, not {total.text}"
    if "total" not in claim.cues or how == "doubtful":
        return undecided(message, "the total may be of something else", working, [claim], **roles)
    targets = {
        "stated": product,
        "per_unit": total.interval / count.interval,
        "count": total.interval / unit.interval,
    }
    return at_odds(analysis, claim, message, working, roles, targets, how)
