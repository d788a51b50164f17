"""The command line as it is used: what goes to stdout and stderr, and the exit status."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import copydesk
from copydesk import analyse
from copydesk.batch.across.rules import RULES
from copydesk.cli import run
from copydesk.verdict import all_checks

GOOD = "Of 200 residents, 50 (25%) replied.\n"
WRONG = "Of 200 residents, 50 (35%) replied.\n"
DOUBTFUL = "More than half of the villages (45%) have no doctor.\n"  # a warning


class Ended(NamedTuple):
    """What a run came to."""

    status: int
    out: str
    err: str


class Desk:
    """A folder with articles, and the command line run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        for name, text in {"good.txt": GOOD, "wrong.txt": WRONG, "doubtful.txt": DOUBTFUL}.items():
            (folder / name).write_text(text, encoding="utf-8")

    def run(self, *arguments: str) -> Ended:
        """Run in this process; nothing may leave `run` but its status."""
        status = run(arguments)
        return Ended(status, *self.capsys.readouterr())

    def reports(self, *arguments: str) -> list[dict[str, Any]]:
        """What --format json writes."""
        return [json.loads(line) for line in self.run(*arguments, "--format", "json").out.splitlines()]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COPYDESK_DEBUG", raising=False)
    return Desk(tmp_path, capsys)


def shell(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """A process of its own, as in a terminal."""
    code = "import sys; from copydesk.cli import main; main()"
    return subprocess.run([sys.executable, "-c", code, *arguments], text=True, capture_output=True, **options)


def test_help_needs_neither_spacy_nor_the_records() -> None:
    """What makes ``copydesk --help`` quick."""
    code = (
        "import sys; from copydesk.cli import run; status = run(['--help']);"
        "print(status, [name for name in ('spacy', 'pydantic', 'yaml', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], text=True, capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert {"check", "extract", "explain", "schema", "desk", "corpus"} <= set(done.stdout.split())


CORPUS = [["corpus", *name.split()] for name in "check,score,schema,review,add,export,facts import".split(",")]


@pytest.mark.parametrize("command", [["check"], ["extract"], ["explain"], ["schema"], ["desk"], ["corpus"], *CORPUS])
def test_every_command_explains_itself(desk: Desk, command: list[str]) -> None:
    done = desk.run(*command, "--help")
    assert (done.status, done.err) == (0, "")
    assert f"Usage: copydesk {' '.join(command)}" in done.out


def test_version(desk: Desk) -> None:
    assert desk.run("--version") == (0, f"copydesk {copydesk.__version__}\n", "")


def test_a_finding_is_shown_with_its_line_and_the_page_is_counted(desk: Desk) -> None:
    assert desk.run("check", "good.txt", "wrong.txt") == (
        1,
        "wrong.txt:1:23: CD301 share: 50 of 200 is 24.7%–25.3%, not 35%\n"
        "    Of 200 residents, 50 (35%) replied.\n"
        "       ~~~            ~~  ^^^\n"
        "    50 ÷ 200 = 24.7%–25.3%\n"
        "    try: 25% (one digit)\n"
        "    try: 70 for 50 (one digit)\n"
        "    try: 143 for 200 (computed)\n"
        "\n"
        "2 articles: 6 figures found, 6 checked, 3 agree, 3 at odds, 0 undecided; 1 finding\n",
        "",
    )


def test_a_clean_page_says_what_was_looked_at(desk: Desk) -> None:
    counts = "1 article: 3 figures found, 3 checked, 3 agree, 0 at odds, 0 undecided; nothing is at odds\n"
    assert desk.run("check", "good.txt") == (0, counts, "")


@pytest.mark.parametrize(
    ("name", "fail_on", "status"),
    [
        ("wrong.txt", "error", 1),
        ("wrong.txt", "note", 1),
        ("doubtful.txt", "error", 0),
        ("doubtful.txt", "warning", 1),
        ("good.txt", "note", 0),
    ],
)
def test_fail_on(desk: Desk, name: str, fail_on: str, status: int) -> None:
    assert desk.run("check", name, "--fail-on", fail_on).status == status


def test_a_warning_is_marked_as_one(desk: Desk) -> None:
    assert desk.run("check", "doubtful.txt").out.splitlines()[0].endswith("[warning]")


def test_verbose_shows_what_agrees_and_what_is_undecided_and_why(desk: Desk) -> None:
    text = "The mill will cut 90 jobs - 17% of its 521 staff - in May.\nTwo-thirds of the votes, or 1,200, were for it."
    (desk.folder / "a.txt").write_text(text)
    done = desk.run("check", "a.txt", "--verbose")
    assert re.search(r"^a\.txt:1:\d+: CD301 share: .*\[agrees\]\n    90 ÷ 521 = 17\.3%", done.out, re.MULTILINE)
    assert re.search(r"\[undecided\]\n(    .*\n)*    why: .+", done.out)
    assert done.out.count("\n") > desk.run("check", "a.txt").out.count("\n")


def test_json_is_a_report_a_line(desk: Desk) -> None:
    good, wrong = desk.reports("check", "good.txt", "wrong.txt")
    assert [good["article"]["text"], wrong["article"]["text"]] == [GOOD, WRONG]
    assert wrong["coverage"]["inconsistent"] == 3
    [bare] = desk.reports("check", "wrong.txt", "--no-text")
    assert bare["article"]["text"] is None
    assert bare["checks"] == wrong["checks"]


def test_the_text_can_be_left_out_of_the_text_report(desk: Desk) -> None:
    done = desk.run("check", "wrong.txt", "--no-text")
    assert done.out.startswith("wrong.txt:1:23: CD301 share:")
    assert "replied" not in done.out


def test_selecting_and_ignoring(desk: Desk) -> None:
    def codes(*options: str) -> set[str]:
        return {result["code"] for result in desk.reports("check", "wrong.txt", *options)[0]["checks"]}

    assert codes("--select", "share") == codes("--select", "cd301,weekday") == {"CD301"}
    assert "CD301" not in codes("--ignore", "CD301")


def test_options_reach_the_reading(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text("The bill was $40, Ann Lee said.")
    (desk.folder / "b.txt").write_text("Published: 2023-05-04\n\nThe bill was $40.")
    [first, second] = desk.reports("check", "a.txt", "b.txt", "--published", "2024-08", "--desk", "canada")
    assert [first["article"]["published"], second["article"]["published"]] == ["2024-08", "2023-05-04"]
    assert first["quantities"][0]["unit"] == "CAD"
    assert desk.reports("check", "a.txt", "--desk", "us")[0]["quantities"][0]["unit"] == "USD"
    assert [bool(desk.reports("check", "a.txt", *way)[0]["notes"]) for way in ([], ["--no-syntax"])] == [False, True]


def test_out_writes_a_file(desk: Desk) -> None:
    to_screen = desk.run("check", "wrong.txt").out
    assert desk.run("check", "wrong.txt", "--out", "found.txt") == (1, "", "written to found.txt\n")
    assert (desk.folder / "found.txt").read_text(encoding="utf-8") == to_screen
    done = desk.run("check", "wrong.txt", "--out", "no/such/folder.txt")
    assert done == (2, "", "copydesk: no/such/folder.txt: cannot be written: No such file or directory\n")


def test_extract_gives_the_records_alone(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text("Prices rose 5% in May 2024, Ann Lee said. “We paid $40,” she said.")
    done = desk.run("extract", "a.txt")
    assert done.status == 0
    for words in ("figures", "5%", "percent", "dates", "May 2024", "quotes", "We paid $40", "Ann Lee"):
        assert words in done.out
    [report] = desk.reports("extract", "a.txt")
    assert report["checks"] == []
    assert len(report["quantities"]) == 2
    assert desk.run("extract", "wrong.txt").status == 0
    [lexical] = desk.reports("extract", "a.txt", "--no-syntax")
    assert [figure["text"] for figure in lexical["quantities"]] == ["5%", "$40"]


def test_extract_leaves_claims_out_where_it_is_told_to(desk: Desk) -> None:
    (desk.folder / "a.txt").write_text("Of 200 people, 50 (25%) replied. “Not bad,” Ann Lee said on 3 May 2024.")
    [whole], [bare] = desk.reports("extract", "a.txt"), desk.reports("extract", "a.txt", "--no-claims")
    assert whole["claims"]
    assert bare == whole | {"claims": []}
    assert desk.run("extract", "a.txt").out.endswith("3 figures found, 1 date, 1 quote, 1 claim\n")
    assert desk.run("extract", "a.txt", "--no-claims").out.endswith("3 figures found, 1 date, 1 quote\n")


def test_explain_lists_every_check(desk: Desk) -> None:
    done = desk.run("explain")
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        *([rule.code, rule.name] for rule in all_checks()),
        *([rule.code, rule.name] for rule in RULES.values()),
    ]


@pytest.mark.parametrize("name", ["CD301", "cd301", "share"])
def test_explain_shows_the_rule_its_examples_and_what_is_said(desk: Desk, name: str) -> None:
    done = desk.run("explain", name)
    [rule] = [rule for rule in all_checks() if rule.code == "CD301"]
    assert rule.doc in done.out
    for example in (*rule.passes, *rule.fails):
        assert example.text in done.out
    assert done.out.count(": CD301 share: ") == len(rule.fails)


BAD_OPTIONS = {
    "format": (["check", "good.txt", "--format", "jsn"], "unknown format 'jsn'; did you mean 'json'? one of "),
    "desk": (["check", "good.txt", "--desk", "ukk"], "unknown desk 'ukk'; did you mean 'uk'? one of us, uk, india,"),
    "fail-on": (["check", "good.txt", "--fail-on", "eror"], "unknown fail-on 'eror'; did you mean 'error'? one of "),
    "select": (["check", "good.txt", "--select", "shar"], "unknown check 'shar'; did you mean 'share'? one of CD101 "),
    "ignore": (["check", "good.txt", "--ignore", "CD3"], "unknown check 'CD3'; did you mean 'CD"),
    "model": (["check", "good.txt", "--model", "en_none"], "model 'en_none' is not installed; "),
    "published": (["check", "good.txt", "--published", "2024-02-30"], "--published: there is no '2024-02-30' in the"),
    "explain": (["explain", "weekdy"], "unknown check 'weekdy'; did you mean 'weekday'? one of CD101 "),
    "option": (["check", "good.txt", "--formt", "json"], "No such option"),
    "command": (["chek", "good.txt"], "No such command 'chek'"),
    "argument": (["check"], "Missing argument 'PATH"),
}


@pytest.mark.parametrize(("arguments", "message"), BAD_OPTIONS.values(), ids=BAD_OPTIONS.keys())
def test_an_option_that_does_not_exist_is_told(desk: Desk, arguments: list[str], message: str) -> None:
    done = desk.run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err.split("\n")[0]
    assert done.err.startswith("copydesk: ")
    assert "Traceback" not in done.err


def test_no_command_shows_the_help(desk: Desk) -> None:
    done = desk.run()
    assert done.status == 2
    assert "Usage: copydesk" in done.out + done.err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("bad.txt", b"", "bad.txt: the file is empty"),
        ("bad.txt", b"\x00\x01",
         "bad.txt: this is a binary file; copydesk reads .txt, .md, .html, .jsonl, .csv, .parquet, .warc"),
        ("bad.txt", b"caf\xe9", "bad.txt:1: not UTF-8 (byte 3); convert it, for instance with iconv -t UTF-8"),
        ("bad.jsonl", b'{"id": "x"}', "bad.jsonl:1: the row has no text; 'text' must be a string"),
        ("bad.md", b"---\npublished: 2024-02-30\n---\nx",
         "bad.md:2: published: there is no '2024-02-30' in the calendar"),
        ("bad.md", b"---\ntitel: x\n---\nx",
         "bad.md:2: unknown key 'titel' in the front matter; did you mean 'title'? one of title, published, url, "
         "desk, source, licence, tags, waivers"),
        ("bad.md", None, "bad.md: there is no such file"),
    ],
)  # fmt: skip
def test_bad_input_is_status_2_and_the_others_are_done(
    desk: Desk, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (desk.folder / name).write_bytes(content)
    done = desk.run("check", "good.txt", name, "wrong.txt")
    assert done.status == 2
    assert done.err == f"copydesk: {message}\n"
    assert "wrong.txt:1:23: CD301 share:" in done.out
    assert done.out.splitlines()[-1].startswith("2 articles: 6 figures found")
    assert done.out.endswith("; 1 input NOT read, see above\n")


def test_a_page_that_could_not_be_read_does_not_look_clean(desk: Desk) -> None:
    done = desk.run("check", "gone.txt")
    assert done.status == 2
    assert "nothing is at odds" not in done.out


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """An analysis that fails on one article."""
    whole = analyse.analyse

    def analysis(doc: Any, article: Any, *rest: Any, **more: Any) -> Any:
        if "Jinx" in article.text:
            raise ZeroDivisionError("by nought")
        return whole(doc, article, *rest, **more)

    monkeypatch.setattr(analyse, "analyse", analysis)


@pytest.mark.usefixtures("broken")
def test_a_crash_on_one_article_loses_no_other(desk: Desk) -> None:
    (desk.folder / "jinx.txt").write_text("Jinx, 41.")
    done = desk.run("check", "good.txt", "jinx.txt", "wrong.txt")
    assert done.status == 2
    assert done.err.startswith("copydesk: jinx.txt: unexpected ZeroDivisionError: by nought; this is a fault in ")
    assert "Traceback" not in done.err
    assert "wrong.txt:1:23: CD301" in done.out
    told = desk.run("--debug", "check", "jinx.txt")
    assert "Traceback" in told.err
    assert 'raise ZeroDivisionError("by nought")' in told.err


def test_a_text_that_cannot_be_parsed_loses_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch that fails as a whole is read again one by one."""
    from copydesk import parse
    from copydesk.settings import Settings

    nlp = parse.build(Settings())

    class Stumbling:
        def __call__(self, text: str) -> Any:
            if "Jinx" in text:
                raise MemoryError("too long")
            return nlp(text)

        def pipe(self, texts: list[str], batch_size: int) -> Any:
            return [self(text) for text in texts]

    monkeypatch.setattr(parse, "build", lambda settings: Stumbling())
    (desk.folder / "jinx.txt").write_text("Jinx, 41.")
    done = desk.run("check", "good.txt", "jinx.txt", "wrong.txt")
    assert done.status == 2
    assert "jinx.txt: unexpected MemoryError: too long" in done.err
    assert done.out.splitlines()[-1].startswith("2 articles:")


def test_a_fault_of_ours_is_no_finding(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any, **__: Any) -> Any:
        raise RuntimeError("out of ink")

    monkeypatch.setattr("copydesk.cli.job.perform", fails)
    done = desk.run("check", "wrong.txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("copydesk: unexpected error: RuntimeError: out of ink\n")
    assert "Traceback" not in done.err


def test_an_interrupt_is_no_finding(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("copydesk.cli.job.perform", stopped)
    done = desk.run("check", "wrong.txt")
    assert done.status == 2
    assert done.err.strip() == "copydesk: interrupted"


def test_a_reader_that_goes_away_is_met_quietly(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "x", "text": WRONG * 40}) + "\n" + (json.dumps({"text": WRONG * 40}) + "\n") * 80)
    code = "from copydesk.cli import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", code, "check", str(rows), "--format", "json"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 2


def test_standard_input_and_its_places(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '{"id": "b12", "text": "No figure.\\n\\n' + WRONG.strip() + '"}\n'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(rows.encode()))))
    first = desk.run("check", "-").out.splitlines()[0]
    assert first == "-:1:35: CD301 share: 50 of 200 is 24.7%–25.3%, not 35% (row b12)"


def test_lines_count_from_the_top_of_the_file(desk: Desk) -> None:
    (desk.folder / "a.md").write_text(f"---\ntitle: A vote\n---\n\nNo figure.\n\n{WRONG}")
    assert desk.run("check", "a.md").out.startswith("a.md:7:23: CD301 ")


def test_reports_come_as_they_are_ready(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long input is not held in memory: the first report is out before the last row is read."""
    from copydesk import parse

    rows = desk.folder / "rows.jsonl"
    rows.write_text((json.dumps({"text": GOOD}) + "\n") * (3 * parse.BATCH) + "oops\n")
    lines: list[str] = []
    monkeypatch.setattr("builtins.print", lambda *args, **_: lines.append(args[0]))
    monkeypatch.setattr("typer.echo", lambda *args, **_: lines.append("oops"))
    assert run(["check", str(rows), "--format", "json"]) == 2
    assert lines.index("oops") == 3 * parse.BATCH


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"TERM": "dumb"}, False)],
)
def test_colour_is_for_terminals(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], coloured: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert ("\x1b[" in desk.run("check", "wrong.txt").out) is coloured


def test_a_format_is_a_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dropping in reports/NAME.py is all that a format takes."""
    from copydesk import reports

    (desk.folder / "formats").mkdir()
    (desk.folder / "formats" / "short.py").write_text("def render(report):\n    return report.article.id.upper()\n")
    monkeypatch.setattr(reports, "__path__", [*reports.__path__, str(desk.folder / "formats")])
    assert desk.run("check", "good.txt", "--format", "short", "--verbose").out == "GOOD.TXT\n"
    known = "one of github, html, json, junit, markdown, sarif, short, text"
    assert known in desk.run("check", "good.txt", "--format", "x").err


@pytest.mark.parametrize("format", ["text", "json"])
def test_reports_are_utf8_whatever_the_locale(tmp_path: Path, format: str) -> None:
    (tmp_path / "wrong.txt").write_text(WRONG)
    done = shell(
        "check", "wrong.txt", "--format", format, cwd=tmp_path, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "÷" in done.stdout


def test_in_a_terminal_of_its_own(tmp_path: Path) -> None:
    """The entry point itself, with its exit status."""
    (tmp_path / "wrong.txt").write_text(WRONG)
    done = shell("check", "wrong.txt", cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "utf-8"})
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("wrong.txt:1:23: CD301 share:")


def test_two_runs_write_the_same(desk: Desk) -> None:
    """Whatever order sets have, which a process draws at its start; one cause with many repairs is the hard case."""
    cause = (
        "Enrolment rose by 9.2 percent from 12,450 to 19,600, or 1,150 more, the college said. "
        "The 1,150 extra students are 9.2 percent of 12,450."
    )
    (desk.folder / "cause.txt").write_text(cause, encoding="utf-8")
    runs = [
        shell("check", "cause.txt", "--format", "json", env={**os.environ, "PYTHONHASHSEED": str(seed)})
        for seed in range(1, 5)
    ]
    assert "asked for by another check" in runs[0].stdout
    assert len({done.stdout for done in runs}) == 1
