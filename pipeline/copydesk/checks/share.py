"""The check of shares against their part and whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import HUNDRED, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds
from copydesk.proof.fit import as_fine, fit
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided

_BESIDE = 40  # characters that hold a share, its part and its whole in one phrase: "Of 200 residents, 21 (45%)"
_WILD = 5  # times, by which a share of a whole that stands far off is of another whole
_HALF, _FOURTH = Decimal("0.5"), Decimal("0.25")


@check(
    "CD301",
    passes=[
        "Of 200 residents, 50 (25%) replied.",
        "The mill will cut 70 posts - 16% of its 437 staff - in May.",
        "More than half of the villages (55%) have no doctor.",
        "The mill will cut 90 jobs, or 18% of staff, in May. It employs 500 people.",
    ],
    fails={
        "It gave £80m to roads, £50m of it for bridges, or a quarter of the sum.": "a quarter",
        "Of 200 residents, 50 (35%) replied.": "35%",
        "The mill will cut 70 posts - 26% of its 437 staff - in May.": "26%",
        "More than half of the villages (45%) have no doctor.": "45%",
        "More than half of the 212 trains, 98, ran late.": "half",
        "Only 39 of the 64 members backed the plan, under half of the chamber.": "half",
        "A survey of 1,200 drivers found that 420 had no light. That is 45% of those asked.": "45%",
        "The mill will cut 90 jobs, or 38% of staff, in May. It employs 500 people.": "38%",
    },
)
def share(analysis: Analysis) -> Iterator[Verdict]:
    """A percentage or fraction must follow from its own part and whole.

    70 of 437 is 16.0%, so "16%" stands and "26%" does not. A share that is given in words
    and in digits ("more than half (55%)") must be the same share. Where the whole is not
    printed, the whole that part and share imply is computed and the share is undecided;
    two shares of one unprinted whole must imply the same one.

    Source: the rounding rule of statcheck (Nuijten et al. 2016).
    """
    lone: list[tuple[Claim, Quantity, Quantity]] = []
    for claim in analysis.of_kind("share"):
        fraction, part = analysis.quantity(claim, "fraction"), analysis.quantity(claim, "part")
        rest = analysis.quantity(claim, "rest")
        whole, again = analysis.quantity(claim, "whole"), analysis.quantity(claim, "fraction2")
        if fraction is None:
            continue
        if again is not None:
            yield _twice(analysis, claim, fraction, again)
        elif part is not None and rest is not None:
            yield _of_both(analysis, claim, fraction, part, rest)
        elif part is not None and whole is not None:
            yield _whole(analysis, claim, fraction, part, whole)
        elif part is not None:
            lone.append((claim, fraction, part))
        elif whole is not None:
            yield _no_part(claim, fraction, whole)
    yield from _no_whole(lone)


def _wildly(computed: Interval, size: Interval) -> bool:
    """Whether the share is many times the printed one, or that the share: the whole stands far off."""
    if computed.low is None or size.low is None:
        return False  # "as many as 3.46 lakh people"
    one, other = computed.low / HUNDRED, size.low
    return min(one, other) * _WILD < max(one, other)


def _size(fraction: Quantity) -> Interval:
    """The share as a part of one."""
    return fraction.interval / Interval.point(HUNDRED) if fraction.kind == "percent" else fraction.interval


def _unit(figure: Quantity) -> str | None:
    return figure.unit if figure.kind in ("money", "measure") else None


def _whole(analysis: Analysis, claim: Claim, fraction: Quantity, part: Quantity, whole: Quantity) -> Verdict:
    percent = fraction.kind == "percent"

    def formula(x: Sequence[Interval]) -> Interval:
        return x[0].percent_of(x[1]) if percent else x[0] / x[1]

    if claim.explicit:
        part, whole = as_fine(part, whole), as_fine(whole, part)
    how = fit(formula, [_closed(part), whole], fraction)
    if how == "rounding" and _below_half(fraction, part, whole):
        how = "apart"
    if how == "doubtful" and _is_one_in(fraction, part, whole):
        how = "apart"
    beyond = percent and fraction.value is not None and fraction.value > HUNDRED  # "112% of its budget"
    if not beyond and claim.explicit and part.low is not None and whole.high is not None and part.low > whole.high:
        how = "apart"  # a part cannot exceed its whole, whatever "more than a third" allows
    computed = part.interval.percent_of(whole.interval)
    working = f"{part.text} ÷ {whole.text} = {wording.between(computed, 'percent')}"
    roles = {"stated": fraction, "part": part, "whole": whole}
    if how == "consistent":
        return consistent(f"{part.text} of {whole.text} is {fraction.text}", working, [claim], **roles)
    if how == "rounding":
        return rounding(
            f"{part.text} of {whole.text} is {fraction.text} at the loosest", working, [claim], **roles
        )
    message = f"{part.text} of {whole.text} is {wording.between(computed, 'percent')}, not {fraction.text}"
    if not claim.explicit and ("whole" not in claim.cues or how == "doubtful"):
        return undecided(message, "another whole may be meant", working, [claim], **roles)
    size = _size(fraction)
    targets = {
        "stated": formula([part.interval, whole.interval]),
        "part": size * whole.interval,
        "whole": part.interval / size,
    }
    if not claim.explicit and abs(whole.sentence - part.sentence) > 1 and _wildly(computed, size):
        return undecided(message, "another whole may be meant", working, [claim], **roles)
    beside = max(q.end for q in roles.values()) - min(q.start for q in roles.values()) <= _BESIDE
    sure = claim.explicit and beside and not _wildly(computed, size)  # "24,310 over 19 games, 85% of the capacity"
    return at_odds(analysis, claim, message, working, roles, targets, how, sure=sure)


def _of_both(analysis: Analysis, claim: Claim, fraction: Quantity, part: Quantity, rest: Quantity) -> Verdict:
    """`passed 1,412 to 1,067, winning 57 percent of the vote`: the share of one side in both."""
    computed = part.interval.percent_of(part.interval + rest.interval)
    how = fit(lambda x: x[0].percent_of(x[0] + x[1]), [part, rest], fraction)
    share = wording.between(computed, "percent")
    working = f"{part.text} ÷ ({part.text} + {rest.text}) = {share}"
    roles = {"stated": fraction, "part": part, "rest": rest}
    if how == "consistent":
        return consistent(f"{part.text} beside {rest.text} is {fraction.text}", working, [claim], **roles)
    if how == "rounding":
        return rounding(f"{part.text} beside {rest.text} is {fraction.text} at the loosest", working, [claim], **roles)
    message = f"{part.text} beside {rest.text} is {share}, not {fraction.text}"
    return at_odds(analysis, claim, message, working, roles, {"stated": computed}, how)


def _closed(part: Quantity) -> Quantity:
    """`More than 1,300 of the 4,100`: hardly a fourth more."""
    strict, loose = part.interval.closed(_FOURTH), part.loose.closed(_FOURTH)
    ends = {"low": strict.low, "high": strict.high, "loose_low": loose.low, "loose_high": loose.high}
    return part.model_copy(update=ends)


def _is_one_in(fraction: Quantity, part: Quantity, whole: Quantity) -> bool:
    """`2,000 of the 8,000. That is one in five`: by exact numbers it is one in four, and no rounding of that."""
    exact = all(f.kind in ("count", "number") and f.approximation == "exact" for f in (part, whole))
    if not exact or not part.value or not whole.value or not fraction.value or fraction.kind == "percent":
        return False
    many = whole.value / part.value
    return fraction.approximation == "exact" and many == int(many) and many != round(1 / fraction.value)


def _below_half(fraction: Quantity, part: Quantity, whole: Quantity) -> bool:
    """`More than half of the 212 trains, 98, ran late`: a majority that is none, by exact counts."""
    counted = all(figure.kind in ("count", "number") and figure.approximation == "exact" for figure in (part, whole))
    return counted and _size(fraction).low == _HALF and _wrong_side(fraction, part.interval / whole.interval)


def _twice(analysis: Analysis, claim: Claim, fraction: Quantity, again: Quantity) -> Verdict:
    words, digits = (fraction, again) if fraction.kind != "percent" else (again, fraction)
    scale = 100 if digits.kind == "percent" and words.kind != "percent" else 1
    how = fit(lambda x: x[0].scale(scale), [words], digits)
    if how == "rounding" and _wrong_side(words, digits.interval / Interval.point(HUNDRED)):
        how = "apart"
    told = wording.between(words.interval.scale(1 if words.kind == "percent" else 100), "percent")
    working = f"{words.text} = {told}; {digits.text}"
    roles = {"stated": digits, "words": words}
    if how == "consistent":
        return consistent(f"{words.text} and {digits.text} agree", working, [claim], **roles)
    if how == "rounding":
        return rounding(f"{words.text} is {digits.text} at the loosest", working, [claim], **roles)
    if how == "doubtful":
        return undecided(
            f"{words.text} beside {digits.text}", "the words are too loose", working, [claim], **roles
        )
    message = f"{digits.text} is not {told} ({words.text})"
    moved = words.kind == digits.kind == "percent"  # "rose 429.92 percent, or 4 percent": points of an index
    known = [("stated", f"{wording.printed(digits)} points", "percent for points")] if moved else ()
    return at_odds(analysis, claim, message, working, roles, {"stated": words.interval.scale(scale)}, how,
                   sure=True, known=known)  # fmt: skip


def _wrong_side(words: Quantity, share: Interval) -> bool:
    """ "More than half (45%)": the digits lie on the side that the hedge excludes."""
    if words.value is None or share.low is None or share.high is None:
        return False
    if words.approximation == "over":
        return share.high < words.value
    return words.approximation == "under" and share.low > words.value


def _no_part(claim: Claim, fraction: Quantity, whole: Quantity) -> Verdict:
    implied = _size(fraction) * whole.interval
    working = f"{fraction.text} × {whole.text} = {wording.between(implied, _unit(whole))}"
    message = f"{fraction.text} of {whole.text} is {wording.between(implied, _unit(whole))}"
    return undecided(message, "the part is not printed", working, [claim], stated=fraction, whole=whole)


def _no_whole(lone: list[tuple[Claim, Quantity, Quantity]]) -> Iterator[Verdict]:
    """Shares without a printed whole: compared with each other where they are of one thing."""
    for n, (claim, fraction, part) in enumerate(lone):
        implied = part.interval / _size(fraction)
        text = wording.between(implied, _unit(part))
        working = f"{part.text} ÷ {fraction.text} = {text}"
        other = _same_whole(lone, n)
        if other is not None and (other[2].interval / _size(other[1])).overlaps(implied):
            also = wording.between(other[2].interval / _size(other[1]), _unit(part))
            yield consistent(
                f"{fraction.text} and {other[1].text} are shares of one whole of {text}",
                f"{working}; {other[2].text} ÷ {other[1].text} = {also}",
                [claim, other[0]],
                stated=fraction,
                part=part,
                other=other[1],
                part2=other[2],
            )
            continue
        yield undecided(
            f"{part.text} as {fraction.text} implies a whole of {wording.around(implied, _unit(part))}",
            "the whole is not printed",
            working,
            [claim],
            stated=fraction,
            part=part,
        )


def _same_whole(
    lone: list[tuple[Claim, Quantity, Quantity]], n: int
) -> tuple[Claim, Quantity, Quantity] | None:
    claim, _, part = lone[n]
    others = (
        row
        for k, row in enumerate(lone)
        if k != n
        and _unit(row[2]) == _unit(part)
        and (row[0].attribute == claim.attribute or abs(k - n) == 1)
    )
    return next(others, None)
