"""Lengths of time beside the stretch that they fill: claims of kind "date".

    from 1997 to 2007, and his ten years in office      the three-day event runs from 4 to 6 May
    a 12-year spell as mayor (2004-2016)

    between January 2016 and March 2012

Roles: ``length``, and ``stretch`` (or ``from`` and ``to``), the dates as printed; a stretch that is
no date of its own ("(1964-1990)") stands in ``period``. ``explicit`` is False where the stretch
stands in another sentence. A stretch whose last year lies before its first has no length, and the
cue ``backward``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Sheet
from copydesk.relate.time import clocked, daytime, hours
from copydesk.relate.time.dayline import daylines
from copydesk.relate.time.filled import filled, joined
from copydesk.relate.time.frame import Found, Frame, When, frames, phrases
from copydesk.relate.time.near_stretch import near_stretches

# "20 years at the bank, from 2010 to 2014 as its head": the stretch is another's.
_OTHERWISE = re.compile(r",?\s+(?:as|he|she|they|it|when|we)\b")
_ANOTHER = re.compile(r"\band (?:the|his|her|their) (?:last|second|other|next|third)\b")
_ABSOLUTE = re.compile(r",\s+(?:with )?(?:the|its|his|her|their|an?|each|one)\s+(?:[\w-]+\s+){1,3}\w+ing\s+\Z")
_UNTIL = (" to ", " until ", " till ")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DAYS = ("day", "week", "month")
# Parts of a stretch: "began at 13:05 and ended at 18:02, with a break of 45 minutes".
_PARTS = ("the last ", "the first ", "the final ", "break of ", "pause of ", "delay of ", "interval of ")
_ENDS = ("the last ", "the first ", "the final ")  # "between 10 and 14 May. Only the last two days"
_LEAD = 12  # characters before a length
_FAR = 4  # sentences between a post with its dates and the time spent in it


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every length of a printed stretch, without ids; a length takes part in one claim only."""
    sheet = sheets.read(doc, mentions)
    lengths = {q.id: q for q in mentions.quantities if q.kind == "duration"}
    for claim in _all(sheet):
        length = lengths.get(claim.roles.get("length", ""))
        ending = length is not None and not claim.explicit and sheet.page.text[: length.start].endswith(_ENDS)
        if length is None or not (ending or _of_its_own(sheet, claim, length)):
            yield claim


def _all(sheet: Sheet) -> Iterator[Claim]:
    sentences, seen = frames(sheet), set[str]()
    yield from clocked.claims(sheet, seen)  # with their weekdays, which the phrases do not read
    for frame in sentences:
        for found in (each for pattern in phrases("durations", "fills") for each in frame.find(pattern)):
            other = _OTHERWISE.match(sheet.page.text, found.end)
            other = other or _ANOTHER.search(sheet.page.text, found.start, found.end)
            if found.length.id not in seen and len(found.dates()) == 1 and not other:
                seen.add(found.length.id)
                yield filled(sheet, found.length, found.dates()[0], explicit=True)
        yield from _bounds(sheet, frame, seen)
    yield from _events(sheet, sentences, seen)
    yield from _announced(sheet, sentences, seen)
    yield from _closed(sheet, sentences, seen)
    yield from _tenures(sheet, sentences, seen)
    yield from hours.claims(sheet, seen)
    yield from daylines(sheet, sentences, seen)
    yield from near_stretches(sheet, sentences, seen)
    yield from _backward(sheet)


def _backward(sheet: Sheet) -> Iterator[Claim]:
    """`between January 2016 and March 2012`, `from 2019 to 1991`: stretches that end before they begin."""
    text = sheet.page.text
    for one, other in pairwise(sheet.dates):
        lead, gap = text[max(0, one.start - 8) : one.start].lower(), text[one.end : other.start].lower()
        told = (lead.endswith("between ") and gap == " and ") or (lead.endswith("from ") and gap in _UNTIL)
        years = [_YEAR.search(date.text) for date in (one, other)]
        if told and years[0] is not None and years[1] is not None and int(years[1][0]) < int(years[0][0]):
            stretch = TextSpan(text=text[one.start : other.end], start=one.start, end=other.end)
            yield Claim(text=stretch.text, start=stretch.start, end=stretch.end, kind="date",
                        roles={"from": one.id, "to": other.id}, cues={"backward": stretch})  # fmt: skip


def _events(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`It was held from 9 to 12 August. The four-day event ...`: the only stretch of the sentence before."""
    for before, frame in pairwise(sentences):
        stretches = [when for when in before.dates() if when.first[-3:-2] == "-" and when.first != when.last]
        if len(stretches) != 1 or len(before.dates()) != 1 or frame.dates():
            continue
        for found in (each for pattern in phrases("durations", "event") for each in frame.find(pattern)):
            days = found.length.unit in ("day", "week") and "-" in found.length.text
            if days and found.length.id not in seen:
                seen.add(found.length.id)
                yield filled(sheet, found.length, stretches[0], explicit=False)


def _announced(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`face a nine-day shutdown`, and the one stretch of days that the next sentence gives."""
    for number, (before, frame) in enumerate(pairwise(sentences)):
        stretches = [when for when in frame.dates() if when.first[-3:-2] == "-" and when.first != when.last]
        if len(stretches) != 1 or len(frame.dates()) != 1 or before.dates():
            continue
        for found in (each for pattern in phrases("durations", "announced") for each in before.find(pattern)):
            lead = sheet.page.text[: found.start].rstrip()
            opens = lead.endswith((" a", " an")) or (number == 0 and sheet.is_headline(0))
            if opens and found.length.unit == "day" and "-" in found.length.text and found.length.id not in seen:
                seen.add(found.length.id)
                yield filled(sheet, found.length, stretches[0], explicit=False)


def _closed(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`to be shut for ten weeks. ... was closed on 3 July and will reopen on 11 September`: one or two sentences on."""
    for number, frame in enumerate(sentences):
        for found in (each for pattern in phrases("durations", "closed") for each in frame.find(pattern)):
            near = sentences[number + 1 : number + 3]
            pairs = [each.dates() for one in near for pattern in phrases("durations", "closing")
                     for each in one.find(pattern)]  # fmt: skip
            length = found.length
            if length.unit in _DAYS and len(pairs) == 1 and not frame.dates() and length.id not in seen:
                seen.add(length.id)
                yield filled(sheet, length, joined(sheet, *pairs[0]), explicit=False)


def _bounds(sheet: Sheet, frame: Frame, seen: set[str]) -> Iterator[Claim]:
    """Lengths beside a first and a last day, or two hours of one day."""
    for row in ("bounds", "clock"):
        for found in (each for pattern in phrases("durations", row) for each in frame.find(pattern)):
            lead = sheet.page.text[max(0, found.length.start - _LEAD) : found.length.start]
            if lead.endswith(_PARTS):
                continue  # "started at 2.05pm and ended at 5.53pm, under a closed roof for the last 71 minutes"
            if row == "clock" and (daytime.crosses_zones(frame.text) or daytime.spans_zones(sheet.page.text)):
                continue
            if found.length.id in seen or len(found.dates()) != 2 or _of_another(found):
                continue
            seen.add(found.length.id)
            claim = filled(sheet, found.length, joined(sheet, *found.dates()), explicit=True)
            yield claim.model_copy(update={"cues": claim.cues | _weekdays(sheet, *found.dates())})


def _weekdays(sheet: Sheet, one: When, two: When) -> dict[str, TextSpan]:
    """`at 06:00 on Friday and finished at 06:00 on Sunday`: where both times of day have theirs."""
    days = [clocked.weekday(sheet, sheet.page.at(when.start), sheet.page.at(when.end)) for when in (one, two)]
    told = {name: day for name, day in zip(("from_day", "to_day"), days, strict=True) if day is not None}
    return told if one.first.startswith("T") and len(told) == len(days) else {}


def _of_its_own(sheet: Sheet, claim: Claim, length: Quantity) -> bool:
    """`lasted from 2pm to 6.40pm, the item taking 50 minutes`: the length of something else."""
    return claim.period is not None and bool(_ABSOLUTE.search(sheet.page.text[claim.period.end : length.start]))


def _of_another(found: Found) -> bool:
    """`a four-year contract, ending a strike that began on 16 September`: years between two days of one year."""
    years = {"" if when.first[:2] == "--" else when.first[:4] for when in found.dates()}
    return found.length.unit == "year" and len(years) == 1


def _tenures(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Where one post is told with its dates: the time that somebody spent in it, near by."""
    held = [(n, each.dates()[0]) for n, frame in enumerate(sentences)
            for pattern in phrases("durations", "held") for each in frame.find(pattern)]  # fmt: skip
    if len({(stretch.first, stretch.last) for _, stretch in held}) != 1:
        return
    for number, frame in enumerate(sentences):
        for found in (each for pattern in phrases("durations", "tenure") for each in frame.find(pattern)):
            near = abs(number - held[0][0]) <= _FAR
            if near and found.length.id not in seen and not frame.dates():
                seen.add(found.length.id)
                yield filled(sheet, found.length, held[0][1], explicit=False)
