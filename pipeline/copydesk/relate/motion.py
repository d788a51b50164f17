"""Motion: the word that says which way a figure moves between two levels, and for whom.

    sales *fell* to …        a 35% *rise* in takings        £178m, *down* from …

A `Motion` is a verb, noun or adverb of ``data/trends.toml`` or ``data/changes.toml`` at a
place among the words of a `Sheet`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from copydesk.data import Trend as TrendRow
from copydesk.data import load
from copydesk.records import TextSpan, Trend
from copydesk.relate.sheet import Sheet
from copydesk.relate.words import by_first, cues
from copydesk.stem import stem

_AUXILIARY = frozenset(
    """
    be been being is are was were has have had having do does did will would could should may might can 's 've 'd
    expected forecast seen set due said reported thought estimated predicted likely able managed helped saw see posted
    announced continue continued began begun started start
    """.split()
)
_SHARE_OF = {("%", "of"), ("percent", "of"), ("cent", "of")}
_PLACED = frozenset(["Greater", "Lower", "Higher"])  # in names of places
_CHAMBERS = frozenset("house chamber court courts division league school deck".split())
_SEASONS = frozenset(["fall", "spring"])
_THINGS = frozenset(["contract", "contracts", "tank", "tanks", "crater"])
_WHEN = frozenset("this last next every each previous following".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_REACH = 22
_FORECASTS = frozenset(
    """
    forecast estimate target prediction projection outlook expectation guess odd chance probability likelihood
    """.split()
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A word that moves a figure; ``open``: of a loss or a rank it may go the other way ("improved")."""

    place: int
    direction: Trend
    kind: str  # verb, noun, adverb
    open: bool = False


@functools.cache
def _table() -> dict[str, tuple[str, Trend]]:
    """Word -> (kind, direction); verbs and nouns of the same form are told apart by their tag."""
    found: dict[str, tuple[str, Trend]] = {}
    for direction, row in load("trends", TrendRow).items():
        for kind, words in (("verb", row.verbs), ("noun", row.nouns), ("adverb", row.adverbs)):
            for word in words:
                found.setdefault(word, (kind, cast(Trend, direction)))
        for phrase in cues("changes")[direction]:
            if len(phrase) == 1:
                found.setdefault(phrase[0], ("verb", cast(Trend, direction)))
    return found


@functools.cache
def single(row: str) -> frozenset[str]:
    """The one-word phrases of a row of ``changes.toml``."""
    return frozenset(phrase[0] for phrase in cues("changes")[row] if len(phrase) == 1)


def at(sheet: Sheet, place: int) -> Motion | None:
    """The motion at a word, or None."""
    low, tag = sheet.page.lows[place], sheet.page.tags[place]
    known = _table().get(low)
    if known is None:
        return _phrase(sheet, place)
    if sheet.page.words[place] in _PLACED and "".join(sheet.page.words[place + 1 : place + 2])[:1].isupper():
        return None  # "the Greater Toronto Area", "Lower Saxony"
    if low == "lower" and sheet.page.low_at(place + 1) in _CHAMBERS:
        return None
    if low in _SEASONS and tag[:2] == "NN" and place and _dates(sheet, place):
        return None
    if tag == "NNS" and tuple(sheet.page.lows[max(0, place - 2) : place]) in _SHARE_OF:
        return None  # "bad loans, 4% of advances"
    if low in _THINGS and tag[:2] != "VB":
        return None  # "the benchmark Dutch contract up 14%"
    kind, direction = known
    if kind == "verb" and tag[:2] in ("NN", "JJ") and sheet.page.lows[place - 1 : place] not in (["to"], ["will"]):
        kind = "noun"
    if kind == "noun" and tag[:2] == "VB":
        kind = "verb"
    if kind == "adverb" and tag == "RP" and not _carries(sheet, place - 1):
        return None
    return Motion(place, direction, kind, low in single("either"))


def _dates(sheet: Sheet, place: int) -> bool:
    """Whether the word is a season: "this fall", "in the fall", "last spring"; not "last year's fall"."""
    before, after = sheet.page.lows[max(0, place - 2) : place], sheet.page.lows[place + 1 : place + 2]
    told = before[-1] in _WHEN or before in (["in", "the"], ["by", "the"], ["since", "the"], ["until", "the"])
    return told and after not in (["in"], ["of"])


def _carries(sheet: Sheet, place: int) -> bool:
    """Whether "up" or "down" behind the word moves something: "was up", "went down"; not "made up", "set up"."""
    low = sheet.page.lows[place]
    return low in _table() or low in single("carry") or not sheet.page.tags[place].startswith("VB")


def _phrase(sheet: Sheet, place: int) -> Motion | None:
    lows = sheet.page.lows
    ways: tuple[Trend, ...] = ("up", "down")
    for direction in ways:
        for phrase in by_first("changes", direction).get(lows[place], ()):
            if len(phrase) > 1 and tuple(lows[place : place + len(phrase)]) == phrase:
                return Motion(place, direction, "verb")
    return None


def before(sheet: Sheet, place: int, skip: Sequence[tuple[int, int]] = ()) -> Motion | None:
    """The motion that governs what begins at ``place``: the nearest to the left in its clause.

    Nothing is found past another finite verb, a semicolon, or a word that opens a clause of
    its own; an adverb counts only right beside a figure. ``skip``: places of figures that may
    stand between.
    """
    page = sheet.page
    sentence = page.sents[min(place, len(page) - 1)]
    k = place - 1
    while k >= 0 and place - k <= _REACH and page.sents[k] == sentence and not page.breaks[k]:
        inside = next(((first, last) for first, last in skip if first <= k < last), None)
        if inside is not None:
            if page.tags[inside[0]][:2] == "VB":
                return None  # "in France they rose by 5%, and in Italy they halved, from"
            k = inside[0] - 1
            continue
        found = at(sheet, k)
        verbal = k > 0 and sheet.page.tags[k - 1].startswith("VB") and sheet.page.lows[k - 1] in single("carry")
        if found is not None and (found.kind != "adverb" or place - k <= 2 or verbal):  # "is to go up in May, to"
            reduced = found.kind == "verb" and page.deps[k] == "amod"  # "the reduced rate to 6% from 5%"
            ahead = found.kind == "noun" and stem(page.low_at(k + 1)) in _FORECASTS  # "slashed its growth forecast to"
            if reduced or ahead or (found.kind == "noun" and (_forecast(sheet, k) or mover(sheet, found))):
                k -= 1
                continue
            return None if _aside(sheet, k, place) else found
        if page.lows[k] == "and" and any(page.deps[j] in _SUBJECTS for j in range(k + 1, place)):
            return None  # "dropped 10% to 4.6 cents, and total bookings were $302m"
        if page.lows[k] in (";", ":", "while", "whereas", "but", "which", "who") or _verb(sheet, k):
            return None
        k -= 1
    return None


def _forecast(sheet: Sheet, k: int) -> bool:
    """`trimmed its forecast for growth to`: the forecast of a motion moves by a verb of its own."""
    while k and sheet.page.tags[k - 1] in ("JJ", "DT", "NN"):
        k -= 1  # "its estimate of annual growth", "the odds of a rate hike"
    before = sheet.page.lows[max(0, k - 2) : k]
    return before[-1:] in (["for"], ["of"]) and stem(before[0]) in _FORECASTS


def mover(sheet: Sheet, noun: Motion) -> Motion | None:
    """`to cut the police increase from 5 to 2 percent`: the verb of motion that moves what the noun names."""
    k = noun.place - 1
    while k and sheet.page.tags[k] in ("JJ", "NN", "NNS", "NNP", "POS") and at(sheet, k) is None:
        k -= 1
    definite = sheet.page.tags[k] in ("DT", "PRP$") and sheet.page.lows[k] not in ("a", "an")
    moved = at(sheet, k - 1) if k and definite else None
    return moved if moved is not None and moved.kind == "verb" else None


def _aside(sheet: Sheet, k: int, place: int) -> bool:
    """Whether the verb's relative clause has closed before the figure: "the sum that they lose sleep over, at $154"."""
    return sheet.page.deps[k] == "relcl" and "," in sheet.page.lows[k:place]


def _verb(sheet: Sheet, k: int) -> bool:
    """Whether a verb of its own stands there."""
    tag, low = sheet.page.tags[k], sheet.page.lows[k]
    return tag in ("VBD", "VBZ", "VBP", "VBG", "VBN", "VB") and low not in _AUXILIARY and sheet.page.deps[k] not in (
        "amod", "compound", "prep", "case", "pobj"
    )  # fmt: skip


def span(sheet: Sheet, motion: Motion) -> TextSpan:
    """The word as a span."""
    return sheet.words(motion.place, motion.place + 1)


def subject(sheet: Sheet, place: int) -> tuple[str, tuple[str, ...]] | None:
    """What moves at a word: its text, and the stems of its nouns, head first; None without a parse.

    The subject of a verb, the object of a transitive one ("cut its debt to"), or what a noun
    of motion is "in" or "of" ("a rise in profits").
    """
    page = sheet.page
    if not page.parsed:
        return None
    if page.tags[place][:2] == "NN" and (head := next(_of_what(sheet, place), None)) is not None:
        return _named(sheet, head)
    verb = place
    for _ in range(5):
        for dep in ("dobj", *_SUBJECTS) if verb == place else _SUBJECTS:
            for child in page.children[verb]:
                if page.deps[child] == dep and page.tags[child][:2] in ("NN", "PR") and not _is_figure(sheet, child):
                    return _named(sheet, child)
        if page.heads[verb] == verb:
            return None
        verb = page.heads[verb]
    return None


def _of_what(sheet: Sheet, noun: int) -> Iterator[int]:
    """The nouns behind "in", "of" or "for": `a rise in profits`, `the increase of 19 per cent in visits`."""
    page = sheet.page
    for child in page.children[noun]:
        if page.deps[child] != "prep" or page.lows[child] not in ("in", "of", "for"):
            continue
        for head in page.children[child]:
            if page.deps[head] != "pobj" or page.tags[head] not in ("NN", "NNS", "NNP", "NNPS"):
                continue
            if _is_figure(sheet, head):
                yield from _of_what(sheet, head)
            else:
                yield head


def _is_figure(sheet: Sheet, word: int) -> bool:
    return any(figure.first <= word < figure.last for figure in sheet.of_sentence.get(sheet.page.sents[word], ()))


def _named(sheet: Sheet, head: int) -> tuple[str, tuple[str, ...]]:
    """The noun with its modifiers, and the stems of the nouns, head first."""
    page = sheet.page
    first = head
    kept = ("compound", "amod", "poss", "nmod", "case")
    for child in page.children[head]:
        if child < head and page.deps[child] in kept:
            first = min(first, page.subtree(child)[0])
    while first < head and page.tags[first] in ("DT", "PRP$"):
        first += 1
    nouns = [stem(page.words[k]) for k in range(head, first - 1, -1) if page.tags[k][:2] in ("NN", "JJ")]
    for child in page.children[head]:
        if page.deps[child] == "prep" and page.lows[child] == "of":
            below = [k for k in page.children[child] if page.deps[k] == "pobj" and page.tags[k][:2] == "NN"]
            nouns += [stem(page.words[k]) for k in below]
    return sheet.words(first, head + 1).text, tuple(nouns)
