"""Ready views: what most people ask of a run. ``source`` is the article's outlet in all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class View:
    """A view: its columns with what they hold, and its SQL."""

    name: str
    about: str
    columns: tuple[tuple[str, str], ...]
    query: str


FINDINGS = View(
    "findings", "every inconsistent verdict that nobody waived, in reading order",
    (("article", "the article's id"), ("source", "its outlet"), ("path", "where it was read"), ("url", "its URL"),
     ("published", "when it appeared"), ("code", "the check's code"), ("check", "the check's name"),
     ("severity", "error, warning or note"), ("message", "what an editor can act on"),
     ("text", "the words at fault"), ("start", "where they begin in articles.text"),
     ("copy_of", "the article that this one copies")),
    """SELECT a.article, a.outlet AS source, a.source AS path, a.url, a.published, k.code, k.name AS "check",
              k.severity, k.message, k.text, k."start", a.copy_of
       FROM checks k JOIN articles a USING (n)
       WHERE k.verdict = 'inconsistent' AND k.waived IS NULL
       ORDER BY a.n, k."start", k.code""",
)  # fmt: skip

BY_SOURCE = View(
    "findings_by_source", "how many findings each source has, the most first",
    (("source", "the outlet"), ("articles", "how many articles of it were read"),
     ("quantities", "how many figures they have"), ("findings", "how many findings"), ("errors", "of these, errors"),
     ("per_100", "findings in a hundred articles")),
    """SELECT a.outlet AS source, count(*) AS articles, sum(a.quantities)::BIGINT AS quantities,
              sum(coalesce(f.findings, 0))::BIGINT AS findings, sum(coalesce(f.errors, 0))::BIGINT AS errors,
              round(100 * sum(coalesce(f.findings, 0)) / count(*), 1) AS per_100
       FROM articles a LEFT JOIN (
           SELECT n, count(*) AS findings, count(*) FILTER (severity = 'error') AS errors
           FROM checks WHERE verdict = 'inconsistent' AND waived IS NULL GROUP BY n) f USING (n)
       GROUP BY a.outlet ORDER BY findings DESC, source""",
)  # fmt: skip

SPEAKERS = View(
    "speakers", "who was quoted how often, the most first; near-copies count once",
    (("speaker", "the fullest name in the article"), ("quotes", "how many quotations"),
     ("direct", "of these in quotation marks, whole or in part"), ("articles", "in how many articles"),
     ("sources", "in how many outlets"), ("title", "the office given most often")),
    """SELECT q.name AS speaker, count(*) AS quotes, count(*) FILTER (q.kind != 'indirect') AS direct,
              count(DISTINCT q.n) AS articles, count(DISTINCT a.outlet) AS sources,
              arg_max(q.title, t.times) AS title
       FROM quotes q JOIN articles a USING (n)
       LEFT JOIN (SELECT name, title, count(*) AS times FROM quotes GROUP BY ALL) t
           ON t.name = q.name AND t.title = q.title
       WHERE q.name IS NOT NULL AND a.copy_of IS NULL
       GROUP BY q.name ORDER BY quotes DESC, q.name""",
)  # fmt: skip

COVERAGE = View(
    "coverage", "how often each check came to each verdict",
    (("code", "the check's code"), ("check", "its name"), ("verdicts", "how many in all"),
     ("consistent", "how many agree"), ("rounding", "agree at the loosest"), ("inconsistent", "are at odds"),
     ("undecided", "lack something"), ("waived", "of those at odds, let stand")),
    """SELECT code, name AS "check", count(*) AS verdicts,
              count(*) FILTER (verdict = 'consistent') AS consistent,
              count(*) FILTER (verdict = 'rounding') AS rounding,
              count(*) FILTER (verdict = 'inconsistent') AS inconsistent,
              count(*) FILTER (verdict = 'undecided') AS undecided, count(*) FILTER (waived IS NOT NULL) AS waived
       FROM checks GROUP BY code, name ORDER BY code""",
)  # fmt: skip

VIEWS = (FINDINGS, BY_SOURCE, SPEAKERS, COVERAGE)
