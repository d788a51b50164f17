"""A level that something rose or fell to, whose earlier level the sentence before or behind tells.

    Sales fell to £71.2m in the three months to December. In the same period of 2010 the shops took £76.9m.
    The meters took £2.48m in 2016-17. By 2018-19 that had climbed to £3.05m.
    In 2012 coal still supplied 39%. By last year the share had dropped to 1%, a fall of 38 percentage points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate import motion
from copydesk.relate.change.draft import BREAKS, LEVELS, Draft, alike
from copydesk.relate.change.lead import Lead
from copydesk.relate.change.move import EARLIER, Change, Levels, made
from copydesk.relate.change.sides import side
from copydesk.relate.sheet import Figure, Sheet

_KINDS = frozenset(LEVELS) - {"duration", "age", "ordinal", "temperature"}
_POINTERS = frozenset("that it this they these".split())
_NAMES = frozenset(
    "figure figures number numbers total share proportion rate amount sum tally count price level toll bill".split()
)
_WITH_THEM = frozenset(
    """
    the its their by in since then later now and but so has had have been would will is was were already soon also
    last this year month week ago time end of just after to at since still only
    """.split()
)
_SAME = frozenset(["same", "corresponding", "equivalent", "comparable"])
_YEARS = (["a", "year"], ["the", "year"], ["one", "year"], ["twelve", "months"], ["12", "months"], ["last", "year"])
_SHORT = frozenset(["month", "week", "quarter", "day", "hour", "months", "weeks", "quarters", "days"])
_MADE = frozenset("had made took earned sold saw counted recorded reported posted produced".split())
_LONG = frozenset("year months half season winter spring summer autumn".split())
_LIGHT = frozenset(
    """
    was were been stood had made took earned sold recorded there it they totalled reached came at to figure number
    total there shops company firm
    """.split()
)
_OFF = Decimal(50)  # times, beyond which it is another thing
_LEAD = 12  # words before a figure that tell its time and what has it
_OPENS = 9  # and those behind it


def stepped(sheet: Sheet, figures: Sequence[Figure], led: Sequence[Lead], used: set[int]) -> Iterator[Draft]:
    """`fell in the six months to September, to 274`: the only level of a sentence that something moves to."""
    for n, figure in enumerate(figures):
        if n in used or led[n].tie != "to" or figure.quantity.kind not in _KINDS or figure.bracketed:
            continue
        moved = motion.before(sheet, led[n].place, [(f.first, f.last) for f in figures[:n]])
        rivals = [f for f in figures if f is not figure and alike(f, figure) and f.quantity.kind != "duration"]
        if moved is not None and moved.kind == "verb" and not moved.open and not rivals:
            yield Draft(result=figure, motion=moved)


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The earlier level, from the sentence behind where that opens with its time, or from the one before."""
    result = change.roles["result"]
    base = _next(sheet, change, result) or _before(sheet, change, result)
    if base is None or (base.quantity.value or 0) <= 0 or side(sheet, base) != side(sheet, result):
        return None
    return made(sheet, base, result)


def _only(sheet: Sheet, result: Figure, sentence: int) -> Figure | None:
    """The one level like it in a sentence near by."""
    told = [
        f for f in sheet.of_sentence.get(sentence, ())
        if f.quantity.kind in _KINDS and alike(f, result) and pen.near(f.quantity.value, result.quantity.value, _OFF)
    ]  # fmt: skip
    near = len(told) == 1 and not told[0].bracketed and told[0].quote == result.quote
    return told[0] if near and abs(told[0].line - result.line) <= 1 else None


def _next(sheet: Sheet, change: Change, result: Figure) -> Figure | None:
    """`A year earlier it was 312`, `In the same period of 2010 the shops took £76.9m`, `There had been 318 in 2015`."""
    base = _only(sheet, result, result.sentence + 1)
    if base is None or BREAKS & {*sheet.before(base, _LEAD)}:
        return None
    lead = [word for word in sheet.before(base, _LEAD + 1) if not word.isspace()]
    behind = sheet.after(base, _OPENS)
    if not _SAME & {*lead, *behind} and not _timed(sheet, result):
        return None  # "Shares rose to 210p. A year ago they were 260p."
    opens, closes = _of_a_year(lead, sheet, base), _of_a_year(behind, sheet, base)
    pointed = lead[:1] in (["it"], ["they"], ["there"], ["that"])
    if not (opens and len(lead) <= _LEAD) and not (pointed and closes and "had" in lead[:2]):
        return None
    if sheet.before(base, 1) and sheet.before(base, 1)[0] in _MADE and base.quantity.kind != "count":
        return base
    places = range(sheet.bounds(base.sentence)[0], base.first)
    dated = {k for d in sheet.dates for k in range(sheet.page.at(d.start), sheet.page.at(d.end))}
    named = [sheet.page.lows[k] for k in places if sheet.page.tags[k] in ("NN", "NNS", "NNP") and k not in dated]
    strange = [w for w in named if w not in _LIGHT | _SHORT | {"period", "year", "time", "stage", "half", "season"}]
    strange += base.nouns[:1] if base.quantity.kind == "count" else ()
    known = {*change.nouns, *result.nouns, *(change.subject or "").lower().split()}
    return base if all(word in known or word.rstrip("s") in known for word in strange) else None


def _timed(sheet: Sheet, result: Figure) -> bool:
    """Whether the level is said to be of a long time: "in the year to March", "last winter", and of no day."""
    words = sheet.page.lows[slice(*sheet.bounds(result.sentence))]
    if any(d.weekday is not None for d in sheet.dates if d.sentence == result.sentence):
        return False
    return bool(_LONG & {*words}) or any(len(w) == 4 and w.isdigit() and w[:2] in ("19", "20") for w in words)


def _of_a_year(words: Sequence[str], sheet: Sheet, base: Figure) -> bool:
    """Whether the words name the same time of an earlier year, and no earlier month or quarter."""
    told = {*words}
    year = any(len(w) == 4 and w.isdigit() and w[:2] in ("19", "20") for w in words)
    same = bool(_SAME & told) and (year or bool({"last", "year", "ago"} & told))
    ago = any([*words[k : k + 2]] in _YEARS for k in range(len(words) - 1)) and bool((EARLIER | {"last"}) & told)
    dated = [*words[:1]] == ["in"] and year and words[1].isdigit()
    return same or ((ago or dated) and not _SHORT & told - {"months"})


def _before(sheet: Sheet, change: Change, result: Figure) -> Figure | None:
    """`That had climbed to £3.05m`, `By last year the share had dropped to 1%`: nothing but a pointer moves."""
    moved = change.cues.get("motion")
    if moved is None:
        return None
    first, place = sheet.bounds(result.sentence)[0], sheet.page.at(moved.start)
    dated = {k for d in sheet.dates for k in range(sheet.page.at(d.start), sheet.page.at(d.end))}
    lead = [sheet.page.lows[k] for k in range(first, place) if k not in dated and not sheet.page.words[k].isspace()]
    lead = [word for word in lead if word != "," and not word[:1].isdigit() and word not in ("-", "–")]
    if not (_POINTERS | _NAMES) & {*lead} or not {*lead} <= _POINTERS | _NAMES | _WITH_THEM:
        return None
    base = _only(sheet, result, result.sentence - 1)
    return base if base is not None and base.quantity.trend is None else None
