"""What is printed in digits and measures nothing: years, clock times, names, addresses, codes."""

from __future__ import annotations

import re

from copydesk.extract import lexicon
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_MONTHS = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun jul
    aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec. sep.
    """.split()
)
_SIGN_WORDS = frozenset("sub minus now plus over under".split())
_CLOCK = frozenset("am pm a.m. p.m. a.m p.m o'clock gmt bst est edt cet utc noon".split())
_SPORT = frozenset(
    """
    win wins won beat beaten lost lose draw drew defeat lead led victory scored score aggregate set sets match
    down up goal penalties
    """.split()
)
_STREETS = re.compile(r"\d+[A-Za-z]?")


def is_time(words: Words, figure: Figure) -> bool:
    """Whether a bare number is a year, a part of a date or a clock time."""
    if figure.number.form != "digits" or figure.kind not in ("number", "count"):
        return False
    return _is_clock(words, figure) or _is_date_part(words, figure) or _is_year(words, figure)


def refuses(words: Words, figure: Figure) -> bool:
    """Whether the figure is no figure. Looks a few words to either side, never further."""
    number = figure.number
    if number.form == "malformed":
        return figure.kind != "money" and number.scale == 1
    if figure.kind in ("money", "percent", "percentage-point", "basis-point", "temperature", "age"):
        return False
    if number.form == "multiple":
        return _is_no_multiple(words, figure)
    if number.form in ("fraction", "ratio", "vague"):
        return False
    if number.form == "ordinal":
        return _is_date_part(words, figure)
    if figure.kind in ("measure", "duration"):
        return _is_joined(words, figure) or (figure.kind == "duration" and _numbered(words, figure))
    tests = (_is_clock, _is_date_part, _is_year, _is_name, _is_model, _is_address, _is_joined, _is_marker, _is_pronoun)
    return any(test(words, figure) for test in tests)


def _is_joined(words: Words, figure: Figure) -> bool:
    """Digits that a hyphen or slash ties to letters before them, or that are part of a longer code."""
    i, j = figure.start, figure.number.end
    before = words.at(i - 1)
    if before in ("-", "–", "/", ":", "_", "@", "\\") and words.glued(i - 1):
        tied = i >= 2 and words.glued(i - 2) and words.low[i - 2] not in _SIGN_WORDS
        year = i >= 2 and len(words.low[i - 2]) == 4 and words.low[i - 2].isdigit() and len(words.text[i]) <= 2
        if year and words.low[i - 2][:2] in ("18", "19", "20") and figure.kind in ("number", "count"):
            return True
        digits = i >= 2 and words.low[i - 2].replace(",", "").replace(".", "").isdigit()
        if tied and (not digits or before in ("/", ":", "_")):
            return True
    after = words.at(j)
    if after == "-" and words.glued(j - 1) and words.glued(j) and words.at(j + 1)[:1].isdigit():
        return words.low[j + 1][-1].isalpha()
    return after in ("/", ":", "_", "@", "\\") and words.glued(j - 1) and words.glued(j) and figure.unit is None


def _is_clock(words: Words, figure: Figure) -> bool:
    j = figure.number.end
    if words.at(j) in _CLOCK and figure.number.form == "digits":
        return True
    return words.at(j) == "-" and words.at(j + 2) in _CLOCK


def _is_date_part(words: Words, figure: Figure) -> bool:
    """A day of the month or a year beside a month's name: "21 March", "March 21", "the 5th of May"."""
    i, j = figure.number.start, figure.number.end
    value = figure.number.value
    if value is None or value > 2100 or figure.number.form == "words" or value != value.to_integral_value():
        return False
    after, before = words.at(j), words.at(i - 1)
    if before == "." and _month(words, i - 2):
        return True
    if after == "of":
        after = words.at(j + 1)
    if before == "," and words.at(i - 2)[-1:].isdigit() and 1500 < value < 2100:
        return _month(words, i - 3) or _month(words, i - 4)
    if before in ("-", "–", "and", "to", "or") and words.at(i - 2)[-1:].isdigit() and _month(words, i - 3):
        return value <= 31
    return (value <= 31 and _month(words, j if after == words.at(j) else j + 1)) or (
        _month(words, i - 1) and (value <= 31 or value > 1500)
    ) or (value <= 31 and after in ("-", "–", "and", "to") and _month(words, j + 2))


def _month(words: Words, k: int) -> bool:
    word = words.at(k)
    if word == "may":
        return (words.text[k] == "May" and words.tag[k] != "MD") or words.at(k - 1) in ("on", "of", "since", "until")
    return word in _MONTHS


_YEAR_CUES = frozenset(
    """
    in since by until till from during of for and to between before after early late mid spring summer autumn
    winter fall the through - – ( around circa christmas year fiscal a its
    """.split()
)
_HEDGES_OF_COUNT = frozenset(["about", "around", "some", "than", "nearly", "almost", "over", "least", "approximately"])


def _is_year(words: Words, figure: Figure) -> bool:
    """Four bare digits from 1500 to 2100 are a year unless they plainly count something."""
    text, value = words.text[figure.number.start], figure.number.value
    if figure.number.end - figure.number.start != 1 or len(text) != 4 or not text.isdigit() or value is None:
        return len(text) == 2 and words.at(figure.start - 1) in ("'", "’") and text.isdigit()
    before, after = words.at(figure.start - 1), words.at(figure.end)
    if 2100 < value < 2200 and before in ("in", "by", "until", "since", "from"):
        return True
    if not 1500 <= value <= 2100:
        return False
    if figure.kind == "count" and before in _HEDGES_OF_COUNT and (value < 1900 or before in ("than", "least")):
        return False
    if figure.kind == "count" and figure.nouns is not None and figure.nouns[0] == figure.end and value < 1900:
        return words.tag[figure.nouns[1] - 1] not in ("NNS", "NNPS", "")
    return not (after == "of" and words.at(figure.end + 1) in ("the", "them", "these"))


_MARKS = frozenset(["\"", "'", "“", "”", "‘", "’", "``", "''"])
_MASS = frozenset(
    """
    staff people aircraft sheep cattle personnel police crew horsepower fish offspring head dead deer livestock
    poultry mph salmon bison squid
    """.split()
)
_LEADS = frozenset(["no", "no.", "nos", "nos.", "number", "#", "№"])


def _numbered(words: Words, figure: Figure) -> bool:
    return words.at(figure.start - 1) in _LEADS


def _is_model(words: Words, figure: Figure) -> bool:
    """Digits before a name in the singular: "787 Dreamliner", "90049 ZIP Code"; and "top three"."""
    i, j = figure.number.start, figure.number.end
    if figure.kind == "number":
        before = words.at(i - 1)
        if figure.number.form == "words":
            group = before == "of" and words.text[i][0].isupper() and words.text[i - 2][:1].isupper()
            return before in ("top", "bottom") or group
        quoted = before in _MARKS and words.at(j) in _MARKS
        plane = before in ("the", "new", "'s", "’s") and len(words.text[i]) == 3 and words.text[i].isdigit()
        return quoted or (plane and figure.number.scale == 1)
    if figure.number.form != "digits" or figure.nouns is None or figure.nouns[0] != j or figure.number.scale != 1:
        return False
    if not words.text[i].isdigit():
        return False
    head = figure.nouns[1] - 1
    placed = words.at(i - 1) in ("the", "a", "an", "new", "'s", "’s", "its", "this", "that", "aisle", "-")
    if placed and head == j and words.tag[j] == "NN" and len(words.text[i]) == 3 and words.low[j] not in _MASS:
        return True
    return words.tag[j] == "NNP" and words.text[j][:1].isupper() and words.tag[head] in ("NN", "NNP")


def _is_name(words: Words, figure: Figure) -> bool:
    """A capitalised or referring word right before small bare digits: "Windows 11", "section 12"."""
    i, number = figure.number.start, figure.number
    if number.scale != 1 or i == 0 or figure.approximation != "exact":
        return False
    before, low = words.text[i - 1], words.low[i - 1]
    if "\n" in before or (not words.space[i - 1] and low not in ("#", "-")):
        return low == "#"
    if low in _LEADS:
        return low != "no" or number.form == "digits"
    if number.form == "words":
        return before[0].isupper() and words.text[i][0].isupper() and low in lexicon.names("before")
    if "," in words.text[i]:
        return False
    if low in lexicon.names("before") and (not before.islower() or low in _LOWER_NAMES):
        return not (figure.kind == "count" and before.islower() and _plural(words, figure))
    return _capital_name(words, figure, before)


_LOWER_NAMES = frozenset(
    """
    sp s&p ftse nasdaq section article chapter clause page pages paragraph line room gate route highway junction
    exit flight platform terminal category phase tier type round stage level grade class version step group
    floor ward unit lot question option seed ranked episode volume rule resolution proposition amendment
    schedule annex form under hole game race heat lane seat apartment flat suite block cell zone
    """.split()
)


def _plural(words: Words, figure: Figure) -> bool:
    return figure.nouns is not None and words.tag[figure.nouns[1] - 1] == "NNS" and figure.nouns[0] == figure.end


def _capital_name(words: Words, figure: Figure, before: str) -> bool:
    """A name in mid-sentence with digits behind it and no plural counted: "the Typhoon 4 jet"."""
    i = figure.number.start
    if not before[:1].isupper() or not before[-1:].isalnum():
        return False
    if words.tag[i - 1] not in ("NNP", "NNPS", "") or (i >= 2 and words.token(i - 1).is_sent_start):
        return False
    if figure.kind == "count":
        return not _plural(words, figure)
    value = figure.number.value
    if value is not None and (value != value.to_integral_value() or value > 9999):
        return False
    counted = words.parsed and words.token(figure.number.end - 1).dep_ in ("dobj", "npadvmod")
    return figure.unit is None and not counted


def _is_address(words: Words, figure: Figure) -> bool:
    """"14 Mill Road": digits before capitalised words that end in a street's word."""
    j = figure.number.end
    if words.at(j) in ("-", "–") and words.at(j + 1).isdigit():
        j += 2
    if figure.number.form != "digits" or j >= len(words.text) or not words.text[j][:1].isupper():
        return False
    for k in range(j, min(j + 5, len(words.text))):
        if not (words.text[k][:1].isupper() or words.text[k][:1].isdigit()):
            return False
        if words.low[k] in lexicon.names("after") and (k > j or words.text[k][0].isupper()):
            return True
    return False


def _is_marker(words: Words, figure: Figure) -> bool:
    """A list marker at the head of a line ("3.", "(b) 4)"), or a part of a phone number."""
    i, j = figure.number.start, figure.number.end
    if figure.unit is None and (i == 0 or "\n" in words.text[i - 1]) and words.at(j) in (".", ")", ":"):
        return words.glued(j - 1)
    return _phone(words, i, j)


def _phone(words: Words, i: int, j: int) -> bool:
    text = words.text[i]
    if text[0] == "0" and len(text) > 2 and text.isdigit():
        return True
    if text[0] == "+" and len(text) > 1 and text[1:].isdigit() and words.at(j)[:1].isdigit():
        return True
    groups = [words.at(i - 1), words.at(j)] if words.at(j) != "-" else [words.at(i - 2), words.at(j + 1)]
    long = any(group.isdigit() and len(group) >= 4 for group in groups)
    return len(text) >= 3 and long and words.at(j) in ("-", "", *groups)


_ONE_BEFORE = frozenset(
    """
    the this that no any each every another which first only last good new big next same right wrong square day
    """.split()
)


def _is_pronoun(words: Words, figure: Figure) -> bool:
    """"one" that stands for a person or thing: "no one", "the one that", "one day", "one-off"."""
    if figure.number.value != 1 or figure.number.form != "words" or figure.number.scale != 1:
        return figure.number.value == 0 and figure.unit is None and figure.number.form == "words"
    before, after = words.at(figure.start - 1), words.at(figure.number.end)
    if figure.kind not in ("count", "measure"):
        return True
    if after == "-":
        return words.at(figure.number.end + 1) in ("off", "on", "sided", "to", "time", "way", "stop")
    return before in _ONE_BEFORE or after in ("another", "day", "thing", "more", "such", "or")


def _is_no_multiple(words: Words, figure: Figure) -> bool:
    """"scored twice", "double-digit", "a triple jump": words of multiples that multiply nothing."""
    word, after = words.low[figure.start], words.at(figure.end)
    if word in ("twice", "thrice"):
        if after == "as":
            return words.tag[figure.end + 1][:2] not in ("JJ", "RB", "")
        return after not in ("the", "that", "its", "their", "his", "what", "this", "those", "a", "last")
    if word in ("double", "triple", "treble", "quadruple", "halves", "doubles", "triples", "trebles"):
        verb = words.tag[figure.start].startswith("V")
        counts = after in ("the", "that", "its", "their", "his", "what", "this", "last", "in", "to", ",", ".")
        return after == "-" or not (verb or (counts and words.text[figure.start].islower()))
    return False
