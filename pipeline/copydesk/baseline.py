"""A baseline: the findings of a day, frozen by fingerprint, so that only new ones are told.

The file names each frozen finding by article and fingerprint, never by line or count, so an edit
elsewhere neither frees nor hides one. Made anew, it lets go what is no longer found, and takes in
a new finding only where that was asked for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from copydesk.errors import InputError
from copydesk.excerpt import row_of
from copydesk.records import ArticleHead, Report, Waived

SCHEMA = "copydesk-baseline/1"


class Frozen(BaseModel):
    """One finding that is let stand; code, name and text are for people who read the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    code: str
    name: str
    text: str
    fingerprint: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.article, self.fingerprint

    def __str__(self) -> str:
        return f"{self.article}: {self.code} {self.name} at {self.text!r}"


class BaselineFile(BaseModel):
    """The file as it lies on disk."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: Literal["copydesk-baseline/1"] = Field(default="copydesk-baseline/1", alias="schema")
    findings: tuple[Frozen, ...] = ()


def name_of(article: ArticleHead) -> str:
    """The article's file, from where the program runs, with the id of a row behind #: never a line."""
    row = row_of(article)
    source = row[0] if row else article.source
    path = PurePath(os.path.relpath(source)) if Path(source).is_absolute() else PurePath(source)
    return path.as_posix() + (f"#{article.id}" if row and article.id != article.source else "")


@dataclass
class Baseline:
    """What is frozen, and what a run found of it: ``found`` again, ``fresh`` ones, ``examined`` articles."""

    frozen: dict[tuple[str, str], Frozen] = field(default_factory=dict)
    found: dict[tuple[str, str], Frozen] = field(default_factory=dict)
    fresh: dict[tuple[str, str], Frozen] = field(default_factory=dict)
    examined: set[str] = field(default_factory=set)

    def apply(self, report: Report) -> Report:
        """The report with its frozen findings marked; those that are waived already are not its business."""
        article = name_of(report.article)
        self.examined.add(article)
        checks = []
        for result in report.checks:
            if result.verdict == "inconsistent" and result.waived is None:
                one = Frozen(article=article, code=result.code, name=result.name, text=result.spans[0].text,
                             fingerprint=result.fingerprint)  # fmt: skip
                known = one.key in self.frozen
                (self.found if known else self.fresh)[one.key] = one
                if known:
                    result = result.model_copy(update={"waived": Waived(by="baseline")})
            checks.append(result)
        return report.model_copy(update={"checks": tuple(checks)})

    def gone(self) -> list[Frozen]:
        """What was frozen in an article that was looked at, and is no longer found there."""
        return [one for key, one in self.frozen.items() if one.article in self.examined and key not in self.found]

    def remade(self, *, admit: bool) -> list[Frozen]:
        """What a new baseline holds: all of the old that was not seen to be gone; fresh findings only if admitted."""
        gone = {one.key for one in self.gone()}
        kept = [one for key, one in (self.frozen | self.found).items() if key not in gone]
        return sorted([*kept, *(self.fresh.values() if admit else ())], key=lambda one: (*one.key, one.code))


def read(path: Path) -> Baseline:
    """The baseline of a file. Raises InputError where there is none, or where it is something else."""
    try:
        file = BaselineFile.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such baseline; --remake-baseline writes it") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise InputError(f"{path}: not a baseline: {where + ': ' if where else ''}{first['msg']}") from None
    return Baseline({one.key: one for one in file.findings})


def write(path: Path, findings: Iterable[Frozen]) -> None:
    """Write a baseline, sorted, a line a finding. Raises InputError where the file cannot be written."""
    rows = ",\n".join(f"  {json.dumps(one.model_dump(), ensure_ascii=False)}" for one in findings)
    text = f'{{"schema": "{SCHEMA}", "findings": [\n{rows}\n]}}\n'
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
