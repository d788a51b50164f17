"""The amounts that several of what is priced may come to."""

from __future__ import annotations

from copydesk.interval import ONE, ZERO
from copydesk.records import Money, Quantity
from copydesk.relate.rate.afar import minors
from copydesk.relate.rate.priced import is_mean
from copydesk.relate.sheet import Figure, Sheet

FAR = 8  # sentences
_COMES = frozenset("come comes came amount amounts amounted adds".split())
_OTHERS = (["from"], ["than"], ["to"], ["another"])


def totals(sheet: Sheet, unit: Figure) -> list[Figure]:
    """The amounts of that currency near by that several of the unit may come to, for one time or for as long."""
    near = [f for f in sheet.plain if abs(f.sentence - unit.sentence) <= FAR and f.quote == unit.quote]
    yearly = {"year", "annum"} & {*sheet.after(unit, 5)} != set()  # "€410 per square metre a year"
    return [f for f in near if _is_sum(f, unit, yearly) and _is_level(sheet, f)]


def _is_level(sheet: Sheet, total: Figure) -> bool:
    """Whether it is no end of a change or comparison: "came to £97m", not "up to £97m from £90m"."""
    if total.quantity.kind == "number" and total.quantity.approximation not in ("exact", "about"):
        return False  # "the wait is meant to fall below 18"
    lead = sheet.before(total, 2)
    return lead[-1:] not in _OTHERS or (lead[-1:] == ["to"] and lead[0] in _COMES)


def _is_sum(total: Figure, unit: Figure, yearly: bool) -> bool:
    a, b = total.quantity, unit.quantity
    if a.approximation == "range" or (a.value or ZERO) * minors(unit, total) < 2 * (b.value or ONE):
        return False
    if isinstance(a, Money) or isinstance(b, Money):
        alike = isinstance(a, Money) and isinstance(b, Money) and a.currency == b.currency and a.minor == 1
        return alike and (getattr(a, "per", None) in (None, getattr(b, "per", None)) or yearly or _is_budget(a, b))
    if b.kind == "measure":
        return a.kind == "measure" and a.unit == (b.unit or "").partition(" per ")[0]
    return a.kind in ("count", "number") and (a.kind == "number" or total.nouns[:1] == unit.nouns[:1] or is_mean(unit))


def _is_budget(total: Quantity, unit: Quantity) -> bool:
    """`costs $1.02m a year ... works out to $1,200 for each of`: a yearly cost beside an amount of no time."""
    return getattr(total, "per", None) == "year" and getattr(unit, "per", None) is None


def is_name(sheet: Sheet, total: Figure) -> bool:
    """`the museum's £18.6m east wing`: it only says which one."""
    owned = sheet.page.tag_at(sheet.left(total) - 1) in ("POS", "DT", "PRP$")
    return owned and sheet.page.tag_at(total.last).startswith(("NN", "JJ"))
