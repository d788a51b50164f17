"""Number names: "two hundred and six", "a couple of dozen", "tens of thousands", "two point five".

The grammar is that of English number names (Quirk et al. 1985, 6.63-6.69): a group below
a thousand, scales in falling order, "and" inside.
"""

from __future__ import annotations

from decimal import Decimal

from copydesk.extract import lexicon
from copydesk.extract.fraction import and_a_half, fraction_at, scaled
from copydesk.extract.numeral import TEN, Number
from copydesk.extract.words import Words


def spelled(words: Words, i: int) -> Number | None:
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
    if words.at(i) == "grand" and _is_large(words, i + 1):
        return None  # "a grand piano"
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


def _is_large(words: Words, i: int) -> bool:
    """Whether a noun stands at word i that is grand, as in "a grand piano"."""
    if not words.tag[i : i + 1] or words.tag[i]:
        return words.tag[i : i + 1] in (["NN"], ["NNS"], ["NNP"], ["JJ"])
    return words.at(i).isalpha() and words.at(i) not in lexicon.trends("adverbs") and len(words.at(i)) > _LINK


_LINK = 4  # letters of "from", "each", "last"


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
    return scaled(words, Number(number.start, j, number.value + Decimal(digits) * step, step, "digits"))


def _scaled_half(words: Words, number: Number) -> Number:
    """"one and a half million": the fraction stands before the scale."""
    half = and_a_half(words, number)
    return scaled(words, half) if half is not number and number.scale == 1 else half


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
