"""The share of one side in a vote of two, by the votes of both.

    Some 31,350 people voted against the tax and 25,650 for it. ... The measure got 45 percent of the vote.
    The plan passed 1,412 to 1,067, winning 57 percent of the vote.

Claims of kind "share" with the roles fraction, part (the votes of the side) and rest (those of the other).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_VOTE = frozenset(["vote", "votes", "ballots", "voters"])
_AYE = frozenset(["for", "favour", "favor", "yes", "backed", "supported"])
_NAY = frozenset(["against", "no", "opposed", "rejected"])
_MEASURES = frozenset(
    "measure proposal plan levy amendment budget motion question referendum issue bond bill tax proposition yes".split()
)
_PASSED = frozenset("passed approved won carried defeated failed rejected lost".split())
_LOST = frozenset("defeated failed rejected lost".split())
_SIDE = 4  # words around a number of votes that tell its side
_LEAD = 12  # words before a share, and before "1,412 to 1,067"
_BACK = 4  # sentences
_LEAST = 20  # votes
_OTHERS = frozenset("abstained abstentions blank spoiled spoilt candidates turnout".split())

_Sides = tuple[Figure, Figure]  # the votes for the measure and those against it


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """The share of the measure in each vote, without ids."""
    sheet = sheets.read(doc, mentions)
    for share in sheet.plain:
        if share.quantity.kind != "percent" or not _VOTE & {*sheet.after(share, 3)} or share.quantity.trend is not None:
            continue
        sides = _sides(sheet, share)
        if sides is None:
            continue
        part, rest = sides
        tie = sheet.words(share.first, share.last)
        roles = {"fraction": share, "part": part, "rest": rest}
        yield sheet.claim("share", roles, cues={"whole": tie}, explicit=False)


def _sides(sheet: Sheet, share: Figure) -> _Sides | None:
    """The votes of the side that the share is of, and of the other: the only such two of the sentences before."""
    lead = {*sheet.before(share, _LEAD)}
    found = [pair for n in range(share.sentence - _BACK, share.sentence + 1) if (pair := _told(sheet, n)) is not None]
    own = [f for pair in found for f in pair if f.sentence == share.sentence and f.first > share.first]
    if len(found) != 1 or own or _OTHERS & {*sheet.said(found[0][0].sentence)}:
        return None
    if _NAY & lead or {"opponents", "critics"} & lead:
        return found[0][1], found[0][0]
    named = _MEASURES & lead or _AYE & lead or found[0][0].sentence == share.sentence
    return found[0] if named else None


def _told(sheet: Sheet, sentence: int) -> _Sides | None:
    """The two numbers of votes that the sentence tells: "31,350 against and 25,650 for", "passed 1,412 to 1,067"."""
    votes = [f for f in sheet.of_sentence.get(sentence, ()) if f.quantity.kind in ("count", "number")]
    votes = [f for f in votes if (f.quantity.value or 0) >= _LEAST and f.quantity.approximation == "exact"]
    if len(votes) != len(("for", "against")):
        return None
    one, other = votes
    if sheet.gap(one, other) in (["to"], ["-"], ["–"], ["votes", "to"]):
        said = {*sheet.before(one, _LEAD)} if _MEASURES & {*sheet.before(one, _LEAD)} else set()
        return None if not _PASSED & said else (other, one) if _LOST & said else (one, other)
    sides = [({*sheet.before(f, 1)} | {*sheet.after(f, _SIDE)}, f) for f in votes]
    sides[0] = {*sheet.before(one, 1), *sheet.gap(one, other)}, one
    aye = [f for words, f in sides if _AYE & words and not _NAY & words]
    nay = [f for words, f in sides if _NAY & words]
    return (aye[0], nay[0]) if len(aye) == len(nay) == 1 else None
