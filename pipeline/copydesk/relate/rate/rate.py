"""Rates: an amount for one, how many there are, and the total.

    4,000 tickets at £25 each, raising £100,000       40 boats, at $15m each ... $600m
    5 million shares at £3 a share                    share £40,000 ... £50 each ... 800 members

Claims of kind "rate" with the roles per_unit, count and total as far as they are printed.
``explicit`` is True where one sentence holds all three; cue ``tie`` is the word that makes
the amount one of many; ``again`` says that it is worked out from a total before it. A total found
in another sentence only because it fits has no ``total`` cue and is no ground for an objection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim, Money, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.rate import apiece, brought, fitted, ordered, untold, worked
from copydesk.relate.rate.afar import is_closed
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare, cues, synonyms
from copydesk.stem import stem

_CLOSE = 4  # words from "£50 each" to the things that follow it: "£50 each to 800 members"
_COUNTS = ("count", "number")
_OR = ([",", "or"], ["or"], ["-", "or"], [",", "an", "average", "of"], [",", "or", "an", "average", "of"])
_AT: tuple[list[str], ...] = (["in"], ["at"], ["on"], ["from"], ["to"], ["for"], [])
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_PERSONS = frozenset("people person man woman child worker employee resident member voter minister".split())
_HOLDS = frozenset("in with at on for to of from holding seating".split())
_TIMES = frozenset("year month week day hour night minute second quarter decade term season".split())
_MEASURES = frozenset("barrel tonne ton ounce litre gallon kilo kg mile metre foot".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every rate that has a count, without ids."""
    sheet = sheets.read(doc, mentions)
    found = list(worked.claims(sheet))
    found += [claim for claim in _all(sheet) if all(claim.roles != other.roles for other in found)]
    whole = {claim.roles["per_unit"] for claim in found if "total" in claim.roles}
    beside = [claim for claim in apiece.claims(sheet) if claim.roles["per_unit"] not in whole]
    for family in (brought, ordered):
        beside += family.claims(sheet, whole | {claim.roles["per_unit"] for claim in beside})
    told = [claim for claim in (*found, *beside) if "total" in claim.roles]
    used = {figure for claim in told for figure in claim.roles.values()}
    beside += fitted.claims(sheet, {claim.roles["per_unit"] for claim in told}, used)
    beside += untold.claims(sheet, whole | {claim.roles["per_unit"] for claim in beside})
    known = {claim.roles["per_unit"] for claim in beside}
    yield from (claim for claim in found if "total" in claim.roles or claim.roles["per_unit"] not in known)
    yield from beside


def _all(sheet: Sheet) -> Iterator[Claim]:
    for figure in sheet.plain:
        if isinstance(figure.quantity, Money):
            found = one_of(sheet, figure)
            if found is not None:
                yield from _named(sheet, figure, *found) or _claims(sheet, figure, *found)
    yield from _in_each(sheet)


def _named(sheet: Sheet, unit: Figure, noun: str | None, tie: TextSpan) -> Sequence[Claim]:
    """`£324m, or £37m an aircraft`: the total right before it; how many there are may stand further off."""
    before = (t for t in sheet.of_sentence[unit.sentence] if t.last <= unit.first)
    total = next((t for t in before if _apposed(sheet, t, unit)), None)
    if total is not None and sheet.before(total, 1) in (["from"], ["than"]):
        levels = [t for t in sheet.of_sentence[unit.sentence] if t.last <= total.first and _totals(t, unit)]
        if levels and sheet.page.lows[levels[-1].last : levels[-1].last + 2] == [",", "or"]:
            levels = [total]  # "to $410m, or $1.64 a share, from $360m, or $1.44 a share": each has its own
        total = levels[-1] if levels else None  # "$342m, up from $154m, or an average of $1,642 a visitor"
    if total is None:
        return []
    here = [c for c in sheet.of_sentence[unit.sentence] if _counts(sheet, c, unit, noun)]
    nearby = [c for c in sheet.of_sentence.get(unit.sentence - 1, ()) if _things(c) and noun != "share"]
    names = synonyms(noun) if noun is not None else frozenset()
    alike = [c for c in sheet.plain if c.quantity.kind == "count" and names & {*c.nouns[:2]}]
    alike = [c for c in alike if sheet.before(c, 1) not in (["from"], ["than"])]
    earlier = [c for c in alike if c.first < unit.first]
    for pool in (here, earlier, nearby, alike) if is_closed(sheet, unit) else (here,):
        pool = [c for c in pool if (c.quantity.value or 0) > 1]
        if len({c.quantity.value for c in pool}) == 1:
            count = pool[-1]
            spans = {"tie": tie, "again": tie}
            spans |= {"total": tie} if _near(unit, count, total) else {}
            return [_claim(sheet, unit, count, total, spans, pool is here)]
    return []


def _apposed(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """Whether the amount for one is the total told again: "£324m, or", "£5.3m a year for those pupils, or"."""
    gap = sheet.page.lows[total.last : sheet.left(unit)]
    if (gap in _OR or gap[-3:] in (["works", "out", "to"], ["works", "out", "at"])) and _totals(total, unit):
        return len(gap) <= 2 * _CLOSE
    yearly = isinstance(total.quantity, Money) and total.quantity.per == "year"
    pointed = gap[-2:] == [",", "or"] and {"those", "these", "them"} & set(gap) and len(gap) <= 2 * _CLOSE
    return yearly and bool(pointed) and _exceeds(total, unit)


def _exceeds(total: Figure, unit: Figure) -> bool:
    a, b = total.quantity, unit.quantity
    alike = isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency
    return alike and (a.value or 0) > (b.value or 0) * 2


def _things(figure: Figure) -> bool:
    """Whether it counts things that can be bought: no people, no stretch of time."""
    return figure.quantity.kind == "count" and bool(figure.nouns) and figure.nouns[0] not in _TIMES | _PERSONS


def _near(unit: Figure, count: Figure, total: Figure) -> bool:
    """Whether the product comes near enough to the total that it must be meant, or is a scale word off."""
    product = (unit.quantity.value or Decimal(0)) * (count.quantity.value or Decimal(0))
    value = total.quantity.value
    return pen.near(product, value, _OFF) or pen.scaled(product, value) or pen.tens(product, value)


def _in_each(sheet: Sheet) -> Iterator[Claim]:
    """`eight coaches with 624 seats, 78 in each`: three counts in a row, the last of them for each."""
    for figures in sheet.of_sentence.values():
        for one, other, unit in zip(figures, figures[1:], figures[2:], strict=False):
            counted = all(f.quantity.kind == "count" and f.nouns for f in (one, other))
            after = sheet.after(unit, 3)
            each = "each" in after and after[: after.index("each")] in _AT
            gap, between = sheet.page.lows[other.last : sheet.left(unit)], sheet.gap(one, other)
            told = gap[-1:] in ([","], ["or"], ["("]) and max(len(gap), len(between)) <= _CLOSE + 1
            if not (counted and each and told and unit.quantity.kind in _COUNTS and _HOLDS & set(between)):
                continue
            small, large = sorted((one, other), key=lambda f: f.quantity.value or 0)
            tie = sheet.words(unit.last, unit.last + after.index("each") + 1)
            yield _claim(sheet, unit, small, large, {"tie": tie, "total": tie, "again": tie}, True)


def one_of(sheet: Sheet, figure: Figure) -> tuple[str | None, TextSpan] | None:
    """What the amount is for one of ("share"; None for "each"), and the words that say so."""
    after = sheet.after(figure, 4)
    timed = isinstance(figure.quantity, Money) and figure.quantity.per in _TIMES and after[:1] in (["a"], ["per"])
    for k in (2,) if timed else (0, 1):  # "£640 a day each"
        for phrase in cues("rates")["each"]:
            behind = after[k + len(phrase) :][:1]
            if behind in (["per"], ["every"]):
                return None  # "£900 in each per day"
            if tuple(after[k : k + len(phrase)]) == phrase and (k == 0 or timed or after[0] in ("(", "in", ",")):
                return None, sheet.words(figure.last + k, figure.last + k + len(phrase))
    noun = (figure.quantity.per if isinstance(figure.quantity, Money) else None) or _per(sheet, figure, after)
    if noun is not None:
        known = stem(noun) in _TIMES or (stem(noun) in _MEASURES and not _weighed(sheet, figure))
        at = min(figure.last, len(sheet.page) - 1)  # "36 cents a share, more than the 30" may end the text
        return None if known else (stem(noun), sheet.words(at, min(at + 2, len(sheet.page))))
    before = sheet.before(figure, 4)
    for phrase in cues("rates")["average"]:
        if bare(before)[-len(phrase) :] == phrase and "total" not in before:
            return None, sheet.words(figure.first - 1, figure.first)
    return None


def _weighed(sheet: Sheet, figure: Figure) -> bool:
    """Whether the sentence prints an amount in the very unit that the price is for ("340 tons at $210 a ton")."""
    return any(_measured(other, figure) for other in sheet.of_sentence[figure.sentence])


def _measured(count: Figure, unit: Figure) -> bool:
    per = unit.quantity.per if isinstance(unit.quantity, Money) else None
    return count.quantity.kind == "measure" and per is not None and count.quantity.unit == per


def _per(sheet: Sheet, figure: Figure, after: Sequence[str]) -> str | None:
    """The noun behind "a" or "per"."""
    for phrase in cues("rates")["per"]:
        n = len(phrase)
        if tuple(after[:n]) == phrase and figure.last + n < len(sheet.page):
            return after[n] if len(after) > n and sheet.page.tags[figure.last + n] in ("NN", "NNS") else None
    return None


def _claims(sheet: Sheet, unit: Figure, noun: str | None, tie: TextSpan) -> Iterator[Claim]:
    here = sheet.of_sentence[unit.sentence]
    counts = [c for c in here if _counts(sheet, c, unit, noun)]
    totals = [t for t in here if _totals(t, unit) and not apiece.joined(sheet, unit, t)]
    totals = [t for t in totals if not any(apiece.is_price(sheet, t, count) for count in counts)]
    nearest = [f for f in here if f.first < unit.first and f.quantity.kind in _COUNTS][-1:]
    if noun is None and counts and nearest and nearest[0].first > counts[-1].first:
        counts = nearest  # "of 212 workers 146 have been paid £150 each"
    if len(counts) == 1 and len(totals) == 1 and _product(sheet, unit, totals[0]):
        yield _claim(sheet, unit, counts[0], totals[0], {"tie": tie, "total": tie}, True)
        return
    near = [f for f in sheet.plain if abs(f.sentence - unit.sentence) <= 3]
    far_counts = counts or [c for c in near if _counts(sheet, c, unit, noun)]
    far_totals = totals or [t for t in sheet.plain if _totals(t, unit) and (t in near or t.line <= 1)]
    beside = [c for c in here if noun is None and not counts and c.quantity.kind == "count" and c is not unit]
    for count in (*far_counts, *beside):
        for total in far_totals:
            if _multiplies(unit, count, total):
                yield _claim(sheet, unit, count, total, {"tie": tie}, False)
                return
    if beside:
        return  # "a fee of £5 a head will raise £22m from 440,000 passengers": no other thing is counted
    same = {c.quantity.value for c in far_counts}, {t.quantity.value for t in far_totals}
    if len(same[0]) == 1 and len(same[1]) == 1 and _told(sheet, far_totals[0], unit):
        yield _claim(sheet, unit, far_counts[0], far_totals[0], {"tie": tie, "total": tie}, False)
    elif counts:
        yield _claim(sheet, unit, counts[0], None, {"tie": tie}, True)


def _counts(sheet: Sheet, count: Figure, unit: Figure, noun: str | None) -> bool:
    """Whether the figure can be how many get the amount: things of that noun, or any things for "each"."""
    value = count.quantity.value or 0
    if _measured(count, unit) and value > 1:
        return True
    if count.quantity.kind not in _COUNTS or value < 2 or count is unit:
        return False
    if noun is None:
        return (
            count.quantity.kind == "count"
            and bool(count.nouns)
            and count.sentence - unit.sentence in (0, -1, 1)
            and not (count.sentence == unit.sentence and count.first - unit.last > _CLOSE)
        )
    return noun in count.nouns[:2] or noun in ("head", "person", "capita")


def _totals(total: Figure, unit: Figure) -> bool:
    value, one = total.quantity.value or Decimal(0), unit.quantity.value or Decimal(0)
    if not isinstance(total.quantity, Money) or not isinstance(unit.quantity, Money):
        return False
    if total.quantity.per and total.quantity.per != unit.quantity.per:
        return False
    if total.quantity.approximation == "range":
        return False  # "sums of between €400 and €9,800 on 131 occasions, averaging €3,145 each"
    return total.quantity.currency == unit.quantity.currency and value > one * Decimal("1.5")


def _product(sheet: Sheet, unit: Figure, total: Figure) -> bool:
    """Whether the total stands behind words of a product, or right before count and rate."""
    first, second = (unit, total) if unit.first < total.first else (total, unit)
    if second is unit:
        gap = sheet.gap(first, second)  # "$1.5bn in cash and 20m shares, worth $45 each": beside them
        behind = [f for f in sheet.of_sentence[unit.sentence] if f.first > unit.last and f.unit == total.unit]
        listed = bool(behind) and "and" in sheet.gap(unit, behind[0])  # "$200m from A, $75m each from B and $70m"
        return len(gap) <= 16 and "and" not in gap and not listed
    before = sheet.before(total, 4)
    words = bare(before)
    tied = any(words[-len(p) :] == p for p in cues("rates")["total"])
    if words[-1:] == ("for",) and "and" in sheet.gap(first, second):
        return False  # "900kg of apples at £1.20 a kilo, and pears for £400"
    return tied and len(sheet.gap(first, second)) <= 16


def _told(sheet: Sheet, total: Figure, unit: Figure) -> bool:
    """Whether a total of another sentence is said to be one: "in total", "will share £36m"."""
    words = bare(sheet.before(total, 4))
    strong = {p for p in cues("rates")["total"] if p[0] not in ("at", "for", "or", "cost", "worth", "paid", "paying")}
    return (
        abs(total.sentence - unit.sentence) <= 1
        and total.line == unit.line
        and any(words[-len(p) :] == p for p in strong)
    )


def _multiplies(unit: Figure, count: Figure, total: Figure) -> bool:
    return (unit.quantity.interval * count.quantity.interval).closed().overlaps(total.quantity.interval.closed())


def _claim(
    sheet: Sheet,
    unit: Figure,
    count: Figure,
    total: Figure | None,
    spans: dict[str, TextSpan],
    explicit: bool,
) -> Claim:
    roles = {"per_unit": unit, "count": count}
    if total is not None:
        roles["total"] = total
    return sheet.claim("rate", roles, cues=spans, explicit=explicit)
