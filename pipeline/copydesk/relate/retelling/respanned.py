"""Lengths of time told again in other words or units: "a six-month appeal ... the nine-month campaign".

    to strike for two days ... The 72-hour stoppage     banned for three years ... disqualified for 30 months
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.relate.retelling.keyed import events
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_KIND = "duration"
_SIZES = {"hour": ("hour", 1), "day": ("hour", 24), "week": ("hour", 168), "month": ("month", 1), "year": ("month", 12)}
_PUNISHED = "ban"  # of prison terms there are several
_MANY = 60  # lengths of time that are looked at
_BOUND = Decimal("2.5")
_OPENING = 1  # paragraphs under the headline that may tell it first
_DEFINITE = frozenset(["the", "this", "that", "its", "their", "his", "her"])


def respanned(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """A length of time that points back, or that a punishment has, and the only one that opens the article."""
    spans = [f for f in sheet.plain if f.quantity.kind == _KIND and f.quantity.unit in _SIZES]
    if len(spans) < 2 or spans[0].line > _OPENING:
        return
    later = [f for f in spans if _points_back(sheet, f) or _is_punishment(sheet, f)]
    opening = [telling(sheet, figure, _KIND) for figure in spans if figure.line <= _OPENING] if later else []
    for figure in later:
        other = telling(sheet, figure, _KIND)
        alike = [one for one in opening if one.figure.first < figure.first and _of_one(sheet, one, other)]
        known = any(each.first < figure.first and _length(each) == _length(figure) for each in spans[:_MANY])
        if alike and not known and all(_misfits(one, other) for one in alike):
            yield alike[0], other


def _of_one(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """Whether both are of one thing: "strike for two days", "the 72-hour stoppage"; of one punishment."""
    if one.figure.sentence == other.figure.sentence:
        return False
    if _PUNISHED in one.events & other.events:
        return one.quantity.unit != other.quantity.unit
    if not _points_back(sheet, other.figure):
        return False
    first, last = sheet.bounds(one.figure.sentence)
    return any(of_one_kind(other.noun, stem(word)) for word in sheet.page.lows[first:last])


def _points_back(sheet: Sheet, figure: Figure) -> bool:
    """Whether it stands before its noun and the words point back: "the 72-hour stoppage"."""
    hyphened = "-" in figure.quantity.text or "‑" in figure.quantity.text
    return hyphened and sheet.page.low_at(figure.first - 1) in _DEFINITE


def _is_punishment(sheet: Sheet, figure: Figure) -> bool:
    return any(_PUNISHED in events().get(word, ()) for word in sheet.said(figure.sentence))


def _misfits(one: Telling, other: Telling) -> bool:
    a, b = _length(one.figure), _length(other.figure)
    exact = {one.quantity.approximation, other.quantity.approximation} == {"exact"}
    guarded = one.update or other.update or one.other or other.other
    return exact and not guarded and a[0] == b[0] and a[1] != b[1] and pen.near(a[1], b[1], _BOUND)


def _length(each: Figure) -> tuple[str, Decimal]:
    unit, size = _SIZES[str(each.quantity.unit)]
    return unit, (each.quantity.value or Decimal(0)) * size
