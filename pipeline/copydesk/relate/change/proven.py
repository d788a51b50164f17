"""Sizes of a change whose levels other sentences tell of two times, whatever words stand between.

    Uptake was 92.4%. The previous quarter's was 90.9%. ... Dr Lamb said that an extra 1.5 points showed it was working.
    Coffee exports dropped 9 percent in February. ... It shipped 392,716 bags. In February 2017 it had shipped 431,549.
    The museum drew 212,400 visitors last year. That was 9,300 fewer than in 2017, when 221,700 people came.

A size that the only pair near by gives is the pair's: arithmetic has proved it, and a word of motion beside it that
says the other way is wrong. One that it does not give is held against it where the words point to the pair, or where
the size is a telling slip of the pen away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, TextSpan, Trend
from copydesk.relate.change import contrast, definite, far_pairs, told_times, two_times, unclaimed
from copydesk.relate.change.by_points import is_gap
from copydesk.relate.change.draft import alike, gives, percent_between
from copydesk.relate.change.move import Change
from copydesk.relate.change.named import credible
from copydesk.relate.change.two_times import Pair
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_POINTS = ("percentage-point", "basis-point")
_SIZES = ("percent", "percentage-point", "basis-point", "multiple", "fraction")
_OFF = Decimal("2.5")  # times, beyond which a multiple is of two other levels
_CLOSE = Decimal("1.5")  # times, beyond which a percentage is of two other levels, where nothing but the result ties
_BILLS = frozenset("bill bills cost costs spending spend price fee fees fare rent expenditure outlay".split())
_PAYS = frozenset("paid pays pay spent spends spend cost costs charged charges".split())
_THAN = 4  # words from a size to its base
_PAID = 5  # words from "paid" to an amount, and from a size to "than"
_BACK, _AHEAD = 4, 3  # sentences from the levels to the size, and from the size to the levels
_DIGITS = 2  # that a size must have to be proved by its levels alone
_SOON = 2  # sentences from the levels to a size that follows right away
_UNREAL = frozenset("not would could might".split())
_NEGATED = 5  # words before a size: "That is not a rise of"
_POINTERS = frozenset("that this it they which".split())
_SO = frozenset("which so meaning means therefore".split())
_NAMES = frozenset("number total figure rate share tally count price amount toll sum level".split())
_OTHER = frozenset(
    "rival rivals target forecast estimate average expected forecasts limit capacity".split()
)


def claims(sheet: Sheet, changes: Sequence[Change]) -> Iterator[Claim]:
    """A claim for each size without levels of its own that a pair gives or should give, without ids."""
    taken = {f.first for c in changes if c.pair is not None or len(c.roles) > 1 for f in c.roles.values()}
    alone = {f.first: c for c in changes if len(c.roles) == 1 for f in c.roles.values()}
    for size in sheet.plain:
        if size.first in taken or sheet.is_headline(size.line):
            continue
        change = alone.get(size.first) or unclaimed.read(sheet, size)
        found = _pair(sheet, change) if change is not None else None
        if change is not None and found is not None:
            yield _claim(sheet, change, *found)
    for change in changes:
        pair = _of_result(sheet, change) if change.pair is None else None
        if pair is not None:
            yield _claim(sheet, change, pair, sheet.words(pair[0].first, pair[0].last), False)


def _of_result(sheet: Sheet, change: Change) -> Pair | None:
    """`has gone up by 4.6% to £912. Last spring it was £872`: the only pair whose result is the change's own."""
    size, result = change.roles.get("percent"), change.roles.get("result")
    if size is None or result is None or (_OTHER - {"average"}) & {*sheet.said(size.sentence)}:
        return None
    found = [pair for pairs in two_times.pairs(sheet).values() for pair in pairs if pair[1] is result]
    pair = found[0] if len(found) == 1 and found[0][0].quantity.kind != "percent" else None
    if pair is None or not two_times.parted(pair) or "than" in sheet.after(size, _PAID):
        return None  # "10% more than the law demands"
    known = {*change.nouns, *contrast.names(result)}
    priced = pair[0].quantity.kind == "money" and sheet.page.tag_at(pair[0].last).startswith("NN")  # "a £62m plant"
    (low, high), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    near = low > 0 and pen.near(percent_between(low, high, stated), stated.value, _CLOSE)
    sure = near and credible(change, *pair) and contrast.names(pair[0]) <= known and not priced
    return pair if sure and not told_times.elsewhere(sheet, size, pair) else None


def _claim(sheet: Sheet, change: Change, pair: Pair, tie: TextSpan, proved: bool) -> Claim:
    """The claim; of a size that is proved the word of motion is held against the levels too."""
    recalled = {"recalled": change.cues["motion"]} if proved and "motion" in change.cues else {}
    roles = {"base": pair[0], "result": pair[1]} | change.roles
    made = sheet.claim("change", roles, cues=change.cues | {"link": tie} | recalled, subject=change.subject,
                       explicit=False)  # fmt: skip
    return made.model_copy(update={"direction": change.direction})


def _pair(sheet: Sheet, change: Change) -> tuple[Pair, TextSpan, bool] | None:
    """The pair of the size, the words that tie them, and whether the pair proves it."""
    size = next(iter(change.roles.values()))
    if unreal(sheet, size):
        return None
    limits = (two_times.MANIFOLD,) if size.quantity.kind == "multiple" else ()
    around = [_turned(sheet, pair, size) for pair in two_times.near(sheet, size.sentence, _BACK, _AHEAD, *limits)]
    around = around or (far_pairs.around(sheet, size.sentence) if size.quote is None else [])
    near = [pair for pair in around if can_have(pair, size) and not told_times.elsewhere(sheet, size, pair)]
    free = size.quantity.kind == "multiple"
    sourced = [pair for pair in near if free or size.quote in (None, pair[0].quote, pair[1].quote)]
    tied = [pair for pair in sourced if _tied(sheet, change, size, pair)]  # a source speaks of figures of its own
    near = tied if len(tied) == 1 else near
    fitting = [pair for pair in near if gives_size(pair, size)]
    if len(near) == len(fitting) == 1 and _sure(fitting[0], size):
        return fitting[0], sheet.words(size.first, size.last), True
    for pair in fitting:
        agrees = change.direction in (None, went(pair)) and len(pen.digits(size.quantity.value)) >= _DIGITS
        if pair in tied or (agrees and (pair[0].quantity.kind != "percent" or _soon(pair, size))):
            return pair, sheet.words(size.first, size.last), pair in tied and two_times.parted(pair)
    if len(near) != 1 or fitting or change.direction not in (None, went(near[0])):
        return None
    pair = near[0]
    here = (f for f in sheet.of_sentence[size.sentence] if f is not size and f not in pair)
    here = (f for f in here if pen.near(f.quantity.value, pair[0].quantity.value, two_times.LIMIT))
    if any(alike(f, pair[0]) and two_times.is_level(sheet, f) for f in here):
        return None  # "has gone from 44,400 to 48,300, an increase of 8.8 percent"
    if not two_times.parted(pair) and not confused(pair, size):
        return None  # "10,123, which is 10% more than the 9,183 of 2018" has a size of its own
    pointed = "difference" not in change.roles or size.quantity.kind in _POINTS
    sure = pair in tied and pointed and (credible(change, *pair) or _multiplied(pair, size))
    explained = sure or slip(pair, size) or (pair in tied and confused(pair, size))
    return (pair, sheet.words(size.first, size.last), False) if explained else None


def _turned(sheet: Sheet, pair: Pair, size: Figure) -> Pair:
    """The pair the other way round where the size is of the first over the last.

    18 this year. In the same months of 2017 there were 54, or three times as many
    spending for 2014-15 at £186.4m. That is £9.6m less than the £196.0m budgeted for this year
    """
    behind = sheet.gap(size, pair[1]) if size.sentence == pair[1].sentence and size.last <= pair[1].first else []
    if "than" in behind and len(behind) <= _THAN:
        return (pair[1], pair[0])
    gap = sheet.gap(pair[0], size) if pair[0].sentence == size.sentence and pair[0].last <= size.first else []
    many = size.quantity.kind == "multiple" and sheet.after(size, 1) == ["as"] and gap in ([",", "or"], [","])
    return (pair[1], pair[0]) if many else pair


def confused(pair: Pair, size: Figure) -> bool:
    """Whether the size is the difference in percent of the result, and not of the base."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    if stated.kind != "percent" or pair[0].quantity.kind == "percent" or min(a, b) <= 0:
        return False
    return len(pen.digits(stated.value)) >= _DIGITS and percent_between(b, a, stated) == stated.value


def unreal(sheet: Sheet, size: Figure) -> bool:
    """Whether the size is one of plans, rivals or an earlier time, or has a base of its own right behind it."""
    told = _OTHER & {*sheet.said(size.sentence)} or _UNREAL & {*sheet.before(size, _NEGATED)}
    return bool(told) or contrast.is_then(sheet, size.sentence) or _has_base(sheet, size)


def _has_base(sheet: Sheet, size: Figure) -> bool:
    """`up 3.7 points from 17.4%`: a level of its own right behind it."""
    behind = [f for f in sheet.of_sentence[size.sentence] if f.first >= size.last][:1]
    return bool(behind) and sheet.gap(size, behind[0]) in (["from"], ["to"])


def _sure(pair: Pair, size: Figure) -> bool:
    """Whether so many digits fit that no chance does that, so that a word which says the other way is wrong."""
    exact = size.quantity.approximation == "exact" and size.quantity.kind not in ("multiple", "fraction")
    return exact and pen.telling(size.quantity.value) and two_times.parted(pair) and pair[0].quote == size.quote


def _soon(pair: Pair, size: Figure) -> bool:
    """Whether the size follows the levels right away, in a sentence or two."""
    return 0 <= size.sentence - max(f.sentence for f in pair) <= _SOON


def went(pair: Pair) -> Trend:
    """Which way the levels moved."""
    return "up" if (pair[1].quantity.value or 0) > (pair[0].quantity.value or 0) else "down"


def can_have(pair: Pair, size: Figure) -> bool:
    """Whether the size is in a unit that the two levels can lie apart in."""
    if size in pair:
        return False
    kind, level = size.quantity.kind, pair[0].quantity.kind
    if (level == "percent") != (pair[1].quantity.kind == "percent"):
        return False
    if kind in ("percentage-point", "basis-point"):
        return level == "percent"
    if kind in ("multiple", "fraction"):
        return level != "percent"
    return kind == "percent" or (all(alike(size, each) for each in pair) and level != "percent")


def gives_size(pair: Pair, size: Figure) -> bool:
    """Whether the levels give the size; of two shares a percentage is what lies between them to the digit."""
    base, result = pair
    if size.quantity.kind in _SIZES:
        return gives(base, result, size) or (base.quantity.kind == size.quantity.kind and is_gap(base, result, size))
    gap = abs(result.quantity.interval - base.quantity.interval)
    return gap.overlaps(size.quantity.interval) and size.quantity.approximation == "exact"


def _multiplied(pair: Pair, size: Figure) -> bool:
    """Whether one level is so many times the other, or near enough for a slip."""
    (a, b), stated = (f.quantity.value or Decimal(0) for f in pair), size.quantity
    return stated.kind == "multiple" and a > 0 and pen.near(b / a, stated.value, _OFF)


def slip(pair: Pair, size: Figure) -> bool:
    """Whether the size is a telling slip of the pen away from what the levels give."""
    (a, b), stated = (f.quantity.value for f in pair), size.quantity
    if not a or b is None or stated.approximation != "exact" or pair[0].quantity.kind == "percent":
        return False
    if stated.kind == "percent":
        return pen.telling_slip(stated.value, percent_between(a, b, stated))
    return stated.kind not in _SIZES and pen.telling_slip(stated.value, pen.rounded(abs(b - a), stated))


def _tied(sheet: Sheet, change: Change, size: Figure, pair: Pair) -> bool:
    """Whether the words of the size point to the levels: they refer back, conclude, or name what has moved."""
    behind = all(f.first < size.first or f.sentence == size.sentence for f in pair)
    if _turned(sheet, (pair[1], pair[0]), size) == pair:
        return True
    if behind and definite.points_back(sheet, size):
        return True
    lead = [word for word in sheet.page.lows[sheet.bounds(size.sentence)[0] : size.first] if not word.isspace()]
    if behind and size.sentence - max(f.sentence for f in pair) <= 1:
        concluded = any(f.sentence == size.sentence and _SO & {*sheet.gap(f, size)} for f in pair)
        opened = (lead[:1] and lead[0] in _POINTERS) or (lead[:1] == ["the"] and bool(_NAMES & {*lead[1:2]}))
        if concluded or opened:
            return True
    bare = behind and _soon(pair, size) and definite.named(sheet, size) and size.quote == pair[1].quote
    apart = far_pairs.is_far(pair) and (
        definite.points_back(sheet, size) or definite.named(sheet, size) or _apposed(sheet, size, pair[1])
    )
    if len({f.sentence == size.sentence for f in pair}) > 1 and not apart:
        return False  # "sales were 41% lower than the 2.1m of 2009. ... had hoped for 900,000"
    told = _named(sheet, change, pair) or _paid(sheet, size, pair) or told_times.same_month(sheet, size, pair)
    return _alone(sheet, size) and (told or bare or apart)


def _paid(sheet: Sheet, size: Figure, pair: Pair) -> bool:
    """`The bill has almost trebled. ... It paid €3.8m last year. In 2012 it had spent €1.3m.`"""
    priced = size.quantity.kind == "multiple" and pair[0].quantity.kind == "money"
    bill = bool(_BILLS & {*sheet.said(size.sentence)})
    return priced and bill and all(_PAYS & {*sheet.before(f, _PAID)} for f in pair)


def _apposed(sheet: Sheet, size: Figure, result: Figure) -> bool:
    """`sold all 24,000 tickets, double the number they had last year`: right behind the result."""
    gap = sheet.gap(result, size) if result.sentence == size.sentence and result.last <= size.first else []
    between = any(result.last <= f.first < size.first for f in sheet.of_sentence[size.sentence])
    return "," in gap and "and" not in gap and not between


def _alone(sheet: Sheet, size: Figure) -> bool:
    """Whether its sentence tells no other size: "sank 12.7% at GM while Ford's dropped 3%"."""
    return not any(f is not size and f.quantity.kind in _SIZES for f in sheet.of_sentence[size.sentence])


def _named(sheet: Sheet, change: Change, pair: Pair) -> bool:
    """Whether what moves is what the levels count: "whooping cough cases", "the operating margin"."""
    heads = {*change.nouns[: 2 if {*change.nouns[:1]} & _NAMES else 1]} - (_NAMES - {"rate"})
    told = {noun for f in pair for noun in f.nouns}
    told |= {stem(word) for f in pair for word in sheet.before(f, 4)}
    people = bool(heads & PEOPLE) and bool(told & PEOPLE)
    return people or bool(heads & told)
