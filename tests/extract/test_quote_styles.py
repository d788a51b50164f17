"""Whole stories in the styles of the trade: who said each quote, by full name.

Each story is followed by its quotes (the first words) and the full name behind each; "" for
somebody whom the story does not name.
"""

from __future__ import annotations

import pytest

from copydesk import parse
from copydesk.extract import quote
from copydesk.settings import Settings

NLP = parse.build(Settings())

WIRE = (
    """LISBON, Sept 4 (Wireline) - Port workers in Norland voted on Monday to end a three-week strike after
the harbour board raised its offer to 6.5%, the dockers' union said.
""".replace("\n", " ")
    + """
"It is not everything we asked for, but it is a living wage," union leader Paulo Serrano told reporters.

The board, which runs four terminals, had warned that the strike was costing it 2 million euros a day. "We are \
relieved," its chairwoman, Ines Falcao, said in a statement. "Ships will call again from Thursday."

Falcao declined to say who would pay for the raise. Asked if tariffs would go up, she said: "Ask me in October."

Economists were less sure. "Somebody always pays," said Rui Bastos of Banco Meridian.
""",
    {
        "It is not everything": "Paulo Serrano",
        "We are relieved": "Ines Falcao",
        "Ships will call": "Ines Falcao",
        "Ask me in October": "Ines Falcao",
        "Somebody always pays": "Rui Bastos",
    },
)

PRESS_RELEASE = (
    """Brightwell Foods announces record first-half results

Brightwell Foods plc ("Brightwell" or the "Company") today reports revenue of £412 million for the six months to \
30 June, up 9%.

Commenting on the results, Harriet Okonjo, Chief Executive Officer, said: "We have fed more people, better, than \
ever before.

"I want to thank our 3,200 colleagues, who made it possible."

Neil Tranter, Chairman of Brightwell, added: "The Board is confident about the year ahead."
""",
    {"We have fed more": "Harriet Okonjo", "The Board is confident": "Neil Tranter"},
)

SPORT = (
    """Ferris Albion 3-2 Kelso Town

Captain Danny Mbeki scored twice in the last five minutes as Albion came from behind to win on Saturday.

"You could hear the ground shake," said the striker, who had missed the last nine games with a broken toe. "I forgot \
about my foot."

His manager, Roy Stubbs, was asked whether Mbeki would start on Tuesday. "He'll start when he can walk," said Stubbs. \
"Ask the physio."

Kelso's Lena-born coach Viktor Hahn blamed the referee. "We were robbed," he told Radio Ferris. "Everyone saw it."
""",
    {
        "You could hear": "Danny Mbeki",
        "I forgot about": "Danny Mbeki",
        "He'll start when": "Roy Stubbs",
        "Ask the physio": "Roy Stubbs",
        "We were robbed": "Viktor Hahn",
        "Everyone saw it": "Viktor Hahn",
    },
)

COURT = (
    """A builder who took deposits from 31 pensioners was jailed for four years at Norland Crown Court on Friday.

Colin Draper, 52, of Mill Lane, Ferris, had admitted fraud. Sentencing him, Judge Amelia Rourke said he had shown \
"not one ounce of pity".

Prosecutor James Adeyemi told the court that Draper "chose his victims by the age of their roofs". Draper spent the \
money on a boat, he said.

In a statement read to the court, one victim, Doris Pell, 84, said: "He sat at my table and ate my cake."

"He was a gentleman," she added. "That was the worst of it."

Det Sgt Priya Raman, of Norland Police, said afterwards: "We hope this gives the families some peace."
""",
    {
        "not one ounce": "Amelia Rourke",
        "chose his victims": "James Adeyemi",
        "He sat at my": "Doris Pell",
        "He was a gentleman": "Doris Pell",
        "That was the worst": "Doris Pell",
        "We hope this": "Priya Raman",
    },
)

SCIENCE = (
    """Bees can count to nine, a study in the Journal of Insect Minds suggests.

‘We thought they would stop at four,’ said the lead author, Dr Mei Tan, of the University of Westmere. ‘They did \
not.’

Her team trained 48 bees with sugar water. The work is “careful and a little alarming”, said Oskar Lindgren, an \
ecologist at Fjord College who was not involved.

Tan now wants to test hornets. ‘I have bought a thicker suit,’ she said.
""",
    {
        "We thought they": "Mei Tan",
        "They did not": "Mei Tan",
        "careful and a": "Oskar Lindgren",
        "I have bought": "Mei Tan",
    },
)

INTERVIEW = (
    """We met the novelist Clara Wynne at her house in Ferris.

WYNNE: I write from four until the cat complains.
FERRIS GAZETTE: And when does the cat complain?
WYNNE: At five. It is a short day, but a full one.
""",
    {"I write from four": "Clara Wynne", "At five": "Clara Wynne"},
)

LIVE_BLOG = (
    """14.05 The mayor, Greta Solberg, has arrived. She waved to the crowd and went straight in.

14.20 Solberg: "We will rebuild every house on this street by spring."

14.31 The opposition leader, Tomas Reyes, is not impressed: "Spring of which year?"

14.40 A spokesman for the insurers says: "We are still counting."

14.52 Asked about Reyes, the mayor smiles. "Of this one," she says.
""",
    {
        "We will rebuild": "Greta Solberg",
        "Spring of which": "Tomas Reyes",
        "We are still counting": "",
        "Of this one": "Greta Solberg",
    },
)

LOCAL = (
    """Neighbours of a house that slid into the River Wend have been told they can go home.

Sheila Garbutt, who has lived at number 9 since 1971, heard it go. "It was like a train, and then it was like \
nothing," she said.

Her husband, Frank, slept through it. "I had my ears out," he said.

Council leader Bev Ashworth said engineers had checked every wall and "found nothing that should worry anybody".

But one resident, who did not want to be named, said: "I'll believe it when it stops raining."

The council has set aside £40,000. It said the money would be "used wisely and quickly".
""",
    {
        "It was like a train": "Sheila Garbutt",
        "found nothing that": "Bev Ashworth",
        "I'll believe it": "",
    },
)

AMERICAN = (
    """COLUMBUS, Ohio -- Sen. Walter Pruitt said Thursday he would vote against the farm bill, calling it ``a gift \
wrapped in a tax.''

``There is nothing in it for a man with forty acres,'' said Pruitt, a Republican from Dayton.

His Democratic rival, Rep. Alma Reyes, said Pruitt had ``never met a farmer he could name.''

``Senator Pruitt knows where the cameras are,'' she said at a rally in Toledo. ``He does not know where the corn is.''

The White House declined to comment. A person close to the talks said the bill was ``on life support.''
""",
    {
        "a gift wrapped": "Walter Pruitt",
        "There is nothing": "Walter Pruitt",
        "never met a farmer": "Alma Reyes",
        "Senator Pruitt knows": "Alma Reyes",
        "He does not know": "Alma Reyes",
        "on life support": "",
    },
)

BUSINESS = (
    """Norland Rail cut its profit forecast for the second time this year on Tuesday, sending its shares down 14%.

The company said it now expected to earn between £80m and £90m. "Passengers have not come back on Mondays and \
Fridays," chief executive Sunil Mathur told analysts. "We no longer think that they will."

Finance director Karen Holloway said the group would close 12 ticket offices, saving £6m a year, but stressed that \
"nobody will be made to go".

Unions were furious. The drivers' union said the closures were "a betrayal of the people who kept the trains running".

Holloway, who joined from a brewer last year, defended the decision. "You can't sell a ticket to an empty hall," she \
said.
""",
    {
        "Passengers have not": "Sunil Mathur",
        "We no longer": "Sunil Mathur",
        "nobody will be made": "Karen Holloway",
        "You can't sell": "Karen Holloway",
    },
)

OBITUARY = (
    """Ottilie Marsh, who taught three generations of Norlanders to swim, has died at 97.

She began in 1949 in a quarry. "There was no pool, so we made do with the hole," she recalled in her memoir, "Cold \
Water".

Her daughter, Ruth Marsh-Bell, said she had swum on the morning of her death. "She told me the water was too warm," \
Mrs Marsh-Bell said.
""",
    {"There was no pool": "Ottilie Marsh", "She told me": "Ruth Marsh-Bell"},
)

STORIES = {
    "wire": WIRE,
    "press release": PRESS_RELEASE,
    "sport": SPORT,
    "court": COURT,
    "science": SCIENCE,
    "interview": INTERVIEW,
    "live blog": LIVE_BLOG,
    "local": LOCAL,
    "american": AMERICAN,
    "business": BUSINESS,
    "obituary": OBITUARY,
}


@pytest.mark.parametrize(("text", "expected"), STORIES.values(), ids=STORIES.keys())
def test_stories(text: str, expected: dict[str, str]) -> None:
    quotes = [q for q in quote.extract(NLP(text)) if q.kind != "indirect"]
    found = {q.text: (q.speaker.name or "") if q.speaker else None for q in quotes}
    got = {}
    for begin in expected:
        (got[begin],) = (name for words, name in found.items() if words.startswith(begin))
    assert got == expected


def test_a_title_in_marks_is_nobodys() -> None:
    assert not any("Cold" in q.text for q in quote.extract(NLP(OBITUARY[0])) if q.kind != "indirect")
    assert not any(q.text in ("Brightwell", "Company") for q in quote.extract(NLP(PRESS_RELEASE[0])))
