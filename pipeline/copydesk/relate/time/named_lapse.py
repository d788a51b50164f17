"""Years of a thing that another sentence names with its date: claims of kind "date", as in `lapse`.

    an inn that was built in 1886 ... That inn stood for 127 years
    Her first book, Salt Lane, came out in 1958 ... "It is 58 years since Salt Lane appeared"
    A commission first proposed a tunnel in 1983, but ... It ran at last, 36 years after the commission reported

The noun ties the two, and the date is the first behind it, the only one that the article gives with that noun.
The cue ``ended``: the time may have ended before today.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.extract.page import NAMES, SUBJECTS
from copydesk.records import Claim, Quantity
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.frame import Found, Frame, When
from copydesk.relate.time.lapse import LEAST, ROUND, lapse
from copydesk.stem import stem

_THIS = frozenset("the that this its".split())
_HAVE = frozenset("has have".split())
_LIVED = frozenset("stood lasted survived operated existed traded".split())  # "has operated for 84 years"
_BEGUN = frozenset("built opened founded established completed launched erected formed created started began".split())
_UNTIL = frozenset("until till before when".split())
_REACH = 16  # words between the noun and its date
_PHRASE = 4  # words of "the royal commission"


def named_lapses(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The lengths said of a thing that has one date; ``seen``: ids of those that are claimed."""
    for figure in sheet.plain:
        length = figure.quantity
        if length.id in seen or not _is_long(length) or sentences[figure.sentence].dates():
            continue
        noun, verbs = _after(sheet, figure) or _since(sheet, figure), frozenset[str]()
        if noun is None:
            noun, verbs = _standing(sheet, figure), _BEGUN
        begun = _dated(sheet, sentences, figure, noun, verbs) if noun is not None else None
        if begun is not None and not _fits_another(sentences, length, begun):
            seen.add(length.id)
            first = sheet.page.starts[sheet.left(figure)]
            claim = lapse(sheet, Found((length,), first, length.end), begun, ())
            yield claim.model_copy(update={"cues": claim.cues | {"ended": claim.cues["tie"]}})


def _is_long(length: Quantity) -> bool:
    years = length.value or 0
    exact = length.kind == "duration" and length.unit == "year" and length.approximation == "exact"
    return exact and years >= LEAST and bool(years % ROUND)


def _after(sheet: Sheet, length: Figure) -> int | None:
    """The noun of `36 years after the royal commission`."""
    page, place = sheet.page, length.last
    if page.low_at(place) != "after" or page.low_at(place + 1) not in _THIS:
        return None
    last = place + 2
    while page.tag_at(last) in ("NN", "NNS", "JJ") and last < place + 2 + _PHRASE:
        last += 1
    return last - 1 if page.tag_at(last - 1) == "NN" else None


def _since(sheet: Sheet, length: Figure) -> int | None:
    """The name of `It is 48 years since Salt Lane appeared`, its last word."""
    page, last = sheet.page, length.last + 1
    while page.tag_at(last) in NAMES:
        last += 1
    named = page.low_at(length.last) == "since" and last > length.last + 1 and page.tag_at(last) in ("VBD", "VBN")
    return last - 1 if named else None


def _standing(sheet: Sheet, length: Figure) -> int | None:
    """The subject of `That hotel stood for 127 years`, `The bridge has stood for 116 years`."""
    page, place = sheet.page, sheet.left(length) - 1
    verb = place - 1
    helpers = page.lows[max(0, verb - 2) : verb]
    stood = page.low_at(verb) == "stood" or (page.low_at(verb) in _LIVED and not _HAVE.isdisjoint(helpers))
    if page.low_at(place) != "for" or not stood or "had" in helpers or not _UNTIL.isdisjoint(sheet.after(length, 3)):
        return None
    found = [k for k in page.children[verb] if page.deps[k] in SUBJECTS and page.tags[k] == "NN"]
    return found[0] if found and not _THIS.isdisjoint(page.lows[max(0, found[0] - _PHRASE) : found[0]]) else None


def _dated(
    sheet: Sheet, sentences: Sequence[Frame], length: Figure, noun: int, verbs: frozenset[str]
) -> When | None:
    """The one year told right behind the noun, wherever the article names it; one of ``verbs`` between, if any."""
    page, thing, found = sheet.page, stem(sheet.page.lows[noun]), dict[str, When]()
    for number, frame in enumerate(sentences[: length.sentence]):
        dates = [(page.at(date.start), date) for date in frame.dates()]
        for place in range(*sheet.bounds(number)) if dates else ():
            if page.tags[place][:2] != "NN" or stem(page.lows[place]) != thing:
                continue
            near = next(((at, date) for at, date in dates if 0 < at - place <= _REACH), None)
            if near is not None and (not verbs or not verbs.isdisjoint(page.lows[place : near[0]])):
                found.setdefault(near[1].first[:4], near[1])
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only is not None and only.first == only.last and only.first[:1].isdigit() else None


def _fits_another(sentences: Sequence[Frame], length: Quantity, begun: When) -> bool:
    """Whether the length runs to another printed year: "work began in 2006, 23 years after the commission"."""
    years = {date.first[:4] for frame in sentences for date in frame.dates() if date.first[:1].isdigit()}
    ends = {int(year) - int(begun.first[:4]) for year in years - {begun.first[:4]}}
    return any(abs(end - int(length.value or 0)) <= 1 for end in ends)
