"""Quantities: every figure of an article, by the lexical layer and, where there is one, the parse.

Numbers first; each takes the longest unit that fits (money, percent and measures, ages,
counts); neighbours are joined to ranges; what is no figure is dropped; hedge, trend,
currency and subject are read last. Linear in the text: each step looks a bounded way.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import (
    age,
    cents,
    compound,
    count,
    currency,
    degrees,
    elided,
    hedge,
    length,
    moment,
    money,
    nonfigure,
    number,
    per,
    plural,
    points,
    ratio,
    score,
    span,
    subject,
    trend,
    unit,
)
from copydesk.extract import words as wordlist
from copydesk.extract.figure import Figure, record
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words
from copydesk.records import Article, Date, Quantity
from copydesk.settings import Settings


def extract(doc: Doc, article: Article, settings: Settings, dates: Sequence[Date] = ()) -> Iterator[Quantity]:
    """Every figure, in reading order, with its id; a number inside one of the dates ("Tuesday 18") is none."""
    words = wordlist.read(doc)
    starts = wordlist.sentence_starts(doc)
    days = [(found.start, found.end) for found in dates if found.from_]
    number = 0
    for figure in figures(words, article, settings):
        start, end = words.start(figure.start), words.end(figure.end)
        if figure.kind in ("number", "count", "ordinal") and _in_date(start, end, days):
            continue
        number += 1
        yield record(words, figure, f"q{number}", max(0, bisect_right(starts, start) - 1))


def _in_date(start: int, end: int, days: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(days, (start, end)) - 1
    return any(first <= start and end <= last for first, last in days[max(0, place) : place + 2])


def figures(words: Words, article: Article, settings: Settings) -> list[Figure]:
    """The figures of a text, complete, in reading order."""
    continental = (article.desk or settings.desk) == "europe"
    numbers = ratio.join(words, list(number.numbers(words, continental)))
    found = _apart(words, [figure_of(words, item) for item in numbers])
    hedge.apply(words, found)
    cents.join(words, found)
    compound.join(words, found)
    found = [figure for figure in found if not figure.dropped and not moment.is_time(words, figure)]
    span.join(words, found)
    score.join(words, found)
    kept = [figure for figure in found if not figure.dropped and not nonfigure.refuses(words, figure)]
    elided.complete(words, kept)
    degrees.resolve(words, kept)
    points.resolve(words, kept)
    trend.apply(words, kept)
    currency.resolve(words, kept, article, settings)
    subject.apply(words, kept)
    return kept


def _apart(words: Words, found: list[Figure]) -> list[Figure]:
    """No two figures share a word ("9 USD 40", "7 $ 40 $"), and a model number in a counted phrase is none."""
    kept: list[Figure] = []
    for figure in found:
        last = kept[-1] if kept else None
        if last is not None and figure.start < last.end:
            if figure.number.start < last.end:
                continue
            figure = money.behind(words, figure.number) or Figure(figure.number.start, figure.number.end, figure.number)
        if last is not None and _is_period(words, last, figure):
            continue
        inside = last is not None and last.nouns is not None and figure.end <= last.nouns[1] - 1
        if words.at(figure.start - 1) in ("'s", "’s", "'", "’", "the", "its", "their", "his", "her"):
            inside = False  # "61,200 of the city's 204,000 voters"
        model = inside and last is not None and last.number.form in ("digits", "words") and figure.number.scale == 1
        if not (model and figure.kind in ("number", "count") and figure.number.form == "digits"):
            kept.append(figure)
    return kept


def _is_period(words: Words, last: Figure, figure: Figure) -> bool:
    """"sells two a quarter", "£2m a quarter": so many in three months, and no fraction."""
    quarter = figure.kind == "fraction" and words.low[figure.start : figure.end] == ["a", "quarter"]
    return quarter and figure.start <= last.tail and words.at(figure.end) != "of" and last.number.form != "multiple"


def _past_bracket(words: Words, end: int) -> int:
    """The word behind a short bracket that stands at `end`: "6bn rand ($330m) a year"."""
    if words.at(end) != "(":
        return end
    close = next((k for k in range(end, min(end + 8, len(words.low))) if words.low[k] == ")"), None)
    return end if close is None else close + 1


def figure_of(words: Words, item: Number) -> Figure:
    """The figure that a number is part of: the longest unit that fits, else a bare number."""
    length.metres(words, item)
    amount = money.read(words, item)
    if amount is not None:
        tail = per.read(words, _past_bracket(words, amount.end), priced=True)
        if tail is not None:
            amount.tail, amount.per = tail
        return amount
    if item.form == "multiple":
        return Figure(item.start, item.end, item, "multiple", "times")
    if item.form == "ordinal":
        return Figure(item.start, item.end, item, "ordinal")
    measured = age.read(words, item) or unit.read(words, item) or count.read(words, item) or count.elided(words, item)
    if measured is not None:
        rate = per.read(words, measured.tail) if measured.kind == "count" and item.form != "vague" else None
        if rate is not None:
            measured.tail, measured.unit = rate[0], f"{measured.unit} per {rate[1]}"
        return measured
    if item.form == "ratio" and words.low[item.start + 2 : item.start + 3] == ["in"]:
        return Figure(item.start, item.end, item, "ratio", plural.singular(words.text[item.start + 1]))
    plain = {"fraction": "fraction", "ratio": "ratio"}.get(item.form, "number")
    return Figure(item.start, item.end, item, plain)  # type: ignore[arg-type]
