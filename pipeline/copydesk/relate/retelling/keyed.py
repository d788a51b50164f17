"""What two tellings must have in common before they are compared: a currency, a unit, that they are counts."""

from __future__ import annotations

import functools
import re
from itertools import takewhile

from copydesk.records import Bare, Count, Measure, Money, Percent, Quantity
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues

_VAGUE = re.compile(r"\b(?:dozen|score|hundred|thousand|million|billion|ten)s\b|\A(?:a|an) \w+\Z", re.I)
_SPELL = re.compile(r"\b(?:hours?|minutes?|years?|weeks?) (?:and )?\w+ (?:minutes?|seconds?|months?|days?)\b")
_STOPS = frozenset([",", ";", ":", ".", "(", ")", "and", "suspended"])
_HYPHENS = ("-", "‑")
_SEVERAL, _LARGE = 3, 3000  # of people; beyond which a bare number in a headline is no year


@functools.cache
def events() -> dict[str, frozenset[str]]:
    """Word -> the events that it tells of."""
    found: dict[str, set[str]] = {}
    for row, words in cues("restatement").items():
        if not row.startswith("guard"):
            for phrase in words:
                found.setdefault(phrase[0], set()).add(row)
    return {word: frozenset(rows) for word, rows in found.items()}


def key_of(sheet: Sheet, figure: Figure) -> str | None:
    """What must be equal in two tellings; None where the figure is no amount, count, share or measure."""
    page = sheet.page
    if sheet.after(figure, 2) == ["-", "time"]:
        return None  # "the two-time champion"
    behind = page.low_at(behind_of(sheet, figure))
    key = _key(figure.quantity, behind) or _of_headline(sheet, figure) or _term(sheet, figure)
    return _sized(sheet, figure) if key is None or _VAGUE.search(figure.quantity.text) else key


def behind_of(sheet: Sheet, figure: Figure) -> int:
    """The word behind a figure, or behind its "of those": "all 75 of those killed"."""
    of_those = sheet.after(figure, 2) in (["of", "those"], ["of", "the"])
    return figure.last + 2 if of_those and figure.quantity.kind == "number" else figure.last


def _of_headline(sheet: Sheet, figure: Figure) -> str | None:
    """`Fire kills nine`, `Storm leaves 45,000 without power`: a headline leaves out what it counts."""
    value = figure.quantity.value or 0
    if figure.quantity.kind != "number" or not sheet.is_title(figure.line) or value != int(value):
        return None
    told = any(word in events() for word in sheet.before(figure, 1))
    return "count" if (told and value >= _SEVERAL) or value >= _LARGE else None


def _term(sheet: Sheet, figure: Figure) -> str | None:
    """`jailed for nine years`, `eight years' jail`: of a stretch of time, where it is a sentence."""
    if figure.quantity.kind != "duration":
        return None
    clause = takewhile(lambda word: word not in _STOPS and not word[:1].isdigit(), sheet.before(figure, 6)[::-1])
    near = [*clause, *sheet.after(figure, 2)]
    return f"term {figure.quantity.unit}" if any("jail" in events().get(word, ()) for word in near) else None


def _sized(sheet: Sheet, figure: Figure) -> str | None:
    """`cuts the risk by a fifth`: a fraction by which something moves."""
    sizes = [f for f in sheet.of_sentence[figure.sentence] if f.quantity.kind == "fraction"]
    return "fraction" if sizes == [figure] and sheet.before(figure, 1) == ["by"] else None


def _key(quantity: Quantity, behind: str) -> str | None:
    """What must be equal. behind: the word after the figure ("64 injured" counts people)."""
    if isinstance(quantity, Bare):
        return "count" if quantity.kind == "number" and behind in events() else None
    if isinstance(quantity, Money):
        return None if quantity.per or quantity.currency is None else quantity.currency
    if isinstance(quantity, Percent):
        return quantity.kind if quantity.kind == "percent" else None
    if quantity.kind == "ratio":
        return "ratio"
    if quantity.kind == "duration" and _SPELL.search(quantity.text):
        return f"spell {quantity.unit}"
    if isinstance(quantity, Measure):
        return f"{quantity.kind} {quantity.unit}" if quantity.kind == "measure" and quantity.unit else None
    sized = behind in _HYPHENS  # "the 48-seat council" is its size, and no seats that were won
    return ("size " + str(quantity.unit) if sized else "count") if isinstance(quantity, Count) else None


def is_size(sheet: Sheet, figure: Figure) -> bool:
    """`a 38-storey tower`: a count that is the size of something."""
    return isinstance(figure.quantity, Count) and sheet.page.low_at(figure.last) in _HYPHENS
