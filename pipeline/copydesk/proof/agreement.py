"""Whether figures agree, how gravely they do not, and which edits would mend them.

Shared by the checks that compute one figure from others (shares, totals, rates).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.proof.another import another
from copydesk.proof.fit import Fit, hedged
from copydesk.proof.repair import Edit, repairs
from copydesk.records import Claim, Money, Quantity, Severity
from copydesk.verdict import Verdict, inconsistent, undecided

_NARROW = 2
# Times what the others leave, in two phrases and in one: of 600 planted errors none is farther off but for a slip.
_OFF, _FAR = Decimal("2.5"), Decimal(5)
_WILDLY, _MILDLY = Decimal(10), Decimal("1.3")  # and one figure, where none is only mildly off


def major(figure: Quantity) -> Quantity:
    """An amount in cents or pence as a part of its currency, so that it can be set against dollars or pounds."""
    if not isinstance(figure, Money) or figure.minor == 1:
        return figure
    names = ("value", "low", "high", "loose_low", "loose_high", "step")
    scaled = {name: None if (end := getattr(figure, name)) is None else end / figure.minor for name in names}
    return figure.model_copy(update=scaled | {"minor": 1, "unit": figure.currency})


def spoken(analysis: Analysis, figures: Sequence[Quantity]) -> str | None:
    """Who says all of these figures in one quote ("a speaker" without a name); None where nobody does."""
    for quote in analysis.quotes:
        if quote.kind != "indirect" and all(quote.start <= f.start and f.end <= quote.end for f in figures):
            return (quote.speaker.name or quote.speaker.text) if quote.speaker else "a speaker"
    return None


def severity(analysis: Analysis, claim: Claim, figures: Sequence[Quantity], how: Fit) -> Severity:
    """error: exact figures tied by one phrase; warning: hedged, linked from afar, or in a quote."""
    soft = hedged(figures) or not claim.explicit or how != "apart" or claim.modality == "negated"
    return "warning" if soft or spoken(analysis, figures) else "error"


def edits(figures: Mapping[str, Quantity], targets: Mapping[str, Interval]) -> list[tuple[str, Edit]]:
    """The least edits of any of the figures that meet its target, best first: (role, edit)."""
    beside = next((f.text for f in figures.values()), "")
    found = [
        (role, edit)
        for role, target in targets.items()
        if role in figures
        for edit in repairs(figures[role], [target], beside=beside, limit=3)
    ]
    return sorted(found, key=lambda pair: pair[1].cost)


def fairly(ranked: Sequence[tuple[str, Edit]], first: str) -> list[tuple[str, Edit]]:
    """The best edit of each figure before the second-best of any, since any of them may be the wrong one."""
    turns: dict[str, int] = {}
    rows = []
    for role, edit in ranked:
        turns[role] = turns.get(role, -1) + 1
        rows.append((turns[role], edit.cost, role != first, role, edit))
    rows.sort(key=lambda row: row[:3])
    return [(role, edit) for *_, role, edit in rows]


def _narrow(target: Interval) -> bool:
    """Whether so little meets it that an edit which does is no chance: not "half of it or less"."""
    return target.low is not None and target.high is not None and 0 < target.high <= _NARROW * target.low


def _times(figure: Quantity, target: Interval) -> Decimal:
    """How many times the figure is what the others leave for it, or that the figure."""
    low, high = sorted(abs(value or Decimal(0)) for value in (figure.loose.middle, target.middle))
    return high / low if low else _WILDLY + 1


def _of_two_things(
    claim: Claim, ranked: Sequence[tuple[str, Edit]], off: Mapping[str, Decimal], first: str, *, sure: bool
) -> bool:
    """Whether the first figure is many times what it should be, or one of them wildly off, and by no slip."""
    slips = {role for role, edit in ranked if edit.why != "computed"}
    limit = _FAR if claim.explicit else _OFF
    scaled = {role for role, edit in ranked if edit.why == "scale word"}
    explained = slips if claim.explicit or off.get(first, limit) <= _FAR else (slips & {first}) | scaled
    least, most = min(off.values(), default=Decimal(0)), max(off.values(), default=Decimal(0))
    if off.get(first, Decimal(0)) > limit and not explained and "fraction2" not in claim.roles:
        return True  # but "rose 455.43 percent, or 1.9 percent," tells one size twice
    return not sure and not slips and (least > _OFF or (most > _WILDLY and least > _MILDLY))


def at_odds(
    analysis: Analysis,
    claim: Claim,
    message: str,
    working: str,
    figures: Mapping[str, Quantity],
    targets: Mapping[str, Interval],
    how: Fit = "apart",
    *,
    sure: bool = False,
    known: Sequence[tuple[str, str, str]] = (),
) -> Verdict:
    """The finding: flags the first figure, or the one that the least slip of the pen explains.

    Undecided where the figures are far apart and no slip of the pen explains that: they are more likely of two
    things than wrong.

    sure: the words leave no doubt that they belong together.
    known: repairs (role, text, why) that the check itself knows, before those found by search.

    figures: role -> figure, the one to flag by default first. targets: role -> what the
    other figures ask of it, in its base units.
    """
    ranked = edits(figures, targets)
    first = next(iter(figures))
    off = {role: _times(figures[role], target) for role, target in targets.items() if role in figures}
    if _of_two_things(claim, ranked, off, first, sure=sure):
        return undecided(message, "too far off for a slip: they may be of two things", working, [claim], **figures)
    if not sure and (fits := another(analysis, claim, figures, targets)):
        reason = f"{fits[1].text} would fit: {figures[fits[0]].text} may be of another thing"
        return undecided(message, reason, working, [claim], **figures)
    costs = {role: edit.cost for role, edit in reversed(ranked)}
    plain = [role for role, edit in ranked if edit.cost == 0 and _narrow(targets[role])]
    if plain and costs.get(first, 9) > 1:
        first = plain[0]
    scaled = [role for role, edit in ranked if edit.why == "scale word" and _narrow(targets[role])]
    if scaled and first not in scaled and costs.get(first, 9) > 0:
        first = scaled[0]  # thousands out and right to the digit: no chance does that
    order = [first, *(role for role in figures if role != first)]
    ranked = fairly(ranked, first)
    grave = severity(analysis, claim, list(figures.values()), how)
    who = spoken(analysis, list(figures.values()))
    if who:
        message = f"{message} (the arithmetic is that of {who})"
    return inconsistent(
        message,
        working,
        [claim],
        severity=grave,
        repairs=[*known, *((role, edit.text, edit.why) for role, edit in ranked[:4])],
        **{role: figures[role] for role in order},
    )
