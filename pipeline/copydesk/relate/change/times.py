"""Multiples that are left once pairs have theirs, and the levels beside them or in the sentence that "that" speaks of.

    doubled to £9m        600, twice the 300 of 2019        a threefold rise
    It blocked 930 million a day in May. That is triple the figure for May 2006, which was 310 million.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Trend
from copydesk.relate.change.contrast import firm
from copydesk.relate.change.draft import BREAKS, LEVELS, NEAR, Draft, alike, gives
from copydesk.relate.change.lead import Lead
from copydesk.relate.change.unlike import is_denominator
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

_CLAUSE = 14  # words from a multiple to the level in "twice as many as the old one, which held"
_SIZE = Decimal(20)  # times: what is counted on both sides is of one size
_FROM_THEN = 7  # words of "in the past four years, from"
_BACK = 3  # sentences before a multiple that points back
_BARE = 4  # words between a multiple and its level that name nothing
_TAIL = range(2, 6)  # words of "which was", "when there were only"
_BETWEEN = frozenset("the as many much than its of last year 's in to compared with more like".split())
_OPENED = (["the"], ["that"], ["what"], ["as"], ["its"], ["their"], ["last"])
_HELD = frozenset("was were at to had held totalled numbered reached of just only about".split())
_FROM = (["from"], ["from", "the"])
_WHO = (["it"], ["they"], ["he"], ["she"])
_POINTERS = frozenset("that this it which such".split())
_NAMES = (["figure"], ["total"], ["number"], ["sum"], ["amount"], ["volume"], ["cost"], ["bill"])


def times(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`doubled to £9m`, `600, twice the 300 of 2019`, `a threefold rise`: multiples that are left."""
    for n, figure in enumerate(figures):
        if figure.quantity.kind != "multiple" or n in used or sheet.after(figure, 3) == ["in", "a", "row"]:
            continue
        draft = Draft(multiple=figure)
        following = figures[n + 1] if n + 1 < len(figures) and n + 1 not in used else None
        if following is not None and following.quantity.kind in LEVELS and following.quantity.kind != "ordinal":
            gap = sheet.gap(figure, following)
            if led[n + 1].tie == "to" and len(gap) <= NEAR and not {"and", "with", ","} & set(gap):
                draft.result = following
            elif (before := _level(sheet, figures, led, used, n)) is not None and _twice(before, following, gap):
                draft.base, draft.result = following, before
                draft.marks["beside"] = sheet.words(figure.first, figure.last)
            elif gap in _FROM and (before := _which_means(sheet, figures, n, following)) is not None:
                draft.base, draft.result, draft.explicit = following, before, False
                draft.marks["link"] = sheet.words(figure.first, figure.last)
                used.add(n + 1)
            elif _names(gap) and (before := _told_before(sheet, figure, following)) is not None:
                draft.base, draft.result, draft.explicit = following, before, False
                draft.marks |= {mark: sheet.words(figure.first, figure.last) for mark in ("beside", "link")}
                used.add(n + 1)
            elif sheet.page.tags[figure.first][:2] == "VB" and _object(gap):
                told = _told_before(sheet, figure, following, owned=True)
                draft.base, draft.result, draft.explicit = following, told, False
                if draft.result is not None:
                    draft.marks["link"] = sheet.words(figure.first, figure.last)
                used.add(n + 1)
                if n + 2 not in used and _moves_to(sheet, figures, led, n + 1):
                    draft.result, draft.explicit = figures[n + 2], True
                    used.add(n + 2)
        if draft.base is None and draft.result is None and (pair := _from_then(sheet, figures, n)) is not None:
            draft.base, draft.result, draft.explicit = *pair, False
            draft.marks["link"] = sheet.words(figure.first, figure.last)
            used.add(figures.index(pair[0]))
        draft.motion = _own_motion(sheet, figure)
        used.add(n)
        yield draft


def _which_means(sheet: Sheet, figures: Sequence[Figure], n: int, base: Figure) -> Figure | None:
    """`There are now 150 pairs, which means that numbers have tripled from the 50 pairs of 2010`: the one before."""
    before = [f for f in figures[:n] if alike(f, base) and f.unit == base.unit]
    gap = sheet.gap(before[0], figures[n]) if len(before) == 1 else []
    told = any(gap[k : k + 2] in (["which", "means"], ["meaning", "that"]) for k in range(len(gap)))
    return before[0] if told else None


def _from_then(sheet: Sheet, figures: Sequence[Figure], n: int) -> tuple[Figure, Figure] | None:
    """`gave out 4,615 parcels. ... has doubled in four years, from 2,140 parcels in 2012`: base, and the one before."""
    behind = [f for f in figures[n + 1 : n + 3] if f.quantity.kind != "duration"]
    base = behind[0] if behind and behind[0].quantity.kind in LEVELS else None
    gap = sheet.gap(figures[n], base) if base is not None else []
    if base is None or gap[-1:] != ["from"] or len(gap) > _FROM_THEN or not {*gap[:1]} <= {"in", "over", ",", "from"}:
        return None
    told = (sheet.of_sentence.get(figures[n].sentence - k, ()) for k in range(1, _BACK + 1))
    rows = ([f for f in row if _is_level(f, base, owned=False) and {*f.nouns} & {*base.nouns}] for row in told)
    known: list[Figure] = next(filter(None, rows), [])
    return (base, known[0]) if len(known) == 1 else None


def _level(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int], n: int) -> Figure | None:
    """The level before a multiple, a size of its own left out: "£61m, £2m more than hoped and twice the £31m"."""
    k = n - 2 if n > 1 and (led[n - 1].tie == "behind" or is_denominator(sheet, figures[n - 1])) else n - 1
    many = sheet.gap(figures[n], figures[n + 1])[:2] == ["as", "many"]
    timed = k >= 0 and figures[k].quantity.kind == "duration" != figures[n + 1].quantity.kind
    if many or timed:  # "846 people waited more than 12 hours, twice as many as": what is counted, and no length
        counted = (j for j in range(k, -1, -1) if figures[j].quantity.kind in ("count", "number"))
        base = figures[n + 1].quantity.value
        k = next((j for j in counted if pen.near(figures[j].quantity.value, base, _SIZE)), -1)
    return figures[k] if k >= 0 and k not in used else None


def _object(gap: Sequence[str]) -> bool:
    """`halve a payroll of 3,800`, `double its 40 shops`: the level that a multiple starts from."""
    return len(gap) <= 6 and not {"to", "from", "by", "in", "at", "and", "with", ",", "for", "since"} & set(gap)


def _moves_to(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], n: int) -> bool:
    """Whether the next figure is what a level becomes: `halve its 60 branches to 28`."""
    if n + 1 >= len(figures) or led[n + 1].tie != "to" or not alike(figures[n], figures[n + 1]):
        return False
    places = sheet.between(figures[n].last, led[n + 1].place)
    return len(places) <= NEAR and not any(sheet.page.lows[j] in {*BREAKS, "and", "with", ","} for j in places)


def _told_before(sheet: Sheet, figure: Figure, base: Figure, *, owned: bool = False) -> Figure | None:
    """What "that" or "it" speaks of: the only level like it in the sentence before, or the one that fits.

    owned: the base has a name of its own ("may employ 2,000 people. That would halve a payroll of 3,800").
    """
    opening = [word for word in sheet.before(figure, _CLAUSE) if not word.isspace()][:2]
    if not opening or (opening[0] not in _POINTERS and (opening[0] != "the" or opening[1:] not in _NAMES)):
        return None
    told = (sheet.of_sentence.get(figure.sentence - n, ()) for n in range(1, _BACK + 1))
    rows = ([f for f in row if _is_level(f, base, owned)] for row in told)
    known: list[Figure] = next(filter(None, rows), [])
    fitting = [f for f in known if gives(base, f, figure)]
    return (fitting or known)[-1] if fitting or len(known) == 1 else None


def _is_level(figure: Figure, base: Figure, owned: bool) -> bool:
    if not alike(figure, base) or not (owned or firm(figure, base)):
        return False
    timed = figure.quantity.kind == "duration" != base.quantity.kind
    return not timed and pen.near(figure.quantity.value, base.quantity.value, _SIZE)


def _twice(result: Figure, base: Figure, gap: Sequence[str]) -> bool:
    """Whether nothing but the name of the base stands between the multiple and it."""
    plain = 0 < len(gap) <= _BARE and all(word in _BETWEEN for word in gap)
    return alike(result, base) and (plain or (_names(gap) and firm(result, base)))


def _names(gap: Sequence[str]) -> bool:
    """`the figure for May 2006, which was 310`, `as many as the old one, which held 800`, `what it was (310)`."""
    if gap[:1] not in _OPENED or len(gap) > _CLAUSE or {*BREAKS, "and", "with"} & {*gap}:
        return False
    close = max((k for k, word in enumerate(gap) if word in (",", "(")), default=0)
    tail = gap[close + 1 :]
    if not close or gap[close] == "(":
        return bool(close) and not tail
    whose = tail[:1] == ["when"] and tail[1:2] in _WHO  # "when it sold 450"
    return len(tail) in _TAIL and tail[0] in ("which", "when") and (tail[-1] in _HELD or whose)


def _own_motion(sheet: Sheet, figure: Figure) -> Motion:
    """The multiple as the word that moves: "doubled" goes up, "halved" down."""
    value = figure.quantity.value or 1
    direction: Trend = "up" if value > 1 else "down"
    return Motion(figure.first, direction, "verb" if sheet.page.tags[figure.first][:2] == "VB" else "noun")
