"""An amount "converted" into its own currency: one of the two signs is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import Days
from copydesk.proof.exchange import CLOSE, PEER, Edge, appeared, code, edges, reference, sure
from copydesk.proof.misprint import WRITTEN
from copydesk.proof.repair import other_sign
from copydesk.proof.wording import between
from copydesk.records import Money
from copydesk.verdict import Verdict, inconsistent

_ALIKE = Interval(Decimal("0.25"), Decimal(4))  # currencies of a like worth prove nothing by their rate
_MAJOR = ("USD", "GBP", "EUR")  # into which news converts
_SPENT = re.compile(
    r"\b(?:spen[dt]|spending|buy|bought|buying|pays?|paid|fin(?:ed?|ing)|sell|sold|selling|invest(?:ed|ing)?|acquire[ds]?|"
    r"cost|costing|worth|jackpot|prize|bid|takeover|deal|contract|loan|grant|donat(?:ed?|ing)|stolen|stole|settle|raised?)\b"
)
_ACCOUNTS = re.compile(
    r"\b(?:profits?|sales|revenues?|turnover|loss(?:es)?|earn(?:ed|ings)|income|dividends?|debts?|ebitda|costs|assets|orders|"
    r"compared|against|previous|last|year|quarter|half|period|months?|budget|margins?|forecast|up|down|rose|fell)\b"
)


def _fits(edge: Edge, every: list[Edge]) -> Iterator[tuple[str, str, Edge]]:
    """(role, currency, witness): which side would be right in which currency of the article."""
    unit = edge.units[0]
    for other in every:
        units = set(other.units)
        if not other.firm or unit not in units or len(units) != 2:
            continue
        (third,) = units - {unit}
        for role, source, target in (("stated", unit, third), ("source", third, unit)):
            rate = other.rate(source, target)
            if role == "source" and other.claim.id == edge.claim.id:
                continue  # "1.2bn euros ($1.29bn; €1.01bn)": its dollars stand beside it
            if rate is not None and rate.widen(PEER).overlaps(edge.strict):
                yield role, third, other


def _sign(edge: Edge) -> tuple[bool, bool]:
    """Whether each side is written with a sign or a code before its digits, and not with a word behind."""
    return not edge.one.text[:1].isdigit(), not edge.two.text[:1].isdigit()


def _meant(edge: Edge, every: list[Edge]) -> bool:
    """Whether the two are a conversion beyond doubt, and not two years: "42m pounds (£31m)", "£9 (£13; $16)"."""
    other = any(e.claim.id == edge.claim.id and len(set(e.units)) > 1 for e in every)
    return other or _sign(edge) == (False, True)


def _of_another_state(edge: Edge) -> bool:
    """`$240m (US$193m)`: the bare sign is that of the dollar of the paper's own country."""
    bare = [text for text in (edge.one.text, edge.two.text) if text.startswith("$")]
    return len(bare) == 1 and any(text.upper().startswith("US") for text in (edge.one.text, edge.two.text))


def _is_one(edge: Edge) -> bool:
    """`$1.23bn ($1.2bn)`: one amount printed twice; as coarse as each other, two amounts differ by their digits."""
    alike = edge.one.step == edge.two.step and edge.one.minor == edge.two.minor
    return edge.strict.contains(Decimal(1)) and (not alike or edge.one.value == edge.two.value)


def _usual(edge: Edge, every: list[Edge]) -> bool:
    """Whether the article converts other amounts into this currency."""
    return any(e.firm and e.direct and e.units[1] == edge.units[1] != e.units[0] for e in every)


def _elsewhere(analysis: Analysis, edge: Edge) -> set[str]:
    """The other currencies of the article's amounts: one of them is what a wrong sign may stand for."""
    money = (q for q in analysis.quantities if isinstance(q, Money) and sure(q))
    return {code(q) for q in money if q.id not in edge.claim.roles.values()} - {edge.units[0]}


def _twice(analysis: Analysis, every: list[Edge]) -> Iterator[Verdict]:
    """`26bn yen (£180m; £136m)`: one amount cannot be two of one currency."""
    for edge in every:
        between_them = analysis.article.text[edge.one.end : edge.two.start]
        if edge.direct or len(set(edge.units)) > 1 or edge.strict.contains(Decimal(1)) or "-" in between_them:
            continue
        source = next(e for e in every if e.claim.id == edge.claim.id and e.direct)
        if source.one.approximation == "range":
            continue  # "between £1.2m and £1.8m ($1.5m and $2.2m)"
        when, unit = appeared(analysis), edge.units[0]
        fitting = [
            (role, other) for role, money in (("stated", edge.one), ("beside", edge.two)) for other in _MAJOR
            if other not in (unit, source.units[0]) and _is_in(money, other, edge, when)
        ]  # fmt: skip
        figures = {"stated": edge.one, "beside": edge.two, "source": source.one}
        asked = " or ".join(f"{figures[role].text} would be right in {other}" for role, other in fitting[:2])
        message = f"{edge.one.text} and {edge.two.text} are one amount in one currency"
        yield inconsistent(
            f"{message}: {asked}" if asked else message,
            f"{edge.two.text} ÷ {edge.one.text} = {between(edge.strict, None, 4)}", [edge.claim], severity="error",
            repairs=[
                (role, text, f"currency: {other}")
                for role, other in fitting
                for text in other_sign(figures[role], *WRITTEN[other][:2])
            ],
            **figures,
        )  # fmt: skip


def _is_in(money: Money, unit: str, edge: Edge, when: Days | None) -> bool:
    """Whether the amount, read in another currency, is the other one's by the reference rate."""
    rate = edge.strict if money is edge.one else edge.strict.inverse()
    ref = reference(unit, edge.units[0], when)
    return ref is not None and ref.scope != "drift" and ref.met(rate, CLOSE)


def _candidates(analysis: Analysis, edge: Edge, meant: bool) -> Iterator[tuple[str, str]]:
    """(role, currency): which side would be at the reference rate of the day in which other currency."""
    when, unit = appeared(analysis), edge.units[0]
    for other in _MAJOR:
        ref = reference(unit, other, when) if other != unit else None
        if ref is None or ref.scope == "drift" or (ref.scope != "day" and not meant):
            continue
        near = CLOSE if ref.scope == "day" else Decimal(0)
        if ref.met(edge.strict, near):
            yield "stated", other
        if ref.met(edge.strict.inverse(), near):
            yield "source", other


def _is_spent(analysis: Analysis, edge: Edge) -> bool:
    """`will spend $1.2bn ($1.1bn) on a factory`: no figure of accounts, whose bracket may hold last year's."""
    text = analysis.article.text
    first, last = text.rfind("\n", 0, edge.one.start) + 1, text.find("\n", edge.two.end)
    said = text[first : last if last >= 0 else None]
    return edge.firm and bool(_SPENT.search(said)) and not _ACCOUNTS.search(said.lower())


def _by_table(analysis: Analysis, edge: Edge, every: list[Edge]) -> Iterator[Verdict]:
    """Another currency at whose rate of the day the two are: "Rs 4,500 crore (Rs 629 million)"."""
    meant = _meant(edge, every)
    usual = _usual(edge, every)
    known = _elsewhere(analysis, edge)
    spent = _is_spent(analysis, edge)
    alike = edge.strict.overlaps(_ALIKE) and not usual and not known and not spent
    if not sure(edge.one) or (not meant and (not edge.firm or alike)):
        return  # "€100m (€88m)" may well be last year's
    found = list(_candidates(analysis, edge, meant or usual or bool(known)))
    if edge.strict.overlaps(_ALIKE) and not usual and not meant and not spent:
        found = [row for row in found if row[1] in known]
    printed = {edge.one.resolved, edge.two.resolved} == {"printed"}  # "100 dollars (US$72)": dollars of another state
    if not found and not (meant and printed):
        return
    figures = {"stated": edge.two, "source": edge.one}
    asked = " or ".join(f"{figures[role].text} would be right in {other}" for role, other in found[:2])
    message = f"{edge.one.text} is converted into its own currency: {asked or 'the two are not the same'}"
    rate = ", the European Central Bank's rate" if found else ""
    yield inconsistent(
        message, f"{edge.two.text} ÷ {edge.one.text} = {between(edge.strict, None, 4)}{rate}", [edge.claim],
        severity="error" if found and not (spent and alike) else "warning",
        repairs=[
            (role, text, f"currency: {other}")
            for role, other in found
            for text in other_sign(figures[role], *WRITTEN.get(other, ([], [other], ""))[:2])
        ],
        **figures,
    )  # fmt: skip


def same_currency(analysis: Analysis) -> Iterator[Verdict]:
    """Brackets such as $40m ($21m), where the article's own rate shows which sign is wrong.

    Or the reference rate of the day does, where the currencies are worth far from the same or the
    article converts other amounts into this one. Without either proof nothing is said: $40m ($21m)
    may give last year's figure; but 40m dollars ($21m), or $40m ($21m; 25m euros), is a conversion.
    """
    every = edges(analysis)
    yield from _twice(analysis, every)
    for edge in every:
        if len(set(edge.units)) > 1 or not (edge.claim.explicit and edge.direct) or _is_one(edge):
            continue
        if _of_another_state(edge):
            continue
        fitting = next(_fits(edge, every), None) if edge.firm else None
        if fitting is None:
            yield from _by_table(analysis, edge, every)
            continue
        role, other, witness = fitting
        flagged, kept = (edge.two, edge.one) if role == "stated" else (edge.one, edge.two)
        signs, words, _ = WRITTEN.get(other, ([], [other], ""))
        yield inconsistent(
            f"{edge.one.text} is converted into its own currency: {flagged.text} would be right in {other}",
            f"{edge.two.text} ÷ {edge.one.text} = {between(edge.strict, None, 4)}, "
            f"the rate of {witness.one.text} and {witness.two.text}",
            [edge.claim],
            repairs=[("stated", text, f"currency: {other}") for text in other_sign(flagged, signs, words)],
            stated=flagged, source=kept, beside=witness.one, beside2=witness.two,
        )  # fmt: skip
