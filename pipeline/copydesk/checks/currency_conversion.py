"""Conversions of one article against each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from copydesk.analysis import Analysis
from copydesk.proof.exchange import appeared
from copydesk.proof.misfit import faults, opinions
from copydesk.proof.misprint import diagnose, mend, told, turned, worked
from copydesk.proof.opinion import Opinion
from copydesk.proof.same_currency import same_currency
from copydesk.records import Quantity
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding


def _agreeing(opinion: Opinion) -> Verdict:
    edge = opinion.edge
    say = consistent if opinion.article == "consistent" else rounding
    message = f"{edge.two.text} and {edge.one.text} are at the article's rate"
    return say(message, worked(opinion), [edge.claim], stated=edge.two, source=edge.one)


@check(
    "CD101",
    passes=[
        "The mill cost SEK 854 million (US$83 million). Repairs took another SEK 10 million (US$970,000).",
        "Sales were 4bn euros ($5.2bn; £2.8bn). Profits were 300m euros ($390m; £210m).",
        "It sold the port for $40m (£21m) and two ships for $6m, or about £3.1m, a year later.",
    ],
    fails={
        "The mill cost SEK 854 million (US$38 million). Repairs took SEK 10 million (US$970,000), "
        "and a chimney SEK 41 million (US$4 million).": "US$38 million",
        "Sales were 4bn euros ($5.2bn; £2.8bn), profits 300m euros ($390m; £300m) and debts 90m euros "
        "($117m; £63m).": "£300m",
    },
)
def currency_conversion(analysis: Analysis) -> Iterator[Verdict]:
    """Amounts converted in one article must be converted at one rate.

    Every two amounts that the text sets side by side, such as $40m (£21m), give a rate: the
    digits as printed make it an interval. All conversions of a pair of currencies are held
    against each other, and over a third currency where needed (£ to $ and $ to € give £ to
    €). They may differ by 1% beyond rounding. Where two differ, the majority is right; of
    one against one, the nearer to the European Central Bank's reference rate.

    The message says what happened where that is plain: the value in another currency, the
    same currency on both sides or twice in a bracket, converted the wrong way round, a scale word or a decimal
    point wrong. Shop prices, past rates and amounts with other words between them are
    objected to only where they are out by half or more.

    Source: measured on 748 conversions in BBC business news of 2004-05, of which 5% were wrong.
    """
    when = None
    for _, group in groupby(opinions(analysis), key=lambda o: o.edge.claim.id):
        thought = list(group)
        for fault in faults(thought):
            if fault.opinion.apart != "article":
                continue
            when = when or appeared(analysis)
            fault = turned(fault)
            diagnosis = diagnose(fault, when)
            evidence: dict[str, Quantity] = {"stated": fault.stated, "source": fault.other}
            witness = fault.opinion.witness
            if witness is not None:
                evidence |= {"beside": witness.one, "beside2": witness.two}
            yield inconsistent(
                told(fault, diagnosis), worked(fault.opinion), [fault.opinion.edge.claim],
                severity=fault.opinion.severity, repairs=mend(fault, diagnosis), **evidence,
            )  # fmt: skip
        yield from (_agreeing(o) for o in thought if o.article and not o.apart and o.edge.direct)
    yield from same_currency(analysis)
