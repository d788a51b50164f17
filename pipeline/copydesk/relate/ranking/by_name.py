"""Superlatives of a place or a name whose figure a list beside them tells.

    Support was highest in Acton. Some 44% were for it in Acton, compared with 39% in Bray and 31% in Clee.
    was 14.2% in Acton, 12.8% in Bray and 12.1% in Clee. Of the three, Acton had the highest rate.

    The leading scorers are Roe with 412, Lee with 396 and Day with 371. ... Lee is the second-highest scorer.

Claims of kind "comparison" as in `rank`, with the attribute "list": the figure of who is named, and the greatest of
the others (the least, where the superlative is of the least). Both stand in one paragraph, in two sentences. A place
that a list from the top gives is claimed as in `outnumbered`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.outnumbered import ordinal_of
from copydesk.relate.ranking.place import places
from copydesk.relate.ranking.rivals import names_before
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.stem import stem

_MOST, _LEAST = frozenset(["highest", "largest", "biggest", "greatest"]), frozenset(["lowest", "smallest", "fewest"])
_IN, _HAS = frozenset(["in", "at", "among"]), frozenset("had has recorded saw posted reported with".split())
_WIDE = frozenset("rate figure share proportion level score percentage number total one".split())
_KINDS = ("percent", "money", "count", "number", "measure")
_CLAUSE = 12  # words from a figure to its place
_TOP = frozenset("leading top longest highest largest biggest most followed led topped greatest".split())
_LISTED, _BEHIND = 3, 3  # figures of a list; sentences from it to a place
_LEAD = 5  # words from "Acton had" to the superlative


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such superlative, without ids."""
    sheet = sheets.read(doc, mentions)
    page = sheet.page
    for k, low in enumerate(page.lows):
        if low not in _MOST and low not in _LEAST:
            continue
        name, number = _owner(sheet, k), page.sents[k]
        if name is None or sheet.of_sentence.get(number):
            ordinals = all(f.quantity.kind in ("count", "number") and not f.quantity.text.isdigit()
                           for f in sheet.of_sentence.get(number, ()))  # fmt: skip
            if name is None or not ordinals:
                continue
        for beside in (number - 1, number + 1):
            claim = _listed(sheet, name, k, beside) if page.lines[k] in _lines(sheet, beside) else None
            if claim is not None:
                yield claim
                break
    yield from _on_the_list(sheet)


def _on_the_list(sheet: Sheet) -> Iterator[Claim]:
    """The places of those whom a list from the top names, in the sentences behind it."""
    tops = [chain for number in sheet.of_sentence if (chain := _from_the_top(sheet, number))]
    for place in places(sheet) if tops else ():
        ordinal, sentence = ordinal_of(sheet, place), sheet.page.sents[place.first]
        names = {sheet.page.words[k] for k in range(sheet.bounds(sentence)[0], place.first) if _is_name(sheet, k)}
        near = [chain for chain in tops if 0 < sentence - chain[0].sentence <= _BEHIND]
        if ordinal is None or place.smallest or place.faster or not names or not near:
            continue
        own = [n for n, f in enumerate(near[-1]) if names & names_before(sheet, f)]
        if len(own) == 1 and own[0] > 0:
            roles = {"place": ordinal, **dict(numbered("ahead", near[-1][: own[0]]))}
            words = sheet.words(place.first, place.last)
            yield sheet.claim("comparison", roles, cues={"order": words, "only": words}, attribute="ahead",
                              explicit=False)  # fmt: skip


def _from_the_top(sheet: Sheet, number: int) -> list[Figure]:
    """`The leading scorers are Roe with 412, Lee with 396 and Day with 371`: three or more, each under a name."""
    figures = [f for f in sheet.of_sentence[number] if names_before(sheet, f)]
    kinds = {f.quantity.kind for f in figures[1:]}
    alike = bool(figures) and kinds <= {figures[0].quantity.kind, "number"} <= {*_KINDS, "duration"}
    falls = all((a.quantity.value or ZERO) > (b.quantity.value or ZERO) for a, b in pairwise(figures))
    falls = falls and all(f.quantity.trend is None for f in figures)
    names, said = [names_before(sheet, f) for f in figures], {*sheet.said(number)}
    apart = all(not one & other for one, other in pairwise(names))
    return figures if len(figures) >= _LISTED and alike and falls and apart and _TOP & said else []


def _is_name(sheet: Sheet, k: int) -> bool:
    return sheet.page.tags[k] in ("NNP", "NNPS")


def _lines(sheet: Sheet, number: int) -> set[int]:
    return {f.line for f in sheet.of_sentence.get(number, ())}


def _owner(sheet: Sheet, k: int) -> str | None:
    """`was highest in Acton`, `Acton had the highest rate`: the name, where the noun says no other measure."""
    page = sheet.page
    place = "".join(page.words[k + 2 : k + 3])
    if page.low_at(k + 1) in _IN and place[:1].isupper() and page.low_at(k - 1) in ("was", "is", "the"):
        return place
    if page.low_at(k - 1) != "the" or stem(page.low_at(k + 1)) not in _WIDE:
        return None
    for j in range(k - 2, max(sheet.bounds(page.sents[k])[0], k - 2 - _LEAD), -1):
        if page.lows[j] in _HAS and page.words[j - 1][:1].isupper() and page.tags[j - 1] in ("NNP", "NNPS"):
            return page.words[j - 1]
    return None


def _listed(sheet: Sheet, name: str, k: int, number: int) -> Claim | None:
    """The claim with the list of the sentence ``number``, where it has a figure of the name and of two others."""
    least, own, others = sheet.page.lows[k] in _LEAST, list[Figure](), list[Figure]()
    for figure in sheet.of_sentence.get(number, ()):
        place = _place(sheet, figure) if figure.quantity.kind in _KINDS else None
        if place is not None:
            (own if place == name else others).append(figure)
    alike = [f for f in others if own and f.unit == own[0].unit and f.quantity.trend == own[0].quantity.trend]
    if len(own) != 1 or len(alike) < 2 or own[0].quantity.trend is not None:
        return None
    rival = (min if least else max)(alike, key=lambda f: f.quantity.value or ZERO)
    first, second = (rival, own[0]) if least else (own[0], rival)
    return sheet.claim("comparison", {"first": first, "second": second}, cues={"order": sheet.words(k, k + 1)},
                       attribute="list", explicit=False)  # fmt: skip


def _place(sheet: Sheet, figure: Figure) -> str | None:
    """The first name behind "in" in the clause of a figure: "44% said that they would vote for it in Acton"."""
    page = sheet.page
    for k in range(figure.last, figure.last + len(sheet.after(figure, _CLAUSE)) - 1):
        if page.lows[k] in (",", ";", "and", ".") or page.tags[k] == "CD":
            return None
        name = k + 1 + (page.low_at(k + 1) == "the")
        if page.lows[k] in _IN and "".join(page.words[name : name + 1])[:1].isupper():
            return page.words[name]
    return None
