"""The score of a match told again: "Kilbride win 3-1 to go top ... said the manager after the 3-2 win".

Claims of kind "value" with the roles score and rescored: a score that is pointed back to by what it was (the win,
the defeat), and the only one that the article had told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Quantity
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Sheet

_THE = re.compile(r"\b(?:the|that|their|his|its) (?:\w+ )?\Z", re.I)
_OUTCOME = re.compile(
    r" (?:home |away |opening |final |league |cup )?"
    r"(?:win|victory|defeat|loss|draw|triumph|success|thrashing|rout|result|drubbing|stalemate"
    r"|vote|decision|ruling|verdict|margin|majority|scoreline|score)\b"
    r"(?! (?:over|against|with|versus|at|by|in|of|on|to|last|when|that|which|earlier|two|three|four))"
)
_BEFORE = re.compile(r"\b(?:last|previous|earlier|first|reverse|corresponding|opening) \Z")
_NUMBERS = re.compile(r"\d+")
_SIDES = 2  # of a match
_BACK = 20  # characters before a score that point back


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """The scores that are told again, without ids."""
    sheet = sheets.read(doc, mentions)
    scores = [q for q in mentions.quantities if q.kind == "score" and len(_NUMBERS.findall(q.text)) == _SIDES]
    for n, again in enumerate(scores):
        told = scores[:n]
        if told and _points_back(doc.text, again) and _is_final(sheet, told, again):
            first = told[0]
            if first.sentence != again.sentence:
                yield Claim(text=doc.text[first.start : again.end], start=first.start, end=again.end, kind="value",
                            roles={"score": first.id, "rescored": again.id}, explicit=False)  # fmt: skip


def _points_back(text: str, score: Quantity) -> bool:
    """`after the 3-2 win`, `the 5-2 vote`: the article's own, not last week's nor one against others."""
    before = text[max(0, score.start - _BACK) : score.start]
    return bool(_THE.search(before) and _OUTCOME.match(text, score.end)) and not _BEFORE.search(before)


def _is_final(sheet: Sheet, told: Sequence[Quantity], again: Quantity) -> bool:
    """Whether the first score is the only one, or the headline's only one and neither is told in between."""
    known = [_score(each) for each in told]
    first = told[0]
    titled = [each for each in told if sheet.is_title(sheet.page.lines[sheet.page.at(each.start)])]
    headed = titled == [first] and _score(again) not in known
    return len({*known}) == 1 or headed


def _score(score: Quantity) -> tuple[int, ...]:
    """The two numbers, the greater first, whoever won."""
    return tuple(sorted(map(int, _NUMBERS.findall(score.text)), reverse=True))
