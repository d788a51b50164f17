"""The records of one article as a table for people: figures, dates, quotes, claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.excerpt import cell, place, shown
from copydesk.records import Claim, Date, Quantity, Quote, Report

_WIDEST = 60


def records(report: Report) -> str:
    """Every record of the article, a row each, in sections; a section without rows is left out."""
    rows = [f"{report.article.source}: {shown(report.article.title or report.article.id)}"]
    sections = {
        "figures": [_figure(report, quantity) for quantity in report.quantities],
        "dates": [_date(report, date) for date in report.dates],
        "quotes": [_quote(report, quote) for quote in report.quotes],
        "claims": [_claim(report, claim) for claim in report.claims],
    }
    for name, found in sections.items():
        if found:
            rows += [f"  {name}", *(f"    {row}" for row in _columns(found))]
    return "\n".join(rows) + "\n"


def _where(report: Report, offset: int) -> str:
    there = place(report.article, offset)
    return f"{there.line}:{there.column}"


def _plain(value: Decimal | None, unbounded: str) -> str:
    """With thousands separated, and no more than four decimals; ``unbounded`` where there is no end."""
    if value is None:
        return unbounded
    return f"{round(value, 4).normalize():,f}"


def _figure(report: Report, quantity: Quantity) -> list[str]:
    reach = f"{_plain(quantity.low, '…')} to {_plain(quantity.high, '…')}"
    about = " ".join(filter(None, [quantity.approximation.replace("exact", ""), quantity.trend]))
    value = _plain(quantity.value, "?")
    return [
        quantity.id, _where(report, quantity.start), _cut(quantity.text), quantity.kind, value,
        quantity.unit or "", reach if quantity.low != quantity.high else "", about, _cut(quantity.subject or ""),
    ]  # fmt: skip


def _date(report: Report, date: Date) -> list[str]:
    reach = date.from_ or "?" if date.to in (None, date.from_) else f"{date.from_ or '?'} to {date.to}"
    return [date.id, _where(report, date.start), _cut(date.text), reach]


def _quote(report: Report, quote: Quote) -> list[str]:
    speaker = quote.speaker
    who = (speaker.name or speaker.text) if speaker else "nobody"
    title = f" ({speaker.title})" if speaker and speaker.title else ""
    return [quote.id, _where(report, quote.start), quote.kind, shown(who + title), _cut(quote.text)]


def _claim(report: Report, claim: Claim) -> list[str]:
    words = {mention.id: mention.text for mention in (*report.quantities, *report.dates)}
    roles = ", ".join(f"{role} {shown(words.get(key, key))}" for role, key in claim.roles.items())
    return [claim.id, _where(report, claim.start), claim.kind, roles, _cut(claim.text)]


def _cut(text: str) -> str:
    """On one line, at most `_WIDEST` characters."""
    line = shown(" ".join(text.split()))
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1].rstrip() + "…"


def _columns(rows: Sequence[list[str]]) -> Iterator[str]:
    """The rows with each column as wide as its widest cell."""
    widths = [max(sum(map(cell, row[n])) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        padded = (text + " " * (width - sum(map(cell, text))) for text, width in zip(row, widths, strict=True) if width)
        yield "  ".join(padded).rstrip()
