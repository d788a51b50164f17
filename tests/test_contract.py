"""The output contract: every report of the corpus obeys the schema, and every offset points at its words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import copydesk
from copydesk.cli import run
from copydesk.records import Report

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"
HARD = [
    "No figure.",
    "\U0001f4b0 Prices rose 5%, to $1.05m from $1m, said caf\u00e9\u0301 owner Ann Lee.\r\n\r\nOn 4 May 2024.",
    "“One,” said Bo Ek, 41.\n\n“Two of 200 (1%),” he said. “It was €5m (£4m).”",
]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What ``copydesk check --format json`` writes for the corpus and a few hard texts."""
    folder = tmp_path_factory.mktemp("contract")
    rows, out = folder / "hard.jsonl", folder / "out.jsonl"
    rows.write_text("".join(json.dumps({"id": f"h{n}", "text": text}) + "\n" for n, text in enumerate(HARD)))
    assert run(["check", str(ARTICLES), str(rows), "--format", "json", "--out", str(out)]) in (0, 1)
    return out.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def reports(lines: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines]


def spans(record: Any) -> Iterator[dict[str, Any]]:
    """Every object below that has start, end and text, however deep."""
    if isinstance(record, dict):
        if {"text", "start", "end"} <= record.keys():
            yield record
        record = list(record.values())
    if isinstance(record, list):
        for value in record:
            yield from spans(value)


def test_one_report_an_article_in_order(reports: list[dict[str, Any]]) -> None:
    files = [str(file) for file in sorted(ARTICLES.glob("*.md"))]
    assert [report["article"]["source"] for report in reports][: len(files)] == files
    assert [report["article"]["id"] for report in reports][len(files) :] == ["h0", "h1", "h2"]


def test_the_reports_obey_the_schema(reports: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for report in reports:
        assert [error.message for error in validator.iter_errors(report)] == []
    missing = dict(reports[0])
    del missing["quotes"]
    assert not validator.is_valid(missing)


def test_absent_is_null_and_never_a_missing_key(reports: list[dict[str, Any]]) -> None:
    """Every key that the contract names is in every record."""
    keys = {
        "quantities": "id text start end kind value low high unit approximation trend subject sentence",
        "quotes": "id text start end kind cue speaker quantities",
        "claims": "id text start end kind subject attribute roles period speaker quote modality",
        "checks": "id code name family verdict severity message reason claims quantities spans working repairs"
        " fingerprint",
    }
    for report in reports:
        assert report["schema"] == "copydesk/1"
        assert {"id", "source", "title", "published", "text"} <= report["article"].keys()
        for name, wanted in keys.items():
            for record in report[name]:
                assert set(wanted.split()) <= record.keys()
    assert sum(len(report["checks"]) for report in reports) > 100


def test_every_offset_points_at_its_words(reports: list[dict[str, Any]]) -> None:
    seen: Counter[str] = Counter()
    for report in reports:
        text = report["article"]["text"]
        for name in ("quantities", "dates", "quotes", "claims", "checks"):
            for span in spans(report[name]):
                assert text[span["start"] : span["end"]] == span["text"]
                assert span["start"] < span["end"]
                seen[name] += 1
    assert all(seen[name] > 50 for name in ("quantities", "dates", "quotes", "claims", "checks")), seen


def test_ids_are_unique_and_lead_somewhere(reports: list[dict[str, Any]]) -> None:
    for report in reports:
        ids = {name: [record["id"] for record in report[name]] for name in
               ("quantities", "dates", "quotes", "claims", "checks")}  # fmt: skip
        every = [key for keys in ids.values() for key in keys]
        assert len(every) == len(set(every))
        mentions = {*ids["quantities"], *ids["dates"]}
        for quote in report["quotes"]:
            assert set(quote["quantities"]) <= set(ids["quantities"])
        for claim in report["claims"]:
            assert set(claim["roles"].values()) <= mentions
            assert claim["quote"] is None or claim["quote"] in ids["quotes"]
        for check in report["checks"]:
            assert set(check["claims"]) <= set(ids["claims"])
            assert set(check["quantities"]) <= set(ids["quantities"])
            assert all(repair["span"] < len(check["spans"]) for repair in check["repairs"])
            assert check["verdict"] != "undecided" or check["reason"]


def test_fingerprints_are_unique_within_an_article(reports: list[dict[str, Any]]) -> None:
    for report in reports:
        prints = [check["fingerprint"] for check in report["checks"]]
        assert len(prints) == len(set(prints))


def test_figures_are_numbers_in_order(reports: list[dict[str, Any]]) -> None:
    """low <= value <= high, and what the coverage counts is what the checks say."""
    for report in reports:
        for figure in report["quantities"]:
            low, value, high = figure["low"], figure["value"], figure["high"]
            assert low is None or value is None or low <= value, figure
            assert high is None or value is None or value <= high, figure
        coverage = report["coverage"]
        assert coverage["quantities"] == len(report["quantities"])
        assert coverage["checked"] == coverage["consistent"] + coverage["rounding"] + coverage["inconsistent"]


def test_a_report_survives_the_round_trip(lines: list[str]) -> None:
    for line in lines:
        report = Report.model_validate_json(line)
        assert report.model_dump_json(by_alias=True) == line


def test_a_fingerprint_outlives_edits_elsewhere() -> None:
    text = "Of 200 residents, 50 (35%) replied."
    [before], [after] = (
        [result.fingerprint for result in copydesk.check(text, select="share").findings()]
        for text in (text, f"The street has 12 lamps.\n\n{text} Nobody else did.")
    )
    assert before == after
