"""Pronouns, titles, surnames and roles -> the fullest name, with title and affiliation; null where two fit.

Each row: a text and, for its last quote, the name, title and affiliation of who said it.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

Row = tuple[str, "str | None"]

SHORTER: list[Row] = [
    ('Maria Holt runs the charity. "We are broke," Holt said.', "Maria Holt"),
    ('Maria Holt runs the charity. "We are broke," Ms Holt said.', "Maria Holt"),
    ('Maria Holt runs the charity. "We are broke," Ms. Holt said.', "Maria Holt"),
    ('Maria Holt runs the charity. "We are broke," Maria said.', "Maria Holt"),
    ('Maria Holt runs the charity. "We are broke," said Holt, 54.', "Maria Holt"),
    ('"We are broke," Holt said. The plea from Maria Holt was heard.', "Maria Holt"),
    ('Maria Anne Holt runs it. "We are broke," Maria Holt said.', "Maria Anne Holt"),
    ('Tom Reeve Jr. runs it. "We are broke," Reeve said.', "Tom Reeve Jr."),
    ('Ludwig van Dongen runs it. "We are broke," van Dongen said.', "Ludwig van Dongen"),
    ('Aisha Al-Farsi runs it. "We are broke," Al-Farsi said.', "Aisha Al-Farsi"),
    ("Siobhan O'Dowd runs it. \"We are broke,\" O'Dowd said.", "Siobhan O'Dowd"),
    ('Sen. Maria Holt runs it. "We are broke," the senator said.', "Maria Holt"),
    ('Dr Maria Holt runs it. "We are broke," Dr Holt said.', "Maria Holt"),
    ('Sir Tom Reeve runs it. "We are broke," Sir Tom said.', "Tom Reeve"),
]

PRONOUNS: list[Row] = [
    ('Maria Holt runs the charity. "We are broke," she said.', "Maria Holt"),
    ('Tom Reeve met Maria Holt. "We are broke," she said.', "Maria Holt"),
    ('Tom Reeve met Maria Holt. "We are broke," he said.', "Tom Reeve"),
    ('Maria Holt met Anna Lind. "We are broke," she said.', "Maria Holt"),
    ('Maria Holt runs the charity. It was hers alone. "We are broke," she said.', "Maria Holt"),
    ('"We are sad," said Maria Holt. "We are broke," she added.', "Maria Holt"),
    ('Maria Holt asked Anna Lind to go.\n\nLind refused. "We are broke," she said.', "Anna Lind"),
    ('Mr Reeve sat by Mrs Holt. "We are broke," she said.', "Holt"),
    ('The chairman, Ola Brandt, wept. "We are broke," he said.', "Ola Brandt"),
    ('Actress Ola Brandt wept. "We are broke," she said.', "Ola Brandt"),
    ('Ola Brandt took her coat. "We are broke," she said.', "Ola Brandt"),
    ('When Maria Holt rose to speak, she said: "We are broke."', "Maria Holt"),
    ('Actress Tom Lind met Maria Holt on a bus. "We are broke," he said.', None),
    ('Mr Anna Lind met Maria Holt. "We are broke," he said.', "Anna Lind"),
    ('Nobody came. "We are broke," she said.', None),
    ('Tom Reeve runs the charity. "We are broke," she said.', None),
]

IN_HAND: list[Row] = [
    ('Maria Holt swam home. "We are broke," the singer said.', "Maria Holt"),
    ('Maria Holt swam home. "We are broke," the 34-year-old said.', "Maria Holt"),
    ('Maria Holt met Anna Lind, a singer. "We are broke," the singer said.', "Anna Lind"),
    ('Maria Holt was jailed. "We are broke," the judge said.', None),
    ('A tenant came. Maria Holt sat by him. "We are broke," the man said.', None),
    ('Maria Holt came early. A resident fell over. "We are broke," she said.', None),
]

SET_OFF: list[Row] = [
    ('"We are broke," said Secretary of State Maria Holt.', "Maria Holt"),
    ('"We are broke," said Leader of Opposition Maria Holt.', "Maria Holt"),
    ('The member for Leeds, Maria Holt, rose. "We are broke," she said.', "Maria Holt"),
    ('The member for Leeds, Maria Holt, said: "We are broke."', "Maria Holt"),
    ('Her mother, the poet Maria Holt, said: "We are broke."', "Maria Holt"),
    ('Reeve\'s editor for 30 years, Maria Holt, said: "We are broke."', "Maria Holt"),
    ('His widow, Margaret, wept. "We are broke," she said.', "Margaret"),
    ('Outside court, neighbour Maria Holt, 82, said they were "broke and tired of it".', "Maria Holt"),
    ('Tom "Spanner" Reeve runs it. "We are broke," Reeve said.', 'Tom "Spanner" Reeve'),
    ('Coach Carlos Mendes rose. "We are broke," the Portuguese said.', "Carlos Mendes"),
    ('The jury told the District Court Maria Holt had lied. "We are broke," Holt said.', "Maria Holt"),
    ('John Bright won it. The novelist wept. His aunt, Nell Ash, left. Later he said: "We are broke."', "John Bright"),
    ('The Prime Minister said: "We are broke."', None),
    ('The committee said: "The Committee is broke and tired."', None),
    ('Northgate Homes said it would close two halls, citing "the folly of the board".', "Northgate Homes"),
]

EQUAL: list[Row] = [
    ('Maria Holt and Anna Holt came. "We are broke," Holt said.', None),
    ('Maria Holt and Tom Holt came. "We are broke," Mr Holt said.', "Tom Holt"),
    ('Maria Holt and Anna Lind came. "We are broke," she said.', None),
    ('Maria Holt, an engineer, met Tom Reeve, an engineer. "We are broke," the engineer said.', None),
    ('Senator Maria Holt met Mayor Anna Holt. "We are broke," the mayor said.', "Anna Holt"),
    ('Senator Maria Holt met Mayor Anna Holt. "We are broke," Mayor Holt said.', "Anna Holt"),
]

UNNAMED: list[Row] = [
    ('"We are broke," officials said.', None),
    ('"We are broke," said a person familiar with the talks.', None),
    ('"We are broke," one resident said.', None),
    ('Maria Holt runs the charity. "We are broke," a volunteer said.', None),
]

ORGANISATIONS: list[Row] = [
    ('"We are broke," Northgate Homes said.', "Northgate Homes"),
    ('Northgate Homes, the housing charity, closed. "We are broke," the charity said.', "Northgate Homes"),
    ('The Bank of Norland cut rates. "We are broke," the Bank of Norland said.', "Bank of Norland"),
    ('"We are broke," the Ministry of Fisheries said.', "Ministry of Fisheries"),
    ('"We are broke," the BBD said.', "BBD"),
    ('A statement from Northgate Homes read: "We are broke."', "Northgate Homes"),
]

TITLES: list[tuple[str, str | None, str | None, str | None]] = [
    ('"We are broke," said Maria Holt, chief executive of Northgate Homes.',
     "Maria Holt", "chief executive", "Northgate Homes"),
    ('"We are broke," said Northgate chief executive Maria Holt.', "Maria Holt", "chief executive", "Northgate"),
    ('"We are broke," said Northgate\'s chief executive, Maria Holt.', "Maria Holt", "chief executive", "Northgate"),
    ('"We are broke," Mayor Maria Holt said.', "Maria Holt", "Mayor", None),
    ('"We are broke," Prime Minister Maria Holt said.', "Maria Holt", "Prime Minister", None),
    ('"We are broke," said Maria Holt, an economist at Brandt Capital.', "Maria Holt", "economist", "Brandt Capital"),
    ('"We are broke," said Maria Holt, a professor of law at the University of Norland.',
     "Maria Holt", "professor of law", "University of Norland"),
    ('Maria Holt, the head of the Norland Bus Company, rose. "We are broke," she said.',
     "Maria Holt", "head", "Norland Bus Company"),
    ('Finance director Maria Holt rose. "We are broke," Ms Holt said.', "Maria Holt", "Finance director", None),
    ('"We are broke," said Maria Holt, spokeswoman for the Norland police.',
     "Maria Holt", "spokeswoman", "Norland police"),
    ('"We are broke," said Maria Holt, who is the chief executive of Northgate Homes.',
     "Maria Holt", "chief executive", "Northgate Homes"),
    ('"We are broke," said Northgate chairman and chief executive Maria Holt.',
     "Maria Holt", "chairman and chief executive", "Northgate"),
    ('"We are broke," said Albion manager Sir Tom Reeve.', "Tom Reeve", "manager", "Albion"),
    ('The surprising Mr Tom Reeve rose. "We are broke," he said.', "Tom Reeve", None, None),
    ('"We are broke," said Maria Holt, founder of the company.', "Maria Holt", "founder", None),
    ('"We are broke," said Pak Dong-min, chief executive of Hanbit Card.', "Pak Dong-min", "chief executive",
     "Hanbit Card"),
    ('Maria Holt is a farmer. "We are broke," she said.', "Maria Holt", "farmer", None),
    ('The council\'s chief executive, Dr Maria Holt, rose. "We are broke," she said.',
     "Maria Holt", "chief executive", None),
    ('Chief executive Maria Holt rose. "We are broke," she said.', "Maria Holt", "Chief executive", None),
    ('"We are broke," said Norland MP Maria Holt.', "Maria Holt", "MP", "Norland"),
    ('"We are broke," Press Secretary Maria Holt said.', "Maria Holt", "Press Secretary", None),
]


def last(text: str) -> tuple[str | None, str | None, str | None]:
    speaker = [q for q in quote.extract(NLP(text)) if q.kind != "indirect"][-1].speaker
    return (speaker.name, speaker.title, speaker.affiliation) if speaker else (None, None, None)


@pytest.mark.parametrize(("text", "name"), SHORTER + PRONOUNS + IN_HAND + SET_OFF + EQUAL + UNNAMED + ORGANISATIONS)
def test_names(text: str, name: str | None) -> None:
    assert last(text)[0] == name


@pytest.mark.parametrize(("text", "name", "title", "affiliation"), TITLES)
def test_titles(text: str, name: str | None, title: str | None, affiliation: str | None) -> None:
    assert last(text) == (name, title, affiliation)
