"""POST /v1/check: the report, and every way of saying no to what is in a body."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from served import QUICK, ROOT, Running, running

from copydesk.read import read
from copydesk.records import Report

WRONG = "Of 200 residents, 50 (35%) replied."


def rows() -> list[dict[str, Any]]:
    """Every article of the corpus as a row, without its waivers, which rows do not have."""
    keys = ("id", "title", "published", "url", "desk", "text")
    return [
        {key: value for key in keys if (value := getattr(article, key)) is not None}
        for article in read([ROOT / "corpus" / "articles"])
    ]


def lines(folder: Path, sent: list[dict[str, Any]], *options: str) -> list[dict[str, Any]]:
    """What the command line says of the rows; their place is that of the first, as if each were alone."""
    written = "".join(json.dumps(row) + "\n" for row in sent)
    command = [sys.executable, "-m", "copydesk", "check", "-", "--format", "json", *options]
    done = subprocess.run(command, input=written.encode(), capture_output=True, cwd=folder, check=False)
    assert done.returncode in (0, 1), done.stderr
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    for number, report in enumerate(reports, 1):
        assert report["article"]["source"] == f"-:{number}"
        report["article"]["source"] = "-:1"
    return reports


def test_the_answers_are_those_of_the_command_line(desk: Running) -> None:
    sent = rows()
    assert len(sent) > 100
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda row: desk.ask("POST", "/v1/check", row), sent))
    assert {answer.status for answer in got} == {200}
    for answer, expected in zip(got, lines(ROOT, sent), strict=True):
        assert answer.json() == expected


def test_settings_waivers_and_a_baseline_hold_here_too(tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text(
        'ignore = ["weekday"]\ndesk = "uk"\nsyntax = false\n[[waivers]]\ncode = "CD301"\ntext = "35%"\nreason = "so"\n'
        'owner = "Ada Finch"\nexpires = 2999-12-31\n',
        encoding="utf-8",
    )
    sent = [{"text": f"{WRONG} It cost $5. It opens on Monday 28 August 2024.", "id": "a"}]
    with running("--workers", "1", "--desk", "canada", cwd=tmp_path) as opened:
        opened.wait()
        got = opened.ask("POST", "/v1/check", sent[0])
        assert [got.json()] == lines(tmp_path, sent, "--desk", "canada")
    assert "CAD" in {figure["unit"] for figure in got.json()["quantities"]}
    assert [result["waived"]["owner"] for result in got.json()["checks"] if result["waived"]] == ["Ada Finch"]


def test_the_report_meets_the_contract_and_points_into_the_text(desk: Running) -> None:
    text = "Ünïcode 🦆 first. " + WRONG
    report = desk.check(text, title="A headline", id="draft-7").json()
    jsonschema.validate(report, Report.model_json_schema(by_alias=True, mode="serialization"))
    assert (report["article"]["text"], report["article"]["title"], report["article"]["id"]) == (
        text, "A headline", "draft-7",
    )  # fmt: skip
    (finding,) = [result for result in report["checks"] if result["verdict"] == "inconsistent"]
    flagged = finding["spans"][0]
    assert text[flagged["start"] : flagged["end"]] == flagged["text"] == "35%"


def test_desk_and_date_are_heeded(desk: Running) -> None:
    units = {told: desk.check("It cost $5m.", desk=told).json()["quantities"][0]["unit"] for told in ("us", "canada")}
    assert units == {"us": "USD", "canada": "CAD"}
    assert desk.check("A plain text.", published="2024-08-28T10:00:00Z").json()["article"]["published"] == "2024-08-28"


MALFORMED = {
    "no JSON": (b'{"text": ', ""),
    "no object": (b'["text"]', ""),
    "nothing": (b"", ""),
    "not UTF-8": (b'{"text": "\xff\xfe"}', ""),
    "half a surrogate pair": (rb'{"text": "\ud800"}', ""),
    "too deep": (b"[" * 100_000, ""),
    "no text": (b'{"title": "x"}', "text"),
    "empty text": (b'{"text": ""}', "text"),
    "blank text": (b'{"text": " \\n "}', "text"),
    "text is a number": (b'{"text": 5}', "text"),
    "no such day": (b'{"text": "x", "published": "2024-02-30"}', "published"),
    "no such desk": (b'{"text": "x", "desk": "mars"}', "desk"),
    "a misspelt key": (b'{"text": "x", "pubished": "2024"}', "pubished"),
    "a title of numbers": (b'{"text": "x", "title": [1]}', "title"),
}


@pytest.mark.parametrize(("body", "field"), MALFORMED.values(), ids=MALFORMED)
def test_what_is_malformed_is_named_by_its_field(desk: Running, body: bytes, field: str) -> None:
    answer = desk.ask("POST", "/v1/check", body, content_type="application/json")
    assert (answer.status, answer.headers["content-type"]) == (422, "application/problem+json")
    said = answer.json()
    assert [fault["field"] for fault in said["errors"]] == [field]
    assert said["status"] == 422
    assert said["detail"] == (f"{field}: " if field else "") + said["errors"][0]["message"]


def test_a_published_line_that_names_no_day_is_said_too(desk: Running) -> None:
    answer = desk.check("Published: 2024-13-45\n\nOf 200 residents, 50 replied.")
    assert answer.status == 422
    assert answer.json()["detail"].startswith("published: ")


@pytest.mark.parametrize(
    "headers",
    [{}, {"content_type": "text/plain"}, {"content_type": "application/x-www-form-urlencoded"},
     {"content_type": "application/json", "content_encoding": "gzip"}],
)  # fmt: skip
def test_only_plain_json_is_taken(desk: Running, headers: dict[str, str]) -> None:
    """A form of another site can send any of these without being asked first, JSON it cannot."""
    answer = desk.ask("POST", "/v1/check", json.dumps({"text": WRONG}).encode(), **headers)
    assert (answer.status, answer.json()["status"]) == (415, 415)


@pytest.mark.parametrize(("method", "path", "status"), [("GET", "/v1/check", 405), ("GET", "/nowhere", 404)])
def test_a_wrong_address_is_a_problem_like_the_others(desk: Running, method: str, path: str, status: int) -> None:
    answer = desk.ask(method, path)
    assert (answer.status, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert status != 405 or answer.headers["allow"] == "POST"


def test_no_draft_leaves_a_trace(tmp_path: Path) -> None:
    """Neither in what the desk says, nor in a file where it runs."""
    with running(*QUICK, "1", cwd=tmp_path) as opened:
        opened.wait()
        assert opened.check("Zanzibarquux sold 50 of 200 (35%).").status == 200
        assert opened.ask("POST", "/v1/check", '{"text": "Zanzibarquux"', content_type="application/json").status == 422
        status, said = opened.close()
    assert (status, os.listdir(tmp_path)) == (0, [])
    assert said == "copydesk: the desk is closed\n"
