"""Partitions: shares of one whole that exclude each other, given side by side.

    45% backed it, 38% opposed it and 17% were undecided        60% to A and the remaining 40% to B
    65% owned by the town and 35% by its crew                   38% live in A, 15% in B and 10% in C

Claims of kind "share" with the roles share, share2, ... and no part. Cue ``rest``: the last
share is said to be all that remains; ``excludes``: the words that exclude each other;
``several``: more than one answer was allowed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.relate.words import cues

_REST = frozenset(["remaining", "rest", "remainder", "balance"])
_PARTED = frozenset("up down than rose fell increase rise fall growth margin or turnout swing".split())
_AGAINST = frozenset(["compared", "against", "versus"])
_THEMES = ("opinion", "sex", "use", "power", "way")
_FRAMES = ("frame.owner", "frame.vote", "frame.place")
_SEVERAL = frozenset(["multiple", "several", "also", "both"])
_SINGLE = frozenset(["one", "only", "single", "main"])
_ANSWERS = frozenset("reason answer issue choice thing factor favourite favorite place way word worry concern".split())
_ITS = (["the"], ["their"], ["a"], ["his"], ["her"])
_POLLS = frozenset("poll polls survey vote votes voting puts put ballot election support intention".split())
_RATED = frozenset("approval approve rating ratings trust trusted satisfied favourable favorable swing turnout".split())
_REACH = 18
_COMMUTE = frozenset(["work", "commute", "office"])
_LEAD = 6  # words before the first share that name what it is of
_POWERLESS = frozenset("price prices bill bills rose fell up down".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every list of shares in one sentence, without ids."""
    sheet = sheets.read(doc, mentions)
    for mixed in sheet.of_sentence.values():
        figures = [figure for figure in mixed if figure.quantity.kind == "percent"]
        yield from _owners(sheet, figures)
        n = 0
        while n < len(figures):
            shares = _run(sheet, figures, n)
            shares = _with_sentence_before(sheet, shares, n)
            if len(shares) > 1:
                claim = _claim(sheet, shares)
                if claim is not None:
                    yield claim
            n += max(1, len(shares))


def _owners(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Claim]:
    """`owned by Aldan (45%), Brevik (35%) and Cora (20%)`: the stakes of its owners, in brackets."""
    inside = [figure for figure in figures if figure.bracketed]
    lead = sheet.before(inside[0], _LEAD) if len(inside) > 1 else []
    owned = "by" in lead and bool({"owned", "held"} & set(lead))
    named = all(sheet.page.words[share.first - 2][:1].isupper() for share in inside)
    if owned and named and all(len(sheet.gap(a, b)) <= _LEAD + 2 for a, b in pairwise(inside)):
        words = sheet.words(inside[0].first, inside[-1].last)
        yield sheet.claim("share", dict(numbered("share", inside)), cues={"excludes": words})


def _is_share(sheet: Sheet, figure: Figure) -> bool:
    if figure.bracketed or (figure.quantity.value or 0) < 0:
        return False
    before = sheet.before(figure, 2)
    moved = figure.quantity.trend is not None or before[-1:] in (["by"], ["from"]) or before == ["up", "to"]
    moved = moved or (before[-1:] == ["to"] and before != ["compared", "to"])
    return not moved and sheet.after(figure, 1) not in (
        ["rise"],
        ["fall"],
        ["increase"],
        ["drop"],
        ["growth"],
        ["more"],
    )


def _run(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure]:
    found: list[Figure] = []
    for figure in figures[n:]:
        if not _is_share(sheet, figure) or (found and not _next(sheet, found[-1], figure)):
            break
        found.append(figure)
    return found


def _with_sentence_before(sheet: Sheet, shares: list[Figure], n: int) -> list[Figure]:
    """The shares of the sentence before too, where these end with "all other" and there are two or more."""
    if n or len(shares) < 2 or _others(sheet, [shares[0], *shares]) is None:
        return shares
    near = [f for f in sheet.of_sentence.get(shares[0].sentence - 1, ()) if f.quantity.kind == "percent"]
    earlier = _run(sheet, near, 0) if near and near[0].line == shares[0].line else []
    return [*earlier, *shares] if len(earlier) == len(near) and len(earlier) > 1 else shares


def _next(sheet: Sheet, one: Figure, other: Figure) -> bool:
    gap = sheet.gap(one, other)
    joined = any(w in (",", "and", ";", "while", "compared", "against", "with", "but") for w in gap)
    return joined and len(gap) <= _REACH and not any(w in _PARTED for w in gap)


def _claim(sheet: Sheet, shares: Sequence[Figure]) -> Claim | None:
    roles = dict(numbered("share", shares))
    rest = _rest(sheet, shares[-1])
    rules = (_excludes, _in_places, _polled, _one_answer, _others)
    excludes = next((span for rule in rules if (span := rule(sheet, shares)) is not None), None)
    spans = {"rest": rest, "excludes": excludes, "several": _several(sheet, shares)}
    tied = {name: span for name, span in spans.items() if span is not None}
    if rest is None and excludes is None:
        return None
    return sheet.claim("share", roles, cues=tied)


def _one_answer(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`Each was invited to tick one of four boxes`: in the sentence of the shares or the one before."""
    if len(shares) < 3:
        return None
    lows, at = sheet.page.lows, shares[0].first
    while at > 0 and sheet.page.sents[at - 1] >= shares[0].sentence - 1:
        at -= 1
        if lows[at] in _SINGLE and lows[at + 1 : at + 2] and lows[at + 1] in _ANSWERS and at < shares[0].first:
            return sheet.words(at, at + 2)  # "asked for the one reason that weighed most"
        behind = at + 2 if lows[at + 1 : at + 2] in _ITS else at + 1  # "name the single place", "tick one box"
        if (lows[at],) in cues("exclusive")["answer"] and _SINGLE & {*lows[behind : behind + 2]}:
            return sheet.words(at, behind + 1)
    return None


def _others(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`31% for A, 36% for B and 12% for all other makers`: the last share is of all that are not named."""
    if len(shares) < 3:
        return None
    if any({"among", "turnout", "rate", "rates"} & {*sheet.before(share, 5)} for share in shares):
        return None  # a rate of each group, and no share of all
    last = shares[-1]
    words = range(max(last.first - 5, shares[-2].last), min(last.last + 5, len(sheet.page)))
    for k in words:
        if sheet.page.lows[k] in ("others", "other") and sheet.page.sents[k] == last.sentence and _all(sheet, k):
            return sheet.words(k, k + 1)
    return None


def _all(sheet: Sheet, k: int) -> bool:
    """Whether "other" leaves nothing out: "all other makers", "others"."""
    lows = sheet.page.lows
    return lows[k] == "others" or lows[k - 1] == "all" or lows[k - 2 : k] == ["all", "the"]


def _rest(sheet: Sheet, last: Figure) -> TextSpan | None:
    """`the remaining 40%`, `the rest, 40%,`; not "the rest of" something."""
    before = sheet.before(last, 3)
    for k, word in enumerate(reversed(before), 1):
        if word in _REST:
            at = last.first - k
            while sheet.page.lows[at] != word:
                at -= 1
            return sheet.words(at, at + 1)
        if word.isalpha() and word not in ("the", "is", "being"):
            return None
    return None


def _excludes(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """Shares beside different sides of one theme, or a frame that makes all of them shares of one."""
    named = [s for s in shares if "in" in sheet.before(s, 3) and sheet.page.words[s.first - 1][:1].isupper()]
    if len(named) > 1:
        return None  # "in Scotland 67% voted, in Wales 72%": a rate of each place
    segments = _segments(sheet, shares)
    ahead = [set(sheet.before(shares[0], _LEAD)), *(set(sheet.gap(a, b)) for a, b in pairwise(shares))]
    if any(len(sides) > 2 for sides in _opposed(ahead)) and not _POWERLESS & ahead[0]:
        return sheet.words(shares[0].first, shares[-1].last)  # "coal supplies 44% of the power, gas 31% and wind 18%"
    if any(_one_question(sheet, shares, sides) for sides in _opposed(segments)):
        return sheet.words(shares[0].first, shares[-1].last)
    lead = set(sheet.before(shares[0], 14))
    for frame in _FRAMES:
        if (lead | segments[0]) & _table()[frame] and _elliptic(sheet, shares, frame):
            return sheet.words(shares[0].first, shares[-1].last)
    return None


def _opposed(segments: Sequence[set[str]]) -> Iterator[set[str]]:
    """The sides of each theme on which every segment takes one of its own: for, against, undecided."""
    for theme in _THEMES:
        if theme == "use" and any(_AGAINST & segment for segment in segments):
            continue  # "75% have had one, against 71% last winter, an improvement of four points"
        if theme == "way" and not _COMMUTE & set().union(*segments):
            continue  # "58% own a car and 65% walk to the shops"
        told = [segment - {"no"} if {"opinion", "view", "preference"} & segment else segment for segment in segments]
        sides = [[side for side in _sides(theme) if segment & _table()[side]] for segment in told]
        if all(len(met) == 1 for met in sides) and len({met[0] for met in sides}) == len(sides):
            yield {side for met in sides for side in met}


def exclude(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether nobody can be counted in two of the parts: "50 in favour, 30 against", "198 girls and 224 boys"."""
    return next(_opposed(_segments(sheet, parts)), None) is not None


def _sides(theme: str) -> list[str]:
    return [name for name in _table() if name.startswith(f"{theme}.")]


def _one_question(sheet: Sheet, shares: Sequence[Figure], sides: set[str]) -> bool:
    """Whether all answers are to one question: no share is "of men", no later one brings a noun of its own."""
    known = frozenset().union(*(_table()[side] for side in sides))
    after = sheet.after(shares[0], 3)
    if after[:1] == ["of"] and known & set(after):
        return False  # 60% of men and 55% of women
    if any(side.startswith("opinion") for side in sides):
        said = {*sheet.before(shares[0], 20), *sheet.gap(shares[0], shares[1])}
        for share in shares[1:]:
            places = range(share.last, share.last + len(sheet.after(share, 6)))
            for k in places:
                if sheet.page.lows[k] in (",", "and", ";", ".", "while"):
                    break
                if sheet.page.tags[k] in ("NN", "NNS") and sheet.page.lows[k] not in known | said:
                    return False
    return True


@functools.cache
def _table() -> dict[str, frozenset[str]]:
    return {name: frozenset(p[0] for p in phrases) for name, phrases in cues("exclusive").items()}


def _segments(sheet: Sheet, shares: Sequence[Figure]) -> list[set[str]]:
    """The words that go with each share: those behind it, to the next share."""
    out = [set(sheet.gap(a, b)) for a, b in pairwise(shares)]
    return [*out, set(sheet.after(shares[-1], 10))]


def _elliptic(sheet: Sheet, shares: Sequence[Figure], name: str) -> bool:
    """Whether the later shares share the first one's verb: none of their segments has another one."""
    verbs = ("VBD", "VBZ", "VBP", "MD")
    if any(sheet.after(share, 1) == ["of"] for share in shares[1:]):
        return False  # shares of other things
    for one, other in pairwise(shares):
        tags = sheet.page.tags[one.last : other.first]
        lows = sheet.page.lows[one.last : other.first]
        if any(low in _AGAINST for low in lows):
            return False
        if any(tag in verbs and low not in _table()[name] for tag, low in zip(tags, lows, strict=True)):
            return False
    return True


def _in_places(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`38% in Wales, 15% in Kent`: each share right before the same preposition and a name."""
    heads = {tuple(sheet.after(share, 1)) for share in shares[1:]}
    named = all(
        share.last + 1 < len(sheet.page) and sheet.page.tags[share.last + 1] in ("NNP", "DT")
        for share in shares[1:]
    )
    if len(shares) > 2 and heads in ({("in",)}, {("from",)}) and named:
        return sheet.words(shares[0].first, shares[-1].last)
    return None


def _polled(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`The poll puts Labour on 38%, the Conservatives on 34% and the Greens on 21%`: one vote each."""
    on = all(sheet.before(share, 1) == ["on"] for share in shares[1:])
    bare = all(_is_named(sheet, share) for share in shares) and {"had", "has", "won"} & set(sheet.before(shares[0], 1))
    parties = len(shares) > 2 and (on or bare)  # "Mr Diaz had 48%, Ms Ruiz 41% and Mr Soto 16%"
    if not parties or not all(_names(sheet, a.last, b.first) for a, b in pairwise(shares)):
        return None
    near = {*sheet.before(shares[0], 24), *sheet.after(shares[-1], 12)}
    voted = bool(_POLLS & near) and not _RATED & near
    return sheet.words(shares[0].first, shares[-1].last) if voted else None


def _is_named(sheet: Sheet, share: Figure) -> bool:
    """Whether a name stands right before the share, or before its "had"."""
    k = sheet.left(share) - 1
    k -= sheet.page.lows[k] in ("had", "has", "won")
    return sheet.page.words[k][:1].isupper()


def _names(sheet: Sheet, first: int, last: int) -> bool:
    return any(sheet.page.words[k][:1].isupper() for k in range(first, last))


def _several(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    end = min(len(sheet.page), shares[-1].last + 25)
    for k in range(max(0, shares[0].first - 25), end):
        low = sheet.page.lows[k]
        answer = low == "more" and sheet.page.lows[k + 1 : k + 3] == ["than", "one"]
        if low in _SEVERAL or answer:
            return sheet.words(k, k + 1)
    return None
