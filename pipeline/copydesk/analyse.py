"""The flow for one article: read -> parse -> extract -> relate -> check -> report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc

from copydesk import parse, verdict
from copydesk.analysis import Analysis
from copydesk.extract import extract
from copydesk.records import Article, ArticleHead, CheckResult, Coverage, Report
from copydesk.relate import relate
from copydesk.settings import Settings


def analyse(doc: Doc, article: Article, settings: Settings) -> Analysis:
    """Everything that the article says, ready to be checked."""
    mentions = extract(doc, article, settings)
    return Analysis(
        article=article,
        settings=settings,
        quantities=mentions.quantities,
        dates=mentions.dates,
        quotes=mentions.quotes,
        claims=relate(doc, mentions),
        sentences=tuple((sent.start_char, sent.end_char) for sent in doc.sents),
    )


def _coverage(analysis: Analysis, results: tuple[CheckResult, ...]) -> Coverage:
    """Each figure counts once, under the gravest verdict that it takes part in."""
    ids = {quantity.id for quantity in analysis.quantities}
    counts = {"consistent": 0, "rounding": 0, "inconsistent": 0, "undecided": 0}
    best: dict[str, str] = {}
    for name in ("undecided", "rounding", "consistent", "inconsistent"):
        for result in results:
            if result.verdict == name:
                best.update({key: name for key in result.quantities if key in ids})
    for name in best.values():
        counts[name] += 1
    decided = sum(counts.values()) - counts["undecided"]
    return Coverage(quantities=len(ids), checked=decided, **counts)


def report(analysis: Analysis, results: tuple[CheckResult, ...]) -> Report:
    """One article's records, verdicts and counts."""
    article = analysis.article
    return Report(
        article=ArticleHead(**article.model_dump(include=set(ArticleHead.model_fields))),
        quantities=analysis.quantities,
        dates=analysis.dates,
        quotes=analysis.quotes,
        claims=analysis.claims,
        checks=results,
        coverage=_coverage(analysis, results),
    )


def check_articles(
    articles: Iterable[Article], settings: Settings, *, checks: bool = True
) -> Iterator[Report]:
    """One report an article, in order; ``checks=False`` gives the records alone."""
    articles = iter(articles)
    while batch := list(islice(articles, parse.BATCH)):
        for article, doc in zip(batch, parse.parse((a.text for a in batch), settings), strict=True):
            analysis = analyse(doc, article, settings)
            yield report(analysis, verdict.run(analysis) if checks else ())
