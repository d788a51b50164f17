"""Words in quotation marks that are no quote of their own: a headline's, and what a quote quotes in its turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.extract.marks import stretches
from copydesk.records import Quote

_INSIDE = re.compile(r"(?<![\w.])['‘](?=\w)((?:[^'’‘]|(?<=\w)['’](?=\w))+)['’](?!\w)")  # quoted by whom we quote
_CITING = re.compile(
    r"\b(?:the|these|those|that|this|his|her|their|its) (?:\w+ )?"
    r"(?:words?|phrases?|terms?|expressions?|descriptions?|adjectives?|verdict|wording)(?: (?:of|as))?,? [\"“'‘]?\Z"
)
_BEFORE = 40  # characters before a quote
_NAMED = 4  # letters of a word that a name has in upper case


def inside(quote: Quote) -> Iterator[Quote]:
    """What a quote quotes in its turn: "The report says it was 'late and over budget', and I agree"."""
    for found in _INSIDE.finditer(quote.text) if quote.kind != "indirect" else ():
        start, end = quote.start + found.start(1), quote.start + found.end(1)
        yield Quote(text=found[1], start=start, end=end, kind="partial", sentence=quote.sentence)


def is_cited(one: Quote, other: Quote, inner: Sequence[Quote]) -> bool:
    """Whether one of them stands in somebody's quote, and the other in none of those."""
    apart = one.end <= other.start or other.end <= one.start
    return apart and (one in inner) != (other in inner)


def is_citing(one: Quote, text: str) -> bool:
    """Whether the words are cited as those of another: `stung by the phrase "woefully late"`."""
    return one.kind != "indirect" and bool(_CITING.search(text[max(0, one.start - _BEFORE) : one.start]))


def cited(quotes: Sequence[Quote], text: str) -> Iterator[Quote]:
    """Marked words that are cited as another's, and that nobody is said to have said."""
    if not any(name in text for name in ('"', "“", "'", "‘")):
        return
    held = [(quote.start, quote.end) for quote in quotes if quote.kind != "indirect"]
    every = [
        Quote(text=text[each.start : each.end], start=each.start, end=each.end, kind="partial", sentence=0)
        for each in stretches(text)
    ]
    free = [each for each in every if not any(a < each.end and each.start < b for a, b in held)]
    yield from free if any(is_citing(each, text) for each in (*free, *quotes)) else ()


def unsaid(quotes: Sequence[Quote], text: str) -> Iterator[Quote]:
    """Marked words that nobody is said to have said, under a headline with such: 'a "cruel and hurtful" thing'."""
    first = title(text)
    marked = list(stretches(text)) if first else []
    if not any(stretch.outer_start < len(first) for stretch in marked):
        return
    held = [(quote.start, quote.end) for quote in quotes if quote.kind != "indirect"]
    for stretch in marked:
        start, end = stretch.start, stretch.end
        named = all(word[0].isupper() for word in text[start:end].split() if len(word) >= _NAMED)
        if not named and not any(a < end and start < b for a, b in held):
            yield Quote(text=text[start:end], start=start, end=end, kind="partial", sentence=0)


def title(text: str) -> str:
    """The first line, where it is no sentence but a headline."""
    first, _, body = text.partition("\n")
    return first if body.strip() and first.rstrip("\"'”’ ")[-1:] not in ("", ".", "!", ":", ",") else ""
