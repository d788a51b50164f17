"""Which quoted stretches somebody said; titles, nicknames, mottos and scare quotes are nobody's."""

from __future__ import annotations

from copydesk.extract import beside, cue
from copydesk.extract.scene import STOPS, Attribution, Scene

_PRODUCT = 4  # words of the longest phrase in marks that passes for an adjective

_LIGHT = frozenset(["of", "the", "and", "for", "in", "on", "to", "a", "an", "with", "at", "by", "from", "or"])


def is_quote(scene: Scene, k: int, found: Attribution | None) -> bool:
    """Whether somebody said the stretch; titles, nicknames and scare quotes are nobody's."""
    words = scene.words(k)
    if k in scene.given:
        return True
    if _is_so_called(scene, k):
        return False
    if is_title(scene, k):
        return found is not None and _touches(scene, k, found)
    if words <= 2 and not is_sentence(scene, k):
        return found is not None and (_binds(scene, k, found) or is_direct(scene, k))
    if words <= _PRODUCT and beside.is_attributive(scene, k) and not is_sentence(scene, k):
        return found is not None and _touches(scene, k, found)
    return found is not None or words >= 4


def _is_so_called(scene: Scene, k: int) -> bool:
    """`the so-called "smart" lift`."""
    first = scene.bounds[k][0]
    return scene.page.lows[max(0, first - 3) : first] == ["so", "-", "called"]


def is_title(scene: Scene, k: int) -> bool:
    """Every word of weight is capitalised and no sentence ends: a show, a book, a slogan."""
    words = [word for word in scene.page.words[slice(*scene.bounds[k])] if word[:1].isalnum()]
    heavy = [word for word in words if word not in _LIGHT]
    if len(words) > 7 or not heavy or scene.page.text[scene.stretches[k].end - 1] in "!?" or _alone(scene, k):
        return False
    return all(word[0].isupper() or word[0].isdigit() for word in heavy) and words[0][0].isupper()


def is_sentence(scene: Scene, k: int) -> bool:
    """Whether the stretch reads as a sentence: capital first, and a sentence's length or end."""
    stretch = scene.stretches[k]
    text = scene.page.text
    first = text[stretch.start]
    return (first.isupper() or not first.isalpha()) and (
        text[stretch.end - 1] in ".!?,—…" or scene.words(k) >= 6
    )


def is_direct(scene: Scene, k: int) -> bool:
    """Whether the stretch is a sentence, or goes on with one behind the attribution."""
    if k in scene.given or is_sentence(scene, k):
        return True
    if not k or not same_sentence(scene, k - 1) or scene.ending(k - 1) not in ",—–-":
        return False
    return scene.before(k)[0] >= scene.bounds[k - 1][0] and is_direct(scene, k - 1)


def same_sentence(scene: Scene, k: int) -> bool:
    """Whether nothing ends a sentence between stretch ``k`` and the next."""
    a, b = scene.stretches[k], scene.stretches[k + 1]
    if a.line != b.line or scene.page.text[a.end - 1] in ".!?":
        return False
    between = range(scene.bounds[k][1], scene.bounds[k + 1][0])
    return not any(scene.page.words[i] in STOPS for i in between)


def _alone(scene: Scene, k: int) -> bool:
    """Whether the stretch is a sentence to itself."""
    start, end = scene.before(k)
    first, last = scene.after(k)
    return start == end and (last == first or scene.page.text[scene.stretches[k].end - 1] == ".")


def _touches(scene: Scene, k: int, found: Attribution) -> bool:
    """Whether the cue stands right beside the stretch, with a comma or colon between or none."""
    if found.cue is None or found.source is None:
        return False
    first, last = scene.bounds[k]
    if found.cue[0] >= last:
        start, end = scene.before(k)
        near = min(found.cue[0], found.source.first) - last <= 1
        return near and start == end and scene.ending(k) in ",!?"
    speaks = cue.kind(scene.page, found.cue[0]) in ("say", "ask", "label")
    if not speaks or scene.page.tags[first - 1] == "IN":
        return False
    return first - found.cue[1] <= 2 and scene.page.lows[found.cue[1]] not in cue.forms("tell")


def _binds(scene: Scene, k: int, found: Attribution) -> bool:
    """Whether a word or two in marks are what the cue reports."""
    if found.cue is None:
        return False
    kind = cue.kind(scene.page, found.cue[0])
    return _touches(scene, k, found) or (kind in ("say", "ask", "label") and found.side == "over")
