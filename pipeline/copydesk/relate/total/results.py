"""Matches won, drawn and lost, which make all that were played.

    They have 19 points from their 10 matches, having won five, drawn four and lost one.

Claims of kind "total" as in `total`: the count of matches is the total, the three results are its parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import sum_of, sum_printed

_WON, _LOST = frozenset(["won", "winning"]), frozenset(["lost", "losing"])
_DRAWN = frozenset("drawn drew drawing tied".split())
_MATCHES = frozenset("match game fixture start outing race test".split())
_BACK = 24  # words from the matches to their results
_MOST = 100  # matches
_OFF = Decimal(2)  # times the matches, beyond which the results are of other matches


def results(sheet: Sheet) -> Iterator[Claim]:
    """Every such record, without ids."""
    for figures in sheet.of_sentence.values():
        won, drawn, lost = ([f for f in figures if words & {*sheet.before(f, 1)}] for words in (_WON, _DRAWN, _LOST))
        if not (len(won) == len(drawn) == len(lost) == 1):
            continue
        parts = sorted((*won, *drawn, *lost), key=lambda f: f.first)
        played = [f for f in figures if f.first < parts[0].first and _played(f) and parts[0].first - f.last <= _BACK]
        exact = all(f.quantity.kind in ("number", "count") and f.quantity.approximation == "exact" for f in parts)
        close = parts[-1].first - parts[0].last <= _BACK
        near = exact and close and played and pen.near(sum_printed(parts), played[-1].quantity.value, _OFF)
        if near:
            yield sum_of(sheet, played[-1], parts, tie=sheet.words(parts[0].first - 1, parts[0].first))


def _played(figure: Figure) -> bool:
    count = figure.quantity.kind == "count" and 1 < (figure.quantity.value or ZERO) <= _MOST
    return count and bool({figure.quantity.unit or "", *figure.nouns[:1]} & _MATCHES)
