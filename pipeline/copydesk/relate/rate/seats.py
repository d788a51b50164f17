"""Places in a house, how often it is filled, and the tickets for all of that.

    It will play for eight nights in the 640-seat auditorium. All 5,120 tickets were sold.
    The ferry carries 240 passengers ... On its six sailings a total of 1,440 passengers can cross.

Claims of kind "rate" with the roles per_unit (the places), count (the times) and total, as in `rate`: the total is
said to be all, and the product is it or one slip of the pen away.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product as pairs_of

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import says

_FILLED = frozenset("ticket seat place passenger spectator fan people person guest bed".split())
_PLACES = frozenset("seat place passenger berth bed seater".split())
_TIMES = frozenset("night performance show concert date game match screening sailing flight crossing trip evening "
                   "session gig service departure run race".split())  # fmt: skip
_FULL = (" each one full", " every one full", " each full", " all full", " sold out", " every seat taken")
_FULL_REACH = 12  # words
_OFF = Decimal(2)  # times
_NEARBY = 3  # sentences
_LEAST = 20  # places


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every number of all tickets that places and times make, without ids."""
    sheet = sheets.read(doc, mentions)
    for total in sheet.plain:
        if total.quantity.kind != "count" or not _FILLED & {*total.nouns[:1]} or not _is_all(sheet, total):
            continue
        near = [f for f in sheet.plain if abs(f.sentence - total.sentence) <= _NEARBY and f is not total]
        places, times = [f for f in near if _holds(sheet, f)], [f for f in near if _is_times(f)]
        pairs = [pair for pair in pairs_of(places, times) if _fits(total, *pair)]
        if not pairs and len({f.quantity.value for f in places}) == len({f.quantity.value for f in times}) == 1:
            full = _is_full(sheet, total) and {f.sentence for f in (*places, *times)} == {total.sentence}
            pairs = [pair for pair in pairs_of(places, times) if full or _is_slip(total, *pair)]
            pairs = [(one, many) for one, many in pairs if pen.near(_made(one, many), total.quantity.value, _OFF)]
        for one, many in pairs[:1]:
            tie = sheet.words(total.first - 1, total.last)
            roles = {"per_unit": one, "count": many, "total": total}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)


def _is_all(sheet: Sheet, total: Figure) -> bool:
    """`All 5,120 tickets`, `a total of`, `5,120 seats in all`."""
    return says(sheet.before(total, 4), "rates", "all") or says(sheet.after(total, 4), "rates", "all")


def _holds(sheet: Sheet, figure: Figure) -> bool:
    """`the 640-seat auditorium`, `seats 640`, `a capacity of 640`."""
    value, before = figure.quantity.value or ZERO, sheet.before(figure, 2)
    named = bool(_PLACES & {figure.quantity.unit or "", *figure.nouns[:1]}) and figure.quantity.kind == "count"
    held = before[-1:] in (["seats"], ["holds"], ["carries"], ["seating"]) or before == ["capacity", "of"]
    return value >= _LEAST and figure.quantity.kind in ("count", "number") and (named or held)


def _is_times(figure: Figure) -> bool:
    kind, unit = figure.quantity.kind, figure.quantity.unit or ""
    many = kind in ("count", "duration") and (figure.quantity.value or ZERO) > 1
    return many and bool(_TIMES & {unit, *figure.nouns[:1]})


def _is_full(sheet: Sheet, total: Figure) -> bool:
    """`with each one full`, `every seat taken`, `all sold out`: said in the total's sentence before it."""
    said = "".join(f" {word}" for word in sheet.before(total, _FULL_REACH))
    return any(words in said for words in _FULL)


def _made(one: Figure, many: Figure) -> Decimal:
    return (one.quantity.value or ZERO) * (many.quantity.value or ZERO)


def _fits(total: Figure, one: Figure, many: Figure) -> bool:
    return _made(one, many) == total.quantity.value


def _is_slip(total: Figure, one: Figure, many: Figure) -> bool:
    made = _made(one, many)
    return pen.telling_slip(made, total.quantity.value) or pen.noughts(made, total.quantity.value)
