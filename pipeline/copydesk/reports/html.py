"""A page for people: the article as marked-up copy with its proofs beside it; several articles below a list of them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from copydesk import page
from copydesk.page.wording import many
from copydesk.records import Report
from copydesk.tally import Tally

_HELD = 8_000_000  # characters of articles that are kept in memory before a file takes them


@dataclass(frozen=True)
class Entry:
    """An article's line in the table of contents."""

    anchor: str
    title: str
    figures: int
    findings: int


def document(reports: Iterable[Report], tally: Tally, *, text: bool = True) -> Iterator[str]:
    """The whole page, in blocks; without ``text`` the articles' own words are left out."""
    given = (report if text else _without(report) for report in reports)
    first, second = next(given, None), next(given, None)
    if first is not None and second is None and not tally.failures:
        yield page.article(first).rstrip("\n")
    else:
        yield from _several(chain((one for one in (first, second) if one), given), tally)


def _without(report: Report) -> Report:
    return report.model_copy(update={"article": report.article.model_copy(update={"text": None})})


def _several(reports: Iterable[Report], tally: Tally) -> Iterator[str]:
    """The list of the articles stands first, so they wait in a file until all are there."""
    entries, lengths = [], []
    with tempfile.SpooledTemporaryFile(_HELD, "w+", encoding="utf-8", newline="") as held:
        for number, report in enumerate(reports, 1):
            prefix = f"a{number}-"
            lengths.append(held.write(page.fragment(report, prefix)))
            title, found = report.article.title or report.article.id, sum(1 for _ in report.findings())
            entries.append(Entry(f"{prefix}top", title, report.coverage.quantities, found))
        yield page.opening(many(len(entries), "article")).rstrip("\n")
        yield page.contents(entries, tally.failures).rstrip("\n")
        yield page.toolbar().rstrip("\n")
        held.seek(0)
        for length in lengths:
            yield held.read(length).rstrip("\n")
        yield page.closing().rstrip("\n")
