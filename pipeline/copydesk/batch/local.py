"""The engine of one machine: worker processes, each with the model loaded once.

Workers are started anew (spawn), keep to one thread of linear algebra each, write their own results,
and are replaced after some shards. One that dies takes no article with it but the one that it died of.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from copydesk.batch import folder as folders
from copydesk.batch.rows import Counts, Done, ErrorRow, Shard
from copydesk.batch.work import Work, work
from copydesk.deadline import LOST, insist
from copydesk.read.row import Row

THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
_AHEAD = 2  # shards handed out for each worker, so that none waits and memory stays flat
_RECYCLE = 50  # shards after which a worker is replaced


def results(found: Iterator[Shard], job: Work, workers: int) -> Iterator[tuple[Shard, Counts]]:
    """Each shard with its counts, as it is done, not in order. Raises what a worker raises."""
    for name in THREADS:
        os.environ[name] = "1"
    while True:
        left = yield from _until_broken(found, job, workers)
        if not left:
            return
        for shard in left:  # one of these broke the pool: each has a worker to itself
            yield shard, careful(shard, job)


def _in_order(found: Iterable[Shard]) -> list[Shard]:
    return sorted(found, key=lambda shard: shard.number)


def _until_broken(
    found: Iterator[Shard], job: Work, workers: int
) -> Generator[tuple[Shard, Counts], None, list[Shard]]:  # fmt: skip
    """Work until the input ends or a worker dies; returns the shards that were in hand then."""
    pool = _pool(workers, _RECYCLE)
    pending: dict[Future[Counts], Shard] = {}
    try:
        while True:
            for shard in itertools.islice(found, workers * _AHEAD - len(pending)):
                try:
                    pending[pool.submit(work, shard, job)] = shard
                except BrokenProcessPool:
                    return _in_order([*pending.values(), shard])
            if not pending:
                return []
            finished, _ = wait(pending, return_when=FIRST_COMPLETED)
            for future in finished:
                counts = future.result()
                yield pending.pop(future), counts
    except BrokenProcessPool:
        return _in_order(pending.values())
    finally:
        _end(pool)


def _pool(workers: int, recycle: int | None) -> ProcessPoolExecutor:
    replaced: dict[str, Any] = {"max_tasks_per_child": recycle} if sys.version_info >= (3, 11) else {}
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _begin, **replaced)


def _begin() -> None:
    """In a worker: Ctrl-C is for the run, which ends its workers itself; a run that is killed leaves none behind.

    One that hangs in compiled code, where no deadline reaches it, ends itself.
    """
    insist()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_outlive, daemon=True).start()


def _outlive() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end(pool: ProcessPoolExecutor) -> None:
    """End the workers. The pool's thread waits for them as well: what a worker died of is known once it is through."""
    processes = list((getattr(pool, "_processes", None) or {}).values())
    keeper = getattr(pool, "_executor_manager_thread", None)
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    if keeper is not None:
        keeper.join(5)
    for process in processes:
        process.join(5)


def careful(shard: Shard, job: Work) -> Counts:
    """A shard of which a worker may die: halved until the article is alone that it dies of."""
    done = _halved(shard, job)
    done.errors.sort(key=lambda row: row.stage != "read")
    done.counts.errors.clear()
    done.counts.errors.update(row.reason for row in done.errors)
    folders.keep(job.folder, shard, done)
    return done.counts


def _halved(shard: Shard, job: Work) -> Done:
    pool, processes = _pool(1, None), list[Any]()
    try:
        asked = pool.submit(job.step, shard)
        processes += (getattr(pool, "_processes", None) or {}).values()
        return asked.result()
    except BrokenProcessPool:
        pass
    finally:
        _end(pool)
    if len(shard.rows) == 1:
        hung = any(process.exitcode == LOST for process in processes)
        return _lost(shard.rows[0], job.limits.seconds if hung else None)
    middle, done = len(shard.rows) // 2, Done()
    for rows in (shard.rows[:middle], shard.rows[middle:]):
        half = _halved(Shard(shard.number, rows, shard.digest), job)
        done.reports += half.reports
        done.errors += half.errors
        done.counts.merge(half.counts)
    return done


def _lost(row: Row | ErrorRow, limit: float | None) -> Done:
    """The error row of an article that ends the process which reads it; limit: the seconds that it did not keep to."""
    reason, why = "crashed", "the process that read it died (out of memory?)"
    if limit is not None:
        reason, why = "timeout", f"not done within {limit:g} s, and the process that read it did not stop"
    message = f"{row.source}: {why}; the article is left out"
    done = Done(errors=[ErrorRow(id=row.id, source=row.source, stage="analyse", reason=reason, message=message)])
    done.counts.errors[reason] = 1
    return done
