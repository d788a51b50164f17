"""A quote announced by what stands before it: a colon, a comma, a line's label, the paragraph above."""

from __future__ import annotations

from copydesk.extract import clause, phrase
from copydesk.extract.genuine import is_sentence
from copydesk.extract.page import NAMES
from copydesk.extract.scene import REACH, STOPS, Attribution, Scene

_BULLETS = frozenset(["-", "–", "—", "•", "*", "·"])


def introduced(scene: Scene, k: int) -> Attribution | None:
    """`The minister took aim at the board: "…"`: a colon or comma and no cue; the main subject."""
    page = scene.page
    start, end = scene.before(k)
    if end - start < 1 or page.words[end - 1] not in (":", ","):
        return None
    if clause.hears(scene, start, end):
        return None
    return colon(scene, start, end) if page.words[end - 1] == ":" else clause.main_subject(scene, start, end)


def labelled(scene: Scene, k: int) -> Attribution | None:
    """`Town boss Ann Lee "We deserved it."`: a line's first words are a name and no more."""
    page = scene.page
    start = end = scene.bounds[k][0]
    while start > 0 and end - start <= 8 and page.words[start - 1][0].isalnum() and scene.quoted[start - 1] < 0:
        start -= 1
    if not 0 < end - start <= 8 or page.tags[end - 1] not in NAMES or not is_sentence(scene, k):
        return None
    if start and not (page.breaks[start - 1] or page.words[start - 1] in _BULLETS):
        return None
    source = phrase.forward(page, start, end)
    return Attribution(source, None, "intro") if source is not None and source.last == end - 1 else None


def colon(scene: Scene, start: int, end: int) -> Attribution | None:
    """Who is announced by the words ``start``..``end``, the last of which is a colon."""
    page = scene.page
    if end - start > 2 and scene.quoted[end - 3] < 0 and phrase.is_mistaken_verb(page, end - 2):
        return Attribution(phrase.around(page, end - 3, start), (end - 2, end - 2), "before")
    found = clause.main_subject(scene, start, end)
    named = end - start > 1 and page.tags[end - 2] in NAMES and scene.quoted[end - 2] < 0
    if named:
        first = phrase.around(page, end - 2, start).first
        named = first == start or page.tags[first - 1] not in ("IN", "TO", "CC")
    told = found is not None and found.source is not None and page.tags[found.source.head] in (*NAMES, "PRP")
    if named and not told:
        return Attribution(phrase.around(page, end - 2, start), (end - 1, end - 1), "intro")
    return found


def announced(scene: Scene, k: int) -> Attribution | None:
    """A paragraph that ends in a colon announces the quote that begins the next."""
    page = scene.page
    i = scene.bounds[k][0] - 1
    while i > 0 and page.words[i].isspace():
        i -= 1
    if i < 1 or page.words[i] != ":" or not scene.stretches[k].opens_line:
        return None
    end = i + 1
    while i > 0 and end - i < REACH and not page.breaks[i - 1]:
        if page.words[i - 1] in STOPS and scene.quoted[i - 1] < 0:
            break
        i -= 1
    return clause.last_cue(scene, i, end) or colon(scene, i, end)
