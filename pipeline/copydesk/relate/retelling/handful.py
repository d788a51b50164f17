"""Small counts of the dead, the injured, the accused: "Three people were killed ... The names of the four dead"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from copydesk.relate.retelling.keyed import events, key_of
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet

_NAMED = {
    **dict.fromkeys(("dead", "victims", "fatalities", "bodies"), frozenset(["die"])),
    **dict.fromkeys(("injured", "wounded"), frozenset(["hurt"])),
    **dict.fromkeys(("accused", "suspects", "arrested", "detained", "detainees"), frozenset(["arrest"])),
}
_ENDS, _CLOSE = frozenset(["and", "but", "while"]), 4  # what follows "killed"; words before a figure
_MANY = 20  # such counts, beyond which an article is a list
_MOST = Decimal(20)
_DEFINITE = frozenset(["the", "all", "these", "those"])


def handful(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The only earlier number of such people, and the later one, where the words name all of them."""
    later = [figure for figure in sheet.plain if _is_named(sheet, figure)]
    if not later or len(later) > _MANY:
        return
    known = Counter(figure.quantity.value for figure in sheet.figures)
    keyed = [(figure, key_of(sheet, figure)) for figure in sheet.plain if figure.quantity.kind in ("count", "number")]
    every = [(one, _fate(sheet, one)) for one in (telling(sheet, f, key) for f, key in keyed if key == "count")]
    for figure in later:
        again = telling(sheet, figure, "count")
        fates = _NAMED[sheet.page.low_at(figure.last)]
        alike = [one for one, fate in every if fate & fates and one.figure.sentence != figure.sentence]
        told = {one.quantity.value for one in alike if one.figure.first < figure.first}
        counted = known[figure.quantity.value] > 1
        if len(told) == 1 and not counted and _misfits(again, alike):  # "A fourth died on Monday"
            yield alike[0], again


def _fate(sheet: Sheet, one: Telling) -> frozenset[str]:
    """What befell those whom it counts: of "three people were killed and nine hurt" the three died."""
    behind = takewhile(lambda word: word not in _ENDS, one.behind)
    told: frozenset[str] = frozenset().union(*(events().get(word, frozenset()) for word in behind))
    before = sheet.before(one.figure, _CLOSE)
    return told or frozenset().union(*(events().get(word, frozenset()) for word in before))


def _is_named(sheet: Sheet, figure: Figure) -> bool:
    """`the four dead`: no noun behind them, and the words mean all."""
    behind = sheet.after(figure, 2)
    named = behind[:1] != [] and behind[0] in _NAMED and sheet.page.tag_at(figure.last + 1)[:1] not in ("N", "J")
    return named and sheet.before(figure, 1)[:1] != [] and sheet.before(figure, 1)[0] in _DEFINITE


def _misfits(again: Telling, alike: list[Telling]) -> bool:
    """Whether no other number is told of such people, and nothing makes it a part or a later state."""
    values = {each.quantity.value for each in alike}
    small = max(value or Decimal(0) for value in (*values, again.quantity.value)) <= _MOST
    guarded = again.update or any(each.other or each.part for each in (again, *alike))
    exact = {each.quantity.approximation for each in (again, *alike)} == {"exact"}
    return small and exact and not guarded and len(values) == 1 and again.quantity.value not in values
