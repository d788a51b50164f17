"""The glued "m" that is a metre and no million: "a 24m (79ft) mast", "the 100m final", "at 2,300m"."""

from __future__ import annotations

from decimal import Decimal

from copydesk.data import Unit, load
from copydesk.extract import coinage, lexicon
from copydesk.extract.numeral import Number
from copydesk.extract.per import POWERS
from copydesk.extract.words import Words
from copydesk.unit import size

# The distances that are run and swum at championships (World Athletics and World Aquatics rules).
_TALL = Decimal("1.2"), Decimal("2.4")  # metres
_FEET, _INCHES = frozenset("ft foot feet".split()), frozenset("in ins inch inches".split())
_CLAUSE = 30  # words
_RACES = frozenset("50 60 100 110 200 300 400 500 600 800 1500 3000 5000 10000".split())


def metres(words: Words, number: Number) -> None:
    """Undo the million of a glued "m" where what stands around it makes it a length."""
    end = number.end - 1
    if number.scale != 1_000_000 or end <= number.start or words.text[end] != "m" or number.value is None:
        return
    if number.step is None or _is_money(words, number) or words.at(end + 1) in POWERS:
        return  # "(1.32m sq miles)"
    rules = (_is_size, _is_distance, _is_another, _is_height)
    if any(rule(words, number, end) for rule in rules):
        number.value, number.step = number.value / number.scale, number.step / number.scale
        number.scale, number.end = Decimal(1), end


def _is_money(words: Words, number: Number) -> bool:
    i = number.start - 1
    signed = i >= 0 and (words.text[i] in coinage.symbols() or words.text[i][-1] in "$£€¥₹")
    return signed or coinage.money_names().at(words.low, number.end) is not None


def _is_size(words: Words, number: Number, end: int) -> bool:
    """Words of size or race beside it, or another length in brackets before or behind it."""
    metre = load("units", Unit)["metre"]
    before, after = words.at(number.start - 1), words.at(end + 1)
    tied = after in ("-", ")") and words.at(end + 2) in metre.after
    inside = before == "(" and _is_length(words, number.start - 2)
    outside = after in ("(", ")", "/") and any(_is_length(words, k) for k in range(end + 2, end + 5))
    near = any(word in metre.before for word in words.low[max(0, number.start - 5) : number.start])
    speed = after == "/" and words.glued(end)
    sides = _is_side(words, number.start - 2, before) or _is_side(words, end + 3, after)
    return before in ("x", "×") or after in metre.after or tied or inside or outside or near or speed or sides


def _is_side(words: Words, k: int, joint: str) -> bool:
    """Whether the joint sets a length beside another, whose unit is word k: "2.7m by 1.8m", "9ft x 2m"."""
    return joint in ("by", "x", "×") and (words.at(k) == "m" or _is_length(words, k))


def _is_another(words: Words, number: Number, end: int) -> bool:
    """"At 1,008m (3,307ft) it is taller than the Burj, at 828m": bare, behind metres that were converted."""
    if words.tag_at(end + 1).startswith(("NN", "JJ", "CD")):
        return False
    for k in range(number.start - 1, max(2, number.start - _CLAUSE), -1):
        if words.low[k] in (".", ";") or "\n" in words.low[k]:
            return False
        if words.low[k] == "(" and words.low[k - 1] == "m":
            return any(_is_length(words, j) for j in range(k + 1, k + 4))
    return False


def _is_height(words: Words, number: Number, end: int) -> bool:
    """"about 6ft 3in, with a scar. At 1.91m he would": as tall as somebody, behind feet and inches."""
    if not _TALL[0] <= (number.value or 0) / number.scale <= _TALL[1] or len(words.text[number.start]) != len("1.91"):
        return False
    near = words.low[max(0, number.start - 2 * _CLAUSE) : number.start]
    feet = any(near[k] in _FEET and near[k + 2] in _INCHES for k in range(len(near) - 2))
    return feet and not words.tag_at(end + 1).startswith(("NN", "JJ"))


def _is_length(words: Words, k: int) -> bool:
    """Whether word k names a length ("ft", "yards", "cm"); a lone letter does not."""
    if not 0 <= k < len(words.text) or len(words.text[k]) < 2:
        return False
    named, symbol = lexicon.unit_words().at(words.low, k), lexicon.unit_symbols().get(words.text[k])
    known = size(named[1].name if named is not None else symbol.name if symbol is not None else "")
    return known is not None and known.dimension == "length"


def _is_distance(words: Words, number: Number, end: int) -> bool:
    """"at 2,300m", "won the 200m", "a 500m crater": grouped digits, a race, or one thing where millions are many."""
    text, before = words.text[number.start], words.at(number.start - 1)
    tag = words.tag_at(end + 1)
    if tag.startswith("NNS") or end != number.start + 1:
        return False
    race = text.replace(",", "") in _RACES and before in ("the", "'s", "’s", "s'")
    return ("," in text and "." not in text) or race or (before in ("a", "an") and tag == "NN")
