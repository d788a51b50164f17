"""For people: each finding with its line, its working and its repairs, then one line on what was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.excerpt import Excerpt, excerpt, place, row_of, shown
from copydesk.records import CheckResult, Report, Waived
from copydesk.table import records
from copydesk.tally import Tally

_BOLD, _RED, _YELLOW, _GREEN, _DIM, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[2m", "\x1b[0m"
_GRAVITY = {"error": _RED, "warning": _YELLOW, "note": ""}
_STANDING = {"consistent": "agrees", "rounding": "agrees when rounded", "undecided": "undecided"}
_REPAIRS = 3


def render(
    report: Report, *, verbose: bool = False, colour: bool = False, text: bool = True, checks: bool = True
) -> str:
    """The findings of one article; with ``verbose`` every verdict; without ``checks`` a table of the records."""
    if not checks:
        return records(report)
    results = report.checks if verbose else tuple(report.findings())
    rows = [row for result in results for row in _result(report, result, colour, text)]
    return "\n".join([*rows, ""] if rows and rows[-1] else rows)


def _painted(text: str, style: str, colour: bool) -> str:
    return f"{style}{text}{_END}" if colour and style else text


def _head(report: Report, result: CheckResult, colour: bool) -> str:
    article, at_odds = report.article, result.verdict == "inconsistent"
    style = _GRAVITY[result.severity] if at_odds else _DIM
    where = _painted(str(place(article, result.spans[0].start)), _BOLD, colour)
    name = _painted(f"{result.code} {result.name}", style, colour)
    row = f" (row {article.id})" if row_of(article) and article.id != article.source else ""
    standing = _STANDING.get(result.verdict, result.severity)
    if result.waived:
        standing = "waived" if result.waived.by == "waiver" else "in the baseline"
    label = "" if standing == "error" else f" [{standing}]"
    return f"{where}: {name}: {shown(result.message)}{label}{shown(row)}"


def _result(report: Report, result: CheckResult, colour: bool, text: bool) -> Iterator[str]:
    yield _head(report, result, colour)
    at_odds = result.verdict == "inconsistent"
    if at_odds and text and report.article.text:
        on_show = excerpt(report.article.text, result.spans)
        yield f"    {on_show.line}"
        yield f"    {_painted(on_show.marks, _GRAVITY[result.severity], colour)}"
        yield from _elsewhere(report, result, on_show)
    for row in result.working.splitlines():
        yield f"    {shown(row)}"
    if result.reason:
        yield f"    why: {shown(result.reason)}"
    if result.waived:
        yield f"    {shown(_let_stand(result.waived))}"
    for repair in result.repairs[:_REPAIRS]:
        stead = f" for {shown(result.spans[repair.span].text)}" if repair.span else ""
        yield f"    {_painted('try:', _GREEN, colour)} {shown(repair.replacement)}{stead} ({shown(repair.why)})"
    if at_odds:
        yield ""


def _let_stand(waived: Waived) -> str:
    if waived.by == "baseline":
        return "waived: frozen in the baseline"
    return f"waived by {waived.owner} until {waived.expires}: {waived.reason}"


def _elsewhere(report: Report, result: CheckResult, on_show: Excerpt) -> Iterator[str]:
    """Where the other figures stand, of those that the excerpt does not show."""
    here = place(report.article, result.spans[0].start)
    for span in sorted((span for span in result.spans[1:] if not on_show.holds(span)), key=lambda span: span.start):
        there = place(report.article, span.start)
        at = f"column {there.column}" if there.line == here.line else f"line {there.line}, column {there.column}"
        yield f"    with: {shown(span.text)} ({at})"


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def summary(tally: Tally, *, checks: bool = True, claims: bool = True) -> str:
    """One line over all articles: what was found, and with checks how much of it was checked and with what result.

    claims: False where none were looked for, which is not to have found none.
    """
    counts = tally.counts
    rows = [f"{_many(tally.articles, 'article')}: {_many(counts['quantities'], 'figure')} found"]
    if checks:
        rounded = f" ({counts['rounding']:,} of them when rounded)" if counts["rounding"] else ""
        rows += [
            f"{counts['checked']:,} checked",
            f"{counts['consistent'] + counts['rounding']:,} agree{rounded}",
            f"{counts['inconsistent']:,} at odds",
            f"{counts['undecided']:,} undecided",
        ]
        total = sum(tally.findings.values())
        clean = "" if tally.failures or not tally.articles else "; nothing is at odds"
        rows[-1] += f"; {_many(total, 'finding')}" if total else "" if tally.waived else clean
        waived, frozen = tally.waived["waiver"], tally.waived["baseline"]
        rows[-1] += (f"; {waived:,} waived" if waived else "") + (f"; {frozen:,} in the baseline" if frozen else "")
    else:
        rows += [_many(counts[name], name[:-1]) for name in ("dates", "quotes", "claims")[: 2 + claims]]
    line = ", ".join(rows)
    return line + (f"; {_many(tally.failures, 'input')} NOT read, see above" if tally.failures else "")
