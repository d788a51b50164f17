"""The small edits: each slip is undone in the style of the printed figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import copydesk
from copydesk.interval import Interval, readings
from copydesk.proof.repair import other_sign, repairs, restyled
from copydesk.proof.wording import amount, between
from copydesk.records import Bare, Money, Percent


def money(text: str, value: str, step: str, unit: str = "USD") -> Money:
    low, high, loose_low, loose_high = readings(Decimal(value), Decimal(step))
    return Money(
        text=text, start=0, end=len(text), value=Decimal(value), low=low, high=high,
        loose_low=loose_low, loose_high=loose_high, step=Decimal(step), unit=unit,
    )  # fmt: skip


def about(value: str, part: str = "0.01") -> Interval:
    return Interval.point(Decimal(value)).widen(Decimal(part))


@pytest.mark.parametrize(
    ("text", "value", "step", "target", "first", "why"),
    [
        ("US$38 million", "38e6", "1e6", about("83e6"), "US$83 million", "two digits swapped"),
        ("£700m", "7e8", "1e6", about("601e6"), "£600m", "one digit"),
        ("$1.47bn", "1.47e9", "1e7", about("1.47e6"), "$1.47m", "scale word"),
        ("$4.2 billion", "4.2e9", "1e8", about("4.2e6"), "$4.2 million", "scale word"),
        ("$7.4", "7.4", "0.1", about("7.4e6"), "$7.4 million", "scale word"),
        ("€13.5m", "13.5e6", "1e5", about("135e6"), "€135m", "decimal point"),
        ("12,345", "12345", "1", about("13,245".replace(",", ""), "0.0001"), "13,245", "two digits swapped"),
        ("$440m", "440e6", "1e6", about("612e6", "0.001"), "$612m", "computed"),
    ],
)
def test_the_least_edit_comes_first(text, value, step, target, first, why):
    found = repairs(money(text, value, step), [target])
    assert (found[0].text, found[0].why) == (first, why)


def test_a_missing_scale_word_follows_the_neighbour():
    assert repairs(money("$7.4", "7.4", "0.1"), [about("7.4e6")], beside="£4.15m")[0].text == "$7.4m"


def test_what_meets_all_relations_comes_first():
    figure = money("$52m", "52e6", "1e6")
    one = repairs(figure, [Interval(Decimal("20e6"), Decimal("30e6"))])
    both = repairs(figure, [Interval(Decimal("20e6"), Decimal("30e6")), about("22e6")])
    assert one[0].text == "$25m"
    assert both[0].text == "$22m"


def test_what_barely_meets_comes_behind_what_meets_in_full():
    """35m, two digits swapped, touches the target with its last tenth alone; 33m, one digit, lies in it."""
    target = Interval(Decimal("30.5e6"), Decimal("34.6e6"))
    texts = [edit.text for edit in repairs(money("£53m", "53e6", "1e6"), [target], limit=9)]
    assert texts.index("£33m") < texts.index("£35m")


def test_a_size_tied_to_one_level_may_have_the_level_wrong():
    found = copydesk.check("The shares rose 6p, or 5.1%, to 164p.").findings()
    assert "124p" in [repair.replacement for result in found for repair in result.repairs]


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("The ten-year bond yielded 3.18%, down 6 percent from 3.24%.", "6 basis points"),
        ("The bank cut its deposit rate by 50 percent to 2.25%, from the 2.75% at which it stood.", "50 basis points"),
        ("The gross margin narrowed by 120 percent to 41.1%, having been 42.3% a year earlier.", "120 basis points"),
        ("The index rose 212.4 percent, or 1.6 percent, to 13,488.10.", "212.4 points"),
        ("Its costs rose to £410m, from £395bn in the quarter before.", "£395m"),
        ("Its loss narrowed to $18bn in the second half from $41m in the first.", "$18m"),
        ("It paid $40m for ships and $22m for a quay.\n\nAverage pay: £20.02, up $1.02, or 5.4 percent.", "$20.02"),
    ],
)
def test_what_the_check_itself_knows_is_among_the_first_three(text: str, replacement: str):
    found = copydesk.check(text).findings()
    assert replacement in [repair.replacement for result in found for repair in result.repairs[:3]]


def test_words_and_ranges_have_no_edits():
    third = money("a third", "0.3333", "0.0001")
    pair = money("$3m to $5m", "4e6", "1e6")
    assert repairs(third, [about("0.5")]) == []
    assert repairs(pair, [about("8e6")]) == []
    assert restyled(third, about("0.5")) is None


@pytest.mark.parametrize(
    ("text", "signs", "words", "wanted"),
    [
        ("£840m", ["€"], ["euros"], ["€840m"]),
        ("US$38 million", ["£"], ["pounds"], ["£38 million"]),
        ("5.3bn rand", ["$"], ["dollars"], ["5.3bn dollars"]),
        ("20 Swiss francs", ["€"], ["euros"], ["20 euros"]),
    ],
)
def test_another_currency(text, signs, words, wanted):
    assert list(other_sign(money(text, "1", "1"), signs, words)) == wanted


@given(st.integers(1, 10**7), st.sampled_from([1, 10**6, 10**9]), st.integers(1, 10**8))
def test_every_repair_meets_what_it_is_for(number, scale, wanted):
    text = f"${number:,}{ {1: '', 10**6: 'm', 10**9: 'bn'}[scale] }"
    target = Interval.point(Decimal(wanted) * scale).widen(Decimal("0.02"))
    for edit in repairs(money(text, str(number * scale), str(scale)), [target]):
        assert edit.interval.overlaps(target)
        assert edit.text != text


def test_wording():
    assert amount(Decimal("854000000"), "SEK") == "SEK 854m"
    assert amount(Decimal("82800000"), "USD") == "US$82.8m"
    assert amount(Decimal("48.27"), "kilometre") == "48.3 kilometres"
    assert amount(Decimal("12345"), None) == "12,345"
    assert amount(Decimal("-5000000"), "GBP") == "-£5m"
    assert between(Interval(Decimal("82800000"), Decimal("83800000")), "USD") == "US$82.8m–US$83.8m"
    assert between(Interval(Decimal(2), None), "percent") == "at least 2%"


def test_other_kinds_of_figure():
    ends = {"low": Decimal("66.5"), "high": Decimal("67.5")}
    percent = Percent(text="67%", start=0, end=3, value=Decimal(67), **ends)
    bare = Bare(text="98", start=0, end=2, value=Decimal(98), low=Decimal("97.5"), high=Decimal("98.5"))
    assert repairs(percent, [about("76", "0.001")])[0].text == "76%"
    assert repairs(bare, [about("89", "0.001")])[0].text == "89"


def test_a_whole_percentage_is_computed_whole_and_offered_once():
    text = "Turnover at the boatyard rose 16% to £327m from £300m."
    found = next(r for r in copydesk.check(text).checks if r.verdict == "inconsistent")
    assert [repair.replacement for repair in found.repairs if repair.replacement.endswith("%")] == ["9%"]
