"""Precision, recall and F1 of the program on a corpus: by section, kind and check.

Every entry of the gold counts, whatever its label. What a section means:

- quantity: value and unit, by kind; a figure beyond the gold is a false one, but for ordinals
  ("the first"), of which the gold lists only those that matter.
- quote: the words; speaker: the full name, of the quotes whose words are right.
- finding: planted errors caught, by check; any other finding is a false one.
- check, claim, repair: what the gold asks for and gets; the program may say more, so recall alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from copydesk.corpus.anchor import find
from copydesk.corpus.examine import Examination
from copydesk.corpus.gold import Gold, GoldQuantity
from copydesk.corpus.ledger import meets
from copydesk.corpus.mentions import same_words
from copydesk.records import Quantity, Report

Measure = Literal["precision", "recall", "f1"]
MEASURES: tuple[Measure, ...] = ("precision", "recall", "f1")
SECTIONS = ("quantity", "quote", "speaker", "finding", "check", "claim", "repair")
RECALL_ONLY = ("check", "claim", "repair")
ALL = "all"
_SAME = Decimal("1e-6")  # a third is written with as many digits as its author cared for


@dataclass
class Score:
    """What was right, what was false and what was missed; a measure without cases is None."""

    right: int = 0
    false: int = 0
    missed: int = 0
    recall_only: bool = False

    @property
    def precision(self) -> float | None:
        """Of what the program says, the share that is right."""
        said = self.right + self.false
        return self.right / said if said and not self.recall_only else None

    @property
    def recall(self) -> float | None:
        """Of what there is, the share that the program says."""
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        whole = 2 * self.right + self.false + self.missed
        return 2 * self.right / whole if whole and not self.recall_only else None

    def measures(self) -> Iterator[tuple[Measure, float]]:
        """The measures that have a value."""
        for name in MEASURES:
            if (value := getattr(self, name)) is not None:
                yield name, value


@dataclass
class Scores:
    """Scores by section and row; the row "all" is the section's whole."""

    rows: dict[tuple[str, str], Score] = field(default_factory=dict)

    def count(self, section: str, kind: str, outcome: Literal["right", "false", "missed"], times: int = 1) -> None:
        """Count a case in its row and in the section's whole."""
        for name in (kind, ALL):
            row = self.rows.setdefault((section, name), Score(recall_only=section in RECALL_ONLY))
            setattr(row, outcome, getattr(row, outcome) + times)

    def ordered(self) -> list[tuple[str, str, Score]]:
        """The rows by section, the whole before its kinds."""
        keys = sorted(self.rows, key=lambda key: (SECTIONS.index(key[0]), key[1] != ALL, key[1]))
        return [(*key, self.rows[key]) for key in keys]


def score(examination: Examination) -> Scores:
    """The scores of a whole corpus."""
    scores = Scores()
    golds = {pair.article.id: pair.gold for pair in examination.collection.pairs}
    for report in examination.reports:
        if gold := golds[report.article.id]:
            _quantities(scores, gold, report)
            _quotes(scores, gold, report)
    _findings(scores, examination)
    for section in RECALL_ONLY:
        for comparison in examination.comparisons.values():
            found = comparison.found[section]
            scores.count(section, ALL, "right", 0)
            whole = scores.rows[section, ALL]
            whole.right += found
            whole.missed += comparison.gold[section] - found
    return scores


def _agrees(entry: GoldQuantity, figure: Quantity) -> bool:
    """Whether value and unit are the same."""
    if entry.unit != figure.unit or (entry.value is None) != (figure.value is None):
        return False
    if entry.value is None or figure.value is None:
        return True
    return abs(entry.value - figure.value) <= abs(entry.value) * _SAME


def _quantities(scores: Scores, gold: Gold, report: Report) -> None:
    text, used = report.article.text or "", set[str]()
    for entry in gold.quantities:
        place = find(text, entry.text, entry.occurrence)
        near = [f for f in report.quantities if meets(place, f.start, f.end) and f.id not in used]
        right = next((figure for figure in near if _agrees(entry, figure)), None)
        scores.count("quantity", entry.kind, "right" if right else "missed")
        if right:
            used.add(right.id)
    for figure in report.quantities:
        if figure.id not in used and figure.kind != "ordinal":
            scores.count("quantity", figure.kind, "false")


def _quotes(scores: Scores, gold: Gold, report: Report) -> None:
    text, used = report.article.text or "", set[str]()
    for entry in gold.quotes:
        place = find(text, entry.text, entry.occurrence)
        near = [quote for quote in report.quotes if meets(place, quote.start, quote.end)]
        same = next((quote for quote in near if same_words(text, place, quote)), None)
        scores.count("quote", entry.kind, "right" if same else "missed")
        used.update(quote.id for quote in near if same is quote or quote.kind == "indirect")
        if same is None:
            continue
        name = same.speaker.name if same.speaker else None
        if entry.speaker is not None:
            scores.count("speaker", "named", "right" if name == entry.speaker else "missed")
        if name is not None and name != entry.speaker:
            scores.count("speaker", "named", "false")
    for quote in report.quotes:
        if quote.kind != "indirect" and quote.id not in used:
            scores.count("quote", quote.kind, "false")


def _findings(scores: Scores, examination: Examination) -> None:
    """Recall by the check that an error is filed under, precision by the check that found something."""
    planted, caught = examination.count("planted"), examination.count("caught")
    for name in planted:
        scores.count("finding", name, "right", caught[name])
        scores.count("finding", name, "missed", planted[name] - caught[name])
    false: dict[str, int] = defaultdict(int)
    for report in examination.reports:
        comparison = examination.comparisons.get(report.article.id)
        for result in report.findings():
            false[result.family] += comparison is not None and comparison.known.get(result.id) != "finding"
    for name, times in false.items():
        scores.count("finding", name, "false", times)
