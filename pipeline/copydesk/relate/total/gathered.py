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

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.differs import difference
from copydesk.relate.total.listed import counted_as
from copydesk.relate.total.named import is_slip_of_any, slipped
from copydesk.relate.total.parts import addable, is_closed, is_smaller, run, sum_of, sums
from copydesk.relate.words import by_first

_KINDS = ("money", "count", "number", "measure")
_LEAST = 20  # below this a sum found by fitting proves nothing
_DIGITS = 2  # of each of two parts
_CROWD = 20  # figures of one sentence beyond which it is a table
_MOST = 6  # parts
_COMPARED = frozenset("than from against versus".split())
_PLACED = frozenset("at in across from between among over".split())
_HELD = frozenset("held had has holds contained contains yielded gave produced took sold made lost drew".split())
_CROWDS = frozenset("attendance crowd turnout audience total gate tally haul".split())
_SHARED = frozenset("shared split divided".split())
_HALF_MORE, _QUARTER_MORE = Decimal("1.5"), Decimal("1.25")  # times
_UP = 6  # sentences from "in all" to the list that it sums up
_LEFT = 8  # words from two amounts to what they leave


def gathered(sheet: Sheet) -> Iterator[Claim]:
    """Every sum and difference that the figures of neighbouring sentences give, without ids."""
    for total in sheet.plain:
        crowded = len(sheet.of_sentence[total.sentence]) > _CROWD
        if crowded or total.quantity.kind not in _KINDS or (total.quantity.value or 0) < _LEAST:
            continue
        claim = _behind(sheet, total) or _before(sheet, total) or difference(sheet, total)
        if claim is not None:
            yield claim


def _parts(sheet: Sheet, total: Figure, sentences: Sequence[int]) -> list[Figure]:
    """The figures of the sentences that can stand in a sum with the total, in order."""
    near = [f for n in sentences for f in sheet.of_sentence.get(n, ()) if f is not total]
    near = [f for f in near if f.quantity.kind in _KINDS and f.quote == total.quote]
    near = [f for f in near if addable(total, f) or counted_as(sheet, total, f)]
    return [f for f in near if not _COMPARED & set(sheet.before(f, 2)) and f.quantity.trend is None]


def _behind(sheet: Sheet, total: Figure) -> Claim | None:
    """The parts that the next sentences give, the first of them right behind the total's sentence."""
    sides = _two_sides(sheet, total) or _first_second(sheet, total)
    if sides is not None or sum(addable(total, f) for f in sheet.of_sentence[total.sentence]) > 1:
        return sides
    after = [f for f in _parts(sheet, total, range(total.sentence + 1, total.sentence + 3)) if is_smaller(f, total)]
    after = [f for f in after if f.line - total.line <= 1]
    for size in range(min(_MOST, len(after)), 1, -1):
        parts = after[:size]
        if sums(total, parts) and (size > 2 or _pair(sheet, parts)):
            return sum_of(sheet, total, parts, explicit=False)
    pair = _swapped_pair(sheet, total)
    if pair is not None:
        tie = sheet.words(total.first, total.last)
        return sum_of(sheet, total, pair, tie=tie, slip=tie, explicit=False)
    own = [f for f in after if f.sentence == total.sentence + 1]
    shared = _shared_by(sheet, total, len(own))
    if shared is not None and "and" in sheet.gap(own[-2], own[-1]) and _comes_near(total, own):
        return sum_of(sheet, total, own, tie=shared, explicit=False)
    closed = len(own) > 2 and "and" in sheet.gap(own[-2], own[-1]) and "followed" not in sheet.gap(own[0], own[1])
    if not closed or len(own) != len(_all(sheet, own[0])) or not (
        is_slip_of_any(total, own) or _exceeded(sheet, total, own)
    ):
        return None
    tie = sheet.words(total.first, total.last)
    return sum_of(sheet, total, own, tie=tie, slip=tie, explicit=False)


def _exceeded(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`214 homes were destroyed. Teams counted 142 in Acton, 51 in Bray and 27 at Clee`: a little more than all."""
    bare = all(f.quantity.kind == "number" and f.quantity.approximation == "exact" for f in parts)
    placed = all(_is_placed(sheet, f) for f in parts)
    added = sum((part.quantity.value or Decimal(0) for part in parts), Decimal(0))
    whole = total.quantity.value or Decimal(0)
    return bare and placed and total.quantity.approximation == "exact" and whole < added <= whole * _QUARTER_MORE


def _is_placed(sheet: Sheet, part: Figure) -> bool:
    """`142 in Acton`, `27 were in Bray`, `nine along Hope Road`."""
    behind = sheet.after(part, 2)
    at = part.last + (behind[:1] in (["were"], ["are"]))
    return sheet.page.low_at(at) in ("in", "at", "on", "along", "near") and _is_name(sheet, at + 1)


def _is_name(sheet: Sheet, place: int) -> bool:
    return "".join(sheet.page.words[place : place + 1])[:1].isupper()


def _swapped_pair(sheet: Sheet, total: Figure) -> list[Figure] | None:
    """`a crowd of 56,300. Home fans filled 31,200 seats, and 22,400 came from abroad`: two digits swapped."""
    own = _all(sheet, total), sheet.of_sentence.get(total.sentence + 1, [])
    parts = own[1] if len(own[0]) == 1 else []
    fits = len(parts) == 2 and all(is_smaller(f, total) and addable(total, f, mixed=True) for f in parts)
    if not fits or parts[0].line - total.line > 1 or any(f.quote != total.quote or f.quantity.trend for f in parts):
        return None
    return parts if _pair(sheet, parts) and is_closed(sheet, parts) and slipped(total, parts) else None


def _two_sides(sheet: Sheet, total: Figure) -> Claim | None:
    """`It holds 4,260 people. There are 3,180 men and 1,080 women`: the two sides of a whole, near behind it."""
    for number in (total.sentence + 1, total.sentence + 2):
        two = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind in _KINDS]
        parts = len(two) == 2 and all(is_smaller(f, total) and addable(total, f, mixed=True) for f in two)
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
    parts = all(is_smaller(f, total) and addable(total, f, mixed=True) for f in two) and two[0].quote == total.quote
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


def _pair(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether two parts are told as the two: in one sentence, joined, of two digits or more."""
    one, other = parts
    joined = one.sentence == other.sentence and {"and", "while", ","} & set(sheet.gap(one, other))
    return bool(joined) and all(len(pen.digits(f.quantity.value)) >= _DIGITS for f in parts)


def _before(sheet: Sheet, total: Figure) -> Claim | None:
    """The parts that were told before a figure that is said to be all of them."""
    tie = _said(sheet, total)
    if tie is None:
        return _crowd(sheet, total)
    told = _parts(sheet, total, range(total.sentence - 2, total.sentence + 1))
    told = [f for f in told if f.first < total.first and f.line == total.line and is_smaller(f, total)]
    for size in range(2, min(_MOST, len(told)) + 1):
        if sums(total, told[-size:]):
            return sum_of(sheet, total, told[-size:], tie=tie, explicit=False)
    fewer = (told[:k] + told[k + 1 :] for k in range(len(told))) if 2 < len(told) <= _MOST else ()
    fits = next((some for some in fewer if sums(total, some)), None)
    if fits is not None:
        return sum_of(sheet, total, fits, tie=tie, explicit=False)  # "... in the four counties, together 10,662"
    if len(told) > 2 and is_slip_of_any(total, told):
        return sum_of(sheet, total, told, tie=tie, slip=tie, explicit=False)
    return _list_before(sheet, total, tie)


def _crowd(sheet: Sheet, total: Figure) -> Claim | None:
    """`There were 8,400 on Friday, 13,100 on Saturday and 10,500 on Sunday. The attendance of 32,000 broke ...`."""
    lead = [word for word in sheet.before(total, 4) if not word.isspace()]
    told = len(lead) == 3 and lead[0] == "the" and lead[1] in _CROWDS and lead[2] == "of"
    parts = [f for f in sheet.of_sentence.get(total.sentence - 1, ()) if f.quantity.kind in _KINDS] if told else []
    alike = all(addable(total, f, mixed=True) and f.quote == total.quote and f.quantity.trend is None for f in parts)
    if len(parts) < 2 or not alike or not is_closed(sheet, parts) or run(sheet, parts, 0, mixed=True) != parts:
        return None
    tie = sheet.words(total.first - 2, total.first)
    near = _comes_near(total, parts) and (len(parts) > 2 or is_slip_of_any(total, parts))
    return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False) if near or sums(total, parts) else None


def _list_before(sheet: Sheet, total: Figure, tie: TextSpan) -> Claim | None:
    """`In all, £77,750 was taken from the three`: the last list of amounts before it, some paragraphs up."""
    alone = [f for f in sheet.of_sentence[total.sentence] if addable(f, total) and f.first <= total.first] == [total]
    if not alone or total.quantity.kind == "number" or tie.start > total.quantity.start:
        return None
    for number in range(total.sentence - 1, total.sentence - 1 - _UP, -1):
        own = [f for f in sheet.of_sentence.get(number, ()) if addable(f, total)]
        if not own or any(f.quote != total.quote for f in own):
            continue
        parts = own if is_closed(sheet, own) and own == run(sheet, own, 0) else []
        if len(parts) < 2 or not all(is_smaller(f, total) for f in parts):
            return None
        if sums(total, parts):
            return sum_of(sheet, total, parts, tie=tie, explicit=False)
        slips = len(parts) > 2 and (is_slip_of_any(total, parts) or _of_so_many(sheet, total, parts))
        return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False) if slips else None
    return None


def _of_so_many(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`from the three`: as many as the list has parts, and an amount that is near its sum."""
    here = [f for f in sheet.of_sentence[total.sentence] if f.first > total.last]
    counted = any(f.quantity.value == len(parts) and sheet.before(f, 1) == ["the"] for f in here)
    return counted and _comes_near(total, parts)


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
