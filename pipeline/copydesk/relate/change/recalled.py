"""Nouns of motion that speak of two levels told before them: "The fall was due to a strike", "its biggest drop".

    It made 704,000 tonnes, against 709,000 in 2016. The fall was due to a strike.
    Punctuality fell to 86.9% from 88.1%, its biggest drop in ten years.

Claims of kind "change" with the roles base and result, the noun as cue ``motion`` and cue ``recalled``: it
is held against the levels, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change.move import Change
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

_NOUNS = frozenset("rise increase fall drop decline decrease reduction jump surge slump dip".split())
_WHY = frozenset("due caused blamed driven attributed down put partly mainly largely explained led because".split())
_TOLD = frozenset("reflected reflects followed follows came comes means meant marks marked surprised".split())
_AGES = frozenset("a more almost nearly over decades years months living".split())
_POINTERS = frozenset(["the", "this", "that"])
_RANKED = frozenset("biggest largest steepest sharpest fastest worst best greatest first second third".split())
_OPENS = 6  # words of a sentence in which it may speak of the one before: "The company said the fall"
_UNSURE = frozenset("either signs rank beside currency period against".split())


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each such noun, without ids."""
    for change in changes:
        if change.pair is None or not change.explicit or _UNSURE & change.cues.keys():
            continue
        others = [other for other in changes if other.sentence == change.sentence]
        noun = (_next(sheet, change) if len(others) == 1 else None) or _apposed(sheet, change)
        if noun is not None:
            yield held(sheet, change.pair, noun, change.subject)


def held(sheet: Sheet, pair: tuple[Figure, Figure], word: Motion, subject: str | None = None) -> Claim:
    """The claim that holds a word of motion against the base and the result that other words tell."""
    span = motion.span(sheet, word)
    made = sheet.claim("change", {"base": pair[0], "result": pair[1]}, subject=subject, explicit=False,
                       cues={"motion": span, "recalled": span})  # fmt: skip
    return made.model_copy(update={"direction": word.direction})


def _next(sheet: Sheet, change: Change) -> Motion | None:
    """`The fall was due to`, in the sentence behind the levels, where nothing else there goes that way."""
    assert change.pair is not None
    number = change.sentence + 1
    first, end = sheet.bounds(number)
    start = sheet.bounds(change.sentence)
    if first >= end or sheet.page.lines[first] != change.pair[0].line or sheet.of_sentence.get(number):
        return None
    for k in range(first + 1, min(first + _OPENS, end - 1)):
        if sheet.page.lows[k] not in _NOUNS or sheet.page.lows[k - 1] not in _POINTERS:
            continue
        noun = motion.at(sheet, k)
        if noun is None or noun.kind != "noun" or not _explained(sheet.page.lows[k + 1 : k + 3]):
            return None
        told = (motion.at(sheet, place) for place in range(*start))
        alike = [each for each in told if each is not None and each.direction == noun.direction]
        return None if alike else noun
    return None


def _explained(behind: Sequence[str]) -> bool:
    """Whether the words go on to say why it fell or how: "was due to", "reflected"; not "was in part-time work"."""
    if behind[:1] in (["was"], ["is"]):
        return bool(_WHY & set(behind[1:]))
    return bool(_TOLD & set(behind[:1]))


def _apposed(sheet: Sheet, change: Change) -> Motion | None:
    """`, its biggest drop in ten years`, right behind the levels."""
    assert change.pair is not None
    end = max(figure.last for figure in change.roles.values())
    lows = sheet.page.lows[end : end + _OPENS + 2]
    at = next((k for k, word in enumerate(lows) if word in _RANKED), None)
    if at is None or at < 2 or lows[at - 2] != "," or lows[at - 1] not in ("its", "the", "their", "a"):
        return None
    place = end + at + 1 + (sheet.page.low_at(end + at + 1) in ("annual", "monthly", "such", "quarterly", "yearly"))
    behind = [sheet.page.low_at(place + 1), sheet.page.low_at(place + 2)]
    timed = behind[0] == "in" and (sheet.page.tag_at(place + 2) == "CD" or behind[1] in _AGES)
    if sheet.page.low_at(place) not in _NOUNS or not (timed or behind[0] in (".", ",", "since", "for", "")):
        return None  # "its first increase in staff"
    return motion.at(sheet, place)
