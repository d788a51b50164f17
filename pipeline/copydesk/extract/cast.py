"""The people of an article where they appear outside quotes, and whom each name stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from copydesk.extract import people
from copydesk.extract.capital import Run, key, spelled
from copydesk.extract.name import Being, Register
from copydesk.extract.page import Page
from copydesk.extract.people import Gender

_NEAR_LINES = 3  # line breaks back to the paragraph before, blank lines counted


@dataclass
class Cast:
    """The register, and each person's mentions outside quotes in reading order.

    ``places`` are words and ``who`` the person that each mentions, by name or pronoun; ``subjects``
    are those that act or speak, ``said`` the word of each pronoun and whom it stands for.
    """

    book: Register
    quoted: Sequence[int]
    places: list[int] = field(default_factory=list)
    who: list[Being] = field(default_factory=list)
    subjects: set[int] = field(default_factory=set)
    said: dict[int, Being | None] = field(default_factory=dict)


def being_of(cast: Cast, run: Run) -> Being | None:
    """The being that a run names: by first and last name, else by the one name given."""
    page = cast.book.page
    words = spelled(page, run)
    if len(words) > 1:
        return cast.book.by_key.get(key(words))
    low = key(words)[1]
    told = [people.honorifics().get(page.lows[i].rstrip(".")) for i in range(run.first, run.start)]
    gender = next((sex for sex in told if sex), None)
    found = _alone(cast, low, run, gender)
    if found is not None and gender is not None and found.gender is None:
        found.gender, found.is_person = gender, True
    if found is not None and run.start > run.first:
        found.is_person = True
    return found


def _alone(cast: Cast, low: str, run: Run, gender: Gender | None) -> Being | None:
    """The one being whose last (else first) name is ``low``."""
    fits = [b for b in cast.book.by_last.get(low, ()) if gender is None or b.gender in (gender, None)]
    if gender is not None and any(b.gender == gender for b in fits):
        fits = [b for b in fits if b.gender == gender]
    if not fits:
        fits = [b for b in cast.book.by_first.get(low, ()) if b.is_person]
    if len(fits) > 1:
        fits = _by_title(cast, fits, run) or _by_nearness(cast.book.page, fits, run.last)
    return fits[0] if len(fits) == 1 else None


def _by_title(cast: Cast, fits: list[Being], run: Run) -> list[Being]:
    """Those whose title or role holds an office that this mention prints."""
    page = cast.book.page
    told = {page.lows[i].rstrip(".") for i in range(run.first, run.start)} - set(people.honorifics())
    if not told:
        return []
    return [b for b in fits if told & {word.rstrip(".") for word in (b.title or "").lower().split()}]


def _by_nearness(page: Page, fits: list[Being], at: int) -> list[Being]:
    """Those named in full in the paragraph or the one before."""
    near = []
    for being in fits:
        k = bisect_left(being.mentions, at)
        if k and page.lines[at] - page.lines[being.mentions[k - 1]] < _NEAR_LINES:
            near.append(being)
    return near
