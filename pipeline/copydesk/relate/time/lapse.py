"""Years since something that another sentence dates: claims of kind "date", as in `elapsed`, with the cue ``far``.

    dark since November 1977 ... The hall, which has been closed for 45 years, will reopen
    He opened the first shop in 1953 ... He sold up in 1988, 35 years after that first shop opened

The date stands in one of the two sentences before, or in one with a word in common, and is the only one
that can be meant. Whether a length that does not fit is one slip of the pen away from one that does is for the
check to say: nothing else ties the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim, TextSpan
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, compiled
from copydesk.stem import stem

_AGO = tuple(map(compiled, ("{length} ago", "now ,? {length} later/on", "has/have been .. for {length}",
                             "this spring/summer/autumn/winter/year/month/week ,? {length} later/on")))
_POINTING = tuple(map(compiled, (
    "{length} on ,", "in/over/during/for the {length} since ,/then/./that", "{length} have/has passed/gone",
    "has/have .. , {length} after it/he/she/they/the/its/his/her/their", "in the {length} since",
)))  # fmt: skip
_AFTER = tuple(
    map(compiled, ("in {date} ,? {length} after that/the/his/her/its/their", "in {date} , {length} later ,/.",
                   "in {date} ,? {length} after she/he/they/it had"))
)
LEAST = 8  # years; fewer are within one of too many others
ROUND = 10  # "20 years ago" may be any time
_BACK = 6  # sentences to which a length may point back
_NEAR = 2  # sentences in which the date may have been told without a word in common
_PLAIN = frozenset(
    """
    year time day people man woman work first last make take have come go get say said told add call point become
    """.split()
)
_LETTERS = 3  # of a word that tells something


def lapses(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """The lengths that no date of their own sentence explains; ``seen``: ids of those that one does."""
    for number, frame in enumerate(sentences):
        for patterns, dated in ((_AGO, False), (_AFTER, True), (_POINTING, False)):
            for found in (each for pattern in patterns for each in frame.find(pattern)):
                length = found.length
                years = length.value or 0
                long = length.unit == "year" and years >= LEAST and years % ROUND and length.approximation == "exact"
                own = found.dates()
                if length.id in seen or not long or len(frame.dates()) != len(own) or len(own) != int(dated):
                    continue
                if _is_birth(sheet, found):
                    continue
                pointed = patterns is _POINTING
                begun = _last(sentences, number) if pointed else _begun(sheet, sentences, number, own)
                if begun is not None:
                    seen.add(length.id)
                    yield lapse(sheet, found, begun, own)


def _is_birth(sheet: Sheet, found: Found) -> bool:
    """`was born 76 years ago`: an age, and whose it is must be known."""
    start = sheet.page.at(found.start)
    return "born" in sheet.page.lows[max(0, start - 2) : sheet.page.at(found.end)]


def _begun(sheet: Sheet, sentences: Sequence[Frame], number: int, own: Sequence[When]) -> When | None:
    """The one year that a sentence before, or one with a word in common, tells."""
    here = telling(sheet, number)
    before = (sentences[n : n + 1] for n in range(number - 1, max(-1, number - _NEAR - 1), -1))
    near = next((years for frame in before if (years := _years(frame, own))), [])  # "this spring, 81 years later"
    near = _years(sentences[max(0, number - _NEAR) : number], own) if own else near
    alike = [frame for n, frame in enumerate(sentences) if n != number and frame.dates() and here & telling(sheet, n)]
    told = near or _years(alike, own)
    return told[0] if len(told) == 1 else None


def _last(sentences: Sequence[Frame], number: int) -> When | None:
    """The one year of the last sentence before that tells any: what "In the 52 years since," looks back to."""
    for frame in reversed(sentences[max(0, number - _BACK) : number]):
        if frame.dates():
            told = _years([frame], ())
            return told[0] if len(told) == 1 else None
    return None


def _years(sentences: Sequence[Frame], own: Sequence[When]) -> list[When]:
    """The days and years that the sentences tell, one for each year, before the date of the length's own sentence."""
    found: dict[str, When] = {}
    for date in (date for frame in sentences for date in frame.dates()):
        if date.first == date.last and date.first[:1].isdigit() and not (own and date.first >= own[0].first):
            found.setdefault(date.first[:4], date)
    return list(found.values())


def telling(sheet: Sheet, sentence: int) -> set[str]:
    """The stems of its nouns and verbs."""
    page = sheet.page
    places = range(*sheet.bounds(sentence))
    found = {stem(page.words[k]) for k in places if page.tags[k] in ("NN", "NNS") or page.tags[k][:2] == "VB"}
    return {word for word in found if len(word) > _LETTERS} - _PLAIN


def lapse(sheet: Sheet, found: Found, begun: When, own: Sequence[When]) -> Claim:
    """The length with the date from which it runs, and that of its own sentence."""
    text = sheet.page.text
    tie = TextSpan(text=text[found.start : found.end], start=found.start, end=found.end)
    cues, roles = {"tie": tie, "far": tie}, {"elapsed": found.length.id}
    for name, date in zip(("from", "to"), (begun, *own), strict=False):
        if date.ids:
            roles[name] = date.ids[0]
        else:
            cues[name] = TextSpan(text=date.text, start=date.start, end=date.end)
    start, end = min(found.start, begun.start), max(found.end, begun.end)
    return Claim(text=text[start:end], start=start, end=end, kind="date", roles=roles, cues=cues, explicit=False)
