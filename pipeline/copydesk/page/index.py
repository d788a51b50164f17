"""The front page of a folder of results: what was found by check and by source, and a list of all articles.

``write`` takes any stream of reports, writes a page for each and keeps no report: of each article
only a line of the list stays in memory.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from copydesk import page
from copydesk.errors import InputError
from copydesk.excerpt import row_of
from copydesk.page import safe
from copydesk.page.lists import Part, parts
from copydesk.records import ArticleHead, Report
from copydesk.tally import Tally

LISTED = 20_000  # more lines than that nobody can use in a browser; beyond it a clean article has no page
SOURCES = 25  # the sources with most findings; the others stand together
_SLUG = 80


@dataclass(frozen=True)
class Line:
    """An article in the list; ``number`` is its place in the run, ``page`` the address of its page."""

    number: int
    page: str
    title: str
    published: str
    source: str
    figures: int
    checked: int
    findings: int
    undecided: int

    def row(self) -> list[str | int]:
        """The cells, as the script reads them."""
        return [self.page, self.title, self.published, self.source, self.figures, self.checked, self.findings,
                self.undecided]  # fmt: skip


@dataclass(frozen=True)
class Bar:
    """A row of a plot: how often each verdict was given, and by how many articles or of which check."""

    label: str
    findings: int
    agree: int
    undecided: int
    share: float  # of the longest bar, in percent


@dataclass
class Ledger:
    """What the front page tells, counted as the reports go by."""

    tally: Tally = field(default_factory=Tally)
    lines: list[Line] = field(default_factory=list)
    checks: dict[str, Counter[str]] = field(default_factory=dict)
    sources: dict[str, Counter[str]] = field(default_factory=dict)
    slugs: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> str | None:
        """Count a report in and return the address of its page; None where it is to have none."""
        self.tally.add(report)
        source = safe.plain(source_of(report.article))
        self._count(report, source)
        found = sum(1 for _ in report.findings())
        if self.tally.articles > LISTED and not found:
            return None
        counts, head, address = report.coverage, report.article, f"articles/{self._name(report.article.id)}.html"
        self.lines.append(Line(
            self.tally.articles, address, safe.plain(head.title or head.id), safe.plain(head.published or ""),
            source, counts.quantities, counts.checked, found, counts.undecided,
        ))  # fmt: skip
        if len(self.lines) > 2 * LISTED:
            self._cut()
        return address

    def _name(self, key: str) -> str:
        """A file name of the article's id: plain letters, and a number where another has it already."""
        plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode().lower()
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG].strip("-") or "article"
        self.slugs[stem] += 1
        while (name := stem if self.slugs[stem] == 1 else f"{stem}-{self.slugs[stem]}") != stem and name in self.slugs:
            self.slugs[stem] += 1
        self.slugs[name] += name != stem
        return name

    def _cut(self) -> None:
        """Keep the lines with most findings, and of these the first."""
        self.lines = sorted(self.lines, key=lambda line: (-line.findings, line.number))[:LISTED]

    def _count(self, report: Report, source: str) -> None:
        for result in report.checks:
            said = {"rounding": "consistent"}.get(result.verdict, result.verdict) if not result.waived else "waived"
            self.checks.setdefault(f"{result.code} {result.name}", Counter())[said] += 1
            self.sources.setdefault(source, Counter())[said] += 1
        self.sources.setdefault(source, Counter())["articles"] += 1

    def listed(self) -> list[Line]:
        """The lines to show, those with most findings first."""
        self._cut()
        return self.lines

    def bar(self) -> tuple[Part, ...]:
        """The coverage of all the articles together."""
        return parts(self.tally.counts)


def source_of(article: ArticleHead) -> str:
    """Where an article comes from: the host of its address, else the file of its row, else its folder."""
    if address := safe.link(article.url):
        return urlsplit(address).hostname or address
    row = row_of(article)
    return row[0] if row else Path(article.source).parent.as_posix()


def _plot(counts: dict[str, Counter[str]], most: int | None = None) -> list[Bar]:
    """The rows by falling number of findings; those behind ``most`` as one."""
    ranked = sorted(counts.items(), key=lambda one: (-one[1]["inconsistent"], one[0]))
    if most and len(ranked) > most:
        rest: Counter[str] = sum((count for _, count in ranked[most:]), Counter())
        ranked = [*ranked[:most], (f"{len(ranked) - most:,} others", rest)]
    longest = max((count["inconsistent"] for _, count in ranked), default=0) or 1
    return [
        Bar(label, count["inconsistent"], count["consistent"], count["undecided"],
            round(100 * count["inconsistent"] / longest, 2))
        for label, count in ranked
    ]  # fmt: skip


def render(ledger: Ledger, title: str) -> str:
    """The front page."""
    lines = ledger.listed()
    rows = json.dumps([line.row() for line in lines], ensure_ascii=False, separators=(",", ":"))
    body = page.environment().get_template("index.html.j2").render(
        title=title, ledger=ledger, lines=lines, rows=Markup(rows.replace("<", "\\u003c")),
        checks=_plot(ledger.checks), sources=_plot(ledger.sources, SOURCES),
    )  # fmt: skip
    return "".join((page.opening(title, parts=("index",)), body, page.closing()))


def write(folder: Path, reports: Iterable[Report], title: str | None = None) -> Path:
    """Write ``articles/NAME.html`` for each report and ``index.html`` over them; return the latter's path.

    reports: any number, read once; behind the first LISTED only those with findings have a page.
    title: what the front page is called; the folder's name, if nothing else is said.
    Raises InputError where the folder cannot be written.
    """
    ledger = Ledger()
    try:
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        for report in reports:
            if address := ledger.add(report):
                _put(folder / address, page.article(report, home="../index.html"))
        _put(folder / "index.html", render(ledger, title or folder.resolve().name))
    except OSError as error:
        raise InputError(f"{folder}: cannot be written: {error.strerror or error}") from None
    return folder / "index.html"


def _put(path: Path, html: str) -> None:
    path.write_text(html, encoding="utf-8", errors="replace", newline="\n")
