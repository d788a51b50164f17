"""Ages beside dates of birth: claims of kind "age".

Roles: ``age``; ``born``, or ``age_then`` with ``then`` (a year in which the age was another);
``at``, where the age is that of a printed day or year (of death, say). Without ``at`` the
age is that of the day when the article appeared. ``explicit`` where one sentence says both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
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
_THEN = re.compile(r"(?:at (?:the )?age (?:of )?|when (?:he|she) was |as an? |aged |at )\Z", re.I)
_BORN_REACH, _GAP = 90, 60
_PRONOUNS = frozenset(["he", "she", "born"])


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _names(text: str) -> set[str]:
    """Capitalised words that do not begin the sentence."""
    found = list(_WORD.finditer(text))
    return {word.group() for word in found[1:] if word.group()[0].isupper() and len(word.group()) > 2}


class _Page:
    """Text and sentences of the article, by offset."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        self.sentences = [(sent.start_char, sent.end_char) for sent in doc.sents]

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
        if not any(other.start > since for other in dates[:n] if other.from_ and other.from_[:1].isdigit()):
            found.append(printed)
    return found


def _own(page: _Page, age: Quantity) -> bool:
    """Whether the age is the person's own: no "his son, 12", no "aged 12 to 15"."""
    near = _words(page.before(age, 30))[-3:] + _words(page.text[age.end : age.end + 20])[:2]
    return age.approximation == "exact" and not any(word in _KIN for word in near)


def _then(page: _Page, age: Quantity) -> bool:
    """Whether it may be the age of an earlier time: "at the age of 17"."""
    return bool(_THEN.search(page.before(age, 20)))


def _claim(page: _Page, roles: dict[str, Quantity | Date], *, explicit: bool,
           cues: dict[str, TextSpan] | None = None) -> Claim:  # fmt: skip
    start = min(mention.start for mention in roles.values())
    end = max(mention.end for mention in roles.values())
    return Claim(
        text=page.text[start:end], start=start, end=end, kind="age", explicit=explicit, cues=cues or {},
        roles={role: mention.id for role, mention in roles.items()},
    )  # fmt: skip


def _death(page: _Page, age: Quantity, dates: Sequence[Date], born: Date | None) -> Date | None:
    """A date in the sentence that tells of the death; None where it is the article's own day."""
    own = [d for d in dates if d.sentence == age.sentence and d is not born and _has_year(d)]
    return own[0] if len(own) == 1 else None


def _same_person(page: _Page, born: Date, age: Quantity) -> bool:
    birth, other = page.around(born), page.around(age)
    words = _words(birth)
    opening = bool(words) and words[0] in _PRONOUNS
    return opening or bool(_names(birth) & _names(other))


def _linked(page: _Page, born: Date, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """The age of the person whose birth is told, in that sentence or near it."""
    here = [age for age in ages if age.sentence == born.sentence]
    for age in here or [age for age in ages if abs(age.sentence - born.sentence) <= 6]:
        told_death = any(word in _DIED for word in _words(page.around(age)))
        explicit = age.sentence == born.sentence
        at = _death(page, age, dates, born) if told_death or explicit else None
        if _then(page, age) and not told_death and at is None:
            continue
        others = {other.value for other in ages}
        if not explicit and not (_same_person(page, born, age) and (told_death or len(others) == 1)):
            continue
        roles: dict[str, Quantity | Date] = {"age": age, "born": born}
        yield _claim(page, roles | ({"at": at} if at else {}), explicit=explicit)


def _grown(page: _Page, ages: Sequence[Quantity], dates: Sequence[Date]) -> Iterator[Claim]:
    """"capped as a 17-year-old in 1991 and now 31": two ages of one person, a year between."""
    for n, young in enumerate(ages):
        when = next((d for d in dates if 0 <= d.start - young.end < 12 and _has_year(d)), None)
        if when is None or _words(page.text[young.end : when.start]) not in (["in"], ["old", "in"], []):
            continue
        for old in ages[n + 1 :]:
            if old.sentence == young.sentence and old.start > when.end:
                roles: dict[str, Quantity | Date] = {"age": old, "age_then": young, "then": when}
                yield _claim(page, roles, explicit=False)
                break


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every age that a date of birth, or another age with its year, can be held against."""
    page = _Page(doc)
    ages = [q for q in mentions.quantities if q.kind == "age" and q.unit == "year" and _own(page, q)]
    if not ages:
        return
    for born in _births(page, mentions.dates):
        yield from _linked(page, born, ages, mentions.dates)
    yield from _grown(page, ages, mentions.dates)
