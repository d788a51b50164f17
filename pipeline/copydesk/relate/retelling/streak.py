"""Runs of wins or defeats that a source counts otherwise than the article.

    for their ninth straight win ... "Nobody hands you eight in a row,"
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.sheet import Figure, Sheet

_KINDS = frozenset(["number", "count", "ordinal"])
_STRAIGHT = frozenset(["straight", "consecutive", "successive"])
_ROW = (["in", "a", "row"], ["on", "the", "trot"], ["on", "the", "bounce"], ["on", "the", "spin"], ["in", "succession"])
_WON = frozenset("win wins won winning victory victories beat beaten unbeaten".split())
_LOST = frozenset("lose loses lost losing loss losses defeat defeats".split())
_BEFORE = frozenset("had 'd were before until if once last after".split())
_ENDED = frozenset("before until".split())
_REACH = 4  # words from the number to "in a row"


def streak(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """The only run of the prose, and the source's that must be it."""
    if not _STRAIGHT & {*sheet.page.lows} and not any(words[-1] in sheet.page.lows for words in _ROW):
        return
    runs = [figure for figure in sheet.plain if figure.quantity.kind in _KINDS and _is_run(sheet, figure)]
    told = [figure for figure in runs if figure.quote is None]
    if len({figure.quantity.value for figure in told}) != 1 or _is_over(sheet, told[0]):
        return
    for figure in runs:
        if figure.quote is not None and _is_one(sheet, told[0], figure):
            yield telling(sheet, told[0], "count"), telling(sheet, figure, "count")


def _is_run(sheet: Sheet, figure: Figure) -> bool:
    """`ninth straight win`, `their ninth defeat in a row`, `eight in a row`."""
    behind = sheet.after(figure, _REACH + 2)
    return behind[:1] != [] and (
        behind[0] in _STRAIGHT or any(behind[k : k + len(row)] == row for row in _ROW for k in range(_REACH))
    )


def _is_over(sheet: Sheet, run: Figure) -> bool:
    """`had won nine in a row`, `five wins in a row until Saturday`: of another time than the article's."""
    return bool(_BEFORE & {*sheet.before(run, _REACH)} or _ENDED & {*sheet.after(run, 2 * _REACH)})


def _is_one(sheet: Sheet, one: Figure, other: Figure) -> bool:
    """Whether both go one way, and the source does not speak of another time."""
    words = [{*sheet.said(figure.sentence)} for figure in (one, other)]
    ways = [(bool(_WON & said), bool(_LOST & said)) for said in words]
    against = ways[0] == ways[1][::-1] and ways[0] != ways[1]
    plain = not _is_over(sheet, other) and one.quantity.value != other.quantity.value
    return plain and not against and other.line > one.line
