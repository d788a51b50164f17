"""What goes into a shard and what comes out of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict

from copydesk.read.row import Row
from copydesk.records import Report


class ErrorRow(BaseModel):
    """What kept an input from a report, or from a whole one: a line of ``errors/NNNNNN.jsonl``.

    id: the article's, or the place that could not be read. stage: where it failed. reason: one word that can be
    counted. message: what a person needs to mend it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    source: str
    stage: Literal["read", "analyse"]
    reason: str
    message: str


@dataclass(frozen=True)
class Limits:
    """What one article may take. seconds: of real time; chars: of text, beyond which it is cut at a paragraph."""

    seconds: float | None = 60.0
    chars: int = 400_000


@dataclass(frozen=True)
class Shard:
    """The ``number``-th stretch of the input, from 0; rows in input order; digest: of all that is in the rows."""

    number: int
    rows: tuple[Row | ErrorRow, ...]
    digest: str


@dataclass
class Counts:
    """What a summary adds up: figures by verdict are the reports' coverage, findings are by check."""

    articles: int = 0
    words: int = 0
    figures: int = 0
    checked: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one report."""
        self.articles += 1
        self.words += len((report.article.text or "").split())
        self.figures += report.coverage.quantities
        self.checked += report.coverage.checked
        self.findings.update(result.name for result in report.findings())

    def merge(self, other: Counts) -> None:
        """Add what another has counted."""
        for name in ("articles", "words", "figures", "checked"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.findings.update(other.findings)
        self.errors.update(other.errors)


@dataclass
class Done:
    """What came of a shard: a JSON line for each report and each error, and their counts."""

    reports: list[str] = field(default_factory=list)
    errors: list[ErrorRow] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
