"""A size and the only pair of levels of its own sentence, where other words stand between them.

    It cut 262,000 jobs in 2023, against 165,000 in 2022, by one count, an increase of 59 percent.
    Entries have more than doubled since it moved to the old mill, going from 61,000 to 123,400.
    They will pay 3.8% more for a ticket, with the price going up from £3,140 to £3,258.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.relate import motion
from copydesk.relate.change.draft import BREAKS, alike
from copydesk.relate.change.move import Change, Levels, agree, made
from copydesk.relate.sheet import Figure, Sheet

_FAR = 26  # words between the size and the levels
_ADJECTIVES = 2  # words between the article and the noun: "an annual increase of"
_ARTICLES = frozenset(["a", "an"])
_GOING = frozenset(["going", "moving", "passing"])
_SIZED = ("percent", "multiple", "difference")
_SHARED = {"percentage-point": "percent", "basis-point": "percent"}


def levels(sheet: Sheet, change: Change, changes: Sequence[Change]) -> Levels | None:
    """The base and result that the size, which stands alone in its own clause, is said of."""
    pairs = [c for c in changes if c.pair is not None and _here(c.pair, change) and c is not change]
    role = next(iter(change.roles))
    if len(change.roles) > 1 or role not in _SIZED or len(pairs) != 1 or not agree(change, pairs[0]):
        return None
    if len(pairs[0].roles) > 2 or pairs[0].pair is None:
        return None
    size, (base, result) = change.roles[role], pairs[0].pair
    here = sorted(_here(pairs[0].pair, change), key=lambda f: f.first)
    first, last = here[0], here[-1]
    if base.quote != size.quote or _SHARED.get(size.quantity.kind, base.quantity.kind) != base.quantity.kind:
        return None
    if last.last <= size.first:
        told = _apposed(sheet, last, size)
    else:
        told = size.last <= first.first and (_resumed(sheet, size, first) or _with_clause(sheet, size, first))
    return made(sheet, base, result) if told else None


def _here(levels: Sequence[Figure], change: Change) -> list[Figure]:
    """Those of the levels that stand in the sentence of the size."""
    return [figure for figure in levels if figure.sentence == change.sentence]


def _apposed(sheet: Sheet, last: Figure, size: Figure) -> bool:
    """`, an increase of 59 percent`, `, a 17% drop`, behind the levels and their own time and source."""
    gap = sheet.page.lows[last.last : sheet.left(size)]
    if not 1 < len(gap) <= _FAR or not _plain(sheet, last, size):
        return False
    if gap[-1] == "of":
        named = motion.at(sheet, sheet.left(size) - 2)
        noun, lead = named is not None and named.kind == "noun", gap[:-2]
    else:
        named = motion.at(sheet, size.last) if sheet.after(size, 1) else None
        noun, lead = named is not None and named.kind == "noun", gap
    opens = any(lead[-k - 1 : -k + 1 or None] in ([",", "a"], [",", "an"]) for k in range(1, _ADJECTIVES + 2))
    return noun and opens


def _resumed(sheet: Sheet, size: Figure, first: Figure) -> bool:
    """`, going from 61,000`, `, rising from 61,000`, `, from 61,000`: the clause of the size goes on."""
    gap = sheet.gap(size, first)
    if len(gap) > _FAR or gap[-1:] not in (["from"], ["to"]) or not _plain(sheet, size, first):
        return False
    if gap[-2:-1] == [","]:
        return True
    going = len(gap) > 2 and gap[-3] == "," and sheet.page.tags[first.first - 2] == "VBG"
    return going and (gap[-2] in _GOING or motion.at(sheet, first.first - 2) is not None)


def _with_clause(sheet: Sheet, size: Figure, first: Figure) -> bool:
    """`, with the price going up from £3,140`: the pair of that clause, and no other size before it."""
    return any(one == "," and other == "with" for one, other in pairwise(sheet.gap(size, first)))


def _plain(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether no clause of its own and no other level stands between the two."""
    inside = [f for f in sheet.of_sentence[one.sentence] if one.last <= f.first < other.first]
    levels_only = [f for f in inside if f.quantity.kind != "duration" and f.quantity.text.lower() != "one"]
    if any(alike(f, one) or alike(f, other) for f in levels_only):
        return False
    places = range(one.last, other.first)
    if any(sheet.page.lows[k] in BREAKS or sheet.page.breaks[k] for k in places):
        return False
    joined = (k for k in places if sheet.page.lows[k] == "and")
    return not any(sheet.page.deps[j] in ("nsubj", "nsubjpass") for k in joined for j in range(k, other.first))
