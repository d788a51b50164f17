"""Who a figure or a place is said of, by the words that lead to it.

    Ridgemont's Cole Roe had 688      Arden, which shut 22 stores, had 15%      the rowing club brought in £5,300
"""

from __future__ import annotations

import functools

from copydesk.extract.dateword import is_month_or_weekday, name_of
from copydesk.extract.page import NAMES, SUBJECTS
from copydesk.relate.sheet import Figure, Sheet

Owner = frozenset[str]
_JOINTS = frozenset("and while whereas but ; behind ahead followed than against compared".split())
_COMMAS, _DASHES = frozenset([",", "–", "—", "(", ":"]), frozenset(["-"])
_ASIDE = frozenset(["IN", "WDT", "WP", "WP$", "WRB", "VBG", "VBN"])  # begin what is said by the way: ", in Kent,"
_ADJECTIVES = frozenset(["JJ", "VBN", "VBG"])
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_AT = frozenset(["at", "in", "for", "by"])
_TITLES = frozenset("mr ms mrs miss dr sir lord lady".split())
_WHOLES = frozenset("total number figure rest remainder average others other".split())
_KINDS, _HUNG = frozenset(["JJ", "NN", "NNS", "NNP", "NNPS"]), frozenset(["with", "at", "on"])
_REACH = 60  # words before a figure in which its owner is named
_TRAIL = 4  # words from a figure to the "at" of its place, and from there to its name


def same(one: Owner, other: Owner) -> bool:
    """Whether two owners are one: "Roe" and "Tom Roe", and of nouns only "the choir" and "the choir"."""
    return one == other or (named(one & other) and (one <= other or other <= one))


def named(owner: Owner) -> bool:
    """Whether a name is among the words."""
    return any(word[:1].isupper() for word in owner)


def lead(sheet: Sheet, first: int, last: int) -> Owner:
    """Who the words from ``first`` to ``last`` are said of: the names of their last clause, or its definite noun."""
    page, first = sheet.page, max(first, last - _REACH)
    joints = [k for k in range(first, last) if page.lows[k] in _JOINTS and not _of_adjectives(sheet, k)]
    start = joints[-1] + 1 if joints else first
    if joints and page.tag_at(start)[:2] == "VB":
        start = joints[-2] + 1 if len(joints) > 1 else first  # "Arden came first and took 52"
    cuts = [start - 1, *(k for k in range(start, last) if _parts(sheet, k)), last]
    aside: Owner = frozenset()
    for one, other in zip(cuts[-2::-1], cuts[:0:-1], strict=True):
        verb = _verb(sheet, one + 1, other)
        names = names_of(sheet, one + 1, verb)
        if any(page.tags[k] == "PRP" and page.deps[k] in SUBJECTS for k in range(one + 1, verb)):
            return frozenset()  # "Abroad it took 52"
        aside_of = page.tag_at(one + 1) in _ASIDE or page.low_at(one) == "("  # "Tom Roe (Con) had 988"
        if names and (one < start or not aside_of):
            return names
        aside = aside or names or names_of(sheet, one + 1, other)
    return aside or _definite(sheet, start, last)


def _of_adjectives(sheet: Sheet, k: int) -> bool:
    """`the odd but coveted trophy`: joins two adjectives, and no clauses."""
    return sheet.page.tags[k - 1] == "JJ" and sheet.page.tag_at(k + 1) in _ADJECTIVES


def _parts(sheet: Sheet, k: int) -> bool:
    """Whether the word parts two clauses; a hyphen in a name does not."""
    page = sheet.page
    return page.lows[k] in _COMMAS or (page.lows[k] in _DASHES and k > 0 and page.end(k - 1) < page.starts[k])


def _verb(sheet: Sheet, first: int, last: int) -> int:
    """Where the first finite verb stands: what follows it is no subject."""
    return next((k for k in range(first, last) if sheet.page.tags[k] in _FINITE), last)


def names_of(sheet: Sheet, first: int, last: int) -> Owner:
    """The capitalised names of a stretch, without titles and days."""
    page = sheet.page
    found = (page.words[k] for k in range(first, last) if is_name(sheet, k))
    return frozenset(word for word in found if name_of(word) not in _TITLES and not is_month_or_weekday(word))


def is_name(sheet: Sheet, k: int) -> bool:
    """A capitalised word that is tagged as a name, or that stands so where no sentence begins."""
    page = sheet.page
    if not page.words[k][:1].isupper() or page.tags[k] in ("PRP", "DT"):
        return False
    kind = page.tags[k] == "NNPS" and page.low_at(k + 1) == "," and page.low_at(k + 2) in _HUNG
    if not _is_inside(sheet, k) and (page.lows[k] in _plurals(sheet) or (kind and page.words[k] not in _inside(sheet))):
        return False  # "640 cattle, sheep and horses ... Sheep, with 290 entries", "Dahlias, with 38, were second"
    hung = page.low_at(k + 1) == "," and page.low_at(k + 2) in _HUNG and page.tags[k] in ("NN", "JJ", "RB")
    return page.tags[k] in NAMES or hung or _is_inside(sheet, k) or page.words[k] in _inside(sheet)


def _is_inside(sheet: Sheet, k: int) -> bool:
    page = sheet.page
    return k > 0 and page.sents[k - 1] == page.sents[k] and page.lows[k - 1].isalpha()


@functools.lru_cache(maxsize=1)  # one owner after another of the same article
def _inside(sheet: Sheet) -> frozenset[str]:
    """The words that are capitalised where no sentence begins."""
    words = enumerate(sheet.page.words)
    return frozenset(word for k, word in words if word[:1].isupper() and _is_inside(sheet, k))


@functools.lru_cache(maxsize=1)
def _plurals(sheet: Sheet) -> frozenset[str]:
    """The plural nouns of the article, as they stand inside its sentences."""
    page = sheet.page
    return frozenset(word for word, tag in zip(page.words, page.tags, strict=True) if tag == "NNS" and word.islower())


def _definite(sheet: Sheet, first: int, last: int) -> Owner:
    """`the rowing club`: the nouns behind the article that opens the stretch; `Horses, with 136`: of a kind."""
    page = sheet.page
    while first < last and (page.words[first].isspace() or page.lows[first] == ","):
        first += 1
    kinds = range(first, next((k for k in range(first, last) if page.tags[k] not in _KINDS), last))
    hung = page.low_at(kinds.stop) == "," and page.low_at(kinds.stop + 1) in _HUNG
    many = page.tag_at(kinds.stop - 1) in ("NNS", "NNPS") or page.low_at(kinds.stop - 1) in _plurals(sheet)
    if hung and kinds and page.deps[kinds.stop - 1] in SUBJECTS and many:
        return frozenset(page.lows[k] for k in kinds)
    k = first + 1
    while k < last and page.tags[k] in ("NN", "NNS", "JJ", "VBG"):
        k += 1
    found = frozenset(page.lows[first + 1 : k]) if page.low_at(first) == "the" else frozenset()
    return found if not found & _WHOLES else frozenset()


def trail(sheet: Sheet, figure: Figure) -> tuple[Owner, int] | None:
    """`4,870 at Arden`, `3,200 for the tie with Bray`: the names of the place, and where it ends."""
    page, end = sheet.page, sheet.bounds(figure.sentence)[1]
    near = range(figure.last, min(end, figure.last + _TRAIL))
    at = next((k for k in near if page.lows[k] in _AT or page.lows[k] in _JOINTS or _parts(sheet, k)), end)
    if page.low_at(at) not in _AT:
        return None
    first = at + 1
    while first < min(end, at + _TRAIL + 1) and page.words[first][:1].islower():
        first += 1
    last = first
    while last < end and page.words[last][:1].isupper():
        last += 1
    names = names_of(sheet, first, last)
    return (names, last) if names else None
