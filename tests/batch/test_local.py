"""The engine of one machine: an article that its worker dies of costs itself alone."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from batch.test_run import lines
from copydesk.batch import folder, local
from copydesk.batch.plan import shards
from copydesk.batch.rows import Done, Limits, Shard
from copydesk.batch.work import Work
from copydesk.deadline import deadline
from copydesk.read.row import Row
from copydesk.settings import Settings


class Deadly(Work):
    """Work that one article kills."""

    def step(self, shard: Shard) -> Done:
        if any(row.id == "a7" for row in shard.rows):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().step(shard)


def test_the_article_that_a_worker_dies_of_is_an_error_and_no_other(tmp_path: Path) -> None:
    content = {"text": "It cut 70 posts, or 16% of its 437 staff."}
    rows = [Row(f"a{n}", f"feed:{n}", "record", content) for n in range(20)]
    folder.make(tmp_path)
    job = Deadly(tmp_path, Settings(syntax=False), Limits())
    counted = list(local.results(shards(rows, 4), job, workers=2))
    assert sorted(shard.number for shard, _ in counted) == [0, 1, 2, 3, 4]
    assert sum(counts.articles for _, counts in counted) == 19
    assert [(row["id"], row["reason"]) for row in lines(tmp_path, "errors")] == [("a7", "crashed")]
    assert [report["article"]["id"] for report in lines(tmp_path, "reports")] == [f"a{n}" for n in range(20) if n != 7]


class Hanging(Work):
    """Work that hangs at one article, where no handler in Python runs."""

    def step(self, shard: Shard) -> Done:
        if any(row.id == "a2" for row in shard.rows):
            with deadline(self.limits.seconds):
                signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])  # as a call that never comes back
                time.sleep(120)
        return super().step(shard)


def run_hanging(tmp_path: Path) -> None:
    """A run in which one article of four hangs: it is the one that is lost, and it is said why."""
    content = {"text": "It cut 70 posts, or 16% of its 437 staff."}
    rows = [Row(f"a{n}", f"feed:{n}", "record", content) for n in range(4)]
    folder.make(tmp_path)
    job = Hanging(tmp_path, Settings(syntax=False), Limits(seconds=1))
    counted = list(local.results(shards(rows, 2), job, workers=1))
    assert sum(counts.articles for _, counts in counted) == 3
    (lost,) = lines(tmp_path, "errors")
    assert (lost["id"], lost["reason"]) == ("a2", "timeout")
    assert "not done within 1 s" in lost["message"]
    assert [report["article"]["id"] for report in lines(tmp_path, "reports")] == ["a0", "a1", "a3"]


def test_the_article_at_which_a_worker_hangs_is_out_of_time_and_no_other(tmp_path: Path) -> None:
    run_hanging(tmp_path)


def test_what_a_worker_died_of_is_known_when_the_pool_is_slow_to_note_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pool's own thread buries the worker too: between its wait and its note of the status no other can ask."""
    wait = os.waitpid

    def slow(pid: int, options: int) -> tuple[int, int]:
        if threading.current_thread() is threading.main_thread():
            time.sleep(0.2)
            return wait(pid, options)
        got = wait(pid, options)
        time.sleep(0.5)
        return got

    monkeypatch.setattr(os, "waitpid", slow)
    run_hanging(tmp_path)
