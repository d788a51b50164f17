"""Rankings that name the place of each: "came second with 9m tonnes", "the next deepest, reaching 231m".

Claims of kind "comparison", as in `rank`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.rank import PLACES, alike, ranked, words_of
from copydesk.relate.sheet import Figure, Sheet

_KINDS = frozenset(["money", "percent", "count", "number", "measure"])
_HANG = (["with"], ["on"], ["at"], [","])
_LEAD = 12  # words before the first figure in which it is called the largest
_NEXT = 9  # words from the first figure to "the next deepest"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such ranking, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        near = [f for f in figures if f.quantity.kind in _KINDS and f.quantity.approximation == "exact"]
        near = [f for f in near if sheet.before(f, 1) != ["including"]]
        for n, first in enumerate(near[:-1]):
            chain = _chain(sheet, near[n:]) or _next(sheet, first, near[n + 1])
            if len(chain) > 1 and _top(sheet, first) is not None:
                other = chain[1]
                yield ranked(sheet, chain[: len(PLACES)], (other.first - 1, other.first), "list", True)
                break


def _top(sheet: Sheet, figure: Figure) -> str | None:
    """The superlative that the figure stands behind: "the largest buyer, taking 14m tonnes"."""
    before = sheet.before(figure, _LEAD)
    found = (k for k in range(len(before) - 1, -1, -1) if _superlative(before[k]))
    told = (k for k in found if before[k + 1 : k + 2] != ["to"] and before[max(0, k - 2) : k] != ["on", "the"])
    return next((before[k] for k in told), None)  # not "first to vote, with 14m", "15 miles on the first, 12 on"


def _superlative(word: str) -> bool:
    return word in words_of("top") or (word.endswith("est") and len(word) > len("best"))


def _chain(sheet: Sheet, near: Sequence[Figure]) -> list[Figure]:
    """The figures behind "second with", "third with", one after the other."""
    chain = [near[0]]
    for other, place in zip(near[1:], PLACES[1:], strict=False):
        before = sheet.before(other, 2)
        if before[:1] != [place] or before[1:] not in _HANG or not alike(near[0], other):
            break
        chain.append(other)
    return chain if len(chain) > 1 else []


def _next(sheet: Sheet, first: Figure, other: Figure) -> list[Figure]:
    """`the deepest at 310m, with the next deepest, Loch Arn, reaching 231m`."""
    gap = sheet.gap(first, other)
    at = gap.index("next") if "next" in gap else -1
    if at < 0:
        return []
    same = gap[at + 1 : at + 2] == [_top(sheet, first)]
    return [first, other] if same and at <= _NEXT and len(gap) <= 2 * _NEXT and alike(first, other) else []
