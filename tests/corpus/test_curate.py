"""What goes into a corpus and out of it: add, export, facts import."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from copydesk.cli import run
from copydesk.corpus.gold import load
from copydesk.facts import read_file


def test_an_article_is_added_with_a_draft_to_confirm(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = corpus.parent / "vote.md"
    text = (corpus / "articles" / "shops.md").read_text(encoding="utf-8").replace("Shops close", "A vote")
    new.write_text(text.replace("Of 200 shops", "Of 400 shops"), encoding="utf-8")
    assert run(["corpus", "add", str(new), str(corpus)]) == 0
    gold = load(corpus / "gold" / "vote.yaml")
    assert [entry.text for entry in gold.quantities] == ["400", "50", "35%"]
    assert (gold.quotes[0].speaker, gold.findings[0].check) == ("Ada Finch", ("share",))
    entries = (*gold.quantities, *gold.quotes, *gold.checks, *gold.findings)
    assert {entry.label for entry in entries} == {"todo"}
    assert run(["corpus", "check", str(corpus), "--out", str(corpus.parent / "out")]) == 0
    assert run(["corpus", "add", str(new), str(corpus)]) == 2
    assert "vote.yaml: is there already" in capsys.readouterr().err


def test_export(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["corpus", "export", str(corpus), "-f", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(row["article"], row["check"], row["verdict"], row["text"]) for row in rows] == [
        ("rents", "direction", "consistent", "£1,000"), ("shops", "share", "inconsistent", "35%"),
    ]  # fmt: skip
    run(["corpus", "export", str(corpus), "-f", "csv"])
    assert len(list(csv.DictReader(capsys.readouterr().out.splitlines()))) == 2
    run(["corpus", "export", str(corpus), "-f", "claimreview"])
    right, wrong = json.loads(capsys.readouterr().out)
    assert (right["reviewRating"]["ratingValue"], wrong["reviewRating"]["ratingValue"]) == (5, 1)
    assert wrong["claimReviewed"] == "Of 200 shops, 50 (35%) closed last year."
    assert run(["corpus", "export", str(corpus), "-f", "cvs"]) == 2
    assert "did you mean 'csv'" in capsys.readouterr().err


def test_facts_from_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet, out = tmp_path / "facts.csv", tmp_path / "facts" / "new.yaml"
    head = "subject,attribute,words,value,unit,as_of,source\n"
    sheet.write_text(f"{head}K2,height,tall|high,8611,metre,2000,survey\nK3,height,,7000,metre,,survey\n", "utf-8")
    assert run(["corpus", "facts", "import", str(sheet), "--out", str(out), "--licence", "CC0-1.0"]) == 1
    assert f"{sheet}:3: a fact has either an as_of date or a period" in capsys.readouterr().err
    (fact,) = read_file(out).facts
    assert (fact.subject, fact.words, fact.value, fact.licence) == ("K2", ("tall", "high"), 8611, "CC0-1.0")
    sheet.write_text("subjet\nx\n", "utf-8")
    assert run(["corpus", "facts", "import", str(sheet), "--out", str(out)]) == 2
    assert "facts.csv:1: unknown column 'subjet'; did you mean 'subject'?" in capsys.readouterr().err


def test_facts_from_claim_reviews(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only what was found true, with one figure."""
    review = {
        "@type": "ClaimReview", "claimReviewed": "The tower is 330 metres tall.", "datePublished": "2022-03-15",
        "author": {"name": "A desk"}, "reviewRating": {"ratingValue": 5, "bestRating": 5}, "license": "CC-BY-4.0",
        "itemReviewed": {"about": {"name": "Eiffel Tower", "additionalType": "height"}},
    }  # fmt: skip
    false = review | {"reviewRating": {"ratingValue": 1, "bestRating": 5}}
    source, out = tmp_path / "reviews.json", tmp_path / "new.yaml"
    source.write_text(json.dumps([review, false]), encoding="utf-8")
    assert run(["corpus", "facts", "import", str(source), "--out", str(out)]) == 1
    assert "review 2: the claim was not found to be true" in capsys.readouterr().err
    (fact,) = read_file(out).facts
    assert (fact.subject, fact.attribute, fact.value, fact.unit) == ("Eiffel Tower", "height", 330, "metre")
