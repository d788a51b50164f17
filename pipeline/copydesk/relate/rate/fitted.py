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
from copydesk.interval import ZERO, Interval
from copydesk.period import CLOCK, SPELLS
from copydesk.records import Claim, Money
from copydesk.relate.rate.afar import comes_to, each, is_count_slip, is_unit_slip, minors
from copydesk.relate.rate.certain import certain
from copydesk.relate.rate.for_one import One, for_one
from copydesk.relate.rate.priced import BUYER, SOLD, payer, told_price
from copydesk.relate.rate.sums import FAR, is_name, totals
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues, says, synonyms
from copydesk.stem import stem

_KINDS = ("money", "count", "measure", "number")
_MANY = 20  # tickets
_FEW = 5  # of which a product may prove something: not "two hundreds ... at an average of 51.2"
_PAIR = 2  # digits that two figures share by chance but rarely, where no other pair could be meant
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_AROUND = 6  # words around a total that say what it is
_ALL = frozenset("all every each".split())  # who has paid
_MORE = frozenset("including plus excluding besides debt debts extra another further also average up least".split())
_GONE, _GONE_BY = frozenset("sold bought taken snapped issued".split()), 3  # words
_APIECE = (["apiece"], ["each"])
_OF_THEM = (["of", "them"], ["of", "the"])

_Pair = tuple[Figure, Figure]  # what they come to, and how many


def claims(sheet: Sheet, taken: set[str], used: set[str]) -> Iterator[Claim]:
    """The products of the article, without ids; not those of the prices ``taken``, nor of figures ``used`` (ids)."""
    known = [row for row in _rows(sheet) if row[0].quantity.id not in taken]
    known.sort(key=lambda row: not any(_fits(row[0], t, c, row[1].noun == BUYER) for t, c in row[2]))
    used = set(used)
    for unit, one, pairs in known:
        if (found := _meant(sheet, unit, pairs, one.noun == BUYER, used)) is not None:
            again = {"again": one.tie} if unit.first > found[0].first and "average" in sheet.said(unit.sentence) else {}
            roles = {"per_unit": unit, "count": found[1], "total": found[0]}
            used |= {f.quantity.id for f in roles.values()}
            yield sheet.claim("rate", roles, cues={"tie": one.tie, "total": one.tie, **again}, explicit=False)


def _rows(sheet: Sheet) -> Iterator[tuple[Figure, One, list[_Pair]]]:
    """Each price with what it is for one of, and the totals and counts that it may make."""
    for unit in sheet.plain:
        if unit.quantity.kind not in _KINDS or unit.quantity.approximation == "range":
            continue
        one = for_one(sheet, unit)
        if one is None or (unit.quantity.kind == "number" and one.noun not in SPELLS):
            one = told_price(sheet, unit)
        if one is not None:
            made = [f for f in totals(sheet, unit) if sheet.after(f, 1) not in _APIECE]  # "or $150,000 apiece"
            yield unit, one, [p for p in pairs_of(made, _counts(sheet, one)) if p[0] is not p[1]]


def _counts(sheet: Sheet, one: One) -> list[Figure]:
    """How many of what the price is for one of the article gives: "38 days", "85,000 households", "1,200 nurses"."""
    nouns = {one.noun or _spell(sheet, one), payer(sheet, one.figure)} - {""}
    known = {name for noun in nouns for name in synonyms(noun)}
    many = [f for f in sheet.plain if (f.quantity.value or ZERO) > 1 and f is not one.figure]
    many = [f for f in many if f.quantity.approximation != "range"]
    if (own := _each_of(sheet, one)) is not None:
        return [own]
    if one.noun == BUYER:
        sold = SOLD & {*sheet.said(one.figure.sentence)}
        near = [f for f in many if (f.quantity.value or ZERO) > _MANY and (
            abs(f.sentence - one.figure.sentence) <= (FAR if sold and _buys(sheet, f) else 2))]  # fmt: skip
        near = [f for f in near if f.quantity.kind in ("count", "number")]
        bought = [f for f in near if _buys(sheet, f) or _GONE & {*sheet.after(f, _GONE_BY)}]  # "640 were sold"
        return bought or [f for f in near if f.quantity.kind == "number"]
    if one.noun is None and not known:
        near = [f for f in many if abs(one.figure.sentence - f.sentence) <= 1]
        near = [f for f in near if f.quantity.kind == "count" or sheet.after(f, 2) in _OF_THEM]
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
    spells += [f for f in many if f.quantity.kind == "duration" and f.quantity.unit == one.noun == "night"]
    spells = [f for f in spells if sheet.after(f, 1) not in (["ago"], ["earlier"])]
    spells = [f for f in spells if abs(f.sentence - one.figure.sentence) <= 2]
    return [f for f in (*named, *spells) if abs(f.sentence - one.figure.sentence) <= FAR]


def _each_of(sheet: Sheet, one: One) -> Figure | None:
    """`$1,200 for each of the 850 students`: how many the very words say."""
    behind = [f for f in sheet.of_sentence[one.figure.sentence] if f.first >= one.figure.last]
    gap = sheet.gap(one.figure, behind[0]) if behind else []
    return behind[0] if gap[-3:-1] == ["each", "of"] and behind[0].quantity.kind in ("count", "number") else None


def _people(sheet: Sheet, one: One) -> list[Figure]:
    """`the 1,620 people who took part ... Each walker paid £30`: the only number of people near by."""
    near = [f for f in sheet.plain if abs(f.sentence - one.figure.sentence) <= 2 and f is not one.figure]
    people = [f for f in near if f.quantity.kind == "count" and {*f.nouns[:1]} & PEOPLE]
    people = people or [f for f in near if f.quantity.kind == "number" and _acted(sheet, f)]
    return people if len({f.quantity.value for f in people}) == 1 else []


def _acted(sheet: Sheet, count: Figure) -> bool:
    """`Some 4,120 took part`: a number of those who did it."""
    return (count.quantity.value or ZERO) > _MANY and sheet.page.tag_at(count.last) == "VBD"


def _buys(sheet: Sheet, count: Figure) -> bool:
    """`6,400 of them`, `240,000 passengers`: what is sold, or who pays."""
    buyers = {phrase[0] for phrase in cues("rates")["buyers"]}
    return bool(buyers & {*count.nouns[:1]}) or sheet.after(count, 2) == ["of", "them"]


def _spell(sheet: Sheet, one: One) -> str:
    """`for each day`: the spell of time that the price is for."""
    noun = stem(sheet.page.low_at(sheet.page.at(one.tie.end)))
    return noun if noun in SPELLS else ""


def _meant(sheet: Sheet, unit: Figure, pairs: list[_Pair], bought: bool, used: set[str]) -> _Pair | None:
    """Total and count that make the price, or the only ones that a slip of the pen sets apart from it."""
    fitting = [(t, c) for t, c in pairs if _fits(unit, t, c, tagged=bought)]
    pairs = pairs if fitting else [pair for pair in pairs if not used & {f.quantity.id for f in pair}] or pairs
    alone = len({(t.quantity.value, c.quantity.value) for t, c in pairs}) == 1
    if not fitting and (twice := _agreeing(unit, pairs)) is not None:
        return twice
    pairs = [(t, c) for t, c in pairs if (c.quantity.value or ZERO) >= _FEW and not (not fitting and is_name(sheet, t))]
    slipped = any(_is_slip(sheet, unit, t, c, alone=False) for t, c in pairs)
    own = [] if fitting or alone or slipped else _of_thing(sheet, unit, pairs)
    if len({(t.quantity.value, c.quantity.value) for t, c in own}) == 1:
        pairs, alone = own, True
    if not fitting and any(_is_printed(sheet, unit, t, c) for t, c in pairs):
        return None
    if not fitting and _has_rival(sheet, unit, used):
        return None  # "sold at an average of $1,498. ... quoted at $1,760 an ounce"
    told = fitting or [(t, c) for t, c in pairs if _is_slip(sheet, unit, t, c, alone) and not _is_made(sheet, unit, t)]
    if alone and not told and not bought:
        told = [(t, c) for t, c in pairs if _is_whole(sheet, unit, t, c) or comes_to(sheet, unit, t, _made(unit, t, c))]
    if bought and not fitting and not _ALL & {*sheet.said(unit.sentence)}:  # "though children go in free"
        sold = [(t, c) for t, c in told if SOLD & {*sheet.before(t, _AROUND)}]  # "Ticket sales came to £155,000"
        swapped = [(t, c) for t, c in told if pen.swapped(_made(unit, t, c), t.quantity.value)]
        told = sold or swapped or [(t, c) for t, c in told if _is_scaled(unit, t, c)]
    if not told and not fitting:
        return certain(sheet, unit, pairs)
    return told[0] if len({(t.quantity.value, c.quantity.value) for t, c in told}) == 1 else None


def _agreeing(unit: Figure, pairs: list[_Pair]) -> _Pair | None:
    """`150m shares, valued at £480m ... his 30m shares, worth £96m`: two pairs make one price."""
    for k, (total, count) in enumerate(pairs):
        price = each(unit, total, count)
        others = ((t, c) for t, c in pairs[k + 1 :] if t is not total and c is not count)
        if pen.near(price, unit.quantity.value, _OFF) and any(each(unit, t, c) == price for t, c in others):
            return total, count
    return None


def _of_thing(sheet: Sheet, unit: Figure, pairs: list[_Pair]) -> list[_Pair]:
    """`£38 a night, or £950 a night`, `to pay £54,000 for benches`: those for the same spell, or told of the thing."""
    per = getattr(unit.quantity, "per", None)
    here = [(t, c) for t, c in pairs if per and t.sentence == unit.sentence]
    near = [(c, [*sheet.before(t, _AROUND), *sheet.after(t)]) for t, c in pairs]
    named = [pair for pair, (c, words) in zip(pairs, near, strict=True) if {*c.nouns[:1]} & {*map(stem, words)}]
    return [(t, c) for t, c in here if getattr(t.quantity, "per", None) == per] or named


def _is_printed(sheet: Sheet, unit: Figure, total: Figure, count: Figure) -> bool:
    """Whether another amount is just what so many come to: "25 beds ... £38 a night ... or £950 a night"."""
    made, here = _product(unit, total, count), range(unit.sentence - FAR, unit.sentence + FAR + 1)
    near = (f for n in here for f in sheet.of_sentence.get(n, ()) if f is not unit)
    return any(isinstance(f.quantity, Money) and f.quantity.value == made for f in near)


def _has_rival(sheet: Sheet, unit: Figure, used: set[str]) -> bool:
    """Whether another amount may be the price of the same."""
    a, per = unit.quantity, getattr(unit.quantity, "per", None)
    code = getattr(a, "currency", None)
    same = (f for f in sheet.plain if f.quantity.value != a.value and getattr(f.quantity, "currency", None) == code)
    same = (f for f in same if f.quantity.id not in used)  # "4,200 a quintal", with a count and a total of its own
    return per is not None and any(pen.near(f.quantity.value, a.value, _OFF) for f in same)


def _fits(unit: Figure, total: Figure, count: Figure, tagged: bool) -> bool:
    price = Interval.point(unit.quantity.value or ZERO) if tagged else unit.quantity.interval
    price = price.scale(1 / minors(unit, total))
    return (price * count.quantity.interval).closed().overlaps(total.quantity.interval.closed())


def _is_slip(sheet: Sheet, unit: Figure, total: Figure, count: Figure, alone: bool) -> bool:
    """Whether one slip sets them apart; of two digits only where the same is said to be paid, and nothing else is."""
    made, value = _made(unit, total, count), total.quantity.value
    beside = (f for f in sheet.of_sentence[count.sentence] if f is not unit and f is not total)
    if sum(f.nouns[:1] == count.nouns[:1] != () for f in beside) > 1:
        return False  # "45 nurses and 12 nurses for the prison"
    due = alone and all(says([*sheet.before(f, 3), *sheet.after(f, 2)], "rates", "due") for f in (unit, total))
    coarse = due and pen.one_digit(made, value)
    telling = pen.telling_slip(made, value) and (alone or pen.telling(made))
    telling = telling or (alone and pen.swapped(_product(unit, total, count), value))
    if not isinstance(unit.quantity, Money):
        return telling
    if len(pen.digits(value or ZERO)) <= _PAIR and min(abs(total.sentence - f.sentence) for f in (unit, count)) > 1:
        return telling or coarse  # two digits are alike by chance
    slipped = is_unit_slip(unit, total, count) or (alone and is_count_slip(unit, total, count))
    return telling or coarse or _is_scaled(unit, total, count) or slipped


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
