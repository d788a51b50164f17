"""Two amounts or measures side by side that look like a conversion and are none.

    81cm by 65cm, or 32in by 26in        for £38,000, or £47,880 with fees        A$1.4212, or 70.36 U.S. cents
"""

from __future__ import annotations

import re

from copydesk import pen
from copydesk.interval import ONE
from copydesk.records import Money, Quantity

_SIDE = re.compile(r"(?:\d|cm|mm|in|ft|m|inches|feet|foot|yards|metres|meters|miles|km) ?(?:by|x|×) $", re.IGNORECASE)
_RATED = re.compile(r"\s+(?:to|per|against) (?:the |a )?(?:pound|dollar|euro|yen|greenback|franc)\b", re.I)  # a rate
_IN_ALL = re.compile(r"\s+(?:in all|in total|altogether)\b", re.I)  # "480 strips of 50 metres, or 24km in all"
_MORE = re.compile(r",? (?:with|including|inclusive|before|after|without|excluding|plus|once|when|if|in today)\b", re.I)
_BESIDE = 16  # characters before a side of something that name the other one
_QUOTED = 4  # digits of an exchange rate, at least
_LARGE = 5000  # from here on an amount is of more than one share, or hour


def is_otherwise(source: Quantity, other: Quantity, text: str, *, bracketed: bool) -> bool:
    """Whether the second is the first of another time, side, part or view, and not the same in another unit."""
    if _is_side(source, text) or _respelled(source, other) or _is_reciprocal(source, other):
        return True
    if _RATED.match(text, other.end) or _IN_ALL.match(text, other.end):
        return True
    return not bracketed and (_per_another(source, other) or _with_more(source, other, text) or _is_each(source, other))


def _is_side(measure: Quantity, text: str) -> bool:
    """Whether it is the second side of something: in "81cm by 65cm, or 32in by 26in" 65cm is no 32in."""
    return _SIDE.search(text[max(0, measure.start - _BESIDE) : measure.start]) is not None


def _respelled(one: Quantity, other: Quantity) -> bool:
    """`10p a day, or some £36 a year`: one currency, and two spells of time."""
    if not isinstance(one, Money) or not isinstance(other, Money):
        return False
    return one.currency == other.currency and one.per != other.per


def _is_reciprocal(source: Quantity, other: Quantity) -> bool:
    """`closed at A$1.4212, or 70.36 U.S. cents`: one rate from both sides, and no amount."""
    if not isinstance(source, Money) or not isinstance(other, Money) or source.currency == other.currency:
        return False
    if len(pen.digits(source.value)) < _QUOTED or {source.approximation, other.approximation} != {"exact"}:
        return False  # an open hedge holds any number's reciprocal
    product = source.interval.scale(ONE / source.minor) * other.interval.scale(ONE / other.minor)
    return product.contains(ONE)


def _per_another(source: Quantity, other: Quantity) -> bool:
    """`C$63 million, or 90 cents a share`: no one amount."""
    return isinstance(source, Money) and isinstance(other, Money) and source.per != other.per


def _with_more(source: Quantity, other: Quantity, text: str) -> bool:
    """`for £38,000, or £47,880 with fees`: an amount of one currency with or without something."""
    same = isinstance(source, Money) and isinstance(other, Money) and source.currency == other.currency
    return same and _MORE.match(text, other.end) is not None


def _is_each(source: Quantity, other: Quantity) -> bool:
    """`from R1.94bn, or 235c`: thousands beside mere cents, which are of one share or of one hour."""
    money = isinstance(source, Money) and isinstance(other, Money) and other.minor > source.minor
    return money and (source.value or 0) >= _LARGE
