"""Two levels that are told of two times: "246 have died this year. In the same period of 2006 it was 278"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from copydesk.relate.change.move import EARLIER
from copydesk.relate.retelling.retold import PEOPLE
from copydesk.relate.sheet import Figure, Sheet

SPANS = frozenset("year month week quarter season decade time summer winter spring autumn".split())
_THEN = EARLIER - {"before"}  # "papers to be put before the board"
_UNTOLD = SPANS | {"period", "half", "total", "amount", "level"}  # nouns that do not say what is counted


def earlier_of(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """The one of two levels that is told to be the earlier; None where neither or both are."""
    if (told := dated(sheet, one, other)) is not None:
        return told
    earlier = [f for f in (one, other) if _is_earlier(sheet, f)]
    if len(earlier) > 1:  # "rose to 512 last year. In the previous year there were 430"
        earlier = [f for f in earlier if EARLIER & {*sheet.before(f, 14), *sheet.after(f, 6)}]
    return earlier[0] if len(earlier) == 1 else None


def dated(sheet: Sheet, one: Figure, other: Figure) -> Figure | None:
    """The one with a year of its own, where the other is of last year or of now: "In 2009 the figure was £1.4bn"."""
    words = [[*sheet.before(f, 14), *sheet.after(f, 6)] for f in (one, other)]
    said = [{*each} for each in words]
    years = [{w for w in each if len(w) == 4 and w[:2] in ("19", "20") and w.isdigit()} for each in said]
    lately = [bool({"last", "this", "now", "today"} & each) for each in said]
    for k, figure in enumerate((one, other)):
        if years[k] and not lately[k] and not years[1 - k] and (lately[1 - k] or not _then(words[1 - k])):
            return figure
    return None


def _then(words: Sequence[str]) -> bool:
    """Whether the words name an earlier time: "a year earlier", "the year before"."""
    return bool(_THEN & {*words}) or any(one in SPANS and other == "before" for one, other in pairwise(words))


def firm(one: Figure, other: Figure) -> bool:
    """Whether both name the same thing, as far as they name one."""
    if one.quantity.kind == other.quantity.kind and one.quantity.kind in ("money", "measure"):
        return True
    people = bool({*one.nouns} & PEOPLE) and bool({*other.nouns} & PEOPLE)
    named = [[noun for noun in f.nouns if noun not in _UNTOLD] for f in (one, other)]
    return not all(named) or people or bool({*named[0][:2]} & {*named[1][:2]})


def of_then(sheet: Sheet, figure: Figure) -> bool:
    """Whether the level is of an earlier time: "than the £4m of 2019", "than the £4m of a year earlier"."""
    behind = sheet.after(figure, 2)
    return _is_earlier(sheet, figure) or (behind[:1] in (["of"], ["in"]) and "".join(behind[1:]).isdigit())


def _is_earlier(sheet: Sheet, figure: Figure) -> bool:
    """Whether its own clause names an earlier time: "a year earlier", "in May last year", "had been"."""
    words = [*sheet.before(figure, 14), *sheet.after(figure, 6)]
    if EARLIER & set(words) or "until" in sheet.after(figure, 1):
        return True
    return any(word == "last" and words[k + 1 : k + 2] and words[k + 1] in SPANS for k, word in enumerate(words))
