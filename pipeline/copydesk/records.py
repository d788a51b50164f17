"""Every record that copydesk hands out, as frozen pydantic models.

Offsets are ``str`` offsets (code points) into ``article.text``, end exclusive, and
``article.text[start:end] == text`` for every record that has the three. Values are
Decimal in base units (854 million is 854000000) and are written as JSON numbers.
The field names are the output contract ``copydesk/1``; ``copydesk schema`` prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from copydesk.interval import Interval

SCHEMA: Final = "copydesk/1"

# A float carries 15 decimal digits without loss, so 15 survive the trip through JSON.
_FIFTEEN = Context(prec=15)


def _fifteen_digits(value: Any) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, Decimal):
        value = Decimal(str(value))
    return _FIFTEEN.plus(value)


def _json_number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


Number = Annotated[
    Decimal,
    BeforeValidator(_fifteen_digits),
    PlainSerializer(_json_number, return_type=int | float, when_used="json"),
]

Kind = Literal[
    "money", "percent", "percentage-point", "basis-point", "count", "measure", "duration", "age",
    "temperature", "multiple", "fraction", "ratio", "ordinal", "score", "number",
]
Approximation = Literal["exact", "about", "over", "under", "at-least", "at-most", "range"]
Trend = Literal["up", "down"]
VerdictName = Literal["consistent", "rounding", "inconsistent", "undecided"]
Severity = Literal["error", "warning", "note"]
Modality = Literal["stated", "planned", "forecast", "conditional", "negated"]


class Record(BaseModel):
    """Frozen, and closed to keys that nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextSpan(Record):
    """A stretch of the article: ``article.text[start:end] == text``."""

    text: str
    start: int
    end: int


class Article(Record):
    """One article as it was read. ``line`` is where its text begins in ``source`` (1-based)."""

    id: str
    source: str
    title: str | None = None
    published: str | None = None
    text: str
    url: str | None = None
    desk: str | None = None
    line: int = 1
    waivers: tuple[dict[str, Any], ...] = ()


class _Figure(Record):
    """A figure in the text, with every value that it can stand for.

    ``low``..``high`` is the strict reading (the digits as printed, opened by the hedge);
    ``loose_low``..``loose_high`` the loosest fair one (truncation, round thousands).
    ``step`` is one unit of the last printed digit, in base units.
    """

    id: str = ""
    text: str
    start: int
    end: int
    value: Number | None
    low: Number | None
    high: Number | None
    loose_low: Number | None = None
    loose_high: Number | None = None
    step: Number | None = None
    unit: str | None = None
    approximation: Approximation = "exact"
    trend: Trend | None = None
    subject: str | None = None
    sentence: int = 0

    @property
    def interval(self) -> Interval:
        """The strict reading."""
        return Interval(self.low, self.high)

    @property
    def loose(self) -> Interval:
        """The loosest fair reading; it holds the strict one."""
        return Interval(self.loose_low, self.loose_high)


class Money(_Figure):
    """An amount; ``unit`` is the ISO 4217 code, ``resolved`` how a bare sign got it.

    A subunit keeps its own name ("penny", "cent"), and a rate says what it is per ("USD per
    barrel"): ``currency`` is always the plain code, ``per`` what follows "per", and ``minor``
    how many of the unit make one of the currency (100 for pence, 1 for pounds).
    """

    kind: Literal["money"] = "money"
    currency: str | None = None
    per: str | None = None
    minor: int = 1
    resolved: Literal["printed", "article", "dateline", "desk", "assumed"] = "printed"


class Percent(_Figure):
    """A percentage, percentage points or basis points: three units, never mixed."""

    kind: Literal["percent", "percentage-point", "basis-point"] = "percent"


class Count(_Figure):
    """How many of something; ``unit`` is the lemma of the counted noun."""

    kind: Literal["count"] = "count"


class Measure(_Figure):
    """A physical quantity, a duration, an age or a temperature with its canonical unit."""

    kind: Literal["measure", "duration", "age", "temperature"] = "measure"


class Proportion(_Figure):
    """A multiple (doubled), fraction (two-thirds) or ratio (one in five); ``unit`` is what of, if said."""

    kind: Literal["multiple", "fraction", "ratio"] = "fraction"


class Bare(_Figure):
    """An ordinal, a score or a number that counts nothing named."""

    kind: Literal["ordinal", "score", "number"] = "number"


Quantity = Annotated[
    Money | Percent | Count | Measure | Proportion | Bare, Field(discriminator="kind")
]


class Date(Record):
    """A date in the text. ``from_`` and ``to`` are ISO days, months or years as precise as printed."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = ""
    text: str
    start: int
    end: int
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    weekday: int | None = None  # 0 = Monday, where one is printed
    sentence: int = 0


class Speaker(TextSpan):
    """The mention beside the cue, and the fullest name that the article gives for it."""

    name: str | None = None
    title: str | None = None
    affiliation: str | None = None


class Quote(Record):
    """Words that somebody said; ``start``..``end`` leaves the outer marks out."""

    id: str = ""
    text: str
    start: int
    end: int
    kind: Literal["direct", "partial", "indirect"]
    cue: TextSpan | None = None
    speaker: Speaker | None = None
    quantities: tuple[str, ...] = ()
    sentence: int = 0


class Period(Record):
    """A stretch of time that a claim speaks of."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    text: str
    start: int
    end: int
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


ClaimKind = Literal[
    "value", "change", "share", "conversion", "rate", "total", "comparison", "age", "date"
]


class Claim(Record):
    """Quantities in roles: a statement that can be checked.

    ``roles`` maps a role's name to the id of a quantity or date; a role that several
    fill is numbered (part, part2, part3). ``cues`` maps a role to the words that tie
    or colour it (``verb``: "fell"). ``explicit`` tells whether one phrase ties the roles
    or whether they were linked across phrases or sentences.
    """

    id: str = ""
    text: str
    start: int
    end: int
    kind: ClaimKind
    subject: str | None = None
    attribute: str | None = None
    roles: dict[str, str] = {}
    cues: dict[str, TextSpan] = {}
    period: Period | None = None
    speaker: str | None = None
    quote: str | None = None
    modality: Modality = "stated"
    direction: Trend | None = None
    explicit: bool = True


class EvidenceSpan(TextSpan):
    """A stretch that a verdict rests on; ``role`` is "stated" for the words at fault."""

    role: str


class Repair(Record):
    """A small edit that makes the figures agree: replace ``spans[span]`` by ``replacement``."""

    span: int
    replacement: str
    why: str


class Waived(Record):
    """Why a finding is let stand: somebody answers for it until a day, or a baseline froze it."""

    by: Literal["waiver", "baseline"]
    reason: str | None = None
    owner: str | None = None
    expires: str | None = None


class CheckResult(Record):
    """One verdict of one check, located; ``waived`` where an inconsistent one is let stand."""

    id: str = ""
    code: str
    name: str
    family: str
    verdict: VerdictName
    severity: Severity
    message: str
    reason: str | None = None
    claims: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    spans: tuple[EvidenceSpan, ...]
    working: str
    repairs: tuple[Repair, ...] = ()
    fingerprint: str = ""
    waived: Waived | None = None


class Coverage(Record):
    """How many figures there are, and in how many of them each outcome was reached."""

    quantities: int = 0
    checked: int = 0
    consistent: int = 0
    rounding: int = 0
    inconsistent: int = 0
    undecided: int = 0


class ArticleHead(Record):
    """The article as reports show it; ``text`` is null with ``--no-text``."""

    id: str
    source: str
    title: str | None
    published: str | None
    text: str | None
    url: str | None = None
    desk: str | None = None
    line: int = 1


class Report(Record):
    """One article's records, verdicts and counts: the output contract."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["copydesk/1"] = Field(default=SCHEMA, alias="schema")
    article: ArticleHead
    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...] = ()
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    checks: tuple[CheckResult, ...]
    coverage: Coverage
    notes: tuple[str, ...] = ()

    def findings(self) -> Iterator[CheckResult]:
        """The inconsistent verdicts that nobody waived, in reading order."""
        return (result for result in self.checks if result.verdict == "inconsistent" and result.waived is None)

    def waived(self) -> Iterator[CheckResult]:
        """The inconsistent verdicts that are let stand, in reading order."""
        return (result for result in self.checks if result.waived is not None)
