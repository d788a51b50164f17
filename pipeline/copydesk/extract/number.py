"""Numbers in digits and words: value, precision and place. The core that every figure wraps.

Digits may be grouped by comma, space, apostrophe or the Indian way, and take a scale
("4.2bn", "4 hundred million") or a power of ten; number names are read by `spelled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.extract import lexicon, ratio
from copydesk.extract.fraction import and_a_half, powered, scaled
from copydesk.extract.numeral import (
    MOST_DIGITS,
    Number,
    fraction_token,
    is_endless,
    is_odd,
    ordinal_token,
    parse_digits,
)
from copydesk.extract.spelled import spelled
from copydesk.extract.words import Words


def numbers(words: Words, continental: bool = False) -> Iterator[Number]:
    """Every number of the text, in order; none overlaps another."""
    done = 0
    for i in words.triggers:
        if i >= done:
            number = _number(words, i, continental)
            if number is not None:
                done = number.end
                yield number


def _number(words: Words, i: int, continental: bool) -> Number | None:
    low = words.low[i]
    if low[-1].isdigit() or low[0].isdigit() or low[0] in "-+−–.½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        return _signed(words, _digits(words, i, continental))
    if low in lexicon.multiples() and low != "halves":
        return Number(i, i + 1, lexicon.multiples()[low], None, "multiple")
    name = spelled(words, i)
    return None if name is None else _signed(words, name)


def _signed(words: Words, number: Number | None) -> Number | None:
    """Take in a sign that stands before the number: "minus 4", "minus-7", "−4", "- 4"."""
    if number is None or number.value is None or number.form == "ordinal":
        return number
    i = number.start
    at = i - 2 if words.at(i - 1) == "-" and words.at(i - 2) in ("minus", "plus") else i - 1
    mark = words.at(at)
    if mark == "minus" and words.at(at - 1) == "or":
        return number  # "plus or minus two millimetres"
    loose = at <= 0 or bool(words.space[at - 1]) or words.at(at - 1) in ("(", "$", "£", "€", "[")
    if mark in ("minus", "negative") or (mark in ("-", "−", "–") and words.glued(at) and loose):
        number.start, number.value, number.sign = at, -abs(number.value), "-"
    elif words.text[i][0] in "-−–":
        if i and words.space[i - 1] == "" and words.low[i - 1][-1:].isalpha():
            number.value = abs(number.value)  # "310 to-340": a dash, not a sign
        else:
            number.sign = "-"
    elif words.text[i][0] == "+":
        number.sign = "+"
    return number


def _digits(words: Words, i: int, continental: bool) -> Number | None:
    text = words.text[i]
    if is_endless(text):
        return None
    special = fraction_token(text, i) or ordinal_token(text, i)
    if special is not None:
        return scaled(words, special) if special.form == "fraction" else special
    parsed = parse_digits(text, continental or ("," in text and words.spaced))
    if parsed is None and ":" in text:
        return ratio.divided(words, i)
    if parsed is None:
        return scaled(words, Number(i, i + 1, None, None, "malformed")) if is_odd(text) else None
    number = _spaced_groups(words, Number(i, i + 1, *parsed, "digits"))
    tens = powered(words, number)
    return tens if tens is not number else scaled(words, _with_fraction(words, number))


def _spaced_groups(words: Words, number: Number) -> Number:
    """Join "12 345 678": groups of three after one to three digits, parted by single spaces.

    An ordinary space joins only what cannot be two figures: "000", three groups and more, or any in a text
    that parts its thousands so.
    """
    end, first = number.end, words.text[number.start]
    if not re.fullmatch(r"[-+−–]?\d{1,3}", first):
        return number
    most = min(len(words.text), end + MOST_DIGITS // 3)
    while end < most and re.fullmatch(r"\d{3}(?:[.]\d+)?", words.text[end]) and words.space[end - 1] != "":
        end += 1
    spaces = {words.space[k] for k in range(number.start, end - 1)}
    if words.at(end) == "," and words.at(end + 1) == "000" and words.glued(end - 1) and end == number.end:
        end += 2  # "45, 000", the space of a bad line break
    elif end == number.end or (
        " " in spaces and words.text[end - 1] != "000" and end - number.start < 3 and not words.spaced
    ):
        return number
    joined = "".join(words.text[number.start : end]).replace(",", "")
    parsed = parse_digits(joined)
    return number if parsed is None else Number(number.start, end, *parsed, "digits")


_EIGHTH = Decimal("0.125")  # to which grain and shares are quoted


def _with_fraction(words: Words, number: Number) -> Number:
    """"3 1/4", "5 ½", "2 and a half": a fraction after the whole."""
    end = number.end
    if number.value is None or number.value != number.value.to_integral_value() or end >= len(words.text):
        return number
    if words.text[end] == "-" and end + 1 < len(words.text) and words.glued(end - 1) and words.glued(end):
        part = fraction_token(words.text[end + 1], end + 1)  # "9-3/4 cents", as grain is quoted
        if part is not None and part.form == "fraction" and part.value is not None and part.value < 1:
            return Number(number.start, end + 2, number.value + part.value, _EIGHTH, "digits")
    part = fraction_token(words.text[end], end)
    if part is not None and part.form == "fraction" and part.value is not None and words.space[end - 1]:
        return Number(number.start, end + 1, number.value + part.value, None, "words")
    return and_a_half(words, number)
