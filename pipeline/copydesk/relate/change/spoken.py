"""Words of motion that speak of the levels of two times that other sentences tell, without a figure of their own.

    Turnout was 61.2%. In 2015 it had been 58.4%. ... He said the higher turnout was why the count had lasted.
    A total of 171 died last year. In 2019 there were 155 deaths. ... A second consecutive increase had come.
    Profits have climbed for a second year. The group made €48m last year. In 2009 it made €41m.

Claims of kind "change" with the roles base and result and the cue ``recalled``, as in `recalled`.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change import contrast, far_pairs, two_times
from copydesk.relate.change.recalled import held
from copydesk.relate.change.two_times import Pair
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Sheet
from copydesk.stem import stem

_BACK, _AHEAD = 5, 2  # sentences from the levels to the words, and from the words to the levels
_HIGHER = {"higher": "up", "larger": "up", "bigger": "up", "greater": "up", "lower": "down", "smaller": "down",
           "rising": "up", "growing": "up", "falling": "down", "shrinking": "down"}  # fmt: skip
_NOUNS = frozenset("rise increase fall drop decline decrease reduction jump surge slump dip".split())
_RUNNING = frozenset("consecutive successive straight".split())
_ORDINALS = frozenset("second third fourth fifth sixth".split())
_HAVE = frozenset(["has", "have", "had"])
_LATELY = frozenset("now also again thus".split())
_SPELLS = frozenset("year month week quarter season time".split())
_OTHER = frozenset("if could would may might should forecast expected predicted unless likely target".split())
_AIMS = frozenset("aims aim target targets goal ambition".split())  # "It aims to match last year's 4.2 million"


def claims(sheet: Sheet) -> Iterator[Claim]:
    """A claim for each such word that the only pair near by can be what it speaks of, without ids."""
    if not two_times.pairs(sheet) and not far_pairs.known(sheet):
        return
    for place in range(1, len(sheet.page) - 1):
        moved, named = _spoken(sheet, place)
        pair = _only(sheet, place, named) if moved is not None else None
        if moved is not None and pair is not None and not any(_AIMS & {*sheet.said(f.sentence)} for f in pair):
            yield held(sheet, pair, moved)


def _spoken(sheet: Sheet, k: int) -> tuple[Motion | None, str | None]:
    """The motion at a word that speaks of levels told elsewhere, and the noun that it is of where one is named."""
    low, lows = sheet.page.lows[k], sheet.page.lows
    if low in _HIGHER and sheet.page.words[k] == low and lows[k - 1] in ("the", "this", "that"):
        return Motion(k, "up" if _HIGHER[low] == "up" else "down", "adverb"), stem(lows[k + 1])
    in_a_row = lows[k - 1] in _ORDINALS and lows[k + 1 : k + 4] == ["in", "a", "row"]
    if (lows[k - 1] in _RUNNING or in_a_row) and (moved := motion.at(sheet, k)) is not None and moved.kind == "noun":
        return moved, None
    if low in _NOUNS and lows[k - 1] in ("the", "this", "that") and (moved := motion.at(sheet, k)) is not None:
        return (moved, _moved_noun(sheet, k)) if _by_itself(sheet, k) else (None, None)
    return _for_a_second_year(sheet, k)


def _by_itself(sheet: Sheet, k: int) -> bool:
    """`the rise was due to`, `blamed the drop in sales on`: no size, no other motion and no level in its sentence."""
    first, end = sheet.bounds(sheet.page.sents[k])
    moved = any((m := motion.at(sheet, j)) is not None and m.kind == "verb" for j in range(first, end) if j != k)
    named = sheet.page.tag_at(k + 1).startswith("NN")
    return not moved and not named and not sheet.of_sentence.get(sheet.page.sents[k])


def _moved_noun(sheet: Sheet, k: int) -> str | None:
    """What the rise is said to be in: "the drop in sales"; None where that is left open or only "numbers"."""
    if sheet.page.low_at(k + 1) not in ("in", "of"):
        return None
    first, end = sheet.phrase(k + 2)
    noun = stem(sheet.page.words[end - 1]) if end > first else "?"
    return None if noun in ("number", "figure", "total") else noun


def _for_a_second_year(sheet: Sheet, k: int) -> tuple[Motion | None, str | None]:
    """`Profits have now climbed for a second year`."""
    lows = sheet.page.lows
    if lows[k + 1] != "for":
        return None, None
    lead = [word for word in lows[max(0, k - 3) : k] if word not in _LATELY]
    behind = lows[k + 1 : k + 7]
    running = bool(_ORDINALS & {*behind[1:4]}) and bool(_SPELLS & {*map(stem, behind)})
    moved = motion.at(sheet, k) if running and lead[-1:] and lead[-1] in _HAVE else None
    if moved is None or moved.kind != "verb" or moved.open:
        return None, None
    named = motion.subject(sheet, k)
    return (moved, named[1][0]) if named is not None and named[1] else (None, None)


def _only(sheet: Sheet, place: int, noun: str | None) -> Pair | None:
    """The pair that the word speaks of: the latest of the only run of levels near by, of the same noun."""
    sentence = sheet.page.sents[place]
    if _OTHER & {*sheet.said(sentence)}:
        return None
    near = two_times.near(sheet, sentence, _BACK, _AHEAD) or (far_pairs.around(sheet, sentence) if noun else [])
    found = [pair for pair in near if all(f.sentence != sentence for f in pair)]
    found = [p for p in found if two_times.parted(p) or (noun and p[0].sentence == sentence + 1)]
    if noun is not None:
        found = [pair for pair in found if _names(sheet, pair, noun, sentence)]
    ways = {(pair[1].quantity.value or 0) > (pair[0].quantity.value or 0) for pair in found}
    return found[0] if len(ways) == 1 and len({f.unit for pair in found for f in pair}) <= 2 and _one(found) else None


def _one(found: list[Pair]) -> bool:
    """Whether all pairs are of one thing: a run of levels."""
    return all(contrast.same(found[0][0], f) for pair in found for f in pair)


def _names(sheet: Sheet, pair: Pair, noun: str, sentence: int) -> bool:
    """Whether the noun is what the levels count or what stands before them; right behind it they may name nothing."""
    if min(f.sentence for f in pair) == sentence + 1 and not any(contrast.names(f) for f in pair):
        return True  # "Profits have climbed for a second year. The group made €41m in 2009"
    if noun == "price" and all(f.quantity.kind == "money" for f in pair):
        return True
    told = {each for f in pair for each in f.nouns}
    for f in pair:
        told |= {stem(word) for word in sheet.before(f, 14)}
    return noun in told
