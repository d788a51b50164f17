"""Our own corpus: the gold holds, speakers have their names, and the payments story comes out right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import copydesk
from copydesk.corpus.examine import Examination, examine
from copydesk.facts import read_folder
from copydesk.read import read
from copydesk.records import CheckResult, Report
from copydesk.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
PAYMENTS = CORPUS / "articles" / "payments-firm-half-year.md"


@pytest.fixture(scope="module")
def examination() -> Examination:
    return examine(CORPUS, Settings())


@pytest.fixture(scope="module")
def payments(examination: Examination) -> Report:
    (report,) = (one for one in examination.reports if one.article.id == PAYMENTS.stem)
    return report


def test_the_files_are_in_order(examination: Examination) -> None:
    assert examination.broken == ()
    assert examination.collection.faults == ()


def test_the_gold_holds(examination: Examination) -> None:
    assert [str(failure) for failure in examination.failures] == []


def test_clean_articles_stay_silent(examination: Examination) -> None:
    """No article without a planted error raises a finding, but for the alarms that the gold knows."""
    clean = {pair.article.id for pair in examination.collection.pairs if pair.gold and not pair.gold.findings}
    loud = [
        f"{report.article.id}: {result.name} at {result.spans[0].text!r}"
        for report in examination.reports
        for result in report.findings()
        if report.article.id in clean and not examination.comparisons[report.article.id].known.get(result.id)
    ]
    assert len(clean) >= 10
    assert loud == []


def test_speakers_by_full_name(examination: Examination) -> None:
    """Of the speakers whom an article names, 95 in 100 come out by that name."""
    golds = [pair.gold for pair in examination.collection.pairs if pair.gold]
    gold = sum(entry.speaker is not None for one in golds for entry in one.quotes)
    right = examination.count("found")["speaker"]
    assert gold >= 150
    assert right >= gold * 95 / 100


def test_every_family_is_planted(examination: Examination) -> None:
    """Each family of checks that reads one article alone has an error somewhere in the corpus."""
    golds = [pair.gold for pair in examination.collection.pairs if pair.gold]
    families = {family for gold in golds for finding in gold.findings for family in finding.check}
    assert families >= set(
        "currency-conversion reference-rate unit-conversion percent-change direction multiple percentage-points share "
        "share-total total per-unit magnitude restatement quote-figure quote-integrity age elapsed duration weekday "
        "impossible margin-of-error ranking".split()
    )


def test_the_corpus_is_large_and_balanced(examination: Examination) -> None:
    """Sixty articles that add up, sixty with errors, three desks, every check three times, sixty facts."""
    golds = [pair.gold for pair in examination.collection.pairs if pair.gold]
    assert sum(not gold.findings for gold in golds) >= 60
    assert sum(bool(gold.findings) for gold in golds) >= 60
    assert {"us", "uk", "india"} <= {pair.article.desk for pair in examination.collection.pairs}
    assert sum(entry.speaker is not None for gold in golds for entry in gold.quotes) >= 400
    planted = Counter(family for gold in golds for finding in gold.findings for family in finding.check)
    assert min(planted.values()) >= 3
    assert examination.collection.facts is not None
    assert len(read_folder(examination.collection.facts)) >= 60


def _at(report: Report, name: str, words: str) -> list[CheckResult]:
    return [one for one in report.checks if one.name == name and any(span.text == words for span in one.spans)]


@pytest.mark.parametrize(
    ("check", "words", "verdicts"),
    [
        ("currency-conversion", "US$83 million", {"consistent"}),
        ("currency-conversion", "US$970,000", {"consistent"}),
        ("reference-rate", "US$83 million", {"consistent"}),
        ("reference-rate", "US$970,000", {"consistent"}),
        ("direction", "5,000", {"consistent"}),
        ("direction", "SEK 854 million", {"consistent"}),
        ("direction", "$400,000", {"consistent"}),
        ("direction", "3,000", {"consistent"}),
        ("multiple", "halve", {"consistent"}),
        ("share", "two-thirds", {"undecided"}),
    ],
)
def test_the_payments_story(payments: Report, check: str, words: str, verdicts: set[str]) -> None:
    found = _at(payments, check, words)
    assert found, f"{check} says nothing of {words}"
    assert {one.verdict for one in found} <= verdicts
    assert all(one.reason for one in found if one.verdict == "undecided")


def test_halve_without_nearly_agrees_at_the_loosest() -> None:
    """2,000 of 3,800 is 53%: half loosely, never wrong."""
    (article,) = read([PAYMENTS])
    plain = article.text.replace("nearly halve", "halve")
    assert plain != article.text
    assert [one.verdict for one in _at(copydesk.check(plain), "multiple", "halve")] == ["rounding"]


def test_the_payments_story_raises_nothing(payments: Report) -> None:
    assert [one.message for one in payments.findings()] == []


def test_the_payments_story_implies_a_whole(payments: Report) -> None:
    """2.3 million as two-thirds makes some 3.45 million inquiries, a figure that is not printed."""
    (share,) = _at(payments, "share", "two-thirds")
    assert "3.4" in share.message + share.working


def test_the_payments_quotes(payments: Report) -> None:
    """Every speaker by full name; the product phrase in quotation marks is nobody's quote."""
    said = [(quote.text[:20], quote.speaker.name if quote.speaker else None) for quote in payments.quotes
            if quote.kind == "direct"]  # fmt: skip
    chief = "Sebastian Siemiatkowski"
    assert said == [
        ("We are not sacking a", chief), ("People leave, as the", chief), ("A machine that answe", chief),
        ("Some of what we save", chief), ("If you stop hiring, ", "Lena Forsgren"),
    ]  # fmt: skip
    assert not any("buy now" in quote.text for quote in payments.quotes if quote.kind != "indirect")


@pytest.mark.parametrize(
    ("printed", "swapped"), [("US$83 million", "US$38 million"), ("US$970,000", "US$790,000")]
)
def test_two_digits_swapped(printed: str, swapped: str) -> None:
    """The conversion check objects, names the amount, and offers the original."""
    article = next(read([PAYMENTS]))
    text = article.text.replace(printed, swapped)
    assert text != article.text
    report = copydesk.check(text, published=article.published)
    (finding,) = report.findings()
    assert finding.family == "currency-conversion"
    assert finding.spans[0].text == swapped
    assert swapped in finding.message
    assert printed in [repair.replacement for repair in finding.repairs[:3] if repair.span == 0]
