"""How an age is told: the sentence around it, whether it is of now or then, and the day of which it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from spacy.tokens import Doc

from copydesk.extract import columns
from copydesk.extract.title import is_title
from copydesk.records import Claim, Date, Quantity, TextSpan
from copydesk.relate.time.whose import Whose

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
KIN = frozenset(
    """
    son sons daughter daughters brother sister wife husband mother father child children boy girl baby grandson
    granddaughter stepson stepdaughter nephew niece partner parents uncle aunt cousin friend colleague grandfather
    grandmother widow twins fiancee girlfriend boyfriend
    """.split()
)
_OWNED = re.compile(r"(?:\b(?:his|her|their|my|our)|['’]s) \Z", re.I)
_THEN = re.compile(
    r"(?:\b(?:at|since|from|by|before|until|after) (?:the )?(?:\w+ )?age (?:of )?"
    r"|\bwhen (?:he|she) was |\bas an? |\baged "
    r"|\b(?:at|by|from|until|since|before) |\b(?:was|were|turned|turning) "
    r"|\b(?:just|only|still|barely|merely|about) )\Z",
    re.I,
)
_TURNED = re.compile(r"\b(?:turned|turns|turning) \Z")
_LATELY = re.compile(
    r" (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?! \d)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|(?:earlier )?(?:this|last) (?:week|month)"
    r"|(?:a|one|two|three|four|five|six|\d) (?:days?|weeks?|months?) ago)\b", re.I
)
_NOW = re.compile(r"(?:\b(?:is|now|turns|who is) |[A-Z][\w'’-]+, )\Z")
_TO_DATE = re.compile(r"\s*,?\s*(?:on|in|last|this|next|back in|when [^.;:]{1,80} (?:in|on)"
    r"(?: the (?:early |late )?(?:spring|summer|autumn|fall|winter) of)?)?\s*\Z", re.I)
_TO_AGE = re.compile(
    r"\s*,?\s*(?:when, )?"
    r"(?:aged|at|at the age of|when (?:he|she) was(?: just| only| still)?|was|(?:she|he) (?:was|will be))?\s*\Z", re.I
)
_APPOSED = re.compile(r"\b[A-Z][\w'’-]+ ([A-Z][\w'’-]+), \d{1,3}\b")
_FULL = re.compile(r"\b[A-Z][\w'’-]+ ([A-Z][\w'’-]+)(?= (?:died|has died|was born|, who)\b|, )")
_ALSO_NAMED = re.compile(r"\balso (?:named|called)\b|\bnamesake\b|\b(?:no|not a) relation\b|\b(?:un|not )related\b")
_WHOLE_NAME = re.compile(r"\b([A-Z][\w'’-]+) ([A-Z][\w'’-]+), \Z")
_IS_KIN = re.compile(rf",[^.;]{{0,40}}\b(?:is|was) (?:a|an|the|his|her) (?:{'|'.join(KIN)})\b")
_AGED = re.compile(r"[A-Z][\w'’-]+, aged \Z")
_NAME = 30  # characters before an age that end a name
_CLAUSE = 120  # characters before an age that tell what a person is doing
_SOMEONE = re.compile(r"\ban? (?:\w+ )?(?:man|woman|boy|girl|character|patient) of \Z")
_HE_STILL = re.compile(r", (?:he|she) (?:still|now|is|has|remains|continues|lives|works)\b")  # "At 94, he still cycles"
_STILL = re.compile(r"\b(?:is|are|still) (?:\w+ ){0,2}\w+ing\b(?:(?! to )[^.;,]){0,70} at (?:the age of )?\Z")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without figures."""
    return [word.lower() for word in _WORD.findall(text)]


class Page:
    """Text and sentences of the article, by offset, and what stands before an age in "Anna Berg, 34"."""

    def __init__(self, doc: Doc) -> None:
        read = columns.read(doc)
        self.text = read.printed
        self.sentences = read.sentences
        self.named = frozenset(match[1] for match in (*_APPOSED.finditer(self.text), *_FULL.finditer(self.text)))
        self._doc = doc

    @functools.cached_property
    def whose(self) -> Whose:
        """The people of the article; read where an age may be held against a birth only."""
        return Whose(self._doc)

    def same(self, age: Quantity, other: Quantity | Date) -> bool | None:
        """Whether an age and a birth, or two ages, are one person's; None where that is not told."""
        told = self.whose.born(other) if isinstance(other, Date) else self.whose.age(other)
        return self.whose.same(self.whose.age(age), told)

    def sentence(self, mention: Quantity | Date) -> tuple[int, int]:
        """Where the mention's sentence begins and ends."""
        place = min(max(mention.sentence, 0), len(self.sentences) - 1)
        start, end = self.sentences[place]
        if place and self.text[start] == ",":  # "Born in Sudbury, Ont., on March 14, 1931"
            start = self.sentences[place - 1][0]
        return start, end

    def around(self, mention: Quantity | Date) -> str:
        """The text of the mention's sentence."""
        start, end = self.sentence(mention)
        return self.text[start:end]

    def before(self, mention: Quantity | Date, reach: int) -> str:
        """At most ``reach`` characters before it, in its sentence."""
        return self.text[max(self.sentence(mention)[0], mention.start - reach) : mention.start]


def has_year(found: Date) -> bool:
    """Whether it is a day, a month or a year with its year."""
    return found.from_ is not None and found.from_[:1].isdigit() and found.from_[:7] == (found.to or "")[:7]


def is_own(page: Page, age: Quantity) -> bool:
    """Whether the age is the person's own: no "his son, 12", no "aged 12 to 15", no "his 22-year-old opponent"."""
    near = words(page.before(age, 30))[-3:] + words(page.text[age.end : age.end + 20])[:2]
    would = "would" in words(page.before(age, 30))[-4:]  # "before he would have turned 97"
    owned = age.text.endswith("old") and bool(_OWNED.search(page.before(age, 20)))
    played = _SOMEONE.search(page.before(age, 30))  # "he played a man of 75"
    kin = _IS_KIN.match(page.text, age.end)  # "A younger Ruth Hill, 34, is a granddaughter"
    kin = kin or _ALSO_NAMED.search(page.around(age))  # "its manager, also named Ann Roe, who is 38"
    other = would or owned or played is not None or kin is not None
    return age.approximation == "exact" and not other and not any(word in KIN for word in near)


def is_then(page: Page, age: Quantity) -> bool:
    """Whether it may be the age of an earlier time: "at the age of 17"; "turned 65 on Monday" is today's."""
    lately = _TURNED.search(page.before(age, 20)) and _LATELY.match(page.text, age.end)
    still = _STILL.search(page.before(age, _CLAUSE))  # "is still winning races at 37"
    still = still or _HE_STILL.match(page.text, age.end)
    return bool(_THEN.search(page.before(age, 20))) and not (lately or still or _set_off(page, age))


def _set_off(page: Page, age: Quantity) -> bool:
    """`Brendan Keane, aged 43, of Ashbrook Park`: between commas behind a name."""
    return page.text[age.end : age.end + 1] == "," and bool(_AGED.search(page.before(age, _NAME)))


def at_age(page: Page, age: Quantity, dates: Sequence[Date], born: Date | None = None) -> Date | None:
    """The day of which it is the age: "turned 40 on 3 May 2024", "in 1990, aged 38"; None without one."""
    for date in dates:
        if date is born or date.sentence != age.sentence or not has_year(date):
            continue
        if date.start > age.end and _TO_DATE.match(page.text[age.end : date.start]):
            return None if _NOW.search(page.before(age, 30)) else date
        if date.end < age.start and _TO_AGE.match(page.text[date.end : age.start]):
            return date
    return None


def by_sentence(ages: Sequence[Quantity]) -> dict[int, list[Quantity]]:
    """The ages of each sentence."""
    found: dict[int, list[Quantity]] = {}
    for age in ages:
        found.setdefault(age.sentence, []).append(age)
    return found


def claim(page: Page, roles: dict[str, Quantity | Date], *, explicit: bool,
           cues: dict[str, TextSpan] | None = None) -> Claim:  # fmt: skip
    """The claim over the stretch from its first mention to its last."""
    start = min(mention.start for mention in roles.values())
    end = max(mention.end for mention in roles.values())
    return Claim(
        text=page.text[start:end], start=start, end=end, kind="age", explicit=explicit, cues=cues or {},
        roles={role: mention.id for role, mention in roles.items()},
    )  # fmt: skip


def spanned(page: Page, age: Quantity) -> TextSpan:
    """The words of an age."""
    return TextSpan(text=page.text[age.start : age.end], start=age.start, end=age.end)


def namesake(page: Page, told: Quantity | Date, age: Quantity) -> bool:
    """`Terence Doyle, 58, ... Doyle was born in 1947 ... Inspector Martin Doyle, 44`: another of the name.

    told: what is said of somebody by the last name.
    """
    own = _WHOLE_NAME.search(page.before(age, 40))
    if own is None:
        return False
    firsts = {match[1] for match in re.finditer(rf"\b([A-Z][\w'’-]+) {re.escape(own[2])}\b", page.text)}
    firsts = {first for first in firsts if not is_title(first.lower())}
    return len(firsts) > 1 and own[1] not in page.around(told)
