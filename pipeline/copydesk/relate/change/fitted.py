"""The levels of a size that stands beside one of them alone: the other is the one near by that fits.

    It fetched £8.4m. ... The painting went for three times its estimate of £2.8m.
    It was built for Rs 9,870 crore. It had been sanctioned at Rs 7,050 crore, so the cost was 40 per cent higher.

A percentage that fits none is held against a level only where it is one telling slip of the pen away from what
that gives; a multiple, where there is but one level like the known one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate.bases import is_base
from copydesk.relate.change.contrast import SPANS, firm
from copydesk.relate.change.draft import alike, gives, percent_between
from copydesk.relate.change.move import KINDS, Change, Levels, made
from copydesk.relate.change.named import credible
from copydesk.relate.sheet import Figure, Sheet

_OFF = Decimal("1.5")  # times that one wrong digit may set a percentage off
_BACK = 4  # sentences before the size
_LINES = 3  # paragraphs
_SOLE = 3  # sentences in which the only other level is the one that was multiplied

_CLAUSE = 12  # words on each side of a price that tell what it was paid for
_SO = frozenset("which so meaning means therefore".split())
_SOLD = frozenset(
    """
    sold sell sells bought buy paid pay pays fetched fetch cost costs price priced estimate auction bid bidding hammer
    asking went changed
    """.split()
)

Pair = tuple[Figure, Figure]


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The base and the result, one of them from a sentence near by; None where none fits or nearly does."""
    size = change.size
    known = _known(sheet, change, size) if size is not None and len(change.roles) < len(("size", "level", "")) else None
    if size is None or known is None or known.quantity.kind not in KINDS:
        return None
    pool = list(_pool(sheet, known, size))
    pairs = [pair for other in pool for pair in _pairs(change, known, other)]
    fitting = [pair for pair in pairs if gives(*pair, size)]
    if fitting:
        return made(sheet, *fitting[-1])
    if size.quantity.kind == "multiple":
        near = {f.quantity.value for f in pool if size.sentence - f.sentence <= _SOLE}
        return made(sheet, *pairs[-1]) if len(near) == len(pairs) == 1 and _priced(sheet, known, pool[0]) else None
    sole = [pair for pair in pairs if credible(change, *pair) and not any(_of_other(sheet, f, known) for f in pair)]
    gap = {*sheet.gap(known, size)} if known.first < size.first else set()
    if len(sole) == 1 and _SO & gap and "would" not in gap:
        return made(sheet, *sole[0])  # "11,184 people were in beds, which means the total has risen by 3.2%"
    slips = [pair for pair in pairs if _slip(*pair, size) and _of_one(*pair)]
    return made(sheet, *slips[0]) if len({(a.quantity.value, b.quantity.value) for a, b in slips}) == 1 else None


def _of_other(sheet: Sheet, figure: Figure, known: Figure) -> bool:
    """Whether a level is of the headline, the base of a told change, or another's: "December's 43.4 million"."""
    owner = sheet.before(figure, 2)
    owned = owner[-1:] in (["'s"], ["’s"]) and owner[0] not in sheet.said(known.sentence)
    return figure is not known and (sheet.is_headline(figure.line) or is_base(sheet, figure) or owned)


def _known(sheet: Sheet, change: Change, size: Figure) -> Figure | None:
    """The level beside the size, by its role or as the only one of its sentence."""
    told = change.roles.get("base") or change.roles.get("result")
    if told is not None or size.quantity.kind == "multiple":
        return told
    here = [f for f in sheet.of_sentence[size.sentence] if f.quantity.kind in KINDS and not f.bracketed]
    here = [f for f in here if f.quantity.text.lower() != "one" and not SPANS & {*f.nouns[:1]}]
    return here[0] if len(here) == 1 else None


def _pool(sheet: Sheet, known: Figure, size: Figure) -> Iterator[Figure]:
    """The levels like the known one in the sentences before, each value once."""
    seen = {known.quantity.value}
    near = [
        f for f in sheet.plain
        if (0 < size.sentence - f.sentence <= _BACK and size.line - f.line <= _LINES) or _in_title(sheet, f, size)
    ]  # fmt: skip
    for figure in reversed(near):
        told = figure.quantity.kind in KINDS and not figure.bracketed and figure.quantity.trend is None
        if told and figure.quantity.value not in seen and alike(figure, known) and firm(figure, known):
            seen.add(figure.quantity.value)
            yield figure


def _in_title(sheet: Sheet, figure: Figure, size: Figure) -> bool:
    return sheet.is_headline(figure.line) and figure.sentence < size.sentence


def _pairs(change: Change, known: Figure, other: Figure) -> Iterator[Pair]:
    """Base and result, as the roles and the direction allow."""
    for base, result in ((known, other), (other, known)):
        if ("base" in change.roles and base is not known) or ("result" in change.roles and result is not known):
            continue
        a, b = base.quantity.value or 0, result.quantity.value or 0
        if a > 0 and b > 0 and change.direction in (None, "up" if b > a else "down"):
            yield base, result


def _priced(sheet: Sheet, known: Figure, other: Figure) -> bool:
    """Whether both are told as prices of something that is bought and sold, so that the one is the other's."""
    if not known.quantity.kind == other.quantity.kind == "money":
        return False
    return all(_SOLD & {*sheet.before(f, _CLAUSE), *sheet.after(f, _CLAUSE)} for f in (known, other))


def _of_one(base: Figure, result: Figure) -> bool:
    """Whether both are amounts of one unit, or name the same thing."""
    return base.quantity.kind == result.quantity.kind == "money" or bool({*base.nouns[:2]} & {*result.nouns[:2]})


def _slip(base: Figure, result: Figure, size: Figure) -> bool:
    """Whether the levels give a percentage that is a telling slip of the pen away from the one printed."""
    a, b, stated = base.quantity.value, result.quantity.value, size.quantity
    if not a or b is None or stated.kind != "percent" or stated.approximation != "exact":
        return False
    wanted = percent_between(a, b, stated)
    near = pen.swapped(stated.value, wanted) or pen.near(stated.value, wanted, _OFF)
    return near and pen.telling_slip(stated.value, wanted)


def sized_already(whole: Change, changes: Sequence[Change]) -> bool:
    """`room for 900 cars, three times the 300 of now`: the two have a size of their own, and this is another's."""
    if whole.pair is None or whole.size is None or gives(*whole.pair, whole.size):
        return False
    return any(c.pair == whole.pair and c.size is not None and c.size is not whole.size for c in changes)
