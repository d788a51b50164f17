"""The check of magnitudes: numbers that cannot be read, and figures out of scale with their twin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from copydesk import pen
from copydesk.analysis import Analysis
from copydesk.data import word_lists
from copydesk.interval import HUNDRED, Interval
from copydesk.proof import wording
from copydesk.proof.malformed import Malformed, continental, malformed
from copydesk.proof.repair import repairs
from copydesk.records import Claim, Money, Quantity, Severity, TextSpan
from copydesk.unit import converted
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

_NEARLY = Decimal("0.01")  # of a product, between its digits and those that are printed
_LEAST, _MOST = Decimal(3), Decimal(10)  # how far from a power of ten, how far apart still in scale
_ALL, _SEVERAL = Decimal(95), Decimal(10)  # percent; a change of a scale word is a fall of 99% or a rise of thousands
_RANGED, _THOUSAND = Decimal("1.5"), Decimal(1000)  # how far apart the ends of a range are, and a scale word
_EDITS = 20  # of which one may be of the scale word
_SCALED = Decimal(10) ** 6  # from here on a scale word is printed
_THOUSANDS = re.compile(r"\d{1,3}\.\d{3}")
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_DECADES = re.compile(r"\b(?:decades?|century|centuries|generations?|[1-9]\d years)\b", re.I)
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_AVERAGED = re.compile(r"\b(?:average|averaged|averages|mean|per|each|every|rate|ratio|index|odds)\b", re.I)


@check(
    "CD401",
    passes=[
        "Profits rose from $4.2m to $4.9m.",
        "Turnover grew to 1.2bn euros from 980m euros.",
    ],
    fails={
        "Profits rose from $4.2m to $4.9bn.": "$4.9bn",
        "The fund paid out $1,8923 in May.": "$1,8923",
        "The index closed at 3.817.69 on Monday.": "3.817.69",
        "The merger is worth $4.5bn trillion.": "$4.5bn trillion",
        "It sold 247.158 bikes, and 8,306 prams.": "247.158",
        "A £3.2bn grant for the library was agreed. The £3.2m grant will be paid in May.": "£3.2m",
    },
)
def magnitude(analysis: Analysis) -> Iterator[Verdict]:
    """A figure must be written as a number is, and stand in scale with its twin.

    A malformed number cannot be read: digits not grouped in threes ($1,8923), two decimal
    points (3.817.69), two scales ($4.5bn trillion), a full stop in the place of the comma
    (247.158 bikes). Continental and Indian grouping is well formed on such a desk.

    Base and result of one change whose digits are close but whose scales differ by a
    thousand or more ($4.2m to $4.9bn), and one amount of one thing printed with two scales
    or once without any ($110 for $110 million), have a scale word wrong.

    Source: the slips that editors confess to most are million for billion and a dropped scale.
    """
    yield from _unreadable(analysis)
    yield from _dotted(analysis)
    yield from _ranges(analysis)
    for claim in analysis.of_kind("change"):
        base, result = analysis.quantity(claim, "base"), analysis.quantity(claim, "result")
        if base is not None and result is not None and claim.explicit:
            yield from _change(analysis, claim, base, result)
    for claim in analysis.of_kind("value"):
        figure, twin = analysis.quantity(claim, "figure"), analysis.quantity(claim, "twin")
        if figure is not None and twin is not None:
            yield _twins(analysis, claim, figure, twin)
        odd = analysis.quantity(claim, "outscaled")
        if odd is not None:
            yield _outscaled(analysis, claim, odd)
        product, count, each = (analysis.quantity(claim, role) for role in ("product", "count", "each"))
        if product is not None and count is not None and each is not None:
            yield _multiplied(claim, product, count, each)


def _unreadable(analysis: Analysis) -> Iterator[Verdict]:
    for odd in malformed(analysis.article, analysis.settings.desk):
        stated = next((q for q in analysis.quantities if q.start <= odd.start < q.end), None)
        span = analysis.span(odd.start, odd.end) if stated is None or stated.end < odd.end else stated
        lead = analysis.article.text[span.start : odd.start]
        tail = analysis.article.text[odd.end : span.end]
        offers = [("stated", lead + reading + tail, "a number as it may be meant") for reading in odd.readings]
        yield _malformed(odd, span, offers)


def _malformed(odd: Malformed, span: Quantity | TextSpan, offers: list[tuple[str, str, str]]) -> Verdict:
    severity: Severity = "error" if odd.grave else "warning"
    likely = " or ".join(new for _, new, _ in offers[:2])
    message = f"{span.text} is no number: {odd.why}; {likely}?" if odd.grave else f"{span.text}: {odd.why}; {likely}?"
    return inconsistent(message, f"{span.text}: {odd.why}", severity=severity, repairs=offers, stated=span)


def _dotted(analysis: Analysis) -> Iterator[Verdict]:
    """`247.158 bikes`: a count of what has no fractions, with three decimals."""
    text = analysis.article.text
    desk = analysis.article.desk or analysis.settings.desk
    if desk == "europe" or continental(text):
        return
    parts = frozenset().union(*word_lists("divisible").values())
    for count in analysis.quantities:
        if count.kind != "count" or not _THOUSANDS.fullmatch(count.text) or count.text.startswith("0"):
            continue
        near = text[max(0, count.start - 40) : count.end + 30]
        noun = (count.unit or "").rpartition(" ")[2]
        if noun in parts or _AVERAGED.search(near):
            continue
        meant = count.text.replace(".", ",")
        message = f"{count.text} {count.unit} cannot be counted in thousandths; {meant}?"
        yield inconsistent(message, f"{count.text} is {count.value}, a count with three decimals",
                           repairs=[("stated", meant, "a comma for the point")], stated=count)  # fmt: skip


def _ranges(analysis: Analysis) -> Iterator[Verdict]:
    """`will be $5.2 billion to $5.4 million`: the ends of a range, of which one has another scale word."""
    text = analysis.article.text
    moved = {tuple(claim.roles.values()) for claim in analysis.of_kind("change")}
    for one, other in pairwise(q for q in analysis.quantities if isinstance(q, Money)):
        between = text[max(0, one.start - len("between ")) : one.start].lower()
        ends = text[one.end : other.start] == (" and " if between == "between " else " to ")
        if not ends or between.endswith("from ") or one.unit != other.unit or not one.value or not other.value:
            continue
        first, second, apart = _mantissa(one), _mantissa(other), other.value / one.value
        if any({one.id, other.id} <= {*roles} for roles in moved) or not pen.near(first, second, _RANGED):
            continue
        if 1 <= apart < _THOUSAND or not any(pen.near(apart, far, _RANGED) for far in (_THOUSAND, 1 / _THOUSAND)):
            continue
        message = f"{one.text} to {other.text} is no range: a scale word is wrong"
        offers = [
            (role, edit.text, edit.why)
            for role, this, that in (("stated", other, one), ("beside", one, other))
            for edit in repairs(this, [_near(that, _RANGED)], beside=that.text)
            if edit.why == "scale word"
        ]
        yield inconsistent(message, f"{other.text} ÷ {one.text} = {wording.plain(apart)}", (), repairs=offers,
                           stated=other, beside=one)  # fmt: skip


def _mantissa(figure: Quantity) -> Decimal | None:
    found = _DIGITS.findall(figure.text)
    return Decimal(found[0].replace(",", "")) if len(found) == 1 else None


def _change(analysis: Analysis, claim: Claim, base: Quantity, result: Quantity) -> Iterator[Verdict]:
    """Close digits only: 4.2m to 4.9bn is out of scale, 3 to 4,000 need not be."""
    if not base.value or not result.value or base.unit != result.unit:
        return
    one, two = abs(base.value), abs(result.value)
    apart, far = max(one, two) / min(one, two), wording.number(max(one, two) / min(one, two))
    working = f"{result.text} ÷ {base.text} = {wording.plain(two / one)}"
    roles: dict[str, Any] = {"stated": result, "base": base}
    if apart <= _MOST and min(one, two) >= _SCALED:
        yield consistent(f"{base.text} and {result.text} are of one scale", working, [claim], **roles)
    digits = [_mantissa(base), _mantissa(result)]
    if None in digits or "multiple" in claim.roles or _explained(analysis.quantity(claim, "percent"), apart):
        return
    near = digits[0] and digits[1] and max(digits) / min(digits) < _LEAST  # type: ignore[type-var, operator]
    grew = claim.direction is None or (claim.direction == "up") == (two > one) or "either" in claim.cues
    grew = grew and ("motion" in claim.cues or not analysis.article.text[: base.start].endswith("from "))
    if near and grew and apart > 300:
        great, small = (result, base) if two > one else (base, result)
        message = f"{great.text} is {far} times {small.text}"
        targets = {"stated": _near(base, _LEAST), "base": _near(result, _LEAST)}
        if _long(analysis, base, result) and "year" not in claim.cues:
            yield undecided(message, "it may have grown so over the years", working, [claim], **roles)
            return
        offers = [
            (role, edit.text, edit.why)
            for role, other in (("stated", base), ("base", result))
            for edit in repairs(roles[role], [targets[role]], beside=other.text)
            if edit.why == "scale word"
        ]
        yield inconsistent(f"{message}: a scale word is wrong", working, [claim], repairs=offers, **roles)


def _explained(percent: Quantity | None, apart: Decimal) -> bool:
    """Whether the printed percentage is that of a change so great: no "rose 6%", no "fell by more than a fifth"."""
    if percent is None or percent.value is None:
        return percent is not None
    printed = percent.value if percent.kind == "percent" else percent.value * HUNDRED
    return printed > _ALL or printed * _SEVERAL > apart * HUNDRED


def _near(figure: Quantity, times: Decimal) -> Interval:
    """From a fraction of the figure to its multiple: what is of one scale with it."""
    value = figure.value or Decimal(0)
    ends = sorted((value / times, value * times))
    return Interval(ends[0], ends[1])


def _outscaled(analysis: Analysis, claim: Claim, odd: Quantity) -> Verdict:
    """`€1.1bn`, `€640m` and `€460bn`: all but one make the last but for a scale word."""
    found = {role: analysis.quantity(claim, role) for role in ("one", "two", "three")}
    roles: dict[str, Any] = {role: figure for role, figure in found.items() if figure is not None}
    values = [figure.value or Decimal(0) for figure in roles.values()]
    rest = max(values) * 2 - sum(values)
    targets = [Interval(value, value) for value in (sum(values, Decimal(0)), rest)]
    mended = (repairs(odd, [each], beside=roles["one"].text, limit=_EDITS) for each in targets if (each.low or 0) > 0)
    edits = [edit for some in mended for edit in some if edit.why == "scale word"]
    texts = [figure.text for figure in roles.values()]
    beside = f"{', '.join(texts[:-1])} and {texts[-1]}"
    message = f"{odd.text} does not go with {beside}: all but one of them make the last but for a scale word"
    offers = [("stated", edit.text, edit.why) for edit in edits[:1]]
    working = f"{' + '.join(texts)} = {wording.plain(sum(values, Decimal(0)))}; the greatest less the others is "
    working += wording.plain(rest)
    return inconsistent(message, working, [claim], severity="warning", repairs=offers, stated=odd, **roles)


def _multiplied(claim: Claim, product: Quantity, count: Quantity, each: Quantity) -> Verdict:
    """`12,000 holders` at `€250` each, and `€30 million`: the digits of the product, and another size."""
    made = (count.value or Decimal(0)) * (each.value or Decimal(0))
    message = f"{product.text} is some noughts away from {count.text} times {each.text}: a scale word is wrong"
    meant = _in_unit_of(product, Interval.point(made), each)
    edits = [edit for target in meant for edit in repairs(product, [target.widen(_NEARLY)], limit=2)]
    return inconsistent(message, f"{count.text} × {each.text} = {wording.plain(made)}", [claim], severity="warning",
                        repairs=[("stated", edit.text, edit.why) for edit in edits],
                        stated=product, count=count, each=each)  # fmt: skip


def _in_unit_of(product: Quantity, made: Interval, each: Quantity) -> list[Interval]:
    """What the others make in the unit of the product: cents as dollars, metres as kilometres."""
    if isinstance(product, Money) and isinstance(each, Money):
        return [made.scale(Decimal(product.minor) / each.minor)]
    return converted(made, str(each.unit), str(product.unit))


def _long(analysis: Analysis, base: Quantity, result: Quantity) -> bool:
    """Whether the sentence tells of decades, or of years that lie ten apart."""
    start, _ = analysis.sentences[min(base.sentence, result.sentence)]
    _, end = analysis.sentences[max(base.sentence, result.sentence)]
    text = analysis.article.text[start:end]
    years = [int(year) for year in _YEARS.findall(text)]
    if years and analysis.article.published:
        years.append(int(analysis.article.published[:4]))
    alone = len(years) == 1  # "in 1990 ... last year", nobody knows which
    return bool(_DECADES.search(text)) or alone or (bool(years) and max(years) - min(years) >= 10)


def _twins(analysis: Analysis, claim: Claim, figure: Quantity, twin: Quantity) -> Verdict:
    one, two = abs(figure.value or Decimal(1)), abs(twin.value or Decimal(1))
    times = wording.number(max(one, two) / min(one, two))
    unscaled = min(one, two) < 1000
    stated, other = (twin, figure) if unscaled and two < one else (figure, twin)
    message = f"{stated.text} and {other.text} are the same digits, {times} times apart"
    working = f"{figure.text} ÷ {twin.text} = {wording.plain(one / two)}"
    offers = [("stated", other.text, "scale word"), ("other", stated.text, "scale word")]
    return inconsistent(message, working, [claim], severity="warning", repairs=offers, stated=stated, other=other)
