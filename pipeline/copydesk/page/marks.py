"""Spans that nest and overlap, laid over a text: paragraphs of pieces, each piece under the same marks throughout.

Work and output grow with the text and the marks, not with their product.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_WRAPPED = range(40, 101)  # a block of such lines was broken by a typist or a mailer, and reads on


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that something is said of.

    key: what it belongs to in the page: a figure ("q3"), a date, a quote or a card.
    kind: how it is drawn: a group of figures, "date", "quote", "evidence" or a verdict.
    note: a sign set behind its last word.
    """

    key: str
    start: int
    end: int
    kind: str
    note: str = ""


@dataclass(frozen=True)
class Piece:
    """Words under the same marks throughout; ``closes`` are those that end with it."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()
    opens: bool = False

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; ``gap`` is the white space up to the next, ``tight`` that it follows on the line before."""

    start: int
    end: int
    tight: bool = False
    gap: str = ""
    pieces: tuple[Piece, ...] = field(default=())


def paragraphs(text: str, marks: Iterable[Mark] = ()) -> Iterator[Paragraph]:
    """The text cut into paragraphs, and these into pieces: together, with the gaps, exactly the text.

    A mark that reaches past the text is cut to it, and one without a word is left out.
    """
    bounds = list(_blocks(text))
    pieces = list(_pieces(text, marks, {edge for start, end, _ in bounds for edge in (start, end)}))
    at = 0
    for number, (start, end, tight) in enumerate(bounds):
        while at < len(pieces) and pieces[at].end <= start:
            at += 1
        first = at
        while at < len(pieces) and pieces[at].end <= end:
            at += 1
        until = bounds[number + 1][0] if number + 1 < len(bounds) else len(text)
        yield Paragraph(start, end, tight, text[end:until], tuple(pieces[first:at]))


def lead(text: str) -> str:
    """The white space before the first paragraph."""
    return text[: len(text) - len(text.lstrip())] if text.strip() else text


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without the white space around it; equal where it is blank."""
    start = 0
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        line = text[start:stop]
        first = start + len(line) - len(line.lstrip())
        yield (first, first + len(line.strip())) if line.strip() else (start, start)
        start = stop + 1


def _blocks(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end and tightness of each paragraph: lines between blank ones, one by one unless they were wrapped."""
    block: list[tuple[int, int]] = []
    for start, end in (*_lines(text), (0, 0)):
        if start < end:
            block.append((start, end))
            continue
        if len(block) > 1 and all(stop - first in _WRAPPED for first, stop in block[:-1]):
            block = [(block[0][0], block[-1][1])]
        yield from ((first, stop, number > 0) for number, (first, stop) in enumerate(block))
        block = []


def _pieces(text: str, marks: Iterable[Mark], edges: set[int]) -> Iterator[Piece]:
    """The text cut wherever a mark or a paragraph begins or ends."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = max(mark.start, 0), min(mark.end, len(text))
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    cuts = sorted({0, len(text), *opening, *closing, *edges})
    active: dict[int, Mark] = {}
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            active.pop(id(mark), None)
        active.update((id(mark), mark) for mark in opening.get(start, ()))
        ending = tuple(closing.get(end, ()))
        yield Piece(start, text[start:end], tuple(active.values()), ending, start in opening)
