"""Shares that are told behind their part and whole: later in the sentence, or at the head of the next.

    39 of the 64 members backed the plan, under half of the chamber
    Of 1,200 drivers asked, 420 had no light. That is 45% of them.
    Council to close a third of libraries ... is to close 8 of its 24 libraries
    It will cut 1,450 jobs. It employs 5,800 people, so the cuts amount to a quarter of the workforce.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.records import Claim
from copydesk.relate.apposition import DASHES, is_of
from copydesk.relate.share.pairs import is_cut
from copydesk.relate.share.whole import PARTS, agrees, fits, share_of, tied, whole_noun
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare
from copydesk.stem import stem

_REACH = 14  # words from a whole to the share that closes its clause
_POINTERS = frozenset(["that", "this", "which"])
_GAVE = frozenset("gave gives giving leaves left means meant".split())
_IS = frozenset("is was means meant makes made represents represented".split())
_OWNERS = frozenset("the their its this that his her".split())
_SHARES = frozenset("share proportion percentage".split())
_OF_ALL = frozenset("them those these all everyone".split())
_MOVED = frozenset("from than compared against while whereas but versus up down rose fell rising falling".split())
_CLAUSE = 6  # words from "cuts" to the share, and from "cut" to the jobs
_CUTS = frozenset("cuts cut losses layoffs redundancies closures reductions plan move".split())
_MORE = frozenset("another further additional extra more".split())
_AMOUNT = frozenset("amount amounts represent represents affect affects equal equals account accounts are is".split())
_MEANT = {("meaning", "that"), ("meaning", "total"), ("so", "that"), ("which", "means"), ("implying", "that")}
_LIGHT_VERBS = frozenset("be is are was were been being have has had do did will would".split())
_CLOSED = frozenset([".", ",", ";", "", "\n", "\n\n", "to", "by", "and", "as", "because", "after"])
_ENDS = frozenset([".", ",", ")", ";", "!", *DASHES])


def of_two_later(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`39 of the 64 members backed the plan, under half of the chamber`."""
    if n < 2:
        return None
    part, whole, fraction = figures[n - 2 : n + 1]
    gap = sheet.page.lows[whole.last : sheet.left(fraction)]
    apposed = gap[-1:] == [","] or gap[-2:] == [",", "or"] or gap[-1:] in (["-"], ["–"], ["—"])
    if not apposed or len(gap) > _REACH or _MOVED & set(gap) or "and" in gap or gap.count(",") > 1:
        return None
    if not (fits(part, whole) and is_of(sheet, part, whole)) or fraction.quantity.trend is not None:
        return None
    behind = sheet.after(fraction, 2)
    closed = behind[:1] == ["of"] and behind[1:] in (["the"], ["them"], ["its"], ["those"])
    return share_of(sheet, fraction, part, whole) if closed or not behind or behind[0] in _ENDS else None


def that_is(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`That is 45% of those asked`, behind a sentence with a whole and a part of it."""
    fraction = figures[n]
    lead, behind = sheet.before(fraction, 6), sheet.after(fraction, 2)
    lead = [word for word in lead if not word.isspace()]
    if n or not lead:
        return None
    pointed = len(bare(lead)) < 3 and lead[0] in _POINTERS and bool(_IS & set(lead[1:]))
    if not (pointed and behind[:1] == ["of"] and _OF_ALL & set(behind)) and not _at_share(sheet, fraction, lead):
        return None
    told = [f for f in sheet.of_sentence.get(fraction.sentence - 1, ()) if f.quantity.kind in PARTS]
    if len(told) != 2 or not fits(*told) or told[0].line != fraction.line:
        return None
    part, whole = sorted(told, key=lambda f: f.quantity.value or 0)
    if not (is_of(sheet, part, whole) or (whole.first < part.first and _bare(sheet, part))):
        return None
    return tied(sheet, fraction, part, whole)


def of_both(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Of the 826 who voted, 694 were for it and 132 against, so it was backed by 84% of those taking part`."""
    fraction, told = figures[n], [f for f in figures[:n] if f.quantity.kind in PARTS]
    lead = sheet.before(told[0], 3) if told else []
    opened = [word for word in lead if not word.isspace()] in (["of", "the"], ["of"])
    if len(told) != len(("whole", "part", "part")) or not opened or sheet.after(fraction, 2) != ["of", "those"]:
        return None
    whole, *parts = told
    values = [f.quantity.value or 0 for f in parts]
    if sum(values) != whole.quantity.value or fraction.quantity.trend is not None:
        return None
    part = next((f for f in parts if agrees(fraction, f, whole)), parts[0])
    return share_of(sheet, fraction, part, whole)


def gave(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`It sold 412,000. That gave it a 25% share of a market of 1,648,000`: the part is the level before."""
    fraction = figures[n]
    lead = [word for word in sheet.before(fraction, _CLAUSE) if not word.isspace()]
    whole = figures[n + 1] if n + 1 < len(figures) else None
    gap = sheet.gap(fraction, whole) if whole is not None else []
    named = bool(_SHARES & {*gap}) and gap[-1:] == ["of"] and len(gap) <= _CLAUSE
    if not named or whole is None or lead[:1] not in (["that"], ["this"]) or not _GAVE & {*lead}:
        return None
    told = [f for f in sheet.of_sentence.get(fraction.sentence - 1, ()) if f.quantity.kind in PARTS and fits(f, whole)]
    told = [f for f in told if not _MOVED & {*sheet.before(f, 2)} and f.line == fraction.line]
    if len(told) != 1:
        return None
    return tied(sheet, fraction, told[0], whole)


def _at_share(sheet: Sheet, fraction: Figure, lead: Sequence[str]) -> bool:
    """`At 35%, their share is`, `At 35% that is well above`, `Their share, 35%, is`, `The proportion of 35% is`."""
    behind = sheet.after(fraction, 4)
    if list(lead) == ["at"] and [word for word in behind if word != ","][:2] in (["that", "is"], ["this", "is"]):
        return True
    if list(lead) == ["at"]:
        return behind[:1] == [","] and behind[1:2] != [] and behind[1] in _OWNERS and bool(_SHARES & set(behind[2:]))
    return lead[0] in _OWNERS and len(lead) == 3 and lead[1] in _SHARES and lead[2] in (",", "of", "is", "was")


def _bare(sheet: Sheet, part: Figure) -> bool:
    """Whether the part counts the whole's own things: it has no noun behind it."""
    return part.quantity.kind == "number" and not sheet.page.tag_at(part.last).startswith("NN")


def all_cuts(sheet: Sheet, fraction: Figure) -> Figure | None:
    """The one number of jobs that are cut before `so the cuts amount to a quarter of its workforce`."""
    lead = sheet.before(fraction, _CLAUSE)
    clause = lead[max((k for k, word in enumerate(lead) if word == ","), default=-1) + 1 :]
    if not _CUTS & {*clause} or not {"the", "these", "this"} & {*clause} or not _AMOUNT & {*clause}:
        return None
    earlier = [f for f in sheet.plain if f.sentence < fraction.sentence and f.quantity.kind == "count"]
    jobs = [f for f in earlier if is_cut(sheet, f)]
    more = jobs and _MORE & {*sheet.page.lows[jobs[0].last : fraction.first]}
    return jobs[0] if len({f.quantity.value for f in jobs}) == 1 and not more else None


def of_same_set(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Council to close a third of libraries`, and `close 8 of its 24 libraries` near by: one deed, one set."""
    fraction, phrase = figures[n], whole_noun(sheet, figures[n])
    if phrase is None or sheet.after(fraction, 1) != ["of"] or fraction.quantity.trend is not None:
        return None
    end = phrase[1]
    if sheet.page.sents[min(end, len(sheet.page) - 1)] == fraction.sentence and sheet.page.low_at(end) not in _CLOSED:
        return None  # "a quarter of libraries in the north"
    noun = stem(sheet.page.words[phrase[1] - 1])
    near = range(fraction.sentence - 1, fraction.sentence + 3)
    pairs = [
        (part, whole) for number in near if number != fraction.sentence
        for part, whole in pairwise(sheet.of_sentence.get(number, ()))
        if whole.quantity.kind == "count" and whole.nouns[:1] == (noun,)
        and fits(part, whole) and is_of(sheet, part, whole)
    ]  # fmt: skip
    if len(pairs) != 1 or not _verbs(sheet, fraction) & _verbs(sheet, pairs[0][0]):
        return None
    return tied(sheet, fraction, *pairs[0])


def _verbs(sheet: Sheet, figure: Figure) -> set[str]:
    """The verbs right before a figure: "is to close", without the auxiliaries."""
    first = sheet.left(figure) - len(sheet.before(figure, _CLAUSE))
    places = range(first, sheet.left(figure))
    return {stem(sheet.page.words[k]) for k in places if sheet.page.tags[k][:2] == "VB"} - _LIGHT_VERBS


def implied(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Sales fell to 114,300. They made up 12.5% of all cars, meaning that total sales were 914,000`: all three."""
    fraction = figures[n]
    lead = [word for word in sheet.before(fraction, _CLAUSE) if not word.isspace()]
    wholes = [f for f in figures[n + 1 :] if _is_total(sheet.before(f, _CLAUSE)) and f.quantity.kind in PARTS]
    gap = sheet.gap(fraction, wholes[0]) if wholes else []
    meant = any(tuple(gap[k : k + 2]) in _MEANT for k in range(len(gap)))
    if len(wholes) != 1 or not meant or lead[:1] not in (["they"], ["it"], ["that"], ["these"], ["this"]):
        return None
    told = [f for f in sheet.of_sentence.get(fraction.sentence - 1, ()) if f.quantity.kind in PARTS]
    parts = [f for f in told if sheet.before(f, 1) == ["to"]] or told
    if len(parts) != 1 or not fits(parts[0], wholes[0]) or fraction.line - parts[0].line > 1:
        return None
    return tied(sheet, fraction, parts[0], wholes[0])


def _is_total(before: Sequence[str]) -> bool:
    """Whether the words lead to the figure of a total: "total sales were", not "in total"."""
    return any(word == "total" and (not k or before[k - 1] != "in") for k, word in enumerate(before))
