"""What so many at one price bring in, told over a sentence or two.

    Residents pay £45 a year. Some 26,000 homes have signed up, which brings in £1.17m a year.
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
from copydesk.records import Claim, Money
from copydesk.relate.sheet import Figure, Sheet

_BRINGS = frozenset(
    """
    bring brings brought bringing raise raises raised raising cost costs costing bill worth adding adds total takings
    net netted netting earn earns earned comes came coming
    """.split()
)
_EACH = frozenset(["each", "apiece", "every"])
_PRICED = (["priced", "at"], ["fee", "of"], ["charge", "of"], ["payment", "of"], ["payments", "of"], ["grant", "of"])
_LEAD = 6  # words before the total in which it is brought in
_LEAST = 10  # of what is sold or paid for


def claims(sheet: Sheet, taken: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices that are ``taken`` (ids)."""
    for total in sheet.plain:
        money = total.quantity
        if not isinstance(money, Money) or money.minor != 1 or money.per not in (None, "year"):
            continue
        if not _BRINGS & {*sheet.before(total, _LEAD)}:
            continue
        near = [f for n in (total.sentence - 1, total.sentence) for f in sheet.of_sentence.get(n, ())]
        near = [f for f in near if f.first < total.first and total.line - f.line <= 1 and f.quote == total.quote]
        prices = [f for f in near if _is_price(sheet, f, money)]
        counts = [f for f in near if f.quantity.kind == "count" and (f.quantity.value or 0) >= _LEAST]
        if len(prices) == 1 and len(counts) == 1 and prices[0].quantity.id not in taken:
            claim = _claim(sheet, total, prices[0], counts[0])
            if claim is not None:
                yield claim


def _is_price(sheet: Sheet, figure: Figure, total: Money) -> bool:
    """Whether the amount is for one of something: "£45 a year", "£600 each", "all priced at £15"."""
    price = figure.quantity
    if not isinstance(price, Money) or price.currency != total.currency or (price.value or 0) * 2 > (total.value or 0):
        return False
    each = bool(_EACH & {*sheet.after(figure, 3), *sheet.before(figure, 6)})
    return price.per is not None or each or sheet.before(figure, 2) in _PRICED


def _claim(sheet: Sheet, total: Figure, price: Figure, count: Figure) -> Claim | None:
    product = (price.quantity.value or Decimal(0)) * (count.quantity.value or Decimal(0))
    printed = pen.rounded(product, total.quantity)
    fits = (price.quantity.interval * count.quantity.interval).overlaps(total.quantity.interval)
    here = price.sentence == count.sentence == total.sentence
    near = here and pen.one_digit(printed, total.quantity.value)
    if not (fits or near or pen.telling_slip(printed, total.quantity.value)):
        return None
    tie = sheet.words(total.first, total.last)
    roles = {"per_unit": price, "count": count, "total": total}
    return sheet.claim("rate", roles, cues={"tie": tie, "total": tie}, explicit=False)
