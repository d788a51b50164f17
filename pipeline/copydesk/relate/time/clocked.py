"""Lengths of hours and minutes beside the two times of day that they lie between: claims of kind "date".

    halted at 07:05 on Tuesday ... not led off until 10:50, three hours and 45 minutes later
    began at 4pm on Monday and broke up at 2.30am on Tuesday, ten and a half hours later
    came to a halt at 17:35. The last were helped off at 22:05, four and a half hours later

The role is ``length``; the times stand in ``period``. Cues: ``tie``, the words from the first time to
the length; ``from_day`` and ``to_day``, the weekdays printed with the two times. Nothing is claimed of flights,
which cross time zones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.extract.dateword import WEEKDAYS, name_of
from copydesk.records import Claim, Period, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time import daytime
from copydesk.relate.time.daytime import Daytime

_LED = frozenset("at from until till by between and to".split())
_IT_WAS = ("it", "was")  # "It was 22:40 before the last were led off"
_NAMED = frozenset("service train flight ferry sailing bus coach departure bulletin from to kick-off start".split())
_FLOWN = frozenset("flight flights flew fly flying landed plane jet airborne airline aircraft clocks".split())
_CREW = frozenset(["engineer", "engineers", "attendant", "attendants", "controllers", "simulator"])
_BREAKS = frozenset("break pause interval delay stoppage rest".split())  # are a part of the stretch
_LATER = frozenset(["later", "afterwards"])
_FOR = frozenset("after for took lasted spent lasting taking".split())
STRETCHES = frozenset(
    "period stretch spell outage blackout journey trip delay wait closure shutdown shift ordeal ride drive cut total"
    " session meeting hearing debate siege match".split()
)
_SET_OUT = re.compile(
    r"\s*after (?:setting off|setting out|leaving|departing|"
    r"(?:it|they|she|he)(?: had)? (?:left|set off|set out|departed))\b"
)
_UNTIL = frozenset("to until till and".split())
_WHOLE = frozenset([("in", "all"), ("in", "total"), ("altogether",)])
_STRETCH = 6  # words between the two times of a stretch: "2230 GMT on Saturday 4 May until"
_NOUNS = 3  # words between a length and its stretch: "a nine-hour road closure, from"
_CLOSE = 14  # words between the second time and the length
_TO_DAY = 4  # words between a time and its weekday
HOUR, _DAY, _WEEK = 60, 24 * 60, 7 * 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: the tokens that it takes, whether it names a service, and the weekday printed with it."""

    time: Daytime
    first: int
    last: int
    named: bool
    day: TextSpan | None


def claims(sheet: Sheet, seen: set[str]) -> Iterator[Claim]:
    """Every length between two times of day, without ids; not those that are ``seen`` (ids of lengths)."""
    lengths = [f for f in sheet.plain if f.quantity.kind == "duration" and f.quantity.unit in ("hour", "minute")]
    lengths = [f for f in lengths if f.quantity.id not in seen and f.quantity.value]
    lengths = [f for f in lengths if not _BREAKS & {*sheet.before(f, 2)} and not _of_a_part(sheet, f)]
    times = clocks(sheet) if lengths else {}
    for length in lengths:
        here = [c for c in times.get(length.sentence, ()) if c.last <= length.first]
        before = [c for c in times.get(length.sentence - 1, ()) if not c.named]
        every = times.get(length.sentence, ())
        pair = _stretch(sheet, length, every)
        pair = pair or _pair(sheet, length, here, before, every) or _set_out(sheet, length, here, times)
        if pair is not None:
            seen.add(length.quantity.id)
            yield claim(sheet, length, *pair)


def _of_a_part(sheet: Sheet, length: Figure) -> bool:
    """`sat from 2pm to 6.40pm, the item taking 50 minutes`: of something with a verb of its own."""
    lead, first = sheet.before(length, 5), sheet.left(length)
    own = lead[-1:] in (["taking"], ["lasting"]) and sheet.page.tag_at(first - 2)[:2] == "NN"
    return own and "," in lead


def clocks(sheet: Sheet) -> dict[int, list[Clock]]:
    """The times of day, by sentence."""
    page, found = sheet.page, dict[int, list[Clock]]()
    for time in daytime.read(page.text):
        first, last = page.at(time.start), page.at(time.end)
        if first >= len(page) or page.starts[first] != time.start or last <= first:
            continue
        named = page.low_at(last) in _NAMED and page.low_at(first - 1) == "the"
        led = page.low_at(first - 1) in _LED or (page.low_at(first - 2), page.low_at(first - 1)) == _IT_WAS
        after = (page.low_at(first - 2), page.low_at(first - 1)) == ("after", "the")
        if named or led or after:
            clock = Clock(time, first, last, named, weekday(sheet, first, last))
            found.setdefault(page.sents[first], []).append(clock)
    return found


def weekday(sheet: Sheet, first: int, last: int) -> TextSpan | None:
    """The weekday right behind a time of day, or right before it ("on Monday at 4pm"); first, last: its words."""
    page = sheet.page
    for k in (*range(last, last + _TO_DAY), first - 2):
        if page.low_at(k) in (",", ".", ";", "and") or not 0 <= k < len(page):
            if k >= last:
                continue
            break
        if page.words[k][:1].isupper() and name_of(page.words[k]) in WEEKDAYS and page.sents[k] == page.sents[first]:
            return sheet.words(k, k + 1)
    return None


def _stretch(sheet: Sheet, length: Figure, here: Sequence[Clock]) -> tuple[Clock, Clock] | None:
    """`shut for seven hours, from 2230 GMT on Saturday until 0530 GMT on Sunday`, `until 6am, eight hours in all`."""
    page = sheet.page
    if len(here) != 2 or here[0].named or here[1].named or crosses(sheet, length.sentence):
        return None
    one, two = here
    led = page.low_at(one.first - 1) in ("from", "between") and page.low_at(two.first - 1) in _UNTIL
    gap = range(length.last, one.first - 1)
    nouns = len(gap) <= _NOUNS and all(page.tags[k][:2] == "NN" or page.lows[k] in (",", "-", "(") for k in gap)
    ends = two.last <= length.first <= two.last + _STRETCH and length.quantity.approximation == "exact"
    whole = ends and any(tuple(sheet.after(length, len(words))) == words for words in _WHOLE)
    close = two.first - one.last <= _STRETCH and comparable(apart(one, two), minutes_of(length))
    return (one, two) if led and close and (whole or (nouns and one.first > length.last)) else None


def _pair(
    sheet: Sheet, length: Figure, here: Sequence[Clock], before: Sequence[Clock], every: Sequence[Clock]
) -> tuple[Clock, Clock] | None:
    """The two times of the sentence, or its one and that of the sentence before, where the length is said of them."""
    plain = [clock for clock in here if not clock.named]
    behind = sheet.after(length, 2)
    later = bool(behind) and behind[0] in _LATER and behind[1:] != ["than"]
    lead = sheet.before(length, 2)
    stretch = lead[-1:] == ["of"] and (lead[0] in STRETCHES or _fills(sheet, length, plain))
    told = later or stretch or bool(_FOR & {*lead}) or _after(sheet, length, before, plain)
    told = told or _SET_OUT.match(sheet.page.text, length.quantity.end) is not None
    if (start := _after_named(sheet, length, plain, every)) is not None:
        return start
    if not plain or not told or sheet.left(length) - plain[-1].last > _CLOSE or crosses(sheet, length.sentence):
        return None
    if not later and sheet.after(length, 1) == ["of"]:
        return None  # "after two hours of talks"
    if len(plain) == 2:
        return plain[0], plain[1]
    later = later or _after(sheet, length, before, plain)
    return (before[0], plain[0]) if len(plain) == len(before) == 1 and later and not here[0].named else None


def _after(sheet: Sheet, length: Figure, before: Sequence[Clock], plain: Sequence[Clock]) -> bool:
    """`sent off at 9.05am. She came home at 11.52am, two hours and 27 minutes after the gun`: hours or minutes fit."""
    if not before or len(plain) != 1 or sheet.after(length, 1) != ["after"]:
        return False
    printed, minutes = minutes_of(length), apart(before[0], plain[0])
    odd = printed % HOUR not in (0, HOUR // 2) and printed % HOUR == minutes % HOUR
    return printed == minutes or (printed % HOUR > 0 and printed // HOUR == minutes // HOUR > 0) or odd


def _after_named(
    sheet: Sheet, length: Figure, plain: Sequence[Clock], every: Sequence[Clock]
) -> tuple[Clock, Clock] | None:
    """`crossed the line at 6.42am, two hours and 12 minutes after the 4.30am start`."""
    start = next((clock for clock in every if clock.first == length.last + 2), None)
    told = start is not None and sheet.after(length, 2) == ["after", "the"] and len(plain) == 1
    near = told and sheet.left(length) - plain[0].last <= 2 and not crosses(sheet, length.sentence)
    return (start, plain[0]) if start is not None and near else None


def _fills(sheet: Sheet, length: Figure, plain: Sequence[Clock]) -> bool:
    """`ending a chase of 20 hours`: behind its two times, and of their size."""
    lead, gap = sheet.before(length, 3), length.first - plain[-1].last if plain else 0
    near = len(plain) == 2 and lead[:1] == ["a"] and 0 < gap <= _CLOSE
    return near and comparable(apart(plain[0], plain[1]), minutes_of(length))


def _set_out(
    sheet: Sheet, length: Figure, here: Sequence[Clock], times: dict[int, list[Clock]]
) -> tuple[Clock, Clock] | None:
    """`The 08:12 to Acton broke down. It pulled in at 14:47, six hours and 35 minutes after setting off`."""
    if not _SET_OUT.match(sheet.page.text, length.quantity.end) or crosses(sheet, length.sentence):
        return None
    every = [*times.get(length.sentence - 1, ()), *here]
    return (every[0], every[1]) if len(every) == 2 and every[0].named and not every[1].named else None


def crosses(sheet: Sheet, *sentences: int) -> bool:
    """Whether one of the sentences tells of a flight, of a time zone or of clocks that are changed."""
    if daytime.spans_zones(sheet.page.text):
        return True
    for number in sentences:
        first, last = sheet.bounds(number)
        lows = sheet.page.lows
        told = {lows[k] for k in range(first, last) if "".join(lows[k + 1 : k + 2]) not in _CREW}
        if not _FLOWN.isdisjoint(told):
            return True
    spans = [sheet.bounds(number) for number in sentences]
    return daytime.crosses_zones(" ".join(sheet.words(first, last).text for first, last in spans if first < last))


def apart(one: Clock, two: Clock) -> int:
    """Minutes from the one time to the other, by the names of their days where both are printed."""
    minutes = two.time.minutes - one.time.minutes
    if one.day is None or two.day is None:
        return minutes % _DAY
    days = WEEKDAYS[name_of(two.day.text)] - WEEKDAYS[name_of(one.day.text)]
    return (days * _DAY + minutes) % _WEEK


def comparable(one: int, other: int) -> bool:
    """Whether neither is more than twice the other."""
    return max(one, other) <= 2 * min(one, other)


def minutes_of(length: Figure) -> int:
    """The length in minutes."""
    return round((length.quantity.value or 0) * (HOUR if length.quantity.unit == "hour" else 1))


def claim(sheet: Sheet, length: Figure, one: Clock, two: Clock) -> Claim:
    """The length with the stretch between the two times."""
    quantity, text = length.quantity, sheet.page.text
    first, last = min(one.time.start, two.time.start), max(one.time.end, two.time.end)
    start, end = min(quantity.start, first), max(quantity.end, last)
    tie = TextSpan(text=text[start:end], start=start, end=end)
    days = {"from_day": one.day, "to_day": two.day} if one.day is not None and two.day is not None else {}
    stretch = {"text": text[first:last], "start": first, "end": last, "from": one.time.iso, "to": two.time.iso}
    return Claim(
        text=tie.text, start=start, end=end, kind="date", roles={"length": quantity.id},
        explicit=sheet.page.sents[one.first] == length.sentence, period=Period.model_validate(stretch),
        cues={"tie": tie} | {name: day for name, day in days.items() if day is not None},
    )  # fmt: skip
