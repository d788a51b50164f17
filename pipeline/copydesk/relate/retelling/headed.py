"""Bare numbers of a headline that the article has with a slip of the pen: "Ashby hits 178" over "went for 187".

    "Parrot found after 264 days" over "246 days later"

Little or nothing says what they count, so that they must have three digits or more, stand nowhere in the text, and be
what no two of its figures make; and the text has one number only that has two of the digits swapped, or that is the
only bare one of its size and has another digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet

_ZERO, _LEAST, _TWICE = Decimal(0), Decimal(100), Decimal("2.5")
_KINDS = ("number", "count")
_PLAIN = ("exact", "about")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_MANY = 60  # figures beyond which an article is a table


def headed(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """A headline's bare number, and the number of the text that it is, or must be where nothing bears it out."""
    titles = [figure for figure in sheet.plain if sheet.is_title(figure.line)]
    body = [figure for figure in sheet.plain if not sheet.is_title(figure.line) and figure.quantity.value]
    for figure in (figure for figure in titles if _is_bare(figure)):
        rest = [each for each in body if _is_alike(figure, each)]
        if not rest or len(rest) > _MANY:
            continue
        values = {each.quantity.value or _ZERO for each in rest}
        other = next((each for each in rest if each.quantity.value == figure.quantity.value), None)
        if other is None and not _is_borne(sheet, figure, values):
            other = _meant(figure, rest)
        if other is not None:
            yield telling(sheet, figure, "count"), telling(sheet, other, "count")


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether the other can be the headline's: a number or a count for a number, else what is measured so."""
    a, b = one.quantity, other.quantity
    return b.kind in _KINDS if a.kind == "number" else a.kind == b.kind and a.unit == b.unit


def _is_bare(figure: Figure) -> bool:
    quantity = figure.quantity
    told = quantity.kind in ("number", "duration") and quantity.approximation in _PLAIN
    large = (quantity.value or _ZERO) >= _LEAST and pen.telling(quantity.value)
    return told and large and not _YEAR.fullmatch(quantity.text)


def _is_borne(sheet: Sheet, figure: Figure, values: set[Decimal]) -> bool:
    """Whether the text has it, be it in a name ("A320"), or two of its figures make it."""
    value, (_, last) = figure.quantity.value or _ZERO, sheet.bounds(figure.sentence)
    printed = figure.quantity.text.strip()
    if any(printed in word for word in sheet.page.words[last:]):
        return True
    return any({value, value - each, value + each} & values for each in values)


def _meant(figure: Figure, rest: list[Figure]) -> Figure | None:
    """The only number of the text that it can be."""
    value = figure.quantity.value
    exact = [each for each in rest if each.quantity.approximation in _PLAIN]
    found = [each for each in exact if pen.swapped(value, each.quantity.value)]
    if not found:
        near = [each for each in exact if pen.near(value, each.quantity.value, _TWICE)]
        bare = {each.quantity.kind for each in (figure, *near)} == {"number"}
        alone = bare and len({each.quantity.value for each in near}) == 1
        found = [each for each in near if alone and pen.one_digit(value, each.quantity.value)]
    return found[0] if len({each.quantity.value for each in found}) == 1 else None
