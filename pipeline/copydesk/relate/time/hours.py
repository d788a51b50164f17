"""Lengths of hours and minutes whose two times of day stand somewhere near: claims of kind "date", as in `clocked`.

    CCTV showed a van coming at 11.50pm and leaving at 2.35am. The intruder spent two hours and 45 minutes there
    It left at 19:00 on Saturday ... It tied up at 11:30 on Sunday ... The crossing, which took 16 and a half hours
    shut from 11pm on Friday until 5am on Monday. The engineers need the full 54 hours
    without power for three hours on Tuesday. The lights went out at 5.40pm and came back at 8.40pm

No phrase ties them. A length is that of two times where it fits them to the minute, and is meant to be where
only the hours are wrong: the minutes of one pair of times in twelve agree by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk.pen import sound_alike, swapped
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.clocked import HOUR, STRETCHES, Clock, apart, claim, clocks, comparable, crosses, minutes_of

_BACK, _AHEAD = 10, 2  # sentences before and behind a length in which its times may be told
_SHORT = 3  # sentences back for a length that may be any
_APART = 9  # sentences between the two times
_USUAL = frozenset("normally usually typically generally ordinarily".split())
_LEAST = 20  # minutes; anything may take less
_MANY = 6  # times of day near by: a timetable
_HALF = frozenset([0, 30])
_LASTED = frozenset("after for took lasted spent lasting taking lasts".split())
_WHOLE = frozenset("full whole entire all".split())
_MOST_OF = (["most", "of", "the"], ["most", "of", "those"])
_CAME = frozenset("arrived came joined got reached turned queued".split())
_BEGUN = frozenset(
    "out off down shut closed stopped halted began begun started left trapped stuck cut lost broke opened due came on"
    " stand standstill triggered scheduled".split()
)
_ENDED = frozenset(
    "back on restored reopened resumed freed rescued ended finished arrived returned reconnected lifted over until left"
    " finally again closed".split()
)
_STATE = frozenset(
    "without shut closed cut stuck trapped stranded off down out halted blocked disrupted lost suspended dark".split()
)
_SPENT = frozenset("spent lasted went endured sounded rang".split())
_CLAUSE = 8  # words before a time that tell what began then
_END = frozenset("until till to".split())
_OTHER = frozenset(
    "record best limit average usual maximum minimum than every least most up within over next last past first".split()
)


def claims(sheet: Sheet, seen: set[str]) -> Iterator[Claim]:
    """Every length between two times near by, without ids; not those that are ``seen`` (ids of lengths)."""
    lengths = [f for f in sheet.plain if f.quantity.kind == "duration" and f.quantity.unit in ("hour", "minute")]
    if not lengths:
        return
    times = clocks(sheet)
    told = {minutes_of(length) for length in lengths}
    for length in lengths:
        exact = length.quantity.approximation == "exact" and minutes_of(length) >= _LEAST
        usual = _USUAL & {*sheet.before(length, 4)}  # "The trip normally takes two hours"
        if exact and not usual and length.quantity.id not in seen:
            pair = _pair(sheet, length, times, told)
            if pair is not None:
                seen.add(length.quantity.id)
                yield claim(sheet, length, *pair)


def _pair(
    sheet: Sheet, length: Figure, times: dict[int, list[Clock]], told: set[int]
) -> tuple[Clock, Clock] | None:
    """The two times that the length fits, or which it misses by whole hours; ``told``: all lengths, in minutes."""
    pairs = _pairs(sheet, length, times)
    printed = minutes_of(length)
    if not pairs and (only := _only_two(sheet, length, times)) is not None:
        return only
    fitting = [pair for pair in pairs if apart(*pair) == printed]
    if fitting:
        return fitting[-1]
    if printed % (24 * HOUR) == 0:
        return None  # "are owed £70 after 24 hours": whole days are told of any two days
    behind = [pair for pair in pairs if pair[1].last <= length.first]
    if behind and _whole(sheet, length, *behind[-1]):
        return behind[-1]
    told_near = range(max(0, length.sentence - _BACK), length.sentence + _AHEAD + 1)
    if crosses(sheet, *told_near) and sheet.page.low_at(length.last) != "delay":
        return None  # a flight is told with the times of more than one clock
    slips = [pair for pair in pairs if _slipped(printed, apart(*pair)) and _begins(sheet, pair[0])]
    if length.quantity.unit == "minute" and len(slips) == 1 and _is_whole(sheet, length):
        return slips[0]
    alike = [pair for pair in pairs if (apart(*pair) - printed) % HOUR == 0 and apart(*pair) not in told]
    if len(alike) != 1 or printed < HOUR or not comparable(apart(*alike[0]), printed):
        return None
    tied = printed % HOUR not in _HALF or _is_lasting(sheet, length, *alike[0])
    lead = sheet.before(length, 3)
    lead = [] if lead in _MOST_OF else lead
    return alike[0] if tied and _OTHER.isdisjoint(lead) else None


def _only_two(sheet: Sheet, length: Figure, times: dict[int, list[Clock]]) -> tuple[Clock, Clock] | None:
    """`Six-and-a-half-hour rescue ... rang for help at 7.15pm ... back at 1.45am`: the only times of the article."""
    every = [time for n in sorted(times) for time in times[n]]
    lead = length.sentence < _AHEAD and "-" in length.quantity.text and sheet.page.tag_at(length.last)[:2] == "NN"
    if not lead or len(every) != len(("begun", "ended")) or any(time.named for time in every):
        return None
    one, two = _ordered(sheet, *every)
    off = (apart(one, two) - minutes_of(length)) % HOUR
    told = (_begins(sheet, one) or one.day is not None) and not _ENDED.isdisjoint(_clause(sheet, two))
    low, high = sorted((apart(one, two), minutes_of(length)))
    fits = told and not off and 2 * high <= 3 * low
    return (one, two) if fits and not crosses(sheet, *range(sheet.page.sents[-1] + 1)) else None


def _slipped(one: int, other: int) -> bool:
    """Whether one number of minutes is misheard or has the digits of the other swapped: 40 and 14, 52 and 25."""
    return swapped(Decimal(one), Decimal(other)) or sound_alike(Decimal(one), Decimal(other))


def _pairs(sheet: Sheet, length: Figure, times: dict[int, list[Clock]]) -> list[tuple[Clock, Clock]]:
    """Two times near the length, in order, of one clock."""
    back = _SHORT if minutes_of(length) % HOUR == 0 else _BACK
    near = [time for n in range(length.sentence - back, length.sentence + _AHEAD + 1)
            for time in times.get(n, ()) if not time.named]  # fmt: skip
    if not 2 <= len(near) <= _MANY:
        return []
    pairs = [_ordered(sheet, one, two) for one, two in combinations(near, 2)]
    return [pair for pair in pairs if apart(*pair) and _of_one_clock(sheet, length, *pair)]


def _ordered(sheet: Sheet, one: Clock, two: Clock) -> tuple[Clock, Clock]:
    """The two in the order of time: "came home at 18:04, although the gun had gone off at 09:30"."""
    page = sheet.page
    same = page.sents[one.first] == page.sents[two.first] and "had" in page.lows[one.last : two.first]
    return (two, one) if same or _came(sheet, one, two) else (one, two)


def _came(sheet: Sheet, one: Clock, two: Clock) -> bool:
    """`By the time it opened at 10am she had been there for six hours. The student arrived at 4am`."""
    page, sentence = sheet.page, sheet.page.sents[one.first]
    end = sheet.bounds(sentence)[1]
    had = ("had", "been") in pairwise(page.lows[one.last : end]) and page.sents[two.first] == sentence + 1
    return had and not _CAME.isdisjoint(page.lows[end : two.first][-_CLAUSE:])


def _of_one_clock(sheet: Sheet, length: Figure, one: Clock, two: Clock) -> bool:
    """Whether no time zone is crossed from the one to the other, and the two are not too far apart."""
    places = sorted([length.sentence, sheet.page.sents[one.first], sheet.page.sents[two.first]])
    near = abs(sheet.page.sents[two.first] - sheet.page.sents[one.first]) <= _APART
    if sheet.page.low_at(length.last) == "delay":
        return near
    return near and not crosses(sheet, *range(places[0], places[-1] + 1))


def _whole(sheet: Sheet, length: Figure, one: Clock, two: Clock) -> bool:
    """`closed from 11pm until 5am ... the full six hours`: all of the only stretch that is told right before."""
    page = sheet.page
    stretch = page.low_at(two.first - 1) in _END and 0 <= length.sentence - page.sents[two.first] <= 1
    whole = not _WHOLE.isdisjoint(sheet.before(length, 3)) and page.sents[one.first] == page.sents[two.first]
    return stretch and whole and (minutes_of(length) - apart(one, two)) % HOUR == 0


def _is_lasting(sheet: Sheet, length: Figure, one: Clock, two: Clock) -> bool:
    """`declared it out at 5.10am, after five and a half hours`: a length that something took, beside its two times."""
    lasting = not _LASTED.isdisjoint(sheet.before(length, 2)) and sheet.after(length, 1) != ["of"]
    the = sheet.before(length, 1) == ["the"] and sheet.after(length, 1) == ["without"]
    near = sheet.page.sents[two.first] == length.sentence or (one.day is not None and two.day is not None)
    lasting = lasting or _is_named(sheet, length) or _is_whole(sheet, length)
    return (length.first >= two.last and (lasting or the) and near) or (lasting and _bounded(sheet, length, one, two))


def _bounded(sheet: Sheet, length: Figure, one: Clock, two: Clock) -> bool:
    """`for three hours on Tuesday. The lights went out at 5.40pm and came back at 8.40pm`: a beginning and an end."""
    told = {sheet.page.sents[one.first], sheet.page.sents[two.first]}
    near = max(told) - min(told) <= 1 and min(abs(length.sentence - n) for n in told) <= 1
    state = not _STATE.isdisjoint(sheet.before(length, 12)) or _is_named(sheet, length) or _is_whole(sheet, length)
    return near and state and _begins(sheet, one) and not _ENDED.isdisjoint(_clause(sheet, two))


def _clause(sheet: Sheet, clock: Clock) -> list[str]:
    """The words before a time of its sentence, which tell what happened then."""
    return sheet.page.lows[sheet.bounds(sheet.page.sents[clock.first])[0] : clock.first][-_CLAUSE:]


def _begins(sheet: Sheet, clock: Clock) -> bool:
    return not _BEGUN.isdisjoint(_clause(sheet, clock))


def _is_named(sheet: Sheet, length: Figure) -> bool:
    """`a nine-hour delay`, `12-hour shifts`: the length of something that has a beginning and an end."""
    return "-" in length.quantity.text and sheet.page.low_at(length.last).removesuffix("s") in STRETCHES


def _is_whole(sheet: Sheet, length: Figure) -> bool:
    """`spent seven hours on a single item`, `a match that went on for five hours`."""
    return not _SPENT.isdisjoint(sheet.before(length, 3))
