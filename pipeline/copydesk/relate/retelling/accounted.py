"""Figures that another sentence of the article accounts for, so that they tell no earlier one again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk import pen
from copydesk.interval import Interval
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.retold import PEOPLE, Telling
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.aging import KIN
from copydesk.stem import stem

_ZERO, _HEDGED = Decimal(0), Decimal("0.03")
_OPENS = 14  # words before a figure that say whose it is
_FIGURES = 20  # of which a sentence or two may have some
_OF_ONE = Decimal(100)  # from here on a difference is no accident
_FEW = 10  # of which an article has some of everything
_NEAR = 3  # paragraphs


def not_accounted(sheet: Sheet, earlier: Sequence[Telling], again: Telling) -> list[Telling]:
    """Those of the earlier tellings that the later one may be, and is not."""
    found = [each for each in earlier if not (each.headline and _borne(sheet, each))]
    found = [one for one in found if not _is_fraction_of(sheet, one, again) and not _of_kin(sheet, one, again)]
    if not found:
        return found
    made = _is_gap(sheet, again) or _is_sum(sheet, again)
    was = sheet.before(again.figure, 1) == ["from"]  # "The scheme was cut from 430 homes"
    return [each for each in found if (not was if each.headline else not made)]


def _borne(sheet: Sheet, headline: Telling) -> bool:
    """Whether another figure has the headline's value: "$1,290 an ounce", "their total to nine" of nine medals."""
    kinds = {headline.quantity.kind} | ({"number"} if headline.key == "count" else set())
    alike = (f for f in sheet.figures if f is not headline.figure and _may_bear(f, headline, kinds))
    about = headline.quantity.loose if headline.quantity.approximation != "exact" else headline.quantity.interval
    return any(
        f.quantity.value == headline.quantity.value
        or (f.quantity.kind == "number" and about.overlaps(Interval.point(f.quantity.value or _ZERO)))
        for f in alike
    )


def _may_bear(figure: Figure, headline: Telling, kinds: set[str]) -> bool:
    """Whether it has the headline's unit, and if it is a small count its noun too."""
    counted = figure.quantity.kind == "count" == headline.quantity.kind and (headline.quantity.value or _ZERO) < _FEW
    noun = stem(str(figure.quantity.unit).split()[-1]) if counted else ""
    people = headline.person and noun in PEOPLE
    return figure.quantity.kind in kinds and (not counted or people or of_one_kind(headline.noun, noun))


def _is_fraction_of(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """`won £14.2m and will give half of it away ... The gift of £7.1m`: the part of which the article tells."""
    values = {one.quantity.value or _ZERO, other.quantity.value or _ZERO}
    told = (f for f in sheet.figures if f is not one.figure and f is not other.figure)
    parts = (f.quantity.value for f in told if f.quantity.kind == "fraction" and f.quantity.value)
    return any(abs(max(values) * part - min(values)) <= min(values) * _HEDGED for part in parts)


def _of_kin(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """`"I paid $389," said Roe. His wife paid only $112`: of another person, who is told of right behind a quote."""
    opens = sheet.before(other.figure, _OPENS)
    owned = any(a in ("his", "her") and b in KIN for a, b in pairwise(opens))
    return owned and (one.figure.quote is None) != (other.figure.quote is None)


def _is_sum(sheet: Sheet, again: Telling) -> bool:
    """`which employ 390 and 280 people. It said the 670 jobs were safe`: what two figures just before it make."""
    near = [f for f in sheet.plain if again.figure.sentence - f.sentence in (0, 1) and f.first < again.figure.first]
    values = [f.quantity.value or _ZERO for f in near if f.quantity.kind in ("count", "number", again.quantity.kind)]
    return any(a + b == again.quantity.value for a, b in combinations(values[-_FIGURES:], 2))


def _is_gap(sheet: Sheet, again: Telling) -> bool:
    """`41,300 were waiting. The correct figure was 47,200 ... "The 5,900 we missed"`: what two others differ by."""
    counted = {"count", "number"}
    kinds = counted if again.quantity.kind in counted else {again.quantity.kind}
    near = [f for f in sheet.plain if f.quantity.kind in kinds and 0 <= again.figure.line - f.line <= _NEAR]
    values = [f.quantity.value or _ZERO for f in near]
    sought = again.quantity.value or _ZERO
    telling = sought >= _OF_ONE and len(pen.digits(sought)) > 1
    return telling and any(abs(a - b) == sought for a, b in combinations(values, 2))
