"""A Doc in columns: its text, words, offsets and sentences as plain lists, read once an article.

spaCy makes a Token for every word that is asked for, and joins ``doc.text`` anew each time; the
lists cost a tenth of that. Everything else that reads words begins here.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import accumulate

from spacy.attrs import ORTH, SENT_START, SPACY
from spacy.strings import StringStore
from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Columns:
    """The tokens of one Doc, in parallel lists.

    printed: the whole text. text: the words. space: " " where one follows, else "". starts: the
    offset of each word. sents: the number of its sentence. sentences: the (start, end) offsets of
    each sentence, the blank behind it left out.
    """

    printed: str
    text: list[str]
    space: list[str]
    starts: list[int]
    sents: list[int]
    sentences: tuple[tuple[int, int], ...]


def strings(store: StringStore, hashes: list[int]) -> dict[int, str]:
    """Each hash with its string; asked of spaCy once a form, not once a word."""
    return {key: store[key] for key in set(hashes)}


@functools.lru_cache(maxsize=1)  # every step reads the same article, one after the other
def read(doc: Doc) -> Columns:
    """The columns of a Doc whose sentences are set. Linear."""
    rows = doc.to_array([ORTH, SPACY, SENT_START]).T.tolist() if len(doc) else [[], [], []]
    forms = strings(doc.vocab.strings, rows[0])
    text = [forms[key] for key in rows[0]]
    space = [" " if follows else "" for follows in rows[1]]
    pieces = [piece for pair in zip(text, space, strict=True) for piece in pair]
    ends = [0, *accumulate(map(len, pieces))]
    begins = [flag == 1 or not i for i, flag in enumerate(rows[2])]
    sents = [number - 1 for number in accumulate(map(int, begins))]
    starts = ends[0:-1:2]
    firsts = [i for i, begun in enumerate(begins) if begun]
    lasts = [i - 1 for i in [*firsts, len(text)][1:]]
    sentences = tuple((starts[i], starts[k] + len(text[k])) for i, k in zip(firsts, lasts, strict=True))
    return Columns("".join(pieces), text, space, starts, sents, sentences)
