"""What is new, changed and lost since the results that somebody accepted.

``accepted.json`` in the corpus's folder holds, for each article, the verdicts that were accepted:
by check and words, never by line. A review shows the differences one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from copydesk.errors import DataError, InputError
from copydesk.records import CheckResult, Report

NAME = "accepted.json"
Key = tuple[str, str]  # article, and the result's name in it
Accepted = dict[Key, str]  # -> its verdict


@dataclass(frozen=True)
class Change:
    """One difference: ``before`` and ``now`` are verdicts, None where there was or is none."""

    key: Key
    before: str | None
    now: str | None
    message: str = ""

    @property
    def kind(self) -> Literal["new", "changed", "lost"]:
        """What became of the result."""
        return "new" if self.before is None else "lost" if self.now is None else "changed"

    def __str__(self) -> str:
        verdicts = " -> ".join(filter(None, (self.before, self.now)))
        return f"{self.kind}: {self.key[0]}: {self.key[1]}: {verdicts}" + (f": {self.message}" if self.message else "")


def results(reports: Iterable[Report]) -> dict[Key, CheckResult]:
    """Every verdict by article and name: its check and its words, numbered where these recur."""
    found: dict[Key, CheckResult] = {}
    for report in reports:
        for result in report.checks:
            words = " / ".join(" ".join(span.text.split()) for span in result.spans)
            name, n = f"{result.code} {words}", 1
            while (report.article.id, name) in found:
                n += 1
                name = f"{result.code} {words} ({n})"
            found[report.article.id, name] = result
    return found


def changes(accepted: Accepted, now: dict[Key, CheckResult]) -> Iterator[Change]:
    """The differences, by article."""
    for key in sorted({*accepted, *now}):
        before, result = accepted.get(key), now.get(key)
        after = result.verdict if result else None
        if before != after:
            yield Change(key, before, after, result.message if result else "")


def taken(accepted: Accepted, change: Change) -> Accepted:
    """What is accepted once a change is."""
    rest = {key: verdict for key, verdict in accepted.items() if key != change.key}
    return rest if change.now is None else {**rest, change.key: change.now}


def load(path: Path) -> Accepted:
    """The accepted results; none where there is no file yet. Raises DataError."""
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        return {(article, name): str(verdict) for article, rows in data.items() for name, verdict in rows.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: not a file of accepted results: {error}; `corpus review` writes it") from None


def save(path: Path, accepted: Accepted) -> None:
    """Write the accepted results, sorted, a line each. Raises InputError."""
    data: dict[str, dict[str, str]] = {}
    for (article, name), verdict in sorted(accepted.items()):
        data.setdefault(article, {})[name] = verdict
    try:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
