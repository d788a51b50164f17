"""Where dates stand: the patterns of `dateword` held against the stretches in which one is possible."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

import numpy
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans
from spacy.vocab import Vocab

from copydesk.extract.dateword import Family, Flags, families


@functools.lru_cache(maxsize=4)
def flags(vocab: Vocab) -> Flags:
    """The flags of a vocabulary, added once."""
    return Flags(vocab)


@functools.lru_cache(maxsize=4)
def _matchers(vocab: Vocab) -> tuple[tuple[Family, Matcher], ...]:
    """Each family of patterns with its Matcher, which is run only where a date of the family may stand."""
    pairs = [(family, Matcher(vocab, validate=False)) for family in families(flags(vocab))]
    for family, matcher in pairs:
        for label, forms in family.forms.items():  # the validator knows no flags
            matcher.add(label, forms)
    return tuple(pairs)


def _ends_there(doc: Doc, end: int) -> bool:
    """Whether "Tuesday 18" is a day: nothing is counted behind it."""
    if end >= len(doc):
        return True
    after: Token = doc[end]
    return after.lower_ in ("at", "and", "in") or (after.is_punct and after.text not in ("-", "%", "/"))


_AFTER_NAME = frozenset("and but when as with at in which that because after before".split())


def _is_none(doc: Doc, span: Span) -> bool:
    """Whether a match is no date after all."""
    first, label = span[0].text, span.label_
    if label == "season":  # 2004-05 is a season, 2004-10 may be a month
        return int(span[2].text) != (int(first) + 1) % 100
    if label == "weekday":
        return not first.lower().endswith("day")
    if label == "named day":  # "From 3 March, a Tuesday market"
        listed = doc[span.end + 1 : span.end + 2].text.endswith("day")  # "21 and 23 October, a Monday, Friday"
        goes_on = span.end < len(doc) and not doc[span.end].is_punct and doc[span.end].lower_ not in _AFTER_NAME
        return listed or goes_on
    return "\n" in span.text or (label == "carried" and not _ends_there(doc, span.end))


def _windows(doc: Doc, family: Family, seeds: list[int]) -> Iterator[Span]:
    """The stretches in which a date of the family can lie, apart from each other: most words are in none."""
    begin, end = 0, -1
    for seed in seeds:
        if seed - family.before >= end:
            if end > 0:
                yield doc[begin:end]
            begin = max(0, seed - family.before)
        end = min(len(doc), seed + family.after + 1)
    if end > 0:
        yield doc[begin:end]


def _seeds(doc: Doc, found: Sequence[Family]) -> list[list[int]]:
    """For each family, the words that carry one of its flags, in order."""
    owners = [n for n, family in enumerate(found) for _ in family.seeds]
    places: list[list[int]] = [[] for _ in found]
    rows, columns = numpy.nonzero(doc.to_array([flag for family in found for flag in family.seeds]))
    for place, column in zip(rows.tolist(), columns.tolist(), strict=True):
        own = places[owners[column]]
        if not own or own[-1] != place:
            own.append(place)
    return places


def _matches(doc: Doc) -> Iterator[Span]:
    pairs = _matchers(doc.vocab)
    for (family, matcher), seeds in zip(pairs, _seeds(doc, [family for family, _ in pairs]), strict=True):
        for window in _windows(doc, family, seeds):
            yield from matcher(window, as_spans=True)


def spans(doc: Doc) -> list[Span]:
    """The words of every date, labelled with the name of its form; none overlaps another."""
    if not len(doc):
        return []
    found: list[Span] = []
    for span in _matches(doc):
        label = span.label_
        if _is_none(doc, span):
            continue
        if label in ("bare month", "year", "years"):  # the word before it is no part of it
            start = span.start + 1 + (doc[span.start + 1].lower_ == "the")
            span = Span(doc, start, span.end - (doc[span.end - 1].text == ")"), label=label)
        found.append(span)
    return list(filter_spans(found))


