"""Lengths of time against the dates that they lie between."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval
from copydesk.period import Days, published_days
from copydesk.proof import jubilee, timespan
from copydesk.proof.agreement import spoken
from copydesk.proof.lapsed import carried, far_off, off, slipped, swapped_year, told_slip
from copydesk.proof.timespan import Moment, between, in_unit, match
from copydesk.proof.wording import between as written
from copydesk.proof.years import length_edits, year_edits
from copydesk.records import Claim, Date, Quantity, Severity
from copydesk.verdict import Evidence, Verdict, check, consistent, inconsistent, rounding, undecided


def _day(analysis: Analysis, claim: Claim, role: str) -> tuple[Moment, Evidence] | None:
    """The date in that role: its days, and where it is printed."""
    printed = analysis.date(claim, role)
    if printed is not None:
        found = timespan.moment(printed.from_, _year(analysis, printed) if "days" in claim.cues else None)
        return (found, printed) if found else None
    year = claim.cues.get(role)
    found = timespan.moment(year.text) if year is not None else None
    return (found, year) if found and year else None


def _year(analysis: Analysis, printed: Date) -> int | None:
    """The year of a day that is past and printed without one: this year, or the last."""
    when = published_days(analysis.article.published)
    if when is None:
        return None
    ahead = str(printed.from_)[1:] > f"{when[1]:-%m-%d}"
    return when[1].year - ahead


def _now(claim: Claim, when: Days) -> Moment:
    """The article's own day, moved by "next year" or "last year"."""
    shift = ("next" in claim.cues) - ("last" in claim.cues)
    moved = timespan.shifted(when, shift)
    if "season" in claim.cues:
        return Moment((moved[0].replace(month=1, day=1), moved[1].replace(month=12, day=31)), "year")
    one = moved[0] == moved[1]
    return Moment(moved, "day" if one and not shift else "year")


def _ends(analysis: Analysis, claim: Claim) -> tuple[Moment, Moment, dict[str, Evidence]] | str:
    """The two ends with their evidence, or why they are not known."""
    first, last = _day(analysis, claim, "from"), _day(analysis, claim, "to")
    to = analysis.date(claim, "to")
    yearless = to is not None and (to.from_ or "").startswith("--")  # "will close on 30 January": of now
    if first is None or (last is None and not yearless and ("to" in claim.roles or "to" in claim.cues)):
        return "the date is not read"
    if last is not None:
        one, two = sorted((first[0], last[0]), key=lambda each: each.days)
        return one, two, {"from": first[1], "to": last[1]}
    when = published_days(analysis.article.published)
    return (first[0], _now(claim, when), {"from": first[1]}) if when else "no date of publication"


_MOVED = ("next", "last")  # cues
_LEAP = Decimal(4)  # years
_CUSTOM = 5  # years: a history of 120 or of 85 is round, and one of 83 is counted


def _custom(length: Quantity, first: Moment, last: Moment) -> bool:
    """Whether a length that is round by custom lies within a tenth of the time."""
    if length.value is None or length.value % _CUSTOM:
        return False
    time = in_unit(between(first, last), str(length.unit))
    return time.widen(Decimal("0.1")).overlaps(length.interval)


def _leaps(claim: Claim, length: Quantity, first: Moment, time: Interval) -> bool:
    """`born on 29 February 1944 ... their 18th birthday` in 2016: one in four years."""
    day = first.days[0]
    leap = first.precision == "day" and (day.month, day.day) == (2, 29) and "birthday" in claim.cues["tie"].text.lower()
    return leap and time.scale(1 / _LEAP).grow(Decimal(1)).contains(length.value or Decimal(0))


def _marked_then(claim: Claim, length: Quantity, time: Interval) -> bool:
    """Whether "the 25th anniversary of his death in 2019" may be one that was marked in 2019."""
    of = claim.cues["tie"].text.lower().partition("anniversary of")[2]
    return " in " in of and time.high is not None and time.high < (length.value or Decimal(0)) / 2


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
        "It was the first strike in 12 years. The last was in 2012.",
        "The club was founded in 1904. In its 120-year history it has won nothing.",
        "The brewery was founded in 1904. It is marking its 120th birthday with a new beer.",
    ],
    fails={
        "The mill was founded in 1984 by two brothers. That was 50 years ago.": "50 years",
        "The firm, founded in 1999, celebrates its 35th anniversary this year.": "35th",
        "In the 60 years since 1984 the town has doubled in size.": "60 years",
        "It was the club's first title for 21 years, since 2012.": "21 years",
        "The mine closed in 1985, 30 years after it opened in 1965.": "30 years",
        "The pier reopened in May 1984, 50 years ago.": "50 years",
        "It was the first strike in 20 years. The last was in 2012.": "20 years",
        "The last branch closed 25 years after it opened in 2012.": "25 years",
    },
    published="2024-08-28",
)
def elapsed(analysis: Analysis) -> Iterator[Verdict]:
    """A length of time must fit the dates that it lies between.

    The time runs between two printed dates, or from one up to the day on which the article
    appeared. Where years are printed, one more or less is let pass: a birthday may lie ahead, and
    first and last year may both count. Decades and centuries are loose, and so is a history. A
    length that runs to a day which is not printed ("30 years after her 1994 debut") is wrong only
    where it ends in the future. The finding is an error where one phrase ties length and dates,
    a warning across sentences and for hedged lengths; without a date of publication a length up
    to now is undecided.
    """
    for claim in analysis.of_kind("date"):
        length = analysis.quantity(claim, "elapsed")
        if length is None and "jubilee" in claim.cues:
            yield from jubilee.worded(analysis, claim)
        verdict = _judged(analysis, claim, length) if length is not None and length.value else None
        if verdict is not None:
            yield verdict


def _judged(analysis: Analysis, claim: Claim, length: Quantity) -> Verdict | None:
    ends = _ends(analysis, claim)
    if isinstance(ends, str):
        return undecided(f"{length.text} was not held against a date", ends, claims=[claim], stated=length)
    first, last, evidence = ends
    if len(evidence) == 1 and "days" not in claim.cues and _ahead(first, last):
        return None
    unit = "year" if length.kind == "ordinal" else str(length.unit)
    if timespan.finer(unit, first):
        return None
    how = match(length, unit, first, last)
    if how == "apart" and (still := _unmoved(claim)) is not None:
        verdict = _judged(analysis, still, length)
        if verdict is not None and verdict.verdict == "consistent":
            return verdict
    time = in_unit(between(first, last), unit)
    if how == "apart" and _leaps(claim, length, first, time):
        return undecided(f"{length.text} beside 29 February", "a leap day's birthdays may be the leap years alone", "",
                         [claim], stated=length, **evidence)  # fmt: skip
    if how == "apart" and "round" in claim.cues and _custom(length, first, last) and not carried(length, time):
        how = "rounding"
    working = f"{_told(first)} to {_told(last)} = {written(time, None)} {_plural(unit)}; printed {length.text}"
    roles = {"stated": length, **evidence}
    if how == "consistent":
        return consistent(f"{length.text} fits {_dates(evidence)}", working, [claim], **roles)
    if how == "rounding":
        return rounding(f"{length.text} nearly fits {_dates(evidence)}", working, [claim], **roles)
    message = f"{_told(first)} to {_told(last)} is {_about(first, last, unit)}, not {length.text}"
    late = (length.value or Decimal(0)) > (time.high or Decimal(0)) + 1
    slip = "far" in claim.cues and slipped(claim, length, time)
    if "telling" in claim.cues:
        slip = told_slip(length, time)
    if "far" in claim.cues and "to" in evidence and unit == "year":
        slip = slip or swapped_year(first.days[0].year, last.days[0].year, length)
    if "only" in claim.cues:
        slip = off(length, time) and not _fits_now(analysis, claim, length, unit, (first, last))
    if "sure" in claim.cues:
        slip = slip or far_off(length, time)
    if _to_the_day(analysis, length, first, last):
        slip = True
    if "jubilee" in claim.cues:
        years = first.days[0].year, last.days[1].year, int(length.value or 0)
        slip = jubilee.missed(analysis, claim, *years, slipped=slip)
    ends_early = "open" in claim.cues and not slip and (not late or claim.modality != "stated")
    if ends_early or _marked_then(claim, length, time):
        return undecided(message, "the day up to which it runs is not printed", working, [claim], **roles)
    if "far" in claim.cues and "open" not in claim.cues and not slip:
        return undecided(message, "it may be counted from another day", working, [claim], **roles)
    if "other" in claim.cues:
        other = claim.cues["other"].text
        return undecided(message, f"it may be counted from or to {other}", working, [claim], **roles)
    return _wrong(analysis, claim, length, ends, message, working)


def _to_the_day(analysis: Analysis, length: Quantity, first: Moment, last: Moment) -> bool:
    """`37 years ago to the day`, of a day whose day and month the article's own is."""
    days = [(moment.days[0].month, moment.days[0].day) for moment in (first, last) if moment.precision == "day"]
    behind = analysis.article.text[length.end :]
    return days[1:] == days[:1] != [] and behind.startswith((" ago to the day", " to the day"))


def _unmoved(claim: Claim) -> Claim | None:
    """The claim without the year that its sentence names: "spent more than it got last year, as it marks its 30th"."""
    cues = {name: cue for name, cue in claim.cues.items() if name not in _MOVED}
    return claim.model_copy(update={"cues": cues}) if len(cues) < len(claim.cues) else None


def _fits_now(analysis: Analysis, claim: Claim, length: Quantity, unit: str, told: tuple[Moment, Moment]) -> bool:
    """Whether a length beside two years fits the time from either of them up to the article's own day.

    So may one that is told before the second of them.
    """
    when = published_days(analysis.article.published)
    if "till" not in claim.cues or when is None:
        return "till" in claim.cues
    return told[1].days[0] > when[1] or any(match(length, unit, each, _now(claim, when)) != "apart" for each in told)


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
    edits = _edits(length, unit, first, last, evidence)
    soft = length.approximation != "exact" or unit in ("decade", "century") or not claim.explicit
    grave: Severity = "warning" if soft or spoken(analysis, [length]) else "error"
    return inconsistent(message, working, [claim], severity=grave, repairs=edits[:4],
                        stated=length, **evidence)  # fmt: skip


def _edits(
    length: Quantity, unit: str, first: Moment, last: Moment, evidence: dict[str, Evidence]
) -> list[tuple[str, str, str]]:
    """The length in the middle of the time or at one of its ends, and the year that fits the length."""
    time = in_unit(between(first, last), unit)
    middle = Interval.point(Decimal(round(time.middle or Decimal(0))))
    wide = Interval(Decimal(round(time.low or Decimal(0))), Decimal(round(time.high or Decimal(0))))
    lengths = dict.fromkeys([*length_edits(length, middle)[:1], *length_edits(length, wide)])
    found = [("stated", *edit) for edit in lengths][:2]
    if unit != "year" or length.value is None:
        return found
    for role, date, other, sign in (("from", first, last, -1), ("to", last, first, 1)):
        year, wanted = date.days[0].year, other.days[0].year + sign * int(length.value)
        if role in evidence:
            found += [(role, *edit) for edit in year_edits(evidence[role].text, year, wanted, wanted)]
    return found
