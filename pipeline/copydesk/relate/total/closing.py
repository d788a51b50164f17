"""Totals that close a list, or the sentences before them: "a total of 650", "In all it has 650", "All told,".

Claims of kind "total" as in `total`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip, is_slip_of_any
from copydesk.relate.total.over_sentences import told_far
from copydesk.relate.total.parts import (
    REACH,
    addable,
    ends_with,
    is_closed,
    is_joined,
    is_many_of,
    is_smaller,
    is_thousands_off,
    repeated,
    run,
    sum_of,
    sums,
)
from copydesk.relate.words import by_first

_CLAUSE = 24  # words before a total in which "All told," may open its sentence
_SCALED = (Decimal(1000), Decimal(10) ** 6, Decimal("0.001"), Decimal(10) ** -6)
_OF = (["of"], ["of", "the"], ["of", "its"], ["of", "their"])
_AHEAD = frozenset("expected likely forecast hopes hoped could may should might will would".split())
_HALF = Decimal("1.5")
_MERGED = 6  # words from "the combined bank" to its total
_THEY_COME = {("they", verb, "to") for verb in ("come", "came", "add", "added")} | {
    ("they", verb) for verb in ("cost", "make", "made", "raised", "earned", "employ", "total")
}  # fmt: skip
_ANOTHER = frozenset("another further additional extra more".split())
_SOME = frozenset(["also", "earlier"])
_EACH = frozenset(["each", "apiece"])
_ALL = 3  # kinds of "them", fewer of which need not be all
_BACK = 3  # sentences of a paragraph that "all told" can speak of


def closing(sheet: Sheet) -> Iterator[Claim]:
    """`400 in Leeds and 250 in York, a total of 650`, `... . In all it has 650.`"""
    for number, figures in sheet.of_sentence.items():
        for n, total in enumerate(figures):
            cue = _said_total(sheet, total)
            merged = _merged(sheet, total) if cue is None else None
            cue = cue or merged
            if cue is None:
                continue
            parts = _ending(total, _run_before(sheet, figures, n))
            if merged is not None and not (len(parts) > 1 and _may_be(total, parts)):
                continue
            if len(parts) > 1 and "each" in sheet.page.lows[sheet.bounds(number)[0] : parts[0].first]:
                continue  # "Each vessel will carry 1,600 passengers and 450 cars, a combined 3,200 passengers"
            parts = repeated(sheet, total, _with_first(sheet, total, parts))
            if parts and _SOME & {*sheet.before(parts[0], 4)} and not sums(total, parts):
                continue  # "had earlier rounds of 67, 70 and 69, ended with a total of 274"
            if len(parts) > 1 and all(addable(total, p, mixed=True) for p in parts):
                if is_near(total, parts) or is_slip_of_any(total, parts) or _is_scaled(total, parts):
                    yield sum_of(sheet, total, parts, tie=cue)
                continue  # "£18 each, and £2 of that for the hospice: £824 in all"
            for near in (sheet.of_sentence.get(number - 1, []), sheet.of_sentence.get(number + 1, [])):
                near = [f for f in near if not {"average", "normal", "usual"} & {*sheet.before(f, 4)}]
                alike = [f for f in near if f.unit == total.unit] if total.quantity.kind == "money" else near
                every = sheet.before(total, 4)[:1] == ["total"]  # "Total sales were 4,650"
                found = _ending(total, _whole_list(sheet, alike, mixed=every))
                alone = sum(addable(f, total) for f in figures) == 1
                if found and found[0].sentence > total.sentence and _ANOTHER & {*sheet.before(found[0], 2)}:
                    continue  # "804 in all were in Acton. Another 241 were in Bray and the 161 others in Clee"
                some = len(found) < _ALL and bool(found) and _of_them(sheet, found[0])
                near_enough = is_slip_of_any(total, found) or sums(total, found) if some else is_near(total, found)
                fits = bool(found) and alone and near_enough and not _of_others(sheet, found)
                fits = fits and all(addable(total, p, mixed=every) for p in found)
                if fits and near[0].line == total.line:
                    shared = cue if cue.text == "between them" and _as_many(sheet, total, found) else None
                    yield sum_of(sheet, total, found, tie=cue, slip=shared, explicit=False)
                    break
            else:
                joined = _with_another(sheet, figures, n)
                if joined is not None:
                    yield sum_of(sheet, total, joined, tie=cue, explicit=False)
                    continue
                told = _told_so_far(sheet, total)
                known = told and (sums(total, told) or is_slip(total, told))
                if (known or (not told and (told := told_far(sheet, total)))) and not _of_others(sheet, told):
                    yield sum_of(sheet, total, told, tie=cue, slip=cue, explicit=False)


def _of_others(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`nine of the 12 routes`: a part of something else."""
    return any(sheet.after(part, 2) == ["of", "the"] for part in parts)


def _as_many(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """`the three spinners shared nine wickets between them`: one for each of those that the list names."""
    told = [f for f in sheet.of_sentence[total.sentence] if f.first < total.first and f.quantity.kind == "count"]
    return any(f.quantity.value == len(parts) and "the" in sheet.before(f, 2) for f in told)


def _may_be(total: Figure, parts: Sequence[Figure]) -> bool:
    return is_near(total, parts) or is_slip_of_any(total, parts) or is_thousands_off(total, parts)


def _with_first(sheet: Sheet, total: Figure, parts: list[Figure]) -> list[Figure]:
    """`£14.2m from A. A further £9.6m will come from B, £7.7m from C and £6.5m from D`: with the one before them."""
    if not parts or sums(total, parts) or not _ANOTHER & {*sheet.before(parts[0], 2)}:
        return parts
    told = [f for f in sheet.of_sentence.get(parts[0].sentence - 1, ()) if addable(f, total)]
    told = [f for f in told if f.line == total.line and f.quote == total.quote]
    return [*told, *parts] if told and is_near(total, [*told, *parts]) else parts


def _with_another(sheet: Sheet, figures: Sequence[Figure], n: int) -> list[Figure] | None:
    """`Overseas it earned another $96m, for a worldwide total of $178m`: what it is added to stands before."""
    total = figures[n]
    here = [f for f in figures[:n] if addable(f, total)]
    if len(here) != 1 or not _ANOTHER & {*sheet.before(here[0], 2), *sheet.after(here[0], 1)}:
        return None
    near = [*sheet.of_line.get(total.line - 1, ()), *sheet.of_line[total.line]]
    earlier = [f for f in near if f.sentence < total.sentence and addable(f, total)]
    earlier = [f for f in earlier if f.quantity.kind == here[0].quantity.kind or f.nouns[:1] == here[0].nouns[:1]]
    earlier = [f for f in earlier if "average" not in sheet.before(f, 3) and not _EACH & {*sheet.after(f, 3)}]
    fits = [f for f in earlier if sums(total, [f, *here])] or [f for f in earlier if is_slip_of_any(total, [f, *here])]
    if len({f.quantity.value for f in fits}) == 1:
        return [fits[0], *here]
    alone = len(earlier) == 1 and is_near(total, [*earlier, *here])
    return [*earlier, *here] if alone else None


def _told_so_far(sheet: Sheet, total: Figure) -> list[Figure]:
    """Every amount that the paragraph gives before `All told, it cost £1.6m`: three or more."""
    last = sheet.page.lines[max(0, sheet.bounds(total.sentence)[0] - 1)]  # "... . Together, the claims come to Rs 85m"
    own = [f for f in sheet.of_line.get(last, ()) if f.first < total.first and total.sentence - f.sentence <= _BACK]
    parts = [f for f in own if addable(f, total) and total.quantity.kind != "percent"]
    return parts if len(parts) > 2 and parts[-1].sentence == total.sentence - 1 else []


def _said_total(sheet: Sheet, total: Figure) -> TextSpan | None:
    before, after = sheet.before(total, 4), sheet.after(total, 4)
    if sheet.page.low_at(sheet.phrase(total.last)[1]) == "with" or after[:2] == ["of", "which"]:
        return None  # "making six with the baby": more than the parts that are told
    if before[-2:-1] == ["together"] and sheet.page.tags[sheet.left(total) - 1] in ("VBD", "VBZ", "VBP"):
        return sheet.words(total.first - 2, total.first - 1)  # "so that the three together brought £5.0 million"
    if ends_with(before, "total") is not None or ends_with(before, "altogether") is not None:
        return sheet.words(total.first - 1, total.first)
    if before[-1:] == ["of"] and before[:-2] in (["for", "total"], ["for", "combined"]):
        return sheet.words(total.first - 1, total.first)  # "for total revenue of $795 million"
    if len(before) > 2 and before[-3] in ("giving", "making") and before[-2] in ("the", "it", "its", "them"):
        return sheet.words(total.first - 1, total.first)  # "giving the bloc 58"
    if before[:1] == ["total"] and before[-1] in ("were", "was", "came", "reached", "is") and len(before) < 4:
        return sheet.words(total.first - 1, total.first)  # "Total sales were 4,650 vehicles"
    clause = sheet.before(total, _CLAUSE)
    known = by_first("totals", "altogether")
    for phrase in known.get(clause[0], ()) if clause else ():
        rest = clause[len(phrase) :]
        if _AHEAD & {*rest}:
            continue  # "In all, it has taken $112m at home and $87m abroad, and is expected to reach $300m"
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
    if figures[n].quantity.kind == "money":  # "so that the three together brought £5.0 million"
        own = figures[n]
        figures = [f for f in figures if f.quantity.kind not in ("number", "count")]
        n = figures.index(own)
    figures, n = _parts_alone(sheet, figures, n)
    for figure in reversed([f for f in figures[:n] if f.quantity.kind != "duration" and not _is_which(sheet, f)]):
        if sheet.before(figure, 2) in (["down", "from"], ["up", "from"]):
            return []  # "32 warnings, down from 39, plus 143 and 111 alerts: 286 in total"
        if found and is_many_of(sheet, figure, found[0]):
            continue
        if found and not is_joined(sheet, figure, found[0], mixed=True):
            break
        found.insert(0, figure)
    if len(found) > 2 and _counts_list(sheet, found[0], found[1:]):
        found = found[1:]
    if not found or len(sheet.gap(found[-1], figures[n])) > REACH or not is_closed(sheet, found):
        return []
    return found


def _is_which(sheet: Sheet, figure: Figure) -> bool:
    """`£410 by one customer, £285 by a second and £165 by a third`: which of them, and no part of what is listed."""
    lead = [word for word in sheet.before(figure, 2) if word not in ("a", "the")][-1:]
    which = figure.quantity.kind == "ordinal" or figure.quantity.text.lower() in ("one", "a third")
    return which and lead in (["by"], ["from"], ["to"], ["for"], ["in"], ["at"])


def _parts_alone(sheet: Sheet, figures: Sequence[Figure], n: int) -> tuple[list[Figure], int]:
    """`110 of 230 departures and 112 arrivals`: without the wholes of which parts are taken."""
    pairs = zip([None, *figures], figures, strict=False)
    wholes = {
        id(f) for before, f in pairs
        if before is not None and sheet.gap(before, f) in _OF and addable(before, f) and is_smaller(before, f)
        and not before.quantity.text.isalpha()  # "two of £700" are two payments
    }  # fmt: skip
    kept = [f for f in figures if id(f) not in wholes or f is figures[n]]
    return kept, kept.index(figures[n])


def _ending(total: Figure, parts: list[Figure]) -> list[Figure]:
    """The parts, or the last of them where those alone make the sum: "has 195,000 staff, cut 2,000 and ... 900"."""
    fitting = (parts[k:] for k in range(len(parts) - 1) if sums(total, parts[k:]))
    return next(fitting, parts)


def _counts_list(sheet: Sheet, figure: Figure, parts: Sequence[Figure]) -> bool:
    """`three villages with 410, 265 and 130 inhabitants`: how many items the list has, and none of them."""
    others = {part.nouns[:1] for part in parts if part.quantity.kind == "count"}
    apart = bool(others) and figure.nouns[:1] not in others
    return apart and figure.quantity.value == len(parts) and "," not in sheet.gap(figure, parts[0])


def _whole_list(sheet: Sheet, figures: Sequence[Figure], mixed: bool) -> list[Figure]:
    """All figures of a sentence where they are one closed list, else nothing."""
    figures = [f for f in figures if f.quantity.kind not in ("ratio", "percent", "ordinal")]
    if not figures:
        return []
    found = run(sheet, figures, 0, mixed=mixed)
    return found if len(found) == len(figures) and is_closed(sheet, found) else []


def _of_them(sheet: Sheet, first: Figure) -> bool:
    """`92 died in all. Of them, 37 were on foot and 31 on bicycles`: some of them."""
    lead = [word for word in sheet.before(first, 4) if not word.isspace()]
    return lead[:1] == ["of"] and lead[1:2] != [] and lead[1] in ("them", "these", "those", "which", "whom")
