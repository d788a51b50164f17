"""The desk under load: what 200 clients at once are answered, whether it is right, and what memory is held.

    python bench/desk.py [FOLDER...] [--clients 200] [--seconds 60] [--workers 2]

Opens a desk of its own on a free port. Each client sends the articles of the folders (default:
corpus/articles) in an order of its own over one connection, one at a time, and waits as long as a 429
or 503 asks it to. Every report is held against what ``copydesk check`` writes for the same row. Prints the
answers by status, how long a report took from the first try of a draft and in its last, how long /healthz
took meanwhile, and the memory of all processes, after a fifth of the time and at the end. Ends with
status 1 where there was any other answer, or a report that differs.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from copydesk.read import read

Row = dict[str, Any]


@dataclass
class Seen:
    """What the clients met."""

    statuses: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    last_try: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    memory: list[tuple[float, int]] = field(default_factory=list)


def rows(folders: list[Path]) -> list[Row]:
    """Every article as a row."""
    keys = ("id", "title", "published", "url", "desk", "text")
    return [{key: v for key in keys if (v := getattr(one, key)) is not None} for one in read(folders)]


def expected(sent: list[Row]) -> dict[str, Row]:
    """The report of the command line on each row, by id, as if each were alone."""
    written = "".join(json.dumps(row) + "\n" for row in sent).encode()
    command = [sys.executable, "-m", "copydesk", "check", "-", "--format", "json"]
    done = subprocess.run(command, input=written, stdout=subprocess.PIPE, check=False)
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    for report in reports:
        report["article"]["source"] = "-:1"
    return {report["article"]["id"]: report for report in reports}


@contextlib.contextmanager
def opened(workers: int) -> Iterator[tuple[int, int]]:
    """A desk: its port and its process."""
    command = [sys.executable, "-m", "copydesk", "desk", "--port", "0", "--workers", str(workers)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found
        try:
            yield int(found[1]), process.pid
        finally:
            process.terminate()


def memory(server: int) -> int:
    """The bytes that the server and its workers hold."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,rss="], text=True, capture_output=True, check=True).stdout
    lines = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return 1024 * sum(rss for pid, parent, rss in lines if server in (pid, parent))


class Client:
    """One connection that is kept, and opened again where the desk closes it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, head: str, body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        length = f"Content-Length: {len(body)}\r\nContent-Type: application/json\r\n" if body else ""
        writer.write(f"{head} HTTP/1.1\r\nHost: 127.0.0.1\r\n{length}\r\n".encode() + body)
        await writer.drain()
        first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
        headers = {key.lower(): value for key, _, value in (line.partition(": ") for line in lines)}
        got = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            writer.close()
            self.streams = None
        return int(first.split()[1]), headers, got


async def send(client: Client, row: Row, right: Row, seen: Seen, until: float) -> None:
    """One draft, as often as it takes."""
    body, begun = json.dumps(row).encode(), time.monotonic()
    while (now := time.monotonic()) < until:
        status, headers, got = await client.ask("POST /v1/check", body)
        seen.statuses[str(status)] += 1
        if status == 200:
            seen.last_try.append(time.monotonic() - now)
            seen.whole.append(time.monotonic() - begun)
            seen.wrong += json.loads(got) != right
        if status not in (429, 503):
            return
        await asyncio.sleep(float(headers.get("retry-after", 1)) * random.uniform(0.5, 1.5))


async def work(number: int, port: int, sent: list[Row], right: dict[str, Row], seen: Seen, until: float) -> None:
    """One client, until the time is up; a connection that breaks is an answer too."""
    order, client = random.Random(number), Client(port)
    while time.monotonic() < until:
        row = order.choice(sent)
        try:
            await send(client, row, right[row["id"]], seen, until)
        except (OSError, asyncio.IncompleteReadError) as error:
            seen.statuses[type(error).__name__] += 1
            client.streams = None


async def watch(port: int, server: int, seen: Seen, until: float) -> None:
    """Ask how it is, and what it holds, all the while."""
    client, begun = Client(port), time.monotonic()
    while time.monotonic() < until:
        now = time.monotonic()
        await client.ask("GET /healthz")
        seen.health.append(time.monotonic() - now)
        seen.memory.append((now - begun, await asyncio.to_thread(memory, server)))
        await asyncio.sleep(0.5)


async def load(port: int, server: int, sent: list[Row], right: dict[str, Row], args: argparse.Namespace) -> Seen:
    """All clients at once."""
    while (await Client(port).ask("GET /healthz"))[0] != 200:
        await asyncio.sleep(0.1)
    seen, until = Seen(), time.monotonic() + args.seconds
    clients = (work(number, port, sent, right, seen, until) for number in range(args.clients))
    await asyncio.gather(watch(port, server, seen, until), *clients)
    return seen


def spread(times: list[float]) -> str:
    """Median, 95th and 99th percentile and the longest, in milliseconds."""
    cuts = statistics.quantiles(times, n=100, method="inclusive")
    return "  ".join(f"{name} {1000 * value:,.0f} ms" for name, value in
                     (("median", cuts[49]), ("95%", cuts[94]), ("99%", cuts[98]), ("longest", max(times))))  # fmt: skip


def main() -> None:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=[Path("corpus/articles")])
    options.add_argument("--clients", type=int, default=200)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--workers", type=int, default=2)
    args = options.parse_args()
    sent = rows(args.folders)
    right = expected(sent)
    with opened(args.workers) as (port, server):
        seen = asyncio.run(load(port, server, sent, right, args))
    early = [held for at, held in seen.memory if at >= args.seconds / 5]
    print(f"{args.clients} clients, {args.workers} workers, {args.seconds:g} s, {len(sent)} articles")
    print("answers      ", ", ".join(f"{status}: {count:,}" for status, count in sorted(seen.statuses.items())))
    print(f"reports       {len(seen.whole) / args.seconds:.1f} a second; {seen.wrong} differ from the command line's")
    print("last try     ", spread(seen.last_try))
    print("from the first", spread(seen.whole))
    print("/healthz     ", spread(seen.health))
    print(f"memory        {early[0] / 1e6:,.0f} MB after a fifth, {early[-1] / 1e6:,.0f} MB at the end, "
          f"{max(early) / 1e6:,.0f} MB at most")  # fmt: skip
    raise SystemExit(bool(seen.wrong or set(seen.statuses) - {"200", "429", "503"}))


if __name__ == "__main__":
    main()
