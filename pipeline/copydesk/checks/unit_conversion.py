"""Measures given in two units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.analysis import Analysis
from copydesk.interval import Interval, readings
from copydesk.proof.agreement import fairly
from copydesk.proof.repair import repairs
from copydesk.proof.wording import amount, between
from copydesk.records import Claim, Measure
from copydesk.unit import converted, size
from copydesk.verdict import Verdict, check, consistent, inconsistent, rounding, undecided

_ROUGH = Decimal("0.1")  # "100 miles (150km)": a rough conversion is mentioned, not called an error


def _bare(measure: Measure) -> Measure:
    """The measure without its open hedge: "over 26.2 miles (42.2km)" converts 26.2, and not whatever is more."""
    value, step = measure.value, measure.step
    if value is None or step is None or None not in (measure.low, measure.high):
        return measure
    return measure.model_copy(update=readings(value, step)._asdict())


def _joined(analysis: Analysis, measures: list[Measure]) -> list[list[Measure]]:
    """Measures that stand with nothing between them are one: 6ft 2in."""
    groups: list[list[Measure]] = []
    for measure in measures:
        last = groups[-1][-1] if groups else None
        gap = analysis.article.text[last.end : measure.start] if last else ""
        if last is not None and last.unit != measure.unit and gap.strip(" ,-") in ("", "and"):
            groups[-1].append(measure)
        else:
            groups.append([measure])
    return groups


# Words that make degrees a difference of two temperatures.
_GREATER = re.compile(
    r"(?:[\s)\]]*|, )(?:hotter|warmer|cooler|colder|milder|higher|lower|more|less|short of|shy of|above(?! zero)|"
    r"below(?! zero| freezing))\b"
)
_MOVED = re.compile(
    r"\b(?:by|rose|risen|rise of|fell|fallen|fall of|drop of|dropped|warmed|cooled|increase of|warming of|cooling of|"
    r"difference of|swing of|gap of|rise to|rise of|limit the rise to)\s+"
    r"(?:about |some |almost |nearly |roughly |as much as |up to |a bit over |just over |more than |well over )?$"
)
_NEAR = 40  # characters


def _is_apart(analysis: Analysis, source: Measure, group: list[Measure]) -> bool:
    """Whether degrees tell how far apart two temperatures are: "16 degrees (9 Celsius) hotter"."""
    text = analysis.article.text or ""
    if source.kind != "temperature" or text[source.end :].lstrip().startswith("to "):
        return False
    before = text[max(0, source.start - _NEAR) : source.start]
    return bool(_MOVED.search(before) or _GREATER.match(text, group[-1].end) or _GREATER.match(text, source.end))


def _sums(group: list[Measure], unit: str, *, loose: bool, apart: bool = False) -> list[Interval]:
    """The group in ``unit``, by each meaning of its units; a joined one is read to its last unit."""
    last = group[-1]
    total = converted(last.loose if loose else last.interval, str(last.unit), unit, apart=apart)
    for measure in group[:-1]:
        exact = Interval.point(measure.value or Decimal(0))
        parts = converted(exact, str(measure.unit), unit)
        total = [one + two for one in total for two in parts]
    return total


def _verdict(analysis: Analysis, claim: Claim, sources: list[Measure], group: list[Measure]) -> Verdict | None:
    stated, source, unit = group[0], sources[0], str(group[-1].unit)
    if {m.unit for m in sources} == {m.unit for m in group}:
        return None
    apart = _is_apart(analysis, source, group)
    expected = _sums(sources, unit, loose=False, apart=apart)
    loosely = _sums(sources, unit, loose=True, apart=apart)
    printed, wide = _sums(group, unit, loose=False), _sums(group, unit, loose=True)
    texts = [" ".join(m.text for m in side) for side in (sources, group)]
    if not expected or not printed:
        known = size(str(source.unit)) is not None and size(unit) is not None
        reason = f"{source.unit} and {unit} measure different things" if known else "a unit is unknown"
        return undecided(f"{texts[1]} was not held against {texts[0]}", reason, claims=[claim],
                         stated=stated, source=source)  # fmt: skip
    shown = " or ".join(dict.fromkeys(between(each, None, 4) for each in expected))
    working = f"{texts[0]} = {shown} {unit}; printed {texts[1]}"
    if any(each.overlaps(mine) for each in expected for mine in printed):
        return consistent(f"{texts[1]} is {texts[0]}", working, [claim], stated=stated, source=source)
    if any(each.overlaps(mine) for each in loosely for mine in wide):
        return rounding(f"{texts[1]} is roughly {texts[0]}", working, [claim], stated=stated, source=source)
    return _wrong(claim, sources, group, expected, working, apart)


def _wrong(
    claim: Claim, sources: list[Measure], group: list[Measure], expected: list[Interval], working: str,
    apart: bool,
) -> Verdict:
    stated, source, unit = group[0], sources[0], str(group[-1].unit)
    texts = [" ".join(m.text for m in side) for side in (sources, group)]
    near = any(each.widen(_ROUGH).overlaps(stated.interval) for each in expected) and len(group) == 1
    middle = _nearest([each.middle or Decimal(0) for each in expected], stated)
    turned = [] if len(sources) + len(group) > 2 else converted(source.interval, unit, str(source.unit))
    why = "; it was converted the wrong way round" if any(t.overlaps(stated.interval) for t in turned) else ""
    back = converted(stated.interval, unit, str(source.unit), apart=apart)[:1]
    edits = repairs(stated, expected[:1]) if len(group) == 1 else []
    others = repairs(source, back) if len(sources) == 1 else []
    mends = [*(("stated", edit) for edit in edits), *(("source", edit) for edit in others)]
    return inconsistent(
        f"{texts[0]} is about {amount(middle, unit)}, not {texts[1]}{why}", working, [claim],
        severity="warning" if near or "later" in claim.cues else "error",
        repairs=[(role, edit.text, edit.why) for role, edit in fairly(mends, "stated")[:4]],
        stated=stated, source=source,
    )  # fmt: skip


def _nearest(meanings: list[Decimal], stated: Measure) -> Decimal:
    """Of what a unit may mean, that which the figure comes nearest to."""
    return min(meanings, key=lambda value: abs(value - (stated.value or Decimal(0))))


@check(
    "CD103",
    passes=[
        "The path runs for 30 miles (48km) along the coast.",
        "Rangers bought 12,000 acres (4,856 hectares) of forest.",
        "It reached 30C (86F) in the shade.",
        "It was 18F (10C) hotter than in May.",
        "The keeper is 6ft 2in (1.88m) tall.",
    ],
    fails={
        "The path runs for 30 miles (84km) along the coast.": "84km",
        "Rangers bought 12,000 acres (48,560 hectares) of forest.": "48,560 hectares",
        "It reached 30C (68F) in the shade.": "68F",
        "It was 18F (16C) hotter than in May.": "16C",
        "The drone flew 90km (145 miles) out to sea.": "145 miles",
    },
)
def unit_conversion(analysis: Analysis) -> Iterator[Verdict]:
    """A measure given in two units must be the same measure.

    Both figures are read as intervals of their printed digits; where these miss each other
    even loosely (one unit of the last digit, round thousands), the conversion is wrong. A
    miss of less than 10% is a warning: "100 miles (150km)" is rough, not wrong. Names with
    several meanings (gallon, pint, ton, ounce) are right by any of them. Degrees that tell how far apart
    two temperatures are ("16 degrees hotter") are converted without the zero of their scale.

    Source: NIST Handbook 44, appendix C; SI brochure, 9th edition.
    """
    for claim in analysis.of_kind("conversion"):
        sources = [_bare(q) for q in analysis.all(claim, "source") if isinstance(q, Measure)]
        given = [_bare(q) for q in analysis.all(claim, "converted") if isinstance(q, Measure)]
        for group in _joined(analysis, given):
            verdict = _verdict(analysis, claim, sources, group) if sources else None
            if verdict is not None:
                yield verdict
