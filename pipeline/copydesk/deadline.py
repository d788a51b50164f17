"""A limit on the time that one article may take, kept in the process that works on it."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from copydesk.errors import DeadlineError


@contextlib.contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """Raise DeadlineError in the block once ``seconds`` (above 0) of real time have gone by; None sets no limit.

    It stands on the process's alarm: it works in the main thread alone, on systems that have
    one, and raises ValueError elsewhere. Work inside one call of compiled code that never
    returns to the interpreter is interrupted when that call ends.
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
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
