"""Fractions in words and the scales behind a number: "two-thirds", "half a million", "7 hundred million"."""

from __future__ import annotations

import re
from decimal import Decimal

from copydesk.extract import lexicon
from copydesk.extract.numeral import TEN, Number
from copydesk.extract.words import Words


def scaled(words: Words, number: Number) -> Number:
    """Take in the scales after a number: "4.2bn", "7 hundred million", "24 lakh crore"."""
    factor = Decimal(1)
    while True:
        step = _scale_at(words, number, number.end)
        if step is None:
            break
        number.end, times = step
        factor *= times
        if number.form == "fraction":
            number.form = "words"
    number.scale = factor
    if number.value is not None:
        number.value *= factor
    if number.step is not None:
        number.step *= factor
    return and_a_half(words, number) if factor > 1 and number.form == "digits" else number


_SIGNS = ("$", "£", "€", "usd", "eur")
_SPACED_SYMBOLS = frozenset(["m", "mn", "mln", "bn", "bln", "tn", "trn", "mm", "M", "B", "cr", "Mn", "Bn"])


def _scale_at(words: Words, number: Number, j: int) -> tuple[int, Decimal] | None:
    """The scale at word j: (end, factor). A hyphen may stand before it ("1.8-billion")."""
    if j >= len(words.text) or "\n" in words.text[j]:
        return None
    at = j + 1 if words.text[j] == "-" and words.glued(j - 1) and words.glued(j) else j
    kind, value = lexicon.number_words().get(words.at(at), ("", Decimal(1)))
    if kind == "scale" and (words.at(at) != "grand" or number.value is None or number.value < 1000):
        return at + 1, value
    if at == j and number.form != "fraction" and number.scale == 1:
        symbol = lexicon.scale_symbols().get(words.text[j])
        if words.text[j] == "mm" and words.at(number.start - 1)[-1:] not in _SIGNS:
            return None
        if symbol is not None and (words.glued(j - 1) or words.text[j] in _SPACED_SYMBOLS):
            return j + 1, symbol
    return None


def and_a_half(words: Words, number: Number) -> Number:
    """"two and a half", "three and a quarter", "one and three-quarter", "two-and-a-half-hour"."""
    j = number.end
    if number.value is not None and words.low[j : j + len(_HYPHENED)] == _HYPHENED:
        return Number(number.start, j + len(_HYPHENED), number.value + number.scale / 2, None, "words")
    if words.at(j) != "and" or number.value is None:
        return number
    tail = fraction_at(words, j + 1, bare=True) or _quarters_of_units(words, j + 1)
    if tail is None or tail.value is None or words.at(tail.end) == "of":
        return number
    return Number(number.start, tail.end, number.value + tail.value * number.scale, None, "words")


def _quarters_of_units(words: Words, i: int) -> Number | None:
    """`a quarter hours`, `three quarter miles`, behind "two and": the noun counts the whole with its fraction."""
    top = {"a": 1, "one": 1, "two": 2, "three": 3}.get(words.at(i))
    bottom = lexicon.denominators().get(words.at(i + 1)) if words.at(i + 1) in _BROKEN else None
    if top is None or bottom is None or top >= bottom or words.at(i + 2) not in _MEASURED:
        return None
    return Number(i, i + 2, top / bottom, None, "fraction")


_HYPHENED = ["-", "and", "-", "a", "-", "half"]
_BROKEN = frozenset(["quarter", "quarters", "third", "thirds"])
_MEASURED = frozenset("hours days weeks months years miles inches metres times points pages percent per".split())
_TIMES = frozenset(["×", "x", "·", "*"])
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_EXPONENT = re.compile(r"\^?([-+−–]?)(\d{1,2})")


def powered(words: Words, number: Number) -> Number:
    """"6 × 10^24", "3.2×10−6", "1.5 x 10¹¹": the power of ten behind a number is part of it."""
    j = number.end
    if words.at(j) not in _TIMES or not words.at(j + 1).startswith("10") or number.value is None:
        return number
    raised = words.text[j + 1][2:].translate(_RAISED)
    end = j + 2
    if not raised:
        while end < len(words.text) and end < j + 5 and words.glued(end - 1) and words.text[end] in "^-−–+":
            raised, end = raised + words.text[end], end + 1
        if end < len(words.text) and words.glued(end - 1):
            raised, end = raised + words.text[end], end + 1
    found = _EXPONENT.fullmatch(raised)
    if found is None or (raised.isdigit() and words.text[j + 1] == "10"):
        return number
    factor = TEN ** (-int(found[2]) if found[1] in ("-", "−", "–") else int(found[2]))
    step = None if number.step is None else number.step * factor
    return Number(number.start, end, number.value * factor, step, "digits", sign=number.sign)


_AFTER_FRACTION = frozenset(
    """
    of more less higher lower fewer and or to the that those these its their his her our my your all a an in from
    what , . ; ) - – —
    """.split()
) | {""}
_DENOMINATOR_WORD = frozenset(["half", "quarter", "third", "fifth", "tenth"])
_TIMED = frozenset("hour hours day days week weeks month months year years decade decades".split())
_NOT_HALF = frozenset(
    """
    first second last other this each either next previous same half better opening closing top bottom 1st 2nd
    half- every early late current final
    """.split()
)


def fraction_at(words: Words, i: int, bare: bool = False) -> Number | None:
    """A fraction in words from word i: "two-thirds", "a quarter of", "half the", "three quarters".

    bare: whether a scale behind it ("half a million") is left alone.
    """
    low = words.at(i)
    known = lexicon.number_words()
    if low in ("a", "an"):
        top, j = Decimal(1), i + 1
    elif known.get(low, ("",))[0] in ("unit", "teen") and known[low][1] > 0:
        top, j = known[low][1], i + 1
        if words.at(j) in ("-", "‑"):
            j += 1
    elif low in lexicon.denominators():
        return _lone_fraction(words, i)
    else:
        return None
    bottom = lexicon.denominators().get(words.at(j))
    if bottom is None or not _is_fraction(words, i, j, top, bottom):
        return None
    part = Number(i, j + 1, top / bottom, None, "fraction")
    return part if bare else _of_scale(words, part)


def _is_fraction(words: Words, i: int, j: int, top: Decimal, bottom: Decimal) -> bool:
    """Whether the denominator at j is one: "two-thirds" is, "a third man" and "four quarters" are not."""
    word, hyphen, after = words.low[j], j > i + 1, words.at(j + 1)
    if top < bottom and word.endswith(("s", "ves")) and top > 1:
        return True
    if top == 1 and word == "half":
        return True
    return top < bottom and (hyphen or after in _AFTER_FRACTION or _scale_follows(words, j + 1))


def _scale_follows(words: Words, j: int) -> bool:
    return lexicon.number_words().get(words.at(j), ("",))[0] == "scale"


def _lone_fraction(words: Words, i: int) -> Number | None:
    """"half", "a third", "quarter of a million" without a number before them."""
    low, before = words.low[i], words.at(i - 1)
    bottom = lexicon.denominators()[low]
    start = i - 1 if before in ("a", "an") else i
    if _scale_follows(words, i + 1) or (words.at(i + 1) in ("a", "of", "-") and _of_scale_end(words, i + 1)):
        if low in _DENOMINATOR_WORD:
            return _of_scale(words, Number(start, i + 1, 1 / bottom, None, "fraction"))
        return None
    after = words.at(i + 1)
    if start < i and words.at(start - 1) == "and" and words.at(start - 2) in _TIMED and low in ("half", "quarter"):
        return Number(start, i + 1, 1 / bottom, None, "fraction")  # "a year and a half for the part"
    if start < i and after in ("point", "points") and low in ("half", "quarter", "tenth"):
        return Number(start, i + 1, 1 / bottom, None, "fraction")  # "raised by a quarter point"
    if low == "half":
        if before in _NOT_HALF or (after == "-" and words.glued(i)) or after in ("time", "year", "term", "past"):
            return None
        again = after == "as" and words.at(i + 2) in ("much", "many", "big", "large", "long", "high")
        fits = after in _AFTER_FRACTION or again or after == "price"
        return Number(start, i + 1, Decimal("0.5"), None, "fraction") if fits else None
    again = before == "another" or (before in _LEFT and words.at(i - 2) == "the")  # "and the other fifth said"
    if start == i and again and low != "second" and (after in _AFTER_FRACTION or after in _OF_WHICH or after in _SAID):
        return Number(i, i + 1, 1 / bottom, None, "fraction")  # "a third from church and another third from school"
    ends = not after or after.isspace()  # a headline's
    by = words.at(start - 1) == "by" and (after in _WHEN or ends)  # "fell by a quarter last year"
    moved = start < i and _moves(words, start - 1) and (after in _AFTER_FRACTION or by)
    if moved and low != "second":
        return Number(start, i + 1, 1 / bottom, None, "fraction")
    which = words.low[start - 2 : start] in (["of", "which"], ["of", "whom"], ["of", "them"], ["of", "these"])
    if start < i and low != "second" and which and after in _OF_WHICH:
        return Number(start, i + 1, 1 / bottom, None, "fraction")
    if start < i and after in _DASHES and words.at(start - 1) in (*_DASHES, "or") and not words.glued(i):
        return None if low == "second" else Number(start, i + 1, 1 / bottom, None, "fraction")  # "160 - a third - have"
    if start == i or after not in ("of", "more", "less", "higher", "lower", "fewer", ".", ",", ")"):
        return None
    if after == "," and words.text[start] == "A":
        return None  # "A fourth, off Denmark, was sold."
    return None if low == "second" else Number(start, i + 1, 1 / bottom, None, "fraction")


_DASHES = frozenset("-–—")
_WHEN = frozenset("last this since after on at over between compared when while during within as but with".split())
_OF_WHICH = frozenset("is are was were has have had remain remains goes go came come will would , .".split())
_SAID = frozenset("said did do does say".split())
_LEFT = frozenset(["other", "remaining"])
_MORE = frozenset("more less than about around nearly almost just over under least some roughly".split())


def _moves(words: Words, i: int) -> bool:
    """Whether a fraction behind word i is an amount: "cut by a quarter to €300m", "fell more than a fifth in May"."""
    while words.at(i) in _MORE or (words.at(i) == "at" and words.at(i + 1) == "least"):
        i -= 1
    word = words.at(i)
    return word == "by" or word in lexicon.trends("verbs") or word in lexicon.trends("adverbs")


def _of_scale_end(words: Words, j: int) -> int | None:
    """Where the scale of "half a million", "quarter of a million", "half-million" ends; None without one."""
    k = j
    while words.at(k) in ("of", "a", "an", "-") and k < j + 3:
        k += 1
    return k + 1 if k > j and _scale_follows(words, k) else None


def _of_scale(words: Words, number: Number) -> Number:
    """"half a million", "three quarters of a billion": the fraction of a scale is a number."""
    end = _of_scale_end(words, number.end) if words.at(number.end) in ("of", "a", "an", "-") else None
    if end is None and not _scale_follows(words, number.end):
        return number
    number.end = (end if end is not None else number.end + 1) - 1
    number.form = "words"
    return scaled(words, number)
