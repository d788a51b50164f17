"""Years that a contract or a sentence runs, beside its two dates in different sentences: claims as in `lapse`.

    The 10-year contract was signed in January 2016 ... it will run until January 2026

A misfit counts where it is one slip of the pen (cue ``far``), or the two are of the same
month (``sure``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.time.edges import clause
from copydesk.relate.time.frame import Found, Frame, When
from copydesk.relate.time.made import made

TERMS = frozenset(
    """
    contract deal lease agreement sentence ban term loan franchise licence license mandate partnership sponsorship plan
    programme program concession moratorium extension tenancy treaty pact patent accord
    """.split()
)
_BEGUN = frozenset(
    "signed signs began begins begin start starts started agreed awarded won took taken from since struck".split()
)
_UNTIL = frozenset("until till to through expire expires expired end ends runs run".split())
_LEAST = 2  # years


def terms(sheet: Sheet, sentences: Sequence[Frame], seen: set[str]) -> Iterator[Claim]:
    """Every such length, without ids; ``seen``: ids of lengths that are claimed."""
    told = [figure for figure in sheet.plain if _is_term(sheet, figure)]
    if len({figure.quantity.value for figure in told}) != 1 or told[0].quantity.id in seen:
        return
    dates = [date for frame in sentences for date in frame.dates() if date.first == date.last]
    nouns = {sheet.page.low_at(told[0].last + k) for k in range(3)} & TERMS
    tied = any(nouns & {*sheet.said(n)} for n, frame in enumerate(sentences) if frame.dates())
    begun = _only(sheet, dates, _BEGUN)
    ended = [date for date in _only(sheet, dates, _UNTIL) if date not in begun]
    if not tied or not len(begun) == len(ended) == 1:
        return
    if len(begun[0].first) == len(ended[0].first) and begun[0].first < ended[0].first:
        length = told[0].quantity
        seen.add(length.id)
        found = Found((length,), length.start, length.end)
        sure = ["sure"] if begun[0].first[4:7] == ended[0].first[4:7] != "" else []
        yield made(sheet, sentences[told[0].sentence], found, [begun[0], ended[0]], (), False, "far", *sure)


def _is_term(sheet: Sheet, figure: Figure) -> bool:
    length = figure.quantity
    years = length.kind == "duration" and length.unit == "year" and (length.value or 0) >= _LEAST
    named = "-" in length.text and any(sheet.page.low_at(figure.last + k) in TERMS for k in range(3))
    return years and length.approximation == "exact" and named


def _only(sheet: Sheet, dates: Sequence[When], words: frozenset[str]) -> list[When]:
    """The dates with a year that stand behind one of the words, one of each."""
    found = {date.first: date for date in dates if date.first[:1].isdigit()
             and not words.isdisjoint(sheet.page.lows[k] for k in clause(sheet, date))}  # fmt: skip
    return list(found.values())
