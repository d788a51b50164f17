"""Cents behind their dollars: two printed numbers that are one amount."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from copydesk.extract.figure import Figure
from copydesk.extract.money import ends_clause
from copydesk.extract.words import Words


def join(words: Words, figures: Sequence[Figure]) -> None:
    """Take the cents into the dollars: "eight dollars and twenty-five cents", "22 dollars 40"."""
    for whole, part in itertools.pairwise(figures):
        if whole.kind != "money" or whole.minor or whole.dropped:
            continue
        if whole.number.scale != 1 or whole.number.value is None:
            continue
        gap = words.low[whole.end : part.start]
        cents = part.number.value
        if cents is None or part.number.form not in ("digits", "words") or not 0 < cents < 100:
            continue
        same = part.kind == "money" and part.minor is not None and gap in ([], ["and"])
        bare = part.kind == "number" and gap == [] and whole.end > whole.number.end and ends_clause(words, part.end)
        if same or bare:
            whole.number.value += cents / 100
            whole.number.step, whole.number.form = Decimal("0.01"), "digits"
            whole.end = whole.tail = part.end
            part.dropped = True
