"""Wholes that a sentence tells with its part: those who were asked, met or counted, and what comes before "of which".

    A survey of 2,000 people found that 1,240 (62%)       cost $186,000, of which the state paid $124,000, or two-thirds
    1,248 pupils took the exam and 936 passed, a rate of 75%
    It set aside £54m, but only £18m, or a third, was spent
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.records import Claim
from copydesk.relate import motion
from copydesk.relate.apposition import is_of
from copydesk.relate.bases import is_base
from copydesk.relate.share.whole import fits, greater, share_of
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare

_POLLS = frozenset(
    """
    poll survey study sample trial panel review audit analysis inspection test registry register group cohort database
    set batch list
    """.split()
)
_ASKED = frozenset("asked surveyed polled interviewed questioned tested examined studied inspected checked".split())
_ONLY = frozenset(["only", "just", "barely", "merely"])
_SALES = frozenset("sales revenue revenues turnover".split())
_VOTERS = frozenset("voters electors people adults voting eligible registered".split())
_OFFSET = frozenset([",", "-", "–", "—", "or", "exactly", "precisely"])
_FAR = 20  # words between two levels of which one is a share of the other
_APPOSED = 6  # words between a figure and the one that is set beside it
_POLLED = frozenset("received took won got polled secured".split())
_CAME = frozenset("won inherited raised received earned borrowed".split())
_WENT = frozenset("given gave spent lost repaid donated invested saved".split())
_REACH = 14  # words from a whole to its part


def sampled(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`A survey of 2,000 people found that 1,240 (62%)`, `asked 800 drivers, and 320 (40%)`: those who were asked."""
    part = figures[k]
    for whole in reversed(figures[:k]):
        before = bare(sheet.before(whole, 4))
        polled = before[-1:] == ("of",) and bool(_POLLS & set(before[-2:-1]))
        told = polled or bool(_ASKED & set(before[-1:]))
        if told and fits(part, whole) and greater(whole, part) and ";" not in sheet.gap(whole, part):
            return whole
    return None


def of_which(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`cost $186,000, of which the state paid $124,000, or two-thirds`: the amount before "of which"."""
    part, last = figures[k], figures[k - 1] if k else None
    places = sheet.between(last.last, part.first) if last is not None else []
    gap = [sheet.page.lows[k] for k in places if sheet.page.lows[k] not in "()"]
    at = next((i for i in range(len(gap) - 1) if gap[i] == "of" and gap[i + 1] in ("which", "whom")), None)
    if last is None or at is None or not at or gap[at - 1] != "," or len(gap) - at > _REACH:
        return None
    risen = k > 1 and is_base(sheet, last) and fits(last, figures[k - 2]) and sheet.before(figures[k - 2], 1) == ["to"]
    whole = figures[k - 2] if risen else last  # "rose to $890m from $750m, of which": of what it came to
    return whole if fits(part, whole) and greater(whole, part) and ";" not in gap else None


def met_in(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`They visited 8,200 houses and found mosquitoes in 410, or one in 20`: what the bare number counts."""
    part, whole = figures[k], figures[k - 1] if k == 1 else None
    if whole is None or whole.quantity.kind != "count" or part.quantity.kind != "number" or not fits(part, whole):
        return None
    gap = sheet.gap(whole, part)
    told = gap[-1:] in (["in"], ["at"], ["on"]) and not {",", "to", "from", "than"} & set(gap) and len(gap) <= _REACH
    return whole if told and sheet.page.low_at(part.last) == "," and greater(whole, part) else None


def taken(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`1,248 pupils took the exam and 936 passed, a rate of 75%`: some of those before the "and", by a verb alone."""
    part, whole = figures[k], figures[k - 1] if k else None
    if whole is None or whole.quantity.kind != "count" or part.quantity.kind not in ("number", "count"):
        return None
    if not fits(part, whole) or (part.quantity.kind == "count" and part.nouns[:1] != whole.nouns[:1]):
        return None
    gap, verb = sheet.gap(whole, part), sheet.page.tag_at(part.last)
    moved = motion.at(sheet, part.last) if verb == "VBD" else None  # "1,812 shares rose and 904 fell"
    told = gap[-1:] == ["and"] and verb == "VBD" and moved is None and len(gap) <= _REACH
    return whole if told and greater(whole, part) else None


def asked(sheet: Sheet, part: Figure) -> Figure | None:
    """`Of those asked, 590, or 49%`: the one poll of the article, "a poll of 1,204 likely voters"."""
    first = sheet.bounds(part.sentence)[0]
    lead = [word for word in sheet.page.lows[first : sheet.left(part)] if not word.isspace()]
    if lead[:1] != ["of"] or len(lead) > 6 or not _ASKED & set(lead) or lead[1:2] not in (["those"], ["all"], ["the"]):
        return None
    polls = [
        f for f in sheet.plain
        if fits(part, f) and greater(f, part) and _POLLS & set(bare(sheet.before(f, 4))[-2:])
        and bare(sheet.before(f, 4))[-1:] == ("of",)
    ]  # fmt: skip
    return polls[0] if len({f.quantity.value for f in polls}) == 1 else None


def only(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`set aside £54m for repairs, but only £18m, or a third, had been spent`: what was to be, and what came of it."""
    part, whole = figures[k], figures[k - 1] if k else None
    if whole is None or not fits(part, whole) or not greater(whole, part) or whole.bracketed:
        return None
    gap = sheet.page.lows[whole.last : part.first]
    scarce = len(gap) > 1 and gap[-1] in _ONLY and gap[-2] in ("but", "and", "of", ",", "which", "whom")
    same = part.quantity.kind != "count" or whole.quantity.kind != "count" or part.nouns[:1] == whole.nouns[:1]
    return whole if scarce and same and len(gap) <= _REACH and not {"from", "than", ";", "in"} & {*gap[-4:]} else None


def won(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`A couple who won £115m have given £60m, more than half, to charity`: what came in and what went out of it."""
    part, whole = figures[k], figures[0] if k == 1 else None
    if whole is None or part.quantity.kind != "money" or not fits(part, whole) or not greater(whole, part):
        return None
    came, went = sheet.before(whole, 1), sheet.before(part, 1)
    told = bool(came) and came[0] in _CAME and bool(went) and went[0] in _WENT
    closed = sheet.page.low_at(part.last) == "," and not {"but", ";"} & {*sheet.gap(whole, part)}
    return whole if told and closed else None


def margin_of(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`a profit of £286m on sales of £2.2bn, a margin of 13%`."""
    if n < 2 or figures[n].quantity.kind != "percent":
        return None
    part, whole, fraction = figures[n - 2 : n + 1]
    gap, lead = sheet.gap(part, whole), sheet.before(fraction, 4)
    sales = gap[:1] == ["on"] and bool(_SALES & {*gap}) and len(gap) <= len(("on", "group", "sales", "of"))
    if not sales or lead[-2:] != ["margin", "of"] or not (fits(part, whole) and greater(whole, part)):
        return None
    return share_of(sheet, fraction, part, whole)


def held_against(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`2,200 homes, compared with an average of 4,400, exactly half`: the one level as a share of the other."""
    if n < 2 or figures[n].quantity.kind not in ("fraction", "ratio"):
        return None
    part, whole, fraction = figures[n - 2 : n + 1]
    gap, tail = sheet.gap(part, whole), sheet.page.lows[whole.last : sheet.left(fraction)]
    against = any(gap[k : k + 2] == ["compared", "with"] or gap[k] == "against" for k in range(len(gap)))
    closed = sheet.after(fraction, 1) in (["."], [","], [";"], []) and tail[-1:] != [] and tail[-1] in _OFFSET
    near = len(gap) <= _FAR and len(tail) <= _APPOSED and not {"and", "while", ";"} & {*gap, *tail}
    told = against and closed and near and fits(part, whole) and greater(whole, part)
    return share_of(sheet, fraction, part, whole) if told else None


def turnout(sheet: Sheet, figures: Sequence[Figure], n: int) -> Claim | None:
    """`Turnout was 61%, with 1.7 million of the 2.8 million voters casting a ballot`."""
    if n >= len(("cast", "registered")) and "turnout" in sheet.before(figures[n], 3):
        part, whole = figures[n - 2 : n]
        cast = bool({"cast", "voted"} & {*sheet.gap(part, whole)})
        near = {*sheet.gap(whole, figures[n]), *sheet.gap(part, whole)}
        registered = bool({"registered", "eligible", "entitled"} & near)
        closed = sheet.after(figures[n], 1) in ([], ["."], [","], [";"])
        if closed and cast and registered and fits(part, whole) and greater(whole, part):
            return share_of(sheet, figures[n], part, whole)  # "21,460 ballots were cast; with 58,000 registered"
    if n + 2 >= len(figures):
        return None
    fraction, part, whole = figures[n : n + 3]
    gap = sheet.page.lows[fraction.last : sheet.left(part)]
    told = gap in ([",", "with"], [":"], ["-"], ["–"]) and is_of(sheet, part, whole) and fits(part, whole)
    rated = "turnout" in sheet.before(fraction, _APPOSED) and sheet.page.low_at(whole.last) in _VOTERS
    return share_of(sheet, fraction, part, whole) if told and rated and greater(whole, part) else None


def votes_cast(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`took 810,000 of the 1.5 million votes cast. Her rival got 600,000 (40%)`: all votes, of the sentence before."""
    part = figures[k]
    start = sheet.bounds(part.sentence)[0]
    if not _POLLED & {*sheet.before(part, 1)} or {"in", "among", "at"} & {*sheet.page.lows[start : start + 2]}:
        return None
    votes = [
        f for f in sheet.of_sentence.get(part.sentence - 1, ())
        if "vote" in f.nouns[:1] and sheet.before(f, 2) == ["of", "the"] and "cast" in sheet.after(f, 3)
    ]  # fmt: skip
    return votes[0] if len(votes) == 1 and fits(part, votes[0]) and greater(votes[0], part) else None


def another(sheet: Sheet, figures: Sequence[Figure], k: int) -> Figure | None:
    """`480,000 patients, of whom 297,600, or 62 per cent, ... Another 24,000, or one in 20,`: of the same patients."""
    part = figures[k]
    lead = [word for word in sheet.page.lows[sheet.bounds(part.sentence)[0] : part.first] if not word.isspace()]
    told = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if f.quantity.kind in ("count", "number")]
    if lead not in (["another"], ["a", "further"]) or len(told) != 2 or not fits(part, told[0]):
        return None
    gap = sheet.gap(*told)
    of = any(gap[j : j + 2] in (["of", "whom"], ["of", "which"]) for j in range(len(gap)))
    return told[0] if of and greater(told[0], part) else None
