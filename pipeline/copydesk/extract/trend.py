"""Trend: which way a figure moves, by the verb, noun or adverb that it depends on.

A level is not a movement: in "rose 5% to 300" only the 5% has a trend. Nor does the
amount move in "a 5% rise" or "5% higher", where the noun says it already (as the gold of
NewsQuant has it); "a rise of 5%" and "up 5%" do move.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words
from copydesk.records import Trend

_MOVING = frozenset(
    """
    percent percentage-point basis-point money count number measure temperature fraction multiple
    """.split()
)
_ADVERBS = frozenset(["RB", "RBR"])
_LINKS = frozenset(
    """
    by another a an the further some only just additional as much more than total combined of extra its
    """.split()
)


def apply(words: Words, figures: Sequence[Figure]) -> None:
    """Write the trend of each figure; a figure coordinated with another shares its verb."""
    for k, figure in enumerate(figures):
        if figure.kind in _MOVING and figure.number.form not in ("ordinal", "ratio"):
            figure.trend = _signed(figure) or _adjacent(words, figure) or _parsed(words, figure)
            if k and words.at(figure.start - 1) == "(" and figures[k - 1].kind == figure.kind != "money":
                figure.trend = figure.trend or figures[k - 1].trend
            if figure.trend is None and k:
                figure.trend = _gapped(words, figures[k - 1], figure)


def _signed(figure: Figure) -> Trend | None:
    """"+0.2%" moves up; a minus may be a level ("minus 4 degrees")."""
    if figure.kind in ("percent", "percentage-point", "basis-point"):
        return {"+": "up", "-": "down"}.get(figure.number.sign)  # type: ignore[return-value]
    return None


def _adjacent(words: Words, figure: Figure) -> Trend | None:
    """The verb or adverb right before the figure and its hedge: "rose sharply by about 5%", "down 3"."""
    i = figure.left - 1
    stop = max(-1, i - 6)
    while i > stop:
        low = words.low[i]
        moves = lexicon.trends("adverbs").get(low)
        if moves is not None and _is_adverb(words, i):
            return moves  # type: ignore[return-value]
        moves = lexicon.trends("verbs").get(low)
        if moves is not None:
            return moves if _is_verb(words, i, figure) and _moves(words, i, figure) else None  # type: ignore[return-value]
        if low == "of" and lexicon.trends("nouns").get(words.at(i - 1)):
            return lexicon.trends("nouns")[words.at(i - 1)]  # type: ignore[return-value]
        if low not in _LINKS and words.tag[i] not in _ADVERBS and not low.endswith("ly"):
            return None
        i -= 1
    return None


def _is_adverb(words: Words, i: int) -> bool:
    if words.at(i + 1) in ("to", "from") or words.at(i - 1) == "the":
        return False
    before = words.low[i - 1]
    return not words.tag[i - 1].startswith("V") or before in _COPULAS or before in lexicon.trends("verbs")


# Verbs beside which "up" and "down" are adverbs of motion and not part of the verb ("gave up").
_COPULAS = frozenset(
    """
    is was are were be been 's ’s ended end ends closed close closes opened open opens finished finish finishes
    traded trading trades trending trended edged edging inched inching crept creeping moved moving moves went
    going goes nudged ticked came remained stood being settled sent pushed driven drove revised shot
    """.split()
)
# Verbs that also mean "put in" or "collect": with things or money they move nothing.
_TRANSITIVE = frozenset(
    """
    add adds added adding raise raises raised raising lose loses lost losing cut cuts cutting gain gains gained
    gaining shed sheds shedding advance advanced lift lifted boost boosted recover recovered drop dropped spike
    climbed climb dive
    """.split()
)


def _moves(words: Words, i: int, figure: Figure) -> bool:
    """Whether the verb moves the figure: "added 15 sen" does, "added ten users" does not."""
    if words.low[i] not in _TRANSITIVE or words.at(i + 1) == "by":
        return True
    small = figure.kind == "money" and (figure.minor is not None or figure.number.scale == 1)
    return small or figure.kind in ("percent", "percentage-point", "basis-point", "number") or (
        figure.unit == "point"
    )


def _is_verb(words: Words, i: int, figure: Figure) -> bool:
    """A verb of motion, and not a participle before its noun or a thing that is cut ("a cut of")."""
    tag = words.tag[i]
    return tag == "" or tag.startswith("V") or (tag in ("NN", "NNS", "JJ", "RB", "IN") and words.at(i + 1) == "by")


_SHARED = frozenset(["and", ",", "or", "then", "a", "by", "in", "to", "the", "about", "last", "this", "year"])


def _gapped(words: Words, before: Figure, figure: Figure) -> Trend | None:
    """"fell 2% and Burlington by 2.6%", "rose 5% and 3% respectively": a verb left out or shared."""
    if before.trend is None or before.kind != figure.kind or figure.left - before.end > 8:
        return None
    gap = words.low[before.end : figure.left]
    tags = words.tag[before.end : figure.left]
    parted = any("\n" in word or word in (".", ";", "to", "from") for word in gap)
    if parted or any(tag.startswith("V") for tag in tags):
        return None
    coordinated = "and" in gap or "," in gap or "or" in gap
    shared = all(word in _SHARED or word.isdigit() for word in gap)
    return before.trend if coordinated and (shared or gap[-1:] == ["by"]) else None


def _parsed(words: Words, figure: Figure) -> Trend | None:
    """The verb that the figure hangs on by "by" ("grow sales by 35%"), from the parse."""
    if not words.parsed or words.at(figure.left - 1) != "by":
        return None
    verb = words.token(figure.left - 1).head
    moves = lexicon.trends("verbs").get(verb.text.lower())
    return moves if verb.tag_.startswith("V") else None  # type: ignore[return-value]
