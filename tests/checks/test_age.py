"""Ages that are not those of the day when the article appeared, and ages of other people."""

from __future__ import annotations

import pytest

import copydesk


def verdicts(text: str, published: str | None = "2024-08-28") -> list[str]:
    """What the age check says, in order."""
    return [r.verdict for r in copydesk.check(text, published=published).checks if r.name == "age"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Okoro, 72, who was born in 1952 and joined the bank in 1990, retires in May.",
        "Born in 1952, Mr Okoro joined the bank in 1990, aged 38.",
        "The singer died on 3 May 2019. She was 69. She was born in Leeds in 1950.",
        "Anna Reyes (1950-2019) died at the age of 69.",
        "She was 23 when she won in 1996, and is now 51.",
    ],
)
def test_an_age_of_its_own_day_fits(text: str) -> None:
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "Born in March 1941, she won a medal when she was just 14.",
        "Born in 1952, he left school at 15 and went to sea.",
        "Born in 1980, she has two sons, aged 12 and 9, and a daughter, 3.",
        "Anna Reyes, 45, was born in 1979; her brother, who is 38, was born in 1986.",
    ],
)
def test_ages_of_other_days_and_people_are_left_alone(text: str) -> None:
    assert "inconsistent" not in verdicts(text)


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        ("The singer died on 3 May 2019. She was 96. She was born in Leeds in 1950.", None),
        ("Anna Reyes, 54, was named head of the bank.\n\nMs Reyes was born in Cadiz in 1979.", "45"),
        ("Anna Reyes (1950-2019) died at the age of 79.", "69"),
    ],
)
def test_a_wrong_age_is_found_and_mended(text: str, repair: str | None) -> None:
    (found,) = [r for r in copydesk.check(text, published="2024-08-28").checks if r.name == "age"]
    assert found.verdict == "inconsistent"
    assert repair is None or repair in [edit.replacement for edit in found.repairs]


def test_without_a_date_of_publication_an_age_is_undecided() -> None:
    assert verdicts("Born in 1952, Mr Okoro, 72, retires in October.", None) == ["undecided"]


def test_an_age_of_then_says_what_it_is_now() -> None:
    assert verdicts("She was 23 when she won in 1996, and is now 61.") == ["inconsistent"]
