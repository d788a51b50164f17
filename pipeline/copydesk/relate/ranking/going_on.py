"""Extremes beside what the next sentences tell of the same measure.

    Turnout was lowest in Arden, at 19.6%, and highest in Bray, at 43.1%. In Clee, where four stood, it was 38.2%.
    The highest rate was in Bray, at 14%. In Clee it stood at 12% and in Dunn at 11%.

Claims of kind "comparison" as in `standing`, with the attribute "list" and the cue ``place``: whichever of the figures
behind "In Clee it was" comes nearest to the extreme, or passes it.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.extract.page import NAMES
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.holder import trail
from copydesk.relate.ranking.owner import own_figure
from copydesk.relate.ranking.place import Place, all_places
from copydesk.relate.ranking.rivals import alike, rankable
from copydesk.relate.sheet import Figure, Sheet

_WHERE = frozenset(["in", "at", "among", "for"])
_THEY = frozenset("it they that this rate figure share price cost turnout number proportion average".split())
_LEVEL = frozenset("was were is are stood stands at reached averaged came to".split())
_NEXT = 2  # sentences behind the extreme
_MOST = 4  # words from "it was" to the figure


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every extreme with figures of the same measure behind it, without ids."""
    sheet = sheets.read(doc, mentions)
    for place in all_places(sheet):
        if place.nth > 1 or place.bound or place.vague or not place.most or place.faster:
            continue
        number = sheet.page.sents[place.first]
        said = frozenset(low for low in sheet.said(number) if low.isalpha()) - _LEVEL
        behind = [f for n in range(number + 1, number + 1 + _NEXT) for f in _same(sheet, n, said)]
        own = own_figure(sheet, place, []) if behind else None
        behind = [f for f in behind if own is not None and f.line == own.line and alike(own, f)]
        if own is not None and own.sentence == number and behind:
            yield _claim(sheet, place, own, behind)


def _claim(sheet: Sheet, place: Place, own: Figure, behind: list[Figure]) -> Claim:
    rival = (min if place.smallest else max)(behind, key=lambda f: f.quantity.value or ZERO)
    pair, words = (rival, own) if place.smallest else (own, rival), sheet.words(place.first, place.last)
    return sheet.claim("comparison", {"first": pair[0], "second": pair[1]}, attribute="list", explicit=False,
                       cues={"order": words, "place": words})  # fmt: skip


def _same(sheet: Sheet, number: int, said: frozenset[str]) -> list[Figure]:
    """`In Clee, where four stood, it was 38.2%`, `It was 38% in Clee and 40% in Dunn`: the figures of the same measure.

    said: the words of the sentence before.
    """
    page = sheet.page
    start, end = sheet.bounds(number)
    opens = next((k for k in range(start, end) if not page.lows[k].isspace()), end)
    placed = page.low_at(opens) in _WHERE and page.tag_at(opens + 1) in (*NAMES, "DT", "JJ")
    here = rankable(sheet, number)
    if placed:
        return [f for f in here if _is_level(sheet, f, said)]
    if not here or page.low_at(opens) not in _THEY or not _is_level(sheet, here[0], said):
        return []
    return [f for f in here if trail(sheet, f) is not None]


def _is_level(sheet: Sheet, figure: Figure, said: frozenset[str]) -> bool:
    """Whether "it was", or a noun that was said before, leads to the figure."""
    before = sheet.before(figure, _MOST)
    while before and before[-1] in _LEVEL:
        before.pop()
    return len(before) < len(sheet.before(figure, _MOST)) and bool(before) and before[-1] in _THEY | said
