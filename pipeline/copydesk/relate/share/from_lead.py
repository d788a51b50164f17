"""A share that is told by itself, and its part and whole anywhere further down, where no other two can be meant.

    To close 15% of its branches. ... Some 90 branches would shut. ... The bank, which has 600 branches
    Two in five trains were late. ... It ran 1,350 trains in January. Of these, 540 were more than five minutes late.
    A quarter of the pupils were off sick. ... The school, which has 1,120 pupils ... 280 children were absent

Both must count what the share is of, and counts that another share has already are no candidates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from copydesk.records import Claim
from copydesk.relate.bases import is_base
from copydesk.relate.share.elsewhere import head_of
from copydesk.relate.share.pairs import Pair, comes_near, told
from copydesk.relate.share.whole import agrees, fits, greater, tied, whole_noun
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import synonyms

_SHARES = ("percent", "fraction", "ratio")
_COUNTED = ("count", "number")
_FAR = 12  # sentences
_LEAST = 20  # of fewer any two make some share
_TWO = 2
_OFF = Decimal(2)  # times
_HAS = frozenset("has have had all total registered eligible employs owns".split())
_WHEN = frozenset(["last", "next", "this", "yesterday", "today"])
_BEFORE = 4  # words before a whole: "which has", "a total of"
_UNREAL = frozenset("would could may might if not than target".split())


def claims(sheet: Sheet, found: Sequence[Claim]) -> Iterator[Claim]:
    """A claim for each such share, without ids; ``found``: those that have their figures."""
    whole = [claim for claim in found if "whole" in claim.roles and "part" in claim.roles]
    done = {identity for claim in found if "part" in claim.roles for identity in claim.roles.values()}
    done |= {claim.roles[role] for claim in whole for role in claim.roles}
    counts: dict[str, list[Figure]] = {}
    for figure in sheet.plain:
        if _is_count(sheet, figure) and figure.quantity.id not in done:
            counts.setdefault(figure.nouns[0], []).append(figure)
    for fraction in sheet.plain if counts else ():
        phrase = whole_noun(sheet, fraction) if fraction.quantity.kind in _SHARES else None
        if phrase is None or fraction.quantity.id in done or not _is_told(sheet, fraction):
            continue
        pair = _pair(sheet, fraction, synonyms(head_of(sheet, _untimed(sheet, phrase))), done, counts)
        if pair is not None:
            yield tied(sheet, fraction, *pair)


def _untimed(sheet: Sheet, phrase: tuple[int, int]) -> tuple[int, int]:
    """`of its branches next year`: the words of the phrase without its time."""
    first, end = phrase
    timed = (k for k in range(first + 1, end) if sheet.page.lows[k] in _WHEN or k in sheet.dated)
    return first, next(timed, end)


def _is_told(sheet: Sheet, fraction: Figure) -> bool:
    """Whether it is a share of now that its sentence gives no number of."""
    here = [f for f in sheet.of_sentence[fraction.sentence] if f.quantity.kind in _COUNTED]
    many = any((f.quantity.value or 0) >= _LEAST for f in here)
    many = many or sum(f.quantity.kind in _SHARES for f in sheet.of_sentence[fraction.sentence]) > 1
    plain = fraction.quantity.trend is None and fraction.quote is None and not is_base(sheet, fraction)
    return plain and not many and not _UNREAL & {*sheet.before(fraction, _BEFORE)} and not sheet.is_title(fraction.line)


def _is_count(sheet: Sheet, figure: Figure) -> bool:
    """Whether it counts so many of something that any two of it do not make some share."""
    told = figure.quantity.kind == "count" and bool(figure.nouns) and (figure.quantity.value or 0) >= _LEAST
    return told and figure.quantity.trend is None and not figure.bracketed and not sheet.is_title(figure.line)


def _pair(
    sheet: Sheet, fraction: Figure, names: frozenset[str], done: set[str], counts: Mapping[str, Sequence[Figure]]
) -> Pair | None:
    """The part and the whole: those that two sentences tell as such, or the only two counts of what is named."""
    last = fraction.sentence + _FAR
    pairs = [pair for n in range(fraction.sentence + 1, last) for pair in told(sheet, n) if _of(pair[1], names)]
    pairs = [pair for pair in pairs if pair[0].sentence != pair[1].sentence]
    pairs = pairs or _only_two(sheet, [f for name in names for f in counts.get(name, ())])
    pairs = [pair for pair in pairs if not done & {f.quantity.id for f in pair}]
    fitting = [pair for pair in pairs if agrees(fraction, *pair)]
    if fitting:
        return fitting[0]
    only = len({tuple(f.quantity.value for f in pair) for pair in pairs}) == 1
    return pairs[0] if only and comes_near(fraction, pairs[0], _OFF) else None


def _of(figure: Figure, names: frozenset[str]) -> bool:
    return bool(names & {*figure.nouns[:1]})


def _only_two(sheet: Sheet, pool: Sequence[Figure]) -> list[Pair]:
    """The only two numbers of the things that the article gives, one of them said to be all that there are."""
    by_value = {f.quantity.value: f for f in pool}
    if len(by_value) != _TWO or any(f.quote is not None for f in pool):
        return []
    part, whole = sorted(by_value.values(), key=lambda f: f.quantity.value or 0)
    every = bool(_HAS & {*sheet.before(whole, _BEFORE)}) and not _HAS & {*sheet.before(part, 1)}
    return [(part, whole)] if every and fits(part, whole) and greater(whole, part) and not is_base(sheet, whole) else []
