"""Prices and what they come to anywhere in an article, where figures alone prove that they belong together.

    pays $4.14m to settle ... covers 1,200 nurses. Each will receive an average of $3,450.
    Every household will pay $46 a year ... With 85,000 households in the shire, the levy will raise $3.91m a year.
    Tickets cost £18. The fair sold 6,400 of them ... £115,200 was taken at the gate.
    hit with a $95,000 penalty ... $2,500 for each day the wreck stayed ... another 38 days

Claims of kind "rate", as in `rate`. The count is of the very thing that the price is for one of; count and total
either make the price, or are the only ones that one slip of the pen sets apart from it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product as pairs_of

from copydesk import pen
from copydesk.extract.lexicon import unit_of
from copydesk.interval import ONE, ZERO, Interval
from copydesk.period import CLOCK, SPELLS
from copydesk.records import Claim, Money
from copydesk.relate.rate.afar import is_unit_slip, minors
from copydesk.relate.rate.for_one import One, for_one
from copydesk.relate.rate.priced import BUYER, is_mean, payer, told_price
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues, says, synonyms
from copydesk.stem import stem

_KINDS = ("money", "count", "measure", "number")
_FAR = 8  # sentences
_MANY = 20  # tickets
_FEW = 5  # of which a product may prove something: not "two hundreds ... at an average of 51.2"
_PAIR = 2  # digits that two figures share by chance but rarely, where no other pair could be meant
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_AROUND = 6  # words around a total that say what it is
_ALL = frozenset("all every each".split())  # who has paid
_MORE = frozenset("including plus excluding besides debt debts extra another further also average up least".split())
_COMES = frozenset("come comes came amount amounts amounted adds".split())
_OTHERS = (["from"], ["than"], ["to"], ["another"])

_Pair = tuple[Figure, Figure]  # what they come to, and how many


def claims(sheet: Sheet, taken: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices that are ``taken`` (ids)."""
    for unit in sheet.plain:
        if unit.quantity.kind not in _KINDS or unit.quantity.id in taken or unit.quantity.approximation == "range":
            continue
        one = for_one(sheet, unit)
        if one is None or (unit.quantity.kind == "number" and one.noun not in SPELLS):
            one = told_price(sheet, unit)
        pairs = [p for p in pairs_of(_totals(sheet, unit), _counts(sheet, one)) if p[0] is not p[1]] if one else []
        if one is not None and (found := _meant(sheet, unit, pairs, one.noun == BUYER)) is not None:
            again = {"again": one.tie} if unit.first > found[0].first and "average" in sheet.said(unit.sentence) else {}
            roles = {"per_unit": unit, "count": found[1], "total": found[0]}
            yield sheet.claim("rate", roles, cues={"tie": one.tie, "total": one.tie, **again}, explicit=False)


def _totals(sheet: Sheet, unit: Figure) -> list[Figure]:
    """The amounts of that currency near by that several of the unit may come to, for one time or for as long."""
    near = [f for f in sheet.plain if abs(f.sentence - unit.sentence) <= _FAR and f.quote == unit.quote]
    yearly = {"year", "annum"} & {*sheet.after(unit, 5)} != set()  # "€410 per square metre a year"
    return [f for f in near if _is_sum(f, unit, yearly) and _is_level(sheet, f)]


def _is_level(sheet: Sheet, total: Figure) -> bool:
    """Whether it is no end of a change or comparison: "came to £97m", not "up to £97m from £90m"."""
    lead = sheet.before(total, 2)
    return lead[-1:] not in _OTHERS or (lead[-1:] == ["to"] and lead[0] in _COMES)


def _is_sum(total: Figure, unit: Figure, yearly: bool) -> bool:
    a, b = total.quantity, unit.quantity
    if a.approximation == "range" or (a.value or ZERO) * minors(unit, total) < 2 * (b.value or ONE):
        return False
    if isinstance(a, Money) or isinstance(b, Money):
        alike = isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency and a.minor == 1
        return alike and (getattr(a, "per", None) in (None, getattr(b, "per", None)) or yearly)
    if b.kind == "measure":
        return a.kind == "measure" and a.unit == (b.unit or "").partition(" per ")[0]
    return a.kind in ("count", "number") and (a.kind == "number" or total.nouns[:1] == unit.nouns[:1] or is_mean(unit))


def _counts(sheet: Sheet, one: One) -> list[Figure]:
    """How many of what the price is for one of the article gives: "38 days", "85,000 households", "1,200 nurses"."""
    nouns = {one.noun or _spell(sheet, one), payer(sheet, one.figure)} - {""}
    known = {name for noun in nouns for name in synonyms(noun)}
    many = [f for f in sheet.plain if (f.quantity.value or ZERO) > 1 and f is not one.figure]
    many = [f for f in many if f.quantity.approximation != "range"]
    if one.noun == BUYER:
        near = [f for f in many if abs(f.sentence - one.figure.sentence) <= 2 and (f.quantity.value or ZERO) > _MANY]
        near = [f for f in near if f.quantity.kind in ("count", "number")]
        return [f for f in near if _buys(sheet, f)] or [f for f in near if f.quantity.kind == "number"]
    if one.noun is None and not known:
        near = [f for f in many if abs(one.figure.sentence - f.sentence) <= 1]
        near = [f for f in near if f.quantity.kind == "count" or sheet.after(f, 2) == ["of", "them"]]
        beside = [f for f in near if f.sentence != one.figure.sentence]
        paid = [f for f in beside if {*map(stem, sheet.said(f.sentence))} & {*one.figure.nouns}]
        near = [f for f in paid if (f.quantity.value or ZERO) >= _FEW] or near  # "The payments will go to 650 staff"
        return [f for f in near if f.first < one.figure.first] or [f for f in near if f.first > one.figure.last]
    named = [f for f in many if f.quantity.kind == "count" and known & {*f.nouns[:1], f.quantity.unit or ""}]
    units = {one.noun or "", unit_of(one.noun or "")}
    measures = [f for f in many if f.quantity.kind == "measure"]
    named += [f for f in measures if (f.quantity.unit or "").partition(" per ")[0] in units]
    walker = payer(sheet, one.figure)
    named = named or (_people(sheet, one) if walker and (walker,) not in cues("rates")["buyers"] else [])
    spans = {*SPELLS, *CLOCK} if isinstance(one.figure.quantity, Money) else {*SPELLS}
    spells = [f for f in many if f.quantity.kind == "duration" and f.quantity.unit in known & spans]
    spells = [f for f in spells if sheet.after(f, 1) not in (["ago"], ["earlier"])]
    spells = [f for f in spells if abs(f.sentence - one.figure.sentence) <= 2]
    return [f for f in (*named, *spells) if abs(f.sentence - one.figure.sentence) <= _FAR]


def _people(sheet: Sheet, one: One) -> list[Figure]:
    """`the 1,620 people who took part ... Each walker paid £30`: the only number of people near by."""
    near = (f for f in sheet.plain if f.quantity.kind == "count" and abs(f.sentence - one.figure.sentence) <= 2)
    people = [f for f in near if {*f.nouns[:1]} & PEOPLE]
    return people if len({f.quantity.value for f in people}) == 1 else []


def _buys(sheet: Sheet, count: Figure) -> bool:
    """`6,400 of them`, `240,000 passengers`: what is sold, or who pays."""
    buyers = {phrase[0] for phrase in cues("rates")["buyers"]}
    return bool(buyers & {*count.nouns[:1]}) or sheet.after(count, 2) == ["of", "them"]


def _spell(sheet: Sheet, one: One) -> str:
    """`for each day`: the spell of time that the price is for."""
    noun = stem(sheet.page.low_at(sheet.page.at(one.tie.end)))
    return noun if noun in SPELLS else ""


def _meant(sheet: Sheet, unit: Figure, pairs: list[_Pair], bought: bool) -> _Pair | None:
    """Total and count that make the price, or the only ones that a slip of the pen sets apart from it."""
    fitting = [(t, c) for t, c in pairs if _fits(unit, t, c, tagged=bought)]
    alone = len({(t.quantity.value, c.quantity.value) for t, c in pairs}) == 1
    pairs = [(t, c) for t, c in pairs if (c.quantity.value or ZERO) >= _FEW]
    slipped = any(_is_slip(sheet, unit, t, c, alone=False) for t, c in pairs)
    own = [] if fitting or alone or slipped else _of_thing(sheet, unit, pairs)
    if len({(t.quantity.value, c.quantity.value) for t, c in own}) == 1:
        pairs, alone = own, True
    if not fitting and any(_is_printed(sheet, unit, t, c) for t, c in pairs):
        return None
    if not fitting and _has_rival(sheet, unit):
        return None  # "sold at an average of $1,498. ... quoted at $1,760 an ounce"
    told = fitting or [(t, c) for t, c in pairs if _is_slip(sheet, unit, t, c, alone) and not _is_made(sheet, unit, t)]
    if alone and not told and not bought:
        told = [(t, c) for t, c in pairs if _is_whole(sheet, unit, t, c)]
    if bought and not fitting and not _ALL & {*sheet.said(unit.sentence)}:  # "though children go in free"
        told = [(t, c) for t, c in told if pen.swapped(_made(unit, t, c), t.quantity.value) or _is_scaled(unit, t, c)]
    return told[0] if len({(t.quantity.value, c.quantity.value) for t, c in told}) == 1 else None


def _of_thing(sheet: Sheet, unit: Figure, pairs: list[_Pair]) -> list[_Pair]:
    """`£38 a night, or £950 a night`, `to pay £54,000 for benches`: those for the same spell, or told of the thing."""
    per = getattr(unit.quantity, "per", None)
    here = [(t, c) for t, c in pairs if per and t.sentence == unit.sentence]
    near = [(c, [*sheet.before(t, _AROUND), *sheet.after(t)]) for t, c in pairs]
    named = [pair for pair, (c, words) in zip(pairs, near, strict=True) if {*c.nouns[:1]} & {*map(stem, words)}]
    return [(t, c) for t, c in here if getattr(t.quantity, "per", None) == per] or named


def _is_printed(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """Whether another amount is just what so many come to: "25 beds ... £38 a night ... or £950 a night"."""
    made, here = _product(unit, total, count), range(unit.sentence - _FAR, unit.sentence + _FAR + 1)
    near = (f for n in here for f in sheet.of_sentence.get(n, ()) if f is not unit)
    return any(isinstance(f.quantity, Money) and f.quantity.value == made for f in near)


def _has_rival(sheet: Sheet, unit: Figure) -> bool:
    """Whether another amount may be the price of the same."""
    a, per = unit.quantity, getattr(unit.quantity, "per", None)
    code = getattr(a, "currency", None)
    same = (f for f in sheet.plain if f.quantity.value != a.value and getattr(f.quantity, "currency", None) == code)
    return per is not None and any(pen.near(f.quantity.value, a.value, _OFF) for f in same)


def _fits(unit: Figure, total: Figure, count: Figure, tagged: bool) -> bool:
    price = Interval.point(unit.quantity.value or ZERO) if tagged else unit.quantity.interval
    price = price.scale(1 / minors(unit, total))
    return (price * count.quantity.interval).closed().overlaps(total.quantity.interval.closed())


def _is_slip(sheet: Sheet, unit: Figure, total: Figure, count: Figure, alone: bool) -> bool:
    """Whether one slip sets them apart; of two digits only where the same is said to be paid, and nothing else is."""
    made, value = _made(unit, total, count), total.quantity.value
    if sum(f.nouns[:1] == count.nouns[:1] != () for f in sheet.of_sentence[count.sentence]) > 1:
        return False  # "45 nurses and 12 nurses for the prison"
    due = alone and all(says([*sheet.before(f, 3), *sheet.after(f, 2)], "rates", "due") for f in (unit, total))
    coarse = due and pen.one_digit(made, value)
    telling = pen.telling_slip(made, value) and (alone or pen.telling(made))
    telling = telling or (alone and pen.swapped(_product(unit, total, count), value))
    if not isinstance(unit.quantity, Money):
        return telling
    if len(pen.digits(value or ZERO)) <= _PAIR and min(abs(total.sentence - f.sentence) for f in (unit, count)) > 1:
        return telling or coarse  # two digits are alike by chance
    return telling or coarse or _is_scaled(unit, total, count) or is_unit_slip(unit, total, count)


def _is_whole(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """`the full cost at $40 million`, `Rs 90 lakh in all`: the only sum, said to be what all of them come to."""
    near = isinstance(unit.quantity, Money) and pen.near(_made(unit, total, count), total.quantity.value, _OFF)
    last = max(unit.sentence, count.sentence)
    said = sheet.said(total.sentence)
    exact = {f.quantity.approximation for f in (unit, count, total)} <= {"exact", "about"}
    whole = says([*sheet.before(total, _AROUND), "|", *sheet.after(total, _AROUND // 2)], "rates", "whole")
    behind = total.first > unit.first and total.first > count.first
    between = [f for f in sheet.plain if unit.last <= f.first < total.first and isinstance(f.quantity, Money)]
    more = bool(between) or "with" in sheet.after(total, _AROUND) or bool(_MORE & {*said, *sheet.said(unit.sentence)})
    return near and exact and whole and behind and not more and total.sentence - last <= 1


def _is_made(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """`2.4 million sets, having come to 2.9 million`: whether a number without its noun makes the total."""
    numbers = (f for f in sheet.plain if f.quantity.kind in ("count", "number") and f is not unit and f is not total)
    return any(_fits(unit, total, f, tagged=False) for f in numbers)


def _product(unit: Figure, total: Figure, count: Figure) -> Decimal:
    """What so many come to, in the total's unit."""
    return (unit.quantity.value or ZERO) * (count.quantity.value or ZERO) / minors(unit, total)


def _made(unit: Figure, total: Figure, count: Figure) -> Decimal:
    """What so many come to, as coarse as the total is printed."""
    return pen.rounded(_product(unit, total, count), total.quantity)


def _is_scaled(unit: Figure, total: Figure, count: Figure) -> bool:
    value = total.quantity.value or ZERO
    made = pen.as_coarse(_product(unit, total, count), value)
    return len(pen.digits(value)) >= _PAIR and pen.noughts(made, value)
