"""All members of a house, and those of each side or sex, told in other sentences.

    All 52 members attended. ... There were 30 votes in favour. Nineteen voted against and three abstained.
    It is made up of 12 men and eleven women. ... All 23 ministers will be sworn in on Monday.

Claims of kind "total" as in `total`. "All" says that nobody is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import ends_with, sum_of, sum_printed, sums

_THERE = frozenset("attended attend present voted vote voting took turned".split())
_FOR, _AGAINST = frozenset("favour favor for".split()), frozenset("against opposed".split())
_ABSTAINED = frozenset("abstention abstentions abstained abstaining".split())
_SEXES = frozenset("man woman men women".split())
_NEAR = 3  # sentences between a house and its votes
_BEHIND = 5  # words
_ATTENDED = 9  # words from "All 101 members" to "present"
_CLOSE = Decimal("1.5")  # times
_COUNTS = ("count", "number")


def whole_house(sheet: Sheet) -> Iterator[Claim]:
    """Every such total, without ids."""
    for total in sheet.plain:
        if total.quantity.kind != "count" or sheet.before(total, 1) != ["all"]:
            continue
        parts = _votes(sheet, total) or _sexes(sheet, total)
        if not parts or not pen.near(sum_printed(parts), total.quantity.value, _CLOSE):
            continue
        tie = sheet.words(total.first - 1, total.first)
        if sums(total, parts):
            yield sum_of(sheet, total, parts, explicit=False)
        else:
            yield sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False)


def _around(sheet: Sheet, total: Figure) -> list[Figure]:
    """The counts of the sentences near the total."""
    near = range(total.sentence - _NEAR, total.sentence + _NEAR + 1)
    counts = (f for n in near for f in sheet.of_sentence.get(n, ()) if f.quantity.kind in _COUNTS)
    return [f for f in counts if f is not total and f.quote == total.quote and f.quantity.trend is None]


def _votes(sheet: Sheet, total: Figure) -> list[Figure]:
    """`26 votes in favour`, `19 votes against`, `three abstentions`: one of each, or "All 48 members voted"."""
    if not _THERE & {*sheet.after(total, _ATTENDED)}:
        return []
    near = _around(sheet, total)
    pair = [two for two in pairwise(near) if sheet.gap(*two) in (["to"], ["votes", "to"])]
    sides = list(pair[0]) if len(pair) == 1 else [*_side(sheet, near, _FOR), *_side(sheet, near, _AGAINST)]
    away = _side(sheet, near, _ABSTAINED)
    told = len(sides) == len(("for", "against")) and (away or "voted" in sheet.after(total, _BEHIND))
    return [*sides, *away] if told else []


def _side(sheet: Sheet, near: Sequence[Figure], words: frozenset[str]) -> list[Figure]:
    """The one number that the words stand right behind."""
    found = [f for f in near if words & {*_clause(sheet, f)}]
    return found if len(found) == 1 else []


def _clause(sheet: Sheet, figure: Figure) -> list[str]:
    """The words behind the figure, to the end of its clause."""
    behind = sheet.after(figure, _BEHIND)
    return behind[: next((k for k, word in enumerate(behind) if word in (",", "and", ";", ".", "with")), _BEHIND)]


def _sexes(sheet: Sheet, total: Figure) -> list[Figure]:
    """`made up of 12 men and eleven women`: no others."""
    for one, other in pairwise(_around(sheet, total)):
        sexed = all({*f.nouns[:1]} & _SEXES for f in (one, other)) and one.nouns[:1] != other.nouns[:1]
        told = one.sentence == other.sentence and sheet.gap(one, other)[-1:] == ["and"]
        if sexed and told and ends_with(sheet.before(one, 5), "parts") is not None:
            return [one, other]
    return []
