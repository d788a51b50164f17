"""Places that do not go with how many are named ahead: "the second-largest, behind Acton, with 52, and Bray, with 48".

Claims of kind "comparison" with the roles place (an ordinal) and ahead, ahead2, ...: who is the second largest is
behind one, and whoever is behind only one is the second. Cue ``order``: the place's words; ``only``: there are no
others ahead.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.owner import listed_behind
from copydesk.relate.ranking.place import Place, all_places
from copydesk.relate.ranking.rivals import names_before
from copydesk.relate.sheet import Figure, Sheet, numbered

_ONLY = frozenset(["only", "just"])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place below the first with those that its "behind" lists, without ids."""
    sheet = sheets.read(doc, mentions)
    for place in all_places(sheet):
        ordinal = ordinal_of(sheet, place)
        ahead = listed_behind(sheet, place) if place.nth > 1 and ordinal is not None else []
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


def ordinal_of(sheet: Sheet, place: Place) -> Figure | None:
    """The ordinal among the words of the place."""
    here = sheet.of_sentence.get(sheet.page.sents[place.first], ())
    inside = (f for f in here if place.first <= f.first < place.last and f.quantity.kind == "ordinal")
    return next(inside, None)
