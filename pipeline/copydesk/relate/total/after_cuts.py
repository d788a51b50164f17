"""What a firm is left with once the jobs of which the article tells are gone.

    will shed 1,150 jobs ... The cuts will leave the group, which now has 6,400 employees, with a workforce of 5,250.

Claims of kind "total" with the roles total, part (the jobs cut) and remainder, as in `total`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate.share.pairs import is_cut
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import sum_of, sums

_LEAVE = frozenset("leave leaves leaving left".split())
_STAFF = frozenset("workforce staff headcount payroll total".split())
_COUNTS = ("count", "number")
_LEAD = 18  # words from "will leave" to what is left
_NEAR = Decimal("1.15")  # times


def after_cuts(sheet: Sheet) -> Iterator[Claim]:
    """Every such remainder, without ids; only where one number of jobs is said to go."""
    for rest in sheet.plain:
        lead = sheet.before(rest, _LEAD)
        told = rest.quantity.kind in _COUNTS and lead[-1:] == ["of"] and _STAFF & {*lead[-3:]} and "with" in lead[-5:]
        if (kept := _kept(sheet, rest)) is not None:
            yield kept
            continue
        if not told or not _LEAVE & {*lead}:
            continue
        here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and f.quantity.kind == "count"]
        cuts = [f for f in sheet.plain if f.first < rest.first and is_cut(sheet, f)]
        if len(here) != 1 or len({f.quantity.value for f in cuts}) != 1 or here[0] in cuts:
            continue
        total, part = here[0], cuts[-1]
        if _goes(total, part, rest):
            tie = sheet.words(rest.first - 2, rest.first)
            yield sum_of(sheet, total, [part], rest=rest, tie=tie, slip=tie, explicit=False)


def _kept(sheet: Sheet, rest: Figure) -> Claim | None:
    """`The cuts will leave 950 people at the site, which now has a workforce of 1,260`: the whole stands behind."""
    if rest.quantity.kind not in _COUNTS or sheet.before(rest, 1) not in (["leave"], ["leaves"], ["leaving"]):
        return None
    behind = [f for f in sheet.of_sentence[rest.sentence] if f.first > rest.first and _STAFF & {*sheet.before(f, 2)}]
    cuts = [f for f in sheet.plain if f.first < rest.first and is_cut(sheet, f)]
    if len(behind) != 1 or len({f.quantity.value for f in cuts}) != 1 or behind[0] in cuts:
        return None
    total, part = behind[0], cuts[-1]
    if not _goes(total, part, rest):
        return None
    tie = sheet.words(rest.first - 1, rest.first)
    return sum_of(sheet, total, [part], rest=rest, tie=tie, slip=tie, explicit=False)


def _goes(total: Figure, part: Figure, rest: Figure) -> bool:
    """Whether the three make a sum, or all but one."""
    made = (total.quantity.value or ZERO) - (part.quantity.value or ZERO)
    near = pen.near(made, rest.quantity.value, _NEAR)
    return near or sums(total, [part, rest]) or is_slip_of_any(total, [part, rest])
