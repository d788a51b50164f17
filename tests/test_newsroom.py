"""Sentences as newsrooms write them: what must be said of each, by the whole flow."""

from __future__ import annotations

import pytest

import copydesk

# (text, check, what is flagged)
FOUND = [
    ("The loss fell to £12.1m from £19.8m, an improvement of €7.7m.", "mixed-currency", "€7.7m"),
    ("The ferries cost £86m and €91m, a total of £177m.", "mixed-currency", "€91m"),
    ("The council set aside £6m, $1.5m of it, or 25%, for roads. It has £90m.", "mixed-currency", "$1.5m"),
    ("He bought 340 tons of hay at $210 a ton and paid $41,400 for it.", "per-unit", "$41,400"),
    ("The surplus from its kiosks fell by 140%, to £310,000.", "impossible", "140%"),
    ("She wrote 67 cheques between 3 April 2014 and 29 July 2014, a period of just 87 days.", "duration", "87 days"),
    ("It will cut 4,200 jobs, 7% of its workforce. It employs 35,000 people.", "share", "4,200"),
]

# Nothing is at odds, and the check that verifies it, or None where nothing can be verified.
AGREED = [
    ("The loss was $412 million, or 55 cents a share, on 749 million shares.", "per-unit"),
    ("By May the fund had spent £1.4m, 112% of its budget of £1.25m.", "share"),
    ("Profit slipped to £64m from £71m, nearly 10% down, on a weak spring.", "percent-change"),
    ("The roll has grown to 4,050 from 3,890 in two years, or 4 percent, and is still growing.", "percent-change"),
    ("The net loss narrowed to $18.4 million, or 22 cents a share, from $41.9 million, or 51 cents a share.", None),
    ("She is one of 14 women in the house, up from nine in the last, or 11.7 per cent of its strength.", None),
    ("It sold 43 of its 52 lots. Of the 43 lots that sold, 26 went for more than was asked.", None),
    ("The 41 patrols cost £164,000, or £4,000 each, and two classes of infants came to protest.", None),
    ("Most losses fall on the lab, with 132 jobs, and on sales, with 60; the other 48 are elsewhere.", None),
]


@pytest.mark.parametrize(("text", "check", "flagged"), FOUND)
def test_an_error_is_found_where_it_stands(text: str, check: str, flagged: str) -> None:
    found = [result for result in copydesk.check(text).checks if result.verdict == "inconsistent"]
    assert [(result.name, result.spans[0].text) for result in found] == [(check, flagged)]


@pytest.mark.parametrize(("text", "check"), AGREED)
def test_what_agrees_is_left_alone(text: str, check: str | None) -> None:
    results = copydesk.check(text).checks
    assert [result.message for result in results if result.verdict == "inconsistent"] == []
    agreed = {result.name for result in results if result.verdict in ("consistent", "rounding")}
    assert check is None or check in agreed
