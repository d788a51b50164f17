"""Ages beside dates of birth: claims of kind "age".

Roles: ``age``; ``born``, or ``age_then`` with ``then`` (a year in which the age was another);
``at``, where the age is that of a printed day or year (of death, say). Without ``at`` the
age is that of the day when the article appeared. Years that are no dates of their own
("(born 1970)", "(1950-2019)") are cues of the same names; so is ``coming``, a birthday that may lie ahead
("turns 40"); ``plus``, ``less`` and ``years``, as in `beside_age`, `birthday` and `served_age`; ``decade``, as in
`decade`; ``exact``, the age at a death beside the full day of birth. ``explicit`` where one sentence says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.extract.dateword import MONTHS
from copydesk.records import Claim, Date, Quantity, TextSpan
from copydesk.relate.time.aging import KIN, Page, at_age, claim, has_year, is_own, is_then, namesake, spanned, words
from copydesk.relate.time.beside_age import beside
from copydesk.relate.time.birthday import birthdays
from copydesk.relate.time.by_birth import by_birth
from copydesk.relate.time.decade import called
from copydesk.relate.time.grown import grown
from copydesk.relate.time.served_age import served

_DIED = frozenset(["died", "dies", "dead", "death", "die"])
_DIED_ON = re.compile(r"\bdied (?:\w+ ){0,8}(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTHS = "|".join(MONTHS)
_DIED_DAY = re.compile(rf"\bdied (?:\w+ ){{0,8}}(?:on \d{{1,2}} (?:{_MONTHS})|on (?:{_MONTHS}) \d{{1,2}}\b)", re.I)
_COMING = re.compile(r"\b(?:turns|turning|will (?:be|turn|become)) \Z")
_WAS = re.compile(r"\s*(?:[A-Z][\w.'’-]*,?\s){1,3}(?:who was born [^,]{4,80}, )?was (?:aged )?\Z")
_PASSED = re.compile(r"\bpass(?:ed|es|ing)? away\b")
_BIRTH_YEAR = re.compile(r"\bborn ((?:1[89]|20)\d\d)\b")
_AROUND = re.compile(r"\b(?:after|before|since|until|between|from)\b")
_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KIN_BORN = re.compile(rf"\b(?:his|her|their|whose|['’]s) (?:\w+ ){{0,2}}(?:{'|'.join(KIN)})\b.*\bborn\b", re.I)
_THEN_WHEN = re.compile(r"(?: years old)? when ")  # "She was 46 when her best-known work appeared"
_WHEN_DIED = re.compile(r"(?: years old)? when (?:he|she) died\b")
_AT_DEATH = re.compile(r"\bdied\b[^.;]{1,60}\b(?:at the age of|aged|at) \d+\b")
_WITH_KIN = re.compile(r"\bwith (?:his|her) (?:\w+ )?\w+")  # "started it with his brother in 1989, when he was 28"
_INITIALS = 2  # letters of what is no name
_LIFE = re.compile(r"[A-Z][\w'’-]+ \(((?:1[89]|20)\d\d)\s?[-–—]\s?((?:1[89]|20)\d\d)\)")
_OF_THEM = (["he"], ["she"], ["his"], ["her"], ["both"], ["they"])
_NEAR = 2  # sentences in which the death was told before the age
_AROUND_IT = 6  # sentences between a birth and an age without a name
_DAY = len("1928-06-04")
_BORN_REACH = 90  # characters between a birth and its day
_CLIENT = re.compile(r"\b(?:client|defendant|accused)\b(?:, (?:who|now [^,]{2,30},))? (?:was|had been) born\b")
_ANOTHER_CLAUSE = frozenset("that which who was were had when since won played kept made joined".split())
_ANOTHERS = re.compile(r"\s*(?:his|her) (?:[\w-]+ ){0,4}?(?:[\w-]+, )?(?-i:[A-Z][\w'’-]+ [A-Z])", re.I)
_OPENERS = re.compile(r"\s*(?:An? [^,.]{3,40}, )?(?:he|she|born)\b", re.I)  # "A native of Ring, he was born"


def _names(text: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Capitalised words that do not begin the sentence, or are names elsewhere (``known``)."""
    found = [word.group() for word in _NAME.finditer(text)]
    names = {word for word in found[1:] if word[0].isupper() and len(word) > _INITIALS}
    return names | (known & {*found[:1]})


def _births(page: Page, dates: Sequence[Date]) -> list[Date]:
    found = []
    for n, printed in enumerate(dates):
        before = page.before(printed, _BORN_REACH).lower()
        word = before.rfind("born")
        if not has_year(printed) or word < 0 or "born" not in words(before):
            continue
        since = printed.start - (len(before) - word)
        if _AROUND.search(before[word:]):
            continue  # "anyone born after April 1970"
        if not any(other.start > since for other in dates[:n] if other.from_ and other.from_[:1].isdigit()):
            found.append(printed)
    return found


def _death(page: Page, age: Quantity, dates: Sequence[Date], born: Date) -> tuple[bool, Date | None]:
    """Whether a death is told with the age or just before it, and its day where that is printed."""
    for number in range(age.sentence, max(-1, age.sentence - _NEAR - 1), -1):
        start, end = page.sentences[min(number, len(page.sentences) - 1)]
        here = page.text[start:end]
        if not any(word in _DIED for word in words(here)) and not _PASSED.search(here):
            continue
        if number != age.sentence and not _WAS.match(page.text[page.sentence(age)[0] : age.start]):
            continue  # "when she was just 14" is no age at death
        own = [d for d in dates if start <= d.start < end and d is not born and has_year(d)]
        own = [d for d in own if _of_death(page, d, start)]
        return True, own[0] if len(own) == 1 else None
    return False, None


def _of_this_week(page: Page, age: Quantity) -> bool:
    """`Brandt died Sunday, his son said. He was 86`: a death told with its day of the week has just been."""
    start = page.sentences[max(0, min(age.sentence, len(page.sentences) - 1) - 1)][0]
    ends = page.sentences[min(age.sentence + 1, len(page.sentences) - 1)][1]  # "... she died on 3 March 2014"
    return bool(_DIED_ON.search(page.text, start, page.sentence(age)[1]) or _DIED_DAY.search(page.text, start, ends))


def _of_end(page: Page, age: Quantity) -> bool:
    """Whether the age stands behind the death: not "who first sang at 18, died on Friday"."""
    here = page.around(age)
    if _WHEN_DIED.match(page.text, age.end):
        return True  # "was 78 when she died"
    told = any(word in _DIED for word in words(page.text[page.sentence(age)[0] : age.start]))
    return told or not any(word in _DIED for word in words(here))


def _of_death(page: Page, day: Date, start: int) -> bool:
    """Whether the day stands behind the death, or opens the sentence: not the year of "her song of 1952"."""
    before = page.text[start : day.start]
    told = words(before)
    last = max((k for k, word in enumerate(told) if word in _DIED), default=None)
    if last is not None:  # not "has died aged 88, was the last of the side that won in 1954"
        return not _ANOTHER_CLAUSE & {*told[last + 1 :]}
    return before.strip().lower() in ("", "on", "in")


def _same_person(page: Page, born: Date, age: Quantity) -> bool:
    birth, other = page.around(born), page.around(age)
    if _KIN_BORN.search(birth):
        return False  # "His brother Ray was born in 1957"
    opening = bool(_OPENERS.match(birth) or _CLIENT.search(birth))  # "his client, who was born in 1961"
    opens, next_to = words(other)[:1], words(page.text[age.end : age.end + len(", she ")])[:1]
    if (opens, next_to) in ((["her"], ["he"]), (["his"], ["she"])):
        return False  # "Her husband, when, at 29, he"
    if _ANOTHERS.match(other):
        return False  # "Her coach, Tom Day, won in 1990, when he was 27"
    if age.sentence == born.sentence + 1 and "who" in words(page.before(age, 80)):
        return False  # "He climbed with Ben, who in 2022, when he was 19"
    if age.sentence == born.sentence + 1 and words(other)[:1] in _OF_THEM:
        return True  # "Anna Berg was born in 1940. She had her first show at 60, in 2000."
    if age.sentence and _WAS.match(page.text[page.sentence(age)[0] : age.start]):
        start, end = page.sentences[age.sentence - 1]
        other += page.text[start:end]  # "... Lundquist died on Tuesday. He was 85."
    return opening or bool(_names(birth, page.named) & _names(other, page.named))


def _of_the_dead(page: Page, born: Date) -> bool:
    """`Pensioner, 90, ... Private Pratt died in 1971 at the age of 55. He had been born in 1916`: of the dead alone."""
    told = words(page.around(born))[:1] in (["he"], ["she"]) and born.sentence > 0
    start, end = page.sentences[min(born.sentence, len(page.sentences) - 1) - 1]
    return told and _AT_DEATH.search(page.text, start, end) is not None


def _whose(page: Page, born: Date, age: Quantity) -> bool:
    """Whether nobody else is named between the age and the birth: "45, and her brother, born in 1986"."""
    between = _WITH_KIN.sub("", page.text[min(age.end, born.end) : max(age.start, born.start)])
    return not any(word in KIN for word in words(between))


def _linked(
    page: Page, born: Date, ages: Sequence[Quantity], dates: Sequence[Date], births: Sequence[Date]
) -> Iterator[Claim]:
    """The age of the person whose birth is told, in that sentence or near it; ``births`` are all that are told."""
    here = [age for age in ages if age.sentence == born.sentence and _whose(page, born, age)]
    if all(is_then(page, age) and not at_age(page, age, dates, born) for age in here):
        here = [age for age in here if _death(page, age, dates, born)[0]]
    for age in ages:
        at = at_age(page, age, dates, born)
        died, day = (False, None) if at else _death(page, age, dates, born)
        past = is_then(page, age) and not (died and _of_end(page, age))
        when = _THEN_WHEN.match(page.text, age.end) and not _WHEN_DIED.match(page.text, age.end)
        if at is None and (past or when):
            continue
        explicit, client = age in here, _CLIENT.search(page.around(born)) is not None
        same = page.same(age, born)
        same = None if same and namesake(page, born, age) else same
        others = abs(age.sentence - born.sentence) > 1 and _of_the_dead(page, born)
        same = False if others else None if client and not explicit else same
        around = client or abs(age.sentence - born.sentence) <= _AROUND_IT
        near = not here and around and _alone(page, born, age, ages, at, died)
        far = (near if same is None else same) and not _is_anothers(born, age, births, at)
        told = far and age.sentence != born.sentence if not explicit else same is not False
        at = at or day
        roles: dict[str, Quantity | Date] = {"age": age, "born": born}
        cues = {} if at or not _COMING.search(page.before(age, 20)) else {"coming": spanned(page, age)}
        if died and len(born.from_ or "") == _DAY and _of_this_week(page, age):
            cues["exact"] = spanned(page, age)
        if told:
            yield claim(page, roles | ({"at": at} if at else {}), explicit=explicit, cues=cues)


def _is_anothers(born: Date, age: Quantity, births: Sequence[Date], at: Date | None) -> bool:
    """Whether another birth is told with the age: "Her grandson Adam was born in 2016, and as he turns four"."""
    return any(birth.sentence == age.sentence and birth.from_ != born.from_ and birth is not at for birth in births)


def _alone(
    page: Page, born: Date, age: Quantity, ages: Sequence[Quantity], at: Date | None, died: bool
) -> bool:
    """Whether the age is of the person whose birth is told, by the words of the two sentences, and no other may be."""
    he = at is not None and age.sentence == born.sentence + 1 and words(page.around(age))[:1] in _OF_THEM[:4]
    rivals = set() if he else {other.value for other in ages if not is_then(page, other)}
    return _same_person(page, born, age) and (died or not rivals - {age.value})


def _bracketed(page: Page, ages: Sequence[Quantity]) -> Iterator[Claim]:
    """"(born 1970), 54" and "(1950-2019), who died at 69": years that stand in brackets."""
    for age in ages:
        start, end = page.sentence(age)
        here = page.text[start:end]
        births, lives = list(_BIRTH_YEAR.finditer(here)), list(_LIFE.finditer(here))
        if len(births) + len(lives) != 1 or len([a for a in ages if a.sentence == age.sentence]) != 1:
            continue
        died = any(word in _DIED for word in words(here))
        if (lives and not died) or (births and (died or is_then(page, age))):
            continue
        match = (births or lives)[0]
        names = ("born",) if births else ("born", "at")
        cues = {name: TextSpan(text=match.group(k), start=start + match.start(k), end=start + match.end(k))
                for k, name in enumerate(names, 1)}  # fmt: skip
        yield claim(page, {"age": age}, explicit=True, cues=cues)


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every age that a date of birth, or another age with its year, can be held against."""
    page, seen = Page(doc), set[str]()
    births = _births(page, mentions.dates)
    every = [q for q in mentions.quantities if q.kind == "age" and q.unit == "year" and q.value is not None]
    if every:
        yield from beside(page, every, [q for q in mentions.quantities if q.kind == "number" and q.value is not None])
        yield from birthdays(page, every, [q for q in mentions.quantities if q.kind == "ordinal"])
        yield from served(page, every, [q for q in mentions.quantities if q.kind == "duration"])
        yield from called(page, every)
    ages = [age for age in every if is_own(page, age)]
    for born in births if ages else ():
        for told in _linked(page, born, ages, mentions.dates, births):
            seen.add(told.roles["age"])
            yield told
    if births:
        numbers = [q for q in mentions.quantities if q.kind in ("age", "number", "ordinal")]
        yield from by_birth(page, births, numbers, mentions.dates, seen)
    yield from _bracketed(page, ages)
    yield from grown(page, ages, mentions.dates)
