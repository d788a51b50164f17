"""Totals of what was told before and what "with" adds: "With £1m from the state, the fund now stands at £3.65m".

    The public gave £1.9m and firms £750,000. With £1m from the state, the fund now stands at £3.65m
    to buy Dale for $640m ... . Including $120m of debt, the deal is worth $760m

Claims of kind "total" as in `total`. What was told is sought where it fits; what is a slip away is objected to
where nothing else near by can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip_of_any, slipped
from copydesk.relate.total.parts import addable, sum_of, sums
from copydesk.relate.words import says

_ADDS = frozenset("with including counting adding assuming plus after".split())
_DEBT = frozenset("debt debts borrowings liabilities".split())
_VALUED = frozenset("value values valued valuing worth valuation".split())
_REACH = 14  # words from what is added to the total
_BACK = 3  # sentences to what was told before
_DEBT_NEAR = 3  # words from an amount to "debt"


def stands(sheet: Sheet) -> Iterator[Claim]:
    """Every total that closes a sentence in which something is added to what was told before."""
    for figures in sheet.of_sentence.values():
        for part, total in pairwise(figures):
            told = _opening(sheet, part, total) or _with_debt(sheet, part, total)
            if told and addable(part, total, mixed=True) and (total.quantity.value or 0) > (part.quantity.value or 0):
                claim = _claim(sheet, part, total)
                if claim is not None:
                    yield claim


def _opening(sheet: Sheet, part: Figure, total: Figure) -> bool:
    """`With £1m from the state, the fund now stands at £3.65m`."""
    lead = [word for word in sheet.before(part, 4) if not word.isspace()]
    start = sheet.bounds(part.sentence)[0]
    opens = bool(lead) and lead[0] in _ADDS and sheet.left(part) - start <= len(lead) + 1
    gap = sheet.gap(part, total)
    return opens and "," in gap and len(gap) <= _REACH and says(gap[gap.index(",") :], "totals", "stands")


def _with_debt(sheet: Sheet, part: Figure, total: Figure) -> bool:
    """`take on debt of $310m, so that the company is valued at $1.73bn`, `values it at $1.73bn with its debt`."""
    gap = sheet.gap(part, total)
    owed = bool(_DEBT & {*sheet.before(part, _DEBT_NEAR), *sheet.after(part, _DEBT_NEAR)})
    return owed and part.quantity.kind == "money" and len(gap) <= _REACH and bool(_VALUED & {*gap})


def _claim(sheet: Sheet, part: Figure, total: Figure) -> Claim | None:
    before = [f for f in sheet.plain if f.first < part.first and f.sentence < part.sentence and addable(f, total)]
    before = [f for f in before if (f.quantity.value or 0) < (total.quantity.value or 0) or f.line <= 1]
    near = [f for f in before if part.sentence - f.sentence <= _BACK or f.line <= 1]
    tie = sheet.words(part.first, part.last)
    told = _told(sheet, part)
    ways = [[f, part] for f in reversed(near)] + ([[*told, part]] if len(told) > 1 else [])
    fits = next((way for way in ways if sums(total, way)), None)
    if fits is not None:
        return sum_of(sheet, total, fits, tie=tie, explicit=False)
    if len(told) > 1 and _makes_all(sheet, part, total) and is_near(total, [*told, part]):
        return sum_of(sheet, total, [*told, part], tie=tie, slip=tie, explicit=False)
    off = [way for way in ways if is_near(total, way) and (is_slip_of_any(total, way) or slipped(total, way, 2))]
    if len(told) > 1 and off and off[-1] == [*told, part]:
        off = off[-1:]
    one = len({way[0].quantity.value for way in off}) == 1
    return sum_of(sheet, total, off[0], tie=tie, slip=tie, explicit=False) if one else None


def _makes_all(sheet: Sheet, part: Figure, total: Figure) -> bool:
    """`With 12 bronzes, that made 28 medals in all`."""
    makes = sheet.gap(part, total)[-2:]
    return makes[:1] in (["that"], ["this"]) and says(sheet.after(total, _DEBT_NEAR + 1), "totals", "altogether")


def _told(sheet: Sheet, part: Figure) -> Sequence[Figure]:
    """All amounts of the sentence before, in the same paragraph."""
    told = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if addable(f, part, mixed=True)]
    return [f for f in told if f.line == part.line and f.quote == part.quote]
