"""Whether two figures are set beside each other as one thing: "90 votes, or 18%", "half of them (55%)"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import bare, cues

DASHES = frozenset("-–—")
SEPARATORS = frozenset([",", "(", ";", ":", *DASHES])
BREAKS = frozenset(["and", "while", "but", "whereas", "with", "as", "than", "against"])
VERBS = ("VB", "VBD", "VBP", "VBZ", "MD")
_NOMINAL = ("NN", "JJ", "DT", "IN", "CC", "PR", "PO", "HYPH", "VBG")
_PLACED = frozenset("at in on of from across between".split())
_REACH = 16


def _is_link(words: Sequence[str]) -> bool:
    """Whether the words only say that what follows is the same thing."""
    rest = bare(words)
    return not rest or rest in cues("shares")["same"] or tuple(words) in cues("shares")["same"]


def tie(sheet: Sheet, one: Figure, other: Figure) -> str | None:
    """How ``other`` is set beside ``one``: "(", "-", "," or "or"; None where it is not.

    Between them may stand the rest of the first one's phrase (no verb, no joining word), a
    separator, and words that say "the same".
    """
    lows, tags = sheet.page.lows, sheet.page.tags
    first, last = one.last, other.first
    if last - first > _REACH:
        return None
    for s in range(last - 1, first - 1, -1):
        if _in_word(sheet, s):
            continue
        if lows[s] in SEPARATORS or (lows[s] == "or" and (s == first or lows[s - 1] not in SEPARATORS)):
            break
    else:
        return None
    start = s + 1 if lows[s] in SEPARATORS else s
    if not _is_link(lows[start:last]):
        return None
    head = range(first, s)
    parted = (lows[k] in SEPARATORS and not _in_word(sheet, k) for k in head)
    joined = _joins_nouns(sheet, head) and bool({"or", "("} & {lows[s], *lows[start:last]})
    apart = BREAKS - {"and"} if joined else BREAKS
    if any(parted) or any(lows[k] in apart or sheet.page.breaks[k] for k in head):
        return None
    if lows[s] not in DASHES and any(tags[k] in VERBS for k in head):
        return None
    if bare(lows[start:last]):
        return "or"
    return "-" if lows[s] in DASHES else lows[s]


def _joins_nouns(sheet: Sheet, words: Sequence[int]) -> bool:
    """Whether "and" can only join places or things of one part: "630 posts at the office and the depot, or 15%"."""
    nominal = all(sheet.page.tags[k].startswith(_NOMINAL) for k in words)
    return nominal and any(sheet.page.lows[k] in _PLACED for k in words)


def _in_word(sheet: Sheet, k: int) -> bool:
    """Whether the dash is a hyphen inside a word: "the co-operative"."""
    page = sheet.page
    glued = 0 < k < len(page) - 1 and page.end(k - 1) == page.starts[k] and page.end(k) == page.starts[k + 1]
    return page.lows[k] == "-" and glued and page.lows[k - 1].isalpha() and page.lows[k + 1].isalpha()


def is_of(sheet: Sheet, part: Figure, whole: Figure) -> bool:
    """Whether ``whole`` is what ``part`` is taken from: "50 of the 200", "50 people out of 200"."""
    gap = sheet.gap(part, whole)
    if not 1 <= len(gap) <= 8:
        return False
    for k, word in enumerate(gap):
        if gap[k:] == ["among", "the"]:
            return all(sheet.page.tag_at(part.last + j)[:2] in ("NN", "JJ") for j in range(k))
        if word == "of" and k and part.quantity.text.lower() == "one":
            return False  # "in one class of 20 pupils"
        if word in ("of", "out", "from"):
            tail = bare(gap[k:])
            noun = all(sheet.page.tag_at(part.last + j)[:2] in ("NN", "JJ") for j in range(k))
            return noun and (tail in cues("shares")["of"] or _of_named(sheet, part.last + k, gap[k:]))
    return False


def _of_named(sheet: Sheet, first: int, words: Sequence[str]) -> bool:
    """`$620m of exports of $1.9bn`, `£4m of a budget of £9m`: the whole is named before it is sized."""
    named = words[0] == "of" and len(words) > 2 and words[-1] in ("of", "worth", "totalling", "totaling")
    return named and all(
        sheet.page.tags[first + j][:2] in ("NN", "JJ", "DT", "PR", "PO") for j in range(1, len(words) - 1)
    )
