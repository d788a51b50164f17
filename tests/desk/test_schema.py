"""The API against its own OpenAPI description: what schemathesis thinks of sending, and what must come back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from served import Running

pytest.importorskip("schemathesis", reason="not installed; `make browser` does it")


def test_the_api_keeps_what_its_description_promises(desk: Running, tmp_path: Path) -> None:
    """Every operation, with drafts that meet the description and drafts that do not, always the same ones.

    Intervals are taken out of it: no description can say that one ends after it begins.
    """
    described = desk.ask("GET", "/openapi.json").json()
    allowed = described["components"]["schemas"]["Draft"]["properties"]["published"]["anyOf"]
    allowed[:] = [one for one in allowed if "/" not in one.get("pattern", "")]
    assert len(allowed) == 5
    (tmp_path / "openapi.json").write_text(json.dumps(described), encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", "openapi.json", "--no-color", "--request-timeout",
        "30", "--url", f"http://127.0.0.1:{desk.port}", "--seed", "8", "--max-examples", "100",
        "--generation-database", "none",
    ]  # fmt: skip
    done = subprocess.run(command, text=True, capture_output=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "Selected: 4/4" in done.stdout


def test_the_description_names_every_refusal(desk: Running) -> None:
    described = desk.ask("GET", "/openapi.json").json()
    assert set(described["paths"]) == {"/v1/check", "/v1/page", "/v1/file", "/healthz"}
    for path in ("/v1/check", "/v1/page", "/v1/file"):
        answers = described["paths"][path]["post"]["responses"]
        assert {"200", "403", "408", "413", "415", "421", "422", "429", "500", "503"} == set(answers)
        for status, answer in answers.items():
            assert status == "200" or "application/problem+json" in answer["content"]
    assert described["components"]["schemas"]["Draft"]["required"] == ["text"]


def test_the_docs_need_nothing_from_elsewhere(desk: Running) -> None:
    page = desk.ask("GET", "/docs").body.decode()
    for word in ("/v1/check", "/healthz", "ProblemDetails", "published", f"127.0.0.1:{desk.port}/v1"):
        assert word in page
    assert "src=" not in page
    assert "cdn" not in page
