"""Totals of which some parts are named: "including £20m for roads", "with £20m for roads", "of which".

    £45m, including £20m for roads and £15m for schools        1,123 pubs, of which 412 are managed and 711 let

Claims of kind "total" as in `total`: no proof, unless the parts exceed the total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import addable, ends_with, is_closed, run, sum_of, sum_printed, total_first

_BEING = frozenset("were are was is from came come of of.".split())
# "cited by 63%, ahead of buses, with 59%", "£291,000, compared with £287,500 and"
_RANKED = frozenset(["ahead", "behind", "followed", "above", "below", "compared", "comparison", "contrast"])
_ALL_OF = frozenset(["of which", "of whom", "of these"])  # "1,123 pubs, of which 412 are managed and 711 let"
_ALL_KINDS = (("of", "which"), ("of", "whom"))
_PLACED = (["at"], ["in"], ["on"], ["from"])
_BACK = frozenset(["those", "these", "them", "it"])  # "£96m to the owner, who has turned £60m of it into shares"
_SCALE = 100  # times the whole, from which on a part is out of scale
_MARK = re.compile(r"(?:\d|[A-F])\*?s")  # "nine 9s", "three As"
_SHORT = 6  # words from a total to a part out of scale
_MOST = 6  # parts


def of_nations(sheet: Sheet, parts: Sequence[Figure]) -> bool:
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
    scaled = (part.quantity.value or 0) > _SCALE * (whole.quantity.value or 0) and len(gap) <= _SHORT
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


def _beside(sheet: Sheet, first: Figure, parts: Sequence[Figure]) -> bool:
    """`The queue at Acton stood at 812, with 640 at Bray and 510 at Clee`: the first has a place of its own."""
    over = sum_printed(parts) > (first.quantity.value or 0)
    if first.quantity.kind == "percent" and over and first.quantity.unit == parts[0].quantity.unit:
        return True  # "coal had supplied 45%, with 33% from gas and 18% from wind"
    placed = all(sheet.after(part, 1) in _PLACED for part in parts)
    before = range(sheet.bounds(first.sentence)[0] + 1, first.first)
    named = any(sheet.page.tags[k] == "NNP" and [sheet.page.lows[k - 1]] in _PLACED for k in before)
    return placed and named and over


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
                kinds or of_nations(sheet, nations)
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
            if gap[-1:] == ["with"] and _beside(sheet, figures[n], parts):
                continue
            if len(parts) > 1 and total_first(figures[n], parts, mixed=peoples):
                cue = sheet.words(figures[n].last + found[0], figures[n].last + found[1])
                if cue.text.lower() in _ALL_OF and is_closed(sheet, parts) and is_slip_of_any(figures[n], parts):
                    yield sum_of(sheet, figures[n], parts, tie=cue, slip=cue, explicit=False)
                else:
                    yield sum_of(sheet, figures[n], parts, some=cue)
