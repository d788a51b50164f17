"""A run from its inputs to its last shard, in one go or in several."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from copydesk.batch import folder as folders
from copydesk.batch import plan
from copydesk.batch.rows import Counts, Shard
from copydesk.batch.work import Work
from copydesk.errors import RunError
from copydesk.read.row import Row, Unread
from copydesk.version import VERSION

SCHEMA = "copydesk-run/1"
Engine = Callable[[Iterator[Shard], Work], Iterator[tuple[Shard, Counts]]]


@dataclass
class Run:
    """What a run is asked to do. identity: all that its results depend on, beside the input: kept in the manifest."""

    work: Work
    read: Callable[[], Iterable[Row | Unread]]
    inputs: list[dict[str, Any]]
    shard_size: int = 200
    most_errors: int | None = None
    identity: dict[str, Any] = field(default_factory=dict)
    shards: int = 0
    kept: int = 0
    counts: Counts = field(default_factory=Counts)

    @property
    def folder(self) -> Path:
        """Where everything is written."""
        return self.work.folder


def begun(folder: Path, fresh: bool) -> date:
    """The day on which the run in the folder began, or today: what a waiver must not have expired on. Raises RunError.

    A run that goes on another day marks what it would have marked in one go.
    """
    known = None if fresh else folders.manifest(folder)
    try:
        return date.fromisoformat(known["run"]["begun"]) if known is not None else date.today()
    except (KeyError, TypeError, ValueError):
        return date.today()


def _begin(run: Run, fresh: bool) -> None:
    """Make the folder ready, or see that what lies in it is this very run. Raises RunError."""
    if fresh:
        folders.clear(run.folder)
    known = folders.manifest(run.folder)
    if known is None and run.folder.is_dir() and any(run.folder.glob("shards/*.json")):
        raise RunError(f"{run.folder}: there are results without a manifest; start anew with --fresh")
    if known is not None:
        _same(run, known)
    folders.make(run.folder)
    _note(run, "running")


def _told(run: Run) -> dict[str, Any]:
    from copydesk import parse

    settings = run.work.settings
    return {
        "copydesk": VERSION, "model": parse.model_name(settings) if settings.syntax else None,
        "settings": settings.model_dump(mode="json"), "shard_size": run.shard_size, "published": run.work.published,
        "article_timeout": run.work.limits.seconds, "max_chars": run.work.limits.chars, "text": run.work.text,
        "inputs": run.inputs, **run.identity,
    }  # fmt: skip


def _same(run: Run, known: dict[str, Any]) -> None:
    """See that the manifest is of this run. Raises RunError, which names what differs."""
    now = json.loads(json.dumps(_told(run)))
    other = [key for key in now if known["run"].get(key) != now[key]]
    if not other:
        return
    was = "; ".join(f"{key} was {_short(known['run'].get(key))} and is {_short(now[key])}" for key in other)
    raise RunError(f"{run.folder}: holds another run ({was}); give the same command to go on with it, choose another "
                   "--out, or start anew with --fresh")  # fmt: skip


def _short(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 120 else text[:117] + "..."


def _note(run: Run, state: str) -> None:
    """Write the manifest: what the run is, and how far it is."""
    counts = run.counts
    told: dict[str, Any] = {"schema": SCHEMA, "state": state, "run": _told(run)}
    if state == "done":
        told["shards"] = run.shards
        told |= {"articles": counts.articles, "words": counts.words, "figures": counts.figures,
                 "checked": counts.checked, "findings": dict(sorted(counts.findings.items())),
                 "errors": dict(sorted(counts.errors.items()))}  # fmt: skip
    try:
        folders.write(run.folder / folders.MANIFEST, json.dumps(told, indent=1, ensure_ascii=False) + "\n")
    except OSError as error:
        raise folders.unwritable(run.folder, error) from None


def perform(run: Run, engine: Engine, *, fresh: bool = False) -> Iterator[Counts]:
    """Do what is left of the run; yields the counts so far after every shard, done now or before.

    fresh: forget what an earlier run left in the folder. Raises RunError where the folder cannot be written,
    holds another run, or another one is writing there, where the input is not what it was, or more inputs
    fail than ``most_errors``.
    """
    with folders.held(run.folder):
        _begin(run, fresh)
        for shard, counts in _all(run, engine):
            run.shards = max(run.shards, shard.number + 1)
            run.counts.merge(counts)
            failures = sum(run.counts.errors.values())
            if run.most_errors is not None and failures > run.most_errors:
                raise RunError(f"stopped: {failures} errors are more than --max-errors {run.most_errors}; see "
                               f"{run.folder / 'errors'}")  # fmt: skip
            yield run.counts
        folders.trim(run.folder, range(run.shards))
        _note(run, "done")


def _all(run: Run, engine: Engine) -> Iterator[tuple[Shard, Counts]]:
    """Every shard with its counts: those of an earlier go are told as the plan comes to them."""
    kept: list[tuple[Shard, Counts]] = []

    def left() -> Iterator[Shard]:
        for shard in plan.shards(plan.rows(run.read()), run.shard_size):
            known = folders.state(run.folder, shard.number)
            if known is None:
                yield shard
                continue
            if known[0] != shard.digest:
                raise RunError(f"{run.folder}: the input is not what it was when shard {shard.number} was done; choose "
                               "another --out, or start anew with --fresh")  # fmt: skip
            kept.append((Shard(shard.number, (), shard.digest), known[1]))
            run.kept += 1

    for done in engine(left(), run.work):
        yield from kept
        kept.clear()
        yield done
    yield from kept
