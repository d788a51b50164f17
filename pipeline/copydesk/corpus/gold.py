"""Gold: what is to be found in one article, as an editor would judge it.

A gold file is YAML: `quantities`, `quotes`, `claims`, `checks` (verdicts that must be
reached), `findings` (every error in the article: the list is complete) and `alarms`
(false findings that the program still raises). Each entry is anchored by the words that
stand in the article, and labelled `expected`, `todo` (not built yet) or `known-issue`
(built, and falls short), the last two with a reason.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from copydesk import located
from copydesk.records import Approximation, ClaimKind, Kind, Severity, VerdictName

Family = Literal[
    "currency-conversion", "reference-rate", "unit-conversion", "percent-change", "direction", "multiple",
    "percentage-points", "share", "share-total", "total", "per-unit", "magnitude", "restatement",
    "quote-figure", "quote-integrity", "age", "elapsed", "duration", "weekday", "impossible",
    "margin-of-error", "ranking", "reference-fact", "cross-article",
]  # fmt: skip
Label = Literal["expected", "todo", "known-issue"]


class Anchor(BaseModel):
    """Words of the article and which of their occurrences is meant (1-based)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(min_length=1)
    occurrence: int = Field(default=1, ge=1)


def _anchor(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _anchors(value: Any) -> Any:
    return [_anchor(item) for item in value] if isinstance(value, list) else [_anchor(value)]


Words = Annotated[Anchor, BeforeValidator(_anchor)]


class Entry(BaseModel):
    """What every entry has: the line it stands on, its label, and the reason of a label."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    line: int = 0
    label: Label = "expected"
    reason: str | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> Entry:
        if (self.label != "expected") != (self.reason is not None):
            raise ValueError("a label todo or known-issue, and no other, needs a reason")
        return self


class GoldQuantity(Entry):
    """A figure: the words, and how it is to be read (values in base units)."""

    text: str = Field(min_length=1)
    occurrence: int = Field(default=1, ge=1)
    kind: Kind
    value: Decimal | None
    unit: str | None = None
    approximation: Approximation = "exact"


class GoldQuote(Entry):
    """Words said; `speaker` is the full name, `mention` the words for a speaker without one."""

    text: str = Field(min_length=1)
    occurrence: int = Field(default=1, ge=1)
    kind: Literal["direct", "partial", "indirect"] = "direct"
    speaker: str | None
    mention: str | None = None


class GoldClaim(Entry):
    """Quantities in roles."""

    kind: ClaimKind
    roles: dict[str, Words]


class GoldVerdict(Entry):
    """A verdict on a relation: any of `check` may reach it, at any of the places `at`.

    `why` is for people: the arithmetic, and what an error should have been.
    """

    check: Annotated[tuple[Family, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]
    at: Annotated[tuple[Anchor, ...], BeforeValidator(_anchors)]
    verdict: VerdictName = "inconsistent"
    why: str | None = None


class GoldFinding(GoldVerdict):
    """An error in the article: the severity that it deserves, and the words that mend it, where these matter."""

    verdict: Literal["inconsistent"] = "inconsistent"
    severity: Severity | None = None
    repair: str | None = None


class GoldAlarm(GoldVerdict):
    """A false finding that the program still raises: never what is expected."""

    verdict: Literal["inconsistent"] = "inconsistent"

    @model_validator(mode="after")
    def _labelled(self) -> GoldAlarm:
        if self.label == "expected":
            raise ValueError("an alarm is a false finding: label it known-issue, with a reason")
        return self


class Gold(BaseModel):
    """One article's gold; `findings` is complete: any other inconsistent verdict is a failure."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Path
    quantities: tuple[GoldQuantity, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    checks: tuple[GoldVerdict, ...] = ()
    findings: tuple[GoldFinding, ...]
    alarms: tuple[GoldAlarm, ...] = ()


def load(path: Path) -> Gold:
    """Read and validate one gold file.

    Raises DataError with file, line, what is wrong and the valid options.
    """
    return located.load(path, Gold, "a gold file")
