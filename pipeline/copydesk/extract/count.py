"""Counts: a number and the noun that it counts, as the tagger (or the bare words) show it.

The unit is the singular of the counted noun with the nouns compounded to it ("customer
service agent"); adjectives are left out.
"""

from __future__ import annotations

from copydesk.extract import lexicon, people
from copydesk.extract.figure import Figure
from copydesk.extract.numeral import Number
from copydesk.extract.plural import UNCHANGED, singular
from copydesk.extract.words import Words

_NOUN = ("NN", "NNS", "NNP", "NNPS")
_BEFORE_NOUN = frozenset(["JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX", "``", "''", "FW", "RBS"])
_STOPS = frozenset(
    """
    last next this that yesterday today tomorrow tonight early late ago earlier later higher lower january
    february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday such own alone respectively each time o'clock worth
    """.split()
)
_PERIODS = frozenset(["year", "quarter", "month", "week", "day", "decade", "century"])
_DETERMINERS = frozenset("the a an its their his her our my your all these those this that each every some any".split())


def read(words: Words, number: Number) -> Figure | None:
    """The number as a count of the noun behind it, or None where nothing is counted."""
    if number.form in ("ordinal", "malformed", "multiple"):
        return None
    if number.form == "fraction" and words.at(number.end) == "price":
        return None  # "half price"
    if number.scale > 1 and words.at(number.end - 2) == "-" and words.tag[number.end : number.end + 1] == ["NN"]:
        return None  # "a 16-million industry"
    at = _noun_phrase_at(words, number)
    if at is None:
        return None
    if words.at(number.end) in ("-", "‑") and at == number.end + 1 and words.tag[at].startswith("NN"):
        span: tuple[int, int] | None = (at, at + 1)
    else:
        span = _parsed_noun(words, number, at) or noun_at(words, at)
    if span is None:
        return None
    kind = "fraction" if number.form == "fraction" else "ratio" if number.form == "ratio" else "count"
    figure = Figure(number.start, number.end, number, kind, unit_of(words, span))  # type: ignore[arg-type]
    figure.nouns = span
    figure.tail = span[1]
    return figure


def elided(words: Words, number: Number) -> Figure | None:
    """"a vote or two", "an hour or two": the noun stands before the number."""
    i = number.start
    if words.at(i - 1) != "or" or number.form != "words" or words.tag[i - 2:i - 1] != ["NN"]:
        return None
    return Figure(i, number.end, number, "count", singular(words.text[i - 2]))


def _lowered(words: Words, k: int) -> str:
    """Word k in lower case, unless it is a name."""
    text = words.text[k]
    name = (text.istitle() or text.isupper()) and words.tag[k] != "NN"
    return text if name else words.low[k]


def unit_of(words: Words, span: tuple[int, int]) -> str:
    """The counted noun in the singular, its compounds as printed but in lower case."""
    first, end = span
    if words.low[end - 1] == "olds" and words.at(end - 2) == "-":
        return "".join(words.low[max(0, end - 5) : end - 1]) + "old"  # "two 30-year-olds"
    parts = [_lowered(words, k) for k in range(first, end - 1)]
    head = words.text[end - 1]
    if words.tag[end - 1] == "NNP" or head.isupper():
        last = head
    else:
        one = singular(head)
        last = one.capitalize() if words.tag[end - 1] == "NNPS" and one not in people.roles() else one
    return " ".join([*parts, last])


def _noun_phrase_at(words: Words, number: Number) -> int | None:
    """Where the counted noun phrase begins: behind a hyphen, or "of the" for a part of a whole."""
    j = number.end
    mark = words.at(j)
    if mark in ("-", "‑") and words.glued(j - 1):
        if words.at(j + 1) in ("plus", "odd") and not words.glued(j + 1):
            return j + 2
        numeric = words.at(j + 1)[:1].isdigit() or words.at(j + 1) in lexicon.number_words()
        return j + 1 if words.glued(j) and not numeric else None
    if mark == "of" and (number.form in ("vague", "fraction", "ratio") or number.value == 1):
        j += 1
        if number.value == 1 and number.form == "words" and words.at(j) not in _DETERMINERS:
            return None
    elif mark == "of" and words.at(j + 1) in _DETERMINERS:
        j += 1
    elif mark == "of" and (owned := _past_owner(words, j + 1)):
        j = owned
    elif mark == "or" and words.at(j + 1) in ("so", "more"):
        j += 2
    elif number.form == "fraction" and mark in _DETERMINERS and mark not in ("a", "an", "this", "that"):
        j += 1
    while words.at(j) in _DETERMINERS and j > number.end:
        j += 1
        if words.at(j) in ("a", "an") or (words.at(j - 1) in ("a", "an") and words.at(j) in _PERIODS):
            return None  # "50 of these a year", "against 490,800 of a year ago"
    if mark == "of" and words.at(j) in ("kind", "sort", "type") and number.value != 1:
        return None  # "one of nine of its kind"
    if mark == "of" and _is_owner(words, number, j):
        return None  # "the 1.6m of the year before"
    if words.at(j) in ("more", "fewer", "less", "other", "further", "additional", "extra"):
        j += 1
    return j if j < len(words.text) else None


def _in_compound(words: Words, k: int, at: int) -> bool:
    """Whether word k is part of an adjective that hyphens tie: "off-road bikes", "free-to-air channels"."""
    if not words.text[k].isalpha():
        return words.text[k] == "-" and k > at and words.glued(k - 1) and words.glued(k)
    opens = words.at(k + 1) == "-" and words.glued(k) and words.glued(k + 1) and words.at(k + 2).isalpha()
    ends = k >= at + 2 and words.at(k - 1) == "-" and words.glued(k - 2) and words.glued(k - 1)
    return opens or (ends and words.tag[k + 1 : k + 2] in (["NN"], ["NNS"], ["JJ"]) and words.low[k + 1] not in _STOPS)


def _past_owner(words: Words, j: int) -> int | None:
    """Behind the possessive of a name at word j: "Two of Britain's larger chains"."""
    k = j
    while k < j + _NAME and words.tag[k : k + 1] == ["NNP"]:
        k += 1
    return k + 1 if k > j and words.tag[k : k + 1] == ["POS"] and words.tag[k + 1 : k + 2] != ["CD"] else None


_NAME = 4  # words


def _is_owner(words: Words, number: Number, j: int) -> bool:
    """"the 8.7 lakh of the flood year", "the 34 of the buyer": whose or when they are, and not what is counted."""
    if words.at(j) in _PERIODS and words.at(j + 1) in ("before", "earlier"):
        return True
    if number.form not in ("digits", "words") or number.value == 1 or words.at(number.start - 1) not in ("the", "last"):
        return False
    span = noun_at(words, j)
    return span is not None and words.tag[span[1] - 1] in ("NN", "NNP") and words.low[span[1] - 1] not in UNCHANGED


def noun_at(words: Words, at: int) -> tuple[int, int] | None:
    """(first, end) of the head noun with its compounds in the phrase that begins at word `at`."""
    if not words.tag_at(at):
        return _untagged(words, at)
    first: int | None = None
    for k in range(at, min(at + 9, len(words.text))):
        tag, low = words.tag[k], words.low[k]
        if low in _STOPS or (k > at and "\n" in words.text[k]):
            return None if first is None else (first, k)
        if words.text[k] in lexicon.scale_symbols() and words.tag[k - 1] == "CD":
            continue  # "three-quarters of the 2.7M permits"
        if first is None and _in_compound(words, k, at):
            continue
        if tag in _NOUN:
            first = k if first is None else first
            if tag in ("NNS", "NNPS") and not _compound(words, k):
                return first, k + 1
        elif tag == "CC" and first is not None and k + 2 < len(words.tag) and _modifiers(words, k, first):
            first = k + 1
        elif low == "-" and k > at and words.glued(k - 1) and words.glued(k):
            first = None  # "sugar-free": the compound is an adjective of what follows
        elif tag == "POS" and first is not None:
            first = None
        elif first is not None or not (tag in _BEFORE_NOUN or _between_adjectives(words, k, at)):
            return None if first is None else (first, k)
    return None


def _compound(words: Words, k: int) -> bool:
    """Whether a plural stands before the noun that it is compounded to ("sales staff")."""
    if k + 1 >= len(words.tag) or words.tag[k + 1] not in ("NN", "NNS") or words.low[k + 1] in _STOPS:
        return False
    return words.parsed and words.token(k).dep_ == "compound" and words.token(k).head.i == words.token(k + 1).i


def _between_adjectives(words: Words, k: int, at: int) -> bool:
    """"red and white roses", "small, cheap cars", "very large": what may stand between adjectives."""
    nexts = words.tag_at(k + 1)
    if words.tag[k] in ("CC", ",") and k > at:
        return nexts in ("JJ", "VBN") and words.low[k] in ("and", ",")
    return (words.tag[k] == "CD" and k > at) or (words.tag[k] == "RB" and nexts in ("JJ", "VBN", "VBG") and k == at)


def _modifiers(words: Words, k: int, first: int) -> bool:
    """"Fiat and Skoda vans", "3,000 oak and beech trees": nouns joined before the one that is counted."""
    if words.tag[k + 2] not in ("NNS", "NNPS") or words.low[k] not in ("and", "or"):
        return False
    names = words.tag[k - 1] == words.tag[k + 1] == "NNP"
    return names or (words.tag[k - 1] == "NN" and words.tag[k + 1] in ("NN", "JJ") and k - 1 == first)


def _untagged(words: Words, at: int) -> tuple[int, int] | None:
    """Without a tagger: the first plural within three lower-case words counts."""
    for k in range(at, min(at + 3, len(words.text))):
        low = words.low[k]
        if not low.isalpha() or low in _STOPS or low in _FUNCTION:
            return None
        if low == "people" or (low.endswith("s") and len(low) > 3 and not low.endswith(("ss", "us", "is"))):
            return k, k + 1
    return None


_FUNCTION = frozenset(
    """
    of in to for from by at on with and or as is was were are has have had but than that the a an when while
    after before since his its this does says because if who which would will could can
    """.split()
)


def _parsed_noun(words: Words, number: Number, at: int) -> tuple[int, int] | None:
    """The noun that the parser hangs the number on, where it stands behind it in the same phrase."""
    if not words.parsed or at != number.end:
        return None
    token = words.token(number.end - 1)
    while token.dep_ in ("compound", "quantmod", "nummod") and token.head.tag_ == "CD":
        token = token.head
    head = words.place(token.head)
    if token.dep_ != "nummod" or not at <= head < at + 8 or words.tag[head] not in ("NN", "NNS", "NNPS"):
        return None
    far = token.head.head.i == token.head.i + 1 and words.tag[head + 1 : head + 2] == ["NNS"]
    if token.head.dep_ == "compound" and far:
        head += 1  # "412 night shifts"
    between = words.tag[at:head]
    within = (*_NOUN, *_BEFORE_NOUN, "CC", ",", "RB", "CD", "POS")
    if between[:1] in (["CC"], [","], ["CD"]) or any(tag not in within for tag in between):
        return None
    if any(word in _STOPS for word in words.low[at : head + 1]):
        return None
    first = head
    while first > at and words.tag[first - 1] in _NOUN and words.token(first - 1).dep_ == "compound":
        first -= 1
    if first > at and words.text[first - 1] == "-" and words.glued(first - 1) and first < head:
        first += 1  # "chair-car coaches"
    return first, head + 1
