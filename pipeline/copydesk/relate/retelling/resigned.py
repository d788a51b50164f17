"""One amount told twice under two currency signs: "claim £36m" over a text with $36m.

Claims of kind "value", as in `restatement`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk import pen
from copydesk.records import Money
from copydesk.relate.retelling.keyed import key_of
from copydesk.relate.retelling.retold import Telling, one_scene, same_noun, telling
from copydesk.relate.sheet import Sheet

_SIGNS = "$£€¥₹"  # each of another family of currencies
_LEAST = 2  # currencies of the article, and digits of the amount: "£5m" and "$5m" may be two
_NEAR = 4  # paragraphs from a headline or an amount to its second telling


def resigned(sheet: Sheet) -> Iterator[tuple[Telling, Telling]]:
    """An amount of the headline, or one that is pointed back to, and the same digits under another sign.

    Nothing else in the article is that amount in that currency, and both tell of one event or one thing.
    """
    keyed = [(f, key) for f in sheet.plain if isinstance(f.quantity, Money) and (key := key_of(sheet, f))]
    if len({key for _, key in keyed}) < _LEAST:
        return
    money = [telling(sheet, figure, key) for figure, key in keyed]
    for n, other in enumerate(money):
        for one in money[:n]:
            near = other.figure.line - one.figure.line <= _NEAR and (one.headline or other.back)
            if near and _same_digits(one, other) and _of_one(one, other) and not _backed(one, other, money):
                yield one, other
                return


def _same_digits(one: Telling, other: Telling) -> bool:
    a, b = one.quantity, other.quantity
    signs = [sign for money in (a, b) for sign in _SIGNS if sign in money.text]
    apart = one.key != other.key and len(signs) == 2 and signs[0] != signs[1]
    return apart and a.value == b.value and a.step == b.step and len(pen.digits(a.value)) >= _LEAST


def _of_one(one: Telling, other: Telling) -> bool:
    guarded = one.update or one.other or other.update or other.other
    about = same_noun(one, other) or bool(one.events & other.events) or bool(one.nouns & other.nouns)
    return about and not guarded and one_scene(one, other)


def _backed(one: Telling, other: Telling, money: Sequence[Telling]) -> bool:
    """Whether the article has either amount a second time, or another amount in the first one's currency."""
    rest = [each for each in money if each is not one and each is not other]
    return any(each.quantity.value == one.quantity.value or each.key == one.key for each in rest)
