"""What became of all who were aboard, or of all who took part: the rescued, the dead and the missing.

    The boat was carrying 212 people. Rescuers saved 160, and 31 bodies have been found. Some 21 are missing.
    Of the 40 hostages, 33 were freed; three died and four were not found.

Claims of kind "total" as in `total`, over the whole article, where each fate is told once. Cue ``slip``
says that the total is one slip of the pen away from the sum; what is further off is left alone, since
tolls are told again as they rise.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from copydesk import pen
from copydesk.interval import ZERO
from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.named import is_slip_of_any
from copydesk.relate.total.parts import sum_of, sums
from copydesk.relate.words import by_first, cues
from copydesk.stem import stem

_FATES = ("saved", "dead", "missing")
_HARMS = ("hurt", "unhurt")
_REACH = 6  # words from a figure to the word that tells the fate
_PEOPLE = frozenset(
    "people person passenger crew hostage miner sailor migrant tourist climber child pupil worker body soldier".split()
)
_BARE = 12  # a smaller number has too many sums near it


def fates(sheet: Sheet) -> Iterator[Claim]:
    """The one sum of an article that tells who was aboard and each of two fates or three."""
    aboard = [f for f in sheet.plain if _counts(sheet, f) and _said(sheet, f, "aboard", before=True)]
    if len({f.quantity.value for f in aboard}) != 1:
        return
    total = aboard[0]
    if (total.quantity.value or 0) < _BARE:
        return
    died = any(f is not total and _counts(sheet, f) and _fate(sheet, f, _FATES) == "dead" for f in sheet.plain)
    for kinds in (_FATES,) if died else (_FATES, _HARMS):
        claim = _claim(sheet, total, kinds)
        if claim is not None:
            yield claim
            return


def _claim(sheet: Sheet, total: Figure, kinds: tuple[str, ...]) -> Claim | None:
    """The claim that those of each kind, told once, make all; None where one is told twice or too few are told."""
    parts: list[Figure] = []
    for fate in kinds:
        told = [f for f in sheet.plain if f is not total and _counts(sheet, f) and _fate(sheet, f, kinds) == fate]
        values = {f.quantity.value for f in told}
        if len(values) > 1:
            return None  # the toll has risen since, or two tolls are told
        parts += told[:1]
    if len(parts) < 2 or any(f.quantity.approximation not in ("exact", "about") for f in (total, *parts)):
        return None
    parts.sort(key=lambda f: f.first)
    tie = sheet.words(total.first, total.last)
    if sums(total, parts):
        return sum_of(sheet, total, parts, explicit=False)
    off = is_slip_of_any(total, parts) or _written(total, parts)
    return sum_of(sheet, total, parts, tie=tie, slip=tie, explicit=False) if len(parts) == len(kinds) and off else None


def _written(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether one digit, or two that are swapped, in one of the parts makes the sum right."""
    added = sum((part.quantity.value or ZERO for part in parts), ZERO)
    left = (total.quantity.value or ZERO) - added
    return any(pen.slip(part.quantity.value, (part.quantity.value or ZERO) + left) for part in parts)


def _counts(sheet: Sheet, figure: Figure) -> bool:
    """Whether it counts people, or is a bare number."""
    bare = figure.quantity.kind == "number" and "." not in figure.quantity.text
    if figure.quantity.approximation == "range" or "when" in sheet.before(figure, 3):
        return False  # "dozens injured"; "the worst since 2018, when 95 people died"
    return bare or (figure.quantity.kind == "count" and bool(_PEOPLE & {*figure.nouns}))


def _said(sheet: Sheet, figure: Figure, row: str, *, before: bool) -> bool:
    """Whether a phrase of the row stands near the figure: right behind it in its clause, or before it."""
    known = by_first("fates", row)
    sides = [_clause(sheet.after(figure, _REACH))]
    sides += [_clause(sheet.before(figure, _REACH)[::-1])[::-1]] if before else []
    return any(
        tuple(words[k : k + len(phrase)]) == phrase
        for words in sides for k, word in enumerate(words) for phrase in known.get(word, ())
    )  # fmt: skip


def _clause(words: list[str]) -> list[str]:
    """The words up to the end of their clause."""
    ends = (k for k, word in enumerate(words) if word in (",", ";", "and", "but", "while", "."))
    return words[: next(ends, len(words))]


@functools.cache
def _heads(fate: str) -> frozenset[str]:
    """The nouns that tell the fate by themselves: "31 bodies", "160 survivors"."""
    return frozenset(stem(phrase[0]) for phrase in cues("fates")[fate] if len(phrase) == 1)


def _fate(sheet: Sheet, figure: Figure, kinds: tuple[str, ...]) -> str | None:
    """The fate that the words right behind the figure tell, or its noun, or else those before it; one alone."""
    found = {fate for fate in kinds if _heads(fate) & {*figure.nouns[:1]}}
    found = found or {fate for fate in kinds if _said(sheet, figure, fate, before=False)}
    found = found or {fate for fate in kinds if _said(sheet, figure, fate, before=True)}
    return found.pop() if len(found) == 1 else None
