"""The scoreboard: which owner has which figure, read once for all who ask for the others of one.

    Arden drew 2.9m visitors, while Bray recorded 1.6m and Clee 640,000.       5,300 at Arden, 4,100 at Bray
    Tom Roe finished on 988, behind the Conservative Ana Dow, who polled 874.  The choir raised £450, the runners £310

An owner is the names of the stretch that leads to a figure, or of the place right behind it; without a name a
definite noun. Figures of other times, sizes of changes and what several have together stand on no board.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.relate.ranking.holder import Owner, lead, named, same, trail
from copydesk.relate.ranking.rivals import in_other_terms, one_noun, rankable
from copydesk.relate.sheet import Figure, Sheet

_KEPT = "copydesk_board"  # under which a Doc keeps the entries of its sentences
_COUNTS = ("count", "number")
_SPELLED = 12  # a number up to it that is spelled may tell how many share the places: "of the county's four"
_APART = frozenset("behind ahead clear adrift short more fewer less better worse higher lower apart".split())
_EARLIER = frozenset([("who", "had"), ("which", "had")])
_PERFECT = 6  # words from "had" to a figure of an earlier time: "who had defended a lead of 9,870"
_FEW = 2  # others, of which the greater may well be great
_ALL = 2  # times the others together, beyond which a lone figure is of all of them
_SIZES = Decimal(40)  # times the other, beyond which two figures measure two things
_REACH = 4  # sentences from one figure of a board to the next


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, what it measures, and the words that name its owner; ``listed``: beside another owner's."""

    owner: Owner
    figure: Figure
    unit: str | None
    listed: bool = False

    @property
    def value(self) -> Decimal:
        """The figure's value."""
        return self.figure.quantity.value or Decimal(0)


def entries(sheet: Sheet, number: int) -> tuple[Entry, ...]:
    """The entries of a sentence, read once."""
    kept: dict[int, tuple[Entry, ...]] = sheet.doc.user_data.setdefault(_KEPT, {})
    if number not in kept:
        found = list(_read(sheet, number))
        kept[number] = tuple(replace(e, listed=any(_rivals(e, other) for other in found)) for e in found)
    return kept[number]


def _read(sheet: Sheet, number: int) -> Iterator[Entry]:
    start, last = sheet.bounds(number)[0], list[Entry]()
    for figure in rankable(sheet, number):
        if _of_no_one(sheet, figure):
            continue
        unit = _unit(sheet, figure, last)
        before = [e.figure.last for e in last if e.unit == unit]
        floor = before[-1] if before else start
        behind = trail(sheet, figure)
        listed = trail(sheet, last[-1].figure) if before else None
        floor = listed[1] if listed is not None and listed[1] <= figure.first else floor
        owner = lead(sheet, floor, sheet.left(figure))
        if behind is not None and not named(owner) and "PRP" not in sheet.page.tags[floor : figure.first]:
            owner = behind[0]
        if owner and not figure.bracketed:
            last.append(Entry(owner, figure, unit))
    yield from last


def _of_no_one(sheet: Sheet, figure: Figure) -> bool:
    """How many share the places, how far off one is ("four points behind"), an earlier level, or all: "of the 81"."""
    small = figure.quantity.kind in _COUNTS and (figure.quantity.value or 0) <= _SPELLED
    before = sheet.before(figure, _PERFECT)
    start = sheet.left(figure) - len(before)
    perfect = (k for k, pair in enumerate(pairwise(before), start + 2) if pair in _EARLIER)
    earlier = any(sheet.page.tags[k] == "VBN" for k in perfect)
    counted = sheet.page.tag_at(sheet.left(figure) - 2) == "CD"
    whole = before[-2:] == ["of", "the"] or (before[-1:] == ["of"] and counted)
    few = small and figure.quantity.text.isalpha() and before[-1:] != ["with"]  # "with 12 and Bray with nine"
    return few or bool(_APART & {*sheet.after(figure, 1)}) or earlier or whole


def _unit(sheet: Sheet, figure: Figure, last: Sequence[Entry]) -> str | None:
    """What it measures; a bare number what the one before it does: "61 tonnes, ahead of Arden on 48"."""
    kind = figure.quantity.kind
    if kind == "duration" and sheet.page.tag_at(figure.last) == "NNS" and figure.quantity.text[-1:] != "s":
        return "count"  # "2,400 day visitors"
    if kind == "number" and last and pen.near(last[-1].figure.quantity.value, figure.quantity.value, _SIZES):
        return last[-1].unit
    return "count" if kind in _COUNTS else figure.unit


def alike(one: Entry, other: Entry) -> bool:
    """Whether both measure the same: one unit, and one thing counted."""
    near = one.unit == other.unit and pen.near(one.figure.quantity.value, other.figure.quantity.value, _SIZES)
    return near and one_noun(one.figure, other.figure)


def _rivals(one: Entry, other: Entry) -> bool:
    return not same(one.owner, other.owner) and alike(one, other)


def held(sheet: Sheet, owner: Owner, sentence: int) -> list[Entry]:
    """The entries of an owner near a sentence; those of a list before those alone."""
    own = [e for e in _near(sheet, sentence) if same(e.owner, owner)] if owner else []
    return [e for e in own if e.listed] or own


def held_by(sheet: Sheet, owner: Owner, sentence: int) -> Entry | None:
    """The only figure of an owner near a sentence that others of the board go with."""
    own = held(sheet, owner, sentence)
    own = [e for e in own if others(sheet, e)] if len({e.value for e in own}) > 1 else own
    return own[0] if len({e.value for e in own}) == 1 else None


def of_figure(sheet: Sheet, figure: Figure) -> Entry:
    """The entry of a figure; without an owner where none is named."""
    here = entries(sheet, figure.sentence)
    return next((e for e in here if e.figure is figure), Entry(frozenset(), figure, _unit(sheet, figure, ())))


def others(sheet: Sheet, own: Entry) -> list[Entry]:
    """The other owners of one board with a figure, one entry each."""
    found: list[list[Entry]] = []
    for entry in _near(sheet, own.figure.sentence):
        if entry.figure is own.figure or not _rivals(own, entry) or named(entry.owner) < named(own.owner):
            continue
        if in_other_terms(sheet, entry.figure, own.figure):
            continue
        row = next((row for row in found if same(row[0].owner, entry.owner)), None)
        if row is None:
            found.append(row := [])
        row.append(entry)
    found = [[e for e in row if e.listed] or row for row in found]
    rows = [row[0] for row in found if len({e.value for e in row}) == 1]
    return without_total(own, rows)


def without_total(own: Entry, rows: list[Entry]) -> list[Entry]:
    """The others without what they and the own have together, and without a lone one far beyond them."""
    total = own.value + sum(e.value for e in rows)
    kept = [e for e in rows if e.value != total - e.value and (e.listed or e.value <= _ALL * (total - e.value))]
    return kept if len(rows) >= _FEW else rows


def _near(sheet: Sheet, sentence: int) -> list[Entry]:
    return [e for n in range(max(0, sentence - _REACH), sentence + _REACH + 1) for e in entries(sheet, n)]
