"""Places that a superlative gives, beside the figures of those who are said or shown to have more.

    With 131,600 residents it is the second-largest town. Marlock has 148,200 and Corran 96,400.
    The Corsa was the second best-selling model, with 92,077. The Fiesta was bought by 133,434 people.
    the third-fastest by a team of the club, behind the 12 hours and 48 minutes of 2014 and the 12 hours and two ...

Claims of kind "comparison" as in `rank`, with the attribute "list": the figure, and that one of the others that can
have no more than it. Whoever is the second largest has one above him, and no second one. Only named others
of the same paragraph or of the sentences beside it count, whose figures measure the same. Cue ``place``: the
superlative, as ``order``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_PLACE = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_GREAT = r"(?:large|bigg|high|long|tall|busi|heavi|deep|wid|great|wett|hott|rich|strong|sharp|steep|clever)(?:e?st)"
_RANK = re.compile(
    r"(?:\bthe|['’]s) (?:(?P<place>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th)[- ])?"
    rf"(?P<most>{_GREAT}|best-selling|most (?:expensive|popular|visited|common|populous)|fastest|quickest)\b",
    re.I,
)
_ORDER = re.compile(
    r"\b(?:ranked|came|finished|placed|was|is|stood) (?P<place>second|third|fourth|fifth)\b(?![- ]\w+est)", re.I
)
_LESS = frozenset(["fastest", "quickest"])  # of lengths of time the shorter is the better
_RATED = ("high", "strong", "sharp", "steep", "great")  # begin what rates can be
_OF_TIME = _LESS | {"longest"}  # what lengths of time can be
_KINDS = frozenset(["money", "percent", "count", "number", "measure", "duration"])
_ELSEWHERE = frozenset(
    "since ever record history after outside apart excluding until kind decade longer once one former his her".split()
)
_NEVER = frozenset(["no", "not", "once", "formerly", "among", "of", "former"])
_BASES = frozenset("from than last previous every per up down least another over under".split())
_WITH = frozenset(["with", "at", "on"])
_OPENS = frozenset("ahead while where followed than ; second third next behind".split())  # what is told of another
_PARTED = frozenset(["and", "but", "while", "as", ";"])
_REACH = 12  # words between a figure and its place
_SCOPE = 7  # words behind the superlative that say of what it is
_NAMED = 14  # words before a figure in which its owner is named
_TIMES = Decimal("1.5")  # times the other, beyond which a bare number is no time of the same race
_SIZES = Decimal(10)  # times the other, beyond which two bare numbers count two things


@dataclass(frozen=True, slots=True)
class _Rank:
    """A place among others: its words, the place, and whether less is better."""

    first: int
    last: int
    place: int
    most: str
    bound: bool  # by a time or a kind of its own: "since 2007", "in its history"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place that the figures of others can be held against, without ids."""
    sheet = sheets.read(doc, mentions)
    for rank in _ranks(sheet):
        behind = _listed_behind(sheet, rank)
        own = _own(sheet, rank, behind)
        claim = _among(sheet, rank, own, behind) if own is not None else None
        if claim is not None:
            yield claim


def _ranks(sheet: Sheet) -> Iterator[_Rank]:
    page = sheet.page
    for pattern in (_RANK, _ORDER):
        for match in pattern.finditer(page.text):
            first, last = page.at(match.start()), page.at(match.end())
            scope = page.lows[last : last + _SCOPE] if pattern is _RANK else []
            lead = page.lows[max(0, first - 2) : first]
            if _NEVER & {*lead} or first >= len(page):
                continue
            most = (match.groupdict().get("most") or "").lower()
            place = _PLACE.get((match["place"] or "").lower(), 1)
            yield _Rank(first, last, place, most, bool(_ELSEWHERE & {*scope}))


def _figures(sheet: Sheet, sentence: int) -> list[Figure]:
    """The figures of a sentence that can rank: exact ones, and no sizes of a rise or fall."""
    here = sheet.of_sentence.get(sentence, ())
    plain = [f for f in here if f.quantity.kind in _KINDS and f.quote is None]
    plain = [f for f in plain if f.quantity.trend is None or f.quantity.kind != "percent"]
    plain = [f for f in plain if f.quantity.approximation == "exact" and not _BASES & {*sheet.before(f, 1)}]
    bought = [sheet.page.tag_at(sheet.left(f) - 2) == "VBN" for f in plain]  # "was bought by 133,434 people"
    return [f for f, by in zip(plain, bought, strict=True) if by or sheet.before(f, 1) != ["by"]]


def _listed_behind(sheet: Sheet, rank: _Rank) -> list[Figure]:
    """The figures of a sentence behind its "behind", alike, up to its next clause."""
    end = sheet.bounds(sheet.page.sents[rank.first])[1]
    at = next((k for k in range(rank.last, end) if sheet.page.lows[k] == "behind"), None)
    if at is None:
        return []
    found: list[Figure] = []
    for figure in _figures(sheet, sheet.page.sents[rank.first]):
        if figure.first < at or (found and not _alike(found[0], figure)):
            continue
        gap = sheet.page.lows[found[-1].last if found else at : figure.first]
        if {"ahead", ";", "while", "but", "whereas"} & {*gap}:
            break
        found.append(figure)
    return found


def _own(sheet: Sheet, rank: _Rank, behind: Sequence[Figure]) -> Figure | None:
    """The figure of the one who has the place: right before the superlative, or behind it with "with" or "at"."""
    here = [f for f in _figures(sheet, sheet.page.sents[rank.first]) if f not in behind]
    after = [f for f in here if rank.last <= f.first and f.first - rank.last <= _REACH]
    told = [f for f in after if _WITH & {*sheet.before(f, 1)} or sheet.before(f, 2) == ["score", "of"]]
    told = [f for f in told if not _OPENS & {*sheet.page.lows[rank.last : f.first]}]
    before = [f for f in here if f.last <= rank.first and rank.first - f.last <= _REACH]
    before = [f for f in before if not _PARTED & {*sheet.page.lows[f.last : rank.first]}]
    if told or before:
        return told[0] if told else before[-1]
    number = sheet.page.sents[rank.first]
    if behind:  # "in 13 hours and 25 minutes. The crossing was the third-fastest, behind"
        earlier = [f for f in _figures(sheet, number - 1) if _alike(f, behind[0])]
        return earlier[-1] if len(earlier) == 1 else None
    later, start = _figures(sheet, number + 1), sheet.bounds(number)[1]
    it = [low for low in sheet.page.lows[start : start + 3] if not low.isspace()][:1] in (["it"], ["he"], ["she"])
    return later[0] if later and it else None  # "It is the biggest draw. It had 34,200 visitors"


def _among(sheet: Sheet, rank: _Rank, own: Figure, behind: Sequence[Figure]) -> Claim | None:
    """The claim about the figure and the first of the others that must not pass it."""
    timed = own.quantity.kind == "duration" or (rank.most in _LESS and own.quantity.kind == "number")
    if (rank.bound and not behind) or (timed and rank.most and rank.most not in _OF_TIME):
        return None
    if own.quantity.kind == "percent" and rank.most and not rank.most.startswith(_RATED):
        return None  # "Lanner, the largest, which is at 47%"
    less = timed and rank.most in _LESS
    near = [] if rank.bound else _others(sheet, own)
    if own.quantity.kind == "percent" and rank.place == 1:
        near = [f for f in near if f.sentence == own.sentence]  # rates of other things stand in other sentences
    people = rank.most.startswith(("best-", "most "))  # "92,077 registrations ... bought by 133,434 people"
    others = {f.first: f for f in (*behind, *near) if _alike(own, f, nouns=not people) and f is not own}
    ranked = sorted(others.values(), key=lambda f: f.quantity.value or ZERO, reverse=not less)
    if len(ranked) < rank.place:
        return None
    rival = ranked[rank.place - 1]
    pair = [rival, own] if less else [own, rival]
    words = sheet.words(rank.first, rank.last)
    return sheet.claim("comparison", {"first": pair[0], "second": pair[1]}, attribute="list", explicit=False,
                       cues={"order": words, "place": words})  # fmt: skip


def _others(sheet: Sheet, own: Figure) -> list[Figure]:
    """The figures of named others in the paragraph and in the sentences beside."""
    names, found = _names(sheet, own), list[Figure]()
    for number in range(own.sentence - 2, own.sentence + 3):
        for figure in _figures(sheet, number):
            near = figure.line == own.line or abs(number - own.sentence) == 1
            named = _names(sheet, figure) if near and figure is not own and not figure.bracketed else set()
            if named and not named & names and not _dated(sheet, figure, own):
                found.append(figure)
    return found


def _names(sheet: Sheet, figure: Figure) -> set[str]:
    """The names right before a figure in its clause."""
    page, first = sheet.page, sheet.bounds(figure.sentence)[0]
    found: set[str] = set()
    for k in range(figure.first - 1, max(first, figure.first - _NAMED) - 1, -1):
        opens = page.words[k][:1].isupper() and page.tags[k][:2] == "NN" and page.tag_at(k + 1)[:2] == "VB"
        if page.tags[k] in ("NNP", "NNPS") or opens:  # "Kestrel sold 387,000"
            found.add(page.words[k])
        elif found or page.lows[k] in (";", "while", "but") or page.tags[k] == "CD":
            break
    return found


def _dated(sheet: Sheet, figure: Figure, own: Figure) -> bool:
    """Whether the figure is of a time of its own: "which had 148,200 in 1999"."""
    end = sheet.page.end(min(figure.last + 4, len(sheet.page)) - 1)
    return any(figure.quantity.end <= d.start < end for d in sheet.dates) and figure.sentence != own.sentence


def _alike(one: Figure, other: Figure, *, nouns: bool = True) -> bool:
    """Whether both measure the same: one kind and unit, and with ``nouns`` one thing counted."""
    a, b = one.quantity, other.quantity
    if {a.kind, b.kind} == {"number", "duration"}:
        return pen.near(a.value, b.value, _TIMES)  # "won in 9.95 seconds ... clocked 10.02"
    if {a.kind, b.kind} <= {"count", "number"}:
        counted = a.kind == b.kind == "count" and bool(one.nouns) and bool(other.nouns)
        same = not counted or one.nouns[0] == other.nouns[0]
        return (same or not nouns) and pen.near(a.value, b.value, _SIZES)
    return a.kind == b.kind and (one.unit == other.unit or a.kind == "duration") and pen.near(a.value, b.value, _SIZES)
