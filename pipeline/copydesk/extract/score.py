"""Scores: "2-1", "beaten 3-0", in cricket "179 for five" and "241-7", of votes "5 to 4": two numbers that are one."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from copydesk.extract.figure import Figure
from copydesk.extract.words import Words


def join(words: Words, figures: Sequence[Figure]) -> None:
    """Mark pairs of bare small numbers with a dash between as one figure of kind "score"."""
    bats = not _CRICKET.isdisjoint(words.low)
    for first, last in itertools.pairwise(figures):
        if first.dropped or last.dropped or first.kind == "score" or not _scores(words, first, last, bats):
            continue
        _join(first, last)
    for first, last in itertools.pairwise([figure for figure in figures if not figure.dropped]):
        if not first.dropped and (_votes(words, first, last) or (bats and _bowls(words, first, last))):
            _join(first, last)


def _join(first: Figure, last: Figure) -> None:
    last.start, last.kind, last.unit, last.nouns = first.start, "score", None, None
    first.dropped = True


_CRICKET = frozenset("wicket wickets innings bowler batsman batsmen overs bowled seamer spinner lbw".split())
_SIDE = 10  # wickets of an innings
_TEAM = 20  # wickets that can fall in a match


def _bowls(words: Words, first: Figure, last: Figure) -> bool:
    """"took five for 71", "at 179 for five": wickets and runs, in an article on cricket."""
    one, two = first.number, last.number
    if words.low[one.end : last.start] != ["for"] or not _bare(first, last) or one.value is None or two.value is None:
        return False
    return min(one.value, two.value) <= _TEAM and max(one.value, two.value) > 1


_SENATE = 100
_ABSTAINED = frozenset("abstention abstentions abstained abstaining".split())
_BEHIND = 9  # words
_VOTED = frozenset("vote votes voted voting ruled rule ruling approved rejected passed backed".split())


def _votes(words: Words, first: Figure, last: Figure) -> bool:
    """"voted 8 to 1", "voted, 5 to 4, to spend": the votes for and against."""
    if words.low[first.end : last.start] != ["to"] or not _bare(first, last):
        return False
    if words.at(first.left - 1) in ("from", "by"):
        return False
    most = max(first.number.value or 0, last.number.value or 0)
    if most > _SENATE or (words.low[last.end : last.end + 2] == [",", "or"]):
        return False  # "voted 1,134 to 756, or 60 percent to 40 percent" are counts
    if _ABSTAINED.intersection(words.low[last.end : last.end + _BEHIND]):
        return False  # "voted 61 to 37 against it, with three abstentions": parts of a house
    before = words.low[max(0, first.start - 3) : first.start]
    noun = words.tag[last.end : last.end + 1] in (["NN"], ["NNS"], ["JJ"])
    return bool(_VOTED.intersection(before)) and not noun


def _bare(*figures: Figure) -> bool:
    """Whether all are plain whole numbers that have no unit."""
    return all(
        figure.kind in ("number", "count") and figure.number.form in ("digits", "words") and figure.first is None
        and figure.number.scale == 1 and figure.number.value is not None
        and figure.number.value == figure.number.value.to_integral_value()
        for figure in figures
    )  # fmt: skip


def _scores(words: Words, first: Figure, last: Figure, bats: bool) -> bool:
    one, two = first.number, last.number
    if {one.form, two.form} != {"digits"} or one.value is None or two.value is None:
        return False
    tied = last.start == one.end + 1 and words.at(one.end) in ("-", "–") and words.glued(one.end - 1)
    if not tied or not words.glued(last.start - 1) or first.unit not in (None, last.unit) or last.first is not None:
        return False
    whole = one.value == one.value.to_integral_value() and two.value == two.value.to_integral_value()
    bare = last.kind in ("number", "count") and first.kind in ("number", "count")
    wickets = bats and 0 <= min(one.value, two.value) <= _SIDE
    small = 0 <= one.value < 200 and 0 <= two.value < 200
    return whole and bare and (small or wickets) and one.scale == two.scale == 1
