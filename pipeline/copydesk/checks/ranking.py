"""The check of rankings against the figures that they rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.proof.agreement import edits, fairly, severity
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@check(
    "CD404",
    passes=[
        "The largest towns are Acton (52,000), Bray (45,000) and Clee (40,000), in that order.",
        "Acton came first with 52 points, followed by Bray with 48 and Clee with 45.",
        "Sales were £45m, ahead of the £40m forecast.",
        "The motion was carried by 52 votes to 45.",
        "Of the three towns, Acton is the largest, with 52,000. Bray has 45,000 and Clee 40,000.",
    ],
    fails={
        "The largest towns are Acton (52,000), Bray (60,000) and Clee (40,000), in that order.": "60,000",
        "Acton came first with 52 points, followed by Bray with 45 and Clee with 48.": "48",
        "Sales were £45m, ahead of the £52m forecast.": "£45m",
        "The motion was carried by 45 votes to 52.": "45",
        "Of the three towns, Acton is the second-largest, with 52,000. Bray has 45,000 and Clee 40,000.": "52,000",
    },
)
def ranking(analysis: Analysis) -> Iterator[Verdict]:
    """Figures that are said to fall in an order must do so.

    What is ahead of, above or beats another figure is the greater one, what is behind or below
    it the smaller; lists "in that order" and "followed by" fall from the first to the last. A
    list may rise where less is better (times, golf, prices), and there a pair is undecided.
    Whoever is the second largest has one above, and no second one; where it is told how many there
    are, and the figures of all are printed, just one. Equal figures are in order; of two that are
    printed to the same digit the lesser stays so, however they were rounded.

    Source: the phrases are those of data/ranks.toml, each with an example; the figures are
    compared by the rounding rule of statcheck (Nuijten et al. 2016).
    """
    for claim in analysis.of_kind("comparison"):
        pair = analysis.quantity(claim, "pair")
        figures = [q for role in claim.roles if role != "pair" and (q := analysis.quantity(claim, role))]
        place = analysis.quantity(claim, "place")
        if place is not None:
            named = [span for name, span in claim.cues.items() if name.startswith("name")]
            yield from _outnumbered(claim, place, named or analysis.all(claim, "ahead"))
        elif pair is not None:
            yield from _pair(claim, pair)
        elif len(figures) > 1 and "order" in claim.cues:
            yield _judge(analysis, claim, figures)


def _falls(one: Interval, other: Interval) -> bool:
    """Whether the first can be as great as the second."""
    return one.high is None or other.low is None or one.high >= other.low


def _in_order(figures: Sequence[Quantity]) -> bool:
    return all(_falls(one.interval, other.interval) for one, other in pairwise(figures))


def _loosely(figures: Sequence[Quantity]) -> bool:
    """Whether they are in order once one figure of each two is read loosely."""
    return all(
        _falls(one.loose, other.interval) or _falls(one.interval, other.loose) for one, other in pairwise(figures)
    )


def _judge(analysis: Analysis, claim: Claim, figures: Sequence[Quantity]) -> Verdict:
    words = claim.cues["order"].text
    working = " ≥ ".join(figure.text for figure in figures)
    either, listed = "either" in claim.cues, claim.attribute == "list"
    timed = all(figure.kind == "duration" for figure in figures)
    roles = _roles(figures, figures[-1])
    strict = "place" in claim.cues and len({figure.step for figure in figures}) == 1
    strict = strict and (figures[0].value or Decimal(0)) < (figures[1].value or Decimal(0))
    falling, rising = _in_order(figures), either and (listed or timed) and _in_order(figures[::-1])
    if not strict and ((falling and (listed or not either)) or rising):
        working = working if falling else working.replace("≥", "≤")
        return consistent(f'the figures stand in the order that "{words}" gives', working, [claim], **roles)
    if either and not listed:
        message = f'{figures[0].text} and {figures[1].text} beside "{words}"'
        return undecided(message, "less may be the better there", working, [claim], **roles)
    if not strict and _loosely(figures):
        return rounding(f'the figures stand in the order of "{words}" at the loosest', working, [claim], **roles)
    broken = next((a, b) for a, b in pairwise(figures) if strict or not _falls(a.interval, b.interval))
    message = f'{broken[0].text} is less than {broken[1].text}, against "{words}"'
    stated = broken[1] if listed and len(figures) > 2 else min(figures, key=lambda f: f.start)
    roles = _roles(figures, stated)
    targets = _apart(figures, roles) if len(figures) == 2 else {"stated": _between(figures, stated)}
    grave = severity(analysis, claim, figures, "apart")
    offers = [(role, edit.text, edit.why) for role, edit in fairly(edits(roles, targets), "stated")[:2]]
    offers.append(("stated", _swap(stated, broken), "the two figures swapped"))
    order = {"order": claim.cues["order"]} if listed and len(figures) == 2 else {}  # "second" may be what is wrong
    return inconsistent(message, working, [claim], severity=grave, repairs=offers, **roles, **order)


def _roles(figures: Sequence[Quantity], stated: Quantity) -> dict[str, Quantity]:
    others = [figure for figure in figures if figure is not stated]
    return {"stated": stated, **{f"rank{n}": figure for n, figure in enumerate(others, 1)}}


def _apart(figures: Sequence[Quantity], roles: Mapping[str, Quantity]) -> dict[str, Interval]:
    """Of two figures: the first from the other to its double, the second from the other's half to it."""
    sizes = [abs(figure.value or Decimal(0)) for figure in figures]
    wanted = (Interval(sizes[1], sizes[1] * 2), Interval(sizes[0] / 2, sizes[0]))
    return {role: wanted[figure is figures[1]] for role, figure in roles.items()}


def _between(figures: Sequence[Quantity], stated: Quantity) -> Interval:
    """What the order asks of the figure: no more than the one before it, no less than the next."""
    n = next(k for k, figure in enumerate(figures) if figure is stated)
    above = figures[n - 1].value if n else None
    below = figures[n + 1].value if n + 1 < len(figures) else None
    if above is not None and below is not None and below > above:
        below = None
    return Interval(below if below is not None else Decimal(0), above)


def _swap(stated: Quantity, broken: tuple[Quantity, Quantity]) -> str:
    return broken[0].text if stated is broken[1] else broken[1].text


def _pair(claim: Claim, pair: Quantity) -> Iterator[Verdict]:
    """`carried by 45 to 52`: the first number is of those for it."""
    numbers = [Decimal(found.replace(",", "")) for found in _DIGITS.findall(pair.text)]
    if len(numbers) != 2:
        return
    working = f"{numbers[0]} ≥ {numbers[1]}"
    if numbers[0] >= numbers[1]:
        yield consistent(f"{pair.text} is a majority", working, [claim], stated=pair)
        return
    yield inconsistent(
        f"{pair.text} is no majority", working, [claim], severity="warning",
        repairs=[("stated", _turned(pair.text), "the two numbers swapped")], stated=pair,
    )  # fmt: skip


def _outnumbered(claim: Claim, place: Quantity, ahead: Sequence[Quantity | TextSpan]) -> Iterator[Verdict]:
    """`the second-largest, behind Acton, with 52, and Bray, with 48`: two are ahead of the third."""
    nth, told = int(place.value or 0), len(ahead) + 1
    working = f"{len(ahead)} ahead, so place {told}; printed {place.text}"
    roles = {"stated": place, **{f"rank{n}": figure for n, figure in enumerate(ahead, 1)}}
    if nth == told:
        yield consistent(f"{place.text} goes with {len(ahead)} ahead", working, [claim], **roles)
    elif nth < told or "only" in claim.cues:
        offers = [("stated", _NTH[told - 1], "the place behind them")] if told <= len(_NTH) else []
        message = f"{place.text} does not go with {len(ahead)} ahead of it: {' and '.join(f.text for f in ahead)}"
        yield inconsistent(message, working, [claim], severity="warning", repairs=offers, **roles)


def _turned(text: str) -> str:
    """The two numbers of "45 to 52" in the other order."""
    one, other = _DIGITS.findall(text)
    head, _, tail = text.partition(str(one))
    return f"{head}{other}{tail.replace(other, one, 1)}"
