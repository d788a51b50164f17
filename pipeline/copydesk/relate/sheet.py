"""The figures of an article among its words: what rules that link figures ask.

A `Sheet` is built once a Doc. Words are indices into its `Page`; a figure's place is its
first word and the word behind it.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from copydesk.extract import Mentions, page
from copydesk.extract.page import Page
from copydesk.period import SPELLS
from copydesk.records import Claim, ClaimKind, Date, Measure, Money, Quantity, Quote, TextSpan
from copydesk.relate.nouns import nouns, phrase
from copydesk.relate.words import hedges

_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_TITLE, _TITLE_WORDS = 60, 25  # words of a paragraph that are looked at, and that a headline has at most


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


class Sheet:
    """One article's figures, in reading order, and its words."""

    def __init__(self, doc: Doc, mentions: Mentions) -> None:
        self.doc = doc
        self.page: Page = page.read(doc)
        self.dates: tuple[Date, ...] = mentions.dates
        self.quotes: tuple[Quote, ...] = mentions.quotes
        self._brackets = self._bracket_depth()
        self._lefts: dict[int, int] = {}
        self._bounds: dict[int, tuple[int, int]] = {}
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
            nouns(self.page, quantity, first, last),
            self._brackets[first],
            next(inside, None),
        )

    def _converted(self, n: int) -> bool:
        """Whether figure ``n`` is another figure's amount again in another unit, in brackets."""
        figure = self.figures[n]
        if n and self._renamed(self.figures[n - 1], figure):
            return True
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

    def _renamed(self, one: Figure, other: Figure) -> bool:
        """Whether the second is the first again: "Rs 5,200 a quintal, or Rs 52 a kg,", "$40m, or £21m,"."""
        a, b = one.quantity, other.quantity
        if not isinstance(a, Money) or not isinstance(b, Money) or one.sentence != other.sentence:
            return False
        spelled = a.per in SPELLS and b.per in SPELLS  # "$16 a month, or $192 a year" is a rate of its own
        priced = a.per is not None and b.per is not None and a.per != b.per and not spelled
        converted = a.per is None and b.per is None and a.currency != b.currency
        gap = self.page.lows[one.last : other.first]
        gap = gap[2:] if priced and gap[:1] in (["a"], ["an"], ["per"]) else gap  # "a quintal, or"
        return (priced or converted) and gap in ([",", "or"], ["or"])

    def phrase(self, i: int, limit: int = 8) -> tuple[int, int]:
        """The words from ``i`` on that go on with a noun phrase: (i, end exclusive)."""
        return phrase(self.page, i, limit)

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
        j = self._lefts.get(figure.first)
        if j is None:
            j = figure.first
            while (hedge := hedges().ending(self.page.lows, j)) and hedge[1]:
                j = hedge[0]
            self._lefts[figure.first] = j
        return j

    def before(self, figure: Figure, count: int = 6) -> list[str]:
        """Up to ``count`` words before the figure in its sentence, the hedge left out."""
        end = self.left(figure)
        first, _ = self.bounds(figure.sentence)
        return self.page.lows[max(first, end - count) : end]

    def after(self, figure: Figure, count: int = 6) -> list[str]:
        """Up to ``count`` words behind the figure in its sentence."""
        _, end = self.bounds(figure.sentence)
        return self.page.lows[figure.last : min(end, figure.last + count)]

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The first word of a sentence, and the word behind its last."""
        found = self._bounds.get(sentence)
        if found is None:
            sents = self.page.sents
            found = self._bounds[sentence] = bisect_left(sents, sentence), bisect_right(sents, sentence)
        return found

    def said(self, sentence: int) -> list[str]:
        """The words of a sentence, in lower case."""
        return self.page.lows[slice(*self.bounds(sentence))]

    @functools.cached_property
    def dated(self) -> frozenset[int]:
        """The words that are part of a date."""
        at = self.page.at
        return frozenset(k for date in self.dates for k in range(at(date.start), at(date.end)))

    def is_headline(self, line: int) -> bool:
        """Whether paragraph ``line`` is the first and no sentence: it ends without a stop."""
        return line == 0 and self.page.lines[-1] != 0 and self._unstopped(0)

    def is_title(self, line: int) -> bool:
        """Whether the paragraph is the headline, or a line under it that is no sentence either."""
        return self.is_headline(line) or (line == 1 < self.page.lines[-1] and self._unstopped(0) and self._unstopped(1))

    def _unstopped(self, line: int) -> bool:
        """Whether a paragraph is short and ends without a stop."""
        lines = self.page.lines
        first, last = bisect_left(lines, line), bisect_right(lines, line)
        words = [word for word in self.page.words[first : min(last, first + _TITLE)] if word.strip()]
        return 0 < len(words) <= _TITLE_WORDS and words[-1] not in (".", "!", ":")

    # ------------------------------------------------------------------------ claims

    def words(self, first: int, last: int) -> TextSpan:
        """The words ``first`` to ``last`` (exclusive) as a span."""
        start, end = self.page.starts[first], self.page.end(last - 1)
        return TextSpan(text=self.page.text[start:end], start=start, end=end)

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
            text=self.page.text[start:end],
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
