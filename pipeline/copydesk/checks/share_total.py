"""The check of shares of one whole against 100%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import HUNDRED, ZERO, Interval
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds
from copydesk.proof.fit import hedged
from copydesk.records import Claim, Quantity
from copydesk.verdict import Verdict, check, consistent, rounding, undecided

_ROUND = 5  # percent: what is no multiple of it is no rough figure
_FAR_OFF = Decimal("9.5")  # percent
_FEW = 4  # shares
_MOST = 135  # percent: of 20 sums that were wrong by a slip none was greater


@check(
    "CD302",
    passes=[
        "Some 45% backed the plan, 38% opposed it and 17% were undecided.",
        "The ferry is 65% owned by the town and 35% by its crew.",
        "It sold 60% to the council and the remaining 40% to the staff.",
    ],
    fails={
        "Some 45% backed the plan, 38% opposed it and 27% were undecided.": "27%",
        "It sold 60% to the council and the remaining 50% to the staff.": "50%",
    },
)
def share_total(analysis: Analysis) -> Iterator[Verdict]:
    """Shares of one whole that exclude each other cannot pass 100%, and with "the rest" make 100%.

    Only shares that exclude each other count: answers for and against, owners, places, men
    and women. Where several answers were allowed the sum proves nothing.
    """
    for claim in analysis.of_kind("share"):
        shares = analysis.all(claim, "share")
        if len(shares) > 1:
            yield _judge(analysis, claim, shares)


def _beyond(shares: list[Quantity], strict: Interval, exact: bool) -> bool:
    """Whether the shares pass 100% by more than rounding: cut digits make a sum too small, never too great."""
    off = ZERO if exact else Decimal(1)
    return not hedged(shares) and strict.low is not None and strict.low > HUNDRED + off


def _is_chance(shares: list[Quantity]) -> bool:
    """Whether rounding alone makes the sum: that of four shares at most lies two units off once in hundreds."""
    plain = len(shares) <= _FEW and not hedged(shares) and len({share.step for share in shares}) == 1
    return not plain or abs(_sum(shares) - HUNDRED) < 2 * (shares[0].step or ZERO)


def _sum(shares: list[Quantity]) -> Decimal:
    return sum(((share.value or ZERO) * _scale(share) for share in shares), ZERO)


def _scale(share: Quantity) -> Decimal:
    """Percent in one of its unit: a half is 50%."""
    return HUNDRED if share.kind in ("fraction", "ratio") else Decimal(1)


def _far_off(shares: list[Quantity]) -> bool:
    """`Two-fifths ... half ... the remaining fifth`: 110%, however loosely fractions are meant."""
    exact = all(share.approximation == "exact" for share in shares)
    return exact and abs(_sum(shares) - HUNDRED) >= _FAR_OFF


def _to_the_digit(share: Quantity) -> Interval | None:
    """`Some 67.7 per cent`: with a decimal the hedge says nothing; None without."""
    if share.approximation != "about" or share.value is None or not share.step or share.kind != "percent":
        return None
    if share.step >= 1 and share.value % _ROUND == 0:
        return None
    half = share.step if share.step >= 1 else share.step / 2  # "Some 41%": told to the percent, give or take one
    return Interval(share.value - half, share.value + half)


def _less(strict: Interval, share: Quantity) -> Interval:
    """The sum without the share."""
    own = (_to_the_digit(share) or share.interval).scale(_scale(share))
    return strict - Interval(own.high, own.low)


def _judge(analysis: Analysis, claim: Claim, shares: list[Quantity]) -> Verdict:
    strict, loose = Interval.point(ZERO), Interval.point(ZERO)
    for share in shares:
        size = _scale(share)
        digit = _to_the_digit(share)
        strict = strict + (digit or share.interval).scale(size)
        loose = loose + (digit or share.loose).scale(size)
    text = wording.between(strict, "percent", 4)
    working = f"{' + '.join(s.text for s in shares)} = {text}"
    names = {("stated" if s is shares[-1] else f"share{n}"): s for n, s in enumerate(shares, 1)}
    roles = {"stated": shares[-1], **names}
    exact = "rest" in claim.cues
    fair = not exact or _is_chance(shares)
    if (fair and strict.contains(HUNDRED)) or (not exact and strict.low is not None and strict.low <= HUNDRED):
        how = "make 100%" if strict.contains(HUNDRED) else f"make {text}, within 100%"
        return consistent(f"the shares {how}", working, [claim], **roles)
    if fair and loose.contains(HUNDRED) and not _beyond(shares, strict, exact) and not (exact and _far_off(shares)):
        return rounding("the shares make 100% at the loosest", working, [claim], **roles)
    message = f"the shares make {text}" + (", not 100%" if exact else ", more than 100%")
    if not exact and strict.low is not None and strict.low > _MOST:
        return undecided(message, "so much more that they may overlap", working, [claim], **roles)
    if "several" in claim.cues:
        return undecided(message, "several answers may have been allowed", working, [claim], **roles)
    targets = {
        role: (Interval.point(HUNDRED) - _less(strict, figure)).scale(1 / _scale(figure))
        for role, figure in names.items()
        if figure.low is not None and figure.high is not None
    }
    return at_odds(analysis, claim, message, working, roles, targets, "apart" if exact else "doubtful")
