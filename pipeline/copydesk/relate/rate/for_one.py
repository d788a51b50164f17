"""What a figure is for one of: "£25 each", "18 an acre", "each mile comes to £38m", "45 turbines of 8 megawatts"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.records import Money, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

TIMES = frozenset("year month week day hour night season".split())
EACH = frozenset(["each", "apiece"])
PARTED = frozenset("but while whereas although than compared against up down".split())
_RATED = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "hourly": "hour"}
_HEAD = (["a", "head"], ["per", "head"], ["per", "person"], ["a", "time"], ["a", "piece"], ["per", "capita"])
_IN_EACH = frozenset("in on to for at from".split())
_PER = (
    ["a"], ["an"], ["per"], ["every"], ["for", "each"], ["for", "every"], ["in", "each"], ["in", "every"], ["to", "a"],
    ["to", "each"],
)  # fmt: skip
_SPENT = frozenset("cash be spent paid due released invested delivered built".split())  # "£60m to be spent in each"
_HOLDING = frozenset("of with carrying holding costing producing generating weighing making taking".split())
_FAR = 14  # words from "each of the 140 houses" to what it comes to
_LED = 5  # words between "each kilometre" and what it comes to


@dataclass(frozen=True, slots=True)
class One:
    """A figure that is for one of something: of what (None: of whatever is counted), and the words that say so."""

    figure: Figure
    noun: str | None
    tie: TextSpan
    many: Figure | None = None  # how many there are, where the same phrase says so: "45 turbines of 8 megawatts"


def for_one(sheet: Sheet, figure: Figure) -> One | None:
    """What the figure is for one of, by the words behind it or by its unit."""
    quantity, after = figure.quantity, sheet.after(figure, 6)
    noun = quantity.per if isinstance(quantity, Money) else (quantity.unit or "").partition(" per ")[2]
    if noun:
        return One(figure, stem(noun), sheet.words(figure.first, figure.last))
    led = sheet.before(figure, 3)
    if led[-2:] == ["rate", "of"] and led[0] in _RATED:
        return One(figure, _RATED[led[0]], sheet.words(sheet.left(figure) - 3, sheet.left(figure)))
    for k in range(_LED):
        between = {stem(word) for word in after[:k]}
        if after[k : k + 1] and after[k] in EACH and between <= {*_IN_EACH, *_SPENT, *figure.nouns, "people"}:
            return _of_thing(sheet, figure, k)
        if after[k : k + 2] in _HEAD and k < _LED // 2 + 1 and (k == 0 or stem(after[0]) in figure.nouns):
            return One(figure, None, sheet.words(figure.last + k, figure.last + k + 2))
    gave = sheet.before(figure, 3)
    if "each" in gave[-2:-1] and sheet.page.tags[sheet.left(figure) - 1] in ("VBD", "VBP", "VBZ", "VB", "VBG"):
        return One(figure, None, sheet.words(sheet.left(figure) - 2, sheet.left(figure) - 1))  # "60 men each gave £25"
    if quantity.kind == "duration":
        return None
    return _per(sheet, figure, after) or _held(sheet, figure) or _every(sheet, figure)


def _of_thing(sheet: Sheet, figure: Figure, k: int) -> One:
    """`£25 each`, or `£133 for each member`, which names the thing."""
    at = figure.last + k
    noun = sheet.page.low_at(at + 1)
    named = sheet.page.lows[at] == "each" and sheet.page.tag_at(at + 1) == "NN" and noun not in TIMES
    return One(figure, stem(noun) if named else None, sheet.words(at, at + 1))


def _held(sheet: Sheet, figure: Figure) -> One | None:
    """`45 turbines of 8 megawatts`, `18 payments of £2,400`: each of the things counted right before."""
    before = [f for f in sheet.of_sentence[figure.sentence] if f.last <= figure.first]
    many = before[-1] if before else figure
    apposed = sheet.gap(many, figure) if before and many.quantity.kind == "count" else []
    at = apposed.index("each") if "each" in apposed[:_LED] else 0
    if at and apposed[at - 1] == "," and len(apposed) - at <= _LED and apposed[-1] in _HOLDING:
        return One(figure, None, sheet.words(many.last + at, many.last + at + 1), many)  # "22 turbines, each of 3MW"
    gap = range(many.last, figure.first)
    tags = [sheet.page.tags[k] for k in gap]
    held = 1 < len(gap) <= _LED - 1 and sheet.page.lows[figure.first - 1] == "of" and tags[-2] == "NNS"
    if not held or many.quantity.kind != "count" or not all(tag[:2] in ("NN", "JJ") for tag in tags[:-1]):
        return None
    noun = stem(sheet.page.words[figure.first - 2])
    return None if noun in TIMES else One(figure, noun, sheet.words(figure.first - 2, figure.first), many)


def _per(sheet: Sheet, figure: Figure, after: Sequence[str]) -> One | None:
    """`18 an acre`, `560 in every school`, `5.2 tons of hay an acre`."""
    skips = [0] + [1] * (stem("".join(after[:1])) in figure.nouns) + [2] * (after[:1] == ["of"])
    for phrase in _PER:
        for k in skips:
            place = figure.last + k + len(phrase)
            said = after[k : k + len(phrase)] == phrase
            if said and place < len(sheet.page) and sheet.page.tags[place][:2] == "NN":
                return One(figure, stem(sheet.page.words[place]), sheet.words(place - len(phrase), place + 1))
    return None


def _every(sheet: Sheet, figure: Figure) -> One | None:
    """`each kilometre comes to £38m`, `the average visitor paid £7.20`."""
    first, place = sheet.bounds(figure.sentence)[0], sheet.left(figure)
    counted = [f for f in sheet.of_sentence[figure.sentence] if f.last <= place and f.quantity.kind == "count"]
    of_all = bool(counted) and _of_each(sheet, counted[-1])
    gap = sheet.page.lows[counted[-1].last : place] if of_all else []
    lead = [word for word in sheet.before(figure, _LED + 2) if not word.isspace()]
    if lead[:1] == ["each"] and sheet.page.tags[place - 1] in ("IN", "VBZ", "VB", "VBD") and not counted:
        start = place - len(sheet.before(figure, _LED + 2))
        return One(figure, None, sheet.words(start, start + 1))  # "Each will have a capacity of 8 megawatts"
    if of_all and len(gap) <= _FAR and not {",", "and", ";", *PARTED} & set(gap):
        # "each of the 140 houses will cost £95,000"
        return One(figure, None, sheet.words(counted[-1].first - 3, counted[-1].first))
    for k in range(place - 2, max(first, place - 2 - _LED) - 1, -1):
        low, tag = sheet.page.lows[k], sheet.page.tag_at(k + 1)
        if low in PARTED or low in (",", ";", ":", "and", "("):
            return None
        whose = low != "average" or (k + 2 < place and sheet.page.lows[k + 2] != "of")  # not "an average cost of £2"
        if low in ("each", "every", "average") and tag == "NN" and whose:
            return One(figure, stem(sheet.page.words[k + 1]), sheet.words(k, k + 2))
    return None


def _of_each(sheet: Sheet, counted: Figure) -> bool:
    """`Each of the 140 houses`, `each of the first 175 families`."""
    lead = [word for word in sheet.before(counted, 6) if word not in ("first", "last")]
    owned = lead[-1:] in (["'s"], ["’s"], ["’"], ["'"]) and ["each", "of"] in (lead[:2], lead[1:3])
    owned = owned or (lead[-1:] in (["'s"], ["’s"]) and lead[:2] == ["each", "of"])
    return owned or (lead[-3:-1] == ["each", "of"] and lead[-1] in ("the", "its", "her", "his", "their", "our", "my"))
