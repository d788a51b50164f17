"""What the last of those that share a total gets, told some sentences behind it: with it the list is whole.

    had sales of $842m. America brought in $455m. Europe added $233m. ... Asia, its only other region, made $154m.
    Four banks will lend £190m. Acton puts up £70m and Bray £55m. ... The other two will lend £65m between them.

Claims of kind "total" as in `total`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import addable, is_smaller, sum_of, sum_printed

_KINDS = ("money", "measure", "count", "number")
_BACK = 7  # sentences from what the last one gets to the total
_LEAD = 16  # words before it in which "the other two" or "its only other region" stands
_CLOSE = Decimal("1.3")  # times
_WORDS = ("only", "other")


def only_other(sheet: Sheet) -> Iterator[Claim]:
    """Every such total, without ids."""
    for number, figures in sheet.of_sentence.items():
        if "other" not in sheet.said(number):
            continue
        for rest in figures:
            tie = _closing(sheet, rest) if rest.quantity.kind in _KINDS else None
            shared = None if tie is None else _shared(sheet, rest, *tie)
            if shared is not None and tie is not None:
                yield sum_of(sheet, shared[0], shared[1], rest=rest, tie=tie[0], slip=tie[0], explicit=False)


def _closing(sheet: Sheet, rest: Figure) -> tuple[TextSpan, int] | None:
    """The words that say that nobody else gets some, and how many they are: 1 of "the only other"."""
    lead = sheet.before(rest, _LEAD)
    at = sheet.left(rest) - len(lead)
    for k in range(len(lead) - 1):
        if tuple(lead[k : k + 2]) == _WORDS and "and" not in lead[k:]:
            return sheet.words(at + k, at + k + 2), 1
    counted = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first]
    opens = [word for word in sheet.before(counted[0], 3) if not word.isspace()] if len(counted) == 1 else []
    if opens in (["the", "other"], ["the", "remaining"]) and counted[0].quantity.kind in ("number", "count"):
        return sheet.words(counted[0].first - 1, counted[0].last), int(counted[0].quantity.value or 0)
    return None


def _shared(sheet: Sheet, rest: Figure, tie: TextSpan, many: int) -> tuple[Figure, Sequence[Figure]] | None:
    """The total near before that the figures from there on make with the last one, and those figures."""
    told = [f for f in sheet.plain if f.first < rest.first and rest.sentence - f.sentence <= _BACK]
    told = [f for f in told if addable(f, rest) and f.quantity.end <= tie.start and f.quote == rest.quote]
    told = [f for f in told if not is_base(sheet, f) and f.quantity.trend is None and not f.bracketed]
    for total in reversed(told):
        parts = [f for f in told if f.sentence > total.sentence]
        alone = sum(f.sentence == total.sentence for f in told) == 1 and len(parts) > 1
        whole = alone and all(is_smaller(f, total) for f in (*parts, rest))
        if whole and (many == 1 or _as_many(sheet, total, len(parts) + many)):
            return (total, parts) if pen.near(sum_printed([*parts, rest]), total.quantity.value, _CLOSE) else None
    return None


def _as_many(sheet: Sheet, total: Figure, many: int) -> bool:
    """Whether the sentence of the total counts so many: "Four banks will lend £190m"."""
    return any(f.quantity.kind == "count" and f.quantity.value == many for f in sheet.of_sentence[total.sentence])
