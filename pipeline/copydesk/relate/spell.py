"""One pay or cost told for two spells of time: "£14.50 a month, or £174 a year".

Claims of kind "rate" with the roles per_unit (the shorter spell) and total (the longer one), and no
count: the calendar has it. Cue ``spell`` is the words between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.period import SPELLS, spells
from copydesk.records import Claim, Money
from copydesk.relate import pen
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_ELSE = frozenset("but while whereas than from against compared plus and".split())
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_REACH = 8  # words between the two: "£14.50 a month for every household, or £174 a year"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every amount that is told for two spells, without ids."""
    sheet = sheets.read(doc, mentions)
    lengths = {f.quantity.value: f for f in sheet.plain if f.quantity.kind == "duration" and f.quantity.unit == "year"}
    for figures in sheet.of_sentence.values():
        for one, other in pairwise(figures):
            spells = _spell(one), _spell(other)
            tied = _or(sheet, one, other)
            if tied is None or None in spells or spells[0] == spells[1] or not one_currency(one, other):
                continue
            short, long = (one, other) if SPELLS[str(spells[0])] < SPELLS[str(spells[1])] else (other, one)
            if not _near(short, long):
                continue  # "£1,000 a week for each, or £120m a year" for all of them
            roles = {"per_unit": short, "total": long}
            yield sheet.claim("rate", roles, cues={"spell": sheet.words(tied, tied + 1)})
        yield from _over(sheet, figures, lengths)


def _over(sheet: Sheet, figures: Sequence[Figure], lengths: dict[Decimal | None, Figure]) -> Iterator[Claim]:
    """`£2.5m a year into a fund, £62.5m over 25 years`, or `over the life of the scheme` where that is told once."""
    for one, other in pairwise(f for f in figures if isinstance(f.quantity, Money)):
        if _spell(one) != "year" or _spell(other) is not None or not one_currency(one, other):
            continue
        after = sheet.after(other, 4)
        here = next((f for f in figures if f.first >= other.last), None)
        told = here is not None and here.quantity.kind == "duration" and here.quantity.unit == "year"
        direct = told and here is not None and sheet.gap(other, here) == ["over"]
        whole = after[:2] == ["over", "the"] and bool({"life", "lifetime"} & set(after)) and len(lengths) == 1
        count = here if direct else next(iter(lengths.values())) if whole else None
        if count is not None and len(sheet.gap(one, other)) <= _REACH:
            tie = sheet.words(other.last, other.last + 1)
            roles = {"per_unit": one, "count": count, "total": other}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=bool(direct))


def _spell(figure: Figure) -> str | None:
    per = figure.quantity.per if isinstance(figure.quantity, Money) else None
    return per if per in SPELLS and (figure.quantity.value or ZERO) > 0 else None


def _near(short: Figure, long: Figure) -> bool:
    """Whether the two lie so near that one must be the other, or are a scale word apart."""
    a, b = short.quantity, long.quantity
    assert isinstance(a, Money)
    assert isinstance(b, Money)
    count = spells(str(a.per), str(b.per))
    if count is None or count.middle is None:
        return False
    product = (a.value or ZERO) / a.minor * count.middle
    return pen.near(product, (b.value or ZERO) / b.minor, _OFF) or pen.noughts(pen.rounded(product, b), b.value)


def _or(sheet: Sheet, one: Figure, other: Figure) -> int | None:
    """The word that makes the second the first again: an "or" right before it, or its bracket."""
    gap = sheet.page.lows[one.last : sheet.left(other)]
    if not gap or len(gap) > _REACH or _ELSE & set(gap):
        return None
    renamed = gap[-1] == "or" or (gap[-1] == "(" and len(gap) < 3)
    return one.last + len(gap) - 1 if renamed else None


def one_currency(one: Figure, other: Figure) -> bool:
    """Whether both are amounts, of one currency."""
    a, b = one.quantity, other.quantity
    return isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency
