"""Parts that a clause ties to their share: by its verb, by closing it, or set beside the share behind its whole.

    The 70 posts represent 16% of staff         17m hens died in May, or 5.7 percent of a flock of 304m
    16% of staff, or 70 people,                 29% of exports of 206m tonnes - that is, some 60m tonnes
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.records import Claim
from copydesk.relate.apposition import BREAKS, DASHES, SEPARATORS, VERBS, tie
from copydesk.relate.share.told_before import of_them
from copydesk.relate.share.whole import PARTS, fits, greater, tied, whole_figure, whole_noun, with_whole
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare, cues

_MOVED = frozenset("from than to compared against versus up down rose fell rising falling more less fewer if".split())
_OWN = frozenset("who which that it they whom polled asked surveyed questioned".split())
_DEFINITE = frozenset("the its their his her all our".split())
_IN_ALL = (("in", "all"), ("in", "total"))
_OPENS = 6  # words of "Of the money,"
_CLAUSE = 16  # words from a part to the share that closes its clause


def closing(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`17m hens died in May, or 5.7 percent of a flock of 304m`, `90 posts will go, 15% of its staff`."""
    fraction = figures[n]
    parts = [f for f in figures[:n] if f.quantity.kind in PARTS]
    if not parts or len(parts) != n or any(fits(parts[-1], f) for f in parts[:-1]):
        return None
    part = parts[-1]
    gap = sheet.page.lows[part.last : sheet.left(fraction)]
    gap = gap[:-1] if gap[-1:] == ["or"] else gap
    plain = gap[-1:] != [] and gap[-1] in (",", *DASHES) and gap.count(",") + gap.count("-") <= 1
    if not plain or (BREAKS | _MOVED) & {*gap} or len(gap) > _CLAUSE or part.quantity.trend is not None:
        return None
    if whole_figure(sheet, figures, n) is None and not _ends(sheet, fraction):
        return None
    claim = with_whole(sheet, figures, n, part)
    return claim if claim is not None and "whole" in claim.roles else None


def _ends(sheet: Sheet, fraction: Figure) -> bool:
    """Whether no verb follows the share's noun: "15% of its staff, with", not "15% of its staff are ill"."""
    phrase = whole_noun(sheet, fraction)
    if phrase is None or sheet.page.low_at(fraction.last + 1) not in _DEFINITE:
        return False
    return sheet.page.low_at(phrase[1]) in (",", ".", ";", ")", *DASHES)


def part_after(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`16% of staff, or 70 people,`, `half the grain, 6.4 million tonnes,`, `a third of the £9m - £3m -`."""
    fraction = figures[n]
    of_those = sheet.after(fraction, 2) in (["of", "them"], ["of", "those"])
    if not of_those and whole_noun(sheet, fraction) is None and whole_figure(sheet, figures, n) is None:
        return None
    skip = 2 if whole_figure(sheet, figures, n) is not None else 1
    if n + skip >= len(figures):
        return None
    part, last = figures[n + skip], figures[n + skip - 1]
    in_all = tuple(sheet.after(part, 2)) in _IN_ALL and not _MOVED & {*sheet.gap(last, part)}
    how = tie(sheet, last, part) or _that_is(sheet, last, part) or ("," if in_all else None)
    if how is None and skip > 1 and _encloses(sheet, last, part):
        how = ","
    if part.quantity.kind not in PARTS or how is None or how == ":" or how == ";":
        return None
    end = sheet.phrase(part.last)[1]
    ended = end >= len(sheet.page) or sheet.page.lows[end] in (*SEPARATORS, ")", ".")
    closed = ended or how == "or" or tuple(sheet.page.lows[end : end + 2]) in _IN_ALL
    if not closed:
        return None
    if of_those:
        return of_them(sheet, figures, n, part)  # "It holds 18,200 people. More than half of them, 9,800, are"
    return with_whole(sheet, figures, n, part)


def _encloses(sheet: Sheet, whole: Figure, part: Figure) -> bool:
    """`the 1,640 households who replied, 1,230, preferred`: only the whole's own clause stands before the part."""
    gap = sheet.gap(whole, part)
    own = next((k for k, word in enumerate(gap) if word in _OWN), None)
    start = whole.last + (own or 0)
    named = own is not None and all(sheet.page.tags[k].startswith(("NN", "JJ")) for k in range(whole.last, start))
    closed = sheet.page.low_at(part.last) in (",", ")") and gap[-1:] != [] and gap[-1] in (",", "(")
    return named and closed and sum(word in SEPARATORS for word in gap) == 1 and len(gap) <= _CLAUSE


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
    if gap[:1] == [","] and (gap[1:2] in (["which"], ["who"]) or sheet.before(part, 1) == [","]):
        cut = 2 if gap[1:2] in (["which"], ["who"]) else 1
        gap, tags = gap[cut:], tags[cut:]  # "the grant, £90,000, makes up 6% of it", "2,940, which filled 98%"
    verbs = [k for k, tag in enumerate(tags) if tag in VERBS]
    if not verbs or len(gap) > 12 or any(w in SEPARATORS or w in BREAKS for w in gap):
        return None
    if sheet.after(fraction, 2) == ["of", "them"] and any(bare(gap[k:]) in cues("shares")["verb"] for k in verbs):
        return of_them(sheet, figures, n, part)
    said = bare(gap[verbs[0] :])
    if said not in cues("shares")["verb"] or any(w in ("of", "to") for w in gap[: verbs[0]]):
        return None
    return with_whole(sheet, figures, n, part)


def out_of(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """`made up 36% of the total, bringing in £4.5m out of £12.5m`: the only part and whole of the share's sentence."""
    fraction, part, whole = figures[n : n + 3]
    gap = sheet.gap(fraction, part)
    taken = sheet.gap(part, whole)[:2] == ["out", "of"] or sheet.gap(part, whole)[-2:] == ["out", "of"]
    alone = len(figures) == len(("fraction", "part", "whole"))
    return alone and taken and "," in gap and len(gap) <= _CLAUSE and not (BREAKS | _MOVED) - {"with"} & {*gap}


def of_the_sum(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`share £250m. Of the money, 40% - £100m - will go to`: the part behind the share, of what was just told."""
    fraction, part = figures[n], figures[n + 1] if n + 1 < len(figures) else None
    lead = [word for word in sheet.before(fraction, _OPENS) if not word.isspace()]
    opened = lead[:1] == ["of"] and lead[-1:] == [","] and bool(_DEFINITE & {*lead[1:2]}) and len(lead) < _OPENS
    if part is None or not opened or tie(sheet, fraction, part) is None:
        return None
    pool = [f for f in sheet.of_sentence.get(fraction.sentence - 1, ()) if fits(part, f) and greater(f, part)]
    pool = [f for f in pool if f.unit == part.unit and not f.bracketed]
    return tied(sheet, fraction, part, pool[0]) if len({f.quantity.value for f in pool}) == 1 else None
