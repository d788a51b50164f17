"""Lengths of days, weeks and months beside two days that are told near by: claims as in `duration`.

    last seen on October 26. A fisherman raised the alarm 19 days later, on November 14
    will close on Monday, July 6, and reopen on Monday, August 17. The council said the six-week shutdown
    a strike that lasted eight weeks. The walkout began on May 3 ... It was called off on June 28

The only two days that are told as a beginning and an end are meant, or those among several that fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from copydesk.pen import near, one_digit, swapped
from copydesk.period import day_in, days, yearless
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.edges import begins, ends
from copydesk.relate.time.filled import filled, joined
from copydesk.relate.time.frame import Frame, When

_UNITS = {"day": Decimal(1), "week": Decimal(7), "fortnight": Decimal(14), "month": Decimal("30.44")}  # days
_LATER, _EARLIER = frozenset(["later", "afterwards", "after"]), frozenset(["earlier", "before"])
_EXACTLY = ["to", "the", "day"]
_IT = frozenset("it that this the he she they".split())
_THE = frozenset("the a an its their this his her".split())
_LASTED = frozenset("lasted spent lasting lasts last took takes take taking ran runs went for after".split())
_LOOSE = frozenset("take takes taking".split())
_PERIODS = frozenset("period total span stretch spell run".split())
_SHOWS = frozenset("exhibition show display festival fair season run tour event biennale".split())
_FOR, _WHOLE = frozenset(["for", "over", "during", "throughout"]), 12  # sentences back to the opening of a show
_BACK, _AHEAD = 3, 4  # sentences in which the two days are told
_NEXT = 4  # words between a length and its own day: "19 days later, on Monday,"
_FACTOR = Decimal("2.5")
_MANY = 3  # days told near by, of which two are a beginning and an end
_YEAR, _WINTER = 365, 120  # days: of a year, and of a stretch over its end


def daylines(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    for figure in sheet.plain:
        length = figure.quantity
        plain = length.kind == "duration" and length.unit in _UNITS and length.approximation == "exact"
        if not plain or length.id in seen or (length.value or 0) <= 1:
            continue
        if sheet.after(figure, 1) == ["to"] and sheet.page.tag_at(figure.last + 1) == "VB":
            continue  # "it took four days to sell 60,000"
        stretch = _later(sheet, sentences, figure) or _stretch(sheet, sentences, figure)
        if stretch is not None:
            seen.add(length.id)
            own = sheet.page.at(stretch.start), sheet.page.at(stretch.end) - 1
            explicit = {sheet.page.sents[k] for k in own} == {figure.sentence}
            yield filled(sheet, length, stretch, explicit=explicit)


def _later(sheet: Sheet, sentences: Sequence[Frame], length: Figure) -> When | None:
    """`19 days later, on November 14`, `on 3 February, just two weeks earlier`: and the last day told before."""
    behind = sheet.after(length, 2 + len(_EXACTLY))
    exactly = behind[: len(_EXACTLY)] == _EXACTLY  # "eight weeks to the day afterwards, on 19 March"
    behind, last = (behind[len(_EXACTLY) :], length.last + len(_EXACTLY)) if exactly else (behind[:2], length.last)
    sign = next((sign for sign, words in ((1, _LATER), (-1, _EARLIER)) if behind and behind[0] in words), 0)
    pointing = behind[:1] in (["after"], ["before"])
    if not sign or (pointing and not _IT.intersection(behind[1:])):
        return None
    told = _days(sheet, sentences, length.sentence - 2, length.sentence)
    own = [day for place, day in told if 0 <= place - last <= _NEXT and not pointing]
    before = [day for place, day in told if place < length.first]
    pair = (before[-1:] + own[:1]) if own else before[-2:]
    if len(pair) != 2 or sheet.page.sents[sheet.page.at(pair[1].start)] != length.sentence:
        return None
    stretch = joined(sheet, *(pair if sign > 0 else pair[::-1]))
    return stretch if _comparable(length, _apart(stretch)) else None


def _stretch(sheet: Sheet, sentences: Sequence[Frame], length: Figure) -> When | None:
    """The only stretch of days that is told near a length that lasts, or the one that it fits."""
    if not _lasts(sheet, length):
        return None
    loose = not _LOOSE.isdisjoint(sheet.before(length, 1))  # "The first should take seven weeks"
    spent = sheet.before(length, 1) == ["spent"]  # "spent 11 weeks alone", whatever lasted so long before
    back, on = (0, 0) if loose else (0, 1) if spent else (_BACK, _AHEAD)
    back = _WHOLE if _is_of_thing(sheet, length) and sentences[length.sentence].dates() else back
    told = _days(sheet, sentences, length.sentence - back, length.sentence + on)
    if _is_of_thing(sheet, length):
        told = [row for row in told if _is_told_of(sheet, length, row[0])]
    singles = [row for row in told if row[1].first == row[1].last]
    found = list(_pairs(sheet, singles))
    if found or not any(ends(sheet, day) for _, day in singles):
        found += [day for _, day in told if day.first != day.last]
    found = [stretch for stretch in found if not _has_own(sheet, stretch, length)]
    fitting = [stretch for stretch in found if _fits(length, _apart(stretch))]
    if fitting:
        return fitting[0]
    alone = len(found) == 1 and len(told) <= _MANY
    return found[0] if alone and _comparable(length, _apart(found[0])) else None


def _has_own(sheet: Sheet, stretch: When, length: Figure) -> bool:
    """`ran for 22 weeks from June 16 to November 17`: whether its own sentence tells how long it lasted."""
    sentence = sheet.page.sents[sheet.page.at(stretch.start)]
    others = (f for f in sheet.of_sentence.get(sentence, ()) if f is not length and f.quantity.kind == "duration")
    return sentence != length.sentence and any(_fits(f, _apart(stretch)) for f in others)


def _pairs(sheet: Sheet, singles: Sequence[tuple[int, When]]) -> Iterator[When]:
    """`began on May 3 ... was called off on June 28`, `runs until June 28. It was imposed on May 3`."""
    for (place, one), (_, two) in pairwise(singles):
        if begins(sheet, one) and ends(sheet, two, after=place):
            yield joined(sheet, one, two)
        elif ends(sheet, one) and begins(sheet, two, after=place) and not ends(sheet, two, after=place):
            yield joined(sheet, two, one)


def _lasts(sheet: Sheet, length: Figure) -> bool:
    """`the six-week shutdown`, `a strike that lasted eight weeks`, `a period of 17 days`."""
    lead = sheet.before(length, 2)
    noun = sheet.page.tag_at(length.last)[:2] in ("NN", "JJ")
    named = "-" in length.quantity.text and noun and not _THE.isdisjoint(lead)
    named = named or _is_of_thing(sheet, length)
    return named or (lead[-1:] == ["of"] and lead[0] in _PERIODS) or (bool(lead) and lead[-1] in _LASTED)


def _is_of_thing(sheet: Sheet, length: Figure) -> bool:
    """`guards for the ten weeks of the show, which closes on May 26`: all the time of something with an end."""
    lead = sheet.before(length, 2)
    return len(lead) > 1 and lead[0] in _FOR and lead[1] == "the" and sheet.after(length, 2) == ["of", "the"]


def _is_told_of(sheet: Sheet, length: Figure, place: int) -> bool:
    """Whether a day is of the sentence of "the ten weeks of the show", or of one that names it, as a fair perhaps."""
    thing, said = sheet.page.low_at(length.last + 2), {*sheet.said(sheet.page.sents[place])}
    alike = _SHOWS if thing in _SHOWS else {thing}
    return sheet.page.sents[place] == length.sentence or not said.isdisjoint(alike)


def _days(sheet: Sheet, sentences: Sequence[Frame], first: int, last: int) -> list[tuple[int, When]]:
    """The days and stretches of days of those sentences, each with its first word, in order."""
    dates = [date for frame in sentences[max(0, first) : last + 1] for date in frame.dates()]
    return [(sheet.page.at(date.start), date) for date in dates if _day(date.first) and _day(date.last)]


def _day(text: str, year: int = 2001) -> date | None:
    """The day of an ISO day with or without its year."""
    known = yearless(text)
    if known is not None:
        return day_in(year, *known)
    try:
        return days(text)[0] if len(text) == len("2001-05-04") else None
    except ValueError:
        return None  # 31 June


def _apart(stretch: When) -> int:
    """Days from the first to the last, which may lie in the next year."""
    one, two = _day(stretch.first), _day(stretch.last)
    if one is None or two is None:
        return 0
    wrapped = (two - one).days % _YEAR if stretch.first.startswith("--") else (two - one).days
    return wrapped if wrapped <= _WINTER or two > one else 0


def _fits(length: Figure, apart: int) -> bool:
    """Whether so many days make the length, one of them more or less counted."""
    unit, value = _UNITS[str(length.quantity.unit)], length.quantity.value or Decimal(0)
    return (value - Decimal("0.5")) * unit <= apart + 1 and apart <= (value + 1) * unit


def _comparable(length: Figure, apart: int) -> bool:
    """Whether the length is near the days or a slip of the pen away from them."""
    value, time = length.quantity.value, Decimal(apart) / _UNITS[str(length.quantity.unit)]
    return apart > 0 and (near(value, time, _FACTOR) or swapped(value, time) or one_digit(value, time))
