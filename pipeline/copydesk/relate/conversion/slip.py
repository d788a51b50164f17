"""Amounts whose currency sign may have slipped: what the article would say if it had not.

    The loss fell to £12.1m from £19.8m, an improvement of €7.7m.

An amount in another currency than the ones beside it takes part in no change, sum or share
with them. Read in their currency it may, and whether the figures then add up says whether
the sign slipped or the currency is meant. The article is related once more for each such
amount; nothing of it is claimed, checks hold it against the arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc

from copydesk.extract import Mentions
from copydesk.records import Claim, Money, Quantity
from copydesk.relate.sheet import Figure, Sheet

_SURE = ("USD", "GBP", "EUR", "JPY")  # a bare "$" may be Canadian, but it is no pound
_NATIONS = frozenset("us u.s. canadian australian american".split())
_WORTH = frozenset("worth equivalent equal".split())  # "sales of £612m, worth $785m at the average rate"
_COARSE = Decimal("0.2")  # of an amount, its last digit
_SIGNS = frozenset("$£₹")
_MOST = 6  # amounts of one article that are read again; more is an article about currencies

Relate = Callable[[Doc, Mentions], tuple[Claim, ...]]


@dataclass(frozen=True)
class Slip:
    """``printed`` is the amount as it stands, ``money`` the same (and of one id) in the currency of
    those beside it; ``claims`` are those that it would then take part in."""

    printed: Money
    money: Money
    claims: tuple[Claim, ...]


def slips(doc: Doc, mentions: Mentions, claims: Sequence[Claim], sheet: Sheet, relate: Relate) -> Iterator[Slip]:
    """The readings of amounts that stand among amounts of another currency and are converted into none."""
    converted = {mention for claim in claims if claim.kind == "conversion" for mention in claim.roles.values()}
    money = [f for f in sheet.plain if isinstance(f.quantity, Money) and f.quantity.currency]
    if len({figure.quantity.currency for figure in money if isinstance(figure.quantity, Money)}) < 2:
        return
    told = [f for f in money if f.quantity.id not in converted and not _WORTH & {*sheet.before(f, 2)}]
    told = [f for f in told if not vague(f.quantity)]
    told = [f for f in told if not _NATIONS & {*sheet.after(f, 1)}]  # "$27 million US"
    odd = [(figure, like) for figure in told if _signed(figure)
           for like in _neighbours(figure, money)]  # fmt: skip
    for figure, like in odd[:_MOST]:
        own, read = figure.quantity, _as(figure, like)
        assert isinstance(own, Money)
        changed = tuple(read if q.id == read.id else q for q in mentions.quantities)
        again = relate(doc, replace(mentions, quantities=changed))
        touched = tuple(c for c in again if read.id in c.roles.values() and c.kind != "conversion")
        if touched:
            yield Slip(own, read, touched)


def vague(money: Quantity) -> bool:
    """Whether an amount is printed so coarsely that it fits by chance: "A$4 billion"."""
    return (money.step or Decimal(0)) > abs(money.value or Decimal(0)) * _COARSE


def _signed(figure: Figure) -> bool:
    """Cents and pence are words of their own, and slip into nothing."""
    return isinstance(figure.quantity, Money) and figure.quantity.minor == 1


def _neighbours(figure: Figure, money: Sequence[Figure]) -> list[Money]:
    """An amount of the paragraph in each other currency, those of the sentence first."""
    own = figure.quantity
    assert isinstance(own, Money)
    near = [f for f in money if f.line == figure.line and f is not figure]
    near.sort(key=lambda f: (f.sentence != figure.sentence, abs(f.first - figure.first)))
    found: dict[str | None, Money] = {}
    for other in near:
        amount = other.quantity
        if isinstance(amount, Money) and _share_a_sign(own, amount):
            continue  # NZ$7.80 beside $5.85: the dollar is the one that was named
        if isinstance(amount, Money) and amount.minor == 1 and amount.currency != own.currency and (
            amount.resolved != "assumed" or amount.currency in _SURE
        ):
            found.setdefault(amount.currency, amount)
    return list(found.values())


def _share_a_sign(one: Money, other: Money) -> bool:
    """Whether both print the one sign, and it is bare in one of them."""
    signs = [{char for char in money.text if not char.isalnum()} & _SIGNS for money in (one, other)]
    bare = any(money.text[:1] in _SIGNS and not any(char.isupper() for char in money.text) for money in (one, other))
    return bool(signs[0] & signs[1]) and bare


def _as(figure: Figure, like: Money) -> Money:
    own = figure.quantity
    assert isinstance(own, Money)
    unit = own.unit
    if unit == own.currency or (unit or "").startswith(f"{own.currency} per "):
        unit = (like.currency or "") + (unit or "")[len(own.currency or "") :]
    return own.model_copy(update={"currency": like.currency, "unit": unit})
