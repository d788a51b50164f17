"""Partitions: shares of one whole that exclude each other, given side by side.

    45% backed it, 38% opposed it and 17% were undecided        60% to A and the remaining 40% to B
    65% owned by the town and 35% by its crew                   38% live in A, 15% in B and 10% in C

Claims of kind "share" with the roles share, share2, ... and no part. Cue ``rest``: the last
share is said to be all that remains; ``excludes``: the words that exclude each other;
``several``: more than one answer was allowed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.exclusive import accounted, excludes, in_places, polled
from copydesk.relate.share.remaining import (
    SHARES,
    all_before,
    all_else,
    is_share,
    others,
    rest,
    total,
    unsure,
    with_earlier,
)
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.relate.words import cues, says

_PARTED = frozenset("up down than rose fell increase rise fall growth margin or turnout swing".split())
_BESIDE = (["compared", "with"], ["compared", "to"], [",", "against"], [",", "versus"])
_TIMES = frozenset("ago earlier last previous previously before then first year month week".split())
_THEN = 6  # words from a share to the time that it is of
_EXPECTED = frozenset("thought think expect expected forecast predicted predict anticipate anticipated".split())
_OUTLOOK = frozenset("rise fall growth increase".split())  # "31% thought that orders would rise"
_MADE_UP = (("made", "up"), ("make", "up"), ("making", "up"))
_SEVERAL = frozenset(["multiple", "several", "also", "both"])
_SINGLE = frozenset(["one", "only", "single", "main"])
_ANSWERS = frozenset("reason answer issue choice thing factor favourite favorite place way word worry concern".split())
_ITS = (["the"], ["their"], ["a"], ["his"], ["her"])
_PARTY = frozenset(["party", "parties", "candidates"])
_PARTIES = 3  # besides the others
_OFF_ALL = 20  # percent from 100, beyond which some are left out
_REACH = 18
_NEARLY = 90  # percent that shares with a rest must make
_LEAD = 6  # words before the first share that name what it is of


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every list of shares in one sentence, without ids."""
    sheet = sheets.read(doc, mentions)
    for mixed in sheet.of_sentence.values():
        figures = [figure for figure in mixed if figure.quantity.kind == "percent"]
        yield from _last_of(sheet, mixed if not figures else ())
        yield from _owners(sheet, figures)
        yield from _makers(sheet, figures)
        yield from _standing(sheet, mixed)
        n = 0
        while n < len(figures):
            shares = _run(sheet, figures, n)
            n += max(1, len(shares))
            if len(shares) > 1 or (shares and n == 1 and _closes(sheet, shares[0])):
                claim = _claim(sheet, shares)
                if claim is not None:
                    yield claim


def _last_of(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Claim]:
    """`Six in ten agreed. ... Three in ten did not, and the other tenth had no view`: shares in words."""
    shares = [figure for figure in figures if figure.quantity.kind in SHARES]
    closed = bool(shares) and sheet.after(shares[-1], 1) != ["of"] and rest(sheet, shares[-1]) is not None
    if closed and all(is_share(sheet, share) for share in shares):
        claim = _claim(sheet, shares)
        if claim is not None:
            yield claim


def _owners(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Claim]:
    """`owned by Aldan (45%), Brevik (35%) and Cora (20%)`: the stakes of its owners, in brackets."""
    inside = [figure for figure in figures if figure.bracketed]
    lead = sheet.before(inside[0], _LEAD) if len(inside) > 1 else []
    owned = "by" in lead and bool({"owned", "held"} & set(lead))
    named = all(sheet.page.words[share.first - 2][:1].isupper() for share in inside)
    if owned and named and all(len(sheet.gap(a, b)) <= _LEAD + 2 for a, b in pairwise(inside)):
        words = sheet.words(inside[0].first, inside[-1].last)
        yield sheet.claim("share", dict(numbered("share", inside)), cues={"excludes": words})


def _makers(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Claim]:
    """`kept 31% of the market, followed by Bray (24%) and Clee (18%); all other makers had 27%`."""
    inside = [f for f in figures if f.bracketed]
    if not inside or len(figures) < len(("one", "two", "three")) or figures[-1].bracketed or figures[0].bracketed:
        return
    last = sheet.gap(figures[-2], figures[-1])
    told = any(last[k : k + 2] in (["all", "other"], ["all", "others"]) for k in range(len(last))) or "others" in last
    whole = sheet.after(figures[0], 1) == ["of"] and all(f.quantity.trend is None for f in figures)
    if told and whole and figures[1:-1] == inside:
        words = sheet.words(figures[0].first, figures[-1].last)
        yield sheet.claim("share", dict(numbered("share", figures)), cues={"excludes": words})


def _standing(sheet: Sheet, mixed: Sequence[Figure]) -> Iterator[Claim]:
    """`Union 35 per cent, Left 30, Greens 14, Labour 13 and others eight`: "others" is all that is left."""
    first = next((n for n, f in enumerate(mixed) if f.quantity.kind == "percent"), len(mixed))
    shares = mixed[first:]
    numbers = [f for f in shares[1:] if f.quantity.kind == "number"]
    if len(numbers) < _PARTIES or len(numbers) + 1 < len(shares) or not is_share(sheet, shares[0]):
        return
    gaps = [sheet.gap(one, other) for one, other in pairwise(shares)]
    listed = all(gap[:1] in ([","], [";"], ["and"]) and len(gap) <= _LEAD for gap in gaps)
    named = all(sheet.page.words[f.first - 1][:1].isupper() for f in (shares[0], *shares[1:-1]))
    if listed and named and gaps[-1][-1:] in (["others"], ["other"]):
        roles = dict(numbered("share", shares))
        yield sheet.claim("share", roles, cues={"rest": sheet.words(shares[-1].first - 1, shares[-1].last)})


def _carried(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    """`was approved by 56.4% of voters, with 43.6% against`: who was for it is told before the first share."""
    by, against = sheet.before(shares[0], 2), sheet.after(shares[-1], 1)
    for_it = len(by) > 1 and by[1] == "by" and (by[0],) in cues("exclusive")["opinion.for"]
    voted = for_it and bool(against) and (against[0],) in cues("exclusive")["opinion.against"]
    return sheet.words(shares[0].first, shares[-1].last) if voted and len(shares) == len(("for", "against")) else None


def _run(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure]:
    found: list[Figure] = []
    for figure in figures[n:]:
        if not is_share(sheet, figure) or (found and not _next(sheet, found[-1], figure)):
            break
        found.append(figure)
    return found


def _next(sheet: Sheet, one: Figure, other: Figure) -> bool:
    gap = sheet.gap(one, other)
    joined = any(w in (",", "and", ";", "while", "compared", "against", "with", "but") for w in gap)
    gap = [word for word in gap if word not in _OUTLOOK] if _EXPECTED & {*gap} else gap
    if gap[-2:] in _BESIDE and _of_then(sheet, other):
        return False
    made_up = any(pair in _MADE_UP for pair in pairwise(gap))
    parted = (_PARTED - {"up"} if made_up else _PARTED) & set(gap)
    if parted == {"or"} and gap.count("or") == 1 and _restated(sheet, one, other):
        parted = frozenset()  # "46% of its income, or £4.0m; shops gave 21%"
    return joined and len(gap) <= _REACH and not parted


def _of_then(sheet: Sheet, share: Figure) -> bool:
    """`14% were undecided, compared with 16% in May`: the same share at another time."""
    behind = sheet.after(share, _THEN)
    behind = behind[: next((k for k, word in enumerate(behind) if word in (",", ";", ".")), _THEN)]
    own = (sheet.page.at(d.start) - share.last for d in sheet.dates if d.sentence == share.sentence)
    return bool(_TIMES & {*behind}) or any(0 <= place < len(behind) for place in own)


def _restated(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether the "or" between two shares only gives the first one's amount."""
    between = (f for f in sheet.of_sentence[one.sentence] if one.last <= f.first < other.first)
    return any(f.quantity.kind in ("money", "count") and sheet.before(f, 2) == [",", "or"] for f in between)


def _closes(sheet: Sheet, share: Figure) -> bool:
    """Whether a share that stands alone is the last of those told before: the rest, all others, the undecided."""
    last = rest(sheet, share) or all_else(sheet, share)
    return last is not None or says(sheet.after(share, 6), "exclusive", "unsure")


def _claim(sheet: Sheet, shares: Sequence[Figure]) -> Claim | None:
    left = rest(sheet, shares[-1])
    if left is None:
        shares = with_earlier(sheet, shares)
    roles = dict(numbered("share", shares))
    rules = (_carried, excludes, in_places, polled, accounted, _one_answer, others, unsure) if len(shares) > 1 else ()
    apart = next((span for rule in rules if (span := rule(sheet, shares)) is not None), None)
    if apart is not None and left is None and _is_all(sheet, shares):
        left = all_else(sheet, shares[-1])  # "All other parties taken together are on 9%"
    spans = {"rest": left, "excludes": apart, "several": _several(sheet, shares)}
    tied = {name: span for name, span in spans.items() if span is not None}
    if left is None and apart is None:
        return None
    if left is not None and total(shares) < _NEARLY:
        shares = all_before(sheet, shares)  # "will own 60%. ... A fund will hold 25% and a town the remaining 15%"
        if not shares:
            return None
        roles = dict(numbered("share", shares))
    return sheet.claim("share", roles, cues=tied)


def _is_all(sheet: Sheet, shares: Sequence[Figure]) -> bool:
    """Whether the last share is of all other parties, and nobody is told to be undecided beside them."""
    near = range(shares[0].sentence - 1, shares[-1].sentence + 2)
    others = [f for n in near for f in sheet.of_sentence.get(n, ()) if f.quantity.kind == "percent"]
    beside = [f for f in others if f not in shares]
    unsure = any(says(sheet.after(f, 8), "exclusive", "unsure") or rest(sheet, f) is not None for f in beside)
    polled = any({*sheet.said(n)} & _PARTY for n in (shares[-1].sentence, shares[0].sentence))
    return len(shares) > _PARTIES and polled and not unsure and abs(total(shares) - 100) <= _OFF_ALL


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


def _several(sheet: Sheet, shares: Sequence[Figure]) -> TextSpan | None:
    end = min(len(sheet.page), shares[-1].last + 25)
    opens, closes = sheet.bounds(shares[0].sentence)[0], sheet.bounds(shares[-1].sentence)[1]
    for k in range(max(0, shares[0].first - 25), end):
        low = sheet.page.lows[k]
        if low == "also" and not opens <= k < closes:
            continue  # "The union also questioned 2,150 of its members. It found that 54%"
        answer = low == "more" and sheet.page.lows[k + 1 : k + 3] == ["than", "one"]
        if low in _SEVERAL or answer:
            return sheet.words(k, k + 1)
    return None
