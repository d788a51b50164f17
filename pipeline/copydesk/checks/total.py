"""The check of totals against their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.analysis import Analysis
from copydesk.counted import in_full
from copydesk.interval import HUNDRED, ZERO, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds
from copydesk.proof.fit import fit
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided


@check(
    "CD303",
    passes=[
        "The £45m package is made up of £20m for roads, £15m for schools and £10m for parks.",
        "The bank will cut 1,200 jobs: 500 in London, 400 in Leeds and 300 in Bristol.",
        "Of the £90m, £54m will go to hospitals and the remaining £36m to schools.",
        "It spent £13m on land and took on £8m of debt, taking the bill to £21m.",
    ],
    fails={
        "The £45m package is made up of £20m for roads, £15m for schools and £6m for parks.": "£45m",
        "The bank will cut 1,200 jobs: 500 in London, 400 in Leeds and 200 in Bristol.": "1,200",
        "Of the £90m, £54m will go to hospitals and the remaining £46m to schools.": "£46m",
        "It spent £13m on land and took on £8m of debt, taking the bill to £23m.": "£23m",
        "The tower cost an extra $60m. Steel accounts for $45m of it, glass for $16m and the lifts for the "
        "remaining $9m.": "$60m",
    },
)
def total(analysis: Analysis) -> Iterator[Verdict]:
    """Parts must add up to the total that is printed for them, and leave the remainder.

    Each part and the total stand for every value that rounds to them, so £5.1m is the sum of
    £2.3m and £2.8m, and of £2.3m and £2.7m only at the loosest. "Including" names some parts:
    it proves nothing, unless the parts exceed the total ("£72m, including £96m").

    Source: interval arithmetic (Moore 1966) over the rounding rule of statcheck.
    """
    for claim in analysis.of_kind("total"):
        whole, parts = analysis.quantity(claim, "total"), analysis.all(claim, "part")
        rest = analysis.quantity(claim, "remainder")
        if whole is not None and parts:
            yield _judge(analysis, claim, whole, parts, rest)


def _sum(intervals: Sequence[Interval]) -> Interval:
    added = intervals[0]
    for interval in intervals[1:]:
        added = added + interval
    return added


def _exceeds(part: Quantity, whole: Quantity) -> bool:
    """Whether the part is more than the whole, on every reading."""
    return None not in (part.loose_low, whole.loose_high) and part.loose_low > whole.loose_high  # type: ignore[operator]


_SCALE = 50  # times the total, from which on a scale word of it is wrong


def _unit(figure: Quantity) -> str | None:
    return figure.unit if figure.kind in ("money", "measure", "percent") else None


def _judge(
    analysis: Analysis, claim: Claim, whole: Quantity, parts: Sequence[Quantity], rest: Quantity | None
) -> Verdict:
    whole, *pieces = in_full([whole, *parts, *([rest] if rest else [])])
    parts, rest = pieces[: len(parts)], pieces[-1] if rest else None
    added = _sum([p.interval for p in pieces])
    listed = " + ".join(p.text for p in pieces)
    working = f"{listed} = {wording.between(added, _unit(whole), 4)}; printed {whole.text}"
    named = {f"part{n if n > 1 else ''}": p for n, p in enumerate(parts, 1)}
    roles = {"stated": rest, "total": whole, **named} if rest else {"stated": whole, **named}
    if len(pieces) < 2 and _exceeds(parts[0], whole):
        verb = "include" if "some" in claim.cues else "be the total with"
        message = f"{whole.text} cannot {verb} {parts[0].text}, which is more"
        if not claim.explicit and (parts[0].value or ZERO) < (whole.value or ZERO) * _SCALE:
            return undecided(message, "they may be two things", working, [claim], **roles)
        targets = {"stated": Interval(parts[0].low, None), "part": Interval(ZERO, whole.high)}
        return at_odds(analysis, claim, message, working, roles, targets, "apart")
    if len(pieces) < 2:
        return undecided(
            f"{whole.text} adds {parts[0].text} to a figure that is not printed",
            "the other part is not printed",
            working,
            [claim],
            **roles,
        )
    how = fit(_sum, pieces, whole)
    if how == "consistent":
        return consistent(f"the parts add up to {whole.text}", working, [claim], **roles)
    made = _compound(pieces) if whole.kind == "percent" and any(p.trend for p in pieces) else None
    if made is not None and made.overlaps(whole.interval):
        working = f"{' × '.join(f'(1 + {p.text})' for p in pieces)} - 1 = {wording.between(made, 'percent')}"
        return consistent(f"one after the other, the changes come to {whole.text}", working, [claim], **roles)
    if "some" in claim.cues and (
        added.low is None or whole.loose_high is None or added.low <= whole.loose_high
    ):
        return undecided(
            f"the parts are {wording.between(added, _unit(whole), 4)} of {whole.text}",
            f'"{claim.cues["some"].text}" need not name every part',
            working,
            [claim],
            **roles,
        )
    if how == "rounding" and not ("slip" in claim.cues and _swapped(whole, pieces)):
        return rounding(f"the parts add up to {whole.text} at the loosest", working, [claim], **roles)
    message = f"the parts add up to {wording.between(added, _unit(whole), 4)}, not {whole.text}"
    unsure = how == "doubtful" and "slip" not in claim.cues
    if not claim.explicit and ("tie" not in claim.cues or unsure):
        return undecided(message, "the parts may belong to another total", working, [claim], **roles)
    left = whole.interval - _sum([p.interval for p in parts])
    if rest and not _some(left):
        roles = {"total": whole, **roles}  # nothing remains, whatever the remainder should be
    elif rest:
        message = f"{wording.between(left, _unit(whole), 4)} remains of {whole.text}, not {rest.text}"
    return at_odds(analysis, claim, message, working, roles, _targets(whole, parts, rest), how)


def _swapped(whole: Quantity, pieces: Sequence[Quantity]) -> bool:
    """Whether two digits of a part, swapped, make the sum: no rounding of "1,200" explains 369 for 396."""
    off = (whole.value or ZERO) - sum((piece.value or ZERO for piece in pieces), ZERO)
    return any(pen.telling(p.value) and pen.swapped(p.value, (p.value or ZERO) + off) for p in pieces)


def _compound(pieces: Sequence[Quantity]) -> Interval:
    """Rises of 20%, 16.7% and 14.3% of one thing, one after the other, in percent: 60.1."""
    whole = Interval.point(Decimal(1))
    for piece in pieces:
        whole = whole * (Interval.point(Decimal(1)) + piece.interval / Interval.point(HUNDRED))
    return (whole - Interval.point(Decimal(1))).scale(HUNDRED)


def _targets(whole: Quantity, parts: Sequence[Quantity], rest: Quantity | None) -> dict[str, Interval]:
    """What the other figures ask of each one."""
    pieces = [*parts, *([rest] if rest else [])]
    targets = {"total" if rest else "stated": _sum([p.interval for p in pieces])}
    for n, part in enumerate(parts, 1):
        others = [p.interval for p in pieces if p.id != part.id]
        if others:
            left, times = whole.interval - _sum(others), Interval.point(Decimal(len(pieces) - len(others)))
            targets[f"part{n if n > 1 else ''}"] = left / times  # "two payments of £2,400 and one of £900"
    if rest:
        targets["stated"] = whole.interval - _sum([p.interval for p in parts])
    return {role: target for role, target in targets.items() if _some(target)}


def _some(amount: Interval) -> bool:
    """Whether it is more than nothing, rounding apart: no part and no remainder is less."""
    return amount.low is None or amount.high is None or amount.low + amount.high > 0
