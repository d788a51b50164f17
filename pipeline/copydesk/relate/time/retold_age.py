"""One person's age told again in other words, and the headline's age: what `aged` does not read.

    Derek Foulds (59) ... Foulds, who is 59        59-year-old treasurer Derek Foulds ... Foulds, aged 59,
    Man, 34, charged with murder ... A 34-year-old man has been charged

A misfit counts only where it is one slip of the pen: people are named between, and grow older.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Quantity
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.aging import Page, is_own
from copydesk.relate.time.pointed import Pair, alike, is_present, pointed
from copydesk.relate.time.whose import Person


def retold(sheet: Sheet, page: Page, ages: Sequence[Quantity]) -> Iterator[Pair]:
    """Every age with its first telling, the later one behind."""
    present = [age for age in ages if is_own(page, age) and is_present(page, age)]
    yield from _of_headline(sheet, ages)
    yield from _by_name(page, present)
    yield from pointed(sheet, page, ages, present)


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
