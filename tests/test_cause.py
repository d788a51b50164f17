"""One root cause, one finding."""

from __future__ import annotations

import copydesk


def _findings(text: str) -> list[tuple[str, str]]:
    return [(r.name, r.spans[0].text) for r in copydesk.check(text).checks if r.verdict == "inconsistent"]


SPOILT = (
    "Takings rose 42% to $1.73bn (£726m) from $965m. Costs were $400m (£212m) and the rent $60m (£31.8m)."
)


def test_a_figure_that_two_relations_doubt_is_one_finding() -> None:
    """The conversion and the percentage both fail on $1.73bn, and both ask for $1.37bn."""
    results = [r for r in copydesk.check(SPOILT).checks if r.verdict == "inconsistent"]
    assert [r.spans[0].text for r in results] == ["$1.73bn"]
    assert results[0].repairs[0].replacement == "$1.37bn"


def test_what_follows_from_it_is_undecided_and_names_it() -> None:
    others = [r for r in copydesk.check(SPOILT).checks if r.name == "percent-change"]
    assert [r.verdict for r in others] == ["undecided"]
    assert "$1.73bn" in (others[0].reason or "")


def test_two_errors_stay_two_findings() -> None:
    assert _findings("Sales rose 42% to £62m from £50m. Of 200 staff, 50 (35%) left.") == [
        ("percent-change", "42%"),
        ("share", "35%"),
    ]


def test_findings_that_share_a_word_and_no_figure_are_weighed_too() -> None:
    """Words that are quoted three ways: the two later quotes both part from the first one's "mill"."""
    crowd = "The crowd of farmers who had come to the hall in the rain heard her out."
    quotes = [f'"We will never sell the old {word} to anyone at any price," said Ms Day.' for word in
              ("mill", "barn", "farm")]  # fmt: skip
    results = [r for r in copydesk.check(f"\n\n{crowd}\n\n".join(quotes)).checks if len(r.spans) > 1]
    assert [(r.verdict, r.spans[0].text) for r in results] == [("inconsistent", "barn"), ("undecided", "farm")]


def test_a_sign_printed_twice_is_mended_where_no_dollars_stand_beside_it() -> None:
    text = "Sales in the quarter came to 1.4bn euros ($1.50bn; €1.20bn)."
    (result,) = copydesk.check(text, published="2024-04-29").findings()
    assert [repair.replacement for repair in result.repairs] == ["£1.20bn"]
