"""Gold against a report: what is missing, different or unexpected, each with its file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from copydesk.corpus.anchor import find
from copydesk.corpus.gold import Anchor, Entry, Gold, GoldClaim, GoldQuantity, GoldQuote, GoldVerdict
from copydesk.records import CheckResult, Quantity, Quote, Report

Section = Literal["quantity", "quote", "speaker", "claim", "check", "finding", "alarm", "anchor"]
Outcome = Literal["missing", "unexpected", "different", "orphaned", "solved"]
_EDGES = " \n\t.,;:!?…\"'“”‘’"


class Mismatch(BaseModel):
    """One way in which report and gold differ; `failing` unless the gold knows of it."""

    model_config = ConfigDict(frozen=True)

    section: Section
    outcome: Outcome
    path: str
    line: int
    message: str
    failing: bool = True

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.outcome} {self.section}: {self.message}"


class Comparison(BaseModel):
    """One article held against its gold: the mismatches, and counts of gold, found and extra by section."""

    model_config = ConfigDict(frozen=True)

    article: str
    mismatches: tuple[Mismatch, ...]
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    extra: Counter[str] = Counter()


class _Desk:
    """Collects what differs; every question about an entry goes through `settle`."""

    def __init__(self, gold: Gold, report: Report) -> None:
        self.gold, self.report = gold, report
        self.text = report.article.text or ""
        self.mismatches: list[Mismatch] = []
        self.counts: dict[str, Counter[str]] = {"gold": Counter(), "found": Counter()}

    def place(self, entry: Entry, words: str, occurrence: int) -> tuple[int, int] | None:
        """Where an anchor stands; an orphan is always a failure: text and gold have parted."""
        place = find(self.text, words, occurrence)
        if place is None:
            self._add("anchor", "orphaned", entry.line, f"{words!r} (occurrence {occurrence}) is not there", True)
        return place

    def settle(self, section: Section, entry: Entry, fault: tuple[Outcome, str] | None) -> None:
        """Count one entry; a fault fails unless its label says that it is known."""
        self.counts["gold"][section] += 1
        if fault is None:
            self.counts["found"][section] += 1
            if entry.label != "expected":
                self._add(section, "solved", entry.line, f"no longer {entry.label}: {entry.reason}", False)
        else:
            self._add(section, fault[0], entry.line, fault[1], entry.label == "expected")

    def _add(self, section: Section, outcome: Outcome, line: int, message: str, failing: bool) -> None:
        self.mismatches.append(
            Mismatch(section=section, outcome=outcome, path=str(self.gold.path), line=line, message=message,
                     failing=failing)
        )  # fmt: skip

    def unexpected(self, result: CheckResult) -> None:
        """An inconsistent verdict that the gold does not know."""
        start = result.spans[0].start
        line = self.report.article.line + self.text.count("\n", 0, start)
        self.mismatches.append(
            Mismatch(section="finding", outcome="unexpected", path=self.report.article.source, line=line,
                     message=f"{result.name} at {result.spans[0].text!r}: {result.message}")
        )  # fmt: skip


def compare(gold: Gold, report: Report) -> Comparison:
    """Hold one report against the gold of its article."""
    desk = _Desk(gold, report)
    extra: Counter[str] = Counter(
        quantity=_quantities(desk, gold.quantities, report.quantities),
        quote=_quotes(desk, gold.quotes, report.quotes),
    )
    for claim in gold.claims:
        desk.settle("claim", claim, _claim_fault(desk, claim))
    for verdict in gold.checks:
        desk.settle("check", verdict, _check_fault(desk, verdict))
    extra["finding"] = _findings(desk)
    return Comparison(
        article=report.article.id, mismatches=tuple(desk.mismatches), gold=desk.counts["gold"],
        found=desk.counts["found"], extra=extra,
    )  # fmt: skip


def _meets(one: tuple[int, int], start: int, end: int) -> bool:
    return one[0] < end and start < one[1]


def _quantities(desk: _Desk, wanted: Iterable[GoldQuantity], figures: Iterable[Quantity]) -> int:
    """Settle every figure of the gold; the number of figures that the gold does not have."""
    used: set[str] = set()
    for entry in wanted:
        place = desk.place(entry, entry.text, entry.occurrence)
        near = [figure for figure in figures if place and _meets(place, figure.start, figure.end)]
        used.update(figure.id for figure in near)
        if not near:
            desk.settle("quantity", entry, ("missing", repr(entry.text)))
        elif any(_read_alike(entry, figure) for figure in near):
            desk.settle("quantity", entry, None)
        else:
            seen = "; ".join(_reading(figure) for figure in near)
            desk.settle("quantity", entry, ("different", f"{entry.text!r} is {_reading(entry)}, not {seen}"))
    return sum(figure.id not in used for figure in figures)


def _read_alike(entry: GoldQuantity, figure: Quantity) -> bool:
    return _reading(entry) == _reading(figure)


def _reading(figure: GoldQuantity | Quantity) -> str:
    value = figure.value if figure.value is None else format(figure.value.normalize(), "f")
    hedge = "" if figure.approximation == "exact" else f" ({figure.approximation})"
    return f"{figure.kind} {value} {figure.unit or 'of nothing named'}{hedge}"


def _quotes(desk: _Desk, wanted: Iterable[GoldQuote], quotes: Iterable[Quote]) -> int:
    """Settle every quote and its speaker; the number of quotes that the gold does not have."""
    used: set[str] = set()
    for entry in wanted:
        place = desk.place(entry, entry.text, entry.occurrence)
        near = [quote for quote in quotes if place and _meets(place, quote.start, quote.end)]
        used.update(quote.id for quote in near)
        same = next((quote for quote in near if _same_words(desk.text, place, quote)), None)
        if entry.label != "expected" and same and _speaker_fault(entry, same):
            same = None  # a known fault of a quote covers its speaker
        if same is None:
            seen = ", ".join(repr(quote.text) for quote in near) or "nothing"
            desk.settle("quote", entry, ("different" if near else "missing", f"{entry.text!r}; found {seen}"))
        else:
            desk.settle("quote", entry, None)
            fault = _speaker_fault(entry, same)
            if entry.label == "expected":
                desk.settle("speaker", entry, ("different", fault) if fault else None)
    return sum(quote.id not in used and quote.kind != "indirect" for quote in quotes)


def _same_words(text: str, place: tuple[int, int] | None, quote: Quote) -> bool:
    """Whether a quote has the gold's words, marks and stops at its ends aside (indirect ones may be longer)."""
    if place is None:
        return False
    if quote.kind == "indirect":
        return True
    return text[place[0] : place[1]].strip(_EDGES) == quote.text.strip(_EDGES)


def _speaker_fault(entry: GoldQuote, quote: Quote) -> str | None:
    """What is wrong with the speaker of a quote, or None."""
    speaker = quote.speaker
    said = f"{quote.text[:40]!r}"
    if entry.speaker is not None:
        name = speaker.name if speaker else None
        return None if name == entry.speaker else f"{said} is {entry.speaker}'s, not {name or speaker}"
    if entry.mention is not None:
        near = speaker is not None and (entry.mention in speaker.text or speaker.text in entry.mention)
        return None if near else f"{said} is said by {entry.mention!r}, not {speaker.text if speaker else 'nobody'!r}"
    return f"{said} is nobody's, not {speaker.name or speaker.text}" if speaker else None


def _claim_fault(desk: _Desk, entry: GoldClaim) -> tuple[Outcome, str] | None:
    figures = {item.id: item for item in (*desk.report.quantities, *desk.report.dates)}
    places = {role: desk.place(entry, words.text, words.occurrence) for role, words in entry.roles.items()}
    for claim in desk.report.claims:
        parts = {role: figures[key] for role, key in claim.roles.items() if key in figures}
        if claim.kind == entry.kind and all(
            place and role in parts and _meets(place, parts[role].start, parts[role].end)
            for role, place in places.items()
        ):
            return None
    roles = ", ".join(f"{role} {words.text!r}" for role, words in entry.roles.items())
    return "missing", f"{entry.kind} with {roles}"


def _touching(desk: _Desk, entry: GoldVerdict, spans: Callable[[CheckResult], int]) -> Iterator[CheckResult]:
    """The results of the entry's checks, one of whose first `spans(result)` spans stands at its words."""
    places = [desk.place(entry, anchor.text, anchor.occurrence) for anchor in entry.at]
    for result in desk.report.checks:
        near = result.spans[: spans(result)]
        if result.family in entry.check and any(
            place and _meets(place, span.start, span.end) for place in places for span in near
        ):
            yield result


def _check_fault(desk: _Desk, entry: GoldVerdict) -> tuple[Outcome, str] | None:
    results = list(_touching(desk, entry, lambda result: len(result.spans)))
    verdicts = sorted({result.verdict for result in results})
    if entry.verdict in verdicts:
        return None
    what = f"{'/'.join(entry.check)} {entry.verdict} at {_at(entry.at)}"
    return ("different", f"{what}; found {', '.join(verdicts)}") if verdicts else ("missing", what)


def _at(anchors: Iterable[Anchor]) -> str:
    return " or ".join(repr(anchor.text) for anchor in anchors)


def _findings(desk: _Desk) -> int:
    """Settle every finding of the gold, and object to all others; the number of those."""
    known: set[str] = set()
    for section, entries in (("finding", desk.gold.findings), ("alarm", desk.gold.alarms)):
        for entry in entries:
            hits = [r for r in _touching(desk, entry, lambda _: 1) if r.verdict == "inconsistent"]
            known.update(result.id for result in hits)
            fault = None if hits else ("missing", f"{'/'.join(entry.check)} at {_at(entry.at)}")
            if section == "finding":
                desk.settle("finding", entry, fault)  # type: ignore[arg-type]
            elif fault:
                desk.settle("alarm", entry, None)
    others = [result for result in desk.report.findings() if result.id not in known]
    for result in others:
        desk.unexpected(result)
    return len(others)
