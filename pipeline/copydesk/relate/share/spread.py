"""Shares of one whole that neighbouring sentences give, one after another.

    The Yes side took 53.4% of valid votes. No campaigners finished on 46.6%.
    Of passengers 28% were satisfied. Thirty-seven per cent were neither, while 35% were unhappy.
    She holds 54% of the company. Two pension funds own 46% between them.

Claims of kind "share" as in `partition`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.exclusive import MADE_UP, OVERLAPPING, exclude
from copydesk.relate.share.remaining import is_share
from copydesk.relate.sheet import Figure, Sheet, numbered

_SIDES = (({"yes", "favour", "favor", "for"}, {"no", "against", "opposed"}), ({"remain"}, {"leave"}))
_BEHIND = 3  # words behind a share that name its side: "67.7% voted in favour"
_FAR = 3  # sentences between the two shares of a vote
_VOTED = frozenset("vote votes poll ballot ballots".split())
_POLLS = frozenset("poll survey pollster undecided pollsters polled turnout expected".split())
_WON = frozenset("had took won got polled received on with secured".split())
_OWN = frozenset("own owns owned hold holds held has have keep keeps retain retains".split())
_COMPANY = frozenset("company business firm shares club venture bank group stock equity".split())
_THE = frozenset(["the", "its"])  # "45 per cent of the field"
_LEAD = 12  # words from "The Yes side" to its share
_OTHERS = frozenset("men women among aged over under year years in last earlier ago previous previously".split())
_THEN = frozenset("earlier ago previous previously before compared against".split())
_OUTLOOK = 3  # up, down and no change
_MOST = 6  # shares
_INCOME = frozenset("income revenue revenues turnover takings receipts budget cost costs power electricity".split())
_FURTHER = frozenset("a another further the other".split())
_GIVES = frozenset(
    "provide provides provided supply supplies supplied contribute contributes contributed generate generates "
    "generated yielded brought to paid met covered covers".split()
)
_TAIL, _CONTEST = 6, 10  # words behind a share that say of what it is
_CONTESTS = frozenset("contest run-off runoff round election race ballot".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every such list of shares, without ids."""
    sheet = sheets.read(doc, mentions)
    yield from _accounted(sheet)
    for number in sheet.of_sentence:
        shares = [*_shares(sheet, number), *_shares(sheet, _next(sheet, number))]
        if len({f.sentence for f in shares}) < 2 or len(shares) > _MOST or len({f.quote for f in shares}) > 1:
            continue
        if shares[-1].line - shares[0].line > 1:
            continue
        claim = _claim(sheet, shares)
        if claim is not None:
            yield claim


def _next(sheet: Sheet, number: int) -> int:
    """The next sentence that gives a percentage: `He took 54.3% of the vote. Crowds cheered. She received 45.7%`."""
    for near in range(number + 1, number + 1 + _FAR):
        if any(f.quantity.kind == "percent" for f in sheet.of_sentence.get(near, ())):
            return near
    return number + 1


def _shares(sheet: Sheet, number: int) -> list[Figure]:
    every = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind == "percent"]
    return every if all(is_share(sheet, f) for f in every) else []


def _claim(sheet: Sheet, shares: Sequence[Figure]) -> Claim | None:
    roles, span = dict(numbered("share", shares)), sheet.words(shares[-1].first, shares[-1].last)
    if len(shares) == 2 and _two_sides(sheet, *shares):
        return sheet.claim("share", roles, cues={"rest": span}, explicit=False)
    owned = all(sheet.after(share, 1) != ["of"] for share in shares[1:])
    closed = owned and (len(shares) == 2 or sheet.gap(shares[-2], shares[-1])[-1:] == ["and"])
    if (len(shares) == 2 and _of_one_vote(sheet, *shares)) or (closed and _of_one_firm(sheet, *shares[:2])):
        return sheet.claim("share", roles, cues={"excludes": span}, explicit=False)
    named = len(shares) == _OUTLOOK or shares[0].line == shares[-1].line
    named = named and not any(_OTHERS & {*sheet.before(f, 3)} for f in shares)
    if len(shares) > 2 and named and exclude(sheet, shares):
        return sheet.claim("share", roles, cues={"excludes": span}, explicit=False)
    return None


def _accounted(sheet: Sheet) -> Iterator[Claim]:
    """`brought in 64% of the income. CDs accounted for 17% and downloads for 10%. Vinyl made up 9%`: of one whole."""
    past = -1
    for number in sheet.of_sentence:
        run = _shares(sheet, number) if number > past else []
        one = len(run) == 1 and sheet.after(run[0], 2) == ["of", "the"]
        if not one and not (run and _of_income(sheet, run[0]) and all(_makes_up(sheet, f) for f in run)):
            continue
        while (more := _shares(sheet, run[-1].sentence + 1)) and all(_makes_up(sheet, f) for f in more):
            run += more
        past = run[-1].sentence
        plain = len(run) <= _MOST and len({f.quote for f in run}) == 1
        if len(run) > 2 and plain and not any(_THEN & {*sheet.said(f.sentence)} for f in run):
            span = sheet.words(run[-1].first, run[-1].last)
            yield sheet.claim("share", dict(numbered("share", run)), cues={"excludes": span}, explicit=False)


def _makes_up(sheet: Sheet, share: Figure) -> bool:
    """`accounted for 17%`, `and downloads for 10%`, `made up 9%`: a part of what was told before."""
    lead = [word for word in sheet.before(share, 4) if word not in _FURTHER][-2:]
    made = tuple(lead) in MADE_UP or lead[-1:] == ["for"] or bool(_GIVES & {*lead[-1:]}) or lead == ["brought", "in"]
    if _of_income(sheet, share) and made:
        return True
    return made and sheet.after(share, 1) != ["of"] and not (OVERLAPPING | _OTHERS) & {*sheet.before(share, _TAIL)}


def _of_income(sheet: Sheet, share: Figure) -> bool:
    """`provided 46 per cent of its income`: what each of its sources adds to, and no two give at once."""
    return sheet.after(share, 1) == ["of"] and bool(_INCOME & {*sheet.after(share, _TAIL)})


def _two_sides(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`The Yes side took 53.4% of valid votes. No campaigners finished on 46.6%`: a vote leaves nobody else."""
    said = {*sheet.said(one.sentence), *sheet.said(other.sentence)}
    leads = [{*sheet.before(f, _LEAD), *_voted(sheet, f)} for f in (one, other)]
    sides = any(leads[k] & a and leads[1 - k] & b for a, b in _SIDES for k in (0, 1))
    return sides and bool(_VOTED & said) and not (_POLLS - {"poll"}) & said and "opinion" not in said


def _voted(sheet: Sheet, share: Figure) -> list[str]:
    """`67.7 per cent voted in favour`."""
    behind = sheet.after(share, _BEHIND)
    return behind if behind[:1] == ["voted"] else []


def _of_one_vote(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`had 51% of the vote. His challenger had 49%`."""
    of = sheet.after(one, 3)
    told = of[:2] == ["of", "the"] and bool(_VOTED & {*of[2:]}) and bool(_WON & {*sheet.before(one, 1)})
    return told and bool(_WON & {*sheet.before(other, 1)}) and _closed(sheet, one, other)


def _of_one_firm(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """`holds 54% of the company. Two pension funds own 46% between them`."""
    of = sheet.after(one, 3)
    told = of[:1] == ["of"] and bool((_COMPANY | _THE) & {*of[1:]}) and bool(_OWN & {*sheet.before(one, 1)})
    return told and bool(_OWN & {*sheet.before(other, 1)}) and _closed(sheet, one, other)


def _closed(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether the second is of the same whole and time: it names no other."""
    tail = {*sheet.after(one, _TAIL)}
    tail = tail - {"in"} if _CONTESTS & {*sheet.after(one, _CONTEST)} else tail  # "of the vote in the two-man contest"
    return sheet.after(other, 1) != ["of"] and not _OTHERS & {*sheet.said(other.sentence), *tail}
