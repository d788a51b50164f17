"""The workers of the desk: a few processes, each kept alive by a task that hands it one draft at a time.

A worker that dies is replaced, and so is one that does not answer within its time limit and a
grace (it hangs where no alarm reaches it); the draft that it had in hand is answered with 503.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field

from copydesk.desk.problem import Problem
from copydesk.desk.worker import ANSWERED, ASKED, READY, Asked, Order

log = logging.getLogger("copydesk")

GRACE = 2.0  # seconds beyond the limit in which a worker may still notice it by itself
LOADING = 120.0  # seconds in which a worker must have loaded the model
PAUSE = 0.5  # seconds before a worker that could not start is started again, doubled each time
LONGEST_PAUSE = 30.0
STARTING = "the workers are starting; try again in a moment"
CLOSING = "the desk is closing"
GONE = (asyncio.IncompleteReadError, ConnectionError, BrokenPipeError)


@dataclass(eq=False)
class Job:
    """A draft that waits for a worker, until ``expires`` on the monotonic clock."""

    body: bytes
    expires: float
    answer: asyncio.Future[bytes] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    def refuse(self, problem: Problem) -> None:
        """Answer with a problem, where somebody still waits."""
        if not self.answer.done():
            self.answer.set_exception(problem)


@dataclass
class Worker:
    """A running worker: its process, whose ends are pipes, and the task that ends when it does."""

    process: asyncio.subprocess.Process
    gone: asyncio.Task[int]
    last: bool = False

    async def receive(self) -> tuple[int, bytes]:
        """Its next frame. Raises IncompleteReadError where it has died."""
        assert self.process.stdout
        kind, self.last, length = ANSWERED.unpack(await self.process.stdout.readexactly(ANSWERED.size))
        return kind, await self.process.stdout.readexactly(length)

    async def ask(self, body: bytes) -> tuple[int, bytes]:
        """Its answer. Raises ConnectionError or IncompleteReadError where it has died."""
        assert self.process.stdin
        self.process.stdin.write(ASKED.pack(len(body)) + body)
        await self.process.stdin.drain()
        return await self.receive()


def command(order: Order) -> list[str]:
    """What starts a worker."""
    return [sys.executable, "-m", "copydesk.desk.worker", order.model_dump_json()]


async def _end(process: asyncio.subprocess.Process) -> None:
    """Kill it, and close both pipes: the one to it here, the one from it when it is at its end."""
    assert process.stdin
    assert process.stdout
    process.stdin.close()
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    while await process.stdout.read(2**16):
        pass


@contextlib.asynccontextmanager
async def _process(arguments: Sequence[str]) -> AsyncIterator[Worker]:
    """A worker that has just been started, in a session of its own (Ctrl-C is the server's business); then killed.

    Raises OSError where the system does not start it. One that is not wanted any more while it starts is waited for.
    """
    pipe = asyncio.subprocess.PIPE
    starting = asyncio.ensure_future(
        asyncio.create_subprocess_exec(*arguments, stdin=pipe, stdout=pipe, start_new_session=True)
    )
    try:
        process = await asyncio.shield(starting)
        yield Worker(process, asyncio.ensure_future(process.wait()))
    finally:
        ending = asyncio.ensure_future(_end(await starting))
        try:
            await asyncio.shield(ending)
        except asyncio.CancelledError:  # the desk closes just now
            await ending
            raise


class Pool:
    """So many workers, and so many places to wait for one. ``async with`` starts and stops them."""

    def __init__(self, order: Order, *, workers: int, waiting: int) -> None:
        self.limit, self.size = order.limit, workers
        self.ready = 0
        self.opened = self.closing = False
        self._command = command(order)
        self._places = waiting
        self._jobs: asyncio.Queue[Job] = asyncio.Queue()
        self._waiting: set[Job] = set()  # those of the jobs that nobody has in hand, and somebody waits for
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Pool:
        self._tasks = [asyncio.ensure_future(self._keep()) for _ in range(self.size)]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """End the workers, and refuse every draft that is in hand, waits or comes; what is closed stays so."""
        self.closing = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for job in self._waiting:
            job.refuse(Problem(503, CLOSING))

    async def ask(self, asked: Asked) -> bytes:
        """The answer of the next free worker. Raises Problem: 429, 503, 422, or 500 for a fault of ours."""
        if self.closing or not self.opened:
            raise Problem(503, CLOSING if self.closing else STARTING, retry=None if self.closing else 1)
        if len(self._waiting) >= self._places:
            waiting = f"{len(self._waiting)} drafts are waiting already"
            raise Problem(429, f"{waiting}; try again, or start the desk with a longer --queue", retry=1)
        job = Job(asked.model_dump_json().encode(), time.monotonic() + self.limit)
        self._waiting.add(job)
        self._jobs.put_nowait(job)
        try:
            return await job.answer
        finally:
            self._waiting.discard(job)

    async def _keep(self) -> None:
        """Keep one worker running: start it, give it work, and begin again when it is gone."""
        pause = PAUSE
        while True:
            try:
                async with _process(self._command) as worker:
                    if await self._loaded(worker):
                        pause = PAUSE
                        await self._serve(worker)
                        continue
            except OSError as error:
                log.error("a worker of the desk: %s", error)
            log.error("a worker of the desk could not start; the next try is in %g s", pause)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _loaded(self, worker: Worker) -> bool:
        try:
            kind, _ = await asyncio.wait_for(worker.receive(), LOADING)
        except (*GONE, asyncio.TimeoutError):
            return False
        return kind == READY

    async def _serve(self, worker: Worker) -> None:
        """Hand it one job after another, until it is gone or has to go."""
        self.ready += 1
        self.opened = True
        try:
            while not worker.last and (job := await self._next(worker)):
                if not await self._exchange(worker, job):
                    return
        finally:
            self.ready -= 1

    async def _next(self, worker: Worker) -> Job | None:
        """The next job that somebody still waits for; None where the worker dies before there is one."""
        while True:
            getting = asyncio.ensure_future(self._jobs.get())
            try:
                await asyncio.wait({getting, worker.gone}, return_when=asyncio.FIRST_COMPLETED)
                if not getting.done():
                    log.warning("a worker of the desk ended while it was idle; another one is started")
                    return None
                job = getting.result()
                self._waiting.discard(job)
            finally:
                getting.cancel()
            if job.expires < time.monotonic():
                job.refuse(Problem(503, f"no worker was free within {self.limit:g} s; try again", retry=1))
            elif not job.answer.done():
                return job

    async def _exchange(self, worker: Worker, job: Job) -> bool:
        """Have one job done; False where the worker is of no more use."""
        try:
            kind, said = await asyncio.wait_for(worker.ask(job.body), self.limit + GRACE)
        except asyncio.TimeoutError:
            log.warning("a worker of the desk did not stop after %g s; another one is started", self.limit)
            job.refuse(Problem(503, f"not read within {self.limit:g} s; send a shorter text", retry=1))
            return False
        except GONE:
            log.warning("a worker of the desk died over a draft; another one is started")
            job.refuse(Problem(503, "the worker died over this draft; try again", retry=1))
            return False
        except asyncio.CancelledError:
            job.refuse(Problem(503, CLOSING))
            raise
        if kind != 200:
            job.refuse(Problem(kind, said.decode()))
        elif not job.answer.done():
            job.answer.set_result(said)
        return True
