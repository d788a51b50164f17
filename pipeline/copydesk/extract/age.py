"""Ages: "aged 41", "Brandt, 44,", "the 58-year-old", "four months old", "she will be 52"."""

from __future__ import annotations

from copydesk.extract import lifetime, people
from copydesk.extract.figure import Figure
from copydesk.extract.lifetime import AGED_GROUPS, PERSONS, is_plain
from copydesk.extract.numeral import Number
from copydesk.extract.words import Words

_UNITS = {
    "year": "year", "years": "year", "month": "month", "months": "month", "week": "week", "weeks": "week",
    "day": "day", "days": "day", "yr": "year", "yrs": "year",
}
_BE = frozenset(["is", "was", "be", "'s", "’s", "am", "'m", "’m", "turned", "turns", "turn", "turning", "are", "were"])
_HONORIFICS = frozenset(["jr.", "sr.", "jr", "sr", "mp", "obe", "cbe", "mbe"])


def read(words: Words, number: Number) -> Figure | None:
    """The number as an age, or None."""
    if number.form not in ("digits", "words") or number.value is None:
        return None
    readers = (_old, _aged, _apposed, _being, _lived)
    found = next((figure for reader in readers if (figure := reader(words, number)) is not None), None)
    return found or lifetime.read(words, number)


def _old(words: Words, number: Number) -> Figure | None:
    """"58-year-old", "62 year-old", "five weeks old", "71 yo", "14 months of age"."""
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


def _aged(words: Words, number: Number) -> Figure | None:
    """"aged 41", "age 5", "the age of 26", "ages 5 to 11", "aged between 55 and 69"."""
    i, before = number.start, words.at(number.start - 1)
    cue = before in ("aged", "age", "ages") or (before == "of" and words.at(i - 2) in ("age", "ages"))
    if not cue and before in ("between", "over", "under", "about", "around", "from", "just", "only", "nearly", "at"):
        cue = words.at(i - 2) in ("aged", "ages") or (words.at(i - 2) == "of" and words.at(i - 3) == "age")
    if not cue and before in ("and", "to", "-", "–", "or"):
        cue = any(words.at(k) in ("aged", "ages") for k in range(max(0, i - 5), i))
    if not cue and before in ("over", "under", "above", "below"):
        following = words.tag_at(number.end)[:1]
        bare = words.at(number.end) in _AFTER_AGE or words.at(number.end) == "" or following == "V"
        cue = words.at(i - 2) in AGED_GROUPS and bare
    return Figure(i, number.end, number, "age", "year") if cue and is_plain(number) else None


_AFTER_AGE = frozenset(
    """
    . , ; ) and or in to will are is were who would have on with years can from - ” should could at must may
    might cannot
    """.split()
) | {'"'}


def _apposed(words: Words, number: Number) -> Figure | None:
    """"Brandt, 44, said", "Mr Falk (61)": a whole number in commas or brackets behind a name."""
    i, j = number.start, number.end
    opener, closer = words.at(i - 1), words.at(j)
    pair = (opener == "," and closer in (",", ".", ";", "-", "–", "—", ":", ")")) or (opener == "(" and closer == ")")
    if closer == "-" and words.at(j + 1)[:1].isdigit():
        return None  # "Riders past Wolves, 31-24"
    opens = i > 0 and words.text[i - 1] in ("Now", "At")
    he = not {"he", "she"}.isdisjoint(words.low[j : j + _CLAUSE])
    if opens and closer == "," and he and is_plain(number):
        return Figure(number.start, j, number, "age", "year")  # "Now 41, he coaches", "Now 41, grey and lame, he"
    if opener in _LATER and words.at(i - 2) == "," and closer in (",", ".", ";", ")"):
        i, pair = i - 1, True  # "his son Peter, then 19."
    scored = closer in ("-", "–") and words.at(j + 1).isdigit()  # "Men prefer Ortiz, 51-40."
    pair = pair and not scored
    if not pair or not is_plain(number) or number.form != "digits" or i < 2 or "." in words.text[number.start]:
        return None
    name = words.text[i - 2]
    spelled = name.replace("'", "").replace("’", "")  # D'Costa
    person = (name[:1].isupper() and spelled.isalpha() and len(name) > 1) or words.at(i - 2) in _HONORIFICS
    if words.tag[i - 2]:
        person = person and words.tag[i - 2][:2] == "NN"
    role = words.at(i - 2) in SOMEONE or words.at(i - 2) in people.roles()
    someone = opener == "," and role and words.at(i - 3) in ("the", "a", "an", "another")
    person = person or (someone and closer == ",")  # "the man, 43, of Leeds"
    if not person or number.value is None or number.value < 1 or words.at(i - 2) in _MONTHS:
        return None
    return Figure(number.start, j, number, "age", "year")


_CLAUSE = 14  # words behind "Now 41," among which the person's is
_LATER = frozenset(["then", "now", "still", "just", "only", "both"])
_LEVELS = frozenset(
    """
    of for to at is was be will has have had been about around nearly almost just over under only now risen rise
    rises rose rising raised raise fell fall fallen in still
    """.split()
)


def _lived(words: Words, number: Number) -> Figure | None:
    """"the age of consent is 16", "life expectancy in Kent is nearly 81", "the retirement age will rise to 68"."""
    i = at = number.start
    end = number.end + (words.at(number.end) == "years")
    if not is_plain(number) or (end < len(words.tag) and _counts(words, end)):
        return None
    while at > max(0, i - 4) and words.low[at - 1] in _LEVELS:
        at -= 1
    nouns = words.low[max(0, at - 4) : at]
    found = at < i and bool({"age", "expectancy"}.intersection(nouns)) and not {",", ".", ";", ")"}.intersection(nouns)
    return Figure(i, end, number, "age", "year") if found else None


def _counts(words: Words, j: int) -> bool:
    return words.tag[j].startswith(("NN", "JJ")) or words.low[j] in ("%", "-", "percent", "per", "$", "£", "€", "to")


SOMEONE = frozenset(
    """
    man woman boy girl teenager driver passenger pedestrian cyclist motorcyclist suspect victim defendant accused
    attacker gunman pensioner student teacher officer soldier player singer actor actress author patient
    """.split()
)
_MONTHS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec chapter section article page room class block no league division cup game
    formula
    """.split()
)


def _born(words: Words, at: int) -> bool:
    """"Ms Hale, who was born on 2 February 1980, is 41": the verb (word ``at``) behind a clause of birth."""
    if words.at(at - 1) != "," or words.at(at) not in ("is", "was", "turned"):
        return False
    begin = next((k + 1 for k in range(at - 1, max(-1, at - 14), -1) if words.low[k] == "."), max(0, at - 14))
    clause = words.low[begin : at - 1]
    return "born" in clause and "who" in clause[: clause.index("born")]


_OLDEST, _WHO = 120, 8  # years; words of "who is now 41, was"


def _being(words: Words, number: Number) -> Figure | None:
    """"she will be 52 by then", "he was 33 when": a person is a whole number that counts nothing."""
    i, j = number.start, number.end
    at = i - 2 if words.at(i - 1) in ("only", "just", "about", "now", "nearly", "almost", "still") else i - 1
    if words.at(at) not in _BE or not is_plain(number) or number.value is None or number.value < 3:
        return None
    subject = {words.at(k) for k in range(max(0, at - 3), at)}
    ends = words.at(j) in ("", ".", ",", ";", "when", "by", "in", "and", "at", "on", "years", "this", "next", "last",
                           "but", "-", "–", "years", ")", "\"", "”", "if", "before", "as")
    turned = words.at(at) in ("turned", "turns", "turning")
    if turned and number.value < _OLDEST:  # "turned 78 two months ago", "turned 60 yesterday"
        ends = ends or words.at(j) in ("yesterday", "today", "a", "earlier", "during") or words.tag_at(j) == "CD"
    told = words.at(j) == "when" and words.at(j + 1) in ("he", "she")  # ", was 19 when he joined"
    told = told or (words.at(j) == "when" and "who" in words.low[max(0, i - _WHO) : i] and words.at(at - 1) == ",")
    told = told or (words.at(j) == "when" and words.at(at - 1) == "," and words.tag_at(at - 2) == "CD")  # "47, was 24"
    person = bool(subject & PERSONS) or turned or told or _born(words, at)
    return Figure(i, j, number, "age", "year") if person and ends else None
