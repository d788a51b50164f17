"""A rise or fall that a source tells again in the sentence behind it.

    Profits rose by 12% to £5.6m. "A rise of 12% is beyond what we had hoped for," said Ann Fell.

Claims of kind "value" with the roles first and quoted, as in `restatement`. Two percentages of one
direction may be of two things, so that they are one figure only where they agree, or where two digits
are swapped.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim
from copydesk.relate import pen
from copydesk.relate import sheet as sheets
from copydesk.relate.definite import named


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every quoted rise or fall that is the one of the prose right before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figure in sheet.plain:
        if figure.quote is None or figure.quantity.kind != "percent" or not named(sheet, figure):
            continue
        told = [f for f in sheet.of_sentence.get(figure.sentence - 1, ()) if f.quantity.kind == "percent"]
        alone = sum(f.quantity.kind == "percent" for f in sheet.of_sentence[figure.sentence]) == 1
        if len(told) != 1 or not alone or told[0].quote is not None or figure.line - told[0].line > 1:
            continue
        one, other = told[0].quantity, figure.quantity
        if one.trend is None or one.trend != other.trend:
            continue
        if one.value == other.value or pen.swapped(one.value, other.value):
            tie = sheet.words(figure.first, figure.last)
            yield sheet.claim("value", {"first": told[0], "quoted": figure}, cues={"tie": tie}, explicit=False)
