"""Words that give one of several a place: "the second-largest town", "came third", "took top spot"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.relate.sheet import Sheet

# What each owner of a figure is one of, whatever the figures count: "the second-largest group"
SHARES = frozenset("contingent group share number source market contributor".split())
PUT = frozenset("put puts putting left leaves leaving made making".split())  # "That put Arden third"
_NTH = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5}
_WORDS = "two three four five six seven eight nine ten eleven twelve".split()
_COUNTS = {word: n for n, word in enumerate(_WORDS, 2)} | {str(n): n for n in range(2, 13)}
_GREAT = (
    r"(?:large|bigg|high|long|tall|busi|heavi|deep|wid|great|wett|hott|rich|strong|sharp|steep|clever)(?:e?st)"
    r"|(?:worst|hardest)(?=[- ](?:hit|affected|damaged|flooded)\b)"
)
_SMALL = r"(?:low|small|short|weak|cheap|few|light|mild|poor)(?:e?st)|least (?!since|of|in|for|as)[a-z]+"
_RANK = re.compile(
    r"(?:(?:\bits|\btheir)(?= (?:second|third|fourth|fifth|sixth|2nd|3rd|4th|5th)[- ])|\bthe|['’]s?"
    r"|\b(?:was|were|is|are|and|rose|grew|fell)(?= [a-z]+est (?:in|at|among) (?:the )?(?-i:[A-Z]))) "
    r"(?:(?P<place>second|third|fourth|fifth|sixth|2nd|3rd|4th|5th)[- ])?"
    rf"(?P<most>{_GREAT}|{_SMALL}|best-selling|most [a-z]+(?: about)?|fastest|quickest|top(?= [a-z]+[eo]rs?\b)"
    r"|(?<=(?:nd|rd|th)[- ])[a-z]+est)\b",
    re.I,
)
_OTHER = re.compile(rf"(?!{_GREAT}$|{_SMALL}$|fastest$|quickest$)[a-z]+est", re.I)  # "oldest", "safest"
_ORDER = re.compile(
    r"\b(?:(?:ranked|ranks|came|come|comes|coming|came in|finish|finished|finishing|finishes|placed|placing"
    r"|was|is|are|were|stood|lie|remain"
    r"|(?:dropped|drops|fell|slipped|slid|climbed|rose|moved) (?:down |up |back )?(?:to|into)) "
    r"(?P<place>second|third|fourth|fifth|sixth)\b(?![- ]\w+est)"
    rf"|(?:{'|'.join(sorted(PUT))}) (?:(?:the )?[a-z]+|(?-i:(?:[A-Z][\w-]+ ?){1,4}))\s"
    r"(?P<left>second|third|fourth|fifth|sixth)\b(?= ?(?:[.,;]|in the|of the|among|behind|with|overall|on))"
    r"|(?:in|into|to|with|took|takes|taking|claimed|claiming|secured|securing) "
    r"(?P<in>second|third|fourth|fifth|sixth) place\b"
    r"|(?P<top>(?:took|takes|claimed|held) (?:the )?top spot\b"
    r"|(?:is|are|was|were) (?:at the )?top of the (?:table|list)\b)"
    r"|(?P<last>(?:is|are|was|were|finished|came) (?:at the )?bottom of the (?:table|list)\b"
    r"|(?:came|finished|was|were) last\b(?! \w)))",
    re.I,
)
_IS = frozenset("was were is are and rose grew fell".split())  # before a superlative without "the"
_KNOWN = frozenset("expensive popular visited common populous".split())
_ELSEWHERE = frozenset(
    "since ever record history after outside apart excluding until kind decade longer once one former his her".split()
)
_NEVER = frozenset(["no", "not", "once", "formerly", "of", "former", "equalling", "equaling", "matching"])
_SPANS = frozenset({*_COUNTS, "a", "more", "almost", "nearly", "at", "over", "about"})  # "for at least a decade"
_BEFORE = (["last", "year"], ["a", "year"], ["last", "time"], ["last", "month"])
_BOTTOM = "lowest"  # what the last of a table has
_FASTER = frozenset(["fastest", "quickest"])  # of lengths of time the shorter is the better
_KEPT = "copydesk_places"  # under which a Doc keeps them
_SCOPE = 7  # words behind the superlative that say of what it is
_LEAD = 24  # words before it in which "Among the four parishes" may stand
_FIELD = frozenset(["field", "list", "group", "table"])
_TABLES = frozenset("table standings list ranking rankings field league race contest poll election vote group".split())
_LAST = frozenset(["last", "previous"])
_GAP = 4  # words from "of" to the number: "of the city's four"


@dataclass(frozen=True, slots=True)
class Place:
    """A place among others: its words, which place it is, and of how many.

    most: the superlative, "" without one. bound: by a time or a kind of its own ("since 2007", "in its history").
    among: how many share the places, None where that is not told.
    """

    first: int
    last: int
    nth: int
    most: str
    bound: bool
    among: int | None

    @property
    def faster(self) -> bool:
        """Whether the shortest time has the first place."""
        return self.most in _FASTER

    @property
    def smallest(self) -> bool:
        """Whether the least has the first place."""
        return bool(re.fullmatch(_SMALL, self.most))

    @property
    def vague(self) -> bool:
        """Whether the superlative alone does not tell what is counted: "the most important"."""
        word = self.most.removeprefix("most ")
        return word != self.most and word not in _KNOWN


def places(sheet: Sheet) -> list[Place]:
    """The places of a text whose words tell what is measured, in no order."""
    known = (place for place in all_places(sheet) if not _OTHER.fullmatch(place.most))
    return [place for place in known if sheet.page.low_at(place.first) not in _IS
            or sheet.page.low_at(place.first + 1) != place.most]  # fmt: skip


def all_places(sheet: Sheet) -> tuple[Place, ...]:
    """The places of a text, "the second-oldest" and "was lowest in Acton" too; read once for all who ask."""
    known: tuple[Place, ...] | None = sheet.doc.user_data.get(_KEPT)
    if known is None:
        known = sheet.doc.user_data[_KEPT] = tuple(_read(sheet))
    return known


def _read(sheet: Sheet) -> Iterator[Place]:
    page = sheet.page
    for pattern in (_RANK, _ORDER):
        for match in pattern.finditer(page.text):
            first, last = page.at(match.start()), page.at(match.end())
            if first >= len(page) or _NEVER & {*page.lows[max(0, first - 2) : first]}:
                continue
            named = match.groupdict()
            nth = _NTH.get((named.get("place") or named.get("in") or named.get("left") or "").lower(), 1)
            scope = page.lows[last : last + _SCOPE] if pattern is _RANK else []
            most = _BOTTOM if named.get("last") else (named.get("most") or "").lower()
            dated = _of_a_time(page.lows[last : last + 2]) or (pattern is _ORDER and _elsewhere(page.lows, last))
            bound = dated or bool(_ELSEWHERE & {*scope}) or bool(scope and _for_years(scope))
            yield Place(first, last, nth, most, bound, _among(sheet, first, last))


def _of_a_time(behind: Sequence[str]) -> bool:
    """`was third in 2008`, `was second last year`: and no longer."""
    year = len(behind) == 2 and behind[0] == "in" and behind[1].isdigit() and len(behind[1]) == len("2008")
    return year or behind in _BEFORE


def _elsewhere(lows: Sequence[str], last: int) -> bool:
    """`second in seven wards`, `came second at the last election`: in another contest than the figures beside it."""
    behind = lows[last + 1 : last + 1 + _GAP]
    table = next((k for k, low in enumerate(behind) if low in _TABLES), None)
    told = table is not None and behind[table + 1 : table + 2] != ["for"]
    return (lows[last : last + 1] == ["in"] and not told) or not _LAST.isdisjoint(behind[: _GAP - 1])


def _for_years(scope: Sequence[str]) -> bool:
    """`the highest at Mill Lane for 11 years`, `the lowest in 16 years`: of that time alone."""
    return any(one in ("for", "in") and (other.isdigit() or other in _SPANS) for one, other in pairwise(scope))


def _among(sheet: Sheet, first: int, last: int) -> int | None:
    """`the second-lowest of the six councils`, `Among the four parishes, ...`: how many there are."""
    lows, sents = sheet.page.lows, sheet.page.sents
    opens = sheet.bounds(sents[first])[0]
    for k in (*range(last, last + _SCOPE), *range(max(opens, first - _LEAD), first)):
        if k < len(lows) and sents[k] == sents[first] and lows[k] in ("of", "among"):
            near = [_COUNTS[low] for low in lows[k + 1 : k + 1 + _GAP] if low in _COUNTS]
            whole = lows[k + 1 : k + 2] in (["the"], ["its"], ["all"], ["their"], ["those"], ["these"])
            if near and whole and lows[k] == "of" and opens < k < first:
                continue  # "three of the four ... was the largest"
            field = lows[k - 1] in _FIELD and lows[k + 1] in _COUNTS  # "second in the field of five"
            if near and (whole or field):
                return near[0]
    return None
