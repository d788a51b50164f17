"""Who speaks: long titles, brackets, relative clauses; quotes that resume, float or run on.

Each row: a text, and for each quote its words and the words that name its speaker.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

Row = tuple[str, dict[str, "str | None"]]

PHRASES: list[Row] = [
    ('"We lost the site," said Maria Holt, chief executive of Northgate Homes.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Maria Holt, chief executive of Northgate Homes, said.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," said Maria Holt, the group\'s chief financial officer.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," said Northgate chief executive Maria Holt.',
     {"We lost the site,": "Northgate chief executive Maria Holt"}),
    ('"We lost the site," said Northgate\'s chief executive, Maria Holt.',
     {"We lost the site,": "Northgate's chief executive"}),
    ('"We lost the site," said Maria Holt (Labour).', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Maria Holt (D-Ohio) said.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Maria Holt, 47, said.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Maria Holt, who runs the charity, said.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," said Maria Holt, who runs the charity and lives in Leeds.',
     {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Maria Holt – a builder from Leeds – told the inquiry.', {"We lost the site,": "Maria Holt"}),
    ('"We lost the site," Professor Maria Holt told the inquiry.', {"We lost the site,": "Professor Maria Holt"}),
    ('"We lost the site," said Dr Maria Holt, from the University of Leeds.', {"We lost the site,": "Dr Maria Holt"}),
    ('"We lost the site," Holt\'s lawyer said.', {"We lost the site,": "Holt's lawyer"}),
    ('"We lost the site," said a spokeswoman for Northgate Homes.', {"We lost the site,": "a spokeswoman"}),
    ('"We lost the site," the company said in a filing on Tuesday.', {"We lost the site,": "the company"}),
    ('"We lost the site," Northgate Homes said in its annual report.', {"We lost the site,": "Northgate Homes"}),
    ('"We lost the site," residents told the inquiry.', {"We lost the site,": "residents"}),
    ('"We lost the site," the two sisters said.', {"We lost the site,": "the two sisters"}),
    ('"We lost the site," said one person familiar with the talks.', {"We lost the site,": "one person"}),
    ('"We lost the site," said a source close to the board.', {"We lost the site,": "a source"}),
    ('"We lost the site," officials said.', {"We lost the site,": "officials"}),
    ('"We lost the site," Maria Holt and Tom Reeve said in a joint letter.',
     {"We lost the site,": "Maria Holt and Tom Reeve"}),
    ('Maria Holt, the chief executive of Northgate Homes, said: "We lost the site."',
     {"We lost the site.": "Maria Holt"}),
    ('Northgate\'s chief executive Maria Holt said: "We lost the site."',
     {"We lost the site.": "Northgate's chief executive Maria Holt"}),
    ('A spokesman for the Department for Work said: "We lost the site."', {"We lost the site.": "A spokesman"}),
    ('Maria Holt, who joined in 2019 after nine years at a rival, told analysts: "We lost the site."',
     {"We lost the site.": "Maria Holt"}),
    ('Speaking outside the court, Maria Holt said: "We lost the site."', {"We lost the site.": "Maria Holt"}),
    ('Judge Maria Holt told the defendant: "You have shown no remorse."',
     {"You have shown no remorse.": "Judge Maria Holt"}),
    ('Fining the firm, Judge Holt said it had shown "a reckless disregard for life".',
     {"a reckless disregard for life": "Judge Holt"}),
    ('Midfielder Maria Holt said: "We lost the match in the first ten minutes."',
     {"We lost the match in the first ten minutes.": "Midfielder Maria Holt"}),
]

HANDED_ON: list[Row] = [
    # resumed, before and behind the attribution
    ('"The site is gone," Holt said. "We shall find another."',
     {"The site is gone,": "Holt", "We shall find another.": "Holt"}),
    ('"The site is gone," said Holt, chief executive of Northgate. "We shall find another."',
     {"The site is gone,": "Holt", "We shall find another.": "Holt"}),
    ('"The site is gone. We know that." Holt said. "We shall find another."',
     {"The site is gone. We know that.": "Holt", "We shall find another.": "Holt"}),
    ('"The site is gone," Holt said on Monday in Leeds. "We are sad," she added.',
     {"The site is gone,": "Holt", "We are sad,": "she"}),
    # floating paragraphs
    ('"The site is gone," Maria Holt said.\n\n"We shall find another one soon."',
     {"The site is gone,": "Maria Holt", "We shall find another one soon.": "Maria Holt"}),
    ('Maria Holt said the site was gone.\n\n"We shall find another one soon."',
     {"We shall find another one soon.": "Maria Holt"}),
    ('Maria Holt is not giving up.\n\n"We shall find another one soon."',
     {"We shall find another one soon.": "Maria Holt"}),
    ('"The site is gone," Holt said. "Gone for good."\n\nTom Reeve shrugged it off. "Just a site, you know."',
     {"The site is gone,": "Holt", "Gone for good.": "Holt", "Just a site, you know.": "Tom Reeve"}),
    # those who are asked do not speak
    ('Maria Holt was asked: "Where is the site?" "In Leeds," she said.',
     {"Where is the site?": None, "In Leeds,": "she"}),
    ('Holt was asked by Tom Reeve, who supports her but has dismissed the story: "Where is the site?"',
     {"Where is the site?": "Tom Reeve"}),
    ('The mayor talked about giving tenants the right to "decide who should run the lift".',
     {"decide who should run the lift": "The mayor"}),
    # line by line
    ('"Is the site gone?" asked Holt.\n\n"No," replied Tom Reeve.\n\n"Are you sure?"\n\n"Yes."',
     {"Is the site gone?": "Holt", "No,": "Tom Reeve", "Are you sure?": "Holt", "Yes.": "Tom Reeve"}),
    # runs: each paragraph opens, the last alone closes
    ('Maria Holt said: "The site is gone.\n\n"We shall find another.\n\n"It will be ours."',
     {'The site is gone.\n\n"We shall find another.\n\n"It will be ours.': "Maria Holt"}),
    ('"The site is gone," Holt said. "We shall find another.\n\n"It will be ours."',
     {"The site is gone,": "Holt", 'We shall find another.\n\n"It will be ours.': "Holt"}),
    ("Maria Holt said: “The site is gone.\n“We shall find another.”",
     {"The site is gone.\n“We shall find another.": "Maria Holt"}),
    # paragraphs run together into one
    ('Maria Holt said: "The site is gone. "We shall find another. "It will be ours." She left.',
     {'The site is gone. "We shall find another. "It will be ours.': "Maria Holt"}),
    ('- Town boss Maria Holt "We deserved the win on the day." - City boss Tom Reeve "We deserved nothing at all."',
     {"We deserved the win on the day.": "Town boss Maria Holt", "We deserved nothing at all.": "City boss Tom Reeve"}),
    # two speakers in turn
    ('"The site is gone," Holt said.\n\n"It is not," Reeve said.\n\n"We have the papers."',
     {"The site is gone,": "Holt", "It is not,": "Reeve", "We have the papers.": "Reeve"}),
    ('Holt said "the site is gone" but Reeve said "we have the papers here".',
     {"the site is gone": "Holt", "we have the papers here": "Reeve"}),
    ('While Holt called it "a loss to all of us", Reeve said: "We shall cope."',
     {"a loss to all of us": "Holt", "We shall cope.": "Reeve"}),
    # announced by a paragraph that ends in a colon
    ('Maria Holt wrote to the tenants:\n\n"The site is gone."', {"The site is gone.": "Maria Holt"}),
    ("Maria Holt wrote to the tenants:\n\n> The site is gone and we are sorry.",
     {"The site is gone and we are sorry.": "Maria Holt"}),
    # the closing mark was forgotten
    ('"The site is gone, said Maria Holt, who runs it. She wept on Friday.', {"The site is gone,": "Maria Holt"}),
    ('"The site is gone, she said on Friday. Nobody answered.', {"The site is gone,": "she"}),
    # a post carried over whole
    ("The site is gone, and so is our patience — Maria Holt (@mholt) July 21, 2018",
     {"The site is gone, and so is our patience": "Maria Holt"}),
]


def spoken(text: str) -> dict[str, str | None]:
    return {
        q.text: q.speaker.text if q.speaker else None
        for q in quote.extract(NLP(text))
        if q.kind != "indirect"
    }


@pytest.mark.parametrize(("text", "expected"), PHRASES + HANDED_ON)
def test_speakers(text: str, expected: dict[str, str | None]) -> None:
    assert spoken(text) == expected
