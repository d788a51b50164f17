"""copydesk: pulls figures, money and quotes out of news articles and says whether they add up.

    >>> import copydesk
    >>> report = copydesk.check("Of 200 residents, 50 (35%) replied.")
    >>> [finding.message for finding in report.findings()]
    ['50 of 200 is 24.7%–25.3%, not 35%']

The public surface is ``__all__``; the rest may change. ``nlp.add_pipe("copydesk")`` puts the same
report on ``doc._.copydesk`` in a spaCy pipeline of your own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copydesk.errors import AnalysisError, CopydeskError, InputError, SettingError
from copydesk.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copydesk.records import Article, Report

__version__ = VERSION
__all__ = [
    "AnalysisError",
    "CopydeskError",
    "InputError",
    "SettingError",
    "__version__",
    "check",
    "check_files",
]


def _article(text: str, published: str | None, title: str | None) -> Article:
    from copydesk.head import published_in
    from copydesk.period import days
    from copydesk.records import Article

    try:
        if published is None:
            published = published_in(text)
        else:
            days(published)
    except ValueError as error:
        raise InputError(f"published: {error}") from None
    return Article(id="text", source="text", title=title, published=published, text=text)


def check(text: str, published: str | None = None, *, title: str | None = None, **settings: Any) -> Report:
    """Check one article.

    text: the article; the report's offsets are ``str`` offsets into it.
    published: when it appeared, as an ISO day, month, year or an interval of them; where it is
        None, a ``Published:`` line or a dateline in the text decides, never the clock.
    title: for the report alone.
    settings: the keywords of `copydesk.settings.Settings`: desk, model, syntax, select, ignore.

    Returns a frozen `copydesk.records.Report`. Raises InputError for a date that does not exist,
    SettingError for a setting that does not, AnalysisError where the program fails on the text.
    """
    from copydesk.analyse import check_articles
    from copydesk.settings import settings as validated

    return next(check_articles([_article(text, published, title)], validated(**settings)))


def check_files(*paths: str | Path, **settings: Any) -> Iterator[Report]:
    """Check the articles of files, folders and ``-`` (standard input): one report each, in order.

    Reads what ``copydesk check`` reads, a batch at a time, and takes the settings of `check`. Raises
    what `check` does, and InputError at the first input that cannot be read.
    """
    from copydesk.analyse import check_articles
    from copydesk.read import read
    from copydesk.settings import settings as validated

    return check_articles(read(paths), validated(**settings))
