"""The figures of an article's title, told again in its text.

A title that is kept beside the text ("title" of a row, of front matter) has no offsets in it, so that
its figures are no records: a claim of kind "value" with the one role ``again`` holds the figure of
the text, and a `Titled` keeps the title's figure beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.interval import ZERO
from copydesk.records import Claim, Quantity
from copydesk.relate import sheet as sheets
from copydesk.relate.retelling.keyed import key_of
from copydesk.relate.retelling.restatement import is_again
from copydesk.relate.retelling.retold import Telling, telling
from copydesk.relate.retelling.unborne import is_unborne
from copydesk.relate.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Titled:
    """A figure of the title and the claim that the text tells it again."""

    claim: Claim
    headline: Quantity


def titled(doc: Doc, mentions: Mentions, title: Doc, told: Mentions) -> Iterator[Titled]:
    """Every figure of the title that the text tells again or must tell, with claims that have no id yet.

    doc, mentions: the text. title, told: the title, read in the same way.
    """
    body, head = sheets.read(doc, mentions), sheets.read(title, told)
    every = _tellings(body)
    known = {figure.quantity.value for figure in body.figures}
    for one in _tellings(head):
        one = replace(one, headline=True, lead=True)
        alike = [each for each in every if each.key == one.key]
        again = next((each for each in alike if is_again(one, each)), None)
        unborne = [] if one.quantity.value in known or _worked_out(one, alike) else alike
        other = again or next((each for each in unborne if is_unborne(one, each, every)), None)
        if other is not None:
            yield Titled(body.claim("value", {"again": other.figure}, explicit=False), one.quantity)


def _worked_out(headline: Telling, body: Sequence[Telling]) -> bool:
    """Whether the title's figure is the sum or the difference of two of the text: a majority of 212 votes."""
    told, values = headline.quantity.value or ZERO, {each.quantity.value or ZERO for each in body}
    return any(told - value in values or told + value in values for value in values)


def _tellings(sheet: Sheet) -> Sequence[Telling]:
    keyed = ((figure, key_of(sheet, figure)) for figure in sheet.plain)
    return [replace(telling(sheet, figure, key), headline=False) for figure, key in keyed if key is not None]
