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
from decimal import Decimal

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import pen
from copydesk.relate import sheet as sheets
from copydesk.relate.far import far
from copydesk.relate.gathered import gathered
from copydesk.relate.named import is_near, is_slip, is_slip_of_any, named
from copydesk.relate.partition import exclude
from copydesk.relate.parts import REACH, addable, ends_with, is_closed, is_joined, run, sum_of, sums, total_first
from copydesk.relate.remainder import remainders
from copydesk.relate.running import carried
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import by_first, cues

_DASHES = frozenset("-–—")
_PLACED = (["in"], ["at"], ["from"], ["on"])
_SHARED = frozenset("shared split divided between among paid borne".split())
_BEING = frozenset("were are was is from came come of of.".split())
_CLAUSE = 24  # words before a total in which "All told," may open its sentence
_RANKED = frozenset(["ahead", "behind", "followed", "above", "below"])  # "cited by 63%, ahead of buses, with 59%"
_ALL_OF = frozenset(["of which", "of whom", "of these"])  # "1,123 pubs, of which 412 are managed and 711 let"
_ALL_KINDS = (("of", "which"), ("of", "whom"))
_THEM = (["them"], ["these"], ["those"])
_SEXES = frozenset("man men boy boys".split()), frozenset("woman women girl girls".split())
_SCALED = (Decimal(1000), Decimal(10) ** 6, Decimal("0.001"), Decimal(10) ** -6)
_HALF = Decimal("1.5")
_SEXED = 6  # words from a total to the first sex
_TEAMED = frozenset(["had", "has", ":", "-", "–", "part", "comprising", ","])
_MERGED = 6  # words from "the combined bank" to its total
_MOST = 6  # parts
_THEY_COME = {("they", verb, "to") for verb in ("come", "came", "add", "added")} | {
    ("they", verb) for verb in ("cost", "make", "made", "raised", "earned", "employ", "total")
}  # fmt: skip
_BACK = 3  # sentences of a paragraph that "all told" can speak of


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every total of the article, without ids; a figure is the total of one claim only."""
    sheet = sheets.read(doc, mentions)
    taken: set[tuple[str, ...]] = set()
    rules = (_parts_follow, _of_all, _instalments, carried, _closing, named, remainders, _some_follow, _dashed, far,
             gathered)  # fmt: skip
    for rule in rules:
        for claim in rule(sheet):
            key = claim.roles.get("total", ""), claim.roles.get("part", "")
            if key not in taken and not (rule is gathered and any(key[0] in known for known in taken)):
                taken.add(key)
                yield claim


def _parts_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, made up of £20m ...`, `1,200 jobs: 500 in London, ...`."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures) - 1):
            found = ends_with(sheet.gap(figures[n], figures[n + 1]), "parts")
            parts = run(sheet, figures, n + 1, mixed=True) if found is not None else []
            gap = sheet.gap(figures[n], figures[n + 1])
            if found is None or not is_closed(sheet, parts) or gap.count("(") > gap.count(")"):
                continue  # a bracket, "£318m (2010: £296m)", begins no list
            cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
            before = figures[: n + 1]
            total = next((t for t in reversed(before) if total_first(t, parts, mixed=True)), None)
            if total is None:
                total = next((t for t in before[-1:] if addable(t, parts[0]) and is_slip_of_any(t, parts)), None)
            if total is not None and sheet.before(total, 1) != ["from"]:
                yield sum_of(sheet, total, parts, tie=cue)
    yield from _apposed(sheet)
    yield from _in_brackets(sheet)
    yield from _parts_next(sheet)


def _apposed(sheet: Sheet) -> Iterator[Claim]:
    """`employs 900 people, 600 in Leeds, 180 in York and 120 in Hull`: no proof, unless they exceed the total."""
    for figures in sheet.of_sentence.values():
        for n, total in enumerate(figures[:-3]):
            parts = run(sheet, figures[n + 1 : n + 2 + _MOST], 0)
            gap = sheet.gap(total, parts[0])
            placed = all(sheet.after(part, 1) in _PLACED for part in parts)
            listed = total.quantity.kind == "count" and gap[-1:] == [","] and placed and len(parts) > 2
            if listed and is_closed(sheet, parts) and total_first(total, parts) and not _RANKED & set(gap):
                some = sheet.words(parts[0].first - 1, parts[0].first)
                yield sum_of(sheet, total, parts, some=some)
                break


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


def _parts_next(sheet: Sheet) -> Iterator[Claim]:
    """`£45m ... . It is made up of £20m, £15m and £10m.`: the total in the sentence before."""
    for number, figures in sheet.of_sentence.items():
        found = ends_with(sheet.before(figures[0], 5), "parts")
        parts = run(sheet, figures, 0)
        earlier = [f for f in sheet.of_sentence.get(number - 1, ()) if addable(f, figures[0])]
        if found is None or len(parts) < len(figures) or not is_closed(sheet, parts) or len(earlier) != 1:
            continue
        if earlier[0].line == figures[0].line and total_first(earlier[0], parts):
            cue = sheet.words(figures[0].first - 1, figures[0].first)
            yield sum_of(sheet, earlier[0], parts, tie=cue, explicit=False)


def _of_all(sheet: Sheet) -> Iterator[Claim]:
    """`Of the 90 members, 50 voted in favour, 30 against and 20 abstained`: the parts may leave some out."""
    for figures in sheet.of_sentence.values():
        parts = run(sheet, figures, 1, mixed=True) if len(figures) > 2 else []
        opened = "of" in sheet.before(figures[0], 3) and len(sheet.before(figures[0], 4)) < 4
        if not parts or not opened or "," not in sheet.gap(figures[0], figures[1]) or not is_closed(sheet, parts):
            continue
        if total_first(figures[0], parts, mixed=True) and _one_each(sheet, figures[0], parts):
            yield sum_of(sheet, figures[0], parts, some=sheet.words(figures[0].first - 1, figures[0].first))
    yield from _of_them(sheet)
    yield from _of_total(sheet)
    yield from _sexes(sheet)


def _sexes(sheet: Sheet) -> Iterator[Claim]:
    """`A team of 11 had six men and five women`, `412 took part, 230 of them women and 182 men`."""
    for figures in sheet.of_sentence.values():
        for total, one, other in zip(figures, figures[1:], figures[2:], strict=False):
            counted = all(f.quantity.kind == "count" and f.quantity.approximation == "exact" for f in (one, other))
            gap, joined = sheet.gap(total, one), sheet.gap(one, other)
            sides = [{*one.nouns[:1], *joined[:2]}, {*other.nouns[:1]}]
            sexes = [k for side in sides for k, sex in enumerate(_SEXES) if side & sex]
            near = len(gap) <= _SEXED and not {"of", "than", "from"} & set(gap[:1]) and joined[-1:] == ["and"]
            named = sorted(sexes) == [0, 1] and not set(total.nouns[:1]) & (_SEXES[0] | _SEXES[1])
            if not counted or not named or not near or not total_first(total, [one, other], mixed=True):
                continue
            if total.quantity.kind in ("count", "number") and is_near(total, [one, other]) and _TEAMED & set(gap):
                yield sum_of(sheet, total, [one, other], tie=sheet.words(one.first - 1, one.first), explicit=False)


def _of_total(sheet: Sheet) -> Iterator[Claim]:
    """`Of the total outlay of £48.6bn, Wales gets £19.4bn and Kent £29.2bn`: where they fit, or are a slip away."""
    for figures in sheet.of_sentence.values():
        plain = [f for f in figures if f.quantity.kind in ("money", "measure")]
        lead, parts = sheet.before(plain[0], 6) if len(plain) > 2 else [], plain[1:]
        told = "total" in lead and lead[:1] == ["of"] and len(parts) <= _MOST
        if told and is_closed(sheet, parts) and all(addable(plain[0], part) for part in parts):
            tie = sheet.words(plain[0].first - 1, plain[0].first)
            if sums(plain[0], parts):
                yield sum_of(sheet, plain[0], parts, tie=tie)
            elif is_slip_of_any(plain[0], parts):
                yield sum_of(sheet, plain[0], parts, tie=tie, slip=tie)


def _of_them(sheet: Sheet) -> Iterator[Claim]:
    """`412 pupils ... . Of them 198 are girls and 224 are boys`: what was counted in the sentence before."""
    for number, figures in sheet.of_sentence.items():
        opens = [word for word in sheet.before(figures[0], 4) if not word.isspace() and word != ","]
        parts = run(sheet, figures, 0, mixed=True) if opens[:1] == ["of"] and opens[1:] in _THEM else []
        told = [f for f in sheet.of_sentence.get(number - 1, ()) if f.quantity.kind == "count"] if parts else []
        if len(told) != 1 or not is_closed(sheet, parts) or told[0].line != parts[0].line:
            continue
        if total_first(told[0], parts, mixed=True) and _one_each(sheet, told[0], parts):
            some = sheet.words(parts[0].first - 1, parts[0].first)
            yield sum_of(sheet, told[0], parts, some=some, explicit=False, tie=some)


def _one_each(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether nobody is in two of the parts: they say so, or add up; fifty may cough and sixty have a fever."""
    numbers = all(part.quantity.kind in ("count", "number") for part in (total, *parts))
    return numbers and (sums(total, parts) or exclude(sheet, parts) or _of_nations(sheet, parts))


def _of_nations(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`31 were Indians, 14 Nepalis and 21 Bhutanese`: each part is of another people or place."""
    page, heads = sheet.page, []
    for part in parts:
        k = part.last
        while page.lows[k : k + 1] and page.lows[k] in _BEING:
            k += 1
        heads.append(page.words[k] if k < len(page) else "")
    named = all(head[:1].isupper() and head[1:].islower() for head in heads)
    return len(parts) > 1 and named and len(set(heads)) == len(parts)


def _some_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, including £20m for roads`: no proof, unless the parts exceed the total."""
    for figures in sheet.of_sentence.values():
        for n in range(len(figures) - 1):
            gap = sheet.gap(figures[n], figures[n + 1])
            found = ends_with(gap, "some")
            nations = run(sheet, figures[n + 1 : n + 2 + _MOST], 0, mixed=True) if found is not None else []
            kinds = found is not None and tuple(gap[found[0] : found[1]]) in _ALL_KINDS and is_closed(sheet, nations)
            peoples = len(nations) > 1 and figures[n].quantity.kind == "count" and (
                kinds or _of_nations(sheet, nations)
            )  # fmt: skip
            alike = addable(figures[n], figures[n + 1]) or peoples
            if found is None or not alike or len(gap) > 12 or _RANKED & set(gap):
                continue
            parts = nations if peoples else run(sheet, figures, n + 1)
            if len(parts) > 1 and total_first(figures[n], parts, mixed=peoples):
                cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
                if cue.text.lower() in _ALL_OF and is_closed(sheet, parts) and is_slip_of_any(figures[n], parts):
                    yield sum_of(sheet, figures[n], parts, tie=cue, slip=cue, explicit=False)
                else:
                    yield sum_of(sheet, figures[n], parts, some=cue)


def _closing(sheet: Sheet) -> Iterator[Claim]:
    """`400 in Leeds and 250 in York, a total of 650`, `... . In all it has 650.`"""
    for number, figures in sheet.of_sentence.items():
        for n, total in enumerate(figures):
            cue = _said_total(sheet, total)
            merged = _merged(sheet, total) if cue is None else None
            cue = cue or merged
            if cue is None:
                continue
            parts = _run_before(sheet, figures, n)
            if merged is not None and not (len(parts) > 1 and (is_near(total, parts) or is_slip_of_any(total, parts))):
                continue
            if len(parts) > 1 and all(addable(total, p, mixed=True) for p in parts):
                if is_near(total, parts) or is_slip_of_any(total, parts) or _is_scaled(total, parts):
                    yield sum_of(sheet, total, parts, tie=cue)
                continue  # "£18 each, and £2 of that for the hospice: £824 in all"
            for near in (sheet.of_sentence.get(number - 1, []), sheet.of_sentence.get(number + 1, [])):
                alike = [f for f in near if f.unit == total.unit] if total.quantity.kind == "money" else near
                found = _whole_list(sheet, alike)
                alone = sum(addable(f, total) for f in figures) == 1
                fits = bool(found) and alone and all(addable(total, p) for p in found) and is_near(total, found)
                if fits and near[0].line == total.line:
                    yield sum_of(sheet, total, found, tie=cue, explicit=False)
                    break
            else:
                told = _told_so_far(sheet, total)
                if told and (sums(total, told) or is_slip(total, told)):
                    yield sum_of(sheet, total, told, tie=cue, slip=cue, explicit=False)


def _told_so_far(sheet: Sheet, total: Figure) -> list[Figure]:
    """Every amount that the paragraph gives before `All told, it cost £1.6m`: three or more."""
    own = [f for f in sheet.of_line[total.line] if f.first < total.first and total.sentence - f.sentence <= _BACK]
    parts = [f for f in own if addable(f, total) and total.quantity.kind != "percent"]
    return parts if len(parts) > 2 and parts[-1].sentence == total.sentence - 1 else []


def _said_total(sheet: Sheet, total: Figure) -> TextSpan | None:
    before, after = sheet.before(total, 4), sheet.after(total, 4)
    if ends_with(before, "total") is not None or ends_with(before, "altogether") is not None:
        return sheet.words(total.first - 1, total.first)
    clause = sheet.before(total, _CLAUSE)
    known = by_first("totals", "altogether")
    for phrase in known.get(clause[0], ()) if clause else ():
        rest = clause[len(phrase) :]
        if tuple(clause[: len(phrase)]) == phrase and (rest[:1] in ([","], []) or tuple(rest) in _THEY_COME):
            start = sheet.left(total) - len(clause)
            return sheet.words(start, start + len(phrase))
    for k, word in enumerate(after[:3]):
        if word in (",", "."):
            return None
        for phrase in known.get(word, ()):
            if tuple(after[k : k + len(phrase)]) == phrase:
                return sheet.words(total.last + k, total.last + k + len(phrase))
    return None


def _is_scaled(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a scale word of the total or of a part would bring the sum near."""
    values = [part.quantity.value or Decimal(0) for part in parts]
    added = sum(values, Decimal(0))
    made = [added, *(added + value * (power - 1) for value in values for power in _SCALED)]
    return any(pen.tens(each, total.quantity.value) or pen.near(each, total.quantity.value, _HALF) for each in made)


def _merged(sheet: Sheet, total: Figure) -> TextSpan | None:
    """`the combined bank will have £79bn`: the word, a few before the figure."""
    before = sheet.before(total, _MERGED)
    if "combined" not in before or "," in before[before.index("combined") :]:
        return None
    at = sheet.left(total) - len(before) + before.index("combined")
    return sheet.words(at, at + 1)


def _run_before(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure]:
    """The list that ends right before figure ``n`` (a comma, "or", "for" between)."""
    found: list[Figure] = []
    for figure in reversed(figures[:n]):
        if found and not is_joined(sheet, figure, found[0], mixed=True):
            break
        found.insert(0, figure)
    if not found or len(sheet.gap(found[-1], figures[n])) > REACH or not is_closed(sheet, found):
        return []
    return found


def _whole_list(sheet: Sheet, figures: Sequence[Figure]) -> list[Figure]:
    """All figures of a sentence where they are one closed list, else nothing."""
    figures = [f for f in figures if f.quantity.kind not in ("ratio", "percent", "ordinal")]
    if not figures:
        return []
    found = run(sheet, figures, 0)
    return found if len(found) == len(figures) and is_closed(sheet, found) else []


def _dashed(sheet: Sheet) -> Iterator[Claim]:
    """`1,200 jobs - 500 in London and 700 in Leeds`, and `the money - £20m in cash and £15m in land -`."""
    for number, figures in sheet.of_sentence.items():
        for n in range(len(figures)):
            parts = run(sheet, figures, n) if _DASHES & set(sheet.before(figures[n], 1)) else []
            if not is_closed(sheet, parts):
                continue
            cue = sheet.words(parts[0].first - 1, parts[0].first)
            inside = [f for f in figures[:n] if total_first(f, parts)]
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
