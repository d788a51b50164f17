"""Shares and parts that exclude each other: answers to one question, the sexes, parties of a poll, places.

    45% backed it, 38% opposed it and 17% were undecided        puts Labour on 38% and the Greens on 21%
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.records import TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues

_AGAINST = frozenset(["compared", "against", "versus"])
_THEMES = ("opinion", "sex", "use", "power", "way", "outlook")
_FRAMES = ("frame.owner", "frame.vote", "frame.place")
_POLLS = frozenset("poll polls survey vote votes voting puts put ballot election support intention".split())
_RATED = frozenset("approval approve rating ratings trust trusted satisfied favourable favorable swing turnout".split())
MADE_UP = {("accounted", "for"), ("account", "for"), ("made", "up"), ("make", "up"), ("accounting", "for")}
OVERLAPPING = frozenset("women men under over aged young older foreign online new".split())
_COMMUTE = frozenset(["work", "commute", "office"])
_LEAD = 6  # words before the first share that name what it is of
_TURNED = frozenset(["turnout", "turned", "participated"])
_POWERLESS = frozenset("price prices bill bills rose fell up down".split())


def excludes(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """Shares beside different sides of one theme, or a frame that makes all of them shares of one."""
    named = [s for s in shares if "in" in sheet.before(s, 3) and sheet.page.words[s.first - 1][:1].isupper()]
    if len(named) > 1:
        return None  # "in Scotland 67% voted, in Wales 72%": a rate of each place
    segments = _segments(sheet, shares)
    if any({"took", "part"} <= segment or _TURNED & segment for segment in segments):
        return None  # "91% voted yes but only 43% took part"
    ahead = [set(sheet.before(shares[0], _LEAD)), *(set(sheet.gap(a, b)) for a, b in pairwise(shares))]
    if any(len(sides) > 2 for sides in _opposed(ahead)) and not _POWERLESS & ahead[0]:
        return sheet.words(shares[0].first, shares[-1].last)  # "coal supplies 44% of the power, gas 31% and wind 18%"
    if len(shares) > 2 and _unsure(segments[-1]) and _elliptic(sheet, shares, "opinion.open"):
        return sheet.words(shares[0].first, shares[-1].last)
    if any(_one_question(sheet, shares, sides) for sides in _opposed(segments)):
        return sheet.words(shares[0].first, shares[-1].last)
    lead = set(sheet.before(shares[0], 14))
    for frame in _FRAMES:
        if (lead | segments[0]) & _table()[frame] and _elliptic(sheet, shares, frame):
            return sheet.words(shares[0].first, shares[-1].last)
    return None


def _unsure(segment: set[str]) -> bool:
    """`and 10% said that they did not know`: who gives this answer gives no other."""
    return bool({"not", "n't"} & segment and "know" in segment) or bool({"undecided", "unsure"} & segment)


def _opposed(segments: Sequence[set[str]]) -> Iterator[set[str]]:
    """The sides of each theme on which every segment takes one of its own: for, against, undecided."""
    for theme in _THEMES:
        if theme == "use" and any(_AGAINST & segment for segment in segments):
            continue  # "75% have had one, against 71% last winter, an improvement of four points"
        if theme == "outlook" and len(segments) < len(("up", "same", "down")):
            continue  # "sales rose 5%, costs fell 3%"
        if theme == "way" and not _COMMUTE & set().union(*segments):
            continue  # "58% own a car and 65% walk to the shops"
        told = [segment - {"no"} if {"opinion", "view", "preference"} & segment else segment for segment in segments]
        told = [segment & {"neither"} or segment for segment in told]  # "neither satisfied nor dissatisfied"
        sides = [[side for side in _sides(theme) if segment & _table()[side]] for segment in told]
        if all(len(met) == 1 for met in sides) and len({met[0] for met in sides}) == len(sides):
            yield {side for met in sides for side in met}


def exclude(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether nobody can be counted in two of the parts: "50 in favour, 30 against", "198 girls and 224 boys"."""
    return next(_opposed(_segments(sheet, parts)), None) is not None


def _sides(theme: str) -> list[str]:
    return [name for name in _table() if name.startswith(f"{theme}.")]


def _one_question(sheet: Sheet, shares: Sequence[Figure], sides: set[str]) -> bool:
    """Whether all answers are to one question: no share is "of men", no later one brings a noun of its own."""
    known = frozenset().union(*(_table()[side] for side in sides))
    after = [word for word in sheet.after(shares[0], 3) if word not in ("the", "all")]
    if after[:1] == ["of"] and known & set(after[1:2]):
        return False  # 60% of men and 55% of women
    if any(side.startswith("opinion") for side in sides):
        said = {*sheet.before(shares[0], 20), *sheet.gap(shares[0], shares[1])}
        for share in shares[1:]:
            places = range(share.last, share.last + len(sheet.after(share, 6)))
            for k in places:
                if sheet.page.lows[k] in (",", "and", ";", ".", "while"):
                    break
                if sheet.page.tags[k] in ("NN", "NNS") and sheet.page.lows[k] not in known | said:
                    return False
    return True


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(p[0] for p in phrases) for name, phrases in cues("exclusive").items()}


def _segments(sheet: Sheet, shares: Sequence[Figure]) -> list[set[str]]:
    """The words that go with each share: those behind it, to the next share."""
    out = [set(sheet.gap(a, b)) for a, b in pairwise(shares)]
    behind = sheet.after(shares[-1], 10)
    return [*out, set(behind[: behind.index(",")] if "," in behind[1:] else behind)]


def _elliptic(sheet: Sheet, shares: Sequence[Figure], name: str) -> bool:
    """Whether the later shares share the first one's verb: none of their segments has another one."""
    verbs = ("VBD", "VBZ", "VBP", "MD")
    if any(sheet.after(share, 1) == ["of"] for share in shares[1:]):
        return False  # shares of other things
    for one, other in pairwise(shares):
        tags = sheet.page.tags[one.last : other.first]
        lows = sheet.page.lows[one.last : other.first]
        if any(low in _AGAINST for low in lows):
            return False
        if any(tag in verbs and low not in _table()[name] for tag, low in zip(tags, lows, strict=True)):
            return False
    return True


def in_places(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`38% in Wales, 15% in Kent`: each share right before the same preposition and a name."""
    if any(_AGAINST & {*sheet.gap(a, b)} for a, b in pairwise(shares)):
        return None  # "44% in Arden, compared with 39% in Bray": a rate of each place
    heads = {tuple(sheet.after(share, 1)) for share in shares[1:]}
    named = all(sheet.page.tag_at(share.last + 1) in ("NNP", "DT") for share in shares[1:])
    if len(shares) > 2 and heads in ({("in",)}, {("from",)}) and named:
        return sheet.words(shares[0].first, shares[-1].last)
    return None


def polled(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`The poll puts Labour on 38%, the Conservatives on 34% and the Greens on 21%`: one vote each."""
    on = any(all(sheet.before(share, 1) == [word] for share in shares[1:]) for word in ("on", "at"))
    bare = all(_is_named(sheet, share) for share in shares) and {"had", "has", "won"} & set(sheet.before(shares[0], 1))
    parties = len(shares) > 2 and (on or bare)  # "Mr Diaz had 48%, Ms Ruiz 41% and Mr Soto 16%"
    if not parties or not all(_names(sheet, a.last, b.first) for a, b in pairwise(shares)):
        return None
    near = {*sheet.before(shares[0], 24), *sheet.after(shares[0], 4), *sheet.after(shares[-1], 12)}
    voted = bool(_POLLS & near) and not _RATED & near
    return sheet.words(shares[0].first, shares[-1].last) if voted else None


def _is_named(sheet: Sheet, share: Figure) -> bool:
    """Whether a name stands right before the share, or before its "had"."""
    k = sheet.left(share) - 1
    k -= sheet.page.lows[k] in ("had", "has", "won")
    return sheet.page.words[k][:1].isupper()


def _names(sheet: Sheet, first: int, last: int) -> bool:
    return any(sheet.page.words[k][:1].isupper() for k in range(first, last))


def accounted(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`First-time buyers accounted for 30% of sales and investors for 15%, while repeat buyers made up 55%`."""
    if len(shares) < len(("one", "two", "three")) or any(OVERLAPPING & {*sheet.before(s, 6)} for s in shares):
        return None
    leads = [tuple(sheet.before(share, 2)) for share in shares]
    told = leads[0] in MADE_UP and all(lead in MADE_UP or lead[-1:] == ("for",) for lead in leads)
    whole = sheet.after(shares[0], 1) == ["of"] and all(sheet.after(share, 1) != ["of"] for share in shares[1:])
    return sheet.words(shares[0].first, shares[-1].last) if told and whole else None
