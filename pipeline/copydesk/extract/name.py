"""Names in the article: whose they are, and the fullest form of each.

No recogniser: a name is a run of capitalised words, a person's by the article's own evidence
(an honorific, an office, a given name, a role beside it). Later short forms, titles and
pronouns are tied to it by `identity.py`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.extract import people
from copydesk.extract.page import NAMES, Page
from copydesk.extract.people import Gender

_PARTICLES = frozenset("de la van von der den bin al del di da du le ben dos ter".split())
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
_LINKS = frozenset(["of", "at", "for", "with"])


@dataclass
class Being:
    """A person or body that the article names. ``words`` is the fullest form, titles left out."""

    words: tuple[str, ...]
    is_person: bool = False
    gender: Gender | None = None
    title: str | None = None
    affiliation: str | None = None
    roles: set[str] = field(default_factory=set)
    mentions: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The fullest name."""
        return " ".join(self.words)


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
    short: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)


def register(page: Page) -> Register:
    """Read the names of the article."""
    book = Register(page)
    for run in runs(page):
        book.runs[run.last] = run
        _enter(book, run)
    return book


def runs(page: Page) -> Iterator[Run]:
    """Every run of capitalised words, lines that are set like headlines left out."""
    shouted = _headlines(page)
    i = 0
    while i < len(page):
        if not _is_capital(page, i):
            i += 1
            continue
        last = i
        while True:
            if last + 1 < len(page) and _is_capital(page, last + 1):
                last += 1
            elif last + 2 < len(page) and page.lows[last + 1] in _PARTICLES and _is_capital(page, last + 2):
                last += 2
            else:
                break
        if page.lines[i] not in shouted:
            yield Run(i, _after_titles(page, i, last), last)
        i = last + 1


def _is_capital(page: Page, i: int) -> bool:
    """Whether word ``i`` can be part of a name."""
    word = page.words[i]
    if not word[0].isupper() or page.lows[i] in _CALENDAR:
        return False
    if page.tags[i] in NAMES:
        return True
    begins = i == 0 or page.sents[i - 1] != page.sents[i] or not page.words[i - 1][0].isalnum()
    return page.tags[i] in ("NNS", "NN", "JJ", "VBG", "VBN", "FW") and not begins


def _headlines(page: Page) -> set[int]:
    """Lines in which nearly every word has a capital."""
    capital: Counter[int] = Counter()
    words: Counter[int] = Counter()
    for i, word in enumerate(page.words):
        if len(word) > 3 and word[0].isalpha():
            words[page.lines[i]] += 1
            capital[page.lines[i]] += word[0].isupper()
    return {line for line, count in words.items() if count >= 4 and capital[line] >= 0.8 * count}


def _after_titles(page: Page, first: int, last: int) -> int:
    """The first word of the name behind its honorifics and offices."""
    i = first
    while i < last:
        low = page.lows[i].rstrip(".")
        if low not in people.honorifics() and low not in people.offices():
            break
        i += 1
    return i


def key(words: tuple[str, ...]) -> tuple[str, str]:
    """First and last name in lower case, generational suffixes left out."""
    low = [word.lower().rstrip(".") for word in words]
    while len(low) > 1 and low[-1] in _SUFFIXES:
        low.pop()
    return low[0], low[-1]


def _enter(book: Register, run: Run) -> None:
    page = book.page
    words = tuple(page.words[run.start : run.last + 1])
    book.counts[" ".join(words)] += 1
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
    _describe(book, run, found, first, last)


def _describe(book: Register, run: Run, being: Being, first: str, last: str) -> None:
    """What stands beside this mention: honorific, office, role, affiliation."""
    page = book.page
    if last not in people.endings() and first not in _PLACES:
        titled = run.start > run.first
        being.is_person |= titled or people.is_given(first) or (len(first) == 1 and first.isalpha())
    being.gender = being.gender or people.gender_of(first)
    for i in range(run.first, run.start):
        being.gender = being.gender or people.honorifics().get(page.lows[i].rstrip("."))
    title, affiliation = _before(page, run)
    if title is None:
        title, affiliation = _behind(page, run.last)
    if title is None:
        return
    low = title.lower().split()
    told = [word for word in low if word in people.roles()]
    being.roles.update(told)
    being.is_person |= bool(told) and last not in people.endings()
    being.gender = being.gender or next((people.roles()[w] for w in told if people.roles()[w]), None)
    if being.title is None:
        being.title, being.affiliation = title, affiliation or being.affiliation


def _before(page: Page, run: Run) -> tuple[str | None, str | None]:
    """`Klarna's chief executive Ann Lee`, `Sen. Ann Lee`: title and affiliation left of the name."""
    i = run.first
    while i > 0 and page.tags[i - 1] in ("NN", "NNS", "HYPH", "JJ", "CC", "NNP", "VBN") and i > run.first - 8:
        if page.words[i - 1][0].isupper() and page.tags[i - 1] == "JJ":
            break
        i -= 1
    words = page.words[i : run.start]
    if page.words[run.start - 1] == "," or not words:
        return _introduced(page, run)
    if i == run.first and len(words) == 1 and page.lows[i].rstrip(".") in ("mr", "mrs", "ms", "miss"):
        return _introduced(page, run)
    return _split(page, i, run.start - 1)


def _introduced(page: Page, run: Run) -> tuple[str | None, str | None]:
    """`The firm's chief executive, Ann Lee,`: the role before the comma."""
    i = run.first - 1
    if i < 1 or page.words[i] != "," or page.lows[i - 1] not in people.roles():
        return None, None
    first = i - 1
    while first > 0 and page.tags[first - 1] in ("NN", "JJ", "HYPH", "NNP", "CC"):
        first -= 1
    return _split(page, first, i - 1)


def _behind(page: Page, last: int) -> tuple[str | None, str | None]:
    """`Ann Lee, chief executive of Bridgeco,` and `Ann Lee is the chief executive`."""
    i = last + 1
    if i < len(page) and page.words[i] == "(":
        while i < len(page) and i < last + 8 and page.words[i] != ")":
            i += 1
        i += 1
    if i >= len(page) or (page.words[i] not in (",", "-", "–", "—") and page.lows[i] not in ("is", "was")):
        return None, None
    i += 1
    first = None
    for j in range(i, min(i + 14, len(page))):
        if page.tags[j] in ("DT", "PRP$", "CD") and first is None:
            continue
        if page.words[j] in ",.;:()" or page.tags[j][:2] in ("VB", "IN", "WP", "MD"):
            return _linked(page, first, j) if first is not None else (None, None)
        if first is None:
            first = j
    return None, None


def _linked(page: Page, first: int, stop: int) -> tuple[str | None, str | None]:
    """The title ``first``..``stop`` and the body that a following ``of`` or ``at`` names."""
    title, affiliation = _split(page, first, stop - 1)
    if title is None or affiliation is not None or page.lows[stop] not in _LINKS:
        return title, affiliation
    i = stop + 1
    while i < len(page) and page.tags[i] in ("DT", "JJ", "NN") and i < stop + 4:
        i += 1
    j = i
    while j < len(page) and (page.tags[j] in NAMES or (page.lows[j] in ("of", "and", "&", "for") and j > i)):
        j += 1
    while j > i and page.tags[j - 1] not in NAMES:
        j -= 1
    return title, " ".join(page.words[i:j]) or None


def _split(page: Page, first: int, last: int) -> tuple[str | None, str | None]:
    """Title words and the body before them (`Bridgeco's chief executive`, `Bridgeco chief executive`)."""
    owner: str | None = None
    i = first
    for j in range(first, last + 1):
        if page.tags[j] == "POS":
            owner, i = _body(page, first, j), j + 1
    if owner is None:
        if first > 1 and page.tags[first - 1] == "POS" and page.tags[first - 2] in NAMES:
            j = first - 2
            while j > 0 and page.tags[j - 1] in NAMES:
                j -= 1
            owner = _body(page, j, first - 1)
        else:
            while i <= last and page.tags[i] in NAMES and not _is_title(page.lows[i]):
                i += 1
            owner = " ".join(page.words[first:i]) or None
    title = page.text[page.starts[i] : page.end(last)] if i <= last else ""
    if not any(_is_title(low) for low in page.lows[i : last + 1]):
        return None, None
    return title, owner or None


def _body(page: Page, first: int, stop: int) -> str:
    """The words of an owner; a person owns no title."""
    titled = page.lows[first].rstrip(".") in people.honorifics() or people.is_given(page.lows[first])
    return "" if titled else " ".join(page.words[first:stop])


def _is_title(low: str) -> bool:
    low = low.rstrip(".")
    return low in people.roles() or low in people.offices() or low in people.honorifics()
