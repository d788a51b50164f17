"""Changes told by comparison: a size, which way, and the level that it is held against.

    611 mm, 13% above the normal of 540 mm            It cost $212m. That is 2.9% more than last year's $206m.
    $2.80, 19 cents, or 7.3%, more than the $2.61     £421,000, up 12% from £376,000 and 1.2% from £416,000
    now £3,500, will cost £3,619, a rise of £119      cost £1.80 then and now costs £2.25, or 25% more
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Trend
from copydesk.relate.apposition import VERBS
from copydesk.relate.change.draft import BREAKS, FAR, LEVELS, Draft, alike, gives, percent_between, role_of
from copydesk.relate.change.lead import Lead
from copydesk.relate.change.told_before import told_before
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT, bare

_SIZES = ("percent", "fraction")
_TIES = frozenset("than on over above below".split())
_SIDES = frozenset(["above", "below"])
_NOMINAL = ("NN", "JJ", "PO", "PR", "DT", "VBN", "VBD", "RB", "CD", "$", "HYPH")
_WITHIN = frozenset("of for per a one".split())
_GAP = 10  # words from a size to the level that it is held against
_POINTERS = frozenset("that this it they which".split())
_NAMES = frozenset("figure total sum number price cost amount bill tally".split())
_STARTS = 7  # words before the size in a sentence that speaks of the one before
_OPENED = frozenset(["which", "that", "this", "is", "was", "were", "are", "or", "some", "i.e."])
_BASES = (["on"], ["over"], ["from"], ["since"], ["compared"], ["than"], ["in"])
_EARLIER = frozenset("now currently was were had used last previously once bought paid cost".split())
_WORTH: dict[str, Trend] = {"profit": "up", "gain": "up", "loss": "down", "saving": "down"}  # between two prices
_IS = frozenset(["was", "is", "at"])
_TRUE = frozenset("true real actual correct right".split())
_MARKS = frozenset([",", "-", "–", "—", "("])


def compared(sheet: Sheet, figures: Sequence[Figure], used: set[int]) -> Iterator[Draft]:
    """The changes of one sentence that are told as a size and the level that it lies from."""
    for n, m in _sized(figures):
        if not {n, m} & used and (draft := _against(sheet, figures, m, n, used)) is not None:
            yield draft
    for rule in (_discounted, _unlike, _corrected):
        for m in range(2, len(figures)):
            if not {m, m - 1, m - 2} & used and (draft := rule(sheet, *figures[m - 2 : m + 1])) is not None:
                used |= {m, m - 1, m - 2}
                yield draft


def _discounted(sheet: Sheet, result: Figure, base: Figure, size: Figure) -> Draft | None:
    """`The £163m fine would have been £233m but for a discount of 30%`, `... without a 30% discount`."""
    if size.quantity.kind != "percent" or not alike(base, result) or base.quantity.kind != "money":
        return None
    between, led = sheet.gap(result, base), sheet.page.lows[base.last : sheet.left(size)]
    named = "discount" in led or sheet.after(size, 1) == ["discount"]
    told = between[-3:] == ["would", "have", "been"] and bool({"but", "without"} & set(led[:2])) and len(led) < _GAP
    return Draft(base, result, percent=size) if named and told else None


def _corrected(sheet: Sheet, base: Figure, result: Figure, size: Figure) -> Draft | None:
    """`It said 1.4m came, but the true figure was 980,000, or 30% fewer`: what was told and what is true."""
    between, led = sheet.gap(base, result), sheet.page.lows[result.last : sheet.left(size)]
    behind, beside = sheet.after(size, 2), single("above") | single("below")
    true = bool(_TRUE & {*between[-4:]}) and bool({"but", "when", "while"} & {*between}) and between[-1] in _IS
    closed = behind[1:] in ([","], ["."], [";"], [])
    told = led in ([",", "or"], [","]) and behind[:1] != [] and behind[0] in beside and closed
    if size.quantity.kind not in _SIZES or not true or not told or not alike(base, result):
        return None
    up = behind[0] in single("above")
    return Draft(base, result, percent=size, motion=Motion(size.last, "up" if up else "down", "adverb"))


def _unlike(sheet: Sheet, result: Figure, gap: Figure, size: Figure) -> Draft | None:
    """`42m tonnes, 6m tonnes or 12.5% less than in 2017`: a level, its distance and its percentage, and no base."""
    behind, led = sheet.after(size, 3), sheet.page.lows[gap.last : sheet.left(size)]
    behind = behind[1:] if behind[:1] == [","] else behind[:2]  # "1.25p, or 4.6%, more than now"
    sides = single("above") | single("below")
    told = behind[1:] == ["than"] and behind[0] in sides and led[-1:] == ["or"] and len(led) < 3
    apart = sheet.page.lows[result.last : sheet.left(gap)]
    if not told or size.quantity.kind != "percent" or not alike(gap, result) or apart[-1:] not in ([","], ["-"], ["("]):
        return None
    place = size.last + (sheet.after(size, 1) == [","])
    moved = Motion(place, "up" if behind[0] in single("above") else "down", "adverb")
    return Draft(result=result, difference=gap, percent=size, motion=moved) if len(apart) < _GAP else None


def again(sheet: Sheet, figures: Sequence[Figure], used: set[int], drafts: Sequence[Draft]) -> Iterator[Draft]:
    """`up 12% from £376,000 and 1.2% from £416,000`: a second base of the result of the last of the drafts."""
    known = list(drafts)
    for n, m in _sized(figures):
        draft = _chained(sheet, figures[m], figures[n], known) if not {n, m} & used else None
        if draft is not None:
            used |= {m, n}
            known.append(draft)
            yield draft


def _sized(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """The places of each figure and of the size right before it, an adjective between them left out."""
    for n in range(1, len(figures)):
        adjective = n > 1 and figures[n - 1].quantity.kind == "duration" and "-" in figures[n - 1].quantity.text
        m = n - 2 if adjective else n - 1  # "14% below the five-year average of 7.8"
        if figures[m].quantity.kind in _SIZES and figures[n].quantity.kind in LEVELS:
            yield n, m


def _against(sheet: Sheet, figures: Sequence[Figure], m: int, n: int, used: set[int]) -> Draft | None:
    """`13% above the normal of 540 mm`: the level at ``n`` and the size at ``m``, which lies so much above it."""
    size, base = figures[m], figures[n]
    moved = _side(sheet, size, base) if base.quantity.kind != "percent" else None
    if moved is None:
        return None
    first, told = _difference(sheet, figures, m, used)
    stop = min(sheet.left(figures[first]), moved.place)
    result, sure = _result(sheet, [figures[k] for k in range(first) if k not in used], stop, base, size)
    explicit = sure
    if result is None and not first:
        result, sure = _earlier(sheet, stop, base, size)
    if result is None:
        return None
    used |= {first, m, n} | {k for k in range(first) if figures[k] is result}
    marks = {} if explicit or not sure else {"link": sheet.words(size.last, size.last + 1)}
    return Draft(base, result, percent=size, difference=told, motion=moved, marks=marks, explicit=explicit)


def _side(sheet: Sheet, size: Figure, base: Figure) -> Motion | None:
    """Which way the size lies from the level behind it: "13% above the", "12% more than the", "26% down on the"."""
    page = sheet.page
    gap = page.lows[size.last : base.first]
    skip = 1 if gap[:1] == [","] and sheet.before(size, 1) == ["or"] else 0
    tie = next((k for k, word in enumerate(gap) if word in _TIES), None)
    if not 0 < len(gap) <= _GAP or tie is None or set(gap[skip:]) & {",", "–", "—", "(", ";", "and", "but", "while"}:
        return None
    led = sheet.before(size, 2)
    if gap[:1] == ["on"] and led[-1:] in (["up"], ["down"]) and _owned(sheet, size.last + 1, base):
        return Motion(sheet.left(size) - 1, "up" if led[-1] == "up" else "down", "adverb")
    by = led[-1:] == ["by"] and gap[0] == "than"  # "higher by 14% than the"
    place = sheet.left(size) - 2 if by else size.last + skip
    low = page.lows[place]
    if low not in single("above") | single("below") | _SIDES or (not by and low in _SIDES) != (low == gap[tie]):
        return None
    if not by and tie - skip > 3:
        return None
    rest = range(size.last + tie + 1, sheet.left(base))
    if not all(page.tags[k].startswith(_NOMINAL) or page.lows[k] in _WITHIN or page.lows[k] in LIGHT for k in rest):
        return None
    return Motion(place, "up" if low in single("above") | {"above"} else "down", "adverb")


def _owned(sheet: Sheet, first: int, base: Figure) -> bool:
    """Whether the words are the time whose the level is: "the previous year's 36,500", "the 36,500 of 2012"."""
    words = sheet.page.lows[first : base.first]
    return words[-1:] in (["'s"], ["’s"]) or words == ["the"]


def _chained(sheet: Sheet, size: Figure, base: Figure, known: Sequence[Draft]) -> Draft | None:
    """The change from a base behind "and", where the last change of the sentence has the result."""
    lead, before = bare(sheet.before(size, 3)), known[-1] if known else None
    if before is None or before.base is None or before.percent is None or before.result is None:
        return None
    moved = _side(sheet, size, base) or before.motion
    tied = bare(sheet.gap(size, base)) in (("from",), ("on",), ("than",)) or moved is not before.motion
    near = before.base.sentence == base.sentence and before.base.first < size.first and alike(before.base, base)
    if not (lead[-1:] == ("and",) or lead[-2:] == ("and", "by")) or not tied or not near or moved is None:
        return None
    explicit, marks = before.explicit, {key: span for key, span in before.marks.items() if key == "link"}
    return Draft(base, before.result, percent=size, motion=moved, marks=marks, explicit=explicit)


def _difference(sheet: Sheet, figures: Sequence[Figure], k: int, used: set[int]) -> tuple[int, Figure | None]:
    """`19 cents, or 7.3%, more than`: the difference that the size says again."""
    gap = sheet.page.lows[figures[k - 1].last : sheet.left(figures[k])] if k else []
    if k and k - 1 not in used and gap[-1:] == ["or"] and len(gap) <= 2:
        return k - 1, figures[k - 1]
    return k, None


def _result(
    sheet: Sheet, free: Sequence[Figure], stop: int, base: Figure, size: Figure
) -> tuple[Figure | None, bool]:
    """What lies above or below the base, earlier in the sentence; whether it is the only one that can."""
    pool = [f for f in free if f.quantity.kind in LEVELS and alike(f, base) and not f.bracketed]
    pool = [f for f in pool if not BREAKS & set(sheet.page.lows[f.last : stop]) and stop - f.last <= FAR]
    if not pool or not set_off(sheet, pool[-1], stop):
        return None, False
    fitting = [f for f in pool if gives(base, f, size)]
    verbs = (sheet.page.tags[k] in VERBS for k in range(pool[-1].last, stop) if sheet.page.lows[k] not in _OPENED)
    return (fitting or pool)[-1], bool(fitting) or len(pool) == 1 or not any(verbs)


def set_off(sheet: Sheet, result: Figure, stop: int) -> bool:
    """Whether a comma, a dash or "which is" stands before the size, and no clause of another subject between."""
    page, k = sheet.page, stop
    while k > result.last and (page.lows[k - 1] in _OPENED or page.tags[k - 1] in ("RB", "DT")):
        k -= 1
    if k == result.last or page.lows[k - 1] not in _MARKS:
        return False
    own = sheet.phrase(result.last)[1]  # "8,140 people were out of work, 11% up on"
    return not any(page.deps[j] in ("nsubj", "nsubjpass") for j in range(own, k)) if page.parsed else True


def _earlier(sheet: Sheet, stop: int, base: Figure, size: Figure) -> tuple[Figure | None, bool]:
    """The level of the sentence before, where this one only points back: "That is", "The figure was"."""
    start, _ = sheet.bounds(size.sentence)
    lead = [word for word in sheet.page.lows[start:stop] if not word.isspace()]
    if not 0 < len(lead) <= _STARTS or size.sentence == 0:
        return None, False
    told = told_before(sheet, size, base)
    fitting = [f for f in told if gives(base, f, size)]
    points = lead[0] in _POINTERS or (lead[0] in ("the", "this", "that") and lead[1:2] and lead[1] in _NAMES)
    if fitting:
        return fitting[-1], True
    return (told[0], True) if points and len(told) == 1 else (None, False)


def apposed(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`now £3,500, will cost £3,619, a rise of £119`, `cost £1.80 then and £2.25 now, or 25% more`."""
    for n in range(2, len(figures)):
        size = figures[n]
        role = role_of(sheet, size, figures[n - 1]) if not {n - 2, n - 1, n} & used else None
        moved = _summed_up(sheet, size, figures[n - 1], led[n]) if role in ("percent", "difference") else None
        if moved is None or not _two_levels(sheet, figures, n):
            continue
        base, result = figures[n - 2 : n]
        if ((result.quantity.value or 0) > (base.quantity.value or 0)) != (moved.direction == "up"):
            continue
        fits = gives(base, result, size) if role == "percent" else _apart(base, result, size)
        told = moved.kind != "adverb" and bool(_EARLIER & set(sheet.before(result, 20)))
        will = {"will", "is", "are"} & set(sheet.gap(base, result))
        soon = {"now", "currently"} & set(sheet.before(base, 3)) and will
        told = told or (moved.place < sheet.left(size) and bool(soon))
        confused = role == "percent" and moved.kind == "noun" and _confused(sheet, base, result, size)
        if fits or told or confused:
            used |= {n - 2, n - 1, n}
            worth = moved.kind == "worth"
            marks = {"beside": sheet.words(moved.place, moved.place + 1)} if worth else {}
            marks |= {"link": sheet.words(size.first, size.last)} if confused and not told else {}
            draft = Draft(base, result, motion=None if worth else moved, marks=marks, explicit=told)
            setattr(draft, str(role), size)
            yield draft


def _past_date(sheet: Sheet, place: int) -> int:
    """The word behind a day that stands there: "£112 on Tuesday", "£112 yesterday"."""
    last = place + (sheet.page.low_at(place) in ("on", "in", "by"))
    while last in sheet.dated:
        last += 1
    return last if last - 1 in sheet.dated else place


def _confused(sheet: Sheet, base: Figure, result: Figure, size: Figure) -> bool:
    """`a sack, £80 in May, was £120 by July, a rise of 33%`: of the later level, or a slip of the pen from right."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in (base, result)), size.quantity
    if min(a, b) <= 0 or stated.approximation != "exact" or sheet.after(size, 1) in _BASES:
        return False
    slip = pen.telling_slip(stated.value, percent_between(a, b, stated))
    timed = base.last <= min((k for k in sheet.dated if k >= base.last), default=0) < size.first
    return timed and not gives(base, result, size) and (slip or percent_between(b, a, stated) == stated.value)


def _summed_up(sheet: Sheet, size: Figure, result: Figure, lead: Lead) -> Motion | None:
    """The word that says which way, of a size that stands behind its result in apposition."""
    page, start = sheet.page, sheet.left(size)
    gap = [word for word in page.lows[_past_date(sheet, result.last) : start] if word not in ("or", "that", "is")]
    if gap[:1] not in ([","], ["-"], ["–"], ["—"]):
        return None
    if len(gap) == 1 and page.lows[size.last : size.last + 1]:
        low, behind = page.lows[size.last], page.lows[size.last + 1 : size.last + 2]
        beside = low in single("above") | single("below") and behind in (["."], [","], [";"], [")"], [])
        return Motion(size.last, "up" if low in single("above") else "down", "adverb") if beside else None
    if gap in ([",", "up"], [",", "down"]) and lead.motion is not None and lead.motion.kind == "adverb":
        return lead.motion  # "a ticket, now £17, will be £18, up 5.9%"
    of = lead.tie == "of" and lead.motion is not None and not lead.motion.open and len(gap) <= 4
    if of or gap[-1:] != ["of"] or len(gap) > 4 or gap[-2] not in _WORTH:
        return lead.motion if of else None
    return Motion(start - 2, _WORTH[gap[-2]], "worth")


def _two_levels(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """Whether the two figures before are the sentence's only levels of their kind."""
    base, result = figures[n - 2 : n]
    if base.quantity.kind not in LEVELS or "percent" in (base.quantity.kind, result.quantity.kind):
        return False
    rivals = sum(alike(f, result) for f in figures[:n])
    joined = sheet.gap(base, result)
    return rivals == 2 and alike(base, result) and ";" not in joined and "of" not in joined[:1]


def _apart(base: Figure, result: Figure, size: Figure) -> bool:
    """Whether the two levels lie as far apart as is said."""
    return abs(result.quantity.loose - base.quantity.loose).overlaps(size.quantity.loose)
