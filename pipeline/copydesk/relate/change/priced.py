"""Moves of prices: a difference, what it comes to, and the price that it led to.

    closed 14p, or 3.1%, higher at 466.5p      closed 14p lower at 486p, a fall of 2.8%
    gained 6p to close at 188p, a rise of 3.3%
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.relate import motion
from copydesk.relate.change.draft import BREAKS, LEVELS, Draft, role_of
from copydesk.relate.change.lead import Lead
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare

_CLOSED = frozenset("close closed closing finish finished finishing end ended ending settle reach stand".split())
_PRICE = 9  # words from the size of a move to the price that it led to
_AT = frozenset([("at",), ("to",), ("to", "close", "at")])


def priced(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """The moves of prices in one sentence: a difference, what it comes to, and where it led."""
    for n in range(len(figures) - 1):
        if n not in used and (draft := _priced(sheet, figures, led, n, used)) is not None:
            yield draft


def _priced(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int, used: set[int]
) -> Draft | None:
    """`closed 14p, or 3.1%, higher at 466.5p`, `gained 6p to close at 188p, a rise of 3.3%`."""
    draft, k = Draft(difference=figures[n]), n
    if k + 1 < len(figures) and figures[k + 1].quantity.kind == "percent":
        gap = sheet.page.lows[figures[k].last : sheet.left(figures[k + 1])]
        if gap[-1:] in (["or"], ["("]) and len(gap) <= 2:
            draft.percent, k = figures[k + 1], k + 1
    if k + 1 >= len(figures) or {k, k + 1} & used:
        return None
    result = figures[k + 1]
    if role_of(sheet, figures[n], result) != "difference" or result.quantity.kind not in LEVELS:
        return None
    moved = _moved(sheet, figures[n], figures[k], result, led[n])
    if moved is None or (result.quantity.value or 0) <= 0:
        return None
    draft.result, draft.motion = result, moved
    last = k + 1
    if draft.percent is None and last + 1 < len(figures) and last + 1 not in used:
        behind = figures[last + 1]
        gap = sheet.gap(result, behind)
        named = gap[-1:] == ["of"] and (led[last + 1].motion is not None or gap[-2:-1] in (["loss"], ["gain"]))
        if behind.quantity.kind == "percent" and named and len(gap) <= 8 and gap[:1] == [","]:
            draft.percent, last = behind, last + 1
    if draft.percent is None:
        return None
    used |= set(range(n, last + 1))
    return draft


def _moved(sheet: Sheet, size: Figure, last: Figure, price: Figure, lead: Lead) -> Motion | None:
    """The motion of a price that is printed behind it: "14p higher at", or a verb before it and "to close at"."""
    gap = sheet.page.lows[last.last : price.first]
    if not gap or len(gap) > _PRICE or BREAKS & set(gap):
        return None
    words = [word for word in gap if word not in (",", ")")]
    if words and words[0] in single("above") | single("below") and bare(words[1:]) in _AT:
        return Motion(last.last + gap.index(words[0]), "up" if words[0] in single("above") else "down", "adverb")
    verb = lead.motion if lead.tie == "direct" else motion.before(sheet, sheet.left(size))
    if verb is None or verb.open or verb.kind == "noun" or "to" not in gap:
        return None
    rest = bare(gap[gap.index("to") + 1 :])
    return verb if not rest or (rest[0] in _CLOSED and rest[1:] in ((), ("at",), ("on",))) else None
