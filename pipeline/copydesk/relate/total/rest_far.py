"""What remains of a total that stands in another sentence: "£90m, including £54m ... . The remaining £36m".

The parts are all figures from the total on, or those of the last sentences, with the total before them or in
the lead. Ways in which they fit come first, then those in which a scale word or a digit has slipped; where
"the remaining" closes a list of counted things, nothing but its total can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim, TextSpan
from copydesk.relate.apposition import is_of
from copydesk.relate.share.whole import points_back
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import (
    addable,
    adds,
    ends_with,
    in_millions,
    is_closed,
    is_thousands_off,
    sum_of,
    sum_printed,
    sums,
    total_first,
)

_HALF_MORE, _QUARTER_MORE, _FEW = Decimal("1.5"), Decimal("1.25"), 1000
_BACK, _MOST = 4, 8  # sentences from the parts to what remains, and figures in them
_LEFT = (*([that, be, "left"] for that in ("that", "which") for be in ("is", "are", "was", "were")),
         *(["that", word] for word in ("remains", "remain", "remained")), ["left", "over"], ["left", "once"],
         ["left", "after"], ["left", "when"])  # fmt: skip
_LEVELS = frozenset(["from", "than", "against"])
_REST = (["the", "remaining"], ["the", "other"], ["rest", ","])
_LEAVES = ([",", "leaving"], ["still", "find"], ["still", "raise"], ["still", "needs"])
_SUMS = frozenset("money total sum amount cash funding fund".split())
_SIDES = frozenset("and while with but whereas".split())

Way = tuple[Figure, Sequence[Figure]]  # a total and its parts, without the rest


def rest_far(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """The claim that the figures before, and what remains, make a total of another sentence."""
    ways = list(_ways(sheet, rest, here))
    fits = next((way for way in ways if sums(way[0], [*way[1], rest])), None)
    scaled = next((way for way in ways if is_thousands_off(way[0], [*way[1], rest])), None) if fits is None else None
    if fits is None and scaled is None:
        fits = _somewhere(sheet, rest)
    if fits is not None:
        return sum_of(sheet, fits[0], fits[1], rest=rest, tie=cue, explicit=False)
    each = any("each" in sheet.after(part, 2) for part in here)  # "gave £50,000 to each of her three children"
    off = scaled or (None if each else _off(sheet, rest, here, ways))
    if off is not None:
        return sum_of(sheet, off[0], off[1], rest=rest, tie=cue, slip=cue, explicit=False)
    return _pointed(sheet, rest, here, cue)


def is_read(sheet: Sheet, rest: Figure, here: Sequence[Figure]) -> bool:
    """Whether every number of the list is a figure: not "Ohio lost 1,300 of that and Pennsylvania 900, leaving"."""
    if len(here) == 1 and _of_unread(sheet, here[0]):
        return False
    inside = {k for f in sheet.figures if f.sentence == rest.sentence for k in range(f.first, f.last)}
    between = range(here[0].last, rest.first) if here else range(0)
    return not any(sheet.page.tags[k] == "CD" and k not in inside | sheet.dated for k in between)


def _of_unread(sheet: Sheet, whole: Figure) -> bool:
    """`In Acton 531 of the county's 538 schools`: a whole, whose part was read as no figure."""
    left = sheet.left(whole)
    places = range(left - len(sheet.before(whole, 5)), left)
    return any(sheet.page.tags[k] == "CD" and sheet.page.low_at(k + 1) == "of" for k in places)


def _before(sheet: Sheet, rest: Figure) -> list[Figure]:
    """The figures before that can stand in a sum with the rest, those of the lead among them."""
    alike = (f for f in sheet.plain if f.first < rest.first and adds(f, rest))
    return [f for f in alike if rest.sentence - f.sentence <= _BACK or f.line <= 1]


def _ways(sheet: Sheet, rest: Figure, here: Sequence[Figure]) -> Iterator[Way]:
    """Each total with all the figures behind it, or of the last sentences: the fewest parts first."""
    before = _before(sheet, rest)
    near = [f for f in before if rest.sentence - f.sentence <= _BACK]
    for n in range(len(near) - 1, max(-1, len(near) - 1 - _MOST), -1):
        parts, one = near[n:], near[n]
        opens = n == 0 or near[n - 1].sentence != one.sentence
        wholes = [f for f in before if f.first < one.first] if opens else near[n - 1 : n]
        if len(parts) > 1 and is_of(sheet, one, parts[1]):
            wholes, parts = [parts[1]], [one, *parts[2:]]  # "£54m of the £90m ..."
        for total in reversed(wholes):
            same = total.sentence == one.sentence
            if _LEVELS & {*sheet.before(total, 1)}:
                continue  # "Sales were £412m, up from £396m"
            if _can_be(total, [*parts, rest]) and (not same or _tied(sheet, total, one)):
                yield total, parts


def _can_be(total: Figure, pieces: Sequence[Figure]) -> bool:
    """Whether the figure can be the total of the pieces, a scale word apart."""
    if any(in_millions(total, piece) for piece in pieces):
        return all(addable(total, piece) or in_millions(total, piece) for piece in pieces)
    return all(addable(total, piece) for piece in pieces)


def _tied(sheet: Sheet, total: Figure, part: Figure) -> bool:
    """Whether a figure of the total's sentence may be a part of it: not "having made £62m the year before"."""
    gap = sheet.gap(total, part) if total.first < part.first else sheet.gap(part, total)
    if total.first < part.first and gap[:1] == ["and"]:
        return False  # "contributing £3.4m and the firm £1.9m, with the remaining £0.9m": two of one list
    if "and" in gap and "of" not in gap and gap[-1:] == sheet.before(total, 1):
        return False  # "barley at 5.4 million and canola at 2.8 million": two of one list
    return "of" in gap[:3] or "of" in sheet.before(total, 2) or not {"having", "before", "after", "from"} & set(gap)


def _somewhere(sheet: Sheet, rest: Figure) -> Way | None:
    """Any total of the sentences before that one or two figures near it fit with the rest."""
    pool = [f for f in _before(sheet, rest) if addable(f, rest)]
    for total in reversed(pool):
        parts = [f for f in pool if f is not total and (f.quantity.value or 0) < (total.quantity.value or 0)]
        parts = [f for f in parts if f.first > total.first or f.sentence == total.sentence]
        parts = [f for f in parts if f.sentence != total.sentence or _tied(sheet, total, f)]
        for size in (1, 2):
            for chosen in combinations(reversed(parts[-8:]), size):
                if sums(total, [*chosen, rest]):
                    return total, sorted(chosen, key=lambda f: f.first)
    return None


def _off(sheet: Sheet, rest: Figure, here: Sequence[Figure], ways: Sequence[Way]) -> Way | None:
    """The total that is meant though it does not fit: it opens the list, counts its things, or a digit slipped."""
    ways = [way for way in ways if total_first(way[0], [*way[1], rest]) and way[0].quote == rest.quote]
    if not here:
        return _taken(sheet, rest) or _listed(sheet, rest, ways) or _slipped(sheet, rest, here, ways)
    return _opened(sheet, rest, here) or _counted(sheet, rest, here, ways) or _slipped(sheet, rest, here, ways)


def _listed(sheet: Sheet, rest: Figure, ways: Sequence[Way]) -> Way | None:
    """`a £320m budget. It gives £160m to A, £96m to B and £32m to C. The remaining £32m`: the one amount before."""
    lead = [word for word in sheet.before(rest, 3) if not word.isspace()]
    if lead[-2:] not in _REST and not (lead == ["the"] and is_left(sheet, rest)):
        return None
    told = [way for way in ways if len(way[1]) > 1 and way[1][-1].sentence == rest.sentence - 1]
    told = [way for way in told if way[1][0].sentence > way[0].sentence and is_closed(sheet, _last(way[1]))]
    alone = [way for way in told if sum(addable(f, way[0]) for f in sheet.of_sentence[way[0].sentence]) == 1]
    near = [way for way in alone if pen.near(sum_printed([*way[1], rest]), way[0].quantity.value, _QUARTER_MORE)]
    return min(near, key=lambda way: way[0].first, default=None)


def _taken(sheet: Sheet, rest: Figure) -> Way | None:
    """`Police get $21m of the $82m fund, fire $17m, works $15m and parks $10m. The remaining $19m`: a list from all."""
    lead = [word for word in sheet.before(rest, 3) if not word.isspace()]
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest)]
    if lead[-2:] not in _REST or len(told) < len(("part", "total", "part", "part")) or told[0].line != rest.line:
        return None
    part, total, *others = told
    listed = sheet.gap(part, total)[:1] == ["of"] and "and" in sheet.gap(others[-2], others[-1])
    pieces = [part, *others, rest]
    plain = all(f.quote == rest.quote and f.quantity.trend is None for f in told)
    near = pen.near(sum_printed(pieces), total.quantity.value, _QUARTER_MORE)
    return (total, [part, *others]) if listed and plain and near else None


def _last(parts: Sequence[Figure]) -> list[Figure]:
    """Those of the last sentence."""
    return [part for part in parts if part.sentence == parts[-1].sentence]


def _opened(sheet: Sheet, rest: Figure, here: Sequence[Figure]) -> Way | None:
    """The one figure of the sentence before: "£12m. Of this, £7m ... and the remaining £5m", "40 men. Twenty ...; the
    other 20"."""
    told = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if adds(f, rest) and f.quote == rest.quote]
    told = [f for f in told if f.quantity.kind == "count"] if len(told) > 1 else told
    most = max((f.quantity.value or ZERO for f in (*here, rest)), default=ZERO)
    if len(told) != 1 or not _can_be(told[0], [*here, rest]):
        return None
    if len(here) == 1 and pen.swapped(told[0].quantity.value, sum_printed([*here, rest])) and told[0].line == rest.line:
        return told[0], here  # "eliminates 37 posts. Forty-eight will go by May and the other 25 in June"
    if (told[0].quantity.value or ZERO) < most:
        return None
    start = sheet.bounds(rest.sentence)[0]
    lead = [word for word in sheet.page.lows[start : sheet.left(here[0])] if not word.isspace()]
    named = lead[:1] == ["of"] and lead[1:2] in (["this"], ["these"], ["that"], ["those"], ["them"], ["it"])
    pieces = [*here, rest]
    of_sum = any(sheet.after(f, 2) == ["of", "the"] and sheet.page.low_at(f.last + 2) in _SUMS for f in here)
    if told[0].line != rest.line and not named and not (of_sum and len(here) > 1):
        return None  # "420 crore of the money and 380 crore, with the remaining 300 crore": of a paragraph before
    near = pen.near(told[0].quantity.value, sum_printed(pieces), _HALF_MORE if len(here) == 1 else _QUARTER_MORE)
    small = near and (told[0].quantity.value or ZERO) < _FEW
    parted = len(here) == 1 and not lead and (is_slip_of_any(told[0], pieces) or small)
    return (told[0], here) if named or parted or (near and _closes(sheet, here[-1], rest)) else None


def _closes(sheet: Sheet, part: Figure, rest: Figure) -> bool:
    """`It will pay $4.9bn in cash, with the remaining $400m in shares`, `290,000 were reconnected, leaving 50,000`."""
    gap = sheet.page.lows[part.last : sheet.left(rest)]
    leaves = gap[-2:] in _LEAVES or gap[-3:] == [",", "leaving", "just"]
    return leaves or (_says_all(sheet, rest) and bool({",", *_SIDES} & {*gap}))


def _says_all(sheet: Sheet, rest: Figure) -> bool:
    """`the remaining £36m`, `the other six`: with it, all of the total is told."""
    return sheet.before(rest, 2) in (["the", "remaining"], ["the", "other"]) or is_all_else(sheet, rest)


def is_all_else(sheet: Sheet, rest: Figure) -> bool:
    """`salaries take $18.4m, buses $4.1m and everything else $3.9m`."""
    lead = sheet.before(rest, 8)
    return any(lead[k : k + 2] in (["everything", "else"], ["all", "other"]) for k in range(len(lead)))


def is_left(sheet: Sheet, rest: Figure) -> bool:
    """`The £150m that is left will be spent on`, `the 12 that remain`."""
    behind = [word for word in sheet.after(rest, 5) if word not in ("still", "now")]
    return any(behind[k : k + len(left)] == left for left in _LEFT for k in (0, 1))


def _counted(sheet: Sheet, rest: Figure, here: Sequence[Figure], ways: Sequence[Way]) -> Way | None:
    """`to close 26 libraries. ... Eleven libraries shut in April, nine a year later and the remaining six in 2014`."""
    named = any(f.quantity.kind == "count" and f.nouns for f in (*here, rest))
    if not named or not here or not _closes(sheet, here[-1], rest):
        return None
    own = [way for way in ways if way[0].quantity.kind == "count" and list(way[1]) == list(here)]
    own = [way for way in own if way[0].sentence != rest.sentence]
    one = len({way[0].quantity.value for way in own}) == 1
    return own[0] if one and pen.near(sum_printed([*here, rest]), own[0][0].quantity.value, _QUARTER_MORE) else None


def _slipped(sheet: Sheet, rest: Figure, here: Sequence[Figure], ways: Sequence[Way]) -> Way | None:
    """The one total near by, or in the lead, that is a slip of the pen away from the sum."""
    found = []
    for total, parts in ways:
        follows = rest.sentence - total.sentence <= 2 and rest.line - total.line <= 1 and len(parts) < _BACK
        whole = list(parts) == list(here) and (len(here) > 1 or total.quantity.kind == "count")
        leads = total.line <= 1 and (whole or _of_total(sheet, parts[0]))
        if (follows or leads) and is_slip_of_any(total, [*parts, rest]):
            found.append((total, parts))
    return found[0] if len({total.quantity.value for total, _ in found}) == 1 else None


def _of_total(sheet: Sheet, part: Figure) -> bool:
    """`Of the total, $18.4m will go to salaries and $6.2m to pensions`: a list of all of it begins here."""
    lead = sheet.page.lows[sheet.bounds(part.sentence)[0] : sheet.left(part)]
    lead = [word for word in lead if not word.isspace()]
    return lead[:2] == ["of", "that"] or (lead[:2] == ["of", "the"] and bool({"total", "money", "sum"} & {*lead[2:3]}))


def _pointed(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """`£12m ... . It gave £7m of it to A, and the remaining £4m`; `£90m, including £54m ... . The remaining £46m`."""
    if here and points_back(sheet, here[0]):
        named = [f for f in sheet.of_sentence.get(rest.sentence - 1, ()) if addable(f, rest)]
        if len(named) == 1 and rest.line - named[0].line <= 1:
            return sum_of(sheet, named[0], here, rest=rest, tie=cue, explicit=False)
    pool = [f for f in _before(sheet, rest) if addable(f, rest)]
    pairs = [(t, p) for t, p in pairwise(pool) if t.sentence == p.sentence and rest.sentence - t.sentence <= 2]
    tied = [pair for pair in pairs if _opens(sheet, *pair)]
    if len(tied) == 1 and not here and (rest.quantity.value or 0) < (tied[0][0].quantity.value or 0):
        return sum_of(sheet, tied[0][0], [tied[0][1]], rest=rest, tie=cue, explicit=False)
    return None


def _opens(sheet: Sheet, total: Figure, part: Figure) -> bool:
    gap = sheet.gap(total, part)
    return (total.quantity.value or 0) > (part.quantity.value or 0) and (
        ends_with(gap, "some") is not None or (gap[-1:] == [","] and "of" in sheet.before(total, 2))
    )
