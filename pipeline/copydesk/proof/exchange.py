"""What the conversions of an article say of its exchange rates, and which of them disagree.

Every two amounts that a conversion sets side by side give a rate. A rate is held against
the other conversions of the article (its own rate, triangles included) and against the
European Central Bank's for the time when it appeared. Thresholds, measured on some 750
conversions in BBC news: with the day known nine in ten lay within 0.9% of the reference
rate and none between 2% and 3.9%; inside one article rates differed by less than 1%
beyond rounding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from copydesk import rates
from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import Days, published_days
from copydesk.records import Claim, Money

PEER = Decimal("0.01")  # conversions of one article agree within this, beyond rounding
CLOSE = Decimal("0.02")  # a reference rate is met; how near counts as met, and as missed, is in the settings
_COARSE = 30  # steps; of "1.2bn" one unit more would be a twelfth
SET_APART = Decimal("1.5")  # shop prices and past rates are off by less than this factor
_ONE_DIGIT = 10
DRIFT = Decimal(3)  # a currency seldom moves by more than this factor from where the table knows it

Scope = Literal["day", "stretch", "table", "drift"]


def code(money: Money) -> str:
    """The ISO 4217 code of the currency, also of amounts in its pence and cents."""
    return money.currency or money.unit or ""


def sure(money: Money) -> bool:
    """Whether the currency is known: a bare "peso" is anybody's, a bare "$" hardly so."""
    return money.resolved != "assumed" or code(money) in ("USD", "GBP", "EUR", "JPY")


def worth(money: Money, reading: Interval) -> Interval:
    """A reading in whole units: 97p is 0.97."""
    return reading if money.minor == 1 else reading.scale(Decimal(1) / money.minor)


@dataclass(frozen=True, slots=True)
class Edge:
    """Two amounts said to be the same: units of ``two`` for one unit of ``one``.

    ``direct`` is False for two amounts converted from the same source.
    """

    claim: Claim
    one: Money
    two: Money
    strict: Interval
    loose: Interval
    direct: bool = True

    @property
    def units(self) -> tuple[str, str]:
        """The two currencies, as ISO 4217 codes."""
        return code(self.one), code(self.two)

    @property
    def figures(self) -> frozenset[tuple[str, Decimal | None]]:
        """The two amounts as printed: a repeated sentence has the same."""
        return frozenset((str(money.unit), money.value) for money in (self.one, self.two))

    @property
    def firm(self) -> bool:
        """Whether it speaks of the rate of its own time: no shop price, no past rate, no loose link."""
        return self.claim.explicit and not self.claim.cues

    def rate(self, source: str, target: str, *, loose: bool = False) -> Interval | None:
        """Units of target for one of source; None where the edge joins other currencies."""
        interval = self.loose if loose else self.strict
        if self.units == (source, target):
            return interval
        return interval.inverse() if self.units == (target, source) else None


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference rate that an edge is held against, and for what time it stands."""

    rate: rates.Rate
    scope: Scope

    def met(self, interval: Interval, tolerance: Decimal) -> bool:
        """Whether some rate of ``interval`` lies within ``tolerance`` of the reference."""
        return self.rate.interval.widen(tolerance).overlaps(interval)

    def off(self, interval: Interval) -> Decimal:
        """How far outside the reference the middle of ``interval`` lies, as a share of it; 0 inside."""
        middle = interval.middle or Decimal(0)
        gap = self.rate.interval.gap(Interval.point(middle))
        return gap / self.rate.high


def _ends(money: Money, *, source: bool = False) -> list[tuple[Interval, Interval]]:
    """Strict and loose reading, in whole units; a range has two ends, each read for itself.

    source: the amount is what was converted. Its digits were, whatever its hedge ("up to
    $50,000 (£26,000)"), and they were known as printed: at most one and a half units of the last away, one of
    two digits below 30 ("1.2bn"), and with one digit no more than rounding or cutting off explains.
    """
    nearby, wide = money.interval.closed(Decimal("0.1")), money.loose.closed(Decimal("0.2"))
    step = money.step or abs(money.value or Decimal(1)) / 50
    ends = [(nearby, wide)]
    if money.approximation == "range" and money.low is not None and money.high is not None:
        points = [Interval.point(end) for end in (money.low, money.high)]
        ends = [(point.grow(step / 2), point.grow(step)) for point in points]
    elif source and money.value is not None:
        strict, coarse = Interval.point(money.value).grow(step / 2), step * _COARSE > money.value
        about = money.approximation == "about"
        loose = Interval.hull([strict, wide]) if about else strict.grow(step / 2 if coarse else step)
        if loose.low is not None and step * _ONE_DIGIT > money.value:
            loose = Interval(money.value - step / 2, money.value + step)  # rounded, or cut off
        ends = [(strict, loose)]
    return [(worth(money, strict), worth(money, loose)) for strict, loose in ends]


def _edges(
    claim: Claim, one: Money, two: Money, ends: Sequence[Sequence[tuple[Interval, Interval]]], direct: bool
) -> Iterator[Edge]:
    for (strict, loose), (strict_two, loose_two) in ends:
        yield Edge(claim, one, two, strict_two / strict, loose_two / loose, direct)


def _two_sources(claim: Claim, sources: list[Money], converted: list[Money]) -> Iterator[Edge]:
    """£310m and £320m ($580m-600m): end by end."""
    ends = [end for money in converted for end in _ends(money)]
    targets = converted if len(converted) == 2 else converted * 2
    for one, two, end in zip(sources, targets, ends, strict=False):
        yield from _edges(claim, one, two, [(_ends(one, source=True)[0], end)], True)


def _pairs(claim: Claim, sources: list[Money], converted: list[Money]) -> Iterator[Edge]:
    if len(sources) == 2:
        yield from _two_sources(claim, sources, converted)
        return
    every = [*sources, *converted]
    for n, one in enumerate(every):
        for two in every[n + 1 :]:
            left, right = _ends(one, source=n == 0), _ends(two)
            if len(left) == len(right):
                yield from _edges(claim, one, two, list(zip(left, right, strict=True)), n == 0)
            else:
                whole = [(worth(m, m.interval), worth(m, m.loose)) for m in (one, two)]
                yield from _edges(claim, one, two, [whole], n == 0)


def edges(analysis: Analysis) -> list[Edge]:
    """Every two amounts of a conversion, in reading order; both positive, ends known."""
    found: list[Edge] = []
    for claim in analysis.of_kind("conversion"):
        sources = [q for q in analysis.all(claim, "source") if isinstance(q, Money)]
        converted = [q for q in analysis.all(claim, "converted") if isinstance(q, Money)]
        if sources and converted and all(q.value and q.value > 0 and code(q) for q in (*sources, *converted)):
            found.extend(_pairs(claim, sources, converted))
    return found


def reference(source: str, target: str, when: Days | None) -> Reference | None:
    """The rate of the day, of the stretch of time, or of the whole table where no time is known.

    Where the table knows the pair, only not for that time, its whole range within a factor
    of `DRIFT` (scope "drift"): enough to see a missing scale word, no more.
    """
    found = rates.rate(source, target, *when) if when else rates.rate(source, target)
    if found is not None:
        return Reference(found, ("day" if when[0] == when[1] else "stretch") if when else "table")
    whole = rates.rate(source, target) if when else None
    if whole is None:
        return None
    return Reference(rates.Rate(whole.low / DRIFT, whole.high * DRIFT, whole.first, whole.last), "drift")


def witnesses(edge: Edge, others: Sequence[Edge]) -> list[tuple[Interval, Interval, Edge]]:
    """What the rest of the article says of the same rate: (strict, loose, the edge that says so).

    Directly, or over a third currency (£ to $ and $ to € give £ to €). Neither figure of
    ``edge`` takes part, nor a figure printed alike: a repeated sentence proves nothing new.
    """
    source, target = edge.units
    free = [
        other
        for other in others
        if other.firm and other.claim.id != edge.claim.id and other.figures != edge.figures
    ]
    found = []
    for other in free:
        strict, loose = other.rate(source, target), other.rate(source, target, loose=True)
        if strict is not None and loose is not None:
            found.append((strict, loose, other))
    return found or list(_triangles(source, target, free))


def _triangles(source: str, target: str, free: Sequence[Edge]) -> Iterator[tuple[Interval, Interval, Edge]]:
    for one in free:
        if source not in one.units:
            continue
        third = one.units[one.units[0] == source]
        for two in free:
            pieces = [edge.rate(*pair, loose=loose) for loose in (False, True)
                      for edge, pair in ((one, (source, third)), (two, (third, target)))]  # fmt: skip
            if None not in pieces and third != target:
                a, b, c, d = (piece for piece in pieces if piece is not None)
                yield a * b, c * d, two
                break


def appeared(analysis: Analysis) -> Days | None:
    """The first and the last day on which the article may have appeared."""
    return published_days(analysis.article.published)
