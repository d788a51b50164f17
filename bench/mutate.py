"""Recall by mutation: spoil one figure of a verified claim, and see whether it is caught.

    python bench/mutate.py [FOLDER...] [--published DATE] [--seed N] [--every] [--list] [--json]

Takes every article in the folders (default: corpus/articles) and checks it. Each verdict
that is ``consistent`` in an article without a finding gives one mutant a kind of error that
contradicts what was verified: a scale word, one digit, two digits swapped, 20% more or less, another
currency, the opposite direction word, another weekday, "percent" for "percentage points".
With ``--every``, each error that can be printed in a verified claim's words counts, those
too that leave true what was verified ("rose from 40 to 70" for "to 50").
A mutant is *caught* when the article then has a finding (error or warning) that rests on
the spoilt words, and *repaired* when the original is among the finding's first three
repairs ("28 points" and "28 percentage points" are one). A mutant that leaves true what was
verified is *still true* and no error: "more than twice the 8.2m" is true of 16.5m and of 20.6m,
"12 miles (19km)" and "11.7 miles (19km)" are; they are counted apart, as equivalent mutants are.
Mutation testing as in DeMillo, Lipton and Sayward (1978); the draw is seeded, so two runs
give the same mutants.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from copydesk.analyse import check_articles
from copydesk.read import read
from copydesk.records import Article, CheckResult, EvidenceSpan, Report
from copydesk.settings import Settings

SCALES = {"billion": "million", "million": "billion", "bn": "m", "m": "bn", "trillion": "billion"}
CURRENCIES = {"$": "£", "£": "€", "€": "$", "dollars": "euros", "euros": "pounds", "pounds": "euros"}
OPPOSITE = {
    "rose": "fell", "fell": "rose", "up": "down", "down": "up", "increased": "decreased",
    "decreased": "increased", "grew": "shrank", "dropped": "jumped", "jumped": "dropped",
    "climbed": "slipped", "declined": "gained", "gained": "declined", "cut": "raised",
    "raised": "cut", "slipped": "climbed", "higher": "lower", "lower": "higher",
    "narrowed": "widened", "widened": "narrowed", "soared": "plunged", "plunged": "soared",
}
# Errors that contradict what these checks verify; another digit leaves "rose" as true as it was.
FITTING: dict[str, set[str]] = {
    "direction": {"direction word", "scale word"},
    "mixed-currency": {"currency"},
    "magnitude": {"scale word"},
    "weekday": {"weekday"},
    "quote-integrity": set(),  # it verifies marks, and no figure
    "future-date": set(),  # any year of the past will do
}
YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
POINTS = re.compile(r"\b(?:(?:percentage|basis) points?|points?)\b")
WORDINGS = re.compile(r"\b(?:percentage )?points?\b")


@dataclass(frozen=True)
class Mutant:
    """One spoilt article: ``text[start:end]`` was ``old`` and is now ``new``."""

    kind: str
    check: str
    article: Article
    start: int
    old: str
    new: str
    others: tuple[str, ...]  # the words beside the spoilt ones that the verified claim rests on


def _digit(number: str, draw: random.Random) -> str | None:
    """Another first or second digit: an error that matters, not one in the last place."""
    places = [i for i, char in enumerate(number) if char.isdigit()][:2]
    place = draw.choice(places)
    choices = [d for d in "123456789" if d != number[place]]
    return number[:place] + draw.choice(choices) + number[place + 1 :]


def _swap(number: str, draw: random.Random) -> str | None:
    digits = [i for i, char in enumerate(number) if char.isdigit()]
    pairs = [(a, b) for a, b in itertools.pairwise(digits) if number[a] != number[b]]
    pairs = [(a, b) for a, b in pairs if a or number[b] != "0"]
    if not pairs:
        return None
    a, b = pairs[0]
    chars = list(number)
    chars[a], chars[b] = chars[b], chars[a]
    return "".join(chars)


def _fifth(number: str, draw: random.Random) -> str | None:
    places = len(number.partition(".")[2])
    value = float(number.replace(",", "")) * draw.choice((0.8, 1.2))
    spoilt = f"{value:,.{places}f}" if "," in number else f"{value:.{places}f}"
    return None if spoilt == number else spoilt


def _numbers(span: EvidenceSpan, draw: random.Random) -> Iterator[tuple[str, int, str, str]]:
    found = NUMBER.search(span.text)
    if found is None or found.group().startswith("0"):
        return
    spoilers = (("digit", _digit), ("swapped digits", _swap), ("a fifth", _fifth))
    for kind, spoil in spoilers[: 2 if YEAR.search(span.text) else 3]:  # nobody prints 2399 for 1999
        spoilt = spoil(found.group(), draw)
        if spoilt is not None and spoilt != found.group():
            yield kind, span.start + found.start(), found.group(), spoilt


def _words(span: EvidenceSpan) -> Iterator[tuple[str, int, str, str]]:
    for word, other in SCALES.items():
        found = re.search(rf"(?<![A-Za-z]){word}\b", span.text)
        if found:
            yield "scale word", span.start + found.start(), word, other
            break
    for word, other in CURRENCIES.items():
        at = span.text.find(word)
        if at == 0 or (at > 0 and not span.text[at - 1].isalpha()):  # the sign of "A$" is not "$"
            yield "currency", span.start + at, word, other
            break
    if span.text in OPPOSITE:
        yield "direction word", span.start, span.text, OPPOSITE[span.text]
    points = POINTS.search(span.text)
    if points:
        yield "percent for points", span.start + points.start(), points.group(), "percent"
    for day in DAYS:
        if day in span.text:
            other = DAYS[(DAYS.index(day) + 2) % 7]
            yield "weekday", span.start + span.text.index(day), day, other


def mutants(article: Article, report: Report, draw: random.Random, every: bool = False) -> Iterator[Mutant]:
    """One mutant a kind of error for each verified claim; figures seen once are not taken again.

    every: errors of every kind, not only those that contradict what was verified.
    """
    taken: set[tuple[int, str]] = set()
    weights = {"unit-conversion"}  # whose pounds are no money
    for result in report.checks:
        if result.verdict != "consistent":
            continue
        kinds: dict[str, list[tuple[str, int, str, str]]] = {}
        for span in result.spans:
            for edit in (*_numbers(span, draw), *_words(span)):
                fits = edit[0] in FITTING.get(result.name, {edit[0]})
                if (every or fits) and not (edit[0] == "currency" and result.name in weights):
                    kinds.setdefault(edit[0], []).append(edit)
        for kind, edits in kinds.items():
            _, start, old, new = draw.choice(edits)
            if (start, kind) not in taken:
                taken.add((start, kind))
                text = article.text[:start] + new + article.text[start + len(old) :]
                spoilt = article.model_copy(update={"text": text})
                yield Mutant(kind, result.name, spoilt, start, old, new, _others(result, start))


def _others(result: CheckResult, start: int) -> tuple[str, ...]:
    return tuple(sorted(span.text for span in result.spans if not span.start <= start < span.end))


def _still_true(mutant: Mutant, report: Report) -> bool:
    """Whether the check that had verified the claim verifies it of the spoilt words too."""
    return any(
        result.name == mutant.check
        and result.verdict == "consistent"
        and len(result.spans) > len(mutant.others)
        and _others(result, mutant.start) == mutant.others
        for result in report.checks
    )


def _judge(mutant: Mutant, report: Report) -> tuple[bool, bool, list[CheckResult]]:
    """Caught, repaired, and the findings that rest on the spoilt words."""
    end = mutant.start + max(len(mutant.new), 1)
    on_it = [
        result
        for result in report.findings()
        if result.severity != "note"
        and any(span.start < end and mutant.start < span.end for span in result.spans)
    ]
    for result in on_it:
        for repair in result.repairs[:3]:
            span = result.spans[repair.span]
            text = mutant.article.text
            mended = text[: span.start] + repair.replacement + text[span.end :]
            original = text[: mutant.start] + mutant.old + text[mutant.start + len(mutant.new) :]
            if mended == original or (mutant.kind == "percent for points" and _points(mended) == _points(original)):
                return True, True, on_it
    return bool(on_it), False, on_it


def _points(text: str) -> str:
    return WORDINGS.sub("points", text)


def articles(folders: list[Path], published: str | None) -> Iterator[Article]:
    """Every article in the folders; ``published`` is for those that carry no date."""
    for article in read(folders):
        yield article if article.published else article.model_copy(update={"published": published})


def main() -> None:
    """Print, per check and per kind of error, how many were caught and repaired."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=[Path("corpus/articles")])
    options.add_argument("--published")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--every", action="store_true", help="errors too that leave true what was verified")
    options.add_argument("--list", action="store_true", help="print each mutant that was missed")
    options.add_argument("--json", action="store_true")
    args = options.parse_args()
    clean = list(articles(args.folders, args.published))
    made = [
        mutant
        for article, report in zip(clean, check_articles(clean, Settings()), strict=True)
        if not any(True for _ in report.findings())
        for mutant in mutants(article, report, random.Random(f"{args.seed} {article.id}"), args.every)
    ]
    tally: dict[str, Counter[str]] = {}
    for mutant, report in zip(made, check_articles((m.article for m in made), Settings()), strict=True):
        caught, repaired, _ = _judge(mutant, report)
        true = not caught and _still_true(mutant, report)
        for key in ("all", f"check {mutant.check}", f"error {mutant.kind}"):
            tally.setdefault(key, Counter()).update(mutants=1, true=true, caught=caught, repaired=repaired)
        if args.list and not true and not (caught and repaired):
            line = mutant.article.text[max(0, mutant.start - 60) : mutant.start + 60].replace("\n", " ")
            state = "unrepaired" if caught else "missed"
            print(f"{state:10} {mutant.article.id} {mutant.check}: {mutant.old} -> {mutant.new}: …{line}…")
    if args.json:
        print(json.dumps(tally))
        return
    print(f"{'':32} mutants  still true  caught  repaired")
    for key, counts in sorted(tally.items()):
        errors = max(counts["mutants"] - counts["true"], 1)
        shares = f"{counts['caught'] / errors:7.0%} {counts['repaired'] / errors:9.0%}"
        print(f"{key:32} {counts['mutants']:7} {counts['true']:11} {shares}")


if __name__ == "__main__":
    main()
