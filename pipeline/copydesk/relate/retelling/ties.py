"""What ties a source's figure to one that the article told: how much says that the two are one.

One source, words and a noun in common, a figure that was told twice, a slip of the pen; that the source's words stand
right behind the article's, and that the article has no other figure of the unit.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk import pen
from copydesk.records import Quantity
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.retold import Telling
from copydesk.relate.retelling.situation import root
from copydesk.relate.sheet import Figure, Sheet

NEEDED = 3  # ties
_SHARED = 2  # words in common that count
_FEW, _HUNDRED = 10, 100  # of fewer there may be some of the article's
_SPENT = frozenset("without with for on in of".split())
_NEAR = 3  # paragraphs between figures of which not both have a noun


def count(sheet: Sheet, one: Telling, other: Telling, alike: Sequence[Figure]) -> int:
    """How much makes the two one figure; none where they count other things."""
    shared, beside = _shared(sheet, one, other), is_beside(sheet, one, other)
    if one.key == "count" and not _is_kin(one, other):
        near = other.figure.line - one.figure.line <= _NEAR and not other.times - one.times
        pointed = bool(shared) or other.back or beside
        return NEEDED if near and pointed and _is_transposed(one, other) else 0
    told = [each for each in alike if each.quote is None]
    twice = len({each.sentence for each in told if each.quantity.value == one.quantity.value}) > 1
    slip, source = how_slipped(sheet, one, other, twice), is_same_source(sheet, one, other)
    counted = one.key == "count" and one.noun == other.noun
    counted = counted and ((one.quantity.value or 0) >= _FEW or bool(shared) or source)
    headed = twice and one.headline and one.quantity.kind == "duration"
    if not (slip or source or headed or (shared and (twice or beside)) or (beside and counted)):
        return 0  # another source's, of which nothing says that it was this one
    few = not pen.telling(one.quantity.value) and one.key != "count"  # two digits are swapped by chance too often
    if few and not (shared or source or beside or twice or headed):
        return 0
    alone = _is_alone(one, told) + beside if slip or shared or headed else 0
    return len(shared) + source + twice + headed + slip + beside + alone + counted


def _is_alone(one: Telling, told: Sequence[Figure]) -> bool:
    """Whether the prose has no other value that is measured so."""
    values = {each.quantity.value for each in told if each.quantity.kind == one.quantity.kind}
    return one.key != "count" and values == {one.quantity.value}


def is_beside(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """Whether the source's words stand right behind the article's: "are up 14%. "We're 40% up," "."""
    quoted, first = sheet.quotes[other.figure.quote or 0].start, sheet.bounds(other.figure.sentence)[0]
    opens = quoted <= sheet.page.starts[first] + 1
    further = other.figure.line - one.figure.line
    near = not further or (further == 1 and other.quantity.start - quoted <= 1 and _is_taken_up(sheet, other.figure))
    return opens and near and other.figure.sentence - one.figure.sentence == 1


def _is_taken_up(sheet: Sheet, figure: Figure) -> bool:
    """`to wait 13 hours. "Fifteen hours without a pillow,"`: no sentence, but what is said of a length just told."""
    behind = sheet.after(figure, 1)
    spent = behind[:1] != [] and (behind[0] in _SPENT or sheet.page.tag_at(figure.last) == "VBG")
    return figure.quantity.kind == "duration" and spent


def _is_kin(one: Telling, other: Telling) -> bool:
    """Whether both have a noun, and the nouns can be of the same things or people."""
    if {one.quantity.kind, other.quantity.kind} != {"count"}:
        return False
    return of_one_kind(one.noun, other.noun) or (one.person and other.person)


def _is_transposed(one: Telling, other: Telling) -> bool:
    a, b = one.quantity.value, other.quantity.value
    scaled = one.key == "count" and other.back and len(pen.digits(a)) > 1 and pen.noughts(a, b)
    return pen.swapped(a, b) or pen.sound_alike(a, b) or scaled  # "1,200 nurses ... "These 12,000 places""


def how_slipped(sheet: Sheet, one: Telling, other: Telling, twice: bool) -> int:
    """How sure a slip of the pen makes it that one figure was meant."""
    a, b = one.quantity.value, other.quantity.value
    if _is_transposed(one, other):
        updated = (one.update or other.update) and not pen.telling(a)
        return 2 if updated or (other.times - one.times and not is_beside(sheet, one, other)) else 3
    large = one.noun == other.noun and (a or 0) >= _HUNDRED
    if pen.one_more(a, b) or (pen.one_digit(a, b) and (pen.telling(a) or (one.key == "count" and (twice or large)))):
        return 2
    return int(pen.one_digit(a, b))


def _shared(sheet: Sheet, one: Telling, other: Telling) -> Sequence[str]:
    """The roots that both sentences have, the source's name and the noun left out, as many as count."""
    speaker = sheet.quotes[other.figure.quote or 0].speaker
    names = (speaker.name or speaker.text).split() if speaker else []
    nouns = (other.noun, f"{other.noun}s", f"{other.noun[:-1]}ies")
    both = {*one.stems & other.stems}.difference(root(word) for word in (*names, *nouns))
    return sorted(both)[:_SHARED]


def is_same_source(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """Whether the source of the quote gave the prose figure too, or is named beside it."""
    speaker = sheet.quotes[other.figure.quote or 0].speaker
    if speaker is None or not speaker.name:
        return False
    last = speaker.name.split()[-1].lower()
    if last in sheet.said(one.figure.sentence):
        return True
    at = one.quantity.start
    told = (quote for quote in sheet.quotes if quote.kind == "indirect" and quote.start <= at < quote.end)
    return any(quote.speaker is not None and quote.speaker.name == speaker.name for quote in told)


def is_strong(one: Quantity, other: Quantity) -> bool:
    """Whether a slip that is rarely an accident sets the two apart: 340 and 430, 14 and 40."""
    return pen.telling_slip(one.value, other.value) or pen.sound_alike(one.value, other.value)
