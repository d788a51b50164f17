"""A limit on the time that one article may take, kept in the process that works on it."""

from __future__ import annotations

import contextlib
import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from types import FrameType
from typing import TextIO

from copydesk.errors import DeadlineError

LOST = 1  # exit status of a process that ends itself
_insisted: TextIO | None = None


def insist() -> None:
    """Let this process end, with status `LOST`, where a deadline is long past and its work is still in compiled code.

    For a worker whose loss its master can bear: no handler in Python runs before such a call returns, if it does.
    """
    global _insisted
    _insisted = _insisted or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def grace(seconds: float) -> float:
    """How long after a deadline of so many seconds such a process is ended, in seconds."""
    return max(1.0, seconds / 10)


@contextlib.contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """Raise DeadlineError in the block once ``seconds`` (above 0) of real time have gone by; None sets no limit.

    It stands on the process's alarm: it works in the main thread alone, on systems that have
    one, and raises ValueError elsewhere. Work inside one call of compiled code that never
    returns to the interpreter is interrupted when that call ends, or as `insist` says.
    """
    if seconds is None:
        yield
        return
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        raise ValueError("a deadline needs the main thread of a process that has an alarm")

    def ring(number: int, frame: FrameType | None) -> None:
        raise DeadlineError(f"not done within {seconds:g} s")

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    if _insisted is not None:
        faulthandler.dump_traceback_later(seconds + grace(seconds), exit=True, file=_insisted)
    try:
        yield
    finally:
        if _insisted is not None:
            faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
