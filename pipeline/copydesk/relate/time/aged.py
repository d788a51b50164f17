"""One person's age told twice: claims of kind "value" with the roles first and again.

    A 34-year-old man was charged. The man, 34, of no fixed address        Anna Berg, 41, said ... Ms Berg, 41,

The two are one person's where the article brings in one such person only ("a 34-year-old man" once, one
full name with that surname).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Quantity, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.time.aging import Page
from copydesk.relate.time.retold_age import retold

_FIRST = re.compile(r"\b[Aa]n? \Z")
_NOUN = re.compile(r"-? ?([a-z]+)\b")
_AGAIN = re.compile(r"\b[Tt]he ([a-z]+), (?:aged )?\Z")
_ROLE = re.compile(r"\b[Tt]he ([a-z]+), an? \Z")
_NAMED = re.compile(r"\b([A-Z][\w'’-]+) ([A-Z][\w'’-]+), (?:aged )?\Z")
_MEN, _WOMEN = ("Mr", "Sir"), ("Mrs", "Ms", "Miss", "Lady")
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Prof) ([A-Z][\w'’-]+), (?:aged )?\Z")
_ALONE = re.compile(r"(?:[.!?]['\"’”]?\s+|\n|\band |\bthat |\bsaid )([A-Z][\w'’-]+), (?:aged )?\Z")
_BOTH = re.compile(
    r"\b([A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)? and ([A-Z][\w'’-]+)(?: [A-Z][\w'’-]+)?, both (?:aged )?\Z"
)
_FULL = re.compile(r"(?<![\w.])(?!(?:Mr|Mrs|Ms|Miss|Dr|Sir|The|In|On|At)\b)([A-Z][\w'’-]+) ([A-Z][\w'’-]+)")
_KIN = re.compile(
    r"\b(?:son|daughter|brother|sister|wife|husband|mother|father|partner|uncle|aunt|cousin|nephew|niece)s?,? \Z"
)
_CLOSED = (",", ".", ";", ")", " (")
_TWO = 2  # ages, of which one may be the other told again
_BACK = 60  # characters before an age in which its person is named


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every age that is told again of one person, without ids."""
    ages = [q for q in mentions.quantities if q.kind == "age" and q.unit == "year" and q.approximation == "exact"]
    if len(ages) < _TWO:
        return
    text, seen = doc.text, set[str]()
    told = (*_persons(text, ages), *_names(text, ages), *retold(sheets.read(doc, mentions), Page(doc), ages))
    for first, again in told:
        if first.sentence != again.sentence and again.id not in seen and not _is_spouse(text, again):
            seen.add(again.id)
            tie = TextSpan(text=again.text, start=again.start, end=again.end)
            yield Claim(text=text[first.start : again.end], start=first.start, end=again.end, kind="value",
                        roles={"first": first.id, "again": again.id}, cues={"tie": tie}, explicit=False)  # fmt: skip


def _is_spouse(text: str, age: Quantity) -> bool:
    """`Mrs Berg, 80,` in an article that has a Mr Berg too: two people of one surname."""
    titled = _TITLED.search(_before(text, age))
    title, surname = (titled[1], titled[2]) if titled else ("", "")
    others = [titles for titles in (_MEN, _WOMEN) if title and title not in titles]
    return len(others) == 1 and any(f"{other} {surname}" in text for other in others[0])


def _before(text: str, age: Quantity) -> str:
    return text[max(0, age.start - _BACK) : age.start]


def _apposed(text: str, age: Quantity) -> bool:
    """Whether the age stands between commas: "Ms Berg, 41,"."""
    return text[age.end : age.end + 2].startswith(_CLOSED)


def _persons(text: str, ages: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """`A 34-year-old man ... The man, 34,`, `The driver, a 48-year-old ...`: where one such man is brought in."""
    brought = [(age, noun[1]) for age in ages if "-" in age.text and _FIRST.search(_before(text, age))
               and (noun := _NOUN.match(text, age.end))]  # fmt: skip
    brought += [(age, told[1]) for age in ages if "-" in age.text and (told := _ROLE.search(_before(text, age)))]
    many = Counter(noun for _, noun in brought)
    for again in ages:
        told = _AGAIN.search(_before(text, again)) if _apposed(text, again) else None
        others = told is not None and re.search(rf"\b(?:other|second|another) {told[1]}|{told[1]} of ", text)
        if told is None or many[told[1]] != 1 or others:
            continue  # "the driver of the other car"
        first = next(age for age, noun in brought if noun == told[1])
        if first.start < again.start:
            yield first, again


def _names(text: str, ages: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """`Anna Berg, 41, ... Ms Berg, 41,` or `Berg, 41,`, or the full name again: nobody else has the surname."""
    known, kin = dict[str, tuple[str, Quantity]](), set[str]()
    for age in ages:
        if not _apposed(text, age):
            continue
        if both := _BOTH.search(_before(text, age)):  # "Ann and Joy Lunt, both 24, ... Joy, 24,"
            known |= dict.fromkeys(both.groups(), ("", age))
            continue
        full, titled = _NAMED.search(_before(text, age)), _TITLED.search(_before(text, age))
        alone = _ALONE.search(_before(text, age))
        again = titled or (alone if alone and alone[1] in known else None)
        surname = again[again.re.groups] if again else full[2] if full else None
        if surname is None:
            continue
        if full is not None and _KIN.search(_before(text, age)[: full.start()]):
            kin.add(surname)  # "his son Mark Dunsford, 16,"
        if surname in kin:
            continue
        name = "" if again or full is None else full.group(1)
        first = known.get(surname)
        if first is None:
            if name:
                known[surname] = name, age
            continue
        others = {found[1] for found in _FULL.finditer(text) if found[2] == surname} - {first[0]}
        if not others and name in ("", first[0]):
            yield first[1], age
