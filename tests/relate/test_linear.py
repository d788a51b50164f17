"""The work of relating figures grows with the text: lines of Python are counted, no seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from copydesk import parse
from copydesk.extract import extract
from copydesk.records import Article
from copydesk.relate import relate
from copydesk.settings import Settings
from work import steps

NLP = parse.build(Settings())

TEXTS: dict[str, Callable[[int], str]] = {
    "a list": lambda n: "It has " + ", ".join(str(1000 + 7 * k) for k in range(n)) + " and 5 boats.",
    "sentences": lambda n: " ".join(f"Roe sold {1000 + 7 * k} boats for £{k + 3}m in May." for k in range(n)),
    "shares": lambda n: " ".join(f"Some {k % 60 + 20}% of {900 + k} voters chose Roe." for k in range(n)),
    "bases": lambda n: " ".join(
        f"Roe sold {1000 + 7 * k} cars in its year, {k % 9 + 2}% more than a year before." for k in range(n)
    ),
    "changes": lambda n: " ".join(f"Sales rose {k % 9 + 2}% to £{k + 50}m from £{k + 45}m." for k in range(n)),
}


def related(text: str) -> int:
    """How many lines of Python it takes to relate the figures of a text that has been read."""
    doc = NLP(text)
    mentions = extract(doc, Article(id="a", source="a", text=text), Settings())
    return steps(lambda: relate(doc, mentions))


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_about_twice_the_work(name: str) -> None:
    small, large = (related(TEXTS[name](n)) for n in (150, 300))
    assert large < 3.5 * small  # four times would be the square
