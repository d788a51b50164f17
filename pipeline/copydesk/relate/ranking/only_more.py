"""Places beside a sentence that tells all who are ahead.

    the third-largest employer. ... Only the hospital, with 3,100, and the university, with 2,450, have more.
    kept Arden in third place ... Above them are Bray, who have 47, and Clee, with 44.
    the highest number on record. ... There were 104 in 2022. Only 1991, when there were 117, was worse.

Claims of kind "comparison" as in `outnumbered`, with the cue ``only``. Against a first place stands the figure right
before that sentence, as in `rank`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.outnumbered import ordinal_of
from copydesk.relate.ranking.place import Place, all_places
from copydesk.relate.ranking.rivals import KINDS, alike, names_before, rankable
from copydesk.relate.sheet import Figure, Sheet, numbered

_ARE = frozenset("are is was were stand stands come comes".split())
_MORE, _COMPARED = frozenset("more ahead above better worse bigger".split()), frozenset(["JJR", "RBR"])
_ABOVE, _WHO = frozenset(["above", "ahead", "before"]), frozenset("them it him her us".split())
_OTHERS = (["no", "other"], ["no", "others"], ["no", "one"])
_BESIDE = 2  # sentences from a place to who is ahead, where the article has other places


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place with a sentence of all who are ahead, without ids."""
    sheet = sheets.read(doc, mentions)
    every = all_places(sheet)
    for number in sheet.of_sentence if every else ():
        told = _all_ahead(sheet, number)
        place = _of(sheet, every, number) if told else None
        if place is None:
            continue
        ordinal, words = ordinal_of(sheet, place), sheet.words(place.first, place.last)
        if ordinal is not None:
            roles = {"place": ordinal, **dict(numbered("ahead", told))}
            yield sheet.claim("comparison", roles, cues={"order": words, "only": words}, attribute="ahead",
                              explicit=False)  # fmt: skip
        elif place.most and not place.smallest and (own := _before(sheet, told)) is not None:
            yield sheet.claim("comparison", {"first": own, "second": told[0]}, cues={"order": words}, attribute="list",
                              explicit=False)  # fmt: skip


def _of(sheet: Sheet, every: Sequence[Place], number: int) -> Place | None:
    """The place that the sentence tells of: the only one before it, or the last of those right before."""
    before = [place for place in every if sheet.page.sents[place.first] < number]
    beside = [place for place in before if number - sheet.page.sents[place.first] <= _BESIDE]
    ordinal = [place for place in before if ordinal_of(sheet, place) is not None]
    ordinal = [place for place in beside if place in ordinal] or ordinal
    return ordinal[-1] if len(ordinal) == 1 else before[0] if len(before) == 1 else None


def _all_ahead(sheet: Sheet, number: int) -> list[Figure]:
    """The figures of all who are ahead, alike; [] where the sentence does not tell them."""
    said = [low for low in sheet.said(number) if not low.isspace()]
    told = [f for f in sheet.of_sentence[number] if f.quantity.kind in KINDS and f.quantity.approximation == "exact"]
    if said[:1] != ["only"] and not (_opens(said) or _is_of_the_only(sheet, said, told)):
        told = _before_no_other(sheet, number, told)
    elif said[:1] == ["only"] and not _has_more(sheet, number):
        return []
    return told if told and all(alike(told[0], f) for f in told) else []


def _has_more(sheet: Sheet, number: int) -> bool:
    """`have more`, `was a worse one`, `are ahead of it`, `brought in a bigger sum`."""
    start, end = sheet.bounds(number)
    return any(sheet.page.tags[k] in _COMPARED or sheet.page.lows[k] in _MORE for k in range(start, end))


def _opens(said: Sequence[str]) -> bool:
    """`Above them are Bray, with 47, ...`, `Ahead of it is ...`."""
    words = [low for low in said[:4] if low != "of"]
    return bool(words) and words[0] in _ABOVE and words[1] in _WHO and words[2] in _ARE if len(words) > 2 else False


def _is_of_the_only(sheet: Sheet, said: Sequence[str], told: Sequence[Figure]) -> bool:
    """`Bray, with 48, and Clee, with 45, are the only ones that have more`."""
    only = any([*said[k : k + 3]] == ["the", "only", "ones"] for k in range(len(said)))
    return only and not _MORE.isdisjoint(said) and all(names_before(sheet, f) for f in told)


def _before_no_other(sheet: Sheet, number: int, told: Sequence[Figure]) -> list[Figure]:
    """`"Noon" went for $71m and "Dusk" for $65m, and no other work has passed $40m`: above the price of the lead."""
    pairs = (k for k, pair in enumerate(pairwise(sheet.said(number))) if [*pair] in _OTHERS)
    at = next(pairs, None)
    if at is None:
        return []
    ahead = [f for f in told if f.first < sheet.bounds(number)[0] + at]
    own = [f for f in sheet.of_sentence.get(0, ()) if ahead and alike(ahead[0], f)]
    least = min((f.quantity.value or ZERO for f in ahead), default=ZERO)
    return ahead if len(own) == 1 and (own[0].quantity.value or ZERO) < least else []


def _before(sheet: Sheet, told: Sequence[Figure]) -> Figure | None:
    """The only figure like those ahead in the sentence before theirs."""
    found = [f for f in rankable(sheet, told[0].sentence - 1) if alike(told[0], f)]
    return found[0] if len(found) == 1 else None
