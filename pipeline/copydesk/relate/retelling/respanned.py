"""Lengths of time told again in other words or units: "a six-month appeal ... the nine-month campaign".

    to strike for two days ... The 72-hour stoppage     banned for three years ... disqualified for 30 months
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_KIND = "duration"
_SIZES = {"hour": ("hour", 1), "day": ("hour", 24), "week": ("hour", 168), "month": ("month", 1), "year": ("month", 12)}
_PUNISHED = frozenset(["ban"])  # of prison terms there are several
_BOUND = Decimal("2.5")
_OPENING = 1  # paragraphs under the headline that may tell it first
_DEFINITE = frozenset(["the", "this", "that", "its", "their", "his", "her"])


def respanned(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """A length of time that points back, or that a punishment has, and the only one that opens the article."""
    spans = [f for f in sheet.plain if f.quantity.kind == _KIND and f.quantity.unit in _SIZES]
    if len(spans) < 2 or spans[0].line > _OPENING:
        return
    told = [telling(sheet, figure, _KIND) for figure in spans]
    opening = [each for each in told if each.figure.line <= _OPENING]
    known: set[tuple[str, Decimal]] = set()
    for other in told:
        alike = [one for one in opening if one.figure.first < other.figure.first and _of_one(sheet, one, other)]
        if alike and _length(other) not in known and all(_misfits(one, other) for one in alike):
            yield alike[0], other
        known.add(_length(other))


def _of_one(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """Whether both are of one thing: "strike for two days", "the 72-hour stoppage"; of one punishment."""
    if one.figure.sentence == other.figure.sentence:
        return False
    if one.events & other.events & _PUNISHED:
        return one.quantity.unit != other.quantity.unit
    if not _before(sheet, other.figure) or sheet.page.low_at(other.figure.first - 1) not in _DEFINITE:
        return False
    first, last = sheet.bounds(one.figure.sentence)
    return any(of_one_kind(other.noun, stem(word)) for word in sheet.page.lows[first:last])


def _before(sheet: Sheet, figure: Figure) -> bool:
    """Whether it stands before its noun: "the 72-hour stoppage"."""
    return "-" in figure.quantity.text or "‑" in figure.quantity.text


def _misfits(one: Telling, other: Telling) -> bool:
    a, b = _length(one), _length(other)
    exact = {one.quantity.approximation, other.quantity.approximation} == {"exact"}
    guarded = one.update or other.update or one.other or other.other
    return exact and not guarded and a[0] == b[0] and a[1] != b[1] and pen.near(a[1], b[1], _BOUND)


def _length(each: Telling) -> tuple[str, Decimal]:
    unit, size = _SIZES[str(each.quantity.unit)]
    return unit, (each.quantity.value or Decimal(0)) * size
