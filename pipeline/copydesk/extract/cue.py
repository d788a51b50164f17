"""Cues: the words that tie a source to what it says, from ``data/cues.toml``."""

from __future__ import annotations

import functools
from typing import Literal

from copydesk import data
from copydesk.extract.page import Page

Kind = Literal["say", "ask", "label", "urge", "think", "act", "show"]
_IDIOM = frozenset(["all", "be"])  # "all told", "truth be told"


class Example(data.Row):
    """A sentence and the quotes in it: their words, and the speaker ("" for nobody)."""

    text: str
    quotes: dict[str, str]


class Verbs(data.Row):
    """Verbs of one kind, by base form."""

    words: tuple[str, ...]
    examples: tuple[Example, ...]


class Nouns(data.Row):
    """Nouns that carry words."""

    words: tuple[str, ...]


class Cues(data.Row):
    """``data/cues.toml``, validated."""

    verbs: dict[Kind, Verbs]
    irregular: dict[str, tuple[str, ...]]
    tellers: Verbs
    nouns: Nouns


@functools.cache
def table() -> Cues:
    """The table, read once. Raises pydantic.ValidationError naming the key at fault."""
    return Cues.model_validate(data.read("cues"))


def forms(base: str) -> tuple[str, ...]:
    """The forms of a verb: base, third person, past, present participle (and past participle).

    Of a phrase ("point out") the forms of its first word.
    """
    head = base.split()[0]
    irregular = table().irregular.get(head)
    if irregular is not None:
        return (head, *irregular)
    if head.endswith("e"):
        return head, head + "s", head + "d", head[:-1] + "ing"
    if head.endswith("y") and head[-2] not in "aeiou":
        return head, head[:-1] + "ies", head[:-1] + "ied", head + "ing"
    ending = "es" if head.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return head, head + ending, head + "ed", head + "ing"


@functools.cache
def verbs() -> dict[str, Kind]:
    """Every form of every cue verb of one word, and its kind; the first kind listed wins."""
    out: dict[str, Kind] = {}
    for kind, group in table().verbs.items():
        for word in group.words:
            if " " not in word:
                for form in forms(word):
                    out.setdefault(form, kind)
    return out


@functools.cache
def told_forms() -> frozenset[str]:
    """Third person and past of every cue verb of one word: the forms that news is told in."""
    return frozenset(
        form for group in table().verbs.values() for word in group.words if " " not in word for form in forms(word)[1:3]
    )


@functools.cache
def phrasal() -> dict[tuple[str, str], Kind]:
    """Every form of every cue verb with its particle ("went", "on")."""
    out: dict[tuple[str, str], Kind] = {}
    for kind, group in table().verbs.items():
        for word in group.words:
            if " " in word:
                for form in forms(word):
                    out.setdefault((form, word.split()[1]), kind)
    return out


@functools.cache
def tellers() -> frozenset[str]:
    """Every form of every verb whose object tells what was said ("announced a plan")."""
    return frozenset(form for word in table().tellers.words for form in forms(word))


@functools.cache
def nouns() -> frozenset[str]:
    """Nouns that carry words, singular and plural."""
    return frozenset(form for word in table().nouns.words for form in (word, word + "s"))


def kind(page: Page, i: int) -> Kind | None:
    """The kind of cue that word ``i`` is as a verb; None if it is none."""
    low = page.lows[i]
    if low == "told" and i and page.lows[i - 1] in _IDIOM:
        return None
    found = verbs().get(low)
    if found is None or found == "act":
        following = page.lows[i + 1] if i + 1 < len(page) else ""
        found = phrasal().get((low, following), found)
    if found is None or (page.parsed and not page.tags[i].startswith("VB")):
        return None
    return found
