"""Digits that name a model: "the 757", "308 Roadster", "Marlow's 250"."""

from __future__ import annotations

import re

from copydesk.extract import lexicon, plural
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words

_MARKS = frozenset(["\"", "'", "“", "”", "‘", "’", "``", "''"])
_PEOPLES = frozenset("british english french irish welsh dutch swiss spanish danish swedish turkish finnish".split())
_SINGULAR = frozenset("is was has does isn't wasn't hasn't".split())
# A bare number with an article is an airliner only where it is written as one ("the 757").
_LEVELS = frozenset("as than against from to with times".split())
_OF_A_CLAUSE = frozenset(["VBN", "PRP", "WP", "WDT"])  # behind a figure: "the 310 it sold", "the 320 who came"
_AIRLINER = re.compile(r"7[0-8]7|3[1-8]0")


def is_model(words: Words, figure: Figure) -> bool:
    """Digits before a name in the singular: "308 Roadster", "4021 Grid Square"; and "top three"."""
    i, j = figure.number.start, figure.number.end
    if figure.kind == "number":
        before = words.at(i - 1)
        if figure.number.form == "words":
            group = before == "of" and words.text[i][0].isupper() and words.text[i - 2][:1].isupper()
            return before in ("top", "bottom") or group
        quoted = before in _MARKS and words.at(j) in _MARKS
        plane = before in ("the", "new", "'s", "’s") and _AIRLINER.fullmatch(words.text[i]) is not None
        counted = words.tag_at(j) in _OF_A_CLAUSE or words.at(i - 2) in _LEVELS  # "as many as the 320 reported"
        plane = plane and not counted and words.at(i - 2) not in lexicon.multiples()
        return quoted or (plane and figure.number.scale == 1) or _is_one_thing(words, figure)
    if figure.number.form != "digits" or figure.nouns is None or figure.nouns[0] != j or figure.number.scale != 1:
        return False
    if not words.text[i].isdigit():
        return False
    head = figure.nouns[1] - 1
    placed = words.at(i - 1) in ("the", "a", "an", "new", "'s", "’s", "its", "this", "that", "-")
    model = len(words.text[i]) == 3 and not words.text[i].endswith("00")
    if placed and head == j and words.tag[j] == "NN" and model and words.low[j] not in plural.UNCHANGED:
        return True
    if head == j and (words.low[j].endswith("ese") or words.low[j] in _PEOPLES):
        return False  # "11 Bhutanese"
    return words.tag[j] == "NNP" and words.text[j][:1].isupper() and words.tag[head] in ("NN", "NNP")


def _is_one_thing(words: Words, figure: Figure) -> bool:
    """"The 212 is late", "Marlow's 250": a bare number that takes a singular verb, or is owned, is a name."""
    i, j = figure.number.start, figure.number.end
    if figure.number.scale != 1 or not words.text[i].isdigit():
        return False
    before, after = words.at(i - 1), words.at(j)
    owned = before in ("'s", "’s") and words.text[i - 2][:1].isupper() and words.tag[i - 2] != "PRP"
    owned = owned and words.at(i - 3) not in ("than", "to", "the", "against")
    return (before == "the" and after in _SINGULAR) or (owned and after in (",", ".", "and", "index", "", "-"))
