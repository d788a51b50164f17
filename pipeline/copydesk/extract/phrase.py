"""Noun phrases that can be a source, and the subject of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.extract import cue
from copydesk.extract.page import NAMES, SUBJECTS, Page

NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_INSIDE = NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "AFX", "PDT", "FW"}
_ALONE = frozenset(["PRP", "WP", "EX", "DT", "CD"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_INHERIT = frozenset(["conj", "xcomp", "advcl", "dep", "pcomp", "aux", "prep", "parataxis"])


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks: the words ``first``..``last`` (both included) and their head."""

    first: int
    last: int
    head: int


def forward(page: Page, i: int, stop: int) -> Source | None:
    """The noun phrase that begins at word ``i`` and ends before ``stop``."""
    if i >= stop:
        return None
    if page.tags[i] in ("PRP", "WP"):
        return Source(i, i, i)
    j = i
    head = None
    while j < stop and (page.tags[j] in _INSIDE or _joins(page, j, stop)):
        if j > i and is_mistaken_verb(page, j):
            break
        if page.tags[j] in NOUNS or page.tags[j] == "CD":
            head = j
        elif page.tags[j - 1] == "HYPH" and j > i:
            head = None if page.tags[j] in ("VBN", "VBG", "JJ") else head
        elif head is not None and page.tags[j] in ("VBN", "VBG", "DT", "PRP$", "PDT"):
            break
        j += 1
    if head is None:
        if page.tags[i] in _ALONE or page.tags[i] in ("JJ", "JJS"):
            return Source(i, max(i, j - 1), max(i, j - 1))
        return None
    return Source(i, head, head)


def is_mistaken_verb(page: Page, j: int) -> bool:
    """A cue behind a name that the tagger takes for a noun ("Ann Lee jokes."): nothing goes on the phrase."""
    if page.tags[j] not in ("NN", "NNS", "JJ") or page.tags[j - 1] not in NAMES:
        return False
    behind = page.tags[j + 1] if j + 1 < len(page) else "."
    return page.lows[j] in cue.told_forms() and behind not in _INSIDE


def written(page: Page, i: int) -> str:
    """The word that holds word ``i``, hyphens and all ("vice-president", "e-mail"), lower case."""
    first = last = i
    while first > 1 and page.words[first - 1] == "-" and page.end(first - 1) == page.starts[first]:
        first -= 2
    while last + 2 < len(page) and page.words[last + 1] == "-" and page.end(last + 1) == page.starts[last + 2]:
        last += 2
    return page.text[page.starts[first] : page.end(last)].lower()


def _joins(page: Page, j: int, stop: int) -> bool:
    """``and`` or ``&`` between two names or nouns ("Lee and Ann Roe said")."""
    if page.tags[j] == "RB":  # the recently opened bridge
        return j + 1 < stop and page.tags[j - 1] in ("DT", "PRP$", "POS") and page.tags[j + 1] in _INSIDE
    return (
        page.lows[j] in ("and", "or", "&")
        and j + 1 < stop
        and page.tags[j + 1] in _INSIDE
        and page.tags[j - 1] in NOUNS
    )


def around(page: Page, head: int, floor: int = 0) -> Source:
    """The noun phrase that ends in word ``head``, as far left as ``floor``."""
    if page.tags[head] in ("PRP", "WP", "EX", "WDT"):
        return Source(head, head, head)
    last = head
    if page.tags[head] in NAMES:
        while last + 1 < len(page) and page.tags[last + 1] in NAMES:
            last += 1
    if page.tags[last] in ("NN", "NNS") and last + 1 < len(page) and page.tags[last + 1] in NAMES:
        following = [c for c in page.children[head] if c > head and page.deps[c] == "appos"]
        if following and all(page.tags[j] in NAMES for j in range(last + 1, following[0] + 1)):
            last = head = following[0]  # the newspaper Kurier
    i = head
    while i > floor and (page.tags[i - 1] in _INSIDE) and page.lines[i - 1] == page.lines[head]:
        i -= 1
        if page.tags[i] in ("DT", "PRP$") and (i == floor or page.tags[i - 1] not in ("PDT", "POS")):
            break
    return Source(i, last, last if page.tags[head] in ("NNP", "NNPS") else head)


def subject(page: Page, quoted: list[int], verb: int) -> Source | None:
    """The subject of ``verb``, its own or inherited; None where the parse gives none."""
    own = _own_subject(page, quoted, verb)
    if own is not None:
        return own
    set_off = verb > 0 and page.words[verb - 1] in (",", "—", "–", "-", "--")
    dep, head = page.deps[verb], page.heads[verb]
    if dep in ("acl", "relcl") and not set_off and page.tags[head] in NOUNS | {"PRP"} and quoted[head] < 0:
        return speaker_of(page, quoted, head) if page.tags[verb] == "VBG" else None
    at = verb
    for _ in range(12):
        dep, head = page.deps[at], page.heads[at]
        if head == at or (at == verb and page.tags[verb] not in ("VBG", "VB") and dep not in _INHERIT):
            return _bracketed(page, quoted, at)
        if dep == "ccomp" and page.tags[at] not in ("VBG", "VB") and at != verb:
            return None
        at = head
        if quoted[at] < 0 and page.tags[at][:2] in ("VB", "MD"):
            found = _own_subject(page, quoted, at, verb)
            if found is not None:
                return found
    return _bracketed(page, quoted, at)


def _bracketed(page: Page, quoted: list[int], verb: int) -> Source | None:
    """`Ann Lee (D-Ohio) defended`: the name before the brackets, where the parse broke at them."""
    if verb < 3 or page.words[verb - 1] != ")":
        return None
    i = verb - 2
    while i > max(0, verb - 9) and page.words[i] != "(":
        i -= 1
    if i < 1 or page.words[i] != "(" or page.tags[i - 1] not in NAMES or quoted[i - 1] >= 0:
        return None
    return around(page, i - 1)


def _own_subject(page: Page, quoted: list[int], at: int, before: int | None = None) -> Source | None:
    """The subject that hangs on the verb ``at`` (left of ``before``); of a relative clause its antecedent."""
    for child in page.children[at]:
        if page.deps[child] not in SUBJECTS or quoted[child] >= 0 or _is_bad(page, child, at):
            continue
        if before is not None and before < child and not before < child < at:
            continue
        if page.lows[child] in _RELATIVE and page.tags[child] in ("WP", "WDT"):
            return _antecedent(page, quoted, at, child)
        return speaker_of(page, quoted, child)
    return None


def speaker_of(page: Page, quoted: list[int], head: int) -> Source:
    """The phrase around ``head``; for words that somebody puts out ("Lee's letter"), that somebody."""
    if written(page, head) in cue.nouns():
        for child in page.children[head]:
            if page.deps[child] == "poss" and quoted[child] < 0:
                return around(page, child)
        verb = page.heads[head]
        if page.deps[head] == "dobj" and quoted[verb] < 0:
            found = _own_subject(page, quoted, verb)
            if found is not None:
                return found
    return whole(page, head)


def _is_bad(page: Page, child: int, verb: int) -> bool:
    """An object taken for a subject ("put it"), or the place of a dateline."""
    if child > verb and page.tags[child] == "PRP":
        return True
    first = child == 0 or page.breaks[child - 1]
    return first and page.words[child].isupper() and len(page.words[child]) > 3


def _antecedent(page: Page, quoted: list[int], verb: int, relative: int) -> Source | None:
    head = page.heads[verb]
    if page.deps[verb] == "conj":
        verb, head = head, page.heads[head]
    if page.deps[verb] in ("relcl", "acl") and page.tags[head] in NOUNS | {"PRP"} and quoted[head] < 0:
        return speaker_of(page, quoted, head)
    return Source(relative, relative, relative)


def whole(page: Page, head: int, floor: int = 0) -> Source:
    """The phrase around ``head`` and what is joined to it by ``and``."""
    source = around(page, head, floor)
    for child in page.children[head]:
        if page.deps[child] == "conj" and page.tags[child] in NOUNS and 0 < child - source.last < 12:
            joined = around(page, child, source.last + 1)
            between = page.lows[source.last + 1 : joined.first]
            if "and" in between and "," not in between:
                source = Source(source.first, joined.last, source.head)
    return source


def acts(page: Page, i: int) -> bool:
    """Whether word ``i`` is a subject, joined to one, or in apposition to one."""
    for _ in range(3):
        if page.deps[i] in SUBJECTS:
            return True
        if page.deps[i] not in ("appos", "conj") or page.heads[i] == i:
            return False
        i = page.heads[i]
    return False
