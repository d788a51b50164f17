"""Claims of a length of time and its dates, as `elapsed` describes them, and where phrases stand in an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from copydesk.records import Claim, TextSpan
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import Found, Frame, When, phrases

_SEASON = re.compile(r" this (?:spring|summer|autumn|fall|winter|year|month|week|\w+ber|January|February)\b")

ANOTHERS = re.compile(  # "opened in 1957 and has been closed for 27 years", "has been run by the family for 12"
    r"\b(?:by|family|married|under|owners?|lain|stood empty)\b"
    r"|\bbeen (?:\w+ )?(?:closed|shut|empty|derelict|vacant|disused|silent|dark)\b"
)


def made(
    sheet: Sheet, frame: Frame, found: Found, dates: Sequence[When], others: Sequence[When], explicit: bool,
    *marks: str,
) -> Claim:  # fmt: skip
    """The claim of a length found in a sentence, with its dates, the ``others`` that stand there, and its marks."""
    cues = {"tie": span(sheet, found.start, found.end)}
    if _SEASON.match(sheet.page.text, found.end):
        cues["season"] = cues["tie"]  # "130 years ago this fall"
    for name in ("next", "last"):
        for moved in (each for pattern in phrases("elapsed", name) for each in frame.find(pattern)):
            cues[name] = span(sheet, moved.start, moved.end)
    if others:
        cues["other"] = span(sheet, others[-1].start, others[-1].end)
    cues |= dict.fromkeys(marks, cues["tie"])
    roles = {"elapsed": found.length.id}
    for name, date in zip(("from", "to"), dates, strict=False):
        if date.ids:
            roles[name] = date.ids[0]
        else:
            cues[name] = span(sheet, date.start, date.end)
    start = min(found.length.start, *(date.start for date in dates))
    end = max(found.length.end, *(date.end for date in dates))
    return Claim(text=sheet.page.text[start:end], start=start, end=end, kind="date", roles=roles, cues=cues,
                 explicit=explicit)  # fmt: skip


def span(sheet: Sheet, start: int, end: int) -> TextSpan:
    """The words from one offset to another."""
    return TextSpan(text=sheet.page.text[start:end], start=start, end=end)


def everywhere(sentences: Sequence[Frame], patterns: Iterable[re.Pattern[str]]) -> list[tuple[int, Found]]:
    """Every place where one of the phrases stands, with the number of its sentence."""
    patterns = list(patterns)
    return [(n, found) for n, frame in enumerate(sentences) for each in patterns for found in frame.find(each)]
