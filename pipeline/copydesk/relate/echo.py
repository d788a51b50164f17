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
from copydesk.relate import motion, pen
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet

_OTHER = frozenset("in of for among at from by".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every quoted rise or fall that is the one of the prose right before it, without ids."""
    sheet = sheets.read(doc, mentions)
    for figure in sheet.plain:
        if figure.quote is None or figure.quantity.kind != "percent" or not _is_named(sheet, figure):
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


def _is_named(sheet: Sheet, figure: Figure) -> bool:
    """`A rise of 12%`, `a 12% rise`, and no rise of something else: "a rise of 12% in Wales"."""
    left = sheet.left(figure)
    lead, behind = sheet.before(figure, 3), sheet.after(figure, 2)
    of = lead[-1:] == ["of"] and left > 1 and motion.at(sheet, left - 2) is not None
    if behind[1:] in (["such"], ["this"], ["a"], ["one"]):
        behind = ["."]  # "growth of 41% in such a market"
    noun = motion.at(sheet, figure.last) if behind else None
    named = noun is not None and noun.kind == "noun"
    return (of and not _OTHER & set(behind[:1])) or (named and not _OTHER & set(behind[1:]))
