"""What leads up to a figure: whether it is where a change began, where it ended, or its size.

    from *£4.75bn* to *£4.15bn*    compared with *£135m*    up *7.4%*    a *35%* rise    by *350*    at *812p*
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from copydesk.extract.lexicon import multiples
from copydesk.relate import motion
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues

Role = Literal["base", "result", "delta", ""]

_STEPPED = ("DT", "PRP$", "JJ", "JJS", "JJR", "RB", "RBR", "POS", "NNP", "NNPS", "VBN", "$", "PDT", "HYPH", "CD")
_PREPOSITIONS = frozenset("from to by at than with on over below above of against versus vs vs. after".split())
_AT_TIMES = (["at", "one", "stage"], ["at", "one", "point"], ["at", "one", "time"])
_REACHED = (["as", "high", "as"], ["as", "low", "as"])
_PAST = frozenset(["above", "below", "past", "beyond", "under"])
_SIZES = ("percent", "percentage-point", "basis-point", "money", "count", "number", "measure", "duration", "fraction")
_SPANS = frozenset("year month week quarter season decade".split())
_CLOSING = frozenset("than on at to by for , . ) in and - from".split())
_DEFINITE = frozenset("the last its their his her".split())
_NEXT = 6  # words from a size to its level: "above the previous high of"
_REACH = 8


@dataclass(frozen=True, slots=True)
class Lead:
    """How a figure stands in a change.

    place: the word that says so, and all words from it to the figure belong to the figure.
    tie: that word ("from", "to", "compare", "behind", …). motion: what it moves with.
    """

    role: Role
    place: int
    tie: str = ""
    motion: Motion | None = None


def read(sheet: Sheet, figure: Figure) -> Lead:
    """The lead of a figure; role "" where nothing says that it takes part in a change."""
    if sheet.after(figure, 3) in _AT_TIMES and sheet.before(figure, 1) != ["to"]:
        return Lead("", sheet.left(figure))  # "3p higher at 64p, having been 58p at one stage"
    if figure.quantity.kind == "duration" and sheet.after(figure, 1) in (["ago"], ["earlier"]):
        return Lead("", sheet.left(figure))  # "down from seven two years ago"
    if sheet.page.lows[max(0, figure.first - 3) : figure.first] in _REACHED:
        return Lead("", sheet.left(figure))  # "rose as high as 93.1 cents before slipping back to 92.8 cents"
    if (passed := _passed(sheet, figure)) is not None:
        return passed
    start, place = sheet.left(figure), None if _adjectival(figure) else _governor(sheet, figure)
    led = _by_preposition(sheet, place, sheet.page.lows[place]) if place is not None else None
    if place is not None and sheet.page.lows[place] == "after" and place + 1 == start and _timed(sheet, figure):
        led = Lead("base", place, "after")
    if of_year(sheet, figure):
        return Lead("base", start - 2, "compare")
    if place is not None and _parted(sheet, figure, place):
        return Lead("", start)
    behind = _behind(sheet, figure) if led is None or led.role != "base" else None
    if behind is not None or place is None:
        return behind or Lead("", start)
    if sheet.page.lows[place] not in _PREPOSITIONS:
        found = motion.at(sheet, place)
        moves = found is not None and found.kind in ("verb", "adverb") and figure.quantity.kind in _SIZES
        moves = moves and sheet.page.lows[place] not in multiples()  # "halve its 3,800 staff": a base
        return Lead("delta", place, "direct", found) if moves else Lead("", start)
    return led or Lead("", start)


def _parted(sheet: Sheet, figure: Figure, place: int) -> bool:
    """`61mm, more than half the average of 112mm`: compared with a part of it."""
    here = sheet.of_sentence[figure.sentence]
    return sheet.page.lows[place] == "than" and any(
        f.first == place + 1 and f.last <= figure.first and f.quantity.kind == "fraction" for f in here
    )


def _passed(sheet: Sheet, figure: Figure) -> Lead | None:
    """`rose above $1.37 from $1.30`, `fell below £2m from £2.1m`: the level that was passed, and no size."""
    before, at = sheet.before(figure, 1), figure.first - 1
    told = sheet.left(figure) in (at, figure.first) and sheet.page.low_at(at) in _PAST
    told = told and figure.quantity.kind in ("money", "count", "number", "measure")
    verb = motion.at(sheet, at - 1) if told else None
    if verb is None or verb.kind != "verb" or before == ["by"] or "from" not in sheet.after(figure, 4):
        return None
    return Lead("result", at, "to", verb)


def _timed(sheet: Sheet, figure: Figure) -> bool:
    """`rose to £5m in June after £4m in May`: nothing but its own time stands behind the figure."""
    behind = sheet.after(figure, 3)
    dated = any(sheet.page.at(d.start) - figure.last in (0, 1) for d in sheet.dates if d.start >= figure.quantity.end)
    return bool(behind) and (behind[0] == "in" or behind[-1] in ("before", "earlier", "ago")) and (
        dated or behind[-1] in ("before", "earlier", "ago")
    )  # fmt: skip


def _adjectival(figure: Figure) -> bool:
    """Whether it is part of an adjective: "nine-year low", "12-month rise"."""
    return figure.quantity.kind in ("duration", "age", "measure") and "-" in figure.quantity.text


def _governor(sheet: Sheet, figure: Figure) -> int | None:
    """The preposition or moving word that the figure hangs on, over articles, owners and names of levels."""
    page, k = sheet.page, sheet.left(figure) - 1
    first = max(0, k - _REACH)
    while k >= first and page.sents[k] == figure.sentence and not page.breaks[k]:
        low, tag = page.lows[k], page.tags[k]
        if low == "of" and page.lows[k - 1] in single("level") and motion.at(sheet, k - 1) is None:
            k -= 1
        elif low in _PREPOSITIONS or motion.at(sheet, k) is not None:
            return k
        elif page.tag_at(k + 1) == "POS" and low in _SPANS:
            pass  # "from last year's 63%"
        elif tag not in _STEPPED and low not in single("level") and page.tags[k - 1] != "HYPH":
            return None
        k -= 1
    return None


def _by_preposition(sheet: Sheet, place: int, low: str) -> Lead | None:
    lows = sheet.page.lows
    compared = _compare(sheet, place)
    if compared is not None:
        return Lead("base", compared, "compare")
    prior = motion.at(sheet, place - 1) if place else None
    moved = prior if prior is not None and prior.kind in ("adverb", "noun") else None
    if low == "of" and place > 1 and lows[place - 1] == ",":
        aside = motion.at(sheet, place - 2)  # "The improvement, of 5.5 points, was"
        moved = aside if aside is not None and aside.kind == "noun" else None
    if low == "from":
        return Lead("base", place, "from", (motion.mover(sheet, moved) if moved else None) or moved)
    if low == "to":
        return Lead("result", place, "to")
    if low == "at":
        return Lead("result", place, "at")
    if low == "by":
        return Lead("delta", place, "by", prior or motion.before(sheet, place))
    if low in ("over", "on") and (size := _sized(sheet, place)) is not None:
        return Lead("base", place, low, size)
    if low in ("below", "above") and _right_behind(sheet, place):
        return Lead("base", place, low, _side_of(place, low))
    beside = {*single("above"), *single("below")}
    if low in ("than", "on") and lows[place - 1] in beside:
        side = side_at(sheet, place - 1) if low == "than" and lows[place - 2 : place - 1] == [","] else None
        return Lead("base", place, low, prior or moved or side)  # "2.4bn, less than the 1.9bn of 2017"
    if low == "of" and (moved is not None or lows[place - 1] in single("gap")):
        return Lead("delta", place, "of", moved)
    return None


def _sized(sheet: Sheet, place: int) -> Motion | None:
    """`an increase of 18% over the £69m`, `up 8 points on the 12%`: the motion whose size ends right before."""
    size = next((f for f in sheet.of_sentence.get(sheet.page.sents[place], ()) if f.last == place), None)
    if size is None or size.quantity.kind not in ("percent", "percentage-point"):
        return None
    if sheet.page.low_at(place + 1) in _DEFINITE and sheet.page.lows[place] == "on":
        found = motion.at(sheet, sheet.left(size) - 1)
        if found is not None and found.kind in ("adverb", "verb"):
            return found
    if sheet.before(size, 1) != ["of"]:
        return None
    found = motion.at(sheet, sheet.left(size) - 2)
    return found if found is not None and found.kind == "noun" else None


def _side_of(place: int, low: str) -> Motion:
    return Motion(place, "down" if low == "below" else "up", "adverb")


def _level_next(sheet: Sheet, figure: Figure) -> bool:
    """Whether a level like the size stands next: "£6m below the £90.1m", and not "5 degrees below normal"."""
    behind = (f for f in sheet.of_sentence[figure.sentence] if f.first > figure.last)
    following = next(behind, None)
    return following is not None and following.unit == figure.unit and len(sheet.gap(figure, following)) <= _NEXT


def _right_behind(sheet: Sheet, place: int) -> bool:
    """`£6m below the £90.1m owed a year earlier`: whether a size ends right before the word."""
    sizes = ("money", "count", "number", "measure")
    return any(f.last == place and f.quantity.kind in sizes for f in sheet.of_sentence.get(sheet.page.sents[place], ()))


def _compare(sheet: Sheet, place: int) -> int | None:
    """Where a phrase of comparison that ends at ``place`` begins."""
    lows = sheet.page.lows
    for phrase in cues("changes")["compare"]:
        start = place + 1 - len(phrase)
        if start >= 0 and tuple(lows[start : place + 1]) == phrase:
            return start
    return None


def of_year(sheet: Sheet, figure: Figure) -> bool:
    """`€230m (2022: €180m)`: a bracket that gives the same figure of another year."""
    words = sheet.before(figure, 3)
    told = words[-3:-2] == ["("] and words[-1] == ":" and words[-2].isdigit()
    return figure.bracketed and told and len(words[-2]) == 4


def _behind(sheet: Sheet, figure: Figure) -> Lead | None:
    """`a 35% rise`, `9 pence lower`, `26% more than`: the word of motion behind its size."""
    if figure.quantity.kind not in _SIZES:
        return None
    page, k = sheet.page, figure.last
    if page.lows[k : k + 1] in (["below"], ["above"]) and _level_next(sheet, figure):
        return Lead("delta", sheet.left(figure), "behind", _side_of(k, page.lows[k]))
    if figure.quantity.kind == "percent" and tuple(page.lows[k : k + 2]) in (("below", "where"), ("above", "where")):
        return Lead("delta", sheet.left(figure), "behind", _side_of(k, page.lows[k]))  # "0.5% below where it began"
    stop = min(len(page), k + 3)
    while k < stop and page.sents[k] == figure.sentence:
        low = page.lows[k]
        if low in single("above") | single("below"):
            found = motion.at(sheet, k) or side_at(sheet, k)
            following = page.lows[k + 1] if k + 1 < len(page) else "."
            definite = figure.quantity.kind == "percent" and sheet.before(figure, 1) == ["the"]
            if found.kind == "noun" or following in _CLOSING or definite:
                return Lead("delta", sheet.left(figure), "behind", found)
        if page.tags[k] not in ("JJ", "HYPH", "NN", "JJR") or page.lows[k] in ("a", "the"):
            found_noun = motion.at(sheet, k)
            return _noun_behind(sheet, figure, found_noun)
        if (found_noun := motion.at(sheet, k)) is not None:
            return _noun_behind(sheet, figure, found_noun)
        k += 1
    return None


def _noun_behind(sheet: Sheet, figure: Figure, found: Motion | None) -> Lead | None:
    if found is None or found.kind != "noun":
        return None
    return Lead("delta", sheet.left(figure), "behind", found)


def side_at(sheet: Sheet, k: int) -> Motion:
    """The adverb of comparison at a word ("fewer", "more")."""
    low = sheet.page.lows[k]
    return Motion(k, "up" if low in single("above") else "down", "adverb", low in single("either"))
