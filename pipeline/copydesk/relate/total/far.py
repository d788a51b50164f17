"""Lists whose total stands in another sentence, unsaid: it is found because it fits, or is one slip away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.interval import ZERO, Interval
from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any, slipped
from copydesk.relate.total.parts import addable, is_closed, is_joined, run, sum_of, sums, total_first
from copydesk.relate.words import synonyms

_LONG = 20  # a longer list is a table, and no sum
_SMALL = 12  # below this a sum found by fitting proves nothing


def far(sheet: Sheet) -> Iterator[Claim]:
    """Lists, and "another"/"on top of" pairs, that add up to a figure of the same noun nearby."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures)):
            if n and is_joined(sheet, figures[n - 1], figures[n]):
                continue  # inside a list that has been read
            parts = run(sheet, figures, n)
            if not 2 <= len(parts) <= _LONG:
                continue
            total = _far_total(sheet, parts)
            if total is not None:
                yield sum_of(sheet, total, parts, explicit=False)
                continue
            off = _slip_total(sheet, parts)
            if off is not None:
                tie = sheet.words(off.first, off.last)
                yield sum_of(sheet, off, parts, tie=tie, slip=tie, explicit=False)


def _far_total(sheet: Sheet, parts: Sequence[Figure]) -> Figure | None:
    for total in sheet.plain:
        distance = abs(total.sentence - parts[0].sentence)
        near = 0 < distance <= 3 or (distance and total.line <= 1)
        if not near or not total_first(total, parts) or (total.quantity.value or 0) < _SMALL:
            continue
        nouns = {noun for part in parts for noun in part.nouns[:2]}
        named = bool(nouns & set(total.nouns)) or total.quantity.kind == "money"
        if named and total.quantity.kind != "percent" and sums(total, parts):
            return total
    return None


def _slip_total(sheet: Sheet, parts: Sequence[Figure]) -> Figure | None:
    """A figure of the next sentence or the lead that is the sum but for two digits swapped."""
    if len(parts) < 3 or not is_closed(sheet, parts):
        return None
    for total in sheet.plain:
        near = total.sentence - parts[0].sentence in (1, -1) or (total.line <= 1 and total.first < parts[0].first)
        fits = near and total.quantity.kind != "percent" and all(addable(total, p) for p in parts)
        fits = fits and not is_base(sheet, total)  # "passengers fell to 1.36m from 1.41m. Brent had 388,000, ..."
        if fits and (slipped(total, parts) or _part_scaled(total, parts) or _slips(sheet, total, parts)):
            return total
    return None


def _slips(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`to cut 1,150 jobs ... 430 posts would go in Acton, 385 in Bray and 235 in Clee`: all of its sentence."""
    counted = total.quantity.kind == parts[0].quantity.kind == "count" and total.quantity.approximation == "exact"
    alike = counted and bool({*parts[0].nouns[:1]} & synonyms((*total.nouns, "")[0]))
    here = [f for f in sheet.of_sentence[parts[0].sentence] if addable(f, total)]
    return alike and here == list(parts) and is_slip_of_any(total, parts)


def _part_scaled(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one part is greater than the total, and thousands less of it would make the sum."""
    for part in parts:
        if (part.quantity.value or 0) <= (total.quantity.value or 0):
            continue
        rest = Interval.point(ZERO)
        for other in parts:
            rest = rest if other is part else rest + other.quantity.interval
        whole = total.quantity.interval
        scaled = (part.quantity.interval.scale(Decimal(10) ** power) for power in (-3, -6))
        if not rest.overlaps(whole) and any((rest + one).overlaps(whole) for one in scaled):
            return True
    return False
