"""Prices of things that were ordered, hired or bought sentences away, and what each of them turns out.

    It won a contract to supply 80 buses. The deal, worth £24.4m, ... The hybrids, at £305,000 each, use less fuel.
    buys a stake for 24.6bn rupees ... It will pay for 40 million shares at 615 rupees each.
    It would hire 35 teachers ... Pay for the new teachers, at an average of $62,000 apiece, would come to $2.17m.
    It has 26 presses, each able to turn out 4,500 castings a day. At full stretch it would make 117,000 a day.

Claims of kind "rate", as in `rate`. Count and total are the only ones that can be meant, and their product fits or
is one slip of the pen away: nothing is claimed of three figures that merely stand in one article.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product as pairs_of

from copydesk import pen
from copydesk.interval import ONE, ZERO
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate.rate.afar import is_unit_slip
from copydesk.relate.rate.for_one import for_one
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_DEAL = frozenset("deal order contract purchase sale acquisition takeover stake offer bid transaction worth".split())
_ORDERED = frozenset("supply supplying buy buying order ordered ordering build building deliver acquire".split())
_COMES = frozenset("come comes came cost costs total totals bring brings raise raises be is was reach".split())
_DEFINITE = frozenset("the these those its their his her".split())
_WORDS = 6  # around an amount that say what it is
_NOUN = 5  # words of "the new primary school teachers"
_PRICED = 4  # words from "40 million" to its price
_BACK, _FORTH = 8, 2  # sentences
_HOLDS = 10  # words from "26 presses" to what each of them makes


def claims(sheet: Sheet, taken: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices that are ``taken`` (ids)."""
    for unit in sheet.plain:
        if unit.quantity.id in taken:
            continue
        claim = _priced(sheet, unit) if isinstance(unit.quantity, Money) else _made(sheet, unit)
        if claim is not None:
            yield claim


def _priced(sheet: Sheet, unit: Figure) -> Claim | None:
    one = for_one(sheet, unit)
    if one is None or unit.quantity.approximation in ("range", "at-most", "at-least"):
        return None
    totals = _come_to(sheet, unit)
    counts = _named(sheet, unit) if totals else []
    if not totals:
        totals = [f for f in sheet.plain if _is_deal(sheet, f, unit)]
        counts = _beside(sheet, unit, one.noun) or _named(sheet, unit) or _ordered(sheet, unit)
    return _claim(sheet, unit, counts, totals, one.tie) if len({f.quantity.value for f in counts}) == 1 else None


def _is_sum(total: Figure, unit: Figure) -> bool:
    """Whether it can be what several of the unit come to."""
    a, b = total.quantity, unit.quantity
    if not isinstance(a, Money) or not isinstance(b, Money) or total.quote != unit.quote:
        return False
    alike = a.currency == b.currency and a.per is None and a.approximation != "range"
    return alike and (a.value or ZERO) >= 2 * (b.value or ONE)


def _come_to(sheet: Sheet, unit: Figure) -> list[Figure]:
    """`at an average of $62,000 apiece, would come to $2.17 million`: the only amount behind it in its sentence."""
    behind = [f for f in sheet.of_sentence[unit.sentence] if f.first > unit.last and isinstance(f.quantity, Money)]
    said = [f for f in behind if _is_sum(f, unit) and _COMES & {*sheet.before(f, 3)}]
    return said if len(behind) == 1 else []


def _is_deal(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """`The deal, worth £24.4m,`, `The $15.2m purchase`, `a stake in Coromandel for 24.6bn rupees`."""
    apart = unit.sentence - total.sentence
    near = 0 < apart <= _BACK or -_FORTH <= apart < 0
    if not near or not _is_sum(total, unit) or sheet.before(total, 1) in (["from"], ["than"]):
        return False
    lead = sheet.before(total, 2 * _WORDS if sheet.before(total, 1) == ["for"] else 3)
    return bool(_DEAL & {*lead, *sheet.after(total, 3)}) and total.quantity.trend is None


def _beside(sheet: Sheet, unit: Figure, noun: str | None) -> list[Figure]:
    """`40 million shares at 615 rupees each`, `the 6,200 acres ... $2,450 an acre`: how many, told with the price."""
    here = [f for f in sheet.of_sentence[unit.sentence] if f.last <= unit.first and _is_many(f)][-1:]
    gap = sheet.page.lows[here[0].last : sheet.left(unit)] if here else []
    if here and gap[-1:] in (["at"], ["for"]) and len(gap) <= _PRICED:
        return here
    near = [f for n in (unit.sentence, unit.sentence - 1) for f in sheet.of_sentence.get(n, ()) if f.first < unit.first]
    return [f for f in near if f.quantity.kind == "measure" and noun is not None and f.quantity.unit == noun]


def _is_many(figure: Figure) -> bool:
    value = figure.quantity.value or ZERO
    return figure.quantity.kind == "count" and value > 1 and figure.quantity.approximation == "exact"


def _named(sheet: Sheet, unit: Figure) -> list[Figure]:
    """`the new teachers, at $62,000 apiece`: the one number of such things that the article gives before."""
    first = sheet.bounds(unit.sentence)[0]
    k = next((k for k in range(unit.first - 1, first, -1) if sheet.page.tags[k] == "NNS"), None)
    if k is None or not _DEFINITE & {*sheet.page.lows[max(first, k - _NOUN) : k]}:
        return []
    noun = stem(sheet.page.words[k])
    told = [f for f in sheet.plain if f.quantity.kind == "count" and f.nouns[:1] == (noun,)]
    only = len({f.quantity.value for f in told}) == 1 and told[0].first < unit.first and _is_many(told[0])
    return told[:1] if only else []


def _ordered(sheet: Sheet, unit: Figure) -> list[Figure]:
    """`a contract to supply 80 double-decker buses`: what the lead says was ordered."""
    told = [f for f in sheet.plain if f.line <= 1 and f.first < unit.first and _is_many(f)]
    return [f for f in told if _ORDERED & {*sheet.before(f, 2)}]


def _made(sheet: Sheet, unit: Figure) -> Claim | None:
    """`26 presses, each able to turn out 4,500 castings a day`, and what all of them turn out, near behind."""
    counts = [f for f in sheet.of_sentence[unit.sentence] if f.last <= unit.first and _is_many(f)][-1:]
    gap = sheet.gap(counts[0], unit) if counts else []
    at = next((k for k in range(len(gap) - 1) if gap[k : k + 2] == [",", "each"]), None)
    if at is None or len(gap) - at > _HOLDS or unit.quantity.kind not in ("count", "measure"):
        return None
    near = [f for n in range(_FORTH + 1) for f in sheet.of_sentence.get(unit.sentence + n, ()) if f.first > unit.last]
    alike = [f for f in near if f.quantity.unit == unit.quantity.unit and f.quantity.kind == unit.quantity.kind]
    totals = [f for f in alike if f.nouns[:2] == unit.nouns[:2] and f.quote == unit.quote]
    tie = sheet.words(counts[0].last + at + 1, counts[0].last + at + 2)
    return _claim(sheet, unit, counts, totals, tie)


def _claim(sheet: Sheet, unit: Figure, counts: list[Figure], totals: list[Figure], tie: TextSpan) -> Claim | None:
    """The claim of those that fit, or of the only ones that one slip of the pen sets apart."""
    pairs = list(pairs_of(totals, counts))
    fitting = [pair for pair in pairs if _fits(unit, *pair)]
    told = fitting or [pair for pair in pairs if _is_slip(unit, *pair)]
    if len({(t.quantity.value, c.quantity.value) for t, c in told}) != 1:
        return None
    total, count = told[0]
    roles = {"per_unit": unit, "count": count, "total": total}
    again = {"again": tie} if unit.first > total.first else {}
    return sheet.claim("rate", roles, cues={"tie": tie, "total": tie, **again}, explicit=False)


def _fits(unit: Figure, total: Figure, count: Figure) -> bool:
    return (unit.quantity.interval * count.quantity.interval).closed().overlaps(total.quantity.interval.closed())


def _is_slip(unit: Figure, total: Figure, count: Figure) -> bool:
    made = (unit.quantity.value or ZERO) * (count.quantity.value or ZERO)
    return pen.telling_slip(pen.rounded(made, total.quantity), total.quantity.value) or is_unit_slip(unit, total, count)
