"""Multiples that close a clause: what something is so many times of stands before it, here or further up.

    It weighs two grams before its meal and 10 grams after it, five times as much.
    The bidding stopped at £42,000, three times what her husband had paid for them.
    Its half-year sales, at £2.4bn, are about twice as large.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.relate.change.draft import BREAKS, Draft, alike
from copydesk.relate.change.move import KINDS
from copydesk.relate.sheet import Figure, Sheet

_NEAR = 6  # words between the result and its multiple
_IS = frozenset(["is", "are", "was", "were"])
_CLOSED = frozenset([".", ",", ";", ")", "-", "–", "—"])


def manifold(sheet: Sheet, figures: Sequence[Figure], used: set[int]) -> Iterator[Draft]:
    """The level before such a multiple as its result; as its base the only other one of the sentence."""
    for n in range(1, len(figures)):
        times, result = figures[n], figures[n - 1]
        if times.quantity.kind != "multiple" or {n, n - 1} & used or not _closes(sheet, times):
            continue
        gap = sheet.page.lows[result.last : sheet.left(times)]
        beside = gap[-1:] == [","] or (gap[-2:-1] == [","] and gap[-1] in _IS)
        if not beside or len(gap) > _NEAR or BREAKS & {*gap} or result.quantity.kind not in KINDS or result.bracketed:
            continue
        others = [k for k in range(n - 1) if k not in used and alike(figures[k], result) and not figures[k].bracketed]
        others = [k for k in others if figures[k].quantity.text.lower() != "one"]
        span = sheet.words(times.first, times.last)
        base = figures[others[0]] if len(others) == 1 and sheet.after(times, 1) == ["as"] else None
        used |= {n, n - 1, *(others if base is not None else ())}
        yield Draft(base, result, multiple=times, marks={"beside": span})


def _closes(sheet: Sheet, times: Figure) -> bool:
    """`five times as much`, `twice as large`, `three times what he had paid`: what it is of is not printed behind."""
    behind = sheet.after(times, 3)
    if behind[:1] == ["what"]:
        return True
    return behind[:1] == ["as"] and len(behind) > 1 and (behind[2:] == [] or behind[2] in _CLOSED)
