"""The levels of a change whose size a sentence behind them speaks of.

    Rents were £1,210 in May. In May last year they were £1,050. The rise of 15% is the biggest on record.
    The price went up from £12.40 to £15.50. The 25% increase angered fans.

"The rise" and "that is a rise" speak of what has just been told: the one change, or the only two
levels of one unit, in the two sentences before. A rise "in rents" or "since May" is another one.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.relate import motion
from copydesk.relate.change import afar, contrast
from copydesk.relate.change.draft import LEVELS
from copydesk.relate.change.move import Change, Levels, agree
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_LEAD = 5  # words before the size: "that was a rise of"
_CLAUSE = 14  # words before the levels that name what has them
_BACK = 2  # sentences before the size in which its levels stand
_POINTERS = frozenset(["the", "that", "this"])
_IS = frozenset("is was represents means marks amounts equates equals makes".split())
_OTHER = frozenset("in of over since from on for at by than compared more less fewer higher lower that".split())
PLACED = frozenset("in of for among at from by".split())
_CLAUSES = frozenset(["and", "but", "while", ";"])  # open another: "The 25% cut is meant to help, and he is paid"
_APPOSED = ([",", "a"], [",", "an"])


def levels(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The base and result of a change whose sentence gives nothing but its size and points back."""
    size = change.size or change.roles.get("difference")
    if size is None or len(change.roles) > 1 or _has_level(sheet, size):
        return None
    if size.quote is not None and not named(sheet, size):
        return None
    near = [other for other in changes if other is not change and 0 < size.sentence - other.sentence <= _BACK]
    pairs = [other for other in near if other.pair is not None]
    sourced = size.quote is not None and all(each.size is None for each in pairs)
    only = len(pairs) == 1 and (sourced or _of_the_same(sheet, change, pairs[0]))
    if not only and not points_back(sheet, size):
        return None
    points = size.quantity.kind == "percentage-point"
    if not pairs:
        far = afar.levels(sheet, change, size, changes)
        return None if far is None else _made(sheet, *far, size)
    pair = pairs[0]
    if len(pairs) > 1 or pair.pair is None or pair.size is not None or not agree(change, pair):
        return None
    if points and (pair.pair[0].quantity.kind != "percent" or "difference" in pair.roles):
        return None
    return _made(sheet, *pair.pair, size)


def _of_the_same(sheet: Sheet, change: Change, told: Change) -> bool:
    """`the 12% rise in profits`: the noun that moved between the levels, or that stood before them."""
    size = change.size
    if size is None or told.pair is None or sheet.before(size, 1) != ["the"]:
        return False
    noun = motion.at(sheet, size.last) if sheet.after(size, 1) else None
    if noun is None or noun.kind != "noun" or sheet.after(size, 3)[1:2] not in (["in"], ["of"]):
        return False
    named = {stem(word) for word in sheet.after(size, 4)[2:]}
    first = min(told.pair, key=lambda f: f.first)
    return bool(named & {*told.nouns[:1], *map(stem, sheet.before(first, _CLAUSE))} - contrast.SPANS)


def points_back(sheet: Sheet, size: Figure) -> bool:
    """`The rise of 20%`, `The 20% increase`, `That was a rise of 20%`, `another rise of 20%`."""
    first, left = sheet.bounds(size.sentence)[0], sheet.left(size)
    while first < left and sheet.page.words[first].isspace():
        first += 1
    lead, behind = sheet.page.lows[first:left], sheet.after(size, 2)
    lengths = {f.first - size.last for f in sheet.of_sentence[size.sentence] if f.quantity.kind == "duration"}
    if behind[:1] in (["in"], ["over"]) and {1, 2} & lengths:
        behind = ["."]  # "That is a rise of 36% in five years"
    elif behind[1:] in (["in"], ["over"]) and {2, 3} & lengths:
        behind = behind[:1]  # "the 23% rise over two years"
    found = motion.at(sheet, size.last) if behind else None
    risen = found is not None and found.kind != "adverb" and not _OTHER & set(behind)
    again = "another" in lead[-3:] and (lead[-1] == "of" or risen) and not _OTHER & set(behind[:1])
    if again or (lead[-1:] == ["the"] and risen):
        return True  # "the council called the 9% rise steep"; the tagger may take "fall" for a verb
    if not lead or lead[0] not in _POINTERS or len(lead) > _LEAD:
        return False
    if lead[0] != "the" and lead[1:2] and lead[1] in _IS:
        return not _OTHER & set(behind)
    if len(lead) == 1:  # "that 20% increase"
        return risen
    moved = any(motion.at(sheet, k) is not None for k in range(first, left))  # "the rise of 20%"
    return moved and lead[-1] in ("of", ",") and not _OTHER & set(behind[:1])


def told_back(sheet: Sheet, size: Figure | None) -> bool:
    """`The six-point drop is`, `, a fall of six points`: points that speak of what has just been told."""
    if size is None or size.quantity.kind != "percentage-point":
        return False
    return points_back(sheet, size) or (sheet.before(size, 1) == ["of"] and sheet.before(size, 4)[:2] in _APPOSED)


def named(sheet: Sheet, figure: Figure) -> bool:
    """`A rise of 12%`, `a 12% rise`, and no rise of something else: "a rise of 12% in Wales"."""
    left = sheet.left(figure)
    lead, behind = sheet.before(figure, 3), sheet.after(figure, 2)
    of = lead[-1:] == ["of"] and left > 1 and motion.at(sheet, left - 2) is not None
    if behind[1:] in (["such"], ["this"], ["a"], ["one"]):
        behind = ["."]  # "growth of 41% in such a market"
    noun = motion.at(sheet, figure.last) if behind else None
    told = noun is not None and noun.kind == "noun"
    return (of and not PLACED & set(behind[:1])) or (told and not PLACED & set(behind[1:]))


def _has_level(sheet: Sheet, size: Figure) -> bool:
    """Whether its own sentence prints a level, so that it speaks of that one."""
    of_shares = size.quantity.kind in ("percentage-point", "basis-point")
    # "the 9% rise will pay for a second station in two years"
    levels_only = {"percent"} if of_shares else {*LEVELS} - {"ordinal", "duration"}
    others = (f for f in sheet.of_sentence[size.sentence] if f is not size and f.quantity.text.lower() != "one")
    others = (f for f in others if f.first < size.first or not _CLAUSES & {*sheet.gap(size, f)})
    return any(
        f.quantity.kind in levels_only and not (f.quantity.kind == "percent" and f.quantity.trend) for f in others
    )  # "shares were up 3% on news of the 12% rise"


def _made(sheet: Sheet, base: Figure, result: Figure, tie: Figure) -> Levels:
    return Levels({"base": base, "result": result}, sheet.words(tie.first, tie.last))
