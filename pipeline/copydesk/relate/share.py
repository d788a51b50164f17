"""Shares: a part, its whole, and the percentage or fraction that the one is of the other.

    70 posts - 16% of staff         50 of 200 residents (25%)      Of 200, 50 (25%) replied
    half of the grain, 6.4m tonnes  two-thirds (40 of 60)          more than half (55%)

Claims of kind "share" with the roles fraction, part and whole as far as they are printed, or
fraction and fraction2 where one share is given twice. ``explicit`` is False where the whole
was found in another phrase; cue ``whole`` is then the noun that ties it, ``rivals`` says that
several figures could be it, ``of`` is the noun phrase that the share is said to be of.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT, bare, cues, stem

_FRACTIONS = ("percent", "fraction", "ratio")
_PARTS = ("count", "money", "number", "measure")
_DASHES = frozenset("-–—")
_SEPARATORS = frozenset([",", "(", ";", ":", *_DASHES])
_BACKWARD = frozenset(["whom", "which", "them", "those", "these", "whose", "it", "that"])
_VERBS = ("VB", "VBD", "VBP", "VBZ", "MD")
_BREAKS = frozenset(["and", "while", "but", "whereas", "with", "as", "than", "against"])
_REACH = 16


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every share of the article, without ids."""
    sheet = sheets.read(doc, mentions)
    for every in sheet.of_sentence.values():
        figures = [figure for figure in every if figure.quantity.kind in (*_PARTS, *_FRACTIONS)]
        for n, figure in enumerate(figures):
            if figure.quantity.kind in _FRACTIONS:
                yield from _shares(sheet, figures, n)


def _shares(sheet: Sheet, figures: Sequence[Figure], n: int) -> Iterator[Claim]:
    """The claims that the share at ``n`` takes part in: the best tie wins."""
    twice = _twice(sheet, figures, n)
    if twice is not None:
        yield twice
    for rule in (_of_two, _two_in_bracket, _of_whole_part, _apposed, _part_after, _by_verb, _backward):
        claim = rule(sheet, figures, n)
        if claim is not None:
            yield claim
            return
    lone = _lone(sheet, figures, n)
    if lone is not None:
        yield lone


# ------------------------------------------------------------------------------ ties


@functools.cache
def _same() -> frozenset[tuple[str, ...]]:
    return cues("shares")["same"]


def _is_link(words: Sequence[str]) -> bool:
    """Whether the words only say that what follows is the same thing."""
    rest = bare(words)
    return not rest or rest in _same() or tuple(words) in _same()


def tie(sheet: Sheet, one: Figure, other: Figure) -> str | None:
    """How ``other`` is set beside ``one``: "(", "-", "," or "or"; None where it is not.

    Between them may stand the rest of the first one's phrase (no verb, no joining word), a
    separator, and words that say "the same".
    """
    lows, tags = sheet.page.lows, sheet.page.tags
    first, last = one.last, other.first
    if last - first > _REACH:
        return None
    for s in range(last - 1, first - 1, -1):
        if lows[s] in _SEPARATORS or (lows[s] == "or" and (s == first or lows[s - 1] not in _SEPARATORS)):
            break
    else:
        return None
    start = s + 1 if lows[s] in _SEPARATORS else s
    if not _is_link(lows[start:last]):
        return None
    head = range(first, s)
    if any(lows[k] in _SEPARATORS or lows[k] in _BREAKS or sheet.page.breaks[k] for k in head):
        return None
    if lows[s] not in _DASHES and any(tags[k] in _VERBS for k in head):
        return None
    if bare(lows[start:last]):
        return "or"
    return "-" if lows[s] in _DASHES else lows[s]


def _is_of(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Whether ``whole`` is what ``part`` is taken from: "50 of the 200", "50 people out of 200"."""
    gap = sheet.gap(part, whole)
    if not 1 <= len(gap) <= 8:
        return False
    for k, word in enumerate(gap):
        if word in ("of", "out", "from"):
            tail = bare(gap[k:])
            noun = all(sheet.page.tags[part.last + j][:2] in ("NN", "JJ") for j in range(k))
            return noun and tail in cues("shares")["of"]
    return False


def _whole_noun(sheet: Sheet, figure: Figure) -> tuple[int, int] | None:
    """The noun phrase behind "16% of", "half the": its words, determiners left out."""
    lows, tags = sheet.page.lows, sheet.page.tags
    j, n = figure.last, len(lows)
    if j < n and lows[j] == "of":
        j += 1
    elif figure.quantity.kind != "ratio" and not (
        figure.quantity.kind == "fraction" and j < n and lows[j] in ("the", "its", "their", "all")
    ):
        return None
    while j < n and (tags[j] in ("DT", "PRP$", "PDT") or lows[j] in LIGHT):
        j += 1
    start, end = sheet.phrase(j)
    return (start, end) if end > start else None


def _whole_figure(sheet: Sheet, figures: Sequence[Figure], n: int) -> Figure | None:
    """The printed whole right behind the share: "16% of its 437 staff", "half of the $16m"."""
    if n + 1 >= len(figures):
        return None
    figure, whole = figures[n], figures[n + 1]
    gap = sheet.gap(figure, whole)
    if not gap or len(gap) > 6 or whole.quantity.kind not in _PARTS:
        return None
    if gap[0] != "of" and not (figure.quantity.kind == "fraction" and gap[0] in ("the", "its", "their")):
        return None
    tags = sheet.page.tags[figure.last : whole.first]
    return (
        whole
        if all(tag[:2] in ("IN", "DT", "PR", "PO", "NN", "JJ", "RB", "PD", "VB", "$") for tag in tags)
        and not (any(w in _SEPARATORS or w in _BREAKS for w in gap))
        and not any(w in ("in", "on", "at", "to", "by", "for") for w in gap)
        else None
    )


# ----------------------------------------------------------------------------- forms


def _share(sheet: Sheet, fraction: Figure, part: Figure, whole: Figure) -> Claim:
    return sheet.claim("share", {"fraction": fraction, "part": part, "whole": whole})


def _fits(part: Figure, whole: Figure) -> bool:
    """Whether one can be a part of the other: money of one currency, or things."""
    if part.quantity.kind not in _PARTS or whole.quantity.kind not in _PARTS:
        return False
    money = part.quantity.kind == "money", whole.quantity.kind == "money"
    return part.unit == whole.unit if any(money) else True


def _twice(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`more than half (55%)`, `nearly two thirds - 65%`: one share in words and in digits."""
    if n + 1 >= len(figures):
        return None
    one, other = figures[n], figures[n + 1]
    kinds = {one.quantity.kind, other.quantity.kind}
    if other.quantity.kind not in _FRACTIONS or len(kinds) < 2:
        return None
    how = tie(sheet, one, other)
    gap = sheet.gap(one, other)
    near = len(gap) <= 3 or (gap[0] == "of" and how in ("(", "-") and len(gap) <= 8)
    closed = sheet.after(other, 1) and sheet.after(other, 1)[0] in (",", ")", ".", *_DASHES)
    if how is None or not near or (how in (",", "-") and not (closed or sheet.after(other, 1)[:1] == ["of"])):
        return None
    return sheet.claim("share", {"fraction": one, "fraction2": other})


def _of_two(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`50 of 200 residents (25%)`, `3,000 out of 6,500, or 46%,`."""
    if n < 2:
        return None
    part, whole, fraction = figures[n - 2 : n + 1]
    if not (_fits(part, whole) and _is_of(sheet, part, whole)) or tie(sheet, whole, fraction) is None:
        return None
    return _share(sheet, fraction, part, whole)


def _two_in_bracket(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`25% (50 of 200)`, `a quarter of them - 50 out of 200 -`."""
    if n + 2 >= len(figures):
        return None
    fraction, part, whole = figures[n : n + 3]
    if not (_fits(part, whole) and _is_of(sheet, part, whole)) or tie(sheet, fraction, part) is None:
        return None
    return _share(sheet, fraction, part, whole)


def _of_whole_part(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Of 200 residents, 50 (25%) replied`, `200 residents, of whom 50 (25%) replied`."""
    if n < 2:
        return None
    whole, part, fraction = figures[n - 2 : n + 1]
    if not _fits(part, whole) or tie(sheet, part, fraction) is None:
        return None
    before, gap = sheet.before(whole, 4), sheet.gap(whole, part)
    opened = "of" in [w for w in before if w not in LIGHT][-1:] and "," in gap and len(before) <= 3
    related = any(
        pair in (("of", "whom"), ("of", "which"), ("of", "these"), ("of", "them")) for pair in pairwise(gap)
    )
    return _share(sheet, fraction, part, whole) if opened or related else None


def _apposed(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`70 posts - 16% of staff`, `$62m, or 30% of the total bill,`: the whole may be elsewhere."""
    fraction = figures[n]
    if n == 0 or figures[n - 1].quantity.kind not in _PARTS or tie(sheet, figures[n - 1], fraction) is None:
        return None
    return _with_whole(sheet, figures, n, figures[n - 1])


def _part_after(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`16% of staff, or 70 people,`, `half the grain, 6.4 million tonnes,`, `a third of the £9m - £3m -`."""
    fraction = figures[n]
    if _whole_noun(sheet, fraction) is None and _whole_figure(sheet, figures, n) is None:
        return None
    skip = 2 if _whole_figure(sheet, figures, n) is not None else 1
    if n + skip >= len(figures):
        return None
    part, last = figures[n + skip], figures[n + skip - 1]
    how = tie(sheet, last, part)
    if part.quantity.kind not in _PARTS or how is None or how == ":" or how == ";":
        return None
    end = sheet.phrase(part.last)[1]
    ended = end >= len(sheet.page) or sheet.page.lows[end] in (*_SEPARATORS, ")", ".")
    closed = ended or how == "or" or tuple(sheet.page.lows[end : end + 2]) in (("in", "all"), ("in", "total"))
    if not closed:
        return None
    return _with_whole(sheet, figures, n, part)


def _by_verb(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`The 70 posts represent 16% of staff`."""
    if n == 0 or figures[n - 1].quantity.kind not in _PARTS:
        return None
    part, fraction = figures[n - 1], figures[n]
    gap = sheet.gap(part, fraction)
    tags = sheet.page.tags[part.last : fraction.first]
    verbs = [k for k, tag in enumerate(tags) if tag in _VERBS]
    if not verbs or len(gap) > 12 or any(w in _SEPARATORS or w in _BREAKS for w in gap):
        return None
    said = bare(gap[verbs[0] :])
    if said not in cues("shares")["verb"] or any(w in ("of", "to") for w in gap[: verbs[0]]):
        return None
    return _with_whole(sheet, figures, n, part)


def _backward(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`The cuts amount to 3% of the workforce`, after a sentence with one figure that they repeat."""
    fraction = figures[n]
    phrase = _whole_noun(sheet, fraction)
    if n or phrase is None or fraction.sentence == 0:
        return None
    opening = [i for i in range(len(sheet.page)) if False] or _opening(sheet, fraction)
    if opening is None:
        return None
    earlier = [
        f for f in sheet.plain if f.sentence < fraction.sentence and f.quantity.kind in ("count", "money")
    ]
    last = [f for f in earlier if earlier and f.sentence == earlier[-1].sentence]
    if not last or fraction.sentence - last[-1].sentence > 2 or len(last) > 1:
        return None
    claim = _with_whole(sheet, figures, n, last[0])
    return None if claim is None else claim.model_copy(update={"explicit": False})


def _opening(sheet: Sheet, fraction: Figure) -> str | None:
    """The first words of the sentence, where they only point back and lead to the share by a verb."""
    j = fraction.first
    while j > 0 and sheet.page.sents[j - 1] == fraction.sentence:
        j -= 1
    words = [w for w in sheet.page.lows[j : fraction.first] if not w.isspace()]
    if not words or words[0] not in ("the", "that", "this", "these", "those", "they", "it") or len(words) > 7:
        return None
    verbs = {phrase[0] for phrase in (*cues("shares")["verb"], *_same())}
    return words[0] if any(w in verbs for w in words) else None


def _lone(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`one in six of the 48,215 calls`: a share of a printed whole; the part may be elsewhere."""
    fraction, whole = figures[n], _whole_figure(sheet, figures, n)
    if whole is None:
        return None
    for part in sheet.plain:
        if abs(part.sentence - fraction.sentence) > 3 or part in (fraction, whole) or not _fits(part, whole):
            continue
        if _named_alike(sheet, fraction, part) and fraction.quantity.loose.overlaps(
            part.quantity.interval / whole.quantity.interval
            if fraction.quantity.kind != "percent"
            else part.quantity.interval.percent_of(whole.quantity.interval)
        ):
            return sheet.claim("share", {"fraction": fraction, "part": part, "whole": whole}, explicit=False)
    return sheet.claim("share", {"fraction": fraction, "whole": whole})


def _named_alike(sheet: Sheet, fraction: Figure, part: Figure) -> bool:
    """Whether the share's sentence and the part's phrase share a noun that is not the whole's."""
    start, end = sheet.phrase(part.last)
    names = {stem(sheet.page.words[k]) for k in range(start, end) if len(sheet.page.words[k]) > 1}
    behind = {stem(w) for w in sheet.after(fraction, 14)}
    return len(names & behind) >= 2 or bool(names & behind and len(names) <= 2)


# ---------------------------------------------------------------------------- the whole


def _with_whole(sheet: Sheet, figures: Sequence[Figure], n: int, part: Figure) -> Claim | None:
    """The claim with its whole, where one is printed: behind "of", or elsewhere under its noun."""
    fraction = figures[n]
    whole = _whole_figure(sheet, figures, n)
    if whole is not None and whole is not part and _fits(part, whole):
        return _share(sheet, fraction, part, whole)
    phrase = _whole_noun(sheet, fraction)
    if phrase is None or sheet.page.lows[phrase[0]] in _BACKWARD:
        return None
    of = sheet.words(*phrase)
    found = [
        w for w in sheet.plain if w not in (part, fraction) and _fits(part, w) and _names(sheet, w, phrase)
    ]
    found = [w for w in found if _greater(w, part) and not _elsewhere(sheet, w, part, phrase)]
    roles = {"fraction": fraction, "part": part}
    if not found:
        return sheet.claim("share", roles, cues={"of": of}, attribute=_head(sheet, phrase))
    fitting = [w for w in found if _agrees(fraction, part, w)]
    rivals = {w.quantity.value for w in found}
    best = min(fitting or found, key=lambda w: abs(w.sentence - fraction.sentence))
    tied = {"of": of} if len(rivals) > 1 and not fitting else {"of": of, "whole": of}
    return sheet.claim(
        "share", {**roles, "whole": best}, cues=tied, attribute=_head(sheet, phrase), explicit=False
    )


def _head(sheet: Sheet, phrase: tuple[int, int]) -> str:
    nouns = [k for k in range(*phrase) if sheet.page.tags[k][:2] == "NN"]
    return stem(sheet.page.words[nouns[-1] if nouns else phrase[1] - 1])


@functools.cache
def _synonyms(noun: str) -> frozenset[str]:
    groups = [{p[0] for p in words} for words in cues("wholes").values()]
    return frozenset({noun}.union(*(group for group in groups if noun in group)))


def _names(sheet: Sheet, whole: Figure, phrase: tuple[int, int]) -> bool:
    """Whether the figure counts what the share is said to be of."""
    head = _head(sheet, phrase)
    names = _synonyms(head)
    if whole.nouns and whole.nouns[0] in names:
        specific = {"employ", "employs", "employed", "employing"} & names
        exact = whole.nouns[0] == head or whole.nouns[0] not in (
            "people",
            "person",
            "job",
            "post",
            "position",
            "member",
        )
        return exact or not specific or bool(specific & set(sheet.before(whole, 5)))
    if whole.quantity.kind == "money" and head in ("total", "sum"):
        return True
    near = {stem(w) for w in (*sheet.before(whole, 4), *whole.nouns)}
    return head in near or bool(
        {"employ", "employs", "employed", "employing"} & names & set(sheet.before(whole, 5))
    )


def _greater(whole: Figure, part: Figure) -> bool:
    return (whole.quantity.value or 0) > (part.quantity.value or 0)


def _agrees(fraction: Figure, part: Figure, whole: Figure) -> bool:
    share = part.quantity.loose / whole.quantity.loose
    stated = fraction.quantity.loose
    return stated.overlaps(share.scale(100) if fraction.quantity.kind == "percent" else share)


_ENTIRE = frozenset("total entire whole overall full current own global worldwide combined".split())


def _elsewhere(sheet: Sheet, whole: Figure, part: Figure, phrase: tuple[int, int]) -> bool:
    """Whether the figure is a whole of another place, time or state: "from 600", "600 in Spain"."""
    before = sheet.before(whole, 3)
    if before[-1:] == ["from"] or (before[-2:] and before[-1:] == ["than"]) or whole.quote != part.quote:
        return True
    tags, words = sheet.page.tags, sheet.page.words
    near = {stem(w) for s in (whole.sentence,) for w in _sentence(sheet, s)}
    kept = [
        stem(words[k])
        for k in range(*phrase)
        if tags[k][:2] in ("NN", "JJ") and stem(words[k]) not in _ENTIRE
    ]
    head = _head(sheet, phrase)
    strangers = [m for m in kept if m != head and m not in near and len(m) > 1]
    if strangers and not _possessor(sheet, phrase):
        return True
    tail = sheet.after(whole, 6)
    mine = {w.lower() for w in _sentence(sheet, part.sentence)}
    places = [
        k
        for k in range(whole.last, whole.last + len(tail) - 1)
        if sheet.page.lows[k] in ("in", "at", "across")
        and tags[k + 1] == "NNP"
        and words[k + 1].lower() not in mine
    ]
    return bool(places) or _other_year(sheet, whole, part)


def _sentence(sheet: Sheet, number: int) -> list[str]:
    first = next((f.first for f in sheet.plain if f.sentence == number), None)
    if first is None:
        return []
    start = end = first
    while start > 0 and sheet.page.sents[start - 1] == number:
        start -= 1
    while end < len(sheet.page) and sheet.page.sents[end] == number:
        end += 1
    return sheet.page.lows[start:end]


def _possessor(sheet: Sheet, phrase: tuple[int, int]) -> bool:
    """Whether the phrase's modifiers only say whose: "the bank's workforce"."""
    return any(sheet.page.tags[k] == "POS" for k in range(*phrase))


def _other_year(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether each sentence names its own years and none in common."""
    years = [{d.from_[:4] for d in sheet.dates if d.from_ and d.sentence == f.sentence} for f in (one, other)]
    return bool(years[0]) and not years[0] & years[1] and one.sentence != other.sentence


__all__ = ["TextSpan", "relate", "tie"]
