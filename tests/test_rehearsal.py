"""A pull request in a scratch repository, from a changed figure to a waiver that expires."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from copydesk.cli import run
from copydesk.verdict import all_checks

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = json.loads((ROOT / "tests" / "reports" / "sarif.schema.json").read_text(encoding="utf-8"))
HEAD = "---\ntitle: Résumé of a vote\npublished: 2024-08-28\n---\n"
BODY = "Ödön’s council met on Wednesday.\n\nOf 200 residents, 50 (25%) replied.\n"
WAIVER = "waivers:\n  - {{code: CD301, text: 50 (35%), reason: abstentions count, owner: Ada Finch, expires: {}}}\n"


class Repository:
    """A scratch repository with one article on its main branch."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.write(HEAD + BODY)
        self.git("init", "-q", "-b", "main")
        self.git("add", ".")
        self.git("commit", "-q", "-m", "A vote")
        self.git("checkout", "-q", "-b", "change")

    def write(self, text: str) -> None:
        (self.folder / "stories").mkdir(exist_ok=True)
        (self.folder / "stories" / "a vote.md").write_text(text, encoding="utf-8")

    def git(self, *arguments: str) -> None:
        author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *author, *arguments], cwd=self.folder, check=True, capture_output=True)

    def check(self, *arguments: str) -> tuple[int, str]:
        status = run(["check", "stories", "--since", "main", *arguments])
        return status, self.capsys.readouterr().out

    def sarif(self) -> dict[str, Any]:
        log = json.loads(self.check("--format", "sarif")[1])
        jsonschema.Draft202012Validator(SCHEMA).validate(log)
        (one,) = log["runs"]
        assert isinstance(one, dict)
        return one


@pytest.fixture
def repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path, capsys)


def test_a_pull_request(repository: Repository) -> None:
    """The whole of it: fails, is waived, expires; and an edit above changes neither fingerprint nor baseline."""
    assert repository.check("--format", "github") == (0, "copydesk: 0 articles, 0 findings\n")
    wrong = BODY.replace("25%", "35%")
    repository.write(HEAD + wrong)
    repository.git("commit", "-qam", "Another figure")
    status, out = repository.check("--format", "github")
    assert status == 1
    spot = "file=stories/a vote.md,line=7,endLine=7,col=23,endColumn=26,title=CD301 share"
    assert out.startswith(f"::error {spot}::50 of 200 is 24.7%25–25.3%25, not 35%25%0A")

    (result,) = repository.sarif()["results"]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "stories/a%20vote.md", "uriBaseId": "SRCROOT"}
    lines = {"startLine": 7, "startColumn": 23, "endLine": 7, "endColumn": 26, "snippet": {"text": "35%"}}
    assert where["region"] == lines
    assert "suppressions" not in result

    frozen = ("--baseline", "base.json")
    repository.check(*frozen, "--remake-baseline")
    before = Path("base.json").read_text(encoding="utf-8")
    repository.write(HEAD + f"It rained for 12 days in May.\n\n{wrong}")
    (moved,) = repository.sarif()["results"]
    assert moved["partialFingerprints"] == result["partialFingerprints"]
    assert moved["locations"][0]["physicalLocation"]["region"]["startLine"] == 9
    assert repository.check(*frozen)[0] == 0
    repository.check(*frozen, "--remake-baseline")
    assert Path("base.json").read_text(encoding="utf-8") == before

    for expires, status in (("2999-12-31", 0), ("2020-12-31", 1)):
        repository.write(HEAD.replace("---\n", f"---\n{WAIVER.format(expires)}", 1) + wrong)
        assert repository.check()[0] == status
        (result,) = repository.sarif()["results"]
        assert ("suppressions" in result) is (status == 0)


def test_every_rule_has_its_help(repository: Repository) -> None:
    """Also of a run without findings."""
    rules = repository.sarif()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.code for check in all_checks()]
    assert all(rule["shortDescription"]["text"] and "Is at odds:" in rule["help"]["text"] for rule in rules)


def test_annotations_are_capped(repository: Repository) -> None:
    repository.write(HEAD + "\n\n".join(f"Of 200 residents, {n} (45%) replied." for n in range(21, 33)) + "\n")
    lines = repository.check("--format", "github")[1].splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[9] == "::error title=copydesk::3 more of severity error: see the log of this step"
    assert lines[10].startswith("stories/a vote.md:23:23: CD301 share: ")


def test_junit_and_markdown(repository: Repository) -> None:
    repository.write(HEAD + BODY.replace("50 (25%)", "50 (35%) & <others>"))
    (suite,) = ET.fromstring(repository.check("--format", "junit")[1])
    assert suite.get("name") == "stories/a vote.md"
    (failed,) = suite.iterfind("testcase/failure")
    assert failed.get("message") == "50 of 200 is 24.7%–25.3%, not 35%"
    assert suite.get("failures") == "1"
    markdown = repository.check("--format", "markdown")[1]
    assert "| `stories/a vote.md:7` | CD301 share | error | 35% | 50 of 200 is 24.7%–25.3%, not 35% | 25% |" in markdown


def test_what_could_not_be_read_is_in_the_file(repository: Repository) -> None:
    (repository.folder / "stories" / "empty.txt").write_text("")
    status, out = repository.check("--format", "sarif")
    assert (status, json.loads(out)["runs"][0]["invocations"]) == (2, [{"executionSuccessful": False}])
    assert "1 inputs could not be read" in repository.check("--format", "junit")[1]


def test_the_action_and_the_hook_name_real_options(repository: Repository) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"] == "copydesk check"
    run(["check", "--help"])
    told = repository.capsys.readouterr().out
    for option in ("--since", "--baseline", "--fail-on", "--format", "--out"):
        assert option in told
        assert option in script
