"""How a text is cut: figures apart from what is glued to them, sentences at stops and line breaks."""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.errors import SettingError
from copydesk.settings import Settings

LEXICAL = Settings(syntax=False)

RUNS = [
    ("kr500", ["kr", "500"]),
    ("CHF500", ["CHF", "500"]),
    ("£1.2m-£1.5m", ["£", "1.2", "m", "-", "£", "1.5", "m"]),
    ("A$82m", ["A$", "82", "m"]),
    ("$250K.", ["$", "250", "K", "."]),
    ("USD34.6", ["USD", "34.6"]),
    ("10-year", ["10", "-", "year"]),
    ("64.5p", ["64.5", "p"]),
    ("£30,000-a-year", ["£", "30,000", "-", "a", "-", "year"]),
    ("5.2%", ["5.2", "%"]),
    ("12st", ["12", "st"]),
    ("11st", ["11", "st"]),
    ("21st", ["21st"]),
    ("117th", ["117th"]),
    ("15m(49ft)", ["15", "m", "(", "49", "ft", ")"]),
    ("3.2×10", ["3.2", "×", "10"]),
    ("$1.86bn(£970m)", ["$", "1.86", "bn", "(", "£", "970", "m", ")"]),
    ("złotych", ["złotych"]),
    ("1'250'000", ["1'250'000"]),
    ("minus-7", ["minus", "-", "7"]),
    ("U.S.", ["U.S."]),
]


@pytest.mark.parametrize(("run", "pieces"), RUNS)
def test_a_run_is_cut_where_its_figure_ends(run: str, pieces: list[str]) -> None:
    doc = parse.build(LEXICAL)(f"It was {run} then")
    assert [token.text for token in doc[2:-1]] == pieces


SENTENCES = [
    ("One came. Two left.", ["One came.", "Two left."]),
    ("A headline\n\nThe text. More", ["A headline", "The text.", "More"]),
    ("“It rose.” She left.", ["“It rose.”", "She left."]),
    ("It rose 5.2m. Then it fell.", ["It rose 5.2m.", "Then it fell."]),
    ("Sen. Reed spoke to Mr. Hale.", ["Sen. Reed spoke to Mr. Hale."]),
    ("A line\nof verse", ["A line", "of verse"]),
    ("Really?! Yes… No", ["Really?!", "Yes…", "No"]),
    ("", []),
    ("\n\n", [""]),
    ("  Two  spaces. Here", ["Two  spaces.", "Here"]),
]


@pytest.mark.parametrize("how", [LEXICAL, Settings()], ids=["lexical", "whole"])
@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences_end_at_stops_and_lines(text: str, sentences: list[str], how: Settings) -> None:
    (doc,) = parse.parse([text], how)
    assert [sent.text.strip() for sent in doc.sents] == sentences


def test_the_text_is_kept_whole() -> None:
    text = "Ünïcode\u200b  text\u00a0with £5m…\r\n\tand 12\u202f345 tabs \u202e."
    (doc,) = parse.parse([text], LEXICAL)
    assert doc.text == text


def test_documents_come_in_order_over_batches() -> None:
    texts = [f"Number {n} is here." for n in range(2 * parse.BATCH + 3)]
    assert [doc.text for doc in parse.parse(texts, LEXICAL)] == texts


def test_a_missing_model_is_named() -> None:
    with pytest.raises(SettingError, match="'xx_no_model' is not installed"):
        parse.build(Settings(model="xx_no_model"))


def test_without_syntax_there_are_no_tags() -> None:
    (doc,) = parse.parse(["The bridge is open."], LEXICAL)
    assert not doc.has_annotation("TAG")
    assert not doc.has_annotation("DEP")
