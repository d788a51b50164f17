"""Analysis: an article with its mentions and claims, as checks see it (never a Doc)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from copydesk.records import Article, Claim, ClaimKind, Date, Quantity, Quote, TextSpan
from copydesk.relate.conversion.slip import Slip
from copydesk.relate.retelling.titled import Titled
from copydesk.settings import Settings


@dataclass(frozen=True)
class Analysis:
    """What the checks work on.

    ``sentences`` are the (start, end) offsets of each sentence, in order, which
    ``Quantity.sentence`` indexes.
    """

    article: Article
    settings: Settings
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    slips: tuple[Slip, ...] = ()
    titled: tuple[Titled, ...] = ()
    _by_id: dict[str, Quantity | Date] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._by_id.update({mention.id: mention for mention in (*self.quantities, *self.dates)})

    def of_kind(self, kind: ClaimKind) -> Iterator[Claim]:
        """The claims of one kind, in reading order."""
        return (claim for claim in self.claims if claim.kind == kind)

    def quantity(self, claim: Claim, role: str) -> Quantity | None:
        """The quantity in that role; None where the claim has none (or a date stands there)."""
        found = self._by_id.get(claim.roles.get(role, ""))
        return None if found is None or isinstance(found, Date) else found

    def date(self, claim: Claim, role: str) -> Date | None:
        """The date in that role; None where the claim has none."""
        found = self._by_id.get(claim.roles.get(role, ""))
        return found if isinstance(found, Date) else None

    def all(self, claim: Claim, role: str) -> list[Quantity]:
        """The quantities in a numbered role (part, part2, part3), in order."""
        names = [name for name in claim.roles if name.rstrip("0123456789") == role]
        found = [self._by_id.get(claim.roles[name]) for name in names]
        return [mention for mention in found if mention is not None and not isinstance(mention, Date)]

    def read_as(self, slip: Slip) -> Analysis:
        """The article as it would stand with that amount in the other currency, and only the claims that touch it."""
        quantities = tuple(slip.money if q.id == slip.money.id else q for q in self.quantities)
        return replace(self, quantities=quantities, claims=slip.claims, slips=(), titled=(), _by_id={})

    def span(self, start: int, end: int) -> TextSpan:
        """The article's text from start to end as a TextSpan."""
        return TextSpan(text=self.article.text[start:end], start=start, end=end)
