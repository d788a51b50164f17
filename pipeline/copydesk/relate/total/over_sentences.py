"""Totals whose parts stand in several sentences behind them, each with its own.

    is to cut 640 jobs at its three mills. ... Hexley loses 310 people. Another 190 will go in Marbeck and 140 in Tarn.
    Revenue was €940m. ... Timber brought in €410m. Paper sold for €350m. The third unit, glass, had sales of €180m.

Claims of kind "total" as in `total`. What does not fit is objected to where the last part closes the list (so many
places, "the third", "the last"), or where two swapped digits make the sum.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import slipped
from copydesk.relate.total.parts import addable, ends_with, is_smaller, sum_of, sum_printed, sums
from copydesk.stem import stem

_KINDS = ("money", "count", "number", "measure")
_LEAST = 20  # below this a sum proves nothing
_FEWEST, _MOST = 3, 6  # parts
_TABLE = 12  # figures of one sentence
_BACK = 7  # sentences from a list to its total
_REACH, _LINES = 6, 3  # sentences and paragraphs from a total to its last part
_CLOSE, _CLOSER = Decimal("1.5"), Decimal("1.25")  # times
_LEAD = 9  # words from "The third business" to what it sold
_VERB = 6  # words from "240 people" to the jobs that they lose
_FIRST = frozenset("first main top".split())
_LAST = frozenset("last final".split())
_ORDINALS = ("third", "fourth", "fifth", "sixth")
_COMPARED = frozenset("than ahead behind from against".split())
_THEN, _AFTER = frozenset("last ago earlier previous before".split()), 3  # words
_PLACED = frozenset("at in across among between".split())


def over_sentences(sheet: Sheet) -> Iterator[Claim]:
    """Every such total, without ids."""
    for total in sheet.plain:
        if len(sheet.of_sentence[total.sentence]) > _TABLE:
            continue
        here = [f for f in sheet.of_sentence[total.sentence] if addable(f, total) and not is_base(sheet, f)]
        counted = total.quantity.kind in _KINDS and (total.quantity.value or 0) >= _LEAST
        compared = is_base(sheet, total) or _COMPARED & {*sheet.before(total, 4)}
        if counted and here == [total] and not total.bracketed and not compared:
            claim = _claim(sheet, total)
            if claim is not None:
                yield claim


def told_far(sheet: Sheet, total: Figure) -> list[Figure]:
    """`Buses took 2.6m people. Trams took 940,000. The rest, some 310,000, went by boat. In all it carried 3.9m`.

    The last figures before it that make it, or are a slip away; that are near it, where "the rest" closes them.
    """
    pool = [f for f in sheet.plain if 0 <= total.sentence - f.sentence <= _BACK and f.first < total.first]
    pool = [f for f in pool if addable(f, total, mixed=True) and f.quantity.trend is None and not f.bracketed]
    pool = [f for f in pool if not is_base(sheet, f) and f.quote == total.quote and not sheet.is_headline(f.line)]
    pool = pool[-_MOST:]
    if _THEN & {*sheet.after(total, _AFTER)}:
        return []  # "It gave a total of £27,450 last year"
    if not all(is_smaller(f, total) for f in pool) or len({f.sentence for f in pool}) < len(("list", "rest")):
        return []
    two = next(([a, b] for a, b in pairwise(pool) if sums(total, [a, b])), None)
    if two is not None:
        return two  # "Arden had 6,867. A further 3,795 were built in four counties; together they accounted for 10,662"
    fits = next((pool[k:] for k in range(len(pool) - _FEWEST + 1) if sums(total, pool[k:])), [])
    closed = bool(pool) and ends_with(sheet.before(pool[-1], _VERB), "rest") is not None
    near = len(pool) >= _FEWEST and closed and pen.near(sum_printed(pool), total.quantity.value, _CLOSER)
    return fits or (pool if near or (len(pool) >= _FEWEST and slipped(total, pool)) else [])


def _claim(sheet: Sheet, total: Figure) -> Claim | None:
    """The claim of the shortest list that fits, or else of the one that is closed or a slip away."""
    lists = [parts for parts in _lists(sheet, total) if _FEWEST <= len(parts) <= _MOST]
    fits = next((parts for parts in lists if sums(total, parts)), None)
    if fits is not None:
        return sum_of(sheet, total, fits, explicit=False)
    off = next((p for p in lists if _is_closed(sheet, total, p) or (slipped(total, p) and not _again(sheet, p))), None)
    if off is None:
        return None
    tie = sheet.words(total.first, total.last)
    return sum_of(sheet, total, off, tie=tie, slip=tie, explicit=False)


def _again(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether a part is told twice: a list of other things."""
    return len({part.quantity.value for part in parts}) < len(parts)


def _lists(sheet: Sheet, total: Figure) -> Iterator[list[Figure]]:
    """All that can be parts, to the end of each sentence behind the total."""
    parts: list[Figure] = []
    for number in range(total.sentence + 1, total.sentence + 1 + _REACH):
        told = [f for f in sheet.of_sentence.get(number, ()) if _is_part(sheet, f, total)]
        alike = [f for f in sheet.of_sentence.get(number, ()) if addable(f, total)]
        broken = any(not is_smaller(f, total) or f.quote != total.quote for f in (*told, *alike))
        if broken or any(f.line - total.line > _LINES for f in told):
            return
        parts = [*parts, *told]
        if told and (len({f.sentence for f in parts}) > 1 or _as_many(sheet, total, parts)):
            yield parts


def _is_part(sheet: Sheet, figure: Figure, total: Figure) -> bool:
    """Whether it counts what the total does: `240 people will lose their jobs` of 905 jobs."""
    if figure.quantity.trend is not None or is_base(sheet, figure) or figure.bracketed:
        return False
    behind = {stem(word) for word in sheet.after(figure, _VERB)}
    if sheet.after(figure, 2) == ["of", "the"] and figure.sentence == total.sentence + 1:
        return figure.quantity.kind in ("count", "number") and total.quantity.kind == "count"  # "of the outages"
    return addable(figure, total) or (figure.quantity.kind == "count" and bool({*total.nouns[:1]} & behind))


def _is_closed(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the list is told to be whole, and comes near the total."""
    made, lead = sum_printed(parts), sheet.before(parts[-1], _LEAD)
    if _as_many(sheet, total, parts) and len({f.sentence for f in parts}) < len(parts):
        return pen.near(made, total.quantity.value, _CLOSE)
    named = {_ORDINALS[len(parts) - _FEWEST], *_LAST} & {*lead}
    ranked = any(word in _FIRST or word.endswith("est") for word in sheet.before(parts[0], _LEAD))
    return bool(named) and ranked and "the" in lead and pen.near(made, total.quantity.value, _CLOSER)


def _as_many(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`197,000 homes in three states. Arden had 104,000 of them, Bray 58,000 and Clee 25,000`: one for each place."""
    places = [f for f in sheet.of_sentence[total.sentence] if f.first > total.first and f.quantity.kind == "count"]
    alone = len(places) == 1 and places[0].quantity.value == len(parts)
    return alone and bool(_PLACED & {*sheet.gap(total, places[0])[-3:]})
