"""A change with its figures in roles, as one sentence prints it or as two do."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.records import TextSpan, Trend
from copydesk.relate.sheet import Figure, Sheet

KINDS = ("money", "count", "number", "measure")
EARLIER = frozenset("before earlier previous previously preceding ago".split())


@dataclass(frozen=True, slots=True)
class Change:
    """A change as one sentence prints it, or as two do."""

    roles: dict[str, Figure]
    direction: Trend | None
    cues: dict[str, TextSpan] = field(default_factory=dict)
    subject: str | None = None
    nouns: tuple[str, ...] = ()
    explicit: bool = True

    @property
    def sentence(self) -> int:
        """The sentence of its first figure."""
        return min(figure.sentence for figure in self.roles.values())

    @property
    def size(self) -> Figure | None:
        """The percentage or multiple."""
        return self.roles.get("percent") or self.roles.get("multiple")

    @property
    def pair(self) -> tuple[Figure, Figure] | None:
        """Base and result, where both are printed."""
        base, result = self.roles.get("base"), self.roles.get("result")
        return (base, result) if base is not None and result is not None else None


def agree(change: Change, other: Change) -> bool:
    """Whether the two move the same way, as far as both say or print it."""
    assert other.pair is not None
    base, result = (figure.quantity.value for figure in other.pair)
    went: Trend | None = None if base is None or result is None or base == result else "up" if result > base else "down"
    return None in (change.direction, went) or change.direction == went


def of_one_kind(change: Change, other: Change) -> bool:
    """Whether they agree, and no two adjectives part their noun: "Passenger fares rose ... The car fare has"."""
    one, two = ({*each.nouns[1:]} for each in (change, other))
    return agree(change, other) and (not one or not two or bool(one & two))


@dataclass(frozen=True, slots=True)
class Levels:
    """A base and a result, and the words that make them the change's."""

    roles: dict[str, Figure]
    tie: TextSpan


def made(sheet: Sheet, base: Figure, result: Figure) -> Levels:
    """The levels, tied by the base's own words."""
    return Levels({"base": base, "result": result}, sheet.words(base.first, base.last))
