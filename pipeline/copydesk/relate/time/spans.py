"""Years between a beginning and an end, or since a beginning, told in one sentence or two: claims as in `lapse`.

    joined the bank in 1961 and stayed 34 years, retiring in 1995          not since 1999, a drought of 19 years
    carried trains for 73 years. It closed in 1964

Nothing but their words ties the three, so a misfit counts where it is one slip of the pen (cue ``far``), and where
nothing but the place or the only year ties them, a telling one (cue ``telling``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim, Quantity
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.edges import begins, clause, ends
from copydesk.relate.time.frame import Found, Frame, When
from copydesk.relate.time.made import ANOTHERS, made
from copydesk.relate.time.terms import TERMS

_LEAST = 3  # years
_TWO = 2  # years that a time lies between
_OTHER = frozenset("another next last first final past previous every each further than within most under over".split())
_PERSON = frozenset(["he", "she"])
_STOPS = frozenset([",", ".", ";", ")", "–", "—", "then", "and", "but"])
_LASTED = frozenset("lasted lasting took taking spanning spanned raged".split())
_PUNISHED = frozenset("jailed imprisoned sentenced prison jail banned sentence".split())
_JAILED = frozenset("jailed imprisoned sentenced banned".split())
_OLDEST = 110  # years that anybody lives
_OF_THINGS = frozenset("opened opens built closed shut launched formed established created completed".split())
_AGO = frozenset(["ago", "old", "earlier", "before"])
_LATER = frozenset("ago on later since after".split())
_WAITS = frozenset("wait drought absence gap run spell stretch streak hiatus break barren reign rule".split())


def spans(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    for figure in sheet.plain:
        if figure.quantity.id in seen or not _is_count(sheet, figure):
            continue
        if not _JAILED.isdisjoint(sheet.said(figure.sentence)):
            continue
        for read in (_between, _since, _near_by):
            found = read(sheet, sentences, figure)
            if found is not None:
                seen.add(figure.quantity.id)
                yield _claim(sheet, sentences, figure, *found)
                break


def only_year(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """`leaves after 23 years as head ... came to the school in 1996`: the only year that the article tells."""
    told = [date for frame in sentences for date in frame.dates() if date.first[:1].isdigit()]
    if len(_years(told)) != 1 or _of_another(sheet, told[0]):
        return
    for figure in sheet.plain:
        length = figure.quantity
        tied = _is_things_age(length) or (_is_count(sheet, figure, ago=True) and _is_lapse(sheet, figure))
        counted = length.id not in seen and tied
        if counted and not ANOTHERS.search(_said(sheet, figure)) and _PUNISHED.isdisjoint(sheet.said(figure.sentence)):
            seen.add(length.id)
            yield _claim(sheet, sentences, figure, told[:1], ("far", "telling"))


def _is_lapse(sheet: Sheet, figure: Figure) -> bool:
    """`after 23 years`, `for 23 years`, `a 23-year stay`, `23 years ago`: and not `in 23 years`."""
    lead = not {"after", "for", "over"}.isdisjoint(sheet.before(figure, 1))
    return lead or "-" in figure.quantity.text or not _LATER.isdisjoint(sheet.after(figure, 1))


def _said(sheet: Sheet, figure: Figure) -> str:
    """The sentence of a length."""
    return sheet.words(*sheet.bounds(figure.sentence)).text


def _of_another(sheet: Sheet, date: When) -> bool:
    """`was born in 1950`, `has held the office since 2001`: it counts from no such year."""
    place = sheet.page.at(date.start)
    since = sheet.page.low_at(place - 1) == "since" and sheet.bounds(sheet.page.sents[place])[0] < place - 1
    return since or any(sheet.page.lows[k] == "born" for k in clause(sheet, date))


def _is_things_age(age: Quantity) -> bool:
    """`the 128-year-old bridge`: too old for anybody."""
    return age.kind == "age" and age.unit == "year" and (age.value or 0) > _OLDEST and age.approximation == "exact"


def _claim(
    sheet: Sheet, sentences: Sequence[Frame], figure: Figure, dates: Sequence[When], marks: Sequence[str]
) -> Claim:
    length = figure.quantity
    found = Found((length,), min(length.start, dates[0].start), max(length.end, dates[-1].end))
    return made(sheet, sentences[figure.sentence], found, dates, (), False, *marks)


def _is_count(sheet: Sheet, figure: Figure, *, ago: bool = False) -> bool:
    """Whether it is an exact number of years: not "the next 20 years", "a 25-year lease".

    ago: whether it may be one of "34 years ago", or "a 23-year stay" of any kind.
    """
    length = figure.quantity
    years = length.kind == "duration" and length.unit == "year" and length.approximation == "exact"
    if not years or (length.value or 0) < _LEAST or not _OTHER.isdisjoint(sheet.before(figure, 2)):
        return False
    noun = sheet.page.low_at(figure.last)
    named = "-" not in length.text or noun in _WAITS or (ago and noun not in TERMS)
    place = sheet.left(figure)
    counted = sheet.page.low_at(place - 1) == "of" and sheet.page.tag_at(place - 2) != "NN"  # "the second of 18 years"
    return named and not counted and (noun not in _AGO or noun == ("ago" if ago else "before"))


def _years(dates: Sequence[When]) -> list[When]:
    """One date of each year, in the order of the text; none where one is a stretch."""
    found: dict[str, When] = {}
    for date in dates:
        if date.first[:4] != date.last[:4]:
            return []
        if date.first[:1].isdigit():
            found.setdefault(date.first[:4], date)
    return list(found.values())


_Told = tuple[list[When], tuple[str, ...]]


def _between(sheet: Sheet, sentences: Sequence[Frame], figure: Figure) -> _Told | None:
    """The two years of the sentence, or of it and the one before or behind, in the first of which something began."""
    for one, two in _pairs(sentences, figure):
        bounds = begins(sheet, one) and ends(sheet, two, after=_behind(sheet, one, two))
        if bounds and _same_kind(sheet, figure, one) and not _fits_another(sentences, figure, (one, two)):
            lasted = not _LASTED.isdisjoint(sheet.before(figure, 2))
            return [one, two], ("far", "sure") if lasted else ("far",)
    return None



def _near_by(sheet: Sheet, sentences: Sequence[Frame], figure: Figure) -> _Told | None:
    """The only two years of the sentence, whatever is told of them."""
    told = _years(sentences[figure.sentence].dates())
    one, two = sorted(told, key=lambda date: date.first) if len(told) == _TWO else (None, None)
    if one is None or two is None or _fits_another(sentences, figure, (one, two)):
        return None
    return [one, two], ("far", "telling")


def _pairs(sentences: Sequence[Frame], figure: Figure) -> Iterator[tuple[When, When]]:
    number = figure.sentence
    for first, last in ((number, number + 1), (number - 1, number + 1), (number, number + _TWO)):
        told = _years([date for frame in sentences[max(0, first) : last] for date in frame.dates()])
        if len(told) == _TWO:
            one, two = sorted(told, key=lambda date: date.first)
            yield one, two


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


def _since(sheet: Sheet, sentences: Sequence[Frame], figure: Figure) -> _Told | None:
    """The only year of the sentence, from which something has gone on: "since 1999", "opened in 1968"."""
    own = [date for date in sentences[figure.sentence].dates() if date.first[:1].isdigit()]
    back = sheet.before(figure, 1) == ["the"] and _is_since_then(sheet, figure)
    near = sentences[max(0, figure.sentence - (not back)) : figure.sentence + (1 if back else _TWO)]
    if len(own) != 1 or len(_years([date for frame in near for date in frame.dates()])) != 1:
        return None
    counted = sheet.after(figure, 1) == ["since"] and figure.quantity.end < own[0].start
    goes_on = _goes_on(sheet, figure, own[0])
    going = own[0].end < figure.quantity.start and sheet.before(figure, 1) in (["after"], ["for"])
    since = counted or back or (goes_on and _is_since(sheet, own[0]))
    if not since and not (going and begins(sheet, own[0])):
        return None
    had = "had" in sheet.said(figure.sentence) and not counted and sheet.page.low_at(figure.last) not in _WAITS
    if had or ANOTHERS.search(_said(sheet, figure)):
        return None
    return own, ("far",) if goes_on else ("far", "ended")


def _is_since_then(sheet: Sheet, figure: Figure) -> bool:
    """`opened in 1931 and has been there for the 75 years since.`: since the year just told, and not since a clause."""
    after = sheet.after(figure, 2)
    return after[:1] == ["since"] and _STOPS.issuperset(after[1:])


def _is_since(sheet: Sheet, date: When) -> bool:
    """`since 1999`, `the last win there was in 1999`."""
    return any(sheet.page.lows[k] in ("since", "last") for k in clause(sheet, date))


def _goes_on(sheet: Sheet, figure: Figure, date: When) -> bool:
    """Whether the time runs up to now: "since 1999", "last won in 1999 ... the 19-year wait", "will close after"."""
    first, last = sheet.bounds(figure.sentence)
    since = any(sheet.page.lows[k] == "since" for k in clause(sheet, date)) or sheet.after(figure, 1) == ["since"]
    return since or sheet.page.low_at(figure.last) in _WAITS or "will" in sheet.page.lows[first:last]
