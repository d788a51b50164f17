"""Parts that are more than what they are a part of: `There were 312 on board. 382 of them were moved`.

Claims of kind "total" as in `total`, with the cue ``some``.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.records import Claim
from copydesk.relate.sheet import Figure, Sheet
from copydesk.relate.total.parts import sum_of

_THEM = (["of", "them"], ["of", "those"], ["of", "these"])
_COUNTS = ("count", "number")


def of_them(sheet: Sheet) -> Iterator[Claim]:
    """Every such part with the one count before it, without ids."""
    for part in sheet.plain:
        if part.quantity.kind not in _COUNTS or sheet.after(part, 2) not in _THEM:
            continue
        whole = _whole(sheet, part)
        if whole is not None and (part.quantity.value or 0) > (whole.quantity.value or 0):
            yield sum_of(sheet, whole, [part], some=sheet.words(part.last, part.last + 2))


def _whole(sheet: Sheet, part: Figure) -> Figure | None:
    """The only count of the sentence before, where the part opens its own."""
    lead = [word for word in sheet.before(part, 3) if not word.isspace()]
    told = [f for f in sheet.of_sentence.get(part.sentence - 1, ()) if f.quantity.kind not in ("ordinal", "duration")]
    whole = told[0] if len(told) == 1 and not lead else None
    if whole is None or whole.quantity.kind != "count" or whole.line != part.line or whole.quote != part.quote:
        return None
    return whole if {whole.quantity.approximation, part.quantity.approximation} == {"exact"} else None
