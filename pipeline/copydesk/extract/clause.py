"""The attribution in the sentence of a quoted stretch, by the parse: cues above it and before it."""

from __future__ import annotations

from copydesk.extract import cue as cues
from copydesk.extract import phrase
from copydesk.extract.beside import is_attributive, is_finite
from copydesk.extract.page import NAMES, SUBJECTS, Page
from copydesk.extract.phrase import Source
from copydesk.extract.scene import REACH, STOPS, Attribution, Scene

_CONTRASTS = frozenset(["while", "whilst", "whereas", "although", "though"])


def climb(scene: Scene, k: int) -> Attribution | None:
    """The outermost cue that the parse puts above the stretch."""
    page = scene.page
    first, last = scene.bounds[k]
    best = None
    for i in range(first, last):
        at = page.heads[i]
        if scene.quoted[at] == k or at == i:
            continue
        found = _above(scene, at)
        if found is not None:
            best = found
            break
    return best


def _above(scene: Scene, at: int) -> Attribution | None:
    """The highest cue from ``at`` upward that reports all below it; a sibling clause does not."""
    page = scene.page
    best = None
    for _ in range(25):
        if scene.quoted[at] < 0 and cues.kind(page, at) not in (None, "act") and is_finite(page, at):
            source = who(scene, at)
            if source is not None and page.lows[source.head] not in ("i", "we", "you", "me"):
                best = Attribution(source, (at, at), "over")
        head = page.heads[at]
        if head == at or (best is not None and _is_sibling(scene, at)):
            break
        at = head
    return best


def _is_sibling(scene: Scene, at: int) -> bool:
    """`A said x and B said y`, `A said x, although B said y`: not under A."""
    page = scene.page
    if page.deps[at] == "conj":
        return True
    if page.deps[at] != "advcl":
        return False
    first = page.subtree(at)[0]
    return page.lows[first] in _CONTRASTS or (first > 0 and page.words[first - 1] == ",")


def who(scene: Scene, verb: int) -> Source | None:
    """The source of a cue: its subject, or the agent of a passive; None where neither is told."""
    found = agent(scene, verb)
    if found is not None or is_passive(scene.page, verb):
        return found
    return phrase.subject(scene.page, scene.quoted, verb)


def is_passive(page: Page, verb: int) -> bool:
    """`was asked`, `has been described`; not `he's said that`, which the parser takes for one."""
    told = [child for child in page.children[verb] if page.deps[child] in ("nsubjpass", "auxpass")]
    if told and page.lows[verb] in cues.forms("say") and any(page.lows[child] == "'s" for child in told):
        return not any(page.deps[child] == "ccomp" for child in page.children[verb])
    return bool(told)


def agent(scene: Scene, verb: int) -> Source | None:
    """`was described by Ann Lee as`: who did what the passive tells."""
    page = scene.page
    for child in page.children[verb]:
        if page.deps[child] == "agent":
            for grandchild in page.children[child]:
                if page.deps[grandchild] == "pobj" and scene.quoted[grandchild] < 0:
                    return phrase.whole(page, grandchild)
    return None


def leading(scene: Scene, k: int) -> Attribution | None:
    """`Ann Lee said: "…`: the last cue before the opening mark in its sentence."""
    return last_cue(scene, *scene.before(k))


def last_cue(scene: Scene, start: int, end: int) -> Attribution | None:
    """The last cue of the words ``start``..``end``; one in a relative clause only if there is no other."""
    page = scene.page
    aside = None
    for i in range(end - 1, start - 1, -1):
        if scene.quoted[i] >= 0:
            continue
        if page.lows[i] == "to" and page.lows[i - 1] == "according" and i - 1 >= start:
            source = phrase.forward(page, i + 1, end)
            if source is not None:
                return Attribution(source, (i - 1, i), "before")
        kind = cues.kind(page, i)
        if kind is None or (kind == "act" and end - i > 3) or not is_finite(page, i):
            continue
        source = _before_cue(scene, i, start)
        if source is None:
            continue
        if page.deps[i] != "relcl" and not (page.deps[i] == "conj" and page.deps[page.heads[i]] == "relcl"):
            return Attribution(source, (i, i), "before")
        aside = aside or Attribution(source, (i, i), "before")
    return aside


def _before_cue(scene: Scene, verb: int, start: int) -> Source | None:
    page = scene.page
    if page.lows[start] == "as":
        source = phrase.forward(page, start + 1, verb)
        if source is not None:
            return source
    found = who(scene, verb)
    if found is not None or is_passive(page, verb):
        return found
    if page.tags[verb] == "VBG" or not page.parsed:
        main = main_subject(scene, start, verb)
        if main is not None:
            return main.source
    return _left(scene, verb, start)


def _left(scene: Scene, verb: int, start: int) -> Source | None:
    """The nearest phrase left of the verb, where the parse gives no subject."""
    page = scene.page
    for i in range(verb - 1, start - 1, -1):
        if scene.quoted[i] < 0 and page.tags[i] in ("NNP", "NNPS", "PRP", "NN", "NNS"):
            return phrase.around(page, i, start)
    return None


def hears(scene: Scene, start: int, end: int) -> bool:
    """`Ann Lee was asked: "…"`: the last cue before the mark makes its subject the one who is told."""
    for i in range(end - 1, start - 1, -1):
        if scene.quoted[i] < 0 and cues.kind(scene.page, i) is not None:
            return cues.kind(scene.page, i) in ("ask", "say") and is_passive(scene.page, i)
    return False


def main_subject(scene: Scene, start: int, end: int) -> Attribution | None:
    """The subject of the main verb of the words ``start``..``end``."""
    page = scene.page
    best = None
    for i in range(start, end):
        plain = scene.quoted[i] < 0 and page.tags[i] not in ("WP", "WDT", "EX")
        if plain and page.deps[i] in SUBJECTS:
            depth, at = 0, i
            while page.heads[at] != at and depth < 20:
                at = page.heads[at]
                depth += 1
            if best is None or depth < best[0]:
                best = (depth, i)
    if best is None:
        return None
    return Attribution(phrase.speaker_of(page, scene.quoted, best[1]), None, "intro")


def implied(scene: Scene, k: int) -> Attribution | None:
    """`Ann Lee supports "…"`: no cue, but words enough in marks; the person the sentence is about."""
    if scene.words(k) < 4 or is_attributive(scene, k):
        return None
    before = scene.before(k)
    found = None if hears(scene, *before) else main_subject(scene, *before)
    if found is None or found.source is None or scene.page.tags[found.source.head] not in (*NAMES, "PRP"):
        return None
    return None if scene.page.lows[found.source.head] in ("it", "i", "we", "you") else found


def beat(scene: Scene, k: int) -> Attribution | None:
    """`Ann Lee smiled. "…"`: the person whom the sentence before a whole quoted sentence is about."""
    page = scene.page
    end = scene.bounds[k][0]
    while end > 0 and page.words[end - 1].isspace():
        end -= 1
    if end < 2 or page.words[end - 1] not in STOPS:
        return None
    start = end - 1
    while start > 0 and not page.breaks[start - 1] and end - start < REACH:
        if page.words[start - 1] in STOPS and scene.quoted[start - 1] < 0:
            break
        start -= 1
    if any(scene.quoted[i] >= 0 for i in range(start, end)):
        return None
    found = main_subject(scene, start, end)
    if found is None or found.source is None or page.tags[found.source.head] not in (*NAMES, "PRP"):
        return None
    return None if page.lows[found.source.head] in ("it", "i", "we", "you", "they") else found
