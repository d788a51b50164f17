"""Lists right behind their total, in its sentence or the next: "900 jobs, 415 of them in Leeds, 290 in York and ...".

    412 letters, 371 of them against and 41 in favour       £96m, £58m of it from funds and £38m from the state
    Cuts of £9.3m ... . The savings comprise £4.1m from A, £2.8m from B and £2.4m from C

Claims of kind "total" as in `total`. Such a list need not be whole, so that it verifies where it adds up; it is
held against the total where it exceeds it, where two digits are swapped, or where "comprise" says that it is all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any, slipped
from copydesk.relate.total.parts import (
    addable,
    ends_with,
    is_closed,
    is_thousands_off,
    run,
    sum_of,
    sum_printed,
    sums,
    total_first,
)
from copydesk.stem import stem

_OPENS = frozenset([",", "with", "-", "–", "—", ":"])
_OTHERWISE = frozenset(
    "than from down up against compared comparison including followed ahead behind".split()
)
_BACKWARD = frozenset(["them", "it", "which", "whom", "these", "those"])
_PLACED = frozenset(["in", "at", "from", "near", "on"])
_SUMS = frozenset("saving cut loss sum money total amount package figure bill cost funding they it".split())
_CLOSE = Decimal("1.25")  # times
_NEAR = 14  # words from a total to its list
_NAMED = 4  # words from a colon to the first part
_LEAST = 20  # below this a sum found by fitting proves nothing
_STEM = 5  # letters that "cancelled" and "cancellations" share
_MOST = 8  # parts
_BACK = 3  # sentences from a list to its total


def listed(sheet: Sheet) -> Iterator[Claim]:
    """Every list that stands right behind its total, without ids."""
    for figures in sheet.of_sentence.values():
        for n, total in enumerate(figures[:-1]):
            claim = _behind(sheet, total, run(sheet, figures[n + 1 : n + 1 + _MOST], 0, mixed=True))
            if claim is not None:
                yield claim
        claim = _comprised(sheet, figures)
        if claim is not None:
            yield claim


def _behind(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> Claim | None:
    """`412 letters, 371 of them against and 41 in favour`: in the total's own sentence."""
    gap = sheet.gap(total, parts[0])
    named = ":" in gap[-_NAMED:]  # "71,000 staff: Veltra has 44,000 and Ostrom 27,000"
    opens = (named or _OPENS & {*gap[-1:]}) and len(gap) <= _NEAR and not _OTHERWISE & {*gap, *sheet.before(total, 1)}
    measured = total.quantity.kind == "measure" and _of_it(sheet, parts) and all(_is_bare(part) for part in parts)
    if not opens or not is_closed(sheet, parts) or not (total_first(total, parts, mixed=True) or measured):
        return None
    if (total.quantity.value or ZERO) < _LEAST or total.quantity.kind == "percent":
        return None
    if sums(total, parts):
        return sum_of(sheet, total, parts, explicit=False)
    tie = sheet.words(parts[0].last, parts[0].last + 2)
    tied = _of_it(sheet, parts) or _aboard(sheet, total, parts)
    if (tied or named or _parallel(sheet, parts)) and (slipped(total, parts) or _one_swapped(total, parts)):
        return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False)
    if not tied:
        return None
    whole, added = total.quantity.value or ZERO, sum_printed(parts)
    if _aboard(sheet, total, parts) and pen.near(added, whole, _CLOSE):
        return sum_of(sheet, total, parts, tie=tie)
    over = added > whole and pen.near(added, whole, _CLOSE)
    apart = is_slip_of_any(total, parts) or exclude(sheet, parts) or _in_places(sheet, parts)
    return sum_of(sheet, total, parts, tie=tie, some=tie, explicit=False) if over and apart else None


def _is_bare(part: Figure) -> bool:
    """`ran for 341 yards, 223 of them after half-time`: it counts what the total measures."""
    return part.quantity.kind == "number"


def _aboard(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`was carrying 50 people, 46 passengers and four crew members`: whoever is aboard is one or the other."""
    nouns = [{*part.nouns[:2]} for part in parts]
    sides = len(parts) == 2 and "passenger" in nouns[0] and bool({"crew", "member"} & nouns[1])
    return sides and total.quantity.kind == "count" and sheet.gap(total, parts[0])[-1:] == [","]


def _of_it(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`371 of them`, `£58m of it`: the words tie the list to the figure before."""
    of, it = (*sheet.after(parts[0], 2), "", "")[:2]
    return of == "of" and it in _BACKWARD


def _parallel(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`43,800 for export and 27,600 for the home market`."""
    return len({*(sheet.page.low_at(part.last) for part in parts)}) == 1 and sheet.page.tag_at(parts[0].last) == "IN"


def _in_places(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`1,840 of them in Ireland, 790 in Britain and 630 in Spain`: nobody is counted at two places."""
    places = [part.last + (2 if part is parts[0] else 0) for part in parts]
    page = sheet.page
    return all(page.low_at(k) in _PLACED and page.words[k + 1][:1].isupper() for k in places)


def _one_swapped(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether two swapped digits in one of the parts make the sum right."""
    off = (total.quantity.value or ZERO) - sum_printed(parts)
    pairs = ((part.quantity.value, (part.quantity.value or ZERO) + off) for part in parts)
    return any(pen.swapped(*pair) and (pen.telling(pair[0]) or pen.telling(pair[1])) for pair in pairs)


def _comprised(sheet: Sheet, figures: Sequence[Figure]) -> Claim | None:
    """`The savings comprise £4.1m from A, £2.8m from B and £2.4m from C`: of a total that was told before."""
    figures = [f for f in figures if f.quantity.unit != "way" and not _is_adjective(sheet, f)]
    if not figures:
        return None
    first = figures[0]
    found, parts = ends_with(sheet.before(first, 5), "parts"), run(sheet, figures, 0)
    if found is None or len(parts) < len(figures) or not is_closed(sheet, parts) or sheet.before(first, 1) == [":"]:
        return None
    before = [f for f in sheet.plain if f.first < first.first and addable(f, first, mixed=True)]
    before = [f for f in before if addable(f, first) or _is_subject(sheet, f, first)]
    near = [f for f in before if first.sentence - f.sentence <= _BACK or f.line <= 1]
    tie = sheet.words(first.first - 1, first.first)
    fits = next((total for total in reversed(near) if sums(total, parts)), None)
    if fits is not None:
        return sum_of(sheet, fits, parts, tie=tie, explicit=False)
    close = [f for f in near if pen.near(sum_printed(parts), f.quantity.value, _CLOSE) or is_thousands_off(f, parts)]
    close = [f for f in close if total_first(f, parts, mixed=True) or is_thousands_off(f, parts)]
    close = [f for f in close if _is_subject(sheet, f, first) or is_slip_of_any(f, parts) or is_thousands_off(f, parts)]
    if len({f.quantity.value for f in close}) != 1:
        return None
    return sum_of(sheet, close[-1], parts, tie=tie, explicit=False)


def _is_adjective(sheet: Sheet, figure: Figure) -> bool:
    """`the 220-seat model`: it says which one."""
    return sheet.page.text[figure.quantity.end : figure.quantity.end + 1] == "-" or "-" in figure.quantity.text


def _is_subject(sheet: Sheet, total: Figure, first: Figure) -> bool:
    """`cuts of £9.3m ... . The savings comprise`, `ordered 40 trams. The order`: no "profit of £95m. The dividend"."""
    lead = {stem(word) for word in sheet.page.lows[sheet.bounds(first.sentence)[0] : first.first]}
    told = sheet.said(total.sentence) if total.sentence == first.sentence - 1 else ()
    named = any(_akin(noun, word) for noun in lead if len(noun) >= _STEM for word in told)
    return bool(lead & (_SUMS | {*total.nouns[:2]})) or named


def counted_as(sheet: Sheet, total: Figure, part: Figure) -> bool:
    """`A total of 1,276 operations were cancelled ... 512 cancellations`: the part's noun is the total's verb."""
    counts = total.quantity.kind == part.quantity.kind == "count" and sheet.before(total, 2)[-2:] == ["total", "of"]
    return counts and bool(part.nouns) and any(_akin(part.nouns[0], word) for word in sheet.after(total, _NEAR))


def _akin(noun: str, verb: str) -> bool:
    """`fine` and `fined`, `cancellation` and `cancelled`."""
    shared = next((k for k, (one, other) in enumerate(zip(noun, verb, strict=False)) if one != other), len(noun))
    return shared >= _STEM or (shared >= _STEM - 1 and shared == len(noun))
