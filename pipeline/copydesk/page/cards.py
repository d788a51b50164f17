"""Proof cards: what a check said of the article, with its figures, working and repairs, ready to be set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.page.wording import reach, role, unit, verdict
from copydesk.records import CheckResult, EvidenceSpan, Quantity, Report


@dataclass(frozen=True)
class Exhibit:
    """One of the figures that a verdict rests on; ``reading`` is what it can stand for, if it is a figure."""

    role: str
    text: str
    start: int
    reading: str = ""


@dataclass(frozen=True)
class Change:
    """A repair: the words before and after, and why."""

    before: str
    after: str
    why: str


@dataclass(frozen=True)
class Card:
    """One verdict; ``key`` is its anchor in the page, ``number`` its count among the findings (0 for others)."""

    key: str
    number: int
    verdict: str
    result: CheckResult
    exhibits: tuple[Exhibit, ...]
    working: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def start(self) -> int:
        """Where in the article the words stand that it is about."""
        return self.exhibits[0].start if self.exhibits else 0

    @property
    def open(self) -> bool:
        """Whether it is shown in full from the start."""
        return self.verdict == "inconsistent"


def cards(report: Report, prefix: str = "") -> Iterator[Card]:
    """The cards of a report in its order.

    An anchor is made of the finding's fingerprint, so that it holds while the article changes
    elsewhere; ``prefix`` tells the articles of one page apart.
    """
    figures = {(quantity.start, quantity.end): quantity for quantity in report.quantities}
    seen: Counter[str] = Counter()
    number = 0
    for result in report.checks:
        stem = f"{prefix}k-{result.fingerprint or result.id}"
        seen[stem] += 1
        key = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
        said = verdict(result)
        number += said == "inconsistent"
        exhibits = tuple(_exhibit(span, figures) for span in result.spans)
        changes = tuple(Change(result.spans[fix.span].text, fix.replacement, fix.why) for fix in result.repairs)
        yield Card(key, number if said == "inconsistent" else 0, said, result, exhibits, _rows(result), changes)


def _exhibit(span: EvidenceSpan, figures: dict[tuple[int, int], Quantity]) -> Exhibit:
    figure = figures.get((span.start, span.end))
    reading = f"{reach(figure)} {unit(figure)}".rstrip().replace(" %", "%") if figure else ""
    return Exhibit(role(span.role), span.text, span.start, reading)


def _rows(result: CheckResult) -> tuple[str, ...]:
    """The working, a step a row: steps are parted by semicolons."""
    return tuple(row for line in result.working.splitlines() for row in line.split("; ") if row.strip())
