"""The figures of an article among its words: what rules that link figures ask.

A `Sheet` is built once a Doc. Words are indices into its `Page`; a figure's place is its
first word and the word behind it. Nouns are compared by `stem`, not by form, so "jobs"
and "job" are one.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from copydesk.data import Hedge, load, word_lists
from copydesk.extract import Mentions, page
from copydesk.extract.lexicon import Phrases
from copydesk.extract.page import Page
from copydesk.records import Claim, ClaimKind, Date, Measure, Money, Quantity, Quote, TextSpan

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_IN_PHRASE = frozenset("NN NNS NNP NNPS JJ JJR JJS POS HYPH VBG VBN CD AFX $".split())
_STOP_NOUNS = frozenset(["year", "month", "week", "day", "time", "percent", "cent", "number", "figure"])
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")


@functools.cache
def cues(table: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """Row -> its phrases, each cut into words, of ``data/TABLE.toml``."""
    return {row: frozenset(tuple(phrase.split()) for phrase in words) for row, words in word_lists(table).items()}


def stem(word: str) -> str:
    """A noun's rough singular, for comparing: "companies" -> "company", "losses" -> "loss"."""
    low = word.lower()
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with its place: words ``first`` to ``last`` (exclusive), sentence and paragraph.

    nouns: stems of what it counts or measures, the nearest first. bracketed: it stands in
    brackets. quote: the index of the quote it stands in, or None.
    """

    quantity: Quantity
    first: int
    last: int
    sentence: int
    line: int
    nouns: tuple[str, ...] = ()
    bracketed: bool = False
    quote: int | None = None

    @property
    def unit(self) -> str | None:
        """What must be the same for two figures to be added or compared."""
        return self.quantity.unit if isinstance(self.quantity, (Money, Measure)) else self.quantity.kind


@functools.cache
def _hedges() -> Phrases[bool]:
    """Every hedge that stands before a figure."""
    phrases: Phrases[bool] = Phrases()
    for row in load("hedges", Hedge).values():
        for phrase in row.before:
            phrases.add(phrase, True)
    return phrases


LIGHT = frozenset("the a an its their his her our all those these just only some".split())


def kept(words: Sequence[str]) -> list[int]:
    """The places of the words that are no hedge and no article or owner."""
    found, k = [], 0
    while k < len(words):
        hedge = _hedges().at(words, k)
        if hedge is not None:
            k = hedge[0]
            continue
        if words[k] not in LIGHT:
            found.append(k)
        k += 1
    return found


def bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words without hedges, articles and owners."""
    return tuple(words[k] for k in kept(words))


class Sheet:
    """One article's figures, in reading order, and its words."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.page: Page = page.read(doc)
        self.dates: tuple[Date, ...] = mentions.dates
        self.quotes: tuple[Quote, ...] = mentions.quotes
        self._brackets = self._bracket_depth()
        self.figures: list[Figure] = [self._figure(q) for q in mentions.quantities if q.value is not None]
        self.plain: list[Figure] = [f for n, f in enumerate(self.figures) if not self._converted(n)]
        self.of_sentence: dict[int, list[Figure]] = {}
        self.of_line: dict[int, list[Figure]] = {}
        for figure in self.plain:
            self.of_sentence.setdefault(figure.sentence, []).append(figure)
            self.of_line.setdefault(figure.line, []).append(figure)

    def _bracket_depth(self) -> list[bool]:
        out, inside = [], False
        for word, is_break in zip(self.page.words, self.page.breaks, strict=True):
            if word in _OPEN:
                inside = True
            elif word in _CLOSE or is_break:
                inside = False
            out.append(inside)
        return out

    def _figure(self, quantity: Quantity) -> Figure:
        starts = self.page.starts
        first = max(0, bisect_right(starts, quantity.start) - 1)
        last = max(first + 1, self.page.at(quantity.end))
        inside = (
            n for n, q in enumerate(self.quotes) if q.kind != "indirect" and q.start <= quantity.start < q.end
        )
        return Figure(
            quantity,
            first,
            last,
            self.page.sents[first],
            self.page.lines[first],
            self._nouns(quantity, first, last),
            self._brackets[first],
            next(inside, None),
        )

    def _converted(self, n: int) -> bool:
        """Whether figure ``n`` is another figure's amount again in another unit, in brackets."""
        figure = self.figures[n]
        if not figure.bracketed or not isinstance(figure.quantity, (Money, Measure)):
            return False
        k = n - 1
        while k >= 0 and self.figures[k].bracketed and self.figures[k].line == figure.line:
            k -= 1
        return (
            k >= 0
            and self.figures[k].sentence == figure.sentence
            and self.figures[k].unit != figure.unit
            and (type(self.figures[k].quantity) is type(figure.quantity))
        )

    def phrase(self, i: int, limit: int = 8) -> tuple[int, int]:
        """The words from ``i`` on that go on with a noun phrase: (i, end exclusive)."""
        tags, lows, n = self.page.tags, self.page.lows, len(self.page)
        end = j = i
        while j < n and j - i < limit and (tags[j] in _IN_PHRASE or lows[j] in ("-", "'", "&")):
            if self.page.breaks[j] or (lows[j] == "-" and not self._glued(j)):
                break
            j += 1
            if tags[j - 1] in _NOUN or tags[j - 1] == "JJ":
                end = j
        return i, end

    def _glued(self, j: int) -> bool:
        return j > 0 and self.page.end(j - 1) == self.page.starts[j]

    def _nouns(self, quantity: Quantity, first: int, last: int) -> tuple[str, ...]:
        """The head it counts, then the rest of its phrase, then the noun it hangs on."""
        tags, words, lows = self.page.tags, self.page.words, self.page.lows
        at, end = self.phrase(last)
        if at == end and last < len(lows) and lows[last] == "of":
            at = last + 1
            while at < len(lows) and tags[at] in ("DT", "PRP$"):
                at += 1
            at, end = self.phrase(at)
        found = [stem(words[k]) for k in range(end - 1, at - 1, -1) if tags[k] in _NOUN]
        if isinstance(quantity, (Money, Measure)) or not found:
            found += self._before(first)
        if quantity.kind == "count" and quantity.unit:
            found = [*(stem(word) for word in reversed(quantity.unit.split())), *found]
        found += [
            stem(word)
            for word in reversed((quantity.subject or "").split())
            if word[:1].isalpha() and len(word) > 3
        ]
        return tuple(dict.fromkeys(noun for noun in found if noun not in _STOP_NOUNS))

    def _before(self, first: int) -> list[str]:
        """Nouns that "of", "to", "at" or a verb of being ties to the figure: "debts of $5m"."""
        tags, words, lows = self.page.tags, self.page.words, self.page.lows
        j = first - 1
        while j >= 0 and (_hedges().ending(lows, j + 1) or tags[j] in ("DT", "JJ", "RB", "$")):
            found_hedge = _hedges().ending(lows, j + 1)
            j = found_hedge[0] - 1 if found_hedge else j - 1
        if j < 1 or lows[j] not in (
            "of",
            "to",
            "at",
            "was",
            "were",
            "is",
            "are",
            "totalled",
            "reached",
            "worth",
        ):
            return []
        found = []
        for k in range(j - 1, max(-1, j - 6), -1):
            if lows[k] in (",", ";", ".", ":", "and") or self.page.breaks[k]:
                break
            if tags[k] in _NOUN:
                found.append(stem(words[k]))
        return found

    # ------------------------------------------------------------------ between figures

    def gap(self, one: Figure, other: Figure) -> list[str]:
        """The lower-case words between two figures, ``one`` before ``other``."""
        return self.page.lows[one.last : other.first]

    def between(self, first: int, last: int) -> list[int]:
        """The words ``first`` to ``last`` (exclusive), those of brackets that open between them left out."""
        if first > 0 and self._brackets[first - 1]:
            return list(range(first, last))
        closing = (k for k in range(first, last) if not self._brackets[k] and self.page.lows[k] not in _CLOSE)
        return list(closing)

    def left(self, figure: Figure) -> int:
        """The first word of the figure with its hedges ("about", "more than")."""
        j = figure.first
        while hedge := _hedges().ending(self.page.lows, j):
            j = hedge[0]
        return j

    def before(self, figure: Figure, count: int = 6) -> list[str]:
        """Up to ``count`` words before the figure in its sentence, the hedge left out."""
        start = j = self.left(figure)
        while start > 0 and j - start < count and self.page.sents[start - 1] == figure.sentence:
            start -= 1
        return self.page.lows[start:j]

    def after(self, figure: Figure, count: int = 6) -> list[str]:
        """Up to ``count`` words behind the figure in its sentence."""
        end = figure.last
        while end < len(self.page) and end - figure.last < count and self.page.sents[end] == figure.sentence:
            end += 1
        return self.page.lows[figure.last : end]

    def is_headline(self, line: int) -> bool:
        """Whether paragraph ``line`` is the first and no sentence: it ends without a stop."""
        if line != 0 or self.page.lines[-1] == 0:
            return False
        words = [
            w
            for w, n in zip(self.page.words[:60], self.page.lines[:60], strict=False)
            if n == 0 and w.strip()
        ]
        return bool(words) and len(words) <= 25 and words[-1] not in (".", "!", ":")

    # ------------------------------------------------------------------------ claims

    def words(self, first: int, last: int) -> TextSpan:
        """The words ``first`` to ``last`` (exclusive) as a span."""
        start, end = self.page.starts[first], self.page.end(last - 1)
        return TextSpan(text=self.doc.text[start:end], start=start, end=end)

    def claim(
        self,
        kind: ClaimKind,
        roles: dict[str, Figure],
        *,
        cues: dict[str, TextSpan] | None = None,
        subject: str | None = None,
        attribute: str | None = None,
        explicit: bool = True,
    ) -> Claim:
        """A claim over the stretch from its first figure to its last."""
        start = min(f.quantity.start for f in roles.values())
        end = max(f.quantity.end for f in roles.values())
        inside = {f.quote for f in roles.values()}
        quote = self.quotes[next(iter(inside))] if len(inside) == 1 and None not in inside else None  # type: ignore[index]
        return Claim(
            text=self.doc.text[start:end],
            start=start,
            end=end,
            kind=kind,
            subject=subject,
            attribute=attribute,
            roles={role: f.quantity.id for role, f in roles.items()},
            cues=cues or {},
            quote=quote.id if quote else None,
            speaker=quote.speaker.name or quote.speaker.text if quote and quote.speaker else None,
            explicit=explicit,
        )


def numbered(role: str, figures: Iterable[Figure]) -> Iterator[tuple[str, Figure]]:
    """``part``, ``part2``, ``part3`` ... for figures that share a role."""
    for n, figure in enumerate(figures, 1):
        yield (role if n == 1 else f"{role}{n}"), figure


def read(doc: Doc, mentions: Mentions) -> Sheet:
    """The sheet of a Doc, built once and kept with it."""
    known = doc.user_data.get("copydesk_sheet")
    if known is None or known[0] is not mentions:
        known = doc.user_data["copydesk_sheet"] = (mentions, Sheet(doc, mentions))
    sheet: Sheet = known[1]
    return sheet
