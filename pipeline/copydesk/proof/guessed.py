"""Bare dollar signs whose state is only guessed from the place: read as the US dollar where its rate is met.

    HONG KONG - The brewer made 3 billion yuan ($420 million) last year.
"""

from __future__ import annotations

from dataclasses import replace

from copydesk.period import Days
from copydesk.proof.exchange import Edge, reference
from copydesk.records import Money
from copydesk.settings import Tolerances


def in_us_dollars(edge: Edge, when: Days | None, limits: Tolerances) -> Edge:
    """The edge with its guessed dollars as those of the US, where they alone are at the reference rate."""
    read = replace(edge, one=_us(edge.one), two=_us(edge.two))
    told = read.units != edge.units and read.units[0] != read.units[1]
    return read if told and _met(read, when, limits) and not _met(edge, when, limits) else edge


def _us(money: Money) -> Money:
    guessed = money.resolved in ("dateline", "desk") and "$" in money.text
    return money.model_copy(update={"currency": "USD"}) if guessed else money


def _met(edge: Edge, when: Days | None, limits: Tolerances) -> bool:
    ref = reference(*edge.units, when)
    return ref is not None and ref.scope != "drift" and ref.met(edge.loose, limits.reference_rate_wrong)
