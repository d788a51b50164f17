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


def is_unit_slip(unit: Figure, total: Figure, count: Figure) -> bool:
    """Whether one slip of the pen sets the amount for one apart from what the other two make."""
    value = unit.quantity.value or ZERO
    each = (total.quantity.value or ZERO) / (count.quantity.value or ONE) * minors(unit, total)
    given = pen.as_coarse(each, value)
    return pen.telling_slip(given, value) or (len(pen.digits(value)) > 1 and pen.noughts(given, value))
