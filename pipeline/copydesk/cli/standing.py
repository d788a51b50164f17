"""What a run lets stand: waivers, the baseline, and the files that did not change.

The one place that looks at the calendar of the day: waivers expire.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.errors import SettingError

if TYPE_CHECKING:
    from copydesk.baseline import Baseline
    from copydesk.records import Article, Report
    from copydesk.waiver import Waivers


@dataclass
class Standing:
    """The waivers and the baseline of one run, and which files it is about (None: all)."""

    waivers: Waivers
    baseline: Baseline | None = None
    path: Path | None = None
    remake: bool = False
    admit: bool = False
    changed: frozenset[Path] | None = None

    def wanted(self, article: Article) -> bool:
        """Whether the article is to be checked. Raises InputError where its waivers are malformed."""
        from copydesk.excerpt import row_of

        if self.changed is not None and article.source != "-":
            row = row_of(article)
            if Path(row[0] if row else article.source).resolve() not in self.changed:
                return False
        self.waivers.note(article)
        return True

    def apply(self, report: Report) -> Report:
        """The report with what is waived or frozen marked as such."""
        report = self.waivers.apply(report)
        return self.baseline.apply(report) if self.baseline else report

    def close(self, *, whole: bool) -> Iterator[str]:
        """What is to be told after the last article; the baseline is written only if every input was read."""
        yield from self.waivers.complaints(all_files=self.changed is None)
        if self.baseline is None or self.path is None:
            return
        for one in self.baseline.gone():
            yield f"{self.path}: no longer found: {one}" + ("" if self.remake else "; --remake-baseline lets it go")
        if self.remake and not whole:
            yield f"{self.path}: not written, since an input was left out"
        elif self.remake:
            yield from self._written(self.path, self.baseline)

    def _written(self, path: Path, baseline: Baseline) -> Iterator[str]:
        from copydesk.baseline import write

        admit = self.admit or not path.exists()
        for one in baseline.fresh.values():
            yield f"{path}: {'admitted' if admit else 'NOT admitted (--admit does)'}: {one}"
        findings = baseline.remade(admit=admit)
        write(path, findings)
        yield f"{path}: {len(findings)} findings frozen"


def make(
    config: Path | None, *, baseline: Path | None, remake: bool, admit: bool, since: str | None
) -> Standing:
    """What the options and the settings file say. Raises SettingError or InputError."""
    from copydesk import baseline as frozen
    from copydesk import config as files
    from copydesk.since import changed
    from copydesk.waiver import Waivers

    written = files.load(config)
    path = baseline or written.baseline
    if remake and path is None:
        raise SettingError("--remake-baseline needs --baseline FILE, or baseline in the settings file")
    if admit and not remake:
        raise SettingError("--admit goes with --remake-baseline")
    known = None
    if path is not None:
        known = frozen.Baseline() if remake and not path.exists() else frozen.read(path)
    waivers = Waivers(date.today(), written.waivers, str(written.path))
    return Standing(waivers, known, path, remake, admit, changed(since) if since else None)
