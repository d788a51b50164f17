"""A small corpus to break: one article that adds up and one with a planted error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = """---
title: {title}
published: 2024-08-28
source: invented
desk: uk
licence: CC0-1.0
---
"""
CLEAN = HEAD.format(title="Rents fall") + "The average rent in the town fell to £900 in June from £1,000 in May.\n"
CLOSED = "Of 200 shops, 50 (35%) closed last year.\n\n“I had no choice,” said Ada Finch.\n"
WRONG = HEAD.format(title="Shops close") + CLOSED
GOLDS = {
    "rents": 'quotes: []\nchecks:\n  - {check: direction, at: "£1,000", verdict: consistent}\nfindings: []\n',
    "shops": 'quotes:\n  - {text: "I had no choice", speaker: Ada Finch}\nfindings:\n  - {check: share, at: "35%"}\n',
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The folder of a corpus in which all is as the gold expects."""
    folder = tmp_path / "corpus"
    for name in ("articles", "gold"):
        (folder / name).mkdir(parents=True)
    for slug, text in (("rents", CLEAN), ("shops", WRONG)):
        (folder / "articles" / f"{slug}.md").write_text(text, encoding="utf-8")
        (folder / "gold" / f"{slug}.yaml").write_text(GOLDS[slug], encoding="utf-8")
    return folder


@pytest.fixture
def edit(corpus: Path) -> Callable[[str, str, str], None]:
    """Replace words in one of the corpus's files, which must hold them."""

    def replace(name: str, old: str, new: str) -> None:
        path = corpus / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
