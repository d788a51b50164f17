"""Intervals never lose the true value, whatever was rounded, truncated or combined."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.interval import ANYTHING, Interval, readings

finite = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
sizes = st.decimals(min_value=Decimal("0.001"), max_value=10**12, places=3)


def D(text: str) -> Decimal:
    return Decimal(text)


@st.composite
def held(draw: st.DrawFn) -> tuple[Decimal, Interval]:
    """A true value and an interval that holds it; an end may be unbounded."""
    value = draw(finite)
    below, above = draw(sizes), draw(sizes)
    low = None if draw(st.booleans()) and draw(st.booleans()) else value - below
    high = None if draw(st.booleans()) and draw(st.booleans()) else value + above
    return value, Interval(low, high)


@given(held(), held())
def test_the_true_value_never_falls_outside(one, two):
    (a, left), (b, right) = one, two
    assert (left + right).contains(a + b)
    assert (left - right).contains(a - b)
    assert (left * right).contains(a * b)
    assert (-left).contains(-a)
    assert abs(left).contains(abs(a))
    assert Interval.hull([left, right]).holds(left)


@given(held(), held())
def test_quotients_hold_the_true_value(one, two):
    (a, left), (b, right) = one, two
    assume(b != 0)
    assert (left / right).widen(D("1e-25")).contains(a / b)
    assert left.percent_of(right).widen(D("1e-25")).contains(a / b * 100)


@given(held(), held())
def test_percent_changes_hold_the_true_value(one, two):
    (a, base), (b, result) = one, two
    assume(a != 0)
    assert base.percent_change(result).widen(D("1e-20")).grow(D("1e-20")).contains((b - a) / abs(a) * 100)


@given(held(), st.decimals(min_value=-99, max_value=300, places=1))
def test_a_change_applied_is_the_change_found(one, percent):
    a, base = one
    assert base.change_by(Interval.point(percent)).contains(a + a * percent / 100)


@given(sizes, st.integers(min_value=0, max_value=9), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_rounding_and_truncation_stay_inside(true, place, how):
    step = Decimal(10) ** (place - 3)
    printed = (true / step).quantize(Decimal(1), rounding=how) * step
    assume(printed > 0)
    read = readings(printed, step)
    strict, loose = Interval(read.low, read.high), Interval(read.loose_low, read.loose_high)
    assert loose.contains(true)
    assert how == ROUND_DOWN or strict.contains(true)


@given(sizes, sizes, st.integers(0, 4), st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_sums_of_rounded_figures_meet_the_rounded_sum(a, b, place, how):
    step = Decimal(10) ** (place - 2)

    def printed(x):
        value = (x / step).quantize(Decimal(1), rounding=how) * step
        read = readings(value, step)
        return Interval(read.loose_low, read.loose_high)

    assert (printed(a) + printed(b)).overlaps(printed(a + b))


@given(
    finite,
    st.one_of(st.none(), sizes),
    st.sampled_from(["exact", "about", "over", "under", "at-least", "at-most", "range"]),
    st.booleans(),
)
def test_the_loose_reading_holds_the_strict_one(value, step, approximation, near):
    low, high, loose_low, loose_high = readings(value, step, approximation, near)
    assert Interval(loose_low, loose_high).holds(Interval(low, high))


@pytest.mark.parametrize(
    ("value", "step", "approximation", "near", "strict", "loose"),
    [
        ("76", "1", "exact", False, ("75.5", "76.5"), ("75", "77")),
        ("1.13e9", "1e7", "exact", False, ("1.125e9", "1.135e9"), ("1.115e9", "1.145e9")),
        ("29.5", "0.1", "exact", False, ("29.45", "29.55"), ("29.35", "29.65")),  # 29.56 cut off
        ("5000", "1", "exact", False, ("4999.5", "5000.5"), ("4500", "5500")),
        ("2000", "1", "exact", False, ("1999.5", "2000.5"), ("1800", "2200")),
        ("1e7", "1e6", "exact", False, ("9.5e6", "1.05e7"), ("9e6", "1.1e7")),
        ("100", "1", "exact", False, ("99.5", "100.5"), ("95", "105")),
        ("20", "1", "exact", False, ("19.5", "20.5"), ("19", "21")),
        ("14e6", "1e6", "exact", False, ("13.5e6", "14.5e6"), ("13e6", "15e6")),
        ("2", "1", "exact", False, ("1.5", "2.5"), ("1.5", "3")),
        ("-4", "1", "exact", False, ("-4.5", "-3.5"), ("-5", "-3.5")),
        ("2000", "1", "over", False, ("2000", None), ("1999.5", None)),
        ("2000", "1", "over", True, ("2000", "2200"), ("1999.5", "2400")),
        ("2000", "1", "under", False, (None, "2000"), (None, "2000.5")),
        ("0.25", None, "under", True, ("0.225", "0.25"), ("0.2", "0.255")),
        ("50", "1", "under", True, ("45", "50"), ("40", "50.5")),
        ("50", "1", "about", True, ("45", "50.5"), ("40", "51")),
        ("40", "1", "at-least", False, ("39.5", None), ("39.5", None)),
        ("40", "1", "about", False, ("39", "41"), ("36", "44")),
        ("0.5", None, "exact", False, ("0.49", "0.51"), ("0.45", "0.55")),
    ],
)
def test_readings(value, step, approximation, near, strict, loose):
    read = readings(D(value), None if step is None else D(step), approximation, near)
    wanted = [None if end is None else D(end) for end in (*strict, *loose)]
    assert list(read) == wanted


def test_unbounded_and_zero():
    some = Interval(D("1"), D("2"))
    assert some / Interval(D("-1"), D("1")) == ANYTHING
    assert some / Interval(D("0"), D("0")) == ANYTHING
    assert some / Interval(D("0"), D("2")) == Interval(D("0.5"), None)
    assert some / Interval(D("2"), None) == Interval(D("0"), D("1"))
    assert Interval(None, D("1")) * Interval(D("0"), D("0")) == Interval(D("0"), D("0"))
    assert Interval(D("-1"), D("1")).percent_change(some) == ANYTHING
    assert Interval.point(D("-100")).percent_change(Interval.point(D("-50"))) == Interval.point(D("50"))
    assert Interval.point(D("5000")).percent_change(Interval.point(D("3800"))) == Interval.point(D("-24"))


def test_meeting_and_gaps():
    low, high = Interval(D("1"), D("2")), Interval(D("3"), None)
    assert low.meet(high) is None
    assert low.gap(high) == high.gap(low) == 1
    assert low.meet(Interval(D("2"), D("9"))) == Interval.point(D("2"))
    assert Interval(D("2000"), None).closed() == Interval(D("2000"), D("3000"))
    assert Interval(None, D("2000")).closed() == Interval(D("1000"), D("2000"))
    assert low.closed() == low
    assert low.middle == D("1.5")
    assert high.middle is None
