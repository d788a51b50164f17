"""The words that a cue reports, read off the parse: its clause, its object, or what it is set into."""

from __future__ import annotations

from copydesk.extract import cue
from copydesk.extract.page import SUBJECTS, Page
from copydesk.extract.phrase import NOUNS
from copydesk.extract.scene import REACH

Words = tuple[int, int]

_OBJECTS = frozenset(["dobj", "oprd", "xcomp"])
_FINITE = frozenset(["VBD", "VBZ"])
_INVERTED = 3  # words of the report that a source behind its cue ("said the mayor") may hold by mistake
# Verbs whose past is their base form: the tagger takes one for the other.
_UNCHANGED = frozenset("beat bet bid burst cast cost cut hit hurt let put quit read set shed shut split spread".split())
_TOLD = 4  # words of the shortest object that tells what was said
_ENDS = frozenset([",", ".", ";", ":", "?", "!", "—", "–", "--"])
_AIMS = frozenset(["of", "for", "as"])


def content(page: Page, verb: int, source: Words) -> Words | None:
    """First and last word of what ``verb`` reports; None where the parse gives nothing."""
    found = _clause(page, verb, source) or _aim(page, verb) or _object(page, verb) or _that(page, verb)
    if found is None or found[1] - found[0] > 2 * REACH:
        return None
    if found[0] < verb:
        return found
    return found[0], cut(page, verb, found[0], _joined(page, verb, found[1]))


def _joined(page: Page, verb: int, last: int) -> int:
    """`said it is sound but that it will close`, `said it is sound, but it will close`: the report goes on.

    The parse hangs the second clause on the cue; told is what opens with "that", or stays in the
    present where the cue is past.
    """
    for child in page.children[verb]:
        first = page.subtree(child)[0]
        if page.deps[child] != "conj" or not last < first <= last + 4:
            continue
        told = any(page.lows[i] == "that" and page.tags[i] == "IN" for i in range(last + 1, min(first + 2, len(page))))
        own = any(page.deps[c] in SUBJECTS for c in page.children[child])
        if told or (own and page.tags[verb] == "VBD" and _is_present(page, child)):
            return page.subtree(child)[1]
    return last


def _is_present(page: Page, verb: int) -> bool:
    helpers = [c for c in page.children[verb] if page.deps[c] in ("aux", "auxpass")]
    tag = page.tags[helpers[0] if helpers else verb]
    return tag in ("VBZ", "VBP") or (tag == "MD" and page.lows[helpers[0]] in ("will", "can", "must", "may"))


def _clause(page: Page, verb: int, source: Words) -> Words | None:
    clauses = [c for c in page.children[verb] if page.deps[c] == "ccomp"]
    behind = [c for c in clauses if c > verb]
    edge = min(max(verb, source[1]) + 1, len(page) - 1)
    if clauses and (not behind or (clauses[0] < verb and page.words[edge] == ",")):
        return _left(verb, source[0], *page.subtree(clauses[0]))
    if not behind:
        return None
    first, last = page.subtree(behind[0])
    first = _with_subject(page, verb, behind[0], first)
    return max(first, verb + 1, source[1] + 1 if verb < source[1] < first + _INVERTED else 0), last


def _with_subject(page: Page, verb: int, child: int, first: int) -> int:
    """`promised the work would be paid for`: a subject that the parse took for the verb's object."""
    if any(page.deps[c] in SUBJECTS for c in page.children[child]) or page.tags[first] != "MD":
        return first
    objects = [c for c in page.children[verb] if verb < c < first and page.deps[c] in ("dobj", "dative")]
    return page.subtree(objects[-1])[0] if objects and page.subtree(objects[-1])[1] == first - 1 else first


def _left(verb: int, source_first: int, first: int, last: int) -> Words:
    """`CLAUSE, X said` and `CLAUSE, X said, REST`: the longer side."""
    end = min(last, verb - 1, source_first - 1 if source_first < verb else verb - 1)
    if last > verb and last - verb > end - first:
        return verb + 1, last
    return first, end


def _object(page: Page, verb: int) -> Words | None:
    """`urged them to go`, `called it a loss`, `accused him of lying`."""
    kind = cue.kind(page, verb)
    objects = [c for c in page.children[verb] if c > verb and page.deps[c] in _OBJECTS]
    if not objects and kind == "label" and any(page.deps[c] == "agent" for c in page.children[verb]):
        return _charge(page, verb)
    if not objects:
        return None
    if kind == "say" and not any(page.deps[c] == "xcomp" for c in objects) and not _tells(page, verb, objects[0]):
        return None
    if kind == "label":
        objects += aims(page, verb)
    first, last = page.subtree(objects[0])[0], max(page.subtree(c)[1] for c in objects)
    return max(first, verb + 1), last


def _charge(page: Page, verb: int) -> Words | None:
    """`was accused by them of neglect`: the parse hangs the charge on them as often as on the verb."""
    agents = [c for c in page.children[verb] if page.deps[c] == "agent"]
    holders = [verb, *(noun for c in agents for noun in page.children[c])]
    found = [c for holder in holders for c in aims(page, holder) if c > agents[0]]
    return page.subtree(found[0]) if found else None


def _tells(page: Page, verb: int, thing: int) -> bool:
    """`announced a plan to cut 300 jobs`: an object long enough to tell what was said."""
    first, last = page.subtree(thing)
    return page.lows[verb] in cue.tellers() and page.tags[thing] in NOUNS and last - first >= _TOLD - 1


def aims(page: Page, verb: int) -> list[int]:
    """`accused them of neglect`, `praised him for his work`: the charge or the praise."""
    return [c for c in page.children[verb] if c > verb and page.deps[c] == "prep" and page.lows[c] in _AIMS]


def _aim(page: Page, verb: int) -> Words | None:
    """`called for a vote`, `called on them to go`."""
    if page.lows[verb] not in cue.forms("call") or verb + 1 >= len(page):
        return None
    if page.lows[verb + 1] not in ("for", "on", "upon"):
        return None
    last = max(page.subtree(c)[1] for c in (verb + 1, *page.children[verb]))
    return (verb + 2, last) if last > verb + 1 else None


def _that(page: Page, verb: int) -> Words | None:
    """`said in a message on Friday that …`: the clause behind the verb where the parse has lost it."""
    if cue.kind(page, verb) != "say":
        return None
    stop = verb + 1
    while stop < len(page) and page.sents[stop] == page.sents[verb] and not page.breaks[stop] and stop - verb < REACH:
        stop += 1
    for i in range(verb + 1, min(verb + 14, stop)):
        if page.words[i] in _ENDS or page.tags[i] in _FINITE:
            break
        if page.lows[i] == "that" and page.tags[i] == "IN" and page.tags[i - 1] not in NOUNS:
            return i, stop - 1
    return None


def cut(page: Page, verb: int, first: int, last: int) -> int:
    """Where the report ends: before a semicolon and before what the source does next."""
    depth = 0
    for i in range(first, last + 1):
        depth += (page.words[i] in ("(", "[")) - (page.words[i] in (")", "]"))
        if depth > 0:
            continue
        if page.words[i] == ";" or (page.lows[i] in ("and", "but") and _is_next_act(page, verb, i)):
            return i - 1
    return last


def _is_next_act(page: Page, verb: int, link: int) -> bool:
    """`urged them to go and said`: a finite verb joined to a bare one is the speaker's next act."""
    for i in range(link + 1, min(link + 4, len(page))):
        if page.tags[i] in _FINITE and page.deps[i] == "conj":
            head = page.heads[i]
            subject = any(page.deps[c] in SUBJECTS for c in page.children[i])
            if page.lows[i] in _UNCHANGED:
                return False
            return head > verb and page.tags[head] == "VB" and page.tags[i] == page.tags[verb] and not subject
    return False
