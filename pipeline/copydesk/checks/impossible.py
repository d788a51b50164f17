"""The check of figures against what is possible at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from copydesk.analysis import Analysis
from copydesk.data import word_lists
from copydesk.interval import HUNDRED, ZERO, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import spoken
from copydesk.proof.fit import hedged
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Quantity, Severity
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

# How many of the shorter unit the longer one holds at most.
_MOST = {
    ("second", "minute"): 60, ("second", "hour"): 3600, ("minute", "hour"): 60, ("minute", "day"): 1440,
    ("hour", "day"): 24, ("hour", "week"): 168, ("day", "week"): 7, ("day", "month"): 31, ("day", "year"): 366,
    ("week", "month"): 5, ("week", "year"): 53, ("month", "year"): 12,
}  # fmt: skip


@check(
    "CD402",
    passes=[
        "In the trial, 55% of 20 nurses agreed.",
        "The shop is open 24 hours a day.",
        "Turnout was 99% in the village.",
        "All five of the five climbers were found.",
    ],
    fails={
        "Sales fell by 120% last year.": "120%",
        "The plan is backed by 105% of voters.": "105%",
        "In the trial, 52.3% of 20 nurses agreed.": "52.3%",
        "The clinic is open 25 hours a day.": "25 hours",
        "The study gives a probability of 130%.": "130%",
        "Six of the five climbers were found.": "Six",
    },
)
def impossible(analysis: Analysis) -> Iterator[Verdict]:
    """No figure may pass what it is a part of.

    What cannot be less than none (sales, staff, prices) falls by 100% at most; profits can
    turn into losses and fall by more. Shares of voters, turnout and probabilities end at
    100%, but debt may be 120% of output. Of 20 people a percentage is a whole number of
    people: 50% or 55%, not 52.3%. A day has 24 hours, and of five men no six are found.

    Where the article itself disputes the figure (fraud, a joke) the verdict is undecided.

    Source: the GRIM test (Brown & Heathers 2017, "The GRIM test: a simple technique detects
    numerous anomalies in the reporting of results in psychology") for shares of few.
    """
    for claim in analysis.of_kind("value"):
        bounded, whole = analysis.quantity(claim, "bounded"), analysis.quantity(claim, "whole")
        if bounded is None:
            continue
        if "grain" in claim.cues and whole is not None:
            yield from _grain(analysis, claim, bounded, whole)
        elif "drawn" in claim.cues and whole is not None:
            yield from _drawn(analysis, claim, bounded, whole)
        elif "clock" in claim.cues:
            yield from _clock(analysis, claim, bounded)
        elif "negative" in claim.cues:
            message = f"there cannot be {bounded.text} {bounded.unit}"
            yield _fault(analysis, claim, message, f"{bounded.text} < 0", bounded, Interval(ZERO, None), soft=True)
        else:
            yield from _hundred(analysis, claim, bounded)


_OF_OWN = re.compile(r"\b(?:their|its|his|her|our) own\b")  # the adjective, not the verb


def _sentence(analysis: Analysis, figure: Quantity, until: int | None = None) -> set[str]:
    """The words of its sentence, or those before the offset ``until``."""
    start, end = analysis.sentences[figure.sentence]
    text = _OF_OWN.sub("", analysis.article.text[start : end if until is None else until].lower())
    return set(re.findall(r"[a-z]+", text))


def _clause(analysis: Analysis, figure: Quantity) -> set[str]:
    """The words around it from comma to comma."""
    start, end = analysis.sentences[figure.sentence]
    text = analysis.article.text
    before = re.split(r"[,;:]\s", text[start : figure.start])[-1]
    behind = re.split(r"[,;:]\s", text[figure.end : end])[0]
    return set(re.findall(r"[a-z]+", f"{before} {behind}".lower()))


def _fault(
    analysis: Analysis, claim: Claim, message: str, working: str, stated: Quantity, allowed: Interval,
    whole: Quantity | None = None, soft: bool = False, known: Sequence[tuple[str, str, str]] = (),
) -> Verdict:  # fmt: skip
    """The finding; undecided where the article disputes the figure itself."""
    others = {"whole": whole} if whole is not None else {}
    if _sentence(analysis, stated) & word_lists("bounds")["disputed"]:
        return undecided(message, "the article itself disputes the figure", working, [claim], stated=stated, **others)
    figures = [stated, *others.values()]
    who = spoken(analysis, figures)
    severity: Severity = "warning" if soft or hedged(figures) or not claim.explicit or who else "error"
    offers = [*known, *(("stated", edit.text, edit.why) for edit in repairs(stated, [allowed], limit=3))]
    if who:
        message = f"{message} (the figure is that of {who})"
    return inconsistent(message, working, [claim], severity=severity, repairs=offers, stated=stated, **others)


def _hundred(analysis: Analysis, claim: Claim, bounded: Quantity) -> Iterator[Verdict]:
    """A fall, a share, a chance or a discount: 100% at most."""
    low, high = bounded.low, bounded.high
    working = f"{bounded.text} against at most 100%"
    if low is not None and low <= HUNDRED and bounded.value is not None and bounded.value <= HUNDRED:
        yield consistent(f"{bounded.text} does not pass 100%", working, [claim], stated=bounded)
        return
    low = bounded.value if low is None else low  # "as many as 109 per cent of the candidates"
    if low is None or low < HUNDRED or high == low == HUNDRED:
        return
    falls = "falls" in claim.cues
    message = "nothing can fall by more than 100%" if falls else "no share can pass 100%"
    message = f"{message}, as {bounded.text} says"
    who = spoken(analysis, [bounded])
    left = _left_over(analysis, bounded) if falls else None
    if left is not None:
        message = f"what has fallen by {bounded.text} is below nought, and {left.text} is left"
        points = [("stated", f"{wording.printed(bounded)} basis points", "percent for basis points")]
        points = points if left.kind == "percent" else []  # "narrowed by 110 percent to 54.3%"
        yield _fault(analysis, claim, message, working, bounded, Interval(ZERO, HUNDRED), known=points)
    elif falls and claim.attribute != "floor":
        known = "it can turn negative" if claim.attribute == "signed" else None
        reason = known or "it is not known whether it can turn negative"
        yield undecided(f"a fall of {bounded.text}", reason, working, [claim], stated=bounded)
    elif who and {"rate", "heads"} & claim.cues.keys():
        yield undecided(message, f"{who} may speak in a figure of speech", working, [claim], stated=bounded)
    elif _clause(analysis, bounded) & word_lists("bounds")["threshold"]:
        yield undecided(message, "a target or a rule may pass 100%", working, [claim], stated=bounded)
    else:
        yield _fault(analysis, claim, message, working, bounded, Interval(ZERO, HUNDRED))


def _left_over(analysis: Analysis, fall: Quantity) -> Quantity | None:
    """What is printed as left of a fall, where that is more than nothing; None after a loss or without it."""
    for claim in analysis.of_kind("change"):
        result, percent = analysis.quantity(claim, "result"), analysis.quantity(claim, "percent")
        if percent is not None and percent.id == fall.id and result is not None and result.low and result.low > 0:
            return None if "signs" in claim.cues else result
    return None


def _clock(analysis: Analysis, claim: Claim, stated: Quantity) -> Iterator[Verdict]:
    """`25 hours a day`; in a quote it is a figure of speech."""
    most = _MOST.get((stated.unit or "", claim.attribute or ""))
    if most is None or stated.low is None or stated.value is None or stated.value * 2 < most:
        return
    working = f"{stated.text} against at most {most} {stated.unit}s"
    if stated.value <= most:
        yield consistent(f"{stated.text} fit into a {claim.attribute}", working, [claim], stated=stated)
        return
    message = f"a {claim.attribute} has no more than {most} {stated.unit}s, not {stated.text}"
    who = spoken(analysis, [stated])
    if who:
        yield undecided(message, f"{who} may speak in a figure of speech", working, [claim], stated=stated)
        return
    yield _fault(analysis, claim, message, working, stated, Interval(ZERO, Decimal(most)))


def _drawn(analysis: Analysis, claim: Claim, stated: Quantity, whole: Quantity) -> Iterator[Verdict]:
    """`six of the five`; all of them is the most."""
    if stated.value is None or whole.value is None:
        return
    working = f"{stated.text} ≤ {whole.text}"
    if stated.value == whole.value:
        yield consistent(f"{stated.text} is all of {whole.text}", working, [claim], stated=stated, whole=whole)
    elif stated.low is not None and whole.loose_high is not None and stated.low > whole.loose_high:
        message = f"{stated.text} cannot be of {whole.text}: there are no more"
        working = f"{stated.text} > {whole.text}"
        soft = "out" in claim.cues["drawn"].text
        yield _fault(analysis, claim, message, working, stated, Interval(ZERO, whole.high), whole, soft)


_ASKS = re.compile(r"(?<!be) (?:need|require)(?:s|ed)? (?!to |for |is |are |was |were |by )(?=[a-z])")


def _is_rule(analysis: Analysis, stated: Quantity) -> bool:
    """`The motion needs 60% of the 24`; not what they did: "Of the 24, 61.5% needed no other medicine"."""
    start, end = analysis.sentences[stated.sentence]
    text = analysis.article.text.lower()
    words = text[start : stated.end] + _ASKS.sub(" ", text[stated.end : end])
    return bool(set(re.findall(r"[a-z]+", words)) & word_lists("bounds")["threshold"])


def _grain(analysis: Analysis, claim: Claim, stated: Quantity, whole: Quantity) -> Iterator[Verdict]:
    """The GRIM test: some whole number of them must give the percentage as printed."""
    total, step = whole.value, stated.step
    if stated.approximation != "exact" or total is None or step is None or HUNDRED / total <= step:
        return  # of so many, any percentage can be
    if stated.value is None or not ZERO <= stated.value <= HUNDRED:
        return
    rows = word_lists("bounds")
    owned = _sentence(analysis, stated, stated.start) & rows["stake"]  # "sold 40% of the 12", not "40% of the 12 sold"
    if ("'s" in claim.text and whole.start > stated.start) or owned or _is_rule(analysis, stated):
        return
    below = (stated.value * total / HUNDRED).to_integral_value(rounding=ROUND_FLOOR)
    above = (stated.value * total / HUNDRED).to_integral_value(rounding=ROUND_CEILING)
    near = {count: count / total * HUNDRED for count in (below, above)}
    working = "; ".join(f"{count} of {total} is {wording.plain(share, 4)}%" for count, share in near.items())
    roles = {"stated": stated, "whole": whole}
    if any(stated.interval.contains(share) for share in near.values()):
        yield consistent(f"a whole number of {whole.text} gives {stated.text}", working, [claim], **roles)
    elif any((stated.loose.low or 0) < share < (stated.loose.high or 0) for share in near.values()):
        message = f"a whole number of {whole.text} gives {stated.text} at the loosest"
        yield rounding(message, working, [claim], **roles)
    else:
        message = f"no whole number of {whole.text} is {stated.text}: {working}"
        closest = min(near.values(), key=lambda share: abs(share - (stated.value or ZERO)))
        allowed = Interval(closest - step / 2, closest + step / 2)
        yield _fault(analysis, claim, message, working, stated, allowed, whole)
