"""What a worker of any engine does with a shard: the step, and the results written to the run's folder."""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from copydesk.batch.rows import Counts, Done, Limits, Shard
from copydesk.settings import Settings
from copydesk.waiver import Waiver, Waivers


@dataclass(frozen=True)
class Work:
    """What all shards of a run have in common.

    today: the day that waivers must not have expired on; None marks none. waivers: those of the settings file, and
    place: what that file is called.
    """

    folder: Path
    settings: Settings
    limits: Limits
    text: bool = True
    published: str | None = None
    today: date | None = None
    waivers: tuple[Waiver, ...] = ()
    place: str = ""

    def step(self, shard: Shard) -> Done:
        """What comes of the shard, not yet written."""
        from copydesk.batch.step import process_shard

        waivers = Waivers(self.today, self.waivers, self.place) if self.today is not None else None
        return process_shard(
            shard.rows, self.settings, self.limits, text=self.text, published=self.published, waivers=waivers
        )  # fmt: skip


def work(shard: Shard, job: Work) -> Counts:
    """Do one shard and write it; only its counts go back. Raises RunError where nothing can be written."""
    from copydesk.batch.folder import keep

    done = job.step(shard)
    keep(job.folder, shard, done)
    _trim()(0)
    return done.counts


@functools.cache
def _trim() -> Callable[[int], object]:
    """What gives freed memory back to the system (glibc's malloc_trim), else nothing.

    A shard's words and parses leave holes of all sizes behind; untouched, they grow a worker by a fifth in 50 shards.
    """
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another C library, another system
        return int
