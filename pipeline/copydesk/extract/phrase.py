"""Noun phrases that can be a source, and the subject of a cue."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.extract import cue, people
from copydesk.extract.page import NAMES, SUBJECTS, Page

NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS"])
_INSIDE = NOUNS | {"DT", "PRP$", "JJ", "JJR", "JJS", "CD", "POS", "HYPH", "VBN", "VBG", "AFX", "PDT", "FW"}
_ALONE = frozenset(["PRP", "WP", "EX", "DT", "CD"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_PLACED = frozenset(["outside", "inside"])  # the tagger takes them for adjectives
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
    head = _office_holder(page, head, stop)
    return Source(i, head, head)


def _office_holder(page: Page, head: int, stop: int) -> int:
    """`Secretary of State Ann Lee`: the name that an office with ``of`` in it leads up to, else ``head``."""
    name = page.heads[head]
    if page.deps[head] not in ("nmod", "compound") or not head + 2 < name < min(stop, head + 9):
        return _named_behind(page, head, stop)
    links = all(page.tags[j] in _INSIDE or page.lows[j] in ("of", "for", "and", "the") for j in range(head + 1, name))
    return name if links and page.lows[head + 1] == "of" and page.tags[name] in NAMES else head


def _named_behind(page: Page, head: int, stop: int) -> int:
    """The same by the words: office, ``of``, a capital word and a given name."""
    if page.lows[head] not in people.offices() or page.lows[head + 1 : head + 2] != ["of"]:
        return head
    last = head + 1
    while last + 1 < stop and page.tags[last + 1] in NAMES:
        last += 1
    given = any(people.is_given(page.lows[j]) for j in range(head + 3, last))
    return last if given else head


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
    if page.tags[head] in NAMES and i - 2 >= floor and page.lows[i - 1] == "of":
        posts = [c for c in page.children[last] if floor <= c < i - 1 and _office_holder(page, c, last + 1) == last]
        i = posts[0] if posts else i  # Secretary of State Ann Lee
    return Source(i, last, last if page.tags[head] in ("NNP", "NNPS") else head)


def subject(page: Page, quoted: list[int], verb: int) -> Source | None:
    """The subject of ``verb``, its own or inherited; None where the parse gives none."""
    own = _own_subject(page, quoted, verb)
    if own is not None:
        return own
    told = _teller(page, quoted, verb)
    if told is not None:
        return told
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


def _teller(page: Page, quoted: list[int], verb: int) -> Source | None:
    """`X said it would close, citing costs`: who said what the participle hangs on gives the reason, too."""
    told = page.heads[verb]
    if page.deps[told] == "conj":
        told = page.heads[told]
    if page.tags[verb] != "VBG" or page.words[verb - 1] != "," or page.deps[told] != "ccomp" or told > verb:
        return None
    cue_verb = page.heads[told]
    if cue.kind(page, cue_verb) != "say" or quoted[told] >= 0:
        return None
    return _own_subject(page, quoted, cue_verb, verb)


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
    if page.lows[source.first] in _PLACED:  # Outside court, Ann Lee said
        names = [c for c in page.children[head] if page.deps[c] == "conj" and page.words[source.last + 1] == ","]
        return around(page, names[0], source.last + 1) if names else source
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
