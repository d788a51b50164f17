"""The words that tell of what a figure is about, by their roots: "14 trains cancelled", "the 16 cancelled trains"."""

from __future__ import annotations

import functools
import re

from copydesk.extract.page import Page
from copydesk.relate.sheet import Figure, Sheet

_CONTENT = ("NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ")
_ENDING = re.compile(r"(?:ations?|ments?|ures?|ings?|ers?|ed|es|s|e)\Z")
_LEAST, _SHORT = 3, 3  # letters of a root, and of a word too short to tell anything
_DOUBLE = 4  # letters beyond which a double one at the end is single: "cancelled"
_LIGHT = frozenset(
    """said says told tells have been were will would could should more most many other also than over about
    last next first year years month months week weeks time people number total figure percent cent including made
    make makes took take taken gave give given come came comes went gone getting going want wants monday tuesday
    wednesday thursday friday saturday sunday million billion thousand still even much very""".split()
)


@functools.lru_cache(maxsize=4096)
def root(word: str) -> str:
    """A word without its ending: "cancelled", "cancelling" and "cancel" are one, "closure" and "closing" too."""
    low = word.lower()
    cut = _ENDING.sub("", low)
    low = cut if len(cut) >= _LEAST else low
    return low[:-1] if len(low) > _DOUBLE and low[-1] == low[-2] else low


def of_sentence(sheet: Sheet, figure: Figure) -> frozenset[str]:
    """The roots of all words in the sentence that tell something."""
    first, last = sheet.bounds(figure.sentence)
    return _roots(sheet.page, [*range(first, figure.first), *range(figure.last, last)])


def of_clause(sheet: Sheet, figure: Figure) -> frozenset[str]:
    """The roots up to the figures beside it: in "27 trains cancelled and nine diverted" the nine were not cancelled."""
    first, last = sheet.bounds(figure.sentence)
    beside = [other for other in sheet.of_sentence.get(figure.sentence, ()) if other is not figure]
    before = max([first, *(other.last for other in beside if other.last <= figure.first)])
    behind = min([last, *(other.first for other in beside if other.first >= figure.last)])
    if figure.first and sheet.page.lows[figure.first - 1] in ("and", "but", "while", ","):
        before = figure.first
    return _roots(sheet.page, [*range(before, figure.first), *range(figure.last, behind)])


def _roots(page: Page, places: list[int]) -> frozenset[str]:
    told = (k for k in places if page.tags[k] in _CONTENT and len(page.lows[k]) > _SHORT)
    return frozenset(root(page.words[k]) for k in told if page.lows[k] not in _LIGHT and page.words[k].isalpha())
