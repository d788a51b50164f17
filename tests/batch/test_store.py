"""The store: the same reports give the same bytes, each column is there with its type, and nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import copydesk
from batch.folders import folder, report, run
from copydesk.batch import duck
from copydesk.batch.store import build
from copydesk.batch.store.describe import markdown
from copydesk.batch.store.query import ask
from copydesk.batch.store.schema import TABLES, VERSION
from copydesk.batch.store.views import VIEWS
from copydesk.errors import InputError

duckdb = pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")

STAFF = 'The bank cut its staff from 5,000 to 3,800, a fall of 42%.\n\n"We are not sacking anyone," said Lena Forsgren.'
RAIN = "It rained all week in the town, and on Saturday the match was put off until the pitch has dried."
HALL = "The hall holds 300 people. It opened on 3 May 2019 and cost £4.5m."


@pytest.fixture(scope="module")
def reports() -> list[dict[str, Any]]:
    """Seven reports, one of an empty text."""
    sales = "Sales rose 10% to £55m from £50m."
    texts = [STAFF, HALL, "", sales, "Nothing here.", f"{HALL} {RAIN} {STAFF}", "“Ω” 😀 costs $5."]
    urls = ["https://www.Example.org:443/a?b", None, "http://me@news.example/x", None, None, None, None]
    return [
        report(text, id=f"a{n}", source=f"wire/day.jsonl:{n}" if n % 2 else "story.txt", url=url, title=f"It's {n}")
        for n, (text, url) in enumerate(zip(texts, urls, strict=True))
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, reports: list[dict[str, Any]]) -> Path:
    """The folder of a run of them."""
    errors = '{"id":null,"source":"x.txt","stage":"read","reason":"InputError","message":"binary"}\n'
    return run(tmp_path_factory.mktemp("run") / "r", reports, errors=errors)


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    return list(ask(path, sql).rows)


def parquet(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((path / "tables").iterdir())}


def test_every_record_of_the_reports_is_a_row(built: Path, reports: list[dict[str, Any]]) -> None:
    for kind in ("quantities", "dates", "quotes", "claims", "checks"):
        told = [(row["article"]["id"], item["id"]) for row in reports for item in row[kind]]
        assert told
        assert rows(built, f"SELECT article, id FROM {kind}") == told
    assert rows(built, "SELECT n, article FROM articles") == [(n + 1, f"a{n}") for n in range(len(reports))]
    assert rows(built, "SELECT id, source, message FROM errors") == [(None, "x.txt", "binary")]


def test_values_arrive_as_they_were(built: Path, reports: list[dict[str, Any]]) -> None:
    for kind, keys in {
        "quantities": ["text", "start", "value", "low", "high", "unit", "kind", "approximation", "trend", "subject"],
        "checks": ["code", "verdict", "message", "working", "fingerprint", "claims", "quantities"],
        "claims": ["kind", "roles", "modality", "explicit", "quote"],
    }.items():
        columns = ", ".join(f'"{key}"' for key in keys)
        told = [tuple(item[key] for key in keys) for row in reports for item in row[kind]]
        assert rows(built, f"SELECT {columns} FROM {kind}") == told
    assert rows(built, "SELECT text FROM articles") == [(row["article"]["text"],) for row in reports]


def test_spans_point_into_the_text(built: Path) -> None:
    wrong = """SELECT * FROM {} q JOIN articles a USING (n) WHERE a.text[q."start" + 1 : q."end"] != q.text"""
    for kind in ("quantities", "dates", "quotes", "claims", "checks"):
        assert rows(built, wrong.format(kind)) == []
    assert rows(built, """SELECT a.text[q."start" + 1 : q."end"] FROM quantities q JOIN articles a USING (n)
                          WHERE q.unit = 'USD'""") == [("$5",)]  # fmt: skip


def test_the_outlet_is_a_host_or_a_folder_or_a_file(built: Path) -> None:
    told = ["example.org", "wire", "news.example", "wire", "story.txt", "wire", "story.txt"]
    assert [row[0] for row in rows(built, "SELECT outlet FROM articles")] == told


def test_the_views_answer(built: Path) -> None:
    assert rows(built, 'SELECT article, source, "check", text FROM findings') == [
        ("a0", "example.org", "percent-change", "42%"), ("a5", "wire", "percent-change", "42%"),
    ]  # fmt: skip
    assert rows(built, "SELECT source, articles, findings FROM findings_by_source LIMIT 2") == [
        ("example.org", 1, 1), ("wire", 3, 1),
    ]  # fmt: skip
    assert rows(built, "SELECT speaker, quotes, direct, articles, sources FROM speakers") == [
        ("Lena Forsgren", 2, 2, 2, 2)
    ]
    assert rows(built, "SELECT consistent, inconsistent FROM coverage WHERE code = 'CD201'") == [(1, 2)]


@pytest.mark.parametrize("shard", [1, 2, 100])
def test_the_same_reports_give_the_same_bytes(
    built: Path, tmp_path: Path, reports: list[dict[str, Any]], shard: int
) -> None:
    """However they are cut into shards, and when built again over what was there."""
    other = run(tmp_path / "r", reports, shard=shard, errors=(built / "errors/000000.jsonl").read_text())
    assert parquet(other) == parquet(built)
    build(other)
    assert parquet(other) == parquet(built)
    assert {file.name for file in other.iterdir()} == {"reports", "errors", "tables", "copydesk.duckdb"}


@pytest.mark.parametrize("empty", ["no file", "an empty file", "an empty text"])
def test_each_column_is_there_and_typed_without_a_row(built: Path, tmp_path: Path, empty: str) -> None:
    made = {"no file": [], "an empty file": [], "an empty text": [report("", id="a", source="a.txt")]}[empty]
    path = folder(tmp_path / "r", made)
    if empty == "an empty file":
        (path / "reports/000000.jsonl").touch()
    build(path)
    for name in [*(table.name for table in TABLES), *(view.name for view in VIEWS)]:
        told = [row[:2] for row in rows(path, f"DESCRIBE {name}")]
        assert told == [row[:2] for row in rows(built, f"DESCRIBE {name}")]
        assert not any(kind in ("JSON", '"NULL"', "NULL") for _, kind in told)
    for table in TABLES:
        typed = ", ".join(f'NULL::{column.kind} AS "{column.name}"' for column in table.columns)
        told = [row[:2] for row in duckdb.execute(f"DESCRIBE SELECT {typed}").fetchall()]
        stored = duckdb.execute(f"DESCRIBE FROM '{path}/tables/{table.name}.parquet'").fetchall()
        assert [row[:2] for row in stored] == told == [row[:2] for row in rows(path, f"DESCRIBE {table.name}")]


def test_the_columns_of_the_views_are_those_described(built: Path) -> None:
    for view in VIEWS:
        assert [row[0] for row in rows(built, f"DESCRIBE {view.name}")] == [name for name, _ in view.columns]


def test_a_long_report_finds_room(tmp_path: Path, reports: list[dict[str, Any]]) -> None:
    """One of six megabytes, beyond what DuckDB expects of a row of ours."""
    text = "word " * 1_200_000
    long = json.loads(json.dumps(reports[4]))
    long["article"].update(text=text, id="long")
    path = run(tmp_path / "r", [long, *reports])
    assert rows(path, "SELECT length(text) FROM articles WHERE article = 'long'") == [(len(text),)]


def test_too_little_memory_is_no_end(
    built: Path, tmp_path: Path, reports: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows that find no room are written in more, and the same."""
    asked: list[int] = []
    opened = duck.writer
    monkeypatch.setattr("copydesk.batch.store.tables._MEMORY", 4 << 20)
    monkeypatch.setattr(duck, "writer", lambda scratch, memory: asked.append(memory) or opened(scratch, memory))
    path = run(tmp_path / "r", reports, errors=(built / "errors/000000.jsonl").read_text())
    assert len(asked) > 2
    assert parquet(path) == parquet(built)


def test_a_broken_report_is_told_and_leaves_what_was_there(
    tmp_path: Path, reports: list[dict[str, Any]]
) -> None:
    path = run(tmp_path / "r", reports)
    before = parquet(path)
    with (path / "reports/000001.jsonl").open("a") as file:
        file.write('{"article": \n')
    with pytest.raises(InputError, match=r"000001\.jsonl"):
        build(path)
    assert parquet(path) == before
    assert not (path / "tables.tmp").exists()


def test_no_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no reports/ in it"):
        build(tmp_path)


def test_the_schema_is_documented() -> None:
    """docs/store.md is what the schema says; made by printing `describe.markdown()`."""
    page = Path(__file__).parents[2] / "docs" / "store.md"
    assert page.read_text(encoding="utf-8") == markdown()


def test_the_file_says_which_schema_it_has(built: Path) -> None:
    assert dict(rows(built, "FROM meta")) == {"schema": str(VERSION), "copydesk": copydesk.__version__}
