"""SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), as code scanning reads it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from copydesk import version
from copydesk.place import path_of, region
from copydesk.records import ArticleHead, CheckResult, Report, TextSpan
from copydesk.tally import Tally
from copydesk.verdict import Check, all_checks

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def document(reports: Iterable[Report], tally: Tally) -> Iterator[str]:
    """One log with one run: every rule with its help, every finding, waived ones as suppressed."""
    rules = all_checks()
    index = {rule.code: n for n, rule in enumerate(rules)}
    results = [
        _result(report.article, result, index[result.code])
        for report in reports
        for result in report.checks
        if result.verdict == "inconsistent"
    ]
    run = {
        "tool": {"driver": {"name": "copydesk", "semanticVersion": version.VERSION, "rules": [*map(_rule, rules)]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder in which copydesk ran."}}},
        "invocations": [{"executionSuccessful": not tally.failures}],
        "results": results,
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, indent=1, ensure_ascii=False)


def _rule(rule: Check) -> dict[str, Any]:
    first, _, rest = rule.doc.partition("\n")
    shown = [("Agrees", rule.passes), ("Is at odds", rule.fails)]
    examples = [f"{title}: {example.text}" for title, those in shown for example in those[:1]]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(rest.split()) or first},
        "help": {
            "text": "\n".join([rule.doc, "", *examples]),
            "markdown": "\n".join([rule.doc, "", *(f"- {row}" for row in examples)]),
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": [rule.family]},
    }


def _location(article: ArticleHead, span: TextSpan) -> dict[str, Any]:
    spot = region(article, span)
    where: dict[str, Any] = {"startLine": spot.line}
    if spot.exact and article.text:
        where |= {"startColumn": spot.column, "endLine": spot.end_line, "endColumn": spot.end_column}
    where["snippet"] = {"text": span.text}
    return {"physicalLocation": {"artifactLocation": _artifact(article), "region": where}}


def _artifact(article: ArticleHead) -> dict[str, str]:
    return {"uri": quote(path_of(article)), "uriBaseId": "SRCROOT"}


def _result(article: ArticleHead, result: CheckResult, index: int) -> dict[str, Any]:
    others = [
        {"id": n, **_location(article, span), "message": {"text": f"{span.role}: {span.text}"}}
        for n, span in enumerate(result.spans[1:], 1)
    ]
    found: dict[str, Any] = {
        "ruleId": result.code,
        "ruleIndex": index,
        "level": result.severity,
        "message": {"text": f"{result.message}\n{result.working}".strip()},
        "locations": [_location(article, result.spans[0])],
        "partialFingerprints": {"copydesk/v1": result.fingerprint},
        "properties": {"article": article.id},
    }
    if others:
        found["relatedLocations"] = others
    if fixes := [*_fixes(article, result)]:
        found["fixes"] = fixes
    if waived := result.waived:
        why = f"{waived.reason} ({waived.owner}, until {waived.expires})" if waived.owner else "frozen in the baseline"
        found["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return found


def _fixes(article: ArticleHead, result: CheckResult) -> Iterator[dict[str, Any]]:
    for repair in result.repairs:
        spot = region(article, result.spans[repair.span])
        if not spot.exact or not article.text:
            continue
        gone = {"startLine": spot.line, "startColumn": spot.column, "endLine": spot.end_line,
                "endColumn": spot.end_column}  # fmt: skip
        change = {"deletedRegion": gone, "insertedContent": {"text": repair.replacement}}
        yield {
            "description": {"text": f"{repair.replacement} ({repair.why})"},
            "artifactChanges": [{"artifactLocation": _artifact(article), "replacements": [change]}],
        }
