"""Near-copies: the same story is found again however it was touched, and another one is not."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("duckdb", reason="the tables of a run need DuckDB: pip install 'copydesk[batch]'")

from batch.folders import report, run
from copydesk.batch.across.copies import ALIKE, copies, signature
from copydesk.batch.store.query import ask

STORY = """Harbour board backs £40m ferry terminal

The harbour board in Tarbrook voted on Tuesday for a new ferry terminal that will cost £40m and open in 2027.
Eleven of its fifteen members were in favour. The present building dates from 1961 and floods in most winters.

"We have patched that roof for the last time," said Moira Kell, who chairs the board. The terminal will take
ships of up to 180 metres and 900 passengers an hour, twice as many as now. Half of the money comes from the
county, a quarter from the ferry line and the rest from a loan over 20 years.

Two members left the room before the vote. They had asked for a study of the tides, which the board refused
in March because it would have cost £300,000 and a year."""
OTHER = """Harbour board puts off ferry terminal

The harbour board in Melsund decided on Friday to put off its new ferry terminal, which was to cost £60m, until
the county says how much it will give. Nine members were for the delay and six against. The building stands empty.

"Nobody wants to sign for money that is not there," said Carl Voss, the treasurer. Ships of the night line will
go on using the fish quay, where passengers wait in a tent. The line says that it lost 12,000 bookings last year.

The board will meet again in May. Until then two engineers are to look at what can be done with the old hall."""
PARAGRAPHS = STORY.split("\n\n")

TOUCHED = {
    "as it was": STORY,
    "another headline": "Ferry terminal wins the vote\n\n" + "\n\n".join(PARAGRAPHS[1:]),
    "a paragraph cut": "\n\n".join(PARAGRAPHS[:-1]),
    "a line by the agency": "TARBROOK (Coast News) - " + STORY,
    "a figure changed": STORY.replace("£40m", "£44m"),
    "American spelling and capitals": STORY.upper().replace("HARBOUR", "HARBOR").replace("METRES", "METERS"),
    "other quotation marks and lines": STORY.replace('"', "“").replace("\n", " "),
    "a paragraph more": STORY + "\n\nThe ferry line sails six times a day, and carried 410,000 people last year.",
}
APART = {
    "another story of the same kind": OTHER,
    "one paragraph of it quoted": OTHER + "\n\n" + PARAGRAPHS[2][:150],
    "its words in another order": " ".join(random.Random(1).sample(STORY.split(), len(STORY.split()))),
    "too short to tell": "Harbour board backs £40m ferry terminal",
    "nothing": "",
    "left out": None,
}


@pytest.mark.parametrize("how", TOUCHED)
def test_a_story_that_was_touched_is_a_copy(how: str) -> None:
    assert copies([OTHER, STORY, TOUCHED[how]]) == [None, None, 1]


@pytest.mark.parametrize("how", APART)
def test_another_story_is_no_copy(how: str) -> None:
    assert copies([STORY, APART[how], APART[how]])[1] is None


def test_what_cannot_be_told_is_nobodys_copy() -> None:
    assert copies(["Short.", "Short.", "", "", None, None]) == [None] * 6
    assert copies([]) == []


def test_every_copy_points_at_the_first_and_the_first_at_nobody() -> None:
    """However many there are, and though the last has drifted far from the first: no chains."""
    words = STORY.split()
    drifted = [" ".join(["new"] * n + words[n:]) for n in range(0, len(words), 6)]
    found = copies([OTHER, *drifted, OTHER])
    firsts = {n for n, first in enumerate(found) if first is None}
    assert {first for first in found if first is not None} <= firsts
    assert found[0] is None
    assert found[-1] == 0
    assert len(firsts) < len(drifted) / 2


def test_the_signature_is_the_same_everywhere() -> None:
    """Fixed hash functions: another machine, release or order of articles must not decide what a copy is."""
    assert signature(STORY)[:4].tolist() == [50990759, 12119817, 1435973, 23953231]


@given(st.integers(0, 40), st.integers(0, 1000))
def test_the_estimate_is_near_the_truth(changed: int, seed: int) -> None:
    words, chance = STORY.split(), random.Random(seed)
    for n in chance.sample(range(len(words)), changed):
        words[n] = f"other{n}"
    other = " ".join(words)
    one, two = _shingles(STORY), _shingles(other)
    share = len(one & two) / len(one | two)
    estimate = float((signature(STORY) == signature(other)).mean())
    assert abs(share - estimate) < 0.25
    if abs(share - ALIKE) > 0.25:
        assert (copies([STORY, other])[1] == 0) == (share > ALIKE)


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[k:] for k in range(5)), strict=False))


def test_the_store_marks_them(tmp_path: Path) -> None:
    texts = [OTHER, STORY, *TOUCHED.values()]
    made = [report(text, id=f"a{n}", source="x.txt") for n, text in enumerate(texts)]
    path = run(tmp_path / "r", made)
    found = [first for (first,) in ask(path, "SELECT copy_of FROM articles ORDER BY n").rows]
    assert found == [None, None] + ["a1"] * len(TOUCHED)
