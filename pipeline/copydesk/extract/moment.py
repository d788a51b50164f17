"""Years, days and clock times: digits that date something and count nothing."""

from __future__ import annotations

import re

from copydesk.extract.dateword import GATHERED
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_MONTHS = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun jul
    aug sept sep oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec. sep.
    """.split()
)
_CLOCK = frozenset("am pm a.m. p.m. a.m p.m o'clock gmt bst est edt cet utc noon".split())


def is_time(words: Words, figure: Figure) -> bool:
    """Whether a bare number is a year, a part of a date or a clock time."""
    if figure.kind not in ("number", "count"):
        return False
    if figure.number.form == "words":
        return _spoken(words, figure)
    if figure.number.form != "digits":
        return False
    return is_clock(words, figure) or is_date_part(words, figure) or is_year(words, figure)


def is_clock(words: Words, figure: Figure) -> bool:
    """Whether it is an hour: "7 pm", "9-10 GMT"."""
    j = figure.number.end
    if figure.number.form != "digits":
        return False
    if words.at(j) in _CLOCK:
        return True
    return (words.at(j) == "-" and words.at(j + 2) in _CLOCK) or _timetabled(words, figure)


_TIMED = frozenset("at by until till from before after since around about past between".split())
_HOURS = frozenset("morning afternoon evening night dawn dusk".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_WENT = frozenset(
    """
    left leave leaves leaving start starts started begin begins began open opens opened close closes closed arrive
    arrives arrived rise rises rose wake wakes woke finish finishes finished get gets got home out work up late early
    back again there here doors
    """.split()
)


def _spoken(words: Words, figure: Figure) -> bool:
    """An hour in words: "seven o'clock", "at nine in the evening", "from five until seven", "left at eight"."""
    i, j, value = figure.number.start, figure.number.end, figure.number.value
    if value is None or not 1 <= value <= 12 or figure.number.scale != 1:
        return False
    if words.at(j) in _CLOCK or words.at(j) in ("o’clock", "oclock"):
        return True
    if words.at(i - 1) not in _TIMED or figure.kind != "number":
        return False
    if words.at(j) == "in" and words.at(j + 1) == "the" and words.at(j + 2) in _HOURS:
        return True
    if words.at(j) == "on" and words.at(j + 1) in _DAYS:
        return True
    if words.at(j) in ("tomorrow", "tonight", "sharp"):
        return True
    if words.at(j) in ("this", "that") and words.at(j + 1) in _HOURS:
        return True
    if words.at(i - 1) in ("from", "until", "till") and "from" in words.low[max(0, i - 3) : i]:
        other = words.at(j) if words.at(i - 1) == "from" else words.at(i - 3)
        return other in ("until", "till", "from")
    ends = words.at(j) in ("", ".", ",", ";", "to", "and", "from", "for", "sharp", "”", '"', "when")
    return words.at(i - 1) == "at" and ends and words.at(i - 2) in _WENT


_TIMETABLE = re.compile(r"([01]?\d|2[0-3])\.[0-5]\d")
_RUNS = frozenset("at to from for train service ferry bus flight departure and sailing".split())
_LEFT = frozenset("left leaves leave leaving departs departed arrived arrives due starts started".split())


def _timetabled(words: Words, figure: Figure) -> bool:
    """A time with a point, as of trains: "the 17.52 to Leeds", "left at 18.10"."""
    i, j = figure.number.start, figure.number.end
    if figure.kind != "number" or j != i + 1 or _TIMETABLE.fullmatch(words.text[i]) is None:
        return False
    if words.at(i - 1) == "the" and words.at(j) in _RUNS:
        return words.at(j) in ("train", "service") or any(word[:1].isupper() for word in words.text[j + 1 : j + 2])
    return words.at(i - 1) == "at" and words.at(i - 2) in _LEFT


def is_date_part(words: Words, figure: Figure) -> bool:
    """A day of the month or a year beside a month's name: "21 March", "March 21", "the 7th of August"."""
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


def is_year(words: Words, figure: Figure) -> bool:
    """Four bare digits from 1500 to 2100 are a year unless they plainly count something."""
    text, value = words.text[figure.number.start], figure.number.value
    if figure.number.end - figure.number.start != 1 or len(text) != 4 or not text.isdigit() or value is None:
        i = figure.start - 1
        return len(text) == 2 and words.at(i) in ("'", "’") and text.isdigit() and words.glued(i)
    before, after = words.at(figure.start - 1), words.at(figure.end)
    told = before == "of" and words.at(figure.start - 2) in GATHERED
    if told and figure.kind == "count" and figure.nouns is not None and figure.nouns[0] == figure.end:
        return words.tag[figure.nouns[1] - 1] not in ("NNS", "NNPS")
    if 2100 < value < 2200 and before in ("in", "by", "until", "since", "from"):
        return True
    if not 1500 <= value <= 2100:
        return False
    if figure.kind == "count" and before in _HEDGES_OF_COUNT and (value < 1900 or before in ("than", "least")):
        return False
    if figure.kind == "count" and figure.nouns is not None and figure.nouns[0] == figure.end and value < 1900:
        return words.tag[figure.nouns[1] - 1] not in ("NNS", "NNPS", "")
    return not (after == "of" and words.at(figure.end + 1) in ("the", "them", "these"))
