"""The files of a corpus: each thing amiss is told by file and line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.corpus.collection import collect
from copydesk.errors import InputError

Edit = Callable[[str, str, str], None]


def test_articles_and_gold_are_paired(corpus: Path) -> None:
    collection = collect(corpus)
    assert [(pair.article.id, pair.gold is not None) for pair in collection.pairs] == [("rents", True), ("shops", True)]
    assert collection.pairs[0].article.source == str(corpus / "articles" / "rents.md")
    assert (collection.faults, collection.broken) == ((), ())


@pytest.mark.parametrize("key", ["title", "published", "source", "licence", "desk"])
def test_the_front_matter_owes(corpus: Path, key: str) -> None:
    path = corpus / "articles" / "rents.md"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(f"{key}:")), encoding="utf-8")
    (fault,) = collect(corpus).faults
    assert fault == (
        f"{corpus}/articles/rents.md:1: the front matter has no {key!r}; "
        "each article names its title, published, source, licence, desk"
    )


def test_an_article_without_gold(corpus: Path) -> None:
    (corpus / "gold" / "rents.yaml").unlink()
    collection = collect(corpus)
    assert collection.faults == (
        f"{corpus}/articles/rents.md:1: this article has no gold; write {corpus}/gold/rents.yaml",
    )
    assert [pair.gold is None for pair in collection.pairs] == [True, False]


def test_gold_without_an_article(corpus: Path) -> None:
    (corpus / "articles" / "rents.md").unlink()
    assert collect(corpus).faults == (f"{corpus}/gold/rents.yaml:1: there is no article rents.md",)


def test_the_same_article_twice(corpus: Path) -> None:
    for name in ("articles/rents.md", "gold/rents.yaml"):
        path = corpus / name
        shutil.copy(path, path.with_stem("again"))
    first, second = corpus / "articles" / "again.md", corpus / "articles" / "rents.md"
    assert collect(corpus).faults == (
        f"{second}:1: the same title as {first}; each article stands once",
        f"{second}:1: the same text as {first}; each article stands once",
    )


def test_the_same_words_entered_twice(corpus: Path, edit: Edit) -> None:
    entry = '  - {text: "I had no choice", speaker: Ada Finch}\n'
    edit("gold/shops.yaml", entry, entry + entry)
    assert collect(corpus).faults == (
        f"{corpus}/gold/shops.yaml:3: quotes: 'I had no choice' stands on line 2 already; give its occurrence",
    )


def test_strange_files(corpus: Path) -> None:
    (corpus / "articles" / "notes.docx").write_text("x")
    (corpus / "gold" / "rents.yml").write_text("x")
    assert collect(corpus).faults == (
        f"{corpus}/articles/notes.docx: a corpus holds SLUG.md files, not this",
        f"{corpus}/gold/rents.yml: a corpus holds SLUG.yaml gold files, not this",
    )


def test_a_broken_file_does_not_stop_the_rest(corpus: Path, edit: Edit) -> None:
    edit("articles/rents.md", "desk: uk", "desk: mars")
    edit("gold/shops.yaml", "findings", "finding")
    collection = collect(corpus)
    assert [pair.article.id for pair in collection.pairs] == ["shops"]
    assert [line.split(": ", 1)[0] for line in collection.broken] == [
        f"{corpus}/gold/shops.yaml:1",
        f"{corpus}/gold/shops.yaml:3",
        f"{corpus}/articles/rents.md:5",
    ]
    assert "'mars'; one of us, uk, india" in collection.broken[2]


def test_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(InputError) as told:
        collect(tmp_path)
    assert str(told.value) == f"{tmp_path}: there is no article in {tmp_path}/articles; is this a corpus?"
