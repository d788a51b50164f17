"""The one step of a batch run: rows in, reports out. It reads and writes nothing; every engine calls it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

from copydesk import parse
from copydesk.analyse import check_articles
from copydesk.batch.rows import Done, ErrorRow, Limits
from copydesk.deadline import deadline
from copydesk.errors import AnalysisError, DeadlineError, InputError
from copydesk.read.row import Row
from copydesk.read.row import article as article_of
from copydesk.records import Article
from copydesk.reports.json import render
from copydesk.settings import Settings
from copydesk.waiver import Waivers

_TEXT = "LONDON, Wednesday 28 August 2024 - Sales rose 24% to £62m ($80m) from £50m, “a record”, said Ann Lee, 52."
_warmed: set[tuple[str | None, bool]] = set()  # the pipelines that have seen a shard in this process
UNLIMITED = Limits(None, 10**9)


def process_shard(
    rows: Sequence[Row | ErrorRow], settings: Settings, limits: Limits = UNLIMITED, *, text: bool = True,
    published: str | None = None, waivers: Waivers | None = None,
) -> Done:  # fmt: skip
    """The reports on the articles that the rows hold, in their order, and an error row for each that has none.

    What depends on the shard alone comes out, whatever the process has seen before. text: False leaves the
    articles' texts out of the reports. published: when those appeared that do not say so. waivers: mark the findings
    that these waive, and the articles' own. Raises SettingError for a check or a model that does not exist.
    """
    done = Done()
    articles = [_fitted(article, limits, done) for article in _articles(rows, limits, published, waivers, done)]
    failures: list[ErrorRow] = []
    sources = {article.id: article.source for article in articles}

    def failed(error: AnalysisError | DeadlineError) -> None:
        failures.append(_failure(error, sources))

    with _zone(settings):
        for report in check_articles(articles, settings, failed=failed, limit=limits.seconds):
            noted = _noted(report.article.id, done)
            report = waivers.apply(report) if waivers is not None else report
            done.counts.add(report)
            whole = report.model_copy(update={"notes": (*report.notes, *noted)}) if noted else report
            done.reports.append(render(whole, text=text))
    done.errors += failures
    done.counts.errors.update(row.reason for row in done.errors)
    return done


def _articles(
    rows: Sequence[Row | ErrorRow], limits: Limits, published: str | None, waivers: Waivers | None, done: Done
) -> Iterator[Article]:  # fmt: skip
    """What the rows hold; what cannot be read is among the errors."""
    for row in rows:
        if isinstance(row, ErrorRow):
            done.errors.append(row)
            continue
        try:
            with deadline(limits.seconds):
                found = article_of(row)
            if waivers is not None:
                waivers.note(found)
        except InputError as error:
            done.errors.append(failure(row, error.reason, str(error)))
        except DeadlineError as error:
            done.errors.append(failure(row, "timeout", f"{row.source}: {error}"))
        except Exception as error:
            message = f"{row.source}: unexpected {type(error).__name__} while reading: {error}"
            done.errors.append(failure(row, "failed", message))
        else:
            yield found if found.published or not published else found.model_copy(update={"published": published})


def failure(row: Row, reason: str, message: str) -> ErrorRow:
    """The error row of an article that could not be read."""
    return ErrorRow(id=row.id, source=row.source, stage="read", reason=reason, message=message)


def _zone(settings: Settings) -> AbstractContextManager[object]:
    """spaCy's memory zone, so that the words of a shard go with it; those of the first shard stay.

    They are the words that most shards share: made once, and not once a shard.
    """
    nlp, first = parse.build(settings), (settings.model, settings.syntax)
    if first in _warmed:
        zone: AbstractContextManager[object] = nlp.memory_zone()
        return zone
    _warmed.add(first)
    article = Article(id="", source="", title="5 mayors", published="2024-08-28", text=_TEXT)
    for _ in check_articles([article], Settings(model=settings.model, syntax=settings.syntax)):
        pass  # what is built at the first article has to outlive every zone
    return contextlib.nullcontext()


def _failure(error: AnalysisError | DeadlineError, sources: dict[str, str]) -> ErrorRow:
    id = error.article or ""
    reason = "timeout" if isinstance(error, DeadlineError) else "failed"
    return ErrorRow(id=id, source=sources.get(id, id), stage="analyse", reason=reason, message=str(error))


def _fitted(article: Article, limits: Limits, done: Done) -> Article:
    """The article, cut at the end of a paragraph where it is too long; that it was cut is told twice."""
    if len(article.text) <= limits.chars:
        return article
    end = article.text.rfind("\n", 0, limits.chars) + 1 or article.text.rfind(" ", 0, limits.chars) + 1 or limits.chars
    message = f"cut after {end:,} of {len(article.text):,} characters: --max-chars is {limits.chars:,}"
    done.errors.append(
        ErrorRow(id=article.id, source=article.source, stage="analyse", reason="too-long", message=message)
    )
    return article.model_copy(update={"text": article.text[:end]})


def _noted(id: str, done: Done) -> tuple[str, ...]:
    return tuple(row.message for row in done.errors if row.id == id and row.reason == "too-long")
