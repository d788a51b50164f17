"""Totals whose parts may leave some out: "Of the 90 members", "of which", and men and women.

    Of the 90 members, 50 voted in favour, 30 against and 10 abstained      412 pupils. Of them 198 are girls, 214 boys
    1,700 posts, of which 900 are cabin crew, 450 pilots and 350 others     a team of 11 had six men and five women

Claims of kind "total" as in `total`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.records import Claim, TextSpan
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip_of_any
from copydesk.relate.total.parts import addable, is_closed, run, sum_of, sums, total_first
from copydesk.relate.total.some import of_nations
from copydesk.stem import stem

_THEM = (["them"], ["these"], ["those"])
_SEXES = frozenset("man men boy boys".split()), frozenset("woman women girl girls".split())
_SEXED = 6  # words from a total to the first sex
_TEAMED = frozenset(["had", "has", ":", "-", "–", "part", "comprising", ","])
_KINDS = (["as", "a"], ["as", "an"], ["in", "cash"], ["in", "shares"], ["in", "grants"], ["in", "loans"])
_REST = frozenset(["rest", "else", "remainder", "others"])
_MOST = 6  # parts


def of_all(sheet: Sheet) -> Iterator[Claim]:
    """`Of the 90 members, 50 voted in favour, 30 against and 20 abstained`: the parts may leave some out."""
    for figures in sheet.of_sentence.values():
        parts = run(sheet, figures, 1, mixed=True) if len(figures) > 2 else []
        opened = "of" in sheet.before(figures[0], 3) and len(sheet.before(figures[0], 4)) < 4
        if not parts or not opened or "," not in sheet.gap(figures[0], figures[1]) or not is_closed(sheet, parts):
            continue
        if total_first(figures[0], parts, mixed=True) and _one_each(sheet, figures[0], parts):
            yield _held(sheet, figures[0], parts, sheet.words(figures[0].first - 1, figures[0].first), explicit=True)
    yield from _of_them(sheet)
    yield from _of_those(sheet)
    yield from _of_every(sheet)
    yield from _in_kinds(sheet)
    yield from _of_total(sheet)
    yield from _sexes(sheet)
    yield from _two_of_them(sheet)


def _held(sheet: Sheet, total: Figure, parts: Sequence[Figure], cue: TextSpan, *, explicit: bool) -> Claim:
    """The claim of parts that may leave some out; of none, where a slip away from the total."""
    if len(parts) > 2 and not sums(total, parts) and is_slip_of_any(total, parts):
        return sum_of(sheet, total, parts, tie=cue, slip=cue, explicit=False)
    return sum_of(sheet, total, parts, some=cue, tie=None if explicit else cue, explicit=explicit)


def _two_of_them(sheet: Sheet) -> Iterator[Claim]:
    """`240 flights were cancelled, 58 of them international and 182 domestic.`: two kinds that leave none out."""
    for figures in sheet.of_sentence.values():
        for total, one, other in zip(figures, figures[1:], figures[2:], strict=False):
            gap, joined = sheet.gap(total, one), sheet.gap(one, other)
            kinds = sheet.page.tag_at(one.last + 2), sheet.page.tag_at(other.last)
            told = gap[-1:] == [","] and joined[:2] == ["of", "them"] and joined[-1:] == ["and"] and len(joined) == 4
            ends = sheet.after(other, 2)[1:] in (["."], [","], [";"]) and kinds[0] == kinds[1] == "JJ"
            count = total.quantity.kind == "count" and len(gap) <= _SEXED
            near = total_first(total, [one, other], mixed=True) and is_near(total, [one, other])
            if told and ends and count and near:
                tie = sheet.words(one.last, one.last + 2)
                yield sum_of(sheet, total, [one, other], tie=tie, slip=tie, explicit=False)


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
            yield _held(sheet, told[0], parts, sheet.words(parts[0].first - 1, parts[0].first), explicit=False)


def _of_those(sheet: Sheet) -> Iterator[Claim]:
    """`killed 832 ... . Of the dead, 821 were in Palu and 11 in Donggala`: people, counted in a sentence before."""
    for number, figures in sheet.of_sentence.items():
        opens = [word for word in sheet.before(figures[0], 5) if not word.isspace()]
        if opens[:2] != ["of", "the"] or len(opens) != 4 or opens[3] != ",":
            continue
        parts = run(sheet, figures, 0, mixed=True)
        if not is_closed(sheet, parts) or len(parts) != len(figures):
            continue
        told = [f for n in (1, 2) for f in sheet.of_sentence.get(number - n, ()) if f.line >= parts[0].line - 1]
        named = [f for f in told if f.quantity.kind == "count" and _called(sheet, f, opens[2])]
        over = [f for f in named if is_near(f, parts)]
        if len(over) != 1 or not (_one_each(sheet, over[0], parts) or _exceeded(over[0], parts)):
            continue
        cue, strong = sheet.words(parts[0].first - 1, parts[0].first), exclude(sheet, parts)
        yield sum_of(sheet, over[0], parts, explicit=False, tie=cue, some=None if strong else cue)


def _called(sheet: Sheet, figure: Figure, name: str) -> bool:
    """Whether the count is of those: by their noun, or people killed, hurt or ill."""
    near = {*sheet.before(figure, 10), *sheet.after(figure, 6)}
    ill = name in ("patients", "sick", "infected") and bool({"infected", "ill", "sick", "patients", "treated"} & near)
    dead = name in ("dead", "victims") and bool({"killed", "died", "dead", "deaths"} & near)
    hurt = name in ("injured", "wounded") and bool({"injured", "hurt", "wounded"} & near)
    return stem(name) in figure.nouns[:1] or ill or dead or hurt


def _exceeded(total: Figure, parts: Sequence[Figure]) -> bool:
    return sum(part.quantity.value or 0 for part in parts) > (total.quantity.value or 0)


def _of_every(sheet: Sheet) -> Iterator[Claim]:
    """`Of each £100 that it spends, £38 goes on welfare, £19 on health and £43 on all the rest`."""
    for figures in sheet.of_sentence.values():
        opens = [word for word in sheet.before(figures[0], 3) if not word.isspace()]
        parts = run(sheet, figures, 1) if len(figures) > 2 and figures[0].quantity.kind == "money" else []
        rest = sheet.after(parts[-1], 5) if parts else []
        if opens not in (["of", "each"], ["of", "every"]) or not is_closed(sheet, parts) or not _REST & set(rest):
            continue
        if all(addable(figures[0], part) for part in parts) and is_near(figures[0], parts):
            yield sum_of(sheet, figures[0], parts, tie=sheet.words(figures[0].first - 1, figures[0].first))


def _in_kinds(sheet: Sheet) -> Iterator[Claim]:
    """`pledged $300m, $150m as a grant and $150m as a loan`: two kinds of one amount."""
    for figures in sheet.of_sentence.values():
        for total, one, other in zip(figures, figures[1:], figures[2:], strict=False):
            kinds = all(sheet.after(f, 2) in _KINDS for f in (one, other))
            joined = sheet.gap(total, one) == [","] and sheet.gap(one, other)[-1:] == ["and"]
            ends = bool({".", ","} & set(sheet.after(other, 4)[2:]))  # not "as a grant in May alone"
            told = kinds and joined and ends and total.quantity.kind == "money"
            if told and all(addable(total, f) for f in (one, other)):
                yield sum_of(sheet, total, [one, other], tie=sheet.words(one.first - 1, one.first))


def _one_each(sheet: Sheet, total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether nobody is in two of the parts: they say so, or add up; fifty may cough and sixty have a fever."""
    numbers = all(part.quantity.kind in ("count", "number") for part in (total, *parts))
    return numbers and (sums(total, parts) or exclude(sheet, parts) or of_nations(sheet, parts))
