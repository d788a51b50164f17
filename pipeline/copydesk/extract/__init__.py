"""Mentions: the figures, dates and quotes of an article, each found by a file of its own."""

from __future__ import annotations

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
    """Find every mention."""
    dates = date.numbered(doc, article.published)
    figures = tuple(quantity.extract(doc, article, settings, dates))
    return Mentions(quantities=figures, dates=dates, quotes=quote.numbered(doc, figures))
