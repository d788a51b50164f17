"""The votes of a house: those for and against, those who abstained or were away, and all of its members.

    The bill passed by 48 votes to 37, with five of the 90 deputies absent.
    It was carried by 58 votes to 37 in the 101-seat chamber. The remaining six members did not vote.

Claims of kind "total" as in `total`. A house may have empty seats: what is short of it is objected to only
where "remaining" says that nobody is left out, or where one slip of the pen is the difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip_of_any
from copydesk.relate.total.parts import sum_of, sums

_MEMBERS = frozenset("member seat deputy mp lawmaker senator councillor legislator".split())
_AWAY = frozenset("absent abstained abstaining abstentions abstention missing away vote present".split())
_REST = (["the", "remaining"], ["the", "other"])
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


def _votes(sheet: Sheet, figures: list[Figure]) -> tuple[Figure, Figure] | None:
    """`by 48 votes to 37`, `48 to 37`: the two numbers of the vote."""
    for one, other in pairwise(figures):
        counted = all(f.quantity.kind in ("count", "number") for f in (one, other))
        gap = [word for word in sheet.gap(one, other) if word != "votes"]
        voted = "votes" in sheet.gap(one, other) or bool({"voted", "votes", "vote"} & {*sheet.before(one, 4)})
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


def _over(house: Figure, every: list[Figure]) -> bool:
    """Whether more votes are told than the house has members."""
    return sum(f.quantity.value or 0 for f in every) > (house.quantity.value or 0)


def _slips(house: Figure, away: list[Figure], every: list[Figure]) -> bool:
    return len(away) > 0 and is_slip_of_any(house, every)
