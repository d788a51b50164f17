"""The eldest and the youngest beside the ages of the others of their sentence.

    Jack is the eldest at 17, Ellie is 14 and Sam, the youngest, is 11.       Her sons Tom, 9, and Ben, 12, the eldest,

Claims of kind "comparison" as in `rank`, with the attribute "list" and the cue ``order``: the elder first.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.extract.page import NAMES
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_MOST = {"eldest": True, "oldest": True, "youngest": False}
_SIBLINGS = frozenset("children child sons daughters brothers sisters siblings boys girls grandchildren".split())
_APART = frozenset(["and", "while", "but", ";", "ever", "to"])
_AGES = range(121)  # years of a life
_REACH = 9  # words between "the eldest" and the age
_BESIDE = 3  # words of "17, is the" before "eldest"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such superlative of age, without ids."""
    sheet = sheets.read(doc, mentions)
    for k, low in enumerate(sheet.page.lows):
        if low not in _MOST or sheet.page.low_at(k - 1) not in ("the", "their", "her", "his"):
            continue
        ages = _ages(sheet, sheet.page.sents[k])
        own = _own(sheet, k, ages) if len(ages) > 1 else None
        others = [f for f in ages if f is not own]
        if own is None:
            continue
        rival = (max if _MOST[low] else min)(others, key=lambda f: f.quantity.value or ZERO)
        pair = (own, rival) if _MOST[low] else (rival, own)
        yield sheet.claim("comparison", {"first": pair[0], "second": pair[1]}, attribute="list", explicit=False,
                          cues={"order": sheet.words(k - 1, k + 1)})  # fmt: skip


def _ages(sheet: Sheet, number: int) -> list[Figure]:
    """The ages of a sentence, each under a name; [] where nothing tells that they are ages."""
    start, end = sheet.bounds(number)
    here = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind in ("age", "number")]
    here = [f for f in here if (f.quantity.value or ZERO) in _AGES and not f.bracketed and _is_named(sheet, f)]
    if any(f.quantity.unit not in (None, "year") for f in here):
        return []  # "the youngest was five weeks old and the eldest nine"
    at = next((k for k in range(start, end) if sheet.page.lows[k] in _SIBLINGS), None)
    earlier = number > 0 and not _SIBLINGS.isdisjoint(sheet.said(number - 1))
    if at is None and not earlier and all(f.quantity.kind == "number" for f in here):
        return []
    return [f for f in here if at is None or f.first > at]  # "Roe, 41, and his sons Tom, 12, and Ben, 9"


def _is_named(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure ends its phrase, and a name stands before it: "Jack is 17"."""
    before = range(figure.first - len(sheet.before(figure, _REACH)), figure.first)
    ends = not sheet.page.low_at(figure.last).isalpha() or sheet.page.low_at(figure.last) in _APART
    return ends and any(sheet.page.tags[k] in NAMES for k in before)


def _own(sheet: Sheet, k: int, ages: list[Figure]) -> Figure | None:
    """The age right behind "the eldest", or else right before it."""
    behind = next((f for f in ages if f.first > k), None)
    before = next((f for f in reversed(ages) if f.last <= k), None)
    if behind is not None and behind.first - k <= _REACH and not _APART & {*sheet.page.lows[k + 1 : behind.first]}:
        return behind
    near = before is not None and k - before.last <= _BESIDE and not _APART & {*sheet.page.lows[before.last : k]}
    return before if near else None
