"""What somebody is, read beside the name: title and affiliation, before it or behind it."""

from __future__ import annotations

from copydesk.extract import people
from copydesk.extract.page import NAMES, Page

_LINKS = frozenset(["of", "at", "for", "with"])
_ROLE_WORDS = frozenset(["NN", "NNS", "HYPH", "JJ", "CC", "NNP", "VBN"])
_PLAIN = frozenset(["mr", "mrs", "ms", "miss", "mx", "mme"])  # tell no title

Told = tuple["str | None", "str | None"]
NOTHING: Told = (None, None)


def told(page: Page, first: int, start: int, last: int) -> Told:
    """Title and affiliation beside the name ``start``..``last`` whose titles begin at ``first``."""
    found = _before(page, first, start)
    if found[0] is not None and all(word.rstrip(".") in people.honorifics() for word in found[0].lower().split()):
        named = _introduced(page, first)
        return named if named[0] is not None else found  # the chief executive, Dr Ann Lee
    return found if found[0] is not None else _behind(page, last)


def is_title(low: str) -> bool:
    """Whether a word (lower case) is a part of what people are called."""
    low = low.rstrip(".")
    return low in people.roles() or low in people.offices() or low in people.honorifics()


def _before(page: Page, first: int, start: int) -> Told:
    """`Klarna's chief executive Ann Lee`, `Sen. Ann Lee`: title and affiliation left of the name."""
    i = first
    while i > 0 and page.tags[i - 1] in _ROLE_WORDS and i > first - 8:
        if page.words[i - 1][0].isupper() and page.tags[i - 1] == "JJ" and not is_title(page.lows[i - 1]):
            break
        if page.tags[i - 1] == "CC" and (i < 2 or not is_title(page.lows[i - 2])):
            break
        i -= 1
    if i == start or page.words[start - 1] == ",":
        return _introduced(page, first)
    if i == first and start - i == 1 and page.lows[i].rstrip(".") in _PLAIN:
        return _introduced(page, first)
    return _split(page, i, start - 1)


def _introduced(page: Page, first: int) -> Told:
    """`The firm's chief executive, Ann Lee,`: the role before the comma."""
    i = first - 1
    if i < 1 or page.words[i] != "," or page.lows[i - 1] not in people.roles():
        return NOTHING
    start = i - 1
    while start > 0 and page.tags[start - 1] in _ROLE_WORDS:
        start -= 1
    return _split(page, start, i - 1)


def _behind(page: Page, last: int) -> Told:
    """`Ann Lee, 47, chief executive of Bridgeco,` and `Ann Lee, who is the chief executive`."""
    i = _after_brackets(page, last + 1)
    if i >= len(page) or (page.words[i] not in (",", "-", "–", "—") and page.lows[i] not in ("is", "was")):
        return NOTHING
    i += 1
    if i + 1 < len(page) and page.tags[i] == "CD" and page.words[i + 1] == ",":
        i += 2
    if i + 1 < len(page) and page.lows[i] == "who" and page.lows[i + 1] in ("is", "was"):
        i += 2
    start = i
    while start < min(i + 4, len(page)) and page.tags[start] in ("DT", "PRP$", "CD"):
        start += 1
    stop = start
    while stop < min(start + 14, len(page)) and not _ends_title(page, stop):
        stop += 1
    return _linked(page, start, stop) if start < stop < len(page) else NOTHING


def _after_brackets(page: Page, i: int) -> int:
    if i < len(page) and page.words[i] == "(":
        stop = i + 8
        while i < min(stop, len(page)) and page.words[i] != ")":
            i += 1
        i += 1
    return i


def _ends_title(page: Page, i: int) -> bool:
    return page.words[i] in ",.;:()" or page.breaks[i] or page.tags[i][:2] in ("VB", "IN", "WP", "MD")


def _linked(page: Page, first: int, stop: int) -> Told:
    """The title ``first``..``stop`` and the body that a following ``of`` or ``at`` names."""
    title, affiliation = _split(page, first, stop - 1)
    if title is None or affiliation is not None:
        return title, affiliation
    if _has_field(page, stop):  # professor of law
        stop += 2
        title = page.text[page.starts[first] : page.end(stop - 1)]
    return title, _named_body(page, stop + 1) if stop < len(page) and page.lows[stop] in _LINKS else None


def _has_field(page: Page, stop: int) -> bool:
    """Whether ``of`` and one plain noun follow (`of law`), with no name behind them."""
    if stop + 2 >= len(page) or page.lows[stop] != "of" or page.tags[stop + 1] not in ("NN", "NNS"):
        return False
    return page.lows[stop + 2] in (*_LINKS, "in", ",", ".", "who")


def _named_body(page: Page, i: int) -> str | None:
    """The name that begins within four words from ``i`` (`the broker Marlowe Finch`)."""
    start = i
    while start < len(page) and page.tags[start] in ("DT", "JJ", "NN") and start < i + 3:
        start += 1
    stop = start
    while stop < len(page) and (page.tags[stop] in NAMES or (_links_name(page, stop) and stop > start)):
        stop += 1
    while stop > start and page.tags[stop - 1] not in NAMES:
        stop -= 1
    if start < stop < len(page) and page.lows[stop] in people.bodies():
        stop += 1
    named = any(page.words[i][0].isupper() for i in range(start, stop))
    return " ".join(page.text[page.starts[start] : page.end(stop - 1)].split()) if named else None


def _links_name(page: Page, i: int) -> bool:
    if page.lows[i] in ("of", "and", "&", "for"):
        return True
    return page.tags[i] == "HYPH" and page.end(i - 1) == page.starts[i]


def _split(page: Page, first: int, last: int) -> Told:
    """Title words and the body before them (`Bridgeco's chief executive`, `Bridgeco chief executive`)."""
    owner: str | None = None
    i = first
    for j in range(first, last + 1):
        if page.tags[j] == "POS":
            owner, i = _owner(page, first, j), j + 1
    if owner is None:
        owner, i = _unmarked_owner(page, first, last)
    while last > i and page.lows[last].rstrip(".") in people.honorifics():  # the manager Sir
        last -= 1
    if not any(is_title(low) for low in page.lows[i : last + 1]) or page.lows[last].rstrip(".") in _PLAIN:
        return NOTHING
    return page.text[page.starts[i] : page.end(last)], owner or None


def _unmarked_owner(page: Page, first: int, last: int) -> tuple[str, int]:
    """The names that stand before the title, and where the title begins."""
    if first > 1 and page.tags[first - 1] == "POS" and page.tags[first - 2] in NAMES:
        j = first - 2
        while j > 0 and page.tags[j - 1] in NAMES:
            j -= 1
        return _owner(page, j, first - 1), first
    i = first
    while i <= last and _is_name(page, i) and not is_title(page.lows[i]):
        i += 1
    return " ".join(page.words[first:i]), i


def _is_name(page: Page, i: int) -> bool:
    """A capital within the sentence makes a name of any word."""
    return page.tags[i] in NAMES or (page.words[i][0].isupper() and i > 0 and page.words[i - 1][0].isalnum())


def _owner(page: Page, first: int, stop: int) -> str:
    """The words of an owner; a person owns no title."""
    titled = page.lows[first].rstrip(".") in people.honorifics() or people.is_given(page.lows[first])
    return "" if titled else " ".join(page.words[first:stop])
