"""Places that do not go with how many are named ahead: "the second-largest, behind Acton, with 52, and Bray, with 48".

Claims of kind "comparison" with the roles place (an ordinal) and ahead, ahead2, ...: who is the second largest is
behind one, and whoever is behind only one is the second. Cue ``order``: the place's words; ``only``: there are no
others ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.owner import listed_behind
from copydesk.relate.ranking.place import Place, places
from copydesk.relate.ranking.rivals import names_before
from copydesk.relate.sheet import Figure, Sheet, numbered

_HAD, _MORE = frozenset("had has have was were is drew made".split()), frozenset("more higher bigger larger".split())
_ONLY = frozenset(["only", "just"])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place below the first with those that its "behind" lists, without ids."""
    sheet = sheets.read(doc, mentions)
    for place in places(sheet):
        ordinal = ordinal_of(sheet, place)
        ahead = listed_behind(sheet, place) if place.nth > 1 and ordinal is not None else []
        if ordinal is not None and not ahead and (more := _only_more(sheet, place)):
            words = sheet.words(place.first, place.last)
            yield sheet.claim("comparison", {"place": ordinal, **dict(numbered("ahead", more))}, attribute="ahead",
                              explicit=False, cues={"order": words, "only": words})  # fmt: skip
            continue
        ahead = [f for f in ahead if f.quantity.kind != "duration" or place.faster]
        if ordinal is None or not ahead:
            continue
        only = _ONLY & {*sheet.page.lows[place.last : ahead[0].first]}
        named = [names_before(sheet, f) for f in ahead]
        apart = all(named) and all(not one & other for n, one in enumerate(named) for other in named[:n])
        if (only and len(ahead) == 1 and "and" not in sheet.gap(ordinal, ahead[0])) or (len(ahead) > 1 and apart):
            cues = {"order": sheet.words(place.first, place.last)}
            cues |= {"only": cues["order"]} if only else {}
            roles = {"place": ordinal, **dict(numbered("ahead", ahead))}
            yield sheet.claim("comparison", roles, cues=cues, attribute="ahead")


def _only_more(sheet: Sheet, place: Place) -> list[Figure]:
    """`the second-highest of the nine. Only Acton, with 5,226, had more`: those that are ahead of it."""
    number = sheet.page.sents[place.first] + 1
    said = [word for word in sheet.said(number) if not word.isspace()] if place.nth > 1 else []
    told = sheet.of_sentence.get(number, [])
    more = any(one in _HAD and other in _MORE for one, other in pairwise(said))
    alone = said[:1] == ["only"] and more and len(told) == 1 and names_before(sheet, told[0])
    several = any(said[k : k + 3] == ["the", "only", "ones"] for k in range(len(said))) and bool(_MORE & {*said})
    return told if alone or (several and all(names_before(sheet, f) for f in told)) else []


def ordinal_of(sheet: Sheet, place: Place) -> Figure | None:
    """The ordinal among the words of the place."""
    here = sheet.of_sentence.get(sheet.page.sents[place.first], ())
    inside = (f for f in here if place.first <= f.first < place.last and f.quantity.kind == "ordinal")
    return next(inside, None)
