"""Amounts changed at a rate that the article states.

    With a pound now buying €1.12, the £4,500 that they bring over turns into €5,040.
    The pound was worth $1.55 yesterday. At that rate, a room at £240 a night costs a guest from Boston $372.

Claims of kind "rate" with the roles per_unit (the rate), count (the one amount) and total (the other), as in `rate`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_BASES = {"pound": "GBP", "sterling": "GBP", "dollar": "USD", "greenback": "USD", "euro": "EUR"}
_BUYS = frozenset("worth buying buys bought buy fetched fetches fetching at to equal equals now was is stood".split())
_AT_RATE = (["at", "that", "rate"], ["at", "this", "rate"], ["at", "today", "rate"])
_ELSE = frozenset("and from than but while".split())
_LEAD = 6  # words from "a pound" to what it buys
_MOST = 1000  # of one currency for one of another
_NEARBY = 2  # sentences
_OFF = Decimal("2.5")  # times: further off, the figures are of two things


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every two amounts that a stated rate sets side by side, without ids."""
    sheet = sheets.read(doc, mentions)
    for rate in sheet.plain:
        base = _base(sheet, rate)
        pair = _pair(sheet, rate, base) if base is not None else None
        if pair is not None:
            tie = sheet.words(rate.first, rate.last)
            roles = {"per_unit": rate, "count": pair[0], "total": pair[1]}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)


def _base(sheet: Sheet, rate: Figure) -> str | None:
    """The currency that the amount is the price of: "a pound now buying €1.12", "the dollar was worth 83 rupees"."""
    quantity, lead = rate.quantity, sheet.before(rate, _LEAD)
    if not isinstance(quantity, Money) or quantity.minor != 1 or not ZERO < (quantity.value or ZERO) < _MOST:
        return None
    at = next((k for k in range(len(lead) - 1, 0, -1) if lead[k] in _BASES), None)
    if at is None or lead[at - 1] not in ("a", "the", "one", "each") or not _BUYS & {*lead[at + 1 :]}:
        return None
    base = _BASES[lead[at]]
    return base if base != quantity.currency and not _ELSE & {*lead[at:]} else None


def _pair(sheet: Sheet, rate: Figure, base: str) -> tuple[Figure, Figure] | None:
    """The only amount near by in the one currency, and the only one in the other behind it in its sentence."""
    near = [f for n in range(_NEARBY + 1) for f in sheet.of_sentence.get(rate.sentence + n, ()) if f.first > rate.last]
    money = [f for f in near if isinstance(f.quantity, Money) and f.quantity.minor == 1]
    ones, others = [[f for f in money if getattr(f.quantity, "currency", None) == unit]
                    for unit in (base, getattr(rate.quantity, "currency", None))]  # fmt: skip
    if len(ones) != 1 or len(others) != 1 or ones[0].sentence != others[0].sentence:
        return None
    made = (rate.quantity.value or ZERO) * (ones[0].quantity.value or ZERO)
    value, said = others[0].quantity.value, sheet.said(ones[0].sentence)
    fits = (rate.quantity.interval * ones[0].quantity.interval).overlaps(others[0].quantity.interval)
    slipped = pen.telling_slip(pen.rounded(made, others[0].quantity), value) or pen.noughts(made, value)
    pointed = rate.sentence == ones[0].sentence or any(said[k : k + 3] in _AT_RATE for k in range(len(said)))
    first, last = sorted((ones[0], others[0]), key=lambda figure: figure.first)
    told = pointed and pen.near(made, value, _OFF) and not _ELSE & {*sheet.gap(first, last)}
    return (ones[0], others[0]) if fits or slipped or told else None
