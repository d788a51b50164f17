"""Runs of capitalised words: where a name begins behind its titles, and where it ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.extract import people
from copydesk.extract.page import NAMES, Page

_PARTICLES = frozenset("de la van von der den bin al del di da du le ben dos ter".split())
_OPENING = frozenset(['"', "“", "‘", "'", "``", "("])
_CLOSING = frozenset(['"', "”", "’", "'", "''", ")"])
_LINE_STOPS = ".!?\"”'’»…:"
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "jnr", "snr"])
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr aug sept sep oct nov dec
    """.split()
)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitalised words: its titles begin at ``first``, the name proper at ``start``."""

    first: int
    start: int
    last: int


def runs(page: Page) -> Iterator[Run]:
    """Every run of capitalised words, lines that are set like headlines left out."""
    shouted = _headlines(page)
    sure = {page.words[i] for i, tag in enumerate(page.tags) if tag in NAMES}
    count = len(page)
    capital = [False] * (count + 2)
    for i, word in enumerate(page.words):
        if word[0].isupper() or (i and page.words[i - 1] == "-"):
            capital[i] = _is_capital(page, i, sure)
    i = 0
    while i < count:
        if not capital[i]:
            i += 1
            continue
        last = i
        while (step := _step(page, capital, last)) > 0:
            last += step
        if page.lines[i] not in shouted:
            yield Run(i, _after_titles(page, i, last), last)
        i = last + 1


def _step(page: Page, capital: list[bool], last: int) -> int:
    """How far behind word ``last`` the name's next word stands; 0 where the name ends."""
    if capital[last + 1]:
        meets = page.lows[last] in people.endings() and people.is_given(page.lows[last + 1])
        return 0 if meets and capital[last + 2] else 1  # told the District Court Ann Lee had lied
    if capital[last + 2] and _joins(page, last + 1):
        return 2
    return _nickname(page, capital, last)


def _nickname(page: Page, capital: list[bool], last: int) -> int:
    """`Ann "Flash" Lee`: over a nickname in marks to the last name; 0 where none stands there."""
    if not people.is_given(page.lows[last]) or last + 4 >= len(page) or page.words[last + 1] not in _OPENING:
        return 0
    for step in (3, 4):
        at = last + step
        if page.words[at] in _CLOSING:
            inside = all(page.words[j][0].isupper() for j in range(last + 2, at))
            return step + 1 if inside and capital[at + 1] else 0
    return 0


def _joins(page: Page, i: int) -> bool:
    """Whether word ``i`` joins two parts of one name: a particle, or a hyphen without blanks."""
    if page.lows[i] in _PARTICLES:
        return True
    if page.words[i] != "-" or i + 1 >= len(page):
        return False
    return page.end(i - 1) == page.starts[i] and page.end(i) == page.starts[i + 1]


def _is_capital(page: Page, i: int, sure: set[str]) -> bool:
    """Whether word ``i`` can be part of a name; ``sure`` are words that are one elsewhere."""
    word = page.words[i]
    if page.tags[i] in NAMES and i > 1 and word[0].isalpha() and _joins(page, i - 1) and page.words[i - 1] == "-":
        return page.words[i - 2][0].isupper()  # Dong-min
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
    for word, line, ends in zip(page.words, page.lines, [*page.breaks[1:], True], strict=True):
        if len(word) > 3 and word[0].isalpha():
            words[line] += 1
            capital[line] += word[0].isupper()
        if ends and word[-1] in _LINE_STOPS:
            stopped.add(line)
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
    if first > 1 and page.lows[first - 1] == "of" and page.lows[first - 2] in people.offices():
        return next((j for j in range(first + 1, last) if people.is_given(page.lows[j])), first)
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
