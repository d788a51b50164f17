"""Leads that are said to lie within a poll's margin of error, or outside it.

    She had 34 percent to his 32 percent, within the margin of error of 4.4 points.
    The nine-point lead is outside the margin of error.
    The poll has a margin of error of 4 points, which means that her lead is well outside it.

Claims of kind "value" with the roles margin and lead, or share and share2, and the cue ``inside`` or ``outside``.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.change.apart import is_points
from copydesk.relate.sample import margin_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import by_last, cues

_LEADS = frozenset("lead leads led leading ahead advantage edge gap difference margin separated apart".split())
_OWNERS = frozenset("the its their this that a poll survey 's ’s poll's survey's statistical".split())
_IT = frozenset(["it", "that", "this"])
_NOT = frozenset("none no neither nor not n't never hardly".split())
_SOON = 2  # sentences from the margin to the words that point to it
_FAR = 4  # and from a lead to where it is named again
_PARTED = frozenset("change swing rise fall increase decrease drop dip shift".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every lead that a margin of error is set beside, without ids."""
    sheet = sheets.read(doc, mentions)
    margins = [(i, figure) for i in _phrases(sheet) if (figure := _figure(sheet, i)) is not None]
    values = {figure.quantity.value for _, figure in margins}
    for i in (*_phrases(sheet), *_pointers(sheet, margins[0][1])) if len(values) == 1 else ():
        side = None if _denied(sheet, i) else _side(sheet, i)
        lead = _lead(sheet, i, margins[0][1]) if side is not None else None
        if side is not None and lead is not None:
            roles = {"margin": margins[0][1]} | lead
            yield sheet.claim("value", roles, cues={side[0]: side[1]}, explicit=False)


def _phrases(sheet: Sheet) -> Iterator[int]:
    """Where "margin of error" begins."""
    known = cues("polls")["margin"]
    for i, word in enumerate(sheet.page.lows):
        if word.startswith("margin") and any(tuple(sheet.page.lows[i : i + len(p)]) == p for p in known):
            yield i


def _denied(sheet: Sheet, i: int) -> bool:
    """`None of the changes is outside the margin of error`: what is not so is not read."""
    return bool(_NOT & {*sheet.page.lows[sheet.bounds(sheet.page.sents[i])[0] : i]})


def _pointers(sheet: Sheet, margin: Figure) -> Iterator[int]:
    """`well outside it`, `wider than that`, `beyond the margin`: what speaks of the margin just told, of a lead."""
    lows = sheet.page.lows
    for sentence in range(margin.sentence, margin.sentence + _SOON + 1):
        first, end = sheet.bounds(sentence)
        for i in range(max(first, margin.last), end):
            bare = lows[i] == "margin" and lows[i - 1] in _OWNERS and sheet.page.low_at(i + 1) not in ("of", "for")
            if (bare or lows[i] in _IT) and _LEADS & {*lows[first:i]}:
                yield i


def _figure(sheet: Sheet, i: int) -> Figure | None:
    return margin_of(sheet, i, i + 3)


def _side(sheet: Sheet, i: int) -> tuple[str, TextSpan] | None:
    """`within the`, `outside the poll's`: the words before the margin."""
    while i and sheet.page.lows[i - 1] in _OWNERS:
        i -= 1
    for row in ("inside", "outside"):
        for phrase in by_last("polls", row).get(sheet.page.lows[i - 1], ()):
            if tuple(sheet.page.lows[i - len(phrase) : i]) == phrase:
                return row, sheet.words(i - len(phrase), i)
    return None


def _lead(sheet: Sheet, i: int, margin: Figure) -> dict[str, Figure] | None:
    """The lead of the sentence, or of the nearest one before it with any: in points, or as the support of both."""
    here = sheet.page.sents[i]
    named = _LEADS & {*sheet.page.lows[sheet.bounds(here)[0] : i]}
    for sentence in range(here, here - (_FAR if named else 1) - 1, -1):
        said = {*sheet.said(sentence)}
        figures = [f for f in sheet.of_sentence.get(sentence, ()) if f.first < i and f is not margin]
        leads = [f for f in figures if is_points(f) and f.quantity.value != margin.quantity.value]
        shares = [f for f in figures if f.quantity.kind == "percent"]
        if _PARTED & said:
            return None
        if len(leads) == 1 and not shares and _LEADS & {*said, *sheet.said(here)}:
            return {"lead": leads[0]}
        if len(shares) == 2 and not leads:
            return {"share": shares[0], "share2": shares[1]}
        if shares or leads or (figures and not named):
            return None
    return None
