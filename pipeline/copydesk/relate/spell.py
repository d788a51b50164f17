"""One pay or cost told for two spells of time: "£14.50 a month, or £174 a year".

Claims of kind "rate" with the roles per_unit (the shorter spell) and total (the longer one), and no
count: the calendar has it. Cue ``spell`` is the words between the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.period import SPELLS
from copydesk.records import Claim, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_ELSE = frozenset("but while whereas than from against compared plus and".split())
_REACH = 8  # words between the two: "£14.50 a month for every household, or £174 a year"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every amount that is told for two spells, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        for one, other in pairwise(figures):
            spells = _spell(one), _spell(other)
            tied = _or(sheet, one, other)
            if tied is None or None in spells or spells[0] == spells[1] or not _one_currency(one, other):
                continue
            short, long = (one, other) if SPELLS[str(spells[0])] < SPELLS[str(spells[1])] else (other, one)
            roles = {"per_unit": short, "total": long}
            yield sheet.claim("rate", roles, cues={"spell": sheet.words(tied, tied + 1)})


def _spell(figure: Figure) -> str | None:
    per = figure.quantity.per if isinstance(figure.quantity, Money) else None
    return per if per in SPELLS and (figure.quantity.value or ZERO) > 0 else None


def _or(sheet: Sheet, one: Figure, other: Figure) -> int | None:
    """The word that makes the second the first again: an "or" right before it, or its bracket."""
    gap = sheet.page.lows[one.last : sheet.left(other)]
    if not gap or len(gap) > _REACH or _ELSE & set(gap):
        return None
    renamed = gap[-1] == "or" or (gap[-1] == "(" and len(gap) < 3)
    return one.last + len(gap) - 1 if renamed else None


def _one_currency(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    return isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency
