"""Numbers in digits and words: value, precision and place. The core that every figure wraps.

The grammar is that of English number names (Quirk et al. 1985, 6.63-6.69): a group below
a thousand, scales in falling order, "and" inside. Digits may be grouped by comma, space,
apostrophe or the Indian way, and take a scale ("4.2bn", "4 hundred million").
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from copydesk.extract import lexicon
from copydesk.extract.words import Words

Form = Literal["digits", "words", "vague", "fraction", "ratio", "multiple", "ordinal", "malformed"]
TEN = Decimal(10)


@dataclass(slots=True)
class Number:
    """One number at words ``start``..``end`` (end exclusive).

    value: None for digits that no grouping explains ("1,8923"). step: one unit of the last
    printed digit; None where no digit is printed. low, high: the ends of a vague plural
    ("thousands of"). scale: the factor that scale words brought; scaled: whether any did.
    """

    start: int
    end: int
    value: Decimal | None
    step: Decimal | None
    form: Form
    low: Decimal | None = None
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    sign: str = ""


# Inside a token, so plain regular expressions. \d is any script's decimal digit.
_PLAIN = re.compile(r"[-+−–]?(?:\d+(?:[.·]\d+)?|[.]\d+)")
_GROUPED = re.compile(r"[-+−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:['’]\d{3})+)(?:\.\d+)?")
_DOTTED = re.compile(r"[-+−–]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_CONTINENTAL = re.compile(r"[-+−–]?\d{1,3}(?:\.\d{3})*,\d{1,2}")
_SLASH = re.compile(r"(\d{1,3})[/⁄](\d{1,3})")
_MIXED = re.compile(r"(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
_ORDINAL = re.compile(r"(\d+|\d{1,3}(?:,\d{3})+)(?:st|nd|rd|th)", re.IGNORECASE)
_ODD = re.compile(r"[-+−–]?\d[\d.,]*\d")
_DENOMINATORS = frozenset([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 128])
_DENOMINATOR_WORD = frozenset(["half", "quarter", "third", "fifth", "tenth"])


@functools.lru_cache(maxsize=20_000)
def parse_digits(text: str, continental: bool = False) -> tuple[Decimal, Decimal] | None:
    """(value, one unit of the last digit) of one run of digits; None where it is not one.

    continental: whether a comma may be the decimal mark ("1,2").
    """
    if (continental and _CONTINENTAL.fullmatch(text)) or _DOTTED.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _GROUPED.fullmatch(text):
        text = text.replace(",", "").replace("'", "").replace("’", "")
    elif not _PLAIN.fullmatch(text):
        return None
    value = Decimal(text.replace("−", "-").replace("–", "-").replace("·", "."))
    exponent = value.as_tuple().exponent
    return value, TEN ** (exponent if isinstance(exponent, int) else 0)


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
    spelled = _words(words, i)
    return None if spelled is None else _signed(words, spelled)


def _signed(words: Words, number: Number | None) -> Number | None:
    """Take in a sign that stands before the number: "minus 4", "minus-5", "−4", "- 4"."""
    if number is None or number.value is None or number.form == "ordinal":
        return number
    i = number.start
    at = i - 2 if words.at(i - 1) == "-" and words.at(i - 2) in ("minus", "plus") else i - 1
    mark = words.at(at)
    loose = at == 0 or bool(words.space[at - 1]) or words.at(at - 1) in ("(", "$", "£", "€", "[")
    if mark in ("minus", "negative") or (mark in ("-", "−", "–") and words.glued(at) and loose):
        number.start, number.value, number.sign = at, -abs(number.value), "-"
    elif words.text[i][0] in "-−–":
        if i and words.space[i - 1] == "" and words.low[i - 1][-1:].isalpha():
            number.value = abs(number.value)  # "200 to-260": a dash, not a sign
        else:
            number.sign = "-"
    elif words.text[i][0] == "+":
        number.sign = "+"
    return number


# --------------------------------------------------------------------------------- digits


def _digits(words: Words, i: int, continental: bool) -> Number | None:
    text = words.text[i]
    special = _fraction_token(text, i) or _ordinal_token(text, i)
    if special is not None:
        return _scaled(words, special) if special.form == "fraction" else special
    parsed = parse_digits(text, continental)
    if parsed is None:
        odd = _ODD.fullmatch(text)
        return _scaled(words, Number(i, i + 1, None, None, "malformed")) if odd else None
    number = _spaced_groups(words, Number(i, i + 1, *parsed, "digits"))
    number = _with_fraction(words, number)
    return _scaled(words, number)


def _fraction_token(text: str, i: int) -> Number | None:
    mixed = _MIXED.fullmatch(text)
    if mixed:
        part = Decimal(str(unicodedata.numeric(mixed[2]))).quantize(Decimal("1e-12"))
        whole = Decimal(mixed[1] or 0)
        return Number(i, i + 1, (whole + part).normalize(), None, "words" if mixed[1] else "fraction")
    slash = _SLASH.fullmatch(text)
    if slash and int(slash[2]) in _DENOMINATORS and 0 < int(slash[1]) < int(slash[2]):
        return Number(i, i + 1, Decimal(int(slash[1])) / Decimal(int(slash[2])), None, "fraction")
    return None


def _ordinal_token(text: str, i: int) -> Number | None:
    found = _ORDINAL.fullmatch(text)
    if not found:
        return None
    return Number(i, i + 1, Decimal(found[1].replace(",", "")), Decimal(1), "ordinal")


def _spaced_groups(words: Words, number: Number) -> Number:
    """Join "12 345 678": groups of three after one to three digits, parted by single spaces.

    An ordinary space joins only what cannot be two figures: "000", or three groups and more.
    """
    end, first = number.end, words.text[number.start]
    if not re.fullmatch(r"[-+−–]?\d{1,3}", first):
        return number
    while end < len(words.text) and re.fullmatch(r"\d{3}(?:[.]\d+)?", words.text[end]) and words.space[end - 1] != "":
        end += 1
    spaces = {words.space[k] for k in range(number.start, end - 1)}
    if words.at(end) == "," and words.at(end + 1) == "000" and words.glued(end - 1) and end == number.end:
        end += 2  # "80, 000", the space of a bad line break
    elif end == number.end or (" " in spaces and words.text[end - 1] != "000" and end - number.start < 3):
        return number
    joined = "".join(words.text[number.start : end]).replace(",", "")
    parsed = parse_digits(joined)
    return number if parsed is None else Number(number.start, end, *parsed, "digits")


def _with_fraction(words: Words, number: Number) -> Number:
    """"10 1/2", "5 ½", "2 and a half": a fraction after the whole."""
    end = number.end
    if number.value is None or number.value != number.value.to_integral_value() or end >= len(words.text):
        return number
    part = _fraction_token(words.text[end], end)
    if part is not None and part.form == "fraction" and part.value is not None and words.space[end - 1]:
        return Number(number.start, end + 1, number.value + part.value, None, "words")
    return _and_a_half(words, number)


def _and_a_half(words: Words, number: Number) -> Number:
    """"two and a half", "three and a quarter", "one and three-quarter"."""
    j = number.end
    if words.at(j) != "and" or number.value is None:
        return number
    tail = fraction_at(words, j + 1)
    if tail is None or tail.value is None or words.at(tail.end) == "of":
        return number
    return Number(number.start, tail.end, number.value + tail.value * number.scale, None, "words")


def _scaled(words: Words, number: Number) -> Number:
    """Take in the scales after a number: "4.2bn", "4 hundred million", "35 lakh crore"."""
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
    return _and_a_half(words, number) if factor > 1 and number.form == "digits" else number


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


# ---------------------------------------------------------------------------------- words


def _words(words: Words, i: int) -> Number | None:
    """A number in words that begins at word i, with "a", "half a" before it."""
    low = words.low[i]
    kind = lexicon.number_words().get(low, ("", None))[0]
    if kind == "vague":
        return _vague(words, i)
    if kind == "scale":
        return _bare_scale(words, i)
    part = fraction_at(words, i)
    if part is not None:
        return part
    if kind in ("unit", "teen", "ten"):
        return _name(words, i)
    if low in lexicon.ordinals():
        return Number(i, i + 1, lexicon.ordinals()[low], None, "ordinal")
    return None


def _bare_scale(words: Words, i: int) -> Number | None:
    """"a million", "a hundred and six", "couple of dozen", "half-million": a scale without its digits."""
    before = words.at(i - 1)
    if before in ("a", "an", "per", "one"):
        start, number = i - 1, _name(words, i, lead=Decimal(1))
    elif before == "of" and words.at(i - 2) in ("couple", "pair"):
        start = i - 3 if words.at(i - 3) == "a" else i - 2
        number = _name(words, i, lead=Decimal(2))
    elif words.at(i) == "dozen" and words.at(i - 1) not in ("several", "few", "the", "some", "'s", "’s"):
        start, number = i, _name(words, i, lead=Decimal(1))
    else:
        return None
    if number is not None:
        number.start = start if before != "per" else i
    return number


def _name(words: Words, i: int, lead: Decimal | None = None) -> Number | None:
    """A number name from word i: groups and scales. `lead` stands for "a" or "a couple of"."""
    total, group, last = Decimal(0), lead if lead is not None else Decimal(0), "unit" if lead is not None else ""
    end, j, ceiling, scale = i, i, Decimal("1e18"), Decimal(1)
    known = lexicon.number_words()
    while j < len(words.low):
        kind, value = known.get(words.low[j], ("", Decimal(0)))
        if kind not in ("unit", "teen", "ten", "scale") or not _may_follow(last, kind, value, group, words, j):
            break
        if kind != "scale":
            group += value
        elif value == 100 or value == 12:
            group = max(group, Decimal(1)) * value
        elif value < ceiling:
            total, group, ceiling, scale = total + max(group, Decimal(1)) * value, Decimal(0), value, value
        else:
            total, group, scale = (total + group) * value, Decimal(0), value
        last = "hundred" if kind == "scale" and value in (12, 100) else kind
        j = end = j + 1
        j = _over_joint(words, j, last)
    if end == i:
        return None
    number = Number(i, end, total + group, None, "words", scale=scale)
    number = _point(words, number)
    return _scaled_half(words, number)


def _may_follow(last: str, kind: str, value: Decimal, group: Decimal, words: Words, j: int) -> bool:
    if last == "":
        return kind != "scale"
    if kind == "scale":
        return not (value in (12, 100) and last in ("hundred",))
    if last == "ten":
        return kind == "unit" and value > 0
    return last in ("hundred", "scale") and (value > 0)


def _over_joint(words: Words, j: int, last: str) -> int:
    """Step over what joins number words: the hyphen of "forty-two", the "and" of "two hundred and six"."""
    joint = words.at(j)
    if joint == "-" and words.glued(j - 1) and words.glued(j):
        return j + 1
    following = lexicon.number_words().get(words.at(j + 1), ("", Decimal(0)))[0]
    if joint == "and" and last in ("hundred", "scale") and following in ("unit", "teen", "ten"):
        return j + 1
    return j


def _point(words: Words, number: Number) -> Number:
    """"two point five": digits named one by one after "point"."""
    j, digits = number.end + 1, ""
    if words.at(number.end) != "point":
        return number
    while lexicon.number_words().get(words.at(j), ("",))[0] == "unit":
        digits += str(lexicon.number_words()[words.low[j]][1])
        j += 1
    if not digits or number.value is None:
        return number
    step = TEN ** -len(digits)
    return _scaled(words, Number(number.start, j, number.value + Decimal(digits) * step, step, "digits"))


def _scaled_half(words: Words, number: Number) -> Number:
    """"one and a half million": the fraction stands before the scale."""
    half = _and_a_half(words, number)
    return _scaled(words, half) if half is not number and number.scale == 1 else half


def _vague(words: Words, i: int) -> Number | None:
    """"thousands of", "tens of thousands of": from one unit of the plural to ten of them."""
    low = lexicon.number_words()[words.low[i]][1]
    if words.at(i) == "scores" and words.at(i + 1) != "of":
        return None
    end = i + 1
    inner = lexicon.number_words().get(words.at(i + 2), ("", Decimal(0)))
    if words.at(i + 1) == "of" and inner[0] == "vague":
        low, end = low * inner[1], i + 3
    elif words.at(i) == "tens":
        return None
    high = low * TEN
    return Number(i, end, (low + high) / 2, None, "vague", low, high)


# ------------------------------------------------------------------------------ fractions

_AFTER_FRACTION = frozenset(
    ["of", "more", "less", "higher", "lower", "fewer", ",", ".", ";", ")", "-", "–", "—", "and", "or", "to", "the",
     "that", "those", "these", "its", "their", "his", "her", "our", "my", "your", "all", "a", "an", "in", "from", ""]
)
_NOT_HALF = frozenset(
    """
    first second last other this each either next previous same half better opening closing top bottom 1st 2nd
    half- every early late current final
    """.split()
)


def fraction_at(words: Words, i: int) -> Number | None:
    """A fraction in words from word i: "two-thirds", "a quarter of", "half the", "three quarters"."""
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
    return _of_scale(words, Number(i, j + 1, top / bottom, None, "fraction"))


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
    if low == "half":
        if before in _NOT_HALF or (after == "-" and words.glued(i)) or after in ("time", "year", "term", "past"):
            return None
        return Number(start, i + 1, Decimal("0.5"), None, "fraction") if after in _AFTER_FRACTION else None
    if start == i or after not in ("of", "more", "less", "higher", "lower", "fewer", ".", ",", ")"):
        return None
    return None if low == "second" else Number(start, i + 1, 1 / bottom, None, "fraction")


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
    return _scaled(words, number)
