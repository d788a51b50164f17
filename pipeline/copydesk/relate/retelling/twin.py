"""Twins: the same digits twice of one thing, with another scale or with none.

    a £3.2bn plan ... the £3.2m plan        a $110 fund ... the fund of $110 million

Claims of kind "value" with the roles figure and twin, the later one first; ``attribute`` is
the noun that both are of, None where three digits or more, not round, tie them alone. Only
digits that say something tie (two significant ones or more), and only a difference of a
thousand, a million or a thousand million.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Count, Money
from copydesk.relate import sheet as sheets
from copydesk.relate.sheet import Figure, Sheet
from copydesk.stem import stem

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_POWERS = (Decimal(10) ** 3, Decimal(10) ** 6, Decimal(10) ** 9)
# Nouns of so wide a meaning that two figures of them need not be of one thing.
_WIDE = frozenset(
    """
    company firm share people person year government country bank deal amount sum total value price cost dollar pound
    euro money market part group business world state city man woman plan
    """.split()
)
_EACH = frozenset("each apiece per a an every hour day week month year ticket head".split())


def relate(doc: Doc, mentions: Mentions) -> Iterator[Claim]:
    """Every pair of twins, the nearest earlier one for each figure, without ids."""
    sheet = sheets.read(doc, mentions)
    digits: dict[tuple[str, str], list[Figure]] = {}
    for figure in sheet.plain:
        printed = _digits(figure)
        if printed is None:
            continue
        known = digits.setdefault((str(figure.quantity.unit), printed), [])
        for other in reversed(known):
            if not _apart(figure, other) or _priced(sheet, figure) or _priced(sheet, other):
                continue
            noun = _tie(sheet, other, figure)
            if noun or _telling(printed):
                span = sheet.words(figure.first, figure.last)
                yield sheet.claim("value", {"figure": figure, "twin": other}, cues={"noun": span},
                                  attribute=noun, explicit=False)  # fmt: skip
                break
        known.append(figure)


def _digits(figure: Figure) -> str | None:
    """The printed digits of an amount or a count; None where they say too little to tie."""
    quantity = figure.quantity
    if not isinstance(quantity, (Money, Count)) or (isinstance(quantity, Money) and quantity.per):
        return None
    found = _NUMBER.findall(figure.quantity.text)
    if len(found) != 1 or len(found[0].replace(".", "").strip("0").replace(",", "")) < 2:
        return None
    bare: str = found[0]
    return bare


def _apart(one: Figure, other: Figure) -> bool:
    values = [abs(f.quantity.value) for f in (one, other) if f.quantity.value]
    return len(values) == 2 and max(values) / min(values) in _POWERS


def _priced(sheet: Sheet, figure: Figure) -> bool:
    """Whether it is a price for each, or a year's or month's pay."""
    return (sheet.after(figure, 1) or ["."])[0] in _EACH


def _telling(printed: str) -> bool:
    """Whether the digits alone are too telling to meet by chance: three or more, and not round."""
    digits = printed.replace(",", "").replace(".", "").strip("0")
    return len(digits) > 2 and not digits.endswith("5")


def _tie(sheet: Sheet, one: Figure, other: Figure) -> str | None:
    """A noun of narrow meaning that both figures are of."""
    near = [_phrase(sheet, figure) for figure in (one, other)]
    noun = next((noun for noun in near[0] if noun in near[1] and noun not in _WIDE), None)
    if noun:
        return noun
    around = [_around(sheet, figure) for figure in (one, other)]
    shared = [word for word in around[0] if word in around[1]]
    return shared[0] if len(shared) > 1 else None


def _around(sheet: Sheet, figure: Figure) -> list[str]:
    """Stems of the nouns and verbs a few words to either side, in the same sentence."""
    tags, words = sheet.page.tags, sheet.page.words
    first, last = figure.first - len(sheet.before(figure, 6)), figure.last + len(sheet.after(figure, 6))
    places = [k for k in (*range(figure.last, last), *range(first, figure.first)) if tags[k][:2] in ("NN", "VB")]
    return [stem(words[k]) for k in places if len(words[k]) > 3 and stem(words[k]) not in _WIDE]


def _phrase(sheet: Sheet, figure: Figure) -> list[str]:
    """Stems of the noun phrase behind the figure, and of its nouns."""
    at, end = sheet.phrase(figure.last)
    tags, words = sheet.page.tags, sheet.page.words
    behind = [stem(words[k]) for k in range(at, end) if tags[k].startswith("NN")]
    return list(dict.fromkeys([*behind[::-1], *figure.nouns]))
