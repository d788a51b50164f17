"""Records: a figure that is said to be one, beside the record that it took over.

    It reached 9,240, the highest ever. The previous peak was 9,110, in 1987.
    The vase made £2.4m, a record for the maker. The old record of £1.9m had stood since 2011.
    There were 288 deaths, the fewest since counts began. The previous low was 291, in 2012.

Claims of kind "comparison" as in `rank`, with the attribute "list" and the cue ``order``: first the
figure, then the earlier record; of lows the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.rank import words_of
from copydesk.relate.sheet import Figure, Sheet

_OLD = frozenset("previous old former earlier last existing prior standing".split())
_RECORD = frozenset("record high peak best mark maximum".split())
_NOW = frozenset("record high highest biggest largest most peak greatest heaviest".split())
_LOW = frozenset("low lowest low-water fewest smallest fastest quickest cheapest youngest shortest least below".split())
_LEAST = frozenset(["low", "lowest", "fewest"])
_FEWER = frozenset("fewer fewest lowest low least smallest record".split())
_KINDS = ("money", "percent", "count", "number", "measure", "temperature")
_BEATS = frozenset("beat broke broken breaking passed passes breaks".split())
_BEHIND = frozenset("of was were for , stood at is set in by ( recorded reached held seen . gate attendance".split())
_LEADS = frozenset("of was were at is reached hit , set".split())
_STROKES = frozenset("stroke strokes shot shots under par".split())
_BEFORE = 3  # sentences from a record to the one that it took over
_SPAN = 12  # words from "the previous record" to its figure
_SCORE = 1000  # a smaller bare number may be strokes, places or minutes


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every record whose forerunner is told behind it, without ids."""
    sheet = sheets.read(doc, mentions)
    for number, figures in sheet.of_sentence.items():
        first, end = sheet.bounds(number)
        words = sheet.page.lows[first:end]
        said = (k for k, word in enumerate(words[:-1]) if word in _OLD and _is_record(words[k + 1 : k + 6]))
        at = next((first + k for k in said), None)
        old = None if at is None else _old(sheet, figures, at)
        if at is None or old is None:
            continue
        fewest = bool(_LEAST & {*sheet.page.lows[at + 1 : at + 3]})
        new = _fewest(sheet, old) if fewest else None if _LOW & {*words} else _new(sheet, old)
        if new is not None and (fewest or not _is_borne_out(sheet, old, new)):
            roles = {"first": old, "second": new} if fewest else {"first": new, "second": old}
            yield sheet.claim("comparison", roles, attribute="list", explicit=False,
                              cues={"order": sheet.words(at, at + 2)})  # fmt: skip


def _is_record(words: Sequence[str]) -> bool:
    """`record of`, `all-time high, set in`: of the same thing, and no "best quarter" or "record for any car"."""
    at = next((k for k, word in enumerate(words[:3]) if word in _RECORD or word in _LEAST), None)
    behind = [] if at is None else words[at + 1 :]
    return bool(behind) and behind[0] in _BEHIND and not {"any", "all"} & {*behind[:2]}


def _old(sheet: Sheet, figures: list[Figure], at: int) -> Figure | None:
    """The first figure behind "the previous record", which a verb, "of" or a comma ties to it."""
    behind = next((f for f in figures if f.first > at), None)
    if behind is None or sheet.left(behind) - at > _SPAN or behind.quantity.kind not in _KINDS:
        return None
    least = _LEAST & {*sheet.page.lows[at + 1 : at + 3]}  # "288 deaths. The previous low was 291"
    return behind if _LEADS & {*sheet.before(behind, 1)} and (least or _counts(sheet, behind)) else None


def _new(sheet: Sheet, old: Figure) -> Figure | None:
    """The only figure like it in the sentence that tells of the record, one of the three before or the lead."""
    here = [f for f in sheet.of_sentence[old.sentence] if _alike(f, old) and f.last <= old.first]
    if here:
        told = len(here) == 1 and _counts(sheet, here[0]) and bool(_NOW & {*sheet.before(here[0], 4)})
        return here[0] if told else None  # "an all-time high of 18.2m tonnes, eclipsing the previous record of 16.9m"
    for number in (*range(old.sentence - 1, old.sentence - 1 - _BEFORE, -1), 1, 0):
        first, end = sheet.bounds(number)
        words = {*sheet.page.lows[first:end]}
        figures = [f for f in sheet.of_sentence.get(number, ()) if _alike(f, old) and f.first < old.first]
        if _LOW & words:
            return None
        if _NOW & words:
            told = len(figures) == 1 and _counts(sheet, figures[0]) and figures[0].quantity.approximation == "exact"
            return figures[0] if told else None
        if figures and number == old.sentence - 1 and _begins(sheet, old):
            return figures[0] if len(figures) == 1 and _counts(sheet, figures[0]) else None
    return None


def _is_borne_out(sheet: Sheet, old: Figure, new: Figure) -> bool:
    """`a high confirmed as 38.7C ... The day's figure was 38.1C. ... beats the old 38.5C`: another did."""
    lead = {0, 1, *range(old.sentence - _BEFORE, old.sentence)}
    others = [f for n in lead for f in sheet.of_sentence.get(n, ()) if _alike(f, old) and f.first < old.first]
    record = old.quantity.value or ZERO
    return (new.quantity.value or ZERO) < record and any((f.quantity.value or ZERO) > record for f in others)


def _fewest(sheet: Sheet, old: Figure) -> Figure | None:
    """The first figure like it of the two sentences before, in the lead of an article on fewer or a low."""
    told = {word for n in range(old.sentence) for word in sheet.said(n)}
    if _FEWER.isdisjoint(told):
        return None
    for number in (old.sentence - 1, old.sentence - 2):
        figures = [f for f in sheet.of_sentence.get(number, ()) if _alike(f, old) and _counts(sheet, f)]
        if figures:
            return figures[0] if figures[0].quantity.approximation == "exact" else None
    return None


def _begins(sheet: Sheet, old: Figure) -> bool:
    """Whether the sentence goes on from the one before: "It beats the previous peak of"."""
    lead = sheet.before(old, _SPAN)
    beats = _BEATS | words_of("ahead") | words_of("above")
    return lead[:1] in (["it"], ["that"], ["this"], ["they"]) and bool(beats & {*lead})


def _counts(sheet: Sheet, figure: Figure) -> bool:
    """Whether more of it is more of a record: no score, share of a price or place."""
    bare = figure.quantity.kind == "number" and abs(figure.quantity.value or ZERO) < _SCORE
    return not bare and not _STROKES & {*sheet.after(figure, 2)} and not {"from", "than"} & {*sheet.before(figure, 1)}


def _alike(one: Figure, other: Figure) -> bool:
    kinds = {one.quantity.kind, other.quantity.kind}
    if kinds <= {"count", "number"}:
        return "number" in kinds or not one.nouns or not other.nouns or one.nouns[0] in other.nouns
    return len(kinds) == 1 and one.unit == other.unit
