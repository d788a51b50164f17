"""Ages without a word of age: "left school at 14", "At 83, she", "Mr Hale is 71", "a woman of 87", "65 or older"."""

from __future__ import annotations

from copydesk.extract import people
from copydesk.extract.figure import Figure
from copydesk.extract.numeral import Number
from copydesk.extract.plural import singular
from copydesk.extract.words import Words

PERSONS = frozenset(["he", "she", "i", "who", "they", "we"])
AGED_GROUPS = frozenset(
    """
    people children adults women men those anyone pensioners kids girls boys players drivers workers voters
    everyone patients persons pupils students residents passengers respondents volunteers citizens participants
    applicants customers americans britons canadians australians
    """.split()
)
_OLDEST = 120
_ENDS = frozenset(["", ".", ";", "!", "?", "\"", "”", ",", ")"])


def read(words: Words, number: Number) -> Figure | None:
    """The number as the age of a person whose life is told, or None."""
    readers = (_standing, _told, _at, _older, _group, _of)
    if not is_plain(number) or not any(reader(words, number) for reader in readers):
        return None
    return Figure(number.start, number.end, number, "age", "year")


def is_plain(number: Number) -> bool:
    """Whether a number can be an age in years."""
    value = number.value
    return value is not None and 0 < value < _OLDEST and value == value.to_integral_value() and number.scale == 1


def _standing(words: Words, number: Number) -> bool:
    """"At 83, she still runs the shop", "At 18, in 1946, she": before the comma of a person's clause."""
    i, j = number.start, number.end
    if words.at(i - 1) != "at" or words.at(j) != "," or number.value in (1, 2):
        return False
    if words.text[i - 1] != "At":
        return words.at(i - 2) == "," and words.at(i - 3) == "when" and words.at(j + 1) in PERSONS  # "when, at 25, she"
    if words.at(j + 1) in ("in", "by") and (comma := next((k for k in range(j + 2, j + 8) if words.at(k) == ","), 0)):
        j = comma
    return words.at(j + 1) in PERSONS or words.tag[j + 1 : j + 2] == ["NNP"]


_GROWN = range(16, 106)
_MANY = 10  # words: five ages in a row
_OWNED = frozenset("my his her our their your the 's ’s".split())
_KIN = frozenset("child twin sibling parent grandson granddaughter cousin uncle aunt nephew niece kid".split())
_LONE = frozenset(["youngest", "oldest", "eldest"])
_BIRTH = 12  # words of "born in Brno on 4 May 1961 and"
_BE = frozenset(["is", "was", "are", "were"])


def _told(words: Words, number: Number) -> bool:
    """"Mr Hale is 71.", "My sons are 31 and 34", "has run it for 25 years and is 71": a clause of a person ends."""
    i, j = number.start, number.end
    if words.at(j) == "when" and words.at(i - 1) == "was":
        return words.tag[i - 2] == "NNP" and words.at(j + 1) in (*PERSONS, "the", "his", "her", "a")
    if number.value not in _GROWN or number.form != "digits":
        return False
    at, several = _run(words, i)
    while j < number.end + _MANY and words.at(j) in ("and", ",") and several and words.at(j + 1).isdigit():
        j += 2
    goes_on = words.tag[j + 1 : j + 2] in (["VBZ"], ["VBD"], ["VBP"], ["PRP"], ["PRP$"])
    ends = words.at(j) in _ENDS or (words.at(j) == "and" and goes_on)
    return ends and words.at(at) in _BE and _is_person(words, at, several)


def _run(words: Words, i: int) -> tuple[int, bool]:
    """Where the verb before a number stands, over "31 and", "31, 34 and" and "now"; whether it is a plural."""
    at = i - 1
    while at > i - _MANY and words.at(at) in ("and", ",") and words.at(at - 1).isdigit():
        at -= 2
    at = at - 1 if words.at(at) in ("now", "only", "still", "both") else at
    return at, words.at(at) in ("are", "were")


def _is_person(words: Words, at: int, several: bool) -> bool:
    """Whether the subject of the verb at word `at` is a person: kin or an owned role, a titled or a given name."""
    if at < 2:
        return False
    low, before = words.low[at - 1], words.low[at - 2]
    if low == "and" and not several:
        return _is_born(words, at) or (words.parsed and _joined_person(words, at))
    if low == "they":
        return several
    if low == "both":
        return several and "born" in words.low[max(0, at - _SENTENCE) : at]
    if low == "," and not several:  # "their oldest, Wilbur Stokes, is 91"
        return any(words.at(k) in _LONE and words.at(k - 1) in _OWNED for k in range(at - 6, at - 1))
    noun = singular(low)
    if noun in _KIN or noun in people.roles() or noun in _LONE:
        return before in (*_OWNED, "average", "typical", "median") and several == (noun != low)
    name = words.text[at - 1][:1].isupper() and words.text[at - 2][:1].isupper() and not several
    return name and (before.rstrip(".") in people.honorifics() or people.is_given(before))


def _is_born(words: Words, at: int) -> bool:
    """Whether "and is" goes on with a birth: "who was born in Brno on 4 May 1961 and is 63"."""
    clause = words.low[max(0, at - _BIRTH) : at]
    behind = clause[clause.index("born") :] if "born" in clause else []
    return bool(behind) and not _STOPS & {*behind} and "," not in behind


def _joined_person(words: Words, at: int) -> bool:
    """The subject of the verb that "and is" goes on with is he, she or who."""
    verb = words.token(at)
    if verb.dep_ != "conj":
        return False
    return any(child.dep_ == "nsubj" and child.lower_ in ("he", "she", "who") for child in verb.head.children)


_CLOCK = 11  # an hour is written "11 a.m." in digits, so that what is greater or bare is none
_STOPS = frozenset([".", "!", "?", ";"])
_SENTENCE = 40  # words from the age back to its subject
# Verbs whose "at" gives a level, a rank or a price.
_LEVELS = frozenset(
    """
    stand stands stood standing put puts set sets close closes closed open opens opened trade trades traded trading
    remain remains remained stay stays stayed value values valued price prices priced estimate estimated cap capped
    peak peaks peaked start starts started begin began rank ranked seed seeded place placed lie lies lay sit sits sat
    finish finished end ended settle settled hold held run ran running is are was were be been being keep kept fix
    fixed offer offered sell sold buy bought quote quoted call called top bottom limit limited drive drove travel
    score scored bat batted
    """.split()
)


def _at(words: Words, number: Number) -> bool:
    """"left school at 14", "was discovered at 79,": at the end of what a person did or met with."""
    i = number.start
    ends = words.at(number.end) in (*_ENDS, "and", "for", "when", "after", "before", "to", "with")
    if words.at(i - 1) != "at" or not ends or number.form != "digits" or not words.parsed:
        return False
    if number.value is None or number.value < _CLOCK or words.tag[i - 2 : i - 1] in (["IN"], ["CD"]):
        return False
    start = i - 2
    while start > 0 and i - start < _SENTENCE and words.at(start) not in _STOPS and "\n" not in words.at(start):
        if words.tag[start].startswith("V") and i - start < _MANY and words.at(start) in _LEVELS:
            passive = words.at(start) in ("was", "were", "been", "is") and words.tag[start + 1] in ("VBN", "VBG", "RB")
            if not passive:
                return False
        start -= 1
    return _someone(words, start, i)


def _someone(words: Words, start: int, end: int) -> bool:
    """Whether the last subject of a verb among the words is a person."""
    for k in range(end - 1, start - 1, -1):
        token = words.token(k)
        if token.dep_ not in ("nsubj", "nsubjpass") or token.lower_ in ("that", "which"):
            continue
        low = words.low[k]
        if low in ("he", "she", "i", "who") or low in people.roles() or _is_named(words, k):
            return True
        return words.tag[k] == "NNP" and words.at(k + 1) in _LIVED
    return False


# What only a person does.
_LIVED = frozenset("left married retired died enlisted emigrated eloped apprenticed wed".split())


def _is_named(words: Words, k: int) -> bool:
    """Whether word k ends the name of a person: behind a given name or an honorific, or alone and known as one."""
    if words.tag[k] != "NNP":
        return False
    before = words.at(k - 1)
    return people.is_given(words.low[k]) or people.is_given(before) or before.rstrip(".") in people.honorifics()


_THAN = frozenset(["older", "younger"])


def _older(words: Words, number: Number) -> bool:
    """"older than 65", "were 65 or older", "30 and over"."""
    i, j = number.start, number.end
    if words.at(i - 1) == "than" and words.at(i - 2) in _THAN:
        return not (words.tag[j : j + 1] in (["NN"], ["NNS"]) or words.at(j) in ("-", "%"))
    return words.at(j) in ("or", "and") and words.at(j + 1) in _THAN


def _group(words: Words, number: Number) -> bool:
    """"people 18 to 29", "adults 65 and over": a range or a bound right behind the people."""
    i, j = number.start, number.end
    if words.at(i - 1) in ("to", "-", "–") and words.at(i - 2).isdigit():
        i, j = i - 2, j - 2
        return words.at(i - 1) in AGED_GROUPS and _no_noun(words, number.end)
    if words.at(i - 1) not in AGED_GROUPS:
        return False
    if words.at(j) in ("and", "or") and words.at(j + 1) in (*_THAN, "over", "under", "above", "up", "below"):
        return True
    return words.at(j) in ("to", "-", "–") and words.at(j + 1).isdigit() and _no_noun(words, j + 2)


def _no_noun(words: Words, j: int) -> bool:
    return not words.tag[j : j + 1] or (words.tag[j][:2] not in ("NN", "JJ", "CD") and words.at(j) not in ("%", "-"))


_BORN = frozenset("man woman boy girl lad child kid youth pensioner widow widower baby toddler teenager".split())


def _of(words: Words, number: Number) -> bool:
    """"a woman of 87, has died", "volunteers of eight to 11"."""
    i, j = number.start, number.end
    if words.at(i - 1) in ("to", "-", "–") and words.at(i - 3) == "of":
        i -= 2
    elif words.at(j) in ("to", "-", "–") and words.tag[j + 1 : j + 2] == ["CD"]:
        j += 2
    noun = words.at(i - 2)
    if words.at(i - 1) != "of" or not (singular(noun) in _BORN or noun in AGED_GROUPS) or number.value in (1, 2):
        return False
    ends = words.at(j) in (*_ENDS, "who", "and") or words.tag[j][:2] in ("VB", "MD")
    return ends and words.at(i - 3) != "number"
