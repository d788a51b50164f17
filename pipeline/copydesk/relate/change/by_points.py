"""Two shares of two times, and their difference called a percentage.

    64.7% voted, compared with 61.2% four years ago, an increase of 3.5%
    Only 74.2% were seen in time. A year before it was 83.7%, so performance has dropped by 9.5 per cent

Nothing ties the size to the two but that it is just what lies between them, and not what the one is more than
the other in percent; so the two must be the only shares around, one of them of an earlier time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from copydesk.interval import HUNDRED
from copydesk.relate import motion
from copydesk.relate.change import contrast
from copydesk.relate.change.move import EARLIER, Change, Levels, made
from copydesk.relate.sheet import Figure, Sheet

_THEN = EARLIER | frozenset(["last"])
_BEFORE = _THEN | frozenset("against compared then was were".split())
_REACH = 24  # words before a size that may name a rate
_RATES = frozenset("rate share support proportion turnout approval rating percentage jobless backing".split())
_BACK_TO = frozenset(["from", "over", "on", "than"])
_TURNS = frozenset(["to", "and", "while", "but", ";"])
_WORDS = 6  # on each side of a share that tell its time


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The two shares whose difference the percentage is; None where it may be of anything else."""
    return _of_two_times(sheet, change) or _of_a_rate(sheet, change)


def _of_two_times(sheet: Sheet, change: Change) -> Levels | None:
    """The only two shares of the sentence, or of it and the one before, of which one is of an earlier time."""
    size = change.roles.get("percent")
    if size is None or change.roles.keys() != {"percent"} or size.quantity.kind != "percent":
        return None
    here = [f for f in sheet.of_sentence[size.sentence] if _is_share(f, size)]
    told = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if _is_share(f, size)]
    pool = here if len(here) > 1 else [*told, *here]
    if len(pool) != len(("base", "result")) or not pool[0].quote == pool[1].quote == size.quote:
        return None
    base = max(pool, key=lambda f: len(_BEFORE & {*sheet.before(f, _WORDS), *sheet.after(f, _WORDS)}))
    then = bool(_THEN & {*sheet.before(base, 2 * _WORDS), *sheet.after(base, _WORDS)})
    tied = _behind(sheet, size, pool) or contrast.dated(sheet, *pool)
    base, then = (tied, True) if tied is not None else (base, then)
    result = pool[1 - pool.index(base)]
    if not then or not is_gap(base, result, size, sure=tied is not None):
        return None
    went = "up" if (result.quantity.value or 0) > (base.quantity.value or 0) else "down"
    return made(sheet, base, result) if change.direction in (None, went) else None


def _behind(sheet: Sheet, size: Figure, pool: Sequence[Figure]) -> Figure | None:
    """`down 5 percent from May, when 28 per cent`, `a 5 percent rise over the 81`: the share it goes back to."""
    behind = next((f for f in sheet.of_sentence[size.sentence] if f.first > size.last), None)
    gap = sheet.gap(size, behind) if behind is not None and behind in pool else []
    gap = gap[1:] if gap and motion.at(sheet, size.last) is not None else gap  # "a 5 percent increase over the 81"
    return behind if gap[:1] and gap[0] in _BACK_TO and len(gap) <= _WORDS and not _TURNS & {*gap} else None


def _is_share(figure: Figure, size: Figure) -> bool:
    """Whether the figure is a share, and no size of a rise or fall."""
    return figure.quantity.kind == "percent" and figure is not size and figure.quantity.trend is None


def is_gap(one: Figure, other: Figure, size: Figure, *, sure: bool = False) -> bool:
    """Whether the size is to the digit what lies between the two, and not what either is more than the other."""
    a, b, stated = one.quantity.value, other.quantity.value, size.quantity.value
    if not a or not b or stated is None or min(a, b) <= 0 or abs(a - b) != abs(stated):
        return False
    if a + b == HUNDRED:
        return False  # the two make one whole
    could = size.quantity.interval if sure else size.quantity.loose
    return not any(could.contains(abs(a - b) / level * HUNDRED) for level in (a, b))


def _of_a_rate(sheet: Sheet, change: Change) -> Levels | None:
    """The only two levels of a rate near by that lie so many points apart, where it moved by other percent."""
    size = change.roles.get("percent")
    if size is None or "base" in change.roles or size.quantity.kind != "percent":
        return None
    if not _RATES & {*change.nouns, *sheet.before(size, _REACH)}:
        return None
    known = change.roles.get("result")
    near = range(size.sentence - 3, size.sentence + 2)
    pool = [f for n in near for f in sheet.of_sentence.get(n, ()) if _is_share(f, size)]
    found = [pair for pair in combinations(pool, 2) if is_gap(*pair, size) and (known is None or known in pair)]
    if len(found) != 1 or all(abs(f.sentence - size.sentence) > 1 for f in found[0]):
        return None
    low, high = sorted(found[0], key=lambda f: f.quantity.value or 0)
    return made(sheet, high, low) if change.direction == "down" else made(sheet, low, high)
