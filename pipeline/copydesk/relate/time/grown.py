"""Ages of one person at two times, a year between: claims of kind "age" with the roles age, age_then and then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.records import Claim, Date, Quantity
from copydesk.relate.time.aging import Page, at_age, claim, has_year, is_then, namesake, spanned, words

_NOW_OPENS = re.compile(r"^\s*(?:Now|Today)(?: aged)? $")
_HE = re.compile(r",(?: [^.;]{1,60},)? (?:he|she)\b")
_WHEN = re.compile(r"\bwhen (?:he|she) was \Z")
_WHEN_HE = re.compile(r" (?:years old )?when (?:he|she|it|the|his|her)\b")
_AT_AGE = re.compile(r"\b(?:at the age of|aged) \Z")
_WILL = re.compile(r"\b(?:will|would|['’]ll|plans to|hopes to) (?:\w+ )?\Z")
_GAP = 60  # characters between an age and its year


def grown(page: Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """"first on stage as a 19-year-old in 1988 and now 36": two ages of one person, a year between."""
    for n, young in enumerate(ages):
        when = next((d for d in dates if 0 <= d.start - young.end < _GAP and has_year(d)), None)
        between = [] if when is None else words(page.text[young.end : when.start])
        told = between[:1] == ["when"] and between[-1:] == ["in"]  # "23 when she won in 1996"
        if when is None or not (told or between in (["in"], ["old", "in"], [])) or not is_then(page, young):
            continue  # "Adam Lacey, 31, in March 2015"
        for old in ages[n + 1 :]:
            here = old.sentence == young.sentence and old.start > when.end
            now = old.sentence == young.sentence + 1 and _NOW_OPENS.search(page.text[page.sentence(old)[0] : old.start])
            if here or (now and _HE.match(page.text, old.end)):
                roles: dict[str, Quantity | Date] = {"age": old, "age_then": young, "then": when}
                yield claim(page, roles, explicit=False)
                return
    yield from _was_then(page, ages, dates)
    yield from _whenis_then(page, ages, dates)
    yield from _told_apart(page, ages, dates)


def _was_then(page: Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """`Jim Trewin, who turned 59 last week, was 19 when he joined the crew in the summer of 1974`: now, and then."""
    for old, young in pairwise(ages):
        told = old.sentence == young.sentence and not is_then(page, old) and _WHEN_HE.match(page.text, young.end)
        if not told or sum(age.sentence == young.sentence for age in ages) != len((old, young)):
            continue
        here = [d for d in dates if d.sentence == young.sentence and has_year(d)]
        if len(here) == 1 and young.end < here[0].start and ", " in page.text[old.end : young.start]:
            yield claim(page, {"age": old, "age_then": young, "then": here[0]}, explicit=False)


def _whenis_then(page: Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """`Ken Jones, 84, ran the first, in 1981, when he was 47`: an age of now, a year, and the age of then."""
    for old, young in pairwise(ages):
        told = old.sentence == young.sentence and page.text[old.end : old.end + 1] == "," and not is_then(page, old)
        if not told or not (_WHEN.search(page.before(young, 30)) or _AT_AGE.search(page.before(young, 30))):
            continue
        when = [d for d in dates if old.end <= d.start and d.end <= young.start and has_year(d)]
        alone = sum(age.sentence == young.sentence for age in ages) == len((old, young))
        between = words(page.text[when[0].end : young.start]) if len(when) == 1 and alone else []
        if between in (["when", "he", "was"], ["when", "she", "was"], ["at", "the", "age", "of"], ["aged"]):
            yield claim(page, {"age": old, "age_then": young, "then": when[0]}, explicit=False)
            return


def _lead(page: Page, date: Date) -> list[str]:
    """The words of the clause before a date: "Born in Acton on 9 December 1981"."""
    return words(page.before(date, _GAP).rpartition(",")[2])


def _told_apart(page: Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """`Janet Hargreaves, 57, ... She joined the firm in March 1993 at the age of 41`: of one person by name.

    Where the names do not tell, one age of an earlier time with the only year of its sentence, and one present age
    in the article: they may be two people's, and the cue ``loose`` says that a misfit proves nothing.
    """
    young = [age for age in ages if is_then(page, age)]
    old = [age for age in ages if age not in young and not _WILL.search(page.before(age, 20))]
    alone = len(young) == 1 and len({age.value for age in old}) == 1
    for age in young:
        when = [d for d in dates if d.sentence == age.sentence and has_year(d) and "born" not in _lead(page, d)]
        at = at_age(page, age, dates)
        apart = [each for each in old if each.sentence != age.sentence] if len(when) == 1 else []
        told = {each.id: None if _is_told_before(page, each, old) else page.same(each, age) for each in apart}
        known = next((each for each in apart if told[each.id]), None) if at is not None else None
        known = None if known is not None and namesake(page, age, known) else known
        now = known or (apart[0] if alone and apart and told[apart[0].id] is None else None)
        if now is not None:
            roles: dict[str, Quantity | Date] = {"age": now, "age_then": age, "then": when[0]}
            yield claim(page, roles, explicit=False, cues={} if known else {"loose": spanned(page, age)})


def _is_told_before(page: Page, age: Quantity, ages: Sequence[Quantity]) -> bool:
    """`Ben Lowe, 17, ... Rod Hale was 20 when ... the 17-year-old said`: of Lowe, though Hale was named last."""
    earlier = (each for each in ages if each.end < age.start and each.value == age.value)
    return page.whose.age(age).meant and any(not page.whose.age(each).meant for each in earlier)
