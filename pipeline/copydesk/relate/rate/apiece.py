"""Rates told behind their total, or before it, of any unit: so many for each, times how many there are.

    41 patrols cost £164,000, or £4,000 each          £60m over four years, or £15m a year
    5.2 tons an acre from 150 acres, or 780 tons      35 flights of 12 tonnes each, 420 tonnes in all

Claims of kind "rate" with the roles per_unit, count and total, as in `rate`. Where the three do not fit,
there is a claim (with cue ``total``) only if one sentence holds them and says that they belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from copydesk import pen
from copydesk.extract.lexicon import unit_of
from copydesk.interval import ONE, ZERO, Interval
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate.rate.again import again
from copydesk.relate.rate.each_of import ACROSS, ALL, averaged, of_those
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare
from copydesk.stem import stem
from copydesk.unit import converted

_KINDS = ("money", "measure", "count", "number")
_COUNTS = ("count", "number")
_TIMES = frozenset("year month week day hour night season".split())
_RATED = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "hourly": "hour"}
_EACH = frozenset(["each", "apiece"])
_HEAD = (["a", "head"], ["per", "head"], ["per", "person"], ["a", "time"], ["a", "piece"], ["per", "capita"])
_IN_EACH = frozenset("in on to for at from".split())
_PER = (
    ["a"], ["an"], ["per"], ["every"], ["for", "each"], ["for", "every"], ["in", "each"], ["in", "every"], ["to", "a"],
    ["to", "each"],
)  # fmt: skip
_MADE = frozenset("total totalling making makes made deliver delivering raising raised brought bringing come came "
                  "cost costing comes coming giving yielding sum bill works".split())  # fmt: skip
_PARTED = frozenset("but while whereas although than compared against up down".split())
_RENAMED = ([",", "or"], ["or"])  # "from $360m, or $1.44 a share"
_SPLIT = frozenset("shared share split divided distributed".split())
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_REACH = 16
_LED = 5  # words between "each kilometre" and what it comes to
_NEARBY = 2  # sentences


@dataclass(frozen=True, slots=True)
class _One:
    """A figure that is for one of something: of what (None: of whatever is counted), and the words that say so."""

    figure: Figure
    noun: str | None
    tie: TextSpan


def claims(sheet: Sheet) -> Iterator[Claim]:
    """Every rate of the article that stands beside its total, without ids."""
    for figures in sheet.of_sentence.values():
        for figure in figures:
            one = _one(sheet, figure) if figure.quantity.kind in _KINDS else None
            claim = _claim(sheet, one) if one is not None else None
            if claim is not None:
                yield claim


def _one(sheet: Sheet, figure: Figure) -> _One | None:
    """What the figure is for one of, by the words behind it or by its unit."""
    quantity, after = figure.quantity, sheet.after(figure, 6)
    noun = quantity.per if isinstance(quantity, Money) else (quantity.unit or "").partition(" per ")[2]
    if noun:
        return _One(figure, stem(noun), sheet.words(figure.first, figure.last))
    led = sheet.before(figure, 3)
    if led[-2:] == ["rate", "of"] and led[0] in _RATED:
        return _One(figure, _RATED[led[0]], sheet.words(sheet.left(figure) - 3, sheet.left(figure)))
    for k in (0, 1, 2):
        if after[k : k + 1] and after[k] in _EACH and set(after[:k]) <= {*_IN_EACH, *figure.nouns, "people"}:
            return _One(figure, None, sheet.words(figure.last + k, figure.last + k + 1))
        if after[k : k + 2] in _HEAD and (k == 0 or stem(after[0]) in figure.nouns):
            return _One(figure, None, sheet.words(figure.last + k, figure.last + k + 2))
    gave = sheet.before(figure, 3)
    if "each" in gave[-2:-1] and sheet.page.tags[sheet.left(figure) - 1] in ("VBD", "VBP", "VBZ", "VB", "VBG"):
        return _One(figure, None, sheet.words(sheet.left(figure) - 2, sheet.left(figure) - 1))  # "60 men each gave £25"
    return _per(sheet, figure, after) or _every(sheet, figure)


def _per(sheet: Sheet, figure: Figure, after: Sequence[str]) -> _One | None:
    """`18 an acre`, `560 in every school`, `5.2 tons of hay an acre`."""
    skips = [0] + [1] * (stem("".join(after[:1])) in figure.nouns) + [2] * (after[:1] == ["of"])
    for phrase in _PER:
        for k in skips:
            place = figure.last + k + len(phrase)
            said = after[k : k + len(phrase)] == phrase
            if said and place < len(sheet.page) and sheet.page.tags[place][:2] == "NN":
                return _One(figure, stem(sheet.page.words[place]), sheet.words(place - len(phrase), place + 1))
    return None


def _every(sheet: Sheet, figure: Figure) -> _One | None:
    """`each kilometre comes to £38m`, `the average visitor paid £7.20`."""
    first, place = sheet.bounds(figure.sentence)[0], sheet.left(figure)
    counted = [f for f in sheet.of_sentence[figure.sentence] if f.last <= place and f.quantity.kind == "count"]
    of_all = bool(counted) and _of_each(sheet, counted[-1])
    gap = sheet.page.lows[counted[-1].last : place] if of_all else []
    lead = [word for word in sheet.before(figure, _LED + 2) if not word.isspace()]
    if lead[:1] == ["each"] and sheet.page.tags[place - 1] in ("IN", "VBZ", "VB", "VBD") and not counted:
        start = place - len(sheet.before(figure, _LED + 2))
        return _One(figure, None, sheet.words(start, start + 1))  # "Each will have a capacity of 8 megawatts"
    if of_all and len(gap) <= _LED and not {",", "and"} & set(gap):  # "each of the 140 houses will cost £95,000"
        return _One(figure, None, sheet.words(counted[-1].first - 3, counted[-1].first))
    for k in range(place - 2, max(first, place - 2 - _LED) - 1, -1):
        low, tag = sheet.page.lows[k], sheet.page.tag_at(k + 1)
        if low in _PARTED or low in (",", ";", ":", "and", "("):
            return None
        if low in ("each", "every", "average") and tag == "NN" and (low != "average" or k + 2 < place):
            return _One(figure, stem(sheet.page.words[k + 1]), sheet.words(k, k + 2))
    return None


def _of_each(sheet: Sheet, counted: Figure) -> bool:
    """`Each of the 140 houses`, `each of the first 175 families`."""
    lead = [word for word in sheet.before(counted, 4) if word not in ("first", "last")]
    return lead[-3:] in (["each", "of", "the"], ["each", "of", "its"])


def _claim(sheet: Sheet, one: _One) -> Claim | None:
    """The claim with the total and the count that fit, or with those that the sentence gives it."""
    far = of_those(sheet, one.figure) or averaged(sheet, one.figure)
    if far is not None:
        roles = {"per_unit": one.figure, "count": far[1], "total": far[0]}
        return sheet.claim("rate", roles, cues={"tie": one.tie, "total": one.tie}, explicit=False)
    totals = [t for t in _near(sheet, one.figure, 1) if _is_total(t, one.figure) or _is_whole(sheet, t, one.figure)]
    totals = [t for t in totals if sheet.page.lows[t.last : sheet.left(one.figure)] in _RENAMED] or totals
    around = _near(sheet, one.figure, _NEARBY)
    counts = [c for c in around if _counts(sheet, c, one)] or [c for c in around if _things(c, one)]
    pairs = [(t, c) for t in totals for c in counts if t is not c and c.quantity.kind != "money"]
    fitting = [pair for pair in pairs if _multiply(one.figure, pair[1], pair[0])]
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
    return sheet.claim("rate", roles, cues=spans, explicit=(total, count) in said)


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
        return a.per is None or (a.per == "year" and b.per is not None and stem(b.per) not in _TIMES)
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


def _counts(sheet: Sheet, count: Figure, one: _One) -> bool:
    """Whether the figure can say how many there are."""
    quantity, noun = count.quantity, one.noun
    if (quantity.value or 0) <= 1:
        return False
    if noun in _TIMES and sheet.before(count, 1) in (["within"], ["after"], ["in"]):
        return False  # "savings of €9m a year within three years"
    if noun in _TIMES:
        return quantity.kind == "duration" and quantity.unit == noun
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


def _things(count: Figure, one: _One) -> bool:
    """Whether the figure counts what goes by another name here: "12 aircraft", "for each machine"."""
    named = one.noun is not None and one.noun not in _TIMES and abs(count.sentence - one.figure.sentence) < _NEARBY
    return named and count.quantity.kind == "count" and (count.quantity.value or 0) > 1


def _amount(one: Figure, count: Figure) -> Interval:
    """How many there are, in the unit that the price is for: 41,000 tonnes in kilos."""
    quantity, per = count.quantity, one.quantity.per if isinstance(one.quantity, Money) else None
    if quantity.kind != "measure" or per is None or quantity.unit is None:
        return quantity.interval
    found = converted(quantity.interval, quantity.unit, unit_of(per))
    return found[0] if found else quantity.interval


def _multiply(one: Figure, count: Figure, total: Figure) -> bool:
    product, whole = one.quantity.interval * _amount(one, count), total.quantity.interval
    if isinstance(one.quantity, Money) and isinstance(total.quantity, Money):
        product, whole = product.scale(total.quantity.minor), whole.scale(one.quantity.minor)
    return product.overlaps(whole)


def _is_slip(sheet: Sheet, one: Figure, total: Figure, count: Figure) -> bool:
    """Whether two swapped digits, or one of three or more, set the product apart from the total."""
    if total.sentence < max(one.sentence, count.sentence) or total.quantity.kind != "money" or count.bracketed:
        return False
    rates = [f for f in sheet.of_sentence[total.sentence] if f is not one and _EACH & {*sheet.after(f, 2)}]
    if rates:
        return False  # "88 places at £20,000 apiece, a bill of £1.76m": that of another rate
    product = pen.rounded((one.quantity.value or ZERO) * (count.quantity.value or ZERO), total.quantity)
    return pen.telling_slip(product, total.quantity.value)


def _is_told(sheet: Sheet, one: _One, total: Figure, count: Figure) -> bool:
    """Whether one sentence says that the three belong together."""
    unit = one.figure
    if any(rule(sheet, unit, total, count) for rule in ACROSS):
        return True
    if one.noun is not None and unit.sentence == total.sentence == count.sentence + 1 and total.first < unit.first:
        named = [f for f in sheet.plain if f.quantity.kind == "count" and f.nouns[:1] == (one.noun,)]
        end = unit.last + next((k for k, word in enumerate(sheet.after(unit, 4)) if stem(word) == one.noun), 0)
        closed = sheet.page.low_at(end + 1) in (",", ".", ";", ")", "-", "–", "—")  # and no flight "on the big jets"
        alone = len({f.quantity.value for f in named}) == 1 and count in named and closed
        return alone and again(sheet, total, unit)  # "616 flights. About 73,900 passengers - some 120 to a flight -"
    if not unit.sentence == total.sentence == count.sentence or unit.quote != total.quote:
        return False
    first, last = min(unit.first, total.first, count.first), max(unit.last, total.last, count.last)
    if _PARTED & set(sheet.page.lows[first:last]) or last - first > 2 * _REACH:
        return False
    if one.noun is not None and not _counts(sheet, count, one) and not _only_things(sheet, one, total, count):
        return False
    many = _amount(unit, count).middle or count.quantity.value or Decimal(0)
    product = (unit.quantity.value or Decimal(0)) * many
    value = total.quantity.value
    if not (pen.near(product, value, _OFF) or pen.scaled(product, value) or pen.tens(product, value)):
        return False
    if total.first < count.first < unit.first and _SPLIT & {*sheet.gap(total, count)} and one.noun is None:
        return True  # "£45,000 is to be shared equally between 18 groups, with each receiving £2,500"
    if total.first < unit.first:
        return again(sheet, total, unit)
    if unit.first < total.first < count.first:  # "£9 an hour, £360 for a 40-hour week"
        beside = sheet.page.lows[unit.last : sheet.left(total)][-2:] in ([one.noun, ","], [",", "or"])
        taxed = bool({"tax", "net", "after"} & set(sheet.after(count, 6)))
        spent = sheet.gap(total, count) in (["for", "a"], ["for", "an"], ["for"], ["for", "the"])
        return beside and not taxed and spent
    return count.first < total.first and _summed(sheet, unit, total)


def _only_things(sheet: Sheet, one: _One, total: Figure, count: Figure) -> bool:
    """`286 showrooms shut and 32,000 people lost their jobs, on average 112 an outlet`: no other thing is counted."""
    others = [f for f in sheet.of_sentence[count.sentence] if f not in (one.figure, total)]
    named = any(one.noun in f.nouns[:2] for f in sheet.plain if f is not one.figure)
    before = sheet.before(one.figure, 3)
    averaged = before[-2:] == ["on", "average"] or before[-1:] in (["of"], ["averaging"])
    return [f for f in others if f.quantity.kind == "count"] == [count] and not named and averaged


def joined(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """`£3m on the first and £500,000 on each of four, taking the total to £5m`: a sum with another amount in it."""
    others = [f for f in sheet.of_sentence[unit.sentence] if f.last <= unit.first and _is_total(f, unit)]
    beside = bool(others) and sheet.gap(others[-1], unit)[-1:] == ["and"]
    return beside and total.first > unit.last and "total" in sheet.before(total, 4)


def _summed(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """`£18m a year for five years, or £90m in all`, `12 tonnes each, delivering about 420 tonnes`."""
    gap = sheet.page.lows[unit.last : sheet.left(total)]
    if len(gap) > _REACH or "and" in gap or joined(sheet, unit, total):
        return False
    after = sheet.after(total, 6)
    whole = any(after[k : k + len(p)] == p for p in ALL for k in range(4))
    told = gap[-2:] in ([",", "or"], [",", "for"]) or bare(gap)[-2:] == ("total", "of")
    return told or whole or bool(_MADE & set(gap[-4:]))
