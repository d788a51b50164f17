"""What remains of a total once a part is taken away: "the remaining £36m", "leaving 70"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk import pen
from copydesk.interval import ZERO, Interval
from copydesk.records import Claim, TextSpan
from copydesk.relate.share.whole import points_back
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import ADDABLE, addable, ends_with, is_closed, sum_of, sums, total_first

_HALF_MORE, _QUARTER_MORE, _FEW = Decimal("1.5"), Decimal("1.25"), 1000
_PARTS = 4  # figures from a total to what remains of it
_OWED = frozenset("outstanding owed owing missing unpaid unrecovered unaccounted".split())
_PAID = frozenset("repaid returned recovered refunded back repay".split())
_GAINED = frozenset("raised received added gained earned borrowed open opened opening hire hired add recruit".split())
_PRONOUNS = frozenset("it them him her us me you".split())


def remainders(sheet: Sheet) -> Iterator[Claim]:
    """`of the £90m, £54m ... and the remaining £36m`; also across sentences."""
    for rest in sheet.plain:
        before = sheet.before(rest, 4)
        if before[-1:] == ["other"] and (before[-2:-1] != ["the"] or _beside_one(sheet, rest)):
            continue
        owed = _outstanding(sheet, rest)
        if owed is not None:
            yield owed
            continue
        told = ends_with(before, "rest") is not None or _left_to(sheet, rest)
        if not told or rest.quantity.kind not in ADDABLE:
            continue
        earlier = (f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first)
        if "leaving" in sheet.before(rest, 7) and any(_GAINED & {*sheet.before(f, 2)} for f in earlier):
            continue  # "It will close nine and open four, leaving it with 209"
        cue = sheet.words(rest.first - 1, rest.first)
        here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and addable(f, rest)]
        claim = _of_so_many(sheet, rest, cue) or _rest_here(sheet, rest, here, cue)
        if claim is None and rest.quantity.kind != "percent":  # what remains of percentages is of 100
            claim = _rest_far(sheet, rest, here, cue)
        if claim is not None:
            yield claim


def _of_so_many(sheet: Sheet, rest: Figure, cue: TextSpan) -> Claim | None:
    """`531 of the county's 538 schools stayed shut, leaving seven`: whatever noun the whole has."""
    here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first]
    here = [f for f in here if f.quantity.kind in ("number", "count")]
    if len(here) != len(("part", "total")) or sheet.gap(*here)[:1] != ["of"] or "leaving" not in sheet.before(rest, 3):
        return None
    part, total = here
    left = (total.quantity.value or ZERO) - (part.quantity.value or ZERO)
    return sum_of(sheet, total, [part], rest=rest, tie=cue) if left > 0 else None


def _beside_one(sheet: Sheet, rest: Figure) -> bool:
    """`the largest 714kg and the other 103 just 664kg`: all but one that the sentence sets beside them."""
    words = sheet.before(rest, 14)
    return any(word == "the" and after.endswith("est") for word, after in pairwise(words))


def _outstanding(sheet: Sheet, rest: Figure) -> Claim | None:
    """`stole £412,000 ... has repaid £92,000. The £320,000 still outstanding`: the greatest amount of the article."""
    behind = [word for word in sheet.after(rest, 3) if word not in ("still", "that", "is")]
    if rest.quantity.kind != "money" or behind[:1] == [] or behind[0] not in _OWED or sheet.before(rest, 1) != ["the"]:
        return None
    money = [f for f in sheet.plain if f.first < rest.first and addable(f, rest)]
    paid = [f for f in money if rest.sentence - f.sentence <= 2 and _PAID & {*sheet.before(f, 3)}]
    if len(paid) != 1 or len(money) < len(("total", "part")):
        return None
    total = max(money, key=lambda f: (f.quantity.value or ZERO, f.quantity.approximation == "exact"))
    beside = [f for f in money if f.sentence == total.sentence and f is not total]
    interest = {"interest", "includes", "including", "with"} & {*sheet.after(rest, 6)}
    if beside or interest or not total_first(total, [*paid, rest]) or total is paid[0]:
        return None
    tie = sheet.words(rest.last, rest.last + 1)
    return sum_of(sheet, total, paid, rest=rest, tie=tie, slip=tie, explicit=False)


def _left_to(sheet: Sheet, rest: Figure) -> bool:
    """`leaving it to find £45m`, `leaving the firm with 45`."""
    before = sheet.before(rest, 7)
    at = max((k for k, word in enumerate(before) if word == "leaving"), default=None)
    if at is None:
        return False
    behind = before[at + 1 :]
    found = "to" in behind and behind.index("to") == len(behind) - 2
    return (found or behind[-1:] == ["with"]) and (len(behind) == 2 or behind[0] in {*_PRONOUNS, "the", "its", "her"})


def _rest_here(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    if len(here) < 2 or (rest.quantity.kind == "percent" and "of" not in sheet.before(here[0], 3)):
        return None
    if (len(here) == 2 and sheet.gap(*here)[:1] == ["of"]) or "of" in sheet.gap(*here[:2])[:3]:
        part, total = here[:2]
        if (part.quantity.value or 0) < (total.quantity.value or 0):
            return sum_of(sheet, total, [part], rest=rest, tie=cue)
    total, parts = here[0], here[1:]
    gap = sheet.gap(total, parts[0])
    if {"ahead", "followed", "behind"} & {*gap}:
        return None  # "105, ahead of Bray with 84 and Clee with 71, while 135 died in the other six"
    told = ends_with(gap, "some") is not None or ends_with(gap, "parts") is not None or _of_which(gap)
    before = sheet.before(total, 3)
    if {"this", "that", "these", "which", "it", "them"} & set(before) and "of" in before:
        return None  # "Of this, £7m is for roads ...": the total stands before
    opened = told or "of" in before
    if not opened or ("and" in gap and "of" not in sheet.before(total, 3)):
        return None  # "132 jobs in one and, with 60, the other; the other 48": neither is the whole
    if len(parts) == 2 and sums(parts[0], [parts[1], rest]):
        return sum_of(sheet, parts[0], parts[1:], rest=rest, tie=cue)  # "Of 21 entrants 19 started and 18 finished"
    whole = max(parts, key=lambda f: f.quantity.value or 0).quantity.value or 0
    if (total.quantity.value or 0) > whole:
        return sum_of(sheet, total, parts, rest=rest, tie=cue)
    return None


def _of_which(gap: Sequence[str]) -> bool:
    """`£18m, of which the state gave £10.8m and donors the other £7.2m`."""
    outside = gap[gap.index(")") :] if gap[:1] == ["("] and ")" in gap else gap
    return any(one == "of" and other in ("which", "whom") for one, other in pairwise(outside)) and ";" not in outside


def _rest_far(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """The total and the part in a sentence before: "£90m, including £54m ... . The remaining £36m"."""
    if len(here) == 1 and _of_unread(sheet, here[0]):
        return None
    inside = {k for f in sheet.of_sentence[rest.sentence] for k in range(f.first, f.last)}
    between = range(here[-1].last, rest.first) if here else range(0)
    dated = {k for d in sheet.dates for k in range(sheet.page.at(d.start), sheet.page.at(d.end))}
    if any(sheet.page.tags[k] == "CD" and k not in inside | dated for k in between):
        return None  # "Ohio lost 1,300 megawatts of that and Pennsylvania 900, leaving 2,000"
    before = [f for f in sheet.plain if f.first < rest.first and addable(f, rest)]
    pool = [f for f in before if rest.sentence - f.sentence <= 4 or f.line <= 1]
    for total in reversed(pool):
        parts = [f for f in pool if f is not total and (f.quantity.value or 0) < (total.quantity.value or 0)]
        parts = [f for f in parts if f.first > total.first or f.sentence == total.sentence]
        parts = [f for f in parts if f.sentence != total.sentence or _tied(sheet, total, f)]
        for size in (1, 2):
            for chosen in combinations(reversed(parts[-8:]), size):
                if sums(total, [*chosen, rest]):
                    chosen = tuple(sorted(chosen, key=lambda f: f.first))
                    return sum_of(sheet, total, chosen, rest=rest, tie=cue, explicit=False)
    if (opened := _of_this(sheet, rest, here, cue)) is not None:
        return opened
    off = _scaled(sheet, rest, before)
    if off is not None:
        return sum_of(sheet, off[0], off[1], rest=rest, tie=cue, slip=cue, explicit=False)
    listed = _listed(sheet, rest, here)
    if listed is not None:
        return sum_of(sheet, listed[0], listed[1], rest=rest, tie=cue, slip=cue, explicit=False)
    slipped = _slipped(rest, before) or _of_lead(rest, here, before)
    if slipped is not None:
        return sum_of(sheet, slipped[0], slipped[1], rest=rest, tie=cue, slip=cue, explicit=False)
    if here and points_back(sheet, here[0]):
        named = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest)]
        if len(named) == 1 and named[0].line == rest.line:
            return sum_of(sheet, named[0], here, rest=rest, tie=cue, explicit=False)
    pairs = [(t, p) for t, p in pairwise(pool) if t.sentence == p.sentence and rest.sentence - t.sentence <= 2]
    tied = [pair for pair in pairs if _opens(sheet, *pair)]
    if len(tied) == 1 and not here and (rest.quantity.value or 0) < (tied[0][0].quantity.value or 0):
        return sum_of(sheet, tied[0][0], [tied[0][1]], rest=rest, tie=cue, explicit=False)
    return None


def _of_unread(sheet: Sheet, whole: Figure) -> bool:
    """`In Acton 531 of the county's 538 schools`: a whole, whose part was read as no figure."""
    left = sheet.left(whole)
    places = range(left - len(sheet.before(whole, 5)), left)
    return any(sheet.page.tags[k] == "CD" and sheet.page.low_at(k + 1) == "of" for k in places)


def _of_this(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """The one figure of the sentence before: "£12m. Of this, £7m ... and the remaining £5m", "40 men. Twenty ...; the
    other 20"."""
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest) and f.quote == rest.quote]
    told = [f for f in told if f.quantity.kind == "count"] if len(told) > 1 else told
    if len(told) != 1 or not here or told[0].line != rest.line or not total_first(told[0], [*here, rest]):
        return None
    start = sheet.bounds(rest.sentence)[0]
    lead = [word for word in sheet.page.lows[start : sheet.left(here[0])] if not word.isspace()]
    named = lead[:1] == ["of"] and lead[1:2] and lead[1] in ("this", "these", "that", "those", "them", "it")
    whole = told[0].quantity.value or ZERO
    near = pen.near(whole, (here[0].quantity.value or ZERO) + (rest.quantity.value or ZERO), _HALF_MORE)
    parted = len(here) == 1 and not lead and (is_slip_of_any(told[0], [*here, rest]) or (near and whole < _FEW))
    closes = len(here) == 1 and near and _closes(sheet, here[0], rest)
    if not (named or parted or closes):
        return None
    return sum_of(sheet, told[0], here, rest=rest, tie=cue, slip=cue if closes else None, explicit=False)


def _closes(sheet: Sheet, part: Figure, rest: Figure) -> bool:
    """`It will pay $4.9bn in cash, with the remaining $400m in shares`, `290,000 were reconnected, leaving 50,000`."""
    gap = sheet.page.lows[part.last : sheet.left(rest)]
    tail = gap[max((k for k, word in enumerate(gap) if word == ","), default=len(gap)) + 1 :]
    return tail in (["with", "the", "remaining"], ["and", "the", "remaining"], ["leaving"], ["leaving", "just"])


def _tied(sheet: Sheet, total: Figure, part: Figure) -> bool:
    """Whether a figure of the total's sentence may be a part of it: not "having made £62m the year before"."""
    gap = sheet.gap(total, part) if total.first < part.first else sheet.gap(part, total)
    return "of" in gap[:3] or "of" in sheet.before(total, 2) or not {"having", "before", "after", "from"} & set(gap)


def _opens(sheet: Sheet, total: Figure, part: Figure) -> bool:
    gap = sheet.gap(total, part)
    return (total.quantity.value or 0) > (part.quantity.value or 0) and (
        ends_with(gap, "some") is not None or (gap[-1:] == [","] and "of" in sheet.before(total, 2))
    )


def _slipped(rest: Figure, before: Sequence[Figure]) -> tuple[Figure, Sequence[Figure]] | None:
    """The one total near by that, with every amount since, is a slip of the pen away from the sum."""
    near = [f for f in before if rest.sentence - f.sentence <= 2 and rest.line - f.line <= 1]
    found = [
        (total, near[n + 1 :]) for n, total in enumerate(near[:-1])
        if len(near) - n <= _PARTS and total_first(total, [*near[n + 1 :], rest])
        and is_slip_of_any(total, [*near[n + 1 :], rest])
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _listed(sheet: Sheet, rest: Figure, here: Sequence[Figure]) -> tuple[Figure, Sequence[Figure]] | None:
    """`a £320m budget. It gives £160m to A, £96m to B and £32m to C. The remaining £32m`: the one amount before."""
    parts = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest)]
    lead = [word for word in sheet.before(rest, 3) if not word.isspace()]
    if here or lead not in (["the", "remaining"], ["the", "other"]) or len(parts) < len(("one", "two")):
        return None
    whole = [f for f in sheet.of_sentence.get(rest.sentence - 2, ()) if addable(f, rest)]
    if len(whole) != 1 or not is_closed(sheet, parts) or not total_first(whole[0], [*parts, rest]):
        return None
    added = sum((f.quantity.value or ZERO for f in (*parts, rest)), ZERO)
    return (whole[0], parts) if pen.near(added, whole[0].quantity.value, _QUARTER_MORE) else None


def _of_lead(
    rest: Figure, here: Sequence[Figure], before: Sequence[Figure]
) -> tuple[Figure, Sequence[Figure]] | None:  # fmt: skip
    """`1,024 in all are of William I, the remaining 344 of Henry`: of the count that opens the article."""
    if len(here) != 1 or rest.quantity.kind not in ("count", "number"):
        return None
    opening = [f for f in before if f.line <= 1 and f.quantity.kind == "count" and f.sentence != rest.sentence]
    found = [f for f in opening if total_first(f, [*here, rest]) and is_slip_of_any(f, [*here, rest])]
    return (found[0], here) if len({f.quantity.value for f in found}) == 1 else None


def _summed(figures: Sequence[Figure]) -> Interval:
    added = Interval.point(ZERO)
    for figure in figures:
        added = added + figure.quantity.interval
    return added


def _scaled(sheet: Sheet, rest: Figure, before: Sequence[Figure]) -> tuple[Figure, Sequence[Figure]] | None:
    """The total and every amount since, of which one is thousands too great or small: "£610bn" of "£2.3bn"."""
    near = [f for f in before if rest.sentence - f.sentence <= 4]
    here = [f for f in near if f.sentence == rest.sentence]
    told = [f for f in near if f.sentence == rest.sentence - 1]
    powers = [rest.quantity.interval.scale(Decimal(10) ** k) for k in (-9, -6, -3, 3, 6, 9)]
    for total in told if len(here) == 1 else ():
        over = total.quantity.interval - here[0].quantity.interval
        if over.low is not None and over.low > 0 and any(over.overlaps(scaled) for scaled in powers):
            return total, here  # "a £1.9bn upgrade ... £1.3bn has been spent, which leaves £600bn"
    for place, total in enumerate(near[:-1]):
        parts = near[place + 1 :]
        every = _summed([*parts, rest])
        if any(every.overlaps(total.quantity.interval.scale(Decimal(10) ** k)) for k in (-9, -6, -3, 3, 6, 9)):
            return total, parts
        left = total.quantity.interval - _summed(parts) if parts else total.quantity.interval
        thousands = (rest.quantity.interval.scale(Decimal(10) ** k) for k in (-9, -6, -3, 3, 6, 9))
        if left.low is not None and left.low > 0 and any(left.overlaps(scaled) for scaled in thousands):
            return total, parts
        for part in parts:
            missing = total.quantity.interval - _summed([other for other in (*parts, rest) if other is not part])
            powers = [part.quantity.interval.scale(Decimal(10) ** k) for k in (-9, -6, -3, 3, 6, 9)]
            if missing.low is not None and missing.low > 0 and any(missing.overlaps(scaled) for scaled in powers):
                return total, parts
    return None
