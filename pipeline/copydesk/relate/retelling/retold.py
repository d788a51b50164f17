"""What a figure is about, in words that can be compared when it is told again.

A `Telling` is one printed figure with what ties it to another telling of the same thing: its
unit, the noun that it counts or stands before, the kind of event (data/restatement.toml), the
names and dates beside it, and whether the words point back ("the £5m sale", "all 12 victims").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from copydesk.extract.dateword import MONTHS, WEEKDAYS, name_of
from copydesk.extract.page import Page
from copydesk.records import Quantity
from copydesk.relate.retelling import situation
from copydesk.relate.retelling.keyed import behind_of, events, is_size, key_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import says
from copydesk.stem import stem

_REACH, _WIDE, _CLOSE = 6, 10, 4  # words on each side that tell the event; names and updates; other things
_STOPS = frozenset([",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "–", "—"])
_MARKS = frozenset("' ’ \" ”".split())
_POINTERS = frozenset("the these those this that its their his her all".split())
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_CALENDAR = {**MONTHS, **WEEKDAYS}
_WHERE = frozenset("in at near outside from across around".split())
# Nouns that may stand for the same people once the event is the same.
PEOPLE = frozenset(
    """person people man woman child worker employee staff resident victim passenger civilian soldier suspect fan
    spectator protester marcher demonstrator evacuee pupil student fatality respondent patient villager adult life
    body death injury arrest redundancy loss cut job injured dead wounded killed arrested
    detained hurt displaced evacuated rescued homeless post role colleague investor customer member nurse teacher
    doctor officer guest visitor traveller traveler depositor
    farmer brother sister comrade friend neighbour neighbor parent""".split()
)

_DEFINITE = frozenset("the these those them its their".split())
_BASES = frozenset("from than twice double triple times half".split())  # "twice the £2bn" of another thing
_ELSEWHERE = frozenset("in at among outside on across".split())
_COSTS = frozenset("cost costs bill expense charge price".split())
_NARROWING = frozenset("that who which whose whom under over aged with without".split())


@dataclass(frozen=True)
class Telling:
    """One figure and what it is about; ``at`` is its place among the article's figures.

    key: what must be equal, such as the currency. noun: stem of the counted noun, or of the
    noun that the figure stands before. family: "a family of four". events: rows of the table. names, places,
    times: beside it. kinds: the adjectives between the figure and its noun. back: the words point back; the: "the"
    does, whatever else; defined: over an adjective. told: somebody is said to give it. update, other: a guard
    stands by. part: so many "of the deaths"; of: of anything.
    whole: all or these are meant. days: weekdays beside it. stems: roots of the words of its sentence; clause: of
    those up to other figures. behind: the words behind it, to the end of its clause.
    """

    figure: Figure
    key: str
    noun: str
    events: frozenset[str]
    nouns: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    kinds: frozenset[str]
    back: bool
    the: bool
    defined: bool
    headline: bool
    lead: bool
    family: bool
    told: bool
    update: bool
    other: bool
    part: bool
    of: bool
    whole: bool
    days: frozenset[str]
    stems: frozenset[str]
    clause: frozenset[str]
    behind: tuple[str, ...]

    @property
    def quantity(self) -> Quantity:
        """The figure's quantity."""
        return self.figure.quantity

    @property
    def person(self) -> bool:
        """Whether it counts people, whatever they are called."""
        return self.key == "count" and self.noun in PEOPLE


def _around(sheet: Sheet, figure: Figure, reach: int, *, stop: bool) -> list[int]:
    """Places of the words on both sides, inside the sentence; no further than a comma behind the figure.

    stop: no further than a comma or another number on either side.
    """
    page, (first, last) = sheet.page, sheet.bounds(figure.sentence)
    left, right = sheet.left(figure), figure.last
    back = range(left - 1, max(left - 1 - reach, first - 1), -1)
    on = range(right, min(right + reach, last))
    before = list(takewhile(lambda k: not _ends(page, k, stop, stop), back))
    return [*reversed(before), *takewhile(lambda k: not _ends(page, k, True, stop), on)]


def _ends(page: Page, k: int, commas: bool, numbers: bool) -> bool:
    """Whether the words about a figure go no further than word ``k``."""
    return page.breaks[k] or (commas and page.lows[k] in _STOPS) or (numbers and page.tags[k] == "CD")


def _noun(sheet: Sheet, figure: Figure) -> str:
    """The head of the phrase that the figure opens ("£5m sale" -> sale), or the counted noun.

    For an amount also what it is an amount of ("40kg of silver") and what it is the size of
    ("a profit of £5m").
    """
    page, quantity = sheet.page, figure.quantity
    if quantity.kind == "count" and quantity.unit and not is_size(sheet, figure):
        return stem(quantity.unit.split()[-1])
    if quantity.kind == "number":
        return page.low_at(behind_of(sheet, figure))
    left = sheet.left(figure)
    of = page.low_at(figure.last) == "of"
    first, last = sheet.phrase(figure.last + (2 if is_size(sheet, figure) else of), 4)
    heads = [k for k in range(first, last) if _is_noun(sheet, k)]
    if heads:
        return stem(page.words[heads[-1]])
    sized = left > 1 and page.lows[left - 1] == "of" and page.tags[left - 2] in ("NN", "NNS")
    return stem(page.words[left - 2]) if sized else ""


def _back(sheet: Sheet, figure: Figure) -> bool:
    """Whether the words point back: "the £5m sale", "these 40 jets", "the loss of 420 jobs"."""
    lows, left = sheet.page.lows, sheet.left(figure)
    if left < 1 or left != figure.first:
        return False
    if lows[left - 1] == "that" and (figure.quantity.kind == "count" or sheet.page.tags[left - 1] == "IN"):
        return False  # "so that 68 of his runs", "found that 14 warnings were sent", "found that 62% of voters"
    if lows[max(0, left - 3) : left] == ["all", "of", "the"]:
        return True
    if lows[left - 1] == "of" and left > 2:
        near = lows[max(0, left - 4) : left - 2]
        new = "a" in near or "with" in near  # "26 shops would close, with the loss of 240 jobs"
        return lows[left - 2] in events() and any(word in _POINTERS for word in near) and not new
    return lows[left - 1] in _POINTERS and lows[left - 2] not in _BASES and not _narrowed(sheet, figure)


def _narrowed(sheet: Sheet, figure: Figure) -> bool:
    """Whether the words behind pick some out: "the 43 lots that sold", "the 240 respondents under 30"."""
    end = sheet.phrase(figure.last, 4)[1]
    if figure.quantity.kind == "number" or end >= len(sheet.page):
        return False  # "of the 64 injured"
    which = sheet.page.tags[end] == "IN" and sheet.page.low_at(end + 1) in ("which", "whom")  # "the £2bn at which"
    some = sheet.page.lows[end] in _NARROWING or sheet.page.tags[end] == "VBN" or which
    some = some or sheet.page.lows[end] in ("asked", "polled", "surveyed", "questioned")
    named = sheet.page.lows[end - 1] in _COSTS and sheet.page.lows[end] in ("of", "to")  # "the £2m cost of moving"
    some = some or named or _held(sheet, figure, end)
    people = sheet.page.lows[end - 1] == "people" and sheet.page.lows[end] in _WHERE  # "the 88 people in its crews"
    return some or people


def _held(sheet: Sheet, figure: Figure, end: int) -> bool:
    """`lost 44 of the 122 seats it held`: what somebody had, by a clause that no word opens."""
    return figure.quantity.kind == "count" and sheet.page.tags[end : end + 2] == ["PRP", "VBD"]


def telling(sheet: Sheet, figure: Figure, key: str) -> Telling:
    """What the figure is about."""
    page = sheet.page
    near = _around(sheet, figure, _REACH, stop=True)
    wide = _around(sheet, figure, _WIDE, stop=False)
    close = _around(sheet, figure, _CLOSE, stop=False)
    back = _back(sheet, figure)
    told_of: set[str] = set().union(*(events().get(page.lows[k], frozenset()) for k in near))
    lows = _lows(sheet, wide)
    dates = [d for d in sheet.dates if d.sentence == figure.sentence and (d.weekday is None or d.from_)]
    return Telling(
        figure, key, _noun(sheet, figure), frozenset(told_of),
        nouns=frozenset(stem(page.words[k]) for k in near if _is_noun(sheet, k) and len(page.words[k]) > 3),
        names=frozenset(page.words[k] for k in wide if _is_name(sheet, k)),
        places=frozenset(page.words[k] for k in wide if _is_name(sheet, k) and page.lows[k - 1] in _WHERE),
        times=frozenset([*((d.from_ or d.text).lower() for d in dates), *(w for w in lows if _YEAR.match(w))]),
        kinds=frozenset(page.lows[k] for k in range(*sheet.phrase(figure.last, 4)) if page.tags[k] in ("JJ", "VBN")),
        back=back,
        the=sheet.before(figure, 1) == ["the"],
        defined=sheet.before(figure, 2)[:1] == ["the"] and page.tags[figure.first - 1] == "JJ",
        headline=sheet.is_title(figure.line),
        lead=figure.line <= 1,
        family=sheet.before(figure, 2)[:1] == ["family"],
        told=says(_lows(sheet, _around(sheet, figure, 2 * _WIDE, stop=False)), "restatement", "guard-source"),
        update=says(lows, "restatement", "guard-update"),
        other=says(_lows(sheet, close if back else wide), "restatement", "guard-other") or _restricted(sheet, figure),
        of=page.low_at(figure.last + (page.low_at(figure.last) in _MARKS)) == "of",
        part=page.low_at(figure.last) == "of" and page.low_at(figure.last + 1) in _DEFINITE,
        whole=bool({"all", "these", "those"} & {*sheet.before(figure, 3)}),
        days=frozenset(low for k, low in enumerate(lows) if low in WEEKDAYS and lows[max(0, k - 1)] != "by"),
        stems=situation.of_sentence(sheet, figure),
        clause=situation.of_clause(sheet, figure),
        behind=_behind(sheet, figure),
    )  # fmt: skip


def _behind(sheet: Sheet, figure: Figure) -> tuple[str, ...]:
    """The words behind it up to a mark, a conversion in brackets left out: "a year from 2024"."""
    end = sheet.bounds(figure.sentence)[1]
    places = sheet.between(figure.last, min(end, figure.last + 2 * _WIDE))
    lows = (sheet.page.lows[k] for k in places if sheet.page.lows[k] not in "()")
    words = takewhile(lambda low: low not in _STOPS, lows)
    return tuple(word for word in words if word not in _MARKS)[:_WIDE]


def _is_noun(sheet: Sheet, place: int) -> bool:
    """Whether the word is a common noun; one in lower case is, whatever its tag ("the £6.3m ward was")."""
    tag = sheet.page.tags[place]
    return tag in ("NN", "NNS") or (tag in ("NNP", "NNPS") and sheet.page.words[place].islower())


def _is_name(sheet: Sheet, place: int) -> bool:
    """Whether the word is part of a name, and none of the calendar's."""
    word, tag = sheet.page.words[place], sheet.page.tags[place]
    return place > 0 and not word.islower() and tag in ("NNP", "NNPS") and name_of(word) not in _CALENDAR


def _lows(sheet: Sheet, places: list[int]) -> list[str]:
    """The words in lower case; the month of May is no modal verb, and "every one of them" no other thing."""
    lows, words = sheet.page.lows, sheet.page.words
    skipped = {k for k in places if words[k] == "May" or (lows[k] == "every" and lows[k + 1 : k + 3] == ["one", "of"])}
    return ["" if k in skipped else lows[k] for k in places]


def tellings(sheet: Sheet) -> list[Telling]:
    """Every figure that may be told twice (another sentence has one of its key), in reading order."""
    keyed = [(figure, key) for figure in sheet.plain if (key := key_of(sheet, figure)) is not None]
    places: dict[str, set[int]] = {}
    for figure, key in keyed:
        places.setdefault(key, set()).add(figure.sentence)
    return [telling(sheet, figure, key) for figure, key in keyed if len(places[key]) > 1]


def _restricted(sheet: Sheet, figure: Figure) -> bool:
    """`the 43 lots that sold`: those of which the clause is true, and no others."""
    _, end = sheet.phrase(figure.last)
    page, left = sheet.page, sheet.left(figure)
    first = sheet.bounds(figure.sentence)[0]
    lead = [low for low in page.lows[first:left] if not low.isspace()]
    if 1 < len(lead) < _CLOSE and lead[0] in _ELSEWHERE and page.tags[left - 1] in ("NN", "NNS"):
        return True  # "In hospitals 2,243 died": those of another place
    if page.lows[left - 1 : left] in (["last"], ["first"], ["final"], ["opening"]):
        return True  # "Marlow's nine wickets ... lost their last seven wickets"
    if page.lows[end : end + 1] in (["up"], ["down"], ["ahead"], ["behind"], ["clear"], ["adrift"]):
        return True  # "two sets up"
    if _held(sheet, figure, end):
        return True
    relative = page.lows[end : end + 1] in (["that"], ["who"], ["which"])
    return relative and page.tags[end + 1 : end + 2] in (["VBD"], ["VBP"])


def same_noun(one: Telling, other: Telling) -> bool:
    """Whether both have a noun, and the same one."""
    return bool(one.noun) and one.noun == other.noun


def one_scene(one: Telling, other: Telling) -> bool:
    """Whether no date, place or person beside the figures sets them apart."""
    if other.back and same_noun(one, other) and one.key.startswith("measure"):
        return True
    if other.back and same_noun(one, other) and "ask" in one.events & other.events:
        return True  # a survey has one number of those whom it asked, whatever the day
    if one.times and other.times and not one.times & other.times:
        return False
    if one.places and other.places and not one.places & other.places and not one.headline:
        return False
    return one.headline or other.back or not (one.names and other.names) or bool(one.names & other.names)
