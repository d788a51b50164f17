"""The score of a match told again: "Kilbride win 3-1 to go top ... said the manager after the 3-2 win".

Claims of kind "value" with the roles score and rescored: a score that is pointed back to by what it was (the win,
the defeat), and the only one that the article had told before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Quantity

_THE = re.compile(r"\b(?:the|that|their|his|its) (?:\w+ )?\Z", re.I)
_OUTCOME = re.compile(
    r" (?:home |away |opening |final |league |cup )?"
    r"(?:win|victory|defeat|loss|draw|triumph|success|thrashing|rout|result|drubbing|stalemate)\b"
    r"(?! (?:over|against|at|by|in|of|on|to|last|when|that|which|earlier|two|three|four))"
)
_BEFORE = re.compile(r"\b(?:last|previous|earlier|first|reverse|corresponding|opening) \Z")
_NUMBERS = re.compile(r"\d+")
_SIDES = 2  # of a match
_BACK = 20  # characters before a score that point back


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """The scores that are told again, without ids."""
    scores = [q for q in mentions.quantities if q.kind == "score" and len(_NUMBERS.findall(q.text)) == _SIDES]
    for n, again in enumerate(scores):
        told = scores[:n]
        if told and _points_back(doc.text, again) and len({_score(each) for each in told}) == 1:
            first = told[0]
            if first.sentence != again.sentence:
                yield Claim(text=doc.text[first.start : again.end], start=first.start, end=again.end, kind="value",
                            roles={"score": first.id, "rescored": again.id}, explicit=False)  # fmt: skip


def _points_back(text: str, score: Quantity) -> bool:
    """`after the 3-2 win`: of the match that the article is about, not of last week's nor of one against others."""
    before = text[max(0, score.start - _BACK) : score.start]
    return bool(_THE.search(before) and _OUTCOME.match(text, score.end)) and not _BEFORE.search(before)


def _score(score: Quantity) -> tuple[int, ...]:
    """The two numbers, the greater first, whoever won."""
    return tuple(sorted(map(int, _NUMBERS.findall(score.text)), reverse=True))
