"""Totals: parts and their sum, parts and what remains of a total.

    £45m, made up of £20m, £15m and £10m        1,200 jobs: 500 in X, 400 in Y and 300 in Z
    400 on top of 250, bringing the total to 650        of the £90m, £54m ... the remaining £36m
    £4.5bn in £1.5bn instalments in 2021, 2022 and 2023

Claims of kind "total" with the roles total, part, part2, ... and remainder. Cues: ``tie`` is
the connective; ``some`` says that the parts need not be all ("including"); ``slip`` that the total
is one slip of the pen away from the sum. ``explicit`` is
False where the total stands in another sentence; without ``tie`` such a claim was linked by
nouns and by fitting, and is no ground for an objection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.after_cuts import after_cuts
from copydesk.relate.total.brought import brought
from copydesk.relate.total.closing import closing
from copydesk.relate.total.differs import apart
from copydesk.relate.total.divided import of_all
from copydesk.relate.total.far import far
from copydesk.relate.total.fates import fates
from copydesk.relate.total.gathered import gathered
from copydesk.relate.total.halves import halves
from copydesk.relate.total.listed import listed
from copydesk.relate.total.named import is_slip_of_any, named
from copydesk.relate.total.only_other import only_other
from copydesk.relate.total.over_sentences import over_sentences
from copydesk.relate.total.parts import (
    addable,
    ends_with,
    is_closed,
    is_many_of,
    repeated,
    run,
    sum_of,
    sums,
    total_first,
)
from copydesk.relate.total.recalled import recalled
from copydesk.relate.total.remainder import remainders
from copydesk.relate.total.results import results
from copydesk.relate.total.running import carried, risen
from copydesk.relate.total.some import of_nations, some_follow
from copydesk.relate.total.stands import stands
from copydesk.relate.total.tally import ballots, tally
from copydesk.relate.total.whole_house import whole_house
from copydesk.relate.words import cues

_DASHES = frozenset("-–—")
_PLACED = (["in"], ["at"], ["from"], ["on"])
_SHARED = frozenset("shared split divided between among paid borne".split())
_RANKED = frozenset(["ahead", "behind", "followed", "above", "below"])  # "cited by 63%, ahead of buses, with 59%"
_DATED = 4  # words from a total to parts of two days
_NAMING = frozenset(["of", "at", "worth"])
_MOST = 6  # parts


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every total of the article, without ids; a figure is the total of one claim only."""
    sheet = sheets.read(doc, mentions)
    taken: set[tuple[str, ...]] = set()
    known: set[str] = set()
    some: set[tuple[str, ...]] = set()  # "Of the 45 members, 28 voted for it and 12 against. The other five abstained."
    rules = (_parts_follow, of_all, _instalments, carried, closing, named, remainders, listed, some_follow, _dashed,
             far, risen, stands, apart, tally, ballots,
             brought, halves, gathered, fates, whole_house, after_cuts, results, only_other,
             over_sentences)  # fmt: skip
    for rule in rules:
        for claim in rule(sheet):
            key = claim.roles.get("total", ""), claim.roles.get("part", "")
            known.update((key[0], claim.roles.get("remainder", "")))
            again = key in taken and not ("remainder" in claim.roles and key in some)
            if not again and not (rule is gathered and any(key[0] in known for known in taken)):
                taken.add(key)
                some.update([key] if "some" in claim.cues else [])
                yield claim
    yield from recalled(sheet, known)


def _parts_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, made up of £20m ...`, `1,200 jobs: 500 in London, ...`."""
    for every in sheet.of_sentence.values():
        figures = [f for f in every if f.quantity.kind != "ordinal"]  # "£5.1m in the first, £4.3m in the second"
        for n in range(len(figures) - 1):
            found = ends_with(_to_amount(sheet.gap(figures[n], figures[n + 1])), "parts")
            many = n + 2 < len(figures) and is_many_of(sheet, *figures[n + 1 : n + 3])  # "three grants of €2.4m"
            parts = run(sheet, figures, n + 1 + many, mixed=True) if found is not None else []
            parts = [f for k, f in enumerate(parts) if k == 0 or sheet.gap(parts[k - 1], f) != ["with"]]
            gap = sheet.gap(figures[n], figures[n + 1])
            listed = (is_closed(sheet, parts) or _vote(sheet, parts)) and not _of_more(every, figures[n], parts)
            if found is None or not listed or gap.count("(") > gap.count(")"):
                continue  # a bracket, "£318m (2010: £296m)", begins no list
            cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
            before = figures[: n + 1]
            total = next((t for t in reversed(before) if total_first(t, parts, mixed=True)), None)
            if total is None:
                total = next((t for t in before[-1:] if addable(t, parts[0]) and is_slip_of_any(t, parts)), None)
            if total is not None and "than" in sheet.gap(total, parts[0]):
                continue  # "£88,000, more than in the three years before: £31,000, £27,000 and £24,000"
            if total is not None and sheet.before(total, 1) != ["from"]:
                parts = repeated(sheet, total, _enough(sheet, total, parts))
                if parts:
                    yield sum_of(sheet, total, parts, tie=cue)
    yield from _apposed(sheet)
    yield from _in_brackets(sheet)


def _to_amount(gap: list[str]) -> list[str]:
    """`comprising a salary of`, `made up of a house valued at`: without what names the first part."""
    named = next((k for k in range(len(gap) - 2, max(0, len(gap) - 6), -1) if gap[k] in ("a", "an")), None)
    return gap[:named] if named is not None and gap[-1] in _NAMING and "," not in gap[named:] else gap


def _enough(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> Sequence[Figure]:
    """`$70,000, made up of $50,000 and $20,000, while Roe gets $50,000`: those before the comma, where they make it."""
    ends = (k for k in range(2, len(parts)) if "," in sheet.gap(parts[k - 1], parts[k]))
    return next((parts[:k] for k in ends if sums(total, parts[:k])), parts)


def _of_more(every: Sequence[Figure], before: Figure, parts: Sequence[Figure]) -> bool:
    """`£12m over three years: £5m in the first and £4m in the second`: a list of fewer than there are."""
    places = sum(f.quantity.kind == "ordinal" for f in every if f.first > parts[0].first)
    many = before.quantity.value if before.quantity.kind in ("duration", "count") else None
    return places > 1 and many is not None and many != len(parts)


def _vote(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`51 in favour, 42 against.`: two sides of a vote need no "and"."""
    return len(parts) == 2 and exclude(sheet, parts) and sheet.after(parts[1], 2)[1:] == ["."]


def _apposed(sheet: Sheet) -> Iterator[Claim]:
    """`employs 900 people, 600 in Leeds, 180 in York and 120 in Hull`: no proof, unless they exceed the total."""
    for figures in sheet.of_sentence.values():
        for n, total in enumerate(figures[:-2]):
            parts = run(sheet, figures[n + 1 : n + 2 + _MOST], 0)
            gap = sheet.gap(total, parts[0])
            placed = all(sheet.after(part, 1) in _PLACED for part in parts)
            dated = len(parts) == 2 and len(gap) < _DATED and all(_by_day(sheet, part) for part in parts)
            many = len(parts) > 2 or dated
            listed = total.quantity.kind == "count" and gap[-1:] == [","] and placed and many
            if listed and is_closed(sheet, parts) and total_first(total, parts) and not _RANKED & set(gap):
                some = sheet.words(parts[0].first - 1, parts[0].first)
                yield sum_of(sheet, total, parts, some=some)
                break


def _by_day(sheet: Sheet, part: Figure) -> bool:
    """`30,000 on Monday`: its own day right behind it."""
    return any(d.weekday is not None and sheet.page.at(d.start) - part.last == 1 for d in sheet.dates)


def _in_brackets(sheet: Sheet) -> Iterator[Claim]:
    """`The £125m bill will be shared by the city (£50m), the county (£40m) and the state (£35m)`."""
    for figures in sheet.of_sentence.values():
        inside = [f for f in figures if f.bracketed]
        first = figures.index(inside[0]) if inside else 0
        if len(inside) < 2 or not first or figures[first : first + len(inside)] != inside:
            continue
        total, parts = figures[first - 1], run(sheet, inside, 0, mixed=True)
        shared = next((k for k, word in enumerate(sheet.gap(total, inside[0])) if word in _SHARED), None)
        if shared is not None and parts == inside and is_closed(sheet, parts) and total_first(total, parts):
            yield sum_of(sheet, total, parts, tie=sheet.words(total.last + shared, total.last + shared + 1))


def _dashed(sheet: Sheet) -> Iterator[Claim]:
    """`1,200 jobs - 500 in London and 700 in Leeds`, and `the money - £20m in cash and £15m in land -`."""
    for number, figures in sheet.of_sentence.items():
        for n in range(len(figures)):
            dashed = bool(_DASHES & set(sheet.before(figures[n], 1)))
            parts = run(sheet, figures, n) if dashed else []
            nations = run(sheet, figures, n, mixed=True) if dashed and len(parts) == 1 else []
            parts = nations if of_nations(sheet, nations) else parts
            if not is_closed(sheet, parts):
                continue
            cue = sheet.words(parts[0].first - 1, parts[0].first)
            inside = [f for f in figures[:n] if total_first(f, parts, mixed=parts is nations)]
            gap = sheet.gap(inside[-1], parts[0]) if inside else []
            if inside and len(gap) <= 10 and "-" not in gap[:-1]:
                yield sum_of(sheet, inside[-1], parts, tie=cue, explicit=len(parts) > 2)
                continue
            earlier = [f for f in sheet.of_sentence.get(number - 1, ()) if total_first(f, parts)]
            if len(earlier) == 1 and sums(earlier[0], parts):
                yield sum_of(sheet, earlier[0], parts, explicit=False)


def _instalments(sheet: Sheet) -> Iterator[Claim]:
    """`£4.5bn in £1.5bn instalments in 2021, 2022 and 2023`: one part for each date."""
    nouns = {phrase[0] for phrase in cues("totals")["instalment"]}
    for part in sheet.plain:
        words = sheet.after(part, 3)
        if part.quantity.kind != "money" or not nouns & set(words):
            continue
        end = max(k for k, w in enumerate(words) if w in nouns) + part.last
        dates = [d for d in sheet.dates if d.start > sheet.page.starts[end] and d.sentence == part.sentence]
        totals = [f for f in sheet.plain if addable(f, part) and (f.quantity.value or 0) > (part.quantity.value or 0)]
        here = [f for f in totals if f.sentence == part.sentence]
        years = [w for w in sheet.after(part, 14) if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")]
        count = max(len(dates), len(years))
        if not 2 <= count <= 6 or not totals:
            continue
        best = here[0] if here else next((t for t in totals if sums(t, [part] * count)), totals[0])
        tied = here or len({t.quantity.value for t in totals}) == 1
        cue = sheet.words(end, end + 1)
        yield sum_of(sheet, best, [part] * count, tie=cue if tied else None, explicit=bool(here))
