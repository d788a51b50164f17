"""A rise or fall that a source tells again in the sentence behind it.

    Profits rose by 12% to £5.6m. "A rise of 12% is beyond what we had hoped for," said Ann Fell.

Claims of kind "value" with the roles first and quoted, as in `restatement`. Two percentages of one
direction may be of two things, so that they are one figure only where they agree, or where two digits
are swapped.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk import pen
from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import sheet as sheets
from copydesk.relate.change.definite import PLACED, named
from copydesk.relate.sheet import Figure, Sheet


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every quoted rise or fall that is the one of the prose right before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figure in sheet.plain:
        if figure.quote is None or figure.quantity.kind != "percent" or not named(sheet, figure):
            continue
        told = [f for f in sheet.of_sentence.get(figure.sentence - 1, ()) if f.quantity.kind == "percent"]
        alone = sum(f.quantity.kind == "percent" for f in sheet.of_sentence[figure.sentence]) == 1
        near = len(told) == 1 and alone and told[0].quote is None and figure.line - told[0].line <= 1
        near = near and told[0].quantity.trend == figure.quantity.trend
        plain = not PLACED & set(sheet.after(figure, 2))  # "a fall of 21% in a day" may be of anything
        if not near and alone and plain and (first := _far(sheet, figure)) is not None:
            told = [first]
        elif not near:
            continue
        one, other = told[0].quantity, figure.quantity
        if one.trend is None or one.trend != other.trend:
            continue
        if one.value == other.value or pen.swapped(one.value, other.value):
            tie = sheet.words(figure.first, figure.last)
            yield sheet.claim("value", {"first": told[0], "quoted": figure}, cues={"tie": tie}, explicit=False)


def _far(sheet: Sheet, figure: Figure) -> Figure | None:
    """The percentage that goes the same way and is printed again here, or else the one with two digits swapped."""
    percents = [f for f in sheet.plain if f.quantity.kind == "percent" and f is not figure]
    swapped = [f for f in percents if f.quote is None and pen.swapped(f.quantity.value, figure.quantity.value)]
    again = [f for f in percents if f.quantity.value == figure.quantity.value]
    found = again[0] if again else swapped[0] if len(swapped) == 1 else None
    one_way = found is not None and found.quote is None and found.quantity.trend == figure.quantity.trend
    return found if found is not None and one_way and found.first < figure.first else None
