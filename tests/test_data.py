"""Every example of every table of figures is run through the whole extractor."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from copydesk import data, parse, unit
from copydesk.data import Currency, Hedge, NotFigure, NumberWords, Row, Trend, Unit, WordList
from copydesk.errors import DataError
from copydesk.extract import quantity
from copydesk.interval import Interval
from copydesk.records import Article, Quantity
from copydesk.settings import Settings
from copydesk.unit import Factor

SETTINGS = Settings()


def read(text: str) -> list[Quantity]:
    (doc,) = parse.parse([text], SETTINGS)
    return list(quantity.extract(doc, Article(id="x", source="x", text=text), SETTINGS))


def rows(name: str, model: type[Row]) -> Iterator[tuple[str, object]]:
    """(row, one example) of a table."""
    for key, row in data.load(name, model).items():
        example = row.example  # type: ignore[attr-defined]
        for one in example.items() if isinstance(example, dict) else example:
            yield key, one


@pytest.mark.parametrize(("code", "example"), list(rows("currencies", Currency)))
def test_currencies(code: str, example: tuple[str, Decimal]) -> None:
    (figure,) = read(f"It cost {example[0]} yesterday.")
    assert (figure.kind, figure.text, figure.value) == ("money", example[0], example[1])
    assert figure.currency == code  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "example"), list(rows("units", Unit)))
def test_units(name: str, example: tuple[str, Decimal]) -> None:
    row = data.load("units", Unit)[name]
    figure = read(f"It came to {example[0]} yesterday.")[0]
    assert (figure.kind, figure.value) == (row.kind, example[1])
    assert figure.unit is not None
    assert figure.unit.endswith(name) or name in figure.unit


@pytest.mark.parametrize(("kind", "example"), list(rows("numbers", NumberWords)))
def test_number_words(kind: str, example: tuple[str, Decimal]) -> None:
    figure = read(f"They said {example[0]}.")[0]
    assert figure.value == example[1]


@pytest.mark.parametrize(("name", "example"), list(rows("hedges", Hedge)))
def test_hedges(name: str, example: str) -> None:
    row = data.load("hedges", Hedge)[name]
    (figure,) = read(f"There were {example} houses.")
    assert figure.approximation == (row.approximation or name)
    other = read("There were 300 houses.")[0]
    assert (figure.interval != other.interval) == (figure.approximation != "exact" and not row.exact)


@pytest.mark.parametrize(("way", "example"), list(rows("trends", Trend)))
def test_trends(way: str, example: str) -> None:
    assert read(f"{example}.")[0].trend == way


@pytest.mark.parametrize(("row", "example"), list(rows("nonfigures", NotFigure)))
def test_names_that_hold_digits(row: str, example: str) -> None:
    assert read(example) == []


@pytest.mark.parametrize(("name", "example"), list(rows("factors", Factor)))
def test_factors(name: str, example: str) -> None:
    """The two figures of a conversion stand for one size."""
    one, two = read(f"It came to {example} yesterday.")
    ways = unit.converted(one.loose, one.unit or "", two.unit or "")
    assert any(way.overlaps(two.loose) for way in ways)
    assert not any(way.overlaps(Interval.point(two.value * 2)) for way in ways)  # type: ignore[operator]


def test_a_bad_row_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    data.load.cache_clear()
    monkeypatch.setattr(data, "read", lambda name: {"XYZ": {"name": "x", "wrods": []}})
    with pytest.raises(DataError, match=r"data/currencies\.toml: \[XYZ\] "):
        data.load("currencies", Currency)
    data.load.cache_clear()


@pytest.mark.parametrize(("row", "example"), list(rows("points", WordList)))
def test_what_points_are_of(row: str, example: str) -> None:
    """Near words of shares and rates, points are percentage points; near those of an index or a game they are not."""
    *_, last = (figure for figure in read(example) if "point" in (figure.unit or ""))
    assert last.kind == ("percentage-point" if row == "percent" else "measure")
