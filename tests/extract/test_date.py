"""Dates as printed -> ISO, as precise as they are; words that only look like dates."""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import date
from copydesk.settings import Settings

NLP = parse.build(Settings(syntax=False))


Row = tuple[str, "str | None", "str | None", "int | None"]


def dates(text: str, published: str | None = "2005-03-01") -> list[Row]:
    found = list(date.extract(NLP(text), published))
    assert all(text[d.start : d.end] == d.text for d in found)
    return [(d.text, d.from_, d.to, d.weekday) for d in found]


@pytest.mark.parametrize(
    ("text", "printed", "first", "last", "weekday"),
    [
        ("They meet on Saturday 15 June.", "Saturday 15 June", "--06-15", "--06-15", 5),
        ("It closed on Sunday, 25 May 1986.", "Sunday, 25 May 1986", "1986-05-25", "1986-05-25", 6),
        ("She left on August 17, 1998 at noon.", "August 17, 1998", "1998-08-17", "1998-08-17", None),
        ("By Wednesday (16 June) we shall know.", "Wednesday (16 June)", "--06-16", "--06-16", 2),
        ("He won on Tuesday Nov. 4, 2008.", "Tuesday Nov. 4, 2008", "2008-11-04", "2008-11-04", 1),
        ("On the 5th of November 1605 it began.", "5th of November 1605", "1605-11-05", "1605-11-05", None),
        ("Sat the 14th of May, 2011 was dry.", "Sat the 14th of May, 2011", "2011-05-14", "2011-05-14", 5),
        ("The fair ran from 7 to 9 April 2003.", "7 to 9 April 2003", "2003-04-07", "2003-04-09", None),
        ("Output grew in May 1999.", "May 1999", "1999-05", "1999-05", None),
        ("Orders fell in December.", "December", "--12", "--12", None),
        ("the three months to December 2004", "three months to December 2004", "2004-10", "2004-12", None),
        ("in the three months to December fell", "three months to December", "--10", "--12", None),
        ("the year to 31 March 2005 was poor", "year to 31 March 2005", "2004-04", "2005-03", None),
        ("in the third quarter of 1997 it fell", "third quarter of 1997", "1997-07", "1997-09", None),
        ("the first half of 2003 was poor", "first half of 2003", "2003-01", "2003-06", None),
        ("sales in Q3 2005 fell", "Q3 2005", "2005-07", "2005-09", None),
        ("In the fourth quarter it fell.", "fourth quarter", None, None, None),
        ("Last year it lost money.", "Last year", "2004", "2004", None),
        ("Last month it lost money.", "Last month", "2005-02", "2005-02", None),
        ("It opened yesterday.", "yesterday", "2005-02-28", "2005-02-28", None),
        ("He was born in 1910.", "1910", "1910", "1910", None),
        ("She danced in the 1930s.", "1930s", "1930", "1939", None),
        ("He ruled from 1940 to 1950.", "1940 to 1950", "1940", "1950", None),
        ("The 2004-05 season ended.", "2004-05", "2004", "2005", None),
        ("It is dated 2005-03-14 there.", "2005-03-14", "2005-03-14", "2005-03-14", None),
        ("It reopens on Friday.", "Friday", None, None, 4),
    ],
)
def test_a_date(text, printed, first, last, weekday):
    assert dates(text) == [(printed, first, last, weekday)]


def test_the_month_carries_over_to_a_second_day():
    found = dates("Saturday 15 June is taken; the choir sings on Tuesday 18.")
    assert found[1] == ("Tuesday 18", "--06-18", "--06-18", 1)


def test_without_a_day_of_publication_last_year_has_no_year():
    assert dates("Last year it lost money.", None) == [("Last year", None, None, None)]
    assert dates("Last year it lost money.", "2011-09/2012-03") == [("Last year", None, None, None)]


@pytest.mark.parametrize(
    "text",
    ["The index rose to 1981 points.", "It may rain and they march on.", "A sun sat low.", "Some 2,005 cars.",
     "The score was 21-14.", "A second half hour passed."],
)  # fmt: skip
def test_no_date(text):
    assert [found for found in dates(text) if found[1]] == []


def test_a_count_after_a_weekday_is_no_day():
    assert dates("On Tuesday 8 people were hurt.") == [("Tuesday", None, None, 1)]
