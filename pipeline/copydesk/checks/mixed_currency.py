"""One change, sum or share in two currencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from copydesk.analysis import Analysis
from copydesk.checks.per_unit import per_unit
from copydesk.checks.percent_change import percent_change
from copydesk.checks.share import share
from copydesk.checks.total import total
from copydesk.period import published_days
from copydesk.proof.exchange import reference
from copydesk.proof.misprint import as_in
from copydesk.records import Date, Money, TextSpan
from copydesk.relate.conversion.slip import vague
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

_PAR = Decimal("1.12")  # to one, within which a fit in the other currency may be chance
_OPEN = ("over", "under", "at-least", "at-most", "range")  # "above $1.50": any sum fits
_SIGNS = "$£€¥₹"  # each of another family of currencies


@check(
    "CD104",
    family="currency-conversion",
    passes=["Sales rose to €90m (£77m) from €80m (£68m)."],
    fails={
        "Sales rose to £90m from €80m.": "€80m",
        "The grant was cut from €5m to £4m.": "£4m",
        "Tickets rose to $62 from £58.": "£58",
        "The loss fell to £12.1m from £19.8m, an improvement of €7.7m.": "€7.7m",
        "It is valued at between £2m and $3m.": "$3m",
        "The ships will cost £86m and €91m, a total of £177m.": "€91m",
    },
)
def mixed_currency(analysis: Analysis) -> Iterator[Verdict]:
    """The figures of one change, sum, share or range must be in one currency.

    "Sales rose to £90m from €80m" compares what cannot be compared; most often a sign has
    slipped. It is a warning, since a firm may have changed the currency of its accounts. The
    amount that stands later is flagged; the repairs are each amount in the other's currency.
    Where other figures of a change, a sum or a share are in another currency, it is said only if
    all of them add up once the odd one is read in the currency of the others.
    Nothing is said where the article prints one currency alone.

    Source: the sign slips among 748 conversions in BBC business news of 2004-05.
    """
    currencies = {money.currency for money in analysis.quantities if isinstance(money, Money) and money.currency}
    for claim in analysis.of_kind("change"):
        base, result = analysis.quantity(claim, "base"), analysis.quantity(claim, "result")
        if not isinstance(base, Money) or not isinstance(result, Money) or not claim.explicit:
            continue
        if base.currency == result.currency and len(currencies) < 2:
            continue  # nothing that a sign could be confused with: no check was made
        first, last = sorted((base, result), key=lambda money: money.start)
        evidence = {"stated": last, "beside": first}
        working = f"{base.text} in {base.currency}, {result.text} in {result.currency}"
        if base.currency == result.currency:
            message = f"{base.text} and {result.text} are in one currency, of the {len(currencies)} printed"
            yield consistent(message, working, [claim], **evidence)
        elif "assumed" in (base.resolved, result.resolved) and not _apart(base, result):
            yield undecided(f"{base.text} beside {result.text}", "whose currency it is, is not printed", working,
                            [claim], **evidence)  # fmt: skip
        else:
            repairs = [*_as(last, first, "stated"), *_as(first, last, "beside")]
            message = f"{base.text} and {result.text} are levels of one change in two currencies"
            yield inconsistent(message, working, [claim], severity="warning", repairs=repairs, **evidence)
    yield from _ranges(analysis)
    yield from _slipped(analysis)


def _ranges(analysis: Analysis) -> Iterator[Verdict]:
    """`between £2m and $3m`: the two ends of one range."""
    money = [q for q in analysis.quantities if isinstance(q, Money)]
    text = analysis.article.text
    for one, other in pairwise(money):
        between = text[max(0, one.start - len("between ")) : one.start].lower() == "between "
        if between and text[one.end : other.start] == " and " and one.currency != other.currency and _apart(one, other):
            message = f"{one.text} and {other.text} are the ends of one range in two currencies"
            working = f"{one.text} in {one.currency}, {other.text} in {other.currency}"
            repairs = [*_as(other, one, "stated"), *_as(one, other, "beside")]
            yield inconsistent(message, working, (), severity="warning", repairs=repairs, stated=other, beside=one)


def _slipped(analysis: Analysis) -> Iterator[Verdict]:
    """Amounts that would add up with the figures beside them, if they were in their currency.

    Of two that could be meant, the one in the rarer currency of the article has slipped.
    """
    common = Counter(money.currency for money in analysis.quantities if isinstance(money, Money))
    found = [(slip, verdict) for slip in analysis.slips for verdict in _held(analysis.read_as(slip))]
    found.sort(key=lambda row: (common[row[0].printed.currency], -row[0].printed.start))
    told: set[int] = set()
    for slip, verdict in found:
        figures = [item for item in verdict.evidence.values() if not isinstance(item, (Date, TextSpan))]
        others = [item for item in figures if item.start != slip.printed.start]
        like = next((item for item in others if isinstance(item, Money)), None)
        mixed = any(isinstance(item, Money) and item.currency != slip.money.currency for item in others)
        amounts = [item for item in figures if isinstance(item, Money)]
        near = [item.sentence for item in figures]
        if max(near) - min(near) > 1:
            continue  # figures of several sentences fit by chance
        coarse = any(vague(item) or item.approximation in _OPEN for item in amounts)
        if like is None or mixed or coarse or len(others) == len(figures) or told & {item.start for item in figures}:
            continue
        if _at_par(analysis, slip.printed, slip.money):
            continue
        told |= {item.start for item in figures}
        beside = {f"beside{n if n > 1 else ''}": item for n, item in enumerate(others, 1)}
        repairs = [*_as(slip.printed, _signed(analysis, like), "stated")]
        if [item for item in others if isinstance(item, Money)] == [like]:
            role = next(role for role, item in beside.items() if item is like)
            repairs += _as(like, _signed(analysis, slip.printed), role)
        yield inconsistent(
            f"{slip.printed.text} adds up with the figures beside it only in {slip.money.currency}",
            verdict.working, (), severity="warning", repairs=repairs, stated=slip.printed, **beside,
        )  # fmt: skip


def _held(analysis: Analysis) -> Iterator[Verdict]:
    """What would be verified by arithmetic; two figures always fit somehow, so it takes three."""
    for rule in (percent_change, total, share, per_unit):
        yield from (v for v in rule(analysis) if v.verdict == "consistent" and len(v.evidence) > 2)


def _at_par(analysis: Analysis, one: Money, other: Money) -> bool:
    """Whether the two currencies were worth about the same then, so that a fit tells nothing."""
    when = published_days(analysis.article.published)
    rate = reference(one.currency, other.currency, when) if one.currency and other.currency else None
    return rate is not None and rate.rate.high < _PAR and rate.rate.low > 1 / _PAR


def _apart(one: Money, other: Money) -> bool:
    """Whether two signs are printed that no currency shares: a "$" is no pound, of whichever country."""
    signs = [sign for money in (one, other) for sign in _SIGNS if sign in money.text]
    return len(signs) == 2 and signs[0] != signs[1]


def _signed(analysis: Analysis, like: Money) -> Money:
    """An amount of the article in that currency that prints its sign: the cents beside it have none."""
    same = (q for q in analysis.quantities if isinstance(q, Money) and q.currency == like.currency)
    return next((q for q in same if not q.text[:1].isalnum()), like)


def _as(money: Money, like: Money, role: str) -> Iterator[tuple[str, str, str]]:
    """The amount with the other one's sign, as that one prints it."""
    return ((role, text, f"currency: {like.currency}") for text in as_in(money, like))
