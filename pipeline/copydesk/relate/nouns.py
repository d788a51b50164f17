"""What a figure counts or measures, by the nouns around it."""

from __future__ import annotations

from copydesk.extract.page import Page
from copydesk.records import Measure, Money, Quantity
from copydesk.relate.words import hedges
from copydesk.stem import stem

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_IN_PHRASE = frozenset("NN NNS NNP NNPS JJ JJR JJS POS HYPH VBG VBN CD AFX $".split())
_STOPS = frozenset(["year", "month", "week", "day", "time", "percent", "cent", "number", "figure"])
_TIES = ("of", "to", "at", "was", "were", "is", "are", "totalled", "reached", "worth")


def phrase(page: Page, i: int, limit: int = 8) -> tuple[int, int]:
    """The words from ``i`` on that go on with a noun phrase: (i, end exclusive)."""
    tags, lows, n = page.tags, page.lows, len(page)
    end = j = i
    while j < n and j - i < limit and (tags[j] in _IN_PHRASE or lows[j] in ("-", "'", "&")):
        if page.breaks[j] or (lows[j] == "-" and not _glued(page, j)):
            break
        j += 1
        if tags[j - 1] in _NOUN or tags[j - 1] == "JJ":
            end = j
    return i, end


def _glued(page: Page, j: int) -> bool:
    return j > 0 and page.end(j - 1) == page.starts[j]


def nouns(page: Page, quantity: Quantity, first: int, last: int) -> tuple[str, ...]:
    """The head it counts, then the rest of its phrase, then the noun it hangs on."""
    tags, words, lows = page.tags, page.words, page.lows
    at, end = phrase(page, last)
    if at == end and last < len(lows) and lows[last] == "of":
        at = last + 1
        while at < len(lows) and tags[at] in ("DT", "PRP$"):
            at += 1
        at, end = phrase(page, at)
    found = [stem(words[k]) for k in range(end - 1, at - 1, -1) if tags[k] in _NOUN]
    if isinstance(quantity, (Money, Measure)) or not found:
        found += _before(page, first)
    if quantity.kind == "count" and quantity.unit:
        found = [*(stem(word) for word in reversed(quantity.unit.split())), *found]
    subject = reversed((quantity.subject or "").split())
    found += [stem(word) for word in subject if word[:1].isalpha() and len(word) > 3]
    return tuple(dict.fromkeys(noun for noun in found if noun not in _STOPS))


def _before(page: Page, first: int) -> list[str]:
    """Nouns that "of", "to", "at" or a verb of being ties to the figure: "debts of $5m"."""
    tags, words, lows = page.tags, page.words, page.lows
    j = first - 1
    while j >= 0 and (((hedge := hedges().ending(lows, j + 1)) and hedge[1]) or tags[j] in ("DT", "JJ", "RB", "$")):
        j = hedge[0] - 1 if hedge and hedge[1] else j - 1
    if j < 1 or lows[j] not in _TIES:
        return []
    found = []
    for k in range(j - 1, max(-1, j - 6), -1):
        if lows[k] in (",", ";", ".", ":", "and") or page.breaks[k]:
            break
        if tags[k] in _NOUN:
            found.append(stem(words[k]))
    return found
