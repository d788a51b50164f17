"""Spans over a text: whatever they are, the pieces are the text, and each knows the marks over it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.page.marks import Mark, Paragraph, lead, paragraphs
from work import steps

TEXTS = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n\r\t\u202e\u00a0<&")), max_size=80)
SPANS = st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=12)


def whole(text: str, blocks: list[Paragraph]) -> str:
    """The text put together again from its parts."""
    return lead(text) + "".join("".join(piece.text for piece in one.pieces) + one.gap for one in blocks)


@given(TEXTS, SPANS)
@settings(max_examples=300, deadline=None)
def test_the_pieces_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(f"m{n}", start, end, "money") for n, (start, end) in enumerate(spans)]
    blocks = list(paragraphs(text, marks))
    assert whole(text, blocks) == text
    for piece in (piece for one in blocks for piece in one.pieces):
        over = [mark.key for mark in marks if mark.start <= piece.start and piece.end <= mark.end]
        assert sorted(mark.key for mark in piece.marks) == sorted(over)
        assert text[piece.start : piece.end] == piece.text
        assert piece.opens == any(max(mark.start, 0) == piece.start and mark.end > piece.start for mark in marks)


def test_marks_that_cross() -> None:
    text = "one two three"
    (one,) = paragraphs(text, [Mark("a", 0, 7, "money"), Mark("b", 4, 13, "count")])
    assert [(piece.text, "".join(mark.key for mark in piece.marks)) for piece in one.pieces] == [
        ("one ", "a"), ("two", "ab"), (" three", "b"),
    ]  # fmt: skip
    assert [[mark.key for mark in piece.closes] for piece in one.pieces] == [[], ["a"], ["b"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n", []),
        ("One.", ["One."]),
        ("One.\n\n  Two.\n", ["One.", "Two."]),
        ("Item one\nItem two\n\nThree", ["Item one", "Item two", "Three"]),
        (f"{'a' * 60}\n{'b' * 60}\nend\n\nTwo", [f"{'a' * 60}\n{'b' * 60}\nend", "Two"]),
        (f"{'a' * 150}\n{'b' * 150}", ["a" * 150, "b" * 150]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """Lines that a typist broke are one paragraph; those of a list, or that are paragraphs, are not."""
    assert ["".join(piece.text for piece in one.pieces) for one in paragraphs(text)] == expected


@pytest.mark.parametrize("text", [" ", "\n", "1 of 9, ", "a\n"])
def test_the_work_grows_with_the_text(text: str) -> None:
    def work(times: int) -> int:
        marks = [Mark("m", at, at + 1, "count") for at in range(0, 8 * times, 8)]
        return steps(lambda: list(paragraphs(text * (8 * times // len(text)), marks)))

    assert work(800) < 2.5 * work(400)
