"""Times of day as they are printed: 4pm, 9.30 p.m., 22:05, 22.05, 2205 GMT, noon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIME = re.compile(
    r"(?<![\d.:/$£€-])(?:(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?\s?(?P<half>[ap])(?:\.m\.|m\b)"
    r"|(?P<hours>[01]?\d|2[0-3])(?P<mark>[:.])(?P<minutes>[0-5]\d)(?![\d%:]|\.\d|,\d)"
    r"|(?P<zone_hours>[01]\d|2[0-3])(?P<zone_minutes>[0-5]\d)(?=\s(?:GMT|BST|CES?T|UTC)\b)|(?P<word>noon|midday|midnight)\b)",
    re.I,
)
_MILITARY = re.compile(r"\b(?:[01]\d|2[0-3])[0-5]\d (?:GMT|BST|CES?T|UTC)\b")
_BARE = re.compile(r"\b(?:at|until|till|by) ([01]\d|2[0-3])([0-5]\d)(?=[,.;]| on | and )")
_ZONED = re.compile(r"\b(?:local time|time zones?)\b", re.I)
_WORLD = re.compile(r"\bdate line\b|\bhours? (?:ahead of|behind) (?:the UK|the US|[A-Z])")  # "seven hours ahead of GMT"
_FLOWN = re.compile(r"\b(?:flights?|flies|flown|airlines?)\b")  # from one zone to another
_ZONE = re.compile(r"\b(?:GMT|BST|CES?T|[ECMP][SD]T)\b")
_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Daytime:
    """A time of day: its words, where they stand, and the minutes since midnight."""

    text: str
    start: int
    end: int
    minutes: int
    bare: bool  # two numbers with a full stop between: as well a price or a decimal

    @property
    def iso(self) -> str:
        """The time as T21:30."""
        return f"T{self.minutes // 60:02d}:{self.minutes % 60:02d}"


def read(text: str) -> Iterator[Daytime]:
    """The times of day of a text, in its order; "at 2225" is one beside "1840 GMT"."""
    times = [Daytime(m.group(), m.start(), m.end(), _minutes(m), m["mark"] == ".") for m in _TIME.finditer(text)]
    if _MILITARY.search(text):
        for match in _BARE.finditer(text):
            minutes = int(match[1]) * 60 + int(match[2])
            times.append(Daytime(match.group().split()[-1], match.start(1), match.end(), minutes, bare=False))
    yield from sorted(times, key=lambda time: time.start)


def crosses_zones(text: str) -> bool:
    """Whether two time zones are told, or that a time is local: two times may not be of one clock."""
    return bool(_ZONED.search(text)) or len({*_ZONE.findall(text)}) > 1


def spans_zones(text: str) -> bool:
    """Whether an article tells of places whose clocks differ: none of its times need be of one."""
    return _WORLD.search(text) is not None or _FLOWN.search(text) is not None


def _minutes(match: re.Match[str]) -> int:
    if match["word"]:
        return 0 if match["word"].lower() == "midnight" else _DAY // 2
    if match["half"]:
        return (int(match["hour"]) % 12 + (12 if match["half"] in "pP" else 0)) * 60 + int(match["minute"] or 0)
    hours, minutes = match["hours"] or match["zone_hours"], match["minutes"] or match["zone_minutes"]
    return int(hours) * 60 + int(minutes)
