"""What a figure is about, in words that can be compared when it is told again.

A `Telling` is one printed figure with what ties it to another telling of the same thing: its
unit, the noun that it counts or stands before, the kind of event (data/restatement.toml), the
names and dates beside it, and whether the words point back ("the £5m sale", "all 12 victims").
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from copydesk.records import Count, Measure, Money, Percent, Quantity
from copydesk.relate.sheet import Figure, Sheet, cues, stem

_REACH, _WIDE = 6, 10  # words on each side that tell the event, and that tell names and guards
_STOPS = frozenset([",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "–", "—"])
_POINTERS = frozenset("the these those this that all its their his her".split())
_VAGUE = re.compile(r"\b(?:dozen|score|hundred|thousand|million|billion|ten)s\b|\A(?:a|an) \w+\Z", re.I)
_KINDS = ("count", "money", "percent", "measure")
# Nouns that may stand for the same people once the event is the same.
_PEOPLE = frozenset(
    """person people man woman child worker employee staff resident victim passenger civilian soldier suspect fan
    spectator protester marcher demonstrator evacuee pupil student fatality respondent patient villager adult life
    body death injury arrest redundancy loss cut""".split()
)


@dataclass(frozen=True)
class Telling:
    """One figure and what it is about; ``at`` is its place among the article's figures.

    key: what must be equal, such as the currency. noun: stem of the counted noun, or of the
    noun that the figure stands before. events: rows of the table. back: the words point back.
    """

    figure: Figure
    key: str
    noun: str
    events: frozenset[str]
    nouns: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    back: bool
    headline: bool
    lead: bool
    update: bool
    other: bool

    @property
    def quantity(self) -> Quantity:
        """The figure's quantity."""
        return self.figure.quantity

    @property
    def person(self) -> bool:
        """Whether it counts people, whatever they are called."""
        return self.key == "count" and self.noun in _PEOPLE


@functools.cache
def _events() -> dict[str, frozenset[str]]:
    """Word -> the events that it tells of."""
    found: dict[str, set[str]] = {}
    for row, words in cues("restatement").items():
        if not row.startswith("guard"):
            for phrase in words:
                found.setdefault(phrase[0], set()).add(row)
    return {word: frozenset(rows) for word, rows in found.items()}


def _key(quantity: Quantity) -> str | None:
    if isinstance(quantity, Money):
        return None if quantity.per or quantity.currency is None else quantity.currency
    if isinstance(quantity, Percent):
        return quantity.kind if quantity.kind == "percent" else None
    if isinstance(quantity, Measure):
        return f"{quantity.kind} {quantity.unit}" if quantity.kind == "measure" and quantity.unit else None
    return "count" if isinstance(quantity, Count) else None


def _around(sheet: Sheet, figure: Figure, reach: int, *, stop: bool) -> list[int]:
    """Places of the words on both sides, inside the sentence and up to the next figure."""
    page, places = sheet.page, []
    for start, step in ((sheet.left(figure) - 1, -1), (figure.last, 1)):
        place = start
        while 0 <= place < len(page) and abs(place - start) < reach and page.sents[place] == figure.sentence:
            if page.breaks[place] or (stop and (page.lows[place] in _STOPS or page.tags[place] == "CD")):
                break
            places.append(place)
            place += step
    return sorted(places)


def _noun(sheet: Sheet, figure: Figure) -> str:
    """The head of the phrase that the figure opens ("£5m sale" -> sale), else the counted noun."""
    first, last = sheet.phrase(figure.last, 4)
    heads = [k for k in range(first, last) if sheet.page.tags[k] in ("NN", "NNS")]
    if figure.quantity.kind == "count" and figure.quantity.unit:
        return stem(figure.quantity.unit.split()[-1])
    return stem(sheet.page.words[heads[-1]]) if heads else ""


def _has(lows: list[str], row: str) -> bool:
    return any(tuple(lows[k : k + len(phrase)]) == phrase for phrase in cues("restatement")[row]
               for k in range(len(lows)))  # fmt: skip


def telling(sheet: Sheet, figure: Figure) -> Telling | None:
    """What the figure is about; None where it is no amount, count, share or measure."""
    key, page = _key(figure.quantity), sheet.page
    if key is None or figure.quantity.kind not in _KINDS or _VAGUE.search(figure.quantity.text):
        return None
    near = _around(sheet, figure, _REACH, stop=True)
    wide = _around(sheet, figure, _WIDE, stop=False)
    own = range(figure.first, figure.last)
    events: set[str] = set().union(*(_events().get(page.lows[k], frozenset()) for k in (*near, *own)))
    lows = ["" if page.words[k] == "May" else page.lows[k] for k in wide]
    left = sheet.left(figure)
    sentence = [d for d in sheet.dates if d.sentence == figure.sentence and (d.weekday is None or d.from_)]
    return Telling(
        figure, key, _noun(sheet, figure), frozenset(events),
        nouns=frozenset(stem(page.words[k]) for k in near if page.tags[k] in ("NN", "NNS") and len(page.words[k]) > 3),
        names=frozenset(page.words[k] for k in wide if page.tags[k] in ("NNP", "NNPS")),
        times=frozenset((d.from_ or d.text).lower() for d in sentence),
        back=left > 0 and page.lows[left - 1] in _POINTERS and left == figure.first,
        headline=sheet.is_headline(figure.line),
        lead=figure.line <= 1,
        update=_has(lows, "guard-update"),
        other=_has(lows, "guard-other"),
    )  # fmt: skip


def tellings(sheet: Sheet) -> list[Telling]:
    """Every figure that may be told twice, in reading order."""
    found = (telling(sheet, figure) for figure in sheet.plain)
    return [each for each in found if each is not None]
