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
from copydesk.extract.page import NAMES
from copydesk.relate.ranking.holder import Owner, lead, named, names_of, same, trail
from copydesk.relate.ranking.rivals import in_other_terms, one_noun, rankable
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_KEPT = "copydesk_board"  # under which a Doc keeps the entries of its sentences
_COUNTS = ("count", "number")
_SPELLED = 12  # a number up to it that is spelled may tell how many share the places: "of the county's four"
_APART = frozenset("behind ahead clear adrift short more fewer less better worse higher lower apart".split())
_LINKS = frozenset([",", ";", "and", "but", "over", "about", "some", "nearly", "almost", "just", "only"])  # of a list
_EARLIER = frozenset([("who", "had"), ("which", "had")])
_SCORE = "point"  # scored or taken, as bare numbers beside them are: "187 points ... Arden, on 176"
_PERFECT = 6  # words from "had" to a figure of an earlier time: "who had defended a lead of 9,870"
_FEW = 2  # others, of which the greater may well be great
_ALL = 2  # times the others together, beyond which a lone figure is of all of them
_SIZES = Decimal(40)  # times the other, beyond which two figures measure two things
_REACH = 4  # sentences from one figure of a board to the next


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure, what it measures, and the words that name its owner; ``listed``: beside another owner's.

    nouns: those of the figure that name nobody of its sentence.
    """

    owner: Owner
    figure: Figure
    unit: str | None
    listed: bool = False
    nouns: tuple[str, ...] = ()

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
    last, trailing, ranks = list[Entry](), _trailing(sheet, number), rankable(sheet, number)
    over = [f for f in sheet.of_sentence.get(number, ()) if f.first in trailing and f not in ranks]
    for figure in sorted([*ranks, *(f for f in over if f.quantity.approximation == "over")], key=lambda f: f.first):
        if _of_no_one(sheet, figure):
            continue
        unit = _unit(sheet, figure, last)
        owner = trailing.get(figure.first) or _led(sheet, figure, [e.figure for e in last if e.unit == unit])
        if owner and not figure.bracketed:
            last.append(Entry(owner, figure, unit, nouns=_counted(sheet, figure)))
    yield from last


def _led(sheet: Sheet, figure: Figure, before: Sequence[Figure]) -> Owner:
    """The names that lead to a figure, behind those ``before`` it; of the place behind it where none do."""
    floor = before[-1].last if before else sheet.bounds(figure.sentence)[0]
    listed = trail(sheet, before[-1]) if before else None
    floor = listed[1] if listed is not None and listed[1] <= figure.first else floor
    owner, behind = lead(sheet, floor, sheet.left(figure)), trail(sheet, figure)
    pronoun = "PRP" in sheet.page.tags[floor : figure.first]
    return behind[0] if behind is not None and not named(owner) and not pronoun else owner


def _trailing(sheet: Sheet, number: int) -> dict[int, Owner]:
    """`5,200 in Arden, 4,700 in Bray and 2,100 in Clee`: the owners of a list that names each behind its figure."""
    chain: list[tuple[Figure, tuple[Owner, int]]] = []
    for figure in sheet.of_sentence.get(number, ()):
        behind = trail(sheet, figure)
        if chain and (behind is None or figure.unit not in (chain[-1][0].unit, "number", "count") or not _joined(
            sheet, chain[-1][1][1], sheet.left(figure))):  # fmt: skip
            if len(chain) >= _FEW:
                break
            chain = []
        chain += [(figure, behind)] if behind is not None else []
    owners = [behind[0] for _, behind in chain]
    apart = len(chain) >= _FEW and not any(same(*pair) for pair in pairwise(owners))
    return {figure.first: behind[0] for figure, behind in chain} if apart else {}


def _joined(sheet: Sheet, first: int, last: int) -> bool:
    """Whether only commas and joints stand between two items of a list."""
    return {*sheet.page.lows[first:last]} <= _LINKS


def _counted(sheet: Sheet, figure: Figure) -> tuple[str, ...]:
    """What a figure counts, without the names of its sentence: "Arden had the most with 1,486"."""
    names = {stem(name) for name in names_of(sheet, *sheet.bounds(figure.sentence))}
    return tuple(noun for noun in figure.nouns if noun not in names)


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
    few = few and not _is_gapped(sheet, figure.sentence)
    return few or bool(_APART & {*sheet.after(figure, 1)}) or earlier or whole


def _is_gapped(sheet: Sheet, sentence: int) -> bool:
    """`Kenya won six golds, Ethiopia four and Uganda three`: a list of small numbers right behind their names."""
    page, here = sheet.page, sheet.of_sentence.get(sentence, ())
    bare = [f for f in here if f.quantity.kind == "number" and page.tag_at(f.first - 1) in NAMES]
    return len(bare) >= _FEW and all(page.low_at(f.last) in _LINKS | {"."} for f in bare)


def _unit(sheet: Sheet, figure: Figure, last: Sequence[Entry]) -> str | None:
    """What it measures; a bare number what the one before it does: "61 tonnes, ahead of Arden on 48"."""
    kind = figure.quantity.kind
    if kind == "duration" and sheet.page.tag_at(figure.last) == "NNS" and figure.quantity.text[-1:] != "s":
        return "count"  # "2,400 day visitors"
    if kind == "number" and last and pen.near(last[-1].figure.quantity.value, figure.quantity.value, _SIZES):
        return last[-1].unit
    return "count" if kind in _COUNTS or figure.unit == _SCORE else figure.unit


def alike(one: Entry, other: Entry) -> bool:
    """Whether both measure the same: one unit, and one thing counted."""
    unit = one.unit == other.unit or _is_bare(one, other) or _is_bare(other, one)
    near = unit and pen.near(one.figure.quantity.value, other.figure.quantity.value, _SIZES)
    return near and one_noun(replace(one.figure, nouns=one.nouns), replace(other.figure, nouns=other.nouns))


def _is_bare(one: Entry, other: Entry) -> bool:
    """`Arden shipped 31,200 tonnes. Bray shipped 8,400 and Clee 7,750`: of the measure told right before."""
    bare = one.figure.quantity.kind == "number" and other.figure.quantity.kind == "measure"
    return bare and one.figure.sentence - other.figure.sentence == 1


def converted(sheet: Sheet, own: Entry) -> Entry | None:
    """The amount of an entry as its bracket gives it: "A$160m (US$120m)"."""
    near = (f for f in sheet.figures if 0 < f.first - own.figure.last <= _FEW and f.bracketed)
    again = next((f for f in near if f.quantity.kind == "money" and f not in sheet.plain), None)
    return replace(own, figure=again, unit=again.unit) if again is not None else None


def _rivals(one: Entry, other: Entry) -> bool:
    return not same(one.owner, other.owner) and alike(one, other)


def held(sheet: Sheet, owner: Owner, sentence: int) -> list[Entry]:
    """The entries of an owner near a sentence; those of a list before those alone."""
    own = [e for e in _near(sheet, sentence, _REACH) if same(e.owner, owner)] if owner else []
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


def others(sheet: Sheet, own: Entry, *, reach: int = _REACH) -> list[Entry]:
    """The other owners of one board with a figure, one entry each; ``reach``: in how many sentences beside it."""
    found: list[list[Entry]] = []
    for entry in _near(sheet, own.figure.sentence, reach):
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


def _near(sheet: Sheet, sentence: int, reach: int) -> list[Entry]:
    return [e for n in range(max(0, sentence - reach), sentence + reach + 1) for e in entries(sheet, n)]
