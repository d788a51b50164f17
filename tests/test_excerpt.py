"""Places in files, and excerpts whose marks stand under their words."""

from __future__ import annotations

import pytest

from copydesk.excerpt import WIDTH, cell, excerpt, place
from copydesk.records import ArticleHead, TextSpan


def span(text: str, words: str) -> TextSpan:
    """The first place of the words."""
    start = text.index(words)
    return TextSpan(text=words, start=start, end=start + len(words))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    return sum(map(cell, text))


@pytest.mark.parametrize(
    "text",
    [
        "Of 200 residents, 50 (35%) replied.",
        "\tOf 200\tresidents, 50 (35%) replied.",
        "価格は五十、(35%) 円。",
        "Café owners: 50 (35%) replied.",
        "\U0001f4b0\U0001f4b0 50 (35%) replied.\r\nAnd more.",
        "First.\n\nOf 200 residents, 50 (35%) replied.\nLast.",
        "zero\u200bwidth \x1b[31m 50 (35%) replied.",
        " ".join(["word"] * 60) + " 50 (35%) replied " + " ".join(["word"] * 60),
        "価" * 200 + " 35% " + "格" * 200,
        "x" * 300 + "35%" + "y" * 300,
    ],
)
def test_the_marks_stand_under_the_words(text: str) -> None:
    """Whatever stands before them: tabs, wide, combining and control characters, a cut line."""
    shown = excerpt(text, [span(text, "35%")])
    assert shown.line.count("35%") == 1
    before, _, _ = shown.line.partition("35%")
    assert shown.marks == " " * cells(before) + "^^^"
    assert cells(shown.line) <= WIDTH
    assert not {"\t", "\n", "\r", "\x1b"} & set(shown.line)


def test_the_other_figures_are_marked_where_they_are_on_show() -> None:
    text = "Of 200 residents, 50 (35%) replied."
    shown = excerpt(text, [span(text, "35%"), span(text, "200"), span(text, "50")])
    assert shown.line == text
    assert shown.marks == "   ~~~            ~~  ^^^"


def test_a_long_line_is_cut_between_words_and_keeps_the_figures_together() -> None:
    text = "alpha beta gamma " * 10 + "of 200 residents only 50 (35%) replied " + "delta epsilon " * 10
    shown = excerpt(text, [span(text, "35%"), span(text, "200")])
    assert shown.line[0] == shown.line[-1] == "…"
    assert "200 residents only 50 (35%)" in shown.line
    assert set(shown.line.strip("…").replace("(35%)", "").split()) <= set(text.split())


@pytest.mark.parametrize("words", ["y" * 150, "one two\nthree", "z" * 30 + "\r\nx"])
def test_a_span_longer_than_the_line_is_cut(words: str) -> None:
    text = f"Here {words} there."
    shown = excerpt(text, [span(text, words)])
    assert cells(shown.line) <= WIDTH
    assert shown.marks.strip() == "^" * min(len(words.split("\r\n")[0].split("\n")[0]), WIDTH - 2)


def head(source: str, text: str | None, line: int = 1) -> ArticleHead:
    return ArticleHead(id="x", source=source, title=None, published=None, text=text, line=line)


@pytest.mark.parametrize(
    ("article", "offset", "where"),
    [
        (head("a.txt", "One.\nTwo 5%.\n"), 9, "a.txt:2:5"),
        (head("a.md", "One.\nTwo 5%.\n", line=7), 9, "a.md:8:5"),
        (head("a.md", "5%", line=7), 0, "a.md:7:1"),
        (head("rows.jsonl:12", "One.\nTwo 5%.\n"), 9, "rows.jsonl:12:10"),
        (head("-:3", "One.\nTwo 5%.\n"), 0, "-:3:1"),
        (head("-", "One.\nTwo 5%.\n"), 5, "-:2:1"),
        (head("a.md", None, line=7), 9, "a.md:7:1"),
    ],
)
def test_places_count_from_one_in_the_file(article: ArticleHead, offset: int, where: str) -> None:
    assert str(place(article, offset)) == where
