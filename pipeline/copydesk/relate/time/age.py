"""Ages beside dates of birth: claims of kind "age".

Roles: ``age``; ``born``, or ``age_then`` with ``then`` (a year in which the age was another);
``at``, where the age is that of a printed day or year (of death, say). Without ``at`` the
age is that of the day when the article appeared. Years that are no dates of their own
("(born 1970)", "(1950-2019)") are cues of the same names; so is ``coming``, a birthday that may lie ahead
("turns 40"). ``explicit`` where one sentence says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions, columns
from copydesk.records import Claim, Date, Quantity, TextSpan

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KIN = frozenset(
    """
    son sons daughter daughters brother sister wife husband mother father child children boy girl baby grandson
    granddaughter nephew niece partner parents uncle aunt cousin friend colleague grandfather grandmother widow
    twins fiancee girlfriend boyfriend
    """.split()
)
_DIED = frozenset(["died", "dies", "dead", "death", "die"])
_THEN = re.compile(
    r"(?:\b(?:at|since|from|by|before|until|after) (?:the )?(?:\w+ )?age (?:of )?"
    r"|\bwhen (?:he|she) was |\bas an? |\baged "
    r"|\b(?:at|by|from|until|since|before) |\b(?:was|were|turned|turning) "
    r"|\b(?:just|only|still|barely|merely|about) )\Z",
    re.I,
)
_TURNED = re.compile(r"\b(?:turned|turns|turning) \Z")
_COMING = re.compile(r"\b(?:turns|turning|will (?:be|turn|become)) \Z")
_LATELY = re.compile(r" (?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|this week)\b", re.I)
_NOW = re.compile(r"(?:\b(?:is|now|turns|who is) |[A-Z][\w'’-]+, )\Z")
_NOW_OPENS = re.compile(r"^\s*(?:Now|Today)(?: aged)? $")
_HE = re.compile(r", (?:he|she)\b")
_TO_DATE = re.compile(r"\s*,?\s*(?:on|in|last|this|next|back in|when [^.;:,]{1,45} (?:in|on))?\s*\Z", re.I)
_TO_AGE = re.compile(
    r"\s*,?\s*(?:when, )?"
    r"(?:aged|at|at the age of|when (?:he|she) was(?: just| only| still)?|was|she was|he was)?\s*\Z", re.I
)
_WAS = re.compile(r"\s*(?:[A-Z][\w.'’-]*,?\s){1,3}(?:who was born [^,]{4,40}, )?was (?:aged )?\Z")
_PASSED = re.compile(r"\bpass(?:ed|es|ing)? away\b")
_CLIENT = re.compile(r"\b(?:his|her) client, who was born\b")
_BIRTH_YEAR = re.compile(r"\bborn ((?:1[89]|20)\d\d)\b")
_AROUND = re.compile(r"\b(?:after|before|since|until|between|from)\b")
_INITIALS = 2  # letters of what is no name
_APPOSED = re.compile(r"\b[A-Z][\w'’-]+ ([A-Z][\w'’-]+), \d{1,3}\b")
_AGED = re.compile(r"\b([A-Z][\w'’-]+), (?:aged )?\Z")
_BORN_OF = re.compile(r"\b([A-Z][\w'’-]+),? (?:who )?was born\b")
_FULL = re.compile(r"\b([A-Z][\w'’-]+) (?=([A-Z][\w'’-]+))")
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Professor".split())
_LIFE = re.compile(r"[A-Z][\w'’-]+ \(((?:1[89]|20)\d\d)\s?[-–—]\s?((?:1[89]|20)\d\d)\)")
_WHEN = re.compile(r"\bwhen (?:he|she) was \Z")
_AT_AGE = re.compile(r"\b(?:at the age of|aged) \Z")
_OF_THEM = (["he"], ["she"], ["his"], ["her"], ["both"], ["they"])
_OPENING = 3  # sentences in which an obituary tells the age
_NEAR = 2  # sentences in which the death was told before the age
_BORN_REACH, _GAP = 90, 60
_PRONOUNS = frozenset(["he", "she", "born"])


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _names(text: str, known: frozenset[str] = frozenset()) -> set[str]:
    """Capitalised words that do not begin the sentence, or are names elsewhere (``known``)."""
    found = [word.group() for word in _WORD.finditer(text)]
    names = {word for word in found[1:] if word[0].isupper() and len(word) > _INITIALS}
    return names | (known & {*found[:1]})


class _Page:
    """Text and sentences of the article, by offset, and what stands before an age in "Anna Berg, 34"."""

    def __init__(self, doc: Doc) -> None:
        read = columns.read(doc)
        self.text = read.printed
        self.sentences = read.sentences
        self.named = frozenset(match[1] for match in _APPOSED.finditer(self.text))

    def sentence(self, mention: Quantity | Date) -> tuple[int, int]:
        """Where the mention's sentence begins and ends."""
        place = min(max(mention.sentence, 0), len(self.sentences) - 1)
        return self.sentences[place]

    def around(self, mention: Quantity | Date) -> str:
        """The text of the mention's sentence."""
        start, end = self.sentence(mention)
        return self.text[start:end]

    def before(self, mention: Quantity | Date, reach: int) -> str:
        """At most ``reach`` characters before it, in its sentence."""
        return self.text[max(self.sentence(mention)[0], mention.start - reach) : mention.start]


def _has_year(found: Date) -> bool:
    return found.from_ is not None and found.from_[:1].isdigit() and found.from_[:7] == (found.to or "")[:7]


def _births(page: _Page, dates: Sequence[Date]) -> list[Date]:
    found = []
    for n, printed in enumerate(dates):
        before = page.before(printed, _BORN_REACH).lower()
        word = before.rfind("born")
        if not _has_year(printed) or word < 0 or "born" not in _words(before):
            continue
        since = printed.start - (len(before) - word)
        if _AROUND.search(before[word:]):
            continue  # "anyone born after April 1970"
        if not any(other.start > since for other in dates[:n] if other.from_ and other.from_[:1].isdigit()):
            found.append(printed)
    return found


def _own(page: _Page, age: Quantity) -> bool:
    """Whether the age is the person's own: no "his son, 12", no "aged 12 to 15"."""
    near = _words(page.before(age, 30))[-3:] + _words(page.text[age.end : age.end + 20])[:2]
    would = "would" in _words(page.before(age, 30))[-4:]  # "before he would have turned 97"
    return age.approximation == "exact" and not would and not any(word in _KIN for word in near)


def _then(page: _Page, age: Quantity) -> bool:
    """Whether it may be the age of an earlier time: "at the age of 17"; "turned 65 on Monday" is today's."""
    lately = _TURNED.search(page.before(age, 20)) and _LATELY.match(page.text, age.end)
    return bool(_THEN.search(page.before(age, 20))) and not lately


def _claim(page: _Page, roles: dict[str, Quantity | Date], *, explicit: bool,
           cues: dict[str, TextSpan] | None = None) -> Claim:  # fmt: skip
    start = min(mention.start for mention in roles.values())
    end = max(mention.end for mention in roles.values())
    return Claim(
        text=page.text[start:end], start=start, end=end, kind="age", explicit=explicit, cues=cues or {},
        roles={role: mention.id for role, mention in roles.items()},
    )  # fmt: skip


def _at(page: _Page, age: Quantity, dates: Sequence[Date], born: Date) -> Date | None:
    """The day of which it is the age: "turned 40 on 3 May 2024", "in 1990, aged 38"; None without one."""
    for date in dates:
        if date is born or date.sentence != age.sentence or not _has_year(date):
            continue
        if date.start > age.end and _TO_DATE.match(page.text[age.end : date.start]):
            return None if _NOW.search(page.before(age, 30)) else date
        if date.end < age.start and _TO_AGE.match(page.text[date.end : age.start]):
            return date
    return None


def _death(page: _Page, age: Quantity, dates: Sequence[Date], born: Date) -> tuple[bool, Date | None]:
    """Whether a death is told with the age or just before it, and its day where that is printed."""
    for number in range(age.sentence, max(-1, age.sentence - _NEAR - 1), -1):
        start, end = page.sentences[min(number, len(page.sentences) - 1)]
        here = page.text[start:end]
        if not any(word in _DIED for word in _words(here)) and not _PASSED.search(here):
            continue
        if number != age.sentence and not _WAS.match(page.text[page.sentence(age)[0] : age.start]):
            continue  # "when she was just 14" is no age at death
        own = [d for d in dates if start <= d.start < end and d is not born and _has_year(d)]
        own = [d for d in own if _of_death(page, d, start)]
        return True, own[0] if len(own) == 1 else None
    return False, None


def _of_end(page: _Page, age: Quantity) -> bool:
    """Whether the age stands behind the death: not "who first sang at 18, died on Friday"."""
    here = page.around(age)
    told = any(word in _DIED for word in _words(page.text[page.sentence(age)[0] : age.start]))
    return told or not any(word in _DIED for word in _words(here))


def _of_death(page: _Page, day: Date, start: int) -> bool:
    """Whether the day stands behind the death, or opens the sentence: not the year of "her song of 1952"."""
    before = page.text[start : day.start]
    return any(word in _DIED for word in _words(before)) or before.strip().lower() in ("", "on", "in")


def _same_person(page: _Page, born: Date, age: Quantity) -> bool:
    birth, other = page.around(born), page.around(age)
    words = _words(birth)
    opening = bool(words) and words[0] in _PRONOUNS
    if _by_name(page, born, age):
        return True
    opens, next_to = _words(other)[:1], _words(page.text[age.end : age.end + len(", she ")])[:1]
    if (opens, next_to) in ((["her"], ["he"]), (["his"], ["she"])):
        return False  # "Her husband, when, at 29, he"
    if age.sentence == born.sentence + 1 and "who" in _words(page.before(age, 80)):
        return False  # "He climbed with Ben, who in 2022, when he was 19"
    if age.sentence == born.sentence + 1 and _words(other)[:1] in _OF_THEM:
        return True  # "Anna Berg was born in 1940. She had her first show at 60, in 2000."
    if age.sentence and _WAS.match(page.text[page.sentence(age)[0] : age.start]):
        start, end = page.sentences[age.sentence - 1]
        other += page.text[start:end]  # "... Lundquist died on Tuesday. He was 85."
    return opening or bool(_names(birth, page.named) & _names(other, page.named))


def _by_name(page: _Page, born: Date, age: Quantity) -> bool:
    """`Anna Berg, 34, ...` and, anywhere, `Berg, who was born in 1989,`: the birth is told of the name before it."""
    named, opens = _AGED.search(page.before(age, _BORN_REACH)), _BORN_OF.search(page.around(born))
    if _CLIENT.search(page.around(born)):
        return named is not None and len({*_APPOSED.findall(page.text)}) == 1  # the one person with an age
    if named is None or opens is None or named[1] != opens[1] or page.text[age.end : age.end + 1] not in (",", "."):
        return False
    firsts = {match[1] for match in _FULL.finditer(page.text) if match[2] == named[1]} - _TITLES
    return len(firsts) <= 1  # two of one surname: "the comedian Ted Berg, 84"


def _whose(page: _Page, born: Date, age: Quantity) -> bool:
    """Whether nobody else is named between the age and the birth: "45, and her brother, born in 1986"."""
    between = page.text[min(age.end, born.end) : max(age.start, born.start)]
    return not any(word in _KIN for word in _words(between))


def _linked(
    page: _Page, born: Date, ages: Sequence[Quantity], dates: Sequence[Date], births: Sequence[Date]
) -> Iterator[Claim]:
    """The age of the person whose birth is told, in that sentence or near it; ``births`` are all that are told."""
    here = [age for age in ages if age.sentence == born.sentence and _whose(page, born, age)]
    if all(_then(page, age) and not _at(page, age, dates, born) for age in here):
        here = [age for age in here if _death(page, age, dates, born)[0]]
    others_born = {birth.sentence for birth in births if birth is not born}
    for age in here or [age for age in ages if abs(age.sentence - born.sentence) <= _apart(page, age, dates, born)]:
        explicit = age.sentence == born.sentence
        if (explicit and age not in here) or (not explicit and age.sentence in others_born):
            continue  # the age of somebody else, whose birth is told with it
        at = _at(page, age, dates, born)
        died, day = (False, None) if at else _death(page, age, dates, born)
        if _then(page, age) and at is None and not (died and _of_end(page, age)):
            continue
        he = age.sentence == born.sentence + 1 and _words(page.around(age))[:1] in _OF_THEM[:4]
        rivals = [] if at is not None and he else [other for other in ages if not _then(page, other)]
        rivals = [] if _by_name(page, born, age) else rivals
        others = {age.value, *(other.value for other in rivals)}
        if not explicit and not (_same_person(page, born, age) and (died or len(others) == 1)):
            continue
        at = at or day
        roles: dict[str, Quantity | Date] = {"age": age, "born": born}
        cues = {} if at or not _COMING.search(page.before(age, 20)) else {"coming": _span(page, age)}
        yield _claim(page, roles | ({"at": at} if at else {}), explicit=explicit, cues=cues)


def _span(page: _Page, age: Quantity) -> TextSpan:
    return TextSpan(text=page.text[age.start : age.end], start=age.start, end=age.end)


def _apart(page: _Page, age: Quantity, dates: Sequence[Date], born: Date) -> int:
    """How many sentences may lie between the age and the birth: an obituary tells the one first and the other last."""
    opens = age.sentence <= _OPENING and _death(page, age, dates, born)[0]
    return len(page.sentences) if opens or _by_name(page, born, age) else 6


def _bracketed(page: _Page, ages: Sequence[Quantity]) -> Iterator[Claim]:
    """"(born 1970), 54" and "(1950-2019), who died at 69": years that stand in brackets."""
    for age in ages:
        start, end = page.sentence(age)
        here = page.text[start:end]
        births, lives = list(_BIRTH_YEAR.finditer(here)), list(_LIFE.finditer(here))
        if len(births) + len(lives) != 1 or len([a for a in ages if a.sentence == age.sentence]) != 1:
            continue
        died = any(word in _DIED for word in _words(here))
        if (lives and not died) or (births and (died or _then(page, age))):
            continue
        match = (births or lives)[0]
        names = ("born",) if births else ("born", "at")
        cues = {name: TextSpan(text=match.group(k), start=start + match.start(k), end=start + match.end(k))
                for k, name in enumerate(names, 1)}  # fmt: skip
        yield _claim(page, {"age": age}, explicit=True, cues=cues)


def _grown(page: _Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """"first on stage as a 19-year-old in 1988 and now 36": two ages of one person, a year between."""
    for n, young in enumerate(ages):
        when = next((d for d in dates if 0 <= d.start - young.end < _GAP and _has_year(d)), None)
        between = [] if when is None else _words(page.text[young.end : when.start])
        told = between[:1] == ["when"] and between[-1:] == ["in"]  # "23 when she won in 1996"
        if when is None or not (told or between in (["in"], ["old", "in"], [])) or not _then(page, young):
            continue  # "Adam Lacey, 31, in March 2015"
        for old in ages[n + 1 :]:
            here = old.sentence == young.sentence and old.start > when.end
            now = old.sentence == young.sentence + 1 and _NOW_OPENS.search(page.text[page.sentence(old)[0] : old.start])
            if here or (now and _HE.match(page.text, old.end)):
                roles: dict[str, Quantity | Date] = {"age": old, "age_then": young, "then": when}
                yield _claim(page, roles, explicit=False)
                return
    yield from _when_then(page, ages, dates)
    yield from _told_apart(page, ages, dates)


def _when_then(page: _Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """`Ken Jones, 84, ran the first, in 1981, when he was 47`: an age of now, a year, and the age of then."""
    for old, young in pairwise(ages):
        told = old.sentence == young.sentence and page.text[old.end : old.end + 1] == "," and not _then(page, old)
        if not told or not (_WHEN.search(page.before(young, 30)) or _AT_AGE.search(page.before(young, 30))):
            continue
        when = [d for d in dates if old.end <= d.start and d.end <= young.start and _has_year(d)]
        alone = sum(age.sentence == young.sentence for age in ages) == len((old, young))
        between = _words(page.text[when[0].end : young.start]) if len(when) == 1 and alone else []
        if between in (["when", "he", "was"], ["when", "she", "was"], ["at", "the", "age", "of"], ["aged"]):
            yield _claim(page, {"age": old, "age_then": young, "then": when[0]}, explicit=False)
            return


def _told_apart(page: _Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """One age of an earlier time with the only year of its sentence, and one present age in the article.

    They may be two people's: the cue ``loose`` says that a misfit proves nothing.
    """
    young = [age for age in ages if _then(page, age)]
    old = [age for age in ages if age not in young]
    if len(young) != 1 or len({age.value for age in old}) != 1 or old[0].sentence == young[0].sentence:
        return
    when = [d for d in dates if d.sentence == young[0].sentence and _has_year(d)]
    if len(when) == 1:
        loose = _span(page, young[0])
        roles: dict[str, Quantity | Date] = {"age": old[0], "age_then": young[0], "then": when[0]}
        yield _claim(page, roles, explicit=False, cues={"loose": loose})


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every age that a date of birth, or another age with its year, can be held against."""
    page = _Page(doc)
    ages = [q for q in mentions.quantities if q.kind == "age" and q.unit == "year" and _own(page, q)]
    if not ages:
        return
    births = _births(page, mentions.dates)
    for born in births:
        yield from _linked(page, born, ages, mentions.dates, births)
    yield from _bracketed(page, ages)
    yield from _grown(page, ages, mentions.dates)
