"""An amount that its sentence gives at a rate of exchange, and the amount before it that it must be.

    sold for £340,000 ... "At today's exchange rate we are paying $700,000,"        €5,700, or £5,000 ... At the same
    rate the letters cost £54,386        A$12 million ... with the Australian dollar where it is, the sum came to US$9m

The source is the only amount of another currency from which some rate of the last decades leads near it, or the one
that the article's own rate, used the right way or the wrong way round, makes almost to the digit.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from copydesk import pen
from copydesk.data import Currency, load
from copydesk.rates import rate
from copydesk.records import Money, Quantity, TextSpan
from copydesk.relate.sheet import Figure, Sheet

_RATES = frozenset(["rate", "rates"])
_OF_DAY = frozenset(
    """today yesterday current present prevailing latest going market week monday tuesday wednesday thursday friday
    this last ’s 's official spot exchange""".split()
)
_SAME, _LIGHT = frozenset(["same", "that"]), frozenset(["the", "of"])
_WORTH, _INDEFINITE = frozenset(["worth", "costing", "of", "valued", "priced"]), frozenset(["a", "an"])
_FURTHER = frozenset(["also", "another", "plus", "other"])
_AT, _WITH = frozenset(["at", "on", "using"]), frozenset(["with"])
_WHERE = frozenset("where so as at".split())
_FAR = 6  # words from "at" to "rate", and from "with" to "where"
_OFF, _MADE = Decimal("1.5"), Decimal("1.01")  # times beyond any rate, and about the article's own
_MANY = 40  # amounts, beyond which an article is a table


@dataclass(frozen=True, slots=True)
class AtRate:
    """The source, the words of the rate, and whether they can be of nothing but exchange."""

    source: Figure
    tie: TextSpan
    sure: bool


def at_rate(sheet: Sheet, given: Figure) -> AtRate | None:
    """What an amount is at the rate of which its sentence speaks; None where that is not plain."""
    money = given.quantity
    beside = [f for f in sheet.of_sentence.get(given.sentence, ()) if isinstance(f.quantity, Money)]
    told = _rate(sheet, given.sentence) if isinstance(money, Money) and beside == [given] else None
    if told is None or not isinstance(money, Money):
        return None
    tie, sure, same = told
    earlier = (f for f in sheet.plain[:_MANY] if f.sentence < given.sentence and f.quote in (None, given.quote))
    pool = [f for f in earlier if _is_foreign(f.quantity, money)]
    known = [r for f in pool for r in _own_rates(sheet, f, money)]
    made = [f for f in pool if any(_is_made(f.quantity, money, r) for r in known)]
    found = made or ([] if same else [f for f in pool if _is_near(f.quantity, money)])
    if len({(f.quantity.unit, f.quantity.value) for f in found}) != 1:
        return None
    return AtRate(found[-1], tie, bool(made) or (sure and not _is_of_another(sheet, given)))


def _is_of_another(sheet: Sheet, given: Figure) -> bool:
    """`the $600,000 house`, `also gets a car worth $40,000`: what it is the price of, and no sum told before."""
    start, end = sheet.phrase(given.last)
    before = sheet.before(given, _FAR)
    owned = before[-1:] != [] and before[-1] in _WORTH and bool(_INDEFINITE & {*before})
    return start != end or owned or bool(_FURTHER & {*before})


def _rate(sheet: Sheet, sentence: int) -> tuple[TextSpan, bool, bool] | None:
    """The words of a rate, whether nothing but exchange is meant, and whether it is one told before."""
    (first, end), lows = sheet.bounds(sentence), sheet.page.lows
    for k in range(first + 1, end):
        if lows[k] in _RATES and (at := _opens(lows, first, k, _AT)) is not None:
            words = {*lows[at + 1 : k]} - _LIGHT
            exchange = "exchange" in words
            if words and words <= _OF_DAY | _SAME and (exchange or lows[at] == "at"):
                return sheet.words(at, k + 1), exchange, bool(words & _SAME)
        if lows[k] in _WHERE and lows[k - 1] in _names() and (at := _opens(lows, first, k, _WITH)) is not None:
            return sheet.words(at, k + 1), True, False
    return None


def _opens(lows: list[str], first: int, k: int, words: frozenset[str]) -> int | None:
    """The nearest of the words before word ``k`` of a sentence."""
    return next((j for j in range(k - 1, max(first, k - _FAR) - 1, -1) if lows[j] in words), None)


@functools.cache
def _names() -> frozenset[str]:
    """What a currency is called that rises and falls: the dollar, the krona."""
    return frozenset(word for row in load("currencies", Currency).values() for word in row.words)


def _is_foreign(one: Quantity, money: Money) -> bool:
    other = isinstance(one, Money) and one.currency not in (None, money.currency)
    return other and isinstance(one, Money) and one.per == money.per and bool(one.value)


def _own_rates(sheet: Sheet, figure: Figure, money: Money) -> Iterator[Decimal]:
    """What one unit of the figure's currency is, where the article gives that very figure in both."""
    at = sheet.figures.index(figure) + 1
    again = sheet.figures[at].quantity if at < len(sheet.figures) else None
    if isinstance(again, Money) and again.currency == money.currency and sheet.figures[at] not in sheet.plain:
        yield (again.value or Decimal(0)) / (figure.quantity.value or Decimal(1))


def _is_made(one: Quantity, money: Money, known: Decimal) -> bool:
    """Whether the rate makes the amount of it, or would the wrong way round."""
    value = one.value or Decimal(0)
    return pen.near(value * known, money.value, _MADE) or (known > 0 and pen.near(value / known, money.value, _MADE))


def _is_near(one: Quantity, money: Money) -> bool:
    """Whether some rate on record, or one half as far again, makes the amount of it."""
    known = rate(str(getattr(one, "currency", "")), str(money.currency))
    value, made = one.value or Decimal(0), money.value or Decimal(0)
    return known is not None and value * known.low / _OFF <= made <= value * known.high * _OFF
