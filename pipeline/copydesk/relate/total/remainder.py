"""What remains of a total once a part is taken away: "the remaining £36m", "leaving 70"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim, TextSpan
from copydesk.relate.share.whole import points_back
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import (
    ADDABLE,
    addable,
    adds,
    ends_with,
    is_thousands_off,
    run,
    sum_of,
    sums,
    total_first,
)  # fmt: skip
from copydesk.relate.total.rest_far import is_all_else, is_left, is_read, rest_far
from copydesk.relate.total.rest_only import leaves, of_told, rest_only

_QUARTER_MORE = Decimal("1.25")
_TOWARDS = frozenset(["towards", "toward", "of"])
_FIND = frozenset("find raise needs need finding".split())
_OWED = frozenset("outstanding owed owing missing unpaid unrecovered unaccounted needed required".split())
_PAID = frozenset("repaid returned recovered refunded back repay raised collected".split())
_GAINED = frozenset("raised received added gained earned borrowed open opened opening hire hired add recruit".split())
_PRONOUNS = frozenset("it them him her us me you".split())


def remainders(sheet: Sheet) -> Iterator[Claim]:
    """`of the £90m, £54m ... and the remaining £36m`; also across sentences."""
    for rest in sheet.plain:
        before = sheet.before(rest, 4)
        one = rest.quantity.kind == "money" and (sheet.page.tag_at(rest.last) == "NN" or _one_more(sheet, rest))
        if before[-1:] == ["other"] and (before[-2:-1] != ["the"] or one or _beside_one(sheet, rest)):
            continue
        owed = _outstanding(sheet, rest)
        if owed is not None:
            yield owed
            continue
        told = ends_with(before, "rest") is not None or _left_to(sheet, rest)
        told = told or leaves(sheet, rest) or is_left(sheet, rest) or is_all_else(sheet, rest)
        if not told or rest.quantity.kind not in ADDABLE:
            continue
        earlier = (f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first)
        if "leaving" in sheet.before(rest, 7) and any(_GAINED & {*sheet.before(f, 2)} for f in earlier):
            continue  # "It will close nine and open four, leaving it with 209"
        cue = sheet.words(rest.first - 1, rest.first)
        here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and adds(f, rest)]
        if not is_read(sheet, rest, here):
            continue
        claim = _of_so_many(sheet, rest, cue) or _rest_here(sheet, rest, here, cue) or _balance(sheet, rest, here, cue)
        if claim is None and rest.quantity.kind != "percent":  # what remains of percentages is of 100
            claim = of_told(sheet, rest, cue) or rest_far(sheet, rest, here, cue) or rest_only(sheet, rest, here, cue)
        if claim is not None:
            yield claim


def _one_more(sheet: Sheet, rest: Figure) -> bool:
    """`£8m of a £20m fine, and the other £3m fine`: another thing of the kind, and no rest of the first."""
    noun = sheet.page.low_at(rest.last)
    here = sheet.of_sentence[rest.sentence]
    return noun.isalpha() and any(sheet.page.low_at(f.last) == noun for f in here if f.first < rest.first)


def _balance(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """`draw $600m from the fund, which holds $3.4bn, leaving it with $2.8bn`: the greatest less all the others."""
    if len(here) < 2 or "leaving" not in sheet.before(rest, 7) or any(f.quote != rest.quote for f in here):
        return None
    total = max(here, key=lambda f: f.quantity.value or ZERO)
    parts = [f for f in here if f is not total]
    pieces = [*parts, rest]
    if not all(addable(total, piece) for piece in pieces):
        return None
    if sums(total, pieces):
        return sum_of(sheet, total, parts, rest=rest, tie=cue, explicit=False)
    near = pen.near(sum((f.quantity.value or ZERO for f in pieces), ZERO), total.quantity.value, _QUARTER_MORE)
    named = near and bool(_TOWARDS & {*sheet.before(total, 2)})  # "£2.4m towards the £4.1m cost, leaving it to find"
    slip = named or is_slip_of_any(total, pieces) or is_thousands_off(total, pieces)
    return sum_of(sheet, total, parts, rest=rest, tie=cue, slip=cue, explicit=False) if slip else None


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
    """`leaving it to find £45m`, `leaving the firm with 45`, `still has to find £170,000`."""
    before = sheet.before(rest, 7)
    if "still" in before[-4:] and _FIND & {*before[-1:]}:
        return True
    at = max((k for k, word in enumerate(before) if word == "leaving"), default=None)
    if at is None:
        return False
    behind = before[at + 1 :]
    found = "to" in behind and behind.index("to") == len(behind) - 2
    return (found or behind[-1:] == ["with"]) and (len(behind) == 2 or behind[0] in {*_PRONOUNS, "the", "its", "her"})


def _rest_here(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    if len(here) < 2 or (rest.quantity.kind == "percent" and "of" not in sheet.before(here[0], 3)):
        return None
    prior = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest) and f.line == rest.line]
    sought = next((f for f in prior if sums(f, [*here, rest])), None)
    if sought is not None:  # "a cost of $186m. Ratepayers would cover $96m, the state $60m and sponsors the other $30m"
        return sum_of(sheet, sought, here, rest=rest, tie=cue, explicit=False)
    if points_back(sheet, here[0]):
        return None  # "22,300 of them, fleets for 29,700 and small businesses for the other 2,359": of what was told
    if (len(here) == 2 and sheet.gap(*here)[:1] == ["of"]) or "of" in sheet.gap(*here[:2])[:3]:
        part, total = here[:2]
        more = run(sheet, here, 1, mixed=True)[1:]  # "31 of the 64 seats, the Left 22 and the Greens 7"
        parts: Sequence[Figure] = [part, *more]
        if sums(total, [part, rest]) or any(points_back(sheet, f) for f in parts):
            parts = [part]  # "Twenty of the 64 jobs, 12 of them in Hull, will go, leaving 44"
        if (part.quantity.value or 0) < (total.quantity.value or 0):
            return sum_of(sheet, total, parts, rest=rest, tie=cue)
    total, parts = here[0], here[1:]
    gap = sheet.gap(total, parts[0])
    if {"ahead", "followed", "behind"} & {*gap}:
        return None  # "105, ahead of Bray with 84 and Clee with 71, while 135 died in the other six"
    told = ends_with(gap, "some") is not None or ends_with(gap, "parts") is not None or _of_which(gap)
    before = sheet.before(total, 3)
    if {"this", "that", "these", "those", "which", "it", "them"} & set(before) and "of" in before:
        return None  # "Of this, £7m is for roads ...": the total stands before
    opened = told or "of" in before
    if not opened or ("and" in gap and "of" not in sheet.before(total, 3)):
        return None  # "132 jobs in one and, with 60, the other; the other 48": neither is the whole
    if gap[-1:] == ["and"] and before[-1:] == ["of"] and not told and not sums(total, [*parts, rest]):
        return None  # "Savings of £9.8m will be made in May and £7.1m in June, with the remaining £4.7m": of more
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
