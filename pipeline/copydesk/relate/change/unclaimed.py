"""Sizes of a change that no rule for one sentence has taken, with the word that says which way each goes.

    9,300 fewer        an extra 1.5 points        raised its key rate by 50 basis points        The increase is of 14.7%
"""

from __future__ import annotations

from copydesk.records import Trend
from copydesk.relate import motion
from copydesk.relate.change import definite, lead
from copydesk.relate.change.draft import role_of
from copydesk.relate.change.move import Change
from copydesk.relate.motion import single
from copydesk.relate.sheet import Figure, Sheet

_POINTS = ("percentage-point", "basis-point")
_SOON = 2  # words behind a figure in which its word of motion stands: "1.7p a litre more"
_WHICH = 9  # words behind a size up to the verb of "by which income had grown"
_IS_SIZE, _IS = 3, (["was"], ["is"], ["came"])
_JUDGES = frozenset(["better", "worse"])  # of a deficit more is worse
_EXTRA = (["extra"], ["additional"], ["further"])


def read(sheet: Sheet, size: Figure) -> Change | None:
    """A size that no rule has taken, with the word that says which way it goes."""
    way = _way(sheet, size) or _moved(sheet, size)
    role = role_of(sheet, size, None)
    if role is None or way is None:
        return None
    cues = {} if way[1] is None else {"motion": sheet.words(way[1], way[1] + 1)}
    named = motion.subject(sheet, way[1]) if way[1] is not None else None
    return Change({role: size}, way[0], cues, nouns=named[1] if named is not None else ())


def _moved(sheet: Sheet, size: Figure) -> tuple[Trend | None, int | None] | None:
    """`raised its key rate by 50 basis points`, `The increase is of 14.7 per cent`: points that a word moves."""
    led = lead.read(sheet, size)
    pointed = size.quantity.kind in _POINTS or size.quantity.unit == "point"
    if pointed and led.role == "delta" and led.motion is not None:
        return (None if led.motion.open else led.motion.direction), led.motion.place
    words = sheet.before(size, _IS_SIZE)
    if words[-1:] in _IS and words[:1] == ["the"] and size.quantity.kind == "percent":  # "so that the increase was 16%"
        noun = motion.at(sheet, sheet.left(size) - 2)
        return None if noun is None or noun.kind != "noun" else (noun.direction, noun.place)
    if sheet.before(size, 1) != ["of"] or not definite.points_back(sheet, size):
        return None
    opened = range(sheet.bounds(size.sentence)[0], size.first)
    found = next((moved for k in opened if (moved := motion.at(sheet, k)) is not None), None)
    return None if found is None else (found.direction, found.place)


def _way(sheet: Sheet, size: Figure) -> tuple[Trend, int | None] | None:
    """`9,300 fewer`, `1.7p a litre more`, `an extra 1.5 points`: the direction, and the word that says it."""
    if sheet.before(size, 1) in _EXTRA:
        return "up", None
    if sheet.after(size, 2) == ["by", "which"]:  # "the £540,000 by which income had grown"
        behind = range(size.last + 2, min(size.last + _WHICH, sheet.bounds(size.sentence)[1]))
        moved = next((found for k in behind if (found := motion.at(sheet, k)) is not None), None)
        return None if moved is None else (moved.direction, moved.place)
    end = min(size.last + _SOON + 1, sheet.bounds(size.sentence)[1])
    for k in range(size.last, end):
        low = sheet.page.lows[k]
        if low in _JUDGES:
            return None
        if low in single("above") | single("below"):
            return ("up" if low in single("above") else "down"), k
        if low in (",", ".", "and", "of"):
            break
    return None
