"""A file per output format: ``reports/NAME.py`` is ``--format NAME``.

A format has ``render(report) -> str``, the text for one article (nothing is printed where it is
empty). It may take keywords, and is given those that it names: ``verbose`` (show also what agrees
and what is undecided), ``colour`` (a terminal that shows ANSI colours), ``text`` (False: leave the
article's text out), ``checks`` (False: the records were asked for, without checks), ``claims``
(False: without claims too). It may have ``summary(tally, *, checks, claims) -> str``, which
follows the last article. A format that is one document has ``document(reports, tally) ->
Iterator[str]`` instead, with the same keywords: the blocks of it; the tally is complete once the
reports are read.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from copydesk.errors import SettingError, one_of
from copydesk.records import Report
from copydesk.tally import Tally


def formats() -> tuple[str, ...]:
    """The names of the formats, sorted: the files of this folder."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__)))


def _given(function: Callable[..., object], options: dict[str, bool]) -> dict[str, bool]:
    wanted = inspect.signature(function).parameters
    return {key: value for key, value in options.items() if key in wanted}


@dataclass(frozen=True)
class Format:
    """One output format: its name and the functions of its file."""

    name: str
    renderer: Callable[..., str] | None = None
    closing: Callable[..., str] | None = None
    whole: Callable[..., Iterator[str]] | None = None

    def render(self, report: Report, **options: bool) -> str:
        """One article's report; options that the format does not name are left out."""
        return self.renderer(report, **_given(self.renderer, options)) if self.renderer else ""

    def summary(self, tally: Tally, **options: bool) -> str:
        """What follows the last article; empty where the format has nothing to add."""
        return self.closing(tally, **_given(self.closing, options)) if self.closing else ""

    def blocks(self, reports: Iterable[Report], tally: Tally, **options: bool) -> Iterator[str]:
        """What the reports give, a block each, or the blocks of the one document; the summary last."""
        if self.whole is not None:
            yield from self.whole(reports, tally, **_given(self.whole, options))
            return
        for report in reports:
            if block := self.render(report, **options):
                yield block
        if line := self.summary(tally, **options):
            yield line


def load(name: str) -> Format:
    """The format of that name. Raises SettingError, with the names that there are."""
    if name not in formats():
        raise SettingError(f"unknown format {name!r}; {one_of(name, formats())}")
    module = importlib.import_module(f"{__name__}.{name}")
    found = (getattr(module, part, None) for part in ("render", "summary", "document"))
    return Format(name, *found)
