"""Ages told far from the one birth of the article: claims as in `age`, with the cue ``lone``.

    Bakery poet dies at 84 ... She was born on 4 March 1931 in Garth
    His last win came on August 11, 1974, when he was 44 ... Dill was born on March 9, 1928
    At 27 he is older than most ... Mr Tregar, who was born in Neath on 12 August 1987
    began as an apprentice in 1971, a few days after his 16th birthday. He was born in March 1955

A misfit counts where it is one slip of the pen, or where both days are known. Cues: ``exact``, as in `age`;
``present``: an age of now, which may be old and is never ahead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from copydesk.extract.title import is_title
from copydesk.records import Claim, Date, Quantity
from copydesk.relate.time.aging import KIN, Page, claim, has_year, spanned, words

_DIES = re.compile(r"\b(?:dies|dead|died)(?:,? (?:aged|at|at the age of)|,) \Z", re.I)
_THEN = re.compile(r",? (?:when (?:he|she) was|at|aged|at the age of)(?: just| only| still)? \Z")
_NOW = re.compile(r"\bAt (?:the age of )?\Z")
_IS = re.compile(r",? (?:he|she) (?:is|has|still|remains|can|does|knows|says|keeps|looks)\b")
_HIS = re.compile(r"\b(?:his|her) \Z")
_BIRTHDAY = re.compile(r"[ -]birthday\b")
_HE, _SHE = frozenset(["he", "his", "him"]), frozenset(["she", "her", "hers"])
_DEATH = re.compile(r"\b(?:she|he|family|[A-Z][\w'’-]+)\b[^.;]{0,60}\bdied\b(?:(?! in (?:1|20)\d)[^.;]){0,40}\Z")
_NEAR = 40  # characters before an age
_LEAD = 1  # sentences in which a death is told by the headline and the first words
_DAY = len("1928-06-04")
_OF_KIN = re.compile(rf"\b(?:his|her|their|['’]s) (?:\w+ )?(?:{'|'.join(sorted(KIN))})\b", re.I)
_WHO = re.compile(r"\b([A-Z][\w'’-]+), who\b")
_FULL = re.compile(r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+")


def by_birth(
    page: Page, births: Sequence[Date], figures: Sequence[Quantity], dates: Sequence[Date], seen: set[str]
) -> Iterator[Claim]:
    """Every age that only the one birth can explain, without ids; ``seen``: ids of ages that are claimed."""
    if len({born.from_ for born in births}) != 1 or _is_of_kin(page, births[0]):
        return
    born, day = births[0], _day_of_death(page, dates)
    for figure in figures:
        if figure.id in seen or figure.sentence == born.sentence or figure.value is None:
            continue
        found = _death(page, born, figure, day) or _then(page, born, figure, dates) or _now(page, born, figure)
        if found is not None:
            seen.add(figure.id)
            yield found


def _is_of_kin(page: Page, born: Date) -> bool:
    return any(word in KIN for word in words(page.before(born, 2 * _NEAR)))


def _day_of_death(page: Page, dates: Sequence[Date]) -> Date | None:
    """The only day of a death that the article tells: `Her family said she died on Wednesday 19 October`."""
    told = [each for each in dates if each.from_ and len(each.from_) >= len("--10-19")]
    told = [each for each in told if _DEATH.search(page.text[page.sentence(each)[0] : each.start])]
    return told[0] if len({each.from_ for each in told}) == 1 else None


def _death(page: Page, born: Date, age: Quantity, day: Date | None) -> Claim | None:
    """`Poet dies at 84`: over an article that tells of nobody else's death and of no other age at it."""
    if age.sentence > _LEAD or not _DIES.search(page.before(age, _NEAR)) or not _is_meant(page, born, age):
        return None
    cues = {"lone": spanned(page, age)} | ({"exact": spanned(page, age)} if len(born.from_ or "") == _DAY else {})
    at = {"at": day} if day is not None and has_year(day) else {}
    return claim(page, {"age": age, "born": born} | at, explicit=False, cues=cues)


def _is_meant(page: Page, born: Date, age: Quantity) -> bool:
    """Whether the birth is that of the person in the headline, by the last name or by he or she."""
    person = page.whose.born(born).words
    return (bool(person) and person[-1] in page.around(age)) or words(page.around(born))[:1] in (["he"], ["she"])


def _then(page: Page, born: Date, age: Quantity, dates: Sequence[Date]) -> Claim | None:
    """`on August 11, 1974, when he was 44`, `in 1971, days after his 16th birthday`: of the sentence's one date."""
    nth = age.kind == "ordinal" and _BIRTHDAY.match(page.text, age.end) and _HIS.search(page.before(age, _NEAR))
    own = [date for date in dates if date.sentence == age.sentence and has_year(date) and date.end <= age.start]
    if len(own) != 1 or not _of_one(page, born, age):
        return None
    gap = page.text[own[0].end : age.start]
    if not nth and not (age.kind in ("age", "number") and _THEN.fullmatch(gap)):
        return None
    exact = len(born.from_ or "") == len(own[0].from_ or "") == _DAY and not nth
    cues = {"lone": spanned(page, age)} | ({"exact": spanned(page, age)} if exact else {})
    return claim(page, {"age": age, "born": born, "at": own[0]}, explicit=False, cues=cues)


def _now(page: Page, born: Date, age: Quantity) -> Claim | None:
    """`At 27 he is older than most`: of now."""
    here = _NOW.search(page.before(age, _NEAR)) and _IS.match(page.text, age.end)
    if not here or age.kind not in ("age", "number") or not _of_one(page, born, age):
        return None
    cues = dict.fromkeys(("lone", "present"), spanned(page, age))
    return claim(page, {"age": age, "born": born}, explicit=False, cues=cues)


def _of_one(page: Page, born: Date, age: Quantity) -> bool:
    """Whether he or she there is the one born: of one sex, by no other name in the sentence, and nobody else's."""
    start, end = page.sentence(age)
    told, birth = {*words(page.text[start:end])}, {*words(page.around(born))}
    apart = (told & _HE and birth & _SHE and not birth & _HE) or (told & _SHE and birth & _HE and not birth & _SHE)
    person = page.whose.born(born).words
    names = [name for name in _FULL.findall(page.text[start : age.start]) if not is_title(name.split()[0].lower())]
    names += _WHO.findall(page.text[start : age.start])  # "He climbed with Ben, who in 2022, when he was 19"
    others = [name for name in names if person and person[-1] not in name.split()]
    kin = _OF_KIN.search(page.text, start, age.end)
    return not apart and not others and kin is None and page.same(age, born) is not False
