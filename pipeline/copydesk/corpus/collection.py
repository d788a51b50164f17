"""A corpus on disk: ``articles/SLUG.md`` with ``gold/SLUG.yaml``, and everything that is amiss with the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.corpus.gold import Gold, load
from copydesk.errors import DataError, InputError
from copydesk.facts import broken as broken_facts
from copydesk.facts import clashes
from copydesk.head import front_matter
from copydesk.read import read
from copydesk.records import Article

REQUIRED = ("title", "published", "source", "licence", "desk")


@dataclass(frozen=True)
class Pair:
    """An article and its gold (None where it has none that can be read)."""

    article: Article
    gold: Gold | None


@dataclass(frozen=True)
class Collection:
    """The pairs by slug; ``faults`` break the corpus's rules, ``broken`` files cannot be used at all.

    ``facts`` is the folder of reference facts, None where there is none.
    """

    pairs: tuple[Pair, ...]
    faults: tuple[str, ...]
    broken: tuple[str, ...]
    facts: Path | None = None


def collect(folder: Path) -> Collection:
    """Read the articles and the gold below a folder.

    Each fault and each broken file is told as ``file:line: what is wrong and the way out``.
    Raises InputError where the folder holds no article at all.
    """
    files = sorted((folder / "articles").glob("*"))
    if not files:
        raise InputError(f"{folder}: there is no article in {folder / 'articles'}; is this a corpus?")
    broken: list[str] = []
    faults = [f"{file}: a corpus holds SLUG.md files, not this" for file in files if file.suffix != ".md"]
    golds = _golds(folder / "gold", faults, broken)
    pairs = []
    for file in files:
        for article in _articles(file, broken):
            faults += head_faults(file)
            if file.stem not in golds:
                faults.append(f"{file}:1: this article has no gold; write {folder / 'gold' / file.stem}.yaml")
            pairs.append(Pair(article, golds.get(file.stem)))
    slugs = {file.stem for file in files}
    faults += [f"{folder / 'gold' / slug}.yaml:1: there is no article {slug}.md" for slug in golds if slug not in slugs]
    faults += _twins(pairs)
    facts = folder / "facts"
    known, unreadable = broken_facts(facts)
    broken += unreadable
    faults += clashes(known)
    return Collection(tuple(pairs), tuple(faults), tuple(broken), facts if known and not unreadable else None)


def _articles(file: Path, broken: list[str]) -> Iterator[Article]:
    """The article of one file, under its slug; a file that cannot be read goes to ``broken``."""
    if file.suffix == ".md":
        for article in read([file], lambda error: broken.append(str(error))):
            yield article.model_copy(update={"id": file.stem})


def _golds(folder: Path, faults: list[str], broken: list[str]) -> dict[str, Gold | None]:
    """The gold by slug; None where the file is broken."""
    golds: dict[str, Gold | None] = {}
    for file in sorted(folder.glob("*")):
        if file.suffix != ".yaml":
            faults.append(f"{file}: a corpus holds SLUG.yaml gold files, not this")
            continue
        try:
            golds[file.stem] = gold = load(file)
            faults += _repeats(gold)
        except DataError as error:
            golds[file.stem] = None
            broken += str(error).splitlines()
    return golds


def head_faults(file: Path) -> Iterator[str]:
    """What the front matter owes: where the words come from and under which licence they stand."""
    head, _, _ = front_matter(file.read_text(encoding="utf-8-sig"), str(file))
    for key in REQUIRED:
        if not getattr(head, key):
            yield f"{file}:1: the front matter has no {key!r}; each article names its {', '.join(REQUIRED)}"


def _repeats(gold: Gold) -> Iterator[str]:
    """Entries of a gold file that stand on the same words."""
    for name, entries in (("quantities", gold.quantities), ("quotes", gold.quotes)):
        seen: dict[tuple[str, int], int] = {}
        for entry in entries:
            first = seen.setdefault((entry.text, entry.occurrence), entry.line)
            if first != entry.line:
                said = f"{entry.text!r} stands on line {first} already; give its occurrence"
                yield f"{gold.path}:{entry.line}: {name}: {said}"


def _twins(pairs: list[Pair]) -> Iterator[str]:
    """Articles that are there twice: the same title, or the same text."""
    tellings: tuple[tuple[str, Callable[[Article], str | None]], ...] = (
        ("title", lambda article: article.title),
        ("text", lambda article: " ".join(article.text.split())),
    )
    for what, of in tellings:
        seen: dict[str, str] = {}
        for article in (pair.article for pair in pairs):
            key = of(article)
            if key is not None and (first := seen.setdefault(key, article.source)) != article.source:
                yield f"{article.source}:1: the same {what} as {first}; each article stands once"
