"""What one figure is more or less than another: gaps, majorities, margins, net gains, seconds adrift.

    Income was £18.7m and spending £20.1m. The gap of £1.4m was met from reserves
    hired 9,480 people and saw 7,165 leave, a net addition of 2,315
    bid £1.3bn ... . That is £400m more than the next highest bid, of £900m

Claims of kind "total" as in `total`: the greater is the total, the difference what remains of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import addable, is_smaller, sum_of, sums

_KINDS = ("money", "count", "number", "measure")
_LEAST = 20  # below this a difference found by fitting proves nothing
_ALIKE = Decimal(5)  # times, beyond which two figures are of two things
_FIFTH = 5
_COMPARED = frozenset("than from against versus".split())
_GAPS = frozenset("gap difference shortfall surplus deficit majority margin lead loss profit saving balance".split())
_LEAVES = frozenset(["leaving", "left", "giving", "making", "leaves"])
_OFF = Decimal("2.5")  # times: further off, something else was taken away too
_LEFT = 8  # words from two amounts to what they leave
_POLLED = frozenset("polled took won got received secured gained had with on scored".split())
_BY = frozenset("lost won beat beaten short ahead behind clear exceeded missed".split())
_NET = frozenset("addition additions gain gains loss losses increase reduction decrease inflow outflow change".split())
_BEING = ("was", "is", "of", "stood", "stands")
_MORE_THAN = tuple([side, "than"] for side in ("more", "less", "higher", "lower", "better", "fewer"))
_ADRIFT = frozenset("adrift behind slower faster quicker clear ahead back short outside inside".split())


def apart(sheet: Sheet) -> Iterator[Claim]:
    """Every figure that is told as what one is more or less than another, without ids."""
    for rest in sheet.plain:
        claim = next((found for rule in _RULES if (found := rule(sheet, rest)) is not None), None)
        if claim is not None:
            yield claim


def _is_coarse(figure: Figure) -> bool:
    """Whether rounding leaves a fifth of it open: £3m is the difference of many pairs."""
    reading, value = figure.quantity.interval, abs(figure.quantity.value or Decimal(0))
    return reading.low is None or reading.high is None or (reading.high - reading.low) * _FIFTH > value


def _left_over(sheet: Sheet, rest: Figure) -> Claim | None:
    """`Turnover was £212m and costs £187m, leaving a profit of £25m`: the only two amounts before it."""
    here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and addable(rest, f)]
    lead = sheet.before(rest, _LEFT)
    if len(here) != 2 or not _LEAVES & set(lead) or here[0].quote != rest.quote:
        return None
    joined, gap = sheet.gap(*here), sheet.gap(here[1], rest)
    if not {"and", "while", "against"} & set(joined) or _COMPARED - {"against"} & set(joined) or len(gap) > _LEFT:
        return None
    whole, part = sorted(here, key=lambda f: f.quantity.value or Decimal(0), reverse=True)
    left = (whole.quantity.value or Decimal(0)) - (part.quantity.value or Decimal(0))
    if not is_smaller(part, whole) or not is_smaller(rest, whole) or not pen.near(left, rest.quantity.value, _OFF):
        return None
    at = rest.first - 1
    while sheet.page.lows[at] not in _LEAVES:
        at -= 1
    return sum_of(sheet, whole, [part], rest=rest, tie=sheet.words(at, at + 1))


def difference(sheet: Sheet, rest: Figure) -> Claim | None:
    """`Income was £18.7m and spending £20.1m. The gap of £1.4m`, `received 57,708 against 58,912, losing by 1,204`."""
    before = sheet.before(rest, 3)
    named = before[-1:] == ["of"] and before[-2:-1] and before[-2] in _GAPS
    by = before[-1:] == ["by"] and bool(_BY & set(sheet.before(rest, 5)))
    behind = sheet.after(rest, 2)
    short = bool({"short", "more"} & set(behind[:2])) and rest.quantity.kind != "number"
    if not (named or by or short) or _is_coarse(rest):
        return None
    if named and (claim := _left_over(sheet, rest)) is not None:
        return claim
    here = range(rest.sentence - 1, rest.sentence + 2)
    near = [f for n in here for f in sheet.of_sentence.get(n, ()) if f is not rest and f.quantity.kind in _KINDS]
    near = [f for f in near if addable(rest, f) and f.quote == rest.quote and f.line == rest.line]
    for one, other in combinations(near, 2):
        whole, part = (one, other) if (one.quantity.value or 0) > (other.quantity.value or 0) else (other, one)
        if is_smaller(part, whole) and is_smaller(rest, whole) and sums(whole, [part, rest]):
            return sum_of(sheet, whole, [part], rest=rest, explicit=False)
    if before[-2:-1] == ["majority"]:
        return _beaten(sheet, rest, [f for f in near if f.sentence == rest.sentence - 1])
    return _beaten(sheet, rest, near) if by else None


def _ahead(sheet: Sheet, rest: Figure) -> Claim | None:
    """`took 13,702 votes, to finish 3,958 ahead of Mr Roe, who polled 9,744`: the votes on both sides of the gap."""
    side = sheet.after(rest, 1)
    if side not in (["ahead"], ["clear"], ["behind"], ["short"]) or (rest.quantity.value or 0) < _LEAST:
        return None
    here = [f for f in sheet.of_sentence[rest.sentence] if f.quantity.kind in ("count", "number") and f is not rest]
    before, behind = [f for f in here if f.last <= rest.first], [f for f in here if f.first >= rest.last]
    polled = bool(behind) and bool(_POLLED & {*sheet.before(behind[0], 3)})
    polled = polled and bool({"of", "than"} & {*sheet.gap(rest, behind[0])[:2]})
    votes = [f for f in before if "vote" in f.nouns[:1] or _POLLED & {*sheet.before(f, 2)}]
    if not polled or not votes:
        return None
    whole, part = (votes[-1], behind[0]) if side[0] in ("ahead", "clear") else (behind[0], votes[-1])
    left = (whole.quantity.value or Decimal(0)) - (part.quantity.value or Decimal(0))
    if not is_smaller(part, whole) or not pen.near(left, rest.quantity.value, _OFF):
        return None
    return sum_of(sheet, whole, [part], rest=rest, tie=sheet.words(rest.last, rest.last + 1))


def _beaten(sheet: Sheet, rest: Figure, near: Sequence[Figure]) -> Claim | None:
    """`fell short by 1,204 votes. He received 57,708 against 58,912`: the only two votes near by, one slip away."""
    near = [f for f in near if (f.quantity.value or 0) > (rest.quantity.value or 0)]
    if len(near) != 2 or near[0].sentence != near[1].sentence or not {"against", "to"} & set(sheet.gap(*near)):
        return None
    part, whole = sorted(near, key=lambda f: f.quantity.value or Decimal(0))
    if is_smaller(rest, whole) and is_slip_of_any(whole, [part, rest]):
        tie = sheet.words(rest.first - 1, rest.first)
        return sum_of(sheet, whole, [part], rest=rest, tie=tie, slip=tie, explicit=False)
    return None


def _won_by(sheet: Sheet, rest: Figure) -> Claim | None:
    """`took 14,310 votes. Her nearest rival took 11,945. Her majority was 2,365`: the two highest votes near by."""
    lead = [word for word in sheet.before(rest, 4) if word != "at"]
    if lead[-2:-1] != ["majority"] or lead[-1] not in _BEING or (rest.quantity.value or 0) < _LEAST:
        return None
    near = [f for n in range(rest.sentence - 3, rest.sentence + 2) for f in sheet.of_sentence.get(n, ())]
    if "overall" in sheet.said(rest.sentence):
        return None  # of all seats
    votes = {f.quantity.value: f for f in near if f.quantity.value != rest.quantity.value and _is_vote(sheet, f)}
    two = sorted(votes.values(), key=lambda f: f.quantity.value or Decimal(0))[-2:]
    if len(two) < 2:
        return None
    other = bool({"previous", "last", "defending", "had"} & {*sheet.said(rest.sentence)})
    return _less(sheet, rest, two, sure=len(votes) == 2 and not other)


def _is_vote(sheet: Sheet, figure: Figure) -> bool:
    """`took 14,310 votes`, `Her rival polled 11,945`; not "a majority of 2,365"."""
    counted = figure.quantity.kind in ("count", "number") and figure.quantity.trend is None
    lead = sheet.before(figure, 3)
    named = "vote" in figure.nouns[:1] or bool(_POLLED & {*lead[-1:]})
    won = sheet.after(figure, 1) == ["majority"]  # "hold Acton with 2,365 majority"
    return counted and named and not won and not {"majority", "turnout", "by", "than", "from"} & {*lead}


def _net(sheet: Sheet, rest: Figure) -> Claim | None:
    """`hired 9,480 people and saw 7,165 leave, a net addition of 2,315`: of the only two figures before it."""
    lead = sheet.before(rest, 4)
    if lead[-1:] != ["of"]:
        return None
    here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and addable(rest, f)]
    net = lead[-3:-2] in (["net"], ["natural"]) and bool(_NET & {*lead[-2:-1]})
    if net and rest.quantity.kind == "money" and lead[-2:-1] in (["loss"], ["profit"], ["income"]):
        return None  # "revenue of $84m, versus a net loss of $31m": of another year
    if len(here) != 2 or not (net or _majority(sheet, here, rest)):
        return None
    return _less(sheet, rest, here, sure=True)


def _majority(sheet: Sheet, here: Sequence[Figure], rest: Figure) -> bool:
    """`by 31,240 votes to 28,915, a majority of 2,325`."""
    votes = "vote" in here[0].nouns[:1] and sheet.gap(*here)[-1:] in (["to"], ["against"], ["and"])
    return votes and sheet.gap(here[1], rest)[-3:] in (["a", "majority", "of"], ["a", "margin", "of"])


def _than_the_next(sheet: Sheet, rest: Figure) -> Claim | None:
    """`bid £1.3bn. That is £400m more than the next highest bid, of £900m`: the one figure of the sentence before."""
    lead = [word for word in sheet.before(rest, 4) if not word.isspace()]
    opens = lead[:1] in (["that"], ["this"], ["it"]) and len(lead) < 4 and bool({"is", "was"} & {*lead[1:2]})
    if not opens or sheet.after(rest, 2) not in _MORE_THAN:
        return None
    behind = [f for f in sheet.of_sentence[rest.sentence] if f.first > rest.last and addable(rest, f)]
    if len(behind) != 1:
        return None
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(rest, f) and f.quote == rest.quote]
    told = [f for f in told if pen.near(f.quantity.value, behind[0].quantity.value, _ALIKE)]  # and no "14 volunteers"
    placed = sheet.gap(rest, behind[0])[-1:] in (["of"], ["'s"], ["at"], ["the"])
    return _less(sheet, rest, [told[0], behind[0]], sure=True) if placed and len(told) == 1 else None


def _adrift(sheet: Sheet, rest: Figure) -> Claim | None:
    """`won in 56.41 seconds. Nair finished in 57.20 seconds, 0.79 seconds adrift`: of the level told before hers."""
    if not _ADRIFT & {*sheet.after(rest, 1)}:
        return None
    here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and _alike(f, rest)]
    if not here or sheet.gap(here[-1], rest) != [","] or _is_coarse(rest):
        return None
    told = [f for n in (1, 2) for f in sheet.of_sentence.get(rest.sentence - n, ()) if _alike(f, rest)]
    told = [f for f in [*here[:-1], *told] if f.quote == rest.quote]
    fits = next((f for f in told if _differ(f, here[-1], rest)), told[0] if len(told) == 1 else None)
    return _less(sheet, rest, [fits, here[-1]], sure=False) if fits is not None else None


def _alike(figure: Figure, rest: Figure) -> bool:
    """Whether both are of one unit, times of a race among them."""
    lasts = figure.quantity.kind == rest.quantity.kind == "duration" and figure.quantity.unit == rest.quantity.unit
    return lasts or addable(figure, rest)


def _differ(one: Figure, other: Figure, rest: Figure) -> bool:
    return sums(one, [other, rest]) or sums(other, [one, rest])


def _less(sheet: Sheet, rest: Figure, two: Sequence[Figure], *, sure: bool) -> Claim | None:
    """The greater of two figures less the other: held against the rest where it is near, or a slip away."""
    part, whole = sorted(two, key=lambda f: f.quantity.value or Decimal(0))
    left = (whole.quantity.value or Decimal(0)) - (part.quantity.value or Decimal(0))
    if left <= 0:
        return None
    tie = sheet.words(rest.first, rest.last)
    slips = is_slip_of_any(whole, [part, rest]) or pen.swapped(pen.rounded(left, rest.quantity), rest.quantity.value)
    near = slips or (sure and pen.near(left, rest.quantity.value, _OFF))
    fits = sums(whole, [part, rest])
    near = near or pen.scaled(left, rest.quantity.value)
    slip = tie if not fits else None
    return sum_of(sheet, whole, [part], rest=rest, tie=tie, slip=slip, explicit=sure) if fits or near else None


_RULES = (_won_by, _ahead, _net, _than_the_next, _adrift)
