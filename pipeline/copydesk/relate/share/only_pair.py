"""Shares of which the words point back, or name a rate, and only two figures near by can be part and whole.

    There are 840 pupils. That means one in four ...        sent papers to 5,200 members. It got 3,380, a turnout of 65%
    owns 34m shares. That gives it a stake of 8.5%; the firm has 400m shares outstanding
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.share.elsewhere import of_one_owner
from copydesk.relate.share.pairs import Pair, comes_near, is_slip, told
from copydesk.relate.share.whole import agrees, fits, greater, tied
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import synonyms
from copydesk.stem import stem

_KINDS = ("count", "number", "money", "measure")
_POINTING = frozenset("that this which".split())
_GIVES = frozenset(
    "means meant gives gave makes made giving leaves left is was represents equals equates works amounts".split()
)
_RESULTS = frozenset("result results figure figures vote number numbers total outcome".split())
_RATES = frozenset("turnout rate share stake holding proportion percentage uptake".split())
_OF_ALL = frozenset("them those these total all group sample cohort whole".split())
_BASES = (["on", "the"], ["from", "the"], ["than", "the"])
_ISSUED = frozenset("outstanding issue issued".split())
_LEAD, _BACK, _FORTH = 8, 4, 1  # words, and sentences
_OFF, _FAR = Decimal("1.5"), Decimal("2.5")  # times; and where "those", "out of" say of what the part is
_LEAST = 2


def only_pair(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """The claim of the pair that fits, or of the only one whose share comes near."""
    fraction = figures[n]
    of_other = sheet.after(fraction, 1) == ["of"] and not _OF_ALL & {*sheet.after(fraction, 3)}
    compared = sheet.before(fraction, 2) in _BASES  # "down on the 88% of 2015"
    if fraction.bracketed or fraction.quantity.trend is not None or of_other or compared:
        return None
    here = [f for f in figures[:n] if _can_be(sheet, f)]
    rated = here and (_names_rate(sheet, fraction) or _means(sheet, fraction))
    if not _points(sheet, fraction, here) and not rated:
        return None
    known = _tied(sheet, fraction, here) or _pairs(sheet, fraction, here)
    pairs = [pair for pair in known if _is_named(fraction, pair)]
    fitting = [pair for pair in pairs if agrees(fraction, *pair)]
    near = [pair for pair in pairs if comes_near(fraction, pair, _limit(sheet, pair))]
    near = [pair for pair in near if _are_alike(sheet, fraction, pair)]
    if not fitting and (len(here) > 1 or (rated and not any(is_slip(fraction, pair) for pair in near))):
        return None  # "with 37 of the 46 lots sold, a rate of 80%"; "a majority of 6,904 on a turnout of 61.2%"
    if not fitting and len({(p.quantity.value, w.quantity.value) for p, w in near}) != 1:
        return None
    return tied(sheet, fraction, *(fitting or near)[0])


def _limit(sheet: Sheet, pair: Pair) -> Decimal:
    """How far off a share may be: further where one sentence takes the part "out of" the whole."""
    part, whole = pair
    out_of = part.sentence == whole.sentence and part.first < whole.first and sheet.before(whole, 2) == ["out", "of"]
    return _FAR if out_of else _OFF


def _points(sheet: Sheet, fraction: Figure, here: Sequence[Figure]) -> bool:
    """`That means one in six`, `That gives it a stake of 8.5%`."""
    start = sheet.bounds(fraction.sentence)[0]
    lead = [word for word in sheet.page.lows[start : sheet.left(fraction)] if not word.isspace()]
    opened = lead[:1] != [] and lead[0] in _POINTING and bool(_GIVES & {*lead[1:3]})
    resulted = lead[:1] == ["the"] and len(lead) > _LEAST and lead[1] in _RESULTS and lead[2] in _GIVES
    return not here and len(lead) <= _LEAD and (opened or resulted)


def _means(sheet: Sheet, fraction: Figure) -> bool:
    """`They found faults in 35, which means 14 per cent failed`."""
    return sheet.before(fraction, 3) in ([",", "which", "means"], [",", "which", "is"]) or (
        sheet.before(fraction, 2) == [",", "meaning"]
    )


def _names_rate(sheet: Sheet, fraction: Figure) -> bool:
    """`, a turnout of 65%`, `giving it a market share of 7.7%`, `a stake of 8.5%`."""
    lead = sheet.before(fraction, _LEAD)
    return lead[-1:] == ["of"] and lead[-2:-1] != [] and lead[-2] in _RATES and "a" in lead[-4:]


def _can_be(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure can be a part or a whole: no base of a comparison and no change."""
    counted = figure.quantity.kind in _KINDS and (figure.quantity.value or ZERO) >= _LEAST
    return counted and not figure.bracketed and figure.quantity.trend is None and not is_base(sheet, figure)


def _tied(sheet: Sheet, fraction: Figure, here: Sequence[Figure]) -> list[Pair]:
    """`Of the 4,860 ballots, 3,645 were for it. ... The result means`: the one pair that a sentence before ties."""
    pointed = here or "the" not in [word for word in sheet.before(fraction, _LEAD) if not word.isspace()][:1]
    numbers = range(fraction.sentence - _BACK, fraction.sentence) if not pointed else ()
    pairs = [pair for n in numbers for pair in told(sheet, n)]
    return pairs if len({(p.quantity.value, w.quantity.value) for p, w in pairs}) == 1 else []


def _pairs(sheet: Sheet, fraction: Figure, here: Sequence[Figure]) -> Iterator[Pair]:
    """The figures of the last sentence that gives any, each with one of those before it, or of all that are issued."""
    numbers = range(fraction.sentence - 1, fraction.sentence - 1 - _BACK, -1)
    near = [f for n in numbers for f in sheet.of_sentence.get(n, ()) if _can_be(sheet, f)]
    near += [f for f in sheet.plain if f.line <= 1 and f.sentence < numbers[-1] and _can_be(sheet, f)]
    last = list(here) or [f for f in near if f.sentence == near[0].sentence]
    behind = range(fraction.sentence, fraction.sentence + _FORTH + 1)
    issued = [f for n in behind for f in sheet.of_sentence.get(n, ()) if _ISSUED & {*sheet.after(f, 3)}]
    for one in last:
        for other in [*near, *issued]:
            part, whole = (one, other) if greater(other, one) else (other, one)
            quoted = part.quote == whole.quote and (not here or one.quote == fraction.quote)
            if quoted and part is not whole and fits(part, whole) and greater(whole, part):
                yield part, whole


def _is_named(fraction: Figure, pair: Pair) -> bool:
    """`one patient in four`: the whole is one of patients."""
    words = fraction.quantity.text.lower().split()
    named = words[1] if len(words) > len(("one", "in", "four")) and words[2] == "in" else None
    return named is None or bool(synonyms(stem(named)) & {*pair[1].nouns[:1]})


def _are_alike(sheet: Sheet, fraction: Figure, pair: Pair) -> bool:
    """Whether the two count one thing, or the share's sentence names whose the part is."""
    part, whole = pair
    same = bool({*part.nouns[:1]} & (synonyms(whole.nouns[0]) if whole.nouns else frozenset()))
    bare = "number" in (part.quantity.kind, whole.quantity.kind)
    return same or bare or part.unit == whole.unit != "count" or of_one_owner(sheet, part, fraction) or (
        " " in fraction.quantity.text and fraction.quantity.kind == "ratio"
    )  # fmt: skip


def those(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Two-thirds of the 540 schools had a gap. At those 360 schools, it was worst`: the share's own part."""
    fraction, whole = figures[n], figures[n + 1] if n + 1 < len(figures) else None
    if whole is None or whole.quantity.kind != "count" or sheet.gap(fraction, whole)[:1] != ["of"]:
        return None
    if not whole.nouns or len(sheet.gap(fraction, whole)) > len(("of", "the", "county", "'s")):
        return None
    names = synonyms(whole.nouns[0])
    near = (f for k in (1, 2) for f in sheet.of_sentence.get(fraction.sentence + k, ()))
    parts = [f for f in near if sheet.before(f, 1) in (["those"], ["these"]) and names & {*f.nouns}]
    if len(parts) != 1 or not greater(whole, parts[0]) or not comes_near(fraction, (parts[0], whole), _FAR):
        return None
    return tied(sheet, fraction, parts[0], whole)
