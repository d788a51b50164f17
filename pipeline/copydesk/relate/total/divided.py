"""Totals whose parts may leave some out: "Of the 90 members", "of which", and men and women.

    Of the 90 members, 50 voted in favour, 30 against and 10 abstained      412 pupils. Of them 198 are girls, 214 boys
    1,700 posts, of which 900 are cabin crew, 450 pilots and 350 others     a team of 11 had six men and five women

Claims of kind "total" as in `total`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from copydesk.records import Claim
from copydesk.relate.exclusive import exclude
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_near, is_slip_of_any
from copydesk.relate.total.parts import addable, ends_with, is_closed, run, sum_of, sums, total_first
from copydesk.stem import stem

_BEING = frozenset("were are was is from came come of of.".split())
# "cited by 63%, ahead of buses, with 59%", "£291,000, compared with £287,500 and"
_RANKED = frozenset(["ahead", "behind", "followed", "above", "below", "compared", "comparison", "contrast"])
_ALL_OF = frozenset(["of which", "of whom", "of these"])  # "1,123 pubs, of which 412 are managed and 711 let"
_ALL_KINDS = (("of", "which"), ("of", "whom"))
_THEM = (["them"], ["these"], ["those"])
_SEXES = frozenset("man men boy boys".split()), frozenset("woman women girl girls".split())
_SEXED = 6  # words from a total to the first sex
_TEAMED = frozenset(["had", "has", ":", "-", "–", "part", "comprising", ","])
_KINDS = (["as", "a"], ["as", "an"], ["in", "cash"], ["in", "shares"], ["in", "grants"], ["in", "loans"])
_BACK = frozenset(["those", "these", "them", "it"])  # "£96m to the owner, who has turned £60m of it into shares"
_REST = frozenset(["rest", "else", "remainder", "others"])
_SCALE = 100  # times the whole, from which on a part is out of scale
_MOST = 6  # parts
_MARK = re.compile(r"(?:\d|[A-F])\*?s")  # "nine 9s", "three As"


def of_all(sheet: Sheet) -> Iterator[Claim]:
    """`Of the 90 members, 50 voted in favour, 30 against and 20 abstained`: the parts may leave some out."""
    for figures in sheet.of_sentence.values():
        parts = run(sheet, figures, 1, mixed=True) if len(figures) > 2 else []
        opened = "of" in sheet.before(figures[0], 3) and len(sheet.before(figures[0], 4)) < 4
        if not parts or not opened or "," not in sheet.gap(figures[0], figures[1]) or not is_closed(sheet, parts):
            continue
        if total_first(figures[0], parts, mixed=True) and _one_each(sheet, figures[0], parts):
            yield sum_of(sheet, figures[0], parts, some=sheet.words(figures[0].first - 1, figures[0].first))
    yield from _of_them(sheet)
    yield from _of_those(sheet)
    yield from _of_every(sheet)
    yield from _in_kinds(sheet)
    yield from _of_total(sheet)
    yield from _sexes(sheet)
    yield from _two_of_them(sheet)


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
            some = sheet.words(parts[0].first - 1, parts[0].first)
            yield sum_of(sheet, told[0], parts, some=some, explicit=False, tie=some)


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


def _more(whole: Figure, part: Figure) -> bool:
    """`£54m, including £98m`: more than it can be a part of."""
    exact = {whole.quantity.approximation, part.quantity.approximation} == {"exact"}
    alike = whole.quantity.kind == part.quantity.kind in ("money", "count")
    return exact and alike and (part.quantity.value or 0) > (whole.quantity.value or 0)


def _includes(sheet: Sheet, whole: Figure, part: Figure) -> bool:
    """Whether nothing but ", including" and brackets with another currency stand between."""
    gap = [sheet.page.lows[k] for k in sheet.between(whole.last, sheet.left(part))]
    gap = [word for word in gap if word not in "()"]
    scaled = (part.quantity.value or 0) > _SCALE * (whole.quantity.value or 0) and len(gap) <= _SEXED
    theirs = sheet.after(part, 2) in (["of", "them"], ["of", "it"], ["of", "which"], ["of", "this"], ["of", "that"])
    if scaled and theirs:
        return True  # "savings of £18.6m, with £7.4bn of them to be made in care"
    if scaled and gap[-1:] in (["includes"], ["included"], ["including"]):
        return True  # "The budget of £3.4m for the year includes £1.9bn for hospitals"
    return len(gap) == 2 and gap[0] in (",", "-", "–") and gap[1] == "including"


def _another(sheet: Sheet, whole: Figure, gap: Sequence[str]) -> bool:
    """`Acton with 4,480, Bray with 3,900`, `58,700 rooms, Bray, with 3,900`: another name before the "with"."""
    if gap[:1] == [";"]:
        return True  # "with 44 pupils and places for 105; Bray, with 31 and places for 60"
    opens = whole.last + (gap.index(",") if "," in gap else len(gap))
    places = range(opens, whole.last + len(gap) - 1)
    return gap[-1:] == ["with"] and any(sheet.page.words[k][:1].isupper() for k in places)


def _is_mark(sheet: Sheet, part: Figure) -> bool:
    """`nine 9s, an 8 and a 6`: marks, and how many of them."""
    bare = part.quantity.kind == "number" and part.quantity.text.isdigit()
    one = bare and sheet.before(part, 1) in (["a"], ["an"])
    return one or _MARK.fullmatch("".join(sheet.after(part, 1))) is not None


def _overlap(sheet: Sheet, parts: Sequence[Figure]) -> bool:
    """`of whom 5.8m bank online, while 2.6m still use branches`, `items of £24m, ..., the loss was £10m`."""
    gaps = [sheet.gap(one, other) for one, other in pairwise(parts)]
    both = "both" in sheet.said(parts[-1].sentence + 1) or any({"also", "still"} & {*gap} for gap in gaps)
    return both or any("," in gap and gap[-2:] == ["loss", "was"] for gap in gaps)


def _is_done(sheet: Sheet, part: Figure) -> bool:
    """`has taken on 96 nurses, including 60 from overseas, and lost 71`: the object of another verb of the clause."""
    verb = sheet.left(part) - 1
    return sheet.page.tags[verb] in ("VBD", "VBN") and sheet.page.lows[verb - 1] == "and"


def some_follow(sheet: Sheet) -> Iterator[Claim]:
    """`£45m, including £20m for roads`: no proof, unless the parts exceed the total."""
    for every in sheet.of_sentence.values():
        figures = [f for f in every if f.quantity.kind != "percent" or every[0].quantity.kind == "percent"]
        for n in range(len(figures) - 1):
            gap = sheet.gap(figures[n], figures[n + 1])
            found = ends_with(gap, "some")
            nations = run(sheet, figures[n + 1 : n + 2 + _MOST], 0, mixed=True) if found is not None else []
            kinds = found is not None and tuple(gap[found[0] : found[1]]) in _ALL_KINDS and is_closed(sheet, nations)
            peoples = len(nations) > 1 and figures[n].quantity.kind == "count" and (
                kinds or _of_nations(sheet, nations)
            )  # fmt: skip
            alike = addable(figures[n], figures[n + 1]) or peoples
            if found is None or not alike or len(gap) > 12 or _RANKED & set(gap) or _another(sheet, figures[n], gap):
                continue
            parts = nations if peoples else run(sheet, figures, n + 1)
            parts = [f for f in parts if sheet.after(f, 1) != ["of"] or not _BACK & {*sheet.after(f, 2)}]
            parts = [*parts[:1], *takewhile(lambda f: not _is_done(sheet, f), parts[1:])]
            if any(_is_mark(sheet, part) for part in parts) or (len(parts) > 1 and _overlap(sheet, parts)):
                continue
            if parts and any(addable(f, parts[0]) and not _more(f, parts[0]) for f in figures[:n]) and (
                _more(figures[n], parts[0])
            ):
                continue  # "spent $1.5bn on $1 tickets, including $652m"
            if parts and _more(figures[n], parts[0]) and _includes(sheet, figures[n], parts[0]):
                cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
                yield sum_of(sheet, figures[n], parts[:1], some=cue)
            listed = gap[-1:] == ["including"] and ":" in sheet.before(figures[n], 1)
            if listed:
                continue  # "in three days: $24.1m on Friday, including $6.5m at midnight, $21.9m on Saturday"
            if len(parts) > 1 and total_first(figures[n], parts, mixed=peoples):
                cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
                if cue.text.lower() in _ALL_OF and is_closed(sheet, parts) and is_slip_of_any(figures[n], parts):
                    yield sum_of(sheet, figures[n], parts, tie=cue, slip=cue, explicit=False)
                else:
                    yield sum_of(sheet, figures[n], parts, some=cue)
