"""What so many at one price bring in, told over a sentence or two.

    Residents pay £45 a year. Some 26,000 homes have signed up, which brings in £1.17m a year.
    All 800 seats were taken. At £35 a ticket, that brought in £28,000.
    The 3,200 tickets, all priced at £15, sold out within a day and brought in £48,000.
    It will take on 24 apprentices. Each will be paid £15,500 a year, adding £372,000 to the wage bill.

Claims of kind "rate", as in `rate`. The price and the count are the only ones of the two sentences, and their
product is the total, or one slip of the pen away from it; so nothing is claimed of three figures that merely
stand together.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_BRINGS = frozenset(
    """
    bring brings brought bringing raise raises raised raising cost costs costing bill worth adding adds total takings
    net netted netting earn earns earned comes came coming spend spends spent spending pay pays paid
    """.split()
)
_EACH = frozenset(["each", "apiece", "every"])
_PRICED = (["priced", "at"], ["fee", "of"], ["charge", "of"], ["payment", "of"], ["payments", "of"], ["grant", "of"])
_POINTING = frozenset("that this they it these those".split())
_SPELLS = frozenset("day night week month quarter year season".split())
_GAP = 14  # words from a price to what so many bring in
_FAR_OFF = Decimal(2)  # times
_NAMED = 4  # words from "shares" to their price
_FAR = 4  # sentences from a count to what so many bring in
_LEAD = 6  # words before the total in which it is brought in
_LEAST = 10  # of what is sold or paid for


def claims(sheet: Sheet, taken: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices that are ``taken`` (ids)."""
    for total in sheet.plain:
        money = total.quantity
        if not isinstance(money, Money) or money.minor != 1 or money.per not in (None, "year", "day", "week", "month"):
            continue
        if not _BRINGS & {*sheet.before(total, _LEAD)}:
            continue
        near = [f for f in _before(sheet, total, 1) if total.line - f.line <= 1]
        prices = [f for f in near if _is_price(sheet, f, money)]
        if len(prices) != 1 or prices[0].quantity.id in taken:
            continue
        counts = [f for f in near if _is_many(f) and f.sentence == total.sentence - 1]
        if len(counts) == 1 and (tie := _at_price(sheet, total, prices[0], counts[0])) is not None:
            roles = {"per_unit": prices[0], "count": counts[0], "total": total}
            yield sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)
            continue
        counts = [f for f in near if _is_many(f) or sheet.before(f, 1) == ["all"]] or _afar(sheet, total, prices[0])
        counts = [f for f in counts if _sold(sheet, total, prices[0], f)] or counts
        claim = _claim(sheet, total, prices[0], counts[0]) if len(counts) == 1 else None
        if claim is not None:
            yield claim


def _at_price(sheet: Sheet, total: Figure, price: Figure, count: Figure) -> TextSpan | None:
    """`At £35 a ticket, that brought in £28,000`: the price opens the sentence, and a pronoun stands for the count."""
    lead = [word for word in sheet.before(price, 3) if not word.isspace()]
    gap = sheet.gap(price, total)
    pointed = "," in gap and bool(_POINTING & {*gap[gap.index(",") + 1 :][:1]}) and len(gap) <= _GAP
    alike = pen.near(_printed(total, price, count), total.quantity.value, _FAR_OFF)
    here = [f for f in sheet.of_sentence[total.sentence] if f.first < total.first and f is not price]
    if price.sentence != total.sentence or lead[:1] != ["at"] or len(lead) > 2 or not pointed or here or not alike:
        return None
    spell = getattr(total.quantity, "per", None)
    if spell != _spell(sheet, count):
        return None  # "It sells 800 a week. At £35 each, they bring in £1.4m a year"
    return sheet.words(price.first - 1, price.last)


def _spell(sheet: Sheet, count: Figure) -> str | None:
    """The spell of `8,500 free meals a day`."""
    behind = sheet.after(count, 5)
    spells = (behind[k + 1] for k, word in enumerate(behind[:-1]) if word in ("a", "per", "each", "every"))
    return next((word for word in spells if word in _SPELLS), None)


def _before(sheet: Sheet, total: Figure, reach: int) -> list[Figure]:
    """The figures of the sentence before the total, and of so many sentences before that, in the same voice."""
    near = [f for n in range(total.sentence - reach, total.sentence + 1) for f in sheet.of_sentence.get(n, ())]
    return [f for f in near if f.first < total.first and f.quote == total.quote]


def _is_many(figure: Figure) -> bool:
    return figure.quantity.kind == "count" and (figure.quantity.value or 0) >= _LEAST


def _afar(sheet: Sheet, total: Figure, price: Figure) -> list[Figure]:
    """`Some 4,150 homes hold a permit ... At £36 apiece they bring in £149,400`: the one count that goes with both."""
    if price.sentence != total.sentence:
        return []
    counts = [f for f in _before(sheet, total, _FAR) if _is_many(f) and total.line - f.line < _FAR]
    fitting = [f for f in counts if _fits(total, price, f)]
    return fitting[:1] or [f for f in counts if _is_slip(total, price, f)]


def _is_price(sheet: Sheet, figure: Figure, total: Money) -> bool:
    """Whether the amount is for one of something: "£45 a year", "£600 each", "all priced at £15"."""
    price = figure.quantity
    if not isinstance(price, Money) or price.currency != total.currency or (price.value or 0) * 2 > (total.value or 0):
        return False
    each = bool(_EACH & {*sheet.after(figure, 3), *sheet.before(figure, 6)})
    return price.per is not None or each or sheet.before(figure, 2) in _PRICED


def _printed(total: Figure, price: Figure, count: Figure) -> Decimal:
    product = (price.quantity.value or Decimal(0)) * (count.quantity.value or Decimal(0))
    return pen.rounded(product, total.quantity)


def _fits(total: Figure, price: Figure, count: Figure) -> bool:
    return (price.quantity.interval * count.quantity.interval).closed().overlaps(total.quantity.interval.closed())


def _is_slip(total: Figure, price: Figure, count: Figure) -> bool:
    return pen.telling_slip(_printed(total, price, count), total.quantity.value)


def _claim(sheet: Sheet, total: Figure, price: Figure, count: Figure) -> Claim | None:
    if _sold(sheet, total, price, count):
        return _made(sheet, total, price, count)
    here = price.sentence == count.sentence == total.sentence
    near = here and pen.one_digit(_printed(total, price, count), total.quantity.value)
    if not (near or _fits(total, price, count) or _is_slip(total, price, count)):
        return None
    return _made(sheet, total, price, count)


def _sold(sheet: Sheet, total: Figure, price: Figure, count: Figure) -> bool:
    """`took up shares costing £50 apiece. In all 1,800 shares were sold, bringing in £90,000`: so many at that."""
    priced = {stem(word) for word in sheet.before(price, _NAMED)} & {*count.nouns[:1]}
    beside = count.sentence == total.sentence == price.sentence + 1 and count.first < total.first
    more = {"some", "including", "plus", "another", "further"} & {*sheet.said(total.sentence)}
    alike = pen.near(_printed(total, price, count), total.quantity.value, _FAR_OFF)
    return bool(priced) and beside and alike and not more and "," in sheet.gap(count, total)


def _made(sheet: Sheet, total: Figure, price: Figure, count: Figure) -> Claim:
    tie = sheet.words(total.first, total.last)
    roles = {"per_unit": price, "count": count, "total": total}
    return sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)
