"""Names in the article: whose they are, and the fullest form of each.

No recogniser: a name is a run of capitalised words, a person's by the article's own evidence
(an honorific, an office, a given name, a role beside it). Later short forms, titles and
pronouns are tied to it by `identity.py`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from copydesk.extract import people, title
from copydesk.extract.capital import Run, key, runs, spelled
from copydesk.extract.page import SUBJECTS, Page
from copydesk.extract.people import Gender

_PLACES = frozenset(
    """
    new north south east west san los las saint st united great royal national international american british
    european the supreme wall high
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
    before = [people.honorifics().get(page.lows[i].rstrip(".")) for i in range(run.first, run.start)]
    being.gender = next(filter(None, before), being.gender or people.gender_of(first))
    called, affiliation = title.told(page, run.first, run.start, run.last)
    if called is None:
        return
    told = [role for word in called.split() if (role := people.role_of(word)) is not None]
    being.roles.update(told)
    being.is_person |= bool(told) and last not in people.endings()
    being.gender = next((sex for word in told if (sex := people.roles()[word])), being.gender)
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
        if titled and fits[0].title is None:
            _describe(page, run, fits[0], "", low)
    elif not fits and low not in book.by_first and (_is_set_off(book, run, low) or (titled and _is_surname(low))):
        _found(book, run, low)


def _is_surname(low: str) -> bool:
    """Whether a word behind a title can be a name: no post of its own, no body's last word."""
    return not title.is_title(low) and low not in people.endings()


def _is_set_off(book: Register, run: Run, low: str) -> bool:
    """`His widow, Ann,`: a given name in apposition, which nobody else bears."""
    return book.page.deps[run.last] == "appos" and people.is_given(low)


def _found(book: Register, run: Run, low: str) -> None:
    """Enter a person who is known by one name."""
    given = low if run.start == run.first else ""
    being = Being(spelled(book.page, run), is_person=True)
    book.beings.append(being)
    book.by_last[low].append(being)
    being.mentions.append(run.last)
    _describe(book.page, run, being, given, low)
