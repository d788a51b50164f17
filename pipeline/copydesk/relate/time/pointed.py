"""Ages that point back to somebody who is known by now: pairs of the first telling and the later one.

    Derek Foulds, 59, ... Judge Lowe told the 59-year-old that he had let people down
    A 24-year-old man appeared in court on Monday ... The court heard that the 24-year-old made no reply
    Ida Renn, 87, ... her niece said that the 87-year-old victim no longer went out

A misfit counts only where it is one slip of the pen and the age is nobody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from copydesk.extract.age import SOMEONE
from copydesk.extract.page import NAMES
from copydesk.pen import one_digit, swapped
from copydesk.records import Quantity
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.aging import Page, is_then
from copydesk.relate.time.whose import NOBODY, Person
from copydesk.stem import stem

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
_CHILD = 13  # years
_LEAD = 4  # sentences in which the person of whom the article tells is named
_FEW = 3  # tellings that are looked at
_PHRASE = 3  # words of "mathematics teacher"
_GOES_ON = ("NN", "JJ", "CD", "VBG", "VBN")  # "the 29-year-old defending champion"
_WITH_MORE = ("IN", "WP", "WDT", "POS", ",", *NAMES)  # "the 62-year-old assistant who": brought in here


def pointed(sheet: Sheet, page: Page, ages: Sequence[Quantity], present: Sequence[Quantity]) -> Iterator[Pair]:
    """Every such age with the first telling; ``present`` are those that are their person's own and of now."""
    told = [age for age in ages if age.text.endswith("-old") and _THE.search(page.before(age, 6))]
    told = [age for age in told if is_present(page, age)]
    if not told:
        return
    plain = [age for age in told if not sheet.page.tag_at(sheet.page.at(age.end)).startswith(_GOES_ON)]
    yield from _the_one(sheet, page, ages, present, plain)
    yield from _the_stranger(page, ages, plain)
    yield from _the_unknown(sheet, page, ages, plain, told)
    yield from _the_foremost(sheet, page, ages, present, plain)
    yield from _the_child(ages, plain)


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two ages are the same, or one slip of the pen apart and more than a birthday or two."""
    if one.value is None or other.value is None:
        return False
    apart = abs(one.value - other.value)
    slip = swapped(one.value, other.value) or one_digit(one.value, other.value)
    small = max(one.value, other.value) < _SMALL and apart >= _GROWN
    return not apart or small or (slip and apart > _GROWN)


def is_present(page: Page, age: Quantity) -> bool:
    """Whether the age is of the day of the article: not "Foulds, then 49," nor "In 1996 Foulds, 23, won"."""
    start, before = page.sentence(age)[0], page.before(age, 20)
    past = _BACK_THEN.match(page.text, age.end) or _OF_A_YEAR.match(page.text, start) or _THEN.search(before)
    return not past and (not is_then(page, age) or bool(_AGED.search(before)))


def _without(ages: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    known = {age.id for age in others}
    return [age for age in ages if age.id not in known]


def _lead(sheet: Sheet, page: Page, present: Sequence[Quantity]) -> Person:
    """Of whom the article tells: whom it names first, or the first one whose age it gives, if soon."""
    line = 1 if sheet.is_headline(0) else 0
    first = page.whose.first(line)
    named = [(page.whose.age(age), age) for age in present if age.sentence <= _LEAD or first.words]
    if page.whose.acts(line) or any(person.words and person == first for person, _ in named):
        return first
    return next((who for who, age in named if who.words and not who.meant and age.sentence <= _LEAD), NOBODY)


def _the_one(
    sheet: Sheet, page: Page, ages: Sequence[Quantity], present: Sequence[Quantity], told: Sequence[Quantity]
) -> Iterator[Pair]:
    """`Judge Lowe told the 59-year-old that`: of the first person named, whose age is the only other one."""
    first = _lead(sheet, page, present) if told else NOBODY
    named = [age for age in present if first.words and age not in told and page.whose.age(age) == first]
    odd = [age for age in told if named and age.value != named[0].value]
    others = {age.value for age in ages if age not in named and age not in told}
    if not named or len(odd) > 1 or others & {age.value for age in odd}:
        return
    if not any(age.value != named[0].value for age in present if age not in told):
        yield from ((named[0], age) for age in told if age.start > named[0].end and alike(named[0], age))


def _the_stranger(page: Page, ages: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Pair]:
    """`A 24-year-old man appeared ... heard that the 24-year-old made no reply`: nobody else's age is told."""
    brought = _without(ages, told)
    opens = [page.text[page.sentence(age)[0] : age.start] for age in brought]
    if len({age.value for age in brought}) == 1 and len({age.value for age in told}) == 1 and any(
        age.text.endswith("-old") and _OPENING.match(lead) for age, lead in zip(brought, opens, strict=True)
    ):
        yield from ((brought[0], age) for age in told[:1] if age.start > brought[0].end and alike(brought[0], age))


def _the_unknown(
    sheet: Sheet, page: Page, ages: Sequence[Quantity], plain: Sequence[Quantity], told: Sequence[Quantity]
) -> Iterator[Pair]:
    """`Driver, 64, jailed ... told the 46-year-old`: an age of nobody else, the digits of one before swapped.

    One digit is enough where all the others are of strangers ("a 29-year-old and a 36-year-old ... the 46-year-old").
    """
    others = _without(ages, plain)
    strange = all(_STRANGER.search(page.before(age, 6)) and age.text.endswith("-old") for age in others)
    first = {} if len(told) == len(plain) else _first(sheet)
    pointing = [age for age in told if age in plain or _is_known(sheet, age, first)]
    values = {age.value for age in _without(ages, pointing)}
    for age in pointing[:_FEW] if len({each.value for each in pointing}) == 1 else ():
        slips = [each for each in others if swapped(each.value, age.value)
                 or (strange and age in plain and alike(each, age))]  # fmt: skip
        if age.value not in values and len({each.value for each in slips}) == 1 and slips[0].start < age.start:
            yield slips[0], age


def _first(sheet: Sheet) -> dict[str, int]:
    """Where the article has each stem first."""
    places: dict[str, int] = {}
    for place, word in enumerate(sheet.page.lows):
        places.setdefault(stem(word), place)
    return places


def _is_known(sheet: Sheet, age: Quantity, places: Mapping[str, int]) -> bool:
    """`the 87-year-old victim no longer`: somebody by a noun for anyone, or one that the text has used before."""
    page = sheet.page
    first = last = page.at(age.end)
    while page.tag_at(last) in ("NN", "NNS", "JJ") and last - first < _PHRASE:
        last += 1
    noun = page.low_at(last - 1)
    if last == first or page.tag_at(last - 1) != "NN" or page.tag_at(last) in _WITH_MORE:
        return False
    return noun in SOMEONE or places[stem(noun)] < first


def _the_foremost(
    sheet: Sheet, page: Page, ages: Sequence[Quantity], present: Sequence[Quantity], told: Sequence[Quantity]
) -> Iterator[Pair]:
    """`She was met by her parents. The 39-year-old had lost weight`: of her whom the text is at, or else of the first.

    Whom the text is at may be somebody whose age is not told; then it is his or hers.
    """
    others = _without(ages, told)
    values = {age.value for age in others}
    named = [(page.whose.age(age), age) for age in _without(present, told)]
    named = [(who, age) for who, age in named if who.words and not who.meant]
    lead = _lead(sheet, page, present) if named and told else NOBODY
    for age in told[:_FEW] if named and len({each.value for each in told}) == 1 else ():
        before = [(who, each) for who, each in named if each.end < age.start]
        person = page.whose.foremost(sheet.page.at(age.start))
        only = len({who.words for who, _ in before}) == 1 and not person.words  # "He was met by his wife"
        own = next((each for who, each in before if only or page.whose.same(who, person)), None)
        if age.value in values or own is None:
            continue
        first = next((each for who, each in before if who == lead), own)
        alone = len({each.value for each in others if _slipped(each, age)}) == 1
        if _slipped(own, age) or (alone and _slipped(first, age)):
            yield (own if _slipped(own, age) else first), age


def _apart(one: Quantity, other: Quantity) -> Decimal:
    return abs((one.value or Decimal(0)) - (other.value or Decimal(0)))


def _slipped(one: Quantity, other: Quantity) -> bool:
    """Whether one slip of the pen makes one of the other, two years or more apart."""
    return _apart(one, other) >= _GROWN and (swapped(one.value, other.value) or one_digit(one.value, other.value))


def _the_child(ages: Sequence[Quantity], told: Sequence[Quantity]) -> Iterator[Pair]:
    """`Boy, six, calls 999 ... the six-year-old was calm`: the age of the only child."""
    young = [age for age in _without(ages, told) if (age.value or 0) < _CHILD]
    alone = len({each.value for each in young}) == 1
    for age in told if alone else ():
        if young[0].start < age.start and (age.value or 0) < _CHILD and _apart(young[0], age) >= _GROWN:
            yield young[0], age
