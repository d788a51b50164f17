"""Ranges: two numbers that make one figure, and what two figures lend each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal

from copydesk.extract import lexicon
from copydesk.extract.dateword import MONTHS
from copydesk.extract.figure import Figure
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words

_DASHES = frozenset(["-", "–", "—", "‑", "−", "‒"])
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
def join(words: Words, figures: Sequence[Figure]) -> None:
    """Make ranges of neighbours, and lend units and scales across "from … to", "or", hanging hyphens."""
    for one, two in zip(figures[::-1][1:], figures[::-1], strict=False):
        if _link(words, one, two) == "list":
            _lend(one, two)
    for first, last in zip(figures[::-1][1:], figures[::-1], strict=False):
        if last.dropped:
            continue
        how = _link(words, first, last)
        if how:
            _lend(first, last)
        if how == "range" and _same_unit(first, last):
            _merge(first, last)
            first.dropped = True
    _complete(words, [figure for figure in figures if not figure.dropped])


def _complete(words: Words, figures: Sequence[Figure]) -> None:
    """Nouns and units that are said once for two figures, where the first may be a range."""
    for first, last in itertools.pairwise(figures):
        if _parallel(words, first, last):
            last.kind, last.unit = first.kind, first.unit
        of = words.low[first.end : last.left]
        if first.kind in ("fraction", "ratio") and first.unit is None and last.kind == "count" and of[:1] == ["of"]:
            first.unit = last.unit if len(of) <= 2 else None  # "a third of the 90 rooms"
        if first.first is not None and last.kind == "number" and words.low[first.tail : last.left] == ["to"]:
            _give(first, last)  # "from about 30-40 acres to 55"


def _merge(first: Figure, last: Figure) -> None:
    last.first, last.start = first.number, first.start
    last.glued_unit = last.glued_unit or first.glued_unit
    if first.per and not last.per:
        last.per = first.per


def _link(words: Words, first: Figure, last: Figure) -> str:
    """How two neighbours are tied: "range", "change" (from … to of a change), "list", or ""."""
    if _repeats(words, first, last):
        return "list"
    if words.at(first.start - 1) in _DASHES and _YEAR.fullmatch(words.at(first.start - 2)):
        return ""  # "from 214 in 2012-13 to 428 in 2017-18"
    if last.number.value == 1 and last.number.form == "words" and words.at(last.end) == "of":
        return ""  # "from a fall of 3% to one of 10%"
    if first.first is not None or first.number.value is None or last.number.value is None:
        return ""
    forms = {first.number.form, last.number.form}
    if not forms <= {"digits", "words", "vague", "fraction"} or (len(forms) > 1 and "fraction" in forms):
        return ""  # "fell by a half to 1,310"
    end = first.tail if first.kind == "count" else first.end
    gap = words.low[end : last.left] if last.start >= end else None
    if gap is None or len(gap) > (_OF if gap[:1] == ["of"] else 4):
        return ""
    if gap and gap[-1] in ("a", "an", "the"):
        gap = gap[:-1]
    if len(gap) == 1 and gap[0] in _DASHES:
        return "range" if _dash_ranges(words, first, last) else ""
    if gap[:1] == ["of"] or gap[:2] == ["out", "of"]:
        one = first.number.value == 1 and last.kind in ("percent", "money")  # "a fall of 30% after one of 45%"
        return "list" if first.kind == "number" and not one and _is_part(words, first, last, end) else ""
    if gap in (["to"], ["up", "to"], ["-", "to", "-"], ["and", "up", "to"], ["to", "-"]):
        return _to(words, first, last)
    if gap == ["and"] and _opens(words, first) and (_rises(first, last) or _freezes(first, last)):
        return "" if "respectively" in words.low[max(0, first.start - _NEAR) : last.end + _NEAR] else "range"
    if gap == ["by"] and first.kind == "number" and last.kind == "measure":
        return "list"  # "132 by 198 centimetres"
    if gap in (["or"], ["-", "or"]) and _or_ranges(first, last):
        return "range" if gap == ["or"] else "list"
    hanging = gap[:1] == ["-"] and gap[1:] in (["or"], ["and"], [","], [",", "and"], [",", "or"], ["to"])
    return "list" if hanging and words.glued(end - 1) and first.kind == "number" else ""


_NEAR = 15  # words
_LEVEL = 5  # times the size of a change, from which on the second figure is no end of a range of sizes
_OF = 6  # words of "of the Riders' other"
_WHOSE = frozenset(
    """
    the its their his her our my your these those all last next first past previous other remaining same 's ’s ' ’
    """.split()
)


def _is_part(words: Words, first: Figure, last: Figure, end: int) -> bool:
    """"90 of his 410 cows", "nine of the other 12 libraries", "seven of Marl's 12 shops": a part has its unit."""
    if first.number.form not in ("digits", "words"):
        return False
    if first.number.value == 1:
        return words.low[end : last.left] in (["of", "the"], ["of", "its"], ["of", "their"], ["of"], ["out", "of"])
    return all(
        word in ("of", "out", *_WHOSE) or words.tag[k] == "NNP"
        for k, word in enumerate(words.low[end : last.left], end)
    )


def _repeats(words: Words, first: Figure, last: Figure) -> bool:
    """"rose by 6% but fell by 3", "5 per cent in May and by 3 in June": the unit behind "by" is left out once."""
    if last.kind != "number" or first.kind not in ("percent", "percentage-point", "basis-point"):
        return False
    if words.at(last.left - 1) != "by" or words.at(first.left - 1) != "by" or last.left - first.end > 10:
        return False
    gap = words.low[first.end : last.left]
    return ("and" in gap or "but" in gap) and not any(word in (".", ";") or "\n" in word for word in gap)


_WHENS = frozenset(["last", "this", "next"])  # "12 shops last year and 15 this year"
_PLACES = frozenset(["in", "at", "on", "for", "from", "to"])


_SHARED = ("count", "measure", "duration", "temperature")


def _parallel(words: Words, first: Figure, last: Figure) -> bool:
    """"eight shops in Wales and 12 in Scotland": noun or unit is left out before the same preposition."""
    if first.kind not in _SHARED or last.kind != "number" or last.number.form not in ("digits", "words"):
        return False
    gap = words.low[first.tail : last.left]
    if not 3 <= len(gap) <= 8 or any("\n" in word or word in (".", ";") for word in gap):
        return False
    if gap[-1] == "to":  # "rose from 410 homes in May to 566"
        return gap[0] in _PLACES and words.at(first.left - 1) == "from" and _moves(words, first.left - 1)
    same = gap[0] in _PLACES and words.at(last.end) == gap[0]
    return gap[-1] in ("and", ",") and (same or (gap[0] in _WHENS and words.at(last.end) in _WHENS))


def _opens(words: Words, first: Figure) -> bool:
    """Whether "between" stands before the first of two: "between 40 and 50", "between the ages of 18 and 24"."""
    i = first.left - 1
    if first.kind == "age" and words.at(i) == "of" and words.at(i - 1) == "ages":
        i -= 3 if words.at(i - 2) == "the" else 2
    return words.at(i) in ("between", "from")


def _dash_ranges(words: Words, first: Figure, last: Figure) -> bool:
    """Whether a dash makes a range: rising, and not a score, date, phone or model number."""
    i, j = first.end - 1, last.start
    tight = words.glued(i) and words.glued(j - 1)
    en = words.text[first.end] == "–" and bool(words.space[i]) and bool(words.space[j - 1])
    has_unit = last.kind != "number" or first.kind != "number"
    return _rises(first, last) and (tight or (en and has_unit)) and (has_unit or first.number.scale > 1)


def _rises(first: Figure, last: Figure, words_apart: bool = False) -> bool:
    low, high = first.number.value, last.number.value
    if low is None or high is None:
        return False
    lent = last.number.scale if first.number.scale == 1 else 1
    if low < high and high > 50 * low * lent and low > 0 and words_apart:
        return False
    return low < high or (first.number.scale < last.number.scale and low * last.number.scale <= high)


def _freezes(first: Figure, last: Figure) -> bool:
    """"between -5C and -10C": below zero the nearer to zero comes first."""
    low, high = first.number.value, last.number.value
    return low is not None and high is not None and high < low < 0


def _or_ranges(first: Figure, last: Figure) -> bool:
    low, high = first.number.value, last.number.value
    if low is None or high is None or first.unit is not None:
        return False
    return low < high <= 2 * low + 1 or first.number.scale < last.number.scale


_MOVED = frozenset(
    """
    change changed went goes go going moved moves move revised down up came swung turned downgraded upgraded
    switched scaled extended trimmed pared halved doubled fallen dropping shortened amended brought
    """.split()
)
_SPREAD = frozenset(
    """
    range ranges ranged ranging vary varies varied varying anywhere anything prices between aged ages stretching
    everything
    """.split()
)


def _to(words: Words, first: Figure, last: Figure) -> str:
    """What "X to Y" is: a range, the two ends of a change, or nothing ("rose 5% to 64%")."""
    i = first.left
    if words.at(i - 1) == "from":
        if words.at(last.tail) == "to" and _rises(first, last):
            return "range"  # "from 20 to 25 tonnes to 12 to 15"
        return "change" if _moves(words, i - 1) else "range"
    if first.unit is not None and (_moved_by(words, first) or _moved_thing(words, first)):
        return ""
    if not _rises(first, last, words_apart=True):
        if first.unit is not None and _same_unit(first, last) and not _moves(words, i):
            # "a dose of 4.5 mg to 0.6 mg"; but "Roe led Lee, 45 percent to 42 percent" are two shares
            return "" if first.kind == "percent" else "range"
        return "change" if first.unit is None or last.unit is None else ""
    if first.unit is None and last.unit is None:
        return "range" if words.low[first.end : first.end + 1] == ["to"] and not _moved_by(words, first) else ""
    if first.unit is None and first.number.value is not None and last.number.value is not None:
        level = _moved_by(words, first) and last.number.value >= first.number.value * _LEVEL
        return "" if level else "range"  # "dropped by 1,480 to 34,960 offences"
    return "range" if last.unit is not None and _same_unit(first, last) else ""


def _moves(words: Words, i: int) -> bool:
    """Whether the "from" at word i is a change's: a word of motion shortly before it."""
    for k in range(i - 1, max(-1, i - 25), -1):
        low = words.low[k]
        timed = low == "between" and (len(words.at(k + 1)) == len("2009") and words.at(k + 1).isdigit())
        if low in _SPREAD and not timed and not (low == "between" and words.at(k + 1) in MONTHS):
            return False
        if low in lexicon.trends("verbs") or low in _MOVED or low in lexicon.trends("nouns"):
            return True
        if low in lexicon.multiples():
            return True
        if low in (".", ";") or "\n" in low:
            return False
    return False


_SIZED = frozenset("by a an another further sharply average of".split())  # "up by an average of £17 to £412"


def _moved_by(words: Words, figure: Figure) -> bool:
    """Whether a verb or adverb of motion stands right before the figure ("rose 5%", "up by 3p")."""
    for k in range(figure.left - 1, max(-1, figure.left - 6), -1):
        low = words.low[k]
        if low in lexicon.trends("verbs") or low in lexicon.trends("adverbs"):
            return True
        if low not in _SIZED and not low.endswith("ly"):
            return False
    return False


def _moved_thing(words: Words, figure: Figure) -> bool:
    """Whether what is moved stands between the verb and the figure: "raised its rate 0.25% to 5.25%"."""
    i = figure.left - 1
    noun = words.tag[i : i + 1] == ["NN"] and words.at(i - 1) in ("its", "their", "the", "his", "her")
    return noun and words.at(i - 2) in lexicon.trends("verbs") and figure.kind in ("percent", "money")


def _same_unit(first: Figure, last: Figure) -> bool:
    if first.kind == "money" and last.kind == "money":
        return bool(set(first.codes) & set(last.codes)) and first.minor == last.minor
    return first.unit == last.unit


def _lend(first: Figure, last: Figure) -> None:
    """What one of the two leaves out, the other gives: unit, currency, scale."""
    one, two = first.number, last.number
    bare = ("number",)
    amounts = (*bare, "money", "count")
    if one.value is not None and two.value is not None:
        smaller = abs(one.value) * two.scale <= 10 * abs(two.value) and one.value < 1000
        if one.scale == 1 < two.scale and first.kind in amounts and one.form == "digits" and smaller:
            _rescale(one, two.scale)
        borrows = last.kind in bare and first.kind in amounts[1:] and abs(two.value) < 1000 <= abs(one.value)
        if two.scale == 1 < one.scale and borrows:
            _rescale(two, one.scale)
    if first.kind in bare or (first.kind == "count" and last.kind not in ("count", "number", "money")):
        _give(last, first)
    elif last.kind in bare:
        _give(first, last)
    if first.kind == last.kind == "money" and len(last.codes) == 1 and last.codes[0] in first.codes:
        first.codes = last.codes


def _rescale(number: Number, scale: Decimal) -> None:
    assert number.value is not None
    number.value *= scale
    number.step = None if number.step is None else number.step * scale
    number.scale = scale


def _give(giver: Figure, taker: Figure) -> None:
    taker.kind, taker.unit, taker.codes = giver.kind, giver.unit, giver.codes
    taker.minor, taker.per, taker.resolved = giver.minor, giver.per, giver.resolved
