"""Verdicts: what a check says of a claim, and what a check is.

A check is a function of an `Analysis` that yields `Verdict`s. `check(...)` writes its
code, family and examples on it and registers nothing: the folder ``checks/`` is the
registry. `run` turns Verdicts into located, fingerprinted `CheckResult`s.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from copydesk.analysis import Analysis
from copydesk.cause import settle
from copydesk.errors import SettingError
from copydesk.records import (
    CheckResult,
    Claim,
    Date,
    EvidenceSpan,
    Quantity,
    Quote,
    Repair,
    Severity,
    TextSpan,
    VerdictName,
)

Evidence = Quantity | Date | TextSpan | Quote
NO_SLIP = "no slip of the pen explains it: they may be of two things"
COMPUTED = "computed"  # why a repair is offered that is no slip of the pen, but what the other figures make


@dataclass(frozen=True)
class Verdict:
    """What a check found; ``evidence`` maps roles to the spans it rests on, "stated" first."""

    verdict: VerdictName
    severity: Severity
    message: str
    working: str
    evidence: Mapping[str, Evidence]
    reason: str | None = None
    claims: tuple[Claim, ...] = ()
    repairs: tuple[tuple[str, str, str], ...] = ()  # (role, replacement, why)

    def slipped(self, role: str | None = None) -> bool:
        """Whether a slip of the pen in the figure of the role, or in any figure, explains the misfit."""
        return any(why != COMPUTED and role in (None, at) for at, _, why in self.repairs)

    def unless_slipped(self, role: str | None = None) -> Verdict:
        """Itself, but undecided where it objects and no such slip explains that."""
        if self.verdict != "inconsistent" or self.slipped(role):
            return self
        return replace(self, verdict="undecided", severity="note", reason=NO_SLIP, repairs=())


@dataclass(frozen=True)
class Example:
    """A text with what the check must say of it."""

    text: str
    flags: str | None = None
    published: str | None = None


@dataclass(frozen=True)
class Check:
    """A rule: its name, code, family, examples and function."""

    code: str
    name: str
    family: str
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]
    doc: str
    find: Callable[[Analysis], Iterator[Verdict]] = field(repr=False)

    def __call__(self, analysis: Analysis) -> Iterator[Verdict]:
        return self.find(analysis)


def check(
    code: str,
    *,
    passes: Sequence[str],
    fails: Mapping[str, str],
    published: str | None = None,
    family: str | None = None,
) -> Callable[[Callable[[Analysis], Iterator[Verdict]]], Check]:
    """Describe a check function.

    code: "CD" and three digits, never reused. passes: texts that must earn
    ``consistent``. fails: text -> exactly the words flagged. published: the date the
    examples are read with. family: the contract's family, where it is not the name.
    """

    def describe(function: Callable[[Analysis], Iterator[Verdict]]) -> Check:
        name = function.__name__.replace("_", "-")
        return Check(
            code=code,
            name=name,
            family=family or name,
            passes=tuple(Example(text, None, published) for text in passes),
            fails=tuple(Example(text, flags, published) for text, flags in fails.items()),
            doc=inspect.getdoc(function) or "",
            find=function,
        )

    return describe


def by_figure(results: Iterable[CheckResult]) -> dict[str, str]:
    """Quantity id -> verdict: at odds if any verdict says so, else the most that was settled about it."""
    told = list(results)
    found: dict[str, str] = {}
    for name in ("undecided", "rounding", "consistent", "inconsistent"):
        for result in told:
            if result.verdict == name:
                found.update(dict.fromkeys(result.quantities, name))
    return found


def consistent(message: str, working: str, claims: Iterable[Claim] = (), **evidence: Evidence) -> Verdict:
    """The figures agree as printed."""
    return Verdict("consistent", "note", message, working, evidence, claims=tuple(claims))


def rounding(message: str, working: str, claims: Iterable[Claim] = (), **evidence: Evidence) -> Verdict:
    """The figures agree only under the loosest reading of how they were rounded."""
    return Verdict("rounding", "note", message, working, evidence, claims=tuple(claims))


def inconsistent(
    message: str,
    working: str,
    claims: Iterable[Claim] = (),
    *,
    severity: Severity = "error",
    repairs: Iterable[tuple[str, str, str]] = (),
    **evidence: Evidence,
) -> Verdict:
    """The figures cannot all be right; the first evidence is what is flagged."""
    return Verdict(
        "inconsistent", severity, message, working, evidence, claims=tuple(claims), repairs=tuple(repairs)
    )


def undecided(
    message: str, reason: str, working: str = "", claims: Iterable[Claim] = (), **evidence: Evidence
) -> Verdict:
    """Something is missing or may differ; said with its reason, never wrong."""
    return Verdict("undecided", "note", message, working, evidence, reason, tuple(claims))


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Every check in the folder ``checks/``, by code."""
    folder = importlib.import_module("copydesk.checks")
    found = []
    for module in pkgutil.iter_modules(folder.__path__):
        function = getattr(importlib.import_module(f"copydesk.checks.{module.name}"), module.name, None)
        if not isinstance(function, Check):
            raise SettingError(f"copydesk/checks/{module.name}.py holds no check named {module.name}")
        found.append(function)
    return tuple(sorted(found, key=lambda rule: rule.code))


def _located(analysis: Analysis, rule: Check, verdict: Verdict, ids: dict[str, Claim]) -> CheckResult:
    names = list(verdict.evidence)
    spans = tuple(
        EvidenceSpan(role=role, text=item.text, start=item.start, end=item.end)
        for role, item in verdict.evidence.items()
    )
    return CheckResult(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        verdict=verdict.verdict,
        severity=verdict.severity,
        message=verdict.message,
        reason=verdict.reason,
        claims=tuple(claim.id for claim in verdict.claims),
        quantities=tuple(
            item.id for item in verdict.evidence.values() if not isinstance(item, (TextSpan, Date, Quote))
        ),
        spans=spans,
        working=verdict.working,
        repairs=tuple(
            Repair(span=names.index(role), replacement=new, why=why) for role, new, why in verdict.repairs
        ),
    )


def _fingerprints(results: Iterable[CheckResult]) -> Iterator[CheckResult]:
    """Number and fingerprint: by code and words, not by place, so edits elsewhere do not count."""
    seen: Counter[str] = Counter()
    for n, result in enumerate(results, 1):
        words = "\x1f".join([result.code, *(f"{s.role}={' '.join(s.text.split())}" for s in result.spans)])
        seen[words] += 1
        digest = hashlib.sha256(f"{words}\x1f{seen[words]}".encode()).hexdigest()[:16]
        yield result.model_copy(update={"id": f"k{n}", "fingerprint": digest})


def run(analysis: Analysis) -> tuple[CheckResult, ...]:
    """Run the selected checks; results in reading order of what they flag."""
    ids = {claim.id: claim for claim in analysis.claims}
    chosen, dropped = set(analysis.settings.select), set(analysis.settings.ignore)
    results = [
        _located(analysis, rule, verdict, ids)
        for rule in all_checks()
        if (not chosen or chosen & {rule.code, rule.name}) and not dropped & {rule.code, rule.name}
        for verdict in rule(analysis)
    ]
    results.sort(key=lambda result: (result.spans[0].start, result.code, result.spans[0].end))
    return tuple(_fingerprints(settle(results)))


__all__ = [
    "Check", "Example", "Verdict", "all_checks", "check", "consistent", "inconsistent",
    "rounding", "run", "undecided",
]
