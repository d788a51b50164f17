"""What probably happened to a converted amount, in words, and the edits that mend it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from copydesk.interval import Interval
from copydesk.period import Days
from copydesk.proof.exchange import CLOSE, PEER, code, reference, worth
from copydesk.proof.misfit import Fault
from copydesk.proof.opinion import Opinion
from copydesk.proof.repair import Edit, has_scale, other_sign, repairs, restyled
from copydesk.proof.wording import amount, between, number
from copydesk.records import Money

# How the currencies that conversions are mixed up with are written, and what they are called.
WRITTEN = {
    "EUR": (["€"], ["euros"], "the euro value"),
    "GBP": (["£"], ["pounds"], "the pound value"),
    "USD": (["$", "US$"], ["dollars"], "the dollar value"),
}
_TENS = (1, 2, 3, 6, 9)

Repairs = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Diagnosis:
    """What happened, as the end of a sentence ("" where nothing is plain); ``currency`` if mixed up.

    source: whether the currency is that of the other amount, and not of the stated one.
    """

    words: str = ""
    currency: str | None = None
    source: bool = False


def expected(opinion: Opinion, money: Money) -> Interval | None:
    """What ``money`` should be, in its own unit, by the other amount of the edge."""
    if opinion.expected is None:
        return None
    edge = opinion.edge
    if money.id == edge.two.id:
        value = worth(edge.one, edge.one.interval).closed(Decimal("0.1")) * opinion.expected
    else:
        value = worth(edge.two, edge.two.interval).closed(Decimal("0.1")) / opinion.expected
    return value.scale(money.minor)


def _power(stated: Money, wanted: Interval) -> int | None:
    """The power of ten by which the figure is out, where that alone explains it."""
    for tens in _TENS:
        for power in (tens, -tens):
            if wanted.scale(Decimal(10) ** power).widen(CLOSE).overlaps(stated.interval):
                return power
    return None


def _mixed_up(fault: Fault, when: Days | None) -> str | None:
    """The currency in which the printed value would be right, of those that are mixed up."""
    for other in WRITTEN:
        if other in fault.units:
            continue
        ref, witness = reference(code(fault.other), other, when), fault.opinion.witness
        told = witness.rate(code(fault.other), other) if witness is not None else None
        if told is None and (ref is None or ref.scope in ("drift", "table")):
            continue
        rate = told if ref is None or told is not None else ref.rate.interval
        if rate is None:
            continue
        value = worth(fault.other, fault.other.interval) * rate.widen(CLOSE)
        if value.overlaps(worth(fault.stated, fault.stated.interval)):
            return other
    return None


def _misnamed(fault: Fault, when: Days | None) -> str | None:
    """The currency in which the other amount would make the stated one right."""
    for other in WRITTEN:
        ref = reference(other, code(fault.stated), when) if other not in fault.units else None
        if ref is None or ref.scope not in ("day", "stretch"):
            continue
        value = worth(fault.other, fault.other.interval) * ref.rate.interval.widen(CLOSE)
        if value.overlaps(worth(fault.stated, fault.stated.interval)):
            return other
    return None


_LEAD = re.compile(r"[^\w\s]+(?=\d)")


def as_in(money: Money, like: Money) -> list[str]:
    """The amount with the sign or the word of another one's currency, as that one prints it."""
    signs, words, _ = WRITTEN.get(like.currency or "", ([], [], ""))
    own = _LEAD.match(like.text)
    printed = [sign for sign in signs if sign in like.text] or ([own.group()] if own else signs)
    return list(other_sign(money, printed, words))


def diagnose(fault: Fault, when: Days | None) -> Diagnosis:
    """What happened to the stated amount; see `checks/currency_conversion` for the list."""
    stated, other = fault.stated, fault.other
    wanted = expected(fault.opinion, stated)
    if stated.value == other.value:
        return Diagnosis(f"it repeats the {code(other)} figure")
    if wanted is None:
        return Diagnosis()
    power = _power(stated, wanted)
    if power is not None and abs(power) in (3, 6, 9):
        return Diagnosis(f"a scale word is wrong or missing ({_times(power)})")
    if power is not None:
        return Diagnosis(f"a decimal point or a nought is wrong ({_times(power)})")
    mixed = _mixed_up(fault, when)
    if mixed:
        return Diagnosis(f"it is {WRITTEN[mixed][2]} printed as {code(stated)}", mixed)
    per = fault.opinion.expected
    if per is not None:
        per = per if stated.id == fault.opinion.edge.one.id else per.inverse()
        if (worth(other, other.interval) * per).widen(CLOSE).overlaps(worth(stated, stated.interval)):
            return Diagnosis("it was converted the wrong way round")
    named = _misnamed(fault, when)
    if named:
        return Diagnosis(f"it would be right if {other.text} were in {named}", named, source=True)
    return Diagnosis()


def _times(power: int) -> str:
    return f"{10 ** abs(power):,} times too {'large' if power > 0 else 'small'}"


def _targets(fault: Fault, money: Money) -> list[Interval]:
    """What each misfit that the figure takes part in asks of it, the chief one first."""
    misfits = [o for o in (fault.opinion, *fault.also) if money.id in (o.edge.one.id, o.edge.two.id)]
    asked = [expected(o, money) for o in misfits]
    return [target for target in asked if target is not None]


def _ranked(sides: Iterable[tuple[str, list[Edit]]]) -> Iterator[tuple[str, str, str]]:
    """The best edit of each side, then the second-best ones."""
    rows = [(n, edit.cost, place, role, edit) for place, (role, edits) in enumerate(sides)
            for n, edit in enumerate(edits)]  # fmt: skip
    for _, _, _, role, edit in sorted(rows, key=lambda row: row[:3]):
        yield role, edit.text, edit.why


def mend(fault: Fault, diagnosis: Diagnosis) -> Repairs:
    """(role, replacement, why): edits of the stated amount and of the other one, the least first."""
    stated, other = fault.stated, fault.other
    targets = [target.widen(PEER) for target in _targets(fault, stated)]
    wanted = [] if fault.also or fault.sure else [target.widen(PEER) for target in _targets(fault, other)]
    mine = repairs(stated, targets, beside=other.text)
    theirs = repairs(other, wanted, beside=stated.text) if wanted else []
    found: list[tuple[str, str, str]] = []
    if diagnosis.currency:
        signs, words, name = WRITTEN[diagnosis.currency]
        role, money = ("source", other) if diagnosis.source else ("stated", stated)
        found += [(role, text, f"{name}") for text in other_sign(money, signs, words)]
        computed = restyled(stated, targets[0]) if targets and not diagnosis.source else None
        found += [("stated", computed.text, "computed")] if computed else []
    for row in _ranked((("stated", mine), ("source", theirs))):
        if row[:2] not in [known[:2] for known in found]:
            found.append(row)
    return tuple(found[:4])


def turned(fault: Fault) -> Fault:
    """The same misfit with the other figure at fault, where that is plain.

    A converted amount is wrong far more often than its source. The source is blamed where
    it lacks a scale word that the converted amount has, or where two of its digits swapped
    mend it and no such slip mends the other.
    """
    stated, other = fault.stated, fault.other
    wanted = expected(fault.opinion, stated)
    if fault.sure or wanted is None:
        return fault
    power = _power(stated, wanted)
    if power is not None and abs(power) >= 3:
        bare = not has_scale(other) and has_scale(stated)
    else:
        mine = repairs(stated, [wanted], beside=other.text)
        theirs = repairs(other, _targets(fault, other), beside=stated.text)
        bare = bool(theirs) and theirs[0].cost == 0 and not (mine and mine[0].cost == 0)
    return replace(fault, stated=other, other=stated) if bare else fault


def worked(opinion: Opinion) -> str:
    """The division, with its units, and the rate that it should have come to."""
    edge = opinion.edge
    per = edge.strict
    one, two = edge.one, edge.two
    if per.high is not None and per.high < 1:
        per, one, two = per.inverse(), two, one
    units = f"{code(two)} per {code(one)}"
    line = f"{two.text} ÷ {one.text} = {between(per, None, 4)} {units}"
    return line + _against(opinion, units, inverted=one is not edge.one)


def _against(opinion: Opinion, units: str, *, inverted: bool) -> str:
    parts = []
    witness, edge = opinion.witness, opinion.edge
    if witness is not None:
        rate = witness.rate(*edge.units) or opinion.expected
        if rate is not None:
            rate = rate.inverse() if inverted else rate
            pair = f"{witness.one.text} and {witness.two.text}"
            parts.append(f"{between(rate, None, 4)} by {pair}")
    if opinion.reference is not None and opinion.reference.scope != "drift":
        ref = opinion.reference.rate
        rate = ref.interval.inverse() if inverted else ref.interval
        parts.append(f"European Central Bank {ref.when}: {between(rate, None, 4)}")
    return "".join(f"; {part}" for part in parts)


def told(fault: Fault, diagnosis: Diagnosis) -> str:
    """One sentence: what does not fit, what would, and what happened."""
    wanted = expected(fault.opinion, fault.stated)
    value = "" if wanted is None else f": it should be about {amount(_middle(wanted), fault.stated.unit)}"
    ending = f"; {diagnosis.words}" if diagnosis.words else ""
    return f"{fault.stated.text} does not match {fault.other.text}{value}{ending}"


def _middle(interval: Interval) -> Decimal:
    return interval.middle or interval.low or interval.high or Decimal(0)


__all__ = ["Diagnosis", "diagnose", "expected", "mend", "number", "told", "turned", "worked"]
