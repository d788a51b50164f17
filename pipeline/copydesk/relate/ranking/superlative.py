"""Superlatives: a figure that is said to be the greatest of its kind, beside those of the others.

    At Acton the decline was 38%, the worst of any maker. Bray slipped 23% and Clee 35%.
    They found two tonnes of it. It is the biggest haul since 2019, when three tonnes were found.
    Inflation reached 5.2%, the highest since June 2008, when it was 5.4%.

Claims of kind "comparison" as in `rank`, with the attribute "list" and the cue ``order``: first the
figure, then the greatest of the others; or first the figure of the time since which it is the highest.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.motion import single
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.words import cues

_SCOPE = frozenset([("of", "any"), ("of", "all"), ("of", "the"), ("among", "the"), ("among", "all"), ("in", "the")])
_BASES = frozenset("from than against of by to last previous target year years".split())
_KINDS = ("percent", "money", "count", "number", "measure")
_SPAN = 16  # words from a superlative to the level of the time that it goes back to
_LEVEL = (["was"], ["at"], ["reached"], ["hit"], ["were"], ["touched"])
_GAP = 5  # words from a figure to its superlative: "7.1 billion shares changed hands, the heaviest"


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every superlative right behind a figure whose rivals are listed next, without ids."""
    sheet = sheets.read(doc, mentions)
    for figure in sheet.plain:
        kinds = figure.quantity.kind in _KINDS
        since = (_since(sheet, figure) or _pointing(sheet, figure) or _second(sheet, figure)) if kinds else None
        if since is not None:
            yield since
            continue
        found = _said(sheet, figure) if kinds else None
        if found is None:
            continue
        rival = _rival(sheet, figure)
        if rival is not None:
            span = sheet.words(found, found + 2)
            yield sheet.claim("comparison", {"first": figure, "second": rival}, cues={"order": span}, attribute="list",
                              explicit=False)  # fmt: skip


def _since(sheet: Sheet, figure: Figure) -> Claim | None:
    """`5.2%, the highest since June 2008, when it was 5.4%`: then it was as high, or higher."""
    behind = sheet.after(figure, _GAP + _SPAN)
    if "since" not in behind or behind.index("since") < 3:
        return None
    at = behind.index("since")
    high, low = ((behind[at - 1],) in cues("ranks")[row] for row in ("most", "fewest"))
    others = [f for f in sheet.of_sentence[figure.sentence] if f.first >= figure.last + at]
    if behind[at - 2] != "the" or "," not in behind[: at - 1] or not (high or low) or not others:
        return None
    then, words = others[0], sheet.gap(figure, others[0])
    told = "when" in words and words[-1:] in _LEVEL and len(words) <= _GAP + _SPAN
    moved = (single("above") | single("below")) & {*sheet.after(then, 1)}  # "when output was 4.8% lower"
    if not told or moved or then.quantity.kind != figure.quantity.kind or then.unit != figure.unit:
        return None
    roles = {"first": then, "second": figure} if high else {"first": figure, "second": then}
    span = sheet.words(figure.last + at - 2, figure.last + at + 1)
    return sheet.claim("comparison", roles, cues={"order": span}, attribute="list")


def _pointing(sheet: Sheet, then: Figure) -> Claim | None:
    """`They found two tonnes. It is the biggest haul since 2019, when three tonnes were found`: told before."""
    lead = [word for word in sheet.before(then, _GAP + _SPAN) if not word.isspace()]
    if lead[:1] not in (["it"], ["that"], ["this"]) or lead[1:3] not in (["is", "the"], ["was", "the"]):
        return None
    most = lead[3:4] != [] and (lead[3],) in cues("ranks")["most"]
    told = most and "since" in lead and "when" in lead[lead.index("since") :] and lead[-1] not in ("of", "by", "from")
    near = range(then.sentence - 2, then.sentence)
    now = [f for n in near for f in sheet.of_sentence.get(n, ()) if _alike_now(f, then) and f.line >= then.line - 2]
    if not told or len(now) != 1 or {f.quantity.approximation for f in (now[0], then)} != {"exact"}:
        return None
    start = sheet.bounds(then.sentence)[0]
    at = next(k for k in range(start, then.first) if sheet.page.lows[k] == lead[3])
    return sheet.claim("comparison", {"first": then, "second": now[0]}, attribute="list", explicit=False,
                       cues={"order": sheet.words(at - 1, at + 1)})  # fmt: skip


def _second(sheet: Sheet, figure: Figure) -> Claim | None:
    """`the second-fastest growth, at 13%, compared with 15% in Bray`: the first has more."""
    words = "".join(sheet.before(figure, _GAP + 5))
    behind = next((f for f in sheet.of_sentence[figure.sentence] if f.first >= figure.last), None)
    told = any(f"second-{most[0]}" in words for most in (*cues("ranks")["most"], ("fastest",)))
    if behind is None or not told or sheet.before(figure, 1) not in (["at"], ["with"], ["of"]):
        return None
    placed = sheet.after(behind, 1) == ["in"] and sheet.page.tag_at(behind.last + 1) == "NNP"  # and no "in 2016"
    if sheet.gap(figure, behind) != [",", "compared", "with"] or behind.unit != figure.unit or not placed:
        return None
    span = sheet.words(figure.last + 1, figure.last + 2)
    return sheet.claim("comparison", {"first": behind, "second": figure}, cues={"order": span}, attribute="list")


def _alike_now(one: Figure, then: Figure) -> bool:
    """One unit, or one noun counted; of people, "the worst since 1999, when 12 died" need be no bound."""
    if one.quantity.kind != then.quantity.kind or {*one.nouns[:1]} & PEOPLE:
        return False
    return one.unit == then.unit and (one.quantity.kind != "count" or one.nouns[:1] == then.nouns[:1])


def _said(sheet: Sheet, figure: Figure) -> int | None:
    """The place of the article and superlative of `38%, the worst of any maker`."""
    lows = sheet.page.lows
    behind = sheet.after(figure, _GAP + 7)
    if figure.bracketed or "," not in behind[: _GAP + 1]:
        return None
    at = behind.index(",")
    most = behind[at + 2 : at + 3]
    known = behind[at + 1 : at + 2] == ["the"] and bool(most) and (most[0],) in cues("ranks")["most"]
    if not known:
        return None
    scope = any(tuple(behind[at + k : at + k + 2]) in _SCOPE for k in (3, 4, 5))
    own = not any(figure.last <= f.first < figure.last + at for f in sheet.of_sentence[figure.sentence])
    return figure.last + at + 1 if scope and own and lows[figure.last + at] == "," else None


def _rival(sheet: Sheet, figure: Figure) -> Figure | None:
    """The greatest figure of the others: names with their figures in the rest of the paragraph's next sentence."""
    others = [
        f for f in sheet.of_sentence.get(figure.sentence + 1, ())
        if f.line == figure.line and _alike(sheet, figure, f)
        and f.quantity.approximation == "exact" and not _BASES & set(sheet.before(f, 1)) and _named(sheet, f)
    ]  # fmt: skip
    ways = {f.quantity.trend for f in (figure, *others)} - {None}
    if not others or len(ways) > 1:
        return None
    return max(others, key=lambda f: f.quantity.value or ZERO)


def _alike(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """One kind and unit; a bare number may be so many of what was counted, if it is of its size."""
    if other.quantity.kind in ("count", "number"):
        low, high = sorted((one.quantity.value or ZERO, other.quantity.value or ZERO))
        return one.quantity.kind == "number" and low > 0 and high <= 2 * low
    return one.quantity.kind == other.quantity.kind and one.unit == other.unit and not _each(sheet, one)


def _each(sheet: Sheet, figure: Figure) -> bool:
    """`an average of $10,000 each, the highest in the top 10`: what others took in all is no rival."""
    return sheet.after(figure, 1) in (["each"], ["apiece"], ["per"], ["a"])


def _named(sheet: Sheet, figure: Figure) -> bool:
    """Whether a name stands before the figure in its clause: "Bray slipped 23%"."""
    count = len(sheet.before(figure, 10))
    return any(sheet.page.tags[k] in ("NNP", "NNPS") for k in range(figure.first - count, figure.first))
