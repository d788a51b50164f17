"""Words about people, from ``data/people.toml``: honorifics, offices, roles, bodies, given names."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import field_validator

from copydesk import data

Gender = Literal["male", "female"]


class Example(data.Row):
    """A text with one quote, and the name and title of who said it."""

    text: str
    name: str | None
    title: str | None = None


class Honorifics(data.Row):
    """Words that stand before a name and, most of them, tell he from she."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    either: tuple[str, ...]
    example: tuple[Example, ...]


class Words(data.Row):
    """Words of one kind; ``male`` and ``female`` are those that tell he from she."""

    words: tuple[str, ...]
    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    example: tuple[Example, ...]


class Short(data.Row):
    """Short forms of offices, without their stop, and the role that each stands for."""

    words: dict[str, str]
    example: tuple[Example, ...]


class Given(data.Row):
    """Given names, lower case; in the file one string a gender."""

    male: frozenset[str]
    female: frozenset[str]
    example: tuple[Example, ...]

    @field_validator("male", "female", mode="before")
    @classmethod
    def _split(cls, value: str) -> frozenset[str]:
        return frozenset(value.split())


class People(data.Row):
    """``data/people.toml``, validated."""

    honorifics: Honorifics
    offices: Words
    roles: Words
    short: Short
    bodies: Words
    given: Given


@functools.cache
def table() -> People:
    """The table, read once. Raises pydantic.ValidationError naming the key at fault."""
    return People.model_validate(data.read("people"))


@functools.cache
def honorifics() -> dict[str, Gender | None]:
    """Each honorific without its stop, and whom it tells."""
    rows = table().honorifics
    told: dict[str, Gender | None] = dict.fromkeys(rows.either)
    told.update(dict.fromkeys(rows.male, "male"))
    told.update(dict.fromkeys(rows.female, "female"))
    return told


@functools.cache
def offices() -> frozenset[str]:
    """Words that stand with a capital before a name."""
    return frozenset(table().offices.words)


@functools.cache
def roles() -> dict[str, Gender | None]:
    """Each role noun, and whom it tells."""
    rows = table().roles
    told: dict[str, Gender | None] = dict.fromkeys(rows.words)
    told.update(dict.fromkeys(rows.male, "male"))
    told.update(dict.fromkeys(rows.female, "female"))
    return told


def role_of(word: str) -> str | None:
    """The role noun that ``word`` prints in full or in short ("Sen." is a senator); None for no role."""
    low = word.lower().rstrip(".,")
    low = table().short.words.get(low, low)
    return low if low in roles() else None


@functools.cache
def bodies() -> frozenset[str]:
    """Nouns that name a body."""
    return frozenset(table().bodies.words)


@functools.cache
def descriptions() -> frozenset[str]:
    """Roles that describe the person whom the text is at, where nobody is introduced by them."""
    return frozenset(table().roles.descriptions)


@functools.cache
def demonyms() -> frozenset[str]:
    """Words that call one person by where he or she is from ("the Italian")."""
    return frozenset(table().roles.demonyms)


@functools.cache
def firms() -> frozenset[str]:
    """Nouns by which an article calls the one firm that it is about."""
    return frozenset(table().bodies.firms)


@functools.cache
def endings() -> frozenset[str]:
    """Last words of names that are no person's."""
    return frozenset(table().bodies.endings)


def gender_of(given: str) -> Gender | None:
    """Whom a given name tells; None for one that is unknown or that both bear."""
    names = table().given
    male, female = given in names.male, given in names.female
    if male == female:
        return None
    return "male" if male else "female"


def is_given(word: str) -> bool:
    """Whether ``word`` (lower case) is a given name in wide use."""
    names = table().given
    return word in names.male or word in names.female
