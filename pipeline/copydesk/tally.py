"""The counts of many reports, added up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from copydesk.records import Report


@dataclass
class Tally:
    """What a whole job came to.

    ``counts`` has the keys of `records.Coverage`, and for extracted records "quotes", "dates" and
    "claims"; ``findings`` counts the inconsistent verdicts by severity, ``waived`` those that are
    let stand by what lets them ("waiver", "baseline"); ``failures`` the inputs that could not be
    read or checked.
    """

    articles: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    waived: Counter[str] = field(default_factory=Counter)
    failures: int = 0

    def add(self, report: Report) -> None:
        """Count one report in."""
        self.articles += 1
        self.counts.update(report.coverage.model_dump())
        self.counts.update({name: len(getattr(report, name)) for name in ("quotes", "dates", "claims")})
        self.findings.update(result.severity for result in report.findings())
        self.waived.update(result.waived.by for result in report.waived() if result.waived)
