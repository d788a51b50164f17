"""Plain points: of percent beside percentages, rates and polls ("leads by three points"), else of an index or game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk import data
from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_NEAR = 60  # words to either side: the sentence and its neighbours
_SENTENCE = 45  # words of a sentence to either side
_MOST = 60  # points of percent
_CUES = frozenset(
    """
    lead leads led leading ahead behind gap margin majority swing clear up down higher lower better worse above
    below by of fully another further plus minus within at a
    """.split()
)
_BEHIND = frozenset(
    "ahead behind clear higher lower better worse above below lead swing from to in on more less since or".split()
)


def resolve(words: Words, figures: Sequence[Figure]) -> None:
    """Make plain points of percent percentage points."""
    for k, figure in enumerate(figures):
        if figure.unit == "point" and figure.kind == "measure" and _of_percent(words, figures, k):
            figure.kind, figure.unit = "percentage-point", "percentage point"


def _of_percent(words: Words, figures: Sequence[Figure], k: int) -> bool:
    figure = figures[k]
    value, last = figure.number.value, words.at(figure.end - 1)
    if value is None or abs(value) > _MOST or not last.startswith("point") or _again(words, figures, k):
        return False
    if _levels(words, figures, k) or _goes_on(words, figures, k):
        return True
    lists = data.word_lists("points")
    if lists["market"].intersection(_sentence(words, figure)):
        return False
    near = words.low[max(0, figure.start - _NEAR) : figure.end + _NEAR]
    moved = any(_moves(words.at(i)) for i in range(figure.left - 2, figure.left))
    sized = "-" in words.low[figure.start : figure.end] and words.at(figure.end) in lexicon.trends("nouns")
    cued = moved or sized or words.at(figure.left - 1) in _CUES or words.at(figure.end) in _BEHIND
    return cued and bool(lists["percent"].intersection(near)) and not lists["game"].intersection(near)


def _moves(word: str) -> bool:
    return word in lexicon.trends("verbs") or word in lexicon.trends("adverbs")


def _again(words: Words, figures: Sequence[Figure], k: int) -> bool:
    """"12 points, or 0.4%", "0.4% (12 points)": the same movement in percent, so that the points are of a level."""
    pairs = ((figures[at], figures[at + 1]) for at in (k - 1, k) if 0 <= at < len(figures) - 1)
    return any(
        "percent" in (one.kind, two.kind) and words.low[one.end : two.left] in ([",", "or"], ["or"], ["("])
        for one, two in pairs
    )


def _levels(words: Words, figures: Sequence[Figure], k: int) -> bool:
    """"up seven points from 31 percent", "half a point to 5.5%": the level that they lead to is a percentage."""
    for other in figures[k + 1 : k + 2]:
        gap = words.low[figures[k].end : other.left]
        return other.kind == "percent" and gap in (["from"], ["to"], ["from", "the"], [",", "to"], [",", "from"])
    return False


def _goes_on(words: Words, figures: Sequence[Figure], k: int) -> bool:
    """"3.1 percentage points for all and 4.7 points for the old": said once in full."""
    before = figures[k - 1] if k else None
    if before is None or before.kind != "percentage-point":
        return False
    gap = words.low[before.end : figures[k].left]
    return len(gap) < _SENTENCE and not any(word in (".", ";") or "\n" in word for word in gap)


def _sentence(words: Words, figure: Figure) -> Iterator[str]:
    """The words around a figure as far as a stop or a line's end."""
    back = range(figure.start - 1, max(-1, figure.start - _SENTENCE), -1)
    for way in (back, range(figure.end, figure.end + _SENTENCE)):
        for i in way:
            low = words.at(i)
            if low in (".", "!", "?", "") or "\n" in low:
                break
            yield low
