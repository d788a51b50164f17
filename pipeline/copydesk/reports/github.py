"""Annotations for GitHub Actions: workflow commands that show each finding at its line of the change.

GitHub shows at most ten annotations of a severity a step; beyond that the last says how many more
there are, and these follow as plain lines of the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.excerpt import row_of
from copydesk.place import Region, region
from copydesk.records import CheckResult, Report
from copydesk.tally import Tally

SHOWN = 10
_COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


def document(reports: Iterable[Report], tally: Tally) -> Iterator[str]:
    """Every annotation, capped by severity, then what was not annotated, then a line of counts."""
    found: dict[str, list[tuple[Report, CheckResult]]] = {name: [] for name in _COMMAND}
    for report in reports:
        for result in report.findings():
            found[result.severity].append((report, result))
    for severity, rows in found.items():
        capped = rows if len(rows) <= SHOWN else rows[: SHOWN - 1]
        yield from (_annotation(severity, *row) for row in capped)
        if more := rows[len(capped) :]:
            said = f"{len(more)} more of severity {severity}: see the log of this step"
            yield f"::{_COMMAND[severity]} title=copydesk::{said}"
            yield from (_plain(*row) for row in more)
    total = sum(tally.findings.values())
    yield f"copydesk: {tally.articles} articles, {total} findings" + (
        f", {tally.failures} inputs NOT read" if tally.failures else ""
    )


def _annotation(severity: str, report: Report, result: CheckResult) -> str:
    spot = region(report.article, result.spans[0])
    rows = {"file": spot.path, "line": spot.line}
    if row_of(report.article) is None:
        rows |= {"endLine": spot.end_line, "col": spot.column, "endColumn": spot.end_column}
    rows["title"] = f"{result.code} {result.name}"
    keys = ",".join(f"{key}={_property(str(value))}" for key, value in rows.items())
    fix = f"\ntry: {result.repairs[0].replacement}" if result.repairs and not result.repairs[0].span else ""
    return f"::{_COMMAND[severity]} {keys}::{_data(f'{result.message}{chr(10)}{result.working}{fix}')}"


def _plain(report: Report, result: CheckResult) -> str:
    spot: Region = region(report.article, result.spans[0])
    return f"{spot.path}:{spot.line}:{spot.column}: {result.code} {result.name}: {' '.join(result.message.split())}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
