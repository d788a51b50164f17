"""Whether the quotation marks of a text open and close in pairs.

Works paragraph by paragraph on characters. A quote that runs on may open again at the head
of the next paragraph (or of a sentence, where an agency's paragraphs were run together) or
close there without opening again; all are sound, unless "he said" stands before. Inches, feet,
plural and elided apostrophes ('90s) are no marks. Single marks count only in an article that
quotes with single marks alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from copydesk.extract.marks import stretches

Fault = Literal["unclosed", "unopened"]
Turn = Literal["open", "close", "either"]

_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")
_DOUBLE = re.compile(r"[\"“”„‟«»]+|``|''")
_TAG = re.compile(r"<[A-Za-z/][^<>\n]{0,300}>")
_SINGLE_OPEN = re.compile(
    r"(?:(?<=^)|(?<=[\s(\[—–]))['‘](?=[^\W\d_])(?!(?:em|tis|twas|til|till|cause|cos|round|bout|ere|im|er|n)\b)", re.I
)
_SINGLE_CLOSE = re.compile(r"(?<=[^\s(])['’](?!\w)")
_FEET = re.compile(r"\d['’′] ?\d{1,2}$")
_SENTENCE_END = re.compile(r"[.!?…:;]['’)\]]*\s+$|^\s*$")
_NAME = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
_SAID = "said|says|added|warned|insisted"
_ATTRIBUTED = re.compile(
    rf"[,?!] (?:(?:he|she|they|it|{_NAME}) (?:{_SAID}|told \w+)|(?:{_SAID}) (?:he|she|they|(?:the )?{_NAME}))"
    r"[^,.\"“”]{0,120}(?:, (?:who|whose|which|an?|the) [^.\"“”]{0,120})?\.\s*$"
    rf"|[,?!] (?:{_SAID}) (?!that\b|nothing\b|so\b)[^.\"“”]{{3,200}}\.\s*$"
)
_OPEN_AFTER = "([{—–-/…‘'"
_CLOSE_BEFORE = ".,;:!?)]}—–-/…’'"
_FAR = 3  # paragraphs without a mark over which a quote may run on


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, where its paragraph begins and ends, and which way it turns."""

    start: int
    end: int
    first: int
    last: int
    turn: Turn


@dataclass(frozen=True, slots=True)
class Stray:
    """A mark without its partner. sure: False where it may be no mark, or the text breaks off."""

    mark: Mark
    fault: Fault
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Pairing:
    """Every pair and every stray mark of a text, in reading order."""

    pairs: tuple[tuple[int, int], ...]
    strays: tuple[Stray, ...]


def pairing(text: str) -> Pairing:
    """Pair the marks of ``text``; pairs are (start of the opening, end of the closing mark)."""
    if not _DOUBLE.search(text):
        return _singles(text)
    pairs: list[tuple[int, int]] = []
    strays: list[Stray] = []
    carried: Mark | None = None
    bare = 0
    for line in _LINE.finditer(text):
        marks = _marks(text, line.start(), line.end())
        if not marks:
            bare += 1
            continue
        if carried is not None and bare <= _FAR and marks[0].turn != "open":
            pairs.append((carried.start, marks.pop(0).end))
        elif carried is not None and (bare or not _heads(text, marks[0]) or _left(text, carried, carried.last)):
            strays.append(Stray(carried, "unclosed", not _either(text, carried)))
        carried, bare = _walk(text, marks, pairs, strays), 0
    if carried is not None:
        strays.append(Stray(carried, "unclosed", _ends(text) and not _either(text, carried)))
    return Pairing(tuple(sorted(pairs)), tuple(sorted(strays, key=lambda stray: stray.mark.start)))


def _marks(text: str, first: int, last: int) -> list[Mark]:
    tags = [found.span() for found in _TAG.finditer(text, first, last)]
    out: list[Mark] = []
    for found in _DOUBLE.finditer(text, first, last):
        inside = any(start <= found.start() < end for start, end in tags)
        inches = _FEET.search(text, max(first, found.start() - 6), found.start())
        if inside or inches or (text[found.start() - 1 : found.start()].isdigit() and found.group() in ('"', "”", "''")
                      and not _opened(out)):  # fmt: skip
            continue  # part of a tag, or inches
        if found.group() == "''" and not _apart(text, found):
            continue
        out.append(Mark(found.start(), found.end(), first, last, _turn(text, found, first, last)))
    return out


def _opened(marks: list[Mark]) -> bool:
    depth = 0
    for mark in marks:
        depth += 1 if mark.turn == "open" or (mark.turn == "either" and not depth) else -1
    return depth > 0


def _apart(text: str, found: re.Match[str]) -> bool:
    """Whether two apostrophes stand at the edge of a word, as a mark does."""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return len(around) < 2 or not around.isalnum()


def _turn(text: str, found: re.Match[str], first: int, last: int) -> Turn:
    before = text[found.start() - 1] if found.start() > first else " "
    after = text[found.end()] if found.end() < last else " "
    opens = (before.isspace() or before in _OPEN_AFTER) and not after.isspace() and after not in ",;:!?)."
    closes = not before.isspace() and (after.isspace() or after in _CLOSE_BEFORE)
    if opens != closes:
        return "open" if opens else "close"
    shape = found.group()[0]
    if shape in "“„‟`":
        return "open"
    return "close" if shape == "”" else "either"


def _heads(text: str, mark: Mark) -> bool:
    """Whether nothing but marks and blanks stands before it in its paragraph."""
    return not re.search(r"\w", text[mark.first : mark.start])


def _walk(text: str, marks: list[Mark], pairs: list[tuple[int, int]], strays: list[Stray]) -> Mark | None:
    """Pair the marks of one paragraph; the one left open at its end, which may run on."""
    stack: list[Mark] = []
    for mark in marks:
        if mark.turn == "open" or (mark.turn == "either" and not stack):
            if stack and _SENTENCE_END.search(text, mark.first, mark.start):
                before = stack.pop()  # it runs on, opened anew
                if _left(text, before, mark.start):
                    strays.append(Stray(before, "unclosed", not _either(text, before)))
            stack.append(mark)
        elif stack:
            pairs.append((stack.pop().start, mark.end))
        elif not any(s.fault == "unopened" and s.mark.first == mark.first for s in strays):
            strays.append(Stray(mark, "unopened", not _either(text, mark)))
    if len(stack) > 1:
        strays.extend(Stray(mark, "unclosed", not _either(text, mark)) for mark in stack[:-1])
    if not stack:
        return None
    if any(start > stack[-1].start for start, _ in pairs):  # others opened and closed behind it
        strays.append(Stray(stack[-1], "unclosed", not _either(text, stack[-1])))
        return None
    return stack[-1]


def _left(text: str, mark: Mark, end: int) -> bool:
    """Whether the words behind an opening mark end outside the quote: `, he said.`"""
    return bool(_ATTRIBUTED.search(text, mark.end, end))


def _either(text: str, mark: Mark) -> bool:
    """Whether a mark of the paragraph could turn either way, so that no stray one is sure."""
    return any(other.turn == "either" for other in _marks(text, mark.first, mark.last))


def _ends(text: str) -> bool:
    """Whether the text ends as a text does, and does not break off."""
    return text.rstrip()[-1:] in (".", "!", "?", '"', "”", ")", "'", "’") and not text.rstrip().endswith(("...", "…"))


def _singles(text: str) -> Pairing:
    pairs = [(s.outer_start, s.outer_end) for s in stretches(text) if s.single and s.closed]
    if len(pairs) < 2:
        return Pairing((), ())
    lines = list(_LINE.finditer(text))
    strays = [
        Stray(mark, "unclosed", _ends(text) or n + 1 < len(lines))
        for n, line in enumerate(lines)
        for mark in _unclosed(text, line.start(), line.end())
        if n + 1 == len(lines) or not lines[n + 1].group().lstrip().startswith(("'", "‘"))
    ]
    return Pairing(tuple(pairs), tuple(strays))


def _unclosed(text: str, first: int, last: int) -> Iterator[Mark]:
    """The last single mark that opens in the paragraph, where nothing behind it could close it."""
    opens = list(_SINGLE_OPEN.finditer(text, first, last))
    if opens and not _SINGLE_CLOSE.search(text, opens[-1].end(), last):
        yield Mark(opens[-1].start(), opens[-1].end(), first, last, "open")
