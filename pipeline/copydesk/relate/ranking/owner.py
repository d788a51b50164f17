"""Whose place it is: the figure of the one whom a superlative or a place is said of.

    With 131,600 residents it is the second-largest town.          The Corsa was second, with 92,077
    The castle drew 412,000 people. That made it the third most visited attraction in the county.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.relate.ranking.board import of_figure
from copydesk.relate.ranking.place import Place
from copydesk.relate.ranking.rank import PLACES
from copydesk.relate.ranking.rivals import alike, names_before, rankable
from copydesk.relate.sheet import Figure, Sheet

_WHERE = frozenset(["in", "at", "among"])
_WITH = frozenset(["with", "at", "on"])
_OPENS = frozenset("ahead while where followed than ; second third next behind and".split())  # told of another
_NEXT = frozenset(["ahead", ";", "while", "but", "whereas", *PLACES])  # told of another
_PARTED = frozenset(["and", "but", "while", "as", "ahead", "behind", "followed", ";"])
_DOING = frozenset(["able", "capable"])
_POINTING = frozenset(["it", "that", "this", "if"])  # begin what is said of the time just told
_IS = frozenset("is was are were remains became becomes makes made".split())
_POINTED = frozenset("it them was is were are remains".split())  # end "That made it", "It was" before the place
_LEAD = 4  # words of "That has made it"
_REACH = 12  # words between a figure and its place
_BESIDE = 2  # sentences between a place and the figure that gives it
_SUBJECT = 8  # words before the place in which its owner is named


def own_figure(sheet: Sheet, place: Place, behind: Sequence[Figure]) -> Figure | None:
    """The figure of the one who has the place; ``behind``: those that its "behind" lists."""
    return _own(sheet, place, behind) or _pointed(sheet, place) or _named(sheet, place)


def listed_behind(sheet: Sheet, place: Place) -> list[Figure]:
    """The figures of a sentence behind its "behind", alike, up to its next clause."""
    sentence = sheet.page.sents[place.first]
    end = sheet.bounds(sentence)[1]
    at = next((k for k in range(place.last, end) if sheet.page.lows[k] in ("behind", "after")), None)
    if at is None:
        return []
    found: list[Figure] = []
    for figure in rankable(sheet, sentence):
        if figure.first < at or (found and not alike(found[0], figure)):
            continue
        gap = sheet.page.lows[found[-1].last if found else at : figure.first]
        if _NEXT & {*gap} or gap == ["after"]:
            break  # "second with 1.9m, after 1.6m the year before, and Bray third with 1.74m"
        found.append(figure)
    return found


def _own(sheet: Sheet, place: Place, behind: Sequence[Figure]) -> Figure | None:
    """The figure of the one who has the place: right before the superlative, or behind it with "with" or "at"."""
    number = sheet.page.sents[place.first]
    here = [f for f in rankable(sheet, number) if f not in behind]
    before = [f for f in here if f.last <= place.first and place.first - f.last <= _REACH]
    before = [f for f in before if not _parted(sheet.page.lows[f.last : place.first])]
    aside = [f for f in before if _WITH & {*sheet.before(f, 1)} and "," in sheet.page.lows[f.last : place.first]]
    told = [f for f in here if place.last <= f.first and f.first - place.last <= _REACH and _told(sheet, place, f)]
    if any(f.first > place.last and sheet.before(f, 1) == ["being"] for f in here):
        return None  # "suppliers are owed £163m, the biggest claim being £9m"
    if told and sheet.page.low_at(place.last) in _WHERE:
        return told[0]  # "was lowest in Arden, at 19.6%, and highest in Bray, at 43.1%"
    if aside or told or before:
        return aside[-1] if aside else told[0] if told else before[-1]
    if behind:  # "in 13 hours and 25 minutes. The crossing was the third-fastest, behind"
        earlier = [f for f in rankable(sheet, number - 1) if alike(f, behind[0])]
        return earlier[-1] if len(earlier) == 1 else None
    earlier = [f for f in rankable(sheet, number - 1) if f.quantity.kind == "duration"] if place.faster else []
    opens = next((low for low in sheet.said(number) if not low.isspace()), "")
    if len(earlier) == 1 and not here and opens in _POINTING:
        return earlier[0]  # "Her time of 17 hours is yet to be ratified. It would be the third-fastest crossing"
    later, start = rankable(sheet, number + 1), sheet.bounds(number)[1]
    it = [low for low in sheet.page.lows[start : start + 3] if not low.isspace()][:1] in (["it"], ["he"], ["she"])
    return later[0] if later and it else None  # "It is the biggest draw. It had 34,200 visitors"


def _parted(gap: Sequence[str]) -> bool:
    """Whether the place is said of another than the figure: not in `has 61,300 people and is the largest`."""
    lone = gap.index("and") if gap.count("and") == 1 else len(gap)
    same = lone + 1 < len(gap) and gap[lone + 1] in _IS
    return not _PARTED.isdisjoint(gap[:lone] if same else gap)


def _pointed(sheet: Sheet, place: Place) -> Figure | None:
    """`drew 412,000 people. That made it the third most visited`, `one of 412kg. It was the heaviest of the six`."""
    page, number = sheet.page, sheet.page.sents[place.first]
    lead = [low for low in page.lows[sheet.bounds(number)[0] : place.first] if not low.isspace()]
    if not 2 <= len(lead) <= _LEAD or lead[0] not in _POINTING or lead[-1] not in _POINTED:
        return None
    later = [f for n in range(number, number + _BESIDE + 1) for f in rankable(sheet, n)]
    found = [f for f in rankable(sheet, number - 1) if any(alike(f, other) for other in later)]
    return found[0] if len(found) == 1 else None


def _told(sheet: Sheet, place: Place, figure: Figure) -> bool:
    """`the second-largest, with 92`, `the largest handler, able to store 14m tonnes`, `a score of 92`."""
    gap, tags = sheet.page.lows[place.last : figure.first], sheet.page.tags
    if _OPENS & {*gap}:
        return False
    if _WITH & {*sheet.before(figure, 1)} or sheet.before(figure, 2) == ["score", "of"]:
        return True
    alone = not [f for f in sheet.of_sentence[figure.sentence] if place.last <= f.first < figure.first]
    if gap.count(",") == 1 and "with" in gap and sheet.before(figure, 1) == ["of"] and alone:
        return True  # "the second-biggest maker, with annual output of 3.4 million tons"
    if gap == [",", "of"] and alone:
        return True  # "The highest, of €7.4 million, came from"
    room = sheet.before(figure, 1) == ["for"] and "with" in gap and gap.count(",") == 1
    if room and alone:
        return True  # "the third-largest line, with room on its ships for 2.6m containers"
    if gap[-1:] == [","] and gap.count(",") == 1 and sheet.after(figure, 1) in (["."], []):
        return True  # "had the third-biggest average gate of the four, 7,420."
    at = place.last + gap.index(",") + 1 if "," in gap else len(tags)
    return at < figure.first and (tags[at] == "VBG" or sheet.page.lows[at] in _DOING) and gap.count(",") == 1


def _named(sheet: Sheet, place: Place) -> Figure | None:
    """The only figure that stands right behind the name of who has the place, in the sentences beside it."""
    page, number = sheet.page, sheet.page.sents[place.first]
    first = max(sheet.bounds(number)[0], place.first - _SUBJECT)
    names = {page.words[k] for k in range(first, place.first) if page.tags[k] in ("NNP", "NNPS")}
    if not names or place.among is None:
        return None
    beside = (n for n in range(number - _BESIDE, number + _BESIDE + 1) if n != number)
    found = [f for n in beside for f in rankable(sheet, n) if names & names_before(sheet, f)]
    found = [f for f in found if not (owner := of_figure(sheet, f).owner) or names & owner]
    return found[0] if len({f.quantity.value for f in found}) == 1 else None
