"""Noun phrases that can be a source, and the subject of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.extract.page import NAMES, Page

NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_INSIDE = NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "AFX", "PDT", "FW"}
_ALONE = frozenset(["PRP", "WP", "EX", "DT", "CD"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj"])
_INHERIT = frozenset(["conj", "xcomp", "advcl", "acl", "dep", "ccomp", "pcomp", "aux", "prep", "parataxis"])
_NOT_SOURCE = frozenset(["it", "there", "this", "that", "what", "which", "these", "those"])


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
        if page.tags[j] in NOUNS or page.tags[j] == "CD":
            head = j
        elif head is not None and page.tags[j] in ("VBN", "VBG", "DT", "PRP$", "PDT"):
            break
        j += 1
    if head is None:
        if page.tags[i] in _ALONE or page.tags[i] in ("JJ", "JJS"):
            return Source(i, max(i, j - 1), max(i, j - 1))
        return None
    return Source(i, head, head)


def _joins(page: Page, j: int, stop: int) -> bool:
    """``and`` or ``&`` between two names or nouns ("Lee and Ann Roe said")."""
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
    i = head
    while i > floor and (page.tags[i - 1] in _INSIDE) and page.lines[i - 1] == page.lines[head]:
        i -= 1
        if page.tags[i] in ("DT", "PRP$") and (i == floor or page.tags[i - 1] not in ("PDT", "POS")):
            break
    return Source(i, last, last if page.tags[head] in ("NNP", "NNPS") else head)


def subject(page: Page, quoted: list[int], verb: int, floor: int = 0) -> Source | None:
    """The subject of ``verb``, its own or inherited; None where the parse gives none."""
    seen = 0
    at = verb
    while seen < 8:
        seen += 1
        for child in page.children[at]:
            if page.deps[child] in SUBJECTS and quoted[child] < 0 and not _is_bad(page, child, at):
                if page.lows[child] in _RELATIVE and page.tags[child] in ("WP", "WDT"):
                    return _antecedent(page, quoted, at, child)
                return whole(page, child, floor)
        dep, head = page.deps[at], page.heads[at]
        if head == at or (dep not in _INHERIT and dep != "relcl"):
            return None
        if dep in ("acl", "relcl") and page.tags[head] in NOUNS | {"PRP"} and quoted[head] < 0:
            if page.tags[at] == "VBG" and page.words[at - 1] == ",":
                return _main_clause(page, quoted, head) or whole(page, head, floor)
            return whole(page, head, floor) if page.tags[at] == "VBG" or dep == "relcl" else None
        if dep == "ccomp" and page.tags[at] != "VBG" and at != verb:
            return None
        at = head
    return None


def _is_bad(page: Page, child: int, verb: int) -> bool:
    """An object taken for a subject ("put it"), or the place of a dateline."""
    if child > verb and page.tags[child] == "PRP":
        return True
    first = page.lines[child - 1] != page.lines[child] or page.breaks[child - 1] if child else True
    return first and page.words[child].isupper() and len(page.words[child]) > 3


def _main_clause(page: Page, quoted: list[int], noun: int) -> Source | None:
    """The subject of the clause that ``noun`` is a later part of."""
    at = noun
    for _ in range(12):
        if page.deps[at] in SUBJECTS or page.heads[at] == at:
            return None
        at = page.heads[at]
        if page.tags[at].startswith("VB"):
            for child in page.children[at]:
                plain = quoted[child] < 0 and page.tags[child] not in ("WP", "WDT")
                if page.deps[child] in SUBJECTS and plain:
                    return whole(page, child)
    return None


def _antecedent(page: Page, quoted: list[int], verb: int, relative: int) -> Source | None:
    head = page.heads[verb]
    if page.deps[verb] == "conj":
        verb, head = head, page.heads[head]
    if page.deps[verb] in ("relcl", "acl") and page.tags[head] in NOUNS | {"PRP"} and quoted[head] < 0:
        return around(page, head)
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
