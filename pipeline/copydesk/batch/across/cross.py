"""The cross-article checks over a run: every two articles that cannot both be right, as rows for the store."""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.batch.across import judge
from copydesk.batch.across.judge import Conflict
from copydesk.batch.across.pairs import Pair, Sheets, Side, load, pairs
from copydesk.batch.across.rules import RULES
from copydesk.errors import InputError

if TYPE_CHECKING:
    import duckdb

KEYS = {
    "code": "VARCHAR", "name": "VARCHAR", "severity": "VARCHAR", "message": "VARCHAR", "working": "VARCHAR",
    "n": "BIGINT", "text": "VARCHAR", "start": "INTEGER", "end": "INTEGER",
    "other_n": "BIGINT", "other_text": "VARCHAR", "other_start": "INTEGER", "other_end": "INTEGER", "also": "VARCHAR[]",
}  # fmt: skip


Places = tuple[tuple[int, int], ...]
_KINDS: tuple[tuple[str, Callable[[Pair], Conflict | None], str], ...] = (
    ("quotes", judge.quotes, "true"),
    ("twins", judge.twins, f"(copies OR NOT prints) AND {judge.SAME_STORY}"),
    ("facts", judge.figures, f"NOT prints AND {judge.SAME_STORY}"),
)


def conflicts(
    connection: duckdb.DuckDBPyConnection,
    files: Iterable[Path],
    ids: Sequence[str],
    copies: Sequence[int | None],
    scratch: Path,
) -> Iterator[dict[str, Any]]:
    """Rows with `KEYS`: what is at odds in article ``n`` with ``other_n``, and which others are on the latter's side.

    ids, copies: of each article its id, and what it copies as `copies` gives it; a copy is compared only
    where a figure or a quotation in it is another.
    """
    sheets, seen, copied = Sheets(scratch), dict[int, int](), set(copies)
    try:
        for n, report in enumerate(reports(files)):
            root = copies[n]
            if root is None and n in copied:
                seen[n] = _mark(report)
            if root is None or seen[root] != _mark(report):
                sheets.add(n + 1, report, (n if root is None else root) + 1)
    finally:
        sheets.close()
    load(connection, sheets)
    found: dict[Places, Conflict] = {}  # the plainest of those about the same words
    for kind, judged, having in _KINDS:
        for conflict in filter(None, map(judged, pairs(connection, kind, having))):
            found.setdefault(_places(conflict), conflict)
    rows = sorted(_rows(list(found.values())), key=lambda row: (row["n"], row["start"], row["code"], row["other_n"]))
    return (row | {"also": [ids[n - 1] for n in row["also"]]} for row in rows)


def reports(files: Iterable[Path]) -> Iterator[Mapping[str, Any]]:
    """The reports of a run as plain data, one in memory at a time. Raises InputError for a row that is none."""
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    yield json.loads(line)
                except json.JSONDecodeError as error:
                    raise InputError(f"{file}:{number}: no report: {error}") from None


def _mark(report: Mapping[str, Any]) -> int:
    """A number that is the same for two articles with the same figures and quotations."""
    told = [(q["kind"], q["value"], q["unit"]) for q in report["quantities"]] + [q["text"] for q in report["quotes"]]
    return zlib.crc32(json.dumps(told).encode())


def _rows(found: Sequence[Conflict]) -> Iterator[dict[str, Any]]:
    """A row for each figure that stands alone, with all that speak against it; the later of two, where none does."""
    times = Counter((side.id, conflict.code) for conflict in found for side in _sides(conflict))
    against: dict[tuple[int, str], list[tuple[Conflict, bool]]] = defaultdict(list)
    for conflict in found:
        one, other = ((side.id, conflict.code) for side in _sides(conflict))
        alone = one if times[one] > times[other] else other
        against[alone].append((conflict, alone == one))
    for told in against.values():
        (first, turned), *rest = told
        here, there = (0, 1) if turned else (1, 0)
        sides = _sides(first)
        (text, start, end), (other_text, other_start, other_end) = first.spots[here], first.spots[there]
        yield {
            "code": first.code, "name": RULES[first.code].name, "severity": first.severity,
            "message": first.message(here), "working": first.working,
            "n": sides[here].n, "text": text, "start": start, "end": end,
            "other_n": sides[there].n, "other_text": other_text, "other_start": other_start, "other_end": other_end,
            "also": sorted({_sides(c)[1 if t else 0].n for c, t in rest} - {sides[there].n}),
        }  # fmt: skip


def _places(conflict: Conflict) -> Places:
    """Where the words at odds stand: (article, offset) of both."""
    return tuple((side.n, start) for side, (_, start, _) in zip(_sides(conflict), conflict.spots, strict=True))


def _sides(conflict: Conflict) -> tuple[Side, Side]:
    return conflict.pair.one, conflict.pair.other
