"""A Doc as the number grammar reads it: plain lists, without marks that nobody sees.

Zero-width and direction marks and no-break spaces are left out, so "5<ZWSP>000" and
"854<NBSP>million" read like any other; offsets come from the tokens and stay exact.
"""

from __future__ import annotations

import functools
from collections import Counter
from dataclasses import dataclass

from spacy.attrs import TAG
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from copydesk.extract import coinage, columns, lexicon
from copydesk.extract.numeral import parts_by_space

_UNSEEN = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_TIGHT = frozenset("\u00a0\u202f\u2009\u2007")
_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞")


def _begins_number(word: str) -> bool:
    """Whether a number can begin at this word (digits, a number word, a fraction, a multiple)."""
    if any(char.isdigit() or char in _VULGAR for char in word):
        return True
    low = word.lower()
    return low in lexicon.number_words() or low in lexicon.denominators() or low in lexicon.multiples()


@functools.lru_cache(maxsize=8)
def _flags(vocab: Vocab) -> tuple[int, int, int]:
    """Lexeme flags of a vocabulary: begins a number, is never seen, is a space that does not break."""
    return (
        vocab.add_flag(_begins_number),
        vocab.add_flag(lambda word: word[:1] in _UNSEEN),
        vocab.add_flag(lambda word: word[:1] in _TIGHT and not word.strip()),
    )


@dataclass(slots=True)
class Words:
    """The words of a Doc in parallel lists; an index is a place in these lists.

    text, low: as printed and in lower case. space: what white space follows, if any.
    tag: Penn tags, empty strings without a tagger. source: offset of each first character.
    order: the index of each word's token in the Doc; place: the other way round.
    triggers: indexes at which a number can begin. printed: the text of the whole Doc.
    """

    doc: Doc
    printed: str
    order: list[int]
    source: list[int]
    text: list[str]
    low: list[str]
    space: list[str]
    tag: list[str]
    triggers: list[int]
    parsed: bool
    _places: dict[int, int] | None = None
    _spaced: bool | None = None
    _countries: Counter[str] | None = None

    def start(self, i: int) -> int:
        """Offset of the first character of word i."""
        return self.source[i]

    def end(self, i: int) -> int:
        """Offset after the last character of word i - 1 (i is an exclusive end)."""
        return self.source[i - 1] + len(self.text[i - 1])

    def token(self, i: int) -> Token:
        """The token that word i is."""
        return self.doc[self.order[i]]

    def place(self, token: Token) -> int:
        """The index of a token among the words; -1 where it is left out."""
        if self._places is None:
            self._places = {k: i for i, k in enumerate(self.order)}
        return self._places.get(token.i, -1)

    @property
    def spaced(self) -> bool:
        """Whether the text parts thousands by spaces."""
        if self._spaced is None:
            self._spaced = parts_by_space(self.printed)
        return self._spaced

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word i and word i + 1."""
        return i + 1 < len(self.text) and not self.space[i]

    def countries(self) -> Counter[str]:
        """How often the text names the country, city or adjective of each currency; counted once."""
        if self._countries is None:
            owners = coinage.owners()
            self._countries = Counter(owners[word] for word in self.low if word in owners)
        return self._countries

    def at(self, i: int) -> str:
        """Lower-case word i; an empty string outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def tag_at(self, i: int) -> str:
        """The tag of word i; an empty string outside the text."""
        return self.tag[i] if 0 <= i < len(self.tag) else ""


def _seen(text: list[str], space: list[str], unseen: list[int], tight: list[int]) -> list[int]:
    """Indexes of the tokens to keep; a no-break space becomes the space behind the word before it."""
    kept: list[int] = []
    for i, (hidden, narrow) in enumerate(zip(unseen, tight, strict=True)):
        if narrow and kept:
            space[kept[-1]] = text[i][0]
        if not (hidden or narrow):
            kept.append(i)
    return kept


def read(doc: Doc) -> Words:
    """The words of a Doc. Linear, and without a Token a word: that would take most of the time."""
    page = columns.read(doc)
    flags = doc.to_array(list(_flags(doc.vocab))).T.tolist() if len(doc) else [[]] * 3
    begins, unseen, tight = flags
    space, order = page.space, list(range(len(page.text)))
    if any(unseen) or any(tight):
        space = list(space)
        order = _seen(page.text, space, unseen, tight)
    lows = {word: word.lower() for word in set(page.text)}
    words = [page.text[i] for i in order]
    return Words(
        doc=doc, printed=page.printed, order=order, source=[page.starts[i] for i in order], text=words,
        low=[lows[word] for word in words], space=[space[i] for i in order], tag=_tags(doc, order),
        triggers=[k for k, i in enumerate(order) if begins[i]], parsed=doc.has_annotation("DEP"),
    )  # fmt: skip


def sentence_starts(doc: Doc) -> list[int]:
    """The offset at which each sentence begins, in order."""
    return [start for start, _ in columns.read(doc).sentences]


def _tags(doc: Doc, order: list[int]) -> list[str]:
    if not doc.has_annotation("TAG"):
        return [""] * len(order)
    tags = doc.to_array(TAG).tolist()
    names = columns.strings(doc.vocab.strings, tags)
    return [names[tags[i]] for i in order]
