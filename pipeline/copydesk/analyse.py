"""The flow for one article: read -> parse -> extract -> relate -> check -> report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from copydesk import parse, verdict
from copydesk.analysis import Analysis
from copydesk.choice import settled
from copydesk.deadline import deadline
from copydesk.errors import AnalysisError, DeadlineError
from copydesk.extract import columns, extract
from copydesk.records import Article, ArticleHead, CheckResult, Coverage, Report
from copydesk.relate import relate, slips, titles
from copydesk.settings import Settings

LEXICAL = "read with the lexical layer alone: subjects, roles and speakers are missing"


def analyse(
    doc: Doc, article: Article, settings: Settings, title: Doc | None = None, *,
    checked: bool = True, related: bool = True,
) -> Analysis:  # fmt: skip
    """Everything that the article says, ready to be checked.

    title: its title, where that is no part of the text. checked: False where no check will
    follow, so that what only a check asks for (other readings of an amount) is not worked out.
    related: False leaves the mentions alone, without claims over them.
    """
    mentions = extract(doc, article, settings)
    claims = relate(doc, mentions) if related else ()
    told = None if title is None else extract(title, article.model_copy(update={"text": title.text}), settings)
    headlines = () if title is None or told is None else titles(doc, mentions, title, told, len(claims))
    return Analysis(
        article=article,
        settings=settings,
        quantities=mentions.quantities,
        dates=mentions.dates,
        quotes=mentions.quotes,
        claims=(*claims, *(each.claim for each in headlines)),
        titled=headlines,
        sentences=columns.read(doc).sentences,
        slips=slips(doc, mentions, claims) if checked else (),
    )


def _coverage(analysis: Analysis, results: tuple[CheckResult, ...]) -> Coverage:
    """How many figures there are, and each one's verdict counted once."""
    ids = {quantity.id for quantity in analysis.quantities}
    counts = {"consistent": 0, "rounding": 0, "inconsistent": 0, "undecided": 0}
    for id, name in verdict.by_figure(results).items():
        counts[name] += id in ids
    decided = sum(counts.values()) - counts["undecided"]
    return Coverage(quantities=len(ids), checked=decided, **counts)


def report(analysis: Analysis, results: tuple[CheckResult, ...], notes: tuple[str, ...] = ()) -> Report:
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
        notes=notes,
    )


def _raise(error: AnalysisError | DeadlineError) -> None:
    raise error from error.__cause__


def _docs(nlp: Language, batch: Sequence[Article], limit: float | None) -> Iterator[Doc | Exception]:
    """A Doc for each article, or what was raised on it: a batch that fails is read again one by one."""
    try:
        with deadline(limit):
            docs = list(nlp.pipe([article.text for article in batch], batch_size=parse.BATCH))
    except Exception as error:
        if limit is None and isinstance(error, DeadlineError):
            raise
        for article in batch:
            yield _alone(nlp, article, limit)
    else:
        yield from docs


def _alone(nlp: Language, article: Article, limit: float | None) -> Doc | Exception:
    try:
        with deadline(limit):
            return nlp(article.text)
    except Exception as error:
        return error


def _title(nlp: Language, article: Article) -> Doc | None:
    """The title, read; None where it has no figure in digits or begins the text."""
    title = " ".join((article.title or "").split())
    if not any(char.isdigit() for char in title) or " ".join(article.text[: 2 * len(title)].split()).startswith(title):
        return None
    return nlp(title)


def _reported(
    doc: Doc | Exception, article: Article, nlp: Language, settings: Settings, checks: bool, claims: bool
) -> Report:
    """The report on one article. Raises AnalysisError for whatever went wrong in it, and DeadlineError as it is."""
    try:
        if isinstance(doc, DeadlineError):
            raise DeadlineError(f"{article.source}: {doc}")
        if isinstance(doc, Exception):
            raise doc
        title = _title(nlp, article) if checks else None
        analysis = analyse(doc, article, settings, title, checked=checks, related=checks or claims)
        notes = () if doc.has_annotation("DEP") or not article.text.strip() else (LEXICAL,)
        return report(analysis, verdict.run(analysis) if checks else (), notes)
    except DeadlineError:
        raise
    except Exception as error:
        raise AnalysisError(
            f"{article.source}: unexpected {type(error).__name__}: {error}; this is a fault in copydesk: please "
            "report it with this article and what --debug shows"
        ) from error


def check_articles(
    articles: Iterable[Article],
    settings: Settings,
    *,
    checks: bool = True,
    claims: bool = True,
    failed: Callable[[AnalysisError | DeadlineError], None] = _raise,
    limit: float | None = None,
) -> Iterator[Report]:
    """One report an article, in order, a batch at a time; ``checks=False`` gives the records alone.

    ``claims=False`` leaves the claims out as well; it has no effect with checks, which need them.
    ``failed`` is told of each article that the program fails on, which is left out, and the
    others go on; by default the first one is raised. limit: seconds for the parse of one article, and
    for the work on it; one that takes longer has failed with a DeadlineError (`deadline` says where
    that works). Raises SettingError for a check or a model that does not exist.
    """
    settings = settled(settings)
    nlp = parse.build(settings)
    articles = iter(articles)
    while batch := list(islice(articles, parse.BATCH)):
        for article, doc in zip(batch, _docs(nlp, batch, limit), strict=True):
            try:
                with deadline(limit):
                    done = _reported(doc, article, nlp, settings, checks, claims)
            except (AnalysisError, DeadlineError) as error:
                if limit is None and isinstance(error, DeadlineError):
                    raise  # it is the caller's
                error.article = article.id
                failed(error)
                continue
            yield done
