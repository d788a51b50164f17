"""What is thought of one conversion, and what its own words and figures say against that.

    a jackpot of £85m ... His prize, worth $106m,          insured for 2 million euros ($1.7 million)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from copydesk import pen
from copydesk.interval import Interval
from copydesk.proof.exchange import Edge, Reference, worth
from copydesk.records import Severity

LOOSE = "the amounts may not belong together"
_OFF = Decimal("2.5")  # times: amounts of different sentences that are further off are of two things
_STEPS = 4  # in which a rate that is known within bounds is tried
_OUTLYING = Decimal("0.1")
_TURNED, _APART = Decimal("0.01"), Decimal("1.2")  # how near to the rate the wrong way round, and how far from it
State = Literal["consistent", "rounding", "undecided"]


@dataclass(frozen=True)
class Opinion:
    """What is thought of one edge.

    apart: who contradicts it, the article or the reference rate; None where nobody does.
    article, table: how it agrees with either; None where they say nothing.
    expected: units of ``two`` for one of ``one`` as they should be.
    """

    edge: Edge
    apart: Literal["article", "reference"] | None = None
    severity: Severity = "error"
    article: State | None = None
    table: State | None = None
    reason: str = ""
    expected: Interval | None = None
    witness: Edge | None = None
    reference: Reference | None = None


def from_afar(thought: Opinion) -> Opinion:
    """`£85m ... His prize, worth $106m`: they are of two things where more than a slip sets them apart."""
    if "later" not in thought.edge.claim.cues or not thought.apart or thought.expected is None:
        return thought
    edge, one, other = thought.edge, thought.edge.strict.middle, thought.expected.middle
    low, high = thought.expected.low or other, thought.expected.high or other
    slipped = pen.tens(one, other)
    if low is not None and high is not None and edge.one.value and edge.two.value:
        made = [edge.one.value * (low + (high - low) * k / _STEPS) for k in range(_STEPS + 1)]
        slipped = slipped or any(pen.telling_slip(pen.as_coarse(each, edge.two.value), edge.two.value) for each in made)
    if slipped or (edge.claim.explicit and pen.near(one, other, _OFF)):
        return replace(thought, severity="warning")
    return replace(thought, apart=None, table="undecided", reason=LOOSE)


def outlying(thought: Opinion) -> Opinion:
    """`£2 million ($3.1 million)` on a day of $1.95: so coarse that it may be, yet two digits tell of another rate.

    Of some 65 conversions of round amounts in BBC news of 2004-05 one was a tenth or more from the rate of its time.
    """
    edge, ref = thought.edge, thought.reference
    told = edge.firm and edge.direct and not thought.apart and not thought.article and ref is not None
    exact = {edge.one.approximation, edge.two.approximation} == {"exact"}
    coarse = len(pen.digits(edge.one.value)) == 1 < len(pen.digits(edge.two.value))
    if not told or ref is None or ref.scope != "day" or not exact or not coarse:
        return thought
    printed = worth(edge.two, edge.two.interval) / worth(edge.one, Interval.point(edge.one.value or Decimal(0)))
    if ref.met(printed, _OUTLYING):
        return thought
    return replace(thought, apart="reference", severity="warning", table=None)


def inverted(thought: Opinion) -> Opinion:
    """`2 million euros ($1.7 million)`: so coarse that it may be, yet to the digit the rate the wrong way round."""
    edge, rate = thought.edge, thought.expected.middle if thought.expected is not None else None
    told = not thought.apart and edge.firm and edge.direct and len(pen.digits(edge.two.value)) > 1
    if not told or not rate or not edge.one.value or len(pen.digits(edge.one.value)) > 1:
        return thought
    printed = (worth(edge.two, edge.two.interval) / worth(edge.one, Interval.point(edge.one.value))).widen(_TURNED)
    turned = printed.overlaps(Interval.point(1 / rate))
    apart = not pen.near(printed.middle, rate, _APART)
    if not turned or not apart:
        return thought
    return replace(thought, apart="article" if thought.witness else "reference", severity="warning", table=None)
