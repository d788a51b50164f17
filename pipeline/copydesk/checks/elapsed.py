"""Lengths of time against the dates that they lie between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import Days, published_days
from copydesk.proof import timespan
from copydesk.proof.agreement import spoken
from copydesk.proof.timespan import Moment, between, in_unit, match
from copydesk.proof.wording import between as written
from copydesk.proof.years import length_edits, year_edits
from copydesk.records import Claim, Quantity, Severity
from copydesk.verdict import Evidence, Verdict, check, consistent, inconsistent, rounding, undecided


def _day(analysis: Analysis, claim: Claim, role: str) -> tuple[Moment, Evidence] | None:
    """The date in that role: its days, and where it is printed."""
    printed = analysis.date(claim, role)
    if printed is not None:
        found = timespan.moment(printed.from_)
        return (found, printed) if found else None
    year = claim.cues.get(role)
    found = timespan.moment(year.text) if year is not None else None
    return (found, year) if found and year else None


def _now(claim: Claim, when: Days) -> Moment:
    """The article's own day, moved by "next year" or "last year"."""
    shift = ("next" in claim.cues) - ("last" in claim.cues)
    moved = timespan.shifted(when, shift)
    one = moved[0] == moved[1]
    return Moment(moved, "day" if one and not shift else "year")


def _ends(analysis: Analysis, claim: Claim) -> tuple[Moment, Moment, dict[str, Evidence]] | str:
    """The two ends with their evidence, or why they are not known."""
    first, last = _day(analysis, claim, "from"), _day(analysis, claim, "to")
    if first is None or (last is None and ("to" in claim.roles or "to" in claim.cues)):
        return "the date is not read"
    if last is not None:
        one, two = sorted((first[0], last[0]), key=lambda each: each.days)
        return one, two, {"from": first[1], "to": last[1]}
    when = published_days(analysis.article.published)
    return (first[0], _now(claim, when), {"from": first[1]}) if when else "no date of publication"


def _ahead(first: Moment, last: Moment) -> bool:
    """Whether the date lies in the future, or so near that the length must be of something else."""
    return first.days[1].year + 1 >= last.days[1].year


@check(
    "CD413",
    passes=[
        "The firm, founded in 1999, celebrates its 25th anniversary this year.",
        "In the 40 years since 1984 the town has doubled in size.",
        "It was the club's first title for 12 years, since 2012.",
        "The mine closed in 1985, two decades after it opened in 1965.",
        "The pier reopened in May 1984, 40 years ago.",
        "The brewery was founded in 1904. It is marking its 120th birthday with a new beer.",
    ],
    fails={
        "The firm, founded in 1999, celebrates its 35th anniversary this year.": "35th",
        "In the 60 years since 1984 the town has doubled in size.": "60 years",
        "It was the club's first title for 21 years, since 2012.": "21 years",
        "The mine closed in 1985, 30 years after it opened in 1965.": "30 years",
        "The pier reopened in May 1984, 50 years ago.": "50 years",
    },
    published="2024-08-28",
)
def elapsed(analysis: Analysis) -> Iterator[Verdict]:
    """A length of time must fit the dates that it lies between.

    The time runs between two printed dates, or from one up to the day on which the article
    appeared. Where years are printed, one more or less is let pass: a birthday may lie ahead, and
    first and last year may both count. Decades and centuries are loose. The finding is an error
    where one phrase ties length and dates, a warning across sentences and for hedged lengths;
    without a date of publication a length up to now is undecided.
    """
    for claim in analysis.of_kind("date"):
        length = analysis.quantity(claim, "elapsed")
        verdict = _judged(analysis, claim, length) if length is not None and length.value else None
        if verdict is not None:
            yield verdict


def _judged(analysis: Analysis, claim: Claim, length: Quantity) -> Verdict | None:
    ends = _ends(analysis, claim)
    if isinstance(ends, str):
        return undecided(f"{length.text} was not held against a date", ends, claims=[claim], stated=length)
    first, last, evidence = ends
    if len(evidence) == 1 and _ahead(first, last):
        return None
    unit = "year" if length.kind == "ordinal" else str(length.unit)
    how = match(length, unit, first, last)
    time = in_unit(between(first, last), unit)
    working = f"{_told(first)} to {_told(last)} = {written(time, None)} {_plural(unit)}; printed {length.text}"
    roles = {"stated": length, **evidence}
    if how == "consistent":
        return consistent(f"{length.text} fits {_dates(evidence)}", working, [claim], **roles)
    if how == "rounding":
        return rounding(f"{length.text} nearly fits {_dates(evidence)}", working, [claim], **roles)
    message = f"{_told(first)} to {_told(last)} is {_about(first, last, unit)}, not {length.text}"
    if "other" in claim.cues:
        other = claim.cues["other"].text
        return undecided(message, f"it may be counted from or to {other}", working, [claim], **roles)
    return _wrong(analysis, claim, length, ends, message, working)


def _told(moment: Moment) -> str:
    day = moment.days[0]
    return {"year": f"{day:%Y}", "month": f"{day:%B %Y}", "day": f"{day.day} {day:%B %Y}"}[moment.precision]


def _plural(unit: str) -> str:
    return "centuries" if unit == "century" else f"{unit}s"


def _dates(evidence: dict[str, Evidence]) -> str:
    return " and ".join(each.text for each in evidence.values())


def _about(first: Moment, last: Moment, unit: str) -> str:
    middle = in_unit(between(first, last), unit).middle or Decimal(0)
    number = round(middle, 2) if middle < 3 and unit != "year" else round(middle)
    return f"about {number} {unit if number == 1 else _plural(unit)}"


def _wrong(
    analysis: Analysis, claim: Claim, length: Quantity, ends: tuple[Moment, Moment, dict[str, Evidence]],
    message: str, working: str,
) -> Verdict:  # fmt: skip
    first, last, evidence = ends
    unit = "year" if length.kind == "ordinal" else str(length.unit)
    middle = in_unit(between(first, last), unit).middle or Decimal(0)
    target = Interval.point(Decimal(round(middle)))
    edits = [("stated", text, why) for text, why in length_edits(length, target)[:2]]
    if unit == "year" and length.value is not None:
        for role, moment, sign in (("from", first, -1), ("to", last, 1)):
            anchor = (last if sign < 0 else first).days[0].year + sign * int(length.value)
            if role in evidence and evidence[role].text.find(str(moment.days[0].year)) >= 0:
                year = moment.days[0].year
                edits += [(role, *edit) for edit in year_edits(evidence[role].text, year, anchor, anchor)]
    soft = length.approximation != "exact" or unit in ("decade", "century") or not claim.explicit
    grave: Severity = "warning" if soft or spoken(analysis, [length]) else "error"
    return inconsistent(message, working, [claim], severity=grave, repairs=edits[:4],
                        stated=length, **evidence)  # fmt: skip
