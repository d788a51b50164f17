"""Votes by which a motion was carried: "by 52 votes to 45".

Claims of kind "comparison" as in `rank`, with the attribute "list"; a lone figure such as "45 to 52" is in the role
pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.rank import words_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues

_GAPS = frozenset([("to",), ("votes", "to"), ("vote", "to"), ("against",), ("votes", "against"), ("-",), ("–",)])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every vote that carried something, without ids."""
    sheet = sheets.read(doc, mentions)
    for score in _scores(sheet, mentions):
        yield from _votes(sheet, [score])
    for figures in sheet.of_sentence.values():
        yield from _votes(sheet, figures)


def _votes(sheet: Sheet, near: Sequence[Figure]) -> Iterator[Claim]:
    """`carried by 52 votes to 45`; without "votes" the two numbers may have been read as a range."""
    numbers = ("count", "number")
    for n, one in enumerate(near):
        exact = one.quantity.approximation in ("exact", "range")
        if not exact or one.quantity.kind not in (*numbers, "score") or not _carries(sheet, one):
            continue
        mark = {"order": sheet.words(one.first - 1, one.first)}
        if one.quantity.approximation == "range" or one.quantity.kind == "score":
            yield sheet.claim("comparison", {"pair": one}, cues=mark, attribute="list", explicit=False)
            return
        other = near[n + 1] if n + 1 < len(near) else None
        if other is not None and other.quantity.kind in numbers and tuple(sheet.gap(one, other)) in _GAPS:
            yield sheet.claim("comparison", {"first": one, "second": other}, cues=mark, attribute="list")


def _scores(sheet: Sheet, mentions: Mentions) -> Iterator[Figure]:
    """Two numbers with a dash ("52-45"), which have no one value and so are no figure of the sheet."""
    for quantity in mentions.quantities:
        if quantity.kind == "score":
            first, last = sheet.page.at(quantity.start), sheet.page.at(quantity.end)
            yield Figure(quantity, first, last, sheet.page.sents[first], sheet.page.lines[first])


def _carries(sheet: Sheet, one: Figure) -> bool:
    """Whether the figure is the votes for a motion that was carried, or for the one who won."""
    before, after = sheet.before(one, 12), sheet.after(one, 12)
    if not words_of("vote") & {*before, *after} or {"not", "fail", "failed", "if", "nearly"} & set(before):
        return False
    by = before[-1:] == ["by"] or before[-2:] == ["by", "a"]
    dashed = after[:1] in (["-"], ["–"]) or one.quantity.kind == "score"
    dashed = dashed and bool(words_of("motion") & set(before[-6:]))
    carried = bool(words_of("carried") & set(before[-7:]))
    voted = "voted" in before[-3:] and any(a == "to" and (b,) in cues("ranks")["decide"] for a, b in pairwise(after))
    return (carried and (by or dashed)) or voted
