"""A change while it is being put together, and what may stand between two figures of one change."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from copydesk import pen
from copydesk.interval import HUNDRED
from copydesk.records import Money, Quantity, TextSpan
from copydesk.relate import motion
from copydesk.relate.motion import Motion
from copydesk.relate.sheet import Figure, Sheet

LEVELS = ("money", "percent", "count", "number", "measure", "duration", "age", "temperature", "ordinal")
_BARE = ("number", "count")
BREAKS = frozenset([";", "while", "whereas", "but", "although", "though"])
NEAR = 14  # words between two figures of one change
FAR = 24  # and where a preposition ties them
_LENGTHS = Decimal(50)  # times, beyond which a bare number is no length of time
_WHOLES = frozenset(["its", "their", "the", "all", "every", "that", "this"])
_SPELLS = frozenset("day night week weekend fortnight month quarter season year".split())
_MARGINS = (["won", "by"], ["lost", "by"], ["win", "by"], ["beaten", "by"])
_TEN = 10
_WIDE = 20  # percent, which rounded levels give with anything
_ABOUT = Decimal("1.5")  # times: "more than three times" is no seven times
_THINGS = 1000  # so many are counted
_SHARES = Decimal(100)  # beyond which a bare number is no percentage beside one of as many
_HALF_MORE = Decimal("1.5")  # times
_SCALE = 100_000  # cents and millions are levels of two things


@dataclass(slots=True)
class Draft:
    """A change as far as one sentence prints it."""

    base: Figure | None = None
    result: Figure | None = None
    percent: Figure | None = None
    difference: Figure | None = None
    multiple: Figure | None = None
    motion: Motion | None = None
    marks: dict[str, TextSpan] = field(default_factory=dict)
    explicit: bool = True

    def roles(self) -> dict[str, Figure]:
        """The figures by role, those that are printed."""
        named = {"base": self.base, "result": self.result, "percent": self.percent,
                 "difference": self.difference, "multiple": self.multiple}  # fmt: skip
        return {role: figure for role, figure in named.items() if figure is not None}


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures can be levels of one thing: one unit, or one of them prints none."""
    a, b = one.quantity, other.quantity
    if any(q.kind == "duration" and "-" in q.text for q in (a, b)):
        return False
    if a.kind in _BARE and b.kind in _BARE:
        return not _apart(a, b)
    if {a.kind, b.kind} == {"ordinal", "number"}:
        return False
    if {a.kind, b.kind} == {"number", "duration"} and not pen.near(a.value, b.value, _LENGTHS):
        return False  # "54,000 people waited over 12 hours, up from 37,800"
    if "number" in (a.kind, b.kind) and {a.kind, b.kind} <= {*LEVELS}:
        bare, named = (a, b) if a.kind == "number" else (b, a)
        if named.kind == "percent" and bare.text.isalpha() and not named.text[:1].isalpha():
            return False  # "got three As or better, almost double last year's 13%"
        most = max(_SHARES, abs(named.value or Decimal(0)) * _HALF_MORE)
        return named.kind != "percent" or abs(bare.value or Decimal(0)) <= most  # "16%, up from 35.3m"
    if isinstance(a, Money) and isinstance(b, Money):
        if a.minor != b.minor and max(abs(major(a)), abs(major(b))) > _SCALE * min(abs(major(a)), abs(major(b))):
            return False  # the firm's millions and a share's cents
        low, high = sorted((abs(major(a)), abs(major(b))))
        if high > _SCALE * low:
            return False  # "$225m, or $1.50 a share", "$210m, or $1.02, a year earlier"
        return a.currency == b.currency and (a.per == b.per or None in (a.per, b.per))
    if "temperature" in (a.kind, b.kind) and "degree" in (a.unit, b.unit):
        return True  # "9 degrees Fahrenheit on Monday from 21 degrees on Sunday"
    return a.kind == b.kind and (a.unit == b.unit or (a.kind == "measure" and _shortened(a, b)))


def _apart(a: Quantity, b: Quantity) -> bool:
    """`0.62 chicks each, or about 8,000 in all, against an average of 0.70`: a rate and a number of things."""
    small, large = sorted((a, b), key=lambda q: abs(q.value or Decimal(0)))
    low, high = abs(small.value or Decimal(0)), abs(large.value or Decimal(0))
    return "." in small.text and low < _TEN and high >= _THINGS


def _shortened(a: Quantity, b: Quantity) -> bool:
    """`6.7 tonnes a hectare, from 7.8 tonnes`, `86 metric tons ... 91 tons`: one unit, and one has left a part out."""
    one, other = a.unit or "", b.unit or ""
    if {one, other} == {"ton", "tonne"}:
        return any("metric" in q.text for q in (a, b))
    return f"{one} per" == other.rpartition(" ")[0] or f"{other} per" == one.rpartition(" ")[0]


def major(money: Money) -> Decimal:
    """Its value in whole units: 97p is 0.97."""
    return (money.value or Decimal(0)) / money.minor


def lies_between(base: Figure, result: Figure, size: Figure) -> bool:
    """Whether the size is what lies between the two levels, or one slip of the pen away from it."""
    a, b, stated = base.quantity, result.quantity, size.quantity
    gap = abs((b.value or Decimal(0)) - (a.value or Decimal(0)))
    fits = abs(b.interval - a.interval).overlaps(stated.interval)
    return fits or pen.slip(stated.value, pen.rounded(gap, stated))


def gives(base: Figure, result: Figure, size: Figure) -> bool:
    """Whether the two levels give the size, be it a percentage, a multiple or points."""
    stated, kind = size.quantity.interval, size.quantity.kind
    if not base.quantity.value or base.quantity.value <= 0 or (result.quantity.value or 0) <= 0:
        return False
    if kind in ("percentage-point", "basis-point"):
        scale = HUNDRED if kind == "basis-point" else 1
        apart = abs(result.quantity.interval - base.quantity.interval).scale(scale)
        return base.quantity.kind == "percent" and apart.overlaps(stated)
    if base.quantity.kind == "percent":
        return False
    if kind == "multiple":
        near = pen.near(result.quantity.value, base.quantity.value * (size.quantity.value or 1), _ABOUT)
        return near and (result.quantity.interval / base.quantity.interval).overlaps(size.quantity.loose)
    percent = abs(base.quantity.interval.percent_change(result.quantity.interval))
    closed = None not in (percent.low, percent.high, stated.low, stated.high)  # not "as much as 5.2%"
    if not closed or (percent.high or 0) - (percent.low or 0) > _WIDE:
        return False
    return percent.overlaps(abs(stated.scale(HUNDRED) if kind == "fraction" else stated))


def percent_between(base: Decimal, result: Decimal, like: Quantity) -> Decimal:
    """By how many percent the result is off the base, as coarse as the figure is printed."""
    return pen.rounded(abs(result - base) / base * HUNDRED, like)


def mixed(one: Figure, other: Figure) -> bool:
    """Whether two amounts are printed in two currencies."""
    a, b = one.quantity, other.quantity
    return isinstance(a, Money) and isinstance(b, Money) and a.currency != b.currency


def role_of(sheet: Sheet, figure: Figure, level: Figure | None) -> str | None:
    """What a size is of a change whose level is known: percent, difference or multiple."""
    kind = figure.quantity.kind
    if sheet.after(figure, 3) == ["in", "a", "row"] or sheet.before(figure, 3) == ["each", "time", "by"]:
        return None  # "lifted its rate 12 times in a row"
    if kind == "fraction" and sheet.after(figure, 1) == ["of"]:
        return None
    if is_each(sheet, figure):
        return None
    if sheet.page.low_at(figure.first - 1) in ("above", "below"):
        return None  # "fell to $1.1365 from $1.1610, having risen above $1.16"
    if sheet.before(figure, 2) in _MARGINS:
        return None  # "when he won by 9 points, 31% voted early, up from 24%"
    if sheet.before(figure, 2) == ["total", "of"] and sheet.after(figure, 1) == ["more"]:
        return None  # "July's from 141,000 to 181,000 and August's from 96,000 to 142,000, a total of 86,000 more"
    if kind == "percent" and sheet.before(figure, 1) == ["or"] and _of_whole(sheet, figure):
        return None  # "up from nine, or 12% of its seats"
    if kind in _BARE and sheet.after(figure, 2) in (["of", "them"], ["of", "whom"], ["of", "those"]):
        return None  # "up from £101.5m, spread over 391 staff, 47 of them players"
    if kind == "multiple" or figure.quantity.unit == "times" or figure.quantity.text.endswith(" times"):
        return "multiple"
    if kind in ("percentage-point", "basis-point"):
        return "difference"
    if kind in ("percent", "fraction"):
        return "percent"
    pointed = figure.quantity.unit == "point" and level is not None and level.quantity.kind in (*_BARE, "percent")
    counted = level is not None and figure.quantity.kind == level.quantity.kind == "count"
    if counted and level is not None and figure.nouns[:1] != level.nouns[:1] and _served(sheet, figure):
        return None  # "134 routes served by 41 airlines"
    if level is None or alike(figure, level) or pointed:
        return "difference"
    return None


def is_each(sheet: Sheet, size: Figure) -> bool:
    """`five rises of a quarter of a point`: so many of the size, which is no size of them all."""
    moves = sheet.left(size) - 2
    if sheet.before(size, 1) != ["of"] or sheet.page.tag_at(moves) != "NNS":
        return False
    return motion.at(sheet, moves) is not None and any(f.last == moves for f in sheet.of_sentence[size.sentence])


def is_frequency(sheet: Sheet, figure: Figure) -> bool:
    """`twice a week`, `every five points above it`: how often, and not how many times as much."""
    if sheet.before(figure, 1) == ["every"]:
        return True
    behind = sheet.after(figure, 2) if figure.quantity.kind == "multiple" or figure.quantity.unit == "time" else []
    return behind[:1] in (["a"], ["each"], ["every"], ["per"]) and behind[1:] != [] and behind[1] in _SPELLS


def _served(sheet: Sheet, figure: Figure) -> bool:
    """Whether a participle that moves nothing stands before its "by"."""
    left = sheet.left(figure)
    told = sheet.before(figure, 1) == ["by"] and left > 1 and sheet.page.tags[left - 2] == "VBN"
    return told and motion.at(sheet, left - 2) is None


def _of_whole(sheet: Sheet, figure: Figure) -> bool:
    """Whether a whole stands behind the percentage: "12% of its seats", "40% of equity"."""
    after = sheet.after(figure, 2)
    whole = after[1:] != [] and (after[1] in _WHOLES or sheet.page.tag_at(figure.last + 1) == "NN")
    return whole and after[0] == "of"


def other_verb(sheet: Sheet, place: int) -> bool:
    """Whether a finite verb stands there that moves nothing: another clause has begun."""
    if sheet.page.tags[place] not in ("VBD", "VBZ", "VBP") or motion.at(sheet, place) is not None:
        return False
    if sheet.page.lows[place] in ("ended", "ends") and sheet.page.lows[place - 1] in ("that", "which"):
        return False  # "in the fiscal year that ended in June"
    return sheet.page.lows[place] not in motion.single("inverse") | motion.single("level")  # "rankings", tagged a verb
