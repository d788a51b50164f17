"""What stands below the copy: every figure and date as a row, every quote under who said it; and the bar above it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from copydesk.excerpt import place, row_of
from copydesk.page.wording import GROUP, VERDICTS, day, number, reach, unit
from copydesk.records import ArticleHead, Date, Quantity, Quote, Report
from copydesk.verdict import by_figure

NOBODY = "Speaker not named"


@dataclass(frozen=True)
class Row:
    """A figure or a date of the article; ``sort`` holds what the columns are sorted by."""

    key: str
    start: int
    place: str
    text: str
    group: str
    kind: str
    value: str
    reach: str
    unit: str
    about: str
    subject: str
    verdict: str
    sort: str


@dataclass(frozen=True)
class Part:
    """A part of the coverage bar: how many figures, and where the part begins on the way to the total."""

    name: str
    label: str
    sign: str
    count: int
    start: int


def rows(report: Report) -> Iterator[Row]:
    """The figures and dates in the order of the text."""
    verdicts = by_figure(report.checks)
    mentions: list[Quantity | Date] = [*report.quantities, *report.dates]
    mentions.sort(key=lambda one: (one.start, one.end))
    for mention, spot in zip(mentions, _places(report.article, (one.start for one in mentions)), strict=True):
        if isinstance(mention, Date):
            yield _date(mention, spot)
        else:
            yield _figure(mention, spot, verdicts.get(mention.id, ""))


def _places(article: ArticleHead, offsets: Iterable[int]) -> Iterator[str]:
    """Line and column of each offset, which rise, in one walk over the text."""
    first, text = place(article, 0), article.text or ""
    lines = row_of(article) is None and article.text is not None
    line, begin, at = first.line, 0, 0
    for offset in offsets:
        if lines:
            line += text.count("\n", at, offset)
            begin, at = max(begin, text.rfind("\n", at, offset) + 1), offset
        yield f"{line}:{offset - begin + 1}"


def _figure(figure: Quantity, spot: str, verdict: str) -> Row:
    about = " ".join(filter(None, [figure.approximation.replace("exact", ""), figure.trend]))
    value = number(figure.value)
    return Row(
        figure.id, figure.start, spot, figure.text, GROUP[figure.kind], figure.kind, value,
        reach(figure) if figure.low != figure.high else "", unit(figure), about, figure.subject or "",
        verdict, str(figure.value if figure.value is not None else ""),
    )  # fmt: skip


def _date(date: Date, spot: str) -> Row:
    first, last = date.from_ or "", date.to or ""
    until = "" if last in ("", first) else f"{day(first) or '?'} to {day(last)}"
    return Row(date.id, date.start, spot, date.text, "date", "date", day(first), until, "", "", "", "", first)


def speakers(report: Report) -> list[tuple[str, str, list[Quote]]]:
    """Who is quoted, the office, and the quotes; in the order in which they first speak, nobody last."""
    quotes: dict[str, list[Quote]] = {}
    offices: dict[str, str] = {}
    for quote in report.quotes:
        speaker = quote.speaker
        who = (speaker.name or speaker.text) if speaker else NOBODY
        office = ", ".join(filter(None, [speaker.title, speaker.affiliation])) if speaker else ""
        quotes.setdefault(who, []).append(quote)
        offices[who] = offices.get(who) or office
    return sorted(((who, offices[who], said) for who, said in quotes.items()), key=lambda one: one[0] == NOBODY)


def bar(report: Report) -> tuple[Part, ...]:
    """The coverage of an article."""
    return parts(report.coverage.model_dump())


def parts(counts: Mapping[str, int]) -> tuple[Part, ...]:
    """How many figures each outcome was reached in; the parts make up every figure, those not checked last."""
    made, start = [], 0
    for name in ("inconsistent", "rounding", "consistent", "undecided"):
        label, sign = VERDICTS[name]
        made.append(Part(name, label, sign, counts[name], start))
        start += counts[name]
    return (*made, Part("unchecked", "not checked", "–", max(counts["quantities"] - start, 0), start))
