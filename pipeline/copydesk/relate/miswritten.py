"""Tellings that one slip of the pen sets apart: two digits swapped, a scale word lost or doubled."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk.relate import pen
from copydesk.relate.retold import Telling, one_scene, same_noun

TELLING = 3  # digits that two figures share by chance once in hundreds
_ZERO, _HUNDRED, _THOUSAND = Decimal(0), Decimal(100), Decimal(1000)
_SCALES = tuple(Decimal(10) ** k for k in (3, 5, 6, 7, 9, 12))


def slipped(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """Two digits swapped in a figure that is told twice, each value once."""
    a, b = one.quantity, other.quantity
    if not pen.swapped(a.value, b.value):
        return False
    rest = [each for each in every if each is not one and each.key == one.key]
    told_once = sum(each.quantity.value in (a.value, b.value) for each in rest) == 1
    guarded = one.update or one.other or (not other.back and (other.update or other.other))
    guarded = guarded or (not other.back and bool(other.times - one.times))  # "a bill of £371,000 in 2010"
    telling = len(pen.digits(a.value)) >= TELLING and one.key not in ("count", "percent")
    if telling and told_once and _quoted(one, other) and one.nouns & other.nouns and not other.times:
        return True  # "The bill is £317,000. "A bill of £371,000 is more than we can pay," "
    if guarded or not told_once:
        return False
    if not other.back and not one_scene(one, other):
        return False
    if len(pen.digits(a.value)) >= TELLING:
        shared = bool(one.events & other.events) or bool(one.nouns & other.nouns)
        money = one.key != "count" and (shared or (other.back and one.key != "percent"))
        people = one.person and other.person and (other.back or shared or _quoted(one, other))
        return same_noun(one, other) or money or people
    money = one.key not in ("count", "percent")
    if money and _quoted(one, other) and len(one.nouns & other.nouns) > 0 and len(rest) == 1:
        return True  # "The strike has cost £4.5m. "We've lost £5.4m because of this strike," "
    if other.back and _lone(other) and len(rest) == 1 and one.figure.line == other.figure.line:
        return True  # "the theft of £2.6m. The £6.2m was taken": nothing else can be meant
    if other.back and len(one.nouns & other.nouns) > 1:
        return True  # "£85 for a weekend pitch", "the £58 weekend pitch"
    people = (a.value or _ZERO) >= _HUNDRED and one.person and other.person
    things = (a.value or _ZERO) >= _THOUSAND and one.key == "count" and same_noun(one, other) and _quoted(one, other)
    large = people or things
    return large and (_quoted(one, other) or (one.figure.line == 0 and bool(one.events & other.events)))


def out_of_scale(one: Telling, other: Telling, every: Sequence[Telling]) -> bool:
    """The digits of an amount again, thousands, lakhs or millions apart: "£960m", "£960 of other people's money"."""
    a, b = sorted((one.quantity.value or _ZERO, other.quantity.value or _ZERO))
    if {getattr(each.quantity, "minor", 1) for each in (one, other)} != {1}:
        return False  # 310p a share, and £31m
    if one.key in ("count", "percent") or not pen.noughts(a, b) or a <= 0 or b / a not in _SCALES:
        return False
    short = min(one.quantity.text, other.quantity.text, key=len)
    telling = len(pen.digits(a)) >= TELLING or (b / a != _SCALES[0] and sum(c.isdigit() for c in short) >= TELLING)
    rest = [each for each in every if each.key == one.key and each.quantity.value in (a, b)]
    quoted = (one.figure.quote is None) != (other.figure.quote is None)
    pointed = other.back or quoted or bool(one.nouns & other.nouns) or other.figure.line == one.figure.line
    return telling and len(rest) == len((one, other)) and pointed


def _lone(one: Telling) -> bool:
    """Whether the amount has no noun of its own: "The £6.2m was taken"."""
    return one.key not in ("count", "percent") and not one.noun


def _quoted(one: Telling, other: Telling) -> bool:
    """Whether one of them is a source's words about the other, near by."""
    near = abs(one.figure.line - other.figure.line) <= 1
    return near and (one.figure.quote is None) != (other.figure.quote is None)
