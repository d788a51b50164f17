"""The last share of a whole, and the shares of the sentences before that it is what remains of.

    put A on 34%, with B on 28%. C was on 29% and smaller parties shared the remaining 11%
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.interval import HUNDRED, ZERO
from copydesk.records import TextSpan
from copydesk.relate import motion
from copydesk.relate.sheet import Figure, Sheet

_REST = frozenset(["remaining", "rest", "remainder", "balance"])
_MOST = 8  # shares of one list
_POLLED = frozenset(["poll", "survey", "voters"])
_VOTES = (["on"], ["at"], ["with"])
_HALF = 60  # percent: with less than that the sentence before tells no more than the end of a list
_OFF = 20  # percent from 100, beyond which the rest is of another whole


def all_before(sheet: Sheet, shares: Sequence[Figure]) -> list[Figure]:
    """The shares with those of the one or two sentences before, where all of them make 100%; else none."""
    earlier: list[Figure] = []
    for number in (shares[0].sentence - 1, shares[0].sentence - 2):
        told = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind == "percent" and is_share(sheet, f)]
        earlier = [*told, *earlier]
        every = [*earlier, *shares]
        polled = bool(_POLLED & {*sheet.page.lows[slice(*sheet.bounds(number))]})
        voted = earlier and (polled or all(sheet.before(f, 1) in _VOTES for f in earlier)) and len(every) > 2
        if voted and len(every) <= _MOST and sum((f.quantity.value or ZERO for f in every), ZERO) > HUNDRED + 1:
            return every  # "put A on 34%, with B on 28%. C was on 29% and smaller parties shared the remaining 11%"
        if len(every) <= _MOST and abs(sum((f.quantity.value or ZERO for f in every), ZERO) - HUNDRED) <= 1:
            return every
    if (near := _told_before(sheet, shares)) is not None:
        return near
    if len(shares) == 1:
        return []
    first = sheet.bounds(shares[0].sentence)[0]
    return list(shares) if "of" in sheet.page.lows[first : shares[0].first] and not earlier else []


def _told_before(sheet: Sheet, shares: Sequence[Figure]) -> list[Figure] | None:
    """`62% were on trolleys and 23% on wards. The other 25% were in corridors`: those of the sentence before."""
    near = [f for f in sheet.of_sentence.get(shares[0].sentence - 1, ()) if f.quantity.kind == "percent"]
    if near and sum((f.quantity.value or ZERO for f in (*near, *shares)), ZERO) < _HALF:
        earlier = sheet.of_sentence.get(shares[0].sentence - 2, ())
        near = [*(f for f in earlier if f.quantity.kind == "percent"), *near]
    every = [*near, *shares]
    total, last = (sum((f.quantity.value or ZERO for f in some), ZERO) for some in (every, shares[-1:]))
    whole = all(is_share(sheet, f) for f in near) and len(near) > 0 and shares[0].line - near[0].line <= 1
    of_them = any(sheet.after(f, 2) in (["of", "those"], ["of", "them"], ["of", "these"]) for f in every[1:])
    apart = abs(total - HUNDRED) <= _OFF and total - last < HUNDRED and len(every) > len(("one", "rest"))
    return every if whole and apart and not of_them else None


def others(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`31% for A, 36% for B and 12% for all other makers`: the last share is of all that are not named."""
    if len(shares) < 3:
        return None
    if any({"among", "turnout", "rate", "rates"} & {*sheet.before(share, 5)} for share in shares):
        return None  # a rate of each group, and no share of all
    last = shares[-1]
    words = range(max(last.first - 5, shares[-2].last), min(last.last + 5, len(sheet.page)))
    for k in words:
        if sheet.page.lows[k] in ("others", "other") and sheet.page.sents[k] == last.sentence and _all(sheet, k):
            return sheet.words(k, k + 1)
    return None


def _all(sheet: Sheet, k: int) -> bool:
    """Whether "other" leaves nothing out: "all other makers", "others"."""
    lows = sheet.page.lows
    return lows[k] == "others" or lows[k - 1] == "all" or lows[k - 2 : k] == ["all", "the"]


def rest(sheet: Sheet, last: Figure) -> TextSpan | None:
    """`the remaining 40%`, `the rest, 40%,`; not "the rest of" something."""
    before = sheet.before(last, 3)
    if before[-2:] == ["the", "other"]:
        return sheet.words(last.first - 1, last.first)  # "while the other 11% said"
    for k, word in enumerate(reversed(before), 1):
        if word in _REST:
            at = last.first - k
            while sheet.page.lows[at] != word:
                at -= 1
            return sheet.words(at, at + 1)
        if word.isalpha() and word not in ("the", "is", "being"):
            return None
    return None


def is_share(sheet: Sheet, figure: Figure) -> bool:
    """Whether a percentage is a share: no change ("up to 22%", "a 5% rise"), and in no brackets."""
    of, those, verb = (*sheet.after(figure, 3), "", "", "")[:3]
    if of == "of" and those in ("those", "them", "these") and verb in ("had", "were", "said"):
        return False  # "22% opposed it and 27% of those had no view"
    if figure.bracketed or (figure.quantity.value or 0) < 0:
        return False
    before = sheet.before(figure, 2)
    at = sheet.left(figure) - 2
    by = before[-1:] == ["by"] and motion.at(sheet, max(at, 0)) is not None
    moved = figure.quantity.trend is not None or by or before[-1:] == ["from"] or before == ["up", "to"]
    moved = moved or (before[-1:] == ["to"] and before != ["compared", "to"])
    return not moved and sheet.after(figure, 1) not in (
        ["rise"],
        ["fall"],
        ["increase"],
        ["drop"],
        ["growth"],
        ["more"],
    )
