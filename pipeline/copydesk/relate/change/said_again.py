"""Verbs of motion that say which way two levels went that another sentence tells without one.

    reached a count of 4,610 pairs. At the last survey there were 5,240. ... the number of puffin pairs has fallen
    Milk production fell in March. ... put the month's intake at 7.1m litres, compared with 7.8m in March last year

Claims as in `recalled`. The verb's subject is what the levels count, or its sentence stands right before the levels
and names the same month; no figure stands beside it, and the article tells no other levels of that noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.extract.dateword import MONTHS
from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change import recalled, two_times
from copydesk.relate.change.move import Change
from copydesk.relate.change.two_times import Pair
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

_AHEAD = 3  # sentences behind the levels in which the verb may stand
_TENSES = ("VBD", "VBN", "VBZ", "VBP")
_UNREAL = frozenset("not would could might may should will if unless until expected forecast likely".split())
_LENGTHS = ("duration", "ordinal", "age")
_MONTHS = frozenset(map(str.lower, MONTHS))
_VAGUE = frozenset("number figure total rate share level amount year month people person thing one".split())
_MANY = 40  # levels of an article, beyond which it is a table


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each such verb, without ids."""
    if len(sheet.plain) > _MANY:
        return
    moving = {c.pair for c in changes if c.pair is not None and "motion" in c.cues}
    told = [c.pair for c in changes if c.pair is not None and c.explicit and len(c.roles) == len(c.pair)]
    every = [*told, *(pair for pairs in two_times.pairs(sheet).values() for pair in pairs)]
    alone = {tuple(f.quantity.id for f in pair): pair for pair in every if pair not in moving}
    for pair in alone.values():
        if (verb := _verb(sheet, pair)) is not None:
            yield recalled.held(sheet, pair, verb)


def _verb(sheet: Sheet, pair: Pair) -> Motion | None:
    """The only verb near by that speaks of the levels."""
    first, last = min(f.sentence for f in pair), max(f.sentence for f in pair)
    own = {*range(first, last + 1)}
    if any(two_times.of_one(f, pair[1]) for f in sheet.plain if f not in pair and two_times.is_level(sheet, f)):
        return None
    found = [verb for n in range(first - 1, last + _AHEAD + 1) if n not in own
             for verb in _verbs(sheet, n, pair, before=n < first)]  # fmt: skip
    return found[0] if len({verb.direction for verb in found}) == 1 else None


def _verbs(sheet: Sheet, sentence: int, pair: Pair, *, before: bool) -> Iterator[Motion]:
    """The verbs of a sentence without figures that tell how what the levels count has moved."""
    first, end = sheet.bounds(sentence)
    figures = (f for f in sheet.of_sentence.get(sentence, ()) if f.quantity.kind not in _LENGTHS)
    said = {*sheet.said(sentence)}
    if first >= end or any(figures) or _UNREAL & said or sheet.is_title(sheet.page.lines[first]):
        return
    month = _MONTHS & said & {word for f in pair for word in sheet.said(f.sentence)}
    for k in range(first, end):
        moved = motion.at(sheet, k) if sheet.page.tags[k] in _TENSES else None
        if moved is None or moved.kind != "verb" or moved.open:
            continue
        named = motion.subject(sheet, k)
        heads = [noun for noun in named[1] if noun not in _VAGUE][:1] if named is not None else []
        nouns = {*heads}  # "the number of nests", but not "the price of tickets"
        if nouns & _counted(pair) or (before and month and sheet.page.deps[k] == "ROOT"):
            yield moved


def _counted(pair: Sequence[Figure]) -> set[str]:
    return {noun for f in pair for noun in f.nouns[:1]} - _VAGUE
