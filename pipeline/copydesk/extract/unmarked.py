"""Words that somebody says without quotation marks: transcripts and posts carried over whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Plain expressions, since both styles are set by the line and not by the sentence.
# `REED: The bridge is open.`: the whole name in capitals, then a colon.
_TURN = re.compile(
    r"^(?P<name>[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}):[^\S\n]+(?P<said>\S[^\n]*)$", re.M
)
# `The bridge is open. — Ann Reed (@annreed) July 21, 2018`
_POST = re.compile(
    r"^[^\S\n]*(?P<said>[^\n]{8,600}?)[^\S\n]*[—–-]{1,2}[^\S\n]?(?P<name>[^\n()@—–]{2,60}) \(@\w{1,30}\)",
    re.M,
)
_TAG = re.compile(r"^<[A-Za-z][^<>\n]{0,300}>")
_LINK = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/)\S+)+$")
_TURNS = 2  # one such line can be a heading; a transcript has more


@dataclass(frozen=True, slots=True)
class Line:
    """Offsets of the words said and of the name that the line gives."""

    start: int
    end: int
    name_start: int
    name_end: int


def lines(text: str) -> list[Line]:
    """Transcript turns and posts of ``text``, in order, none within another."""
    turns = list(_TURN.finditer(text)) if ":" in text else []
    found = [Line(*m.span("said"), *m.span("name")) for m in turns] if len(turns) >= _TURNS else []
    if "(@" in text:
        found.extend(_post(text, m) for m in _POST.finditer(text))
    out: list[Line] = []
    for line in sorted(found, key=lambda line: line.start):
        if line.start < line.end and (not out or line.start >= out[-1].end):
            out.append(line)
    return out


def _post(text: str, post: re.Match[str]) -> Line:
    start, end = post.span("said")
    tag = _TAG.match(text[start:end])
    if tag is not None:
        start += tag.end()
    link = _LINK.search(text, start, end)
    return Line(start, link.start() if link is not None else end, *post.span("name"))
