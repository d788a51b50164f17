"""Every word of ``cues.toml`` and ``people.toml`` does in its group's examples what the table says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from copydesk import parse
from copydesk.extract import cue, people, quote
from copydesk.settings import Settings

NLP = parse.build(Settings())
LEXICAL = parse.build(Settings(syntax=False))


def cue_rows() -> Iterator[tuple[str, str, dict[str, str]]]:
    for kind, group in cue.table().verbs.items():
        for example in group.examples:
            for word in group.words:
                rest = word.partition(" ")[2]
                forms = cue.forms(word)
                past, now = (f"{form} {rest}".strip() for form in (forms[2], forms[1]))
                for text in {example.text.format(past=past, now=now), example.text.format(past=now, now=now)}:
                    yield f"{kind}: {word}", text, example.quotes


@pytest.mark.parametrize(("word", "text", "quotes"), list(cue_rows()))
def test_every_cue_ties_its_speaker(word: str, text: str, quotes: dict[str, str]) -> None:
    found = {q.text: q.speaker.text if q.speaker else "" for q in quote.extract(NLP(text)) if q.kind != "indirect"}
    assert found == quotes, word


@pytest.mark.parametrize("word", cue.table().tellers.words)
def test_the_object_of_a_teller_is_a_report(word: str) -> None:
    for example in cue.table().tellers.examples:
        found = list(quote.extract(NLP(example.text.format(past=cue.forms(word)[2]))))
        assert {q.text: q.speaker.text if q.speaker else "" for q in found} == example.quotes
        assert [q.kind for q in found] == ["indirect"]


@pytest.mark.parametrize("word", sorted(cue.nouns()))
def test_what_is_put_out_is_its_owners(word: str) -> None:
    found = list(quote.extract(NLP(f'Ann Lee\'s {word} said: "The bridge will open in May."')))
    assert [q.speaker.name for q in found if q.speaker] == ["Ann Lee"]


ROWS = people.table()
PEOPLE = [
    row
    for group in (ROWS.honorifics, ROWS.offices, ROWS.roles, ROWS.short, ROWS.bodies, ROWS.given)
    for row in group.example
]


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row.text)
def test_people(row: people.Example) -> None:
    (found,) = (q for q in quote.extract(NLP(row.text)) if q.kind != "indirect")
    assert found.speaker is not None
    assert found.speaker.name == row.name
    if row.title is not None:
        assert found.speaker.title == row.title


@pytest.mark.parametrize("name", sorted(ROWS.given.male ^ ROWS.given.female))
def test_a_given_name_tells_he_from_she(name: str) -> None:
    assert people.gender_of(name) == ("male" if name in ROWS.given.male else "female")


@pytest.mark.parametrize("name", sorted(ROWS.given.male & ROWS.given.female))
def test_a_name_in_both_lists_tells_nothing(name: str) -> None:
    assert people.is_given(name)
    assert people.gender_of(name) is None


@pytest.mark.parametrize("role", sorted(people.roles()))
def test_a_role_ties_to_the_one_who_has_it(role: str) -> None:
    article = "an" if role[0] in "aeiou" else "a"
    text = f'Ann Reed, {article} {role}, wept. "The bridge is open," the {role} said.'
    (found,) = (q for q in quote.extract(NLP(text)) if q.kind != "indirect")
    assert found.speaker is not None
    assert found.speaker.name == "Ann Reed"


def test_no_row_is_printed_twice() -> None:
    for words in (*(g.words for g in cue.table().verbs.values()), ROWS.roles.words, ROWS.offices.words):
        assert sorted(words) == sorted(set(words))


def test_irregular_forms_belong_to_a_cue() -> None:
    heads = {word.split()[0] for group in cue.table().verbs.values() for word in group.words}
    assert set(cue.table().irregular) <= heads


def test_without_a_model_the_cue_beside_the_mark_is_found() -> None:
    (found,) = quote.extract(LEXICAL('"The bridge is open," said Ann Reed.'))
    assert found.speaker is not None
    assert re.fullmatch("Ann Reed", found.speaker.name or "")
