"""Running totals: figures that further ones are added to, "bringing the total to 650"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.records import Claim, Money, TextSpan
from copydesk.relate import motion
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import REACH, addable, fitting, is_joined, sum_of, sums
from copydesk.relate.words import cues, says

_TOLLS = frozenset("toll deaths number tally count total cases".split())
_EMERGENCY = ("999", "911", "112", "111", "101", "000")
_CARRIED = 14  # words of "bringing the number of people killed in a landslide this week to"
_PAST = frozenset("in by on earlier last before at".split())
_GOALS = frozenset("target targets forecast forecasts guidance estimate rating".split())
_LEAD = 6  # words of "It had already set aside"
_DAY = 8  # words from a part to its day: "people from the rubble on Monday"
_WITH = (["together", "with"], ["added", "to"], ["along", "with"])


def risen(sheet: Sheet) -> Iterator[Claim]:
    """`rose to 58 after seven more bodies were found. The toll had stood at 51`: the base is told next."""
    for total in sheet.plain:
        if sheet.before(total, 1) != ["to"] or not _TOLLS & {*sheet.before(total, 12)}:
            continue
        behind = [f for f in sheet.of_sentence[total.sentence] if f.first >= total.last]
        more = [f for f in behind if _additive(sheet, f) and f.quantity.kind in ("count", "number")]
        moved = motion.before(sheet, sheet.left(total) - 1) if more else None
        if moved is None or moved.direction != "up" or len(more) != 1 or "after" not in sheet.gap(total, more[0]):
            continue
        if len(behind) > 1:
            continue  # "after seven more bodies were found and two died in hospital"
        told = sheet.of_sentence.get(total.sentence + 1, ())
        had = [f for f in told if sheet.before(f, 3) in (["had", "stood", "at"], ["had", "been", "at"])]
        if len(had) == 1 and all(addable(total, part, mixed=True) for part in (*had, *more)):
            tie = sheet.words(more[0].first, more[0].last)
            yield sum_of(sheet, total, [*had, *more], tie=tie, slip=tie, explicit=False)


def carried(sheet: Sheet) -> Iterator[Claim]:
    """`..., bringing the total to 650`: the parts are the figures before it."""
    verbs = {phrase[0] for phrase in cues("totals")["carry"]}
    for total in sheet.plain:
        before = sheet.before(total, _CARRIED)
        places = [k for k, word in enumerate(before) if word in verbs]
        if before[-2:-1] == ["calls"] and total.quantity.text in _EMERGENCY:
            continue  # "took 71,200 calls to 999"
        if not places or before[-1] not in ("to", "at") or _from_level(sheet, total, before[places[-1] :]):
            continue
        if _GOALS & {*before[places[-1] :]}:
            continue  # "raised its estimate of sales from $1.2bn and lifted its price target to $55"
        if (isinstance(total.quantity, Money) and total.quantity.per) or sheet.after(total, 1) in (["a"], ["an"]):
            continue  # "charges brought in at £35 a bin"
        if total.quantity.kind == "percent" and "by" in before[places[-1] :]:
            continue  # "lifting the load factor by 2.1 percentage points to 79.4%"
        end = total.first
        while sheet.page.lows[end - 1] != before[-1]:
            end -= 1
        start = end - (len(before) - places[-1])
        led = sheet.page.lows[start - 1] in ("will", "would", "to", "could", "and", "let")
        here = [f for f in sheet.of_sentence[total.sentence] if f.first < total.first]
        result = sheet.page.low_at(start - 2) == "which" or (len(here) > 1 and _additive(sheet, here[-1]))
        if led and sheet.page.tags[start] == "VB" and not result:
            continue  # plans to raise a rate to a level
        if any(f.first > start and sheet.before(f, 1) == ["to"] for f in here):
            continue  # "raised the capacity twice, to 3,000 in 2015 and to 4,200"
        yield from _to_total(sheet, total, sheet.words(start, end))


def _from_level(sheet: Sheet, total: Figure, words: Sequence[str]) -> bool:
    """Whether "from" and a figure stand between: "raising it from 20 to 27", not "the toll from the quake to 27"."""
    here = sheet.of_sentence[total.sentence]
    return "from" in words and any(0 < total.first - f.first <= len(words) for f in here)


def _to_total(sheet: Sheet, total: Figure, cue: TextSpan) -> Iterator[Claim]:
    before = [f for f in sheet.plain if f.first < total.first and f.line == total.line and addable(f, total)]
    before = [f for f in before if not {"apiece", "each"} & set(sheet.after(f, 9)) and not _is_adjective(sheet, f)]
    earlier = [f for f in before if total.sentence - f.sentence <= 2]
    here = [f for f in earlier if f.sentence == total.sentence]
    grown = _grown(sheet, total, here)
    if grown is not None:
        if sums(total, grown):
            yield sum_of(sheet, total, grown, tie=cue)
        elif len(here) == 1 and (is_slip_of_any(total, grown) or _additive(sheet, here[0])):
            yield sum_of(sheet, total, grown, tie=cue, slip=cue, explicit=False)
        return  # what was added may be given for each, or not at all
    if sheet.after(total, 1) == ["from"]:
        return  # "taking the monthly bill to £625 from £604"
    if here and sheet.before(here[0], 3)[-2:] in _WITH:
        joined = _joined_to(sheet, here, earlier)
        if joined:
            yield sum_of(sheet, total, [joined, *here], tie=cue, explicit=False)
        return  # the first part may be so much for each
    lead = [f for f in sheet.plain if f.line < total.line and addable(f, total)][-4:]
    if len(here) == 2 and not sums(total, here) and (before_it := _third(sheet, total, here)) is not None:
        yield sum_of(sheet, total, [before_it, *here], tie=cue, explicit=False)
        return  # "to cut 1,100 jobs ... following 800 in May and 450 in June, which brings the total to 2,350"
    if len(here) == 2 and (_added(sheet, *here) or _with_the(sheet, *here) or _by_day(sheet, *here)):
        yield sum_of(sheet, total, here, tie=cue)
        return
    found = fitting(total, [*lead, *earlier][-6:])
    if found is not None:
        yield sum_of(sheet, total, found, tie=cue, explicit=False)
    elif len(here) == 3 and all(is_joined(sheet, a, b) for a, b in pairwise(here)):
        yield sum_of(sheet, total, here, tie=cue)
    elif (
        len(earlier) == 2 and earlier[-1].sentence == total.sentence and _additive(sheet, earlier[-1])
        and earlier[0].quantity.kind == earlier[-1].quantity.kind
    ):  # fmt: skip
        yield sum_of(sheet, total, earlier, tie=cue, explicit=False)
    elif len(earlier) == 2 and len(here) == 1 and not lead and is_slip_of_any(total, earlier):
        yield sum_of(sheet, total, earlier, tie=cue, slip=cue, explicit=False)  # "cost £9m. It owes £4m, ..."
    elif len(here) == 1 and len(earlier) > 2 and _additive(sheet, here[0]) and _slips_off(sheet, total, earlier):
        yield sum_of(sheet, total, earlier, tie=cue, slip=cue, explicit=False)  # "Another 106 work from home, ..."
    elif len(here) == 1 and (had := _had_before(sheet, total, here[0])) is not None:
        yield sum_of(sheet, total, [had, *here], tie=cue, explicit=False)
    elif here:
        yield sum_of(sheet, total, here[-1:], tie=cue, explicit=False)


def _slips_off(sheet: Sheet, total: Figure, earlier: Sequence[Figure]) -> bool:
    """Whether the figures of this sentence and the one before are all the parts, but for a slip."""
    return earlier[0].sentence >= total.sentence - 1 and is_slip_of_any(total, earlier)


def _third(sheet: Sheet, total: Figure, here: Sequence[Figure]) -> Figure | None:
    """The figure of the lead that, with two of the sentence, makes the total."""
    opening = (f for f in sheet.plain if f.line <= 1 and f.first < total.first and addable(f, total))
    return next((f for f in opening if sums(total, [f, *here])), None)


def _had_before(sheet: Sheet, total: Figure, part: Figure) -> Figure | None:
    """`another £340m, taking the total to £1.02bn. It had put aside £680m in the first half`: told in the next one."""
    told = (f for f in sheet.of_sentence.get(total.sentence + 1, ()) if f.line - total.line <= 1)
    behind = [f for f in told if addable(f, total)]
    if len(behind) != 1 or not _additive(sheet, part):
        return None
    lead, after = {*sheet.before(behind[0], _LEAD)}, {*sheet.after(behind[0], 2)}
    past = "already" in lead or bool(_PAST & after)
    return behind[0] if "had" in lead and past and not {"than", "from", "expected"} & lead else None


def _added(sheet: Sheet, one: Figure, other: Figure) -> bool:
    gap = sheet.gap(one, other)
    if any(word in ("from", "than", "or", "but", "of") and k == len(gap) - 1 for k, word in enumerate(gap)):
        return False
    return says(gap, "totals", "plus") and not {"from", "instead"} & set(gap)


def _by_day(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`14 people on Monday and 19 on Tuesday, bringing the total to 33`: each of its own day."""
    gap = sheet.gap(one, other)
    days = [any(0 <= sheet.page.at(d.start) - f.last < _DAY for d in sheet.dates) for f in (one, other)]
    return all(days) and gap[-1:] == ["and"] and len(gap) <= REACH and "of" not in gap


def _with_the(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`With the 3,000 jobs announced in March, the latest 1,400 cuts bring the total to 4,400`."""
    first = sheet.bounds(one.sentence)[0]
    lead = [word for word in sheet.page.lows[first : one.first] if not word.isspace()]
    return lead == ["with", "the"] and "," in sheet.gap(one, other)


def _additive(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is said to come on top: "another 250", "a further 250"."""
    near = {*sheet.before(figure, 2), *sheet.after(figure, 2)}
    return bool({"another", "further", "additional", "extra", "more"} & near)


def _is_adjective(sheet: Sheet, figure: Figure) -> bool:
    """`add £38 a month to payments on a £180,000 mortgage, bringing them to`: it only says which mortgage."""
    owned = sheet.page.low_at(figure.first - 1) in ("a", "an") and figure.quantity.kind == "money"
    return owned and sheet.page.tag_at(figure.last) == "NN"


def _grown(sheet: Sheet, total: Figure, here: Sequence[Figure]) -> list[Figure] | None:
    """`employs 430 people, bringing the workforce to 3,310 from 2,880`: the base is a part as well."""
    behind = [f for f in sheet.of_sentence[total.sentence] if f.first > total.last and addable(f, total, mixed=True)]
    if not here or not behind or sheet.gap(total, behind[0])[-1:] != ["from"] or len(sheet.gap(total, behind[0])) > 3:
        return None
    return [here[-1], behind[0]]


def _joined_to(sheet: Sheet, here: Sequence[Figure], earlier: Sequence[Figure]) -> Figure | None:
    """What the sentence before gives, where this one begins "Together with £15m from A and £5m from B"."""
    last = [f for f in earlier if f.sentence == here[0].sentence - 1]
    return last[-1] if last and all(is_joined(sheet, a, b) for a, b in pairwise(here)) else None
