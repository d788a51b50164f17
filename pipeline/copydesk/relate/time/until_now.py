"""Years that run up to the article's own day from the only year that it tells: claims as in `lapse`, ``only``.

    won the cup for the first time in 14 years ... That was in 1998, when they beat the town on penalties
    bringing to an end 14 years in office ... He first became mayor in 1995

The words of the length say that it ends now, so any year told near it, or in a sentence with a word in common, may
be its beginning. Where two years are told it may lie between them as well (cue ``till``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, phrases
from copydesk.relate.time.lapse import lapse, telling
from copydesk.relate.time.made import ANOTHERS, everywhere
from copydesk.stem import stem

_BACK, _AHEAD = 3, 4  # sentences in which the year is told without a word in common
_LEAST = 2  # years
_MOST = 2  # years that an article may tell, for one of them to be meant
_MIGHT = frozenset("would could might should must will 'd".split())
_HAVE, _HELPS = frozenset(["has", "have", "'ve", "'s"]), frozenset(["aux", "auxpass"])
_PUNISHED = frozenset("jailed imprisoned banned suspended sentenced loaned barred signed".split())
_BEGUN = frozenset(
    """
    began begun started opened founded joined became came moved took taken built blocked closed shut launched
    established elected appointed married bought arrived retired installed introduced banned finished completed erected
    formed created set made given since
    """.split()
)
_NTH = re.compile(r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th)\b")  # "in six years"
_LEAD = 3  # sentences in which an article tells its news
_PHRASE = frozenset("DT PRP$ NN JJ NNP POS VBN VBG".split())
_DEATH = frozenset("death died dead killed murder murdered".split())
_VERB = 6  # words before a year in which the verb may stand that begins something
_BORN = 4  # words before a year that may tell of a birth


def until_now(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    told = _told(sheet, sentences)
    if not 0 < len({date.first[:4] for _, date in told}) <= _MOST:
        return
    for found, date in _after_event(sheet, told):
        if found.length.id not in seen and not sentences[found.length.sentence].dates():
            seen.add(found.length.id)
            yield _claim(sheet, found, [date])
    going_on = list(_perfect(sheet, sentences))
    for number, found in (*everywhere(sentences, phrases("elapsed", "until_now")), *going_on):
        length = found.length
        dated = any(n == number for n, _ in told)  # "grew in 2011, the first time in six years"
        long = length.unit == "year" and (length.value or 0) >= _LEAST and not dated
        dates = _near(sheet, told, number, alone=(number, found) in going_on)
        if long and dates and length.id not in seen and not _NTH.search(sheet.page.text, found.start, found.end):
            seen.add(length.id)
            yield _claim(sheet, found, dates)


def _perfect(sheet: Sheet, sentences: Sequence[Frame]) -> Iterator[tuple[int, Found]]:
    """`The dam has blocked salmon from their beds for 50 years`: what has been so until now."""
    page = sheet.page
    for figure in sheet.plain:
        place = sheet.left(figure) - 1
        plain = figure.quantity.kind == "duration" and not sentences[figure.sentence].dates()
        if not plain or page.low_at(place) != "for":
            continue
        verb = page.heads[place]
        aux = {page.lows[k] for k in page.children[verb] if page.deps[k] in _HELPS}
        told = page.text[page.starts[min(verb, figure.first)] : figure.quantity.start]
        told_as_so = not _HAVE.isdisjoint(aux) and _MIGHT.isdisjoint(aux)  # "would have raised £3m for five years"
        going_on = page.tags[verb] == "VBN" and page.lows[verb] not in _PUNISHED and told_as_so
        if going_on and not ANOTHERS.search(f"been {told}"):
            length = figure.quantity
            yield figure.sentence, Found((length,), page.starts[verb], length.end)


def _after_event(sheet: Sheet, told: Sequence[tuple[int, When]]) -> Iterator[tuple[Found, When]]:
    """`nine years after his death`, in the lead: and the one year of an event that is told by the same word."""
    for figure in sheet.plain:
        length = figure.quantity
        if figure.sentence > _LEAD:
            break
        if length.kind != "duration" or length.unit != "year":
            continue
        last = figure.last + 1
        while sheet.page.tag_at(last) in _PHRASE:
            last += 1
        if sheet.page.low_at(figure.last) != "after" or sheet.page.tag_at(last - 1) != "NN":
            continue
        noun = stem(sheet.page.low_at(last - 1))
        words = _DEATH if noun in _DEATH else {noun}
        years = {date.first[:4]: date for n, date in told if not words.isdisjoint(map(stem, sheet.said(n)))}
        apart = {abs(int(date.first[:4]) - int(year)) for _, date in told for year in years}
        near = {int(length.value or 0) + k for k in (-1, 0, 1)}  # "open in 2014, 28 years after the inquiry" of 1986
        if len(years) == 1 and length.approximation == "exact" and min(near) > 0 and near.isdisjoint(apart):
            yield Found((length,), length.start, sheet.page.end(last - 1)), next(iter(years.values()))


def _claim(sheet: Sheet, found: Found, dates: Sequence[When]) -> Claim:
    claim = lapse(sheet, found, dates[0], dates[1:])
    tie = claim.cues["tie"]
    marks = {"only": tie} if len(dates) == 1 else {"only": tie, "till": tie}
    return claim.model_copy(update={"cues": claim.cues | marks})


def _told(sheet: Sheet, sentences: Sequence[Frame]) -> list[tuple[int, When]]:
    """The years, months and days with their years that the article tells, with the numbers of their sentences."""
    dates = [(n, date) for n, frame in enumerate(sentences) for date in frame.dates()]
    return [(n, date) for n, date in dates if date.first[:1].isdigit() and not _of_birth(sheet, date)]


def _of_birth(sheet: Sheet, date: When) -> bool:
    place = sheet.page.at(date.start)
    return "born" in sheet.page.lows[max(0, place - _BORN) : place]


def _near(sheet: Sheet, told: Sequence[tuple[int, When]], number: int, *, alone: bool) -> list[When]:
    """One date of each year, in order; none where no word and no place ties one to the length.

    alone: nothing but the length says that it runs up to now ("has played for nine years"): a year of that time
    is when something else happened, unless the two sentences have a word in common or a verb begins it.
    """
    here = telling(sheet, number)
    if alone:
        told = [(n, date) for n, date in told if here & telling(sheet, n) or _begins(sheet, date)]
    tied = any(-_AHEAD <= number - n <= _BACK or here & telling(sheet, n) for n, _ in told)
    found: dict[str, When] = {}
    for _, date in told if tied else ():
        if found.get(date.first[:4]) is None or len(date.first) > len(found[date.first[:4]].first):
            found[date.first[:4]] = date
    return [found[year] for year in sorted(found)]


def _begins(sheet: Sheet, date: When) -> bool:
    """`joined the band in 1998`, `blocked off in 1962`: a verb of what begins something stands before the year."""
    page, place = sheet.page, sheet.page.at(date.start)
    first, _ = sheet.bounds(page.sents[place])
    return any(page.lows[k] in _BEGUN for k in range(max(first, place - _VERB), place))
