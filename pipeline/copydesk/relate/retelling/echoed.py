"""A source's figure that is all that it speaks of, and the article's only one of that unit.

    had to wait eight months ... "Six months is a lifetime,"     offered 3.5% ... "2.5% is an insult,"
    It came to $1,400 ... "Fourteen thousand dollars for one month,"

Nothing is counted or measured by it, so that it is the figure of which the article told: another is objected to
where it is a slip of the pen away, or where the article has told its own twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.records import Money
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet

_KINDS = ("percent", "money", "duration")
_BE = frozenset("is was 's isn't wasn't".split())
_JUDGED = frozenset("a an too no nothing hardly".split())  # "is a disgrace", "is too long"; not "is what we want"
_WISHED = frozenset("minimum must target goal maximum rule fair good record week day".split())
_STOPS = frozenset([",", ".", "!", "?", "”", '"', "’", "'"])
_FAR = 4  # paragraphs
_BEHIND = 8  # words behind the figure
_LOOSE = Decimal("2.5")
_LEAST = 2  # of "a week is a long time"


def echoed(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The only figure of a unit, and a source's that must be it and is not."""
    for figure in sheet.plain:
        if figure.quote is None or figure.quantity.kind not in _KINDS or not _is_all(sheet, figure):
            continue
        told = [other for other in sheet.plain if other is not figure and _of_one_unit(other, figure)]
        if len({other.quantity.value for other in told}) == 1 and _misfits(told, figure):
            first = told[0]
            yield telling(sheet, first, figure.quantity.kind), telling(sheet, figure, figure.quantity.kind)


def _of_one_unit(one: Figure, other: Figure) -> bool:
    a, b = one.quantity, other.quantity
    return a.kind == b.kind and a.unit == b.unit


def _misfits(told: list[Figure], figure: Figure) -> bool:
    """Whether the source's is a slip away from the article's, or near it where that was told twice."""
    one, other = told[0].quantity, figure.quantity
    before = all(each.last <= figure.first and each.quote is None for each in told)
    exact = {one.approximation, other.approximation} == {"exact"}
    if not before or not exact or one.value == other.value or figure.line - told[-1].line > _FAR:
        return False
    twice = len({each.sentence for each in told}) > 1 and pen.near(one.value, other.value, _LOOSE)
    return min(one.value or 0, other.value or 0) >= _LEAST and (pen.slip(one.value, other.value) or twice)


def _is_all(sheet: Sheet, figure: Figure) -> bool:
    """Whether the quoted words open with it and judge it, or are no sentence at all."""
    page = sheet.page
    if isinstance(figure.quantity, Money) and figure.quantity.per:
        return False
    opening = figure.first == 0 or page.lows[figure.first - 1] in _STOPS or page.lows[figure.first - 1] == "“"
    behind = sheet.after(figure, _BEHIND)
    if not opening or not behind:
        return False
    if behind[0] in _BE:
        return behind[1:2] != [] and behind[1] in _JUDGED and not _WISHED & {*behind[1:4]}
    size = next((n for n, word in enumerate(behind) if word in _STOPS), len(behind))
    verbless = not any(tag[:2] in ("VB", "MD") for tag in page.tags[figure.last : figure.last + size])
    return verbless and 0 < size < _BEHIND and behind[0] == "for"
