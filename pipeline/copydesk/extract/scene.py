"""The page with its quoted stretches laid over it: what stands before, behind and within each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.extract.marks import Stretch
from copydesk.extract.page import Page
from copydesk.extract.phrase import Source

STOPS = frozenset([".", "!", "?", ";"])

REACH = 60  # words that an attribution beside a quote may take; longer ones are prose


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and its cue (first and last word). ``side`` tells where it stands."""

    source: Source | None
    cue: tuple[int, int] | None
    side: str = "after"


@dataclass
class Scene:
    """The page, its stretches, and for each word the stretch that it lies in (-1: none).

    ``bounds`` gives the words of each stretch (end exclusive, marks included); ``given`` the
    attribution of those that print their speaker by their own form.
    """

    page: Page
    stretches: Sequence[Stretch]
    quoted: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    given: dict[int, Attribution] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page, stretches: Sequence[Stretch]) -> Scene:
        """Lay the stretches over the words."""
        quoted = [-1] * len(page)
        bounds = []
        for k, stretch in enumerate(stretches):
            first, last = page.at(stretch.outer_start), page.at(stretch.outer_end)
            if first and page.end(first - 1) > stretch.outer_start:
                first -= 1
            for i in range(first, last):
                quoted[i] = k
            bounds.append((first, last))
        return cls(page, stretches, quoted, bounds)

    def after(self, k: int) -> tuple[int, int]:
        """The words behind stretch ``k``, to the end of the sentence or the next mark."""
        start = i = self.bounds[k][1]
        page = self.page
        depth = 0
        while i < len(page) and i - start < REACH and self.quoted[i] < 0 and not page.breaks[i]:
            word = page.words[i]
            depth += (word == "(") - (word == ")")
            if word in STOPS and depth <= 0:
                break
            i += 1
        return start, i

    def before(self, k: int) -> tuple[int, int]:
        """The words before stretch ``k`` in its sentence, other stretches included."""
        end = i = self.bounds[k][0]
        page = self.page
        while i > 0 and end - i < REACH * 2 and not page.breaks[i - 1]:
            if self.quoted[i - 1] < 0 and page.words[i - 1] in STOPS:
                break
            if self.quoted[i - 1] >= 0 and self.quoted[i - 1] != self.quoted[min(i, len(page) - 1)]:
                stretch = self.stretches[self.quoted[i - 1]]
                if page.text[stretch.end - 1] in ".!?" and (i == end or page.words[i][:1].isupper()):
                    break
            i -= 1
        return i, end

    def ending(self, k: int) -> str:
        """The last character within the marks, or the comma right behind them."""
        stretch = self.stretches[k]
        behind = self.page.text[stretch.outer_end : stretch.outer_end + 1]
        inside = self.page.text[stretch.end - 1]
        return behind if behind == "," and inside not in "?!" else inside

    def words(self, k: int) -> int:
        """How many words the stretch holds."""
        first, last = self.bounds[k]
        return sum(self.page.words[i][:1].isalnum() for i in range(first, last))
