"""Ages against dates of birth."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.data import decades
from copydesk.interval import Interval
from copydesk.pen import near, one_digit, swapped
from copydesk.period import Days, days, published_days
from copydesk.proof.repair import repairs
from copydesk.proof.years import year_edits
from copydesk.records import Claim, Date, Quantity, Severity, TextSpan
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_OLDEST = 110  # years
_FACTOR = Decimal("2.5")
_FEW = 2  # years by which an age misfits where both days are known
_WEEKS = timedelta(days=60)  # between a death and an obituary


def full_years(first: date, last: date) -> int:
    """Birthdays between two days."""
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _printed(analysis: Analysis, claim: Claim, role: str) -> Date | TextSpan | None:
    """Where the date in that role stands: a date of its own, or a year in brackets."""
    return analysis.date(claim, role) or claim.cues.get(role)


def _days(printed: Date | TextSpan | None) -> Days | None:
    text = printed.from_ if isinstance(printed, Date) else printed.text if printed is not None else None
    try:
        return days(text) if text else None
    except ValueError:
        return None


def _expected(analysis: Analysis, claim: Claim, when: Days) -> tuple[int, int, str] | None:
    """The lowest and the highest age that fits, and how that was worked out."""
    born = _days(_printed(analysis, claim, "born"))
    if born is not None:
        low, high = full_years(born[1], when[0]), full_years(born[0], when[1])
        printed = _printed(analysis, claim, "born")
        return low, high, f"born {printed.text if printed else ''}"
    then, young = _days(analysis.date(claim, "then")), analysis.quantity(claim, "age_then")
    if then is None or young is None or young.value is None:
        return None
    years = (full_years(then[1], when[0]), full_years(then[0], when[1]) + 1)
    return int(young.value) + years[0], int(young.value) + years[1], f"{young.text} in {then[0].year}"


def _judged(analysis: Analysis, claim: Claim, age: Quantity, when: Days) -> Verdict | None:
    found = _expected(analysis, claim, when)
    assert age.value is not None
    if found is None:
        return None
    low, high, told = found[0], found[1] + ("coming" in claim.cues), found[2]
    fitting = f"{low}" if low == high else f"{low} to {high}"
    other = _printed(analysis, claim, "born") or analysis.date(claim, "then")
    assert other is not None
    at = when[0] if when[0] == when[1] else f"{when[0]} to {when[1]}"
    working = f"{told}; on {at} that is {fitting} years; printed {age.text}"
    if high < 0:
        message = f"{other.text} lies after {at}"
        edits = [("born", *edit) for edit in _years(other, int(age.value) - high, int(age.value) - low)]
        grave: Severity = "error" if claim.explicit else "warning"
        return inconsistent(message, working, [claim], severity=grave, repairs=edits, stated=other, age=age)
    if low <= age.value <= high:
        return consistent(f"{age.text} fits {other.text}", working, [claim], stated=age, born=other)
    exact = claim.explicit or ("exact" in claim.cues and _settled(analysis, claim, when))
    exact = exact or ("present" in claim.cues and age.value > high and _ahead(analysis, claim, when))
    if low - 1 <= age.value <= high + 1 and not (low == high and exact):
        return rounding(f"{age.text} nearly fits {other.text}", working, [claim], stated=age, born=other)
    if "loose" in claim.cues and not any(swapped(age.value, Decimal(years)) for years in (low, high)):
        return undecided(f"{age.text} does not fit {told}", "they may be two people's", working, [claim],
                         stated=age, born=other)  # fmt: skip
    mends = _years(other, int(age.value) - high, int(age.value) - low)
    slip = bool(mends) or any(swapped(age.value, years) or one_digit(age.value, years) or (
        exact and abs(age.value - years) <= _FEW) for years in map(Decimal, (low, high)))  # fmt: skip
    if "lone" in claim.cues and not slip:
        return undecided(f"{age.text} does not fit {told}", "it may be another's", working, [claim],
                         stated=age, born=other)  # fmt: skip
    if low > _OLDEST and "at" not in claim.roles and not mends:
        return undecided(f"{age.text} does not fit {told}", "it is the age of a time that is not printed", working,
                         [claim], stated=age, born=other)  # fmt: skip
    target = Interval(Decimal(low), Decimal(high))
    edits = [("stated", edit.text, edit.why) for edit in repairs(age, [target])]
    edits += [("born", *edit) for edit in mends]
    return inconsistent(
        f"{age.text} does not fit {other.text}: that makes {fitting} years", working, [claim],
        severity="error" if claim.explicit else "warning", repairs=edits, stated=age, born=other,
    )  # fmt: skip


def _beside(analysis: Analysis, claim: Claim, age: Quantity) -> Iterator[Verdict]:
    """An age that follows from those of another person: of a twin, at the birth of a child, a year on."""
    found = {role: analysis.quantity(claim, role) for role in ("plus", "less", "years")}
    told = {role: each for role, each in found.items() if each is not None and each.value is not None}
    signed = [-(each.value or 0) if role == "less" else (each.value or 0) for role, each in told.items()]
    expected = Decimal(sum(signed) + ("turns" in claim.cues) - ("eve" in claim.cues))
    loose = len(told) > 1 or ("turns" in claim.cues and not claim.explicit)
    apart, value = abs((age.value or Decimal(0)) - expected), age.value or Decimal(0)
    working = f"{' and '.join(each.text for each in told.values())}: {expected} years; printed {age.text}"
    if apart <= loose:
        yield consistent(f"{age.text} fits", working, [claim], stated=age, **told)
    elif near(value, expected, _FACTOR) or one_digit(value, expected) or swapped(value, expected):
        edits = [("stated", each.text, each.why) for each in repairs(age, [Interval.point(expected)])]
        others = ", ".join(each.text for each in told.values())
        yield inconsistent(f"{age.text} does not fit {others}: that makes {expected} years", working, [claim],
                           severity="warning", repairs=edits, stated=age, **told)  # fmt: skip


def _called(analysis: Analysis, claim: Claim, age: Quantity) -> Verdict:
    """An age beside what its person is called: 78 for an octogenarian."""
    word = claim.cues["decade"]
    low, high = decades()[word.text.lower()]
    working = f"{word.text}: {low} to {high} years; printed {age.text}"
    if low <= (age.value or 0) <= high:
        return consistent(f"{age.text} fits {word.text}", working, [claim], stated=age, called=word)
    edits = [("stated", each.text, each.why) for each in repairs(age, [Interval(Decimal(low), Decimal(high))])]
    return inconsistent(f"{age.text} does not fit {word.text}: that is {low} to {high} years", working, [claim],
                        severity="warning", repairs=edits, stated=age, called=word)  # fmt: skip


def _settled(analysis: Analysis, claim: Claim, when: Days) -> bool:
    """Whether no birthday lies in the weeks before, in which the death may have been."""
    born = _days(_printed(analysis, claim, "born"))
    return born is not None and full_years(born[0], when[0] - _WEEKS) == full_years(born[0], when[1])


def _ahead(analysis: Analysis, claim: Claim, when: Days) -> bool:
    """Whether the day of birth is known, and no birthday comes in the weeks that follow."""
    born = _days(_printed(analysis, claim, "born"))
    known = born is not None and born[0] == born[1]
    return born is not None and known and full_years(born[0], when[1] + _WEEKS) == full_years(born[0], when[0])


def _years(printed: Date | TextSpan, low: int, high: int) -> list[tuple[str, str]]:
    """The year of birth with one digit changed or two swapped, where so many years fewer mend the age."""
    born = _days(printed)
    return year_edits(printed.text, born[0].year, born[0].year - high, born[0].year - low) if born else []


@check(
    "CD502",
    passes=[
        "Ms Vance was born on 4 May 1961 and died on 3 June 2020 aged 59.",
        "Born in 1952, Mr Okoro, 72, retires in October.",
        "Ms Vance, who turned 40 on 3 May 2024, was born on 3 May 1984.",
        "The 72-year-old Mr Okoro (born 1952) retires in October.",
        "Born in 1931, he was aged 19 when he won the race in 1950.",
    ],
    fails={
        "Ms Vance was born on 4 May 1961 and died on 3 June 2020 aged 95.": "95",
        "Born in 1952, Mr Okoro, 27, retires in October.": "27",
        "Ms Vance, who turned 50 on 3 May 2024, was born on 3 May 1984.": "50",
        "Born in 1931, he was aged 29 when he won the race in 1950.": "29",
    },
    published="2024-08-28",
)
def age(analysis: Analysis) -> Iterator[Verdict]:
    """An age must follow from the date of birth.

    The age is that of the day when the article appeared, or of the printed day of death.
    Dates as printed leave room: born in 1952 is 71 or 72 in August 2024. A year more or
    less is let pass, since ages are often a birthday old, unless both days are printed, or one of a
    death with no birthday in the weeks before. "Turns 40" is one year more, too: the birthday may lie
    ahead. Twins are of one age, who turns 24 next month is 23 now, and who joined at 16 and has
    served 49 years is 65. An octogenarian is 80 to 89. Where the birth is told in another
    sentence the finding is a warning.
    """
    when = published_days(analysis.article.published)
    for claim in analysis.of_kind("age"):
        stated = analysis.quantity(claim, "age")
        if stated is None or stated.value is None:
            continue
        if "decade" in claim.cues:
            yield _called(analysis, claim, stated)
            continue
        if "plus" in claim.roles:
            yield from _beside(analysis, claim, stated)
            continue
        own = _days(_printed(analysis, claim, "at")) or when
        verdict = _judged(analysis, claim, stated, own) if own else undecided(
            f"the day of {stated.text} is not known", "no date of publication", claims=[claim], stated=stated
        )  # fmt: skip
        if verdict is not None:
            yield verdict
