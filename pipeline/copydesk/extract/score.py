"""Scores of games: "2-1", "7-6, 6-1", "beaten 3-0" — two small numbers that a dash ties."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from copydesk.extract.figure import Figure
from copydesk.extract.words import Words


def join(words: Words, figures: Sequence[Figure]) -> None:
    """Mark pairs of bare small numbers with a dash between as one figure of kind "score"."""
    for first, last in itertools.pairwise(figures):
        if first.dropped or last.dropped or first.kind == "score" or not _scores(words, first, last):
            continue
        last.start, last.kind, last.unit, last.nouns = first.start, "score", None, None
        first.dropped = True


def _scores(words: Words, first: Figure, last: Figure) -> bool:
    one, two = first.number, last.number
    if {one.form, two.form} != {"digits"} or one.value is None or two.value is None:
        return False
    tied = last.start == one.end + 1 and words.at(one.end) in ("-", "–") and words.glued(one.end - 1)
    if not tied or not words.glued(last.start - 1) or first.unit not in (None, last.unit) or last.first is not None:
        return False
    whole = one.value == one.value.to_integral_value() and two.value == two.value.to_integral_value()
    bare = last.kind in ("number", "count") and first.kind in ("number", "count")
    return whole and bare and 0 <= one.value < 200 and 0 <= two.value < 200 and one.scale == two.scale == 1
