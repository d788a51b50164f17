"""What a run tells of itself on stderr: a bar on a terminal, a line every so often elsewhere, and the summary."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import typer

from copydesk.errors import InputError, SettingError, one_of
from copydesk.read.opened import Meter, is_url

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from copydesk.batch.rows import Counts
    from copydesk.batch.run import Run

FORMATS = ("text", "json")
_EVERY = 15.0  # seconds between two lines where there is no terminal


def make(run: Run, paths: list[str], meter: Meter, *, quiet: bool, format: str) -> Watch:
    """The watch that the options ask for. Raises SettingError for a format that does not exist."""
    if format not in FORMATS:
        raise SettingError(f"--log-format: unknown format {format!r}; {one_of(format, FORMATS)}")
    return Watch(run, meter, size(paths), quiet, format)


def size(paths: list[str]) -> int | None:
    """The bytes of the inputs as they lie there; None where that cannot be told before they are read."""
    from copydesk.read import KINDS
    from copydesk.read.files import files

    if any(path == "-" or is_url(path) for path in paths):
        return None
    try:
        return sum(Path(file).stat().st_size for path in paths for file in files(path, tuple(KINDS)))
    except (InputError, OSError):
        return None  # told as an error of the run, when the input is read


@dataclass
class Watch:
    """One run, watched from its first shard to its summary."""

    run: Run
    meter: Meter
    total: int | None
    quiet: bool
    format: str
    started: float = field(default_factory=time.monotonic)
    told: float = field(default_factory=time.monotonic)
    tables: bool = False
    bar: Progress | None = None
    task: TaskID | None = None

    def __enter__(self) -> Watch:
        if not self.quiet and self.format == "text" and sys.stderr.isatty():
            self._draw()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (BarColumn(None), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.bar.add_task("", total=self.total, rate="")
        self.bar.start()

    def seen(self, counts: Counts) -> None:
        """Tell how far the run is."""
        if self.bar is not None and self.task is not None:
            told = f"{counts.articles:,} articles, {self._rate(counts):,.0f} words/s"
            self.bar.update(self.task, completed=self.meter.bytes, rate=told)
        elif not self.quiet and time.monotonic() - self.told >= _EVERY:
            self.told = time.monotonic()
            self._line("progress", counts)

    def _read(self) -> float | None:
        """The share of the input that has been read, of which some may still be in work."""
        return round(min(1.0, self.meter.bytes / self.total), 3) if self.total else None

    def _rate(self, counts: Counts) -> float:
        return counts.words / max(time.monotonic() - self.started, 0.001)

    def _line(self, event: str, counts: Counts, **more: Any) -> None:
        errors = sum(counts.errors.values())
        told = {"event": event, "articles": counts.articles, "read": self._read(), "figures": counts.figures,
                "findings": sum(counts.findings.values()), "errors": errors,
                "seconds": round(time.monotonic() - self.started, 1), **more}  # fmt: skip
        if self.format == "json":
            typer.echo(json.dumps(told), err=True)
            return
        read = self._read()
        share = "" if read is None else f"{read:.0%} read: "
        typer.echo(f"copydesk: {share}{counts.articles:,} articles, {told['findings']:,} findings, {errors:,} errors, "
                   f"{told['seconds']:,.0f} s", err=True)  # fmt: skip

    def stopped(self) -> None:
        """Say that the run was stopped, and how to go on."""
        message = f"stopped; what is done is kept in {self.run.folder}: give the same command again to go on"
        if self.format == "json":
            typer.echo(json.dumps({"event": "stopped", "message": message}), err=True)
        else:
            typer.echo(f"copydesk: {message}", err=True)

    def summary(self) -> None:
        """Tell what came of the run."""
        counts = self.run.counts
        if self.format == "json" and not self.quiet:
            self._line("done", counts, words=counts.words, checks=dict(counts.findings.most_common()),
                       reasons=dict(counts.errors.most_common()), folder=str(self.run.folder))  # fmt: skip
        elif not self.quiet:
            for line in self._told():
                typer.echo(line)

    def _told(self) -> list[str]:
        counts, seconds = self.run.counts, time.monotonic() - self.started
        lines = [f"{counts.articles:,} articles, {counts.words:,} words, {counts.figures:,} figures, "
                 f"{counts.checked:,} of them checked"]  # fmt: skip
        if self.run.kept:
            lines.append(f"  {self.run.kept} of {self.run.shards} shards were done before")
        found = sum(counts.findings.values())
        lines.append(f"{found:,} findings{':' if found else ''}")
        lines += [f"  {number:>7,}  {name}" for name, number in counts.findings.most_common()]
        failed = sum(counts.errors.values())
        lines.append(f"{failed:,} errors{':' if failed else ''}")
        lines += [f"  {number:>7,}  {reason}" for reason, number in counts.errors.most_common()]
        if not self.run.kept:
            lines.append(f"{seconds:,.1f} s, {self._rate(counts):,.0f} words a second")
        folder = self.run.folder
        if self.tables:
            lines.append(f'all in {folder}; ask with: copydesk query {folder} "SELECT * FROM findings"')
        else:
            lines.append(f"reports and errors in {folder}; for tables: pip install 'copydesk[batch]', and run again")
        return lines
