"""Amounts whose scale word is wrong, as a sum of three neighbours proves.

    assets of €1.1bn. Liffey has assets of €640m and Tolka €460bn        The $1.2 million mission ... paid $850 million
    ... contributed $350 million        £700m of the £1.2m needed. The other £500m

Claims of kind "value" with the roles outscaled, one and two: three amounts of one currency with none between
them, two of which add up to the third once the first of the roles is a thousand times more or less.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_THOUSAND, _LEAST = Decimal(1000), Decimal(100_000)
_TELLING = 2  # digits of the sum: "£3m and £4m" are of £7m too often
_FAR = 2  # paragraphs


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every three amounts that add up but for one scale word, without ids."""
    sheet = sheets.read(doc, mentions)
    amounts: dict[str, list[Figure]] = {}
    for figure in sheet.plain:
        if _is_scaled(figure):
            amounts.setdefault(str(figure.unit), []).append(figure)
    for figures in amounts.values():
        for three in zip(figures, figures[1:], figures[2:], strict=False):
            yield from _outscaled(sheet, three)


def _is_scaled(figure: Figure) -> bool:
    """Whether it is an amount that may have a scale word: "£460bn"; no price for each, no bound."""
    quantity = figure.quantity
    plain = isinstance(quantity, Money) and not quantity.per and quantity.approximation in ("exact", "about")
    return plain and (quantity.value or 0) >= _LEAST


def _outscaled(sheet: Sheet, three: tuple[Figure, Figure, Figure]) -> Iterator[Claim]:
    values = [figure.quantity.value or Decimal(0) for figure in three]
    apart = three[2].line - three[0].line > _FAR or sheet.is_headline(three[0].line) or len({*values}) < len(values)
    if apart or _total(values) is not None:
        return
    for k, figure in enumerate(three):
        for scale in (_THOUSAND, 1 / _THOUSAND):
            total = _total([value * scale if n == k else value for n, value in enumerate(values)])
            if total is not None and len(pen.digits(total)) >= _TELLING:
                one, two = (other for other in three if other is not figure)
                yield sheet.claim("value", {"outscaled": figure, "one": one, "two": two}, explicit=False)
                return


def _total(values: list[Decimal]) -> Decimal | None:
    """The greatest of three, where it is the sum of the others."""
    low, middle, high = sorted(values)
    return high if low + middle == high else None
