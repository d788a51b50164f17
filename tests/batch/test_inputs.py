"""Every kind of input that a run reads: what is good has its report, what is bad a row among the errors."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.test_run import lines, run

TEXT = "Sales at the mill rose 24% to £62m from £50m in May, its head said."
ROWS = [{"key": f"k{n}", "body": TEXT, "day": "2024-05-30"} for n in range(3)]
FIELDS = ("--text-field", "body", "--date-field", "day", "--id-field", "key")
PAGE = """<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mill",
"datePublished": "2024-05-30T09:00:00Z", "articleBody": %s}</script></head><body><p>Menu</p></body></html>"""


def table(count: int = 3) -> bytes:
    return ("key,body,day\n" + "".join(f'k{n},"{TEXT}",2024-05-30\n' for n in range(count))).encode()


def parquet(folder: Path) -> bytes:
    import duckdb

    source = folder / "source.json"
    source.write_text(json.dumps(ROWS), encoding="utf-8")
    duckdb.sql(f"COPY (SELECT * FROM read_json('{source}')) TO '{folder / 'made'}' (FORMAT parquet)")
    source.unlink()
    return (folder / "made").read_bytes()


def archive(folder: Path) -> bytes:
    warcio = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    made = io.BytesIO()
    writer = warcio.WARCWriter(made, gzip=False)
    for n, status in enumerate(("200 OK", "404 Not Found", "200 OK")):
        head = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.0")
        page = io.BytesIO((PAGE % json.dumps(TEXT)).encode())
        writer.write_record(writer.create_warc_record(f"https://news.example/{n}", "response", page, http_headers=head))
    return made.getvalue()


def zstd(raw: bytes) -> bytes:
    module = pytest.importorskip("backports.zstd")
    found: bytes = module.compress(raw)
    return found


JSONL = "".join(json.dumps(row) + "\n" for row in ROWS).encode()

GOOD: dict[str, tuple[Callable[[Path], bytes], tuple[str, ...], list[str]]] = {
    "a.csv": (lambda folder: table(), FIELDS, ["k0", "k1", "k2"]),
    "a.jsonl.gz": (lambda folder: gzip.compress(JSONL), FIELDS, ["k0", "k1", "k2"]),
    "a.jsonl.zst": (lambda folder: zstd(JSONL), FIELDS, ["k0", "k1", "k2"]),
    "a.parquet": (parquet, FIELDS, ["k0", "k1", "k2"]),
    "a.warc": (archive, (), ["https://news.example/0", "https://news.example/2"]),
    "a.html": (lambda folder: (PAGE % json.dumps(TEXT)).encode(), (), ["a.html"]),
}

BAD: dict[str, tuple[Callable[[Path], bytes], tuple[str, ...], list[str]]] = {
    "cut.jsonl.gz": (lambda folder: gzip.compress(JSONL)[:60], FIELDS, ["malformed"]),
    "cut.jsonl.zst": (lambda folder: zstd(JSONL)[:-9], FIELDS, ["malformed"]),
    "wrong.csv": (lambda folder: table(), ("--text-field", "story"), ["wrong-column"]),
    "ragged.csv": (lambda folder: table(1) + b"k8\n", FIELDS, ["malformed"]),
    "latin.csv": (lambda folder: table().decode().encode("latin-1"), FIELDS, ["encoding"]),
    "no.parquet": (lambda folder: b"PAR1 not so", FIELDS, ["malformed"]),
    "no.warc": (lambda folder: b"GET / HTTP/1.0\r\n", (), ["malformed"]),
    "nested.html": (lambda folder: b"<div>" * 60_000 + b"</div>" * 60_000, (), ["empty"]),
    "bare.html": (lambda folder: b"<html><body></body></html>", (), ["empty"]),
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_input_is_read_whole(name: str, tmp_path: Path) -> None:
    make, options, ids = GOOD[name]
    (tmp_path / name).write_bytes(make(tmp_path))
    run(tmp_path / name, "--out", tmp_path / "run", "--no-syntax", "--workers", 1, *options)
    reports = lines(tmp_path / "run", "reports")
    assert [str(report["article"]["id"]).rpartition(f"{tmp_path}/")[2] for report in reports] == ids
    assert {report["article"]["published"] for report in reports} == {"2024-05-30"}
    assert {report["article"]["text"] for report in reports} == {TEXT}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_an_error_and_its_neighbour_is_read(name: str, tmp_path: Path) -> None:
    make, options, reasons = BAD[name]
    (tmp_path / name).write_bytes(make(tmp_path))
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    run(tmp_path / name, good, "--out", tmp_path / "run", "--no-syntax", "--workers", 1, *options, status=2)
    assert sorted({str(row["reason"]) for row in lines(tmp_path / "run", "errors")}) == reasons
    assert str(good) in {report["article"]["id"] for report in lines(tmp_path / "run", "reports")}


def test_a_glob_and_a_folder_stand_for_their_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / "in" / name).write_text(TEXT, encoding="utf-8")
    for n, source in enumerate((tmp_path / "in", tmp_path / "in" / "*.txt")):
        run(source, "--out", tmp_path / f"run{n}", "--no-syntax", "--workers", 1)
        found = [Path(str(report["article"]["id"])).name for report in lines(tmp_path / f"run{n}", "reports")]
        assert found == ["a.txt", "b.txt"]
