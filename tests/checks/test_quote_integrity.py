"""Quotation marks in pairs, and the same words quoted in one way."""

from __future__ import annotations

import pytest

import copydesk


def verdicts(text: str, verdict: str) -> list[str]:
    results = copydesk.check(text).checks
    return [r.spans[0].text for r in results if r.name == "quote-integrity" and r.verdict == verdict]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We are ready, he said.\n\nThe hall opens in May.", "“We are ready, he said."),
        ('He said: "We are ready.\n\nThe hall opens in May.', '"We are ready.'),
        ('He told us: "We are ready. It is a hall.\n\nThe hall opens in May.', '"We are ready. It is a hall.'),
        ("We are ready,” he said.\n\nThe hall opens in May.", "We are ready,”"),
        ('"We are ready, he said. "It is a good day," he added.', '"We are ready, he said.'),
        ('"We are ready," he said." The hall opens in May.', 'he said."'),
        ('He called it "a fine hall and went home. It is "new" as well.', '"a fine hall and went home.'),
        ("'We are ready,' he said.\n\n'It is good,' he added.\n\n'Come in May, he said.\n\nThe hall is new.",
         "'Come in May, he said."),
    ],
)  # fmt: skip
def test_unpaired(text, wanted):
    assert verdicts(text, "inconsistent") == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        '"We are ready.\n\n"The hall opens in May," she said.',  # opened again by the next paragraph
        '"We are ready. "The hall opens in May," she said.',  # the same, the paragraphs run together
        '"We are ready.\nThe hall opens in May," she said.',  # a line that was wrapped
        '"He said "no" to me," she said.',
        "“He said ‘no’ to me,” she said. It was the '90s, rock 'n' roll.",
        'A 12" pizza for a man of 6\'2" cost $9. "It is good," he said.',
        "''It is open,'' she said. ``It is safe,'' he said.",
        "“Come in May,“ he said. »It is new,« she added.",
        "The workers' plan and the players' union wanted more, 'til May.",
        '<a href="x">"We are ready," he said.</a>',
        '"We are ready,"he said. The hall opens in May."',
        'The text breaks off: "We are ready and the',
    ],
)
def test_paired_or_not_sure(text):
    assert verdicts(text, "inconsistent") == []


NEAR = "The council met on Monday. Few people came to the town hall. "


@pytest.mark.parametrize(
    ("one", "other", "wanted", "severity"),
    [
        ("We will cut 200 jobs", "We will cut 300 jobs", "300", "error"),
        ("We sold 40 boats in all of that year", "We sold 14 boats in all of that year", "14", "error"),
        ("We will never shut our library on a hill", "We will always shut our library on a hill", "always", "warning"),
        ("never close the wards in town", "always close the wards in town", "always", "warning"),
        ("We will raise the rents", "We will not raise the rents", "not", "warning"),
    ],
)
def test_two_ways(one, other, wanted, severity):
    text = f'"{one}," said Ann Adair.\n\n{NEAR}\n\nAnn Adair said: "{other}."'
    found = [r for r in copydesk.check(text).checks if r.name == "quote-integrity" and r.verdict == "inconsistent"]
    assert [(r.spans[0].text, r.severity) for r in found] == [(wanted, severity)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is about jobs and fair pay", "It is about homes and fair rents"),
        ("We will open the library in May", "We will open the library in June"),
        ("We sold 40 boats in May", "We sold 14 boats in June"),
        ("We are happy", "We are sad"),
        ("We [the council] will cut 200 jobs", "We will cut 300 jobs"),
    ],
)
def test_two_sentences(one, other):
    text = f'"{one}," said Ann Adair.\n\n{NEAR}\n\nAnn Adair said: "{other}."'
    assert verdicts(text, "inconsistent") == []


def test_a_headline_names_no_speaker():
    head = "Mayor: 'We will cut 200 jobs'"
    text = f'{head}\n\nThe mayor, Ann Adair, spoke. {NEAR}\n\n"We will cut 300 jobs," she said.'
    assert verdicts(text, "inconsistent") == ["300"]


def test_two_speakers_may_differ():
    text = f'"We will cut 200 jobs," said Ann Adair.\n\n{NEAR}\n\nBen Low said: "We will cut 300 jobs."'
    assert verdicts(text, "inconsistent") == []


def test_the_same_words_again_are_consistent():
    text = f'"We will cut 200 jobs," said Ann Adair.\n\n{NEAR}\n\nAnn Adair said: "We will cut 200 jobs by May."'
    assert len(verdicts(text, "consistent")) == 2


def test_repairs_set_the_mark_before_the_speaker():
    (result,) = copydesk.check('"We are ready, said Ms Adair. The hall is new.').checks
    assert result.repairs[0].replacement == '"We are ready," said Ms Adair.'
