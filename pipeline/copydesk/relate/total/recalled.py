"""Totals and remainders that are told again, however far from the list that they sum up.

    put the crowd at 8,460 on Friday. It grew to 11,275 on Saturday, and 9,830 came on Sunday. ... a total of 29,565
    has £95,000 ... pays £34,500 to the rowers. The gymnasts get £39,250 ... The £21,250 that was left

Claims of kind "total" as in `total`. The list is a run of figures of one kind that no other of the kind parts. What
it does not make is objected to where one slip of the pen does, in figures so long that no chance explains it, or
where the words count the parts ("the three grants") and only one list has so many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk import pen
from copydesk.records import Claim, TextSpan
from copydesk.relate.bases import is_base
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import addable, ends_with, is_smaller, sum_of, sum_printed, sums
from copydesk.relate.total.rest_far import is_left
from copydesk.relate.words import by_first, synonyms
from copydesk.stem import stem

_KINDS = ("money", "count", "number", "measure")
_FEWEST, _MOST = 2, 6  # parts
_POOL = 60  # figures of the kind, beyond which the article is a table
_SMALL = 100  # times less than the total: "in three tents"
_DIGITS = 3  # of a total that a list fits by chance but rarely
_LONG = 4  # digits, of which one may be wrong
_APART = 2  # sentences between two parts
_CLOSE, _OFF = Decimal("1.25"), Decimal("1.5")  # times: where the parts are counted, and for a slip
_CLAUSE = 12  # words around a total that say of when it is
_OPENS = 10  # words of "Altogether, the firm says, ..." before its total
_ALL = frozenset("total combined overall aggregate cumulative joint final entire whole full".split())
_MADE = frozenset("raised raise brought fetched made makes totalled totaled".split())
_CAME = (["came", "to"], ["comes", "to"], ["amounted", "to"], ["brought", "in"], ["added", "up"], ["adds", "up"])
_LIST_ENDS = frozenset("making giving up".split())  # close the list right before them, and nothing far off
_DEFINITE = (["the"], ["that"], ["those"], ["these"], ["all"])
_REST = frozenset("remaining leftover unspent unused unsold surplus balance remainder rest left leaves leaving".split())
_TO_IT = frozenset("of , - – —".split())
_REMAINS = frozenset("remain remains remained left".split())
_ELSE = frozenset(
    """
    last previous ago earlier next target forecast expected expects hopes hoped would could may might
    average typical usual planned limit capacity
    """.split()
)
_GOES = frozenset("lead gap difference rise fall increase decrease deficit margin majority shortfall".split())


def recalled(sheet: Sheet, known: set[str]) -> Iterator[Claim]:
    """Every such total and remainder, without ids; not of the figures ``known`` (ids), which other rules have read."""
    for figure in sheet.plain:
        quantity = figure.quantity
        told = quantity.kind in _KINDS and quantity.id not in known and quantity.approximation in ("exact", "about")
        if not told or figure.bracketed or not pen.telling(quantity.value) or sheet.is_title(figure.line):
            continue
        claim = _remainder(sheet, figure) if _is_rest(sheet, figure) else _total(sheet, figure)
        if claim is not None:
            yield claim


def _total(sheet: Sheet, total: Figure) -> Claim | None:
    cue = _said_all(sheet, total)
    definite = (sheet.before(total, 1) in _DEFINITE or _is_made(sheet, total)) and _is_fresh(sheet, total)
    counted = frozenset(_counted(sheet, total))
    if (cue is None and not definite and not counted) or _is_other(sheet, total):
        return None
    runs = [run for run in _runs(_pool(sheet, total)) if cue is not None or _names(sheet, total, run)]
    runs = [run for run in runs if len(run) in counted or (not counted and (cue is not None or definite))]
    proven = (parts for run in runs for parts in _windows(run) if _proves(total, parts))
    fits = next((parts for parts in proven if sums(total, parts)), None)
    if fits is not None:
        return sum_of(sheet, total, fits, explicit=False)
    whole = [run for run in runs if _FEWEST < len(run) <= _MOST]
    whole = [run for run in whole if pen.near(sum_printed(run), total.quantity.value, _OFF)]
    slipped = [run for run in whole if _slips(total, sum_printed(run)) or (cue is not None and _is_slip(total, run))]
    if len(slipped) != 1 and (cue is not None or _is_made(sheet, total)):
        near = (run for run in whole if pen.near(sum_printed(run), total.quantity.value, _CLOSE))
        slipped = [run for run in near if len(run) in counted]
    if len(slipped) != 1:
        return None
    tie = cue or sheet.words(total.first, total.last)
    return sum_of(sheet, total, slipped[0], tie=tie, slip=tie, explicit=False)


def _remainder(sheet: Sheet, rest: Figure) -> Claim | None:
    pool = [f for f in _pool(sheet, rest) if f.first < rest.first]
    ways = []
    for run in _runs(pool):
        for k, total in enumerate(run[:-1]):
            parts = run[k + 1 : k + 1 + _MOST]
            if all(is_smaller(f, total) for f in (*parts, rest)):
                ways += [(total, parts[:j], j == len(parts)) for j in range(1, len(parts) + 1)]
    tie = sheet.words(rest.first, rest.last)
    fits = next((way for way in ways if sums(way[0], [*way[1], rest])), None)
    if fits is not None:
        return sum_of(sheet, fits[0], fits[1], rest=rest, tie=tie, explicit=False)
    whole = [way for way in ways if way[2] and len(way[1]) > 1]
    whole = [way for way in whole if pen.near(sum_printed([*way[1], rest]), way[0].quantity.value, _CLOSE)]
    slipped = [way for way in whole if _is_slip(way[0], [*way[1], rest])]
    counted = {*_counted(sheet, rest)}
    slipped = slipped or [way for way in whole if len(way[1]) in counted]
    if len(slipped) != 1:
        return None
    return sum_of(sheet, slipped[0][0], slipped[0][1], rest=rest, tie=tie, slip=tie, explicit=False)


def _is_rest(sheet: Sheet, figure: Figure) -> bool:
    """`the £21,250 that was left`, `the unspent £21,250`, `a balance of £21,250`, `The rest, £21,250,`."""
    before = sheet.before(figure, 2)
    before = before[:-1] if before[-1:] != [] and before[-1] in _TO_IT else before[-1:]
    behind = [word for word in sheet.after(figure, 2) if word not in ("is", "was", "still")]
    return is_left(sheet, figure) or bool(_REST & {*before} or _REMAINS & {*behind[:1]})


def _said_all(sheet: Sheet, total: Figure) -> TextSpan | None:
    """The figure's words in `a total of 29,565`, `a combined crowd of 29,565`, `Altogether 29,565`, `29,565 in all`."""
    before, after = sheet.before(total, _OPENS), sheet.after(total, 4)
    told = ends_with(before[-4:], "total") is not None and not _LIST_ENDS & {*before[-1:]}
    told = told or bool(_ALL & {*before[-3:]})
    known = by_first("totals", "altogether")
    opens = any(tuple(before[: len(p)]) == p for p in known.get(before[0], ())) if before else False
    behind = any(tuple(after[k : k + len(p)]) == p for k, word in enumerate(after[:2]) for p in known.get(word, ()))
    behind = behind or "together" in before[-2:]  # "the three wards together returned 7,085"
    return sheet.words(total.first, total.last) if told or opens or behind else None


def _is_fresh(sheet: Sheet, total: Figure) -> bool:
    """Whether the figure is not printed before: "the" points to something, and that can be the list."""
    return all(f.quantity.value != total.quantity.value for f in sheet.plain if f.first < total.first)


def _is_other(sheet: Sheet, total: Figure) -> bool:
    """`a total of 27,500 last year`, `the target of £45,000`, `a lead of 2,150`: of another time, or a wish."""
    behind = sheet.after(total, _CLAUSE)
    behind = behind[: next((k for k, word in enumerate(behind) if word == ","), None)]
    words = {*sheet.before(total, _CLAUSE // 2), *behind}
    return bool(_ELSE & words) or is_base(sheet, total) or bool(_GOES & {*sheet.before(total, 3)})


def _names(sheet: Sheet, total: Figure, run: Sequence[Figure]) -> bool:
    """Whether "the 3,835 crabs" are what the list tells of; money is money."""
    said = {stem(word) for f in run for word in sheet.said(f.sentence)} if total.nouns else set()
    return total.quantity.kind != "count" or not total.nouns or bool(synonyms(total.nouns[0]) & said)


def _pool(sheet: Sheet, total: Figure) -> list[Figure]:
    """The figures of other sentences that can be parts, those too small for it left out."""
    least = (total.quantity.value or Decimal(0)) / _SMALL
    near = [f for f in sheet.plain if f.sentence != total.sentence and addable(f, total)]
    near = [f for f in near if (f.quantity.value or 0) >= least and f.quantity.kind in _KINDS and not f.bracketed]
    near = [f for f in near if not is_base(sheet, f) and not sheet.is_title(f.line)]
    near = [f for f in near if f.quantity.trend is None or sheet.before(f, 1) == ["to"]]  # "grew to 11,275"
    return near if len(near) <= _POOL else []


def _runs(pool: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The pool, parted where figures are too far from each other or count other things."""
    run: list[Figure] = []
    for figure in pool:
        if run and (figure.sentence - run[-1].sentence > _APART or not addable(figure, run[-1])
                    or figure.quote != run[-1].quote):  # fmt: skip
            yield run
            run = []
        run.append(figure)
    if run:
        yield run


def _windows(run: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """All stretches of two to six parts."""
    for k in range(len(run)):
        yield from (run[k:j] for j in range(k + _FEWEST, min(len(run), k + _MOST) + 1))


def _proves(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether it is no chance that the parts make the total."""
    long = len(pen.digits(total.quantity.value)) >= _LONG
    return all(is_smaller(part, total) for part in parts) and (long or len(parts) > _FEWEST)


def _is_slip(total: Figure, pieces: Sequence[Figure]) -> bool:
    """Whether one slip in the total or a piece makes the sum: two digits of three swapped, or one of four."""
    whole, added = total.quantity.value or Decimal(0), sum_printed(pieces)
    wanted = [(total, added), *((piece, whole - added + (piece.quantity.value or Decimal(0))) for piece in pieces)]
    return any(value > 0 and _slips(figure, value) for figure, value in wanted)


def _slips(figure: Figure, wanted: Decimal) -> bool:
    printed, value = figure.quantity.value, pen.rounded(wanted, figure.quantity)
    if pen.swapped(value, printed):
        return len(pen.digits(value)) >= _DIGITS
    return pen.one_digit(value, printed) and min(len(pen.digits(value)), len(pen.digits(printed))) >= _LONG


def _counted(sheet: Sheet, figure: Figure) -> Iterator[int]:
    """`left when the three grants are paid`, `29,565 over the three days`: how many parts the words count."""
    for other in sheet.of_sentence[figure.sentence]:
        value = other.quantity.value or Decimal(0)
        if other is not figure and _FEWEST < value <= _MOST and sheet.before(other, 1) == ["the"]:
            yield int(value)


def _is_made(sheet: Sheet, total: Figure) -> bool:
    """`The sale raised £290,700`, `the three lots brought in £290,700`: the sum of what "the" points back to."""
    before = sheet.before(total, _CLAUSE)
    before = before[max((k + 1 for k, word in enumerate(before) if word == ","), default=0) :]
    made = before[-1:] != [] and (before[-1] in _MADE or before[-2:] in _CAME)
    return made and bool({"the", "that"} & {*before[:-1]}) and not {"and", "which", "who"} & {*before}
