"""Waivers: findings that somebody has looked at and lets stand, with a reason, an owner and an end.

A waiver names a check and either the finding's fingerprint or words of the article that hold what
is flagged. It stands in the front matter (``waivers:``) or in the settings (``[[waivers]]``, there
with a ``path``). The day of today comes from the command line: nothing here looks at a clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from copydesk.errors import InputError, one_of
from copydesk.records import Article, CheckResult, Report, Waived


class Waiver(BaseModel):
    """One waiver. code: of the check, or its name. path: a pattern such as ``stories/*.md``; none is every file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(min_length=1)
    fingerprint: str | None = None
    text: str | None = Field(default=None, min_length=1)
    reason: str = Field(min_length=1)
    owner: str = Field(min_length=1)
    expires: date
    path: str | None = None

    @field_validator("expires", mode="before")
    @classmethod
    def _whole_day(cls, value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value

    @model_validator(mode="after")
    def _says_what(self) -> Waiver:
        if (self.fingerprint is None) == (self.text is None):
            raise ValueError("a waiver names either the fingerprint of a finding or the text that it stands on")
        return self

    def __str__(self) -> str:
        return f"waiver of {self.code} for {self.text or self.fingerprint!r}"

    def meets(self, source: str, text: str, result: CheckResult) -> bool:
        """Whether it speaks of this finding."""
        if self.code.casefold() not in (result.code.casefold(), result.name):
            return False
        if self.path is not None and not fnmatchcase(source.replace("\\", "/"), self.path):
            return False
        if self.fingerprint is not None:
            return self.fingerprint == result.fingerprint
        flagged = result.spans[0]
        return any(start < flagged.end and flagged.start < end for start, end in _places(text, self.text or ""))


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)


def parse(rows: Sequence[dict[str, Any]], place: str) -> tuple[Waiver, ...]:
    """Validate waivers as they were written at a place. Raises InputError with the way out."""
    return tuple(_parsed(row, f"{place}: waiver {n}") for n, row in enumerate(rows, 1))


def _parsed(row: dict[str, Any], place: str) -> Waiver:
    try:
        return Waiver.model_validate(row)
    except ValidationError as error:
        first = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")  # a misspelt key comes first
        key = str(first["loc"][0]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            raise InputError(f"{place}: unknown key {key!r}; {one_of(key, Waiver.model_fields)}") from None
        if first["type"] == "missing":
            raise InputError(f"{place}: {key!r} is missing; a waiver says {', '.join(_NEEDED)}") from None
        said = str(first["msg"]).removeprefix("Value error, ")
        raise InputError(f"{place}: {key + ': ' if key else ''}{said}") from None


_NEEDED = ("code", "text or fingerprint", "reason", "owner", "expires")


@dataclass
class Waivers:
    """The waivers of a run: ``shared`` ones from the settings, and those of each article.

    ``today`` decides which have expired. After the last article `complaints` tells which were of no use.
    """

    today: date
    shared: tuple[Waiver, ...] = ()
    place: str = "copydesk.toml"
    used: Counter[tuple[str, Waiver]] = field(default_factory=Counter)
    known: dict[tuple[str, Waiver], None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known.update({(self.place, waiver): None for waiver in self.shared})

    def note(self, article: Article) -> None:
        """Remember what an article waives. Raises InputError for a malformed waiver."""
        self.known.update({(article.source, waiver): None for waiver in parse(article.waivers, article.source)})

    def apply(self, report: Report) -> Report:
        """The report with its waived findings marked."""
        if not self.known:
            return report
        checks = tuple(self._waived(report, result) for result in report.checks)
        return report.model_copy(update={"checks": checks})

    def _waived(self, report: Report, result: CheckResult) -> CheckResult:
        source, text = report.article.source, report.article.text or ""
        rows = [row for row in self.known if row[0] in (source, self.place)]
        for row in rows if result.verdict == "inconsistent" else ():
            waiver = row[1]
            if waiver.meets(source, text, result):
                self.used[row] += 1
                if waiver.expires >= self.today:
                    until = waiver.expires.isoformat()
                    waived = Waived(by="waiver", reason=waiver.reason, owner=waiver.owner, expires=until)
                    return result.model_copy(update={"waived": waived})
        return result

    def complaints(self, *, all_files: bool = True) -> Iterator[str]:
        """The waivers that have expired, and those that no finding needs any more.

        all_files: False where some were left out, so that a shared waiver may yet be needed there.
        """
        for place, waiver in self.known:
            if not self.used[place, waiver] and place == self.place and not all_files:
                continue
            if not self.used[place, waiver]:
                yield f"{place}: {waiver} ({waiver.owner}) is unused: no finding needs it; take it out"
            elif waiver.expires < self.today:
                yield f"{place}: {waiver} expired on {waiver.expires}; {waiver.owner} said: {waiver.reason}"
