"""Pounds of mass told from pounds of money, by the words and the people around them."""

from __future__ import annotations

from spacy.tokens import Token

from copydesk.extract import lexicon, people, subject
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words

_WEIGHING = frozenset("weigh weighs weighed weighing weight heavy heavier lighter overweight underweight".split())
# The units of mass that are no other word besides, as "stone" and "carat" are; the pound itself tells nothing.
_MASSES = frozenset("lb lbs kg kilo kilos kilogram kilograms gram grams ton tons tonne tonnes ounce ounces oz".split())
_GATHERED = frozenset("landed landing landings caught catch harvest harvested crop crops picked netted".split())
_RATES = frozenset(["a", "an", "per", "each", "every", "/"])
_OWN = frozenset(["the", "its", "their", "his", "her", "our", "my", "public", "taxpayers"])


def is_weight(words: Words, number: Number, end: int) -> bool:
    """Whether the pounds that end before word ``end`` weigh: "40 pounds of flour", "she weighs 120 pounds"."""
    low = words.low
    near = range(max(0, number.start - 12), min(end + 8, len(low)))
    if "£" in low[near.start : near.stop]:
        return False
    if number.scale > 1:  # "the fleet landed 16 million pounds, worth $49 million"
        return "$" in low[near.start : near.stop] and bool(_GATHERED & {*low[near.start : number.start]})
    if any(low[k] in _WEIGHING or (low[k] in _MASSES and words.at(k - 1) not in _RATES) for k in near):
        return True
    if words.at(end) == "of" and words.at(end + 1) not in _OWN:
        return True
    return words.parsed and _of_somebody(words.token(end - 1))


_BE = frozenset("is was be been being are were am 's ’s 'm ’m".split())
_AT = frozenset("over under about around above below at near to".split())
_GO = frozenset("go goes going went gone get gets getting got come comes coming came".split())


def _of_somebody(pounds: Token) -> bool:
    """"a 160-pound boxer", "he is 190 pounds", "she fell from 190 pounds": people are weighed and not priced."""
    at, joint = pounds.head, ""
    while at.dep_ == "prep" and at.head is not at:
        at, joint = at.head, at.lower_
    if at.tag_ in ("NN", "NNP"):
        return joint in ("", "of") and pounds.dep_ in ("compound", "nmod", "pobj") and _is_somebody(at)
    if at.lower_ in _BE:
        level = joint in _AT or pounds.dep_ == "attr"
    else:
        level = joint in ("from", "to") and (at.lower_ in _GO or at.lower_ in lexicon.trends("verbs"))
    who = subject.of_verb(at, set()) if level else None
    return who is not None and _is_somebody(who)


_PERSONS = frozenset(["i", "he", "she", "you", "who"])
_YOUNG = frozenset(["baby", "infant", "newborn", "child", "toddler"])


def _is_somebody(noun: Token) -> bool:
    """Whether a noun or pronoun is one person: by a role, a title, a given name or an age in commas."""
    low = noun.lower_
    if low in _PERSONS or low in _YOUNG or (noun.tag_ == "NN" and low in people.roles()):
        return True
    if noun.tag_ != "NNP":
        return False
    first = noun.doc[noun.left_edge.i].lower_.rstrip(".")
    behind = [token.text for token in noun.doc[noun.i + 1 : noun.i + 4]]
    aged = len(behind) == 3 and behind[0] == behind[2] == "," and len(behind[1]) == 2 and behind[1].isdigit()
    return aged or first in people.honorifics() or people.is_given(first)
