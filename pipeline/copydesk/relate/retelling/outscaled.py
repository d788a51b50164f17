"""Amounts whose scale word is wrong, as a sum of three or four neighbours proves.

    assets of €1.1bn. Liffey has assets of €640m and Tolka €460bn        The $1.2 million mission ... paid $850 million
    ... contributed $350 million        a total cost of Rs 960 lakh ... Rs 520 crore ... Rs 260 crore and Rs 180 crore
    18.3 million tonnes ... 6.1 million tonnes, Western Australia 7.2 million and the others 5 billion

Claims of kind "value" with the roles outscaled, one, two and three: figures of one unit with none between them, of
which all but one add up to the last once the first of the roles is a thousand times (a lakh: a hundred) more or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim, Measure, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_THOUSAND, _LEAST = Decimal(1000), Decimal(100_000)
_SCALES = (_THOUSAND, 1 / _THOUSAND)
_INDIAN = (Decimal(100), Decimal("0.01"))  # lakhs of a crore
_WORDED = re.compile(r"(?i)\d ?(?:k|thousand|m|mn|million|bn|b|billion|lakh|crore)s?\b")
_TELLING = 2  # digits of the sum: "£3m and £4m" are of £7m too often
_FAR = 2  # paragraphs
_EACH, _CLOSE = frozenset(["each", "apiece", "every"]), 6  # "$15m to be spent in each of them"
_WINDOWS = (3, 4)  # figures, the sum among them


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every few amounts that add up but for one scale word, without ids."""
    sheet = sheets.read(doc, mentions)
    seen: set[str] = set()
    for figures in _of_one_unit(sheet):
        for size in _WINDOWS:
            for first in range(len(figures) - size + 1):
                near = figures[first : first + size]
                ids = {figure.quantity.id for figure in near}
                if seen.isdisjoint(ids):
                    claims = list(_outscaled(sheet, near))
                    seen |= ids if claims else set()
                    yield from claims


def _of_one_unit(sheet: Sheet) -> Iterable[list[Figure]]:
    """The figures of each unit; one without any ("Western Australia 7.2 million") is of the last unit that was told."""
    groups: dict[str, list[Figure]] = {}
    last = "number"
    for figure in sheet.plain:
        if not _is_scaled(figure) or sheet.is_headline(figure.line) or _EACH & {*sheet.after(figure, _CLOSE)}:
            continue
        if isinstance(figure.quantity, Money):
            groups.setdefault(str(figure.quantity.unit), []).append(figure)
            continue
        last = figure.quantity.unit or last if isinstance(figure.quantity, Measure) else last
        groups.setdefault(last, []).append(figure)
    return groups.values()


def _is_scaled(figure: Figure) -> bool:
    """Whether it may have a scale word: an amount, "24.5 thousand"; no price for each, no bound."""
    quantity = figure.quantity
    if quantity.approximation not in ("exact", "about"):
        return False
    if isinstance(quantity, Money):
        return not quantity.per and (quantity.value or 0) >= _LEAST
    large = (quantity.value or 0) >= _THOUSAND  # "100m" is a distance
    return large and quantity.kind in ("number", "count", "measure") and bool(_WORDED.search(quantity.text))


def _outscaled(sheet: Sheet, near: Sequence[Figure]) -> Iterator[Claim]:
    values = [figure.quantity.value or Decimal(0) for figure in near]
    if near[-1].line - near[0].line > _FAR or len({*values}) < len(values) or _total(values) is not None:
        return
    scales = (*_SCALES, *_INDIAN) if any("crore" in figure.quantity.text for figure in near) else _SCALES
    for k, figure in enumerate(near):
        for scale in scales:
            total = _total([value * scale if n == k else value for n, value in enumerate(values)])
            if total is not None and len(pen.digits(total)) >= _TELLING:
                others = [other for other in near if other is not figure]
                names = zip(("outscaled", "one", "two", "three"), (figure, *others), strict=False)
                yield sheet.claim("value", dict(names), explicit=False)
                return


def _total(values: list[Decimal]) -> Decimal | None:
    """The greatest, where it is the sum of the others."""
    greatest = max(values)
    return greatest if sum(values) == greatest * 2 else None
