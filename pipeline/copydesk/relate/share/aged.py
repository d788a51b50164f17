"""Numbers in a sentence of shares that tell how old people are, and not how many."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.relate.sheet import Figure, Sheet

_OLDEST = 120  # years
_LIMITS = frozenset("under over below above".split())
_WERE = frozenset("aged was were is are being".split())


def is_age(sheet: Sheet, figure: Figure, figures: Sequence[Figure]) -> bool:
    """`300 of the patients were under 16, a quarter of the total`: how old they are, not how many."""
    if figure.quantity.kind != "number" or not 0 < (figure.quantity.value or 0) <= _OLDEST:
        return False
    counted = [f for f in figures if f.last <= figure.first and f.quantity.kind == "count"]
    hedge = sheet.page.lows[sheet.left(figure) : figure.first]
    lead = sheet.before(figure, 1)
    aged = lead == ["aged"] or (bool(_LIMITS & {*hedge}) and lead[:1] != [] and lead[0] in _WERE)
    return bool(counted) and aged and "," not in sheet.gap(counted[-1], figure)
