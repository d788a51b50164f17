"""Names in the article: whose they are, and the fullest form of each.

No recogniser: a name is a run of capitalised words, a person's by the article's own evidence
(an honorific, an office, a given name, a role beside it). Later short forms, titles and
pronouns are tied to it by `identity.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.extract import people, title
from copydesk.extract.page import NAMES, SUBJECTS, Page
from copydesk.extract.people import Gender

_PARTICLES = frozenset("de la van von der den bin al del di da du le ben dos ter".split())
_LINE_STOPS = ".!?\"”'’»…:"
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "jnr", "snr"])
_PLACES = frozenset(
    """
    new north south east west san los las saint st united great royal national international american british
    european the supreme wall high
    """.split()
)
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr aug sept sep oct nov dec
    """.split()
)


@dataclass
class Being:
    """A person or body that the article names. ``words`` is the fullest form, titles left out."""

    words: tuple[str, ...] = ()
    is_person: bool = False
    is_thing: bool = False
    gender: Gender | None = None
    title: str | None = None
    affiliation: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)

    @property
    def is_named(self) -> bool:
        """False for somebody whom the article mentions and does not name ("a resident")."""
        return bool(self.words)

    @property
    def may_be_person(self) -> bool:
        """Whether nothing speaks against a person: no body's last word, no place's first, no article."""
        return self.is_person or not (
            self.is_thing or self.words[-1].lower() in people.endings() or self.words[0].lower() in _PLACES
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words: its titles begin at ``first``, the name proper at ``start``."""

    first: int
    start: int
    last: int


@dataclass
class Register:
    """Everybody that the article names."""

    page: Page
    beings: list[Being] = field(default_factory=list)
    by_last: dict[str, list[Being]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[Being]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[tuple[str, str], Being] = field(default_factory=dict)
    runs: dict[int, Run] = field(default_factory=dict)


def register(page: Page) -> Register:
    """Read the names of the article."""
    book = Register(page)
    for run in runs(page):
        book.runs[run.last] = run
        _enter(book, run)
    for run in book.runs.values():
        if run.start == run.last:
            _shorten(book, run)
    return book


def runs(page: Page) -> Iterator[Run]:
    """Every run of capitalised words, lines that are set like headlines left out."""
    shouted = _headlines(page)
    sure = {page.words[i] for i, tag in enumerate(page.tags) if tag in NAMES}
    capital = [_is_capital(page, i, sure) for i in range(len(page))]
    capital += [False, False]
    i = 0
    while i < len(page):
        if not capital[i]:
            i += 1
            continue
        last = i
        while capital[last + 1] or (capital[last + 2] and _joins(page, last + 1)):
            last += 1 if capital[last + 1] else 2
        if page.lines[i] not in shouted:
            yield Run(i, _after_titles(page, i, last), last)
        i = last + 1


def _joins(page: Page, i: int) -> bool:
    """Whether word ``i`` joins two parts of one name: a particle, or a hyphen without blanks."""
    if page.lows[i] in _PARTICLES:
        return True
    return page.words[i] == "-" and page.end(i - 1) == page.starts[i] and page.end(i) == page.starts[i + 1]


def _is_capital(page: Page, i: int, sure: set[str]) -> bool:
    """Whether word ``i`` can be part of a name; ``sure`` are words that are one elsewhere."""
    word = page.words[i]
    if not word[0].isupper() or page.lows[i] in _CALENDAR:
        return False
    if page.tags[i] in NAMES:
        return True
    if page.tags[i] not in ("NNS", "NN", "JJ", "VBG", "VBN", "FW"):
        return False
    begins = i == 0 or page.sents[i - 1] != page.sents[i] or not page.words[i - 1][0].isalnum()
    return not begins or word in sure


def _headlines(page: Page) -> set[int]:
    """Lines without a stop at their end in which nearly every word has a capital."""
    capital: Counter[int] = Counter()
    words: Counter[int] = Counter()
    stopped = set()
    for i, word in enumerate(page.words):
        if len(word) > 3 and word[0].isalpha():
            words[page.lines[i]] += 1
            capital[page.lines[i]] += word[0].isupper()
        if i + 1 == len(page) or page.breaks[i + 1]:
            stopped.update([page.lines[i]] if word[-1] in _LINE_STOPS else [])
    dense = {line for line, count in words.items() if count >= 4 and capital[line] >= 0.8 * count}
    return dense - stopped


def _after_titles(page: Page, first: int, last: int) -> int:
    """The first word of the name behind its honorifics, offices and roles (`Leeds Mayor Ann Lee`)."""
    if page.lows[last] in people.endings():
        return first
    i = first
    while i < last and _is_office(page, i, i == first and last - i > 1):
        i += 1
    if i > first:
        return i
    for j in range(last - 1, first, -1):
        if page.lows[j].rstrip(".") in people.roles() and not people.is_given(page.lows[j - 1]):
            return j + 1
    return first


def _is_office(page: Page, i: int, leads: bool) -> bool:
    """Whether word ``i`` is an honorific or office; if it ``leads`` a full name, also a role."""
    low = page.lows[i].rstrip(".")
    if low in people.honorifics() or low in people.offices():
        return True
    begins = i == 0 or page.sents[i - 1] != page.sents[i] or page.breaks[i - 1]
    return leads and begins and low in people.roles()


def key(words: tuple[str, ...]) -> tuple[str, str]:
    """First and last name in lower case, generational suffixes left out."""
    low = [word.lower().rstrip(".").replace("’", "'") for word in words]
    while len(low) > 1 and low[-1] in _SUFFIXES:
        low.pop()
    return low[0], low[-1]


def spelled(page: Page, run: Run) -> tuple[str, ...]:
    """The words of the name as they are printed between blanks ("Al-Farsi" is one)."""
    return tuple(page.text[page.starts[run.start] : page.end(run.last)].split())


def _enter(book: Register, run: Run) -> None:
    words = spelled(book.page, run)
    if len(words) < 2 or len(words) > 5:
        return
    first, last = key(words)
    found = book.by_key.get((first, last))
    if found is None:
        found = Being(words)
        book.by_key[first, last] = found
        book.beings.append(found)
        book.by_last[last].append(found)
        book.by_first[first].append(found)
    elif len(words) > len(found.words):
        found.words = words
    found.mentions.append(run.last)
    _describe(book.page, run, found, first, last)


def _describe(page: Page, run: Run, being: Being, first: str, last: str) -> None:
    """What stands beside this mention: honorific, office, role, age, affiliation."""
    if last not in people.endings() and first not in _PLACES:
        titled = run.start > run.first
        being.is_person |= titled or people.is_given(first) or (len(first) == 1 and first.isalpha())
        being.is_person |= _lives(page, run.last + 1)
    being.is_thing |= run.first > 0 and page.lows[run.first - 1] == "the" and run.start == run.first
    being.gender = being.gender or people.gender_of(first)
    for i in range(run.first, run.start):
        being.gender = being.gender or people.honorifics().get(page.lows[i].rstrip("."))
    called, affiliation = title.told(page, run.first, run.start, run.last)
    if called is None:
        return
    told = [role for word in called.split() if (role := people.role_of(word)) is not None]
    being.roles.update(told)
    being.is_person |= bool(told) and last not in people.endings()
    being.gender = being.gender or next((people.roles()[w] for w in told if people.roles()[w]), None)
    if being.title is None:
        being.title, being.affiliation = called, affiliation or being.affiliation


def _lives(page: Page, i: int) -> bool:
    """`, 64,` and `(64)` and `, who` behind a name."""
    behind = page.lows[i : i + 3]
    if len(behind) < 3 or behind[0] not in (",", "("):
        return False
    return behind[1] in ("who", "whose", "whom") or (
        behind[1].isdigit() and len(behind[1]) == 2 and behind[2] in (",", ")", ".")
    )


def _shorten(book: Register, run: Run) -> None:
    """A name of one word: the last of a longer one is a person's, a titled one is a being of its own."""
    page = book.page
    low = key(spelled(page, run))[1]
    fits = book.by_last.get(low, [])
    titled = run.start > run.first
    if len(fits) == 1:
        acts = page.deps[run.last] in SUBJECTS and page.tags[run.last] != "NNPS"
        fits[0].is_person |= (titled or acts) and fits[0].may_be_person
    elif not fits and titled and low not in book.by_first and low not in people.endings():
        being = Being(spelled(page, run), is_person=True)
        book.beings.append(being)
        book.by_last[low].append(being)
        being.mentions.append(run.last)
        _describe(page, run, being, "", low)
