"""The attribution right beside a quoted stretch, read off the words: `"…," said Ann Lee`.

The parse is no guide here: it takes the words in the marks for a part of the sentence.
"""

from __future__ import annotations

from copydesk.extract import cue as cues
from copydesk.extract import phrase
from copydesk.extract.page import NAMES, Page
from copydesk.extract.phrase import Source
from copydesk.extract.scene import Attribution, Scene

FINITE = frozenset(["VBD", "VBZ", "VBP"])

_SKIP = frozenset([",", "-", "–", "—", "--", "...", "…", ")", "]", "*"])

_ENDS_OPEN = ",?!—–-…"

_AUXILIARY = frozenset(
    """
    has have had is was were are be been will would could can may might must should did does do 's 'd 'll 've
    """.split()
)

TIMES = frozenset(
    """
    times time day days week weeks month months year years hour hours minutes monday tuesday wednesday thursday
    friday saturday sunday today yesterday tomorrow morning night evening afternoon
    """.split()
)


def beside(scene: Scene, k: int) -> Attribution | None:
    """`"…," she said` and `"…," said Ann Lee`: what follows the closing mark directly."""
    page = scene.page
    i, stop = scene.after(k)
    ending = scene.ending(k)
    while i < stop and page.words[i] in _SKIP:
        if page.words[i] == ",":
            ending = ","
        i += 1
    if i >= stop:
        return None
    if page.lows[i] == "according" and i + 2 < stop and page.lows[i + 1] == "to":
        source = phrase.forward(page, i + 2, stop)
        return Attribution(source, (i, i + 1)) if source else None
    if page.lows[i] in ("as", "so") and ending == ",":
        i += 1
    found = (
        inverted(scene, i, stop, ending)
        or _came(scene, i, stop)
        or straight(scene, k, i, stop, ending)
    )
    if found is None or _announces_next(scene, k, found, stop):
        return None
    if ending in _ENDS_OPEN and page.tags[i] != "CC":
        return found
    return found if found.cue and _is_bare(scene, found, stop) else None


def _announces_next(scene: Scene, k: int, found: Attribution, stop: int) -> bool:
    """`While Lee called it "a loss", Hall said: "…`: the colon turns the cue to the next quote."""
    page = scene.page
    if found.cue is None or found.cue[1] + 2 != stop or page.words[stop - 1] != ":":
        return False
    start, end = scene.before(k)
    return stop < len(page) and scene.quoted[stop] >= 0 and start < end


def inverted(scene: Scene, i: int, stop: int, ending: str) -> Attribution | None:
    """`said Ann Lee`, `later added the minister`."""
    page = scene.page
    verb = i
    while verb < stop and page.tags[verb] == "RB" and verb - i < 2:
        verb += 1
    if verb >= stop or (cues.kind(page, verb) is None and not _is_unknown_cue(page, verb)):
        return None
    if page.lows[verb].endswith("ing") or (ending not in _ENDS_OPEN and verb != i):
        return None
    source = phrase.forward(page, verb + 1, stop)
    if source is None or page.lows[source.head] in ("him", "her", "them", "me", "us"):
        return None
    return Attribution(source, (verb, verb))


def _came(scene: Scene, i: int, stop: int) -> Attribution | None:
    """`came the reply from Ann Lee`."""
    page = scene.page
    if i + 4 >= stop or page.lows[i] not in ("came", "comes", "was"):
        return None
    if page.tags[i + 1] not in ("DT", "PRP$"):
        return None
    for j in range(i + 2, min(i + 6, stop - 1)):
        if page.lows[j] in ("from", "of") and page.lows[j - 1] in cues.nouns():
            source = phrase.forward(page, j + 1, stop)
            return Attribution(source, (j - 1, j - 1)) if source else None
    return None


def _is_unknown_cue(page: Page, verb: int) -> bool:
    known = page.words[verb].islower() and page.lows[verb] in cues.verbs()  # no "Press Secretary Ann Lee"
    return known and verb + 1 < len(page) and page.tags[verb + 1] in NAMES


def straight(scene: Scene, k: int, i: int, stop: int, ending: str) -> Attribution | None:
    """`Ann Lee said`, `the minister, who had come late, told reporters`."""
    page = scene.page
    start = i
    while start < stop and (page.tags[start] in ("RB", "CC") or page.lows[start] in ("then", "and", "but")):
        start += 1
    source = phrase.forward(page, start, stop)
    if source is None:
        return None
    verb = _verb_after(scene, source.last + 1, stop, source)
    if verb is not None:
        return Attribution(source, (verb, verb))
    if page.lows[source.head] in TIMES:
        return None
    if ending == "," and scene.words(k) >= 4:  # whatever verb stands there is a way to speak
        nxt = source.last + 1
        if nxt < stop and page.tags[nxt] in ("VBD", "VBZ", "VBN") and page.lows[nxt] not in _AUXILIARY:
            return Attribution(source, (nxt, nxt))
    return None


def _verb_after(scene: Scene, i: int, stop: int, source: Source) -> int | None:
    """The cue whose subject ends before word ``i``: next, or behind brackets, clauses and commas."""
    page = scene.page
    if i < stop and phrase.is_mistaken_verb(page, i):
        return i
    depth = 0
    commas = 0
    relative = False
    aside = None
    while i < stop:
        word, tag = page.lows[i], page.tags[i]
        if word in ("(", "["):
            depth += 1
        elif word in (")", "]"):
            depth -= 1
        elif depth == 0:
            if word in (",", "-", "–", "—", "--"):
                commas += 1
            elif tag in ("WP", "WDT") or word == "who":
                relative = True
                if commas == 0 and page.lows[source.head] in cues.nouns():
                    return None  # "...", a remark for which he later apologised
            elif cues.kind(page, i) is not None and tag != "VBG":
                finite = tag != "VBN" or i == source.last + 1 or is_finite(page, i)
                if finite and not (relative and commas == 1):
                    return i
                aside = i if finite else aside
            elif commas == 0 and _blocks(tag, word, relative):
                return None
        i += 1
    return aside


def _blocks(tag: str, word: str, relative: bool) -> bool:
    return tag == "TO" or (tag in FINITE and not relative and word not in _AUXILIARY)


def is_finite(page: Page, verb: int) -> bool:
    """No bare participle ("if viewed from afar")."""
    if page.tags[verb] != "VBN":
        return True
    if page.lows[verb - 1] in _AUXILIARY or page.tags[verb - 1] == "RB":
        return True
    return any(page.deps[child] in ("aux", "nsubj") for child in page.children[verb])  # has since said


def _is_bare(scene: Scene, found: Attribution, stop: int) -> bool:
    """Whether the cue has no content of its own (then a closed quote before it is its content)."""
    page = scene.page
    if found.cue is None or found.source is None:
        return False
    i = max(found.cue[1], found.source.last if found.source.first > found.cue[1] else 0) + 1
    limit = stop
    if stop < len(page) and scene.quoted[stop] >= 0:
        return False
    for j in range(i, limit):
        if page.lows[j] in ("that", "if", "whether", ":") or page.tags[j] in ("VBD", "VBZ", "VBP", "MD"):
            return False
    if found.source.last < found.cue[0] - 1 and page.tags[found.cue[0] - 1] == "RB":
        return limit - i <= 1
    return limit - i <= 6


def is_attributive(scene: Scene, k: int) -> bool:
    """`the "pay as you go" tariff`: the stretch stands before a noun that it describes."""
    page = scene.page
    last = scene.bounds[k][1]
    if scene.ending(k) in ",.;:?!":
        return False
    return last < len(page) and page.tags[last] in ("NN", "NNS", "NNP", "NNPS") and scene.quoted[last] < 0
