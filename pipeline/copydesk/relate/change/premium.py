"""Changes told as the premium or the discount of one price to another.

    £5.25 a share, a premium of 25% to Monday's close of £4.20      €88, a 12% discount to the list price of €100
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.records import Trend
from copydesk.relate.apposition import VERBS
from copydesk.relate.change.draft import BREAKS, FAR, Draft, alike
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

_NOUNS: dict[str, Trend] = {"premium": "up", "discount": "down"}
_TIES = frozenset("to over on against from above below".split())
_ARTICLES = frozenset(["a", "an"])
_IS = frozenset("is was are were be been represents represented representing being".split())
_CLOSED = frozenset(", ; ( – — and but while when after if which that than".split())
_GAP = 14  # words from the noun to the price that it is a premium to
_SCALE = 5  # an offer and a price of one thing: farther apart, one of them is the firm's or the deal's


def premium(sheet: Sheet, figures: Sequence[Figure], used: set[int]) -> Iterator[Draft]:
    """The changes of one sentence from the price behind the noun to the one price before it."""
    for n in range(2, len(figures)):
        size, base = figures[n - 1], figures[n]
        named = _named(sheet, size) if size.quantity.kind == "percent" else None
        if named is None or {n, n - 1} & used or base.quantity.kind != "money" or not _held(sheet, named, size, base):
            continue
        pool = [k for k in range(n - 1) if k not in used and alike(figures[k], base) and _near(figures[k], base)]
        if len(pool) == 1 and _told(sheet, figures[pool[0]], size):
            used |= {pool[0], n - 1, n}
            moved = Motion(named, _NOUNS[sheet.page.lows[named]], "noun")
            yield Draft(base, figures[pool[0]], percent=size, motion=moved)


def _named(sheet: Sheet, size: Figure) -> int | None:
    """The place of the noun behind its article: "a premium of 25%", "a 25% premium", "a hefty 25% premium"."""
    lows, start = sheet.page.lows, sheet.left(size)
    of = sheet.before(size, 1) == ["of"]
    place, led = (start - 2, lows[start - 4 : start - 2]) if of else (size.last, sheet.before(size, 2))
    return place if lows[place : place + 1] and lows[place] in _NOUNS and _ARTICLES & {*led} else None


def _held(sheet: Sheet, named: int, size: Figure, base: Figure) -> bool:
    """Whether the price is what the premium is held against: "to Monday's closing price of"."""
    gap = sheet.page.lows[max(named + 1, size.last) : sheet.left(base)]
    return 1 < len(gap) <= _GAP and gap[0] in _TIES and not _CLOSED & {*gap}


def _near(offer: Figure, base: Figure) -> bool:
    a, b = offer.quantity.value or Decimal(0), base.quantity.value or Decimal(0)
    return offer.quantity.kind == "money" and not offer.bracketed and 0 < a < b * _SCALE and b < a * _SCALE


def _told(sheet: Sheet, offer: Figure, size: Figure) -> bool:
    """Whether nothing else is said between the offer and its premium: "a share in cash, a premium of"."""
    page, start = sheet.page, sheet.left(size)
    between = page.lows[offer.last : start]
    other = (page.lows[k] not in _IS and page.tags[k] in VERBS for k in range(offer.last, start))
    return len(between) <= FAR and not BREAKS & {*between} and not any(other)
