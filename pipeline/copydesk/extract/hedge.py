"""Hedges: how near to the truth a figure claims to be ("about", "more than", "300-plus")."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_BETWEEN = frozenset(["the", "a", "an", "its", "their", "his", "her", "another", "our", "this"])
_PLACING = frozenset(["about", "around", "over", "under", "above", "below", "near", "beyond", "some"])
# After these "over" measures a stretch of time and hedges nothing: "over three years".
_SPANNED = frozenset(
    """
    is was for of after lasted took takes be been aged are from with by at to in were last lasting taken spent
    """.split()
)

_BE = frozenset(["was", "were", "is", "are"])
_FROM_FAR = 9  # words behind a figure
_TIMES = frozenset("times twice thrice half double again quarter third".split())

# Verbs that "over" belongs to: "turned over £36m", "handed over $5,000".
_TURNED = frozenset("turn turns turned turning hand hands handed handing".split())


def apply(words: Words, figures: Sequence[Figure]) -> None:
    """Write the approximation of each figure from the words before and behind it.

    A measure in brackets behind another ("just over 9 miles (14 km)") says the same of the
    same thing, so it shares the hedge; money is left alone, since rates decide there.
    """
    before: Figure | None = None
    for figure in figures:
        if not (_before(words, figure) or _after(words, figure)) and before is not None:
            same = figure.kind == before.kind and figure.kind in ("measure", "temperature")
            if same and figure.start - before.tail == 1 and words.at(before.tail) in ("(", "/"):
                figure.approximation, figure.near = before.approximation, before.near
        before = figure


def _moved_to(words: Words, start: int, figure: Figure) -> bool:
    """Whether "up to" is "up" and "to": behind "was", with a level that it came from."""
    if words.low[start : start + 2] != ["up", "to"] or words.at(start - 1) not in _BE:
        return False
    behind = words.low[figure.end : figure.end + _FROM_FAR]
    behind = behind[: behind.index(".")] if "." in behind else behind
    return any(one == "from" and two[:1].isdigit() for one, two in pairwise(behind))


def _before(words: Words, figure: Figure) -> bool:
    end = figure.start
    while end > 0 and words.low[end - 1] in _BETWEEN and end > figure.start - 2:
        found = lexicon.hedges("before").ending(words.low, end)
        if found is not None:
            break
        if words.low[end - 1] in ("the", "its", "their", "this") and words.at(end - 2) in _PLACING:
            return False  # "around the 90ft mast": a preposition
        end -= 1
    if end > 1 and words.low[end - 1] in ("-", "of") and words.low[end - 2] in ("sub", "average"):
        end -= 1
    found = lexicon.hedges("before").ending(words.low, end)
    if found is None or not _hedges(words, figure, found[0], end):
        return False
    start, meaning = found
    if _moved_to(words, start, figure):
        return False  # "was up to 4.9 percent in March from 5.6 percent"
    if meaning.approximation == "exact":
        return False  # "went up to 300"
    figure.approximation, figure.near = meaning.approximation, meaning.near  # type: ignore[assignment]
    figure.mean = meaning.exact
    figure.hedge_start = start
    return True


def _hedges(words: Words, figure: Figure, start: int, end: int) -> bool:
    """Whether the words hedge here, and are not a preposition or an adverb of something else."""
    if end < figure.start and words.low[end - 1] == "than" and words.low[end] not in ("a", "an", "another"):
        return False  # "less than the 1.6m of May" compares
    if words.low[start] == "as" and words.low[end - 1] == "as" and words.at(start - 1) in _TIMES:
        return False  # "three times as much as the 31,000"
    only = words.low[start] if end - start == 1 else ""
    if only == "over" and words.at(start - 1) in _TURNED:
        return False
    if only in ("over", "above", "beyond", "below", "under") and figure.kind == "duration":
        return words.at(start - 1) in _SPANNED
    if only == "some":
        return figure.start == end
    if only == "near":
        return figure.kind != "number"
    if only in ("sub", "c.", "est."):
        return figure.start - end <= 1
    compares = words.low[end - 1] == "than" and figure.kind != "duration" and _is_size(words, start - 1)
    return not compares


_SIZES = frozenset("% percent cent times points point pence pp p".split())


def _is_size(words: Words, i: int) -> bool:
    """Whether word i ends a size, so that "12.5% more than 1.44m" compares and hedges nothing."""
    return words.at(i) in _SIZES or words.at(i)[-1:].isdigit()


def _after(words: Words, figure: Figure) -> bool:
    phrases = lexicon.hedges("after")
    joined = words.at(figure.number.end + 1) in ("plus", "odd") and figure.end > figure.number.end
    for end in dict.fromkeys((figure.end, figure.tail, *([figure.number.end] if joined else []))):
        found = phrases.at(words.low, end)
        if found is None and words.at(end) == "-" and words.glued(end - 1):
            found = phrases.at(words.low, end + 1) if words.at(end + 1) in ("plus", "odd", "ish") else None
        elif words.at(end) in ("odd", "ish") or (words.at(end) == "plus" and not words.glued(end - 1)):
            found = None
        if found is not None and _closes(words, found[0]):
            figure.approximation, figure.near = found[1].approximation, found[1].near  # type: ignore[assignment]
            return True
    return False


def _closes(words: Words, end: int) -> bool:
    """"5% at least 300" hedges the second figure, not the first."""
    return not words.at(end)[:1].isdigit() and words.at(end) not in lexicon.number_words()
