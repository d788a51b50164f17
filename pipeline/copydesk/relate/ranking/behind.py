"""Places that do not go with who is named ahead, without figures: "the second-largest, behind the Crown and the Bell".

    the third-fastest in the history of the race, behind only the 2:19:40 of Abera
    finished second in 2:01.12, behind Leah Marsden, who won in 2:00.41, and Jo Whitfield

Claims of kind "comparison" with the role place (an ordinal) and the attribute "ahead", as in `outnumbered`; the cues
name1, name2, ... are those who are ahead, as many as the parse joins behind "behind". ``only``: there are no others.
Two bare names may be one ("Marks and Spencer"): they count as two where each stands elsewhere in the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, TextSpan
from copydesk.relate import sheet as sheets
from copydesk.relate.ranking.outnumbered import ordinal_of
from copydesk.relate.ranking.owner import listed_behind
from copydesk.relate.ranking.place import Place, all_places
from copydesk.relate.sheet import Sheet

_ONLY = frozenset(["only", "just"])
_REACH = 10  # words from a place to its "behind"
_MOST = 5  # names


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every place below the first with the names that its "behind" lists, without ids."""
    sheet = sheets.read(doc, mentions)
    for place in all_places(sheet):
        ordinal = ordinal_of(sheet, place) if place.nth > 1 and sheet.page.parsed else None
        if ordinal is None or listed_behind(sheet, place):
            continue
        at = _behind(sheet, place)
        names = _names(sheet, at) if at is not None else []
        only = at is not None and (_is_only(sheet, at + 1) or _is_only(sheet, at - 1))
        if len(names) > 1 or (only and len(names) == 1):
            order = sheet.words(place.first, place.last)
            cues = {"order": order} | {f"name{n}": name for n, name in enumerate(names, 1)}
            cues |= {"only": order} if only else {}
            yield sheet.claim("comparison", {"place": ordinal}, cues=cues, attribute="ahead", explicit=False)


def _behind(sheet: Sheet, place: Place) -> int | None:
    """The "behind" of the place's clause."""
    end = min(sheet.bounds(sheet.page.sents[place.first])[1], place.last + _REACH)
    for k in range(place.last, end):
        if sheet.page.lows[k] in (";", "ahead", "but", "while", "and"):
            return None
        if sheet.page.lows[k] == "behind" or (sheet.page.lows[k] == "by" and _is_only(sheet, k - 1)):
            return k  # "came second, beaten only by Tom Roe"
    return None


def _is_only(sheet: Sheet, k: int) -> bool:
    return sheet.page.low_at(k) in _ONLY


def _names(sheet: Sheet, at: int) -> list[TextSpan]:
    """Who stands behind "behind": its object and what is joined to it; [] where it may be one with two names."""
    page = sheet.page
    heads = [k for k in page.children[at] if page.deps[k] == "pobj"]
    while heads and len(heads) < _MOST:
        more = [k for k in page.children[heads[-1]] if page.deps[k] == "conj"]
        if not more:
            break
        heads.append(more[0])
    if not heads or any(page.tags[k][:2] not in ("NN", "CD") for k in heads):
        return []
    if len(heads) > 1 and not _apart(sheet, heads):
        return []
    return [sheet.words(_first(sheet, head, max([at + 1, *(k + 1 for k in heads if k < head)])), head + 1)
            for head in heads]  # fmt: skip


def _first(sheet: Sheet, head: int, start: int) -> int:
    """Where the phrase of a head begins: behind the last comma, "and" or "only" before it."""
    joints = [k for k in range(start, head) if sheet.page.lows[k] in (",", "and", *_ONLY)]
    return joints[-1] + 1 if joints else start


def _apart(sheet: Sheet, heads: list[int]) -> bool:
    """Whether they are several: parted by a comma, with an article each, or bare names that stand alone elsewhere."""
    page = sheet.page
    if "," in page.lows[heads[0] : heads[-1]]:
        return True
    if all(any(page.deps[k] in ("det", "poss") for k in page.children[head]) for head in heads):
        return True
    return all(page.words[head][:1].isupper() and page.words.count(page.words[head]) > 1 for head in heads)
