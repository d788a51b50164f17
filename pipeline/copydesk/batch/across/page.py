"""An article's text as sentences of words, and the names in it; no parser is needed for that."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:['’.,&-][^\W_]+)*|[;:()\[\]]|[.,!?](?=\s|$)")
_BREAK = re.compile(r"\n|(?<=[.!?])[\"”’')]*\s+(?=[\"“‘'(]*[A-Z0-9£$€])|(?<=;)\s")
_CALENDAR = re.compile(
    r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|easter|(?:1[5-9]|20)\d\d"
)
_LIGHT = frozenset("the this that these those she they you and but for not his her its our their there then when "
                   "what who how why all one two mrs".split())  # fmt: skip
_LEAD = 3  # sentences whose names are the story's
_CAPITALS = 0.6  # of a line's words


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, without the 's of a name, and where each begins in the text."""

    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text, read once. names: parts of names in it; lead: those of its first lines."""

    sentences: tuple[Sentence, ...]
    names: frozenset[str]
    lead: frozenset[str]

    def holding(self, quantity: Mapping[str, Any]) -> tuple[Sentence, int, int] | None:
        """The sentence that a figure stands in, its first word there and the word behind it; None for none."""
        sentence = next((s for s in self.sentences if s.start <= quantity["start"] < s.end), None)
        if sentence is None or quantity["end"] > sentence.end:
            return None
        starts = sentence.starts
        return sentence, bisect_left(starts, quantity["start"]), bisect_left(starts, quantity["end"])


def read(text: str) -> Page:
    """The sentences and names of a text. Names stand with a capital inside a sentence, or always."""
    ends = [found.start() for found in _BREAK.finditer(text)]
    sentences = tuple(_sentence(text, a, b) for a, b in zip([0, *ends], [*ends, len(text)], strict=True) if a < b)
    names: set[str] = set()
    for sentence in sentences:
        inside = [word for word in sentence.words[1:] if word[0].isupper() and len(word) > 1]
        if len(inside) < _CAPITALS * len(sentence.words):  # a headline in capitals names nothing
            names.update(inside)
    forms = Counter(word for sentence in sentences for word in sentence.words)
    names |= {w for w, k in forms.items() if k > 1 and w[0].isupper() and len(w) > 2 and w.lower() not in forms}
    known = frozenset(w for w in names if (low := w.lower()) not in _LIGHT and not _CALENDAR.fullmatch(low))
    lead = frozenset(word for sentence in sentences[:_LEAD] for word in sentence.words if word in known)
    return Page(sentences, known, lead)


def _sentence(text: str, start: int, end: int) -> Sentence:
    found = [(word.group(), word.start()) for word in _WORD.finditer(text, start, end)]
    words = tuple(word[:-2] if word.endswith(("'s", "’s")) else word for word, _ in found)
    return Sentence(start, end, words, tuple(at for _, at in found))
