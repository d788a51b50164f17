"""A year and its two halves, a half year and its two quarters.

    a pre-tax profit of £135m last year ... profit for the first six months was £61m ... £74m in the second half

Claims of kind "total" as in `total`. Each period has one figure of the thing, so that nothing else can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import addable, is_smaller, sum_of, sum_printed, sums
from copydesk.relate.words import by_first

_CLOSE = Decimal("1.5")  # times
_TRIPLES = {("year", "first", "second"): {"half", "months"}, ("half", "opening", "closing"): {"quarter", "months"}}
_KINDS = ("money", "count", "number")
_THINGS = (
    frozenset("profit profits earned made earning earnings".split()),
    frozenset("loss losses lost".split()),
    frozenset("sales sold revenue revenues turnover takings income".split()),
)
_REACH = 20  # words from a figure to its period
_BEFORE, _AFTER = 9, 4  # words around a figure that name its thing
_FUTURE = frozenset("forecast expected expects expect target guidance hopes predicted predicts estimated will".split())


def halves(sheet: Sheet) -> Iterator[Claim]:
    """Every whole period with its two parts, without ids."""
    for names, marks in _TRIPLES.items():
        if marks.isdisjoint(sheet.page.lows):
            continue
        levels = [f for f in sheet.plain if _is_level(sheet, f)]
        told = [(_period(sheet, figure, names), figure) for figure in levels]
        for thing in _THINGS:
            three = [[f for name, f in told if name == each and thing & _near(sheet, f)] for each in names]
            if all(len({f.quantity.value for f in group}) == 1 for group in three):
                total, *parts = (group[0] for group in three)
                yield from _claim(sheet, total, parts)


def _claim(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> Iterator[Claim]:
    if not all(addable(total, part) and is_smaller(part, total) for part in parts):
        return
    tie = sheet.words(total.first, total.last)
    if sums(total, parts) or pen.near(sum_printed(parts), total.quantity.value, _CLOSE):
        yield sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False)


def _is_level(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is what was made in a period, and no base, change or forecast."""
    if figure.quantity.kind not in _KINDS or figure.bracketed or is_base(sheet, figure):
        return False
    rate = getattr(figure.quantity, "per", None) is not None
    moved = sheet.before(figure, 1) == ["by"] or _FUTURE & {*sheet.before(figure, _REACH)}
    return not rate and not moved and figure.quantity.trend is None


def _near(sheet: Sheet, figure: Figure) -> set[str]:
    return {*sheet.before(figure, _BEFORE), *sheet.after(figure, _AFTER)}


def _period(sheet: Sheet, figure: Figure, names: Sequence[str]) -> str | None:
    """The period that is named nearest to the figure in its sentence."""
    first, end = sheet.bounds(figure.sentence)
    first, end = max(first, figure.first - _REACH), min(end, figure.last + _REACH)
    lows = sheet.page.lows
    found: list[tuple[int, str]] = []
    for name in names:
        known = by_first("periods", name)
        for k in range(first, end):
            length = next((len(p) for p in known.get(lows[k], ()) if tuple(lows[k : k + len(p)]) == p), 0)
            if length:
                found.append((min(abs(k - figure.last), abs(figure.first - k - length)), name))
    return min(found, default=(0, None))[1]
