"""A Doc as the number grammar reads it: plain lists, without marks that nobody sees.

Zero-width and direction marks and no-break spaces are left out, so "5<ZWSP>000" and
"854<NBSP>million" read like any other; offsets come from the tokens and stay exact.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from copydesk.extract import lexicon

_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_TIGHT = frozenset("\u00a0\u202f\u2009\u2007")
_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")
_flags: dict[int, tuple[Vocab, int]] = {}


def _begins_number(word: str) -> bool:
    """Whether a number can begin at this word (digits, a number word, a fraction, a multiple)."""
    if any(char.isdigit() or char in _VULGAR for char in word):
        return True
    low = word.lower()
    return low in lexicon.number_words() or low in lexicon.denominators() or low in lexicon.multiples()


def trigger_flag(vocab: Vocab) -> int:
    """The lexeme flag of words that can begin a number; set once a vocabulary."""
    known = _flags.get(id(vocab))
    if known is None or known[0] is not vocab:
        known = _flags[id(vocab)] = (vocab, vocab.add_flag(_begins_number))
    return known[1]


@dataclass(slots=True)
class Words:
    """The words of a Doc in parallel lists; an index is a place in these lists.

    text, low: as printed and in lower case. space: whether white space follows.
    tag: Penn tags, empty strings without a tagger. tokens: the Doc's tokens.
    triggers: indexes at which a number can begin.
    """

    doc: Doc
    tokens: list[Token]
    text: list[str]
    low: list[str]
    space: list[str]
    tag: list[str]
    triggers: list[int]
    parsed: bool
    place: dict[int, int] = field(default_factory=dict)
    _countries: Counter[str] | None = None

    def start(self, i: int) -> int:
        """Offset of the first character of word i."""
        return int(self.tokens[i].idx)

    def end(self, i: int) -> int:
        """Offset after the last character of word i - 1 (i is an exclusive end)."""
        token = self.tokens[i - 1]
        return int(token.idx) + len(token)

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word i and word i + 1."""
        return i + 1 < len(self.text) and not self.space[i]

    def countries(self) -> Counter[str]:
        """How often the text names the country, city or adjective of each currency; counted once."""
        if self._countries is None:
            owners = lexicon.owners()
            self._countries = Counter(owners[word] for word in self.low if word in owners)
        return self._countries

    def at(self, i: int) -> str:
        """Lower-case word i; an empty string outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""


def read(doc: Doc) -> Words:
    """The words of a Doc. Linear; the flags come from the lexemes, not from Python."""
    flags = doc.to_array([trigger_flag(doc.vocab)])
    tokens: list[Token] = []
    text: list[str] = []
    space: list[str] = []
    triggers: list[int] = []
    places: dict[int, int] = {}
    chosen = set(numpy.flatnonzero(flags).tolist())
    for token in doc:
        word = token.text
        first = word[0]
        if first in _UNSEEN or (first in _TIGHT and not word.strip()):
            if space and first in _TIGHT:
                space[-1] = first
            continue
        if token.i in chosen:
            triggers.append(len(text))
        places[token.i] = len(text)
        tokens.append(token)
        text.append(word)
        space.append(token.whitespace_)
    tagged = doc.has_annotation("TAG")
    tag = [token.tag_ for token in tokens] if tagged else [""] * len(tokens)
    return Words(
        doc, tokens, text, [word.lower() for word in text], space, tag, triggers, doc.has_annotation("DEP"), places
    )
