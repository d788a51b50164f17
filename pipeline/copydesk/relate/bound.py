"""Figures that something limits: falls, shares of heads, chances, so many of so many, hours of a day.

Claims of kind "value" with the role bounded, and whole where one is printed. One cue names
the limit: ``falls`` (what fell), ``heads`` (the people or things it is a share of), ``rate``
(turnout, probability), ``discount``, ``drawn`` (six of the five), ``grain`` (52.3% of 20
people), ``clock`` (25 hours a day), ``negative`` (-5 people). ``attribute`` is the row of the
table that knows the noun, or None where none does.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.grain import CLOCK, grain
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues
from copydesk.stem import stem

_STOPS = frozenset([",", ";", ":", "and", "but", "while", "whereas", "-", "–", "—", "(", ")", "as", "after"])
_FALLS = frozenset("fall drop decline decrease reduction cut slump plunge dip slide collapse".split())
_SHRUNK = frozenset("shrunk shrank shrink shrinking shrinks dwindled".split())
_GO = frozenset("gone go goe went came come".split())
_BE = frozenset("of was is at were reached hit be to are stood".split())
_OF = frozenset([("of", "the"), ("out", "of"), ("of", "its"), ("of", "their"), ("of", "these"), ("out", "of", "the")])
_ITS = ("the", "its", "their", "those", "these", "all", "some", "his", "her")
_PROPORTIONS, _NOUN_AT = frozenset("proportion percentage share".split()), 3  # words to "The proportion of trains"
_WITHIN = frozenset(["a", "an", "per", "every", "each", "in", "of"])
_OTHER = frozenset(
    """
    last previous target average normal usual expected planned original same what capacity its year month week quarter
    season monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday prior
    """.split()
)
_SPENT = frozenset("spends spend spent pays pay paid".split())
_MEANT = frozenset("built designed meant intended made certified licensed supposed planned needed".split())
_CLAUSE = 5  # words behind the heads that may say how many there were to be
_COUNTED_OF = frozenset("emission export import consumption production output sale".split())  # of gas, of power
_COMPARED = frozenset("of higher lower more less up down above below greater faster over on increase rise fall".split())


@functools.cache
def _row(name: str) -> frozenset[str]:
    return frozenset(" ".join(phrase) for phrase in cues("bounds")[name])


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every figure with a limit, without ids."""
    sheet = sheets.read(doc, mentions)
    for n, figure in enumerate(sheet.plain):
        quantity = figure.quantity
        if quantity.value is None:
            continue
        if quantity.kind == "percent":
            yield from _percent(sheet, figure)
        elif quantity.kind == "count" and quantity.value < 0:
            noun = quantity.unit or ""
            if noun in _row("head") and sheet.before(figure, 1) not in (["by"], ["of"], ["to"], ["from"]):
                yield _claim(sheet, "negative", sheet.words(figure.first, figure.last), "head", figure)
        elif quantity.kind == "duration":
            yield from _clock(sheet, figure)
        if n + 1 < len(sheet.plain) and quantity.kind == "money":
            yield from _spent_of(sheet, figure, sheet.plain[n + 1])
        if n + 1 < len(sheet.plain) and quantity.kind in ("number", "count"):
            yield from _drawn(sheet, figure, sheet.plain[n + 1])
            yield from _of_so_many(sheet, figure, sheet.plain[n + 1])


def _claim(
    sheet: Sheet, cue: str, words: TextSpan, row: str | None, bounded: Figure, whole: Figure | None = None,
    explicit: bool = True,
) -> Claim:  # fmt: skip
    roles = {"bounded": bounded} if whole is None else {"bounded": bounded, "whole": whole}
    return sheet.claim("value", roles, cues={cue: words}, attribute=row, explicit=explicit)


def _percent(sheet: Sheet, figure: Figure) -> Iterator[Claim]:
    value = figure.quantity.value or 0
    if value > 90 and (fell := _fell(sheet, figure)):
        yield _claim(sheet, "falls", *fell, figure)
        return
    if value > 90:
        heads = _heads(sheet, figure)
        if heads is not None:
            yield _claim(sheet, "heads", heads, "head", figure)
        elif rate := _rate(sheet, figure):
            yield _claim(sheet, *rate, figure)
    few = grain(sheet, figure)
    if few is not None:
        whole, explicit = few
        yield _claim(sheet, "grain", sheet.words(whole.first, whole.last), "head", figure, whole, explicit)


def _fell(sheet: Sheet, figure: Figure) -> tuple[TextSpan, str | None] | None:
    """What fell by the percentage: (its words, the row that knows it)."""
    after = sheet.after(figure, 6)
    if after[:1] == ["fewer"] or after[:1] == ["cheaper"] or _SHRUNK & {*sheet.before(figure, 2)}:
        return sheet.words(figure.first, figure.last), "signed" if _turns(sheet, figure) else "floor"
    at = next((k for k, word in enumerate(after[:2]) if stem(word) in _FALLS), None)
    if figure.quantity.trend != "down" and at is None and not _went_down(sheet, figure):
        return None
    if ("what" in (lead := sheet.before(figure, 16))) and _SPENT & {*lead}:
        return sheet.words(figure.first, figure.last), "floor"  # "what the district spends on power had dropped"
    if {"income", "revenue"} & {*_clause(sheet, figure)} and "from" in _clause(sheet, figure):
        return sheet.words(figure.first, figure.last), "floor"  # "income from street collections"
    nouns = [*(figure.quantity.subject or "").split(), *_clause(sheet, figure)]
    if nouns[:1] != [] and nouns[0].lower() == "it":  # "The stock dropped on Tuesday. It has now fallen 138%"
        nouns += _opening(sheet, figure.sentence - 1)
    if at is not None and after[at + 1 : at + 2] in (["in"], ["of"]):
        nouns = _until(after[at + 2 :])
    elif at is None and after[:1] == ["of"]:
        return None
    span = sheet.words(figure.first, figure.last)
    stems = [word for word, behind in pairwise([*map(stem, nouns), ""]) if behind not in _COUNTED_OF]
    if _of_things(sheet, figure) or ("number", "of") in pairwise(sheet.before(figure, 14)):
        return span, "floor"
    for name in ("signed", "floor"):
        if any(word in _row(name) for word in stems):
            return span, name
    if nouns[:1] == ["time"]:
        return span, "floor"  # "Time spent on repairs": what is said to fall, and no "for a third time"
    counted = bool(nouns) and sheet.page.parsed and _is_plural(sheet, figure)
    return span, "floor" if counted else None


def _turns(sheet: Sheet, figure: Figure) -> bool:
    """Whether what shrank can pass nought: "the deficit has shrunk by 130%"."""
    nouns = [*(figure.quantity.subject or "").split(), *_clause(sheet, figure)]
    return any(stem(word) in _row("signed") for word in nouns)


def _opening(sheet: Sheet, number: int) -> list[str]:
    """The words of "The stock", with which a sentence opens."""
    first, last = sheet.bounds(number) if number >= 0 else (0, 0)
    words = [k for k in range(first, last) if not sheet.page.words[k].isspace()][:3]
    the = bool(words) and sheet.page.lows[words[0]] in ("the", "its", "their")
    return [sheet.page.lows[k] for k in words[1:] if sheet.page.tags[k].startswith("NN")] if the else []


def _of_things(sheet: Sheet, figure: Figure) -> bool:
    """`Borrowing of printed books fell by 112%`: so many things, whatever is done with them."""
    page, start = sheet.page, sheet.bounds(figure.sentence)[0]
    places = (k for k in range(figure.first - 1, start, -1) if page.lows[k] == "of")
    at = next((k for k in places if page.tags[k - 1] in ("NN", "VBG")), None)
    if at is None or page.tags[at + 1] not in ("NNS", "JJ", "VBN", "NN"):
        return False
    first, end = sheet.phrase(at + 1)
    counted = end > first and page.tags[end - 1] == "NNS" and stem(page.words[end - 1]) not in _row("signed")
    return counted and page.tag_at(end).startswith("VB") and page.lows[at - 1].endswith("ing")


def _went_down(sheet: Sheet, figure: Figure) -> bool:
    """`has gone down by 125%`, `have gone down 125%`."""
    before = sheet.before(figure, 3)
    before = before[:-1] if before[-1:] == ["by"] else before
    return before[-1:] == ["down"] and len(before) > 1 and stem(before[-2]) in _GO


def _is_plural(sheet: Sheet, figure: Figure) -> bool:
    """Whether what fell is counted one by one: "raids have fallen by 140%"."""
    start = figure.first - len(sheet.before(figure, 10))
    subject = (figure.quantity.subject or "").split()[-1:]
    start = min([start, *(k for k in range(*sheet.bounds(figure.sentence)) if sheet.page.words[k : k + 1] == subject)])
    heads = [k for k in range(start, figure.first) if sheet.page.deps[k] in ("nsubj", "nsubjpass")]
    if subject and subject[0] in sheet.page.words[start : figure.first]:
        heads = [sheet.page.words.index(subject[0], start)]
    plural = bool(heads) and sheet.page.tags[heads[-1]] == "NNS"
    return plural and stem(sheet.page.words[heads[-1]]) not in _row("signed")


def _until(words: Sequence[str]) -> list[str]:
    """The words up to the end of the clause."""
    out: list[str] = []
    for word in words:
        if word in _STOPS or word in (".", "\n"):
            break
        out.append(word)
    return out


def _clause(sheet: Sheet, figure: Figure) -> list[str]:
    return _until(sheet.before(figure, 10)[::-1])[::-1]


def _heads(sheet: Sheet, figure: Figure) -> TextSpan | None:
    """The people or things behind "of": `105% of registered voters`; not "of last year's visitors"."""
    if sheet.after(figure, 1) != ["of"]:
        return None
    if sheet.after(figure, 2)[1:] == ["them"]:
        return sheet.words(figure.last + 1, figure.last + 2)  # "194% of them were"
    if sheet.after(figure, 2)[1:] == ["those"] and _picked(sheet, figure.last + 2):
        return sheet.words(figure.last + 1, figure.last + 3)  # "of those who voted"
    at = figure.last + 1
    while at < len(sheet.page) and sheet.page.lows[at] in ("the", "all", "those", "its", "their", "our", "these"):
        at += 1
    first, end = sheet.phrase(at)
    if end == first or sheet.page.tag_at(end) == "POS":
        return None
    words = [stem(word) for word in sheet.page.words[first:end]]
    if words[-1] not in _row("head") or _OTHER & set(words) or _MEANT & {*sheet.page.lows[end : end + _CLAUSE]}:
        return None  # "112% of the prisoners they were built for"
    return sheet.words(first, end)


def _picked(sheet: Sheet, place: int) -> bool:
    """`those who voted`, `those asked`: all of some people."""
    return sheet.page.low_at(place) in ("who", "that") or sheet.page.tag_at(place) == "VBN"


def _rate(sheet: Sheet, figure: Figure) -> tuple[str, TextSpan, str] | None:
    """`a 120% chance`, `turnout was 105%`, `a 120% discount`."""
    before, after = sheet.before(figure, 4), [stem(word) for word in sheet.after(figure, 2)]
    span = sheet.words(figure.first, figure.last)
    if after[:1] and after[0] in _row("discount"):
        return "discount", span, "discount"
    named = after[:1] and (after[0] in _row("rate") or " ".join(after) in _row("rate"))
    if named or (not _COMPARED & set(after[:1]) and _rated(sheet, figure, before) & _row("rate")):
        return "rate", span, "rate"
    return None


def _rated(sheet: Sheet, figure: Figure, before: Sequence[str]) -> set[str]:
    """What the figure is said to be of: "turnout of", "the literacy rate stands at"."""
    if not before or before[-1] not in _BE:
        return set()
    if before[-1] != "of" and _is_proportion(sheet, figure):
        return {"probability"}  # as bounded as one
    near = {" ".join(before[-3:-1]), *before[-2:-1]}
    if before[-1] in ("of", "be"):
        return set() if sheet.page.tag_at(figure.last).startswith("NN") else near
    subject = (figure.quantity.subject or "").lower().split()
    clause = _clause(sheet, figure)
    told = subject if subject and subject[-1] in clause else []
    return near | set(told) | {f"{a} {b}" for a, b in pairwise(told)}


def _is_proportion(sheet: Sheet, figure: Figure) -> bool:
    """`The proportion of trains on time was 104%`: of things that are counted, and not "of output"."""
    page, first = sheet.page, sheet.bounds(figure.sentence)[0]
    lead = [k for k in range(first, sheet.left(figure)) if not page.words[k].isspace()][:4]
    lows = [page.lows[k] for k in lead]
    told = lows[:1] == ["the"] and lows[1:2] != [] and lows[1] in _PROPORTIONS and lows[2:3] == ["of"]
    if not told or len(lead) <= _NOUN_AT or page.tags[lead[_NOUN_AT]] != "NNS":
        return False
    return lows[_NOUN_AT] in ("women", "men") or stem(lows[_NOUN_AT]) in _row("head")


def _clock(sheet: Sheet, figure: Figure) -> Iterator[Claim]:
    """`25 hours a day`, `13 months of the year`: cue words are the longer unit."""
    after = sheet.after(figure, 3)
    if not after or after[0] not in _WITHIN:
        return
    place = 2 if after[1:2] and after[1] in ("the", "a", "an", "every", "each") else 1
    if place < len(after) and after[place] in CLOCK and figure.quantity.unit in CLOCK:
        if after[0] in ("in", "of") and place == 1:
            return
        at = figure.last + place
        if sheet.page.words[figure.last - 1][0].isupper() and sheet.page.words[at][0].isupper():
            return  # a title
        yield _claim(sheet, "clock", sheet.words(at, at + 1), stem(after[place]), figure)


def _drawn(sheet: Sheet, one: Figure, other: Figure) -> Iterator[Claim]:
    """`six of the five men`, `six out of five`: so many of so many."""
    if one.sentence != other.sentence or other.quantity.kind not in ("number", "count"):
        return
    if tuple(sheet.gap(one, other)) not in _OF:
        return
    after = sheet.after(other, 1)
    alone = not after or not after[0][0].isalpha() or sheet.page.tag_at(other.last)[:1] == "V"
    if after[:1] != ["-"] and other.last == other.first + 1 and (alone or other.quantity.kind == "count"):
        yield _claim(sheet, "drawn", sheet.words(one.last, other.first), None, one, other)


def _spent_of(sheet: Sheet, one: Figure, other: Figure) -> Iterator[Claim]:
    """`will take £553bn of the £9.3bn budget`: more than all of it."""
    same = one.unit == other.unit and one.sentence == other.sentence and tuple(sheet.gap(one, other)) in _OF
    more = (one.quantity.value or 0) > (other.quantity.value or 0)
    if same and more and {one.quantity.approximation, other.quantity.approximation} <= {"exact", "about"}:
        yield _claim(sheet, "drawn", sheet.words(one.last, other.first), None, one, other)


def _of_so_many(sheet: Sheet, whole: Figure, part: Figure) -> Iterator[Claim]:
    """`Of 4,318 starters, 4,808 finished`: more of them than there are."""
    if whole.sentence != part.sentence or part.quantity.kind not in ("number", "count"):
        return
    opens = [word for word in sheet.before(whole, 4) if not word.isspace()]
    gap = sheet.page.lows[whole.last : sheet.left(part)]
    if gap[:1] in (["are"], ["were"], ["have"], ["had"], ["will"], ["is"], ["was"]):
        return  # "Of those 240 are in Germany, 610 in Spain"
    if tuple(opens) not in {("of",), *((("of", word)) for word in _ITS)} or gap[-1:] != [","] or "," in gap[:-1]:
        return
    behind = sheet.page.tag_at(part.last)
    alone = part.quantity.kind == "number" and not behind.startswith(("NN", "JJ"))
    named = bool(part.nouns) and part.nouns[:1] == whole.nouns[:1]
    if (alone or named) and (part.quantity.value or 0) > (whole.quantity.value or 0):
        yield _claim(sheet, "drawn", sheet.words(whole.last, part.first), None, part, whole)
