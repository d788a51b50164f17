"""JSON Lines for other programs: one report an article, as the contract ``copydesk/1`` has it."""

from __future__ import annotations

from copydesk.records import Report


def render(report: Report, *, text: bool = True) -> str:
    """The report on one line; ``article.text`` is null without ``text``."""
    if not text:
        article = report.article.model_copy(update={"text": None})
        report = report.model_copy(update={"article": article})
    return report.model_dump_json(by_alias=True)
