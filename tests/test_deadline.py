"""The time limit of one article."""

from __future__ import annotations

import re
import signal
import threading
import time

import pytest

from copydesk.deadline import deadline
from copydesk.errors import DeadlineError


def test_a_slow_block_is_left_and_the_alarm_is_as_before() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with pytest.raises(DeadlineError, match=r"0\.05 s"), deadline(0.05):
        time.sleep(5)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_a_slow_pattern_is_left_too() -> None:
    with pytest.raises(DeadlineError), deadline(0.1):
        re.fullmatch(r"(a|a)*b", "a" * 60)


def test_a_quick_block_and_no_limit_pass() -> None:
    with deadline(5):
        done = 1
    with deadline(None):
        done += 1
    assert done == 2
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_another_thread_is_told_at_once() -> None:
    said: list[str] = []

    def work() -> None:
        try:
            with deadline(1):
                said.append("ran")
        except ValueError as error:
            said.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert said == ["a deadline needs the main thread of a process that has an alarm"]
