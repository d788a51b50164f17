"""The Doc as plain lists: what the quote rules read, word by word.

Rules over quotes ask for the same few facts of a word again and again; reading them
once into lists costs a tenth of asking spaCy's tokens each time.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc

from copydesk.extract import columns

NAMES = frozenset(["NNP", "NNPS"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "it", "you", "him", "her", "them", "us", "me"])
_OWNERS = frozenset(["his", "her", "their", "our", "my", "its", "your"])
_ARTICLES = frozenset(["the", "a", "an", "this", "that", "these", "those", "some", "one", "another", "each"])
_SMALL = frozenset(["of", "in", "on", "at", "for", "from", "with", "to", "by", "about", "after", "before"])


@dataclass(frozen=True)
class Page:
    """One article's words. ``heads`` are indices of words; ``lines`` numbers the paragraphs.

    ``sents`` numbers the sentences. Without a parse ``deps`` is empty strings, every word
    heads itself and the tags are guessed from the spelling.
    """

    text: str
    words: list[str]
    lows: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    lines: list[int]
    sents: list[int]
    breaks: list[bool]
    parsed: bool

    def __len__(self) -> int:
        return len(self.words)

    def end(self, i: int) -> int:
        """The offset behind word ``i``."""
        return self.starts[i] + len(self.words[i])

    def at(self, offset: int) -> int:
        """The first word that begins at ``offset`` or later."""
        return bisect_left(self.starts, offset)

    def low_at(self, i: int) -> str:
        """Lower-case word ``i``; an empty string outside the text."""
        return self.lows[i] if 0 <= i < len(self) else ""

    def tag_at(self, i: int) -> str:
        """The tag of word ``i``; an empty string outside the text."""
        return self.tags[i] if 0 <= i < len(self) else ""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of the words ``first`` to ``last``, both included."""
        return self.starts[first], self.end(last)

    @functools.cached_property
    def children(self) -> Sequence[Sequence[int]]:
        """The words that hang on each word, in order."""
        if not self.parsed:
            return [()] * len(self)
        out: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                out[head].append(i)
        return out

    @functools.cached_property
    def edges(self) -> list[tuple[int, int]]:
        """First and last word under each word, itself included."""
        if not self.parsed:
            return [(i, i) for i in range(len(self))]
        first, last = list(range(len(self))), list(range(len(self)))
        order = [i for i, head in enumerate(self.heads) if head == i]
        for i in order:  # grows while it is read: a head always comes before its children
            order.extend(self.children[i])
        for i in reversed(order):
            head = self.heads[i]
            first[head], last[head] = min(first[head], first[i]), max(last[head], last[i])
        return list(zip(first, last, strict=True))

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last word under ``i``."""
        return self.edges[i]


@functools.lru_cache(maxsize=1)  # quotes and claims read the same article one after the other
def read(doc: Doc) -> Page:
    """Read ``doc`` once. Blanks that the tokenizer made words of are left out; line breaks stay."""
    parsed = bool(doc.has_annotation("DEP")) and len(doc) > 0
    read = columns.read(doc)
    kept = [i for i, word in enumerate(read.text) if "\n" in word or not word.isspace()]
    words, starts, sents = read.text, read.starts, read.sents
    if len(kept) < len(words):
        words, starts, sents = [words[i] for i in kept], [starts[i] for i in kept], [sents[i] for i in kept]
    tags, deps, heads = _syntax(doc, kept) if parsed else _spelling(words)
    breaks = ["\n" in word for word in words]
    lows = list(map(_low, words))
    return Page(read.printed, words, lows, tags, deps, heads, starts, _count(breaks), sents, breaks, parsed)


_FORMS = 100_000  # word forms that are kept: more than a day's news has


@functools.lru_cache(maxsize=_FORMS)
def _low(word: str) -> str:
    return word.lower().replace("’", "'")


def _count(breaks: list[bool]) -> list[int]:
    out, line = [], 0
    for is_break in breaks:
        out.append(line)
        line += is_break
    return out


def _syntax(doc: Doc, kept: list[int]) -> tuple[list[str], list[str], list[int]]:
    """Tags, dependencies and heads of the words ``kept``."""
    rows = doc.to_array([TAG, DEP, HEAD])
    names = columns.strings(doc.vocab.strings, [*rows[:, 0].tolist(), *rows[:, 1].tolist()])
    heads = (rows[:, 2].astype("int64") + range(len(doc))).tolist()
    tags = [names[key] for key in rows[:, 0].tolist()]
    deps = [names[key] for key in rows[:, 1].tolist()]
    if len(kept) == len(doc):
        return tags, deps, heads
    place = {old: new for new, old in enumerate(kept)}
    new_heads = [place.get(heads[old], place[old]) for old in kept]
    return [tags[i] for i in kept], [deps[i] for i in kept], new_heads


def _spelling(words: list[str]) -> tuple[list[str], list[str], list[int]]:
    """Tags good enough for the rules that look at neighbours only."""
    return list(map(_spelled, words)), [""] * len(words), list(range(len(words)))


@functools.lru_cache(maxsize=_FORMS)
def _spelled(word: str) -> str:
    """The tag that a word's form alone suggests."""
    low = word.lower()
    for listed, tag in ((_PRONOUNS, "PRP"), (_OWNERS, "PRP$"), (_ARTICLES, "DT"), (_SMALL, "IN")):
        if low in listed:
            return tag
    if word in ("'s", "’s"):
        return "POS"
    if word[0].isupper():
        return "NNP"
    if word[0].isalpha():
        return "NN"
    return word[0] if word[0] in ",.:" else "_SP" if word.isspace() else "''"
