"""What other programs may lean on: ``copydesk.__all__`` and the spaCy component."""

from __future__ import annotations

import inspect
from pathlib import Path

import pydantic
import pytest
import spacy
from spacy.tokens import Doc, DocBin

import copydesk
from copydesk.records import Report

TEXT = "Of 200 residents, 50 (35%) replied."


def test_the_surface_is_small_documented_and_typed() -> None:
    assert sorted(copydesk.__all__) == [
        "AnalysisError", "CopydeskError", "InputError", "SettingError", "__version__", "check", "check_files",
    ]  # fmt: skip
    for name in copydesk.__all__:
        assert hasattr(copydesk, name)
        assert name == "__version__" or inspect.getdoc(getattr(copydesk, name))
    assert (Path(copydesk.__file__).parent / "py.typed").is_file()


def test_check_gives_a_frozen_report() -> None:
    report = copydesk.check(TEXT, published="2024-08-28", title="A vote")
    [finding] = report.findings()
    assert (finding.name, finding.spans[0].text) == ("share", "35%")
    assert (report.article.title, report.article.published) == ("A vote", "2024-08-28")
    with pytest.raises(pydantic.ValidationError):
        report.coverage = None  # type: ignore[misc, assignment]


@pytest.mark.parametrize(
    "text",
    [
        "", " \n", "No figures here.", "\x00", "\U0001f600" * 3, "\ufeff5% of 10\r\n",
        "5",
    ],
)  # fmt: skip
def test_odd_text_is_no_error(text: str) -> None:
    assert copydesk.check(text).article.text == text


def test_the_text_says_when_it_appeared_unless_it_is_said() -> None:
    text = "Published: 28 August 2024\n\nPrices rose 5%."
    assert copydesk.check(text).article.published == "2024-08-28"
    assert copydesk.check(text, published="2023-01").article.published == "2023-01"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"desc": "uk"}, "unknown setting 'desc'; did you mean 'desk'? one of model, syntax, desk,"),
        ({"desk": "ukk"}, "unknown desk 'ukk'; did you mean 'uk'? one of us, uk, india, canada, australia, europe"),
        ({"fail_on": "eror"}, "unknown fail-on 'eror'; did you mean 'error'? one of error, warning, note"),
        ({"select": "shar"}, "unknown check 'shar'; did you mean 'share'? one of CD101 currency-conversion,"),
        ({"ignore": ("cd999",)}, "unknown check 'cd999'"),
        ({"syntax": "perhaps"}, "syntax: 'perhaps' is not allowed: input should be a valid boolean"),
        ({"model": "en_none"}, "model 'en_none' is not installed"),
    ],
)
def test_settings_that_do_not_exist_are_told(given: dict[str, object], message: str) -> None:
    with pytest.raises(copydesk.SettingError) as caught:
        copydesk.check(TEXT, **given)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("published", "message"),
    [
        ("2024-02-30", "published: there is no '2024-02-30' in the calendar"),
        ("2024-08/2023-08", "published: '2024-08/2023-08' ends before it begins"),
        ("soon", "published: 'soon' is not an ISO day, month or year"),
    ],
)
def test_dates_that_do_not_exist_are_told(published: str, message: str) -> None:
    with pytest.raises(copydesk.InputError) as caught:
        copydesk.check(TEXT, published=published)
    assert str(caught.value).startswith(message)


def test_checks_are_selected_by_code_or_name() -> None:
    def codes(**given: object) -> set[str]:
        return {result.code for result in copydesk.check(TEXT, **given).checks}

    assert "CD301" in codes()
    assert codes(select="share") == codes(select=["cd301"]) == {"CD301"}
    assert "CD301" not in codes(ignore="share")


def test_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "Prices rose 5%."}\n' * 40)
    reports = list(copydesk.check_files(tmp_path / "a.txt", tmp_path / "b.jsonl"))
    assert [report.article.id for report in reports] == [str(tmp_path / "a.txt"), *["x"] * 40]
    with pytest.raises(copydesk.InputError):
        list(copydesk.check_files(tmp_path / "gone.txt"))


def test_the_component_fits_a_pipeline_of_its_own() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("copydesk", config={"published": "2024-08-28", "settings": {"select": ["share"]}})
    reports = [doc._.copydesk for doc in nlp.pipe([TEXT, "Keine Zahl."])]
    assert [report.article.text for report in reports] == [TEXT, "Keine Zahl."]
    assert reports[0].article.published == "2024-08-28"
    assert [result.spans[0].text for result in reports[0].findings()] == ["35%"]
    assert reports[0] == copydesk.check(TEXT, published="2024-08-28", select=["share"])


def test_the_component_leaves_the_host_alone() -> None:
    nlp = spacy.blank("en")
    plain = [token.text for token in nlp("kr500 for 200 residents")]
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("copydesk", first=True)
    assert [token.text for token in nlp("kr500 for 200 residents")] == plain
    assert spacy.blank("en")("x")._.copydesk is None


def test_the_report_goes_where_the_doc_goes(tmp_path: Path) -> None:
    """Through several processes, through bytes, and with a pipeline that was saved and loaded."""
    nlp = spacy.blank("en")
    nlp.add_pipe("copydesk", config={"published": "2024"})
    nlp.to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    docs = list(nlp.pipe([TEXT, TEXT], n_process=2))
    assert all(isinstance(doc._.copydesk, Report) for doc in docs)
    kept = DocBin(store_user_data=True, docs=docs).to_bytes()
    [first, _] = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert isinstance(first, Doc)
    assert first._.copydesk == docs[0]._.copydesk == copydesk.check(TEXT, published="2024")


def test_the_component_refuses_settings_that_do_not_exist() -> None:
    with pytest.raises(copydesk.SettingError, match="did you mean 'desk'"):
        spacy.blank("en").add_pipe("copydesk", config={"settings": {"desc": "uk"}})
