"""The edits that make a word of motion agree with its figures: the opposite word, or a slip in a figure."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from decimal import Decimal

from copydesk.data import WordList, load
from copydesk.interval import HUNDRED, Interval
from copydesk.proof.agreement import edits, fairly, major
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Quantity, TextSpan

Repairs = list[tuple[str, str, str]]
_SIZES = ("difference", "percent")
_SCALES, _LIKE = Decimal(100), Decimal(5)  # times: another scale, and levels of one change


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


def reversals(
    claim: Claim, word: TextSpan, base: Quantity, result: Quantity, sizes: Mapping[str, Quantity] | None = None
) -> Repairs:
    """(role, replacement, why), the likeliest first: the opposite word, then slips of base or result.

    A slip counts where the figure then lies on the other side by less than a half of the
    other figure: a scale word, swapped digits, a decimal point, one digit. Where the size of the
    change is printed too (sizes: role -> percentage or difference), each edit must meet it: the
    opposite word is offered last where it does not, and the level that the size gives before it.
    """
    words = [("stated", _cased(other, word.text), "opposite word") for other in opposites().get(word.text.lower(), ())]
    up = claim.direction == "up"
    size = next((figure for role in _SIZES if (figure := (sizes or {}).get(role)) is not None), None)
    asked = _asked(base, result, size, up) if size is not None else {}
    scaled = _scaled(base, result, up)
    if scaled:
        return [*scaled, *words]
    if asked:
        found = fairly(edits({"result": result, "base": base}, asked), "result")
        slips = [(role, edit.text, edit.why) for role, edit in found]
        turned = _asked(base, result, size, not up) if size is not None else {}
        met = "result" in turned and turned["result"].overlaps(result.interval)  # none: nothing falls by 150%
        return [*words[:1], *slips[:3], *words[1:2]] if met else [*slips[:3], *words[:1]]
    rows = [*_slips("result", result, _beyond(base, up)), *_slips("base", base, _beyond(result, not up))]
    rows.sort(key=lambda row: row[0])
    return [*words[:1], *(row[1] for row in rows[:3]), *words[1:2]]


def _asked(base: Quantity, result: Quantity, size: Quantity, up: bool) -> dict[str, Interval]:
    """What a printed size asks of each level, where the change goes up, or down; {} of a size in another unit."""
    moved = major(size).interval.scale(1 if up else -1)
    points = base.kind == "percent" and size.kind in ("percentage-point", "basis-point", "number")
    if points or size.unit in (base.unit, result.unit):
        moved = moved / Interval.point(HUNDRED) if size.kind == "basis-point" else moved
        return {"result": base.interval + moved, "base": result.interval - moved}
    if size.kind != "percent" or base.kind == "percent":
        return {}
    factor = Interval.point(HUNDRED) + moved
    if factor.low is None or factor.low <= 0:
        return {}
    return {"result": base.interval * factor / Interval.point(HUNDRED), "base": result.interval.scale(100) / factor}


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _beyond(other: Quantity, above: bool) -> Interval:
    """From the other figure half its size up or down."""
    size = other.value or Decimal(0)
    return Interval(size, size + abs(size) / 2) if above else Interval(size - abs(size) / 2, size)


def _scaled(base: Quantity, result: Quantity, up: bool) -> Repairs:
    """`rose to £310m from £305bn`: levels hundreds of times apart, and another scale word that sets them right."""
    low, high = sorted(abs(figure.value or Decimal(0)) for figure in (base, result))
    if not low or high / low < _SCALES:
        return []
    found: Repairs = []
    for role, figure, other, above in (("result", result, base, up), ("base", base, result, not up)):
        size = other.value or Decimal(0)
        target = Interval(size, size * _LIKE) if above else Interval(size / _LIKE, size)
        edits = repairs(figure, [target], beside=other.text, limit=12)
        found += [(role, edit.text, edit.why) for edit in edits if edit.why == "scale word"]
    return found


def _slips(role: str, figure: Quantity, target: Interval) -> list[tuple[int, tuple[str, str, str]]]:
    found = [edit for edit in repairs(figure, [target], limit=12) if edit.why != "computed"]
    return [(edit.cost, (role, edit.text, edit.why)) for edit in found[:2]]
