"""Tellings that one slip of the pen sets apart: two digits swapped, a scale word lost or doubled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Money
from copydesk.relate.retelling.retold import Telling, one_scene, same_noun

_ZERO, _HUNDRED, _THOUSAND = Decimal(0), Decimal(100), Decimal(1000)
_CRORE = Decimal(100)  # lakhs
_LAKHS, _INDIAN = (Decimal(10) ** 5, Decimal(10) ** 7), ("INR", "PKR", "BDT", "LKR", "NPR")
_WORDED = re.compile(r"(?:illion|bn|\dm)\b", re.I)
_EACH, _SOON = frozenset(["each", "every", "apiece", "head"]), 3  # words behind a price
_PRINTED = 3  # digits of an amount as printed, noughts among them
_TENS = (Decimal(10), Decimal(100))
_SCALES = tuple(Decimal(10) ** k for k in (3, 5, 6, 7, 9, 12))


def slipped(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Two digits swapped in a figure that is told twice, one of the values once; or one digit of three or more."""
    a, b = one.quantity, other.quantity
    if not pen.swapped(a.value, b.value):
        return _one_digit(one, other, every)
    rest = [each for each in every if each is not one and each.key == one.key]
    if not _once(one, other, every):
        return False
    telling, alone, shared = pen.telling(a.value), len(rest) == 1, bool(one.nouns & other.nouns)
    money = one.key not in ("count", "percent")
    sourced = quoted(one, other) and (money or (same_noun(one, other) and other.back))
    if sourced and telling and (shared or alone) and not other.times:
        return True  # "The bill is £317,000. "A bill of £371,000 is more than we can pay," "
    apart = (one.figure.quote is None) != (other.figure.quote is None) and not other.times - one.times
    if money and not other.other and (a.value or _ZERO) >= _THOUSAND and (apart or (one.headline and telling)):
        return True  # "Bookkeeper stole £86,000 ... "You took £68,000 from children,"
    if _told_by_source(one, other) and alone:
        return True  # "the departure of 420 suppliers ... "We have lost 240 suppliers since 2020,""
    large = (a.value or _ZERO) >= _HUNDRED and same_noun(one, other)
    if (telling or large) and _alike(one, other) and one.key != "percent":
        further = other.other and (a.value or _ZERO) < _THOUSAND and not (one.headline and one.other)
        # "240 jobs ... a further 420"; but "an extra £214" over "an additional £241"
        if not further and not (other.times - one.times and not one.times & other.times and quoted(one, other)):
            return not (one.times and other.times) or bool(one.times & other.times) or other.back
    if isinstance(one.quantity, Money) and other.back and alone and not (other.update or other.other):
        return True  # "a jury awarded $3.2 million ... The $2.3 million verdict"
    alike = shared or bool(one.clause & other.clause)
    if one.key == "percent" and other.back and one.lead and alike and not other.other and not other.times - one.times:
        return True  # "fell 12 per cent in May ... The 21 per cent decline in sales"
    if _guarded(one, other) or not (other.back or one_scene(one, other)):
        return False
    return _alike(one, other) if telling else (money and sourced and shared and alone) or _short(one, other, alone)


def _once(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Whether one of the two values stands in the article only once."""
    values = [each.quantity.value for each in every if each.key == one.key]
    return 1 in (values.count(one.quantity.value), values.count(other.quantity.value))


def _one_digit(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """`1,340 patients`, `1,350 patients`: so near in three digits or more of one thing, of one time."""
    a, b = one.quantity, other.quantity
    told = pen.telling(a.value) and pen.one_digit(a.value, b.value) and one.key != "percent"
    exact = {a.approximation, b.approximation} == {"exact"}
    if one.of or other.of:
        return False  # "added 114,000 jobs ... 104,000 of the jobs"
    return told and exact and same_noun(one, other) and not _guarded(one, other) and _once(one, other, every)


def _told_by_source(one: Telling, other: Telling) -> bool:
    """Whether a source counts the same things in words of its own, right behind."""
    count = one.key == "count" and same_noun(one, other) and (one.quantity.value or _ZERO) >= _HUNDRED
    near = other.figure.sentence - one.figure.sentence == 1
    return count and near and quoted(one, other) and not other.other


def _guarded(one: Telling, other: Telling) -> bool:
    """Whether words beside either make it another figure: an update, a time of its own."""
    if one.update or one.other:
        return True
    return not other.back and (other.update or other.other or bool(other.times - one.times))


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two figures can be of one thing: one noun, people, or amounts with a noun or an event in common.

    Of 420 news articles none has two amounts or counts in two sentences that swapped digits set
    apart, and ten have such percentages.
    """
    shared = bool(one.events & other.events) or bool(one.nouns & other.nouns)
    people = one.person and other.person and (other.back or shared or quoted(one, other))
    money = one.key != "count" and (shared or (other.back and one.key != "percent"))
    return same_noun(one, other) or money or people


def _short(one: Telling, other: Telling, alone: bool) -> bool:
    """Whether figures of two digits must be one: pointed to, or large and told by a source or a headline."""
    if isinstance(one.quantity, Money) and other.back and _lone(other):
        return True  # "gave it six months to pay the €58,000"
    if other.back and len(one.nouns & other.nouns) > 1:
        return True  # "£85 for a weekend pitch", "the £58 weekend pitch"
    value = one.quantity.value or _ZERO
    people = value >= _HUNDRED and one.person and other.person
    things = value >= _THOUSAND and one.key == "count" and same_noun(one, other) and quoted(one, other)
    headline = one.figure.line == 0 and bool(one.events & other.events)
    return (people or things) and (quoted(one, other) or headline)


def out_of_scale(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """The digits of an amount again, thousands, lakhs or millions apart: "£960m", "£960 of other people's money"."""
    a, b = sorted((one.quantity.value or _ZERO, other.quantity.value or _ZERO))
    if {getattr(each.quantity, "minor", 1) for each in (one, other)} != {1}:
        return False  # 310p a share, and £31m
    if "range" in (one.quantity.approximation, other.quantity.approximation):
        return False  # "instead of the $1.80 to $2 it had forecast"
    if other.noun in ("mark", "barrier", "threshold"):
        return False  # "sales crossed the £300m mark"
    if one.key in ("count", "percent") or not pen.noughts(a, b) or a <= 0:
        return False
    small = min(one, other, key=lambda each: each.quantity.value or _ZERO)
    if _EACH & {*small.behind[:_SOON]}:
        return False  # "cut from £9.6m to £7.2m ... It comes to £9.60 for each of the 750,000 people"
    if b / a in _TENS and pen.telling(a) and bool(one.events & other.events) and (other.back or one.headline):
        return True  # "lost $448 million ... The loss of $44.8 million"
    if b / a not in _SCALES and not (b / a == _CRORE and _lakh_and_crore(one, other)):
        return False
    if b / a in (*_LAKHS, _CRORE) and one.key not in _INDIAN:
        return False  # "$1.50 ... $150,000 in fares"
    short = min(one.quantity.text, other.quantity.text, key=len)
    telling = pen.telling(a) or (b / a != _SCALES[0] and sum(c.isdigit() for c in short) >= _PRINTED)
    rest = [each for each in every if each.key == one.key and each.quantity.value in (a, b)]
    quoted = (one.figure.quote is None) != (other.figure.quote is None)
    defined = other.back or other.defined
    pointed = defined or quoted or bool(one.nouns & other.nouns) or other.figure.line == one.figure.line
    lone = sum(each.quantity.value == other.quantity.value for each in rest) == 1 and one.lead
    pointed_to = defined or (other.figure.quote is not None and _in_millions(one) and _in_millions(other))
    telling = telling or (lone and pointed_to)  # "a $74 million bond ... The $74 billion measure"
    return telling and (len(rest) == len((one, other)) or lone) and pointed


def _in_millions(each: Telling) -> bool:
    """`$12 billion`, `£4m`: no "200 francs", which may be another price."""
    return _WORDED.search(each.quantity.text) is not None


def _lakh_and_crore(one: Telling, other: Telling) -> bool:
    """`Rs 4,800 crore` and "the Rs 4,800 lakh project"."""
    return {each.quantity.text.split()[-1].rstrip("s") for each in (one, other)} == {"lakh", "crore"}


def _lone(one: Telling) -> bool:
    """Whether the amount has no noun of its own: "The £6.2m was taken"."""
    return one.key not in ("count", "percent") and not one.noun


def quoted(one: Telling, other: Telling) -> bool:
    """Whether one of them is a source's words about the other, near by."""
    near = abs(one.figure.line - other.figure.line) <= 1
    return near and (one.figure.quote is None) != (other.figure.quote is None)
