"""The edits that make a word of motion agree with its figures: the opposite word, or a slip in a figure."""

from __future__ import annotations

import functools
from decimal import Decimal

from copydesk.data import WordList, load
from copydesk.interval import Interval
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Quantity, TextSpan

Repairs = list[tuple[str, str, str]]


@functools.cache
def opposites() -> dict[str, tuple[str, ...]]:
    """Word, lower case -> its opposites in ``opposites.toml``, the likeliest first."""
    found: dict[str, list[str]] = {}
    for row in load("opposites", WordList).values():
        for pair in row.words:
            one, _, other = pair.partition("/")
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return {word: tuple(dict.fromkeys(others)) for word, others in found.items()}


def reversals(claim: Claim, word: TextSpan, base: Quantity, result: Quantity) -> Repairs:
    """(role, replacement, why), the likeliest first: the opposite word, then slips of base or result.

    A slip counts where the figure then lies on the other side by less than a half of the
    other figure: a scale word, swapped digits, a decimal point, one digit.
    """
    words = [("stated", _cased(other, word.text), "opposite word") for other in opposites().get(word.text.lower(), ())]
    slips = [*_slips("result", result, _beyond(base, claim.direction == "up")),
             *_slips("base", base, _beyond(result, claim.direction != "up"))]  # fmt: skip
    slips.sort(key=lambda row: row[0])
    return [*words[:1], *(row[1] for row in slips[:3]), *words[1:2]]


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _beyond(other: Quantity, above: bool) -> Interval:
    """From the other figure half its size up or down."""
    size = other.value or Decimal(0)
    return Interval(size, size + abs(size) / 2) if above else Interval(size - abs(size) / 2, size)


def _slips(role: str, figure: Quantity, target: Interval) -> list[tuple[int, tuple[str, str, str]]]:
    found = [edit for edit in repairs(figure, [target], limit=12) if edit.why != "computed"]
    return [(edit.cost, (role, edit.text, edit.why)) for edit in found[:2]]
