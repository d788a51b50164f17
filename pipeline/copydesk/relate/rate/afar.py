"""The one number of such things in an article, however far from what is paid for each of them.

    The garden has 312 members ... It took £41,496 in subscriptions, about £133 for each member.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from copydesk import pen
from copydesk.interval import ONE, ZERO
from copydesk.records import Money
from copydesk.relate.rate.for_one import One
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_OFF = Decimal("2.5")  # times: further off, the figures are of two things
_ONLY = frozenset("for at to in on among from who with of".split())


def afar(sheet: Sheet, one: One) -> list[Figure]:
    """The one number of such things that the article gives: "312 members" ... "£41,496, about £133 for each member"."""
    named = [f for f in sheet.plain if f.quantity.kind == "count" and f.nouns[:1] == (one.noun,)]
    named = [f for f in named if (f.quantity.value or 0) > 1 and sheet.before(f, 1) not in (["from"], ["than"])]
    return named[:1] if len({f.quantity.value for f in named}) == 1 else []


def is_alone(sheet: Sheet, one: One, count: Figure) -> bool:
    """`616 flights. About 73,900 passengers - some 120 to a flight -`: no other flights, and none "on the big jets"."""
    named = [f for f in sheet.plain if f.quantity.kind == "count" and f.nouns[:1] == (one.noun,)]
    after = sheet.after(one.figure, 4)
    end = one.figure.last + next((k + 1 for k, word in enumerate(after) if stem(word) == one.noun), 0)
    closed = sheet.page.low_at(end) in (",", ".", ";", ")", "-", "–", "—", "") or sheet.page.low_at(end).isspace()
    only = sheet.page.low_at(end) == "," and sheet.page.low_at(end + 1) in _ONLY  # ", at the Leeds plant"
    bare = [f for f in sheet.of_sentence[count.sentence] if f.quantity.kind == "number"]
    bare = [f for f in bare if sheet.before(f, 1) not in (["from"], ["than"])]  # "312 members, up from 280"
    return closed and not only and not bare and count in named and len({f.quantity.value for f in named}) == 1


def is_closed(sheet: Sheet, unit: Figure) -> bool:
    """`$6,000 a worker.`: what it is for is told no further; not "a visitor from abroad", ", at the Leeds plant"."""
    behind = sheet.after(unit, 5)
    placed = any(word == "," and after in _ONLY for word, after in pairwise(behind))
    return not placed and not {"from", "who", "with", "whose", "without"} & {*behind[:3]}


def minors(unit: Figure, total: Figure) -> Decimal:
    """How many of the price's unit make one of the total's: 100 for "275p for each share" and "£170.5m"."""
    a, b = unit.quantity, total.quantity
    return Decimal(a.minor) / b.minor if isinstance(a, Money) and isinstance(b, Money) else ONE


def each(unit: Figure, total: Figure, count: Figure) -> Decimal:
    """What the other two make for one, in the unit of the amount for one."""
    return (total.quantity.value or ZERO) / (count.quantity.value or ONE) * minors(unit, total)


def is_unit_slip(unit: Figure, total: Figure, count: Figure) -> bool:
    """Whether one slip of the pen sets the amount for one apart from what the other two make."""
    value = unit.quantity.value or ZERO
    given = pen.as_coarse(each(unit, total, count), value)
    return pen.telling_slip(given, value) or (len(pen.digits(value)) > 1 and pen.noughts(given, value))


def is_count_slip(unit: Figure, total: Figure, count: Figure) -> bool:
    """`580 students at $1,200, $1.02m a year`: whether two swapped digits set it apart."""
    many = (total.quantity.value or ZERO) * minors(unit, total) / (unit.quantity.value or ONE)
    return pen.swapped(many, count.quantity.value) and many == int(many)


def comes_to(sheet: Sheet, unit: Figure, total: Figure, made: Decimal) -> bool:
    """`At $4.5m a mile, the widening would cost $81m`: one sentence says what a price comes to."""
    lead = [word for word in sheet.before(unit, 2) if not word.isspace()]
    money = [f for f in sheet.of_sentence[unit.sentence] if f.unit == total.unit]
    priced = getattr(unit.quantity, "per", None) is not None
    told = priced and lead in (["at"], ["with"]) and unit.sentence == total.sentence and unit.first < total.first
    return told and money[-1:] == [total] and pen.near(made, total.quantity.value, _OFF)
