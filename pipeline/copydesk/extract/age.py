"""Ages: "aged 41", "Hague, 44,", "the 58-year-old", "three months old", "he will be 35"."""

from __future__ import annotations

from copydesk.extract.figure import Figure
from copydesk.extract.number import Number
from copydesk.extract.words import Words

_UNITS = {
    "year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "weeks": "week",
    "day": "day", "days": "day", "yr": "year", "yrs": "year",
}
_BE = frozenset(["is", "was", "be", "'s", "’s", "am", "'m", "’m", "turned", "turns", "turn", "turning", "are", "were"])
_PERSONS = frozenset(["he", "she", "i", "who", "they", "we"])
_HONORIFICS = frozenset(["jr.", "sr.", "jr", "sr", "mp", "obe", "cbe", "mbe"])


def read(words: Words, number: Number) -> Figure | None:
    """The number as an age, or None."""
    if number.form not in ("digits", "words") or number.value is None:
        return None
    return _old(words, number) or _aged(words, number) or _apposed(words, number) or _being(words, number)


def _old(words: Words, number: Number) -> Figure | None:
    """"58-year-old", "50 year-old", "three weeks old", "87 yo", "18 months of age"."""
    j = number.end
    if words.at(j) in ("yo", "y.o", "y.o."):
        return Figure(number.start, j + 1, number, "age", "year")
    j = j + 1 if words.at(j) == "-" else j
    unit = _UNITS.get(words.at(j))
    if unit is None:
        return None
    k = j + 2 if words.at(j + 1) == "-" else j + 1
    if words.at(k) in ("old", "olds"):
        return Figure(number.start, k + 1, number, "age", unit)
    if words.at(k) == "of" and words.at(k + 1) == "age":
        return Figure(number.start, k + 2, number, "age", unit)
    return None


def _plain(number: Number) -> bool:
    value = number.value
    return value is not None and 0 < value < 120 and value == value.to_integral_value() and number.scale == 1


def _aged(words: Words, number: Number) -> Figure | None:
    """"aged 41", "age 5", "the age of 21", "ages 5 to 11", "aged between 18 and 30"."""
    i, before = number.start, words.at(number.start - 1)
    cue = before in ("aged", "age", "ages") or (before == "of" and words.at(i - 2) in ("age", "ages"))
    if not cue and before in ("between", "over", "under", "about", "around", "from", "just", "only", "nearly", "at"):
        cue = words.at(i - 2) in ("aged", "ages") or (words.at(i - 2) == "of" and words.at(i - 3) == "age")
    if not cue and before in ("and", "to", "-", "–", "or"):
        cue = any(words.at(k) in ("aged", "ages") for k in range(max(0, i - 5), i))
    if not cue and before in ("over", "under", "above", "below"):
        following = words.tag[number.end][:1] if number.end < len(words.tag) else ""
        bare = words.at(number.end) in _AFTER_AGE or words.at(number.end) == "" or following == "V"
        cue = words.at(i - 2) in _AGED_GROUPS and bare
    return Figure(i, number.end, number, "age", "year") if cue and _plain(number) else None


_AGED_GROUPS = frozenset(
    """
    people children adults women men those anyone pensioners kids girls boys players drivers workers voters
    everyone patients persons
    """.split()
)
_AFTER_AGE = frozenset(
    """. , ; ) and or in to will are is were who would have on with years can from - ” should could at""".split()
) | {'"'}


def _apposed(words: Words, number: Number) -> Figure | None:
    """"Hague, 44, said", "Mr Smith (66)": a whole number in commas or brackets behind a name."""
    i, j = number.start, number.end
    opener, closer = words.at(i - 1), words.at(j)
    pair = (opener == "," and closer in (",", ".", ";", "-", "–", "—", ":", ")")) or (opener == "(" and closer == ")")
    if not pair or not _plain(number) or number.form != "digits" or i < 2 or "." in words.text[i]:
        return None
    name = words.text[i - 2]
    person = (name[:1].isupper() and name.isalpha() and len(name) > 1) or words.at(i - 2) in _HONORIFICS
    if words.tag[i - 2]:
        person = person and words.tag[i - 2] == "NNP"
    if not person or number.value is None or number.value < 1 or words.at(i - 2) in _MONTHS:
        return None
    return Figure(i, j, number, "age", "year")


_MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec chapter section article page room class block no league division cup game
    formula
    """.split()
)


def _being(words: Words, number: Number) -> Figure | None:
    """"he will be 35 by then", "she was 29 when": a person is a whole number that counts nothing."""
    i, j = number.start, number.end
    at = i - 2 if words.at(i - 1) in ("only", "just", "about", "now", "nearly", "almost", "still") else i - 1
    if words.at(at) not in _BE or not _plain(number) or number.value is None or number.value < 3:
        return None
    subject = {words.at(k) for k in range(max(0, at - 3), at)}
    ends = words.at(j) in ("", ".", ",", ";", "when", "by", "in", "and", "at", "on", "years", "this", "next", "last",
                           "but", "-", "–", "years", ")", "\"", "”", "if", "before", "as")
    person = bool(subject & _PERSONS) or words.at(at) in ("turned", "turns", "turning")
    return Figure(i, j, number, "age", "year") if person and ends else None
