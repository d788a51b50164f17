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
from typing import Annotated, Any, Literal, get_args

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from copydesk.errors import DataError, one_of
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
    """A verdict on a relation: any of `check` may reach it, at any of the places `at`."""

    check: Annotated[tuple[Family, ...], BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]
    at: Annotated[tuple[Anchor, ...], BeforeValidator(_anchors)]
    verdict: VerdictName = "inconsistent"


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
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(f"{path}:{mark.line + 1 if mark else 1}: not YAML: {error}") from None
    if not isinstance(node, yaml.MappingNode):
        raise DataError(f"{path}:1: a gold file is a mapping with {', '.join(_options(Gold))}")
    data = _numbered(node)
    try:
        return Gold.model_validate({**data, "path": path})
    except ValidationError as error:
        raise DataError("\n".join(_told(path, node, data, fault) for fault in error.errors())) from None


def _numbered(node: yaml.MappingNode) -> dict[str, Any]:
    """The plain data, with the line of each entry written into it."""
    data: dict[str, Any] = yaml.SafeLoader("").construct_document(node)
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode):
            for item, entry in zip(value.value, data[key.value], strict=True):
                if isinstance(entry, dict):
                    entry["line"] = item.start_mark.line + 1
    return data


def _told(path: Path, root: yaml.Node, data: Any, fault: Any) -> str:
    """One fault as `file:line: place: what is wrong; the valid options`."""
    node, line = root, root.start_mark.line
    known: list[str] = []
    for step in fault["loc"]:
        below = _step(node, step)
        if below is None:
            break
        (line, node), known = below, [*known, str(step)]
    line += 1
    message = fault["msg"].removeprefix("Value error, ")
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        return f"{path}:{line}: unknown key {key!r}; {one_of(key, _options(_model(fault['loc'])))}"
    if fault["type"] == "missing":
        return f"{path}:{line}: {fault['loc'][-1]!r} is missing"
    return f"{path}:{line}: {'.'.join(known) or 'file'}: {message}" + _given(fault)


def _given(fault: Any) -> str:
    given = fault["input"]
    return f", not {given!r}" if isinstance(given, (str, int, float)) else ""


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    """What stands below a node, with the (0-based) line where it begins: that of its key, if it has one."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        below: yaml.Node = node.value[step]
        return below.start_mark.line, below
    if isinstance(node, yaml.MappingNode):
        return next(((key.start_mark.line, value) for key, value in node.value if key.value == step), None)
    return None


def _model(place: tuple[str | int, ...]) -> type[BaseModel]:
    """The model of the mapping that holds the key at `place`."""
    if len(place) < 2:
        return Gold
    annotation = Gold.model_fields[str(place[0])].annotation
    if len(place) > 3:
        return Anchor
    model: type[BaseModel] = get_args(annotation)[0]
    return model


def _options(model: type[BaseModel]) -> list[str]:
    return [name for name in model.model_fields if name not in ("path", "line")]
