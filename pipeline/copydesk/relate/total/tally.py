"""The votes of a house: those for and against, those who abstained or were away, and all of its members.

    The bill passed by 48 votes to 37, with five of the 90 deputies absent.
    It was carried by 58 votes to 37 in the 101-seat chamber. The remaining six members did not vote.

Claims of kind "total" as in `total`. A house may have empty seats: what is short of it is objected to only
where "remaining" says that nobody is left out, or where one slip of the pen is the difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip_of_any, slipped
from copydesk.relate.total.parts import sum_of, sums

_MEMBERS = frozenset("member seat deputy mp lawmaker senator councillor legislator".split())
_AWAY = frozenset("absent abstained abstaining abstentions abstention missing away vote present".split())
_REST = (["the", "remaining"], ["the", "other"])
_CAST = frozenset("cast casting returned voted voting turned".split())
_FOR, _AGAINST = frozenset("favour favor for yes".split()), frozenset("against opposed no".split())
_FEW = Decimal("1.25")  # times the votes cast
_NEAR = 8  # words from those who were away to the word that says so


def tally(sheet: Sheet) -> Iterator[Claim]:
    """Every vote of a house whose size is told with it, without ids."""
    for number, figures in sheet.of_sentence.items():
        votes = _votes(sheet, figures)
        if votes is None:
            continue
        behind = [f for f in figures if f.first > votes[1].first]
        next_one = sheet.of_sentence.get(number + 1, [])
        house = [f for f in behind if _is_house(sheet, f)]
        away = [f for f in behind if f not in house and _is_away(sheet, f)]
        rest = next((f for f in next_one[:1] if _is_rest(sheet, f)), None)
        if len(house) != 1 or not (away or rest):
            continue
        parts = [*votes, *away]
        tie = sheet.words(votes[1].first, votes[1].last)
        every = [*parts, rest] if rest is not None else parts
        if sums(house[0], every):
            yield sum_of(sheet, house[0], parts, rest=rest, explicit=False)
        elif is_near(house[0], every) and (rest is not None or _over(house[0], every) or _slips(house[0], away, every)):
            yield sum_of(sheet, house[0], parts, rest=rest, tie=tie, slip=tie, explicit=False)


def ballots(sheet: Sheet) -> Iterator[Claim]:
    """`12,916 in favour and 10,568 against ... . 23,484 ballots were cast`: the votes on both sides, told near by."""
    cast = [f for f in sheet.plain if _is_cast(sheet, f) and not _electorate(sheet, f)]
    for number, figures in sheet.of_sentence.items():
        two = _votes(sheet, figures) or _sides(sheet, figures)
        near = [f for f in cast if abs(f.sentence - number) <= 2 and two is not None and f not in two]
        if two is None or len({f.quantity.value for f in near}) != 1:
            continue
        tie = sheet.words(two[0].first, two[1].last)
        if sums(near[0], two):
            yield sum_of(sheet, near[0], two, explicit=False)
        elif is_near(near[0], two) and (_hardly_over(near[0], two) or slipped(near[0], two)):
            yield sum_of(sheet, near[0], two, tie=tie, slip=tie, explicit=False)


def _is_cast(sheet: Sheet, figure: Figure) -> bool:
    """`23,484 ballots cast`, `2,479 of the 14,200 voters casting ballots`, `a total of 4,279 people voted`."""
    behind = sheet.after(figure, _NEAR)
    whole = (figure.nouns[:1] or ("",))[0] in ("ballot", "vote") and bool(_CAST & {*behind[:4]})
    people = "votes" not in behind and bool(_CAST & {*behind})
    people = people and bool({"ballot", "ballots", "voted"} & {*behind})
    counted = figure.quantity.kind in ("count", "number") and not figure.quantity.trend
    return counted and (whole or people) and "against" not in behind and "favour" not in behind


def _electorate(sheet: Sheet, figure: Figure) -> bool:
    """`2,479 of the district's 14,200 voters`: all who could have voted."""
    here = [f for f in sheet.of_sentence[figure.sentence] if f.first < figure.first]
    return bool(here) and sheet.gap(here[-1], figure)[:1] == ["of"]


def _sides(sheet: Sheet, figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """`12,916 votes in favour and 10,568 against`."""
    for one, other in pairwise(figures):
        gap, behind = sheet.gap(one, other), sheet.after(other, 3)
        voted = "votes" in gap[:1] or bool({"voted", "votes"} & {*sheet.before(one, 4)})
        sides = bool(_FOR & {*gap}) and bool(_AGAINST & {*behind})
        if voted and sides and all(f.quantity.kind in ("count", "number") for f in (one, other)):
            return one, other
    return None


def _votes(sheet: Sheet, figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """`by 48 votes to 37`, `48 to 37`: the two numbers of the vote."""
    for one, other in pairwise(figures):
        counted = all(f.quantity.kind in ("count", "number") for f in (one, other))
        gap = [word for word in sheet.gap(one, other) if word != "votes"]
        before = {*sheet.before(one, 4)}
        voted = "votes" in sheet.gap(one, other) or bool({"voted", "votes", "vote", "passed", "approved"} & before)
        if counted and gap == ["to"] and voted:
            return one, other
    return None


def _is_house(sheet: Sheet, figure: Figure) -> bool:
    """`the 101-seat chamber`, `five of the 90 deputies`."""
    named = bool(_MEMBERS & {*figure.nouns[:1]})
    hyphen = "-" in (figure.quantity.text, *sheet.after(figure, 1)) or "-" in figure.quantity.text
    return named and (hyphen or sheet.before(figure, 2) == ["of", "the"])


def _is_away(sheet: Sheet, figure: Figure) -> bool:
    return figure.quantity.kind in ("count", "number") and bool(_AWAY & {*sheet.after(figure, _NEAR)})


def _is_rest(sheet: Sheet, figure: Figure) -> bool:
    lead = [word for word in sheet.before(figure, 3) if not word.isspace()]
    return lead in _REST and bool(_MEMBERS & {*figure.nouns[:1]})


def _hardly_over(cast: Figure, two: Sequence[Figure]) -> bool:
    """Whether a few more votes are told than were cast: far more were cast in another place."""
    return _over(cast, two) and sum(f.quantity.value or 0 for f in two) <= (cast.quantity.value or 0) * _FEW


def _over(house: Figure, every: Sequence[Figure]) -> bool:
    """Whether more votes are told than the house has members."""
    return sum(f.quantity.value or 0 for f in every) > (house.quantity.value or 0)


def _slips(house: Figure, away: list[Figure], every: list[Figure]) -> bool:
    return len(away) > 0 and is_slip_of_any(house, every)
