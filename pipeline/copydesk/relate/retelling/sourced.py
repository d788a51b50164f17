"""A source's figure that nothing in the article bears out, beside the one that the article told of the same thing.

    said 65 firefighters had been sent ... "We had 56 firefighters here at the peak,"
    had waited seven hours for antibiotics ... "Nine hours without antibiotics is far too long,"

Ties are counted (`ties`). The prose figure with the most of them is the one that was meant, if no other value has as
many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk import pen
from copydesk.records import Money, Quantity
from copydesk.relate.retelling import ties
from copydesk.relate.retelling.kinds import of_one_kind
from copydesk.relate.retelling.retold import PEOPLE, Telling, telling
from copydesk.relate.retelling.ties import NEEDED, how_slipped, is_beside, is_same_source, is_strong
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_ZERO, _BOUND = Decimal(0), Decimal("2.5")
_KINDS = frozenset(["count", "number", "percent", "money", "duration", "measure"])
_WHOLE = frozenset(["count", "number", "duration"])
_PLAIN = frozenset(["exact", "about"])
_MANY = 60  # figures of one unit beyond which an article is a table
_PAIRED = 2  # ties of a figure beside one that the source repeats
_FURTHER = frozenset("another other further additional extra more second only".split())
_BASES = frozenset("from against than".split())  # "24 cent from 36 cent": what it was before
_AHEAD = (["from", "now"], ["to", "go"], ["to", "come"], ["from", "today"])
_OVER = frozenset("in over within during".split())
_GENERIC = frozenset("typical average ordinary normal say imagine suppose".split())
_LEAST = 2  # of what is counted
_SPOKEN = Decimal("1.1")  # times a figure that is said in round numbers
_CLAUSE = 5  # words behind a figure
_FAR = 12  # sentences before a quote that may tell two of its figures


def sourced(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The prose figure that is meant, and the source's that must be it and is not."""
    quoted = [f for f in sheet.plain if f.quote is not None and _is_told(f) and not _is_base(sheet, f)]
    quoted = [f for f in quoted if not _is_any(sheet, f) and sheet.after(f, 2) not in _AHEAD]
    quoted = [f for f in quoted if "?" not in sheet.said(f.sentence)]  # "Is everybody supposed to earn $12 an hour?"
    if not quoted:
        return
    units: dict[str, list[Figure]] = {}
    for figure in sheet.figures:
        units.setdefault(_unit(figure.quantity), []).append(figure)
    bare = [figure for figure in units.get("count", ()) if figure.quantity.kind == "number"]
    for figure in quoted:
        unit = _unit(figure.quantity)
        alike = units[unit] if unit == "count" else [*units[unit], *bare]
        if 1 < len(alike) <= _MANY and not _is_borne(figure, alike):
            one = _meant(sheet, figure, alike)
            if one is not None:
                yield one, telling(sheet, figure, one.key)


def _is_told(figure: Figure) -> bool:
    quantity = figure.quantity
    counted = quantity.kind not in _WHOLE or (quantity.value or 0) >= _LEAST
    return quantity.kind in _KINDS and counted and quantity.approximation in _PLAIN


def _is_base(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is what something was before, or beyond: "up from £3.8m", "more than 60"."""
    near = sheet.page.lows[max(0, figure.first - 2) : figure.first]
    alike = (each for each in sheet.of_sentence[figure.sentence] if each is not figure)
    source = figure.quote is not None and near[-1:] == ["from"] and near[:1] not in (["up"], ["down"])
    if source and not any(_unit(each.quantity) == _unit(figure.quantity) for each in alike):
        return False  # "£48,000 from 1,600 people"
    return bool(_BASES & {*near})


def _is_any(sheet: Sheet, figure: Figure) -> bool:
    """`If you send a million litres, which is what a herd of 130 cows gives`: one of such a size, whosoever it is."""
    sized = sheet.before(figure, 3)
    lead = sheet.page.lows[sheet.bounds(figure.sentence)[0] : figure.first]
    indefinite = sized[:1] in (["a"], ["an"]) and sized[-1] in ("of", "with")
    return indefinite and bool(_GENERIC & {*lead} or {("if", "you"), ("when", "you")} & {*pairwise(lead)})


def _is_other_length(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`has used it for 14 years` and "up by 48% in ten years": how long something went on, and over what it changed."""
    if not one.quantity.kind == other.quantity.kind == "duration":
        return False
    before = {word for each in (one, other) for word in sheet.before(each, 1)}
    return "for" in before and bool(before & _OVER)


def _unit(quantity: Quantity) -> str:
    """What must be equal: the currency, the unit; counts are told apart by their nouns."""
    if isinstance(quantity, Money):
        return f"money {quantity.currency}"
    if quantity.kind in ("count", "number"):
        return "count"
    return quantity.kind if quantity.kind == "percent" else f"{quantity.kind} {quantity.unit}"


def _is_borne(figure: Figure, alike: Sequence[Figure]) -> bool:
    """Whether another figure of the article can be it, or two of them make it."""
    value, rest = figure.quantity.value or _ZERO, [each for each in alike if each is not figure]
    if any(each.quantity.value == value or _can_be(each.quantity, figure.quantity) for each in rest):
        return True
    values = sorted({each.quantity.value or _ZERO for each in rest if _is_added(each, figure)})
    return any(value in (a + b, b - a) for a, b in combinations(values, 2))


def _can_be(one: Quantity, other: Quantity) -> bool:
    """Whether the one, read loosely, is the other: "about 65" is 64, 220 is 200, but "more than 50" is not."""
    coarser = len(pen.digits(other.value)) < len(pen.digits(one.value))
    if coarser and pen.near(one.value, other.value, _SPOKEN):
        return True
    return one.loose.low is not None and one.loose.high is not None and one.loose.overlaps(other.interval)


def _is_added(one: Figure, other: Figure) -> bool:
    """Whether it can be a part or the whole of the other: of one unit, of things of one kind."""
    if one.quantity.kind != "count" or other.quantity.kind != "count":
        return "number" in (one.quantity.kind, other.quantity.kind) or one.quantity.kind == other.quantity.kind
    a, b = (stem(str(each.quantity.unit).split()[-1]) for each in (one, other))
    return of_one_kind(a, b) or (a in PEOPLE and b in PEOPLE)


def _meant(sheet: Sheet, figure: Figure, alike: Sequence[Figure]) -> Telling | None:
    """The prose figure with the most ties, where they are enough and no other value has as many."""
    again = telling(sheet, figure, _unit(figure.quantity))
    said = {each.quantity.value for each in alike if each.quote == figure.quote}
    paired = _paired(sheet, figure)
    ranked: list[tuple[int, Telling]] = []
    for each in alike:
        if each.quote is not None or each.sentence == figure.sentence or each.quantity.value in said:
            continue
        if _unit(each.quantity) != _unit(figure.quantity) or _is_other_length(sheet, each, figure):
            continue  # a bare number
        pair = each.sentence in paired  # "to 24 cent from 36 cent" and "We were getting 36 cent and now it's 22 cent"
        if _is_near(each, figure, pair=pair) and (pair or not _is_base(sheet, each)):
            one = telling(sheet, each, again.key)
            beside = _PAIRED + is_beside(sheet, one, again) if pair else 0
            ranked.append((ties.count(sheet, one, again, alike) + beside, one))
    if not ranked:
        return None
    most, best = max(ranked, key=lambda pair: pair[0])
    alone = all(many < most for many, one in ranked if one.quantity.value != best.quantity.value)
    other = best.figure.sentence not in paired and _is_other(sheet, best, again)
    return best if most >= NEEDED and alone and not other else None


def _paired(sheet: Sheet, figure: Figure) -> set[int]:
    """The sentences that have another figure of the quote: "4,700 people in nine days", "4,700 names in seven days"."""
    beside = _figures(sheet, range(figure.sentence - 1, figure.sentence + 2))
    said = {_printed(each) for each in beside if each.quote == figure.quote and each is not figure}
    before = _figures(sheet, range(figure.sentence - _FAR, figure.sentence)) if said else ()
    return {each.sentence for each in before if each.quote is None and _printed(each) in said}


def _figures(sheet: Sheet, sentences: range) -> Iterator[Figure]:
    return (each for sentence in sentences for each in sheet.of_sentence.get(sentence, ())[:_MANY])


def _printed(figure: Figure) -> tuple[str, Decimal | None]:
    return _unit(figure.quantity), figure.quantity.value


def _is_near(one: Figure, other: Figure, *, pair: bool) -> bool:
    """Whether the two can be one: as exact, of one size or a slip of the pen apart, for as many."""
    a, b = one.quantity, other.quantity
    priced = getattr(a, "per", None) == getattr(b, "per", None) or pair
    if a.approximation not in _PLAIN or not priced:
        return False
    scaled = a.kind == b.kind == "count" and pen.noughts(a.value, b.value)
    return scaled or pen.near(a.value, b.value, _BOUND) or is_strong(a, b)


def _is_of_others(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """`12% of nurses left. "We have lost 21% of doctors"`: of whom the prose says nothing."""
    of = sheet.after(other.figure, 2)
    return one.key == "percent" and of[:1] == ["of"] and one.of and of[-1] not in sheet.said(one.figure.sentence)


def _is_other(sheet: Sheet, one: Telling, other: Telling) -> bool:
    """Whether words beside either make it another figure: one more, of a day of its own, of another source."""
    further = [bool(_FURTHER & {*sheet.before(each.figure, 2), *sheet.after(each.figure, 2)}) for each in (one, other)]
    if one.key == "count" and further[1] and not further[0]:
        return True
    if other.places - one.places or "alone" in sheet.after(other.figure, _CLAUSE) or _is_of_others(sheet, one, other):
        return True  # "growth of 41% in Wales", "240 suppliers of milk alone"
    apart = other.times - one.times
    grown = other.quantity.kind == "money" and other.update and not one.update
    if grown and not how_slipped(sheet, one, other, False):
        return True  # "We have spent £980m to date"
    if is_strong(one.quantity, other.quantity):
        return any(time.isdigit() for time in apart) and not one.times
    dated = bool(one.times) or any(any(map(str.isdigit, time)) for time in apart)
    apart = apart if dated or not is_same_source(sheet, one, other) else frozenset()  # "last week"
    return bool(apart) or (one.told and not is_same_source(sheet, one, other) and not one.headline)
