"""Units that are said once: "9,000 gallons this month, against 2,500 in April", "22 aircraft and eight more"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_LENDING = ("money", "measure", "duration", "count", "temperature")
_SENTENCE = 40  # words between the two
_PART = 4  # words of "of the other"
_BACK = 4  # figures before
_SCALE = 20  # times: figures that are compared are of one size
_MORE = frozenset(["more", "fewer", "less", "higher", "lower"])
_AGAINST = frozenset(["against", "with", "than", "from"])
# Behind a bare number: nothing that it could count.
_ENDS = frozenset(
    """
    . , ; : ) ” in last this a of at the before on for and or but when year two three earlier during next if normally
    yesterday by under our their his her its since
    """.split()
) | {"", '"'}
_ENDED = frozenset([".", ";", "!", "?", ":"])


def complete(words: Words, figures: Sequence[Figure]) -> None:
    """Give a bare number the unit of the figure before it that it is held against."""
    chain: list[Figure] = []
    for k, figure in enumerate(figures):
        if figure.kind != "number" or figure.number.form not in ("digits", "words") or figure.number.value is None:
            continue
        giver = _giver(words, figures, k)
        if giver is None:
            continue
        if _of_which(words, giver, figure, chain):
            chain.append(figure)
            _give(giver, figure)
            continue
        if any(rule(words, giver, figure) for rule in (_adds, _compares, _shares_noun, _others)):
            _give(giver, figure)
            part = figures[k - 1]
            if part.kind == "number" and words.low[part.end : figure.start][:1] == ["of"] and part is not giver:
                _give(giver, part)


def _of_which(words: Words, giver: Figure, figure: Figure, chain: Sequence[Figure]) -> bool:
    """"220m euros, of which 130m will be for homes and 90m for shops": millions of the one currency."""
    scaled = giver.kind in ("money", "measure") and figure.number.scale > 1 < giver.number.scale
    if not scaled or not _closed(words, figure):
        return False
    if any(giver is taker for taker in chain):
        return words.at(figure.left - 1) in (",", "and")
    gap = words.low[giver.end : figure.left]
    which = any(gap[k : k + 2] == ["of", "which"] for k in range(len(gap)))
    return which and "," in gap[:_PART] and len(gap) <= 2 * _PART


def _give(giver: Figure, taker: Figure) -> None:
    taker.kind, taker.unit, taker.codes = giver.kind, giver.unit, giver.codes
    taker.minor, taker.per, taker.resolved = giver.minor, giver.per, giver.resolved


def _giver(words: Words, figures: Sequence[Figure], k: int) -> Figure | None:
    """The last figure with a unit before this one in its sentence, percentages passed over."""
    figure = figures[k]
    for at in range(k - 1, max(-1, k - 1 - _BACK), -1):
        other = figures[at]
        gap = words.low[other.end : figure.start]
        if len(gap) > _SENTENCE or any(word in _ENDED or "\n" in word for word in gap):
            return None
        if other.kind == "duration" and _is_stretch(words, other) and at > 0 and figures[at - 1].kind in _LENDING:
            continue
        if other.kind in _LENDING:
            runs = at > 0 and figures[at - 1].kind == "number" and other.start - figures[at - 1].end == 1
            return None if runs else other  # "74 off 41 balls, 22 more": runs, and not balls
        part = at == k - 1 and gap[:1] == ["of"] and len(gap) <= _PART
        if other.kind not in ("percent", "fraction", "ratio") and not part:
            return None
    return None


def _is_stretch(words: Words, figure: Figure) -> bool:
    """"126 cases in the seven days to Sunday, compared with 42": the time in which they were counted."""
    before = words.low[max(0, figure.left - 2) : figure.left]
    return before[-1:] == ["the"] and before[0] in ("in", "over", "during", "within", "for")


def _adds(words: Words, giver: Figure, figure: Figure) -> bool:
    """"for 38 days, nine more than in May", "22 aircraft and eight more on order"."""
    j = figure.end
    noun = words.tag[j + 1 : j + 2] in (["NN"], ["NNS"], ["JJ"], ["NNP"], ["VBG"])
    return words.at(j) in _MORE and not noun and words.at(figure.left - 1) in (",", "and", "or", "but", "plus")


def _compares(words: Words, giver: Figure, figure: Figure) -> bool:
    """"against 8.1m last spring", "33 percent more than the 111 million of 2002", "is to fall below 18 by"."""
    one, two = giver.number.value, figure.number.value
    if one is None or two is None or not _closed(words, figure):
        return False
    if not one or not 1 / _SCALE <= abs(two / one) <= _SCALE:
        return False
    at = figure.left - 1
    owned = words.at(at) in ("'s", "’s") and words.at(at - 2) in ("the", "than", "to", "from")
    if owned or words.at(at) in ("the", "a"):
        at -= 1 if words.at(at) in ("the", "a") else 2
        at -= words.at(at) == "the"
        if words.at(at) == "from":
            return giver.kind == "money"
        return words.at(at) in ("than", "against", "to") or (words.at(at) == "of" and words.at(at - 1) in _PERCENT)
    if words.at(at) in ("below", "above", "under", "over", "to"):
        falls = words.at(at - 1) in lexicon.trends("verbs") and giver.kind in ("duration", "measure", "temperature")
        return falls or (words.at(at) == "to" and _from(words, giver) and giver.kind == "duration")
    if words.at(at) not in _AGAINST or words.at(at - 1) in ("apart", "away", "far"):
        return False
    return words.at(at) == "against" or (words.at(at) == "with" and words.at(at - 1) == "compared")


_PERCENT = frozenset(["%", "percent", "cent"])


def _from(words: Words, giver: Figure) -> bool:
    return words.at(giver.left - 1) == "from"


def _closed(words: Words, figure: Figure) -> bool:
    """Whether nothing follows that the number could count."""
    j = figure.end
    if words.at(j) == "of" and words.at(j + 1) in ("those", "them", "these", "whom", "which"):
        return False
    return words.at(j) in _ENDS or "\n" in words.at(j) or words.tag[j][:2] in ("VB", "WD", "IN", "MD")


def _shares_noun(words: Words, giver: Figure, figure: Figure) -> bool:
    """"3,100 houses were destroyed and 8,700 damaged", "seven voted for it and three against"."""
    if giver.kind != "count" or words.at(figure.left - 1) not in ("and", ",", "but", "while"):
        return False
    if words.at(figure.end) == "against":
        return "voted" in words.low[giver.tail : figure.start]
    behind = words.tag[giver.tail : giver.tail + 3]
    verb = any(tag in ("VBD", "VBP", "VBN", "VBZ") for tag in behind)
    return verb and words.tag_at(figure.end)[:3] in ("VBD", "VBN")


def _others(words: Words, giver: Figure, figure: Figure) -> bool:
    """"Two libraries will shut and nine of the other 12 will open": the others are of the same kind."""
    return giver.kind == "count" and words.at(figure.left - 1) == "other" and _closed(words, figure)
