"""What a corpus run prints: each finding with its standing, the coverage, and whether the gold still matches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from copydesk.corpus.examine import Examination
from copydesk.records import CheckResult, Report


def findings(examination: Examination) -> Iterator[str]:
    """Every finding of the corpus as a block of text, marked as the gold sees it."""
    for report in examination.reports:
        for result in report.findings():
            yield finding(report, result, examination.standing(report, result))


def finding(report: Report, result: CheckResult, standing: str) -> str:
    """One finding: place, message and standing, the flagged line underlined, the working, the repairs."""
    text, span = report.article.text or "", result.spans[0]
    start = text.rfind("\n", 0, span.start) + 1
    line = report.article.line + text.count("\n", 0, span.start)
    end = text.find("\n", span.end)
    excerpt = text[start : end if end >= 0 else len(text)].split("\n")[0]
    column = span.start - start
    left = max(0, column - 40)
    carets = " " * (column - left) + "^" * max(1, min(span.end, start + len(excerpt)) - span.start)
    rows = [
        f"{report.article.source}:{line}:{column + 1}: {result.code} {result.name}: {result.message} [{standing}]",
        f"    {excerpt[left : left + 100]}",
        f"    {carets}",
        *(f"    {row}" for row in result.working.splitlines()),
        *(f"    try: {repair.replacement} ({repair.why})" for repair in result.repairs[:3]),
    ]
    return "\n".join(rows)


def coverage(examination: Examination) -> str:
    """One line over all articles: figures found, checked, agreeing, at odds, undecided."""
    sums: Counter[str] = Counter()
    for report in examination.reports:
        sums.update(report.coverage.model_dump())
    agree = f"{sums['consistent']} agree" + (f" ({sums['rounding']} more if rounded)" if sums["rounding"] else "")
    return (
        f"{len(examination.reports)} articles: {sums['quantities']} figures found, {sums['checked']} checked, "
        f"{agree}, {sums['inconsistent']} at odds, {sums['undecided']} undecided"
    )


def verdict(examination: Examination) -> str:
    """One line on the gold: how much of it holds, and whether anything differs that is not labelled."""
    gold, found = examination.count("gold"), examination.count("found")
    held = f"gold: {sum(found.values())} of {sum(gold.values())} entries hold"
    known = sum(mismatch.outcome != "solved" for mismatch in examination.known)
    labelled = f", {known} known to fall short" if known else ""
    amiss = len(examination.failures) + len(examination.collection.faults) + len(examination.collection.broken)
    return f"{held}{labelled}; " + (f"{amiss} differ from what the gold expects" if amiss else "the gold matches")
