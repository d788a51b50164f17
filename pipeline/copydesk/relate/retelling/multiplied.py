"""Amounts some noughts away from what so many at so much each make.

    12,000 holders are each to be paid €250 ... will cost the company €30 million
    50 sections of 12 metres each ... 600 kilometres long        a loss of $48.6 million, or 81 cents per share ...
    about 60 billion shares

Claims of kind "value" with the roles product, count and each: of one unit, and the first of them has the digits of
what the others make and another size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim, Count, Measure, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem
from copydesk.unit import size

_EACH = frozenset(["each", "apiece"])
_NEAR, _CLOSE = 1, 6  # sentences to the product; words to the word for each
_NEARLY = Decimal("0.01")
_TENS = frozenset((-9, -6, -3, -2, -1, 1, 2, 3, 6, 9))
_LEAST = 2  # digits that an amount and the product may share by accident
_SUM = frozenset("cost costs costing total totals bill worth altogether all long length made earn raised".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every product with the wrong number of noughts, without ids."""
    sheet = sheets.read(doc, mentions)
    for each in sheet.plain:
        count = _counted(sheet, each)
        if count is None:
            continue
        near = [other for other in sheet.plain if _may_be(other, each) and other is not count]
        made = _value(each) * (count.quantity.value or 0)
        if any(abs(_value(other) - made) <= made * _NEARLY * 3 for other in near):
            continue
        odd = [other for other in near if _is_power(_value(other), made)]
        if len(odd) == 1 and _is_sure(sheet, odd[0], near):
            yield sheet.claim("value", {"product": odd[0], "count": count, "each": each}, explicit=False)


def _is_sure(sheet: Sheet, odd: Figure, near: Sequence[Figure]) -> bool:
    """Whether the digits are no accident: three, or fewer in a sentence that tells what something comes to."""
    summed = bool(_SUM & {*sheet.said(odd.sentence)})
    digits = len(pen.digits(odd.quantity.value))
    return digits > _LEAST or (summed and (digits == _LEAST or len(near) == 1))


def _counted(sheet: Sheet, each: Figure) -> Figure | None:
    """How many there are of what each has so much: the only such count near by."""
    quantity = each.quantity
    beside = [f for f in sheet.plain if isinstance(f.quantity, Count) and abs(f.sentence - each.sentence) <= _NEAR]
    if isinstance(quantity, Money) and quantity.per:
        found = [f for f in beside if stem(str(f.quantity.unit).split()[-1]) == stem(quantity.per)]
        return found[0] if len(found) == 1 else None
    words = [*sheet.before(each, _CLOSE), *sheet.after(each, 2)]
    if not isinstance(quantity, (Money, Measure)) or quantity.kind not in ("money", "measure") or not _EACH & {*words}:
        return None
    here = [f for f in beside if f.sentence == each.sentence and f.first < each.first]
    paid = bool(here) and sheet.gap(here[-1], each)[-1:] == ["of"] and isinstance(quantity, Money)
    return here[0] if len(here) == 1 and not paid else None  # "13 payments of 60,000 euros each" is a rate


def _may_be(other: Figure, each: Figure) -> bool:
    """Whether the figure can be what the others make: of the same dimension, near by, for no single one."""
    a, b = other.quantity, each.quantity
    apart = abs(other.sentence - each.sentence)
    if other is each or apart > _NEAR or (not apart and other.first < each.first):
        return False
    if a.approximation not in ("exact", "about"):
        return False
    if isinstance(a, Money) and isinstance(b, Money):
        return a.currency == b.currency and not a.per and a.value != b.value
    one, two = (size(str(quantity.unit)) for quantity in (a, b))
    alike = one is not None and two is not None and one.dimension == two.dimension
    return alike and a.kind == b.kind == "measure" and _value(other) > _value(each)


def _value(figure: Figure) -> Decimal:
    """The amount in whole currency, the measure in SI."""
    quantity, value = figure.quantity, figure.quantity.value or Decimal(0)
    if isinstance(quantity, Money):
        return value / quantity.minor
    found = size(str(quantity.unit))
    return value * found.sizes[0] if found is not None else value


def _is_power(value: Decimal, made: Decimal) -> bool:
    """Whether a power of ten lies between the two, and nothing else."""
    if value <= 0 or made <= 0:
        return False
    power = (value / made).log10().to_integral_value()
    return int(power) in _TENS and abs(value / made.scaleb(int(power)) - 1) <= _NEARLY
