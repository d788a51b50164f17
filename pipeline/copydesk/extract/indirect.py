"""Indirect speech: what somebody said in the writer's words, with its cue and source.

Needs the parse. A content never holds a quotation mark (the quoted part is a partial quote
of its own), and of nested reports only the outermost is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.extract import beside, clause, content, cue, phrase
from copydesk.extract.page import Page
from copydesk.extract.phrase import Source
from copydesk.extract.scene import REACH, Attribution, Scene

_TRIM = frozenset([",", ".", ";", ":", "-", "–", "—", "--", "?", "!", "and", "but", "or", "(", "...", "…"])
_HEARERS = frozenset(["dobj", "dative", "npadvmod", "prep"])
_DASHES = frozenset(["—", "–", "--"])
_LEAD = frozenset([",", ";", ":", "-", "–", "—", "--", "and", "but", "or", "yet", "so", ")", "...", "…"])


@dataclass(frozen=True, slots=True)
class Reported:
    """The words ``first``..``last`` (both included) that the attribution reports."""

    first: int
    last: int
    attribution: Attribution


def reports(scene: Scene) -> Iterator[Reported]:
    """Every indirect report, in the order of its cue; none without a parse."""
    if not scene.page.parsed:
        return
    taken = -1
    for i in range(len(scene.page)):
        if scene.quoted[i] >= 0 or i <= taken:
            continue
        found = _report(scene, i)
        if found is not None:
            taken = max(taken, found.last, found.attribution.cue[1] if found.attribution.cue else -1)
            yield found


def _report(scene: Scene, i: int) -> Reported | None:
    page = scene.page
    if page.lows[i] == "according" and i + 2 < len(page) and page.lows[i + 1] == "to":
        return _according(scene, i)
    kind = cue.kind(page, i)
    if kind is None or kind in ("act", "think", "show") or not beside.is_finite(page, i):
        return None
    source = clause.who(scene, i)
    if source is None:
        return None
    span = _as_told(scene, i) or content.content(page, i, (source.first, source.last)) or _around(scene, i, source)
    if span is None:
        return None
    return _clean(scene, span, Attribution(source, (i, i), "reported"))


def _as_told(scene: Scene, verb: int) -> tuple[int, int] | None:
    """`As X reported, CLAUSE`: the rest of the sentence."""
    page = scene.page
    start, stop = _sentence(page, verb, verb)
    start += page.lows[start] in ("and", "but")  # But as Ann Lee noted, …
    if page.lows[start] != "as" or page.heads[start] != verb or cue.kind(page, verb) != "say":
        return None
    comma = next((j for j in range(verb + 1, min(verb + 10, stop)) if page.words[j] == ","), None)
    return None if comma is None else (comma + 1, stop - 1)


def _around(scene: Scene, verb: int, source: Source) -> tuple[int, int] | None:
    """`The bridge, X said, would open`: the longer side of a cue set off by commas."""
    page = scene.page
    first, last = min(source.first, verb), max(source.last, verb)
    if last - first > 8 or first == 0 or page.words[first - 1] != ",":
        return None
    start, stop = _sentence(page, first - 1, last + 1)
    if page.lows[verb] in cue.forms("tell"):
        last = max([last, *(page.subtree(c)[1] for c in page.children[verb] if page.deps[c] in _HEARERS)])
    if last + 1 < stop and page.words[last + 1] not in (",", ".", "—", "–"):
        return None
    return (start, first - 1) if first - start >= stop - last else (last + 1, stop - 1)


def _sentence(page: Page, first: int, last: int) -> tuple[int, int]:
    """The words (end exclusive) of the sentence around ``first``..``last``, as far as a report can reach."""
    sent = page.sents[first]
    start, floor = first, max(0, first - 2 * REACH)
    while start > floor and page.sents[start - 1] == sent and not page.breaks[start - 1]:
        start -= 1
    stop, ceiling = last, min(len(page), last + 2 * REACH)
    while stop < ceiling and page.sents[stop] == sent and not page.breaks[stop]:
        stop += 1
    return start, stop


def _according(scene: Scene, i: int) -> Reported | None:
    page = scene.page
    start, stop = _sentence(page, i, i)
    source = phrase.forward(page, i + 2, stop)
    if source is None:
        return None
    found = Attribution(source, (i, i + 1), "reported")
    if i - start <= 1:
        comma = next((j for j in range(source.last, stop) if page.words[j] == ","), None)
        return _clean(scene, (comma + 1, stop - 1), found) if comma is not None else None
    return _clean(scene, (start, i - 1), found)


def _clean(scene: Scene, span: tuple[int, int], found: Attribution) -> Reported | None:
    """Trim marks and joining words off the ends; None where a quotation mark or nothing is left."""
    page = scene.page
    first, last = span
    while first <= last and (page.lows[first] in _LEAD or page.words[first].isspace()):
        first += 1
    while last >= first and (page.lows[last] in _TRIM or page.words[last].isspace()):
        last -= 1
    last = _before_quote(scene, first, last)
    first = _after_time(page, first, last) if first == (found.cue or (0, -1))[1] + 1 else first
    if last - first < 2 or any(page.breaks[i] or scene.quoted[i] >= 0 for i in range(first, last + 1)):
        return None
    return Reported(first, last, found)


def _before_quote(scene: Scene, first: int, last: int) -> int:
    """`said it was shut and called that "a shame"`: the report ends before the clause that holds the quote."""
    page = scene.page
    marked = next((i for i in range(first, last + 1) if scene.quoted[i] >= 0), None)
    if marked is None:
        return last
    for i in range(marked - 1, first + 3, -1):
        acts = page.tags[i + 1][:2] in ("VB", "RB") if page.lows[i] in ("and", "but") else page.tags[i + 1] == "VBG"
        if page.words[i] in _DASHES or (acts and page.lows[i] in (",", "and", "but")):
            return i - 1
    return last


def _after_time(page: Page, first: int, last: int) -> int:
    """`said on Tuesday that …`: the day belongs to the saying."""
    i = first + (page.tags[first] == "IN")
    if i <= last and page.lows[i] in ("late", "early", "last"):
        i += 1
    if i <= last and page.lows[i] in beside.TIMES:
        return i + 1
    return first
