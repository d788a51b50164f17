"""Shares of a set that was named before: behind "Of", by a pronoun, or by its noun.

    Of 22 attempts, nine have failed, a rate of 41%.      Of 4,318 starters, 4,007 finished, 92.8 percent.
    They tested 144 cereals. Of these, 84, or 58%, ...    It has 1,150 homes. Of the homes, 345, or 30%, ...
    It had 140 workers. Sixty-two of them, or 44%, ...    It set aside £500m. It has paid £85m, or 17%, so far.
    It owns 3,200 homes. Some 480 of the homes, or 15%, are damp.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.records import Claim, TextSpan
from copydesk.relate.apposition import BREAKS, DASHES, SEPARATORS, VERBS, tie
from copydesk.relate.share.beside_whole import (
    another,
    asked,
    margin_of,
    met_in,
    of_which,
    only,
    sampled,
    taken,
    votes_cast,
    won,
)
from copydesk.relate.share.told_before import chosen, in_passing, told
from copydesk.relate.share.whole import PARTS, by_noun, fits, is_of_all, share_of, with_whole
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT, bare, cues

_SAID = 6  # words of ", the ministry said:"
_REACH = 14  # words from a part to the share that closes its clause
_RATES = frozenset("rate turnout share proportion occupancy ratio tally".split())
_MOVED = frozenset("from than compared against versus up down rose fell rising falling more less fewer".split())
_BACK = frozenset("these those them whom which".split())
_ALL = frozenset([("the", "total"), ("this", "total"), ("that", "total"), ("this", "sum"), ("the", "sum")])
_NOMINAL = ("NN", "JJ", "PO", "PR", "DT", "VBN", "VBD", "CD", "RB")
_BE = frozenset("was were had did aged".split())
_OTHERS = frozenset("on in who with under over given at from".split())
_DEFINITE = frozenset("the its their these those his her our".split())
_ENDS = frozenset([".", ",", ")", ";", "!", *DASHES])


def of_set(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """The claim of a share whose part is tied to it and whose whole was named before."""
    fraction = figures[n]
    margin = margin_of(sheet, figures, n)
    if margin is not None:
        return margin
    part = _part(sheet, figures, n)
    if part is None or fraction.quantity.trend is not None:
        return None
    k = figures.index(part)
    back = _back(sheet, part)
    if back is not None:
        return chosen(sheet, fraction, part, told(sheet, figures, k), back)
    whole = asked(sheet, part) or _opened(sheet, figures, k) or _possessed(sheet, figures, k)
    whole = whole or sampled(sheet, figures, k) or of_which(sheet, figures, k) or met_in(sheet, figures, k)
    if whole is None and sheet.after(fraction, 1) != ["of"]:
        rules = (another, votes_cast, only, won)
        whole = next((found for rule in rules if (found := rule(sheet, figures, k)) is not None), None)
    if whole is None and fraction.quantity.kind == "percent" and sheet.after(fraction, 1) != ["of"]:
        whole = taken(sheet, figures, k)
    if whole is not None:
        return share_of(sheet, fraction, part, whole)
    phrase = _opening_noun(sheet, part) or _own_noun(sheet, part, fraction)
    if phrase is not None:
        return by_noun(sheet, fraction, part, phrase)
    if tie(sheet, part, fraction) is None:
        return with_whole(sheet, figures, n, part)
    return in_passing(sheet, figures, k, fraction)


def _part(sheet: Sheet, figures: Sequence[Figure], n: int) -> Figure | None:
    """The part that the share is set beside, or whose clause it closes."""
    if not n or figures[n - 1].quantity.kind not in PARTS:
        return None
    last, owner = figures[n - 1], n > 1 and _possessed(sheet, figures, n - 2) is not None
    several = n > 2 and sheet.before(last, 1) == ["and"] and _which(sheet, last.last, sheet.left(figures[n]))
    if several or last.quantity.trend is not None:
        return None
    if not (tie(sheet, last, figures[n]) or _closes(sheet, last, figures[n])):
        return None
    return figures[n - 2] if owner else last


def _which(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words end with ", which is": of all that is told before, "520 were stolen, and 80 burnt"."""
    words = bare(sheet.page.lows[first:last])
    return words[-3:] in ((",", "which", "is"), (",", "which", "was"))


def _closes(sheet: Sheet, part: Figure, fraction: Figure) -> bool:
    """`94 are women, or 9 per cent.`, `nine have failed, a rate of 41%,`: the share of the whole clause."""
    lows, tags = sheet.page.lows, sheet.page.tags
    first, last = part.last, sheet.left(fraction)
    marks = [k for k in range(first, last) if lows[k] in SEPARATORS]
    if len(marks) == 2 and lows[marks[1]] == ":" and tags[marks[1] - 1] == "VBD" and marks[1] - marks[0] < _SAID:
        marks = marks[1:]  # "killed 2,053 of them, the ministry said: a rate of 67%"
    if _which(sheet, first, last) and len(marks) > 1:  # "520 were stolen, broken or lost, which is one in five"
        plain = not (BREAKS | _MOVED) & {*lows[first:last]}
        return plain and tags[first] in VERBS and last - first <= 2 * _REACH
    if last - first > _REACH or len(marks) != 1 or lows[marks[0]] not in (",", ":", *DASHES):
        return False
    clause, tail = range(first, marks[0]), lows[marks[0] + 1 : last]
    if (BREAKS | _MOVED) & set(bare(lows[first:last])) or not any(tags[k] in VERBS for k in clause):
        return False
    said = bare(tail)
    rated = said[-1:] == ("of",) and bool(_RATES & set(said)) and len(said) <= 4
    if said and said not in cues("shares")["same"] and not rated:
        return False
    behind = sheet.after(fraction, 3)
    all_of = behind[:1] == ["of"] and (behind[1:2] in (["them"], ["those"]) or tuple(behind[1:]) in _ALL)
    return not behind or behind[0] in _ENDS or all_of


def _start(sheet: Sheet, figure: Figure) -> int:
    """The first word of the noun phrase that the figure stands in: "the county's 41,200", "an estimated 330"."""
    first, _ = sheet.bounds(figure.sentence)
    j = sheet.left(figure)
    while j > first and figure.first - j < 7:
        low, tag = sheet.page.lows[j - 1], sheet.page.tags[j - 1]
        if low not in LIGHT and not tag.startswith(_NOMINAL):
            break
        j -= 1
    return j


def _heads(sheet: Sheet, i: int, sentence: int) -> bool:
    """Whether "of" at word ``i`` opens a sentence or a clause."""
    first, _ = sheet.bounds(sentence)
    while i > first and (sheet.page.lows[i - 1] in ("out", "and", "but") or sheet.page.words[i - 1].isspace()):
        i -= 1
    return i == first or sheet.page.lows[i - 1] in (";", ":", ",", "(", '"', "“", "‘", "'", *DASHES)


def _opened(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`Of the 175 pupils in the year, 119 ...`: the whole behind the last "Of" that opens a clause."""
    part = figures[k]
    for whole in reversed(figures[:k]):
        j = _start(sheet, whole)
        if sheet.page.lows[j - 1] != "of" or not _heads(sheet, j - 1, part.sentence):
            continue
        gap = sheet.page.lows[whole.last : sheet.left(part)]
        return whole if "," in gap and fits(part, whole) and ";" not in gap and _own(sheet, part) else None
    return None


def _own(sheet: Sheet, part: Figure) -> bool:
    """Whether the part has no "of" of its own."""
    return "of" not in sheet.after(part, 2)[:1] or sheet.after(part, 2)[1:] in (["them"], ["these"], ["those"])


def _possessed(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`1,800 of the town's 17,000 people`, of a part and the figure behind it."""
    part = figures[k]
    for whole in figures[k + 1 : k + 2]:
        gap = sheet.gap(part, whole)
        of = next((i for i, word in enumerate(gap) if word == "of"), None)
        if of is None or len(gap) > 9 or not fits(part, whole):
            return None
        lead = sheet.page.tags[part.last : part.last + of]
        named = sheet.page.tags[part.last + of + 1 : sheet.left(whole)]
        nominal = all(tag[:2] in ("NN", "JJ") for tag in lead) and all(tag.startswith(_NOMINAL) for tag in named)
        nominal = nominal and not _BE & {*gap}  # "300 of the patients were under 16"
        return whole if nominal and "of" not in gap[of + 1 :] else None
    return None


def _back(sheet: Sheet, part: Figure) -> TextSpan | None:
    """The pronoun that says of what the part is: "Of these, 84", "62 of them", "Of the total, 388"."""
    first, _ = sheet.bounds(part.sentence)
    _, end = sheet.phrase(part.last)
    page = sheet.page
    while first < part.first and (page.words[first].isspace() or page.lows[first] in ('"', "“", "'", "‘", "out")):
        first += 1
    for i in (part.last, end):
        others = page.low_at(i + 1) == "those" and page.low_at(i + 2) in _OTHERS  # "31 of those on the dummy"
        if page.lows[i : i + 1] == ["of"] and page.lows[i + 1 : i + 2] and page.lows[i + 1] in _BACK and not others:
            return sheet.words(i + 1, i + 2)
    lead = [word for word in page.lows[first : sheet.left(part)] if not word.isspace()]
    if lead in (["of", "those"], ["of", "these"]):
        return None  # "Of those 846 people, 61%": a whole of its own
    j = sheet.left(part)
    j = j - 1 if page.lows[j - 1] == "," else j
    those = page.low_at(first + 1) in ("those", "these") and page.low_at(sheet.left(part) - 1) == ","
    those = those and j - first <= _REACH and not any(tag == "CD" for tag in page.tags[first:j])
    if page.lows[first] == "of" and those:
        return sheet.words(first + 1, first + 2)  # "Of those on the list, 1,944"
    if page.lows[first] == "of" and j - first in (2, 3):
        named = tuple(page.lows[first + 1 : j])
        if named in _ALL or (len(named) == 1 and named[0] in _BACK):
            return sheet.words(first + 1, j)
    return None


def _opening_noun(sheet: Sheet, part: Figure) -> tuple[int, int] | None:
    """`Of the homes, 345, or 30%`: the words of the noun phrase behind a sentence's first "Of"."""
    first, _ = sheet.bounds(part.sentence)
    page, j = sheet.page, sheet.left(part) - 1
    while first < j and page.words[first].isspace():
        first += 1
    if page.lows[first] != "of" or page.lows[j] != "," or j - first > 7:
        return None
    start = first + 1
    while start < j and page.lows[start] in LIGHT:
        start += 1
    _, end = sheet.phrase(start)
    return (start, end) if end > start and not any(tag == "CD" for tag in page.tags[start:j]) else None


def _own_noun(sheet: Sheet, part: Figure, fraction: Figure) -> tuple[int, int] | None:
    """`480 of the homes, or 15%`: the words of the noun phrase behind the part's own "of"."""
    page, first = sheet.page, part.last
    if page.low_at(first) != "of" or (sheet.after(fraction, 1) == ["of"] and not is_of_all(sheet, fraction)):
        return None
    definite = page.low_at(first + 1) in _DEFINITE
    start, end = sheet.phrase(first + 1 + definite)
    closed = page.low_at(end) in SEPARATORS or page.tag_at(end) in VERBS  # "160 of the members are over 65, or 25%"
    if not definite and "POS" not in page.tags[start:end]:  # "11,990 of last year's visitors, or 26%"
        return None
    return (start, end) if end > start and closed and end < fraction.first else None
