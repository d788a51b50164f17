"""What leaves the direction of a change open: a loss beside a profit, ranks, years, two currencies."""

from __future__ import annotations

from itertools import takewhile

from copydesk.relate import motion
from copydesk.relate.change.draft import Draft, mixed
from copydesk.relate.change.lead import of_year
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_LOSS = frozenset(["loss", "deficit", "shortfall", "debt", "overspend"])
_GAIN = frozenset(["profit", "surplus", "income", "earnings", "earning"])
_CHARTS = frozenset("chart charts rankings leaderboard standings".split())
_AGAINST = frozenset("against from compared versus after".split())
_OWN = 4  # words before a base that name it: "against a pre-tax loss of"


def mark(sheet: Sheet, draft: Draft) -> None:
    """Mark what makes the direction open: a loss against a profit, words that go either way."""
    base, result = draft.base, draft.result
    if base is None or result is None:
        return
    sides = [side(sheet, base), side(sheet, result)]
    span = sheet.words(base.first, base.last)
    if mixed(base, result):
        draft.marks["currency"] = span
    if of_year(sheet, base):
        draft.marks["year"] = span
    if None not in sides and sides[0] != sides[1]:
        draft.marks["signs"] = span
    mover = None if draft.motion is None else _mover(sheet, draft.motion)
    if own_loss(sheet, base) and sides[1] is None and mover != "loss" and not _lossy(sheet, base, result):
        draft.marks["signs"] = span  # "earned £1m, against a loss of £3m"
    if draft.motion is not None and draft.motion.open and "loss" in (*sides, mover):
        draft.marks["either"] = motion.span(sheet, draft.motion)
    if base.quantity.kind == "ordinal" or _ranked(sheet, result) or _ranked(sheet, base):
        draft.marks["rank"] = span


def own_loss(sheet: Sheet, figure: Figure) -> bool:
    """`a loss of £3m`."""
    before = sheet.before(figure, 2)
    return before[-1:] == ["of"] and stem(before[0]) in _LOSS


def _lossy(sheet: Sheet, base: Figure, result: Figure) -> bool:
    """Whether the words before the result, or what lies between, speak of a loss as well."""
    first = sheet.bounds(result.sentence)[0]
    places = [k for k in range(first, max(base.first, result.first)) if not base.first - _OWN <= k < base.last]
    return any(stem(sheet.page.lows[k]) in _LOSS or sheet.page.lows[k] in ("lost", "red") for k in places)


def _mover(sheet: Sheet, moved: Motion) -> str | None:
    """Whether what moves is a loss or the like, by its own nouns."""
    named = motion.subject(sheet, moved.place)
    return "loss" if named and set(named[1]) & (_LOSS | single("burden")) else None


def _ranked(sheet: Sheet, figure: Figure) -> bool:
    near = {*map(stem, sheet.before(figure, 4)), *map(stem, sheet.after(figure, 6))}
    first, last = sheet.bounds(figure.sentence)
    if figure.quantity.kind == "number" and _CHARTS & {*sheet.page.lows[first:last]}:
        return True  # "In the singles chart, it slipped from four to six"
    return bool(near & {"rank", "ranking", "world", "place", "seed", "chart", "position", "number"} - {"number"}) or (
        "number" in sheet.before(figure, 1)
    )


def lost(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is said to be a loss or a deficit, by the nouns right beside it."""
    return side(sheet, figure) == "loss"


def side(sheet: Sheet, figure: Figure) -> str | None:
    """Whether the figure is said to be a loss or a profit, by the nouns right beside it."""
    if sheet.before(figure, 1) == ["lost"] and figure.quantity.kind == "money":
        return "loss"  # "lost €38m, compared with a profit of €12m"
    behind = takewhile(lambda word: word not in _AGAINST, sheet.after(figure, 4))
    for word in (*sheet.before(figure, 5)[::-1], *behind):
        if stem(word) in _LOSS:
            return "loss"
        if stem(word) in _GAIN:
            return "gain"
    return None
