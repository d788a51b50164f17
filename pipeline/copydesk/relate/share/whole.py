"""Wholes: what a share is said to be of, printed right behind it or elsewhere under its noun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from copydesk.records import Claim, TextSpan
from copydesk.relate.apposition import BREAKS, SEPARATORS
from copydesk.relate.bases import is_base
from copydesk.relate.change.draft import alike
from copydesk.relate.share.elsewhere import elsewhere, head_of, of_one_owner
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT, synonyms
from copydesk.stem import stem

PARTS = ("count", "money", "number", "measure")
_BACKWARD = frozenset(["whom", "which", "them", "those", "these", "whose", "it", "that"])
_IN_WHOLE = ("IN", "DT", "PR", "PO", "NN", "JJ", "RB", "PD", "VB", "$")
_EMPLOY = frozenset(["employ", "employs", "employed", "employing"])
_ANY_STAFF = frozenset(["people", "person", "job", "post", "position", "member"])
_PEOPLE = (("people",), ("person",))
_RECEIVED = frozenset("welcomed attracted drew received welcomes attracts draws receives".split())
_SUM = frozenset(["total", "sum", "money", "amount"])
_NUMBERING = {("that", "had", "numbered"), ("that", "numbered"), ("that", "numbers"), ("numbering",)}
_MEANS = frozenset(["average", "mean", "median", "norm"])
_OTHERS = frozenset("for of in among at".split())  # "the average for graduates"
_CLAUSE = 16  # words from "the population of" to what it came to
_FOURTH = Decimal("0.25")
_JOINS = frozenset(["and", "while", "but", ";"])
_SUMS = frozenset(["money", "amount", "debt", "fund"])
_NEAR = 2  # sentences from an average to a share of it


def fits(part: Figure, whole: Figure) -> bool:
    """Whether one can be a part of the other: money of one currency, measures of one unit, or things."""
    kinds = {part.quantity.kind, whole.quantity.kind}
    if not kinds <= set(PARTS):
        return False
    if "money" in kinds or kinds == {"measure"}:
        return part.unit == whole.unit or (part.unit or "").removesuffix(" per year") == whole.unit
    speed = any(figure.quantity.kind == "measure" and " per " in (figure.unit or "") for figure in (part, whole))
    return kinds != {"measure", "count"} and not speed


def share_of(sheet: Sheet, fraction: Figure, part: Figure, whole: Figure) -> Claim:
    """The claim of a share whose part and whole are printed with it."""
    return sheet.claim("share", {"fraction": fraction, "part": part, "whole": whole})


def tied(sheet: Sheet, fraction: Figure, part: Figure, whole: Figure) -> Claim:
    """The claim of a share whose words point to its part and whole in another sentence."""
    claim, tie = share_of(sheet, fraction, part, whole), sheet.words(fraction.first, fraction.last)
    return claim.model_copy(update={"explicit": False, "cues": claim.cues | {"whole": tie}})


def whole_noun(sheet: Sheet, figure: Figure) -> tuple[int, int] | None:
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


def points_back(sheet: Sheet, part: Figure) -> bool:
    """Whether "of it", "of them", "of which" behind a part names the figure before as its whole."""
    return [w in _BACKWARD for w in sheet.after(part, 2)[1:]] == [True] and sheet.after(part, 1) == ["of"]


def is_of_all(sheet: Sheet, fraction: Figure) -> bool:
    """Whether a share names no other whole than the sum: "a quarter", "a quarter of it", "25% of the total"."""
    phrase = whole_noun(sheet, fraction)
    return phrase is None or sheet.page.lows[phrase[0]] in _BACKWARD or head_of(sheet, phrase) in _SUM


def whole_figure(sheet: Sheet, figures: Sequence[Figure], n: int) -> Figure | None:
    """The printed whole right behind the share: "16% of its 437 staff", "half of the $16m"."""
    if n + 1 >= len(figures):
        return None
    figure, whole = figures[n], figures[n + 1]
    gap = sheet.gap(figure, whole)
    numbering = next((n for n in (3, 2, 1) if tuple(gap[-n:]) in _NUMBERING), 0)
    gap = gap[: len(gap) - numbering]  # "5.7 percent of a national flock that had numbered 304 million"
    if gap[:2] == [",", "of"] and sheet.before(figure, 1) == ["or"]:
        gap = gap[1:]  # "$84m, or 42%, of the country's $310m in exports"
    if not gap or len(gap) > 6 or whole.quantity.kind not in PARTS or gap[1:2] in (["them"], ["those"], ["whom"]):
        return None  # "two in five of them over 80"
    if gap[0] != "of" and not (figure.quantity.kind == "fraction" and gap[0] in ("the", "its", "their")):
        return None
    end = whole.first - numbering
    tags = sheet.page.tags[end - len(gap) : end]
    parted = any(w in SEPARATORS or w in BREAKS or w in ("in", "on", "at", "to", "by", "for") for w in gap)
    return None if parted or any(tag[:2] not in _IN_WHOLE for tag in tags) else whole


def with_whole(sheet: Sheet, figures: Sequence[Figure], n: int, part: Figure) -> Claim | None:
    """The claim with its whole, where one is printed: behind "of", or elsewhere under its noun."""
    fraction = figures[n]
    whole = whole_figure(sheet, figures, n)
    if whole is not None and whole is not part and fits(part, whole):
        return share_of(sheet, fraction, part, whole)
    phrase = whole_noun(sheet, fraction)
    if phrase is None or sheet.page.lows[phrase[0]] in _BACKWARD:
        return None
    return by_noun(sheet, fraction, part, phrase)


def by_noun(sheet: Sheet, fraction: Figure, part: Figure, phrase: tuple[int, int]) -> Claim:
    """The claim whose whole is printed elsewhere under the noun of the phrase (first word, word behind the last)."""
    of = sheet.words(*phrase)
    if sheet.page.lows[phrase[1] - 1] in _MEANS and phrase[1] - phrase[0] <= 2:
        if sheet.page.low_at(phrase[1]) in _OTHERS:
            return sheet.claim("share", {"fraction": fraction, "part": part}, cues={"of": of}, attribute="average")
        return _of_mean(sheet, fraction, part, of)
    found = [w for w in sheet.plain if w not in (part, fraction) and fits(part, w) and _names(sheet, w, phrase)]
    found = [w for w in found if greater(w, part) and not is_part(sheet, w) and not is_base(sheet, w)]
    just_told = _just_told(sheet, fraction, found) if head_of(sheet, phrase) in _SUM else []
    found = just_told or [w for w in found if not elsewhere(sheet, w, part, phrase)]
    roles = {"fraction": fraction, "part": part}
    if not found:
        return sheet.claim("share", roles, cues={"of": of}, attribute=head_of(sheet, phrase))
    found = [w for w in found if not _part_of(sheet, w, found)]
    fitting = [w for w in found if agrees(fraction, part, w)]
    found = [w for w in found if of_one_owner(sheet, w, part)] or found
    found = [w for w in found if _of_same_time(sheet, w, phrase)] or found
    rivals = {w.quantity.value for w in found}
    best = min(fitting or found, key=lambda w: abs(w.sentence - fraction.sentence))
    tied = {"of": of} if len(rivals) > 1 and not fitting else {"of": of, "whole": of}
    roles = {**roles, "whole": best}
    return sheet.claim("share", roles, cues=tied, attribute=head_of(sheet, phrase), explicit=False)


def _of_same_time(sheet: Sheet, whole: Figure, phrase: tuple[int, int]) -> bool:
    """`last year's visitors`, and `welcomed 46,200 people last year`: the time that the share names."""
    named = {(d.from_, d.to) for d in sheet.dates if phrase[0] <= sheet.page.at(d.start) < phrase[1]}
    return any(d.sentence == whole.sentence and (d.from_, d.to) in named for d in sheet.dates)


def _of_mean(sheet: Sheet, fraction: Figure, part: Figure, of: TextSpan) -> Claim:
    """`which is 65% of the average`: the one average told before, or the one that it has come to."""
    means = [
        f for n in range(fraction.sentence - _NEAR, fraction.sentence + 1) for f in sheet.of_sentence.get(n, ())
        if f is not part and f.first < fraction.first and f.quantity.kind == part.quantity.kind and alike(f, part)
        and _MEANS & {*sheet.said(n)[: f.first - sheet.bounds(n)[0]]}
    ]  # fmt: skip
    last = [f for f in means if sheet.before(f, 1) == ["to"]] or means
    roles = {"fraction": fraction, "part": part}
    if len({f.quantity.value for f in last}) != 1:
        return sheet.claim("share", roles, cues={"of": of}, attribute="average")
    return sheet.claim("share", roles | {"whole": last[-1]}, cues={"of": of, "whole": of}, attribute="average",
                       explicit=False)  # fmt: skip


def is_part(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is told as a share itself: "5,244 residents, or 38 per cent, said"."""
    figures = sheet.of_sentence[figure.sentence]
    place = bisect_left(figures, figure.last, key=lambda f: f.first)
    behind = figures[place] if place < len(figures) else None
    if behind is None or behind.quantity.kind not in ("percent", "fraction"):
        return False
    gap = sheet.page.lows[sheet.phrase(figure.last)[1] : sheet.left(behind)]
    return gap in ([",", "or"], ["or"], ["("])


def _just_told(sheet: Sheet, fraction: Figure, found: Sequence[Figure]) -> list[Figure]:
    """`a budget of £1.4bn for 2015-16. Schools will get £240m, 17% of the total`: whatever year the sentence names."""
    near = [w for w in found if 0 <= fraction.sentence - w.sentence <= 1 and w.first < fraction.first]
    return [w for w in near if w.quote == fraction.quote and sheet.before(w, 1) not in (["from"], ["than"], ["per"])]


def _part_of(sheet: Sheet, figure: Figure, others: Sequence[Figure]) -> bool:
    """`92 of the 180 seats`: the first is a part of the second, and no whole beside it."""
    return any(figure.last < w.first and sheet.gap(figure, w) in (["of"], ["of", "the"], ["of", "its"]) for w in others)


def _names(sheet: Sheet, whole: Figure, phrase: tuple[int, int]) -> bool:
    """Whether the figure counts what the share is said to be of."""
    head = head_of(sheet, phrase)
    names = synonyms(head)
    if head in ("vote", "ballot", "cast") and whole.nouns[:1] in (("elector",), ("voter",), ("electorate",)):
        return False  # "46.8 per cent of the valid votes", "of those cast": not all electors vote
    if whole.nouns and whole.nouns[0] in names:
        specific = _EMPLOY & names
        exact = whole.nouns[0] == head or whole.nouns[0] not in _ANY_STAFF
        return exact or not specific or bool(specific & set(sheet.before(whole, 5)))
    if whole.quantity.kind == "money" and head in ("total", "sum"):
        return True
    if whole.quantity.kind == "money" and head in _SUMS and "total" in sheet.before(whole, 4):
        return True  # "45% of all the money owed ... puts the total owed at £8m"
    if head == "visitor" and whole.nouns[:1] in _PEOPLE and _RECEIVED & {*sheet.before(whole, 2)}:
        return True  # "welcomed 46,200 people last year"
    before = sheet.before(whole, 4)
    joined = max((k + 1 for k, word in enumerate(before) if word in _JOINS), default=0)
    near = {stem(w) for w in (*before[joined:], *whole.nouns)}  # not "64% of the possession and 19 shots"
    if head == "population" and whole.quantity.kind == "number" and sheet.before(whole, 1) == ["to"]:
        near |= {stem(w) for w in sheet.before(whole, _CLAUSE)}  # "The population of Kuroyama, a port, fell to 195,000"
    if head == "workforce" and "force" in near:
        return True
    return head in near or bool(_EMPLOY & names & set(sheet.before(whole, 5)))


def greater(whole: Figure, part: Figure) -> bool:
    """Whether the whole is more than the part."""
    return (whole.quantity.value or 0) > (part.quantity.value or 0)


def agrees(fraction: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the share follows from part and whole on their loosest reading; "more than" is hardly a fourth more."""
    share = part.quantity.loose.closed(_FOURTH) / whole.quantity.loose.closed(_FOURTH)
    stated = fraction.quantity.loose.closed(_FOURTH)
    return stated.overlaps(share.scale(100) if fraction.quantity.kind == "percent" else share)


def told_twice(figures: Sequence[Figure], claim: Claim) -> bool:
    """`asked the 20 volunteers, 55% of the 20 said`: whether part and whole are one number, and the share is less."""
    told = {f.quantity.id: f.quantity for f in figures}
    part, whole = (told.get(claim.roles.get(role, "")) for role in ("part", "whole"))
    share = told.get(claim.roles.get("fraction", ""))
    same = part is not None and whole is not None and part.value == whole.value
    return same and share is not None and share.value not in (1, 100)
