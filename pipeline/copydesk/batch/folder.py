"""A run's folder: what lies where, written so that a file under its own name is always whole.

    manifest.json            what the run is: settings, versions, inputs, and how far it is
    reports/NNNNNN.jsonl     a report a line, in input order
    errors/NNNNNN.jsonl      an error row a line
    shards/NNNNNN.json       that the shard is done: the digest of its rows, and its counts

A shard's own file is written last, so that a shard is done where it exists.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from copydesk.batch.rows import Counts, Done, Shard
from copydesk.errors import RunError
from copydesk.records import Report

MANIFEST = "manifest.json"
PARTS = ("reports", "errors", "shards")
_MADE = ("tables/*.parquet", "copydesk.duckdb", "index.html", "articles/*.html")  # from the reports, at a run's end


def name(number: int, suffix: str = "jsonl") -> str:
    """The file of a shard: 000007.jsonl; in order by name up to a million shards."""
    return f"{number:06d}.{suffix}"


def write(file: Path, text: str) -> None:
    """The whole text under the file's name, or nothing. Raises OSError."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def keep(folder: Path, shard: Shard, done: Done) -> None:
    """Write what came of a shard. Raises RunError where the disk is full or the folder cannot be written."""
    try:
        write(folder / "reports" / name(shard.number), "".join(f"{line}\n" for line in done.reports))
        write(folder / "errors" / name(shard.number), "".join(f"{row.model_dump_json()}\n" for row in done.errors))
        write(folder / "shards" / name(shard.number, "json"), _state(shard, done.counts))
    except OSError as error:
        raise unwritable(folder, error) from None


def unwritable(folder: Path, error: OSError) -> RunError:
    """What to say of a folder that cannot be written."""
    return RunError(f"{folder}: cannot be written: {error.strerror or error}; make room or choose another --out, "
                    "and give the same command again: what is done is kept")  # fmt: skip


def _state(shard: Shard, counts: Counts) -> str:
    told = {
        "shard": shard.number, "digest": shard.digest, "articles": counts.articles, "words": counts.words,
        "figures": counts.figures, "checked": counts.checked, "findings": dict(sorted(counts.findings.items())),
        "errors": dict(sorted(counts.errors.items())),
    }  # fmt: skip
    return json.dumps(told) + "\n"


def state(folder: Path, number: int) -> tuple[str, Counts] | None:
    """The digest and the counts of a shard that is done; None where it is not."""
    file = folder / "shards" / name(number, "json")
    try:
        told = json.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise RunError(f"{file}: not what a run writes ({error}); without the file, the shard is done anew") from None
    counts = Counts(told["articles"], told["words"], told["figures"], told["checked"])
    counts.findings.update(told["findings"])
    counts.errors.update(told["errors"])
    return told["digest"], counts


def manifest(folder: Path) -> dict[str, Any] | None:
    """What the folder's manifest says; None where there is none. Raises RunError where it is none of a run."""
    file = folder / MANIFEST
    try:
        told = json.loads(file.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except ValueError as error:
        raise RunError(f"{file}: not a manifest: {error}; choose another --out, or start anew with --fresh") from None
    if not isinstance(told, dict) or "run" not in told:
        raise RunError(f"{file}: not the manifest of a run; choose another --out")
    return told


def make(folder: Path) -> None:
    """The folder with its parts, rid of what an interrupted run left half written. Raises RunError."""
    try:
        for part in PARTS:
            (folder / part).mkdir(parents=True, exist_ok=True)
            for stale in (folder / part).glob(".*.tmp"):
                stale.unlink()
        for stale in folder.glob(f".{MANIFEST}.*.tmp"):
            stale.unlink()
    except OSError as error:
        raise unwritable(folder, error) from None


def clear(folder: Path) -> None:
    """Remove what an earlier run wrote, and nothing else. Raises RunError."""
    try:
        (folder / MANIFEST).unlink(missing_ok=True)  # first: without it nothing is taken for a run
        for pattern in ("reports/*.jsonl", "errors/*.jsonl", "shards/*.json", *_MADE):
            for file in folder.glob(pattern):
                file.unlink()
    except OSError as error:
        raise unwritable(folder, error) from None


def reports(folder: Path) -> Iterator[Report]:
    """The reports of a run, in input order, one at a time."""
    for file in sorted((folder / "reports").glob("[0-9]*.jsonl")):
        with file.open("rb") as stream:
            yield from map(Report.model_validate_json, stream)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other runs out of the folder. Raises RunError where one is in it."""
    import fcntl

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".lock").open("w")
    except OSError as error:
        raise unwritable(folder, error) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RunError(f"{folder}: another run is writing here; wait for it or choose another --out") from None
        yield


def trim(folder: Path, numbers: Iterable[int]) -> None:
    """Remove shards that the input does not have (any more), so that the tables hold the run alone."""
    known = {name(number).partition(".")[0] for number in numbers}
    for part in PARTS:
        for file in (folder / part).glob("[0-9]*.json*"):
            if file.name.partition(".")[0] not in known:
                file.unlink()
