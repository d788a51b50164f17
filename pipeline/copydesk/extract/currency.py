"""Which currency a sign or word is that several share: the article tells, its dateline or its desk.

The record says how it was found; where nothing tells, the commonest reading is kept and marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from copydesk.extract import coinage
from copydesk.extract.figure import Figure
from copydesk.extract.words import Words
from copydesk.records import Article
from copydesk.settings import Settings

_DOLLARS = ("AUD", "CAD", "NZD", "SGD", "HKD")  # of countries that print them as a bare "$"
_SENTENCE = 30  # words between two amounts of one sentence
# The currency of a desk's own dollar, pound and rupee.
DESKS = {"us": "USD", "uk": "GBP", "india": "INR", "canada": "CAD", "australia": "AUD", "europe": "EUR"}


def resolve(words: Words, figures: Sequence[Figure], article: Article, settings: Settings) -> None:
    """Settle signs and words that several currencies share; write code, unit and how it was found."""
    amounts = [figure for figure in figures if figure.kind == "money" and not figure.dropped]
    printed = Counter(figure.codes[0] for figure in amounts if len(figure.codes) == 1)
    printed["$"] = sum("USD" in figure.codes and not figure.minor for figure in amounts)
    place: str | None = None
    named: Figure | None = None
    local = _local_dollar(words, amounts)
    for figure in amounts:
        if figure.minor and len(figure.codes) == 1:
            named = figure
        elif figure.minor and named is not None and named.minor == figure.minor and _beside(words, named, figure):
            figure.codes, figure.resolved = named.codes, "article"  # "38 Australian cents, down from 55 cents"
        if local and _is_bare(figure):
            figure.codes, figure.resolved = (local,), "article"
        if len(figure.codes) > 1:
            if place is None:
                place = _place(words)
            _settle(words, figure, printed, place, article, settings)
        code = figure.codes[0]
        figure.unit = figure.minor or code
        if figure.per:
            figure.unit += f" per {figure.per}"


def _is_bare(figure: Figure) -> bool:
    """Whether it is in dollars of no country."""
    return len(figure.codes) > 1 and "USD" in figure.codes


def _local_dollar(words: Words, amounts: Sequence[Figure]) -> str:
    """The dollar of the country that the article names most, where US$ is converted into bare $; "" elsewhere."""
    converted = any(
        one.codes == ("USD",) and _is_bare(other) and words.low[one.end : other.start] == ["("]
        for one, other in pairwise(amounts)
    )
    if not converted:
        return ""
    named = words.countries()
    ranked = sorted(_DOLLARS, key=lambda code: -named[code])
    return ranked[0] if named[ranked[0]] > named[ranked[1]] else ""


def _beside(words: Words, one: Figure, other: Figure) -> bool:
    """Whether the two stand in one sentence, as far as full stops tell."""
    gap = words.low[one.end : other.start]
    return len(gap) <= _SENTENCE and not any(word == "." or "\n" in word for word in gap)


def _told(words: Words, figure: Figure) -> list[str]:
    """The currency whose country the article names most ("Colombia" for pesos); empty on a tie.

    Dollars are left out: every article names American places.
    """
    if "USD" in figure.codes or len(figure.codes) < 2:
        return []
    named = words.countries()
    best = sorted(figure.codes, key=lambda code: -named[code])
    return best[:1] if named[best[0]] > named[best[1]] else []


def _settle(
    words: Words, figure: Figure, printed: Counter[str], place: str, article: Article, settings: Settings
) -> None:
    desk = DESKS.get(str(article.desk or settings.desk or ""), "")
    candidates = [code for code in figure.codes if printed[code]]
    if "USD" in figure.codes:
        place, desk = ("" if printed[code] else code for code in (place, desk))  # "SYDNEY ... A$1.2m ($810,000)"
        # A$ beside a bare $ is a contrast, so only US$ or the place settles the bare one.
        euros = figure.minor is not None and "EUR" in figure.codes and printed["EUR"] and not printed["$"]
        if euros and not place:  # "up by 80 cents to €13.50"
            figure.codes, figure.resolved = ("EUR",), "article"
            return
        candidates = [] if place in figure.codes or desk in figure.codes else [c for c in candidates if c == "USD"]
    if candidates:
        best = max(candidates, key=lambda code: printed[code])
        how = "article"
    elif len(told := _told(words, figure)) == 1:
        best, how = told[0], "article"
    elif place in figure.codes:
        best, how = place, "dateline"
    elif desk in figure.codes:
        best, how = desk, "desk"
    elif "INR" in figure.codes and _in_crores(words, figure):
        best, how = "INR", "article"
    else:
        best, how = figure.codes[0], "assumed"
    figure.codes, figure.resolved = (best,), how


def _in_crores(words: Words, figure: Figure) -> bool:
    """Whether the amount is in crores or lakhs, and no other country of rupees is named."""
    told = {"crore", "crores", "lakh", "lakhs"} & {*words.low[figure.start : figure.end + 1]}
    return bool(told) and not any(words.countries()[code] for code in figure.codes if code != "INR")


def _place(words: Words) -> str:
    """The currency of the dateline: a place among the first words, before a dash or bracket."""
    head = words.printed[:600]
    for line in head.splitlines()[:8]:
        place = line.partition("(")[0].partition(" - ")[0].partition(" – ")[0].partition("—")[0].strip(" ,.")
        if 2 < len(place) < 40 and place != line.strip():
            code = coinage.places().get(place.split(",")[0].strip().lower())
            if code:
                return code
    return ""
