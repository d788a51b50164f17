"""Totals and shares for each that are said to be worked out: "comes to", "works out at".

    A share costs £7.42. ... Investors must take 20 shares, so that the smallest bid comes to £148.40.
    The firm was fined £27m. ... The fine works out at £67.50 for each of its 400,000 customers.

Claims of kind "rate" as in `rate`, across sentences and paragraphs: the one price of a noun in the article,
or the one amount that the subject's noun ("the fine") speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.records import Claim, Money
from copydesk.relate.rate.spell import one_currency
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_COMES = (["comes", "to"], ["came", "to"], ["amounts", "to"], ["amounted", "to"], ["works", "out", "at"],
          ["worked", "out", "at"], ["comes", "in", "at"], ["equates", "to"], ["is", "equivalent", "to"])  # fmt: skip
_ORDERS = frozenset("order deal contract purchase programme project scheme cost bill price".split())
_LEAST = frozenset("smallest minimum lowest least cheapest".split())  # of "at least 20 shares" it is 20
_NEAR = 2  # sentences from the count to what it comes to
_LEAD = 4  # words between "The fine" and "works out at"


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every amount that is said to be worked out, without ids."""
    prices = _prices(sheet)
    for figure in sheet.plain:
        verb = _comes(sheet, figure)
        if verb is None or not isinstance(figure.quantity, Money):
            continue
        claim = _for_each(sheet, figure, verb) or _of_order(sheet, figure, verb)
        claim = claim or _of_price(sheet, figure, prices, verb)
        if claim is not None:
            yield claim


def _comes(sheet: Sheet, figure: Figure) -> int | None:
    """The place of the verb right before the figure."""
    before = sheet.before(figure, 3)
    length = next((len(words) for words in _COMES if before[-len(words) :] == words), None)
    return None if length is None else sheet.left(figure) - length


def _prices(sheet: Sheet) -> dict[str, Figure]:
    """Noun -> its price, where the article prints one alone: "£742 a share"."""
    found: dict[str, list[Figure]] = {}
    for figure in sheet.plain:
        if isinstance(figure.quantity, Money) and figure.quantity.per:
            found.setdefault(stem(figure.quantity.per), []).append(figure)
    return {noun: each[0] for noun, each in found.items() if len({f.quantity.value for f in each}) == 1}


def _of_price(sheet: Sheet, total: Figure, prices: dict[str, Figure], verb: int) -> Claim | None:
    """`at least 20 shares ... the smallest application comes to £14,840`, where a share has one price."""
    counts = [
        f for f in sheet.plain
        if f.first < total.first and total.sentence - f.sentence < _NEAR and f.line == total.line
        and f.quantity.kind == "count" and (f.quantity.unit or "") in prices and (f.quantity.value or 0) > 1
    ]  # fmt: skip
    if len(counts) != 1 or (isinstance(total.quantity, Money) and total.quantity.per):
        return None
    unit = prices[counts[0].quantity.unit or ""]
    if not one_currency(unit, total) or (total.quantity.value or 0) <= (unit.quantity.value or 0):
        return None
    claim = _claim(sheet, unit, counts[0], total, verb)
    if counts[0].quantity.approximation != "at-least" or not _LEAST & set(sheet.before(total, 12)):
        return claim
    return claim.model_copy(update={"cues": claim.cues | {"least": claim.cues["tie"]}})


def _for_each(sheet: Sheet, unit: Figure, verb: int) -> Claim | None:
    """`The fine works out at £45 for each of the firm's 400,000 customers`: the amount of "The fine" stands before."""
    behind = sheet.after(unit, 3)
    if behind not in (["for", "each", "of"], ["for", "every", "one"]) and behind[:2] != ["each", "for"]:
        return None
    count = next((f for f in sheet.of_sentence[unit.sentence] if f.first > unit.last), None)
    noun = _opening(sheet, unit, verb)
    if count is None or noun is None or count.quantity.kind != "count":
        return None
    totals = [f for f in sheet.plain if f.first < unit.first and one_currency(f, unit) and _speaks_of(sheet, f, noun)]
    if len({f.quantity.value for f in totals}) != 1:
        return None
    return _claim(sheet, unit, count, totals[-1], verb)


def _of_order(sheet: Sheet, unit: Figure, verb: int) -> Claim | None:
    """`to spend €236m on eight new aircraft. The order works out at €29.5m an aircraft`: the one of such before."""
    noun = stem(unit.quantity.per) if isinstance(unit.quantity, Money) and unit.quantity.per else None
    opens = [low for low in sheet.page.lows[slice(sheet.bounds(unit.sentence)[0], verb)] if not low.isspace()][:2]
    if noun is None or opens[:1] not in (["the"], ["that"]) or opens[1:] == [] or opens[1] not in _ORDERS:
        return None
    told = [f for n in range(unit.sentence - _NEAR, unit.sentence) for f in sheet.of_sentence.get(n, ())]
    counts = [f for f in told if noun in f.nouns[:2] and f.quantity.kind == "count"]
    totals = [f for f in told if one_currency(f, unit) and not f.bracketed]
    totals = [f for f in totals if (f.quantity.value or 0) > (unit.quantity.value or 0)]
    if len(counts) != 1 or len(totals) != 1 or totals[0].sentence != counts[0].sentence:
        return None
    return _claim(sheet, unit, counts[0], totals[0], verb)


def _opening(sheet: Sheet, unit: Figure, verb: int) -> str | None:
    """The noun of "The fine works out at", where that opens the sentence."""
    first = sheet.bounds(unit.sentence)[0]
    words = [k for k in range(first, verb) if not sheet.page.words[k].isspace()]
    if not 2 <= len(words) <= _LEAD or sheet.page.lows[words[0]] not in ("the", "that", "this"):
        return None
    return stem(sheet.page.words[words[-1]])


def _speaks_of(sheet: Sheet, total: Figure, noun: str) -> bool:
    """Whether the amount stands beside the noun or its verb: "fined £27m", "a fine of £27m", "the £27m fine"."""
    near = [*sheet.before(total, 4), *sheet.after(total, 2)]
    return any(stem(word) == noun or stem(word) == f"{noun}d" or stem(word) == f"{noun}ed" for word in near)


def _claim(sheet: Sheet, unit: Figure, count: Figure, total: Figure, verb: int) -> Claim:
    later = max((unit, total), key=lambda f: f.first)
    tie = sheet.words(verb, later.first)
    spans = {"tie": tie, "total": tie} | ({"again": tie} if later is unit else {})
    roles = {"per_unit": unit, "count": count, "total": total}
    return sheet.claim("rate", roles, cues=spans, explicit=False)
