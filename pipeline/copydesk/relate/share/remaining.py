"""The last share of a whole, and the shares of the sentences before that it is what remains of.

    put A on 34%, with B on 28%. C was on 29% and smaller parties shared the remaining 11%
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk.interval import HUNDRED, ZERO
from copydesk.records import TextSpan
from copydesk.relate import motion
from copydesk.relate.share.rest_got import rest_got
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import says

SHARES = ("percent", "fraction", "ratio")
_ENDS = frozenset(["last", "final"])
_REST = frozenset(["remaining", "rest", "remainder", "balance"]) | _ENDS
_LEAVES = frozenset(["leaves", "left"])
_POINTING = frozenset(["that", "this", "which"])
_LEFT = {("that", "is", "left"), ("that", "was", "left"), ("which", "is", "left"), ("that", "remains"),
         ("that", "remained"), ("left", "over"), ("still", "left")}  # fmt: skip
_ELSE = {("everything", "else"), ("everyone", "else"), ("everybody", "else"), ("all", "others"), ("anything", "else")}
_CLAUSES = frozenset([";", "and", "while", "with", "but", "whereas"])
_LIMITS = frozenset("threshold limit target ceiling turnout".split())
_UNSURE = 8  # words behind a share that say of whom it is
_SUBJECT = 14  # words from "everything else" to its share
_MOST = 8  # shares of one list
_POLLED = frozenset(["poll", "survey", "voters"])
_VOTES = (["on"], ["at"], ["with"])
_BACK = 3  # sentences before a rest in which the other shares may be
_BASES = frozenset("from than".split())
_THEN = (["compared", "with"], ["compared", "to"])
_COMES = frozenset("come comes came amount amounts amounted".split())  # "donations came to 18%"
_STOPS = frozenset([",", ".", ";", "and", "but", "while"])
_AGO = frozenset(["last", "earlier"])  # "43% last year"
_SIZED = (["rise"], ["fall"], ["increase"], ["drop"], ["growth"], ["more"])
_OFF = 20  # percent from 100, beyond which the rest is of another whole


def all_before(sheet: Sheet, shares: Sequence[Figure]) -> list[Figure]:
    """The shares with those of the one or two sentences before, where all of them make 100%; else none."""
    here = [f for f in sheet.of_sentence[shares[0].sentence] if f.first < shares[0].first and f.quantity.kind in SHARES]
    own = [*(f for f in here if is_share(sheet, f)), *shares]
    if len(own) > len(shares) and _off(own) <= 1:
        return own  # "60% of it, or 510m euros, will go on plants, with Bray getting 25% and Clee the other 15%"
    beside = [f for n in (shares[0].sentence - 1, shares[0].sentence) for f in sheet.of_sentence.get(n, ())]
    beside = [f for f in beside if f.quantity.kind == "percent" and f.line == shares[0].line]
    beside = [f for f in beside if f.first <= shares[-1].first]
    levels = [f for f in beside if not _BASES & {*sheet.before(f, 1)} and not f.bracketed]
    if len(shares) < len(levels) <= _MOST and _off(levels) <= 1:
        return levels  # "28% of sales, down from 33%. Bray rose to 22% and Clee made up 31%, leaving 19%"
    earlier, over = list[Figure](), list[Figure]()
    for number in (shares[0].sentence - 1, shares[0].sentence - 2):
        told = [f for f in _of_all(sheet, number, shares[-1]) if is_share(sheet, f)]
        earlier = [*(f for f in told if sheet.before(f, 2) not in _THEN), *earlier]
        every = [*earlier, *shares]
        polled = bool(_POLLED & {*sheet.said(number)})
        voted = earlier and (polled or all(sheet.before(f, 1) in _VOTES for f in earlier)) and len(every) > 2
        if voted and len(every) <= _MOST and total(every) > HUNDRED + 1:
            over = every  # "put A on 34%, with B on 28%. C was on 29% and smaller parties shared the remaining 11%"
        elif len(every) <= _MOST and _off(every) <= 1:
            return every
    if over:
        return over
    if (near := _told_before(sheet, shares)) is not None:
        return near
    if len(shares) == 1:
        return []
    first = sheet.bounds(shares[0].sentence)[0]
    return list(shares) if "of" in sheet.page.lows[first : shares[0].first] and not earlier else []


def _told_before(sheet: Sheet, shares: Sequence[Figure]) -> list[Figure] | None:
    """`62% were on trolleys and 23% on wards. The other 25% were in corridors`: those that come nearest 100%."""
    if any(f.quantity.kind == "fraction" and f.first < shares[0].first for f in sheet.of_sentence[shares[0].sentence]):
        return None  # "One fifth will be shared; national banks bear the other 80%"
    near: list[Figure] = []
    pools: list[list[Figure]] = []
    for number in range(shares[0].sentence - 1, shares[0].sentence - 1 - _BACK, -1):
        here = [f for f in _of_all(sheet, number, shares[-1]) if not _BASES & {*sheet.before(f, 1)}]
        here = [f for f in here if sheet.before(f, 2) not in _THEN and not _AGO & {*sheet.after(f, 1)}]
        if any(_is_swing(sheet, f) or _is_size(sheet, f) for f in sheet.of_sentence.get(number, ())):
            here = []  # "Support stood at 52% in May, a drop of five points": the level of another time
        if not all(is_share(sheet, f) and f.quote == shares[0].quote for f in here):
            break
        near = [*here, *near]
        if near and (shares[0].line - near[0].line <= len(pools) + 1 or _only_two(sheet, [*near, *shares])):
            pools.append([*near, *shares])
    fitting = [pool for pool in pools if _comes_near(sheet, pool)]
    return min(fitting, key=_off, default=None)


def _of_all(sheet: Sheet, number: int, last: Figure) -> list[Figure]:
    """The shares of a sentence; behind a percentage no fraction "of the people", who are another whole."""
    every = sheet.of_sentence.get(number, ())
    shares = [f for n, f in enumerate(every) if f.quantity.kind in SHARES or _is_elliptic(sheet, every[:n], f)]
    plain = shares[:1] if last.quantity.kind == "percent" else shares
    return [f for f in shares if f in plain or f.quantity.kind not in SHARES[1:] or sheet.after(f, 1) != ["of"]]


def _is_elliptic(sheet: Sheet, before: Sequence[Figure], figure: Figure) -> bool:
    """`Barley is on 29 per cent of it, and beans are on 11.`: a number behind a percentage, of no other thing."""
    told = bool(before) and before[-1].quantity.kind == "percent" and figure.quantity.kind == "number"
    bare = told and sheet.page.low_at(figure.last) in _STOPS and 0 < (figure.quantity.value or 0) < HUNDRED
    return bare and before[-1].quantity.trend is None and bool({"and", ",", ";"} & {*sheet.gap(before[-1], figure)})


def _is_swing(sheet: Sheet, figure: Figure) -> bool:
    """`a drop of five points`, and not a lead of five."""
    return figure.quantity.kind == "percentage-point" and motion.at(sheet, max(figure.first - 2, 0)) is not None


def _is_size(sheet: Sheet, figure: Figure) -> bool:
    """`the drop is a milder 16.4%`: of a change that the clause names."""
    places = range(sheet.left(figure) - len(sheet.before(figure, 5)), sheet.left(figure))
    named = ((motion.at(sheet, k), sheet.page.low_at(k + 1)) for k in places)
    sized = any(m is not None and m.kind == "noun" and behind in ("is", "was") for m, behind in named)
    return figure.quantity.kind == "percent" and sized


def total(shares: Sequence[Figure]) -> Decimal:
    """What the shares come to in percent: 80 for "six in ten" and "a fifth"."""
    return sum(((f.quantity.value or ZERO) * _scale(f) for f in shares), ZERO)


def _scale(share: Figure) -> Decimal:
    return HUNDRED if share.quantity.kind in SHARES[1:] else Decimal(1)


def _only_two(sheet: Sheet, every: Sequence[Figure]) -> bool:
    """`Sixty per cent of the complaints were about delays. ... The other 40 per cent`: no third share before it."""
    before = [f for f in sheet.plain if f.first < every[-1].first and f.quantity.kind in SHARES]
    one = every[0]
    told = sheet.after(one, 1) == ["of"] and one.line <= 1 and one.quantity.approximation == "exact"
    return len(every) == 2 == len(before) + 1 and told and sheet.before(every[1], 2) == ["the", "other"]


def _off(shares: Sequence[Figure]) -> Decimal:
    return abs(total(shares) - HUNDRED)


def _comes_near(sheet: Sheet, every: Sequence[Figure]) -> bool:
    """Whether shares can be all of one whole, the last of them a rest: a slip away from 100%, none "of those"."""
    of_them = any(sheet.after(f, 2) in (["of", "those"], ["of", "them"], ["of", "these"]) for f in every[1:])
    two = len(every) == 2 and (every[0].line != every[1].line or every[1].sentence - every[0].sentence > 1)
    two = two and not _only_two(sheet, every)
    return not of_them and not two and len(every) <= _MOST and _off(every) <= _OFF


def others(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`31% for A, 36% for B and 12% for all other makers`: the last share is of all that are not named."""
    if len(shares) < 3 or _of_each(sheet, shares):
        return None
    last = shares[-1]
    if (named := all_else(sheet, last)) is not None:
        return named
    words = range(max(last.first - 5, shares[-2].last), min(last.last + 5, len(sheet.page)))
    for k in words:
        if sheet.page.lows[k] in ("others", "other") and sheet.page.sents[k] == last.sentence and _all(sheet, k):
            return sheet.words(k, k + 1)
    return None


def _of_each(sheet: Sheet, shares: Sequence[Figure]) -> bool:
    """Whether they are rates of groups and no shares of all: "31% among men", "a turnout of 45%"."""
    return any({"among", "turnout", "rate", "rates"} & {*sheet.before(share, 5)} for share in shares)


def _all(sheet: Sheet, k: int) -> bool:
    """Whether "other" leaves nothing out: "all other makers", "others"."""
    lows = sheet.page.lows
    return lows[k] == "others" or lows[k - 1] == "all" or lows[k - 2 : k] == ["all", "the"]


def rest(sheet: Sheet, last: Figure) -> TextSpan | None:
    """`the remaining 40%`, `the rest, 40%,`, `the 12% that is left`, `leaving 9%`; not "the rest of" something."""
    if (got := rest_got(sheet, last)) is not None:
        return got
    before = sheet.before(last, 3)
    if before[-2:] == ["the", "other"] or before[-1:] == ["leaving"]:
        return sheet.words(sheet.left(last) - 1, sheet.left(last))  # "while the other 11% said"
    leads = [word for word in before if word not in ("just", "only", "\n", "\n\n")]
    if len(leads) > 1 and leads[-1] in _LEAVES and leads[-2] in _POINTING:
        return sheet.words(sheet.left(last) - 1, sheet.left(last))  # "That leaves 20% for everything else"
    if (left := next((n for n in (3, 2) if tuple(sheet.after(last, n)) in _LEFT), 0)) and "the" in before[-1:]:
        return sheet.words(last.last, last.last + left)
    for k, word in enumerate(reversed(before), 1):
        if word in _ENDS and sheet.after(last, 1) == ["of"]:
            return None  # "The last 10% of a dam is difficult to use"
        if word in _REST:
            at = last.first - k
            while sheet.page.lows[at] != word:
                at -= 1
            return sheet.words(at, at + 1)
        if word.isalpha() and word not in ("the", "is", "being", "of"):
            return None
    return None


def all_else(sheet: Sheet, last: Figure) -> TextSpan | None:
    """`everything else made up 12%`, `All the other apps put together accounted for 7%`: what no share names."""
    page, end = sheet.page, sheet.left(last)
    first = max(sheet.bounds(last.sentence)[0], end - _SUBJECT)
    start = max((k + 1 for k in range(first, end) if page.lows[k] in _CLAUSES), default=first)
    for k in range(start, end):
        words = tuple(page.lows[k : k + 2])
        if (words in _ELSE or words == ("all", "other") or page.lows[k : k + 3] == ["all", "the", "other"]) and not (
            {"of", "among", "from", "in"} & {*page.lows[k:end]}
        ):
            return sheet.words(k, k + 2)
    return None


def unsure(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`47% chose A, 41% B and 12% were undecided`, `19% did not know and 4% declined to answer`: one question."""
    if len(shares) < 3 or _of_each(sheet, shares):
        return None
    for n, share in enumerate(shares[1:], 1):
        until = shares[n + 1].first if n + 1 < len(shares) else share.last + len(sheet.after(share, 6))
        words = tuple(sheet.page.lows[share.last : until])
        if says(words, "exclusive", "unsure"):
            return sheet.words(share.first, share.last)
    return None


def with_earlier(sheet: Sheet, shares: Sequence[Figure]) -> list[Figure]:
    """`A was the choice of 47%. B had 41% and 12% were undecided`: with the shares told just before."""
    if len(shares) > 2 and _off(shares) <= 1:
        return list(shares)  # "47% in support and 43% opposed, with 10% undecided"
    every = _told_before(sheet, shares)
    if every is not None and sum(_is_unsure(sheet, share, every) for share in every) > 1:
        return list(shares)  # "Another 9 percent were undecided. ... the 9 percent who are undecided": told again
    closed = every is not None and (unsure(sheet, every) or others(sheet, every)) is not None
    return every if every is not None and closed else list(shares)


def _is_unsure(sheet: Sheet, share: Figure, every: Sequence[Figure]) -> bool:
    """Whether the words behind a share, up to the next, say that those have no view."""
    until = min((f.first for f in every if f.first > share.first), default=share.last + _UNSURE)
    return says(sheet.page.lows[share.last : min(until, share.last + _UNSURE)], "exclusive", "unsure")


def is_share(sheet: Sheet, figure: Figure) -> bool:
    """Whether a percentage is a share: no change ("up to 22%", "a 5% rise"), and in no brackets."""
    of, those, verb = (*sheet.after(figure, 3), "", "", "")[:3]
    if of == "of" and those in ("those", "them", "these") and verb in ("had", "were", "said"):
        return False  # "22% opposed it and 27% of those had no view"
    before = sheet.before(figure, 2)
    if figure.bracketed or (figure.quantity.value or 0) < 0 or (before[1:] == ["of"] and before[0] in _LIMITS):
        return False
    at = sheet.left(figure) - 2
    by = before[-1:] == ["by"] and motion.at(sheet, max(at, 0)) is not None
    moved = figure.quantity.trend is not None or by or before[-1:] == ["from"] or before == ["up", "to"]
    moved = moved or before[-1:] == ["than"] or before == ["than", "the"]  # "7.9 points worse than the 40% of 2017"
    moved = moved or (before[-1:] == ["to"] and before != ["compared", "to"] and before[0] not in _COMES)
    return not moved and sheet.after(figure, 1) not in _SIZED
