"""The check of a rate and a count against their total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.extract.lexicon import unit_of
from copydesk.interval import HUNDRED, ONE, Interval
from copydesk.period import CLOCK, spell, spells
from copydesk.proof import wording
from copydesk.proof.agreement import at_odds, major
from copydesk.proof.fit import closed, fit
from copydesk.records import Claim, Money, Quantity
from copydesk.unit import ROUND, converted
from copydesk.verdict import Verdict, check, consistent, rounding, undecided

_TAG = HUNDRED  # below a hundred pounds a round price is on a tag; "£400 each" may be rounded
_ENDS = ("low", "high", "loose_low", "loose_high")


@check(
    "CD304",
    passes=[
        "The club sold 4,000 tickets at £25 each, raising £100,000.",
        "The firm sold 5 million shares at £3 a share, raising £15m.",
        "The fee is £14.50 a month, or £174 a year.",
        "The train covered 120 miles in 90 minutes, an average of 80mph.",
        "Some 730 pickers will share £31,000. Each picker gets £42 apiece.",
    ],
    fails={
        "The club sold 4,000 tickets at £25 each, raising £120,000.": "£120,000",
        "The firm sold 5 million shares at £3 a share, raising £25m.": "£25m",
        "The fee is £14.50 a month, or £164 a year.": "£164",
        "The ministry will buy 12 helicopters. The order is worth £324m, or £37m a helicopter.": "£37m",
        "The train has eight coaches with 624 seats, 68 in each.": "68",
    },
)
def per_unit(analysis: Analysis) -> Iterator[Verdict]:
    """An amount for each, times how many there are, must give the total.

    4,000 tickets at £25 each raise £100,000. One cost, count or measure told for two spells of time
    ("£14.50 a month, or £174 a year") is held against the calendar; other rates over time are not
    multiplied. Prices by weight or length are, whichever unit each is printed in.

    Source: interval arithmetic (Moore 1966) over the rounding rule of statcheck.
    """
    for claim in analysis.of_kind("rate"):
        unit, count = analysis.quantity(claim, "per_unit"), analysis.quantity(claim, "count")
        total = analysis.quantity(claim, "total")
        if unit is not None and total is not None and "spell" in claim.cues:
            yield from _spells(analysis, claim, unit, total)
        if unit is None or count is None:
            continue
        if total is not None and not claim.explicit and _is_unreal(analysis, unit):
            message = f"{count.text} at {unit.text} beside {total.text}"
            yield undecided(message, "the price is told as what would have been", "", [claim], stated=unit,
                            count=count, total=total)  # fmt: skip
            continue
        if total is not None:
            yield _judge(analysis, claim, unit, count, total)
            continue
        product = wording.between(unit.interval * count.interval, _currency(unit))
        yield undecided(
            f"{count.text} at {unit.text} make {product}",
            "the total is not printed",
            f"{count.text} × {unit.text} = {product}",
            [claim],
            stated=unit,
            count=count,
        )


def _is_unreal(analysis: Analysis, unit: Quantity) -> bool:
    """`the original figure would have meant £19 a home`."""
    start, _ = analysis.sentences[unit.sentence]
    return "would have" in analysis.article.text[start : unit.start]


def _currency(unit: Quantity) -> str | None:
    return unit.currency if isinstance(unit, Money) else unit.unit


def _product(factors: Sequence[Interval]) -> Interval:
    return factors[0] * factors[1]


def _spells(analysis: Analysis, claim: Claim, short: Quantity, long: Quantity) -> Iterator[Verdict]:
    """`£14.50 a month, or £174 a year`: the later of the two is the one that was worked out."""
    named = [spell(claim.cues[name].text) or "" for name in ("short", "long")]
    count = spells(*named)
    if count is None:
        return
    printed, short = short, _in_units_of(short, long)
    how = fit(lambda x: x[0] * count, [major(short)], major(long))
    product = major(short).interval * count
    made = (_currency(major(long)) or "").partition(" per ")[0] or None
    many = wording.between(count, None)
    working = f"{short.text} × {many} = {wording.between(product, made)}; printed {long.text}"
    later, earlier = (long, short) if long.start > short.start else (short, long)
    roles: dict[str, Quantity] = {"stated": later, "source": earlier}
    if how == "consistent":
        yield consistent(f"{short.text} is {long.text}", working, [claim], **roles)
    elif how == "rounding":
        yield rounding(f"{short.text} is {long.text} at the loosest", working, [claim], **roles)
    elif how == "doubtful":
        yield undecided(f"{short.text} is hardly {long.text}", "one of the two is rounded", working, [claim], **roles)
    else:
        wanted = {long.id: product, short.id: long.interval / count}
        turned = {printed.id} if printed is not short else set()
        targets = {role: wanted[figure.id] for role, figure in roles.items() if figure.id not in turned}
        message = f"{short.text} makes {wording.between(product, made)} a {named[1]}, not {long.text}"
        yield at_odds(analysis, claim, message, working, roles, targets, how)


def _in_units_of(short: Quantity, long: Quantity) -> Quantity:
    """900kg a day in tonnes, beside 330 tonnes a year."""
    units = [(q.unit or "").partition(" per ")[0] for q in (short, long)]
    if short.kind != "measure" or long.kind != "measure" or units[0] == units[1]:
        return short
    factor = converted(Interval.point(ONE), *units)
    return _scaled(short, factor[0].low) if factor and factor[0].low else short


def _scaled(figure: Quantity, factor: Decimal) -> Quantity:
    names = ("value", "step", *_ENDS)
    return figure.model_copy(update={n: None if (end := getattr(figure, n)) is None else end * factor for n in names})


def _priced(claim: Claim, unit: Quantity) -> Quantity:
    """`3.2m tickets at £2 each`: a price is exact, where it was not worked out from the total; a number so is not."""
    averaged = any("average" in span.text.lower() for span in claim.cues.values())
    if unit.kind == "count" and "again" in claim.cues and unit.low == unit.high and unit.step and unit.value:
        ends = {"low": unit.value - unit.step / 2, "high": unit.value + unit.step / 2}
        return unit.model_copy(update=ends)  # "taken out 4,212 times in 96 copies, or 44 times a copy"
    exact = unit.kind == "money" and unit.approximation == "exact" and unit.step == 1 and not averaged
    if not exact or "again" in claim.cues or unit.value is None or unit.value >= _TAG:
        return unit
    return unit.model_copy(update=dict.fromkeys(_ENDS, unit.value))


def _timed(figure: Quantity, unit: str) -> Quantity:
    """A length of time in the unit of time that its rate is told in: 90 minutes in hours beside mph."""
    if figure.kind != "duration" or unit not in CLOCK or figure.unit not in CLOCK or figure.unit == unit:
        return figure
    factor = Decimal(CLOCK[figure.unit]) / CLOCK[unit]
    return _scaled(figure, factor).model_copy(update={"unit": unit})


def _weighed(count: Quantity, unit: Quantity) -> Quantity:
    """A measure in the unit that the price is for: 41,000 tonnes in kilos beside "$2.90 a kilo"."""
    per = unit.per if isinstance(unit, Money) else None
    if count.kind != "measure" or per is None or count.unit is None:
        return count
    factor = converted(Interval.point(ONE), count.unit, unit_of(per))
    if not factor or factor[0].low in (None, ONE):
        return count
    return _scaled(count, factor[0].low or ONE)


def _in_spells(claim: Claim, unit: Quantity, count: Quantity) -> Quantity:
    """A length of time in the spells that its rate is for: two years beside "£2,600 a month"."""
    told = unit.per if isinstance(unit, Money) else spell(claim.cues["tie"].text) if "tie" in claim.cues else None
    many = spells(told or "", count.unit or "")
    if count.kind != "duration" or many is None or many.low is None or many.high is None:
        return count
    ends = {n: None if (end := getattr(count, n)) is None else end * getattr(many, n[-4:].lstrip("_")) for n in _ENDS}
    return count.model_copy(update=ends | {"value": (count.value or ONE) * (many.middle or ONE)})


def _each_of(claim: Claim, count: Quantity) -> Quantity:
    """A population in the thousands that its rate is for: "59 for every thousand residents"."""
    many = claim.cues.get("many")
    return count if many is None else _scaled(count, ONE / ROUND[many.text.lower()])


def _judge(analysis: Analysis, claim: Claim, unit: Quantity, count: Quantity, total: Quantity) -> Verdict:
    unit, total = major(unit), major(total)
    over, _, under = (unit.unit or "").partition(" per ")  # "10 minutes" a mile are of minutes
    read = {total.id: total.value, count.id: count.value}
    total, count = _timed(total, over), _each_of(claim, _weighed(_timed(count, under), unit))
    count = _in_spells(claim, unit, count)
    turned = {figure.id for figure in (total, count) if figure.value != read[figure.id]}  # into other units: no edits
    if "least" in claim.cues and count.value is not None:
        count = count.model_copy(update=dict.fromkeys(_ENDS, count.value))
    unit, count, total = closed(_priced(claim, unit)), closed(count), closed(total)
    one = f"{unit.text} per {claim.cues['many'].text}" if "many" in claim.cues else unit.text
    how = fit(_product, [unit, count], total)
    product = unit.interval * count.interval
    working = f"{count.text} × {one} = {wording.between(product, _currency(total))}; printed {total.text}"
    derived, given = (unit, total) if "again" in claim.cues else (total, unit)
    roles = {"stated": derived, "total" if derived is unit else "per_unit": given, "count": count}
    if how == "consistent":
        return consistent(f"{count.text} at {one} make {total.text}", working, [claim], **roles)
    if how == "rounding":
        return rounding(
            f"{count.text} at {one} make {total.text} at the loosest", working, [claim], **roles
        )
    message = f"{count.text} at {one} make {wording.between(product, _currency(total))}, not {total.text}"
    if "total" not in claim.cues or how == "doubtful":
        return undecided(message, "the total may be of something else", working, [claim], **roles)
    wanted = {total.id: product, unit.id: total.interval / count.interval, count.id: total.interval / unit.interval}
    targets = {role: wanted[figure.id] for role, figure in roles.items() if figure.id not in turned}
    return at_odds(analysis, claim, message, working, roles, targets, how)
