"""Conversions against the exchange rate of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from copydesk.analysis import Analysis
from copydesk.proof.exchange import appeared
from copydesk.proof.misfit import faults, opinions
from copydesk.proof.misprint import diagnose, mend, told, turned, worked
from copydesk.proof.opinion import Opinion
from copydesk.rates import rate
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_IRISH = re.compile(r"\b(?:Irish (?:bank)?notes?|Irish coins?|punts?|old Irish)\b")


def _by_cross_rate(opinion: Opinion, thought: list[Opinion]) -> Verdict | None:
    """A source without a rate whose conversions are at the reference rate to each other."""
    for cross in thought:
        pair = (cross.edge.one, cross.edge.two)
        if not cross.edge.direct and cross.table in ("consistent", "rounding") and opinion.edge.two in pair:
            say = consistent if cross.table == "consistent" else rounding
            message = f"{pair[1].text} and {pair[0].text} are at the reference rate to each other"
            other = pair[0] if opinion.edge.two is pair[1] else pair[1]
            return say(message, worked(cross), [cross.edge.claim], stated=opinion.edge.two, beside=other,
                       source=opinion.edge.one)  # fmt: skip
    return None


def _in_old_pounds(analysis: Analysis, opinion: Opinion) -> bool:
    """`Irish notes worth £238 million (€302 million)`: pounds that are of no use any more, at the rate of 1999."""
    printed, fixed = opinion.edge.rate("GBP", "EUR"), rate("IEP", "EUR")
    irish = _IRISH.search(analysis.article.text) is not None
    return irish and printed is not None and fixed is not None and printed.overlaps(fixed.interval)


def _told(opinion: Opinion, thought: list[Opinion]) -> Verdict | None:
    edge = opinion.edge
    evidence = {"stated": edge.two, "source": edge.one}
    pair = f"{edge.two.text} and {edge.one.text}"
    if opinion.table == "undecided":
        if crossed := _by_cross_rate(opinion, thought):
            return crossed
        return undecided(f"{pair} were not judged", opinion.reason, worked(opinion), [edge.claim], **evidence)
    if opinion.table is None:
        return None
    say = consistent if opinion.table == "consistent" else rounding
    return say(f"{pair} are at the reference rate", worked(opinion), [edge.claim], **evidence)


@check(
    "CD102",
    passes=[
        "The mill cost SEK 854 million (US$83 million).",
        "She was paid 40,000 Swiss francs ($47,500) for the portrait.",
    ],
    fails={
        "The mill cost SEK 854 million (US$38 million).": "US$38 million",
        "She was paid 40,000 Swiss francs ($475,000) for the portrait.": "$475,000",
        "The bridge will cost £32m (€32m).": "€32m",
    },
    published="2024-08-28",
)
def reference_rate(analysis: Analysis) -> Iterator[Verdict]:
    """An amount must be converted at the exchange rate of its time.

    The rates are the European Central Bank's daily reference rates since 1999, and cross
    rates made of them. Where the day of publication is known, a conversion more than 3%
    beyond rounding from that day's rate is wrong, and one 2% to 3% away is mentioned as a
    warning. Where a longer time is known, the lowest and highest daily rate of it stand
    for the rate, where none is, those of the whole table. Undecided: shop prices, which
    are set and not converted; past rates; currencies and times that the table lacks.

    What disagrees with the article's other conversions is left to currency-conversion.

    Source: thresholds measured on 748 conversions in BBC business news of 2004-05.
    """
    told_off = False
    for _, group in groupby(opinions(analysis), key=lambda o: o.edge.claim.id):
        thought = list(group)
        for fault in faults(thought):
            if fault.opinion.apart != "reference":
                continue
            shared = fault.opinion.reason != ""
            if shared and told_off:
                continue
            told_off = told_off or shared
            if _in_old_pounds(analysis, fault.opinion):
                yield undecided(
                    told(fault, diagnose(fault, appeared(analysis))), "at the rate fixed for the Irish pound in 1999",
                    worked(fault.opinion), [fault.opinion.edge.claim], stated=fault.stated, source=fault.other,
                )  # fmt: skip
                continue
            fault = turned(fault)
            diagnosis = diagnose(fault, appeared(analysis))
            yield inconsistent(
                told(fault, diagnosis), worked(fault.opinion), [fault.opinion.edge.claim],
                severity=fault.opinion.severity, repairs=mend(fault, diagnosis),
                stated=fault.stated, source=fault.other,
            )  # fmt: skip
        for opinion in thought:
            if opinion.edge.direct and not opinion.apart and (verdict := _told(opinion, thought)):
                yield verdict
