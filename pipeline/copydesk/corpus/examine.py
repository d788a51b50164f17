"""The corpus held against the program: every article checked, every report compared with its gold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from copydesk.analyse import check_articles
from copydesk.corpus.collection import Collection, collect
from copydesk.corpus.compare import Comparison, compare
from copydesk.corpus.ledger import Mismatch
from copydesk.records import CheckResult, Report
from copydesk.settings import Settings

_STANDINGS = {"finding": "expected", "alarm": "known false alarm"}


@dataclass(frozen=True)
class Examination:
    """What came of a corpus: one report an article, in order, and the comparisons by article id.

    ``broken`` tells of the files that could not be used and the articles that could not be checked.
    """

    collection: Collection
    reports: tuple[Report, ...]
    comparisons: dict[str, Comparison]
    broken: tuple[str, ...]

    @property
    def failures(self) -> tuple[Mismatch, ...]:
        """Where report and gold differ, and no label of the gold says that they may."""
        return tuple(failure for one in self.comparisons.values() for failure in one.failures)

    @property
    def known(self) -> tuple[Mismatch, ...]:
        """What falls short and is known to: labelled todo or known-issue."""
        every = (mismatch for one in self.comparisons.values() for mismatch in one.mismatches)
        return tuple(mismatch for mismatch in every if not mismatch.failing)

    @property
    def status(self) -> int:
        """0 all as the gold expects, 1 gold, texts and results disagree, 2 a file could not be used."""
        if self.broken:
            return 2
        return 1 if self.failures or self.collection.faults else 0

    def count(self, name: str) -> Counter[str]:
        """One of the counters of Comparison, over the whole corpus."""
        total: Counter[str] = Counter()
        for comparison in self.comparisons.values():
            total.update(getattr(comparison, name))
        return total

    def standing(self, report: Report, result: CheckResult) -> str:
        """How the gold sees a finding: expected, a known false alarm, unexpected, or without gold."""
        comparison = self.comparisons.get(report.article.id)
        if comparison is None:
            return "no gold"
        known = comparison.known.get(result.id)
        return _STANDINGS[known] if known else "UNEXPECTED"


def examine(folder: Path, settings: Settings) -> Examination:
    """Check every article of a corpus and compare it with its gold. Raises InputError where there is none."""
    collection = collect(folder)
    if settings.facts is None and collection.facts is not None:
        settings = settings.model_copy(update={"facts": collection.facts})
    golds = {pair.article.id: pair.gold for pair in collection.pairs}
    broken = list(collection.broken)
    articles = (pair.article for pair in collection.pairs)
    reports = tuple(check_articles(articles, settings, failed=lambda error: broken.append(str(error))))
    comparisons = {
        report.article.id: compare(gold, report) for report in reports if (gold := golds[report.article.id])
    }
    return Examination(collection, reports, comparisons, tuple(broken))
