"""Ages beside a birthday that another clause or sentence tells: claims as in `beside_age`.

    Moreno, 29, scored 13 goals ... Moreno, who turns 30 next month          (cue ``turns``: one year more)
    a 43-year-old nurse ... died only nine days before her 44th birthday     (cue ``eve``: one year less)
    Great-grandmother marks 100th birthday ... The 100-year-old said
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.pen import swapped
from copydesk.records import Claim, Quantity
from copydesk.relate.time.aging import Page, by_sentence, claim, is_then, spanned

_TURNS = re.compile(r"\b(?:turns|turning|will turn|will be|is to turn|is about to turn) \Z")
_SOON = re.compile(
    r",? (?:next (?:month|week)|later this (?:month|week|year)|this month"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_EVE = re.compile(r"\b(?:days?|weeks?|months?|hours?) (before|short of|shy of|ahead of|after) (?:his|her) \Z")
_BIRTHDAY = re.compile(r"[ -]birthday\b")
_KEEPS = re.compile(r"\b(?:marks|celebrates|marked|celebrated) (?:(?:his|her) )?\Z")
_THE = re.compile(r"\b[Tt]he \Z")
_ACTS = re.compile(r",| (?:\w+ed|said|had|was|is|has|told|took|made|won|went)\b")  # "the 100-year-old said"
_GROWN = 13  # years: of a child a birthday of long ago may be told
_FEW = 20  # ages before and behind one, among which its person's may be
_NEAR = 2  # years by which an age and a birthday of the same weeks may differ by a slip


def birthdays(page: Page, ages: Sequence[Quantity], nths: Sequence[Quantity]) -> Iterator[Claim]:
    """Every age that follows from a birthday, without ids. ages: all of years; nths: the ordinals, in order."""
    yield from _turning(page, ages)
    here = by_sentence(ages)
    for nth in nths:
        if _BIRTHDAY.match(page.text, nth.end):
            yield from _eve(page, here.get(nth.sentence, ()), nth)
            yield from _kept(page, ages, nth)


def _turning(page: Page, ages: Sequence[Quantity]) -> Iterator[Claim]:
    """`Moreno, who turns 30 next month`: a year more than the age that another sentence gives the same person."""
    for n, age in enumerate(ages):
        if not _TURNS.search(page.before(age, 20)) or not _SOON.match(page.text, age.end):
            continue
        near = ages[max(0, n - _FEW) : n + _FEW]
        others = [each for each in near if each.sentence != age.sentence and not is_then(page, each)]
        own = [each for each in others if each.approximation == "exact" and page.same(each, age)]
        if own and len({each.value for each in own}) == 1:
            yield claim(page, {"age": age, "plus": own[0]}, explicit=False, cues={"turns": spanned(page, age)})


def _eve(page: Page, here: Sequence[Quantity], nth: Quantity) -> Iterator[Claim]:
    """`a 43-year-old nurse, died nine days before her 44th birthday`: the only age of the sentence."""
    told = _EVE.search(page.before(nth, 40))
    if told is None or len(here) != 1 or (nth.value or 0) < _GROWN:
        return
    before = told[1] != "after"
    if _is_near(here[0].value, (nth.value or Decimal(0)) - before):
        cues = {"eve": spanned(page, nth)} if before else {}
        yield claim(page, {"age": here[0], "plus": nth}, explicit=True, cues=cues)


def _kept(page: Page, ages: Sequence[Quantity], nth: Quantity) -> Iterator[Claim]:
    """`Great-grandmother marks 100th birthday` over "The 100-year-old said", who may be a day younger."""
    if nth.sentence or not _KEEPS.search(page.before(nth, 20)):
        return
    told = [age for age in ages if age.text.endswith("-old") and _THE.search(page.before(age, 6))]
    told = [age for age in told if _ACTS.match(page.text, age.end)]
    told = [age for age in told if _is_near(age.value, nth.value) and (age.value or 0) + 1 != nth.value]
    if len({age.value for age in told}) == 1:
        yield claim(page, {"age": told[0], "plus": nth}, explicit=False)


def _is_near(age: Decimal | None, expected: Decimal | None) -> bool:
    return age is not None and expected is not None and (abs(age - expected) <= _NEAR or swapped(age, expected))
