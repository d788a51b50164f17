"""The attribution set off from the quote by commas or a dash: `the "worst" bridge, Ann Lee said`."""

from __future__ import annotations

from itertools import pairwise

from copydesk.extract import cue as cues
from copydesk.extract import phrase
from copydesk.extract.beside import FINITE, inverted, straight
from copydesk.extract.page import NAMES, Page
from copydesk.extract.scene import REACH, Attribution, Scene


def trailing(scene: Scene, k: int) -> Attribution | None:
    """`the "worst" bridge, Ann Lee said`: a cue set off by a comma later in the sentence."""
    page = scene.page
    i, stop = scene.after(k)
    if scene.ending(k) in ".!?":
        return None
    while i < stop:
        if page.words[i] == ",":
            found = inverted(scene, i + 1, stop, ",") or straight(scene, k, i + 1, stop, "")
            if found is not None and _is_parenthetic(page, found, stop):
                return Attribution(found.source, found.cue, "over")
        if page.lows[i] == "according" and i + 1 < stop and page.lows[i + 1] == "to":
            source = phrase.forward(page, i + 2, stop)
            return Attribution(source, (i, i + 1)) if source else None
        i += 1
    return None


def _is_parenthetic(page: Page, found: Attribution, stop: int) -> bool:
    """Whether source and cue fill the words from a comma to the next comma or the end."""
    if found.cue is None or found.source is None:
        return False
    if cues.kind(page, found.cue[0]) not in ("say", "ask", "think"):
        return False
    last = max(found.cue[1], found.source.last)
    gap = abs(found.cue[0] - found.source.last) if found.source.last < found.cue[0] else 1
    return gap <= 3 and (last + 1 >= stop or page.words[last + 1] in (",", "—", "–", "-"))


def aside(scene: Scene, k: int) -> Attribution | None:
    """`The bridge, Ann Lee said, is "the worst"`, and `According to Ann Lee, the bridge is …`."""
    page = scene.page
    start, end = scene.before(k)
    if start + 2 < end and page.lows[start] == "according" and page.lows[start + 1] == "to":
        source = phrase.forward(page, start + 2, end)
        return Attribution(source, (start, start + 1), "over") if source else None
    commas = [i for i in range(start, end) if page.words[i] == "," and scene.quoted[i] < 0]
    for first, second in pairwise(commas):
        if second - first > 7 or (cues.kind(page, first + 1) is None and page.lows[first + 1] == "and"):
            continue
        found = inverted(scene, first + 1, second, ",") or straight(scene, k, first + 1, second, "")
        if found is not None and _is_parenthetic(page, found, second):
            return Attribution(found.source, found.cue, "over")
    return None


def signed(scene: Scene, k: int) -> Attribution | None:
    """`"…" — Ann Lee`, on the same line or the next."""
    page = scene.page
    i = scene.bounds[k][1]
    while i < len(page) and page.words[i].isspace():
        i += 1
    if i + 1 >= len(page) or page.words[i] not in ("—", "–", "--", "-", "―"):
        return None
    if scene.quoted[i] >= 0 or page.tags[i + 1] not in NAMES:
        return None
    stop = i + 1
    while stop < len(page) and not page.breaks[stop] and stop - i < REACH:
        stop += 1
    source = phrase.forward(page, i + 1, stop)
    if source is None or any(page.tags[j] in FINITE for j in range(source.last + 1, stop)):
        return None
    return Attribution(source, (i, i), "signed")
