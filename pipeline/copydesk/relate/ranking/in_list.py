"""Places of those whom a falling list near by names with their figures, from the first to the last.

    from three mines: 142,000 at Arden, 118,000 at Bray and 96,000 at Clee. ... Bray, its second-largest mine, ...
    Arden accounted for 9,400 of them, Bray for 2,150 and Clee for 1,320. Bray's was the second-largest group.

Claims of kind "comparison" as in `standing`, with the attribute "list" and the cue ``place``. The list is closed,
has three figures or more under names of their own, and falls; the noun of the place is one of the list's sentence, or
says of what each of them is one ("group").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.place import PUT, SHARES, Place, places
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_AT = frozenset("at in from on by".split())
_KINDS = ("money", "count", "number", "measure", "percent", "duration")
_LISTED, _LEAD = 3, 2  # figures of a list, and at most before it
_BACK = 3  # sentences from the list to the place
_OWNER = 5  # words before the place in which its owner is named
_OF_ALL = frozenset(["in", "overall"])  # behind a place: "third in the table"
_ITEM = 8  # words before a figure in which its name stands


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such place, without ids."""
    sheet = sheets.read(doc, mentions)
    lists = {number: found for number in sheet.of_sentence if (found := _falling(sheet, number))}
    for place in places(sheet) if lists else ():
        sentence = sheet.page.sents[place.first]
        put = sheet.page.low_at(place.first) in PUT  # "That left Bray second"
        first, last = (place.first, place.last) if put else (place.first - _OWNER, place.first)
        owner = _names(sheet, max(sheet.bounds(sentence)[0], first), last)
        if place.bound or place.faster or place.smallest or not owner or not (place.most or _is_of_all(sheet, place)):
            continue
        for number in range(sentence - 1, sentence - 1 - (_BACK if place.most else 1), -1):
            claim = _claim(sheet, place, owner, lists[number]) if number in lists else None
            if claim is not None:
                yield claim
                break


def _is_of_all(sheet: Sheet, place: Place) -> bool:
    """`Bray came third.`, `That left Bray third in the table`: of the list, and of no other contest."""
    behind = sheet.page.lows[place.last : place.last + 1]
    return place.nth > 1 and (not behind or not behind[0].isalpha() or behind[0] in _OF_ALL)


def _claim(sheet: Sheet, place: Place, owner: set[str], listed: Sequence[tuple[Figure, set[str]]]) -> Claim | None:
    """The owner's figure and the one that must not pass it, or that must."""
    noun = stem(sheet.page.low_at(place.last))
    said = {stem(word) for word in sheet.said(listed[0][0].sentence)}
    own = [figure for figure, names in listed if names & owner]
    others = [figure for figure, names in listed if not names & owner]
    bare = not noun.isalpha() and place.nth > 1  # "Bray's profit was the second-largest."
    bare = bare or not place.most
    told = noun in said | SHARES or place.among == len(listed) or bare  # "is the largest of the three"
    if len(own) != 1 or not told or len(others) + 1 < max(place.nth, 2):
        return None
    over = len(others) >= place.nth and (others[place.nth - 1].quantity.value or ZERO) > (own[0].quantity.value or ZERO)
    first, second = (own[0], others[place.nth - 1]) if over or place.nth == 1 else (others[place.nth - 2], own[0])
    words = sheet.words(place.first + sheet.page.lows[place.first].endswith("s"), place.last)  # without "'s"
    return sheet.claim("comparison", {"first": first, "second": second}, cues={"order": words, "place": words},
                       attribute="list", explicit=False)  # fmt: skip


def _falling(sheet: Sheet, number: int) -> list[tuple[Figure, set[str]]]:
    """The figures of a sentence that fall from one name to the next, each with its names; [] where it has no list."""
    figures = [f for f in sheet.of_sentence[number] if f.quantity.kind in _KINDS]
    for begin in range(min(_LEAD, len(figures)) + 1):
        chain: list[tuple[Figure, set[str]]] = []
        for figure in figures[begin:]:
            names = _named(sheet, figure, chain[-1][0] if chain else None)
            if not names or (chain and not _next(sheet, chain[-1], (figure, names))):
                break
            chain.append((figure, names))
        if not all(_introduces(figure, chain) for figure in figures[:begin]):
            continue
        if len(chain) >= _LISTED and "and" in sheet.gap(chain[-2][0], chain[-1][0]):
            every = [name for _, names in chain for name in names]
            return chain if len(every) == len(set(every)) else []
    return []


def _introduces(figure: Figure, chain: Sequence[tuple[Figure, set[str]]]) -> bool:
    """`356,000 tonnes from three mines: 142,000 ...`: the sum of a list, or how many it has."""
    values = [f.quantity.value or ZERO for f, _ in chain]
    return figure.quantity.value == len(chain) or (figure.quantity.value or ZERO) >= sum(values)


def _next(sheet: Sheet, one: tuple[Figure, set[str]], other: tuple[Figure, set[str]]) -> bool:
    """Whether the other goes on with the list: of one measure, less, and exact."""
    a, b = one[0].quantity, other[0].quantity
    alike = a.unit == b.unit or "number" in (a.kind, b.kind)
    exact = a.approximation == b.approximation == "exact" and a.trend is None and b.trend is None
    gap = sheet.gap(one[0], other[0])
    return alike and exact and (a.value or ZERO) > (b.value or ZERO) and ("," in gap or "and" in gap)


def _named(sheet: Sheet, figure: Figure, before: Figure | None) -> set[str]:
    """The name of a figure: `Arden accounted for 9,400 of them`, `118,000 at Bray in Kent`."""
    page = sheet.page
    start, end = sheet.bounds(figure.sentence)
    place = figure.last
    while place < end and page.lows[place] not in _AT and place - figure.last < 3 and page.lows[place] != ",":
        place += 1
    if place < end and page.lows[place] in _AT and "".join(page.words[place + 1 : place + 2])[:1].isupper():
        k = place + 1
        while k < end and (page.words[k][:1].isupper() or page.lows[k] == "-"):
            k += 1
        return _names(sheet, place + 1, k)
    first = max(start, before.last if before is not None else 0, figure.first - _ITEM)
    lead = range(first, sheet.left(figure))
    joints = [k for k in lead if page.lows[k] in (",", "and", ";", ":")]
    return _names(sheet, joints[-1] + 1 if joints else first, sheet.left(figure))


def _names(sheet: Sheet, first: int, last: int) -> set[str]:
    """The capitalised nouns of a stretch."""
    tags, words = sheet.page.tags, sheet.page.words
    return {words[k] for k in range(first, last) if words[k][:1].isupper() and tags[k][:2] == "NN"}
