"""Whether a figure that has the noun of a share is its whole, or one of another place, time, year or owner."""

from __future__ import annotations

import re

from copydesk.records import Date
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_BEGUN = re.compile(r"(?:founded|established|formed|opened|built|born|created|since)(?: (?:in|on))? \Z", re.I)
_LAST = frozenset("last previous preceding".split())
_ROUNDS = frozenset("contest election vote ballot poll count race round census survey season".split())
_ENTIRE = frozenset(
    """
    total entire whole overall full current present own global worldwide combined group company year quarter half
    month
    """.split()
)


def of_one_owner(sheet: Sheet, whole: Figure, part: Figure) -> bool:
    """`Aldan employs 14,200 ... 2,130 work for Aldan in Ireland, 15% of its workforce`: both sentences name it."""
    names = [
        {sheet.page.words[k] for k in range(*sheet.bounds(f.sentence)) if sheet.page.tags[k] == "NNP"}
        for f in (whole, part)
    ]
    return bool(names[0] & names[1])


def head_of(sheet: Sheet, phrase: tuple[int, int]) -> str:
    """The stem of the noun that a phrase is about: "workforce" for "its present work force"."""
    nouns = [k for k in range(*phrase) if sheet.page.tags[k][:2] == "NN"]
    last = nouns[-1] if nouns else phrase[1] - 1
    if sheet.page.lows[last - 1 : last + 1] == ["work", "force"]:
        return "workforce"
    return stem(sheet.page.words[last])


def elsewhere(sheet: Sheet, whole: Figure, part: Figure, phrase: tuple[int, int]) -> bool:
    """Whether the figure is a whole of another place, time or state: "from 600", "600 in Spain"."""
    before = sheet.before(whole, 3)
    if before[-1:] in (["from"], ["per"]) or (before[-2:] and before[-1:] == ["than"]) or whole.quote != part.quote:
        return True
    tags, words = sheet.page.tags, sheet.page.words
    near = {stem(w) for w in sheet.said(whole.sentence)}
    kept = [stem(words[k]) for k in range(*phrase) if tags[k][:2] in ("NN", "JJ") and stem(words[k]) not in _ENTIRE]
    head = head_of(sheet, phrase)
    kept = [m for m in kept if head != "workforce" or m not in ("work", "force")]
    strangers = [m for m in kept if m != head and m not in near and len(m) > 1]
    if strangers and not _possessor(sheet, phrase):
        return True
    if _is_of_a_kind(sheet, whole, part, phrase) or _of_last_time(sheet, whole, part):
        return True
    tail = sheet.after(whole, 6)
    mine = {*sheet.said(part.sentence)}
    placed = any(
        sheet.page.lows[k] in ("in", "at", "across") and tags[k + 1] == "NNP" and words[k + 1].lower() not in mine
        for k in range(whole.last, whole.last + len(tail) - 1)
    )
    return placed or _other_year(sheet, whole, part)


def _is_of_a_kind(sheet: Sheet, whole: Figure, part: Figure, phrase: tuple[int, int]) -> bool:
    """`62% of sales ... Used-car sales were off 5%, to 30,400`: those of one kind, of which the share says nothing."""
    head, subject = head_of(sheet, phrase), [stem(word) for word in (whole.quantity.subject or "").split()]
    if subject[-1:] != [head] or whole.line == part.line:
        return False
    page, (first, end) = sheet.page, sheet.bounds(whole.sentence)
    at = next((k for k in range(first, min(end, whole.first)) if stem(page.words[k]) == head), first)
    kinds = {stem(page.words[k]) for k in page.children[at] if page.deps[k] == "compound" and page.tags[k] == "NN"}
    return bool(kinds - _ENTIRE - {stem(w) for w in sheet.said(part.sentence)})


def _of_last_time(sheet: Sheet, whole: Figure, part: Figure) -> bool:
    """`In the previous round the Greens had 1,320 votes, 38% of those cast`: of another contest than the one told."""
    page, first = sheet.page, sheet.bounds(part.sentence)[0]
    places = (k for k in range(first, part.first - 1) if page.lows[k] in _LAST and page.lows[k + 1] in _ROUNDS)
    told = next((page.lows[k : k + 2] for k in places if page.lows[k - 1] == "the"), None)
    return told is not None and whole.sentence != part.sentence and told[1] not in sheet.said(whole.sentence)


def _possessor(sheet: Sheet, phrase: tuple[int, int]) -> bool:
    """Whether the phrase's modifiers only say whose: "the bank's workforce"."""
    return any(sheet.page.tags[k] == "POS" for k in range(*phrase))


def _dates(sheet: Sheet, date: Date, figure: Figure) -> bool:
    """Whether the date can be the figure's: no "founded in 1923", and no other figure between the two."""
    first, last = sorted((date.start, figure.quantity.start))
    between = (f for f in sheet.of_sentence[figure.sentence] if first < f.quantity.start < last)
    if (date.from_ or "")[:4] not in date.text:
        return False  # "Sept. 30", "last year": the year is the article's
    return not _BEGUN.search(sheet.page.text[max(0, date.start - 24) : date.start]) and next(between, None) is None


def _other_year(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether each sentence names its own years and none in common."""
    years = [
        {d.from_[:4] for d in sheet.dates if d.from_ and d.sentence == f.sentence and _dates(sheet, d, f)}
        for f in (one, other)
    ]
    return bool(years[0]) and not years[0] & years[1] and one.sentence != other.sentence
