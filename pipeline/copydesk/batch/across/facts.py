"""What an article states as a fact: a figure with the words that tell what it is of.

A `Fact` is made from a report's records and text; no article is parsed again. Only figures that
are stated as they are count: no plan, forecast, bound, part or comparison, nothing in brackets.
Of a thing for which an article gives several values none is taken.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from copydesk.batch.across.page import Page
from copydesk.data import word_lists
from copydesk.stem import stem

_FIGURED = re.compile(r"\d")
_STOPS = frozenset(".,;:!?()[]") | {"and", "but", "while", "whereas", "with", "after", "when", "as"}
_BEFORE, _AFTER, _BESIDE = 8, 5, 5  # words that tell what a figure is of; that make it another
_NARROWING = frozenset("who whom whose that which under over aged without".split())
_LINKS = frozenset("in of for at on from near".split())
_SPOKEN = frozenset("said says say according told claimed claims put puts reported reports believe believes".split())
_PEOPLE = frozenset(
    """person people man woman child worker employee staff resident victim passenger civilian soldier fan spectator
    protester marcher demonstrator evacuee pupil student fatality death injury job body role post""".split()
)
_FIGURES = ("money", "percent", "count", "measure")


@dataclass(frozen=True)
class Fact:
    """A figure and what it is of; ``quantity`` is its record as JSON has it.

    key: what must be equal (the currency, the unit). topics: counted noun, events, measures: what two
    tellings of it share. which, times, narrowed, role: what must be the same. names: beside it.
    speaker: whose figure it is, "somebody" where that is said without a name.
    """

    quantity: Mapping[str, Any]
    key: str
    topics: frozenset[str]
    which: frozenset[str]
    times: frozenset[str]
    names: frozenset[str]
    narrowed: str
    role: str
    speaker: str | None

    @property
    def growing(self) -> bool:
        """Whether such a count grows while the story is told."""
        return bool(self.topics & word_lists("across")["growing"])


@functools.cache
def _events() -> dict[str, frozenset[str]]:
    """Word -> the events and measures that it tells of."""
    found: dict[str, set[str]] = {}
    for row, words in word_lists("restatement").items():
        for word in words if not row.startswith("guard") else ():
            found.setdefault(word, set()).add(row)
    for word in word_lists("across")["measure"]:
        found.setdefault(word, set()).add(f"={stem(word)}")
    return {word: frozenset(rows) for word, rows in found.items()}


@functools.cache
def _modal() -> re.Pattern[str]:
    """Phrases before a figure that make it a plan, a forecast, a condition or a denial."""
    phrases = word_lists("across")["meant"].union(*word_lists("modality").values())
    return re.compile(rf" (?:{'|'.join(map(re.escape, sorted(phrases)))}) ")


def facts(report: Mapping[str, Any], page: Page) -> list[Fact]:
    """The facts of one report, in reading order; page: its text."""
    found = [
        fact
        for quantity in report["quantities"]
        if (key := _key(quantity)) and (fact := _fact(report, quantity, key, page))
    ]
    return [fact for fact in found if not any(_rivals(fact, other) for other in found)]


def _key(quantity: Mapping[str, Any]) -> str | None:
    """What must be equal in two tellings; None where the figure is nothing that is compared."""
    kind, unit = quantity["kind"], quantity["unit"]
    if kind not in _FIGURES or quantity["approximation"] not in ("exact", "about") or not quantity["value"]:
        return None
    if kind == "money":
        return f"money {quantity['currency']}" if quantity["currency"] and not quantity["per"] else None
    return kind if kind in ("percent", "count") else f"measure {unit}"


def _rivals(one: Fact, other: Fact) -> bool:
    """Whether the article gives another value for what may be the same thing."""
    same = one.key == other.key and one.role == other.role and bool(one.topics & other.topics)
    return same and one.quantity["value"] != other.quantity["value"]


def _fact(report: Mapping[str, Any], quantity: Mapping[str, Any], key: str, page: Page) -> Fact | None:
    """The figure as a fact; None where it is not stated as one, or nothing tells what it is of."""
    place = page.holding(quantity)
    if place is None:
        return None
    sentence, first, last = place
    lows = [word.lower() for word in sentence.words]
    if _otherwise(lows, first, last) or "(" in _open(lows[:first]):
        return None
    before, after = _near(lows, first, last)
    topics = _topics(quantity, before, after)
    if not topics:
        return None
    inside = lows[max(0, first - 2 * _BEFORE) : last + 2 * _BEFORE]
    words = sentence.words
    return Fact(
        quantity, key, topics,
        which=word_lists("across")["which"] & set(lows),
        times=_times(report, quantity, words),
        names=page.names.intersection(words),
        narrowed=_narrowed(words[last : last + 5], page.names),
        role=_role(quantity, lows[first - 1] if first else ""),
        speaker=_speaker(report, quantity, inside),
    )  # fmt: skip


def _role(quantity: Mapping[str, Any], before: str) -> str:
    """Whether the figure is a level (""), the one before ("from") or a change ("by"). before: the word before it."""
    if before in ("from", "by"):
        return before
    return "by" if quantity["trend"] and before not in ("to", "at", "of") else ""


def _narrowed(behind: Sequence[str], known: frozenset[str]) -> str:
    """The word behind the figure's noun that picks some out; "at Marlow Mill" is left to the names."""
    for k, word in enumerate(behind[:3]):
        named = known.intersection(behind[k + 1 : k + 3])
        if word in _NARROWING or (word in _LINKS and not named):
            return word
    return ""


def _open(words: Sequence[str]) -> str:
    """The brackets that are open behind the words."""
    depth = ""
    for word in words:
        depth = depth + "(" if word in "([" else depth[:-1] if word in ")]" else depth
    return depth


def _otherwise(lows: Sequence[str], first: int, last: int) -> bool:
    """Whether a word beside the figure makes it no plain fact, or one before it a plan or a forecast."""
    other = word_lists("across")["other"]
    said = f" {' '.join(lows[:first])} "
    if "?" in lows or _modal().search(said):
        return True
    near = [*lows[max(0, first - _BESIDE) : first], *lows[last : last + _BESIDE]]
    phrases = {" ".join(near[k : k + size]) for k in range(len(near)) for size in (1, 2, 3)}
    return bool(phrases & other)


def _near(lows: Sequence[str], first: int, last: int) -> tuple[list[str], list[str]]:
    """The words before and behind the figure that tell what it is of: up to a stop or another figure."""

    def until(words: Iterable[str], stops: frozenset[str]) -> Iterator[str]:
        for word in words:
            if word in stops or _FIGURED.search(word):
                return
            yield word

    before = list(until(reversed(lows[max(0, first - _BEFORE) : first]), frozenset(".;:!?()[]")))
    return before, list(until(lows[last : last + _AFTER], _STOPS))


def _topics(quantity: Mapping[str, Any], before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """What is told: the counted noun and the events and measures beside the figure."""
    found: set[str] = set().union(*(_events().get(word, frozenset()) for word in (*before, *after)))
    if quantity["kind"] == "count" and quantity["unit"]:
        noun = stem(quantity["unit"].split()[-1])
        found.add("#person" if noun in _PEOPLE and found else f"#{noun}")
    return frozenset(found)


def _times(report: Mapping[str, Any], quantity: Mapping[str, Any], words: Sequence[str]) -> frozenset[str]:
    """The days, months and years that the sentence names."""
    dates = [date for date in report["dates"] if date["sentence"] == quantity["sentence"]]
    years = [word for word in words if re.fullmatch(r"(?:1[5-9]|20)\d\d", word)]
    return frozenset([*(date["from"] or date["text"].lower() for date in dates), *years])


def _speaker(report: Mapping[str, Any], quantity: Mapping[str, Any], near: Sequence[str]) -> str | None:
    """Who gives the figure."""
    for quote in report["quotes"]:
        if quote["start"] <= quantity["start"] < quote["end"] and quote["speaker"]:
            return str(quote["speaker"]["name"] or quote["speaker"]["text"])
    return "somebody" if _SPOKEN & set(near) else None
