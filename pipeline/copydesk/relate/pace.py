"""Rates of measures: a yield, a speed, so many for each of a unit, beside what they are worked out from.

    2,400 tonnes of wheat on 300 hectares, a yield of 8 tonnes per hectare
    26 miles in four hours, an average of 6.5 miles an hour

Claims of kind "rate" with the roles per_unit, count and total, as in `rate`: a unit of the form "tonne per
hectare" names both units, and each must be printed once before it in the sentence. Cue ``tie`` is the words
that make the rate the result of the other two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_REACH = 12  # words from the two measures to their rate
_BREAKS = frozenset("while whereas but although though and than from against compared ; up down".split())
_ENDS = (["or"], ["averaging"], ["at"], ["("], ["of"], ["is"])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every rate of measures whose total and count stand before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        for n, unit in enumerate(figures):
            over, _, under = (unit.quantity.unit or "").partition(" per ")
            if n < 2 or not under or unit.quantity.kind not in ("measure", "count"):
                continue
            totals = [f for f in figures[:n] if f.quantity.unit == over]
            counts = [f for f in figures[:n] if f.quantity.unit == under]
            if len(totals) == 1 and len(counts) == 1 and _told(sheet, [*totals, *counts], unit):
                tie = sheet.words(unit.first - 1, unit.first)
                roles = {"per_unit": unit, "count": counts[0], "total": totals[0]}
                yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie, "again": tie})


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
