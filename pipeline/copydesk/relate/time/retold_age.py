"""One person's age told again in other words, and the headline's age: what `aged` does not read.

    Derek Foulds (59) ... Foulds, who is 59        59-year-old treasurer Derek Foulds ... Foulds, aged 59,
    Derek Foulds, 59, ... Judge Lowe told the 59-year-old that he had let people down
    Man, 34, charged with murder ... A 34-year-old man has been charged
    Driver, 46, jailed ... Judge Lowe told the 46-year-old
    A 24-year-old man appeared in court on Monday ... The court heard that the 24-year-old made no reply

A misfit counts only where it is one slip of the pen: people are named between, and grow older.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.pen import one_digit, swapped
from copydesk.records import Quantity
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.aging import Page, is_own, is_then
from copydesk.relate.time.whose import NOBODY, Person

Pair = tuple[Quantity, Quantity]

_THE = re.compile(r"\b[Tt]he \Z")
_STRANGER = re.compile(r"\b[Aa]n? \Z")
_OPENING = re.compile(r"\s*(?:[A-Z]+: )?An? \Z")
_AGED = re.compile(r"[(,] ?aged \Z")
_BACK_THEN = re.compile(r"[ ,]*(?:years old )?(?:at the time|then|when|in (?:19|20)\d\d)\b")
_OF_A_YEAR = re.compile(r"\s*[\"“'‘]?(?:In|By|Since|Until|During) (?:\w+ )?(?:19|20)\d\d\b")
_THEN = re.compile(r"\b(?:then|formerly) (?:an? |aged )?\Z")
_SMALL = 10  # years of a child
_GROWN = 2  # years that a person may grow older between two tellings


def retold(sheet: Sheet, page: Page, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """Every age with its first telling, the later one behind."""
    present = [age for age in ages if is_own(page, age) and _is_present(page, age)]
    yield from _of_headline(sheet, ages)
    yield from _by_name(page, present)
    yield from _the_one(sheet, page, ages, present)
    yield from _the_stranger(sheet, page, ages)
    yield from _the_unknown(sheet, page, ages)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two ages are the same, or one slip of the pen apart and more than a birthday or two."""
    if one.value is None or other.value is None:
        return False
    apart = abs(one.value - other.value)
    slip = swapped(one.value, other.value) or one_digit(one.value, other.value)
    small = max(one.value, other.value) < _SMALL and apart >= _GROWN
    return not apart or small or (slip and apart > _GROWN)


def _is_present(page: Page, age: Quantity) -> bool:
    """Whether the age is of the day of the article: not "Foulds, then 49," nor "In 1996 Foulds, 23, won"."""
    start, before = page.sentence(age)[0], page.before(age, 20)
    past = _BACK_THEN.match(page.text, age.end) or _OF_A_YEAR.match(page.text, start) or _THEN.search(before)
    return not past and (not is_then(page, age) or bool(_AGED.search(before)))


def _of_headline(sheet: Sheet, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """`Man, 34, charged` and the only age of the first sentence, where no age of the article is the headline's."""
    if not sheet.is_headline(0):
        return
    places = {figure.quantity.id: figure for figure in sheet.figures}
    headed = [age for age in ages if places[age.id].line == 0]
    body = [age for age in ages if places[age.id].line > 0]
    first = [age for age in body if age.sentence == 1]
    if len(headed) != 1 or len(first) != 1 or not alike(headed[0], first[0]):
        return
    others = {age.value for age in body if age is not first[0]}
    if headed[0].value == first[0].value or headed[0].value not in others:
        yield headed[0], first[0]


def _by_name(page: Page, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """`Derek Foulds (59) ... Foulds, who is 59`: two ages of the person who is named at both."""
    known: list[tuple[Person, Quantity]] = []
    for age in ages:
        person = page.whose.age(age)
        if not person.words or person.meant:
            continue
        first = next((each for being, each in known if page.whose.same(being, person)), None)
        if first is None:
            known.append((person, age))
        elif first.sentence != age.sentence and alike(first, age):
            yield first, age


def _the_one(sheet: Sheet, page: Page, ages: Sequence[Quantity], present: Sequence[Quantity]) -> Iterator[Pair]:
    """`Judge Lowe told the 59-year-old that`: of the first person named, whose age is the only other one."""
    told = _pointing(sheet, page, ages)
    first = page.whose.first(1 if sheet.is_headline(0) else 0) if told else NOBODY
    named = [age for age in present if first.words and age not in told and page.whose.age(age) == first]
    odd = [age for age in told if named and age.value != named[0].value]
    others = {age.value for age in ages if age not in named and age not in told}
    if not named or len(odd) > 1 or others & {age.value for age in odd}:
        return
    if not any(age.value != named[0].value for age in present if age not in told):
        yield from ((named[0], age) for age in told if age.start > named[0].end and alike(named[0], age))


def _pointing(sheet: Sheet, page: Page, ages: Sequence[Quantity]) -> list[Quantity]:
    """`The 41-year-old, a father of three,`: ages that stand for somebody who is known by now."""
    told = [age for age in ages if age.text.endswith("-old") and _THE.search(page.before(age, 6))]
    told = [age for age in told if _is_present(page, age)]
    return [age for age in told if sheet.page.tag_at(sheet.page.at(age.end))[:2] not in ("NN", "JJ", "CD")]


def _the_stranger(sheet: Sheet, page: Page, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """`A 24-year-old man appeared ... heard that the 24-year-old made no reply`: nobody else's age is told."""
    told = _pointing(sheet, page, ages)
    brought = [age for age in ages if age not in told]
    opens = [page.text[page.sentence(age)[0] : age.start] for age in brought]
    if len({age.value for age in brought}) == 1 and len({age.value for age in told}) == 1 and any(
        age.text.endswith("-old") and _OPENING.match(lead) for age, lead in zip(brought, opens, strict=True)
    ):
        yield from ((brought[0], age) for age in told[:1] if age.start > brought[0].end and alike(brought[0], age))


def _the_unknown(sheet: Sheet, page: Page, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """`Driver, 64, jailed ... told the 46-year-old`: an age of nobody else, the digits of one before swapped.

    One digit is enough where all the others are of strangers ("a 29-year-old and a 36-year-old ... the 46-year-old").
    """
    told = _pointing(sheet, page, ages)
    others = [age for age in ages if age not in told]
    strange = all(_STRANGER.search(page.before(age, 6)) and age.text.endswith("-old") for age in others)
    values = {age.value for age in others}
    for age in told if len({each.value for each in told}) == 1 else ():
        slips = [each for each in others if swapped(each.value, age.value) or (strange and alike(each, age))]
        if age.value not in values and len({each.value for each in slips}) == 1 and slips[0].start < age.start:
            yield slips[0], age
