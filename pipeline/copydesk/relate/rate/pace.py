"""Rates of measures: a yield, a speed, so many for each of a unit, beside what they are worked out from.

    2,400 tonnes of wheat on 300 hectares, a yield of 8 tonnes per hectare
    26 miles in four hours, an average of 6.5 miles an hour
    120 miles in 90 minutes, an average of 80mph             26 miles in 260 minutes, ten minutes a mile

Claims of kind "rate" with the roles per_unit, count and total, as in `rate`: a unit of the form "tonne per
hectare" names both units, and each must be printed once before it in the sentence; times may be printed in
other units of time. Cue ``tie`` is the words that make the rate the result of the other two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.period import CLOCK
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_TOOK = (["in"], ["took"], ["lasted"], ["taking"], ["within"])
_OTHERS = frozenset("tour overall usual usually normally season career record previous last other".split())
_LED, _FAR = 5, 4  # words before a speed that say "average"; sentences from it to the journey
_REACH = 12  # words from the two measures to their rate
_BREAKS = frozenset("while whereas but although though and than from against compared ; up down".split())
_ENDS = (["or"], ["averaging"], ["at"], ["("], ["of"], ["is"], [","])
_PER = frozenset(["a", "an", "per", "each", "every"])
_UNITS = {"miles": "mile", "mile": "mile", "kilometre": "kilometre", "kilometer": "kilometre", "km": "kilometre"}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every rate of measures whose total and count stand before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        for n, unit in enumerate(figures):
            over, under = _units(sheet, unit)
            if n < 2 or not under:
                continue
            totals = [f for f in figures[:n] if _is_in(f, over)]
            counts = [f for f in figures[:n] if _is_in(f, under)]
            if len(totals) == 1 and len(counts) == 1 and _told(sheet, [*totals, *counts], unit):
                tie = sheet.words(unit.first - 1, unit.first)
                roles = {"per_unit": unit, "count": counts[0], "total": totals[0]}
                yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie, "again": tie})
        yield from (claim for unit in figures if (claim := _averaged(sheet, unit)) is not None)


def _averaged(sheet: Sheet, unit: Figure) -> Claim | None:
    """`covered the 336 km in one hour and 45 minutes ... The average speed of 192 km/h`: the one journey near by."""
    over, under = _units(sheet, unit)
    lead = {*sheet.before(unit, _LED), sheet.page.lows[unit.first - 1]}
    if under not in CLOCK or not {"average", "averaged", "averaging"} & lead or _BREAKS & lead:
        return None
    beside = [f for f in sheet.of_sentence[unit.sentence] if f.quantity.kind == "duration" or _is_in(f, over)]
    if beside or _OTHERS & {*sheet.said(unit.sentence)}:
        return None  # "Over the tour, which lasted three weeks, his average speed was"
    near = range(unit.sentence - _FAR, unit.sentence + _FAR + 1)
    trips = [trip for n in near if n != unit.sentence and (trip := _trip(sheet, n, over, under)) is not None]
    distances = {f.quantity.value for n in near for f in sheet.of_sentence.get(n, ()) if _is_in(f, over)}
    if len(trips) != 1 or len(distances) != 1:
        return None
    (total, count), tie = trips[0], sheet.words(unit.first - 1, unit.first)
    roles = {"per_unit": unit, "count": count, "total": total}
    return sheet.claim("rate", roles, cues={"tie": tie, "total": tie, "again": tie}, explicit=False)


def _trip(sheet: Sheet, sentence: int, over: str, under: str) -> tuple[Figure, Figure] | None:
    """`covered the 336 km in one hour and 45 minutes`: the distance and the time that the sentence gives."""
    figures = sheet.of_sentence.get(sentence, ())
    ways = [f for f in figures if _is_in(f, over)]
    times = [f for f in figures if _is_in(f, under)]
    whole = len(ways) == 1 and len(times) == 1 and sheet.before(times[0], 1) in _TOOK
    return (ways[0], times[0]) if whole else None


def _units(sheet: Sheet, figure: Figure) -> tuple[str, str]:
    """What the rate is of, and for each of what: ("mile", "hour"); ("minute", "mile") of "ten minutes a mile"."""
    if figure.quantity.kind == "duration":
        after = sheet.after(figure, 2)
        return figure.quantity.unit or "", _UNITS.get(after[1], "") if after[1:] and after[0] in _PER else ""
    over, _, under = (figure.quantity.unit or "").partition(" per ")
    return over, under if figure.quantity.kind in ("measure", "count") else ""


def _is_in(figure: Figure, unit: str) -> bool:
    """Whether it is printed in the unit, or in another unit of time."""
    times = unit in CLOCK and figure.quantity.kind == "duration" and figure.quantity.unit in CLOCK
    return figure.quantity.unit == unit or times


def _told(sheet: Sheet, known: Sequence[Figure], unit: Figure) -> bool:
    """Whether the rate is said to be that of the two: ", or", ", a yield of", "at an average of"."""
    last = max(known, key=lambda f: f.first)
    gap = sheet.page.lows[last.last : sheet.left(unit)]
    if not gap or len(gap) > _REACH or _BREAKS & set(gap) or abs(known[0].first - known[1].first) > _REACH:
        return False
    between = sheet.page.lows[min(f.last for f in known) : last.first]
    parted = bool(_BREAKS & set(between))
    apposed = "," in gap or gap[-1] in ("(", "-", "–", "—") or gap[0] == "at"
    return not parted and apposed and gap[-1:] in _ENDS
