"""Changes: a base, a result, and the percentage, difference or multiple between them.

    rose 35% to £81m from £60m          £178m, down from £187m       from 8,412 to 7,310, or 13.1%
    a 35% rise to £81m from £60m        up 12 cents, or 1.5%, at 812  halved to 24 cents from 48 cents

Claims of kind "change" with the roles base, result, percent, difference and multiple as far as
one sentence prints them; `link` then looks for what is missing in other sentences. Cue
``motion`` is the word that says which way it went, and ``direction`` what that word says; cue
``year`` marks a base told in a bracket with its year, ``either`` words and subjects with which a smaller
figure may be a rise ("losses improved", ranks, exchange rates).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.extract.dateword import MONTHS
from copydesk.records import Claim, Money, TextSpan, Trend
from copydesk.relate import motion
from copydesk.relate import sheet as sheets
from copydesk.relate.change import (
    by_amount,
    from_lead,
    link,
    multiplied,
    one_side,
    proven,
    recalled,
    said_again,
    shrunk,
    sole,
    spoken,
)
from copydesk.relate.change import lead as leads
from copydesk.relate.change.apart import multiples, points
from copydesk.relate.change.compared import again, apposed, compared
from copydesk.relate.change.currency import in_another
from copydesk.relate.change.draft import LEVELS, Draft, is_frequency
from copydesk.relate.change.levels import gaps, paired, partner, trailing
from copydesk.relate.change.manifold import manifold
from copydesk.relate.change.move import Change
from copydesk.relate.change.premium import premium
from copydesk.relate.change.priced import priced
from copydesk.relate.change.sides import lost
from copydesk.relate.change.size import attach, single_level
from copydesk.relate.change.stepped import stepped
from copydesk.relate.change.then import having, then
from copydesk.relate.change.times import times
from copydesk.relate.motion import Motion, single
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_ALONE = ("percent", "percentage-point", "multiple")  # sizes that can be told without a level
_JUDGED = ("improv", "wors", "better", "deteriorat")  # begin the words that judge and do not measure
_LOSSES = (("loss",), ("deficit",), ("shortfall",), ("overspend",))
_FOR_ONE = (["to", "the"], ["against", "the"], ["versus", "the"], ["a", "us"], ["for", "one"])  # dollar
_PERIODS = {"year": "year", "annual": "year", "quarter": "quarter", "month": "month", "week": "week"}


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every change of the article, without ids, linked over sentences where one alone lacks a level."""
    sheet = sheets.read(doc, mentions)
    found: list[Change] = []
    for figures in sheet.of_sentence.values():
        if figures:
            for draft in _drafts(sheet, figures):
                found.append(_change(sheet, draft))
    linked = list(link.linked(sheet, found))
    yield from (link.claim(sheet, change) for change in linked)
    yield from recalled.claims(sheet, found)
    yield from said_again.claims(sheet, linked)
    told = list(proven.claims(sheet, linked))
    told += multiplied.claims(sheet, linked, told)
    told += from_lead.claims(sheet, linked, told)
    told += sole.claims(sheet, linked, told)
    yield from told
    yield from spoken.claims(sheet)
    yield from shrunk.claims(sheet, linked)
    yield from one_side.claims(sheet, linked)
    yield from by_amount.claims(sheet, linked)


def _change(sheet: Sheet, draft: Draft) -> Change:
    moved = draft.motion
    named = motion.subject(sheet, moved.place) if moved else None
    direction = moved.direction if moved else None
    if draft.multiple is not None and moved is None:
        value = draft.multiple.quantity.value or 1
        direction = "up" if value > 1 else "down"
    turned = moved is not None and moved.open and (_timed(sheet, draft) or _sinks(sheet, draft, moved, named))
    if turned:
        direction = "down" if direction == "up" else "up"
    cues = {name: span for name, span in draft.marks.items() if not (turned and name == "either")}
    if moved is not None and _across(sheet, draft, moved):
        cues["signs"] = motion.span(sheet, moved)
    if (period := _other_period(sheet, draft)) is not None:
        cues["period"] = period
    if moved is not None:
        cues["motion"] = motion.span(sheet, moved)
    inverse = named is not None and _inverse(sheet, named[1]) and not in_another(draft, named[1][0])
    if not turned and (_quoted(sheet, draft) or inverse):
        cues["either"] = cues.get("motion", sheet.words(0, 1))
    judged = moved is not None and moved.open and sheet.page.lows[moved.place].startswith(_JUDGED)
    lead = sheet.page.lows[max(0, moved.place - 8) : moved.place] if moved is not None else []
    good = ("on", "time") in pairwise(lead)  # "The share of trains arriving on time improved to 66.8%"
    good = good or bool(named and set(named[1]) & motion.single("boon"))
    if moved is not None and judged and not turned and not good:
        cues.setdefault("either", motion.span(sheet, moved))  # whether more of it is better is not known
    subject, nouns = named or (None, ())
    return Change(draft.roles(), direction, cues, subject, nouns, draft.explicit)


def _other_period(sheet: Sheet, draft: Draft) -> TextSpan | None:
    """`rose 6% from a year earlier to £310m, from £305m in the previous quarter`: the base of another period."""
    if draft.percent is None or draft.base is None:
        return None
    own = sheet.after(draft.percent, 7)
    own = own[: own.index("to")] if "to" in own else own
    own = own[: own.index("for")] if "for" in own else own  # "a 27% rise in profit for the quarter, against"
    sides = [_periods(own) - {"month name"}, _periods(sheet.after(draft.base, 5))]
    apart = bool(sides[0]) and bool(sides[1]) and not sides[0] & sides[1]
    return sheet.words(draft.base.first, draft.base.last) if apart else None


def _periods(words: Sequence[str]) -> set[str]:
    """The periods that the words name; "a month" behind a price is none, "a year earlier" is one."""
    found = set()
    for k, word in enumerate(words):
        priced = words[k - 1] in ("a", "per") if k else False
        if word in MONTHS and not (words[k + 1 : k + 2] and words[k + 1][:1].isdigit()):
            found.add("month name")  # "after 126.1bn in June"
        if word in _PERIODS and not (priced and words[k + 1 : k + 2] not in (["earlier"], ["ago"], ["before"])):
            found.add(_PERIODS[word])
    return found


def _timed(sheet: Sheet, draft: Draft) -> bool:
    """`improved her best to 55.41 seconds from 55.90 seconds`: over a distance less is better."""
    levels = [figure for figure in (draft.base, draft.result) if figure is not None]
    if len(levels) < 2 or any(f.quantity.unit not in ("second", "minute") for f in levels):
        return False
    return bool({"best", "time", "record", "mark"} & {*sheet.before(levels[0], 8), *sheet.before(levels[1], 8)})


def _sinks(sheet: Sheet, draft: Draft, moved: Motion, named: tuple[str, tuple[str, ...]] | None) -> bool:
    """`fell by 6.4%, worse than the 3.1% drop of 2019`, `an improvement on the loss of £3m`: the less, the better."""
    levels = [figure for figure in (draft.base, draft.result) if figure is not None]
    if len(levels) < 2 or not sheet.page.lows[moved.place].startswith(_JUDGED) or "signs" in draft.marks:
        return False
    losses = named is not None and named[1][:1] in _LOSSES
    losses = losses or any(sheet.after(f, 3) == ["in", "the", "red"] for f in levels)
    ways = [_way(sheet, f) for f in levels]
    fallen = ways in (["down", "down"], [None, "down"])  # "fell 3%, worse than the 1% of a year ago"
    return losses or fallen or all(lost(sheet, f) for f in levels)


def _across(sheet: Sheet, draft: Draft, moved: Motion) -> bool:
    """`sales fell 3%, worse than the 1% rise of May`: a rise beside a fall."""
    if draft.base is None or draft.result is None or not sheet.page.lows[moved.place].startswith(_JUDGED):
        return False
    return {_way(sheet, draft.base), _way(sheet, draft.result)} == {"up", "down"}


def _way(sheet: Sheet, figure: Figure) -> Trend | None:
    """Which way the figure is a size of: "fell 3%", "a 3% drop"."""
    if figure.quantity.kind not in ("percent", "money", "count"):
        return None
    behind = motion.at(sheet, figure.last) if sheet.after(figure, 1) else None
    return behind.direction if behind is not None and behind.kind != "adverb" else figure.quantity.trend


def _quoted(sheet: Sheet, draft: Draft) -> bool:
    """`7.46 per euro from 7.48`, `85.2 to the dollar`: so many of one currency for one of another."""
    for figure in (draft.base, draft.result):
        if figure is None:
            continue
        per = figure.quantity.per if isinstance(figure.quantity, Money) else None
        words = sheet.after(figure, 4)
        behind = words[1:2] if words[:1] == ["per"] else words[2:3] if words[:2] in _FOR_ONE else [per or ""]
        if any(stem(word) in single("inverse") for word in behind):
            return True
    return False


def _inverse(sheet: Sheet, nouns: Sequence[str]) -> bool:
    """Whether a smaller figure may be a rise of this subject: ranks, exchange rates."""
    return any(noun in single("inverse") for noun in nouns[:1])


def _drafts(sheet: Sheet, figures: Sequence[Figure]) -> Iterator[Draft]:
    """The changes of one sentence: pairs of levels first, then what is left with one level or none."""
    led = [leads.read(sheet, figure) for figure in figures]
    levels = [n for n, figure in enumerate(figures) if figure.quantity.kind in LEVELS]
    denied = {n for n, figure in enumerate(figures) if sheet.before(figure, 1) == ["not"]}  # "112%, not 212%"
    used = denied | {n for n, figure in enumerate(figures) if is_frequency(sheet, figure)}
    drafts: list[tuple[Draft, int, int]] = []
    told = [*compared(sheet, figures, used), *premium(sheet, figures, used)]
    yield from told
    yield from points(sheet, figures, led, used)
    for n in levels:
        if led[n].role == "base" and n not in used:
            result = partner(sheet, figures, led, n, used)
            if result is not None:
                used |= {n, result}
                drafts.append((paired(sheet, figures, led, n, result), min(n, result), max(n, result)))
    if "respectively" in _words(sheet, figures[0]) and len(levels) > 2:
        return
    for draft, first, last in drafts:
        attach(sheet, figures, led, draft, first, last, used)
        yield draft
    yield from again(sheet, figures, used, [*told, *(draft for draft, _, _ in drafts)])
    yield from priced(sheet, figures, led, used)
    yield from apposed(sheet, figures, led, used)
    apart = (*then(sheet, figures, led, used), *having(sheet, figures, used), *trailing(sheet, figures, led, used))
    for draft, place in apart:
        attach(sheet, figures, led, draft, place, place, used)
        yield draft
    yield from gaps(sheet, figures, led, used)
    yield from single_level(sheet, figures, led, used)
    yield from multiples(sheet, figures, used)
    yield from manifold(sheet, figures, used)
    yield from times(sheet, figures, led, used)
    yield from stepped(sheet, figures, led, used)


def _words(sheet: Sheet, figure: Figure) -> list[str]:
    return [*sheet.before(figure, 60), *sheet.after(figure, 80)]
