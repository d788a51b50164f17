"""Words of motion beside one of two levels that are told of two times, the other of which stands in a sentence near by.

    The shares finished up at 412p on Tuesday. They had closed at 398p on Monday.
    Inflation stood at 3.6% in October. The figure was down from the 3.9% recorded in September.
    The gate was 11,240 this season, which is above the figure for last season, 10,875.

Claims of kind "change" with the roles base and result and the cue ``recalled``, as in `recalled`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change import contrast, far_pairs, two_times
from copydesk.relate.change.lead import read
from copydesk.relate.change.move import Change
from copydesk.relate.change.recalled import held
from copydesk.relate.change.two_times import Pair
from copydesk.relate.motion import Motion, single
from copydesk.relate.ranking.rivals import names_before
from copydesk.relate.sheet import Figure, Sheet

_REACH = 10  # words from the word of motion to the level
_HAD = 4  # words before a level in which it is told of a time before
_OTHER = frozenset(
    """if could would may might should expect expects forecast expected predicted unless likely target estimate
    hope hopes hoped aim aims aimed want wants plan plans""".split()
)
_WHICH = frozenset(["which", "that", "this", "it", "figure", "number", "total", "rate", "levels"])
_STOPS = frozenset([",", ";", "and", "but", "while", "whereas", "when", "although", "though", "with"])
_HAVE = frozenset(["has", "have", "had"])
_UNSURE = frozenset(["not", "n't", "no", "never", "rather"])


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each pair with such a word beside its base or its result, without ids."""
    taken = {f.first for change in changes if change.pair is not None for f in change.pair}
    near = (pair for pairs in two_times.pairs(sheet).values() for pair in pairs)
    for pair in (*near, *far_pairs.known(sheet)):
        moved = None if {f.first for f in pair} & taken or _other(sheet, pair) else _moved(sheet, pair)
        if moved is not None:
            yield held(sheet, pair, moved)
    for change in changes:
        if change.pair is not None and (moved := _set_off(sheet, change)) is not None:
            yield held(sheet, change.pair, moved)


def _set_off(sheet: Sheet, change: Change) -> Motion | None:
    """`Classes have shrunk since it changed hands, from 27.1 pupils to 25.8`: the one verb of motion before."""
    assert change.pair is not None
    base, result = change.pair
    lead = sheet.page.lows[max(0, sheet.left(base) - 2) : sheet.left(base)]
    if lead != [",", "from"] or result.sentence != base.sentence or {"motion", "either", "signs"} & change.cues.keys():
        return None
    found = [m for k in range(sheet.bounds(base.sentence)[0], base.first) if (m := motion.at(sheet, k)) is not None]
    told = len(found) == 1 and found[0].kind == "verb" and sheet.page.low_at(found[0].place - 1) in _HAVE
    told = told and "," not in sheet.page.lows[found[0].place : sheet.left(base) - 2]
    return found[0] if told and _plain(sheet, found[0], base) else None


def _other(sheet: Sheet, pair: Pair) -> bool:
    return any(_OTHER & {*sheet.said(f.sentence)} for f in pair)


def _moved(sheet: Sheet, pair: Pair) -> Motion | None:
    """The word of motion that governs the result, the base, or what points from the one to the other."""
    base, result = pair
    names = [names_before(sheet, figure) for figure in pair]
    if all(names) and names[0].isdisjoint(names[1]):
        return None  # "Acton's rate dropped to 4.1 percent. ... Bray had a rate of 3.9"
    if two_times.parted(pair) and _next_to(sheet, pair) and (moved := _to(sheet, result)) is not None:
        return moved
    return _from(sheet, base, result) if result.first < base.first else None


def _next_to(sheet: Sheet, pair: Pair) -> bool:
    """Whether the base is of the time before: "They had closed at", a month or a year by name; not "a year ago"."""
    base, result = pair
    had = "had" in sheet.before(base, _HAD)
    return had or contrast.by_month(sheet, base, result) is base or contrast.dated(sheet, base, result) is base


def _to(sheet: Sheet, result: Figure) -> Motion | None:
    """`rose in August to 6.1 percent`, `finished up at 412p`: the word in the clause of the result."""
    led = read(sheet, result)
    if led.role != "result" or led.tie not in ("to", "at"):
        return None
    moved = motion.before(sheet, led.place)
    near = moved is not None and moved.kind != "noun" and led.place - moved.place <= _REACH
    here = [f for f in sheet.of_sentence[result.sentence] if f.last <= led.place]
    sized = moved is not None and any(f.first > moved.place for f in here)  # "rose 61 cents to $5.84"
    return moved if moved is not None and near and not sized and _plain(sheet, moved, result) else None


def _from(sheet: Sheet, base: Figure, result: Figure) -> Motion | None:
    """`is down from the 3.9% of May`, `have risen since Monday's reading, 54.9%`, `is above the figure, 10,875`."""
    first = max(sheet.bounds(base.sentence)[0], result.last if result.sentence == base.sentence else 0)
    for k in range(sheet.left(base) - 1, max(first, base.first - _REACH) - 1, -1):
        low = sheet.page.lows[k]
        moved = motion.at(sheet, k)
        if low in ("above", "below"):
            moved = Motion(k, "up" if low == "above" else "down", "adverb")
        if moved is None or moved.kind == "noun":
            continue
        tied = sheet.page.low_at(k + 1) in ("from", "since", "than", "on") or low in ("above", "below")
        pointed = bool(_WHICH & {*sheet.page.lows[first:k]}) or moved.kind == "verb"
        return moved if tied and pointed and _plain(sheet, moved, base) else None
    return None


def _plain(sheet: Sheet, moved: Motion, level: Figure) -> bool:
    """Whether the word can be held against the levels: no loss that improves, and nothing denied or told of another."""
    said = sheet.page.lows[sheet.bounds(level.sentence)[0] : moved.place]
    named = motion.subject(sheet, moved.place)
    inverse = named is not None and bool({*named[1][:1]} & single("inverse"))
    return not moved.open and not inverse and not _UNSURE & {*said[-4:]}
