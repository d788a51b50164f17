"""Places of those who have a figure on the scoreboard, held against the figures of its other owners.

    Arden drew 2.9m visitors, while Bray recorded 1.6m and Clee 640,000. ... That left Bray in second place.
    The list at Arden stood at 6,120, with 4,870 at Bray and 3,950 at Clee. ... Clee had the shortest list of the three.

Whoever is the second has one above, and no second one. Where as many are told as stand on the board he has just one;
else the figure of the place must stand with it, or the others in a list that the place is said of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from copydesk.extract.page import NAMES
from copydesk.relate.ranking.board import Entry, converted, held_by, of_figure, others, without_total
from copydesk.relate.ranking.holder import Owner, lead, named, names_of, same
from copydesk.relate.ranking.place import PUT, SHARES, Place
from copydesk.relate.ranking.rivals import is_sum
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_REACH = 5  # sentences between a place and the figure of who has it
_ALL = 9  # sentences from one of so many to the next
_BESIDE = 2  # sentences between the place and a list whose others are told without their number
_PUT = 2  # words of a place without the one who is put there
_TAIL = 8  # words behind a place in which its owner is named
_IN = frozenset(["in", "at", "is", "are", "was", "were"])
_MEASURES = frozenset(
    "price cost rate share wage income pay growth density fee score average percentage rise increase fall drop".split()
)
_PHRASE = 3  # words behind a superlative that may name what it measures
_HELD = frozenset("the those all these 's".split())
_FEW = 3  # of so many any article may have three


def rival(
    sheet: Sheet, place: Place, own: Figure | None, barred: Callable[[Figure], bool]
) -> tuple[Figure, Figure] | None:
    """The figures of a place's owner and of the other that it is held against, who is ahead first.

    own: what its own sentence tells; None where the owner is only named. barred: what another place is said of.
    """
    object = _beside(sheet, place)
    mine = of_figure(sheet, own) if own is not None and not object else _own(sheet, place, object)
    if mine is None or place.bound or "-" in mine.figure.quantity.text or not _is_of(sheet, place, mine):
        return None
    less = place.smallest or place.faster
    reach = _REACH if place.among is None else _ALL
    told = others(sheet, mine, reach=reach)
    again = converted(sheet, mine) if not told else None
    if again is not None:
        mine, told = again, others(sheet, again, reach=reach)
    board = _of_a_kind(mine, [e for e in told if not barred(e.figure)])
    figures = [e.figure for e in board]
    board = [e for e in board if not (_is_grown(sheet, mine, e) if e.listed else is_sum(sheet, e.figure, figures))]
    ranked = sorted(_of_so_many(board, place.among), key=lambda e: e.value, reverse=not less)
    close = without_total(mine, _close(sheet, place, mine, ranked))
    whole = _is_whole(sheet, place, [mine, *ranked], close=len(close) == len(ranked))
    whole = whole or _is_last_of(sheet, place, mine, ranked)
    ranked = ranked if whole else close
    if not whole and (place.vague or not _is_said_of(sheet, place, mine, ranked)):
        return None
    over = len(ranked) >= place.nth and ahead(ranked[place.nth - 1], mine, less=less)
    if over or (len(ranked) >= place.nth and not (whole and place.nth > 1)):
        return mine.figure, ranked[place.nth - 1].figure
    under = whole and 1 < place.nth <= len(ranked) + 1
    return (ranked[place.nth - 2].figure, mine.figure) if under else None


def _of_a_kind(own: Entry, board: list[Entry]) -> list[Entry]:
    """Those who have names, or beside a "choir" those who have none; beside "the gate" there may be only names."""
    nameless = [e for e in board if not named(e.owner)] if own.owner and not named(own.owner) else []
    return nameless or [e for e in board if named(e.owner)]


def _is_grown(sheet: Sheet, own: Entry, other: Entry) -> bool:
    """`It has 31,200 rooms ... Adding Arden's 9,400 will give it 40,600`: its own figure, later."""
    beside = {f.quantity.value for f in sheet.of_sentence[other.figure.sentence]}
    return other.figure.sentence != own.figure.sentence and other.value - own.value in beside



def _is_of(sheet: Sheet, place: Place, own: Entry) -> bool:
    """Whether the place is near its owner's figure, and names no other measure: "but paid the highest price"."""
    here, home = sheet.page.sents[place.first], own.figure.sentence
    phrase = sheet.page.lows[place.last : place.last + _PHRASE] if place.most else []
    other = _MEASURES & {stem(word) for word in phrase} - {stem(word) for word in sheet.said(home)}
    return abs(home - here) <= _REACH and not other


def _of_so_many(board: list[Entry], among: int | None) -> list[Entry]:
    """The others without what all of them have together, where that makes them as many as are told."""
    if among is None or len(board) < among:
        return board
    kept = [e for e in board if e.value < sum(other.value for other in board if other is not e)]
    return kept if len(kept) + 1 == among else board


def ahead(one: Entry, other: Entry, *, less: bool) -> bool:
    """Whether the first has the better place; ``less``: with the smaller figure."""
    return one.value < other.value if less else one.value > other.value


def _is_whole(sheet: Sheet, place: Place, board: Sequence[Entry], *, close: bool) -> bool:
    """Whether as many as share the places stand on the board, or all that add up to a figure near by.

    close: they stand in lists beside the place, so that a number of things near by may be theirs.
    """
    if place.among is not None or len(board) < _FEW:
        return place.among == len(board)
    first, last = (m(e.figure.sentence for e in board) for m in (min, max))
    near = [f for n in range(first - 1, last + 2) for f in sheet.of_sentence.get(n, ())]
    if sum(e.value for e in board) in {f.quantity.value for f in near}:
        return True
    told = [f for f in near if f.quantity.kind in ("count", "number") and f.quantity.value == len(board)]
    return close and any(f.quantity.text.isalpha() and bool(_HELD & {*sheet.before(f, 3)}) for f in told)


def _is_last_of(sheet: Sheet, place: Place, own: Entry, ranked: Sequence[Entry]) -> bool:
    """`Arden got 412, Bray 365 and Clee 381. Clee was third.`: the last place of a list that is told right before."""
    home, here = own.figure.sentence, sheet.page.sents[place.first]
    listed = all(e.figure.sentence == home for e in ranked) and here == home + 1
    return listed and place.nth == len(ranked) + 1 >= _FEW and same(_subject(sheet, place), own.owner)


def _own(sheet: Sheet, place: Place, object: Owner) -> Entry | None:
    """The entry of who is named before the place, or right behind it."""
    owner = object or _subject(sheet, place) or _behind(sheet, place)
    return held_by(sheet, owner, sheet.page.sents[place.first])


def _subject(sheet: Sheet, place: Place) -> Owner:
    """Who the place is said of, before it in its sentence."""
    start = sheet.bounds(sheet.page.sents[place.first])[0]
    return _beside(sheet, place) or lead(sheet, start, _opens(sheet, place))


def _beside(sheet: Sheet, place: Place) -> Owner:
    """`That left Arden in second place`: the names right before the place."""
    page = sheet.page
    first = place.first if page.low_at(place.first) == "in" else 0
    if page.low_at(place.first) in PUT and place.last - place.first > _PUT:
        return lead(sheet, place.first + 1, place.last - 1)  # "That put the runners third"
    while page.tag_at(first - 1) in NAMES:
        first -= 1
    return names_of(sheet, first, place.first) if first else frozenset()


def _opens(sheet: Sheet, place: Place) -> int:
    """The first word of a place with the name that it is of: "Norway's second-largest"."""
    page, k = sheet.page, place.first
    if page.low_at(k).endswith("s") and page.low_at(k)[:1] in ("'", "’"):
        while page.tag_at(k - 1) in NAMES:
            k -= 1
    return k


def _behind(sheet: Sheet, place: Place) -> Owner:
    """`The fewest are in Arden`, `The cheapest of the four, Bray,`: the names behind the place."""
    page = sheet.page
    end = min(sheet.bounds(page.sents[place.first])[1], place.last + _TAIL)
    at = next((k for k in range(place.last, end) if page.tags[k] in NAMES), end)
    last = at
    while last < end and page.tags[last] in NAMES:
        last += 1
    tied = page.low_at(at - 1) in _IN or (page.low_at(at - 1) == "," and "of" in page.lows[place.last : at])
    return frozenset(page.words[at:last]) if tied else frozenset()


def _close(sheet: Sheet, place: Place, own: Entry, ranked: Sequence[Entry]) -> list[Entry]:
    """Those that the place is said of, though how many share it is not told: of a list, or right beside the own."""
    here, home = sheet.page.sents[place.first], own.figure.sentence
    table = sum(e.listed for e in ranked) > 1
    found = [e for e in ranked if abs(e.figure.sentence - here) <= _BESIDE]
    found = [e for e in found if e.listed or (
        abs(e.figure.sentence - home) <= 1 and (e.figure.line == own.figure.line or table))
        or (place.among is not None and e.figure.line == own.figure.line)]  # fmt: skip
    if own.figure.quantity.kind == "percent":
        return [e for e in found if e.figure.sentence == home]
    return found


def _is_said_of(sheet: Sheet, place: Place, own: Entry, ranked: Sequence[Entry]) -> bool:
    """Whether the place's own sentence has its figure, or its noun is of the others' sentences, or there is none.

    Whoever has it is named before it; one without a name only has a superlative, beside two others of a list.
    """
    here, noun = sheet.page.sents[place.first], stem(sheet.page.low_at(place.last))
    said = {stem(word) for n in {e.figure.sentence for e in ranked[: place.nth]} for word in sheet.said(n)}
    told = own.figure.sentence == here or not place.most or not noun.isalpha() or noun in said | SHARES
    subject = _subject(sheet, place)
    table = bool(place.most) and sum(e.listed for e in ranked) > 1
    right_behind = own.listed and own.figure.sentence == here - 1
    return told and (table or ((named(subject) or right_behind) and same(subject, own.owner)))
