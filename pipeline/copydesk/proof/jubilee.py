"""Jubilees against the year from which they are counted, where the article has only one that can be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.analysis import Analysis
from copydesk.data import jubilees
from copydesk.period import days, published_days
from copydesk.proof.years import year_edits
from copydesk.records import Claim
from copydesk.verdict import Verdict, consistent, inconsistent, undecided

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
_ROUND = (10, 25)  # years whose multiples are kept as jubilees


def missed(analysis: Analysis, claim: Claim, begun: int, now: int, years: int, *, slipped: bool = False) -> bool:
    """Whether the year of the beginning is one slip of the pen off, and no other printed year bears the jubilee out.

    slipped: whether the number of years is a slip off already. So it is where another jubilee is due: founded a
    hundred years ago, and its "125th anniversary".
    """
    due = now - begun > _ROUND[0] and any((now - begun) % each == 0 for each in _ROUND)
    slipped = slipped or (due and "among" not in claim.cues)
    fitting = range(now - years - 1, now - years + 2)
    printed = {int(year) for year in _YEAR.findall(analysis.article.text)}
    slip = slipped or bool(year_edits(str(begun), begun, now - years - 1, now - years + 1))
    kept = range(begun + years - 1, begun + years + 2)  # "married in 1961 ... had their golden wedding in 2011"
    return begun not in fitting and slip and printed.isdisjoint({*fitting, *kept})


def worded(analysis: Analysis, claim: Claim) -> Iterator[Verdict]:
    """`founded in 1934 ... its centenary`: of a jubilee that is a word alone."""
    date, word, when = analysis.date(claim, "from"), claim.cues["jubilee"], published_days(analysis.article.published)
    if date is None or date.from_ is None or when is None:
        return
    begun, now, years = days(date.from_)[0].year, when[1].year, jubilees()[word.text.lower()]
    working = f"{begun} and {years} years: {begun + years}; {word.text} in {now}"
    if abs(now - begun - years) <= 1:
        yield consistent(f"{date.text} fits {word.text}", working, [claim], stated=date, jubilee=word)
        return
    message = f"{date.text} was {now - begun} years ago, and {word.text} is {years}"
    if not missed(analysis, claim, begun, now, years):
        yield undecided(message, "it may be counted from another year", working, [claim], stated=date, jubilee=word)
        return
    edits = [("stated", *edit) for edit in year_edits(date.text, begun, now - years, now - years)]
    yield inconsistent(message, working, [claim], severity="warning", repairs=edits, stated=date, jubilee=word)
