"""The engine of many machines: the same work as `local`, handed to a Ray cluster.

Workers write their results to the run's folder themselves, so that it must lie where all of them can
write. Ray decides what runs where; here only so many shards are in hand that none of its workers waits.
Tasks and not Ray Data: a run skips the shards that are done and looks after each that its worker died of by
itself, and Ray Data tells neither which block was lost nor that it was; its blocks would carry counts alone.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import Any

from copydesk.batch.local import THREADS, careful
from copydesk.batch.rows import Counts, Shard
from copydesk.batch.work import Work, work
from copydesk.deadline import insist
from copydesk.errors import RunError

_PATIENCE = 5.0  # seconds to wait for an answer
_AHEAD = 2  # shards in hand for each processor of the cluster


def results(found: Iterator[Shard], job: Work, address: str | None) -> Iterator[tuple[Shard, Counts]]:
    """Each shard with its counts, as it is done, not in order. Raises RunError where there is no Ray or no cluster.

    address: of a cluster that is there; None takes the one that the surroundings name, or this machine.
    """
    ray = _begun(address)
    try:
        yield from _done(ray, found, job)
    finally:
        ray.shutdown()


def _begun(address: str | None) -> Any:
    try:
        import ray
    except ImportError:
        raise RunError("--engine ray needs Ray: pip install 'copydesk[ray]'") from None
    if address is not None:
        _reach(address)
    environment = {"env_vars": dict.fromkeys(THREADS, "1")}
    try:
        ray.init(address, log_to_driver=False, logging_level="ERROR", runtime_env=environment)
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise RunError(f"--address {address}: no Ray cluster answers there: {error}") from None
    return ray


def _reach(address: str) -> None:
    """See that something listens there: Ray itself would wait for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), _PATIENCE).close()
    except (OSError, ValueError) as error:
        raise RunError(f"--address {address}: no Ray cluster answers there: {error}; HOST:PORT of its head") from None


def _done(ray: Any, found: Iterator[Shard], job: Work) -> Iterator[tuple[Shard, Counts]]:
    task = ray.remote(max_retries=0, num_cpus=1)(_worked)
    most = max(1, int(ray.cluster_resources().get("CPU", 1))) * _AHEAD
    pending: dict[Any, Shard] = {}
    while True:
        while len(pending) < most and (shard := next(found, None)) is not None:
            pending[task.remote(shard, job)] = shard
        if not pending:
            return
        finished, _ = ray.wait(list(pending), num_returns=1)
        for reference in finished:
            shard = pending.pop(reference)
            yield shard, _counts(ray, reference, shard, job)


def _worked(shard: Shard, job: Work) -> Counts:
    """In a worker: one that hangs in compiled code ends itself, and its shard is done by `careful`."""
    insist()
    return work(shard, job)


def _counts(ray: Any, reference: Any, shard: Shard, job: Work) -> Counts:
    """What came of a shard; one that a worker died of is done here, article by article where it must be."""
    try:
        counts: Counts = ray.get(reference)
    except ray.exceptions.RayTaskError as error:
        raise error.as_instanceof_cause() from None
    except ray.exceptions.RayError:
        return careful(shard, job)
    return counts
