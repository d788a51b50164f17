"""The cross-article checks: their codes, names and what they ask. They judge two articles, not an analysis of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Code = Literal["CD701", "CD702", "CD703"]
FAMILY = "cross-article"


@dataclass(frozen=True)
class Rule:
    """A cross-article check for people."""

    code: Code
    name: str
    doc: str


RULES: dict[Code, Rule] = {
    "CD701": Rule("CD701", "cross-figure", """\
Two articles of one story must not give one thing two figures.

Compared are figures of the same kind and unit that count or measure the same thing, with the same
names, period and role beside them, stated as they are (no plan, forecast, bound or part), whose
intervals do not meet. Where no time is named, the articles appeared within three days; counts that
grow while a story is told (killed, injured, raised) are compared on one day only. Two articles with
a sentence that is word for word the same, but for one figure, are compared whatever it is of."""),
    "CD702": Rule("CD702", "cross-quote", """\
The same words of one speaker must be quoted in one way.

Two quotations of one speaker in articles within a week are compared where all words but one agree.
Spellings, contractions, numbers in words, ellipses, words put in brackets and quotations that were
cut short are no difference. A differing figure is an error, a differing word a warning."""),
    "CD703": Rule("CD703", "cross-magnitude", """\
Two articles of one story must not give one thing in two magnitudes.

As cross-figure, for figures of the same two or more digits of which one is ten, a hundred, a
thousand, a million or a billion times the other: £45.2m and £45.2bn. The articles appeared within
thirty days. Named is the article that stands alone, where others speak against it."""),
}  # fmt: skip
