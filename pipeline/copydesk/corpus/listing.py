"""What a corpus run prints: each finding with its standing, the coverage, and whether the gold still matches."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk import reports
from copydesk.corpus.examine import Examination
from copydesk.tally import Tally


def findings(examination: Examination) -> Iterator[str]:
    """Every finding as ``copydesk check`` prints it, its first line ending in how the gold sees it."""
    text = reports.load("text")
    for report in examination.reports:
        for result in report.findings():
            block = text.render(report.model_copy(update={"checks": (result,)}))
            head, _, rest = block.partition("\n")
            yield f"{head} [{examination.standing(report, result)}]\n{rest}"


def coverage(examination: Examination) -> str:
    """One line over all articles, as ``copydesk check`` prints it."""
    tally = Tally()
    for report in examination.reports:
        tally.add(report)
    return reports.load("text").summary(tally)


def verdict(examination: Examination) -> str:
    """One line on the gold: how much of it holds, and whether anything differs that is not labelled."""
    gold, found = examination.count("gold"), examination.count("found")
    held = f"gold: {sum(found.values())} of {sum(gold.values())} entries hold"
    known = sum(mismatch.outcome != "solved" for mismatch in examination.known)
    labelled = f", {known} known to fall short" if known else ""
    amiss = len(examination.failures) + len(examination.collection.faults) + len(examination.broken)
    return f"{held}{labelled}; " + (f"{amiss} differ from what the gold expects" if amiss else "the gold matches")
