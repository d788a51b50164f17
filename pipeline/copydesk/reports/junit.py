"""JUnit XML: a suite an article, a case a verdict; undecided and waived ones count as skipped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from copydesk.place import path_of, region
from copydesk.records import CheckResult, Report
from copydesk.tally import Tally

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


def document(reports: Iterable[Report], tally: Tally) -> Iterator[str]:
    """The whole file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<testsuites name="copydesk">'
    for report in reports:
        yield from _suite(report)
    if tally.failures:
        yield '  <testsuite name="copydesk" tests="1" failures="0" errors="1" skipped="0">'
        said = _attribute(f"{tally.failures} inputs could not be read or checked")
        yield f'    <testcase classname="copydesk" name="inputs"><error message={said}/></testcase>'
        yield "  </testsuite>"
    yield "</testsuites>"


def _suite(report: Report) -> Iterator[str]:
    failures = sum(1 for _ in report.findings())
    skipped = sum(result.waived is not None or result.verdict == "undecided" for result in report.checks)
    path = _attribute(path_of(report.article))
    counts = f'tests="{len(report.checks)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f"  <testsuite name={path} {counts}>"
    for result in report.checks:
        yield from _case(report, result, path)
    yield "  </testsuite>"


def _case(report: Report, result: CheckResult, path: str) -> Iterator[str]:
    spot = region(report.article, result.spans[0])
    name = _attribute(f"{result.code} {result.name}: {result.spans[0].text} ({spot.line}:{spot.column})")
    head = f'    <testcase classname={path} file={path} line="{spot.line}" name={name}'
    if result.waived is not None:
        yield f"{head}><skipped message={_attribute(result.waived.reason or 'frozen in the baseline')}/></testcase>"
    elif result.verdict == "inconsistent":
        body = _attribute(result.working)[1:-1]
        yield f"{head}><failure type={_attribute(result.severity)} message={_attribute(result.message)}>{body}"
        yield "    </failure></testcase>"
    elif result.verdict == "undecided":
        yield f"{head}><skipped message={_attribute(result.reason or result.message)}/></testcase>"
    else:
        yield f"{head}/>"


def _attribute(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("\ufffd", text), {"\n": "&#10;"})
