"""What an article says of a subject against the reference facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from pathlib import Path

from copydesk.analysis import Analysis
from copydesk.facts import Fact, mentions, read_folder
from copydesk.interval import Interval
from copydesk.period import published_days
from copydesk.records import Quantity
from copydesk.verdict import Verdict, check, consistent, inconsistent, undecided

_MONTH = re.compile(r"(?<=\w )May\b")  # inside a sentence no verb has a capital
# Words that say that a figure is not of the day, or not so.
_OTHERWISE = ("would", "could", "may", "might", "will", "plans", "planned", "target", "forecast", "once", "nearly",
              "formerly", "was to", "more than", "above", "below", "only", "raised", "cut", "rose", "fell",
              "short of", "less than", "higher than", "taller than", "longer than", "bigger than", "larger than",
              "as high as", "as tall as", "as long as", "as big as", "compared with", "compared to", "equivalent",
              "equal to", "half the", "twice the", "times the")  # fmt: skip


def _facts(analysis: Analysis) -> Iterator[Fact]:
    """The facts of the settings' folder, and those of the package that it does not have."""
    folder = analysis.settings.facts
    own = read_folder(folder) if folder else ()
    known = {fact.key for fact in own}
    yield from own
    yield from (fact for fact in _shipped() if fact.key not in known)


def _shipped() -> tuple[Fact, ...]:
    return read_folder(Path(str(resources.files("copydesk.data"))))


def _sentences(analysis: Analysis, fact: Fact) -> Iterator[tuple[str, list[Quantity]]]:
    """The sentences that name subject and attribute, with their figures in the fact's unit."""
    text = analysis.article.text
    if not any(name in text for name in fact.names):
        return
    for number, (start, end) in enumerate(analysis.sentences):
        sentence = text[start:end]
        if not any(mentions(name, sentence) for name in fact.names):
            continue
        if any(mentions(word, sentence) for word in fact.measured):
            alike = [q for q in analysis.quantities if q.sentence == number and q.unit == fact.unit]
            if alike:
                yield sentence, alike


def _apart(figure: Quantity, fact: Fact) -> Decimal:
    return abs((figure.value or Decimal(0)) - fact.value)


def _stale(analysis: Analysis, fact: Fact) -> str | None:
    """Why the fact may not hold for the day of the article; None where it does."""
    appeared = published_days(analysis.article.published)
    if fact.period is not None:
        return f"the fact is of {fact.period}, and the sentence does not say that it speaks of that time"
    if appeared is None:
        return f"the fact is as of {fact.when}, and when the article appeared is not known"
    if appeared[0] < fact.holds[0] or appeared[1] > fact.holds[1]:
        return f"the fact is as of {fact.when}, and may have changed"
    return None


def _doubt(sentence: str, alike: list[Quantity]) -> str | None:
    """Why the sentence may speak of something else; None where nothing says so."""
    if len(alike) > 1:
        return "several figures of the sentence may be meant"
    if alike[0].approximation != "exact":
        return "the figure is not meant exactly"
    spoken = _MONTH.sub("", sentence)
    if word := next((word for word in _OTHERWISE if mentions(word, spoken)), None):
        return f"{word!r} says that the figure may be another"
    return None


@check(
    "CD601",
    passes=["Mount Everest is 8,849 metres high.", "The Eiffel Tower, 330 metres tall, was closed on Monday."],
    fails={
        "Mount Everest is 8,489 metres high.": "8,489 metres",
        "The Eiffel Tower, 303 metres tall, was closed on Monday.": "303 metres",
    },
    published="2024-08-28",
)
def reference_fact(analysis: Analysis) -> Iterator[Verdict]:
    """What is said of a subject must be what is known of it.

    A figure is held against a reference fact where one sentence names the subject and what is
    measured, and the unit is the same. An out-of-date fact is never wrong and never proves
    anything: it leaves the claim undecided, as do several figures in the sentence, hedges, plans
    and facts of a period. Facts are read from the folder that the setting `facts` names.

    Source: the facts' own sources, which each names.
    """
    for fact in _facts(analysis):
        known = Interval(fact.value - fact.within, fact.value + fact.within)
        for sentence, alike in _sentences(analysis, fact):
            what = f"{fact.subject}, {fact.attribute}"
            working = f"{what}: {fact.value:,} {fact.unit or ''} ({fact.when}; {fact.source})"
            stale = _stale(analysis, fact)
            doubt = stale or _doubt(sentence, alike)
            agreeing = sorted((q for q in alike if known.overlaps(q.interval)), key=lambda q: _apart(q, fact))
            if agreeing and stale is None:
                yield consistent(f"{agreeing[0].text} is what is known: {what}", working, stated=agreeing[0])
            elif doubt is not None:
                yield undecided(f"{what} was not judged", doubt, working, stated=alike[0])
            else:
                message = f"{what}: {fact.value:,} {fact.unit or ''} is known, not {alike[0].text}"
                yield inconsistent(message, working, stated=alike[0])
