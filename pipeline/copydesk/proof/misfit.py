"""Which conversions do not fit, who says so, and which figure is most likely at fault.

The edges of an article vote: a rate that most of the others contradict is apart, and of
two that contradict each other the one farther from the reference rate. Inside one
conversion the figure that takes part in most of the misfits, and in fewest of the fits,
is at fault, so that one slip gives one finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Literal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import Days
from copydesk.proof.exchange import (
    CLOSE,
    PEER,
    SET_APART,
    Edge,
    Reference,
    appeared,
    edges,
    reference,
    sure,
    witnesses,
)  # fmt: skip
from copydesk.proof.guessed import in_us_dollars
from copydesk.proof.opinion import LOOSE, Opinion, State, from_afar, inverted, outlying
from copydesk.records import Money, Severity
from copydesk.settings import Tolerances

_BRIDGED = Decimal("0.1")  # over the article's rate of one pair and the table's of another
_PEERS, _APART = 2, Decimal("0.05")  # prices that are converted alike, and how far another lies from them
_MOVED = Decimal(2)  # times: how far rates of ECB currencies move within some years ($2.10 and $1.05 to the pound)
Witness = tuple[Interval, Interval, Edge]


@dataclass(frozen=True)
class Fault:
    """One figure at fault beside one that it contradicts.

    also: its other misfits. sure: whether more speaks against it than against the other.
    units: the currencies of the whole conversion.
    """

    stated: Money
    other: Money
    opinion: Opinion
    also: tuple[Opinion, ...] = ()
    sure: bool = False
    units: frozenset[str] = frozenset()


def _met(
    edge: Edge, ref: Reference | None, limits: Tolerances
) -> Literal["consistent", "rounding", "near", "far"] | None:
    if ref is None:
        return None
    if ref.scope == "drift":
        return None if ref.met(edge.loose, Decimal(0)) else "far"
    if ref.met(edge.strict, limits.reference_rate):
        return "consistent"
    if ref.met(edge.loose, limits.reference_rate if ref.scope == "day" else Decimal(0)):
        return "rounding"
    return "near" if ref.met(edge.loose, limits.reference_rate_wrong) else "far"


def _rate_of(ref: Reference | None) -> Interval | None:
    if ref is None or ref.scope == "drift":
        return None
    return ref.rate.interval.widen(PEER if ref.scope == "day" else Decimal(0))


def _agreement(one: tuple[Interval, Interval], two: tuple[Interval, Interval]) -> int:
    """2 where two rates agree as printed, 1 where only at the loosest, 0 where they do not."""
    if one[0].widen(PEER).overlaps(two[0]):
        return 2
    return int(one[1].widen(PEER).overlaps(two[1]))


def _support(rate: tuple[Interval, Interval], others: Sequence[Witness]) -> int:
    return sum(_agreement(rate, (strict, loose)) for strict, loose, _ in others)


def _chief(apart: Sequence[Witness], seen: Sequence[Witness]) -> Witness:
    """Of the witnesses that contradict an edge, the one with which most of the article stands."""
    return max(apart, key=lambda witness: _support(witness[:2], seen))


def _outvoted(
    edge: Edge, chief: Witness, seen: Sequence[Witness], ref: Reference | None
) -> Severity | None:
    """The severity with which the rest of the article contradicts the edge; None if it does not."""
    others = [witness for witness in seen if witness is not chief]
    support = _support((edge.strict, edge.loose), others)
    against = _support(chief[:2], others)
    if against != support:
        return "error" if against > support else None
    usable = ref is not None and ref.scope != "drift"
    mine = ref.off(edge.strict) if ref is not None and usable else Decimal(0)
    theirs = ref.off(chief[0]) if ref is not None and usable else Decimal(0)
    if mine != theirs:
        return "error" if mine > theirs else None
    return "warning" if edge.claim.start > chief[2].claim.start else None


def _priced(edge: Edge, others: Sequence[Edge]) -> Opinion | None:
    """`from €49 (£42) ... €129 (£111) ... €199 (£191)`: two prices at one rate, and one apart from both."""
    peers = [o for o in others if o.units == edge.units and o.claim.id != edge.claim.id and o.claim.explicit]
    if "price" not in edge.claim.cues or not edge.claim.explicit or len(peers) < _PEERS:
        return None
    agree = all(a.strict.widen(PEER).overlaps(b.strict) for a, b in combinations(peers, 2))
    if not agree or peers[0].strict.widen(_APART).overlaps(edge.loose):
        return None
    return Opinion(edge, "article", "warning", expected=peers[0].strict, witness=peers[0])


def _loosely_tied(edge: Edge, seen: Sequence[Witness], ref: Reference | None) -> Opinion:
    """A shop price, a past rate, amounts with words between: only gross misfits count."""
    expected = seen[0][0] if seen else _rate_of(ref)
    cues = edge.claim.cues
    reason = ("a shop price is set for each country" if "price" in cues else
              "converted at a rate of another time" if "past" in cues else LOOSE)  # fmt: skip
    if expected is None:
        return Opinion(edge, table="undecided", reason="no reference rate for that time")
    if expected.widen(CLOSE).overlaps(edge.strict):
        return Opinion(edge, table="consistent", expected=expected, reference=ref,
                       witness=seen[0][2] if seen else None)  # fmt: skip
    most = _MOVED if "past" in cues else SET_APART
    wide = Interval(Decimal(1) / most, most) * expected
    told = "past" in cues and "rate of the" in cues["past"].text  # "£900, or $2,520 at the exchange rate of the day"
    if wide.overlaps(edge.loose) or not edge.claim.explicit or told:
        return Opinion(edge, table="undecided", reason=reason, expected=expected, reference=ref)
    return Opinion(edge, "article" if seen else "reference", "error", expected=expected, reference=ref,
                   witness=seen[0][2] if seen else None)  # fmt: skip


def _bridged(edge: Edge, others: Sequence[Edge], when: Days | None) -> Opinion | None:
    """`96bn dong (£3.86m)` beside `75bn dong ($3.01m)`: the article's dollar, and the table's pound."""
    source, target = edge.units
    for other in others:
        if not other.firm or other.claim.id == edge.claim.id or source not in other.units:
            continue
        third = other.units[other.units[0] == source]
        ref, known = reference(third, target, when), other.rate(source, third)
        if ref is None or ref.scope not in ("day", "stretch") or known is None:
            continue
        wanted = known * ref.rate.interval
        if not wanted.widen(_BRIDGED).overlaps(edge.loose):
            return Opinion(edge, "article", "error", expected=wanted, witness=other)
    return None


def opinion(edge: Edge, others: Sequence[Edge], when: Days | None, limits: Tolerances) -> Opinion:
    """What the article and the reference rate say of an edge between two currencies."""
    ref = reference(*edge.units, when) if sure(edge.one) and sure(edge.two) else None
    seen = witnesses(edge, others)
    unknown = edge.firm and not seen and (ref is None or ref.scope == "drift")
    if unknown and (bridged := _bridged(edge, others, when)) is not None:
        return bridged
    if not edge.firm and set(edge.claim.cues) != {"later"}:
        return _priced(edge, others) or _loosely_tied(edge, seen, ref)
    strictly = [witness for witness in seen if witness[0].widen(PEER).overlaps(edge.strict)]
    loosely = [witness for witness in seen if witness[1].widen(PEER).overlaps(edge.loose)]
    apart = [witness for witness in seen if witness not in loosely]
    met, expected = _met(edge, ref, limits), _rate_of(ref)
    article: State | None = "consistent" if strictly else "rounding" if loosely else None
    if met == "far" and apart:
        chief = _chief(apart, seen)
        return Opinion(edge, "article", "error", expected=chief[0], witness=chief[2], reference=ref)
    if apart and (severity := _outvoted(edge, chief := _chief(apart, seen), seen, ref)):
        return Opinion(edge, "article", severity, expected=chief[0], witness=chief[2], reference=ref)
    if met in ("near", "far"):
        shared = len(loosely) > 0 and ref is not None and ref.off(edge.strict) < Decimal("0.1")
        severity = "warning" if met == "near" or shared else "error"
        return Opinion(edge, "reference", severity, article=article, expected=expected, reference=ref,
                       reason="the article's own rate" if shared else "")  # fmt: skip
    table: State = "consistent" if met == "consistent" else "rounding" if met else "undecided"
    reason = "" if met else "the European Central Bank's table has no rate for it"
    if not (sure(edge.one) and sure(edge.two)):
        reason = "whose currency it is, is not printed"
    witness = (strictly or loosely)[0][2] if loosely else None
    return Opinion(edge, None, article=article, table=table, reason=reason, expected=expected,
                   witness=witness, reference=ref)  # fmt: skip


def opinions(analysis: Analysis) -> list[Opinion]:
    """One for every two amounts of different currencies set side by side, in reading order."""
    when, limits = appeared(analysis), analysis.settings.tolerances
    every = [in_us_dollars(edge, when, limits) for edge in edges(analysis) if edge.units[0] != edge.units[1]]
    return [outlying(inverted(from_afar(opinion(edge, every, when, limits)))) for edge in every]


def _score(money: Money, bad: Sequence[Opinion], good: Sequence[Opinion]) -> int:
    touching = [sum(money.id in (o.edge.one.id, o.edge.two.id) for o in group) for group in (bad, good)]
    return touching[0] - touching[1]


def faults(thought: Sequence[Opinion]) -> list[Fault]:
    """One figure at fault for each independent misfit among the opinions of one claim."""
    bad = [o for o in thought if o.apart]
    good = [o for o in thought if not o.apart and (o.article or o.table in ("consistent", "rounding"))]
    found: list[Fault] = []
    while direct := [o for o in bad if o.edge.direct]:
        figures = {m.id: m for o in direct for m in (o.edge.one, o.edge.two)}.values()
        stated = max(figures, key=lambda money: (_score(money, bad, good), money.start))
        mine = [o for o in direct if stated.id in (o.edge.one.id, o.edge.two.id)]
        first = mine[0]
        other = first.edge.one if first.edge.two.id == stated.id else first.edge.two
        more = _score(stated, bad, good) > _score(other, bad, good)
        units = frozenset(unit for o in thought for unit in o.edge.units)
        found.append(Fault(stated, other, first, tuple(mine[1:]), more, units))
        bad = [o for o in bad if stated.id not in (o.edge.one.id, o.edge.two.id)]
    if not found and bad and not good:  # "2bn rupees ($31m; £42m)": whose rupees is not known, but the two are apart
        found = [Fault(o.edge.two, o.edge.one, o, units=frozenset(o.edge.units)) for o in bad[:1]]
    return found
