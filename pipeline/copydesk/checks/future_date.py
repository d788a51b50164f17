"""The check of years in which something is said to have happened and that are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.analysis import Analysis
from copydesk.period import published_days
from copydesk.records import TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

_MONTH = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? )?"  # "since February 2923"
# No year: a count ("2400 homes"), an hour ("since 2130 GMT", "since 2200 on Friday"), one before our era.
_YEAR = (
    r"(?P<year>\d{4})\b(?![,.]\d|[-–/]\d| (?:[a-z]+s|people|staff|men|women|per|on|local|[A-Z]{2,4}T|UTC)\b|\s?%"
    r"|(?: (?:to|until|till) (?:the )?\d{1,4}(?:st|nd|rd|th)?)?(?: century)? ?(?:B\.?C\.?|BCE|AH|BE)\b)"
)
_PAST = (
    re.compile(rf"\bsince (?:early |late |mid-)?{_MONTH}{_YEAR}"),
    re.compile(rf"\b(?:born|founded|died)(?: [\w'’-]+){{0,3}}? (?:in|on) (?:\d{{1,2}} )?{_MONTH}{_YEAR}"),
    re.compile(rf"\b[Ff]rom {_MONTH}{_YEAR}(?= (?:to|until|till) {_MONTH}(?P<last>(?:1[89]|20)\d\d)\b)"),
    re.compile(
        r"(?<!be )(?<!been )\b(?:took|began|died|happened|occurred|resigned|emigrated|arrived|went|came|fell|rose) "
        rf"(?:in|on) (?:\d{{1,2}} )?{_MONTH}{_YEAR}"
    ),
    re.compile(
        r"\bwas (?:built|opened|launched|elected|formed|created|sold|unveiled|signed|killed|arrested|married|closed|"
        rf"founded|completed|appointed) (?:in|on) (?:\d{{1,2}} )?{_MONTH}{_YEAR}"
    ),
)
_TOLD = re.compile(r"\b(?:novel|film|movie|story|stories|series|fiction\w*|character|imagin\w+|set in|plot)\b", re.I)
_AHEAD = re.compile(r"[^.;:]{0,20}\bwill\b")  # "people born in 2096 will wait"
_BACK = 150  # years before the article in which what it tells of may have happened


@check(
    "CD503",
    family="impossible",
    passes=["The rate had not been touched since February 2023.", "She was born in Kendal in 1928."],
    fails={
        "The rate had not been touched since February 2203.": "2203",
        "She was born in Kendal in 9128, the youngest of seven.": "9128",
        "The pier was opened in 2094.": "2094",
        "She found him through a test, which she took in January 2042.": "2042",
        "From March 2405 until November 2010 he ran it.": "2405",
    },
    published="2024-08-28",
)
def future_date(analysis: Analysis) -> Iterator[Verdict]:
    """What has happened cannot have happened after the article appeared.

    Only years behind "since", "born in", "founded in" and the like are looked at, with one year to
    spare for seasons and financial years. What a story is set in may lie ahead: undecided. Without a
    date of publication nothing is said.
    """
    when = published_days(analysis.article.published)
    if when is None:
        return
    text, now = analysis.article.text, when[1].year
    for pattern in _PAST:
        for found in pattern.finditer(text):
            last = found.groupdict().get("last")
            if last is None or int(last) <= now:  # all of "from 2031 to 2035" lies ahead
                yield _judged(analysis, found, now)


def _judged(analysis: Analysis, found: re.Match[str], now: int) -> Verdict:
    start, end = found.span("year")
    year, span = int(found["year"]), analysis.span(start, end)
    if year <= now + 1:
        return consistent(f"{year} has begun", f"{year} ≤ {now}", stated=span)
    message = f'{year} is still to come, against "{found.group()}"'
    working = f"{year} > {now}, the year in which the article appeared"
    if _TOLD.search(_sentence(analysis, span)):
        return undecided(message, "a story may be set in a time to come", working, stated=span)
    if _AHEAD.match(analysis.article.text, end):
        return undecided(message, "the sentence may speak of a time to come", working, stated=span)
    return inconsistent(message, working, severity="warning", repairs=_edits(found["year"], now), stated=span)


def _sentence(analysis: Analysis, span: TextSpan) -> str:
    """The sentence in which the span stands."""
    return next((analysis.article.text[a:b] for a, b in analysis.sentences if a <= span.start < b), "")


def _edits(year: str, now: int) -> list[tuple[str, str, str]]:
    """The years of the past that are two swapped digits away, then those that are one digit away."""
    swapped = [year[:k] + year[k + 1] + year[k] + year[k + 2 :] for k in range(3)]
    digits = [year[:k] + digit + year[k + 1 :] for k in range(4) for digit in "0123456789"]
    near = sorted(digits, key=lambda text: abs(int(text) - now))
    edits = [("stated", text, "two digits swapped") for text in swapped]
    edits += [("stated", text, "one digit") for text in near]
    return [edit for edit in dict.fromkeys(edits) if now - _BACK < int(edit[1]) <= now][:4]
