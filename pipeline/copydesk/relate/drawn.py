"""So many of those whom another sentence has counted: "48 children were on board. ... Eighty-four of the children".

    Turnover was £214m. Exports made up £96bn of that.

Claims of kind "value" with the roles bounded and whole and the cue ``drawn``, as in `bound`; only where the part is
the greater, as a lesser one proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import synonyms
from copydesk.stem import stem

_THEM = frozenset("them these those".split())
_THE = frozenset("the these those".split())
_ENDS = ("VBD", "VBZ", "VBP", "VBN", "MD", ".", ",")
_BACK = 4  # sentences from those who are counted to those of the same name
_THAT = frozenset("that this it which".split())
_SCALE = 50  # times an amount, from which on a scale word of its part is wrong
_LIMIT = 10  # times: further apart it is another set


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such part that is greater than the only whole, without ids."""
    sheet = sheets.read(doc, mentions)
    for part in sheet.plain:
        if sheet.after(part, 1) != ["of"]:
            continue
        if part.quantity.kind == "money" and (told := _sum(sheet, part)) is not None:
            tie = sheet.words(part.last, part.last + 2)
            yield sheet.claim("value", {"bounded": part, "whole": told}, cues={"drawn": tie}, explicit=False)
        if part.quantity.kind not in ("number", "count"):
            continue
        whole = _whole(sheet, part)
        if whole is not None and _greater(part, whole):
            tie = sheet.words(part.last, part.last + 2)
            yield sheet.claim("value", {"bounded": part, "whole": whole}, cues={"drawn": tie}, explicit=False)


def _whole(sheet: Sheet, part: Figure) -> Figure | None:
    """The only count that "of them" or "of the children" can mean."""
    pointer = sheet.page.low_at(part.last + 1)
    if pointer in _THEM and sheet.page.tag_at(part.last + 2).startswith(_ENDS):
        here = [f for f in sheet.of_sentence[part.sentence] if f.first < part.first]
        near = here or list(sheet.of_sentence.get(part.sentence - 1, ()))
        return near[0] if len(near) == 1 and _counts(near[0], part) else None
    start, end = sheet.phrase(part.last + 2)
    if pointer not in _THE or end != start + 1 or not sheet.page.tag_at(end).startswith(_ENDS):
        return None
    names = synonyms(stem(sheet.page.words[start]))
    told = [f for f in sheet.plain if f.first < part.first and names & {*f.nouns[:1]} and f.quantity.kind == "count"]
    only = len({f.quantity.value for f in told}) == 1 and part.sentence - told[0].sentence <= _BACK
    return told[0] if only and _counts(told[0], part) else None


def _sum(sheet: Sheet, part: Figure) -> Figure | None:
    """`Turnover was £214m. Exports made up £96bn of that`: the last amount before it, where the part is far more."""
    if sheet.page.low_at(part.last + 1) not in _THAT or not sheet.page.tag_at(part.last + 2).startswith(_ENDS):
        return None
    near = [f for n in (part.sentence - 1, part.sentence) for f in sheet.of_sentence.get(n, ()) if f.first < part.first]
    told = [f for f in near if f.quantity.kind == "money" and f.unit == part.unit and f.quote == part.quote]
    whole = max(told, key=lambda f: f.quantity.value or 0, default=None)
    far = whole is not None and (part.quantity.value or 0) > _SCALE * (whole.quantity.value or 0) > 0
    return whole if far else None


def _counts(whole: Figure, part: Figure) -> bool:
    """Whether it counts what may be drawn from, and all of it."""
    exact = whole.quantity.approximation == "exact" and whole.quantity.kind == "count"
    return exact and whole.quote == part.quote and not whole.bracketed


def _greater(part: Figure, whole: Figure) -> bool:
    one, other = part.quantity.value or 0, whole.quantity.value or 0
    return 1 < other < one < _LIMIT * other and part.quantity.approximation == "exact"
