"""copydesk: pulls figures, money and quotes out of news articles and says whether they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.records import Report

__version__ = "0.1.0"
__all__ = ["__version__", "check"]


def check(text: str, published: str | None = None, **settings: Any) -> Report:
    """Check one article; see `copydesk.settings.Settings` for the keywords."""
    from copydesk.analyse import check_articles
    from copydesk.records import Article
    from copydesk.settings import Settings

    article = Article(id="text", source="text", published=published, text=text)
    return next(iter(check_articles([article], Settings(**settings))))
