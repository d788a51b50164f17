"""Currencies that rise and fall against another, by the currency that their price is told in."""

from __future__ import annotations

from copydesk.extract.coinage import currencies
from copydesk.records import Money
from copydesk.relate.change.draft import Draft


def in_another(draft: Draft, noun: str) -> bool:
    """`The pound weakened to $1.50 from $1.52`: whether what moves is a currency, and its price in another's sign."""
    own = {code for code, row in currencies().items() if {noun, f"{noun}s"} & {*row.words}}
    prices = [f.quantity for f in (draft.base, draft.result) if f is not None]
    told = {q.currency for q in prices if isinstance(q, Money) and q.per is None}
    plain = len(prices) > 1 and all(q.kind == "number" or (isinstance(q, Money) and q.per is None) for q in prices)
    moved = draft.motion is not None and draft.motion.kind == "verb"  # "pared gains to stand 0.2% up at $1.6510"
    return moved and bool(own) and plain and bool(told) and not own & told
