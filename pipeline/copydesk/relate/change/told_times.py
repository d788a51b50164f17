"""Whether a size and a pair of levels are told of the same times, as far as the words name any.

2.5% lower than in April        doubled in five years        rose 8 percent in March ... In March last year
"""

from __future__ import annotations

from copydesk.extract.dateword import MONTHS
from copydesk.relate.change import contrast
from copydesk.relate.change.two_times import Pair
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_THAN = frozenset("than from since on over".split())
_TIMES = contrast.SPANS | frozenset(MONTHS) | {"half"}
_MONTHS = frozenset(map(str.lower, MONTHS))
_A_YEAR = frozenset(["year", "month", "period"])
_MONTH = 5  # words from a size to its month
_SOON = 2  # words from a size to how many years it took


def elsewhere(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """`2.5% lower than in April`: whether its base is of a time that the base of the pair is not told of."""
    behind = sheet.after(size, 6)
    if behind[:1] in (["in"], ["over"]) and _years(sheet, size):
        return True  # "doubled in five years"
    tie = next((k for k, word in enumerate(behind) if word in _THAN), None)
    if tie is None:
        return False
    own = {stem(word) for word in behind[tie + 1 :]} & (_TIMES | {word for word in behind if word.isdigit()})
    said = {*map(stem, sheet.said(pair[0].sentence))}
    if own and own <= _A_YEAR | {*_MONTHS} and any(contrast.year(word) for word in said):
        return False  # "from the same month a year earlier", and the base is of "February 2017"
    shared = own & said
    return not shared and (bool(own) or behind[tie] == "since")


def _years(sheet: Sheet, size: Figure) -> bool:
    """Whether more than one year is named right behind the size."""
    spans = [f for f in sheet.of_sentence[size.sentence] if 0 < f.first - size.last <= _SOON]
    return any(f.quantity.unit in ("year", "decade") and (f.quantity.value or 0) > 1 for f in spans)


def same_month(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """`rose 8 percent in March ... In March last year it had shipped 4,120`: of one month in two years."""
    said = {*sheet.said(pair[0].sentence)}
    months = {*sheet.after(size, _MONTH)} & _MONTHS & said
    return bool(months) and (any(map(contrast.year, said)) or {"last", "year"} <= said)
