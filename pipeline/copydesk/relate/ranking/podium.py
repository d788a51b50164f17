"""Places told one by one, each beside its figure: the next one has no more.

    threw 77.94 metres to win gold. Pal was second with 77.31 and Nowicki took the bronze with 76.88
    scored 94. Goa with 91 was second and Pune with 89 third.       Second-placed Arden have 52 points, Bray, third, 49

Claims of kind "comparison", as in `rank`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.rank import PLACES, alike, ranked
from copydesk.relate.ranking.rivals import in_other_terms
from copydesk.relate.sheet import Figure, Sheet

_KINDS = frozenset(["money", "percent", "count", "number", "measure"])
_HANG = (["with"], ["on"], ["at"])
_MEDALS = {"gold": "first", "silver": "second", "bronze": "third"}
_WON = frozenset("win won wins winning winner gold victory title topped tops led".split())
_TOP = frozenset("first top highest best leads led".split())
_CLOSE = Decimal(2)  # times the other, beyond which two figures are not of one contest
_NEAR = Decimal("1.2")  # times the other, where they stand apart
_STEPS = 3  # sentences from one place to the next
_LEADS = 4  # sentences of the lead
_BACK, _ON = 9, 5  # words from a place to its figure; from a figure to its place
_JOINTS = frozenset("and while but ; ahead behind followed than whereas when".split())
_OPEN = frozenset("with on at in among was is were place spot , ( - ’s 's".split())
_ENDS = frozenset(". , ; ) and while but place spot behind ahead overall".split())
_CAME = frozenset(", was were is are came finished took claimed stood in for points votes the to put them lies".split())
_OWNED = frozenset("the a its his her their".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such ranking, without ids."""
    sheet = sheets.read(doc, mentions)
    if not {*PLACES[1:], *_MEDALS}.isdisjoint(sheet.page.lows):
        for chain in _over_sentences(sheet):
            at = next(at for at, _ in chain[1:])
            yield ranked(sheet, [figure for _, figure in chain], (at, at + 1), "list", False)


def _over_sentences(sheet: Sheet) -> list[list[tuple[int, Figure]]]:
    """`slipped to second place with $21m. ... "Hung Jury" was third with $12m`: the places' words and figures."""
    chains: list[list[tuple[int, Figure]]] = []
    last = 0
    for figure in sheet.plain:
        exact = figure.quantity.kind in _KINDS and figure.quantity.approximation == "exact"
        at = _place(sheet, figure) if exact else None
        if at is None:
            continue
        rank = _rank(sheet, at)
        if chains and last < rank and _goes_on(sheet, chains[-1][-1][1], figure, rank - last):
            chains[-1].append((at, figure))
        else:
            winner = _winner(sheet, figure) if rank == 1 else None
            chains.append([*([(at, winner)] if winner is not None else []), (at, figure)])
        last = rank
    return [chain for chain in chains if len(chain) > 1 and (
        _rank(sheet, chain[0][0]) > 0 or chain[0][1].sentence != chain[-1][1].sentence)]  # fmt: skip


def _rank(sheet: Sheet, k: int) -> int:
    """The place that a word tells, from 0."""
    return PLACES.index(_MEDALS.get(sheet.page.lows[k], sheet.page.lows[k]))


def _goes_on(sheet: Sheet, one: Figure, other: Figure, step: int) -> bool:
    """Whether the place is of the contest of the one before: the next sentence, or near it with a figure as near."""
    apart = other.sentence - one.sentence
    beside = step == 1 and apart <= 1 and other.line - one.line <= 1
    near = apart <= _STEPS and pen.near(one.quantity.value, other.quantity.value, _CLOSE)
    return (beside or near) and alike(one, other) and not in_other_terms(sheet, one, other)


def _place(sheet: Sheet, figure: Figure) -> int | None:
    """The word of a figure's place: "third with", "second place with", "the bronze with"; or one further off."""
    before, k = sheet.before(figure, 3), sheet.left(figure) - 2
    if before[-1:] in _HANG and before[-2:-1] == ["place"]:
        k -= 1
    if before[-1:] in _HANG and len(before) > 1 and sheet.page.lows[k] in (*PLACES, *_MEDALS):
        return k
    if before[-1:] not in _HANG or figure.quantity.text.isalpha():
        return None  # "fell to $27m for second, having opened to $51m", "was second in 9.71"
    return _place_before(sheet, figure) or _place_behind(sheet, figure)


def _place_before(sheet: Sheet, figure: Figure) -> int | None:
    """`Third among the men was Roe with 49`, `Second-placed Arden have 52`."""
    lows = sheet.page.lows
    start = sheet.bounds(figure.sentence)[0]
    taken = {f.last - 1 for f in sheet.of_sentence[figure.sentence] if alike(f, figure)}
    for k in range(figure.first - 1, max(start, figure.first - _BACK) - 1, -1):
        if lows[k] in _JOINTS or k in taken:
            return None
        if lows[k] in PLACES[1:] and _is_place(sheet, k):
            return k
    return None


def _is_place(sheet: Sheet, k: int) -> bool:
    """Whether the ordinal is a place, and not that of a noun or of one of a series: "the second, with 40"."""
    low = sheet.page.low_at
    placed = low(k + 2) == "placed" or low(k + 1) in ("place", "spot")
    return placed or (low(k + 1) in _OPEN - {"-"} and low(k - 1) not in _OWNED)


def _place_behind(sheet: Sheet, figure: Figure) -> int | None:
    """`Goa with 91 was second and Pune with 89 third`, `Arden, with 52, came in third place`."""
    behind = sheet.after(figure, _ON + 2)
    at = next((n for n, low in enumerate(behind) if low in PLACES[1:]), None)
    if at is None or at > _ON or not {*behind[:at]} <= _CAME | {*behind[:1]} or sheet.before(figure, 1) not in _HANG:
        return None
    return figure.last + at if at + 1 == len(behind) or behind[at + 1] in _ENDS else None


def _winner(sheet: Sheet, second: Figure) -> Figure | None:
    """The figure of who won, where the sentence before "was second with 77.31" has no other like it."""
    for number in (second.sentence, second.sentence - 1):
        words = {*sheet.page.lows[sheet.bounds(number)[0] : second.first]} if number >= 0 else set()
        found = [f for f in sheet.of_sentence.get(number, ()) if f.first < second.first and _is_rival(f, second)]
        led = number > 0 and bool(_TOP & {*sheet.said(number - 1)}) and number < second.sentence
        if not _WON.isdisjoint(words) or (found and led):
            return found[0] if len(found) == 1 else None
    return _of_the_lead(sheet, second)


def _of_the_lead(sheet: Sheet, second: Figure) -> Figure | None:
    """`Arden has the highest pass rate. The town saw 99.2% pass. ... Bray came second with 98.6%`."""
    beside = [f for n in range(second.sentence - 1, second.sentence + 1) for f in sheet.of_sentence.get(n, ())]
    if any(alike(f, second) and (f.quantity.value or 0) > (second.quantity.value or 0) for f in beside):
        return None
    for number in range(min(_LEADS, second.sentence - 1)):
        led = _TOP & {*sheet.said(number), *(sheet.said(number - 1) if number else ())}
        found = [f for f in sheet.of_sentence.get(number, ()) if led and alike(f, second)]
        if found:
            near = pen.near(found[0].quantity.value, second.quantity.value, _NEAR)
            return found[0] if near and _is_rival(found[0], second) else None
    return None


def _is_rival(one: Figure, other: Figure) -> bool:
    """Whether both are exact, of one measure, and near enough to be of one contest."""
    near = pen.near(one.quantity.value, other.quantity.value, _CLOSE)
    return near and alike(one, other) and one.quantity.approximation == "exact"
