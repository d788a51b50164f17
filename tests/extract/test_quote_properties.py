"""Any text and any marks: offsets hold, nothing raises, work is linear, one mark costs one paragraph."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import parse
from copydesk.extract import quote
from copydesk.extract.marks import stretches
from copydesk.settings import Settings
from work import steps

PARSED = parse.build(Settings())
LEXICAL = parse.build(Settings(syntax=False))

MARKS = ['"', "“", "”", "„", "‟", "«", "»", "``", "''", "'", "‘", "’", "‚", "‹", "›"]
PIECES = [
    *MARKS, " ", ", ", ". ", "? ", ": ", " — ", "(", ")", "\n", "\n\n", "> ", "<b>", "…", "5'11", "'90s", "\t", "\r\n",
    "said", "says ", "Maria Holt", "Holt", "she ", "he said", "the company", "according to ", "told reporters",
    "Mr Reeve", "HOLT: ", "(@mholt)", "It is open", "the drivers' pay", "who runs it", "a", "é",
    "\u2028", "🙂", "\u00a0",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def holds(text: str, nlp: Callable[[str], Any]) -> None:
    last = -1
    for found in quote.extract(nlp(text)):
        assert found.start < found.end
        assert found.start >= last
        last = found.start
        for span in (found, found.cue, found.speaker):
            if span is not None:
                assert 0 <= span.start <= span.end <= len(text)
                assert text[span.start : span.end] == span.text


@given(TEXTS)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_offsets_hold_without_a_parse(text: str) -> None:
    holds(text, LEXICAL)


@given(TEXTS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_offsets_hold_with_a_parse(text: str) -> None:
    holds(text, PARSED)


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_no_text_is_refused(text: str) -> None:
    holds(text, LEXICAL)


@given(TEXTS)
@settings(max_examples=120, deadline=None, derandomize=True)
def test_stretches_lie_apart_and_within_a_paragraph(text: str) -> None:
    end = 0
    for stretch in stretches(text):
        assert end <= stretch.outer_start <= stretch.start < stretch.end <= stretch.outer_end
        assert "\n" not in text[stretch.outer_start : stretch.outer_end]
        end = stretch.outer_end


@given(TEXTS, st.integers(min_value=0))
@settings(max_examples=120, deadline=None, derandomize=True)
def test_a_mark_less_changes_stretches_of_its_paragraph_only(text: str, pick: int) -> None:
    places = [i for i, sign in enumerate(text) if sign in "\"“”„‟«»‘’‚‹›'"]
    if not places:
        return
    at = places[pick % len(places)]
    first = max(text.rfind(sign, 0, at) for sign in "\n\r\u2028") + 1
    stop = min((place for sign in "\n\r\u2028" if (place := text.find(sign, at)) >= 0), default=len(text))
    before = [s for s in stretches(text) if not first <= s.start <= stop]
    after = stretches(text[:at] + text[at + 1 :])
    kept = {(s.start, s.end) for s in after if s.end <= first}
    moved = {(s.start + 1, s.end + 1) for s in after if s.start + 1 > stop}
    assert {(s.start, s.end) for s in before} == kept | moved


ARTICLE = [
    'Maria Holt, who runs the charity, said: "We are broke and we are proud of it."',
    "The drivers' union called the plan “a gift to the landlord of the estate”.",
    '"The lift is broken," Tom Reeve said. "Nobody came to see us on Friday."',
    "‘It will not be mended by the winter,’ Anna Lind told the council.",
    '"We shall find the money," said the mayor. "It may take a year or two."',
    "Reeve wrote: «The stairs are steep and the tenants are old.»",
]


@pytest.mark.parametrize("seed", range(3))
def test_a_mark_less_changes_quotes_of_its_paragraph_only(seed: int) -> None:
    paragraphs = random.Random(seed).sample(ARTICLE, len(ARTICLE))
    whole = {(q.text, q.speaker and q.speaker.name) for q in quote.extract(PARSED("\n\n".join(paragraphs)))}
    for n, paragraph in enumerate(paragraphs):
        for at in (i for i, sign in enumerate(paragraph) if sign in "\"“”«»‘’"):
            less = [*paragraphs[:n], paragraph[:at] + paragraph[at + 1 :], *paragraphs[n + 1 :]]
            found = {(q.text, q.speaker and q.speaker.name) for q in quote.extract(PARSED("\n\n".join(less)))}
            own = {q.text for q in quote.extract(PARSED("\n\n".join(paragraphs))) if q.text in paragraph}
            assert {row for row in whole if row[0] not in own} <= found


RUN = [
    'Maria Holt, who runs the charity, opened the meeting with a long speech.',
    '"We are broke and we are proud of it," she said. "The lift has been out since May.',
    '"Nobody came on Friday, and nobody came on Monday, to see what could be done.',
    '"So we carried the piano up ourselves."',
    '“The stairs are steep and the tenants are old,” Tom Reeve replied.',
]


def test_a_mark_less_in_a_run_changes_the_run_only() -> None:
    """The quotes of paragraphs outside the run stay, whichever of its marks is missing."""
    outside = [*ARTICLE[1:3], *RUN, *ARTICLE[3:]]
    own = range(3, 6)  # the paragraphs of the run

    def others(paragraphs: list[str]) -> set[tuple[str, str | None]]:
        found = quote.extract(PARSED("\n\n".join(paragraphs)))
        far = [p for n, p in enumerate(outside) if n not in own]
        return {(q.text, q.speaker.name if q.speaker else None) for q in found if any(q.text in p for p in far)}

    whole = others(outside)
    assert len(whole) > len(RUN)
    for n in own:
        for at in (i for i, sign in enumerate(outside[n]) if sign == '"'):
            less = [*outside[:n], outside[n][:at] + outside[n][at + 1 :], *outside[n + 1 :]]
            assert others(less) == whole


def test_a_run_is_one_quote() -> None:
    (run,) = [q for q in quote.extract(PARSED("\n\n".join(RUN))) if "piano" in q.text]
    assert run.text.startswith("The lift has been out since May.")
    assert run.speaker is not None
    assert run.speaker.name == "Maria Holt"


LONG = {
    "a quote a paragraph": '"The lift is broken," Maria Holt said. She wept.\n\n',
    "one paragraph of quotes": '"The lift is broken," Holt said. ',
    "opening marks": '“It is open ',
    "closing marks": 'It is open” ',
    "straight marks": '" ',
    "marks without blanks": '"',
    "single marks": "'tis ’90s ‘open ",
    "nested": "“He said “it is ‘open’” ",
    "a run": '"The lift is broken.\n\n',
    "names": "Maria Holt ",
    "pronouns": "she he her ",
    "names and pronouns": "Maria Holt met Anna Lind and she ",
    "commas": "said, Holt, ",
    "colons": 'Holt said: "Open": ',
    "brackets": '"Open," Holt ((((',
    "dashes": '"Open" — ',
    "transcript": "HOLT: It is open.\n",
    "posts": "It is open and shut — Maria Holt (@mholt)\n",
    "tags": "<b ",
    "according": "according to ",
    "roles": "the engineer said the farmer said ",
    "hyphens": "a-",
    "capitals": "A",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
@pytest.mark.parametrize("nlp", [LEXICAL, PARSED], ids=["lexical", "parsed"])
def test_work_is_linear(piece: str, nlp: Callable[[str], Any]) -> None:
    size = 2000 // len(piece)
    short, long = (nlp(piece * n) for n in (size, size * 2))
    once = steps(lambda: list(quote.extract(short)))
    assert steps(lambda: list(quote.extract(long))) < 2.4 * once + 5000


@pytest.mark.parametrize("piece", [*LONG.values(), *MARKS], ids=str)
def test_pairing_marks_is_linear(piece: str) -> None:
    size = 1000 // len(piece)
    once = steps(lambda: stretches(piece * size))
    assert steps(lambda: stretches(piece * size * 2)) < 2.4 * once + 1000
