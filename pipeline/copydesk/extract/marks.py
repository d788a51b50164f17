"""Quotation marks, paired paragraph by paragraph.

Reads characters, not tokens: whether a mark opens or closes depends on the characters
beside it, and a mark that the tokenizer glued to a word is still a mark.
One stray mark costs at most its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.extract import singlemarks
from copydesk.extract.singlemarks import Pair, Turn

_ANY = re.compile("``|''|[\"“”„‟«»'‘’‚‹›]")
_PARAGRAPH = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,300}>")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_BLOCK = re.compile(r"[^\S\n]*>+[^\S\n]?(?=[^\W\d_]|[\"“‘'*_])")  # a block quote, as mail and Markdown set it
_WORD = re.compile(r"[^\W_]")
_BEFORE_OPEN = "([{—–-/…‘'\"“«‹"
_AFTER_CLOSE = ".,;:!?)]}—–-/…’'\"”»›"
_NEVER_FIRST = ",;:!?)"
_OPENERS = frozenset("“„‟«‘‚‹") | {"``"}
_CLOSERS = frozenset("”»›")
_DOUBLE = frozenset(["``", "''", '"', "“", "”", "„", "‟", "«", "»"])


# Words of an attribution: speech that holds them is no speech that goes on.
_TOLD = re.compile(r"\b(?:sa(?:id|ys|y)|told|tells|add(?:ed|s)|asked|asks|replied|wrote|writes|according)\b", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Words between marks. ``outer`` offsets hold the marks, ``start``..``end`` does not.

    ``closed`` is False where the paragraph ends first; ``line`` numbers the paragraph;
    ``opens_line`` tells that nothing stands before it there, ``block`` that it is set off
    as a block and not by marks.
    """

    outer_start: int
    start: int
    end: int
    outer_end: int
    closed: bool
    single: bool
    opens_line: bool
    line: int
    block: bool = False


def stretches(text: str) -> list[Stretch]:
    """Every quoted stretch of ``text`` that holds a word, outermost only, in reading order."""
    out: list[Stretch] = []
    if not _ANY.search(text) and ">" not in text:
        return out
    for line, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        start, end = paragraph.span()
        block = _BLOCK.match(text, start, end)
        if block is not None:
            inner, close = _trim(text, block.end(), end)
            out.append(Stretch(start, inner, close, end, False, False, True, line, True))
        elif _ANY.search(text, start, end):
            out.extend(_paragraph(text, start, end, line))
    return out


def _paragraph(text: str, start: int, end: int, line: int) -> list[Stretch]:
    marks = _marks(text, start, end)
    doubles = [m for m in marks if m.group() in _DOUBLE]
    pairs = list(_pair_doubles(text, doubles, start, end))
    singles = [m for m in marks if m.group() not in _DOUBLE]
    if singles:
        inner = list(singlemarks.pair(text, singles, pairs, start, end))
        pairs = [p for p in pairs if not any(s[0] < p[0] and p[3] <= s[3] for s in inner)] + inner
    out = []
    for a, b, c, d, closed, single in sorted(pairs):
        b, c = _trim(text, b, c)
        if b < c and _WORD.search(text, b, c):
            first = not _WORD.search(text, start, a)
            out.append(Stretch(a, b, c, d, closed, single, first, line))
    return out


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _marks(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The marks of a paragraph that are no part of a tag, of a word or of feet and inches."""
    tags = [m.span() for m in _TAG.finditer(text, start, end)]
    out = []
    k = 0
    for mark in _ANY.finditer(text, start, end):
        while k < len(tags) and tags[k][1] <= mark.start():
            k += 1
        if k < len(tags) and tags[k][0] <= mark.start():
            continue
        if _FEET.search(text, max(start, mark.start() - 6), mark.start()):
            continue
        out.append(mark)
    return out


def _turn(text: str, mark: re.Match[str], start: int, end: int) -> Turn:
    """Whether ``mark`` opens or closes: its shape proposes, its neighbours confirm."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    opens = (before.isspace() or before in _BEFORE_OPEN) and not after.isspace() and after not in _NEVER_FIRST
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)
    shape = mark.group()
    if shape in _OPENERS and (opens or not closes):
        return "open"
    if shape in _CLOSERS and (closes or not opens):
        return "close"
    if opens != closes:
        return "open" if opens else "close"
    return "either"


def _pair_doubles(text: str, marks: list[re.Match[str]], start: int, end: int) -> Iterator[Pair]:
    """Pairs of double marks; a mark that could do both closes when one is open."""
    turns = [_turn(text, mark, start, end) for mark in marks]
    opened: re.Match[str] | None = None
    inner = 0
    worded = False
    for n, mark in enumerate(marks):
        turn = turns[n]
        if opened is None:
            if turn != "close":
                opened, worded = mark, False
            continue
        worded = worded or bool(_WORD.search(text, marks[n - 1].end(), mark.start()))
        if opened.group() == "„" and mark.group() == "“":
            turn = "close"
        if turn != "open":
            if _is_inch(text, marks, turns, n):
                continue
            if inner:
                inner -= 1
                continue
            yield opened.start(), opened.end(), mark.start(), mark.end(), True, False
            opened = None
        elif worded:
            if _closers(turns, n + 1) >= 2:
                inner += 1
            else:
                if _repeats(text, opened.end(), mark.start()):
                    yield opened.start(), opened.end(), mark.start(), mark.start(), False, False
                # else the first has lost its close, nobody can say where: only the second is sure
                opened, worded = mark, False
    if opened is not None:
        yield opened.start(), opened.end(), end, end, False, False


def _repeats(text: str, start: int, end: int) -> bool:
    """Whether the mark at ``end`` goes on with the speech opened at ``start``: paragraphs run together."""
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    return start < last < end and text[last - 1] in ".!?" and not _TOLD.search(text, start, last)


def goes_on(a: Stretch, b: Stretch) -> bool:
    """Whether ``b`` goes on with ``a``, which was left open: next in its paragraph, or opening the one behind."""
    if a.closed or a.single != b.single or a.block != b.block:
        return False
    if a.line == b.line:
        return a.outer_end == b.outer_start
    return b.opens_line and b.line == a.line + 1


def _is_inch(text: str, marks: list[re.Match[str]], turns: list[Turn], n: int) -> bool:
    """`"a 12" pizza,"`: a mark behind a digit where another close follows before the next opens."""
    at = marks[n].start()
    behind = text[at + 1 : at + 3]
    inch = text[at - 1 : at].isdigit() and behind[:1] == " " and behind[1:].isalpha()
    return inch and turns[n + 1 : n + 2] == ["close"]


def _closers(turns: list[Turn], n: int) -> int:
    """How many of two marks from ``n`` on close before the next opens (more than two never matter)."""
    count = 0
    while n < len(turns) and turns[n] != "open" and count < 2:
        count += 1
        n += 1
    return count
