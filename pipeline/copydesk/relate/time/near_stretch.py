"""Years beside the only stretch of years that is told near by: claims as in `duration`.

    From 1907 to 1971 the pit was worked by hand. In those 64 years 90 men died

Only the place ties them: a length that is no slip of the pen away from the stretch is not claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.pen import one_digit, swapped
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.filled import filled
from copydesk.relate.time.frame import Frame, When

_NEAR = 1  # sentences
_LEAST = 3  # years
_JAILED = frozenset("jailed sentenced imprisoned prison sentence".split())
_TELLING = frozenset("those these his her their its that this the".split())


def near_stretches(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    if not any(_is_years(date) for frame in sentences for date in frame.dates()):
        return
    for figure in sheet.plain:
        length = figure.quantity
        exact = length.kind == "duration" and length.unit == "year" and length.approximation == "exact"
        if exact and length.id not in seen and (length.value or 0) >= _LEAST and "-" not in length.text:
            stretch = _only(sentences, figure)
            if stretch is not None and _may_be(sheet, figure, stretch):
                seen.add(length.id)
                yield filled(sheet, length, stretch, explicit=False)


def _is_years(date: When) -> bool:
    return date.first[:1].isdigit() and date.first[:4] < date.last[:4]


def _only(sentences: Sequence[Frame], figure: Figure) -> When | None:
    """The one date of the sentence and its neighbours, if that is a stretch of years."""
    near = sentences[max(0, figure.sentence - _NEAR) : figure.sentence + _NEAR + 1]
    dates = [date for frame in near for date in frame.dates() if date.first[:1].isdigit()]
    return dates[0] if len(dates) == 1 and _is_years(dates[0]) else None


def _may_be(sheet: Sheet, figure: Figure, stretch: When) -> bool:
    """Whether the length fits the stretch or has its digits swapped; one digit off, where a word points back."""
    whole = (figure.quantity.value or Decimal(0)) % 1 == 0
    if not whole or _JAILED & {*sheet.said(figure.sentence)}:
        return False  # "jailed for seven years. He took £640,000 between 1994 and 2002"
    years, value = Decimal(int(stretch.last[:4]) - int(stretch.first[:4])), figure.quantity.value or Decimal(0)
    points = not _TELLING.isdisjoint(sheet.before(figure, 1))
    return abs(years - value) <= 1 or swapped(years, value) or (points and one_digit(years, value))
