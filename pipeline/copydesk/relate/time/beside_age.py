"""Ages of two people that are held against each other: claims of kind "age" with the roles plus and minus.

    Ann Moor, 14, ... her twin brother, Ted, 14            the 31-year-old goalkeeper, who will turn 32
    Carl Lund, 52, and Nils, 20 ... who was 32 when Nils was born

The ``age`` is that of ``plus``, less ``less`` where it is given; a year more or less then (a birthday lies between),
and none for twins. Cue ``turns``: one year more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.records import Claim, Quantity
from copydesk.relate.time.aging import Page, claim, is_then, spanned

_TWIN = re.compile(r"\b(?:his|her|their|the) (?:identical )?twin (?:brother|sister),? [A-Z][\w'’-]+, \Z")
_TURNS = re.compile(r",? who (?:turns|will turn|will be|is to turn|is about to turn) \Z")
_THIS_DAY = re.compile(r",? (?:next|this|later this|on|in) (?:month|week|year|summer|Monday|Tuesday|Wednesday|Thursday|"
                       r"Friday|Saturday|Sunday|[A-Z][a-z]+)\b")  # fmt: skip
_WHEN_BORN = re.compile(
    r"(?:[^.;,]{0,40},){0,2}(?: (?!when )\w+){0,6} when (?:(?:his|her|their) (?P<kin>\w+)|(?P<name>[A-Z][\w'’-]+))"
    r" was born\b"
)
_NAMED = r"? [A-Z][\w'’-]+,"  # behind "Her son, "
_WORDS = 8  # between an age and the next: "winger, who will turn"
_FEW = 2  # people whose present ages an article gives, where nothing else tells which is meant


def beside(page: Page, ages: Sequence[Quantity], numbers: Sequence[Quantity]) -> Iterator[Claim]:
    """Every age that follows from that of another person, without ids.

    ages: all of years, in order. numbers: those that may be ages, too ("was 17, unmarried and").
    """
    present = [age for age in ages if not is_then(page, age)]
    yield from _twins(page, present)
    yield from _turning(page, ages)
    yield from _parents(page, (*ages, *(each for each in numbers if page.before(each, 5) == " was ")), present)


def _twins(page: Page, present: Sequence[Quantity]) -> Iterator[Claim]:
    """`Ann Moor, 14, ... her twin brother, Ted, 14`: the only other age of the sentences before."""
    for age in present:
        if _TWIN.search(page.before(age, 60)):
            others = [each for each in present if each.start < age.start]
            if len({each.value for each in others}) == 1:
                yield claim(page, {"age": age, "plus": others[-1]}, explicit=False)


def _turning(page: Page, ages: Sequence[Quantity]) -> Iterator[Claim]:
    """`The 31-year-old goalkeeper, who will turn 32 next month`: one year more than the age told before it."""
    for one, two in pairwise(ages):
        between = page.text[one.end : two.start]
        near = one.sentence == two.sentence and len(between.split()) <= _WORDS and not is_then(page, one)
        if near and _TURNS.search(between) and _THIS_DAY.match(page.text, two.end):
            yield claim(page, {"age": two, "plus": one}, explicit=True, cues={"turns": spanned(page, two)})


def _parents(page: Page, ages: Sequence[Quantity], present: Sequence[Quantity]) -> Iterator[Claim]:
    """`was 19 when her son was born ... the 58-year-old ... Her son, Paul, now 39`: where no third age is told."""
    for age in ages:
        told = _WHEN_BORN.match(page.text, age.end)
        now = [each for each in present if each is not age]
        if told is None or len({each.value for each in now}) != _FEW:
            continue
        named = rf"\b{told['name'] or told['kin']},{'' if told['name'] else _NAMED} (?:now |aged )?\Z"
        child = [each for each in now if re.search(named, page.before(each, 60))]
        parent = [each for each in now if child and each.value != child[0].value]
        if parent:
            yield claim(page, {"age": age, "plus": parent[0], "less": child[0]}, explicit=False)
