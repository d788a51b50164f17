"""Words of motion against the figures between which they move."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.analysis import Analysis
from copydesk.proof.agreement import major, spoken
from copydesk.proof.another import nearer
from copydesk.proof.fit import hedged
from copydesk.proof.reversal import opposites, reversals
from copydesk.proof.wording import amount
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_OFF = 4  # times one level, beyond which a wrong word is less likely than levels of two things

_BESIDE = 30  # characters between two levels that one phrase holds: "from SEK 854m (US$83m) to SEK 10m"
_SCALE = 100  # times, from which on it is a scale word that is wrong


@check(
    "CD202",
    passes=[
        "The workforce was cut from 5,000 to 3,800.",
        "The net loss narrowed from SEK 854 million to SEK 10 million.",
        "Sales were £178m, down from £187m.",
        "The rate fell to 3.1% from 3.4%.",
    ],
    fails={
        "Sales were £178m, up from £187m.": "up",
        "The rate fell to 3.4% from 3.1%.": "fell",
        "The number of clinics rose from 320 to 280.": "rose",
        "The rate rose to 5.1%, down from 5.4%.": "rose",
    },
)
def direction(analysis: Analysis) -> Iterator[Verdict]:
    """What rose must be greater afterwards, and what fell must be less.

    The word of motion is held against the base and the result that it stands with. Losses
    that narrow and deficits that widen are read by their size, as they are printed. Where a
    smaller figure can be a rise (ranks, exchange rates, "losses improved", a loss that became
    a profit) the verdict is undecided. A noun that speaks of two levels behind them ("The fall was
    due to a strike", "its biggest drop in ten years") is held against them too.

    Source: the 229 pairs in BBC business news of 2004-05 with a verb, of which one was wrong.
    """
    for claim in analysis.of_kind("change"):
        base, result = analysis.quantity(claim, "base"), analysis.quantity(claim, "result")
        word, other = claim.cues.get("motion"), claim.cues.get("against")
        if base is None or result is None or word is None or not (claim.explicit or "recalled" in claim.cues):
            continue
        if base.unit != result.unit and base.kind == result.kind:  # "45 cents, up from 30": cents, too
            base, result = major(base), major(result)
        if other is not None:
            yield _at_odds(claim, base, result, other, word)
            continue
        if claim.modality == "negated" or {"beside", "currency"} & claim.cues.keys():
            continue
        if {"either", "signs", "rank"} & claim.cues.keys() or claim.direction is None:
            yield _open(claim, base, result, word)
            continue
        yield _judge(analysis, claim, base, result, word)


def _open(claim: Claim, base: Quantity, result: Quantity, word: TextSpan) -> Verdict:
    """The verdict where the word goes with a greater figure and with a smaller one; up the table is down in number."""
    if "rank" in claim.cues and base.value is not None and result.value is not None:
        better = result.value < base.value
        if better == (claim.direction == "up") and base.value != result.value:
            message = f'"{word.text}" agrees with place {base.text} and place {result.text}'
            working = f"{base.text} → {result.text}: {'up' if better else 'down'} the table"
            return consistent(message, working, [claim], stated=word, base=base, result=result)
    signs = "signs" in claim.cues
    apart = "a loss stands beside a profit, or a fall beside a rise"
    reason = apart if signs else "a smaller figure may be the better one"
    message = f"{word.text} from {base.text} to {result.text}"
    return undecided(message, reason, "", [claim], stated=word, base=base, result=result)


def _at_odds(claim: Claim, base: Quantity, result: Quantity, verb: TextSpan, word: TextSpan) -> Verdict:
    """The verdict on "rose to 5.1%, down from 5.4%": one of the two words is wrong."""
    rises = (result.value or 0) > (base.value or 0)
    wrong, right = (verb, word) if rises == (claim.direction == "up") else (word, verb)
    message = f'"{wrong.text}" contradicts "{right.text}": {base.text} to {result.text} is {_way(base, result)}'
    mends = [("stated", text, "opposite word") for text in opposites().get(wrong.text.lower(), ())[:2]]
    return inconsistent(message, f"{base.text} → {result.text}: {_way(base, result)}", [claim], repairs=mends,
                        stated=wrong, beside=right, base=base, result=result)  # fmt: skip


def _judge(analysis: Analysis, claim: Claim, base: Quantity, result: Quantity, word: TextSpan) -> Verdict:
    up = claim.direction == "up"
    lower, upper = (base, result) if up else (result, base)
    working = f"{base.text} → {result.text}: {_way(base, result)}"
    evidence = {"stated": word, "base": base, "result": result}
    if lower.value is None or upper.value is None:
        message = f"{word.text} from {base.text} to {result.text}"
        return undecided(message, "a figure cannot be read", working, [claim], **evidence)
    if lower.value < upper.value:
        return consistent(f'"{word.text}" agrees with {base.text} and {result.text}', working, [claim], **evidence)
    if lower.value == upper.value or (lower.loose.meet(upper.loose) and hedged([base, result])):
        return rounding(f'"{word.text}" agrees with {base.text} and {result.text} only at the loosest', working,
                        [claim], **evidence)  # fmt: skip
    message = f'"{word.text}", but {base.text} to {result.text} is {_way(base, result)}'
    apart = max(base.start, result.start) - min(base.end, result.end)
    if upper.value > 0 and _OFF < lower.value / upper.value < _SCALE and apart > _BESIDE:
        return undecided(message, "the levels are many times apart: they may be of two things", working, [claim],
                         **evidence)  # fmt: skip
    if _may_be_a_range(analysis, base, result):
        return undecided(message, f"{base.text} to {result.text} may be a range", working, [claim], **evidence)
    if other := nearer(analysis, base, result, up=up):
        reason = f"{other.text} would fit: {result.text} may be of another thing"
        return undecided(message, reason, working, [claim], **evidence)
    who = spoken(analysis, [base, result])
    if who:
        message = f"{message} (said by {who})"
    soft = hedged([base, result]) or who or not claim.explicit
    sizes = {role: size for role in ("difference", "percent") if (size := analysis.quantity(claim, role)) is not None}
    return inconsistent(message, working, [claim], severity="warning" if soft else "error",
                        repairs=reversals(claim, word, base, result, sizes), **evidence)  # fmt: skip


def _may_be_a_range(analysis: Analysis, base: Quantity, result: Quantity) -> bool:
    """`now sees growth of 18% to 20%, down from 27% to 32%`: one range beside another, of one unit."""
    if analysis.article.text[base.end : result.start] != " to ":
        return False
    told = (q for q in analysis.quantities if q.approximation == "range" and 0 <= base.sentence - q.sentence <= 1)
    return any(q.unit == base.unit and q.kind == base.kind for q in told)


def _way(base: Quantity, result: Quantity) -> str:
    if base.value is None or result.value is None or base.value == result.value:
        return "no change"
    unit = result.unit if result.kind in ("money", "percent", "measure") else None
    gap = amount(abs(result.value - base.value), None if unit == "percent" else unit)
    gap = f"{gap} percentage points" if unit == "percent" else gap
    return f"{'a rise' if result.value > base.value else 'a fall'} of {gap}"
