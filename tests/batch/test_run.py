"""Runs over many articles: whole after every kind of death, the same for every number of workers."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LINE = "Sales at mill {n} rose 24% to £62m from £50m in May. It cut 70 posts, or {share}% of its 437 staff, it said."
KILLS = 20


def rows(count: int) -> list[dict[str, str]]:
    texts = (LINE.format(n=n, share=16 + n % 3) for n in range(count))
    return [{"id": f"a{n}", "text": text, "published": "2024-05-30"} for n, text in enumerate(texts)]


def feed(folder: Path, count: int) -> Path:
    file = folder / "feed.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows(count)), encoding="utf-8")
    return file


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "copydesk", "run", *map(str, arguments)]


def run(*arguments: object, status: int = 0) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command(*arguments), capture_output=True, text=True, timeout=300)
    assert done.returncode == status, done.stderr
    return done


def tables(folder: Path) -> dict[str, bytes]:
    """Everything that a run leaves, by its place in the folder; DuckDB gives each of its files a number of its own."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name not in (".lock", "copydesk.duckdb"))
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def lines(folder: Path, part: str) -> list[dict[str, object]]:
    return [json.loads(line) for file in sorted((folder / part).glob("*.jsonl")) for line in file.open("rb")]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A feed of 120 articles, and the run over it that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    file = feed(folder, 120)
    run(file, "--out", folder / "run", "--shard-size", 3, "--workers", 1, "--no-syntax")
    return file, folder / "run"


def test_a_run_killed_at_twenty_moments_ends_as_one_that_was_not(whole: tuple[Path, Path], tmp_path: Path) -> None:
    file, wanted = whole
    asked = command(file, "--out", tmp_path / "run", "--shard-size", 3, "--workers", 2, "--no-syntax")
    draw = random.Random(7)
    for _ in range(KILLS):
        process = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(draw.uniform(0.1, 1.6))
        process.kill()
        process.wait()
    run(*asked[4:])
    assert tables(tmp_path / "run") == tables(wanted)


def test_what_a_killed_run_left_half_written_goes(whole: tuple[Path, Path], tmp_path: Path) -> None:
    file, wanted = whole
    shutil.copytree(wanted, tmp_path / "run")
    for place in ("", "reports", "shards"):
        (tmp_path / "run" / place / ".manifest.json.77.tmp").write_text("{", encoding="utf-8")
    run(file, "--out", tmp_path / "run", "--shard-size", 3, "--workers", 1, "--no-syntax")
    assert tables(tmp_path / "run") == tables(wanted)


def test_reports_are_those_of_check(whole: tuple[Path, Path]) -> None:
    file, folder = whole
    checked = subprocess.run(
        [sys.executable, "-m", "copydesk", "check", str(file), "--format", "json", "--no-syntax"], capture_output=True
    )  # fmt: skip
    assert b"".join(found for name, found in sorted(tables(folder).items()) if name.startswith("reports")) == (
        checked.stdout
    )


def test_an_interrupt_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    asked = command(feed(tmp_path, 3000), "--out", tmp_path / "run", "--shard-size", 5, "--no-syntax")
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)  # a script's background jobs do not hear it
    process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, heard)
    shards = tmp_path / "run" / "shards"
    while process.poll() is None and not (shards.is_dir() and any(shards.glob("*.json"))):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "give the same command again" in told
    assert "Traceback" not in told
    assert len(list(shards.glob("*.json"))) < 600


def poisoned(folder: Path) -> None:
    """A good article beside all that can be wrong with an input."""
    good = LINE.format(n=1, share=16)
    (folder / "good.txt").write_text(good, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "binary.txt").write_bytes(b"\0\1\2" * 400)
    (folder / "latin.txt").write_bytes("Der Zoll für £5m".encode("latin-1"))
    (folder / "line.txt").write_text("word " * 2_000_000, encoding="utf-8")
    row = json.dumps({"id": "one", "text": good})
    bad = [row, '{"id": "broken"', "[1]", '{"id": "bare"}', row]
    (folder / "rows.jsonl").write_text("\n".join(bad), encoding="utf-8")


def test_the_poisoned_have_a_row_each_and_the_good_their_report(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    poisoned(tmp_path / "in")
    run(tmp_path / "in", "--out", tmp_path / "run", "--max-chars", 20_000, "--no-syntax", status=2)
    reports = {Path(str(report["article"]["id"])).name: report for report in lines(tmp_path / "run", "reports")}
    assert set(reports) == {"good.txt", "line.txt", "one", "one#2"}
    whole = [[quantity["text"] for quantity in reports[name]["quantities"]] for name in ("good.txt", "one", "one#2")]
    assert all({"24%", "£62m", "£50m", "437"} <= {*found} for found in whole)
    assert "cut after" in reports["line.txt"]["notes"][-1]
    failed = {(Path(str(row["id"])).name, row["reason"]) for row in lines(tmp_path / "run", "errors")}
    assert failed == {
        ("empty.txt", "empty"), ("binary.txt", "binary"), ("latin.txt", "encoding"), ("line.txt", "too-long"),
        ("rows.jsonl:2", "malformed"), ("rows.jsonl:3", "malformed"), ("bare", "empty"),
    }  # fmt: skip


def test_what_takes_too_long_is_left_out_and_costs_its_neighbours_nothing(tmp_path: Path) -> None:
    slow = {"id": "slow", "text": " ".join(LINE.format(n=n, share=16) for n in range(6000))}
    file = tmp_path / "feed.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in [*rows(3), slow, *rows(2)]), encoding="utf-8")
    run(file, "--out", tmp_path / "run", "--article-timeout", 1, "--max-chars", 10_000_000, "--workers", 1, status=2)
    assert [(row["id"], row["reason"]) for row in lines(tmp_path / "run", "errors")] == [("slow", "timeout")]
    assert [report["article"]["id"] for report in lines(tmp_path / "run", "reports")] == [
        "a0", "a1", "a2", "a0#2", "a1#2"
    ]  # fmt: skip


def test_errors_beyond_the_most_stop_the_run(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    file.write_text("nothing\n" * 50, encoding="utf-8")
    told = run(file, "--out", tmp_path / "run", "--shard-size", 5, "--max-errors", 7, "--no-syntax", status=2).stderr
    assert "--max-errors 7" in told


def test_another_run_is_not_written_into_the_folder(whole: tuple[Path, Path], tmp_path: Path) -> None:
    file, _ = whole
    out = tmp_path / "run"
    run(file, "--out", out, "--shard-size", 60, "--no-syntax")
    told = run(file, "--out", out, "--shard-size", 60, "--no-syntax", "--desk", "uk", status=2).stderr
    assert "settings" in told
    assert "--fresh" in told
    run(file, "--out", out, "--shard-size", 60, "--no-syntax", "--desk", "uk", "--fresh")
    changed = feed(tmp_path, 120)
    run(changed, "--out", out, "--shard-size", 60, "--no-syntax", "--fresh")
    changed.write_text(changed.read_text(encoding="utf-8").replace("mill 1 ", "mill 7 "), encoding="utf-8")
    told = run(changed, "--out", out, "--shard-size", 60, "--no-syntax", status=2).stderr
    assert "the input is not what it was" in told


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_unwritable_folder_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    assert "cannot be written" in run(feed(tmp_path, 1), "--out", tmp_path / "out" / "run", status=2).stderr


def test_a_file_where_the_folder_should_be_is_told(whole: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "run").write_text("", encoding="utf-8")
    assert "cannot be written" in run(whole[0], "--out", tmp_path / "run", "--no-syntax", status=2).stderr


def test_a_full_disk_stops_the_run_and_says_how_to_go_on(whole: tuple[Path, Path], tmp_path: Path) -> None:
    """Files may hold 4 kB here, as on a disk that is full: the first shard's reports do not fit."""
    asked = command(whole[0], "--out", tmp_path / "run", "--shard-size", 60, "--workers", 1, "--no-syntax")
    limit = "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); " \
            "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); sys.argv = sys.argv[1:]; " \
            "runpy.run_module('copydesk', run_name='__main__')"  # fmt: skip
    done = subprocess.run([sys.executable, "-c", limit, *asked[2:]], capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert not list((tmp_path / "run" / "shards").glob("*.json"))


def test_progress_can_be_read_by_a_program(whole: tuple[Path, Path], tmp_path: Path) -> None:
    told = run(whole[0], "--out", tmp_path / "run", "--no-syntax", "--log-format", "json").stderr
    last = json.loads(told.splitlines()[-1])
    assert (last["event"], last["articles"], last["read"], last["errors"]) == ("done", 120, 1.0, 0)
    assert last["findings"] == sum(last["checks"].values()) > 0


def test_a_second_run_into_the_folder_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    asked = command(feed(tmp_path, 3000), "--out", tmp_path / "run", "--shard-size", 5, "--no-syntax")
    process = subprocess.Popen(asked, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    shards = tmp_path / "run" / "shards"
    while process.poll() is None and not (shards.is_dir() and any(shards.glob("*.json"))):
        time.sleep(0.05)
    told = run(*asked[4:], "--fresh", status=2).stderr
    assert "another run is writing here" in told
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    assert "Traceback" not in process.communicate(timeout=60)[1]


def test_fresh_leaves_nothing_of_the_run_before(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    for file in (first, second):
        file.write_text(LINE, encoding="utf-8")
    run(first, "--out", tmp_path / "run", "--no-syntax")
    run(second, "--out", tmp_path / "run", "--no-syntax", "--fresh", "--no-pages", "--no-tables")
    assert sorted(tables(tmp_path / "run")) == [
        "errors/000000.jsonl", "manifest.json", "reports/000000.jsonl", "shards/000000.json"
    ]  # fmt: skip
    assert [report["article"]["id"] for report in lines(tmp_path / "run", "reports")] == [str(second)]


def test_a_run_marks_what_is_waived_as_check_does(tmp_path: Path) -> None:
    ours = "waivers:\n  - {code: CD301, text: 35%, reason: so said, owner: me, expires: 2999-01-01}\n"
    told = "Of 200 residents, 50 (35%) replied. Of 300 drivers, 60 (30%) replied.\n"
    (tmp_path / "a.md").write_text(f"---\npublished: 2024-05-01\n{ours}---\n{told}", encoding="utf-8")
    (tmp_path / "b.md").write_text("---\npublished: 2024-05-01\n---\n" + told, encoding="utf-8")
    settings = tmp_path / "copydesk.toml"
    shared = 'code = "CD301"\ntext = "30%"\nreason = "so said"\nowner = "me"\nexpires = 2999-01-01\n'
    settings.write_text(f"[[waivers]]\n{shared}", encoding="utf-8")
    files = [tmp_path / "a.md", tmp_path / "b.md"]
    run(*files, "--config", settings, "--out", tmp_path / "run", "--quiet")
    asked = [sys.executable, "-m", "copydesk", "check", *map(str, files), "--config", str(settings), "--format", "json"]
    checked = [json.loads(line) for line in subprocess.run(asked, capture_output=True, check=False).stdout.splitlines()]
    marks = [[result["waived"] for result in report["checks"]] for report in lines(tmp_path / "run", "reports")]  # type: ignore[attr-defined]
    assert marks == [[result["waived"] for result in report["checks"]] for report in checked]
    assert [sum(mark is not None for mark in each) for each in marks] == [2, 1]
