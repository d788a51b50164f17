"""Reference facts from elsewhere: a CSV with the keys of a fact, or ClaimReview in JSON-LD.

Nothing is guessed: a row that is no whole fact is told with its place, and left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from copydesk.analyse import check_articles
from copydesk.errors import InputError, one_of
from copydesk.facts import Fact
from copydesk.records import Article
from copydesk.settings import Settings

KEYS = tuple(name for name in Fact.model_fields if name != "line")
_LISTS = ("aliases", "words")


def read(path: Path, licence: str | None, failed: Callable[[str], None]) -> Iterator[Fact]:
    """The facts of a .csv, .json or .jsonld file; ``failed`` is told of each row that is none. Raises InputError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    found = _sheet(path, text) if path.suffix.lower() == ".csv" else _reviews(path, text, failed)
    for place, row in found:
        if licence and not row.get("licence"):
            row["licence"] = licence
        try:
            yield Fact.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"]))
            failed(f"{place}: {key + ': ' if key else ''}{first['msg'].removeprefix('Value error, ')}")


def _sheet(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    reader = csv.DictReader(text.splitlines())
    for name in reader.fieldnames or ():
        if name not in KEYS:
            raise InputError(f"{path}:1: unknown column {name!r}; {one_of(name, KEYS)}")
    for row in reader:
        filled = {key: value.strip() for key, value in row.items() if key and value and value.strip()}
        split = {key: [part.strip() for part in filled[key].split("|")] for key in _LISTS if key in filled}
        yield f"{path}:{reader.line_num}", {**filled, **split}


def _reviews(
    path: Path, text: str, failed: Callable[[str], None]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A claim that was found true, with one figure, about something that has a name."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: not valid JSON: {error.msg}") from None
    rows = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
    for n, row in enumerate(rows, 1):
        place = f"{path}: review {n}"
        try:
            yield place, _reviewed(row)
        except InputError as error:
            failed(f"{place}: {error}")


def _reviewed(row: Any) -> dict[str, Any]:
    if not isinstance(row, dict) or row.get("@type") != "ClaimReview":
        raise InputError("this is no ClaimReview")
    rating, item = row.get("reviewRating") or {}, row.get("itemReviewed") or {}
    if rating.get("ratingValue") is None or str(rating["ratingValue"]) != str(rating.get("bestRating", 5)):
        raise InputError("the claim was not found to be true, so it is no fact")
    about = item.get("about") or row.get("about") or {}
    claim = str(row.get("claimReviewed") or "")
    article = Article(id="claim", source="claim", text=claim)
    figures = next(check_articles([article], Settings(), checks=False)).quantities
    if len(figures) != 1:
        raise InputError(f"the claim has {len(figures)} figures; a fact has one")
    (figure,) = figures
    attribute = about.get("additionalType") or figure.subject
    return {
        "subject": about.get("name") or "", "attribute": attribute or "", "value": figure.value, "unit": figure.unit,
        "as_of": item.get("datePublished") or row.get("datePublished"), "url": row.get("url"),
        "source": (row.get("author") or {}).get("name") or "", "licence": row.get("license") or "",
    }  # fmt: skip


def written(facts: list[Fact]) -> str:
    """The text of a file of facts, a fact a line."""
    lines = ["facts:"]
    for fact in facts:
        given = json.loads(fact.model_dump_json(exclude_defaults=True, exclude={"line"}))
        lines.append("  - " + json.dumps(given, ensure_ascii=False))
    return "\n".join(lines) + "\n"
