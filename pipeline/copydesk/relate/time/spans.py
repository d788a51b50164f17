"""Years between a beginning and an end, or since a beginning, told in one sentence or two: claims as in `lapse`.

    joined the bank in 1961 and stayed 34 years, retiring in 1995          not since 1999, a drought of 19 years
    carried trains for 73 years. It closed in 1964

Nothing but their words ties the three, so a misfit counts where it is one slip of the pen (cue ``far``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.edges import begins, clause, ends
from copydesk.relate.time.frame import Found, Frame, When
from copydesk.relate.time.made import made

_LEAST = 3  # years
_TWO = 2  # years that a time lies between
_OTHER = frozenset("another next last first final past previous every each further than within most under over".split())
_PERSON = frozenset(["he", "she"])
_OF_THINGS = frozenset("opened opens built closed shut launched formed established created completed".split())
_AGO = frozenset(["ago", "old", "earlier", "before"])
_WAITS = frozenset("wait drought absence gap run spell stretch streak hiatus break barren reign rule".split())


def spans(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    for figure in sheet.plain:
        length = figure.quantity
        if length.id in seen or not _is_count(sheet, figure):
            continue
        dates = _between(sheet, sentences, figure) or _since(sheet, sentences, figure)
        if dates:
            seen.add(length.id)
            first = min(length.start, dates[0].start)
            found = Found((length,), first, max(length.end, dates[-1].end))
            marks = ["far"] if len(dates) == _TWO or _goes_on(sheet, figure, dates[0]) else ["far", "ended"]
            yield made(sheet, sentences[figure.sentence], found, dates, (), False, *marks)


def _is_count(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is an exact number of years: not "the next 20 years", "12 years ago", "a 25-year lease"."""
    length = figure.quantity
    years = length.kind == "duration" and length.unit == "year" and length.approximation == "exact"
    if not years or (length.value or 0) < _LEAST or not _OTHER.isdisjoint(sheet.before(figure, 2)):
        return False
    named = "-" not in length.text or sheet.page.low_at(figure.last) in _WAITS
    place = sheet.left(figure)
    counted = sheet.page.low_at(place - 1) == "of" and sheet.page.tag_at(place - 2) != "NN"  # "the second of 18 years"
    return named and not counted and _AGO.isdisjoint(sheet.after(figure, 1))


def _years(dates: Sequence[When]) -> list[When]:
    """One date of each year, in the order of the text; none where one is a stretch."""
    found: dict[str, When] = {}
    for date in dates:
        if date.first[:4] != date.last[:4]:
            return []
        if date.first[:1].isdigit():
            found.setdefault(date.first[:4], date)
    return list(found.values())


def _between(sheet: Sheet, sentences: Sequence[Frame], figure: Figure) -> list[When]:
    """The two years of the sentence, or of it and the one before or behind, in the first of which something began."""
    number = figure.sentence
    for first, last in ((number, number + 1), (number - 1, number + 1), (number, number + _TWO)):
        told = _years([date for frame in sentences[max(0, first) : last] for date in frame.dates()])
        if len(told) != _TWO:
            continue
        one, two = sorted(told, key=lambda date: date.first)
        bounds = begins(sheet, one) and ends(sheet, two, after=_behind(sheet, one, two))
        if bounds and _same_kind(sheet, figure, one) and not _fits_another(sentences, figure, (one, two)):
            return [one, two]
    return []


def _same_kind(sheet: Sheet, figure: Figure, one: When) -> bool:
    """Not `The dam opened in 1965. He retired in 1991 after 35 years`: a thing's beginning is no person's."""
    page, (first, last) = sheet.page, sheet.bounds(figure.sentence)
    place = page.at(one.start)
    here = page.lows[sheet.bounds(page.sents[place])[0] : place]
    persons = _PERSON.isdisjoint(page.lows[first:last]) or not _PERSON.isdisjoint(here)
    return persons or page.sents[place] == figure.sentence or _OF_THINGS.isdisjoint(here)


def _fits_another(sentences: Sequence[Frame], figure: Figure, told: Sequence[When]) -> bool:
    """`She married in 1955 ... together for 57 years until his death in 2012`: counted from another printed year."""
    years = {int(date.first[:4]) for frame in sentences for date in frame.dates() if date.first[:1].isdigit()}
    bounds = {int(date.first[:4]) for date in told}
    length = int(figure.quantity.value or 0)
    return any(abs(abs(year - end) - length) <= 1 for year in years - bounds for end in bounds)


def _behind(sheet: Sheet, one: When, two: When) -> int:
    return sheet.page.at(one.end) if one.end <= two.start else 0


def _since(sheet: Sheet, sentences: Sequence[Frame], figure: Figure) -> list[When]:
    """The only year of the sentence, from which something has gone on: "since 1999", "opened in 1968"."""
    own = [date for date in sentences[figure.sentence].dates() if date.first[:1].isdigit()]
    near = sentences[max(0, figure.sentence - 1) : figure.sentence + _TWO]
    if len(own) != 1 or len(_years([date for frame in near for date in frame.dates()])) != 1:
        return []
    if _goes_on(sheet, figure, own[0]) and _is_since(sheet, own[0]):
        return own
    lead = sheet.before(figure, 1)
    going = own[0].end < figure.quantity.start and lead in (["after"], ["for"])
    return own if going and begins(sheet, own[0]) else []


def _is_since(sheet: Sheet, date: When) -> bool:
    """`since 1999`, `the last win there was in 1999`."""
    return any(sheet.page.lows[k] in ("since", "last") for k in clause(sheet, date))


def _goes_on(sheet: Sheet, figure: Figure, date: When) -> bool:
    """Whether the time runs up to now: "since 1999", "last won in 1999 ... the 19-year wait", "will close after"."""
    place, (first, last) = sheet.page.at(date.start), sheet.bounds(figure.sentence)
    since = "since" in sheet.page.lows[max(0, place - _TWO) : place]
    return since or sheet.page.low_at(figure.last) in _WAITS or "will" in sheet.page.lows[first:last]
