"""A length of time that its sentence describes in the words of an earlier one, and that is another.

The average wait for a hip replacement has reached 51 weeks ... An average wait of 41 weeks for a hip replacement
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.relate.retelling import situation
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.retelling.situation import root
from copydesk.relate.sheet import Figure, Sheet

_SHARED = 3  # roots that two descriptions have in common, the noun among them
_BOUND = Decimal("1.3")
_KIND, _AVERAGE = "duration", root("average")


def described(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The only earlier length of time that is described so, and one that is said to be of the same thing."""
    spans = [figure for figure in sheet.plain if figure.quantity.kind == _KIND]
    for n, figure in enumerate(spans):
        noun = _sized(sheet, figure)
        told = situation.of_sentence(sheet, figure)
        alike = [one for one in spans[:n] if noun in (shared := told & situation.of_sentence(sheet, one))
                 and len(shared) >= _SHARED and one.unit == figure.unit]  # fmt: skip
        values = {each.quantity.value for each in alike if each.sentence != figure.sentence}
        if len(values) == 1 and figure.quantity.value not in {each.quantity.value for each in spans[:n]}:
            one, other = (telling(sheet, each, _KIND) for each in (alike[0], figure))
            if _is_one(one, other):
                yield one, other


def _sized(sheet: Sheet, figure: Figure) -> str:
    """The root of the noun that it is the size of: "an average wait of 41 weeks"."""
    left = sheet.left(figure)
    of = left > 1 and sheet.page.lows[left - 1] == "of" and sheet.page.tags[left - 2] == "NN"
    return root(sheet.page.words[left - 2]) if of else ""


def _is_one(one: Telling, other: Telling) -> bool:
    """Whether nothing sets the two apart, and a slip of the pen would."""
    a, b = one.quantity, other.quantity
    if {a.approximation, b.approximation} != {"exact"} or one.update or other.update:
        return False
    if (one.other or other.other) and _AVERAGE not in one.stems & other.stems:
        return False  # "a further wait", "each wait"
    if other.times - one.times or other.names - one.names or other.kinds - one.kinds:
        return False
    return pen.slip(a.value, b.value) and pen.near(a.value, b.value, _BOUND)
