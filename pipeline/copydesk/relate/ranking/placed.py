"""Rankings that name the place of each: "came second with 9m tonnes", "the next deepest, reaching 231m".

    threw 77.94 metres to win gold. Pal was second with 77.31 and Nowicki took the bronze with 76.88

Claims of kind "comparison", as in `rank`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.rank import PLACES, alike, ranked, words_of
from copydesk.relate.sheet import Figure, Sheet

_KINDS = frozenset(["money", "percent", "count", "number", "measure"])
_HANG = (["with"], ["on"], ["at"], [","])
_MEDALS = {"gold": "first", "silver": "second", "bronze": "third"}
_WON = frozenset("win won wins winning winner gold victory title".split())
_CLOSE = Decimal(2)  # times the other, beyond which two figures are not of one contest
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
    for chain in _over_sentences(sheet):
        yield ranked(sheet, chain, (chain[1].first - 2, chain[1].first - 1), "list", False)


def _over_sentences(sheet: Sheet) -> list[list[Figure]]:
    """`slipped to second place with $21m. ... "Hung Jury" was third with $12m`: one place a sentence, or two."""
    chains: list[list[tuple[int, Figure]]] = []
    for figure in sheet.plain:
        rank, last = _rank(sheet, figure), chains[-1][-1] if chains else None
        if rank is None or figure.quantity.kind not in _KINDS or figure.quantity.approximation != "exact":
            continue
        if last is not None and last[0] + 1 == rank and 0 <= figure.sentence - last[1].sentence <= 1 and (
            alike(last[1], figure) and figure.line - last[1].line <= 1
        ):
            chains[-1].append((rank, figure))
            continue
        winner = _winner(sheet, figure) if rank == 1 else None
        chains.append([*([(0, winner)] if winner is not None else []), (rank, figure)])
    return [[figure for _, figure in chain] for chain in chains if len(chain) > 1 and (
        chain[0][0] > 0 or chain[0][1].sentence != chain[-1][1].sentence)]  # fmt: skip


def _rank(sheet: Sheet, figure: Figure) -> int | None:
    """The place right before a figure: "third with", "second place with", "the bronze with"."""
    before = sheet.before(figure, 3)
    told = before[:-1] if before[-1:] in _HANG[:3] else []
    place = told[-2] if told[-1:] == ["place"] and len(told) > 1 else told[-1] if told else ""
    place = _MEDALS.get(place, place)
    return PLACES.index(place) if place in PLACES else None


def _winner(sheet: Sheet, second: Figure) -> Figure | None:
    """The figure of who won, where the sentence before "was second with 77.31" has no other like it."""
    for number in (second.sentence, second.sentence - 1):
        words = sheet.page.lows[sheet.bounds(number)[0] : second.first]
        if not _WON.isdisjoint(words):
            found = [f for f in sheet.of_sentence.get(number, ()) if f.first < second.first and _is_rival(f, second)]
            return found[0] if len(found) == 1 else None
    return None


def _is_rival(one: Figure, other: Figure) -> bool:
    """Whether both are exact, of one measure, and near enough to be of one contest."""
    near = pen.near(one.quantity.value, other.quantity.value, _CLOSE)
    return near and alike(one, other) and one.quantity.approximation == "exact"


def _top(sheet: Sheet, figure: Figure) -> str | None:
    """The superlative that the figure stands behind: "the largest buyer, taking 14m tonnes"."""
    before = sheet.before(figure, _LEAD)
    found = (k for k in range(len(before) - 1, -1, -1) if _superlative(before[k]))
    return next((before[k] for k in found if before[k + 1 : k + 2] != ["to"]), None)  # "first to vote, with 14m"


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
