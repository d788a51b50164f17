"""A level that something rose or fell to, whose earlier level the sentence before or behind tells.

    Sales fell to £71.2m in the three months to December. In the same period of 2010 the shops took £76.9m.
    The meters took £2.48m in 2016-17. By 2018-19 that had climbed to £3.05m.
    In 2012 coal still supplied 39%. By last year the share had dropped to 1%, a fall of 38 percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.relate import motion
from copydesk.relate.change import contrast, two_times, year_ago
from copydesk.relate.change.draft import Draft, alike
from copydesk.relate.change.lead import Lead
from copydesk.relate.change.move import Change, Levels, made
from copydesk.relate.change.sides import side
from copydesk.relate.sheet import Figure, Sheet

_POINTERS = frozenset("that it this they these".split())
_NAMES = frozenset(
    "figure figures number numbers total share proportion rate amount sum tally count price level toll bill".split()
)
_WITH_THEM = frozenset(
    """
    the its their by in since then later now and but so has had have been would will is was were already soon also
    last this year month week ago time end of just after to at since still only
    """.split()
)


def stepped(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`fell in the six months to September, to 274`: the only level of a sentence that something moves to."""
    for n, figure in enumerate(figures):
        if n in used or led[n].tie != "to" or figure.quantity.kind not in year_ago.KINDS or figure.bracketed:
            continue
        moved = motion.before(sheet, led[n].place, [(f.first, f.last) for f in figures[:n]])
        rivals = [f for f in figures if f is not figure and alike(f, figure) and f.quantity.kind != "duration"]
        if moved is not None and moved.kind == "verb" and not moved.open and not rivals:
            yield Draft(result=figure, motion=moved)


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The earlier level, from the sentence behind where that opens with its time, or from the one before."""
    result = change.roles["result"]
    base = year_ago.behind(sheet, change, result) or _before(sheet, change, result) or _of_then(sheet, result)
    if base is None or (base.quantity.value or 0) <= 0 or side(sheet, base) != side(sheet, result):
        return None
    return made(sheet, base, result)


def _before(sheet: Sheet, change: Change, result: Figure) -> Figure | None:
    """`That had climbed to £3.05m`, `By last year the share had dropped to 1%`: nothing but a pointer moves."""
    moved = change.cues.get("motion")
    if moved is None:
        return None
    first, place = sheet.bounds(result.sentence)[0], sheet.page.at(moved.start)
    lead = [sheet.page.lows[k] for k in range(first, place) if k not in sheet.dated]
    lead = [word for word in lead if not word.isspace() and not word[:1].isdigit() and word not in (",", "-", "–")]
    if not (_POINTERS | _NAMES) & {*lead} or not {*lead} <= _POINTERS | _NAMES | _WITH_THEM:
        return None
    if any(sheet.page.deps[k] == "dobj" and sheet.page.lows[k] not in _NAMES for k in range(place, result.first)):
        return None  # "It raised the dividend to 9.5p": another thing than the one before
    base = year_ago.only(sheet, result, result.sentence - 1)
    return base if base is not None and base.quantity.trend is None else None


def _of_then(sheet: Sheet, result: Figure) -> Figure | None:
    """`It fell to 6,840 in September. It had stood at 7,105 in August.`: the level of the month before."""
    near = two_times.near(sheet, result.sentence + 1, 0)
    bases = [base for base, now in near if now is result and base.first > result.last]
    return bases[0] if len(bases) == 1 and contrast.by_month(sheet, bases[0], result) is bases[0] else None
