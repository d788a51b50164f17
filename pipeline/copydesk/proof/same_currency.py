"""An amount "converted" into its own currency: one of the two signs is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.proof.exchange import CLOSE, PEER, Edge, appeared, edges, reference, sure
from copydesk.proof.misprint import WRITTEN
from copydesk.proof.repair import other_sign
from copydesk.proof.wording import between
from copydesk.verdict import Verdict, inconsistent

_ALIKE = Interval(Decimal("0.25"), Decimal(4))  # currencies of a like worth prove nothing by their rate
_MAJOR = ("USD", "GBP", "EUR")  # into which news converts


def _fits(edge: Edge, every: list[Edge]) -> Iterator[tuple[str, str, Edge]]:
    """(role, currency, witness): which side would be right in which currency of the article."""
    unit = edge.units[0]
    for other in every:
        units = set(other.units)
        if not other.firm or unit not in units or len(units) != 2:
            continue
        (code,) = units - {unit}
        for role, source, target in (("stated", unit, code), ("source", code, unit)):
            rate = other.rate(source, target)
            if rate is not None and rate.widen(PEER).overlaps(edge.strict):
                yield role, code, other


def _by_table(analysis: Analysis, edge: Edge) -> Iterator[Verdict]:
    """Another currency at whose rate of the day the two are: "Rs 4,500 crore (Rs 629 million)"."""
    when = appeared(analysis)
    unit = edge.units[0]
    if when is None or not sure(edge.one) or edge.strict.overlaps(_ALIKE):
        return  # "€100m (€88m)" may well be last year's
    for code in _MAJOR:
        ref = reference(unit, code, when) if code != unit else None
        if ref is None or ref.scope != "day" or not ref.met(edge.strict, CLOSE):
            continue
        signs, words, _ = WRITTEN.get(code, ([], [code], ""))
        yield inconsistent(
            f"{edge.one.text} is converted into its own currency: {edge.two.text} would be right in {code}",
            f"{edge.two.text} ÷ {edge.one.text} = {between(edge.strict, None, 4)}, the European Central Bank's rate",
            [edge.claim],
            repairs=[("stated", text, f"currency: {code}") for text in other_sign(edge.two, signs, words)],
            stated=edge.two, source=edge.one,
        )  # fmt: skip
        return


def same_currency(analysis: Analysis) -> Iterator[Verdict]:
    """Brackets such as $40m ($21m), where the article's own rate shows which sign is wrong.

    Or the reference rate of the day does, where the currencies are worth far from the same.
    Without either proof nothing is said: $40m ($21m) may give last year's figure.
    """
    every = edges(analysis)
    for edge in every:
        if len(set(edge.units)) > 1 or not (edge.firm and edge.direct) or edge.one.value == edge.two.value:
            continue
        fitting = next(_fits(edge, every), None)
        if fitting is None:
            yield from _by_table(analysis, edge)
            continue
        role, code, witness = fitting
        flagged, kept = (edge.two, edge.one) if role == "stated" else (edge.one, edge.two)
        signs, words, _ = WRITTEN.get(code, ([], [code], ""))
        yield inconsistent(
            f"{edge.one.text} is converted into its own currency: {flagged.text} would be right in {code}",
            f"{edge.two.text} ÷ {edge.one.text} = {between(edge.strict, None, 4)}, "
            f"the rate of {witness.one.text} and {witness.two.text}",
            [edge.claim],
            repairs=[("stated", text, f"currency: {code}") for text in other_sign(flagged, signs, words)],
            stated=flagged, source=kept, beside=witness.one, beside2=witness.two,
        )  # fmt: skip
