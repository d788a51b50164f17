"""Rankings: figures that words put in an order.

    £45m, ahead of the £40m forecast       Acton (52), Bray (45) and Clee (40), in that order
    first with 52, followed by Bray with 45

Claims of kind "comparison" with the roles first, second, ... in the order in which they are
said to fall; cue ``order`` is the words, ``either`` says that less may be better (or that
the order may rise). ``attribute`` is "ahead", "above" or "list". ``explicit`` is False where
the figures hang on two names.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import motion
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare, by_first, cues

_KINDS = frozenset(["money", "percent", "count", "number", "measure", "duration", "age", "temperature"])
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_SIZED = frozenset(["temperature", "measure", "duration"])
_BREAKS = frozenset("; while whereas but although though because after before not never no".split())
# Before a figure that another one is held against.
_BASES = frozenset("than from against like until despite compared compares unfavourably favourably".split())
_HANG = frozenset(["with", "on", "at", "(", "in", "has", "had", "got", "have", "'s", "scored", "polled", "won"])
_JOINS = frozenset(", and then ( ) with on at the in by of votes points second third fourth fifth placed - 's".split())
_ENDS = frozenset("that of in it which a for".split())
_REACH = 12
_WHICH_TIME = frozenset("first last second third same long only".split())  # "for the first time" is no race
_MISSED = frozenset(["missing", "missed"])
_SCORE = 1000  # "on 68" may be a round of golf, "on 8.2 million" is none
_OPENS = 6  # words before "overtook" in "In doing so she overtook"; words of a name
_AGAINST, _BESIDE = frozenset("against than above below versus".split()), 6  # words before a mean that is set beside
_TOLD = 4  # words behind a figure that tell what it measures
_MEANS = frozenset("average mean median norm normal".split())



def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every ranking, without ids."""
    sheet = sheets.read(doc, mentions)
    for figures in sheet.of_sentence.values():
        near = [f for f in figures if f.quantity.kind in _KINDS and f.quantity.approximation == "exact"]
        near = [f for f in near if (f.quantity.value or 0) > 0 and not _is_mean(sheet, f)]
        yield from _overtaken(sheet, near)
        if len(near) < 2:
            continue
        lists = [claim for claim in (_followed(sheet, near), _ordered(sheet, near)) if claim is not None]
        yield from lists
        if not lists:
            yield from _pairs(sheet, near)


def _is_mean(sheet: Sheet, figure: Figure) -> bool:
    """`412mm, against a December average of 128mm, beating the 361mm`: what nobody ranks."""
    lead = sheet.before(figure, _BESIDE)
    return lead[-1:] == ["of"] and bool(_MEANS & {*lead[-2:-1]}) and bool(_AGAINST & {*lead})


def _row(name: str) -> frozenset[tuple[str, ...]]:
    return cues("ranks")[name]


@functools.cache
def words_of(name: str) -> frozenset[str]:
    """The first word of each phrase in a row of ``ranks.toml``."""
    return frozenset(phrase[0] for phrase in _row(name))


def _find(sheet: Sheet, name: str, first: int, last: int) -> tuple[int, int] | None:
    """Where a phrase of the row stands between two words, the longest of the first ones."""
    lows, known = sheet.page.lows, by_first("ranks", name)
    for i in range(first, last):
        if lows[i] not in known:
            continue
        ends = [i + len(phrase) for phrase in known[lows[i]] if tuple(lows[i : i + len(phrase)]) == phrase]
        if ends and max(ends) <= last:
            return i, max(ends)
    return None


def alike(one: Figure, other: Figure) -> bool:
    """Whether the two can be of one measure: the unit of the second may be left out."""
    counts = ("number", "count")
    if {one.quantity.kind, other.quantity.kind} == {"number", "count"}:
        return True
    if one.unit == other.unit:
        return True
    return other.quantity.kind in ("number", "age") and one.quantity.kind in (*counts, "measure")


def _spelled(figure: Figure) -> bool:
    return figure.quantity.text[:1].isalpha()


def _sentence(sheet: Sheet, figure: Figure) -> set[str]:
    """The words of the sentence, names left out: "the Golf" is no golf."""
    start, end = figure.first - len(sheet.before(figure, 40)), figure.last + len(sheet.after(figure, _TOLD))
    first = sheet.bounds(figure.sentence)[0]
    lows = sheet.page.lows
    places = [k for k in range(start, end) if not (lows[k] == "time" and lows[k - 1] in _WHICH_TIME)]
    return {lows[k] for k in places if k == first or sheet.page.tags[k] not in ("NNP", "NNPS")}


def ranked(
    sheet: Sheet, figures: Sequence[Figure], words: tuple[int, int], sort: str, explicit: bool
) -> Claim:
    """The claim that the figures fall in this order. sort: "ahead", "above" or "list"; words: the order's."""
    marks: dict[str, TextSpan] = {"order": sheet.words(*words)}
    said = {w for f in figures for w in _sentence(sheet, f)}
    raced = sort == "ahead" and _timed(sheet, figures[0], figures[-1])  # the order is turned already
    timed = any(f.quantity.kind == "duration" for f in figures)
    small = all(f.quantity.kind == "number" and (f.quantity.value or 0) < _SCORE for f in figures)
    scored = small and all(sheet.before(f, 1) == ["on"] for f in figures)
    tall = bool(said & words_of("greatest")) and not any(word.endswith("est") for word in said & words_of("less"))
    missed = bool(_MISSED & {*sheet.page.lows[slice(*words)]})  # "lost 312m litres in leaks, missing its target"
    if (sort != "above" or missed) and not raced and (timed or scored or (said & words_of("less") and not tall)):
        marks["either"] = marks["order"]
    roles = dict(zip(PLACES, figures, strict=False))
    return sheet.claim("comparison", roles, cues=marks, attribute=sort, explicit=explicit)


def _pairs(sheet: Sheet, near: Sequence[Figure]) -> Iterator[Claim]:
    """`£45m, ahead of the £40m forecast`, `52 points, ahead of Bray with 45`."""
    for n, other in enumerate(near):
        before = reversed(near[max(0, n - _REACH) : n])
        before = (f for f in before if sheet.before(f, 1) != ["from"])  # "rose to £171m from £150m, beating the £163m"
        one = next((f for f in before if alike(f, other) and (not _spelled(f) or _spelled(other))), None)
        if one is None or other.first - one.last > 2 * _REACH:
            continue
        if than := _than(sheet, one, other):
            order = [one, other] if than == "more" else [other, one]
            at = one.last + sheet.gap(one, other).index("than")
            yield ranked(sheet, order, (at, at + 1), "above", True)
            continue
        for name in ("ahead", "above", "behind", "below"):
            words = _find(sheet, name, one.last, other.first)
            if words is not None and not sheet.between(one.last, words[0]) and one.quantity.kind in _SIZED:
                break  # "1.6C above the previous high of 38.7C"
            if words is not None and any(f.last == words[0] and f is not one for f in near[:n]):
                break  # "won 22 of the 48, leaving it three short of the 25 needed"
            if words is None or len(sheet.between(one.last, words[0])) > _REACH:
                continue
            tie = _tied(sheet, one, other, words)
            if tie is not None:
                order = [one, other] if (name in ("ahead", "above")) != _timed(sheet, one, other) else [other, one]
                sort = "above" if name in ("above", "below") else "ahead"
                yield ranked(sheet, order, words, sort, tie)
            break


def _timed(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`touched in 47.4 seconds, ahead of Lim in 47.9`: over a distance the shorter time is ahead."""
    units = {f.quantity.unit for f in (one, other)} - {None}
    return units <= {"second", "minute", "hour"} and bool(units) and all(
        sheet.before(f, 1) == ["in"] for f in (one, other)
    )  # fmt: skip


def _than(sheet: Sheet, one: Figure, other: Figure) -> str | None:
    """`more people chose tea (52%) than coffee (45%)`: which word compares; both stand in brackets."""
    gap = sheet.gap(one, other)
    if not (one.bracketed and other.bracketed and gap[:2] == [")", "than"] and len(gap) < 8 and gap[-1] == "("):
        return None
    before = sheet.before(one, 12)[::-1]
    word = next((w for w in before if w in ("more", "fewer", "less")), None)
    return word if word is None or word == "more" else "fewer"


def _tied(sheet: Sheet, one: Figure, other: Figure, words: tuple[int, int]) -> bool | None:
    """Whether one phrase ties the figures (True) or two names do (False); None where nothing does."""
    lows, tags = sheet.page.lows, sheet.page.tags
    before = lows[one.last : words[0]]
    verb = any(tag.startswith("VB") for tag in tags[one.last : words[1]])
    if _BREAKS & set(lows[one.last : other.first]) or not (verb or {",", "(", ")", "-", "–", "—"} & set(before)):
        return None
    if lows[words[1]] in (",", ")", ";") and words[1] < other.first:
        return None  # "was on 24%, 13 points behind, and Bray on 22%"
    held = _BASES & set(sheet.before(one, 4)) and tags[words[0]] in ("IN", "RB", "JJ")
    others = [f for f in sheet.of_sentence[one.sentence] if words[1] <= f.first < other.first]
    joined = "and" in before and "JJS" not in tags[one.last : words[0]]
    if held or others or joined or before.count(",") > 2:
        return None
    between = list(bare(lows[words[1] : other.first]))
    after = sheet.after(other, 2)
    level = words_of("level")
    if not between:  # "ahead of the £52m forecast", "ahead of the 45 of 2019"
        ends = not after or not after[0][0].isalnum() or after[0] in level | _ENDS or _of_one_way(sheet, one, other)
        same = one.quantity.unit == other.quantity.unit or lows[words[0]].startswith("outnumber")
        counted = same and {one.quantity.kind, other.quantity.kind} <= {"count", "number"}
        return True if ends or counted else None
    if len(between) <= 5 and between[-1] in ("of", "for") and level & set(between):
        return True
    where = between[-1:] != [] and "where" in between and between[0].isalpha() and len(between) <= 5
    if where and sheet.page.words[words[1]][:1].isupper() and one.quantity.trend is not None:
        return False  # "rose 2.1%, ahead of Perth, where they gained 1.6%"
    named = any(sheet.page.words[k][0].isupper() for k in range(words[1], other.first))
    hung = lows[other.first - 1] in _HANG or lows[other.first - 2] in _HANG
    verbs = sum(tags[k].startswith("VB") for k in range(words[1], other.first))
    return False if named and hung and verbs < 2 and len(between) <= 8 else None


def _of_one_way(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`rose by 3% in the quarter, well below the 9% growth of the last one`: two sizes of one motion."""
    moved = motion.at(sheet, other.last)
    size = one.quantity.kind == other.quantity.kind == "percent" and moved is not None and moved.kind == "noun"
    return size and moved is not None and moved.direction == one.quantity.trend


def _followed(sheet: Sheet, near: Sequence[Figure]) -> Claim | None:
    """`first with 52, followed by Bray with 45 and Clee with 40`; names, and a word of ranking before."""
    for n in range(len(near) - 1):
        words = _find(sheet, "follow", near[n].last, near[n + 1].first)
        if words is None or not _is_topped(sheet, near[n], words[0]) or _spelled(near[n]):
            continue
        chain = [near[n]]
        for other in near[n + 1 :]:
            start = words[1] if len(chain) == 1 else chain[-1].last
            if not alike(near[n], other) or not _listed(sheet, start, other.first):
                break
            chain.append(other)
        if len(chain) > (2 if sheet.page.lows[words[0]] == "ahead" else 1):
            return ranked(sheet, chain[: len(PLACES)], words, "list", True)
    return None


def _is_topped(sheet: Sheet, first: Figure, last: int) -> bool:
    """Whether a ranking is told before its list: "rose fastest in Leeds, by 7%", "the 52 points put them first"."""
    start = first.first - len(sheet.before(first, 20))
    most = any(low.endswith("est") and tag in ("JJS", "RBS") for low, tag in
               zip(sheet.page.lows[start:last], sheet.page.tags[start:last], strict=True))  # fmt: skip
    return most or bool(words_of("top") & {*sheet.page.lows[start:last]})


def _overtaken(sheet: Sheet, near: Sequence[Figure]) -> Iterator[Claim]:
    """`overtook Bray, with 52,000 users to Bray's 45,000`, `... with 52. She overtook Roe, whose 45`."""
    for n, other in enumerate(near):
        start = other.first - len(sheet.before(other, 40))
        words = _find(sheet, "overtake", start, other.first)
        if words is None:
            continue
        gap = sheet.page.lows[words[1] : other.first]
        if (gap[-1:] == ["whose"] or gap[-2:-1] in (["which"], ["who"])) and len(gap) <= _REACH:
            ones = [f for f in near[:n] if f.last <= words[0]]
            earlier = sheet.of_sentence.get(other.sentence - 1, ()) if not ones and words[0] - start < _OPENS else ()
            ones = [f for f in (ones or earlier) if f.quantity.kind in _KINDS]
            ones = [f for f in ones if alike(f, other) or alike(other, f)]
            if ones:
                yield ranked(sheet, [ones[-1], other], words, "list", bool(near[:n]))
        elif n and near[n - 1].first > words[1] and alike(near[n - 1], other):
            between = sheet.gap(near[n - 1], other)
            if "to" in between and between[-1:] == ["'s"] and len(between) - between.index("to") < _OPENS:
                yield ranked(sheet, [near[n - 1], other], words, "list", True)


def _listed(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words are a name and what hangs a figure on it."""
    tags, lows = sheet.page.tags, sheet.page.lows
    names = [sheet.page.words[k][0].isupper() for k in range(first, last)]
    plain = all(
        name or tags[k] in ("JJ", "POS", "IN", "DT", "CC", ",", "-LRB-", "-RRB-") or lows[k] in _JOINS
        for k, name in zip(range(first, last), names, strict=True)
    )
    return any(names) and plain and lows[last - 1] in _HANG | {",", ")"} and last - first <= _REACH


def _ordered(sheet: Sheet, near: Sequence[Figure]) -> Claim | None:
    """`Acton (52,000), Bray (45,000) and Clee (40,000), in that order`."""
    last = near[-1]
    words = _find(sheet, "order", last.last, last.last + min(8, len(sheet.after(last, 8))))
    if words is None or sheet.page.lows[words[1] : words[1] + 1] == ["to"]:
        return None
    chain = [last]
    for other in reversed(near[:-1]):
        same = alike(other, chain[0]) or other.quantity.kind == "age"
        if not same or not _listed(sheet, other.last, chain[0].first):
            break
        chain.insert(0, other)
    if len(chain) < 2:
        return None
    return ranked(sheet, chain[: len(PLACES)], words, "list", True)
