"""Shares: a part, its whole, and the percentage or fraction that the one is of the other.

    70 posts - 16% of staff         50 of 200 residents (25%)      Of 200, 50 (25%) replied
    half of the grain, 6.4m tonnes  two-thirds (40 of 60)          more than half (55%)

Claims of kind "share" with the roles fraction, part and whole as far as they are printed, or
fraction and fraction2 where one share is given twice. ``explicit`` is False where the whole
was found in another phrase; cue ``whole`` is then the noun that ties it; without that cue
several figures could be it. Cue ``of`` is the noun phrase that the share is said to be of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate import sheet as sheets
from copydesk.relate.apposition import BREAKS, DASHES, is_of, tie
from copydesk.relate.bases import is_base
from copydesk.relate.share import from_lead, recalled
from copydesk.relate.share.aged import is_age
from copydesk.relate.share.beside_whole import held_against, turnout
from copydesk.relate.share.clause_part import by_verb, closing, of_the_sum, out_of, part_after
from copydesk.relate.share.lone import backward, lone
from copydesk.relate.share.only_pair import only_pair, those
from copydesk.relate.share.rated import rated
from copydesk.relate.share.set_share import of_set
from copydesk.relate.share.told_share import gave, implied, of_both, of_same_set, of_two_later, that_is
from copydesk.relate.share.whole import PARTS, fits, greater, is_of_all, points_back, share_of, told_twice, with_whole
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare
from copydesk.stem import stem

_FRACTIONS = ("percent", "fraction", "ratio")
_UNLESS = frozenset("if when excluding including on at in after before without adjusted once".split())
_IN_HALF = (["in", "the"], ["for", "the"], ["during", "the"], ["over", "the"])  # the half of a year
_VOTES, _TO = frozenset(["vote", "votes"]), frozenset(["to", "against"])
_NAMED = 4  # words from a figure to its share in brackets
_PLACES = frozenset(
    "clinic hospital school site country city town village plant factory shop store branch office home state".split()
)


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every share of the article, without ids."""
    sheet = sheets.read(doc, mentions)
    found: list[Claim] = []
    for every in sheet.of_sentence.values():
        figures = [figure for figure in every if figure.quantity.kind in (*PARTS, *_FRACTIONS)]
        figures = [figure for figure in figures if not is_age(sheet, figure, figures)]
        for n, figure in enumerate(figures):
            if figure.quantity.kind in _FRACTIONS:
                found += _shares(sheet, figures, n)
    found += from_lead.claims(sheet, found)
    yield from found
    yield from recalled.claims(sheet, found)


def _shares(sheet: Sheet, figures: Sequence[Figure], n: int) -> Iterator[Claim]:
    """The claims that the share at ``n`` takes part in: the best tie wins."""
    behind = sheet.after(figures[n], 4)
    if behind[:2] in (["of", "whom"], ["of", "which"]) or "the sum of" in " ".join(behind):
        return  # "2,300 nurses, 11% of whom are ill"; "half the sum of the prizes of £208,000 and £117,000"
    twice = _twice(sheet, figures, n)
    if twice is not None:
        yield twice
    lacking: Claim | None = None
    for rule in () if _of_change(sheet, figures, n) else _RULES:
        claim = rule(sheet, figures, n)
        if claim is not None and (told_twice(figures, claim) or any(o(sheet, figures, n, claim) for o in _OTHERS)):
            continue
        if claim is not None and "whole" in claim.roles:
            yield claim
            return
        lacking = lacking or claim
    if lacking is not None:
        yield lacking
        return
    alone = lone(sheet, figures, n)
    if alone is not None:
        yield alone


def _figure(figures: Sequence[Figure], claim: Claim, role: str) -> Figure | None:
    return next((f for f in figures if f.quantity.id == claim.roles.get(role)), None)


def _has_own_share(sheet: Sheet, figures: Sequence[Figure], n: int, claim: Claim) -> bool:
    """`13,412 votes (41.8%), ahead of Amos with 10,977 (34.2%)`: what has its own share is no whole of the next."""
    whole = _figure(figures, claim, "whole")
    at = figures.index(whole) + 1 if whole is not None else n
    if whole is None or at in (n, len(figures)):
        return False
    gap, own = sheet.gap(whole, figures[at]), figures[at]
    return own.bracketed and own.quantity.kind == "percent" and gap[-1:] == ["("] and len(gap) < _NAMED


def _of_base(sheet: Sheet, figures: Sequence[Figure], _: int, claim: Claim) -> bool:
    """`grew to $20bn from $18bn, accounting for 30% of the shortfall`: the level that it grew from is no whole."""
    part, whole = _figure(figures, claim, "part"), _figure(figures, claim, "whole")
    return part is not None and whole is not None and sheet.gap(part, whole) == ["from"]


def _of_rival(sheet: Sheet, figures: Sequence[Figure], _: int, claim: Claim) -> bool:
    """`polled 4,260 votes to the 3,760, or 38%, cast for Ray Dunn`: the votes of the other side are no whole."""
    part, whole = _figure(figures, claim, "part"), _figure(figures, claim, "whole")
    gap = sheet.gap(whole, part) if part is not None and whole is not None and whole.first < part.first else []
    return bool(_VOTES & {*gap}) and bool(_TO & {*gap[-2:]})


def _of_one(sheet: Sheet, figures: Sequence[Figure], _: int, claim: Claim) -> bool:
    """`in one class of 20 pupils, 45%`: no part is told."""
    part = _figure(figures, claim, "part")
    if part is None or part.quantity.text.lower() != "one":
        return False
    return sheet.page.tag_at(part.last)[:2] == "NN" and sheet.page.low_at(part.last + 1) == "of"


def _of_another(sheet: Sheet, figures: Sequence[Figure], n: int, claim: Claim) -> bool:
    """`six of 11 subsectors, representing 53 per cent of retail trade`: a share of something else."""
    whole = _figure(figures, claim, "whole")
    lead = sheet.before(figures[n], 2)
    told = lead[-1:] in (["representing"], ["covering"]) or lead == ["accounting", "for"]
    behind = sheet.after(figures[n], 2) if told else []
    if whole is None or behind[:1] != ["of"] or behind[1:] in (["the"], ["its"], ["their"], ["all"], ["them"]):
        return False
    first, last = sheet.phrase(figures[n].last + 1)
    return last > first and stem(sheet.page.words[last - 1]) not in whole.nouns


def _of_change(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """Whether the percentage is the size of a change: `nearly 10% down`, `to 4,050 from 3,890, or 4 percent,`."""
    if set(sheet.after(figures[n], 1)) & {"down", "up", "lower", "higher", "more", "less"}:
        return True
    behind = motion.at(sheet, figures[n].last) if sheet.after(figures[n], 1) else None
    if behind is not None and behind.kind == "noun" and "of" not in sheet.after(figures[n], 2)[1:]:
        return True  # "sold 16.1m of them, a 25 percent slide from 21.4m"
    if n < 2 or sheet.after(figures[n], 1) == ["of"]:
        return False
    ends = [sheet.before(figure, 1) for figure in figures[n - 2 : n]]
    return ends in ([["to"], ["from"]], [["from"], ["to"]])


def _twice(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`more than half (55%)`, `nearly two thirds - 65%`: one share in words and in digits; `rose 53%, or 4.7%,`."""
    if n + 1 >= len(figures):
        return None
    one, other = figures[n], figures[n + 1]
    kinds = {one.quantity.kind, other.quantity.kind}
    moved = one.quantity.trend is not None and kinds == {"percent"} and sheet.gap(one, other) == [",", "or"]
    if other.quantity.kind not in _FRACTIONS or (len(kinds) < 2 and not moved):
        return None
    how = tie(sheet, one, other)
    gap = sheet.gap(one, other)
    if sheet.after(other, 2) in (["of", "which"], ["of", "whom"], ["of", "it"]):
        return None  # "£1,800, or 3% of the value, half of which the state will pay"
    if sheet.after(one, 1) == ["that"] or (one.quantity.text.lower() == "a quarter" and _to_price(sheet, figures, n)):
        return None  # "It stood at half that, 2 per cent"; "raise the fare a quarter, or 11%, to $2.50"
    if how == ";":
        return None  # "tiredness by 8%; about one in four had"
    if sheet.after(other, 2) in (["of", "them"], ["of", "those"]) and _of_change(sheet, figures, n):
        return None  # "6,200 were hired, a 45% rise, two-fifths of them from Spain"
    if one.quantity.text.lower() == "half" and sheet.before(one, 2) in _IN_HALF:
        return None  # "It spent $16m in the half, or 4% of its revenue"
    if gap[-1:] == ["or"] and sheet.after(other, 1) and sheet.after(other, 1)[0] in _UNLESS:
        return None  # "up 1.5%, or 3.5% if the extra week is left out"
    near = len(gap) <= 3 or (gap[0] == "of" and how in ("(", "-", ",") and len(gap) <= 8)
    closed = sheet.after(other, 1) and sheet.after(other, 1)[0] in (",", ")", ".", *DASHES)
    if how is None or not near or (how in (",", "-") and not (closed or sheet.after(other, 1)[:1] == ["of"])):
        return None
    behind = next((f for f in figures if f.first >= other.last), None)
    if behind is not None and sheet.gap(other, behind) in (["of", "its"], ["of", "the"], ["of", "their"]):
        return None  # "0.5%, a quarter of its 2% target"
    if sheet.after(other, 1) in (["lower"], ["higher"], ["less"], ["more"]):
        return None  # "fell to 4.8% from 6%, which is a fifth lower"
    if sheet.after(other, 2) == ["of", "those"] and sheet.after(one, 1) != ["of"]:
        return None  # "Boosters have gone to 11%, or a third of those who are eligible": of fewer
    return sheet.claim("share", {"fraction": one, "fraction2": other})


def _to_price(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """Whether an amount follows to which a fare was raised: a quarter is a coin there."""
    price = figures[n + 2] if n + 2 < len(figures) else None
    return price is not None and price.quantity.kind == "money" and sheet.gap(figures[n + 1], price)[-1:] == ["to"]


def _of_two(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`50 of 200 residents (25%)`, `3,000 out of 6,500, or 46%,`."""
    if n < 2:
        return None
    part, whole, fraction = figures[n - 2 : n + 1]
    if not (fits(part, whole) and is_of(sheet, part, whole)):
        return None
    named = sheet.page.lows[sheet.left(fraction) - 1] == "or" and sheet.after(fraction, 2) == ["of", "them"]
    if tie(sheet, whole, fraction) is None and not named:
        return None
    return share_of(sheet, fraction, part, whole)


def _two_in_bracket(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`25% (50 of 200)`, `a quarter of them - 50 out of 200 -`."""
    if n + 2 >= len(figures):
        return None
    fraction, part, whole = figures[n : n + 3]
    if not (fits(part, whole) and is_of(sheet, part, whole)):
        return None
    if tie(sheet, fraction, part) is None and not out_of(sheet, figures, n):
        return None
    if sheet.before(fraction, 1) == ["to"] and sheet.gap(fraction, part) == [","]:
        return None  # "where the pass rate rose to 81%, 61 of the 142 pupils have a place"
    return share_of(sheet, fraction, part, whole)


def _of_whom(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`200 residents, of whom 50 (25%) replied`."""
    if n < 2:
        return None
    whole, part, fraction = figures[n - 2 : n + 1]
    if not fits(part, whole) or tie(sheet, part, fraction) is None:
        return None
    gap = sheet.gap(whole, part)
    said = bare(gap)[-2:]
    if said[:1] != ("of",) or said[1:] not in (("whom",), ("which",), ("these",), ("them",)):
        return None
    if is_base(sheet, whole):  # "1.6m visitors, 8% fewer than the 1.74m of 2016, of whom 610,000"
        known = [f for f in figures[: n - 2] if fits(part, f) and not is_base(sheet, f)]
        return share_of(sheet, fraction, part, known[-1]) if known and greater(known[-1], part) else None
    if "whom" in gap and n > 2 and _counts_things(whole) and fits(part, figures[n - 3]):
        whole = figures[n - 3]  # "5,200 people at 61 clinics, of whom 350"
    return share_of(sheet, fraction, part, whole)


def _counts_things(figure: Figure) -> bool:
    """Whether it counts places or things, of which there can be no "whom"."""
    return figure.quantity.kind == "count" and bool(figure.nouns) and figure.nouns[0] in _PLACES


def _of_it(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`£80m for roads, £20m of it for bridges, or a quarter of the sum`: "of it" says whose part it is."""
    if n < 2:
        return None
    whole, part, fraction = figures[n - 2 : n + 1]
    gap = sheet.gap(whole, part)
    listed = gap[-1:] in ([","], ["-"], ["–"], ["—"], ["("]) and not BREAKS & set(gap)
    if not (fits(part, whole) and listed and points_back(sheet, part)) or tie(sheet, part, fraction) is None:
        return None
    return share_of(sheet, fraction, part, whole) if is_of_all(sheet, fraction) else None


def _apposed(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`70 posts - 16% of staff`, `$62m, or 30% of the total bill,`: the whole may be elsewhere."""
    fraction = figures[n]
    if n == 0 or figures[n - 1].quantity.kind not in PARTS or tie(sheet, figures[n - 1], fraction) is None:
        return None
    return with_whole(sheet, figures, n, figures[n - 1])


_RULES = (
    _of_two, _two_in_bracket, turnout, held_against, _of_whom, _of_it, _apposed, closing, part_after,
    of_the_sum, by_verb, of_two_later, that_is, of_both, those, of_set, backward, of_same_set, implied, gave, rated,
    only_pair,
)  # fmt: skip
_OTHERS = (_of_base, _of_rival, _of_one, _has_own_share, _of_another)
