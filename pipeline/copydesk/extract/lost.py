"""A closing mark that was forgotten: `"People stayed for the credits, said Ann Lee. She left.`

The mark would have run to the end of the paragraph. Where no next paragraph goes on with the
quote, the words of the attribution show where it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from copydesk.extract import cue
from copydesk.extract.marks import Stretch, goes_on
from copydesk.extract.page import NAMES, Page

_THIRD = frozenset(["he", "she", "they"])
_FINITE = frozenset(["VBD", "VBZ"])
_LONGEST_NAME = 5  # words


def cut(page: Page, stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches, those that lost their close cut off before the attribution."""
    out = list(stretches)
    for k, stretch in enumerate(out):
        if stretch.closed or stretch.block or (k + 1 < len(out) and goes_on(stretch, out[k + 1])):
            continue
        end = _end(page, page.at(stretch.start), page.at(stretch.end))
        if end is not None:
            out[k] = replace(stretch, end=end, outer_end=end, closed=True)
    return out


def _end(page: Page, first: int, last: int) -> int | None:
    """The offset behind the comma that a third person's attribution follows; None without one."""
    if not page.parsed:
        return None
    for i in range(first + 1, last - 2):
        if page.words[i] == "," and (_speaks(page, i + 1, i + 2) or _is_spoken_by(page, i + 1, last)):
            return page.end(i)
    return None


def _speaks(page: Page, verb: int, who: int) -> bool:
    """`said Ann Lee`, `she said`."""
    finite = page.tags[verb] in _FINITE and cue.kind(page, verb) in ("say", "ask")
    return finite and (page.tags[who] in NAMES or page.lows[who] in _THIRD)


def _is_spoken_by(page: Page, i: int, last: int) -> bool:
    """`she said`, `Ann Lee said`."""
    if page.lows[i] in _THIRD:
        return _speaks(page, i + 1, i)
    stop = min(i + _LONGEST_NAME, last - 1)
    verb = i
    while verb < stop and page.tags[verb] in NAMES:
        verb += 1
    return verb > i and _speaks(page, verb, i)
