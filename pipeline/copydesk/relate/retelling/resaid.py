"""Figures told again in the same words, which differ.

    with 27 trains cancelled ... the 29 cancelled trains        closing five of its elementary schools ... "Closing
    four elementary schools"        A 38-storey tower ... the 34-storey tower

What a definite description names must be what the article told of, where it told of one such thing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from copydesk import pen
from copydesk.relate.retelling.retold import Telling, same_noun
from copydesk.relate.retelling.situation import root
from copydesk.relate.retelling.unborne import agree

_ZERO = Decimal(0)
_BOUND = Decimal("2.5")  # times the other, beyond which it is of another thing
_TWICE = Decimal(2)  # times a source's, in the words of the sentence before it
_ALIKE = Decimal("1.3")  # times a source's, that no slip of the pen explains
_SHARED, _MORE = 2, 3  # words besides the noun that two sentences have in common; of figures without a noun
_SAME = 3  # words behind "tickets sold" and "tickets"
_PHRASE = 4  # words behind two figures, "extra nurses since last", that are the same
_SPAN = 6  # words behind a figure in which its whole stands
_LIGHT = frozenset("and at but for in on or by to with of as while when , which who that".split())
_NEAR, _CLOSE = 6, 3  # paragraphs
_UNSURE = ("undecided", "unsure")
_PARTS = 60  # minutes of an hour, seconds of a minute
_PEOPLE = Decimal(100)  # as many are the same people, whatever befell them


WORDED = frozenset(["size", "ratio", "spell"])  # keys of figures that only their words make one


def resaid(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether the two must be one figure by the words beside them, and cannot be."""
    values = one.quantity.value, other.quantity.value
    plain = {one.quantity.approximation, other.quantity.approximation} <= {"exact", "about"}
    if not plain or agree(one, other) or not pen.near(*values, _BOUND):
        return False
    if one.key.startswith("size"):
        return other.back and same_noun(one, other) and not _rivals(one, other, every, frozenset())
    if one.key == "ratio":
        return _one_in_so_many(one, other, every)
    if one.key.startswith("spell"):
        return _spells(one, other, every)
    if _same_phrase(one, other, every):
        return True
    if one.key == "count":
        rules = (_done_to, _described, _of_same_whole, _same_words)
        return any(rule(one, other, every) for rule in rules) or _every_one(one, other)
    return _unsure(one, other, every) if one.key == "percent" else _same_words(one, other, every)


def _unsure(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`Another 9 percent were undecided`, `the 6 percent who are undecided`: of one question there are no others."""
    told = [each for each in every if {root(word) for word in _UNSURE} & each.clause]
    alone = {each.quantity.value for each in told} == _values(one, other) and one in told and other in told
    plain = one.figure.quote is None and other.figure.quote is None and one.days == other.days
    return alone and plain and (other.back or other.the)


def _same_phrase(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`taken on 120 extra nurses since last April`, and a source's "140 extra nurses since last April and ..."."""
    sourced = other.figure.quote is not None and one.figure.quote is None
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.behind, other.behind, strict=False)))
    rest = one.behind[shared:][:1] + other.behind[shared:][:1]
    whole = shared >= _PHRASE and all(word in _LIGHT for word in rest)
    a, b = one.quantity.value, other.quantity.value
    beside = other.figure.line - one.figure.line <= 1 and pen.near(a, b, _TWICE)
    slip = pen.swapped(a, b) or pen.one_digit(a, b) or pen.near(a, b, _ALIKE) or beside
    return sourced and whole and slip and not any(each.behind[:shared] == one.behind[:shared] for each in every
                                                  if each is not one and each is not other)  # fmt: skip


def _done_to(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`has destroyed 49 buildings`, and `the 94 buildings destroyed by the fire`: two digits swapped."""
    deed = root(other.behind[1]) if len(other.behind) > 1 and other.behind[1].endswith(("ed", "ld", "en")) else ""
    told = other.the and same_noun(one, other) and deed in one.clause and one.figure.line <= _CLOSE
    a, b, tail = one.quantity.value, other.quantity.value, other.behind[2 : 2 + _SAME]
    swapped = pen.swapped(a, b) or (len(tail) == _SAME and tail == one.behind[1 : 1 + _SAME] and pen.one_digit(a, b))
    return bool(deed) and told and swapped and not _rivals(one, other, every, frozenset())


def _of_same_whole(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`14 of the county's 61 routes`, and a source's "Sixteen routes out of 61": so many of as many."""
    sourced = other.figure.quote is not None and one.figure.quote is None and not (other.other or other.update)
    whole = _whole(other)
    alike = whole is not None and whole == _whole(one) and same_noun(one, other)
    a, b = one.quantity.value, other.quantity.value
    slip = (pen.one_digit(a, b) or pen.swapped(a, b)) and other.quantity.subject is None  # not "We saved 16 out of 61"
    told = sourced and alike and slip and not other.times - one.times
    return told and [_whole(each) for each in every].count(whole) == 2


def _whole(telling: Telling) -> str | None:
    """The digits behind "of" in "14 of Wiltmere's 61", "16 routes out of 61"."""
    behind = telling.behind[:_SPAN]
    at = behind.index("of") if "of" in behind else len(behind)
    return next((word for word in behind[at + 1 :] if word.isdigit() and len(word) > 1), None)


def _described(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`the 29 cancelled trains`: those of which the earlier sentence said that they were cancelled."""
    kinds = frozenset(root(kind) for kind in other.kinds)
    if not kinds or not (other.back or other.whole) or not same_noun(one, other) or not kinds <= one.clause:
        return False
    later = one.other or (one.days and other.days and not one.days & other.days)
    return not later and not _rivals(one, other, every, kinds)


def _same_words(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`closing five of its elementary schools` and a source's "Closing four elementary schools"."""
    sourced = other.figure.quote is not None and one.figure.quote is None
    if not sourced or other.figure.line - one.figure.line > _NEAR or other.quantity.approximation != "exact":
        return False  # "You would need to treat about 100 people"
    if one.update or other.update or one.other or other.other or other.times - one.times:
        return False
    noun = root(one.noun)
    shared = (one.stems & other.stems) - {noun}
    counted = one.key != "count" or same_noun(one, other)
    whole = other.whole and other.figure.line - one.figure.line <= _CLOSE  # "all 480 passengers who were on the train"
    near = same_noun(one, other) and (one.lead or whole or other.figure.line - one.figure.line <= 1)
    a, b = one.quantity.value, other.quantity.value
    if not (pen.swapped(a, b) or pen.one_digit(a, b) or pen.near(a, b, _ALIKE)):
        return False  # "have 63 points from 27 games ... "There are 15 games to go,"
    twice = len({t.figure.sentence for t in every if t.quantity.value == a and same_noun(t, one) and t.lead}) > 1
    done = twice and bool(one.events & other.events)  # in the headline and under it
    ties = len(shared) + bool(one.times & other.times) + whole + done
    return counted and ties >= (_SHARED if near else _MORE) and not _rivals(one, other, every, shared)


def _one_in_so_many(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`one child in five goes hungry` and "one parent in four tells you that their child has gone hungry"."""
    alone = {each.quantity.value for each in every} == _values(one, other)
    told = one.lead and other.figure.quote is not None and alone
    return told and len(one.stems & other.stems) >= _SHARED and not (one.other or other.other)


def _spells(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`8 hours and 52 minutes` and "Nine hours and 52 minutes": one of two parts is the same."""
    sourced = (one.figure.quote is None) != (other.figure.quote is None)
    alone = {each.quantity.value for each in every} == _values(one, other)
    same = (one.quantity.value or 0) % _PARTS == (other.quantity.value or 0) % _PARTS
    return same and alone and (sourced or other.back)


def _values(one: Telling, other: Telling) -> set[Decimal | None]:
    return {one.quantity.value, other.quantity.value}


def _every_one(one: Telling, other: Telling) -> bool:
    """`All 32 people arrested`, two digits swapped: there are no others, whatever the day."""
    a, b = one.quantity.value or _ZERO, other.quantity.value or _ZERO
    people = one.person and other.person and (bool(one.events & other.events) or min(a, b) >= _PEOPLE)
    return other.whole and pen.swapped(a, b) and (same_noun(one, other) or people) and not one.part


def _rivals(one: Telling, other: Telling, every: Sequence[Telling], words: frozenset[str]) -> bool:
    """Whether a third value is told of in the same words."""
    for each in every:
        if each is one or each is other or each.key != one.key or not same_noun(each, other):
            continue
        near = each.clause if each.figure.sentence == one.figure.sentence else each.stems
        if words <= near and not agree(each, one) and not agree(each, other):
            return True
    earlier = (each for each in every if each.figure.first < other.figure.first and same_noun(each, other))
    return any(agree(each, other) for each in earlier)
