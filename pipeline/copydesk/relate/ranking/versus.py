"""One owner of the scoreboard ahead of another or behind, in a sentence without their figures.

    Arden's share slipped to 15.8%. ... Bray had 15.3%. ... Bray thus stayed behind Arden.
    Arden sold 4,120 cars and Bray 3,980. ... Bray is 140 cars behind Arden.

Claims of kind "comparison" as in `rank`, with the attribute "list": who is ahead first; with how far it is claims of
kind "change" as in `lead_over`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.board import Entry, alike, held
from copydesk.relate.ranking.holder import is_name, lead, named, names_of
from copydesk.relate.sheet import Figure, Sheet

_CUES = {("ahead", "of"): True, ("clear", "of"): True, ("overtook",): True, ("overtaken",): True, ("behind",): False}
_FIRST = frozenset(cue[0] for cue in _CUES)
_OPEN = frozenset(
    """
    not never no n't if until before once would could will may might should had previously last next when
    despite though although compared
    """.split()
)
_ENDS = frozenset([".", ",", ";", "and", "but", ")", "!", "?", "", "for", "again", "now"])
_LIGHT = frozenset(["the", "its", "rival", "rivals", "neighbouring", "nearby", "both"])
_TIMES = frozenset(["duration", "temperature", "ordinal"])
_BACK = 3  # sentences from the figures to who is ahead


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such order of two owners, without ids."""
    sheet = sheets.read(doc, mentions)
    for k, low in enumerate(sheet.page.lows):
        if low not in _FIRST or not sheet.page.parsed:
            continue
        cue = next((cue for cue in _CUES if tuple(sheet.page.lows[k : k + len(cue)]) == cue), None)
        pair = _pair(sheet, k, k + len(cue)) if cue is not None else None
        if cue is not None and pair is not None:
            yield from _claims(sheet, k, pair if _CUES[cue] else (pair[1], pair[0]))


def _pair(sheet: Sheet, first: int, last: int) -> tuple[Entry, Entry] | None:
    """The entries of who is named before the words and of who is named behind them, alike and near."""
    page = sheet.page
    sentence = page.sents[first]
    start, end = sheet.bounds(sentence)
    while last < end and page.lows[last] in _LIGHT:
        last += 1
    stop = last
    while stop < end and is_name(sheet, stop):
        stop += 1
    if stop == last or page.low_at(stop) not in _ENDS or _OPEN & {*page.lows[start:stop]}:
        return None
    one, other = (held(sheet, owner, sentence) if named(owner) else []
                  for owner in (lead(sheet, start, first), names_of(sheet, last, stop)))  # fmt: skip
    near = [e for e in (*one, *other) if 0 < sentence - e.figure.sentence <= _BACK]
    pairs = [(a, b) for a in one for b in other if a in near and b in near and alike(a, b)]
    pairs = [pair for pair in pairs if pair[0].figure.quantity.kind not in _TIMES]
    return pairs[0] if len(pairs) == 1 and pairs[0][0].figure is not pairs[0][1].figure else None


def _claims(sheet: Sheet, k: int, pair: tuple[Entry, Entry]) -> Iterator[Claim]:
    """That the first is ahead, where the sentence has no figure; by how much, where that is its only one."""
    words, here = sheet.words(k, k + 1), sheet.of_sentence.get(sheet.page.sents[k], [])
    here = [f for f in here if f.quantity.kind not in _TIMES]
    before = [f for f in here if f.last <= k <= f.last + 1]
    if not here:
        roles = {"first": pair[0].figure, "second": pair[1].figure}
        yield sheet.claim("comparison", roles, cues={"order": words}, attribute="list", explicit=False)
    elif before and here == before and _measures(before[0], pair[0]):
        roles = {"base": pair[1].figure, "result": pair[0].figure, "difference": before[0]}
        link = sheet.words(before[0].first, before[0].last)
        yield sheet.claim("change", roles, cues={"beside": link, "link": link}, explicit=False)


def _measures(size: Figure, level: Entry) -> bool:
    """Whether the one can be how far two such levels lie apart."""
    counted = size.quantity.kind in ("count", "number") and level.unit == "count"
    return counted or size.unit == level.unit or (level.unit == "percent" and size.quantity.kind == "percentage-point")
