"""Properties of figures: magnitude survives every form, offsets hold in any text, work grows with the length."""

from __future__ import annotations

import random
import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk import data, parse
from copydesk.data import Currency
from copydesk.extract import extract
from copydesk.extract.coinage import symbols
from copydesk.records import Article, Quantity
from copydesk.settings import Settings

LEXICAL, WHOLE = Settings(syntax=False), Settings()
CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "articles"
CURRENCIES = data.load("currencies", Currency)

SCALES = {
    "": 1, "k": 10**3, "K": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, " thousand": 10**3,
    " million": 10**6, "-million": 10**6, " billion": 10**9, " trillion": 10**12, " lakh": 10**5, " crore": 10**7,
    " lakh crore": 10**12,
}  # fmt: skip


def read(text: str, how: Settings) -> list[Quantity]:
    (doc,) = parse.parse([text], how)
    return list(extract(doc, Article(id="x", source="x", text=text), how).quantities)


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def indian(number: int) -> str:
    """12,34,567: the last three digits, then pairs."""
    head, tail = str(number)[:-3], str(number)[-3:]
    pairs = re.sub(r"(?<=\d)(?=(\d\d)+$)", ",", head)
    return f"{pairs},{tail}" if head else tail


# How a whole number is written, by the digits that it takes.
WRITTEN = {
    "plain": str, "comma": lambda n: grouped(n, ","), "apostrophe": lambda n: grouped(n, "'"),
    "no-break": lambda n: grouped(n, "\u00a0"), "narrow": lambda n: grouped(n, "\u202f"),
    "thin": lambda n: grouped(n, "\u2009"), "indian": indian,
}  # fmt: skip


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, str, Decimal]:
    """(text, code, value in units): a sign or code before, or a code or name behind, any form and scale."""
    code = draw(st.sampled_from(sorted(CURRENCIES)))
    row = CURRENCIES[code]
    scale = draw(st.sampled_from(sorted(SCALES)))
    form = draw(st.sampled_from(sorted(WRITTEN)))
    whole = draw(st.integers(2, 999) if scale else st.integers(1000, 9_999_999))
    digits = WRITTEN[form](whole)
    cents = draw(st.sampled_from(["", ".5", ".25", ".05"]))
    value = (Decimal(whole) + Decimal("0" + cents)) * SCALES[scale]
    signs = [sign for sign in row.symbols if symbols()[sign][0] == code and not sign[-1:].isalpha()]
    names = [f"{adjective} {row.words[-1]}" for adjective in row.adjectives[:1]]
    places = ["{n} " + name for name in names] + [sign + "{n}" for sign in signs] + [f"{code} {{n}}", f"{code}{{n}}"]
    place = draw(st.sampled_from(places))
    if place.endswith("{n}") and place.startswith(code) and not (cents or scale or "," in digits):
        digits = grouped(whole, ",")
    return place.replace("{n}", digits + cents + scale), code, value


@given(amounts())
@settings(max_examples=400, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_no_amount_loses_or_gains_its_magnitude(amount: tuple[str, str, Decimal]) -> None:
    text, code, value = amount
    found = [one for one in read(f"The bill came to {text}, he said.", LEXICAL) if one.kind == "money"]
    assert [(one.text, one.currency, one.value) for one in found] == [(text, code, value)]  # type: ignore[union-attr]


@given(st.integers(0, 999_999_999_999))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_number_names_are_read_back(number: int) -> None:
    (figure,) = [one for one in read(f"They won {spelled(number)} points.", LEXICAL) if one.value is not None] or [None]
    if number > 1:  # "zero" and "one" are often pronouns
        assert figure is not None
        assert figure.value == number


ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    """The English name of a whole number below a thousand billion, with "and" as the British write it."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spelled(number // size)} {word}{joint + spelled(rest) if rest else ''}"
    raise AssertionError(number)


PIECES = [
    "£", "$", "€", "kr", "Rs", "CHF ", "1", "12,345", "3.5", "1,8923", "٣٤", "१२", "１２", "½", "3/4", "bn", "m", "%",
    " per cent", " percentage points", "-", "–", "−", "to", " or ", " and ", "from ", "between ", "rose ", "fell by ",
    "about ", "just over ", "two", "million", "thirds", "half", " of ", "a ", "(", ")", ",", ".", "\n", "\n\n", "\t",
    " ", " ", " ", "\u00a0", "\u202f", "\u200b", "\u200d", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "°C",
    "km/h", "sq m", "× 10^", "10¹¹", "year-old", ", 44,", "aged ", "May", "2004", "20:15", "COVID-19", "👍🏽", "é", "́",
    "“", "”", "'", "#", "No ", "Flight ", "1st", "4st", "dozens", "twice", "doubled", "one in ", "out of 10",
]  # fmt: skip


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=40))
@settings(max_examples=250, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
def test_offsets_hold_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for how in (LEXICAL, WHOLE):
        end = 0
        for figure in read(text, how):
            assert text[figure.start : figure.end] == figure.text != ""
            assert figure.start >= end
            end = figure.end
            assert figure.low is None or figure.high is None or figure.low <= figure.high
            assert figure.loose.holds(figure.interval)


@pytest.mark.parametrize("mark", list("\u200b\u200d\u200e\u200f\u202a\u202c\u2066\u2069\ufeff"))
@pytest.mark.parametrize("text", ["It cost {}£3.2bn.", "It cost £3.2bn{}.", "It cost £3.2{}bn.", "It cost £{}3.2bn."])
def test_marks_that_nobody_sees_change_nothing(text: str, mark: str) -> None:
    (figure,) = read(text.format(mark), LEXICAL)
    assert (figure.kind, figure.value, figure.unit) == ("money", 3_200_000_000, "GBP")


@pytest.mark.parametrize("digits", ["٣٤٥", "३४५", "３４５", "৩৪৫", "๓๔๕"])
def test_digits_of_other_scripts_are_digits(digits: str) -> None:
    (figure,) = read(f"They sold {digits} tickets.", LEXICAL)
    assert (figure.text, figure.value, figure.unit) == (digits, 345, "ticket")


def steps(text: str) -> int:
    """How many Python calls the extractors make on a text that is already cut into words."""
    (doc,) = parse.parse([text], LEXICAL)
    article, count = Article(id="x", source="x", text=text), 0

    def count_call(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        extract(doc, article, LEXICAL)
    finally:
        sys.setprofile(None)
    return count


LONG = {
    "a sentence of 100,000 characters": "the hard and stony road to the old mill by the river ",
    "numbers in a row": "17 ", "ranges without end": "5 to 6 to ", "a list": "4, ", "dashes": "3-", "months": "May ",
    "money": "£5m and ", "words": "two hundred and ", "halves": "half a ", "slashes": "1/2/", "or": "7 or ",
    "brackets": "(5) ", "hedges": "about ", "percent by percent": "rose by 5 and by ", "years": "2004-", "stops": "5. ",
    "one line each": "12\n", "signs": "$ ", "hidden": "5\u200b", "spaced": "1 000 000 ", "unclosed": "“5 ",
}  # fmt: skip


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG.keys())
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    short = steps(piece * 250)
    assert steps(piece * 1000) <= 4.6 * short + 2000


def test_a_long_sentence_and_ten_thousand_numbers() -> None:
    text = ("the road is long and " * 5000)[:100_000]
    assert read(text, LEXICAL) == []
    draw = random.Random(3)
    row = " ".join(f"{draw.randint(2200, 99999):,}" for _ in range(10_000))
    found = read(row, LEXICAL)
    assert len(found) > 9_000
    assert all(row[one.start : one.end] == one.text for one in found)


STRICT = re.compile(r"(?<![\w$£€.,])([£$€])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(m|bn|k)\b(?![-–]?[£$€\d])")
FACTOR = {"m": 10**6, "bn": 10**9, "k": 10**3}


def witnessed(text: str) -> list[tuple[int, Decimal]]:
    """(offset, value) of each plain amount that a strict expression finds; ranges aside."""
    return [
        (found.start(), Decimal(found[2].replace(",", "") + (found[3] or "")) * FACTOR[found[4]])
        for found in STRICT.finditer(text)
    ]


def test_every_plain_amount_of_the_corpus_is_found() -> None:
    seen = 0
    for path in sorted(CORPUS.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        figures = [one for one in read(text, LEXICAL) if one.kind == "money"]
        for start, value in witnessed(text):
            holder = [one for one in figures if one.start <= start < one.end]
            ends = {end for one in holder for end in (one.value, one.low, one.high)}
            assert value in ends, f"{path.name}: {text[start : start + 20]!r}"
            seen += 1
    assert seen > 20
