"""Totals that the words behind a list name: "so that £1.06m", "Those five items", "most of the 6,000".

    £410,000 from A, £365,000 from B and £285,000 from C, so that the £1.06m of savings ...
    $5m, $3m and $4m. Those three items swallow $12m.        $2m, $4m and $6m. To the $12m it added ...

"so that" and "those three" say that the figure is the sum. A bare "the" does so where the article
has not printed the figure before, and then only a slip of the pen is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import addable, is_closed, run, sum_of, sum_printed, sums
from copydesk.stem import stem

_POINTERS = frozenset(["the", "these", "those", "all"])
_LEAST, _MOST = 3, 9  # items that are spelled out
_REACH = 6  # words from "those five items" to what they come to
_OFF = Decimal(2)  # times: further off, the figure is the total of something else
_CLOSE = Decimal("1.25")  # times
_INSIDE = frozenset("to of from with all".split())


def named(sheet: Sheet) -> Iterator[Claim]:
    """Every list whose total is named behind it, in its sentence or the next."""
    yield from _those(sheet)
    for number, figures in sheet.of_sentence.items():
        n = 0
        while n < len(figures):
            parts, length = _list(sheet, figures, n)
            if len(parts) < 2:
                n += length
                continue
            behind = figures[n + len(parts) :]
            claim = _here(sheet, parts, behind)
            if claim is None and not any(addable(f, parts[0]) for f in behind):
                claim = _next(sheet, parts, sheet.of_sentence.get(number + 1, []))
            if claim is not None:
                yield claim
            n += len(parts)


def _those(sheet: Sheet) -> Iterator[Claim]:
    """`Those five items swallow £60m`: the last five amounts before them."""
    for counted in sheet.plain:
        count = int(counted.quantity.value or 0) if counted.quantity.kind == "count" else 0
        if not _LEAST <= count <= _MOST or sheet.before(counted, 1) not in (["those"], ["these"]):
            continue
        total = next((f for f in sheet.of_sentence[counted.sentence] if f.first > counted.last), None)
        if total is None or total.first - counted.last > _REACH:
            continue
        earlier = [f for f in sheet.plain if f.first < counted.first and counted.sentence - f.sentence <= count]
        parts = [f for f in earlier if addable(f, total)][-count:]
        tie = sheet.words(counted.first - 1, counted.last)
        claim = _claim(sheet, parts, total, tie, strong=True) if len(parts) == count else None
        if claim is not None:
            yield claim


def _list(sheet: Sheet, figures: Sequence[Figure], n: int) -> tuple[list[Figure], int]:
    """The shortest closed list that begins at ``n``, before what may be its total, and how far was read."""
    found = run(sheet, figures, n, mixed=True)
    closed = next((k for k in range(2, len(found) + 1) if is_closed(sheet, found[k - 2 : k])), 1)
    return found[:closed], len(found)


def _here(sheet: Sheet, parts: Sequence[Figure], behind: Sequence[Figure]) -> Claim | None:
    if not behind or not _can_be(behind[0], parts):
        return None
    total = behind[0]
    gap = sheet.gap(parts[-1], total)
    at = next((k for k in range(len(gap) - 1) if gap[k : k + 2] == ["so", "that"]), None)
    if at is not None and at < 6 and len(gap) - at < 8:
        return _claim(sheet, parts, total, sheet.words(parts[-1].last + at, parts[-1].last + at + 2), strong=True)
    if len(parts) > 2 and _points(sheet, total):
        return _claim(sheet, parts, total, sheet.words(total.first - 1, total.first), strong=False)
    return None


def _next(sheet: Sheet, parts: Sequence[Figure], near: Sequence[Figure]) -> Claim | None:
    """`To the £60m it added ...`, `The total was 6,000.`."""
    totals = [f for f in near if _can_be(f, parts)]
    if totals and _is_the_sum(sheet, totals[0], parts):
        tie = sheet.words(totals[0].first - 1, totals[0].first)
        return sum_of(sheet, totals[0], parts, tie=tie, slip=tie, explicit=False)
    for total in totals:
        two = total.quantity.kind == "number" and slipped(total, parts)  # "350 of the 386 on board", and no cabins
        if _points(sheet, total) and (len(parts) > 2 or two):
            return _claim(sheet, parts, total, sheet.words(total.first - 1, total.first), strong=False)
    return _said(sheet, parts, totals)


def _is_the_sum(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`£2.1m on the library and £1.7m on the pool. The £3.8m will come from`: nothing else can be meant."""
    opens, behind = sheet.before(total, 3), sheet.page.tag_at(total.last)[:2]
    opens = [word for word in opens if not word.isspace()]
    said = (opens == ["the"] and behind in ("VB", "MD")) or (opens == ["with", "the"] and behind == "PR")
    if (total.nouns or not said) and not (opens == ["the"] and _all_of_them(sheet, total, parts)):
        return False
    fresh = all(f.quantity.value != total.quantity.value for f in sheet.plain if f.first < total.first)
    return fresh and pen.near(sum_printed(parts), total.quantity.value, _CLOSE)


def _all_of_them(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`12 shops in England, five in Wales and three in Kent. The 20 shops to close are`: all the shops of the list."""
    counts = (total, *parts)
    alike = all(f.quantity.kind == "count" and f.nouns[:1] == total.nouns[:1] for f in counts)
    end, first = sheet.phrase(total.last)[1], sheet.bounds(parts[0].sentence)[0]
    told = {stem(word) for word in sheet.page.words[first : parts[-1].last]}
    again = sheet.page.low_at(end) == "to" and stem(sheet.page.low_at(end + 1)) in told  # no "24 shops to stay open"
    return alike and len(parts) > 2 and again


def _said(sheet: Sheet, parts: Sequence[Figure], totals: Sequence[Figure]) -> Claim | None:
    """The sentence behind speaks of the total: what is a slip away from the sum must be meant."""
    if len(parts) < 3 or any(sums(total, parts) for total in totals):
        return None
    for total in totals:
        if "total" in {*sheet.before(total, 20), *sheet.after(total, 8)} and is_slip(total, parts):
            return _claim(sheet, parts, total, sheet.words(total.first, total.last), strong=False)
    return None


def _can_be(total: Figure, parts: Sequence[Figure]) -> bool:
    return total.quantity.kind != "percent" and all(addable(total, part, mixed=True) for part in parts)


def _points(sheet: Sheet, total: Figure) -> bool:
    """Whether the words point back to a figure that is not printed before: it is the sum of the list."""
    before = sheet.before(total, 2)
    if sheet.page.text[total.quantity.end : total.quantity.end + 1] == "-":
        return False  # "in the 129-seat parliament, with one independent"
    if before[-1:] == [] or before[-1] not in _POINTERS or sheet.left(total) != total.first:
        return False
    few = not pen.telling(total.quantity.value)  # a slip apart by chance too often: "The £36m hall opens"
    if few and not _INSIDE & set(before):
        return False
    return all(f.quantity.value != total.quantity.value for f in sheet.plain if f.first < total.first)


def slipped(total: Figure, parts: Sequence[Figure], least: int = 3) -> bool:
    """Whether two digits swapped make the sum of the figure, which has that many at least."""
    value = pen.rounded(sum_printed(parts), total.quantity)
    return len(pen.digits(total.quantity.value)) >= least and pen.swapped(value, total.quantity.value)


def is_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether any single slip of the pen makes the sum of the figure."""
    return pen.slip(pen.rounded(sum_printed(parts), total.quantity), total.quantity.value)


def is_slip_of_any(total: Figure, pieces: Sequence[Figure]) -> bool:
    """Whether one slip in the total or in one of the pieces, of three digits or more, makes the sum right."""
    whole, added = total.quantity.value or Decimal(0), sum_printed(pieces)
    wanted = [(total, added), *((piece, whole - added + (piece.quantity.value or Decimal(0))) for piece in pieces)]
    return any(value > 0 and _slips(figure, value) for figure, value in wanted)


def _slips(figure: Figure, wanted: Decimal) -> bool:
    """Whether the value was meant: a slip away from three digits, or swapped digits of them ("250" for 205)."""
    printed, value = figure.quantity.value, pen.rounded(wanted, figure.quantity)
    return pen.slip(value, printed) if pen.telling(printed) else pen.telling(wanted) and pen.swapped(wanted, printed)


def is_near(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the sum is within a factor of two of the figure: further off, it is the total of something else."""
    return pen.near(sum_printed(parts), total.quantity.value, _OFF)


def _claim(sheet: Sheet, parts: Sequence[Figure], total: Figure, tie: TextSpan, *, strong: bool) -> Claim | None:
    if sums(total, parts):
        return sum_of(sheet, total, parts, tie=tie, explicit=strong)
    near = is_near(total, parts) and (total.quantity.value or 0) > max(p.quantity.value or 0 for p in parts)
    if strong and near:
        return sum_of(sheet, total, parts, tie=tie)
    return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False) if is_slip(total, parts) else None
