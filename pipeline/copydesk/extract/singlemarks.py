"""Single quotation marks, told from apostrophes, and paired."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

Turn = Literal["open", "close", "either", "neither"]
Pair = tuple[int, int, int, int, bool, bool]  # outer start, start, end, outer end, closed, single

# Words whose first letters an apostrophe replaces; they open no quote.
_ELIDED = re.compile(r"(?:\d\ds?|em|tis|twas|til|till|cause|cos|round|bout|ere|im|er)\b(?!')|n['’]?(?!\w)", re.I)


def pair(
    text: str, marks: list[re.Match[str]], doubles: list[Pair], start: int, end: int
) -> Iterator[Pair]:
    """Pairs of single marks that lie in no double pair. An apostrophe is no mark."""
    turns = _single_turns(text, marks, doubles, start, end)
    n = 0
    while n < len(turns):
        if turns[n] != "open":
            n += 1
            continue
        close = _single_close(text, marks, turns, n)
        if close is None:
            n += 1
            continue
        yield marks[n].start(), marks[n].end(), marks[close].start(), marks[close].end(), True, True
        n = close + 1


def _single_turns(
    text: str, marks: list[re.Match[str]], doubles: list[Pair], start: int, end: int
) -> list[Turn]:
    never_close = "‚‹" if any(mark.group() == "‚" for mark in marks) else "‘‚‹"
    out: list[Turn] = []
    k = 0
    for mark in marks:
        while k < len(doubles) and doubles[k][3] <= mark.start():
            k += 1
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if k < len(doubles) and doubles[k][0] < mark.start():
            out.append("neither")
        elif (before.isspace() or before in "([{—–-/\"“") and not after.isspace() and after not in ".,;:!?)":
            out.append("neither" if mark.group() == "’" or _ELIDED.match(text, mark.end()) else "open")
        elif not before.isspace() and not after.isalnum() and mark.group() not in never_close:
            out.append("close")
        else:
            out.append("neither")
    return out


def _single_close(text: str, marks: list[re.Match[str]], turns: list[Turn], n: int) -> int | None:
    """The mark that closes number ``n``; the plural's apostrophe only if nothing better follows."""
    fallback = None
    for k in range(n + 1, len(turns)):
        if turns[k] == "open":
            break
        if turns[k] != "close":
            continue
        at = marks[k].start()
        plural = text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()
        if not plural:
            return k
        if fallback is None:
            fallback = k
    return fallback
