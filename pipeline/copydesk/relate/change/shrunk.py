"""What is left of a level of then: "down to a third of its level of 2008", "shrank to a quarter of what it was".

    Thefts were cut to a third of what they had been, from 96 to 32.
    In 2015 the boats landed 840 tonnes. Last year it was 210 tonnes. The catch fell to a quarter of what it was.

Claims of kind "change" with the roles base and result, the fraction as multiple and as cue ``link``. The two levels are
the only pair of its sentence, or else the only two of one unit in the two sentences before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change import contrast, two_times
from copydesk.relate.change.draft import alike
from copydesk.relate.change.move import Change
from copydesk.relate.change.two_times import Pair
from copydesk.relate.sheet import Figure, Sheet

_BACK = 2  # sentences
_REACH = 3  # words before "to" in which the verb stands
_SUBJECT = 6  # words before the verb in which its subject stands
_OF = 7  # words behind the fraction that tell what it is of
_OFF = Decimal("1.5")  # times, beyond which it is left of another level
_CLAUSES = frozenset("as while when after but although though ;".split())
_WAS = frozenset("was were been".split())
_OWN = frozenset(["its", "their", "the", "his", "her"])
_LEVELS = frozenset("level levels size number total figure peak strength value volume".split())


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each such fraction, without ids."""
    for size in sheet.plain:
        if size.quantity.kind != "fraction" or not _is_left(sheet, size):
            continue
        here = [c.pair for c in changes if c.pair is not None and c.sentence == size.sentence]
        beside = here[0] if len(here) == 1 and not _apart(sheet, size, here[0]) else None
        pair = beside if here else _before(sheet, size) if not _owned(sheet, size) else None
        if pair is not None and _comes_near(pair, size):
            cues = {"link": sheet.words(size.first, size.last)}
            roles = {"base": pair[0], "result": pair[1], "multiple": size}
            yield sheet.claim("change", roles, cues=cues, explicit=False)


def _is_left(sheet: Sheet, size: Figure) -> bool:
    """`fell to a third of what it was`, `down to a half of their 2008 level`."""
    to, behind = sheet.left(size) - 1, sheet.after(size, _OF)
    if sheet.page.low_at(to) != "to" or behind[:1] != ["of"]:
        return False
    moves = [m for k in range(max(0, to - _REACH), to) if (m := motion.at(sheet, k)) is not None]
    what = behind[1:2] == ["what"] and bool(_WAS & {*behind[2:6]})
    level = behind[1:2] != [] and behind[1] in _OWN and bool(_LEVELS & {*behind[2:6]})
    return bool(moves) and moves[-1].direction == "down" and (what or level)


def _apart(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """Whether another clause stands between: "dropped from 840 to 420 as the shop shrank to a third of its size"."""
    first, last = min(size.last, pair[0].last, pair[1].last), max(size.first, pair[0].first, pair[1].first)
    return bool(_CLAUSES & {*sheet.page.lows[first:last]})


def _owned(sheet: Sheet, size: Figure) -> bool:
    """Whether what has shrunk is a part or a thing of what was told: "Its staff has been cut to a third"."""
    to = sheet.left(size) - 1
    verb = next((k for k in range(to - 1, to - _REACH - 1, -1) if motion.at(sheet, k) is not None), to)
    first = max(sheet.bounds(size.sentence)[0], verb - _SUBJECT)
    return any(sheet.page.tag_at(k) in ("PRP$", "POS") for k in range(first, verb))


def _before(sheet: Sheet, size: Figure) -> Pair | None:
    """The only two levels of one unit in the sentences before, where one is told to be the earlier."""
    near = [f for n in range(size.sentence - _BACK, size.sentence) for f in sheet.of_sentence.get(n, ())]
    near = [f for f in near if two_times.is_level(sheet, f) and f.quantity.kind != "percent" and f.quote is None]
    units = {f.unit for f in near if sum(alike(f, other) for other in near) == len(("then", "now"))}
    levels = [f for f in near if f.unit in units]
    if len(levels) != len(("then", "now")) or not alike(*levels):
        return None
    base = contrast.earlier_of(sheet, *levels)
    return None if base is None else (base, levels[1] if base is levels[0] else levels[0])


def _comes_near(pair: Pair, size: Figure) -> bool:
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity.value
    return a > b > 0 and pen.near(b / a, stated, _OFF)
