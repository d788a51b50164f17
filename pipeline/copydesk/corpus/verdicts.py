"""The gold's claims, verdicts and findings against those of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.corpus.gold import Anchor, GoldClaim, GoldFinding, GoldVerdict
from copydesk.corpus.ledger import Ledger, Outcome, meets
from copydesk.records import CheckResult

FIRST = 3  # a repair counts where an editor would see it: among the first three


def settle_claims(ledger: Ledger) -> None:
    """Settle every claim: some claim of that kind has a figure at each place, in that role."""
    for entry in ledger.gold.claims:
        ledger.settle("claim", entry, _claim_fault(ledger, entry))


def _claim_fault(ledger: Ledger, entry: GoldClaim) -> tuple[Outcome, str] | None:
    figures = {item.id: item for item in (*ledger.report.quantities, *ledger.report.dates)}
    places = {role: ledger.place(entry, words.text, words.occurrence) for role, words in entry.roles.items()}
    for claim in ledger.report.claims:
        parts = {role: figures[key] for role, key in claim.roles.items() if key in figures}
        if claim.kind == entry.kind and all(
            role in parts and meets(place, parts[role].start, parts[role].end) for role, place in places.items()
        ):
            return None
    roles = ", ".join(f"{role} {words.text!r}" for role, words in entry.roles.items())
    return "missing", f"{entry.kind} with {roles}"


def settle_checks(ledger: Ledger) -> None:
    """Settle every verdict that must be reached, at any of its places."""
    for entry in ledger.gold.checks:
        results = _touching(ledger, entry, first=False)
        verdicts = sorted({result.verdict for result in results})
        what = f"{'/'.join(entry.check)} {entry.verdict} at {_at(entry.at)}"
        if entry.verdict in verdicts:
            ledger.settle("check", entry, None)
        elif verdicts:
            ledger.settle("check", entry, ("different", f"{what}; found {', '.join(verdicts)}"))
        else:
            ledger.settle("check", entry, ("missing", what))


def settle_findings(ledger: Ledger) -> None:
    """Settle every planted error and known false alarm; any other finding is unexpected."""
    for entry in ledger.gold.findings:
        hits = _findings(ledger, entry)
        ledger.known.update({result.id: "finding" for result in hits})
        ledger.planted[entry.check[0]] += 1
        ledger.caught[entry.check[0]] += bool(hits)
        ledger.settle("finding", entry, _finding_fault(entry, hits))
        if hits and entry.repair is not None:
            offered = [repair.replacement for result in hits for repair in result.repairs[:FIRST]]
            fault: tuple[Outcome, str] = ("missing", f"{entry.repair!r}; offered {', '.join(offered) or 'nothing'}")
            ledger.settle("repair", entry, None if entry.repair in offered else fault)
    for alarm in ledger.gold.alarms:
        hits = _findings(ledger, alarm)
        ledger.known.update({result.id: "alarm" for result in hits})
        if not hits:
            ledger.settle("alarm", alarm, None)
    for result in ledger.report.findings():
        if result.id not in ledger.known:
            flagged = result.spans[0]
            ledger.unexpected("finding", flagged, f"{result.name} at {flagged.text!r}: {result.message}")


def _finding_fault(entry: GoldFinding, hits: Iterable[CheckResult]) -> tuple[Outcome, str] | None:
    what = f"{'/'.join(entry.check)} at {_at(entry.at)}"
    severities = sorted({result.severity for result in hits})
    if not severities:
        return "missing", what
    if entry.severity is not None and entry.severity not in severities:
        return "different", f"{what} is a matter of severity {entry.severity}, not {', '.join(severities)}"
    return None


def _findings(ledger: Ledger, entry: GoldVerdict) -> list[CheckResult]:
    return [result for result in _touching(ledger, entry, first=True) if result.verdict == "inconsistent"]


def _touching(ledger: Ledger, entry: GoldVerdict, *, first: bool) -> Iterator[CheckResult]:
    """The results of the entry's checks that stand on its words: with the flagged span, or with any."""
    places = [ledger.place(entry, anchor.text, anchor.occurrence) for anchor in entry.at]
    for result in ledger.report.checks:
        spans = result.spans[:1] if first else result.spans
        if result.family in entry.check and any(
            meets(place, span.start, span.end) for place in places for span in spans
        ):
            yield result


def _at(anchors: Iterable[Anchor]) -> str:
    return " or ".join(repr(anchor.text) for anchor in anchors)
