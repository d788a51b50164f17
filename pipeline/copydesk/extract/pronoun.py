"""Whom he and she stand for.

Read forward: a pronoun that is settled is a mention of its own, so that a person stays in
mind as long as the text keeps to him or her (the centring rule of Grosz, Joshi and Weinstein
1995), and tells the gender of a name that does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from copydesk.extract import people, phrase
from copydesk.extract.cast import Cast
from copydesk.extract.name import Being
from copydesk.extract.page import Page
from copydesk.extract.people import Gender

PRONOUNS: dict[str, Gender] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}
_NEAR_SENTENCES = 12  # a pronoun's person was named no longer ago, by the practice of news writing
_MENTIONS = 40  # looked at for one pronoun, so that a text of names alone stays cheap

_OWNERS = frozenset(["his", "her", "their"])

# What counts against a mention, in sentences of distance.
_NO_SUBJECT = 1.5
_UNKNOWN_GENDER = 0.4
_UNKNOWN_PERSON = 2.0
_TIE = 0.35


def antecedent(cast: Cast, at: int, gender: Gender) -> Being | None:
    """The person whom the pronoun at word ``at`` stands for; None where none or two fit."""
    return cast.said[at] if at in cast.said else nearest(cast, at, gender)


def nearest(cast: Cast, at: int, gender: Gender | None) -> Being | None:
    """The person foremost in mind before word ``at``, of that gender if it tells one; None where two are."""
    page = cast.book.page
    costs: dict[int, tuple[float, Being]] = {}
    k = bisect_left(cast.places, at) - 1
    floor = max(-1, k - _MENTIONS)
    while k > floor and page.sents[at] - page.sents[cast.places[k]] <= _NEAR_SENTENCES:
        being = cast.who[k]
        owned = gender is not None and not being.is_named and _is_owned(page, cast.places[k], at)
        if (gender is None or being.gender in (gender, None)) and not owned:
            cost = _cost(cast, cast.places[k], being, at)
            if id(being) not in costs or cost < costs[id(being)][0]:
                costs[id(being)] = (cost, being)
        k -= 1
    ranked = sorted(costs.values(), key=lambda row: row[0])
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _TIE):
        return None
    return ranked[0][1]


def _cost(cast: Cast, place: int, being: Being, at: int) -> float:
    page = cast.book.page
    cost = float(page.sents[at] - page.sents[place])
    cost += 0.0 if place in cast.subjects else _NO_SUBJECT
    cost += 0.0 if being.gender else _UNKNOWN_GENDER
    return cost if being.is_person else cost + _UNKNOWN_PERSON


def _is_owned(page: Page, place: int, at: int) -> bool:
    """Whether the mention is somebody else's, by a pronoun of the sentence: in "His rival, he said" he is no rival."""
    first = phrase.around(page, place).first
    return page.sents[place] == page.sents[at] and page.lows[first] in _OWNERS


def _is_the(page: Page, i: int) -> bool:
    return page.lows[phrase.around(page, i).first] == "the"


def follow(cast: Cast, names: Mapping[int, Being]) -> None:
    """Place the mentions ``names`` (word -> being) and settle every pronoun outside quotes between them."""
    page = cast.book.page
    for i, low in enumerate(page.lows):
        if cast.quoted[i] >= 0:
            continue
        being = names.get(i)
        if being is not None and not being.is_named and low in people.descriptions() and _is_the(page, i):
            being = nearest(cast, i, being.gender) or being  # the novelist
        if being is None and low in PRONOUNS:
            being = cast.said[i] = antecedent(cast, i, PRONOUNS[low])
            if being is not None:
                being.is_person, being.gender = True, PRONOUNS[low]
        if being is not None:
            cast.places.append(i)
            cast.who.append(being)
            if phrase.acts(page, i):
                cast.subjects.add(i)
