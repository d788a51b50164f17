"""Levels set against each other: so many points ahead of, a lead of so many, so many times the other.

    36%, two points ahead of Labour on 34%         64% to 23%, a lead of 41 points
    led by 10 points, 49% against 39%              £229,000, 9.2 times the local salary of £24,900
    The dams are 48% full. That is twice the 24% of last year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate.change.compared import set_off
from copydesk.relate.change.draft import BREAKS, LEVELS, NEAR, Draft, alike, is_each
from copydesk.relate.change.lead import Lead
from copydesk.relate.change.unlike import is_denominator, is_standard
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import LIGHT

_AHEAD = frozenset(["ahead", "clear", "above"])
_BEHIND = frozenset(["behind", "below", "adrift"])
_TIES = frozenset("of than on over above below behind in".split())
_SIDE = 12  # words from the points to the level that they lie from
_LED = frozenset(["lead", "leads", "led", "leading", "ahead", "won", "wins", "beat", "trail", "trails", "trailed"])
_AGAINST = frozenset(["to", "against", "and", "with"])
_NOMINAL = ("NN", "JJ", "PO", "PR", "DT", "VBN", "RB", "CD", "HYPH", "$")
_OF = frozenset("of as many much than in for before ago earlier , a".split())
_OFF = Decimal(50)  # times, beyond which it is another thing
_LEVEL = 10  # words from a multiple to the level that it is of
_POINTERS = frozenset(["that", "this", "it", "which"])
_IS = frozenset(["is", "was", "'s", "’s"])
_SUPPORT = frozenset("support backing that this turnout approval it".split())
_STILL = frozenset("still now already about".split())
_TOTALS = frozenset("total figure number toll tally count".split())


def is_points(figure: Figure) -> bool:
    """Whether the figure is in points, of percentages or of whatever is beside it."""
    return figure.quantity.kind == "percentage-point" or figure.quantity.unit == "point"


def points(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """The points of one sentence that lie between two percentages."""
    for n, figure in enumerate(figures):
        if n in used or not (is_points(figure) or _is_gap(sheet, figure)):
            continue
        if is_each(sheet, figure):
            continue
        near = enumerate(figures)
        percents = [k for k, other in near if other.quantity.kind == "percent" and k not in used and k != n]
        percents = [k for k in percents if k > n or not is_standard(sheet, figures[k])]
        found = _than_before(sheet, figures, percents, n)
        found = found or _beyond(sheet, figures, led, percents, n) or _between(sheet, figures, led, percents, n)
        if found is not None:
            used |= {n, *found[1]}
            yield found[0]


def _than_before(
    sheet: Sheet, figures: Sequence[Figure], percents: Sequence[int], n: int
) -> tuple[Draft, tuple[int, ...]] | None:
    """`54% said yes. Support is six points higher than the 48% of August`: the first share of the sentence before."""
    size, behind = figures[n], [k for k in percents if k > n]
    lead = [word for word in sheet.before(size, 5) if not word.isspace()]
    opened = len(lead) in (2, 3) and lead[0] in _SUPPORT and lead[1] in _IS
    if not opened or behind[:1] != [n + 1] or percents != behind:
        return None
    base, gap = figures[n + 1], sheet.gap(size, figures[n + 1])
    told = [f for f in sheet.of_sentence.get(size.sentence - 1, ()) if f.quantity.kind == "percent"]
    if gap[1:] != ["than", "the"] or gap[0] not in _sides() or not told:
        return None
    if {"of", "among"} & {*sheet.before(told[0], 2)}:
        return None  # "Of men 54% said yes"
    up = gap[0] in single("above")
    span = sheet.words(size.first, size.last)
    draft = Draft(base, told[0], difference=size, motion=Motion(size.last, "up" if up else "down", "adverb"),
                  marks={"link": span}, explicit=False)  # fmt: skip
    return draft, (n + 1,)


def _is_gap(sheet: Sheet, figure: Figure) -> bool:
    """`a lead of 41 percent`: points that are called percent."""
    before = sheet.before(figure, 2)
    return figure.quantity.kind == "percent" and before[-1:] == ["of"] and before[0] in single("gap")


def _beyond(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], percents: Sequence[int], n: int
) -> tuple[Draft, tuple[int, int]] | None:
    """`36%, two points ahead of Labour on 34%`, `45%, 12 points below the 57% of May`."""
    size = figures[n]
    before, behind = [k for k in percents if k < n], [k for k in percents if k > n]
    if not before or behind[:1] != [n + 1] or size.quantity.kind == "percent":
        return None
    base, result = figures[n + 1], figures[before[-1]]
    gap = sheet.gap(size, base)
    on = led[n].tie == "of" and gap[:1] in (["on"], ["over"])
    noun = led[n].motion if on else None  # "an increase of two points on the 74% of May"
    side = 0 if noun is not None else next((k for k, word in enumerate(gap[:3]) if word in _sides()), None)
    tie = None if side is None else next((k for k in range(side, len(gap)) if gap[k] in _TIES), None)
    if side is None or tie is None or len(gap) > _SIDE or {",", "while", "but", "and", ";"} & set(gap):
        return None
    if BREAKS & set(sheet.gap(result, size)) or len(sheet.gap(result, size)) > NEAR:
        return None
    up = gap[side] in _AHEAD or gap[side] in single("above")
    moved = noun or Motion(size.last + side, "up" if up else "down", "adverb")
    return Draft(base, result, difference=size, motion=moved), (before[-1], n + 1)


def _between(
    sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], percents: Sequence[int], n: int
) -> tuple[Draft, tuple[int, int]] | None:
    """`64% to 23%, a lead of 41 points`, `led by 10 points, 49% against 39%`."""
    before, behind = [k for k in percents if k < n], [k for k in percents if k > n]
    if len(before) == 2 and led[n].tie == "of" and before[1] == n - 1 and before[0] == n - 2:
        one, other = before
        gap = sheet.gap(figures[other], figures[n])
        told = "," in gap and len(gap) <= NEAR and not BREAKS & set(gap)
        moves = [figures[k].quantity.trend or sheet.before(figures[k], 1) == ["by"] for k in before]
        if told and all(moves) and sheet.gap(figures[one], figures[other])[-1:] == ["by"]:
            marks = {"beside": sheet.words(figures[n].first, figures[n].last)}  # "risen by 7%, prices by 22%: a gap of"
            return Draft(figures[one], figures[other], difference=figures[n], marks=marks), (one, other)
    elif len(behind) == 2 and not before and behind == [n + 1, n + 2]:
        one, other = behind
        lead = sheet.before(figures[n], 4)
        gap = sheet.gap(figures[n], figures[one])
        opened = gap[:1] in ([","], ["("], ["with"], [":"])  # "led by 10 points after shooting 49 percent" is of a game
        told = lead[-1:] == ["by"] and bool(_LED & set(lead)) and len(gap) <= _SIDE and opened
        named = bool({"lead", "gap", "margin"} & set(sheet.before(figures[n], _SIDE)))
        named = named and (":" in gap or gap == [",", "at"])  # "her lead is four points: 46% to 42%"
        told = told or (named and lead[-1:] in (["to"], ["of"], ["is"], ["at"], ["was"]) and len(gap) <= _SIDE)
    else:
        return None
    joined = sheet.gap(figures[one], figures[other])
    if "from" in (led[one].tie, led[other].tie) or not told or not _AGAINST & set(joined) or len(joined) > NEAR:
        return None
    marks = {"beside": sheet.words(figures[n].first, figures[n].last)}
    draft = Draft(figures[other], figures[one], marks=marks)
    setattr(draft, "percent" if figures[n].quantity.kind == "percent" else "difference", figures[n])
    return draft, (one, other)


def _sides() -> frozenset[str]:
    return _AHEAD | _BEHIND | single("above") | single("below")


def multiples(sheet: Sheet, figures: Sequence[Figure], used: set[int]) -> Iterator[Draft]:
    """`£229,000, 9.2 times the local salary of £24,900`: a multiple of a level that has a name."""
    for n in range(len(figures) - 1):
        if figures[n].quantity.kind != "multiple" or {n, n + 1} & used:
            continue
        many = _as_many(sheet, figures, n) or _as_as(sheet, figures, n)
        if many is not None:
            used |= {k for k, f in enumerate(figures) if f in many.roles().values()}
            yield many
            continue
        if not _names_level(sheet, figures, n):
            continue
        times, base = figures[n], figures[n + 1]
        before = [k for k in range(n) if alike(figures[k], base) and not is_denominator(sheet, figures[k])]
        counted = [k for k in before if figures[k].quantity.kind in ("count", "number")]
        if counted and base.quantity.kind in ("count", "number"):
            before = counted  # "1,150 calls in 12 hours, about three times the normal number of 400"
        here = before and set_off(sheet, figures[before[-1]], sheet.left(times))
        result = figures[before[-1]] if here else _told(sheet, times, base)
        used |= {n, n + 1}
        span = sheet.words(times.first, times.last)
        if result is None:
            yield Draft(base, multiple=times, marks={"beside": span})
            continue
        marks = {"beside": span} if here else {"beside": span, "link": span}
        yield Draft(base, result, multiple=times, marks=marks, explicit=bool(here))


def _as_many(sheet: Sheet, figures: Sequence[Figure], n: int) -> Draft | None:
    """`twice as many people, 1,420, came as in the year before, when there were 640`: both levels stand behind."""
    if n + 2 >= len(figures):
        return None
    times, result, base = figures[n : n + 3]
    lead, tail = sheet.gap(times, result), sheet.gap(result, base)
    apposed = lead[:2] in (["as", "many"], ["as", "much"]) and lead[-1] in (",", "(") and len(lead) <= _LEVEL
    closed = tail[:1] in ([","], [")"]) and "as" in tail and "and" not in tail and len(tail) <= NEAR
    if not (apposed and closed and alike(result, base) and result.quantity.kind in LEVELS):
        return None
    return Draft(base, result, multiple=times, marks={"beside": sheet.words(times.first, times.last)})


def _as_as(sheet: Sheet, figures: Sequence[Figure], n: int) -> Draft | None:
    """`hold 48,000 people, twice as many as the old ground, which has room for 24,000`: the only two levels."""
    times, behind = figures[n], [f for f in figures[n + 1 :] if f.quantity.kind in LEVELS]
    before = [f for f in figures[:n] if f.quantity.kind in LEVELS and behind and alike(f, behind[0])]
    gap = sheet.gap(times, behind[0]) if behind else []
    told = gap[:1] == ["as"] and gap[2:3] == ["as"] and len(gap) <= 2 * NEAR and not (BREAKS | {"and"}) & {*gap}
    if not told or len(before) != 1 or len(behind) != 1 or not set_off(sheet, before[0], sheet.left(times)):
        return None
    return Draft(behind[0], before[0], multiple=times, marks={"beside": sheet.words(times.first, times.last)})


def _names_level(sheet: Sheet, figures: Sequence[Figure], n: int) -> bool:
    """Whether only a noun phrase stands between a multiple and the next level: "their low of", "last year's"."""
    times, base, page = figures[n], figures[n + 1], sheet.page
    if base.quantity.kind not in LEVELS or page.tags[times.first][:2] == "VB":
        return False
    words = range(times.last, sheet.left(base))
    nominal = (page.tags[k].startswith(_NOMINAL) or page.lows[k] in _OF or page.lows[k] in LIGHT for k in words)
    told = page.lows[times.last : base.first]
    more = set(told) & {"more", "higher", "greater", "larger"}  # "five times more than": some mean six
    return (0 < len(words) <= _LEVEL and all(nominal) and not more and told[-1:] != [","]) or _by_value(told)


def _by_value(told: Sequence[str]) -> bool:
    """`three times its value a year before, £800m`: the level behind a comma that closes its name."""
    return told[-1:] == [","] and told[-2:-1] in (["before"], ["ago"], ["earlier"]) and len(told) <= _LEVEL


def _of_one_size(one: Figure, other: Figure) -> bool:
    """Whether the two can be levels of one thing: no hours beside people, no millions beside thousands."""
    timed = one.quantity.kind == "duration" != other.quantity.kind
    return not timed and pen.near(one.quantity.value, other.quantity.value, _OFF)


def _told(sheet: Sheet, times: Figure, base: Figure) -> Figure | None:
    """The one level of the sentence before, where this one opens with "That is"."""
    first = sheet.bounds(times.sentence)[0]
    lead = [word for word in sheet.page.lows[first : sheet.left(times)] if not word.isspace()]
    named = lead[:1] == ["the"] and lead[1:2] != [] and lead[1] in _TOTALS and {*lead[2:]} <= _IS | _STILL
    if not named and (not lead or lead[0] not in _POINTERS or lead[-1] not in _IS or len(lead) > 2):
        return None
    known = [f for f in sheet.of_sentence.get(times.sentence - 1, ()) if alike(f, base) and _of_one_size(f, base)]
    if named:
        known = [f for f in known if sheet.before(f, 1) not in (["from"], ["than"], ["against"])]
    return known[0] if len({f.quantity.value for f in known}) == 1 else None
