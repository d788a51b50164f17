"""The set of a share where it was told before: what a pronoun stands for, and wholes that nothing names.

    It had 140 workers. Sixty-two of them, or 44%, ...    It set aside £500m. It has paid £85m, or 17%, so far.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.interval import HUNDRED, ZERO
from copydesk.records import Claim, TextSpan
from copydesk.relate.apposition import is_of
from copydesk.relate.bases import is_base
from copydesk.relate.share.whole import agrees, fits, greater, is_part, share_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import synonyms

_HOLDING = frozenset("of has have had owns owned runs ran employs employed holds held with all its their".split())
_LEFT = frozenset("left remaining unsold unfilled empty vacant others".split())
_OFF = Decimal("1.5")  # times, by which the share of a whole that nothing names may be off
_NEARBY = 2  # sentences from a count to a part of it under the same noun


def of_them(sheet: Sheet, figures: Sequence[Figure], n: int, part: Figure) -> Claim | None:
    """`It has 6,000 staff. The 900 who work in those stores make up 15% of them`: those of the sentence before."""
    pool = told(sheet, figures, figures.index(part))
    back = sheet.words(figures[n].last + 1, figures[n].last + 2)
    return chosen(sheet, figures[n], part, pool, back) if len({f.quantity.value for f in pool}) == 1 else None


def told(sheet: Sheet, figures: Sequence[Figure], k: int) -> list[Figure]:
    """What a pronoun can stand for: the figure before it in its sentence, or those of the sentence before."""
    part = figures[k]
    here = [f for f in figures[:k] if fits(part, f) and greater(f, part) and not is_base(sheet, f)]
    if here:
        return here[-2:] if len(here) > 1 and is_of(sheet, *here[-2:]) else here[-1:]
    for back in (1, 2):
        near = [f for f in sheet.of_sentence.get(part.sentence - back, ()) if f.quote == part.quote]
        near = [f for f in near if fits(part, f) and greater(f, part) and not is_base(sheet, f)]
        if near:
            return near
    return []


def chosen(sheet: Sheet, fraction: Figure, part: Figure, pool: Sequence[Figure], back: TextSpan) -> Claim | None:
    """The one of the pool that the share fits, or the only one: without either, nothing is said."""
    fitting = [whole for whole in pool if agrees(fraction, part, whole)]
    if not pool:
        return None
    whole = (fitting or pool)[-1]
    sure = fitting or len({f.quantity.value for f in pool}) == 1
    claim = share_of(sheet, fraction, part, whole)
    tied = claim.cues | ({"whole": back} if sure else {})
    return claim.model_copy(update={"explicit": False, "cues": tied})


def in_passing(sheet: Sheet, figures: Sequence[Figure], k: int, fraction: Figure) -> Claim | None:
    """`It has paid out £85m, or 17%, so far`: a whole that nothing names is taken only where the share fits."""
    part = figures[k]
    if sheet.after(fraction, 1) == ["of"]:
        return None
    if k and sheet.gap(figures[k - 1], part) in (["of", "the", "remaining"], ["of", "the", "other"]):
        return None  # "Fourteen of the remaining 20, or 70 percent"
    pool = [f for f in figures[:k] if fits(part, f) and greater(f, part)]
    for back in (1, 2):
        pool += [f for f in sheet.of_sentence.get(part.sentence - back, ()) if fits(part, f) and greater(f, part)]
    whole = next((f for f in pool if agrees(fraction, part, f)), None)
    as_much = sheet.after(fraction, 2) in (["as", "much"], ["as", "many"]) or _is_bare(sheet, fraction, part, pool)
    if as_much and whole is None and len({f.quantity.value for f in pool}) == 1:
        whole = pool[0]  # "She took home $9,000. The loser got $4,560, half as much."
    rest = _left_of(sheet, part, pool) if whole is None else None
    whole = whole or rest
    if whole is not None:
        claim = share_of(sheet, fraction, part, whole)
        sure = as_much or rest is not None
        tied = claim.cues | ({"whole": sheet.words(fraction.first, fraction.last)} if sure else {})
        return claim.model_copy(update={"explicit": False, "cues": tied})
    named = _same_things(sheet, part)
    if named is None or fraction.quantity.approximation != "exact":
        return None
    claim = share_of(sheet, fraction, part, named)
    tied = claim.cues | {"whole": sheet.words(part.first, part.last)}
    return claim.model_copy(update={"explicit": False, "cues": tied})


def _is_bare(sheet: Sheet, fraction: Figure, part: Figure, pool: Sequence[Figure]) -> bool:
    """`It has 450 million shares. Its second owner has 45 million, or 10%`: of what the sentence before counts."""
    last = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if f in pool]
    bare = part.quantity.kind == "number" and not sheet.page.tag_at(part.last).startswith("NN")
    only = len(last) == 1 == len({f.quantity.value for f in pool}) and last[0].quantity.kind == "count"
    only = only and bool(last[0].quantity.value)  # "It has 0 shares. Its owner has -45"
    return bare and only and pen.near(_percent(part, last[0]), fraction.quantity.value, _OFF)


def _percent(part: Figure, whole: Figure) -> Decimal:
    return (part.quantity.value or ZERO) / (whole.quantity.value or ZERO) * HUNDRED


def _left_of(sheet: Sheet, part: Figure, pool: Sequence[Figure]) -> Figure | None:
    """`45,000 of the 54,000 seats were filled. The 9,000 left, one in six`: what a whole less its part leaves."""
    told = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if f not in pool or len(pool) > 1]
    value = part.quantity.value or 0
    left = [w for w in pool if w.sentence == part.sentence - 1 and any(
        f is not w and (w.quantity.value or 0) - (f.quantity.value or 0) == value for f in told)]  # fmt: skip
    return left[0] if len(left) == 1 and _LEFT & {*sheet.after(part, 3)} else None


def _same_things(sheet: Sheet, part: Figure) -> Figure | None:
    """`The sale of 212 lots made £9m. Thirty-four lots, or 16%`: the one greater count of the noun near by."""
    if part.quantity.kind != "count" or not part.nouns or {"those", "these"} & {*sheet.before(part, 1)}:
        return None
    names = synonyms(part.nouns[0])
    alike = [f for f in sheet.plain if f.quantity.kind == "count" and names & {*f.nouns[:1]} and greater(f, part)]
    near = [f for f in alike if f.line == part.line and 0 <= part.sentence - f.sentence <= _NEARBY]
    only = len({f.quantity.value for f in alike}) == 1
    if not near or not only or near[0].first > part.first or near[0].quote != part.quote or is_part(sheet, near[0]):
        return None
    return near[0] if _HOLDING & set(sheet.before(near[0], 2)) else None  # not "closed 90 shops"
