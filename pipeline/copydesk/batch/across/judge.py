"""Whether two articles contradict each other, by the checks of `rules`.

Better quiet and right than loud: what may be two things, two times or two sources is let be.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal

from pydantic import TypeAdapter

from copydesk.batch.across.facts import Fact
from copydesk.batch.across.pairs import Pair, fact_of
from copydesk.batch.across.rules import Code
from copydesk.data import NumberWords, load
from copydesk.proof import requote
from copydesk.proof.fit import hedged, how, power_of_ten
from copydesk.records import Quantity, Quote, Severity

_NEAR, _SPEECH = 3, 7  # days between two articles on one thing; on one speech
_MAGNITUDE_DAYS = 30
_STORY, _STORY_SHARE = 2, 0.3  # names that two stories share, and of those of the shorter
SAME_STORY = f"shared >= {_STORY} AND shared >= {_STORY_SHARE} * shorter"  # in SQL
_FAR = 2  # times as much is another thing, more likely than a mistake
_SMALL = 10  # a count that needs an event
_READ_BACK = 10
_QUANTITY: TypeAdapter[Quantity] = TypeAdapter(Quantity)
_VARIANTS = (
    (r"(?<=\w{2})our", "or"), (r"is(?=(?:e|ed|es|er|ers|ing|ation|ations)\b)", "iz"), (r"ys(?=(?:e|ed|ing)\b)", "yz"),
    (r"tre\b", "ter"), (r"ll", "l"), (r"ae|oe", "e"), (r"ogue\b", "og"), (r"amme\b", "am"), (r"[-'’.,]", ""),
)  # fmt: skip
_LIGHT = frozenset("a an the that this these those which who it and but so well to of in on at for very just".split())
_CONTRACTED = frozenset("is are was were has have had will would am do does did".split())


Spot = tuple[str, int, int]  # words and their place in the article


@dataclass(frozen=True)
class Conflict:
    """Two that cannot both be right. spots: the words at odds on both sides; working: why they are of one thing."""

    code: Code
    severity: Severity
    pair: Pair
    spots: tuple[Spot, Spot]
    working: str
    missing: bool = False  # one side has a word that the other lacks

    def message(self, here: int) -> str:
        """What is at odds, told from one side (0 or 1)."""
        said, other = self.spots[here][0], self.spots[1 - here][0]
        if self.code == "CD702":
            words = f"{_quoted(said)} here, {_quoted(other)} there"
            if self.missing:
                here_only = len(said) < len(other)
                word, place = (said, "here, not there") if here_only else (other, "there, not here")
                words = f"{_quoted(word)} is {place}"
            return f"the same words are quoted two ways: {words}"
        return f"{said} here, but {other} in the other article"


def _quoted(words: str) -> str:
    return f'"{words}"'


def figures(pair: Pair) -> Conflict | None:
    """Two facts that are of one thing and cannot both be right; else None."""
    one, other = fact_of(pair.one.payload), fact_of(pair.other.payload)
    a, b = _QUANTITY.validate_python(dict(one.quantity)), _QUANTITY.validate_python(dict(other.quantity))
    if pair.prints or not _story(pair) or not _same_thing(one, other) or how(a, b) != "apart":
        return None
    spots = (a.text, a.start, a.end), (b.text, b.start, b.end)
    if power_of_ten(a, b):
        if not _telling(a) or not _at_one_time(pair, one, other, _MAGNITUDE_DAYS):
            return None
        times = f"the same digits, {_times(a, b)} times as much; {_about(pair, one, other)}"
        return Conflict("CD703", "warning" if hedged([a, b]) else "error", pair, spots, times)
    low, high = sorted(abs(float(each.value or 0)) for each in (a, b))
    if high > _FAR * low or _weak(one, other) or not _at_one_time(pair, one, other, _NEAR):
        return None
    return Conflict("CD701", "warning", pair, spots, _about(pair, one, other))


def twins(pair: Pair) -> Conflict | None:
    """The figures of two sentences that are word for word the same but for them; None on two days: that is news."""
    a, b = (_QUANTITY.validate_python(dict(side.payload)) for side in (pair.one, pair.other))
    apart = pair.days_apart
    if (apart != 0 and not (apart is None and pair.copies)) or how(a, b) != "apart":
        return None
    spots = (a.text, a.start, a.end), (b.text, b.start, b.end)
    working = "the sentence is word for word the same but for the figure"
    if power_of_ten(a, b):
        grave: Severity = "warning" if hedged([a, b]) else "error"
        return Conflict("CD703", grave, pair, spots, f"the same digits, {_times(a, b)} times as much; {working}")
    return Conflict("CD701", "warning", pair, spots, working)


def _about(pair: Pair, one: Fact, other: Fact) -> str:
    """What ties the two, in words."""
    topics = (topic.lstrip("#=") for topic in sorted(one.topics & other.topics))
    told = ", ".join([*topics, *sorted(one.names & other.names)])
    return f"{'near-copies' if pair.copies else 'both'} tell of one thing: {told}"


def _times(one: Quantity, other: Quantity) -> str:
    """How many times the less the greater is."""
    low, high = sorted([abs(one.value or Decimal(1)), abs(other.value or Decimal(1))])
    return f"{round(high / low):,}"


def _story(pair: Pair) -> bool:
    """Whether the two articles tell one story: it is not only one name that they share."""
    return pair.shared >= _STORY and pair.shared >= _STORY_SHARE * pair.shorter


def _telling(figure: Quantity) -> bool:
    """Whether the same digits are no chance: two or more of them, trailing noughts left out."""
    return len(str(figure.value or "").replace(".", "").strip("0").split("E")[0]) >= 2


def _weak(one: Fact, other: Fact) -> bool:
    """Whether too little tells what is counted: a noun alone, a small number."""
    events = one.topics & other.topics - _nouns(one)
    few = min(abs(float(each.quantity["value"])) for each in (one, other)) < _SMALL
    return not events and (few or not one.names & other.names) if one.key == "count" else not events


def _same_thing(one: Fact, other: Fact) -> bool:
    """Whether nothing beside the figures makes them two things, two parts or the figures of two sources."""
    if one.key == "count" and not (_nouns(one) & _nouns(other) and _one_event(one, other)):
        return False
    if one.which != other.which or one.role != other.role or one.narrowed != other.narrowed:
        return False
    if one.role == "by" and one.quantity["trend"] != other.quantity["trend"]:
        return False
    if one.names - other.names and other.names - one.names:
        return False
    return _one_source(one, other)


def _nouns(fact: Fact) -> frozenset[str]:
    return frozenset(topic for topic in fact.topics if topic.startswith("#"))


def _one_event(one: Fact, other: Fact) -> bool:
    """Whether both tell an event that they share, or neither tells any."""
    a, b = one.topics - _nouns(one), other.topics - _nouns(other)
    return bool(a & b) or not (a or b)


def _one_source(one: Fact, other: Fact) -> bool:
    if "attend" in one.topics | other.topics:  # the police count fewer than who called the march
        return one.speaker == other.speaker
    return None in (one.speaker, other.speaker) or one.speaker == other.speaker


def _at_one_time(pair: Pair, one: Fact, other: Fact, reach: int) -> bool:
    """Whether both speak of one time: the same days are named, or none and both appeared within some days."""
    apart = pair.days_apart
    if one.growing and other.growing and apart != 0 and not (pair.copies and apart is None):
        return False
    if one.times and other.times:
        return bool(one.times & other.times) and not (one.times ^ other.times)
    if bool(one.times) != bool(other.times) and any(re.fullmatch(r"\d{4}", time) for time in one.times | other.times):
        return False
    return apart <= reach if apart is not None else pair.copies


# ------------------------------------------------------------------------ quotations


def quotes(pair: Pair) -> Conflict | None:
    """Two quotations of the same words by one speaker, worded two ways; else None."""
    one, other = Quote.model_validate(dict(pair.one.payload)), Quote.model_validate(dict(pair.other.payload))
    apart = pair.days_apart
    if not _one_speaker(one, other) or (apart is not None and apart > _SPEECH):
        return None
    same = requote.match(one, other, requote.words(one), requote.words(other))
    if same is None or same.parted is None or _variants(*same.parted):
        return None
    if apart is None and not _story(pair) and same.shared < _READ_BACK:
        return None
    spots = _spot(one, same.parted[0]), _spot(other, same.parted[1])
    working = f"{same.shared} words of {_speaker(one)} agree"
    return Conflict("CD702", "error" if same.figure else "warning", pair, spots, working, not all(same.parted))


def _speaker(quote: Quote) -> str:
    return (quote.speaker.name if quote.speaker else None) or "one speaker"


def _one_speaker(one: Quote, other: Quote) -> bool:
    """Whether both name one person; "Kell" may be "Moira Kell"."""
    names = [(quote.speaker.name or "").lower().split() if quote.speaker else [] for quote in (one, other)]
    if not all(names):
        return False
    short, long = sorted(names, key=len)
    return short == long or (len(short) == 1 and short[0] == long[-1])


def _spot(quote: Quote, words: tuple[requote.Word, ...]) -> Spot:
    """The differing words; the whole quotation where it has none of them."""
    if not words:
        return quote.text, quote.start, quote.end
    start, end = words[0].start, words[-1].end
    return quote.text[start - quote.start : end - quote.start], start, end


@functools.cache
def _values() -> dict[str, str]:
    """Number word -> its value in digits."""
    rows = load("numbers", NumberWords).values()
    return {word: str(value) for row in rows for word, value in row.words.items()}


def _plain(word: str) -> str:
    """A word as both sides of the Atlantic, and numbers in words and digits, would have it."""
    for pattern, stead in _VARIANTS:
        word = re.sub(pattern, stead, word)
    return _values().get(word, word)


def _variants(earlier: tuple[requote.Word, ...], later: tuple[requote.Word, ...]) -> bool:
    """Whether the differing words are spellings of one word, or too light to be worth a word."""
    said = [" ".join(_plain(word.low) for word in words) for words in (earlier, later)]
    if said[0] == said[1] or all(word.low in _LIGHT for word in (*earlier, *later)):
        return True
    raw = [" ".join(word.low for word in words).replace("’", "'") for words in (earlier, later)]
    if any("'" in text and "n't" not in text for text in raw) or (raw[0] + raw[1]) in _CONTRACTED:
        return True  # "we're", "we are"
    short, long = sorted(said, key=len)
    return (bool(short) and not short[-1].isdigit() and long in (f"{short}s", f"{short}es")) or _slip(short, long)


def _slip(short: str, long: str) -> bool:
    """Whether one is the other misspelt: two letters swapped or one missing inside a long word."""
    if len(short) < 6 or short.isdigit() or not short.isalpha():
        return False
    if len(short) == len(long):
        apart = [k for k, (a, b) in enumerate(zip(short, long, strict=True)) if a != b]
        return len(apart) == 2 and apart[1] == apart[0] + 1 and short[apart[0]] == long[apart[1]]
    return len(long) == len(short) + 1 and any(long[:k] + long[k + 1 :] == short for k in range(1, len(long) - 1))
