"""The proof sheet of one article: its copy, paragraph by paragraph, with what is marked and the cards beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.page.cards import Card, cards
from copydesk.page.lists import Part, Row, bar, rows, speakers
from copydesk.page.marks import Mark, Paragraph, Piece, lead, paragraphs
from copydesk.page.wording import GROUP, KINDS, VERDICTS
from copydesk.records import ArticleHead, Quote, Report

_GRAVITY = tuple(VERDICTS)


@dataclass(frozen=True)
class Block:
    """A paragraph and the cards that belong beside it."""

    paragraph: Paragraph
    cards: tuple[Card, ...]

    @property
    def quiet(self) -> list[Card]:
        """The cards of what agrees, which need no look."""
        return [card for card in self.cards if card.verdict in ("consistent", "rounding")]

    @property
    def loud(self) -> list[Card]:
        """The other cards."""
        return [card for card in self.cards if card.verdict not in ("consistent", "rounding")]


@dataclass(frozen=True)
class Sheet:
    """Everything that the page of an article shows; ``prefix`` begins its anchors."""

    prefix: str
    report: Report
    cards: tuple[Card, ...]
    lead: str
    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]
    speakers: list[tuple[str, str, list[Quote]]]
    bar: tuple[Part, ...]

    @property
    def article(self) -> ArticleHead:
        """The article's head."""
        return self.report.article

    @property
    def title(self) -> str:
        """What the article is called: its title, else its id."""
        return self.article.title or self.article.id

    @property
    def findings(self) -> list[Card]:
        """The cards of what is at odds."""
        return [card for card in self.cards if card.number]

    def look(self, piece: Piece) -> Look:
        """How a piece of the copy is drawn."""
        return _look(piece)


@dataclass(frozen=True)
class Look:
    """Classes, keys and note of a piece, and the card that it leads to ("" for none)."""

    classes: str
    keys: str
    note: str
    card: str


def sheet(report: Report, prefix: str = "") -> Sheet:
    """The sheet of a report; an article of which the text was left out has no blocks."""
    made = tuple(cards(report, prefix))
    text = report.article.text or ""
    copy = paragraphs(text, _marks(report, made, prefix))
    blocks = tuple(_blocks(copy, made))
    return Sheet(prefix, report, made, lead(text), blocks, tuple(rows(report)), speakers(report), bar(report))


def _marks(report: Report, made: tuple[Card, ...], prefix: str) -> Iterator[Mark]:
    for quote in report.quotes:
        note = KINDS["quote"][1] if quote.kind == "indirect" else ""  # the others have marks of their own
        yield Mark(prefix + quote.id, quote.start, quote.end, "quote", note)
    for figure in report.quantities:
        group = GROUP[figure.kind]
        yield Mark(prefix + figure.id, figure.start, figure.end, group, KINDS[group][1])
    for date in report.dates:
        yield Mark(prefix + date.id, date.start, date.end, "date", KINDS["date"][1])
    for card in made:
        for number, span in enumerate(card.result.spans):
            note = str(card.number) if card.number and not number else ""
            yield Mark(card.key, span.start, span.end, "evidence" if number else card.verdict, note)


def _blocks(copy: Iterator[Paragraph], made: tuple[Card, ...]) -> Iterator[Block]:
    """Each paragraph with the cards whose words it holds, the gravest first; the last takes what lies behind it."""
    waiting = sorted(made, key=lambda card: card.start)
    at, held = 0, list(copy)
    for paragraph in held:
        first = at
        while at < len(waiting) and (waiting[at].start < paragraph.end or paragraph is held[-1]):
            at += 1
        yield Block(paragraph, tuple(sorted(waiting[first:at], key=lambda card: _GRAVITY.index(card.verdict))))


def _look(piece: Piece) -> Look:
    """The innermost kind underlines, a quote tints, the gravest verdict leads to its card."""
    kinds = {mark.kind: mark for mark in piece.marks}
    inner = next((mark.kind for mark in reversed(piece.marks) if mark.kind in KINDS and mark.kind != "quote"), "")
    said = next((name for name in _GRAVITY if name in kinds), "")
    classes = [f"m-{inner}"] * bool(inner) + ["m-quote"] * ("quote" in kinds) + [f"v-{said}"] * bool(said)
    keys = dict.fromkeys(mark.key for mark in piece.marks)
    notes = {mark.note: mark for mark in piece.closes if mark.note}
    numbers = [note for note, mark in notes.items() if mark.kind == "inconsistent"]
    note = " ".join(numbers or list(notes)[-1:])
    return Look(" ".join(["m", *classes]), " ".join(keys), note, kinds[said].key if said else "")
