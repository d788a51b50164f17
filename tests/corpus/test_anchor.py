"""Anchors: words of the article, never a piece of a word or a number."""

from __future__ import annotations

import pytest

from copydesk.corpus.anchor import find, places

TEXT = "In 11 towns 3,114 people waited 11.5 hours for 11m letters; 11 gave up. “We left,” said one.\n\n“So did I.”"


@pytest.mark.parametrize(
    ("words", "occurrence", "found"),
    [
        ("11", 1, "11"),
        ("11", 2, "11"),
        ("3,114 people", 1, "3,114 people"),
        ("11.5 hours", 1, "11.5 hours"),
        ("We left … did I", 1, "We left,” said one.\n\n“So did I"),
    ],
)
def test_places(words: str, occurrence: int, found: str) -> None:
    place = find(TEXT, words, occurrence)
    assert place is not None
    assert TEXT[place[0] : place[1]] == found


@pytest.mark.parametrize(
    ("words", "occurrence"), [("11", 3), ("114", 1), ("town", 1), ("5", 1), ("waited … nowhere", 1), ("seldom", 1)]
)
def test_orphans(words: str, occurrence: int) -> None:
    """A third 11 would be a piece of 3,114, 11.5 or 11m."""
    assert find(TEXT, words, occurrence) is None


def test_an_edit_elsewhere_moves_no_anchor() -> None:
    edited = "A new first paragraph with 12 words.\n\n" + TEXT
    before, after = list(places(TEXT, "11")), list(places(edited, "11"))
    shift = len(edited) - len(TEXT)
    assert after == [(start + shift, end + shift) for start, end in before]
