"""Living with findings: settings files, waivers, baselines and --since, as a desk would use them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from copydesk.cli import run

HEAD = "---\ntitle: A vote\npublished: 2024-08-28\n"
WRONG = "Of 200 residents, 50 (35%) replied.\n"
WAIVER = "code: CD301, text: '50 (35%)', reason: the council counts so, owner: Ada Finch"


class Desk:
    """A folder in which the command line runs."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        status = run(arguments)
        return status, *self.capsys.readouterr()

    def git(self, *arguments: str) -> None:
        author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *author, *arguments], cwd=self.folder, check=True, capture_output=True)


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    made = Desk(tmp_path, capsys)
    made.write("vote.md", WRONG)
    return made


def front(expires: str, waiver: str = WAIVER) -> str:
    return f"{HEAD}waivers:\n  - {{{waiver}, expires: {expires}}}\n---\n{WRONG}"


def test_a_waiver_lets_a_finding_stand_until_it_expires(desk: Desk) -> None:
    desk.write("vote.md", front("2999-01-01"))
    status, out, err = desk.run("check", "vote.md", "--verbose")
    assert (status, err) == (0, "")
    assert "CD301 share: 50 of 200 is 24.7%–25.3%, not 35% [waived]" in out
    assert "waived by Ada Finch until 2999-01-01: the council counts so" in out
    assert out.endswith("0 undecided; 1 waived\n")
    desk.write("vote.md", front("2020-01-01"))
    status, out, err = desk.run("check", "vote.md")
    assert status == 1
    assert "vote.md: waiver of CD301 for '50 (35%)' expired on 2020-01-01; Ada Finch said: the council counts so" in err


def test_a_waiver_that_nothing_needs_is_told(desk: Desk) -> None:
    desk.write("vote.md", front("2999-01-01").replace("(35%) replied", "(25%) replied"))
    status, _, err = desk.run("check", "vote.md")
    assert status == 0
    assert "waiver of CD301 for '50 (35%)' (Ada Finch) is unused: no finding needs it; take it out" in err


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("code: CD301, text: x, reason: y, owners: z", "unknown key 'owners'; did you mean 'owner'? one of code, "),
        ("code: CD301, text: x, owner: z", "'reason' is missing; a waiver says code, text or fingerprint, reason,"),
        ("code: CD301, reason: y, owner: z", "a waiver names either the fingerprint of a finding or the text"),
    ],
)
def test_a_malformed_waiver_is_an_error(desk: Desk, waiver: str, said: str) -> None:
    desk.write("vote.md", front("2999-01-01", waiver))
    status, _, err = desk.run("check", "vote.md")
    assert status == 2
    assert f"vote.md: waiver 1: {said}" in err


def test_waivers_of_a_settings_file_name_their_path(desk: Desk) -> None:
    desk.write("other.md", WRONG)
    text = 'code = "share"\ntext = "35%"\nreason = "r"\nowner = "o"\nexpires = 2999-01-01\npath = "vote.*"\n'
    desk.write("copydesk.toml", f"[[waivers]]\n{text}")
    assert desk.run("check", "vote.md")[0] == 0
    assert desk.run("check", "other.md")[0] == 1


def test_a_fingerprint_is_waived_and_outlives_edits_elsewhere(desk: Desk) -> None:
    (row,) = desk.run("check", "vote.md", "-f", "json")[1].splitlines()
    (mark,) = [one["fingerprint"] for one in json.loads(row)["checks"] if one["verdict"] == "inconsistent"]
    waiver = f"code: CD301, fingerprint: '{mark}', reason: r, owner: o"
    desk.write("vote.md", front("2999-01-01", waiver).replace(WRONG, f"The weather was fine for 12 days.\n\n{WRONG}"))
    assert desk.run("check", "vote.md")[0] == 0


@pytest.mark.parametrize("name", ["copydesk.toml", "pyproject.toml"])
def test_settings_of_a_file_and_options_before_them(desk: Desk, name: str) -> None:
    table = "" if name == "copydesk.toml" else "[tool.copydesk]\n"
    desk.write(name, f'{table}ignore = ["share"]\n')
    desk.write("deep/down/vote.md", WRONG)
    assert desk.run("check", "vote.md")[0] == 0
    assert desk.run("check", "vote.md", "--ignore", "total")[0] == 1


def test_the_first_settings_file_counts(desk: Desk) -> None:
    desk.write("pyproject.toml", '[tool.copydesk]\nignore = ["share"]\n')
    desk.write("copydesk.toml", 'fail-on = "warning"\n')
    assert desk.run("check", "vote.md")[0] == 1
    assert desk.run("check", "vote.md", "--config", "pyproject.toml")[0] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('selct = ["share"]', "copydesk.toml: unknown key 'selct'; did you mean 'select'? one of model, syntax,"),
        ("fail_onn = 1", "copydesk.toml: unknown key 'fail_onn'; did you mean 'fail-on'?"),
        ('desk = "ukk"', "copydesk.toml: unknown desk 'ukk'; did you mean 'uk'? one of us,"),
        ("tolerances = {reference-rat = 0.1}", "copydesk.toml: tolerances: unknown key 'reference-rat'; did you mean"),
        ("tolerances = {reference-rate = 3}", "copydesk.toml: tolerances: "),
        ("waivers = 3", "copydesk.toml: waivers are a list of tables, each begun by [[waivers]]"),
        ("desk", "copydesk.toml: not TOML: "),
    ],
)
def test_a_misspelt_setting_suggests_the_right_one(desk: Desk, text: str, said: str) -> None:
    desk.write("copydesk.toml", text)
    status, out, err = desk.run("check", "vote.md")
    assert (status, out) == (2, "")
    assert said in err


def test_a_tolerance_is_heeded(desk: Desk) -> None:
    """4% from the rate of the day is wrong, unless the desk says that it is near enough."""
    desk.write("mill.md", f"{HEAD}---\nThe mill cost SEK 854 million (US$80.2 million).\n")
    assert desk.run("check", "mill.md")[0] == 1
    desk.write("copydesk.toml", "[tolerances]\nreference-rate = 0.1\nreference-rate-wrong = 0.2\n")
    assert desk.run("check", "mill.md")[0] == 0


def test_a_baseline_freezes_by_fingerprint(desk: Desk) -> None:
    status, out, err = desk.run("check", "vote.md", "--baseline", "base.json", "--remake-baseline")
    assert "base.json: admitted: vote.md: CD301 share at '35%'" in err
    assert desk.run("check", "vote.md", "--baseline", "base.json")[0] == 0
    desk.write("vote.md", f"The weather was fine for 12 days.\n\n{WRONG}")
    status, out, _ = desk.run("check", "vote.md", "--baseline", "base.json")
    assert (status, "1 in the baseline" in out) == (0, True)
    desk.write("vote.md", WRONG.replace("35%", "45%"))
    status, out, err = desk.run("check", "vote.md", "--baseline", "base.json")
    assert (status, "not 45%" in out) == (1, True)
    assert "base.json: no longer found: vote.md: CD301 share at '35%'" in err


def test_remaking_a_baseline_admits_nothing_silently(desk: Desk) -> None:
    remake = ("check", "vote.md", "new.md", "--baseline", "base.json", "--remake-baseline")
    desk.write("new.md", "Nothing here.\n")
    desk.run(*remake)
    before = Path("base.json").read_text(encoding="utf-8")
    desk.write("new.md", WRONG)
    status, _, err = desk.run(*remake)
    assert status == 1
    assert "NOT admitted (--admit does): new.md: CD301 share at '35%'" in err
    assert Path("base.json").read_text(encoding="utf-8") == before
    _, _, err = desk.run(*remake, "--admit")
    assert "base.json: admitted: new.md: CD301 share at '35%'" in err
    assert desk.run(*remake[:3], *remake[3:5])[0] == 0
    desk.write("vote.md", WRONG.replace("35%", "25%"))
    desk.run("check", "new.md", "--baseline", "base.json", "--remake-baseline")
    assert "vote.md" in Path("base.json").read_text(encoding="utf-8"), "an article that was not looked at stays"
    desk.run(*remake)
    assert "vote.md" not in Path("base.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "none.json"), "none.json: there is no such baseline; --remake-baseline writes it"),
        (("--baseline", "vote.md"), "vote.md: not a baseline: "),
        (("--remake-baseline",), "--remake-baseline needs --baseline FILE"),
        (("--admit",), "--admit goes with --remake-baseline"),
        (("--since", "HEAD"), "is not in a repository of git"),
    ],
)
def test_wrong_options_are_told(desk: Desk, arguments: tuple[str, ...], said: str) -> None:
    status, _, err = desk.run("check", "vote.md", *arguments)
    assert (status, said in err) == (2, True), err


def test_since_a_revision_only_what_changed(desk: Desk) -> None:
    desk.write("old.md", WRONG)
    desk.git("init", "-q")
    desk.git("add", ".")
    desk.git("commit", "-q", "-m", "begin")
    assert desk.run("check", ".", "--since", "HEAD")[1].startswith("0 articles")
    desk.write("vote.md", WRONG.replace("35%", "45%"))
    desk.write("new.md", WRONG)
    out = desk.run("check", ".", "--since", "HEAD")[1]
    assert ("vote.md:1:23" in out, "new.md:1:23" in out, "old.md" in out) == (True, True, False)
    assert "'nowhere' is no revision" in desk.run("check", ".", "--since", "nowhere")[2]
