"""Parts that a clause ties to their share: by its verb, by closing it, or set beside the share behind its whole.

    The 70 posts represent 16% of staff         17m hens died in May, or 5.7 percent of a flock of 304m
    16% of staff, or 70 people,                 29% of exports of 206m tonnes - that is, some 60m tonnes
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.records import Claim
from copydesk.relate.apposition import BREAKS, DASHES, SEPARATORS, VERBS, tie
from copydesk.relate.share.told_before import of_them
from copydesk.relate.share.whole import PARTS, fits, share_of, whole_figure, whole_noun, with_whole
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare, cues

_CLAUSE = 16  # words from a part to the share that closes its clause


def closing(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`17m hens died in May, or 5.7 percent of a flock that had numbered 304m`: of the only part of the clause."""
    fraction, whole = figures[n], whole_figure(sheet, figures, n)
    if n != 1 or whole is None or sheet.before(fraction, 2) != [",", "or"]:
        return None
    part = figures[0]
    gap = sheet.page.lows[part.last : sheet.left(fraction)]
    plain = gap.count(",") == 1 and not (BREAKS | {"and", "from", "than"}) & {*gap} and len(gap) <= _CLAUSE
    return share_of(sheet, fraction, part, whole) if plain and fits(part, whole) else None


def part_after(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`16% of staff, or 70 people,`, `half the grain, 6.4 million tonnes,`, `a third of the £9m - £3m -`."""
    fraction = figures[n]
    if whole_noun(sheet, fraction) is None and whole_figure(sheet, figures, n) is None:
        return None
    skip = 2 if whole_figure(sheet, figures, n) is not None else 1
    if n + skip >= len(figures):
        return None
    part, last = figures[n + skip], figures[n + skip - 1]
    how = tie(sheet, last, part) or _that_is(sheet, last, part)
    if part.quantity.kind not in PARTS or how is None or how == ":" or how == ";":
        return None
    end = sheet.phrase(part.last)[1]
    ended = end >= len(sheet.page) or sheet.page.lows[end] in (*SEPARATORS, ")", ".")
    closed = ended or how == "or" or tuple(sheet.page.lows[end : end + 2]) in (("in", "all"), ("in", "total"))
    if not closed:
        return None
    return with_whole(sheet, figures, n, part)


def _that_is(sheet: Sheet, last: Figure, part: Figure) -> str | None:
    """`29% of exports of 206m tonnes - that is, some 60m tonnes`."""
    gap = [word for word in sheet.page.lows[last.last : sheet.left(part)] if word not in (",", *DASHES)]
    if sheet.after(part, 1) not in ([], ["."], [","], [";"]):
        return None  # "that is, 90m tonnes more than in 1990"
    return "or" if gap in (["that", "is"], ["which", "is"], ["that", "'s"]) else None


def by_verb(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`The 70 posts represent 16% of staff`."""
    if n == 0 or figures[n - 1].quantity.kind not in PARTS:
        return None
    part, fraction = figures[n - 1], figures[n]
    gap = sheet.gap(part, fraction)
    tags = sheet.page.tags[part.last : fraction.first]
    verbs = [k for k, tag in enumerate(tags) if tag in VERBS]
    if not verbs or len(gap) > 12 or any(w in SEPARATORS or w in BREAKS for w in gap):
        return None
    if sheet.after(fraction, 2) == ["of", "them"] and any(bare(gap[k:]) in cues("shares")["verb"] for k in verbs):
        return of_them(sheet, figures, n, part)
    said = bare(gap[verbs[0] :])
    if said not in cues("shares")["verb"] or any(w in ("of", "to") for w in gap[: verbs[0]]):
        return None
    return with_whole(sheet, figures, n, part)
