"""A summary in Markdown, as a job page or a comment on a change shows it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copydesk.place import region
from copydesk.records import Report
from copydesk.reports import text
from copydesk.tally import Tally

SHOWN = 100


def document(reports: Iterable[Report], tally: Tally) -> Iterator[str]:
    """A table of findings, the gravest first in each article, and how much was looked at."""
    rows = []
    for report in reports:
        for result in report.findings():
            spot = region(report.article, result.spans[0])
            fix = result.repairs[0].replacement if result.repairs and not result.repairs[0].span else ""
            cells = (f"`{spot.path}:{spot.line}`", f"{result.code} {result.name}", result.severity,
                     _plain(result.spans[0].text), _plain(result.message), _plain(fix))  # fmt: skip
            rows.append(f"| {' | '.join(cells)} |")
    yield "## copydesk"
    yield ""
    yield text.summary(tally)
    if rows:
        yield from ("", "| where | check | severity | figure | what | try |", "|---|---|---|---|---|---|")
        yield from rows[:SHOWN]
    if len(rows) > SHOWN:
        yield from ("", f"{len(rows) - SHOWN} more findings are not shown.")


def _plain(words: str) -> str:
    """Words that Markdown does not take for its own."""
    return re.sub(r"([\\`*_\[\]<>|#~$])", r"\\\1", " ".join(words.split()))
