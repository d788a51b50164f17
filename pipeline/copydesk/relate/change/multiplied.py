"""Multiples whose two levels stand in other sentences, with more levels of the same unit around them.

    Filling a tank costs £210. It cost £105 in 2020 and £118 last year. ... The cost has doubled in two years.
    The appeal raised £300,000. The one before brought in £120,000. ... It was 2.5 times the size of the last.

Claims of kind "change" with the roles multiple, base and result; cue ``link`` is the multiple. Its words name nothing
that the levels are not of, no other two near by give it, and the two are the only ones that are told of two times,
or of times so far apart.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.change import contrast, told_times, two_times
from copydesk.relate.change.draft import alike, gives
from copydesk.relate.change.move import KINDS, Change
from copydesk.relate.change.two_times import Pair
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_BACK, _AHEAD = 4, 2  # sentences
_TWO = 2
_MANY = 12  # levels near by, beyond which no two are the only ones
_OFF = Decimal(2)  # times, beyond which it is a multiple of two other levels
_NOUN, _ROOT = 4, 7  # letters of a noun, and of its root: "foreclosed", "foreclosures"
_DATED = 5  # words behind a level that date it
_LEAD = 10  # words before a multiple that name what has moved
_SPAN = 8  # words behind it that tell how long it took, or what it is held against
_VAGUE = frozenset(
    "number total figure rate tally count price amount toll level volume size sum bill cost fare fee".split()
)
_PLACED = frozenset("in at for among from outside".split())
_UNREAL = frozenset("not would could might may will if expected forecast target".split())


def claims(sheet: Sheet, changes: Sequence[Change], told: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each multiple that has no levels yet, in ``changes`` or in what is ``told``, without ids."""
    sizes = [f for f in sheet.plain if f.quantity.kind == "multiple" and not sheet.is_headline(f.line)]
    if not sizes:
        return
    done = {c.roles["multiple"].quantity.id for c in changes if len(c.roles) > 1 and "multiple" in c.roles}
    done |= {claim.roles["multiple"] for claim in told if "multiple" in claim.roles}
    compared = {(c.pair[0].first, c.pair[1].first) for c in changes if c.pair is not None}
    for size in sizes:
        if size.quantity.id in done:
            continue
        pair = _likelier(sheet, size) or _pair(sheet, size, compared)
        if pair is not None:
            tie = sheet.words(size.first, size.last)
            roles = {"base": pair[0], "result": pair[1], "multiple": size}
            yield sheet.claim("change", roles, cues={"link": tie}, explicit=False)


def _pair(sheet: Sheet, size: Figure, compared: set[tuple[int, int]]) -> Pair | None:
    """The only two levels near by that the words can mean; None where another two give the multiple."""
    said = {*sheet.said(size.sentence)}
    levels = list(_levels(sheet, size))
    away = _UNREAL & said or contrast.is_then(sheet, size.sentence) or len(levels) > _MANY
    if (size.quantity.value or 0) <= 1 or away:
        return None
    pairs = [pair for pair in _pairs(sheet, levels) if _near(size, pair)]
    if any(gives(*pair, size) for pair in pairs) or any(f.sentence == size.sentence for pair in pairs for f in pair):
        return None
    told = [pair for pair in pairs if speaks_of(sheet, size, pair)]
    if _span(sheet, size) is None:
        told = [p for p in told if (p[0].first, p[1].first) in compared or _earlier_first(sheet, size, p)]
        told = [pair for pair in told if not told_times.elsewhere(sheet, size, pair)]
    else:
        told = [pair for pair in told if pair[1].first < size.first and _so_long(sheet, size, pair)]
    if len({tuple(f.quantity.value for f in pair) for pair in told}) != 1:
        return None
    named = {*_named(sheet, size)} & _told(sheet, told[0])
    return told[0] if named or _compares(sheet, size) or _span(sheet, size) is not None else None


def _likelier(sheet: Sheet, size: Figure) -> Pair | None:
    """`36% of men failed. The rate for women was 18%, making men twice as likely`: the only two shares told so far."""
    if sheet.after(size, 2) not in (["as", "likely"], ["more", "likely"], ["as", "common"]):
        return None
    near = [f for n in (-1, 0) for f in sheet.of_sentence.get(size.sentence + n, ()) if f.first < size.first]
    shares = [f for f in near if f.quantity.kind in ("percent", "fraction", "ratio")]
    plain = all(f.quantity.kind == "percent" and f.quantity.trend is None and f.quote == size.quote for f in shares)
    if len(shares) != _TWO or not plain or _UNREAL & {*sheet.said(size.sentence)}:
        return None
    low, high = sorted(shares, key=lambda f: f.quantity.value or 0)
    pair = low, high
    return pair if (low.quantity.value or 0) > 0 and _near(size, pair) else None


def _earlier_first(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """Whether the lower is told to be of the earlier time, and only that one may stand behind the multiple."""
    return contrast.earlier_of(sheet, *pair) is pair[0] and pair[1].first < size.first


def _levels(sheet: Sheet, size: Figure) -> Iterator[Figure]:
    """The levels of the sentences around, in the voice of the multiple or in the paper's own."""
    for n in range(size.sentence - _BACK, size.sentence + _AHEAD + 1):
        for figure in sheet.of_sentence.get(n, ()):
            voiced = figure.quote in (None, size.quote) and figure.quantity.kind in KINDS
            if voiced and figure is not size and two_times.is_level(sheet, figure):
                yield figure


def _pairs(sheet: Sheet, levels: Sequence[Figure]) -> Iterator[Pair]:
    """The lower and the higher of each two that can be levels of one thing."""
    for one, other in combinations(levels, 2):
        sized = pen.near(one.quantity.value, other.quantity.value, two_times.MANIFOLD)
        if sized and one.quantity.value != other.quantity.value and alike(one, other) and _same(sheet, one, other):
            low, high = sorted((one, other), key=lambda f: f.quantity.value or 0)
            yield low, high


def _same(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether they are of one thing by their nouns, or a noun of one comes of a word beside the other."""
    if contrast.same(one, other):
        return True
    return any(
        word.startswith(noun[:_ROOT])
        for a, b in ((one, other), (other, one)) for noun in contrast.names(a) if len(noun) >= _NOUN
        for word in sheet.said(b.sentence) if len(word) >= _NOUN
    )  # fmt: skip


def _near(size: Figure, pair: Pair) -> bool:
    low, high = (f.quantity.value or Decimal(0) for f in pair)
    return pen.near(high / low, size.quantity.value, _OFF)


def _span(sheet: Sheet, size: Figure) -> Figure | None:
    """`doubled in two years`, `trebled in the six weeks`: how long it took."""
    near = [f for f in sheet.of_sentence[size.sentence] if 0 < f.first - size.last <= _SPAN]
    spans = [f for f in near if f.quantity.kind == "duration"]
    gap = sheet.gap(size, spans[0]) if spans else []
    told = gap[:1] in (["in"], ["over"], ["within"]) and {*gap[1:]} <= {"the", "just", "past", "last"}
    return spans[0] if told else None


def _so_long(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """Whether the year of the base lies so many years before the result's, or before the latest of the article.

    Of weeks and months it is enough that the base is of no year of its own.
    """
    span = _span(sheet, size)
    then = _years(sheet, pair[0])
    if span is None or span.quantity.unit != "year":
        return span is not None and not then and _earlier_first(sheet, size, pair)
    now = _years(sheet, pair[1]) or {_latest(sheet)}
    return len(then) == len(now) == 1 and max(now) - max(then) == span.quantity.value


def _years(sheet: Sheet, figure: Figure) -> set[int]:
    """The year told right behind the figure, or before it where nothing dates it behind: "$900 in 2019 and $1,250"."""
    behind = sheet.after(figure, _DATED)
    behind = behind[: next((k for k, word in enumerate(behind) if word in ("and", ",", ";", ".")), _DATED)]
    near = behind if any(map(contrast.year, behind)) or "last" in behind else sheet.before(figure, _SPAN)
    return {int(word) for word in near if contrast.year(word)}


@functools.lru_cache(maxsize=2)
def _latest(sheet: Sheet) -> int:
    """The latest year that a date of the article is of; the one behind "last year"."""
    dates = [d for d in sheet.dates if d.from_ and d.from_[:4].isdigit()]
    return max((int((d.from_ or "")[:4]) + d.text.lower().startswith("last year") for d in dates), default=0)


def _compares(sheet: Sheet, size: Figure) -> bool:
    """`three times that of`, `2.5 times the size of the last`, `seven times as many`, `the fourfold increase`."""
    behind = sheet.after(size, _SPAN)
    if sheet.before(size, 1) == ["the"]:
        return sheet.page.tag_at(size.last) == "NN"
    return behind[:2] in (["that", "of"], ["as", "many"], ["as", "much"]) or behind[:1] in (["what"], ["its"]) or (
        behind[:1] == ["the"] and bool(_VAGUE & {*behind[1:2]})
    )


def speaks_of(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """Whether each noun before the multiple is told of the levels too: "the cost", not "the car fare"."""
    named, told = _named(sheet, size), _told(sheet, pair) | _VAGUE
    placed = _PLACED & {*sheet.before(size, _LEAD)}  # "Bike sales in the north have tripled"
    counted = "number" in named and pair[0].quantity.kind == "money"
    return not placed and not counted and all(noun in told for noun in named)


def _named(sheet: Sheet, size: Figure) -> list[str]:
    """The nouns before the multiple, and that of "as many visitors", as stems."""
    first = max(sheet.bounds(size.sentence)[0], size.first - _LEAD)
    nouns = (k for k in range(first, size.first) if sheet.page.tags[k].startswith("NN") and k not in sheet.dated)
    places = [k for k in nouns if sheet.page.words[k].islower()]
    if sheet.after(size, 2) in (["as", "many"], ["as", "much"]) and sheet.page.tag_at(size.last + 2) in ("NN", "NNS"):
        places.append(size.last + 2)  # "nine times as many visitors"
    return [stem(sheet.page.words[k]) for k in places]


def _told(sheet: Sheet, pair: Pair) -> set[str]:
    """The nouns of the two levels, and the words of their sentences."""
    said = {stem(word) for f in pair for word in sheet.said(f.sentence)}
    return said | {noun for f in pair for noun in f.nouns}
