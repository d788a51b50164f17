"""The ledger of one comparison: what the gold asks for, what was found, and every way in which they differ."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict

from copydesk.corpus.anchor import find
from copydesk.corpus.gold import Entry, Gold
from copydesk.records import Quote, Report, TextSpan

Section = Literal["quantity", "quote", "speaker", "claim", "check", "finding", "repair", "alarm", "anchor"]
Outcome = Literal["missing", "unexpected", "different", "orphaned", "solved"]


class Mismatch(BaseModel):
    """One way in which report and gold differ; ``failing`` unless the gold's label knows of it."""

    model_config = ConfigDict(frozen=True)

    section: Section
    outcome: Outcome
    path: str
    line: int
    message: str
    failing: bool = True
    reason: str | None = None

    def __str__(self) -> str:
        known = f" ({self.reason})" if self.reason and self.outcome != "solved" else ""
        return f"{self.path}:{self.line}: {self.outcome} {self.section}: {self.message}{known}"


class Ledger:
    """Collects what differs between one report and its gold.

    ``gold`` and ``found`` count entries by section; ``planted`` and ``caught`` count the
    errors in the article by check family; ``known`` holds the ids of the findings that
    the gold knows, each with what it knows it as (finding or alarm).
    """

    def __init__(self, gold: Gold, report: Report) -> None:
        self.gold, self.report = gold, report
        self.text = report.article.text or ""
        self.mismatches: list[Mismatch] = []
        self.asked: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.extra: Counter[str] = Counter()
        self.planted: Counter[str] = Counter()
        self.caught: Counter[str] = Counter()
        self.known: dict[str, Section] = {}

    def place(self, entry: Entry, words: str, occurrence: int) -> tuple[int, int] | None:
        """Where an anchor stands; an orphan always fails, since text and gold have parted."""
        place = find(self.text, words, occurrence)
        if place is None:
            self.add("anchor", "orphaned", entry.line, f"{words!r} (occurrence {occurrence}) is not in the article")
        return place

    def settle(self, section: Section, entry: Entry, fault: tuple[Outcome, str] | None) -> None:
        """Count one entry; a fault fails unless the entry's label says that it is known."""
        if fault is not None:
            self.asked[section] += 1
            self.add(section, fault[0], entry.line, fault[1], entry)
            return
        self.hit(section)
        if entry.label != "expected":
            self.add(section, "solved", entry.line, f"no longer {entry.label}: {entry.reason}", entry)

    def hit(self, section: Section) -> None:
        """Count something asked for and found."""
        self.asked[section] += 1
        self.found[section] += 1

    def add(self, section: Section, outcome: Outcome, line: int, message: str, entry: Entry | None = None) -> None:
        """Write down one mismatch at a line of the gold file."""
        known = entry is not None and entry.label != "expected"
        self.mismatches.append(
            Mismatch(section=section, outcome=outcome, path=str(self.gold.path), line=line, message=message,
                     failing=not known, reason=f"{entry.label}: {entry.reason}" if entry and known else None)
        )  # fmt: skip

    def unexpected(self, section: Section, at: TextSpan | Quote, message: str) -> None:
        """Something that the gold does not know: at its line of the article."""
        article = self.report.article
        line = article.line + self.text.count("\n", 0, at.start)
        self.extra[section] += 1
        self.mismatches.append(
            Mismatch(section=section, outcome="unexpected", path=article.source, line=line, message=message)
        )


def meets(place: tuple[int, int] | None, start: int, end: int) -> bool:
    """Whether a place (None meets nothing) and a stretch share a character."""
    return place is not None and place[0] < end and start < place[1]
