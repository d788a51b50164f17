"""The tables of a run: every column with its type, where it comes from in a report, and what it holds.

docs/store.md is written from here. A change of a column that a query could notice raises `VERSION`.
"""

from __future__ import annotations

from dataclasses import dataclass

VERSION = 1


@dataclass(frozen=True)
class Column:
    """A column: ``source`` is an SQL expression over the row that the table is made of."""

    name: str
    kind: str
    source: str
    about: str


@dataclass(frozen=True)
class Table:
    """A table. ``of``: the list of a report whose items are its rows (as ``i``); None for a row a report."""

    name: str
    about: str
    of: str | None
    columns: tuple[Column, ...]


def _same(kind: str, *pairs: str) -> tuple[Column, ...]:
    """Columns of one type that have the name of the item's field: `name: what it holds`."""
    split = [pair.partition(": ") for pair in pairs]
    return tuple(Column(key, kind, f'i."{key}"', about) for key, _, about in split)


_N = Column("n", "BIGINT", "n", "the article's place in the run, from 1")
_ARTICLE = Column("article", "VARCHAR", "article.id", "the article's id")
_SPAN = (
    *_same("VARCHAR", "text: the words, as printed"),
    *_same("INTEGER", "start: where they begin in articles.text", "end: the character behind the last"),
)

_HOST = r"^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?(?:www\.)?([^/:?#]*)"
_FILE = "regexp_replace(article.source, ':[0-9]+$', '')"  # without the number of a row
_OUTLET = f"""coalesce(
    nullif(lower(regexp_extract(coalesce(article.url, article.source), '{_HOST}', 1, 'i')), ''),
    nullif(regexp_extract({_FILE}, '^(.*)/[^/]*$', 1), ''),
    {_FILE})"""

ARTICLES = Table("articles", "a row an article", None, (
    _N, _ARTICLE,
    Column("source", "VARCHAR", "article.source", "the path, URL or row that it was read from"),
    Column("outlet", "VARCHAR", _OUTLET, "the host of its URL; without one, the folder, or the file, of its source"),
    Column("url", "VARCHAR", "article.url", "its URL"),
    Column("title", "VARCHAR", "article.title", "its title"),
    Column("published", "VARCHAR", "article.published", "an ISO day, month, year or interval, as given"),
    Column("desk", "VARCHAR", "article.desk", "whose house style it follows"),
    Column("line", "INTEGER", "article.line", "where its text begins in the source"),
    Column("copy_of", "VARCHAR", "copy_of", "the id of the first article that this one is a near-copy of"),
    Column("quantities", "INTEGER", "coverage.quantities", "how many figures it has"),
    Column("checked", "INTEGER", "coverage.checked", "in how many of them anything was checked"),
    Column("consistent", "INTEGER", "coverage.consistent", "how many agree"),
    Column("rounding", "INTEGER", "coverage.rounding", "how many agree at the loosest"),
    Column("inconsistent", "INTEGER", "coverage.inconsistent", "how many are at odds"),
    Column("undecided", "INTEGER", "coverage.undecided", "in how many something is missing"),
    Column("notes", "VARCHAR[]", "notes", "what was noted in reading it"),
    Column("text", "VARCHAR", "article.text", "its text; null where the run left it out"),
))  # fmt: skip

QUANTITIES = Table("quantities", "a row a figure", "quantities", (
    _N, _ARTICLE, *_same("VARCHAR", "id: its id within the article"), *_SPAN,
    *_same("VARCHAR", "kind: money, percent, count, …, as in the contract"),
    *_same("DOUBLE", "value: in base units (854 million is 854000000); the middle of a range",
           "low: the least value that it can stand for; null = unbounded", "high: the greatest",
           "loose_low: the least at the loosest reading", "loose_high: the greatest at the loosest reading"),
    *_same("VARCHAR", "unit: the unit, currency or counted noun", "currency: the plain currency of an amount",
           "per: what an amount is for each of", "approximation: exact, about, over, …", "trend: up or down",
           "subject: what it is about, in the article's words"),
    *_same("INTEGER", "sentence: the number of its sentence, from 0"),
))  # fmt: skip

DATES = Table("dates", "a row a date", "dates", (
    _N, _ARTICLE, *_same("VARCHAR", "id: its id within the article"), *_SPAN,
    *_same("VARCHAR", "from: its first day, month or year", "to: its last"),
    *_same("INTEGER", "weekday: the printed one; 0 is Monday", "sentence: the number of its sentence, from 0"),
))  # fmt: skip

QUOTES = Table("quotes", "a row a quotation", "quotes", (
    _N, _ARTICLE, *_same("VARCHAR", "id: its id within the article"), *_SPAN,
    *_same("VARCHAR", "kind: direct, partial or indirect"),
    Column("cue", "VARCHAR", "i.cue.text", "the word of saying"),
    Column("speaker", "VARCHAR", "coalesce(i.speaker.name, i.speaker.text)",
           "who speaks: the name, else the words beside the cue"),
    Column("name", "VARCHAR", "i.speaker.name", "the speaker's fullest name; null where the article gives none"),
    Column("title", "VARCHAR", "i.speaker.title", "the speaker's office"),
    Column("affiliation", "VARCHAR", "i.speaker.affiliation", "whom the speaker belongs to"),
    *_same("VARCHAR[]", "quantities: ids of the figures in it"),
    *_same("INTEGER", "sentence: the number of its sentence, from 0"),
))  # fmt: skip

CLAIMS = Table("claims", "a row a checkable statement", "claims", (
    _N, _ARTICLE, *_same("VARCHAR", "id: its id within the article"), *_SPAN,
    *_same("VARCHAR", "kind: value, change, share, …", "subject: whose", "attribute: what of it"),
    *_same("MAP(VARCHAR, VARCHAR)", "roles: role -> id of the figure or date that fills it"),
    Column("period", "VARCHAR", "i.period.text", "the time that it speaks of, as printed"),
    Column("from", "VARCHAR", 'i.period."from"', "the first day, month or year of that time"),
    Column("to", "VARCHAR", 'i.period."to"', "the last"),
    *_same("VARCHAR", "speaker: who says it, if it is quoted", "quote: the id of the quote",
           "modality: stated, planned, …", "direction: up or down"),
    *_same("BOOLEAN", "explicit: whether one phrase ties the figures"),
))  # fmt: skip

CHECKS = Table("checks", "a row a verdict", "checks", (
    _N, _ARTICLE, *_same("VARCHAR", "id: its id within the article", "code: the check's code", "name: the check's name",
                         "family: the check's family", "verdict: consistent, rounding, inconsistent or undecided",
                         "severity: error, warning or note", "message: what an editor can act on",
                         "reason: why it is undecided", "working: the arithmetic"),
    Column("text", "VARCHAR", "i.spans[1].text", "the words at fault"),
    Column("start", "INTEGER", 'i.spans[1]."start"', "where they begin in articles.text"),
    Column("end", "INTEGER", 'i.spans[1]."end"', "the character behind the last"),
    *_same("VARCHAR[]", "claims: ids of the claims that it judges", "quantities: ids of the figures that it judges"),
    *_same('STRUCT("text" VARCHAR, "start" INTEGER, "end" INTEGER, "role" VARCHAR)[]',
           "spans: every stretch that it rests on, the words at fault first"),
    *_same('STRUCT("span" INTEGER, "replacement" VARCHAR, "why" VARCHAR)[]',
           "repairs: edits that would make it agree; span counts from 0"),
    *_same("VARCHAR", "fingerprint: stable across edits elsewhere"),
    Column("waived", "VARCHAR", 'i.waived."by"', "waiver or baseline, where it is let stand; else null"),
))  # fmt: skip

ERRORS = Table("errors", "a row a failure", None, tuple(
    Column(name, "VARCHAR", f'"{name}"', about) for name, about in [
        ("id", "the article's id, where it has one"), ("source", "where it was read, or should have been"),
        ("stage", "what was being done"), ("reason", "what kind of failure it is"),
        ("message", "what to know about it"),
    ]
))  # fmt: skip

def _side(side: str, prefix: str, what: str) -> tuple[Column, ...]:
    """The columns of one side of a contradiction; side: the article in SQL."""
    return (
        Column(f"{prefix}n", "BIGINT", f"c.{prefix}n", f"{what}'s place in the run"),
        Column(f"{prefix}article", "VARCHAR", f"{side}.article", f"{what}'s id"),
        Column(f"{prefix}outlet", "VARCHAR", f"{side}.outlet", f"{what}'s outlet"),
        Column(f"{prefix}source", "VARCHAR", f"{side}.source", f"where {what} was read"),
        Column(f"{prefix}published", "VARCHAR", f"{side}.published", f"when {what} appeared"),
        Column(f"{prefix}text", "VARCHAR", f"c.{prefix}text", f"the words in {what}"),
        Column(f"{prefix}start", "INTEGER", f'c."{prefix}start"', "where they begin in its text"),
        Column(f"{prefix}end", "INTEGER", f'c."{prefix}end"', "the character behind the last"),
    )


CROSS_CHECKS = Table("cross_checks", "a row a contradiction between two articles", None, (
    Column("code", "VARCHAR", "c.code", "CD701, CD702 or CD703"),
    Column("name", "VARCHAR", "c.name", "cross-figure, cross-quote or cross-magnitude"),
    Column("family", "VARCHAR", "'cross-article'", "cross-article"),
    Column("verdict", "VARCHAR", "'inconsistent'", "inconsistent"),
    Column("severity", "VARCHAR", "c.severity", "error or warning"),
    Column("message", "VARCHAR", "c.message", "what an editor can act on"),
    Column("working", "VARCHAR", "c.working", "why both are held to speak of one thing"),
    *_side("a", "", "the article"), *_side("b", "other_", "the other article"),
    Column("also", "VARCHAR[]", "c.also", "ids of further articles that say what the other one says"),
))  # fmt: skip

TABLES = (ARTICLES, QUANTITIES, DATES, QUOTES, CLAIMS, CHECKS, ERRORS, CROSS_CHECKS)
