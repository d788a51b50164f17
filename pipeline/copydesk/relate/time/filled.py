"""Claims of a length of time and the stretch that it fills, as `duration` describes them."""

from __future__ import annotations

from copydesk.records import Claim, Quantity, TextSpan
from copydesk.relate.sheet import Sheet
from copydesk.relate.time.frame import When


def filled(sheet: Sheet, length: Quantity, stretch: When, *, explicit: bool) -> Claim:
    """The claim of a length and its stretch."""
    start, end = min(length.start, stretch.start), max(length.end, stretch.end)
    names = ("stretch",) if len(stretch.ids) == 1 else ("from", "to")
    text = sheet.page.text
    tie = TextSpan(text=text[start:end], start=start, end=end)
    return Claim(text=tie.text, start=start, end=end, kind="date", explicit=explicit, cues={"tie": tie},
                 roles={"length": length.id, **dict(zip(names, stretch.ids, strict=False))},
                 period=stretch.period)  # fmt: skip


def joined(sheet: Sheet, one: When, two: When) -> When:
    """The stretch from one date to another, in whichever order they are told; a year said of one is of both."""
    first, last = one.first, two.last
    if first.startswith("--") != last.startswith("--"):
        first, last = (each if each[:1].isdigit() else other[:4] + each[1:]
                       for each, other in ((first, last), (last, first)))  # fmt: skip
    start, end = min(one.start, two.start), max(one.end, two.end)
    return When(sheet.page.text[start:end], start, end, first, last, one.ids + two.ids)
