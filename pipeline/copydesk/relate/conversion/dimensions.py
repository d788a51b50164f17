"""Sizes in two units: "24 inches by 18 inches (61cm by 46cm)", "8ft by 6ft, or 2.4m by 1.8m".

Claims of kind "conversion" with the roles source and converted, one for each side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from copydesk.extract import Mentions, columns
from copydesk.records import Claim, Measure, Quantity
from copydesk.unit import size

_SIDE = r"(?: (?:long|wide|high|tall|deep|thick|across))?"
_BY = re.compile(rf"-?{_SIDE},? ?(?:by|x|×) ?")
_AND = re.compile(rf"{_SIDE},?(?: and|,) (?:about |some |just over |nearly )?")
_TURN = re.compile(rf"-?{_SIDE}(?: ?\(|, or |,? ?[-–—] or )(?:about |around |roughly |approximately |some )?")
_MOST = 3  # sides


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every side of a size that is told again in another unit, without ids."""
    text = columns.read(doc).printed
    measures = [m for m in mentions.quantities if isinstance(m, Measure) and m.kind == "measure"]
    for n in range(len(measures)):
        for many in range(_MOST, 1, -1):
            sources, given = measures[n : n + many], measures[n + many : n + 2 * many]
            if len(given) == many and is_told_twice(sources, given, text):
                yield from (_claim(*pair, text) for pair in zip(sources, given, strict=True))
                break


def is_told_twice(sources: Sequence[Quantity], given: Sequence[Quantity], text: str) -> bool:
    """Whether so many sides are followed by as many in another unit."""
    gaps = [text[a.end : b.start] for side in (sources, given) for a, b in pairwise(side)]
    turn = text[sources[-1].end : given[0].start]
    units = [{m.unit for m in side} for side in (sources, given)]
    lengths = all((found := size(str(unit))) is not None and found.dimension == "length" for u in units for unit in u)
    if not lengths or any(len(u) != 1 for u in units) or units[0] == units[1] or not _TURN.fullmatch(turn):
        return False
    joined = all(_BY.fullmatch(gap) for gap in gaps)
    closed = turn.endswith("(") is False or text[given[-1].end :].lstrip()[:1] == ")"
    return closed and (joined or (_sized(sources, text) and all(_BY.fullmatch(g) or _AND.fullmatch(g) for g in gaps)))


def _sized(sources: Sequence[Quantity], text: str) -> bool:
    """`25 metres long and 12 metres wide`: each side is named."""
    return all(re.match(r" (?:long|wide|high|tall|deep|thick|across)\b", text[m.end :]) for m in sources)


def _claim(source: Quantity, given: Quantity, text: str) -> Claim:
    return Claim(
        text=text[source.start : given.end],
        start=source.start,
        end=given.end,
        kind="conversion",
        roles={"source": source.id, "converted": given.id},
    )
