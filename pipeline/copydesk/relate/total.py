"""Totals: parts and their sum, parts and what remains of a total.

    £45m, made up of £20m, £15m and £10m        1,200 jobs: 500 in X, 400 in Y and 300 in Z
    400 on top of 250, bringing the total to 650        of the £90m, £54m ... the remaining £36m
    £4.5bn in £1.5bn instalments in 2021, 2022 and 2023

Claims of kind "total" with the roles total, part, part2, ... and remainder. Cues: ``tie`` is
the connective; ``some`` says that the parts need not be all ("including"). ``explicit`` is
False where the total stands in another sentence; without ``tie`` such a claim was linked by
nouns and by fitting, and is no ground for an objection.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO, Interval
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet, numbered
from copydesk.relate.words import cues, kept

_ADDABLE = ("money", "count", "number", "measure", "percent")
_DASHES = frozenset("-–—")
_JOINS = frozenset([",", ";", "and", "while", "plus", "with", "&"])
_PARTED = frozenset("or from than compared against versus but up down per each".split())
_REACH = 14  # words between two parts of a list
_SMALL = 12  # below this a sum found by fitting proves nothing


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every total of the article, without ids; a figure is the total of one claim only."""
    sheet = sheets.read(doc, mentions)
    taken: set[tuple[str, ...]] = set()
    for rule in (_parts_follow, _of_all, _instalments, _carried, _closing, _rest, _some_follow, _dashed, _far):
        for claim in rule(sheet):
            key = claim.roles.get("total", ""), claim.roles.get("part", "")
            if key not in taken:
                taken.add(key)
                yield claim


# --------------------------------------------------------------------------------- lists


def addable(one: Figure, other: Figure, mixed: bool = False) -> bool:
    """Whether two figures can stand in one sum: one unit, and one counted noun where both name it.

    mixed: things of any noun can be counted together ("80 sailors, 25 engineers and 20 cooks").
    """
    if one.quantity.kind not in _ADDABLE or other.quantity.kind not in _ADDABLE:
        return False
    if {one.quantity.kind, other.quantity.kind} <= {"count", "number"}:
        return mixed or _same_noun(one, other)
    return one.unit == other.unit and one.quantity.kind == other.quantity.kind


def _same_noun(one: Figure, other: Figure) -> bool:
    if "number" in (one.quantity.kind, other.quantity.kind):
        return True
    return (
        not one.nouns
        or not other.nouns
        or one.nouns[0] == other.nouns[0]
        or one.nouns[0] in other.nouns
        or (other.nouns[0] in one.nouns)
    )


def _joined(sheet: Sheet, one: Figure, other: Figure, mixed: bool = False) -> bool:
    """Whether the gap reads as the next item of a list."""
    gap = sheet.gap(one, other)
    if not gap or len(gap) > _REACH or not any(word in _JOINS for word in gap):
        return False
    parted = _PARTED - {"against"} if mixed else _PARTED  # "50 in favour, 30 against and 20 abstained"
    if any(word in parted for word in gap) or gap[0] == "of" or (gap[0] == "to" and len(gap) < 3):
        return False
    return addable(one, other, mixed)


def run(sheet: Sheet, figures: Sequence[Figure], n: int, mixed: bool = False) -> list[Figure]:
    """The list of addable figures that begins at ``n``; ``mixed`` as in `addable`."""
    found = [figures[n]]
    for figure in figures[n + 1 :]:
        if not _joined(sheet, found[-1], figure, mixed):
            break
        found.append(figure)
    return found


def _closed(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """Whether a list has its last item: "and" (or a semicolon) before it."""
    return len(parts) > 1 and any(
        w in ("and", "plus", "&", ";", "while") for w in sheet.gap(parts[-2], parts[-1])
    )


def _ends_with(words: Sequence[str], row: str) -> tuple[int, int] | None:
    """Where a phrase of the row ends the words (hedges and articles left out); None without one."""
    places = kept(words)
    for phrase in sorted(cues("totals")[row], key=len, reverse=True):
        tail = places[-len(phrase) :]
        if len(tail) == len(phrase) and tuple(words[k] for k in tail) == phrase:
            return tail[0], tail[-1] + 1
    return None


def _claim(
    sheet: Sheet,
    total: Figure,
    parts: Sequence[Figure],
    *,
    rest: Figure | None = None,
    tie: TextSpan | None = None,
    some: TextSpan | None = None,
    explicit: bool = True,
) -> Claim:
    roles = {"total": total, **dict(numbered("part", parts))}
    if rest is not None:
        roles["remainder"] = rest
    spans = {name: span for name, span in (("tie", tie), ("some", some)) if span is not None}
    return sheet.claim("total", roles, cues=spans, subject=total.quantity.subject, explicit=explicit)


def _total_first(total: Figure, parts: Sequence[Figure], mixed: bool = False) -> bool:
    biggest = max((p.quantity.value or 0) for p in parts)
    return (total.quantity.value or 0) >= biggest and all(addable(total, p, mixed) for p in parts)


# --------------------------------------------------------------------------------- rules


def _parts_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, made up of £20m ...`, `1,200 jobs: 500 in London, ...`."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures) - 1):
            found = _ends_with(sheet.gap(figures[n], figures[n + 1]), "parts")
            parts = run(sheet, figures, n + 1, mixed=found is not None)
            if found is None or not _closed(sheet, parts):
                continue
            cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
            total = next((t for t in reversed(figures[: n + 1]) if _total_first(t, parts, mixed=True)), None)
            if total is not None and sheet.before(total, 1) != ["from"]:
                yield _claim(sheet, total, parts, tie=cue)
    yield from _parts_next(sheet)


def _parts_next(sheet: Sheet) -> Iterator[Claim]:
    """`£45m ... . It is made up of £20m, £15m and £10m.`: the total in the sentence before."""
    for number, figures in sheet.of_sentence.items():
        found = _ends_with(sheet.before(figures[0], 5), "parts")
        parts = run(sheet, figures, 0)
        earlier = [f for f in sheet.of_sentence.get(number - 1, ()) if addable(f, figures[0])]
        if found is None or len(parts) < len(figures) or not _closed(sheet, parts) or len(earlier) != 1:
            continue
        if earlier[0].line == figures[0].line and _total_first(earlier[0], parts):
            cue = sheet.words(figures[0].first - 1, figures[0].first)
            yield _claim(sheet, earlier[0], parts, tie=cue, explicit=False)


def _of_all(sheet: Sheet) -> Iterator[Claim]:
    """`Of the 90 members, 50 voted in favour, 30 against and 20 abstained`: the parts may leave some out."""
    for figures in sheet.of_sentence.values():
        parts = run(sheet, figures, 1, mixed=True) if len(figures) > 2 else []
        opened = "of" in sheet.before(figures[0], 3) and len(sheet.before(figures[0], 4)) < 4
        if not parts or not opened or "," not in sheet.gap(figures[0], figures[1]) or not _closed(sheet, parts):
            continue
        numbers = all(part.quantity.kind in ("count", "number") for part in (figures[0], *parts))
        if numbers and _total_first(figures[0], parts, mixed=True):
            yield _claim(sheet, figures[0], parts, some=sheet.words(figures[0].first - 1, figures[0].first))


def _some_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, including £20m for roads`: no proof, unless the parts exceed the total."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures) - 1):
            gap = sheet.gap(figures[n], figures[n + 1])
            found = _ends_with(gap, "some")
            if found is None or not addable(figures[n], figures[n + 1]) or len(gap) > 12:
                continue
            parts = run(sheet, figures, n + 1)
            if len(parts) > 1 and _total_first(figures[n], parts):
                cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
                yield _claim(sheet, figures[n], parts, some=cue)


def _carried(sheet: Sheet) -> Iterator[Claim]:
    """`..., bringing the total to 650`: the parts are the figures before it."""
    verbs = {phrase[0] for phrase in cues("totals")["carry"]}
    for total in sheet.plain:
        before = sheet.before(total, 10)
        places = [k for k, word in enumerate(before) if word in verbs]
        if not places or before[-1] not in ("to", "at") or "from" in before[places[-1] :]:
            continue
        end = total.first
        while sheet.page.lows[end - 1] != before[-1]:
            end -= 1
        start = end - (len(before) - places[-1])
        if sheet.page.lows[start - 1] in ("will", "would", "to", "could") and sheet.page.tags[start] == "VB":
            continue  # plans to raise a rate to a level
        yield from _to_total(sheet, total, sheet.words(start, end))


def _to_total(sheet: Sheet, total: Figure, cue: TextSpan) -> Iterator[Claim]:
    earlier = [
        f
        for f in sheet.plain
        if f.first < total.first
        and total.sentence - f.sentence <= 2
        and addable(f, total)
        and f.line == total.line
    ]
    here = [f for f in earlier if f.sentence == total.sentence]
    if len(here) == 2 and _added(sheet, *here):
        yield _claim(sheet, total, here, tie=cue)
        return
    lead = [f for f in sheet.plain if f.line < total.line and addable(f, total)][-4:]
    fitting = _fitting(total, [*lead, *earlier][-6:])
    if fitting is not None:
        yield _claim(sheet, total, fitting, tie=cue, explicit=False)
    elif len(here) == 3 and all(_joined(sheet, a, b) for a, b in pairwise(here)):
        yield _claim(sheet, total, here, tie=cue)
    elif len(earlier) == 2 and earlier[-1].sentence == total.sentence and _additive(sheet, earlier[-1]):
        yield _claim(sheet, total, earlier, tie=cue, explicit=False)
    elif here:
        yield _claim(sheet, total, here[-1:], tie=cue, explicit=False)


def _added(sheet: Sheet, one: Figure, other: Figure) -> bool:
    gap = sheet.gap(one, other)
    if any(word in ("from", "than", "or", "but", "of") and k == len(gap) - 1 for k, word in enumerate(gap)):
        return False
    words = set(gap)
    tied = (
        p for p in cues("totals")["plus"] if any(tuple(gap[k : k + len(p)]) == p for k in range(len(gap)))
    )
    return bool(next(tied, None)) and not words & {"from", "instead"}


def _additive(sheet: Sheet, figure: Figure) -> bool:
    """Whether the figure is said to come on top: "another 250", "a further 250"."""
    return bool(
        {"another", "further", "additional", "extra", "more"}
        & {*sheet.before(figure, 2), *sheet.after(figure, 2)}
    )


def _fitting(total: Figure, pool: Sequence[Figure], least: int = 2) -> list[Figure] | None:
    """The figures, the nearest first, that add up to the total within rounding; None without any."""
    pool = [f for f in pool if 0 < (f.quantity.value or 0) < (total.quantity.value or 0)]
    for size in (2, 3):
        if size < least:
            continue
        for parts in combinations(reversed(pool[-8:]), size):
            if _sums(total, parts):
                return sorted(parts, key=lambda f: f.first)
    return None


def _sums(total: Figure, parts: Sequence[Figure]) -> bool:
    added = Interval.point(ZERO)
    for part in parts:
        added = added + part.quantity.interval
    return added.overlaps(total.quantity.interval)


def _closing(sheet: Sheet) -> Iterator[Claim]:
    """`400 in Leeds and 250 in York, a total of 650`, `... . In all it has 650.`"""
    for number, figures in sheet.of_sentence.items():
        for n, total in enumerate(figures):
            cue = _said_total(sheet, total)
            if cue is None:
                continue
            parts = _run_before(sheet, figures, n)
            if len(parts) > 1 and all(addable(total, p, mixed=True) for p in parts):
                yield _claim(sheet, total, parts, tie=cue)
                continue
            for near in (sheet.of_sentence.get(number - 1, []), sheet.of_sentence.get(number + 1, [])):
                found = _whole_list(sheet, near)
                alone = sum(addable(f, total) for f in figures) == 1
                if found and alone and near[0].line == total.line and all(addable(total, p) for p in found):
                    yield _claim(sheet, total, found, tie=cue, explicit=False)


def _said_total(sheet: Sheet, total: Figure) -> TextSpan | None:
    before, after = sheet.before(total, 4), sheet.after(total, 4)
    if _ends_with(before, "total") is not None:
        return sheet.words(total.first - 1, total.first)
    for k in range(min(3, len(after))):
        for phrase in cues("totals")["altogether"]:
            if tuple(after[k : k + len(phrase)]) == phrase and not any(w in (",", ".") for w in after[:k]):
                return sheet.words(total.last + k, total.last + k + len(phrase))
    return None


def _run_before(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure]:
    """The list that ends right before figure ``n`` (a comma, "or", "for" between)."""
    found: list[Figure] = []
    for figure in reversed(figures[:n]):
        if found and not _joined(sheet, figure, found[0], mixed=True):
            break
        found.insert(0, figure)
    if not found or len(sheet.gap(found[-1], figures[n])) > _REACH or not _closed(sheet, found):
        return []
    return found


def _whole_list(sheet: Sheet, figures: Sequence[Figure]) -> list[Figure]:
    """All figures of a sentence where they are one closed list, else nothing."""
    if not figures:
        return []
    found = run(sheet, figures, 0)
    return found if len(found) == len(figures) and _closed(sheet, found) else []


def _rest(sheet: Sheet) -> Iterator[Claim]:
    """`of the £90m, £54m ... and the remaining £36m`; also across sentences."""
    for rest in sheet.plain:
        before = sheet.before(rest, 4)
        if before[-1:] == ["other"] and before[-2:-1] != ["the"]:
            continue
        if _ends_with(before, "rest") is None or rest.quantity.kind not in _ADDABLE:
            continue
        cue = sheet.words(rest.first - 1, rest.first)
        here = [f for f in sheet.of_sentence[rest.sentence] if f.first < rest.first and addable(f, rest)]
        claim = _rest_here(sheet, rest, here, cue) or _rest_far(sheet, rest, here, cue)
        if claim is not None:
            yield claim


def _rest_here(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    if len(here) < 2 or (rest.quantity.kind == "percent" and "of" not in sheet.before(here[0], 3)):
        return None
    if (len(here) == 2 and sheet.gap(*here)[:1] == ["of"]) or "of" in sheet.gap(*here[:2])[:3]:
        part, total = here[:2]
        if (part.quantity.value or 0) < (total.quantity.value or 0):
            return _claim(sheet, total, [part], rest=rest, tie=cue)
    total, parts = here[0], here[1:]
    gap = sheet.gap(total, parts[0])
    opened = (
        "of" in sheet.before(total, 3)
        or _ends_with(gap, "some") is not None
        or _ends_with(gap, "parts") is not None
    )
    whole = max(parts, key=lambda f: f.quantity.value or 0).quantity.value or 0
    if opened and (total.quantity.value or 0) > whole:
        return _claim(sheet, total, parts, rest=rest, tie=cue)
    return None


def _rest_far(sheet: Sheet, rest: Figure, here: Sequence[Figure], cue: TextSpan) -> Claim | None:
    """The total and the part in a sentence before: "£90m, including £54m ... . The remaining £36m"."""
    pool = [
        f
        for f in sheet.plain
        if f.first < rest.first and addable(f, rest) and (rest.sentence - f.sentence <= 4 or f.line <= 1)
    ]
    for total in reversed(pool):
        parts = [f for f in pool if f is not total and (f.quantity.value or 0) < (total.quantity.value or 0)]
        for size in (1, 2):
            for chosen in combinations(reversed(parts[-8:]), size):
                if _sums(total, [*chosen, rest]):
                    chosen = tuple(sorted(chosen, key=lambda f: f.first))
                    return _claim(sheet, total, chosen, rest=rest, tie=cue, explicit=False)
    tied = [
        (t, p)
        for t, p in pairwise(pool)
        if t.sentence == p.sentence and rest.sentence - t.sentence <= 2 and _opens(sheet, t, p)
    ]
    if len(tied) == 1 and not here:
        return _claim(sheet, tied[0][0], [tied[0][1]], rest=rest, tie=cue, explicit=False)
    return None


def _opens(sheet: Sheet, total: Figure, part: Figure) -> bool:
    gap = sheet.gap(total, part)
    return (total.quantity.value or 0) > (part.quantity.value or 0) and (
        _ends_with(gap, "some") is not None or (gap[-1:] == [","] and "of" in sheet.before(total, 2))
    )


def _dashed(sheet: Sheet) -> Iterator[Claim]:
    """`1,200 jobs - 500 in London and 700 in Leeds`, and `the money - £20m in cash and £15m in land -`."""
    for number, figures in sheet.of_sentence.items():
        for n in range(len(figures)):
            parts = run(sheet, figures, n)
            if (
                not _closed(sheet, parts)
                or not sheet.before(parts[0], 1)
                or sheet.before(parts[0], 1)[0] not in _DASHES
            ):
                continue
            cue = sheet.words(parts[0].first - 1, parts[0].first)
            inside = [f for f in figures[:n] if _total_first(f, parts)]
            if (
                inside
                and len(sheet.gap(inside[-1], parts[0])) <= 10
                and "-" not in sheet.gap(inside[-1], parts[0])[:-1]
            ):
                yield _claim(sheet, inside[-1], parts, tie=cue, explicit=len(parts) > 2)
                continue
            earlier = [f for f in sheet.of_sentence.get(number - 1, ()) if _total_first(f, parts)]
            if len(earlier) == 1 and _sums(earlier[0], parts):
                yield _claim(sheet, earlier[0], parts, explicit=False)


def _instalments(sheet: Sheet) -> Iterator[Claim]:
    """`£4.5bn in £1.5bn instalments in 2021, 2022 and 2023`: one part for each date."""
    nouns = {phrase[0] for phrase in cues("totals")["instalment"]}
    for part in sheet.plain:
        words = sheet.after(part, 3)
        if part.quantity.kind != "money" or not nouns & set(words):
            continue
        end = max(k for k, w in enumerate(words) if w in nouns) + part.last
        dates = [d for d in sheet.dates if d.start > sheet.page.starts[end] and d.sentence == part.sentence]
        totals = [
            f
            for f in sheet.plain
            if addable(f, part) and (f.quantity.value or 0) > (part.quantity.value or 0)
        ]
        here = [f for f in totals if f.sentence == part.sentence]
        years = [w for w in sheet.after(part, 14) if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")]
        count = max(len(dates), len(years))
        if not 2 <= count <= 6 or not totals:
            continue
        best = here[0] if here else next((t for t in totals if _sums(t, [part] * count)), totals[0])
        tied = here or len({t.quantity.value for t in totals}) == 1
        cue = sheet.words(end, end + 1)
        yield _claim(sheet, best, [part] * count, tie=cue if tied else None, explicit=bool(here))


def _far(sheet: Sheet) -> Iterator[Claim]:
    """Lists, and "another"/"on top of" pairs, that add up to a figure of the same noun nearby."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures)):
            parts = run(sheet, figures, n)
            if len(parts) < 2 or (n and _joined(sheet, figures[n - 1], figures[n])):
                continue
            total = _far_total(sheet, parts)
            if total is not None:
                yield _claim(sheet, total, parts, explicit=False)


def _far_total(sheet: Sheet, parts: Sequence[Figure]) -> Figure | None:
    for total in sheet.plain:
        distance = abs(total.sentence - parts[0].sentence)
        near = 0 < distance <= 3 or (distance and total.line <= 1)
        if not near or not _total_first(total, parts) or (total.quantity.value or 0) < _SMALL:
            continue
        nouns = {noun for part in parts for noun in part.nouns[:2]}
        named = bool(nouns & set(total.nouns)) or total.quantity.kind == "money"
        if named and total.quantity.kind != "percent" and _sums(total, parts):
            return total
    return None
