"""Parts of a sum: which figures can be added, which of them make a list, and what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk.counted import in_full
from copydesk.interval import ZERO, Interval
from copydesk.records import Claim, TextSpan
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.relate.words import by_last, kept, synonyms

ADDABLE = ("money", "count", "number", "measure", "percent")
_COUNTED = ("count", "number")
_HELD = 3  # words from "two" to the amount of "two cash payments of £2,400"
_MOST = 12  # parts
REACH = 18  # words between two parts of a list
_SCALES = ("million", "billion", "trillion", "crore", "lakh")
_JOINS = frozenset([",", ";", "and", "while", "plus", "with", "&"])
_THOUSANDS = tuple(Decimal(10) ** k for k in (-9, -6, -3, 3, 6, 9))
_EVERYONE = frozenset("people person member site location".split())  # of any set of people or places
_PARTED = frozenset(
    "or from than compared against versus but up down per each so equivalent turned present currently".split()
)


def addable(one: Figure, other: Figure, mixed: bool = False) -> bool:
    """Whether two figures can stand in one sum: one unit, and one counted noun where both name it.

    mixed: things of any noun can be counted together ("80 sailors, 25 engineers and 20 cooks").
    """
    if one.quantity.kind not in ADDABLE or other.quantity.kind not in ADDABLE:
        return False
    if {one.quantity.kind, other.quantity.kind} <= {"count", "number"}:
        return mixed or _same_noun(one, other)
    return one.unit == other.unit and one.quantity.kind == other.quantity.kind


def in_millions(one: Figure, other: Figure) -> bool:
    """`14.6 million euros ... the other 2.3 million`: an amount, and a number with a scale word and no unit."""
    kinds = {one.quantity.kind, other.quantity.kind}
    bare = one if one.quantity.kind != "money" else other
    return "money" in kinds and len(kinds) > 1 and in_words(bare)


def adds(figure: Figure, rest: Figure) -> bool:
    """Whether the two can stand in one sum: not "six universities the other 2.3 million" of an amount."""
    unitless = rest.quantity.kind != "money" and in_words(rest)
    return in_millions(figure, rest) or (addable(figure, rest) and (not unitless or in_words(figure)))


def in_words(figure: Figure) -> bool:
    """Whether a scale word ends the figure: "9.2 million"."""
    return figure.quantity.text.lower().endswith(_SCALES)


def _same_noun(one: Figure, other: Figure) -> bool:
    if "number" in (one.quantity.kind, other.quantity.kind):
        return True
    if not one.nouns or not other.nouns:
        return True
    if one.nouns[0] in other.nouns or other.nouns[0] in one.nouns:
        return True
    return one.nouns[0] not in _EVERYONE and other.nouns[0] in synonyms(one.nouns[0]) - _EVERYONE


def is_joined(sheet: Sheet, one: Figure, other: Figure, mixed: bool = False) -> bool:
    """Whether the gap reads as the next item of a list."""
    gap = sheet.gap(one, other)
    if not gap or len(gap) > REACH or not any(word in _JOINS for word in gap):
        return False
    parted = _PARTED - {"against"} if mixed else _PARTED  # "50 in favour, 30 against and 20 abstained"
    listed = "," in gap or gap[-1] in _JOINS  # "£99m of fees and £15m of dues" is a list, "50 of the 90" is none
    owned = (gap[0] == "of" and not listed) or (gap[0] == "to" and len(gap) < 3)
    if owned or any(word in parted and not _names(sheet, gap, k, other) for k, word in enumerate(gap)):
        return False
    if gap[-3:-1] == ["and", "to"] and sheet.page.tag_at(other.first - 1) == "VB":
        return False  # "to open 60 shops, including 22 in Scotland, and to close 25"
    return addable(one, other, mixed)


def _names(sheet: Sheet, gap: Sequence[str], k: int, other: Figure) -> bool:
    """`£410,000 from libraries, £365,000 from clubs`: the "from" names what the first part is of, and no level."""
    inside = gap[k] == "from" and k + 1 < len(gap) - 1 and any(word in _JOINS for word in gap[k + 2 :])
    came = k > 0 and gap[k - 1] in ("came", "come", "comes")  # not "8m came from Peru and 5m were of the best grade"
    return inside and (not came or sheet.after(other, 1) == ["from"])


def run(sheet: Sheet, figures: Sequence[Figure], n: int, mixed: bool = False) -> list[Figure]:
    """The list of addable figures that begins at ``n``; ``mixed`` as in `addable`."""
    found = [figures[n]]
    for figure, other in pairwise([*figures[n + 1 :], None]):
        if figure is None or (other is not None and is_many_of(sheet, figure, other)):
            continue  # "three payments of £1,500 and two of £700"
        if sheet.before(figure, 1) == ["including"] and figure is not figures[-1]:
            continue  # "$24.1m on Friday, including $6.5m at midnight, $21.9m on Saturday"
        if not is_joined(sheet, found[-1], figure, mixed):
            break
        found.append(figure)
    return found


def repeated(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """`two payments of £2,400 and one of £900`: every part as often as there are of it; none where they are many."""
    found: list[Figure] = []
    for part in parts:
        found += [part] * _times(sheet, part)
    if len(found) == len(parts) or sums(total, parts):
        return list(parts)
    return found if len(found) <= _MOST else []


def _times(sheet: Sheet, part: Figure) -> int:
    """How many there are of an amount: two of "two payments of £2,400"."""
    before = [f for f in sheet.of_sentence[part.sentence] if f.last <= part.first][-1:]
    return int(before[0].quantity.value or 1) if before and is_many_of(sheet, before[0], part) else 1


def is_many_of(sheet: Sheet, count: Figure, part: Figure) -> bool:
    """`two payments of £2,400`, `two of £2,400`: so many, each of the amount."""
    value = count.quantity.value or ZERO
    gap = sheet.gap(count, part)
    counted = count.quantity.kind in _COUNTED or (gap == ["of"] and count.quantity.text.isalpha())
    if part.quantity.kind not in ("money", "measure") or not counted or value != int(value):
        return False
    named = gap[-1:] == ["of"] and len(gap) <= _HELD and (len(gap) == 1 or sheet.page.tag_at(part.first - 2) == "NNS")
    return value > 0 and named


def is_closed(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether a list has its last item: "and" (or a semicolon) before it."""
    return len(parts) > 1 and any(w in ("and", "plus", "&", ";", "while") for w in sheet.gap(parts[-2], parts[-1]))


def ends_with(words: Sequence[str], row: str) -> tuple[int, int] | None:
    """Where a phrase of the row ends the words (hedges and articles left out); None without one."""
    places = kept(tuple(words))
    for phrase in by_last("totals", row).get(words[places[-1]], ()) if places else ():
        tail = places[-len(phrase) :]
        if len(tail) == len(phrase) and tuple(words[k] for k in tail) == phrase:
            return tail[0], tail[-1] + 1
    return None


def sum_of(
    sheet: Sheet, total: Figure, parts: Sequence[Figure], *, rest: Figure | None = None, tie: TextSpan | None = None,
    some: TextSpan | None = None, slip: TextSpan | None = None, explicit: bool = True,
) -> Claim:  # fmt: skip
    """The claim that the parts, and what remains, make the total; see `total` for its cues."""
    roles = {"total": total, **dict(numbered("part", parts))}
    if rest is not None:
        roles["remainder"] = rest
    spans = {name: span for name, span in (("tie", tie), ("some", some), ("slip", slip)) if span is not None}
    return sheet.claim("total", roles, cues=spans, subject=total.quantity.subject, explicit=explicit)


def total_first(total: Figure, parts: Sequence[Figure], mixed: bool = False) -> bool:
    """Whether the figure can be the total of the parts: none is greater, and each can stand in its sum."""
    biggest = max((p.quantity.value or 0) for p in parts)
    return (total.quantity.value or 0) >= biggest and all(addable(total, p, mixed) for p in parts)


def fitting(total: Figure, pool: Sequence[Figure], least: int = 2) -> list[Figure] | None:
    """The figures, the nearest first, that add up to the total within rounding; None without any."""
    pool = [f for f in pool if 0 < (f.quantity.value or 0) < (total.quantity.value or 0)]
    for size in (2, 3):
        if size < least:
            continue
        for parts in combinations(reversed(pool[-8:]), size):
            if sums(total, parts):
                return sorted(parts, key=lambda f: f.first)
    return None


def sums(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether the parts add up to the total within rounding."""
    whole, *pieces = in_full([total.quantity, *(part.quantity for part in parts)])
    added = Interval.point(ZERO)
    for piece in pieces:
        added = added + piece.interval
    return added.overlaps(whole.interval)


def is_thousands_off(total: Figure, pieces: Sequence[Figure]) -> bool:
    """Whether a scale word of the total or of a piece would make the sum: "£1.9bn ... £1.3bn spent, £600bn left"."""
    whole = total.quantity.interval
    open_ended = any(f.quantity.interval.low is None or f.quantity.interval.high is None for f in (total, *pieces))
    if open_ended or not (total.quantity.kind == "money" or any(in_words(f) for f in (total, *pieces))):
        return False  # "10 countries ... more than 800 studies"
    if any(_summed(pieces).overlaps(whole.scale(power)) for power in _THOUSANDS):
        return True
    for piece in pieces:
        missing = whole - _summed([other for other in pieces if other is not piece])
        scaled = (piece.quantity.interval.scale(power) for power in _THOUSANDS)
        if missing.low is not None and missing.low > 0 and any(missing.overlaps(one) for one in scaled):
            return True
    return False


def sum_printed(figures: Sequence[Figure]) -> Decimal:
    """What the figures come to, as printed."""
    return sum((figure.quantity.value or ZERO for figure in figures), ZERO)


def is_smaller(part: Figure, total: Figure) -> bool:
    """Whether the part is more than nothing and less than the total."""
    return 0 < (part.quantity.value or 0) < (total.quantity.value or 0)


def _summed(figures: Sequence[Figure]) -> Interval:
    added = Interval.point(ZERO)
    for figure in figures:
        added = added + figure.quantity.interval
    return added
