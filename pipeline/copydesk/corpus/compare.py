"""Gold against a report: what is missing, different or unexpected, each with its file and line."""

from __future__ import annotations

from collections import Counter

from pydantic import BaseModel, ConfigDict

from copydesk.corpus.gold import Gold
from copydesk.corpus.ledger import Ledger, Mismatch, Section
from copydesk.corpus.mentions import settle_quantities, settle_quotes
from copydesk.corpus.verdicts import settle_checks, settle_claims, settle_findings
from copydesk.records import Report


class Comparison(BaseModel):
    """One article held against its gold.

    ``gold``, ``found`` and ``extra`` count entries by section; ``planted`` and ``caught``
    count the article's errors by check family; ``known`` maps the id of each finding that
    the gold knows to what it knows it as: a finding (a true error) or an alarm.
    """

    model_config = ConfigDict(frozen=True)

    article: str
    mismatches: tuple[Mismatch, ...]
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    known: dict[str, Section] = {}

    @property
    def failures(self) -> tuple[Mismatch, ...]:
        """The mismatches that the gold does not know of."""
        return tuple(mismatch for mismatch in self.mismatches if mismatch.failing)


def compare(gold: Gold, report: Report) -> Comparison:
    """Hold one report against the gold of its article."""
    ledger = Ledger(gold, report)
    for settle in (settle_quantities, settle_quotes, settle_claims, settle_checks, settle_findings):
        settle(ledger)
    return Comparison(
        article=report.article.id, mismatches=tuple(ledger.mismatches), gold=ledger.asked, found=ledger.found,
        extra=ledger.extra, planted=ledger.planted, caught=ledger.caught, known=ledger.known,
    )  # fmt: skip
