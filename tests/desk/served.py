"""A real desk on a free port, run as a user runs it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
QUICK = ("--config", str(Path(__file__).with_name("quick.toml")), "--workers")


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


class Running:
    """A desk in a process of its own; ``port`` is where it listens."""

    def __init__(self, *options: str, cwd: Path = ROOT) -> None:
        command = [sys.executable, "-m", "copydesk", "desk", "--port", "0", *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=cwd)
        assert self.process.stderr
        self.said = self.process.stderr.readline()
        found = re.search(r"http://(\S+):(\d+)/", self.said)
        assert found, self.said + self.process.stderr.read()
        self.host, self.port = found[1].strip("[]"), int(found[2])

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """One request; a dict is sent as JSON."""
        if isinstance(body, dict):
            body = json.dumps(body)
            headers.setdefault("content_type", "application/json")
        if isinstance(body, str):
            body = body.encode("utf-8", "surrogatepass")
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        with contextlib.closing(connection):
            connection.request(method, path, body, {key.replace("_", "-"): value for key, value in headers.items()})
            got = connection.getresponse()
            return Answer(got.status, {key.lower(): value for key, value in got.getheaders()}, got.read())

    def check(self, text: str, **more: Any) -> Answer:
        """POST /v1/check."""
        return self.ask("POST", "/v1/check", {"text": text, **more})

    def workers(self) -> list[int]:
        """The process ids of the workers."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], text=True, capture_output=True, check=True).stdout
        return [int(pid) for pid, parent in map(str.split, listed.splitlines()) if int(parent) == self.process.pid]

    def wait(self, ready: int = 1) -> None:
        """Until so many workers are ready."""
        for _ in range(1200):
            answer = self.ask("GET", "/healthz")
            if answer.status == 200 and answer.json()["ready"] >= ready:
                return
            time.sleep(0.05)
        raise AssertionError(f"not ready: {answer}")

    def close(self) -> tuple[int, str]:
        """As Ctrl-C does: the exit status, and what it said."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=30)
        return self.process.returncode, said


@contextlib.contextmanager
def running(*options: str, cwd: Path = ROOT) -> Iterator[Running]:
    """A desk with these options, that is closed afterwards; nothing of it may be left."""
    desk = Running(*options, cwd=cwd)
    try:
        yield desk
    finally:
        for worker in desk.workers():
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGCONT)
        desk.close()
