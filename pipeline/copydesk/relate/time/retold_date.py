"""One stretch of time told twice: claims of kind "date" with the roles ``told`` and ``retold``.

    The poll was taken from 3 May to 9 May ... The interviews took place between 3 May and 11 May

Two stretches that begin (or end) on the same day and are told of one event, a few sentences
apart, are one stretch. The roles hold the days at the other end; cues ``stretch`` and ``again`` the
stretches as printed.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.time.frame import Frame, When, frames
from copydesk.relate.words import cues

_FAR = 4  # sentences
_ENDS = 4  # days that two stretches have


@functools.cache
def _events() -> dict[str, str]:
    """Word -> the event that it tells of."""
    rows = cues("restatement").items()
    return {phrase[0]: row for row, phrases in rows if not row.startswith("guard") for phrase in phrases}


def _told(frame: Frame) -> set[str]:
    return {_events()[word] for word in frame.text.split() if word in _events()}


def _days(when: When) -> bool:
    return len(when.ids) == 2 and len(when.first) == len(when.last) >= len("--05-04") and when.first[-3] == "-"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every stretch of days that is told again, without ids."""
    if sum(date.from_ is not None and date.from_[-3:-2] == "-" for date in mentions.dates) < _ENDS:
        return
    sentences = frames(sheets.read(doc, mentions))
    found = [(n, when) for n, frame in enumerate(sentences) for when in frame.dates() if _days(when)]
    for k, (number, one) in enumerate(found):
        for later, two in found[k + 1 :]:
            shared = _told(sentences[number]) & _told(sentences[later])
            if 0 < later - number <= _FAR and shared and (one.first == two.first) != (one.last == two.last):
                yield _claim(doc.text, one, two, shared)


def _claim(text: str, one: When, two: When, shared: set[str]) -> Claim:
    end = one.first == two.first  # the place in `ids` of the day that differs
    spans = {"stretch": one, "again": two}
    return Claim(
        text=text[one.start : two.end], start=one.start, end=two.end, kind="date", explicit=False,
        attribute=min(shared), roles={"told": one.ids[end], "retold": two.ids[end]},
        cues={name: TextSpan(text=each.text, start=each.start, end=each.end) for name, each in spans.items()},
    )  # fmt: skip
