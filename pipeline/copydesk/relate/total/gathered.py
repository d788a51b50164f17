"""Sums and differences over sentences, found because they fit or are one slip of the pen away.

    It will cut 4,200 jobs. Some 2,600 will go in Leeds, 1,100 in York and 500 in Hull.
    The raids netted £1.85m and £1.2m. A third brought £640,000, so that they made £3.69m in all.
    Income was £18.7m and spending £20.1m. The gap of £1.4m was met from reserves.

Claims of kind "total" as in `total`; what neither fits nor is a slip away is left alone, since nothing says
that the figures belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import addable, sum_of, sums
from copydesk.relate.words import by_first

_KINDS = ("money", "count", "number", "measure")
_LEAST = 20  # below this a sum found by fitting proves nothing
_DIGITS = 2  # of each of two parts
_FIFTH = 5
_CROWD = 20  # figures of one sentence beyond which it is a table
_MOST = 6  # parts
_COMPARED = frozenset("than from against versus".split())
_GAPS = frozenset("gap difference shortfall surplus deficit majority margin lead loss profit saving balance".split())
_PLACED = frozenset("at in across from between among over".split())
_HELD = frozenset("held had has holds contained contains yielded gave produced took sold made lost drew".split())
_SHARED = frozenset("shared split divided".split())
_HALF_MORE = Decimal("1.5")  # times
_LEAVES = frozenset(["leaving", "left", "giving", "making", "leaves"])
_OFF = Decimal("2.5")  # times: further off, something else was taken away too
_LEFT = 8  # words from two amounts to what they leave
_POLLED = frozenset("polled took won got received secured gained had with on scored".split())
_BY = frozenset("lost won beat beaten short ahead behind clear exceeded missed".split())


def gathered(sheet: Sheet) -> Iterator[Claim]:
    """Every sum and difference that the figures of neighbouring sentences give, without ids."""
    for total in sheet.plain:
        crowded = len(sheet.of_sentence[total.sentence]) > _CROWD
        if crowded or total.quantity.kind not in _KINDS or (total.quantity.value or 0) < _LEAST:
            continue
        claim = _behind(sheet, total) or _before(sheet, total) or _difference(sheet, total)
        if claim is not None:
            yield claim


def _parts(sheet: Sheet, total: Figure, sentences: Sequence[int]) -> list[Figure]:
    """The figures of the sentences that can stand in a sum with the total, in order."""
    near = [f for n in sentences for f in sheet.of_sentence.get(n, ()) if f is not total]
    near = [f for f in near if f.quantity.kind in _KINDS and f.quote == total.quote and addable(total, f)]
    return [f for f in near if not _COMPARED & set(sheet.before(f, 2)) and f.quantity.trend is None]


def _behind(sheet: Sheet, total: Figure) -> Claim | None:
    """The parts that the next sentences give, the first of them right behind the total's sentence."""
    sides = _two_sides(sheet, total) or _first_second(sheet, total)
    if sides is not None or sum(addable(total, f) for f in sheet.of_sentence[total.sentence]) > 1:
        return sides
    after = [f for f in _parts(sheet, total, range(total.sentence + 1, total.sentence + 3)) if _smaller(f, total)]
    after = [f for f in after if f.line - total.line <= 1]
    for size in range(min(_MOST, len(after)), 1, -1):
        parts = after[:size]
        if sums(total, parts) and (size > 2 or _pair(sheet, parts)):
            return sum_of(sheet, total, parts, explicit=False)
    own = [f for f in after if f.sentence == total.sentence + 1]
    shared = _shared_by(sheet, total, len(own))
    if shared is not None and "and" in sheet.gap(own[-2], own[-1]) and _comes_near(total, own):
        return sum_of(sheet, total, own, tie=shared, explicit=False)
    closed = len(own) > 2 and "and" in sheet.gap(own[-2], own[-1]) and "followed" not in sheet.gap(own[0], own[1])
    if not closed or len(own) != len(_all(sheet, own[0])) or not is_slip_of_any(total, own):
        return None
    tie = sheet.words(total.first, total.last)
    return sum_of(sheet, total, own, tie=tie, slip=tie, explicit=False)


def _two_sides(sheet: Sheet, total: Figure) -> Claim | None:
    """`It holds 4,260 people. There are 3,180 men and 1,080 women`: the two sides of a whole, near behind it."""
    for number in (total.sentence + 1, total.sentence + 2):
        two = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind in _KINDS]
        parts = len(two) == 2 and all(_smaller(f, total) and addable(total, f, mixed=True) for f in two)
        if not parts or two[0].line - total.line > 1 or two[0].quote != total.quote or not exclude(sheet, two):
            continue
        tie = sheet.words(two[0].first, two[-1].last)
        if sums(total, two):
            return sum_of(sheet, total, two, explicit=False)
        return sum_of(sheet, total, two, tie=tie, slip=tie, explicit=False) if is_slip_of_any(total, two) else None
    return None


def _first_second(sheet: Sheet, total: Figure) -> Claim | None:
    """`928 relics from two wrecks. The first held 890 objects and the second 38`: one part for each of the two."""
    counted = [f for f in sheet.of_sentence[total.sentence] if f.first > total.first and f.quantity.value == 2]
    two = [f for f in sheet.of_sentence.get(total.sentence + 1, ()) if f.quantity.kind in _KINDS]
    if len(counted) != 1 or len(two) != 2 or not _PLACED & {*sheet.gap(total, counted[0])[-1:]}:
        return None
    told = sheet.before(two[0], _LEFT)[:2] == ["the", "first"] and "second" in sheet.gap(*two)
    told = told and sheet.before(two[0], 1) != [] and sheet.before(two[0], 1)[0] in _HELD
    parts = all(_smaller(f, total) and addable(total, f, mixed=True) for f in two) and two[0].quote == total.quote
    if not told or not parts or not _comes_near(total, two):
        return None
    tie = sheet.words(counted[0].first, counted[0].last)
    return sum_of(sheet, total, two, tie=tie, slip=tie, explicit=False)


def _shared_by(sheet: Sheet, total: Figure, many: int) -> TextSpan | None:
    """`The jackpot of £14.2m was shared by three tickets`, `1,450 jobs at three plants`: where so many parts follow."""
    behind = sheet.after(total, _LEFT)
    counted = [f for f in sheet.of_sentence[total.sentence] if f.first > total.first and f.quantity.kind == "count"]
    told = next((k for k, word in enumerate(behind) if word in _SHARED), None)
    if many < 2 or len(counted) != 1 or counted[0].quantity.value != many:
        return None
    if many > 2 and _PLACED & {*sheet.gap(total, counted[0])[-1:]}:
        return sheet.words(counted[0].first, counted[0].last)  # "to cut 1,450 jobs at three plants"
    if told is None:
        return None
    return sheet.words(total.last + told, total.last + told + 1)


def _comes_near(total: Figure, parts: Sequence[Figure]) -> bool:
    added = sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
    return pen.near(added, total.quantity.value, _HALF_MORE)


def _all(sheet: Sheet, figure: Figure) -> list[Figure]:
    return [f for f in sheet.of_sentence[figure.sentence] if f.quantity.kind in _KINDS]


def _smaller(part: Figure, total: Figure) -> bool:
    return 0 < (part.quantity.value or 0) < (total.quantity.value or 0)


def _pair(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether two parts are told as the two: in one sentence, joined, of two digits or more."""
    one, other = parts
    joined = one.sentence == other.sentence and {"and", "while", ","} & set(sheet.gap(one, other))
    return bool(joined) and all(len(pen.digits(f.quantity.value)) >= _DIGITS for f in parts)


def _before(sheet: Sheet, total: Figure) -> Claim | None:
    """The parts that were told before a figure that is said to be all of them."""
    tie = _said(sheet, total)
    if tie is None:
        return None
    told = _parts(sheet, total, range(total.sentence - 2, total.sentence + 1))
    told = [f for f in told if f.first < total.first and f.line == total.line and _smaller(f, total)]
    for size in range(2, min(_MOST, len(told)) + 1):
        if sums(total, told[-size:]):
            return sum_of(sheet, total, told[-size:], tie=tie, explicit=False)
    if len(told) > 2 and is_slip_of_any(total, told):
        return sum_of(sheet, total, told, tie=tie, slip=tie, explicit=False)
    return None


def _said(sheet: Sheet, total: Figure) -> TextSpan | None:
    """`£3.69m in all`, `in all £3.69m`, `together £3.69m`: the words."""
    known = by_first("totals", "altogether")
    after, before = sheet.after(total, 5), sheet.before(total, 5)
    for k, word in enumerate(after):
        for phrase in known.get(word, ()):
            if tuple(after[k : k + len(phrase)]) == phrase:
                return sheet.words(total.last + k, total.last + k + len(phrase))
    for k, word in enumerate(before):
        for phrase in known.get(word, ()):
            if tuple(before[k : k + len(phrase)]) == phrase:
                start = sheet.left(total) - len(before) + k
                return sheet.words(start, start + len(phrase))
    return None


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
    if not _smaller(part, whole) or not _smaller(rest, whole) or not pen.near(left, rest.quantity.value, _OFF):
        return None
    at = rest.first - 1
    while sheet.page.lows[at] not in _LEAVES:
        at -= 1
    return sum_of(sheet, whole, [part], rest=rest, tie=sheet.words(at, at + 1))


def _difference(sheet: Sheet, rest: Figure) -> Claim | None:
    """`Income was £18.7m and spending £20.1m. The gap of £1.4m`, `received 57,708 against 58,912, losing by 1,204`."""
    ahead = _ahead(sheet, rest)
    if ahead is not None:
        return ahead
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
        if _smaller(part, whole) and _smaller(rest, whole) and sums(whole, [part, rest]):
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
    if not _smaller(part, whole) or not pen.near(left, rest.quantity.value, _OFF):
        return None
    return sum_of(sheet, whole, [part], rest=rest, tie=sheet.words(rest.last, rest.last + 1))


def _beaten(sheet: Sheet, rest: Figure, near: Sequence[Figure]) -> Claim | None:
    """`fell short by 1,204 votes. He received 57,708 against 58,912`: the only two votes near by, one slip away."""
    near = [f for f in near if (f.quantity.value or 0) > (rest.quantity.value or 0)]
    if len(near) != 2 or near[0].sentence != near[1].sentence or not {"against", "to"} & set(sheet.gap(*near)):
        return None
    part, whole = sorted(near, key=lambda f: f.quantity.value or Decimal(0))
    if _smaller(rest, whole) and is_slip_of_any(whole, [part, rest]):
        tie = sheet.words(rest.first - 1, rest.first)
        return sum_of(sheet, whole, [part], rest=rest, tie=tie, slip=tie, explicit=False)
    return None
