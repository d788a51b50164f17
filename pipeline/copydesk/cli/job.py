"""One job of ``check`` and ``extract``: read the inputs, write a report for each, count, and go on after faults."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from copydesk.errors import AnalysisError, CopydeskError, DeadlineError, InputError

if TYPE_CHECKING:
    from copydesk.cli.standing import Standing
    from copydesk.records import Article, Report
    from copydesk.reports import Format
    from copydesk.settings import Settings
    from copydesk.tally import Tally


@dataclass
class Job:
    """What was asked for, and what came of it; ``status`` is the exit status."""

    paths: list[str]
    settings: Settings
    format: Format
    checks: bool = True
    claims: bool = True
    published: str | None = None
    out: Path | None = None
    options: dict[str, bool] = field(default_factory=dict)
    standing: Standing | None = None
    failures: int = 0
    found: bool = False

    @property
    def status(self) -> int:
        """2 where an input was left out, else 1 where a finding is grave enough, else 0."""
        return 2 if self.failures else int(self.found)


def make(paths: list[str], *, format: str, published: str | None, out: Path | None, checks: bool = True,
         claims: bool = True, options: dict[str, bool], config: Path | None = None, **given: Any) -> Job:  # fmt: skip
    """A job whose options have been looked at; an option that is not given (None, or no names) is the file's.

    Raises SettingError for a value that does not exist.
    """
    from copydesk import reports

    chosen = settings_of(config, published=published, **given)
    return Job(paths, chosen, reports.load(format), checks, claims, published, out, options)


def settings_of(config: Path | None, *, published: str | None, **given: Any) -> Settings:
    """The settings of the file with the options over them, where these are given.

    Raises SettingError for a value that does not exist, and InputError for a date that is none.
    """
    from copydesk import config as files
    from copydesk.period import days
    from copydesk.settings import settings

    written = files.load(config).settings
    chosen = settings(**written | {key: value for key, value in given.items() if value not in (None, ())})
    try:
        if published is not None:
            days(published)
    except ValueError as error:
        raise InputError(f"--published: {error}") from None
    return chosen


def _told(job: Job, error: CopydeskError) -> None:
    job.failures += 1
    typer.echo(f"copydesk: {error}", err=True)
    if os.environ.get("COPYDESK_DEBUG") and error.__cause__ is not None:
        traceback.print_exception(error.__cause__)


def _articles(job: Job) -> Iterator[Article]:
    from copydesk.read import read

    for article in read(job.paths, lambda error: _told(job, error)):
        if article.published is None and job.published is not None:
            article = article.model_copy(update={"published": job.published})
        try:
            if job.standing is None or job.standing.wanted(article):
                yield article
        except InputError as error:
            _told(job, error)


def _reports(job: Job) -> Iterator[Report]:
    from copydesk.analyse import check_articles
    from copydesk.settings import SEVERITIES

    def failed(error: AnalysisError | DeadlineError) -> None:
        _told(job, error)

    grave = SEVERITIES[: SEVERITIES.index(job.settings.fail_on) + 1]
    for report in check_articles(_articles(job), job.settings, checks=job.checks, claims=job.claims, failed=failed):
        report = job.standing.apply(report) if job.standing else report
        job.found = job.found or any(result.severity in grave for result in report.findings())
        yield report


@contextlib.contextmanager
def _sink(out: Path | None) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    try:
        stream = out.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out}: cannot be written: {error.strerror or error}") from None
    with stream:
        yield stream


def _counted(job: Job, tally: Tally) -> Iterator[Report]:
    """The reports, each counted before it is shown; the failures are known when the last is read."""
    for report in _reports(job):
        tally.add(report)
        yield report
    tally.failures = job.failures


def perform(job: Job) -> int:
    """Do the job and return the exit status: each report is written as soon as it is there."""
    from copydesk.tally import Tally

    logging.basicConfig(format="copydesk: %(levelname)s: %(message)s", stream=sys.stderr)
    tally = Tally()
    shown = {"checks": job.checks, "claims": job.claims, **job.options}
    with _sink(job.out) as sink:
        for block in job.format.blocks(_counted(job, tally), tally, **shown):
            print(block, file=sink)
    if job.standing is not None:
        for line in job.standing.close(whole=not job.failures):
            typer.echo(f"copydesk: {line}", err=True)
    if job.out is not None:
        typer.echo(f"written to {job.out}", err=True)
    return job.status
