"""A corpus for others: its judged claims as ClaimReview (schema.org JSON-LD), JSON Lines or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from copydesk.corpus.anchor import find
from copydesk.corpus.collection import Collection
from copydesk.errors import SettingError, one_of
from copydesk.excerpt import line_around

FORMATS = ("claimreview", "jsonl", "csv")
FIELDS = ("article", "title", "published", "url", "desk", "check", "verdict", "text", "start", "end", "claim", "why",
          "label", "reason")  # fmt: skip
_RATING = {"consistent": 5, "rounding": 4, "inconsistent": 1}  # of 1 to 5; what is undecided has none
_NAME = {"consistent": "adds up", "rounding": "adds up when rounded", "inconsistent": "does not add up",
         "undecided": "undecided"}  # fmt: skip


def rows(collection: Collection) -> Iterator[dict[str, Any]]:
    """One row a verdict that the gold asks for, errors included, in the order of the files."""
    for pair in collection.pairs:
        article = pair.article
        for entry in (*pair.gold.findings, *pair.gold.checks) if pair.gold else ():
            anchor = entry.at[0]
            place = find(article.text, anchor.text, anchor.occurrence)
            first, last = line_around(article.text, place[0]) if place else (0, 0)
            values = (article.id, article.title, article.published, article.url, article.desk, "|".join(entry.check),
                      entry.verdict, anchor.text, *(place or (None, None)), article.text[first:last], entry.why,
                      entry.label, entry.reason)  # fmt: skip
            yield dict(zip(FIELDS, values, strict=True))


def export(collection: Collection, format: str) -> Iterator[str]:
    """The lines of one format. Raises SettingError for a format that does not exist."""
    if format not in FORMATS:
        raise SettingError(f"unknown format {format!r}; {one_of(format, FORMATS)}")
    if format == "claimreview":
        yield json.dumps([_review(row) for row in rows(collection)], ensure_ascii=False, indent=1)
    elif format == "jsonl":
        yield from (json.dumps(row, ensure_ascii=False) for row in rows(collection))
    else:
        sheet = io.StringIO()
        writer = csv.DictWriter(sheet, FIELDS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows(collection))
        yield sheet.getvalue().rstrip("\n")


def _review(row: dict[str, Any]) -> dict[str, Any]:
    appearance = {"@type": "NewsArticle", "headline": row["title"], "datePublished": row["published"]}
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": _NAME[row["verdict"]]}
    if row["verdict"] in _RATING:
        rating |= {"ratingValue": _RATING[row["verdict"]], "bestRating": 5, "worstRating": 1}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": row["claim"],
        "itemReviewed": {"@type": "Claim", "appearance": appearance | ({"url": row["url"]} if row["url"] else {})},
        "reviewRating": rating,
        "reviewBody": row["why"] or f"{row['check']} at {row['text']}",
    }
