"""Who said each quoted stretch: the words beside it that name the source, and the cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from copydesk.extract import cue as cues
from copydesk.extract import phrase
from copydesk.extract.marks import Stretch
from copydesk.extract.page import NAMES, Page
from copydesk.extract.phrase import Source

_FINITE = frozenset(["VBD", "VBZ", "VBP"])
STOPS = frozenset([".", "!", "?", ";"])
_SKIP = frozenset([",", "-", "–", "—", "--", "...", "…", ")", "]", "*"])
_ENDS_OPEN = ",?!—–-…"
_REACH = 60  # words that an attribution beside a quote may take; longer ones are prose


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source and its cue (first and last word). ``side`` tells where it stands."""

    source: Source | None
    cue: tuple[int, int] | None
    side: str = "after"


@dataclass
class Scene:
    """The page, its stretches, and for each word the stretch that it lies in (-1: none)."""

    page: Page
    stretches: Sequence[Stretch]
    quoted: list[int] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, page: Page, stretches: Sequence[Stretch]) -> Scene:
        """Lay the stretches over the words."""
        quoted = [-1] * len(page)
        bounds = []
        for k, stretch in enumerate(stretches):
            first, last = page.at(stretch.outer_start), page.at(stretch.outer_end)
            if first and page.end(first - 1) > stretch.outer_start:
                first -= 1
            for i in range(first, last):
                quoted[i] = k
            bounds.append((first, last))
        return cls(page, stretches, quoted, bounds)

    def after(self, k: int) -> tuple[int, int]:
        """The words behind stretch ``k``, to the end of the sentence or the next mark."""
        start = i = self.bounds[k][1]
        page = self.page
        depth = 0
        while i < len(page) and i - start < _REACH and self.quoted[i] < 0 and not page.breaks[i]:
            word = page.words[i]
            depth += (word == "(") - (word == ")")
            if word in STOPS and depth <= 0:
                break
            i += 1
        return start, i

    def before(self, k: int) -> tuple[int, int]:
        """The words before stretch ``k`` in its sentence, other stretches included."""
        end = i = self.bounds[k][0]
        page = self.page
        while i > 0 and end - i < _REACH * 2 and not page.breaks[i - 1]:
            if self.quoted[i - 1] < 0 and page.words[i - 1] in STOPS:
                break
            if self.quoted[i - 1] >= 0 and self.quoted[i - 1] != self.quoted[min(i, len(page) - 1)]:
                stretch = self.stretches[self.quoted[i - 1]]
                if page.text[stretch.end - 1] in ".!?" and (i == end or page.words[i][:1].isupper()):
                    break
            i -= 1
        return i, end

    def ending(self, k: int) -> str:
        """The last character within the marks, or the comma right behind them."""
        stretch = self.stretches[k]
        behind = self.page.text[stretch.outer_end : stretch.outer_end + 1]
        inside = self.page.text[stretch.end - 1]
        return behind if behind == "," and inside not in "?!" else inside

    def words(self, k: int) -> int:
        """How many words the stretch holds."""
        first, last = self.bounds[k]
        return sum(self.page.words[i][:1].isalnum() for i in range(first, last))


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
    found = _inverted(scene, i, stop, ending) or _straight(scene, k, i, stop, ending)
    if found is None or (ending in _ENDS_OPEN and page.tags[i] != "CC"):
        return found
    return found if found.cue and _is_bare(scene, found, stop) else None


def _inverted(scene: Scene, i: int, stop: int, ending: str) -> Attribution | None:
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


def _is_unknown_cue(page: Page, verb: int) -> bool:
    return page.lows[verb] in cues.verbs() and verb + 1 < len(page) and page.tags[verb + 1] in NAMES


def _straight(scene: Scene, k: int, i: int, stop: int, ending: str) -> Attribution | None:
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


_AUXILIARY = frozenset([
    "has", "have", "had", "is", "was", "were", "are", "be", "been", "will", "would", "could", "can", "may",
    "might", "must", "should", "did", "does", "do", "'s", "'d", "'ll", "'ve",
])


TIMES = frozenset([
    "times", "time", "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours",
    "minutes", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today",
    "yesterday", "tomorrow", "morning", "night", "evening", "afternoon",
])


def _verb_after(scene: Scene, i: int, stop: int, source: Source) -> int | None:
    """The cue whose subject ends before word ``i``: next, or behind brackets, clauses and commas."""
    page = scene.page
    depth = 0
    commas = 0
    relative = False
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
            elif cues.kind(page, i) is not None and tag != "VBG":
                finite = tag != "VBN" or i == source.last + 1 or is_finite(page, i)
                if finite and not (relative and commas == 1):
                    return i
            elif commas == 0 and _blocks(tag, word, relative):
                return None
        i += 1
    return None


def _blocks(tag: str, word: str, relative: bool) -> bool:
    return tag == "TO" or (tag in _FINITE and not relative and word not in _AUXILIARY)


def is_finite(page: Page, verb: int) -> bool:
    """No bare participle ("if viewed from afar")."""
    if page.tags[verb] != "VBN":
        return True
    return page.lows[verb - 1] in _AUXILIARY or page.tags[verb - 1] == "RB"


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


def trailing(scene: Scene, k: int) -> Attribution | None:
    """`the "worst" bridge, Ann Lee said`: a cue set off by a comma later in the sentence."""
    page = scene.page
    i, stop = scene.after(k)
    if scene.ending(k) in ".!?":
        return None
    while i < stop:
        if page.words[i] == ",":
            found = _inverted(scene, i + 1, stop, ",") or _straight(scene, k, i + 1, stop, "")
            if found is not None and found.cue is not None and _is_parenthetic(page, found, stop, i):
                return found
        if page.lows[i] == "according" and i + 1 < stop and page.lows[i + 1] == "to":
            source = phrase.forward(page, i + 2, stop)
            return Attribution(source, (i, i + 1)) if source else None
        i += 1
    return None


def _is_parenthetic(page: Page, found: Attribution, stop: int, comma: int) -> bool:
    """Whether source and cue fill the words from ``comma`` to the next comma or the end."""
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
        found = _inverted(scene, first + 1, second, ",") or _straight(scene, k, first + 1, second, "")
        if found is not None and _is_parenthetic(page, found, second, first):
            return Attribution(found.source, found.cue, "over")
    return None


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
    return first > 0 and page.words[first - 1] == ","


def who(scene: Scene, verb: int) -> Source | None:
    """The source of a cue: its subject, or the agent of a passive; None where neither is told."""
    found = agent(scene, verb)
    if found is not None or is_passive(scene.page, verb):
        return found
    return phrase.subject(scene.page, scene.quoted, verb)


def is_passive(page: Page, verb: int) -> bool:
    """`was asked`, `has been described`."""
    return any(page.deps[child] in ("nsubjpass", "auxpass") for child in page.children[verb])


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
    return _last_cue(scene, *scene.before(k))


def _last_cue(scene: Scene, start: int, end: int) -> Attribution | None:
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
        if page.deps[i] != "relcl":
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


def introduced(scene: Scene, k: int) -> Attribution | None:
    """`The minister took aim at the board: "…"`: a colon or comma and no cue; the main subject."""
    page = scene.page
    start, end = scene.before(k)
    if end - start < 1 or page.words[end - 1] not in (":", ","):
        return None
    return colon(scene, start, end) if page.words[end - 1] == ":" else main_subject(scene, start, end)


def colon(scene: Scene, start: int, end: int) -> Attribution | None:
    """Who is announced by the words ``start``..``end``, the last of which is a colon."""
    page = scene.page
    found = main_subject(scene, start, end)
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
    while i > 0 and end - i < _REACH and not page.breaks[i - 1]:
        if page.words[i - 1] in STOPS and scene.quoted[i - 1] < 0:
            break
        i -= 1
    return _last_cue(scene, i, end) or colon(scene, i, end)


def main_subject(scene: Scene, start: int, end: int) -> Attribution | None:
    """The subject of the main verb of the words ``start``..``end``."""
    page = scene.page
    best = None
    for i in range(start, end):
        plain = scene.quoted[i] < 0 and page.tags[i] not in ("WP", "WDT", "EX")
        if plain and page.deps[i] in phrase.SUBJECTS:
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
    found = main_subject(scene, *scene.before(k))
    if found is None or found.source is None or scene.page.tags[found.source.head] not in (*NAMES, "PRP"):
        return None
    return None if scene.page.lows[found.source.head] in ("it", "i", "we", "you") else found


def is_attributive(scene: Scene, k: int) -> bool:
    """`the "pay as you go" tariff`: the stretch stands before a noun that it describes."""
    page = scene.page
    last = scene.bounds[k][1]
    return last < len(page) and page.tags[last] in ("NN", "NNS", "NNP", "NNPS") and scene.quoted[last] < 0
