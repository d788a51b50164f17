"""The lead of one party or candidate over another, beside the support of both in another sentence.

    Labour's lead over the Greens has narrowed to six points. The poll put Labour on 38% and the Greens on 32%.

Claims of kind "change" with the roles base, result and difference, as in `apart`; cue ``link`` is the lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.change.apart import is_points
from copydesk.relate.sheet import Figure, Sheet

_LEAD = re.compile(
    r"\b([A-Z][\w-]+)(?:['’]s?) (?:\w+ )?(?:lead|advantage) (?:over|on) (?:the |Mr |Mrs |Ms )?([A-Z][\w-]+)"
)
_TIES = frozenset("to is at was of stands stood by".split())
_LEADS = frozenset("lead advantage edge".split())
_DEFINITE = (["the"], ["'s"], ["’s"], ["his"], ["her"], ["their"], ["this"], ["that"])
_MOVED = frozenset(
    """
    had narrowed narrowing widened cut cuts down up from since was once blew blown lost losing squandered erased shrunk
    grown grew doubled halved half
    """.split()
)
_NEAR = 4  # sentences between the lead and the support
_HANG = (["on"], ["at"], ["with"], ["to"], ["had"], ["has"])
_OTHER = frozenset(
    "rival another separate different other among earlier previous previously private second last ago women men".split()
)
_NAMED = 7  # words from a name to its percentage: "the Conservatives were on"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every lead over somebody named, where one sentence near by gives both percentages; without ids."""
    sheet = sheets.read(doc, mentions)
    yield from _again(sheet)
    for figure in sheet.plain:
        if not is_points(figure) or not _TIES & {*sheet.before(figure, 1)}:
            continue
        start = sheet.page.starts[sheet.bounds(figure.sentence)[0]]
        told = _LEAD.search(sheet.page.text, start, figure.quantity.start)
        if told is None or any(f.quantity.kind == "percent" for f in sheet.of_sentence[figure.sentence]):
            continue
        pair = _support(sheet, figure, told[1].lower(), told[2].lower())
        if pair is not None:
            result, base = pair
            words = sheet.words(figure.first, figure.last)
            yield sheet.claim("change", {"base": base, "result": result, "difference": figure}, explicit=False,
                              cues={"beside": words, "link": words})  # fmt: skip


def _again(sheet: Sheet) -> Iterator[Claim]:
    """`46 percent to 39 percent. ... Ballard's seven-point advantage`: between the only two shares before."""
    for figure in sheet.plain:
        lead, behind = sheet.before(figure, 1), sheet.after(figure, 1)
        said = {*sheet.said(figure.sentence)}
        if not is_points(figure) or not _LEADS & {*behind} or lead not in _DEFINITE or (_MOVED | _OTHER) & said:
            continue
        pair = _only_two(sheet, figure)
        if pair is not None:
            words = sheet.words(figure.first, figure.last)
            roles = {"base": pair[1], "result": pair[0], "difference": figure}
            yield sheet.claim("change", roles, explicit=False, cues={"beside": words, "link": words})


def _only_two(sheet: Sheet, lead: Figure) -> tuple[Figure, Figure] | None:
    """The two shares of the nearest sentence before that prints any, where it prints no more and no other does."""
    before = [f for f in sheet.plain if f.quantity.kind == "percent" and f.first < lead.first]
    near = [f for f in before if lead.sentence - f.sentence <= _NEAR and f.quantity.trend is None]
    told = {f.sentence for f in near}
    if len(near) != len(("one", "other")) or len(told) != 1 or lead.sentence in told or _OTHER & {*sheet.said(*told)}:
        return None
    return near[0], near[1]


def _support(sheet: Sheet, lead: Figure, ahead: str, behind: str) -> tuple[Figure, Figure] | None:
    """The percentages of the two, from the first sentence near the lead that gives one of each."""
    for number in (*range(lead.sentence + 1, lead.sentence + 1 + _NEAR), lead.sentence - 1):
        if _OTHER & {*sheet.said(number)}:
            continue
        percents = [f for f in sheet.of_sentence.get(number, ()) if f.quantity.kind == "percent"]
        named = [[f for f in percents if _own(sheet, f, percents) == name] for name in (ahead, behind)]
        if all(len(found) == 1 for found in named):
            return named[0][0], named[1][0]
    return None


def _own(sheet: Sheet, figure: Figure, percents: list[Figure]) -> str | None:
    """The name that the percentage hangs on: the last one before it, behind the percentage before."""
    before = [f for f in percents if f.last <= figure.first]
    first = max([sheet.bounds(figure.sentence)[0], *(f.last for f in before)], default=0)
    places = range(max(first, sheet.left(figure) - _NAMED), sheet.left(figure))
    names = [sheet.page.lows[k] for k in places if sheet.page.words[k][:1].isupper()]
    return names[-1] if names and sheet.before(figure, 1) in _HANG else None
