"""So many for every hundred, thousand or million of a population.

    It recorded 41,300 crimes, or 59 for every thousand residents, in a population of 700,000.
    There were 312 deaths in the province of 2.6 million people, a rate of 12 per 100,000.

Claims of kind "rate" with the roles per_unit, count (the population) and total, as in `rate`; cue ``many`` is
the round number that the rate is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.interval import ONE, ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.rate.again import again
from copydesk.relate.sheet import Figure, Sheet
from copydesk.unit import ROUND

_PER = (["per"], ["for", "every"], ["for", "each"], ["in", "every"], ["to", "every"], ["out", "of", "every"])
_PEOPLE = frozenset("person people resident inhabitant population household pupil adult child".split())
_COUNTS = ("count", "number")
_MARKED = frozenset(["", ",", ".", ";", ")", "and", "-", "–", "—"])
_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_NEARBY = 2  # sentences
_LEAST = 2000  # people


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every rate of a population that is told with what it is worked out from, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        for n, unit in enumerate(figures):
            found = _many(sheet, unit) if n and unit.quantity.kind in _COUNTS else None
            claim = _claim(sheet, unit, figures[:n], *found) if found else None
            if claim is not None:
                yield claim


def _many(sheet: Sheet, unit: Figure) -> tuple[int, int] | None:
    """The places of the round number behind the rate and of its end: "for every thousand", "per 100,000"."""
    after = sheet.after(unit, 4)
    for phrase in _PER:
        k = len(phrase)
        if after[:k] == phrase and after[k : k + 1] and after[k] in ROUND:
            return unit.last + k, unit.last + k + 1
    return None


def _claim(sheet: Sheet, unit: Figure, before: list[Figure], first: int, last: int) -> Claim | None:
    size = ROUND[sheet.page.lows[first]]
    totals = [f for f in before if f.quantity.kind == "count" and again(sheet, f, unit) and not _is_people(sheet, f)]
    totals = totals or [f for f in before if f.quantity.kind == "count" and not _is_people(sheet, f)]
    peoples = [f for f in _near(sheet, unit) if _is_people(sheet, f) and f is not unit and f.first != first]
    if not totals or len({f.quantity.value for f in peoples}) != 1:
        return None
    total, people = totals[-1], peoples[0]
    given = (total.quantity.value or ZERO) * size / (people.quantity.value or ONE)
    value = unit.quantity.value or ZERO
    fits = (unit.quantity.interval * people.quantity.interval.scale(ONE / size)).overlaps(total.quantity.interval)
    tied = again(sheet, total, unit) or _rated(sheet, unit)
    near = pen.near(given, value, _OFF) or pen.tens(given, value) or pen.swapped(pen.as_coarse(given, value), value)
    if not (fits or (tied and near and _is_closed(sheet, last))):
        return None
    tie = sheet.words(unit.first, last)
    cues = {"tie": tie, "again": tie, "many": sheet.words(first, last), "total": tie}
    return sheet.claim("rate", {"per_unit": unit, "count": people, "total": total}, cues=cues, explicit=tied)


def _near(sheet: Sheet, unit: Figure) -> list[Figure]:
    here = range(unit.sentence - _NEARBY, unit.sentence + 1)
    return [f for n in here for f in sheet.of_sentence.get(n, ())]


def _is_people(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is how many live there: "2.6 million people", "a population of 84,000"."""
    if figure.quantity.kind not in _COUNTS or (figure.quantity.value or ZERO) < _LEAST:
        return False
    return bool(_PEOPLE & {*figure.nouns[:1]}) or "population" in sheet.before(figure, 2)


def _rated(sheet: Sheet, unit: Figure) -> bool:
    """`a rate of 12 per 100,000`, `an average of`."""
    return sheet.before(unit, 2) in (["rate", "of"], ["average", "of"]) or sheet.before(unit, 1) == ["or"]


def _is_closed(sheet: Sheet, last: int) -> bool:
    """Whether the rate is of all: "per 1,000 people", and no "per 1,000 men over 70"."""
    at = last + (sheet.page.tag_at(last) in ("NNS", "NN"))
    behind = sheet.page.low_at(at)
    return behind in _MARKED or behind.isspace() or (behind == "in" and sheet.page.low_at(at + 2) == "population")
