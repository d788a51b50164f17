"""Sizes told far behind the only two levels of the article that they can be of.

    received 246,000 visits in the year to May. In the previous 12 months there had been 212,000. ... He said the
    increase of 16 per cent in visits had surprised nobody.
    much of the £540,000 by which income had grown

The levels are a pair of two times, or of a change that prints no size, and no other pair of the article moved the
way that the size says in a unit that it can have. They are held against it where they give it, where its words name
what the levels count, or where a telling slip of the pen explains that they do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from copydesk import pen
from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.change import proven, told_times, two_times, unclaimed
from copydesk.relate.change.draft import alike, percent_between
from copydesk.relate.change.move import Change
from copydesk.relate.change.two_times import Pair
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_DIGITS = 2  # that a size must have to be proved by its levels alone
_OFF = Decimal("1.5")  # times what the levels give, beyond which a size is of two others
_NAMED = 4  # words behind "in" that name what has moved
_POINTS = ("percentage-point", "basis-point")
_ENDS = frozenset("in of on for over at since from to was is has had were said .".split()) | {","}
_EMPTY = frozenset(
    "the a an of in its their his her this that and number figure total rate year month week last single".split()
)
_SHARES = frozenset("support vote share rate proportion backing approval turnout".split())
_REPORTS = frozenset("reported reports saw sees had has posted recorded enjoyed announced claimed boasts".split())
_LEVELS = 60  # levels of an article, beyond which it is a table


def claims(sheet: Sheet, changes: Sequence[Change], told: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each such size, without ids."""
    done = {identity for claim in told for identity in claim.roles.values()}
    done |= {f.quantity.id for c in changes if len(c.roles) > 1 for f in c.roles.values()}
    alone = {f.first: c for c in changes if len(c.roles) == 1 for f in c.roles.values()}
    free = _free(sheet, changes)
    for size in sheet.plain if free else ():
        if size.quantity.id in done or sheet.is_title(size.line) or proven.unreal(sheet, size):
            continue
        change = alone.get(size.first) or unclaimed.read(sheet, size)
        pair = _pair(sheet, change, size, free) if change is not None and change.direction is not None else None
        if change is not None and pair is not None:
            roles = change.roles | {"base": pair[0], "result": pair[1]}
            cues = change.cues | {"link": sheet.words(size.first, size.last)}
            made = sheet.claim("change", roles, cues=cues, subject=change.subject, explicit=False)
            yield made.model_copy(update={"direction": change.direction})


def _free(sheet: Sheet, changes: Sequence[Change]) -> list[Pair]:
    """The pairs of levels to which the article gives no size beside them."""
    if len(sheet.plain) > _LEVELS:
        return []
    sized = {c.pair for c in changes if c.pair is not None and len(c.roles) > len(c.pair)}
    plain = [c.pair for c in changes if c.pair is not None and len(c.roles) == len(c.pair) and c.explicit]
    every = [*plain, *(pair for pairs in two_times.pairs(sheet).values() for pair in pairs)]
    return [pair for pair in every if pair not in sized and all((f.quantity.value or 0) > 0 for f in pair)]


def _pair(sheet: Sheet, change: Change, size: Figure, free: Sequence[Pair]) -> Pair | None:
    """The only pair that the size can be of, where enough ties or proves it."""
    went = [pair for pair in free if proven.can_have(pair, size) and proven.went(pair) == change.direction]
    if len({tuple(f.quantity.value for f in pair) for pair in went}) != 1:
        return None
    pair = went[0]
    if told_times.elsewhere(sheet, size, pair):
        return None
    last = max(f.sentence for f in pair)
    here = (f for f in sheet.of_sentence[size.sentence] if f is not size)
    if size.sentence <= last or any(alike(f, pair[0]) and two_times.is_level(sheet, f) for f in here):
        return None
    if proven.gives_size(pair, size):
        return pair if len(pen.digits(size.quantity.value)) >= _DIGITS else None
    names = _names(sheet, change, size)
    pointed = size.quantity.kind in _POINTS and names <= _SHARES
    tied = (pointed or bool(names & _told(pair))) and not _of_another(sheet, size, pair)
    near = tied and pen.near(_wanted(pair, size), size.quantity.value, _OFF)
    return pair if near or proven.slip(pair, size) else None


def _of_another(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """`The aquarium reported an increase of 14 per cent in visitors`: of somebody whom the levels are not of."""
    page, first = sheet.page, sheet.bounds(size.sentence)[0]
    known = {stem(word) for f in pair for word in sheet.said(f.sentence)}
    owners = (k for k in range(first, size.first) if page.deps[k] == "nsubj" and page.tags[k].startswith("NN"))
    return any(page.lows[page.heads[k]] in _REPORTS and stem(page.words[k]) not in known for k in owners)


def _wanted(pair: Pair, size: Figure) -> Decimal | None:
    """What the levels give as such a size."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    if stated.kind == "multiple":
        return b / a
    if stated.kind in ("percent", "fraction"):
        return None if pair[0].quantity.kind == "percent" else percent_between(a, b, stated)
    return abs(b - a)


def _names(sheet: Sheet, change: Change, size: Figure) -> set[str]:
    """`an increase of 16 per cent in visits`, `Visits rose by 16 per cent`: stems of what has moved."""
    behind = sheet.after(size, _NAMED + 2)
    if behind and motion.at(sheet, size.last) is not None:
        behind = behind[1:]  # "a five-point increase in support"
    named = behind[1 : _NAMED + 1] if behind[:1] in (["in"], ["of"]) else []
    named = list(takewhile(lambda word: word not in _ENDS, named))
    return {*map(stem, named), *change.nouns[:2]} - _EMPTY


def _told(pair: Pair) -> set[str]:
    """Stems of what the two levels count, and of what has them."""
    subjects = {stem(word) for f in pair for word in (f.quantity.subject or "").split()}
    return subjects | {noun for f in pair for noun in f.nouns}

