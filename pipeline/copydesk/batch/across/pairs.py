"""Which facts and quotations of two articles may be of one thing: found by DuckDB, on disk where there are many.

Every fact is tied to what it is of and whom or what it names ("count|die|Marlow"), every quotation to its
speaker and four words in a row. Two that share a tie are a pair, unless too many share it to tell anything.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.batch.across.facts import Fact, facts
from copydesk.batch.across.page import read
from copydesk.batch.across.twins import twins
from copydesk.batch.shapes import rows
from copydesk.period import published_days
from copydesk.proof import requote
from copydesk.records import Quote

if TYPE_CHECKING:
    import duckdb

_COMMON = 40  # articles that share a tie which tells nothing
_DAYS = 4  # of an interval that still tells when an article appeared
_RUN = 4  # words in a row
_SLICE = 500  # pairs in memory
_SHORT = 6  # words of a quotation that is compared

_ITEMS = {"n": "BIGINT", "id": "BIGINT", "differs": "VARCHAR", "ties": "VARCHAR[]", "payload": "VARCHAR"}
_STORIES = {"n": "BIGINT", "names": "VARCHAR[]", "printed": "VARCHAR[]", "first": "INTEGER", "last": "INTEGER",
            "root": "BIGINT"}  # fmt: skip
_KEYS = {"facts": _ITEMS, "twins": _ITEMS, "quotes": _ITEMS, "stories": _STORIES}


@dataclass(frozen=True)
class Side:
    """One side of a pair: the article's place in the run, its days (ordinals), and a fact or a quotation."""

    n: int
    id: int
    first: int | None
    last: int | None
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Pair:
    """Two that may be of one thing. shared, shorter: how many names the stories share, and the shorter one has.

    prints: whether one of the articles also prints the other's figure. copies: they are near-copies.
    """

    one: Side
    other: Side
    shared: int
    shorter: int
    prints: bool
    copies: bool

    @property
    def days_apart(self) -> int | None:
        """Days between the two articles; None where one's day is not known."""
        a, b = self.one, self.other
        if a.first is None or b.first is None or a.last is None or b.last is None:
            return None
        return max(a.last - b.first, b.last - a.first, 0)


class Sheets:
    """The files that the facts, quotations and stories of a run are written to, an article at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.files = {name: folder / f"{name}.jsonl" for name in _KEYS}
        self.open = {name: path.open("w", encoding="utf-8", newline="\n") for name, path in self.files.items()}
        self.count = 0

    def close(self) -> None:
        """Everything is on disk after this."""
        for file in self.open.values():
            file.close()

    def add(self, n: int, report: Mapping[str, Any], root: int) -> None:
        """The facts and quotations of an article. root: the article that it copies, itself where it is no copy."""
        page = read(report["article"]["text"] or "")
        days = published_days(report["article"]["published"])
        known = days is not None and (days[1] - days[0]).days <= _DAYS
        first, last = (day.toordinal() for day in days) if days and known else (None, None)
        names, printed = sorted(page.names), sorted(_printed(report))
        self._write("stories", n=n, names=names, printed=printed, first=first, last=last, root=root)
        for fact in facts(report, page):
            self._item("facts", n, _of(fact), _fact_ties(fact, page.lead), f"{fact.key}|{fact.quantity['value']}")
        for quantity, around in twins(report, page):
            self._item("twins", n, quantity, [around], f"{_plain_key(quantity)}|{quantity['value']}")
        for quote in report["quotes"]:
            if ties := _quote_ties(quote):
                self._item("quotes", n, quote, ties, quote["text"])

    def _item(self, kind: str, n: int, payload: Mapping[str, Any], ties: Sequence[str], differs: str) -> None:
        self.count += 1
        said = json.dumps(payload, ensure_ascii=False)
        self._write(kind, n=n, id=self.count, differs=differs, ties=ties, payload=said)

    def _write(self, name: str, **row: Any) -> None:
        self.open[name].write(json.dumps(row, ensure_ascii=False) + "\n")


def _printed(report: Mapping[str, Any]) -> set[str]:
    """Every figure of an article, whatever it is of."""
    return {f"{_plain_key(q)}|{q['value']}" for q in report["quantities"] if q["value"] is not None}


def _plain_key(quantity: Mapping[str, Any]) -> str:
    kind = str(quantity["kind"])
    if kind == "money":
        return f"money {quantity['currency']}"
    return f"measure {quantity['unit']}" if kind == "measure" else "count" if kind == "number" else kind


def _of(fact: Fact) -> dict[str, Any]:
    plain = {field.name: getattr(fact, field.name) for field in fields(fact)}
    return {key: sorted(value) if isinstance(value, frozenset) else value for key, value in plain.items()}


def fact_of(payload: Mapping[str, Any]) -> Fact:
    """The fact that was written."""
    read: dict[str, Any] = {k: frozenset(item) if isinstance(item, list) else item for k, item in payload.items()}
    return Fact(**read)


def _fact_ties(fact: Fact, lead: frozenset[str]) -> list[str]:
    """A tie for each thing that it tells and each name beside it or in the lead."""
    return [f"{fact.key}|{topic}|{name}" for topic in sorted(fact.topics) for name in sorted(fact.names | lead)]


def _quote_ties(quote: Mapping[str, Any]) -> Sequence[str]:
    if not quote["speaker"] or not quote["speaker"]["name"] or quote["kind"] == "indirect":
        return []
    record = Quote.model_validate(quote)
    words = [word.low for word in requote.words(record)] if requote.is_whole(record) else []
    who = record.speaker.name.split()[-1].lower() if record.speaker and record.speaker.name else ""
    runs = {" ".join(words[k : k + _RUN]) for k in range(len(words) - _RUN + 1)} if len(words) >= _SHORT else set()
    return sorted(f"{who}|{run}" for run in runs)


def load(connection: duckdb.DuckDBPyConnection, sheets: Sheets) -> None:
    """The files as tables that may lie on disk."""
    for name, keys in _KEYS.items():
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM {rows([sheets.files[name]], keys)}")


def pairs(connection: duckdb.DuckDBPyConnection, kind: str, having: str = "true") -> Iterator[Pair]:
    """The pairs of one kind ("facts", "twins" or "quotes"), in the order of their articles.

    having: what must hold in SQL of ``shared``, ``shorter`` and ``prints`` (see `Pair`).
    """
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE pairs AS
        WITH ties AS (
            SELECT n, id, differs, unnest(ties) AS tie FROM {kind}
        ), few AS (
            SELECT tie FROM ties GROUP BY tie HAVING count(DISTINCT n) BETWEEN 2 AND {_COMMON}
        ), tied AS (
            SELECT DISTINCT a.n AS n, a.id AS id, a.differs AS figure,
                   b.n AS m, b.id AS other, b.differs AS other_figure
            FROM ties a JOIN few USING (tie) JOIN ties b USING (tie)
            WHERE a.n < b.n AND a.differs != b.differs
        ), told AS (
            SELECT p.n, p.id, s."first", s."last", p.m, p.other, t."first" AS other_first, t."last" AS other_last,
                   len(list_intersect(s.names, t.names)) AS shared, least(len(s.names), len(t.names)) AS shorter,
                   list_contains(s.printed, p.other_figure) OR list_contains(t.printed, p.figure) AS prints,
                   s.root = t.root AS copies
            FROM tied p JOIN stories s ON s.n = p.n JOIN stories t ON t.n = p.m
        )
        FROM told WHERE {having} ORDER BY id, other""")
    for start in itertools.count(0, _SLICE):
        found = connection.execute(f"""
            SELECT p.n, p.id, p."first", p."last", a.payload, p.m, p.other, p.other_first, p.other_last, b.payload,
                   p.shared, p.shorter, p.prints, p.copies
            FROM (FROM pairs LIMIT {_SLICE} OFFSET {start}) p
            JOIN {kind} a ON a.id = p.id JOIN {kind} b ON b.id = p.other ORDER BY p.id, p.other""").fetchall()
        if not found:
            return
        yield from (Pair(_side(row[:5]), _side(row[5:10]), *row[10:]) for row in found)


def _side(row: Sequence[Any]) -> Side:
    n, id, first, last, payload = row
    return Side(n, id, first, last, json.loads(payload))
