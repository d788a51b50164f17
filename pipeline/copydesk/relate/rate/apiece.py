"""Rates told behind their total, or before it, of any unit: so many for each, times how many there are.

    41 patrols cost £164,000, or £4,000 each          £60m over four years, or £15m a year
    5.2 tons an acre from 150 acres, or 780 tons      35 flights of 12 tonnes each, 420 tonnes in all

Claims of kind "rate" with the roles per_unit, count and total, as in `rate`. Where the three do not fit,
there is a claim (with cue ``total``) only if one sentence holds them and says that they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk import pen
from copydesk.extract.lexicon import unit_of
from copydesk.interval import ONE, ZERO, Interval
from copydesk.period import spells
from copydesk.records import Claim, Money
from copydesk.relate.rate.afar import afar, is_alone, is_unit_slip
from copydesk.relate.rate.again import again
from copydesk.relate.rate.each_of import ACROSS, ALL, averaged, of_those
from copydesk.relate.rate.for_one import EACH, PARTED, TIMES, One, for_one
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare
from copydesk.stem import stem
from copydesk.unit import converted

_KINDS = ("money", "measure", "count", "number", "duration")
_COUNTS = ("count", "number")
_MADE = frozenset("total totalling making makes made deliver delivering raising raised brought bringing come came "
                  "cost costing comes coming giving yielding sum bill works capacity output produce produces "
                  "producing generate generates generating".split())  # fmt: skip
_RENAMED = ([",", "or"], ["or"])  # "from $360m, or $1.44 a share"
_SPLIT = frozenset("shared share split divided distributed".split())
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_JAIL = frozenset("sentenced jailed imprisoned concurrently consecutively".split())
_FEW = 3  # of which a product may prove something
_REACH, _NEARBY = 16, 2  # words, sentences


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every rate of the article that stands beside its total, without ids."""
    for figures in sheet.of_sentence.values():
        for figure in figures:
            one = for_one(sheet, figure) if figure.quantity.kind in _KINDS else None
            claim = _claim(sheet, one) if one is not None else None
            if claim is not None:
                yield claim


def _claim(sheet: Sheet, one: One) -> Claim | None:
    """The claim with the total and the count that fit, or with those that the sentence gives it."""
    if one.figure.quantity.kind == "duration" and _JAIL & {*sheet.said(one.figure.sentence)}:
        return None  # "six years for one count, four years for each of three counts, to run concurrently"
    far = of_those(sheet, one.figure) or averaged(sheet, one.figure)
    if far is not None:
        roles = {"per_unit": one.figure, "count": far[1], "total": far[0]}
        return sheet.claim("rate", roles, cues={"tie": one.tie, "total": one.tie}, explicit=False)
    totals = [t for t in _near(sheet, one.figure, 1) if _is_total(t, one.figure) or _is_whole(sheet, t, one.figure)]
    totals = [t for t in totals if sheet.page.lows[t.last : sheet.left(one.figure)] in _RENAMED] or totals
    around = _near(sheet, one.figure, _NEARBY)
    counts = [c for c in around if _counts(sheet, c, one)] or [c for c in around if _things(c, one)]
    counts = [one.many] if one.many is not None else counts or afar(sheet, one)
    pairs = [(t, c) for t in totals for c in counts if t is not c and c.quantity.kind != "money"]
    fitting = [pair for pair in pairs if _multiply(one, pair[1], pair[0])]
    said = [pair for pair in pairs if _is_told(sheet, one, *pair)]
    told = said if fitting or said else [pair for pair in pairs if _is_slip(sheet, one.figure, *pair)]
    if not fitting and len({(t.quantity.value, c.quantity.value) for t, c in told}) != 1:
        return None
    total, count = min(fitting or told, key=lambda pair: abs(pair[0].first - one.figure.first))
    later = max((one.figure, total), key=lambda f: f.first)
    spans = {"tie": one.tie} | ({"again": one.tie} if later is one.figure else {})
    if (total, count) in told:
        spans["total"] = one.tie
    roles = {"per_unit": one.figure, "count": count, "total": total}
    near = abs(count.sentence - one.figure.sentence) <= 1
    return sheet.claim("rate", roles, cues=spans, explicit=near and (total, count) in said)


def _near(sheet: Sheet, figure: Figure, reach: int) -> list[Figure]:
    here = range(figure.sentence - reach, figure.sentence + reach + 1)
    return [f for n in here for f in sheet.of_sentence.get(n, ()) if f is not figure]


def _is_total(total: Figure, one: Figure) -> bool:
    """Whether the figure can be what all of them come to: the same unit without the "per"."""
    a, b = total.quantity, one.quantity
    if (a.value or 0) <= (b.value or 0) or a.kind not in _KINDS or a.approximation == "range":
        return False
    if isinstance(a, Money) or isinstance(b, Money):
        if isinstance(a, Money) and b.kind == "number":
            return a.per is None  # "3.1bn shillings, about 221,400 each"
        if not isinstance(a, Money) or not isinstance(b, Money) or a.currency != b.currency:
            return False
        return a.per is None or (a.per == "year" and b.per is not None and stem(b.per) not in TIMES)
    if "duration" in (a.kind, b.kind):
        return a.kind == b.kind and a.unit == b.unit
    if "measure" in (a.kind, b.kind):
        return a.kind == "measure" and (b.kind == "number" or a.unit == (b.unit or "").partition(" per ")[0])
    return total.nouns[:1] == one.nouns[:1] or "number" in (a.kind, b.kind) or not one.nouns


def _is_whole(sheet: Sheet, total: Figure, one: Figure) -> bool:
    """`38bn litres a year for 30 years, 1.14bn litres in all`: said to be the total, with a scale word lost."""
    after = sheet.after(total, 3)
    said = any(after[k : k + len(p)] == p for p in ALL for k in range(2))
    if sheet.page.lows[total.last : sheet.left(one)] in ([","], [",", "or"]) and isinstance(one.quantity, Money):
        a, b = total.quantity, one.quantity  # "4.7km will cost £16.5m, about £35m a kilometre": a nought is lost
        return isinstance(a, Money) and a.currency == b.currency and a.per is None and b.per is not None
    return said and total.first > one.first and total.unit == one.unit and total.quantity.kind in ("money", "measure")


def _counts(sheet: Sheet, count: Figure, one: One) -> bool:
    """Whether the figure can say how many there are."""
    quantity, noun = count.quantity, one.noun
    if (quantity.value or 0) <= 1:
        return False
    led = sheet.before(count, 1)
    if quantity.kind == "duration" and sheet.after(count, 1) in (["ago"], ["earlier"], ["later"]):
        return False  # "compared with £11,500 five years ago"
    if noun in TIMES and (led in (["within"], ["after"]) or (led == ["in"] and count.first > one.figure.first)):
        return False  # "savings of €9m a year within three years"
    if noun in TIMES:
        longer = count.sentence == one.figure.sentence and spells(noun, quantity.unit or "") is not None
        return quantity.kind == "duration" and (quantity.unit == noun or longer)
    if noun is None and quantity.kind == "duration":  # "£36m over three years, £12m in each"
        at = sheet.page.at(one.tie.start)
        inside = sheet.page.lows[at - 1 : at + 1] == ["in", "each"] and count.sentence == one.figure.sentence
        return inside and count.first < one.figure.first
    if quantity.kind == "measure":
        alike = noun is not None and converted(Interval.point(ONE), quantity.unit or "", unit_of(noun))
        return quantity.unit == noun or bool(alike)
    if quantity.kind not in _COUNTS:
        return False
    if noun is not None:
        holds = "".join(sheet.before(count, 1))  # "the stadium seats 60,000"
        return noun in count.nouns[:2] or (quantity.kind == "number" and stem(holds) == noun)
    of_them = sheet.after(count, 2) == ["of", "them"] or sheet.before(count, 1) in (["other"], ["remaining"])
    if count.sentence == one.figure.sentence - 1 and one.tie.text.lower() == "each":
        return quantity.kind == "count"
    passive = sheet.after(count, 1) in (["were"], ["are"], ["have"], ["had"])  # "640 were sponsored at £250 each"
    return count.sentence == one.figure.sentence and (quantity.kind == "count" or of_them or passive)


def _things(count: Figure, one: One) -> bool:
    """Whether the figure counts what goes by another name here: "12 aircraft", "for each machine"."""
    named = one.noun is not None and one.noun not in TIMES and abs(count.sentence - one.figure.sentence) < _NEARBY
    return named and count.quantity.kind == "count" and (count.quantity.value or 0) > 1


def _amount(one: One, count: Figure) -> Interval:
    """How many there are, in the unit that the price is for: 41,000 tonnes in kilos, two years in months."""
    quantity, per = count.quantity, one.figure.quantity.per if isinstance(one.figure.quantity, Money) else None
    if quantity.kind == "duration" and (many := spells(one.noun or "", quantity.unit or "")):
        return quantity.interval * many
    if quantity.kind != "measure" or per is None or quantity.unit is None:
        return quantity.interval
    found = converted(quantity.interval, quantity.unit, unit_of(per))
    return found[0] if found else quantity.interval


def _multiply(one: One, count: Figure, total: Figure) -> bool:
    unit = one.figure.quantity
    product, whole = unit.interval * _amount(one, count), total.quantity.interval
    if isinstance(unit, Money) and isinstance(total.quantity, Money):
        product, whole = product.scale(total.quantity.minor), whole.scale(unit.minor)
    return product.closed().overlaps(whole.closed())


def _is_slip(sheet: Sheet, one: Figure, total: Figure, count: Figure) -> bool:
    """Whether two swapped digits, or one of three or more, set the product apart from the total."""
    if total.sentence <= one.sentence and one.first > max(total.first, count.first):
        return count.sentence == total.sentence and is_unit_slip(one, total, count)
    if (count.quantity.value or ZERO) < _FEW:
        return False
    summed = total.quantity.kind == "money" or sheet.before(total, 3)[-2:] == ["total", "of"]
    if total.sentence < max(one.sentence, count.sentence) or not summed or count.bracketed:
        return False
    rates = [f for f in sheet.of_sentence[total.sentence] if f is not one and EACH & {*sheet.after(f, 2)}]
    if rates:
        return False  # "88 places at £20,000 apiece, a bill of £1.76m": that of another rate
    product = pen.rounded((one.quantity.value or ZERO) * (count.quantity.value or ZERO), total.quantity)
    return pen.telling_slip(product, total.quantity.value)


def _is_told(sheet: Sheet, one: One, total: Figure, count: Figure) -> bool:
    """Whether one sentence says that the three belong together."""
    unit = one.figure
    if any(rule(sheet, unit, total, count) for rule in ACROSS):
        return True
    if one.noun is not None and unit.sentence == total.sentence != count.sentence and total.first < unit.first:
        return is_alone(sheet, one, count) and again(sheet, total, unit) and (
            count.sentence == unit.sentence - 1 or is_unit_slip(unit, total, count)
        )
    if not unit.sentence == total.sentence == count.sentence or unit.quote != total.quote:
        return False
    first, last = min(unit.first, total.first, count.first), max(unit.last, total.last, count.last)
    said = {*sheet.page.lows[first : sheet.left(total)], *sheet.page.lows[total.last : last]}  # no "up to"
    if PARTED & said or last - first > 2 * _REACH or is_price(sheet, total, count):
        return False
    if one.noun is not None and not _counts(sheet, count, one) and not _only_things(sheet, one, total, count):
        return False
    many = _amount(one, count).middle or count.quantity.value or Decimal(0)
    product = (unit.quantity.value or Decimal(0)) * many
    value = total.quantity.value
    slipped = pen.scaled(product, value) or pen.tens(product, value) or pen.swapped(product, value)
    if not (pen.near(product, value, _OFF) or slipped or is_unit_slip(unit, total, count)):
        return False
    if total.first < count.first < unit.first and _SPLIT & {*sheet.gap(total, count)} and one.noun is None:
        return True  # "£45,000 is to be shared equally between 18 groups, with each receiving £2,500"
    if total.first < unit.first:
        alone = sheet.after(count, 1) == ["sharing"]  # "310 euros for one alone, or 205 euros each for two sharing"
        return again(sheet, total, unit) and not alone
    if unit.first < total.first < count.first:  # "£9 an hour, £360 for a 40-hour week"
        beside = sheet.page.lows[unit.last : sheet.left(total)][-2:] in ([one.noun, ","], [",", "or"])
        taxed = bool({"tax", "net", "after"} & set(sheet.after(count, 6)))
        spent = sheet.gap(total, count) in (["for", "a"], ["for", "an"], ["for"], ["for", "the"])
        return beside and not taxed and spent
    return count.first < total.first and _summed(sheet, unit, total)


def _only_things(sheet: Sheet, one: One, total: Figure, count: Figure) -> bool:
    """`286 showrooms shut and 32,000 people lost their jobs, on average 112 an outlet`: no other thing is counted."""
    others = [f for f in sheet.of_sentence[count.sentence] if f not in (one.figure, total)]
    named = any(one.noun in f.nouns[:2] for f in sheet.plain if f is not one.figure)
    before = sheet.before(one.figure, 3)
    averaged = before[-2:] == ["on", "average"] or before[-1:] in (["of"], ["averaging"])
    return [f for f in others if f.quantity.kind == "count"] == [count] and not named and averaged


def is_price(sheet: Sheet, total: Figure, count: Figure) -> bool:
    """`cost $80m to make, played in 3,400 cinemas`: what was paid for another thing than is counted behind it."""
    behind = sheet.after(total, 3)
    made = behind[:1] == ["to"] and behind[2:] == [","] and total.first < count.first
    return made and sheet.page.tag_at(total.last + 1) == "VB"


def joined(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """`£3m on the first and £500,000 on each of four, taking the total to £5m`: a sum with another amount in it."""
    others = [f for f in sheet.of_sentence[unit.sentence] if f.last <= unit.first and _is_total(f, unit)]
    beside = bool(others) and sheet.gap(others[-1], unit)[-1:] == ["and"]
    return beside and total.first > unit.last and "total" in sheet.before(total, 4)


def _summed(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """`£18m a year for five years, or £90m in all`, `12 tonnes each, delivering about 420 tonnes`."""
    gap = sheet.page.lows[unit.last : sheet.left(total)]
    gap = gap[1:] if gap[:1] and gap[0] in EACH else gap
    if len(gap) > _REACH or "and" in gap or joined(sheet, unit, total):
        return False
    after = sheet.after(total, 6)
    whole = any(after[k : k + len(p)] == p for p in ALL for k in range(4))
    told = gap[-2:] in ([",", "or"], [",", "for"]) or bare(gap)[-2:] == ("total", "of")
    carried = gap[:2] in ([",", "taking"], [",", "bringing"]) and gap[-1:] == ["to"] and "bill" in gap
    told = told or carried  # "at £420,000 each, taking the bill to £15.1m"
    of_all = gap[:1] == [","] and "total" in gap[:4]  # ", at a total cost to the firm of £40m"
    return told or whole or of_all or bool(_MADE & set(gap[-4:]))
