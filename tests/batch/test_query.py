"""``copydesk query``: answers as a table, CSV and JSON Lines; errors in one line; nothing else can be reached."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from batch.folders import folder, report, run
from copydesk.cli import run as copydesk

duckdb = pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three articles, with a comma, a quotation mark, a line break and a control character in their titles."""
    titles = ['Up, and "up"', "Two\nlines", "\x1b[31mred 日本"]
    made = [report(f"It cost £{n}.5m in all.", id=f"a{n}", title=title) for n, title in enumerate(titles, 1)]
    return str(run(tmp_path_factory.mktemp("query") / "r", made))


def test_a_table_for_people(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT article, value, title, unit FROM articles JOIN quantities USING (n, article)"
    assert copydesk(["query", built, sql]) == 0
    assert capsys.readouterr().out == (
        "article    value  title          unit\n"
        "───────  ───────  ─────────────  ────\n"
        'a1       1500000  Up, and "up"   GBP\n'
        "a2       2500000  Two lines      GBP\n"
        "a3       3500000  ·[31mred 日本  GBP\n"
        "(3 rows)\n"
    )  # fmt: skip


def test_long_cells_are_cut(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["query", built, "SELECT repeat('ab ', 60) AS long, 1 AS n"]) == 0
    head, _, row, count = capsys.readouterr().out.splitlines()
    assert len(row) == len(head) == 48 + 2 + 1
    assert "…" in row
    assert count == "(1 row)"


@pytest.mark.parametrize(("width", "shape"), [(90, "columns"), (60, "blocks")])
def test_a_terminal_is_never_too_narrow(
    built: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int, shape: str
) -> None:
    """Words are cut and numbers are not; where not even that helps, each row is a block."""
    monkeypatch.setattr("copydesk.cli.query.terminal", lambda: width)
    sql = "SELECT *, repeat('long ', 40) AS more, 123456789012345 AS number FROM findings_by_source"
    assert copydesk(["query", built, sql]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= width
    assert "123456789012345" in out
    assert "long lo" in out
    assert ("───" in out) == (shape == "columns")


def test_more_rows_than_shown_are_told(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["query", built, "SELECT * FROM range(250)"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert (len(out), out[-1]) == (103, "(100 rows, and there are more: --limit 0 shows all)")
    assert copydesk(["query", built, "SELECT * FROM range(250)", "--limit", "0"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "(250 rows)"
    assert copydesk(["query", built, "SELECT * FROM range(2500)", "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2501


def test_csv_is_read_back(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["query", built, "SELECT title, url, true AS t, [1, 2] AS l FROM articles", "--format", "csv"]) == 0
    found = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert found[:2] == [["title", "url", "t", "l"], ['Up, and "up"', "", "true", "[1, 2]"]]
    assert [row[0] for row in found[2:]] == ["Two\nlines", "\x1b[31mred 日本"]


def test_json_has_an_object_a_row(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    sql = "SELECT n, n AS n, value, 0.5 AS half, 'nan'::DOUBLE AS nan, DATE '2024-08-28' AS day, {'a': [1.0]} AS s, title FROM quantities JOIN articles USING (n)"  # noqa: E501
    assert copydesk(["query", built, sql, "--format", "json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows[1] == {
        "n": 2, "n_2": 2, "value": 2500000, "half": 0.5, "nan": None, "day": "2024-08-28", "s": {"a": [1]},
        "title": "Two\nlines",
    }  # fmt: skip


def test_sql_from_standard_input(
    built: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT count(*) AS n\nFROM articles;\n"))
    assert copydesk(["query", built, "-", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "n\n3\n"


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT * FROM articels", "no table 'articels'; did you mean 'articles'? one of articles, checks, claims,"),
        ("SELECT nope FROM articles", '"nope" not found'),
        ("SELEC 1", 'syntax error at or near "SELEC"'),
        ("", "there is no question in it"),
        (" ; -- nothing", "there is no question in it"),
        ("SELECT title::INT FROM articles", "Could not convert"),
        ("SELECT sum(title) FROM articles", "sum"),
        ("DELETE FROM articles", "read-only"),
        ("CREATE TABLE mine AS SELECT 1", "read-only"),
        ("SELECT * FROM read_text('/etc/hostname')", "disabled by configuration"),
        ("SELECT * FROM '/etc/passwd'", "no table '/etc/passwd'"),
        ("SELECT * FROM read_csv('https://example.org/x.csv')", "disabled by configuration"),
        ("COPY articles TO '/tmp/never.csv'", "disabled by configuration"),
        ("ATTACH '/tmp/never.duckdb'", "disabled by configuration"),
        ("INSTALL httpfs", "disabled by configuration"),
        ("SET enable_external_access = true", "Cannot"),
        ("SET threads = 1", "locked"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    built: str, capsys: pytest.CaptureFixture[str], sql: str, said: str
) -> None:
    assert copydesk(["query", built, sql]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("copydesk: SQL: ")
    assert captured.err.count("\n") == 1
    assert len(captured.err) < 400
    assert said in captured.err


def test_a_control_character_in_a_message_is_harmless(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["query", built, "SELECT title::INT FROM articles WHERE n = 3"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_folders_without_tables(built: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder(tmp_path / "half", [])
    (tmp_path / "other").mkdir()
    faults = {"none": "no such folder", "half": "the run is not finished", "other": "not the folder of a run"}
    for name, said in faults.items():
        assert copydesk(["query", str(tmp_path / name), "SELECT 1"]) == 2
        assert said in capsys.readouterr().err


def test_tables_that_cannot_be_read(built: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "copydesk.duckdb").write_bytes(b"not a database" * 1000)
    assert copydesk(["query", str(tmp_path), "SELECT 1"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_tables_of_another_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = run(tmp_path / "r", [])
    with duckdb.connect(str(path / "copydesk.duckdb")) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    assert copydesk(["query", str(path), "SELECT 1"]) == 2
    assert "its schema is 99, and this copydesk reads 1" in capsys.readouterr().err


def test_an_unknown_format_is_told(built: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert copydesk(["query", built, "SELECT 1", "--format", "jsno"]) == 2
    assert "did you mean 'json'? one of text, csv, json" in capsys.readouterr().err
