"""Figures that a source gives, or that words point back to, one slip of the pen away from the article's own.

    380 people helped ... "We could not put this on without those 280 volunteers,"
    "These 3,500 additional nurses will be in emergency rooms,"        All 75 of those killed have been identified.

The two must be the only values that the article has for their noun. Where nothing points back a source's figure
needs two swapped digits, or three digits of which one differs, and a noun in common.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk import pen
from copydesk.relate.retelling.retold import Telling, same_noun
from copydesk.relate.words import synonyms

_LEAST = 10  # of what is counted by ones a digit is a whole figure
_FAR = 6  # paragraphs from a lead to a source's figure for the same
_CLOSE, _NEAR = 2, 3  # paragraphs between a source's percentage and the article's, between other figures
_TWO = 2  # nouns in common that make two figures one


def misquoted(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether the later figure must be the earlier one, and is but for a slip."""
    a, b = one.quantity.value, other.quantity.value
    if not (pen.swapped(a, b) or pen.one_digit(a, b) or pen.sound_alike(a, b) or _has_one_more(one, other, every)):
        return False
    if min(a or 0, b or 0) < _LEAST and one.key == "count":
        return False
    these = other.whole and other.back and other.figure.line - one.figure.line <= 1
    since = [each for each in every if each.figure.first >= one.figure.first] if these else every
    if {each.quantity.value for each in since if _of_one(each, one, other)} != {a, b}:
        return False  # a third value: there are several of them
    if one.times and other.times and _later(one, other):
        return False
    if _has_one_more(one, other, every):
        return True
    shared = _nouns(one) & _nouns(other)
    updated = (one.update and not one.kinds & other.kinds) or (other.update and other.figure.quote is None)
    later = _later(one, other) or updated
    if other.whole and one.person and other.person and pen.swapped(a, b) and not later and not one.part:
        return True  # "employs 62 people ... all 26 of its employees would keep their jobs"
    if other.back and one.key == "count" and not later:
        return same_noun(one, other) or (one.person and other.person and (these or bool(one.events & other.events)))
    if one.headline and one.key == "percent":
        return one.noun in shared and not other.other
    return _by_source(one, other, len(shared))


def _has_one_more(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`"We will build 15,000 homes"` where the article promised 5,000 twice: the source's has a digit more or less."""
    same = same_noun(one, other) and bool(one.events & other.events) and not other.other
    twice = len({each.figure.sentence for each in every if each.quantity.value == one.quantity.value}) > 1
    inside = one.figure.quote is None and other.figure.quote is not None
    return same and twice and inside and pen.one_more(one.quantity.value, other.quantity.value)


def _by_source(one: Telling, other: Telling, shared: int) -> bool:
    """Whether a source's figure near by is the article's with digits swapped, or with one of three digits changed."""
    inside = (one.figure.quote is None) != (other.figure.quote is None)
    apart = abs(one.figure.line - other.figure.line)
    later = _later(one, other) and len(one.stems & other.stems) <= _TWO
    a, b = one.quantity.value, other.quantity.value
    done = one.key == "count" and pen.swapped(a, b) and bool(one.events & other.events)
    if done and one.lead and one.person and other.person and not later and inside and apart <= _FAR:
        return not other.other  # "would cut 1,200 jobs ... "Losing 2,100 colleagues is hard""
    if not inside or apart > _NEAR or later:
        return False
    if one.key == "count" and one.person and other.person and pen.swapped(a, b) and one.stems & other.stems:
        beside = apart <= 1 and bool(one.clause & other.clause)  # "13 elderly people who trusted you"
        return beside or not other.other  # "46 farmers ... "Sixty-four of our brothers have taken their lives""
    if pen.sound_alike(a, b):
        alike = same_noun(one, other) or (one.key == "percent" and apart <= _CLOSE and bool(one.clause & other.clause))
        return alike and not other.other
    if done and apart <= _CLOSE:
        return not other.other  # "34 trains were cancelled ... "We had to cancel 43 services""
    if one.key == "count" and pen.swapped(a, b) and apart <= 1 and other.noun in synonyms(one.noun) - {one.noun}:
        return not other.other  # "has 41 vacancies ... "I have 14 empty positions""
    if pen.swapped(a, b) and (shared >= _TWO or one.key.startswith("measure") or one.kinds & other.kinds):
        return True
    if one.key == "percent" and pen.swapped(a, b) and one.clause & other.clause:
        return not other.other  # "72% had been assaulted ... "For 27% of our members to have been assaulted""
    alike = one.quantity.trend is not None and one.quantity.trend == other.quantity.trend
    if one.key == "percent" and apart <= _CLOSE and pen.telling(a) and alike:
        return not other.other
    return pen.telling(a) and (shared > 0 or (pen.swapped(a, b) and one.key != "percent")) and not other.other


def _later(one: Telling, other: Telling) -> bool:
    """Whether the later one has a day that the earlier has not: "June" is no other time than "June 1"."""
    return any(not any(day.startswith(time) or time.startswith(day) for time in one.times) for day in other.times)


def _of_one(each: Telling, one: Telling, other: Telling) -> bool:
    """Whether a figure counts or measures what the two do."""
    if each is one or each is other:
        return True
    if one.key != each.key or (one.events & other.events and not one.events & other.events & each.events):
        return False
    if one.key == "count" and (each.quantity.value or 0) < _LEAST:
        return False  # "one in 12 nurses"
    swapped = pen.swapped(one.quantity.value, other.quantity.value)
    if swapped and one.part and each.figure.sentence == one.figure.sentence:
        return False  # "38 of its 114 staff": the whole
    people = one.person and each.person and bool(one.events & each.events)
    return people or same_noun(each, other) or same_noun(each, one)


def _nouns(telling: Telling) -> frozenset[str]:
    """The nouns beside it; one that opens its sentence may be read as a name."""
    return telling.nouns | {name.lower() for name in telling.names}
