"""The level of a year before that is told some sentences off and named as what has moved, where it is the only one.

    Pretax profit rose 14% to £135m in 2011. Analysts had hoped for £131m. In 2010 it made a pretax profit of £118.4m.
    Revenue doubled to $412.6m in the quarter. It had revenue of $187.3m in the year-earlier quarter.

The same words must measure both ("underlying", "net"), both must be of times equally long, and nothing may say
that either is of a part, or that the change is of another span than a year.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.relate.change import year_ago
from copydesk.relate.change.draft import alike, gives, percent_between
from copydesk.relate.change.move import Change, Levels, made
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_KINDS = ("money", "count", "measure")
_AFAR = 4  # sentences
_LINES = 3  # paragraphs
_TOLD = 14  # words before a level that tell its time
_LIMIT = Decimal(3)  # times: further apart the two are levels of two things
_MANIFOLD = Decimal("2.5")  # times what a multiple says
_GIVEN = frozenset("from than against versus on over to by expected forecast predicted estimated".split())
_SPANS = frozenset("since decade decades sequentially sequential quarter-on-quarter month-on-month".split())
_MEASURED = frozenset(
    """
    constant organic like comparable adjusted annualised annualized excluding underlying core pretax pre net gross
    operating diluted average total domestic overseas pro
    """.split()
)
_ACCOUNTS = frozenset(["standalone", "consolidated", "reported"])  # words that one of two mentions may leave out
_PLACED = frozenset("in at from for across within".split())
_SHORT = frozenset("quarter quarters half months month weeks week".split())
_OWNERS = frozenset("it they he she we group company firm business maker chain bank club retailer council".split())
_VAGUE = frozenset("figure number it they that this company firm group rise increase fall drop total amount %".split())


def levels(sheet: Sheet, change: Change) -> Levels | None:
    """The level of a year before and the result that the change prints."""
    result = change.roles.get("result")
    if result is None or "base" in change.roles or not change.nouns or change.nouns[0] in _VAGUE:
        return None
    if result.quantity.kind not in _KINDS or result.quote is not None or not _over_a_year(sheet, change, result):
        return None
    pool = [f for f in sheet.plain if _is_base(sheet, f, change, result)]
    if len({f.quantity.value for f in pool}) != 1 or not credible(change, pool[0], result):
        return None
    return made(sheet, pool[0], result)


def _over_a_year(sheet: Sheet, change: Change, result: Figure) -> bool:
    """Whether its sentence names no other span, and no place or part of what has moved."""
    first, end = sheet.bounds(result.sentence)
    words = sheet.page.lows[first:end]
    if _SPANS & {*words} or {"previous", "prior"} & {*words}:
        return False
    spans = [f.quantity for f in sheet.of_sentence[result.sentence] if f.quantity.kind == "duration"]
    if any(q.unit == "year" and (q.value or 0) > 1 for q in spans):
        return False  # "more than doubled in five years"
    moved = change.cues.get("motion")
    place = sheet.page.at(moved.start) if moved is not None else first
    own = (k for k in range(first, place) if stem(sheet.page.lows[sheet.page.heads[k]]) in change.nouns)
    return not any(_places(sheet, k) for k in (*own, *range(result.last, min(end, result.last + 2))))


def _places(sheet: Sheet, k: int) -> bool:
    """`in China`, `at its retail arm`: a preposition with no time behind it."""
    if sheet.page.lows[k] not in _PLACED:
        return False
    start, stop = sheet.page.starts[k], sheet.page.end(min(k + 3, len(sheet.page) - 1))
    return not any(start <= date.start < stop for date in sheet.dates) and not _SHORT & {*sheet.page.lows[k : k + 4]}


def _is_base(sheet: Sheet, figure: Figure, change: Change, result: Figure) -> bool:
    """Whether the figure is a level of a year before by its own clause, and of the same thing by its nouns."""
    apart = abs(figure.sentence - result.sentence)
    if not 0 < apart <= _AFAR or abs(figure.line - result.line) > _LINES or not alike(figure, result):
        return False
    plain = figure.quote is None and not figure.bracketed and figure.quantity.trend is None
    before = [word for word in sheet.before(figure, _TOLD) if not word.isspace()]
    if not plain or _GIVEN & {*before[-3:]} or not {*change.nouns} - _MEASURED - _ACCOUNTS <= {*figure.nouns}:
        return False
    after = sheet.after(figure, 8)
    told = (year_ago.of_a_year(before) or year_ago.of_a_year(after)) and next_to(sheet, change, figure, result)
    return told and _as_long(sheet, figure, result) and _measured(sheet, figure) == _measured(sheet, result) and (
        _owned(sheet, figure, change)
    )  # fmt: skip


def next_to(sheet: Sheet, change: Change, base: Figure, result: Figure) -> bool:
    """Whether a year printed with the base is the one before the result's, or the article's latest and all but fits."""
    years = [_years(sheet.said(f.sentence)) for f in (base, result)]
    if not years[0]:
        return True
    if years[1]:
        return max(years[0]) == max(years[1]) - 1
    return max(years[0]) == max(_years(sheet.page.lows)) and _nearly(change, base, result)


def _nearly(change: Change, base: Figure, result: Figure) -> bool:
    """Whether the levels give the size, or another that is one slip of the pen away from it."""
    size, a, b = change.size, base.quantity.value, result.quantity.value
    if size is None or not a or b is None:
        return False
    wanted = percent_between(a, b, size.quantity)
    return gives(base, result, size) or (size.quantity.kind == "percent" and pen.slip(size.quantity.value, wanted))


def _years(words: Sequence[str]) -> set[int]:
    return {int(word) for word in words if year_ago.is_year(word)}


def _as_long(sheet: Sheet, base: Figure, result: Figure) -> bool:
    """Whether a quarter stands against a quarter and a year against a year."""
    said = [{*sheet.said(f.sentence)} & _SHORT for f in (base, result)]
    return bool(said[0]) == bool(said[1]) or bool({"same", "corresponding"} & {*sheet.after(base, 8)})


def _measured(sheet: Sheet, figure: Figure) -> frozenset[str]:
    return _MEASURED & {*sheet.said(figure.sentence)}


def _owned(sheet: Sheet, figure: Figure, change: Change) -> bool:
    """Whether the subject of the level is "it", "the group", or a name that the title or the change's line has."""
    first = sheet.bounds(figure.sentence)[0]
    near = {sheet.page.lows[k] for k in range(len(sheet.page)) if sheet.page.lines[k] == 0}
    near |= {sheet.page.lows[k] for f in change.roles.values() for k in range(*sheet.bounds(f.sentence))}
    for k in range(first, figure.first):
        if k in sheet.dated or sheet.page.tags[k] not in ("NN", "NNS", "NNP", "NNPS", "JJ"):
            continue
        low = sheet.page.lows[k]
        if low not in _OWNERS | _MEASURED | near and stem(low) not in {*change.nouns, *year_ago.SPELLS}:
            return False
    return True


def credible(change: Change, base: Figure, result: Figure) -> bool:
    """Whether the levels go the way that the change does, no further than a wrong size could make them."""
    a, b = base.quantity.value or Decimal(0), result.quantity.value or Decimal(0)
    if min(a, b) > 0 and pen.scaled(a, b):
        return _follows_scaled(a, b, change)
    if min(a, b) <= 0 or a == b or change.direction not in (None, "up" if b > a else "down"):
        return False
    size = change.size
    if size is not None and size.quantity.kind == "multiple":
        return pen.near(b / a, size.quantity.value, _MANIFOLD)
    return pen.near(a, b, _LIMIT)


def _follows_scaled(a: Decimal, b: Decimal, change: Change) -> bool:
    """`grew 8.4% to £186.3m. It had been £171.9bn`: the percentage follows from the digits as they stand."""
    size = change.size
    if size is None or size.quantity.kind != "percent" or size.quantity.value is None:
        return False
    steps = [Decimal(10) ** power for power in (3, 6, 9, -3, -6, -9)]
    scaled = min((a * step for step in steps), key=lambda level: abs(level - b))
    return percent_between(scaled, b, size.quantity) == size.quantity.value
