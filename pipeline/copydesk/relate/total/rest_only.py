"""What remains of the only total there is, told some sentences before: nothing else can be meant.

    to cut 2,400 jobs. Some 1,650 of the losses will be in Britain. ... The remaining 750 posts will go in Ireland.
    employs 1,200 people on two sites. There are 740 at Hexley. The other 460 work in Marbeck.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.apposition import is_of
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import addable, ends_with, is_joined, is_smaller, sum_of, sum_printed, sums
from copydesk.relate.words import LIGHT, synonyms
from copydesk.stem import stem

_BACK = 4  # sentences from the parts to what remains
_MOST = 3  # parts
_NEAR, _NEARER = Decimal("1.5"), Decimal("1.25")  # times: one part, and several
_THEM = frozenset("the those these them".split())
_WHOLES = frozenset("needs needed cost costs budget total target bill package fund of worth grant".split())
_DEEDS = frozenset(["work", "live", "vote", "remain"])  # "the other 460 work in Marbeck"
_COUNTS = ("count", "number")
_DEAD, _PEOPLE = frozenset("death fatality victim".split()), frozenset("people person".split())
_THEY = frozenset("they these those".split())
_DIED = frozenset("died killed dead deaths drowned".split())
_PAIR = 3  # sentences from a pair to what it leaves


def rest_only(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """The one total before the parts and what remains of it, where the article has no other."""
    if here or not _opens(sheet, rest):
        return None
    told = _told(sheet, rest)
    total = max(told, key=lambda f: f.quantity.value or Decimal(0), default=None)
    if total is None:
        return None
    parts = [f for f in told if f.first > total.first and f.quantity.value != total.quantity.value]
    if not 0 < len(parts) <= _MOST or any(f not in parts for f in told if f.quantity.value != total.quantity.value):
        return None
    if parts[-1].sentence < rest.sentence - 2 or not is_smaller(rest, total) or any(f.quote for f in (*parts, total)):
        return None
    if total.sentence == parts[0].sentence and is_joined(sheet, total, parts[0]):
        return None  # "barley at 5.4 million and canola at 2.8 million": two of one list
    pieces = [*parts, rest]
    near = pen.near(sum_printed(pieces), total.quantity.value, _NEAR if len(parts) == 1 else _NEARER)
    near = near and (rest.quantity.kind in _COUNTS or (len(parts) == 1 and bool(_WHOLES & {*sheet.before(total, 4)})))
    if sums(total, pieces) or near or is_slip_of_any(total, pieces):
        return sum_of(sheet, total, parts, rest=rest, tie=cue, slip=cue, explicit=False)
    return None


def of_told(sheet: Sheet, rest: Figure, cue: TextSpan) -> Claim | None:
    """What remains of the pair just told, or of what "of the medals" counts."""
    pointed = _of_pair(sheet, rest) or _of_named(sheet, rest) or _of_kinds(sheet, rest)
    if pointed is None:
        return None
    total, parts = pointed
    alone = next((f for f in parts if len(parts) > 1 and sums(total, [f, rest])), None)
    if alone is not None:
        return sum_of(sheet, total, [alone], rest=rest, tie=cue, explicit=False)  # "eight, for three generations"
    return sum_of(sheet, total, parts, rest=rest, tie=cue, slip=cue, explicit=False)


def leaves(sheet: Sheet, rest: Figure) -> bool:
    """`That left 14 still underground`, `That leaves just $20m`."""
    lead = [word for word in sheet.before(rest, 4) if word not in ("just", "only") and not word.isspace()]
    return lead in (["that", "left"], ["that", "leaves"], ["this", "leaves"], ["that", "leaving"])


def _of_pair(sheet: Sheet, rest: Figure) -> tuple[Figure, Sequence[Figure]] | None:
    """`By dusk 19 of the 33 men were up. ... That left 14`: the one pair just told."""
    for number in range(rest.sentence - 1, rest.sentence - 1 - _PAIR if leaves(sheet, rest) else rest.sentence - 1, -1):
        counts = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind in _COUNTS]
        pair = len(counts) == len(("part", "total")) and is_of(sheet, *counts)
        if pair and is_smaller(counts[0], counts[1]) and is_smaller(rest, counts[1]):
            return counts[1], counts[:1]
        if counts:
            return None
    return None


def _of_named(sheet: Sheet, rest: Figure) -> tuple[Figure, Sequence[Figure]] | None:
    """`won 23 medals ... . Seven of the medals were gold and five silver. The other 11`: their only number before."""
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if f.quantity.kind in _COUNTS]
    if not told or rest.quantity.kind not in _COUNTS or not _back(sheet, told[0]) or not _opens(sheet, rest):
        return None
    noun = stem(sheet.page.low_at(told[0].last + 2))
    before = [f for f in sheet.plain if f.first < told[0].first and f.quantity.kind == "count"]
    before = [f for f in before if f.nouns[:1] == (noun,) and not is_base(sheet, f)]
    near = [f for f in before if pen.near(sum_printed([*told, rest]), f.quantity.value, _NEARER)]
    pieces = all(is_smaller(f, near[0]) for f in (*told, rest)) if near else False
    return (near[0], told) if pieces and len({f.quantity.value for f in near}) == 1 else None


def _of_kinds(sheet: Sheet, rest: Figure) -> tuple[Figure, Sequence[Figure]] | None:
    """`has planted 84,000 trees. They include 31,500 oaks and 22,000 birches. The other 30,500`: what "they" are."""
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if f.quantity.kind in _COUNTS]
    if len(told) < len(("one", "other")) or rest.quantity.kind not in _COUNTS or not _opens(sheet, rest):
        return None
    lead = [word for word in sheet.before(told[0], 4) if not word.isspace() and word not in LIGHT]
    before = [f for f in sheet.of_sentence.get(rest.sentence - 2, ()) if f.quantity.kind == "count"]
    total = max(before, key=lambda f: f.quantity.value or Decimal(0), default=None)
    if total is None or len(lead) != 2 or lead[0] not in _THEY or ends_with(lead, "some") is None:
        return None
    one_list = all(is_joined(sheet, a, b, mixed=True) for a, b in pairwise(told))
    near = pen.near(sum_printed([*told, rest]), total.quantity.value, _NEARER)
    pieces = near and all(is_smaller(f, total) and f.quote == total.quote for f in (*told, rest))
    return (total, told) if one_list and pieces else None


def _opens(sheet: Sheet, rest: Figure) -> bool:
    """`The remaining 750 posts`, `Donors must find the remaining $13m`."""
    lead = [word for word in sheet.before(rest, 3) if not word.isspace()]
    return lead[-2:] in (["the", "remaining"], ["the", "other"]) and not _of(sheet, rest)


def _of(sheet: Sheet, rest: Figure) -> bool:
    """`the other two of the five`: its whole is named behind it."""
    return sheet.after(rest, 1) == ["of"]


def _told(sheet: Sheet, rest: Figure) -> list[Figure]:
    """What can be the total or a part of it: the figures of one kind with the rest before it, each value once."""
    near = [f for f in sheet.plain if f.first < rest.first and _alike(sheet, f, rest)]
    near = [f for f in near if rest.sentence - f.sentence <= _BACK or f.line <= 1]
    near = [f for f in near if not sheet.is_headline(f.line)] or near
    near = [f for f in near if not is_base(sheet, f) and f.quantity.trend is None and not f.bracketed]
    counted = [f for f in near if f.quantity.kind == "count" and f.nouns and not _back(sheet, f)]
    most = max(counted, key=lambda f: f.quantity.value or Decimal(0), default=None)
    near = [f for f in near if most is None or f not in counted or f.nouns[0] in synonyms(most.nouns[0])]
    once = {f.quantity.value: f for f in reversed(near)}
    return sorted(once.values(), key=lambda f: f.first)


def _alike(sheet: Sheet, figure: Figure, rest: Figure) -> bool:
    """Whether the two can be of one total: one noun, none, or "1,650 of the losses"."""
    if rest.quantity.kind not in _COUNTS or figure.quantity.kind not in _COUNTS:
        return addable(figure, rest)
    if rest.nouns[:1] != () and rest.nouns[0] in _DEAD and _DIED & {*sheet.said(figure.sentence)}:
        return not figure.nouns or figure.quantity.kind == "number" or figure.nouns[0] in _PEOPLE
    bare = not figure.nouns or figure.quantity.kind == "number"
    any_noun = not rest.nouns or rest.quantity.kind == "number" or rest.nouns[0] in _DEEDS
    return bare or any_noun or _back(sheet, figure) or figure.nouns[0] in synonyms(rest.nouns[0])


def _back(sheet: Sheet, figure: Figure) -> bool:
    """`1,650 of the losses`."""
    behind = sheet.after(figure, 2)
    return behind[:1] == ["of"] and behind[1:] != [] and behind[1] in _THEM
