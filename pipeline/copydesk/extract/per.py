"""What a rate is per: "a share", "per barrel", "-a-day", "/kg", and of a price any one thing ("£37m an aircraft")."""

from __future__ import annotations

from copydesk.extract import lexicon
from copydesk.extract.lexicon import UnitName
from copydesk.extract.words import Words

POWERS = {"square": "square", "sq": "square", "sq.": "square", "cubic": "cubic", "cu": "cubic", "cu.": "cubic"}
_PERIODS = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "annum"])


def power(words: Words, at: int) -> tuple[int, UnitName] | None:
    """The length behind "square", "sq", "cubic" or "cu"; a letter is enough there ("sq m")."""
    named = lexicon.unit_words().at(words.low, at)
    unit = lexicon.unit_symbols().get(words.text[at]) if at < len(words.text) else None
    return named if named is not None else None if unit is None else (at + 1, unit)


def read(words: Words, j: int, priced: bool = False) -> tuple[int, str] | None:
    """What a rate at word j is per: (end, canonical name). "a share", "per barrel", "-a-day", "/kg".

    priced: behind an amount of money, which any one thing may cost ("£37m an aircraft").
    """
    hyphen = words.at(j) == "-" and words.glued(j - 1)
    at = j + 1 if hyphen else j
    hyphen = hyphen or (words.at(j) == "-" and words.at(j + 2) == "-")
    at = j + 1 if hyphen else j
    joint = words.at(at)
    if joint not in ("per", "a", "an", "/", "each", "every") or words.at(at + 1) in ("", "cent"):
        return None
    if hyphen and words.at(at + 1) == "-":
        at += 1
    k = at + 1
    raised = POWERS.get(words.at(k), "")
    if raised and (length := power(words, k + 1)) is not None:
        return length[0], f"{raised} {length[1].name}"
    if joint in ("a", "an") and _is_since(words, k):
        return None
    if words.at(k) == "quarter" and words.at(k + 1) not in ("of", "century", "final", "mile", "hour"):
        return k + 1, "quarter"
    named = lexicon.unit_words().at(words.low, k)
    symbol = lexicon.unit_symbols().get(words.text[k])
    if symbol is not None and joint not in ("/", "per") and not (words.text[k].isalpha() and len(words.text[k]) > 1):
        symbol = None  # "$5 a t-shirt"
    if symbol is not None and (named is None or joint == "/"):
        return k + 1, symbol.name
    if named is not None and named[1].kind not in ("percent", "multiple"):
        spelled = named[1].name
        if joint in ("a", "an") and spelled == "point":
            return None
        return named[0], spelled
    found = _noun_per(words, k, joint)
    return _thing_per(words, k) if found is None and priced and joint in ("a", "an") and not hyphen else found


_SINCE = frozenset(["earlier", "ago", "later", "before", "after", "old", "previously", "since"])


def _is_since(words: Words, k: int) -> bool:
    """Whether "a year" at word k tells when: "a year ago", "a week from now"; not "$31 an hour from $30"."""
    if words.at(k + 1) == "-":
        return True
    if words.at(k) not in _PERIODS and words.at(k) not in ("decade", "century"):
        return False
    after = words.at(k + 2)
    if words.at(k + 1) == "on":
        return after in ("", ",", ".", ";", ":", ")", "from", "and", "but", "that")
    return words.at(k + 1) in _SINCE or (words.at(k + 1) == "from" and after in ("now", "today", "then", "next"))


_NOUNS = frozenset(
    """
    share person head capita unit vehicle household piece employee ticket night bottle game passenger worker
    pupil student child family ton copy seat car user customer patient meal plate pop dose word test flight trip
    room bed door hundredweight therm transaction pack
    """.split()
)


def _noun_per(words: Words, k: int, joint: str) -> tuple[int, str] | None:
    """A noun after "per" or "/"; after "a" only one that rates are commonly given per."""
    word = words.at(k)
    if word in _NOUNS or (joint == "per" and word.isalpha() and words.tag[k] in ("NN", "")):
        return k + 1, "head" if word == "capita" else word
    return None


_LOOSE = frozenset(". , ; ) and or but including for in to from after on plus".split())
_NO_THINGS = frozenset("lot bit little few further half third total record rise fall month year".split())


def _thing_per(words: Words, k: int) -> tuple[int, str] | None:
    """Any thing in the singular right behind its price, where its phrase ends."""
    word = words.at(k)
    if words.tag[k : k + 1] != ["NN"] or not word.isalpha() or word in _NO_THINGS or words.text[k] != word:
        return None
    return (k + 1, word) if words.at(k + 1) in _LOOSE else None
