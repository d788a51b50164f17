"""Ratios: "one in five", "6 out of 10", "two to one" — two numbers that are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.extract.numeral import Number
from copydesk.extract.words import Words

_TIMES = frozenset(
    """
    day days hour hours week weeks month months year years minutes minute seconds games matches innings attempts
    starts overs decades
    """.split()
)

_TRIES = frozenset(["games", "matches", "attempts", "starts"])


def join(words: Words, numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers, with "one in five", "6 out of 10" and "two to one" joined to one ratio."""
    skip = False
    for k, number in enumerate(numbers):
        if skip:
            skip = False
            continue
        following = numbers[k + 1] if k + 1 < len(numbers) else None
        joined = _ratio(words, number, following) if following is not None else None
        skip = joined is not None
        yield joined or number


def _ratio(words: Words, top: Number, bottom: Number) -> Number | None:
    gap = words.low[top.end : bottom.start]
    if top.value is None or not bottom.value or not _whole(top, bottom):
        return None
    if {top.form, bottom.form} - {"digits", "words"}:
        return None
    if top.value == 1 and _is_one_of(words, top, bottom):
        return Number(top.start, bottom.end, top.value / bottom.value, None, "ratio")
    if gap in (["in"], ["-", "in", "-"], ["out", "of"], ["-", "out", "-", "of", "-"], ["in", "every"], ["of", "every"]):
        fits = top.value < bottom.value and (_is_share(top, bottom) if "out" in gap else _is_odds(words, top, bottom))
        return Number(top.start, bottom.end, top.value / bottom.value, None, "ratio") if fits else None
    if gap in (["to"], ["-", "to", "-"]) and bottom.value == 1 and top.value > 1:
        closed = words.at(bottom.end) in ("", *". , ; in ratio against that on - odds outsider".split())
        return Number(top.start, bottom.end, top.value / bottom.value, None, "ratio") if closed else None
    return None


def _is_one_of(words: Words, top: Number, bottom: Number) -> bool:
    """"one lorry in ten failed": the thing that is counted stands between the two, and none behind them."""
    gap, behind = words.low[top.end + 1 : bottom.start], bottom.end
    if gap not in (["in"], ["in", "every"]) or not words.low[top.end].isalpha() or not _is_odds(words, top, bottom):
        return False
    if words.tag[top.end] not in ("NN", "") or not bottom.value or bottom.value < 3 or not _is_share(top, bottom):
        return False
    verb = behind < len(words.tag) and words.tag[behind] in ("VBZ", "VBD", "VBP", "MD", "RB")
    return verb or words.at(behind) in _BEHIND


_BEHIND = frozenset(["", ".", ",", ";", ")", "from", "last", "this", "at", "on", "across", "during"])


_DIVIDED = re.compile(r"(\d{1,3}):(\d{1,3})")


def divided(words: Words, i: int) -> Number | None:
    """"funded 60:40 by debt and equity", "a ratio of 3:1" at word i: shares of a hundred or ten, or so many to one."""
    found = _DIVIDED.fullmatch(words.text[i])
    if found is None or found[2] == "0" * len(found[2]):
        return None
    top, bottom = Decimal(found[1]), Decimal(found[2])
    shares = top + bottom == _HUNDRED and top % 5 == 0 and top != bottom
    named = "ratio" in words.low[max(0, i - 4) : i] or words.at(i + 1) == "ratio"
    return Number(i, i + 1, top / bottom, None, "ratio") if named or shares else None


_HUNDRED = 100


def _whole(*numbers: Number) -> bool:
    return all(n.value is not None and n.value == n.value.to_integral_value() and n.value > 0 for n in numbers)


def _is_share(top: Number, bottom: Number) -> bool:
    """"6 out of 10" is a ratio; "3,000 out of 6,500" are a part and its whole."""
    return bottom.value is not None and (bottom.value <= 20 or bottom.value in (100, 1000))


def _is_odds(words: Words, top: Number, bottom: Number) -> bool:
    """"one in five" and "6 in 10" are odds; "two in 10 days" and "100 in 2004" are not."""
    assert top.value is not None
    assert bottom.value is not None
    hedged = words.at(top.start - 1) in ("only", "just", "about", "nearly", "almost") and words.at(bottom.end) in _TRIES
    if (words.at(bottom.end) in _TIMES and not hedged) or words.at(top.start - 1) in ("number", "no", "no."):
        return False
    if bottom.form == "digits" and 1800 <= bottom.value <= 2100 and "," not in words.text[bottom.start]:
        return False
    small = top.value <= 10 and bottom.value <= 20
    return top.value == 1 or small or (bottom.value in (100, 1000) and top.scale == 1)
