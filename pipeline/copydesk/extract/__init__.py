"""Mentions: the figures, dates and quotes of an article, each found by a file of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from copydesk.extract import date, quantity, quote
from copydesk.records import Article, Date, Quantity, Quote
from copydesk.settings import Settings


@dataclass(frozen=True, slots=True)
class Mentions:
    """What was found in one article, in reading order, with ids."""

    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()


def extract(doc: Doc, article: Article, settings: Settings) -> Mentions:
    """Find every mention; a number inside a longer date ("Tuesday 18") is no figure of its own."""
    dates = date.numbered(doc, article.published)
    days = [(found.start, found.end) for found in dates if found.from_]
    figures = [
        found.model_copy(update={"id": f"q{n}"})
        for n, found in enumerate(
            (q for q in quantity.extract(doc, article, settings) if not _in_date(q, days)), 1
        )
    ]
    return Mentions(quantities=tuple(figures), dates=dates, quotes=quote.numbered(doc, figures))


def _in_date(figure: Quantity, days: Sequence[tuple[int, int]]) -> bool:
    if figure.kind not in ("number", "count", "ordinal"):
        return False
    place = bisect_right(days, (figure.start, len(figure.text) + figure.start)) - 1
    return any(start <= figure.start and figure.end <= end for start, end in days[max(0, place) : place + 2])
